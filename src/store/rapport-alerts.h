/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/**
 * RapportAlert:
 * @id: of the alert itself
 * @thing: (transfer none): what fell due: "plan", "action_item" or "ticket", interned
 * @row: its id
 * @clock: (transfer none): which of its clocks, interned: "due", or an SLA target
 * @due: UTC seconds at which it is due
 * @fire: UTC seconds at which to tell it
 * @customer: the customer's id and @customer_name
 * @what: (nullable): what is to be done
 * @number: (nullable): of the ticket
 */
typedef struct
{
  gint64      id;
  const char *thing;
  gint64      row;
  const char *clock;
  gint64      due;
  gint64      fire;
  gboolean    has_time;
  guint8      uid[RAPPORT_UID_LENGTH];
  gint64      customer;
  char       *customer_name;
  char       *what;
  char       *number;
  char       *method;
} RapportAlert;

void       rapport_alert_free            (RapportAlert       *alert);

gboolean   rapport_alerts_refresh        (RapportConnection  *connection,
                                          const char         *thing,
                                          gint64              row,
                                          GTimeZone          *zone,
                                          GError            **error);
gboolean   rapport_alerts_rebuild        (RapportConnection  *connection,
                                          GTimeZone          *zone,
                                          GError            **error);
gboolean   rapport_alerts_next_fire      (RapportConnection  *connection,
                                          gint64             *fire,
                                          GError            **error);
GPtrArray *rapport_alerts_load_pending   (RapportConnection  *connection,
                                          gint64              until,
                                          guint               most,
                                          GError            **error);
guint      rapport_alerts_count_pending  (RapportConnection  *connection,
                                          gint64              until,
                                          GError            **error);
GArray    *rapport_alerts_list_settled   (RapportConnection  *connection,
                                          const gint64       *ids,
                                          guint               n_ids,
                                          GError            **error);
gboolean   rapport_alerts_mark_shown     (RapportConnection  *connection,
                                          const gint64       *ids,
                                          guint               n_ids,
                                          gint64              now,
                                          GError            **error);
gboolean   rapport_alerts_mark_all_shown (RapportConnection  *connection,
                                          gint64              until,
                                          gint64              now,
                                          GError            **error);
gboolean   rapport_alerts_snooze         (RapportConnection  *connection,
                                          const char         *thing,
                                          gint64              row,
                                          gint64              until,
                                          gint64              now,
                                          GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportAlert, rapport_alert_free)

G_END_DECLS
