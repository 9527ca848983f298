/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-due-kind.h"
#include "rapport-transaction.h"

G_BEGIN_DECLS

/** RapportAlertKey: an alert and the UTC seconds at which to tell it; put off, it is another */
typedef struct
{
  gint64 id;
  gint64 fire;
} RapportAlertKey;

/**
 * RapportAlert:
 * @id: of the alert itself
 * @kind: (transfer none): how it falls due
 * @thing: (transfer none): what fell due, interned
 * @row: its id
 * @clock: (transfer none): which of its clocks, interned: "due", or an SLA target
 * @level: which of the kind's levels it is
 * @due: UTC seconds at which it is due
 * @fire: UTC seconds at which to tell it
 * @has_time: whether it is due at a time, not all day
 * @customer: the customer's id and @customer_name
 * @what: (nullable): what is to be done
 * @number: (nullable): of the ticket, and its @priority
 * @method: (nullable): of the plan: a value of rapport_methods, or words as typed
 * @owner: whose it is, 0 for nobody's, and their name, @owner_name
 */
typedef struct
{
  gint64      id;
  const char *thing;
  const RapportDueKind *kind;
  gint64      row;
  const char *clock;
  int         level;
  gint64      due;
  gint64      fire;
  gboolean    has_time;
  guint8      uid[RAPPORT_UID_LENGTH];
  gint64      customer;
  char       *customer_name;
  char       *what;
  char       *number;
  char       *method;
  char       *priority;
  gint64      owner;
  char       *owner_name;
} RapportAlert;

void       rapport_alert_free            (RapportAlert       *alert);

gboolean   rapport_alerts_refresh        (const RapportDerivedRun *run,
                                          gint64               id,
                                          GError             **error);
gboolean   rapport_alerts_next_fire      (RapportConnection  *connection,
                                          gint64              after,
                                          gint64             *fire,
                                          GError            **error);
GArray    *rapport_alerts_list_pending   (RapportConnection  *connection,
                                          gint64              until,
                                          GError            **error);
GArray    *rapport_alerts_list_shown     (RapportConnection  *connection,
                                          guint               most,
                                          GError            **error);
GPtrArray *rapport_alerts_load           (RapportConnection  *connection,
                                          GArray             *keys,
                                          guint               most,
                                          GError            **error);
GPtrArray *rapport_alerts_load_due       (RapportConnection  *connection,
                                          gint64              until,
                                          GError            **error);
gboolean   rapport_alerts_is_open        (RapportConnection     *connection,
                                          const RapportAlertKey *key);
gboolean   rapport_alerts_mark_shown     (RapportConnection  *connection,
                                          const RapportActor *actor,
                                          GArray             *keys,
                                          gint64              now,
                                          GError            **error);
gboolean   rapport_alerts_snooze         (RapportConnection  *connection,
                                          const RapportActor *actor,
                                          const char         *thing,
                                          gint64              row,
                                          gint64              until,
                                          gint64              now,
                                          GError            **error);
gboolean   rapport_alerts_have_p1        (RapportConnection  *connection,
                                          GArray             *keys,
                                          gboolean           *have,
                                          GError            **error);
gboolean   rapport_alerts_keep_p1        (RapportConnection  *connection,
                                          GArray             *keys,
                                          GError            **error);
gboolean   rapport_alerts_keep_mine      (RapportConnection  *connection,
                                          GArray             *keys,
                                          gint64              member,
                                          int                  today,
                                          GError            **error);
gboolean   rapport_alerts_bring_back     (RapportConnection  *connection,
                                          const RapportActor *actor,
                                          const char         *thing,
                                          gint64              row,
                                          gint64              now,
                                          GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportAlert, rapport_alert_free)

G_END_DECLS
