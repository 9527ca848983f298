/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-policy.h"

G_BEGIN_DECLS

/**
 * RapportServiceVersion:
 * @id: of the newest version of a policy or calendar
 * @version: which one that is
 * @is_default: whether new things go by it
 * @n_open: open tickets that are judged by it
 */
typedef struct
{
  gint64    id;
  char     *name;
  int       version;
  char     *json;
  gboolean  is_default;
  guint     n_open;
} RapportServiceVersion;

/**
 * RapportPolicyQuestion:
 * @values: the ticket's value for each #RapportSlaKey, NULL where it has none
 * @contract: under which it is received, 0 for none
 * @day: on which it is received, yyyymmdd
 */
typedef struct
{
  const char *values[RAPPORT_SLA_N_KEYS];
  gint64      customer;
  gint64      contract;
  int         day;
} RapportPolicyQuestion;

gint64     rapport_versions_find_newest (RapportConnection            *connection,
                                         GType                         type,
                                         gint64                        id);
gint64     rapport_versions_find_called (RapportConnection            *connection,
                                         GType                         type,
                                         const char                   *name);
gboolean   rapport_versions_dup_name    (RapportConnection            *connection,
                                         GType                         type,
                                         gint64                        id,
                                         char                        **name,
                                         GError                      **error);
GPtrArray *rapport_versions_list        (RapportConnection            *connection,
                                         GType                         type,
                                         gboolean                      with_retired,
                                         GError                      **error);
gboolean   rapport_versions_find_open   (RapportConnection            *connection,
                                         GType                         type,
                                         gint64                        id,
                                         GArray                       *tickets,
                                         GError                      **error);
gboolean   rapport_policy_choose        (RapportConnection            *connection,
                                         const RapportPolicyQuestion  *question,
                                         gint64                       *policy,
                                         GError                      **error);

G_END_DECLS
