/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-alerts.h"
#include "rapport-reminder-text.h"
#include "rapport-reminder.h"
#include "rapport-renewer.h"
#include "rapport-settings.h"

/* The clock may be set, or the machine sleep, without anybody saying so. */
#define LONGEST_ALARM 60

/* More at once than this are told together. */
#define MOST_SINGLE 5

#define MOST_LINES 5

/* The window is drawn before what is derived by other rules is renewed, in milliseconds. */
#define START_DELAY_MS 500

/* What an earlier run told may still be on the screen; desktops keep no more than this. */
#define MOST_REMEMBERED 100

struct _RapportReminder
{
  GObject           parent_instance;

  RapportBook      *book;
  RapportWallClock *clock;
  RapportNotifier  *notifier;
  char             *profile;
  char             *zone_name;
  gboolean          everybody;
  gboolean          started;
  gint64            checked;
  /* alert id → Told: on the screen as a notice of its own */
  GHashTable       *told;
  /* alert id → Told: told in the digest */
  GHashTable       *digest;
};

G_DEFINE_FINAL_TYPE (RapportReminder, rapport_reminder, G_TYPE_OBJECT)

typedef struct
{
  RapportAlertKey  key;
  char            *notice;
} Told;

typedef struct
{
  RapportActor actor;
  GArray      *keys;
  gint64       now;
} Shown;

static void
free_told (gpointer data)
{
  Told *told = data;

  g_free (told->notice);
  g_free (told);
}

static void
remember (GHashTable            *set,
          const RapportAlertKey *key,
          char                  *notice)
{
  Told *told = g_new0 (Told, 1);

  told->key = *key;
  told->notice = notice;
  g_hash_table_replace (set, &told->key.id, told);
}

static gboolean
is_told (GHashTable            *set,
         const RapportAlertKey *key)
{
  const Told *told = g_hash_table_lookup (set, &key->id);

  return told != NULL && told->key.fire == key->fire;
}

static void
free_shown (gpointer data)
{
  Shown *shown = data;

  g_array_unref (shown->keys);
  g_free (shown);
}

static gboolean
note_shown (RapportConnection  *connection,
            gpointer            data,
            GError            **error)
{
  const Shown *shown = data;

  return rapport_alerts_mark_shown (connection, &shown->actor, shown->keys, shown->now, error);
}

static void
follow_zone (RapportReminder *self,
             GTimeZone       *zone)
{
  const char *name = g_time_zone_get_identifier (zone);

  if (g_strcmp0 (self->zone_name, name) == 0)
    return;
  rapport_renewer_start (rapport_book_get_renewer (self->book), zone, self->zone_name != NULL ? 0 : START_DELAY_MS);
  g_free (self->zone_name);
  self->zone_name = g_strdup (name);
}

static void
remember_alert (RapportReminder    *self,
                const RapportAlert *alert)
{
  const RapportAlertKey key = { alert->id, alert->fire };

  remember (self->told, &key, rapport_reminder_dup_id (alert));
}

static void
remember_earlier_run (RapportReminder   *self,
                      RapportConnection *connection)
{
  g_autoptr(GArray) keys = rapport_alerts_list_shown (connection, MOST_REMEMBERED, NULL);
  g_autoptr(GPtrArray) alerts = NULL;

  if (keys != NULL)
    alerts = rapport_alerts_load (connection, keys, keys->len, NULL);
  for (guint i = 0; alerts != NULL && i < alerts->len; i++)
    remember_alert (self, g_ptr_array_index (alerts, i));
}

static void
withdraw_settled (RapportReminder   *self,
                  RapportConnection *connection)
{
  GHashTableIter iterator;
  gpointer told;

  g_hash_table_iter_init (&iterator, self->told);
  while (g_hash_table_iter_next (&iterator, NULL, &told))
    if (!rapport_alerts_is_open (connection, &((Told *) told)->key))
      {
        rapport_notifier_withdraw (self->notifier, ((Told *) told)->notice);
        g_hash_table_iter_remove (&iterator);
      }
}

/* The digest stays as long as anything in it is open: mostly the first look finds something. */
static void
withdraw_settled_digest (RapportReminder   *self,
                         RapportConnection *connection)
{
  GHashTableIter iterator;
  gpointer told;

  if (g_hash_table_size (self->digest) == 0)
    return;
  g_hash_table_iter_init (&iterator, self->digest);
  while (g_hash_table_iter_next (&iterator, NULL, &told))
    {
      if (rapport_alerts_is_open (connection, &((Told *) told)->key))
        return;
      g_hash_table_iter_remove (&iterator);
    }
  rapport_notifier_withdraw (self->notifier, RAPPORT_DIGEST_ID);
}

static void
tell_each (RapportReminder   *self,
           RapportConnection *connection,
           GArray            *keys,
           gint64             now,
           GTimeZone         *zone)
{
  g_autoptr(GPtrArray) alerts = rapport_alerts_load (connection, keys, keys->len, NULL);
  RapportRules rules;

  rapport_settings_load_rules (connection, &rules);
  for (guint i = 0; alerts != NULL && i < alerts->len; i++)
    {
      const RapportAlert *alert = g_ptr_array_index (alerts, i);
      g_autoptr(RapportNotice) notice =
        rapport_reminder_write_alert (alert, self->profile, rapport_book_get_member (self->book), &rules, now, zone);

      rapport_notifier_send (self->notifier, notice);
      remember_alert (self, alert);
    }
}

static void
forget_settled_of_digest (RapportReminder   *self,
                          RapportConnection *connection)
{
  GHashTableIter iterator;
  gpointer told;

  g_hash_table_iter_init (&iterator, self->digest);
  while (g_hash_table_iter_next (&iterator, NULL, &told))
    if (!rapport_alerts_is_open (connection, &((Told *) told)->key))
      g_hash_table_iter_remove (&iterator);
}

static void
tell_together (RapportReminder   *self,
               RapportConnection *connection,
               GArray            *keys)
{
  g_autoptr(GPtrArray) alerts = rapport_alerts_load (connection, keys, MOST_LINES, NULL);
  g_autoptr(RapportNotice) notice = NULL;
  gboolean urgent = FALSE;

  if (alerts == NULL)
    return;
  forget_settled_of_digest (self, connection);
  for (guint i = 0; i < keys->len; i++)
    remember (self->digest, &g_array_index (keys, RapportAlertKey, i), NULL);
  notice = rapport_reminder_write_digest (alerts, g_hash_table_size (self->digest));
  notice->urgent = rapport_alerts_have_p1 (connection, keys, &urgent, NULL) && urgent;
  rapport_notifier_send (self->notifier, notice);
}

/*
 * Those that passed since the last look are told one by one, unless they are many. Those that were
 * past already when they appeared, as after an import, are so only when they are of today.
 */
static void
sort_pending (RapportReminder *self,
              GArray          *pending,
              gint64           today,
              GArray          *single,
              GArray          *together)
{
  for (guint i = 0; i < pending->len; i++)
    {
      const RapportAlertKey *key = &g_array_index (pending, RapportAlertKey, i);

      if (is_told (self->told, key) || is_told (self->digest, key))
        continue;
      if (self->started && (key->fire > self->checked || key->fire >= today))
        g_array_append_val (single, *key);
      else
        g_array_append_val (together, *key);
    }
  if (single->len > MOST_SINGLE)
    {
      g_array_append_vals (together, single->data, single->len);
      g_array_set_size (single, 0);
    }
}

/* Mine, with what I stand in for and lead, unless the team's are asked for; and in quiet hours only what can't wait. */
static GArray *
list_pending (RapportReminder   *self,
              RapportConnection *connection,
              gint64             now,
              gint64             quiet_end,
              GTimeZone         *zone)
{
  g_autoptr(GArray) pending = rapport_alerts_list_pending (connection, now, NULL);
  const gint64 member = self->everybody ? 0 : rapport_book_get_member (self->book);

  if (pending != NULL && member != 0 &&
      !rapport_alerts_keep_mine (connection, pending, member, rapport_day_from_instant (now, zone), NULL))
    return NULL;
  if (pending != NULL && quiet_end != RAPPORT_UNSET && !rapport_alerts_keep_p1 (connection, pending, NULL))
    return NULL;
  return g_steal_pointer (&pending);
}

static void
tell_pending (RapportReminder   *self,
              RapportConnection *connection,
              gint64             now,
              gint64             quiet_end,
              GTimeZone         *zone)
{
  g_autoptr(GArray) pending = list_pending (self, connection, now, quiet_end, zone);
  g_autoptr(GArray) single = g_array_new (FALSE, FALSE, sizeof (RapportAlertKey));
  g_autoptr(GArray) together = g_array_new (FALSE, FALSE, sizeof (RapportAlertKey));
  Shown *shown;

  if (pending == NULL || pending->len == 0)
    return;
  sort_pending (self, pending, rapport_day_start (rapport_day_from_instant (now, zone), zone),
                single, together);
  if (single->len > 0)
    tell_each (self, connection, single, now, zone);
  if (together->len > 0)
    tell_together (self, connection, together);

  /* all of them, so that what could not be noted before is noted now */
  shown = g_new0 (Shown, 1);
  rapport_book_get_actor (self->book, &shown->actor);
  shown->keys = g_steal_pointer (&pending);
  shown->now = now;
  rapport_book_note_async (self->book, note_shown, shown, free_shown, NULL, NULL);
}

static void
set_alarm (RapportReminder   *self,
           RapportConnection *connection,
           gint64             now,
           gint64             quiet_end)
{
  gint64 next;

  if (!rapport_alerts_next_fire (connection, now, &next, NULL) || next == RAPPORT_UNSET)
    next = G_MAXINT64;
  if (quiet_end != RAPPORT_UNSET)
    next = MIN (next, quiet_end);
  rapport_wall_clock_set_alarm (self->clock, MIN (next - now, LONGEST_ALARM));
}

static void
look (RapportReminder *self)
{
  RapportConnection *connection = rapport_book_get_connection (self->book);
  gint64 now = rapport_wall_clock_get_now (self->clock);
  g_autoptr(GTimeZone) zone = rapport_wall_clock_dup_zone (self->clock);
  RapportRules rules;
  gint64 quiet_end;

  if (connection == NULL)
    return;
  rapport_settings_load_rules (connection, &rules);
  quiet_end = rapport_rules_find_quiet_end (&rules, now, zone);
  follow_zone (self, zone);
  if (rapport_notifier_is_ready (self->notifier))
    {
      if (!self->started)
        remember_earlier_run (self, connection);
      withdraw_settled (self, connection);
      withdraw_settled_digest (self, connection);
      tell_pending (self, connection, now, quiet_end, zone);
      self->started = TRUE;
      self->checked = now;
    }
  set_alarm (self, connection, now, quiet_end);
}

static void
news_cb (RapportReminder *self)
{
  look (self);
}

static void
rapport_reminder_dispose (GObject *object)
{
  RapportReminder *self = RAPPORT_REMINDER (object);

  if (self->clock != NULL)
    rapport_wall_clock_set_alarm (self->clock, 0);
  g_clear_object (&self->clock);
  g_clear_object (&self->notifier);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (rapport_reminder_parent_class)->dispose (object);
}

static void
rapport_reminder_finalize (GObject *object)
{
  RapportReminder *self = RAPPORT_REMINDER (object);

  g_hash_table_unref (self->told);
  g_hash_table_unref (self->digest);
  g_free (self->profile);
  g_free (self->zone_name);

  G_OBJECT_CLASS (rapport_reminder_parent_class)->finalize (object);
}

static void
rapport_reminder_class_init (RapportReminderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rapport_reminder_dispose;
  object_class->finalize = rapport_reminder_finalize;
}

static void
rapport_reminder_init (RapportReminder *self)
{
  self->told = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_told);
  self->digest = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_told);
}

/**
 * rapport_reminder_new:
 * @profile: names the book in the targets of the notices' actions
 *
 * Begins to tell what falls due in @book, as long as the reminder lives: what fell due before, once
 * and together; from then on each thing at its moment, which is recomputed whenever the book, the
 * clock or the zone changes. What is told is noted in the book after it was sent, so that a kill
 * repeats it once at most. What is settled meanwhile, also by another process, is withdrawn
 * (sla.md, point 12).
 *
 * Returns: (transfer full): the reminder
 */
RapportReminder *
rapport_reminder_new (RapportBook      *book,
                      RapportWallClock *clock,
                      RapportNotifier  *notifier,
                      const char       *profile)
{
  RapportReminder *self;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), NULL);
  g_return_val_if_fail (RAPPORT_IS_WALL_CLOCK (clock), NULL);
  g_return_val_if_fail (RAPPORT_IS_NOTIFIER (notifier), NULL);
  g_return_val_if_fail (profile != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_REMINDER, NULL);
  self->book = g_object_ref (book);
  self->clock = g_object_ref (clock);
  self->notifier = g_object_ref (notifier);
  self->profile = g_strdup (profile);
  g_signal_connect_object (book, "changed", G_CALLBACK (news_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "member-changed", G_CALLBACK (news_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "woke", G_CALLBACK (news_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "ready", G_CALLBACK (news_cb), self, G_CONNECT_SWAPPED);
  look (self);
  return self;
}

/** rapport_reminder_set_everybody: tells what is anybody's from now on, not only what is the person's own */
void
rapport_reminder_set_everybody (RapportReminder *self,
                                gboolean         everybody)
{
  g_return_if_fail (RAPPORT_IS_REMINDER (self));

  if (self->everybody == everybody)
    return;
  self->everybody = everybody;
  look (self);
}
