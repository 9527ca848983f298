/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-alerts.h"
#include "rapport-moment-text.h"
#include "rapport-reminder-actions.h"
#include "rapport-settings.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-ticket-acts.h"
#include "rapport-uid.h"

typedef struct
{
  RapportActor actor;
  const char  *thing;
  gint64       row;
  gint64       until;
  gint64       now;
} PutOff;

static void
set_gone_error (GError **error)
{
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                       _("What the notification was about is no longer there."));
}

/**
 * rapport_reminder_find_target:
 * @profile: that of @book
 * @target: what a notice's action was given; it comes from outside and may be anything
 * @type: (out) (optional): the class of the thing
 * @id: (out): its id
 *
 * Returns: whether the thing was found in @book, else @error says why
 */
gboolean
rapport_reminder_find_target (RapportBook  *book,
                              const char   *profile,
                              GVariant     *target,
                              GType        *type,
                              gint64       *id,
                              GError      **error)
{
  guint8 uid[RAPPORT_UID_LENGTH];
  const char *given, *thing, *text;
  GError *problem = NULL;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), FALSE);
  g_return_val_if_fail (profile != NULL && id != NULL, FALSE);

  *id = 0;
  if (target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE (RAPPORT_REMINDER_TARGET)))
    {
      g_variant_get (target, "(&s&s&s)", &given, &thing, &text);
      if (strcmp (given, profile) == 0 && rapport_due_kind_find (thing, NULL) != NULL && rapport_uid_from_text (text, uid))
        *id = rapport_table_find_uid (rapport_book_get_connection (book),
                                      rapport_entity_type_for (thing), uid, &problem);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (*id == 0)
    {
      set_gone_error (error);
      return FALSE;
    }
  if (type != NULL)
    *type = rapport_entity_type_for (thing);
  return TRUE;
}

/**
 * rapport_reminder_find_target_of:
 * @type: the class of things that the action is for
 * @target: as for rapport_reminder_find_target()
 *
 * Returns: the id of the thing in @book, 0 when it is gone or of another kind, and @error says so
 */
gint64
rapport_reminder_find_target_of (RapportBook  *book,
                                 const char   *profile,
                                 GVariant     *target,
                                 GType         type,
                                 GError      **error)
{
  GType found;
  gint64 id;

  if (!rapport_reminder_find_target (book, profile, target, &found, &id, error))
    return 0;
  if (found == type)
    return id;
  set_gone_error (error);
  return 0;
}

static gboolean
note_put_off (RapportConnection  *connection,
              gpointer            data,
              GError            **error)
{
  const PutOff *put_off = data;

  return rapport_alerts_snooze (connection, &put_off->actor, put_off->thing, put_off->row, put_off->until,
                                put_off->now, error);
}

static gboolean
put_off_until (RapportBook  *book,
               const char   *profile,
               GVariant     *target,
               gint64        now,
               gint64        until,
               GError      **error)
{
  PutOff *put_off;
  GType type;
  gint64 id;

  if (!rapport_reminder_find_target (book, profile, target, &type, &id, error))
    return FALSE;
  put_off = g_new0 (PutOff, 1);
  rapport_book_get_actor (book, &put_off->actor);
  put_off->thing = rapport_table_info (type)->name;
  put_off->row = id;
  put_off->until = until;
  put_off->now = now;
  rapport_book_note_async (book, note_put_off, put_off, g_free, NULL, NULL);
  return TRUE;
}

/**
 * rapport_reminder_snooze:
 * @target: as for rapport_reminder_find_target()
 *
 * The button Snooze: what was told is told again after the book's ⚙ time.
 *
 * Returns: whether it was found, else @error says why
 */
gboolean
rapport_reminder_snooze (RapportBook       *book,
                         RapportWallClock  *clock,
                         const char        *profile,
                         GVariant          *target,
                         GError           **error)
{
  gint64 now = rapport_wall_clock_get_now (clock);
  RapportRules rules;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), FALSE);

  rapport_settings_load_rules (rapport_book_get_connection (book), &rules);
  return put_off_until (book, profile, target, now, now + rules.snooze_minutes * 60, error);
}

/**
 * rapport_reminder_put_off:
 * @target: as for rapport_reminder_find_target()
 *
 * The button Tomorrow 9:00: what was told is told again on the next local day, at the book's ⚙
 * time.
 *
 * Returns: whether it was found, else @error says why
 */
gboolean
rapport_reminder_put_off (RapportBook       *book,
                          RapportWallClock  *clock,
                          const char        *profile,
                          GVariant          *target,
                          GError           **error)
{
  gint64 now = rapport_wall_clock_get_now (clock);
  g_autoptr(GTimeZone) zone = rapport_wall_clock_dup_zone (clock);
  int tomorrow = rapport_day_add (rapport_day_from_instant (now, zone), 1);
  RapportRules rules;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), FALSE);

  rapport_settings_load_rules (rapport_book_get_connection (book), &rules);
  return put_off_until (book, profile, target, now,
                        rapport_day_time_to_instant (tomorrow, rules.tomorrow_minute, zone), error);
}

static RapportAct *
new_event (RapportBook       *book,
           RapportWallClock  *clock,
           const char        *profile,
           const char        *kind,
           GVariant          *target,
           GError           **error)
{
  g_autoptr(RapportTicketEvent) event = rapport_ticket_event_new ();
  const gint64 id = rapport_reminder_find_target_of (book, profile, target, RAPPORT_TYPE_TICKET, error);

  if (id == 0)
    return NULL;
  rapport_entity_set_integer (RAPPORT_ENTITY (event), RAPPORT_TICKET_EVENT_AT,
                              rapport_wall_clock_get_now (clock));
  rapport_entity_set_text (RAPPORT_ENTITY (event), RAPPORT_TICKET_EVENT_KIND, kind);
  return rapport_note_event_new (id, event);
}

static void
noted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  RapportReceipt *receipt =
    rapport_act_run_finish (g_task_get_source_object (task), result, &error);

  if (receipt != NULL)
    g_task_return_pointer (task, receipt, (GDestroyNotify) rapport_receipt_free);
  else
    g_task_return_error (task, error);
}

/**
 * rapport_reminder_note_event_async:
 * @kind: one of rapport_event_kinds
 * @target: as for rapport_reminder_find_target()
 *
 * The buttons Responded and Told customer: notes on the ticket that it was done now.
 */
void
rapport_reminder_note_event_async (RapportBook         *book,
                                   RapportWallClock    *clock,
                                   const char          *profile,
                                   const char          *kind,
                                   GVariant            *target,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  GError *error = NULL;
  RapportAct *act;

  g_return_if_fail (RAPPORT_IS_BOOK (book));

  task = g_task_new (book, NULL, callback, user_data);
  act = new_event (book, clock, profile, kind, target, &error);
  if (act != NULL)
    rapport_act_run_async (act, book, noted_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/** rapport_reminder_note_event_finish: Returns: (transfer full) (nullable): what was done */
RapportReceipt *
rapport_reminder_note_event_finish (RapportBook   *book,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
