/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-entity.h"

G_BEGIN_DECLS

/**
 * RapportCareSource: from what a customer's file says, a care date follows
 * @uid: of the care date, the same in every book
 * @contact: whose day it is, 0 for the customer's own
 * @kind: one of rapport_care_kinds
 * @name: what it is called
 * @date: (nullable): the day of the year as written; NULL where none is known
 * @lunar: it is by the Chinese calendar
 */
typedef struct
{
  guint8   uid[RAPPORT_UID_LENGTH];
  gint64   contact;
  char    *kind;
  char    *name;
  char    *date;
  gboolean lunar;
} RapportCareSource;

GPtrArray *rapport_care_sources_load     (RapportConnection  *connection,
                                          gint64              customer,
                                          GError            **error);
GArray    *rapport_care_sources_find_stale (RapportConnection  *connection,
                                            gint64              customer,
                                            GPtrArray          *sources,
                                            GError            **error);
GArray    *rapport_care_sources_find_new (RapportConnection  *connection,
                                          gint64              after,
                                          guint               most,
                                          GError            **error);
gboolean   rapport_care_has_festival     (RapportConnection  *connection,
                                          const char         *festival,
                                          gboolean           *has,
                                          GError            **error);

G_END_DECLS
