/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-alerts.h"
#include "rapport-moment-text.h"
#include "rapport-prompt.h"
#include "rapport-snooze.h"

#define HOUR (G_GINT64_CONSTANT (3600))

/* An alert put off, or brought back with @until unset, on its way to the book. */
typedef struct
{
  RapportActor    actor;
  char           *thing;
  gint64          row;
  gint64          until;
  gint64          now;
  RapportContext *context;
  GVariant       *target;
} PutOff;

static gint64
get_soon (RapportContext *context)
{
  return rapport_context_get_now (context) + 60 * rapport_context_get_rules (context)->snooze_minutes;
}

static gint64
get_hour (RapportContext *context)
{
  return rapport_context_get_now (context) + HOUR;
}

static gint64
get_hours (RapportContext *context)
{
  return rapport_context_get_now (context) + 3 * HOUR;
}

static gint64
get_morning (RapportContext *context,
             int             day)
{
  return rapport_day_time_to_instant (day, rapport_context_get_rules (context)->tomorrow_minute,
                                      rapport_context_get_zone (context));
}

static gint64
get_tomorrow (RapportContext *context)
{
  return get_morning (context, rapport_day_add (rapport_context_get_today (context), 1));
}

static gint64
get_monday (RapportContext *context)
{
  int monday, sunday;

  rapport_week_bounds (rapport_context_get_today (context), &monday, &sunday);
  return get_morning (context, rapport_day_add (monday, 7));
}

/* @label: NULL where the rules say how long */
static const struct
{
  const char *name;
  const char *label;
  gint64    (*get_until) (RapportContext *context);
} choices[] = {
  { "soon", NULL, get_soon },
  { "hour", N_("_1 Hour"), get_hour },
  { "hours", N_("_3 Hours"), get_hours },
  { "tomorrow", NULL, get_tomorrow },
  { "monday", N_("Next _Monday"), get_monday },
};

static PutOff *
put_off_new (RapportContext *context,
             GVariant       *thing,
             gint64          until)
{
  PutOff *put_off = g_new0 (PutOff, 1);

  rapport_book_get_actor (rapport_context_get_book (context), &put_off->actor);
  g_variant_get (thing, "(sxx)", &put_off->thing, &put_off->row, NULL);
  put_off->until = until;
  put_off->now = rapport_context_get_now (context);
  put_off->context = g_object_ref (context);
  put_off->target = g_variant_ref (thing);
  return put_off;
}

static void
put_off_free (gpointer data)
{
  PutOff *put_off = data;

  g_object_unref (put_off->context);
  g_variant_unref (put_off->target);
  g_free (put_off->thing);
  g_free (put_off);
}

static gboolean
note_put_off (RapportConnection  *connection,
              gpointer            data,
              GError            **error)
{
  const PutOff *put_off = data;

  if (put_off->until == RAPPORT_UNSET)
    return rapport_alerts_bring_back (connection, &put_off->actor, put_off->thing, put_off->row, put_off->now, error);
  return rapport_alerts_snooze (connection, &put_off->actor, put_off->thing, put_off->row, put_off->until, put_off->now,
                                error);
}

static void
bring_back_cb (RapportContext *context,
               gpointer        data)
{
  rapport_snooze_bring_back (context, data);
}

/* Only what is written is promised. */
static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  PutOff *put_off = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  if (!rapport_book_note_finish (RAPPORT_BOOK (source), result, &error))
    {
      rapport_context_fail (put_off->context, error->message);
      put_off_free (put_off);
      return;
    }
  if (put_off->until == RAPPORT_UNSET)
    {
      rapport_context_tell (put_off->context, _("No longer put off"), FALSE);
      put_off_free (put_off);
      return;
    }
  when = rapport_format_instant (rapport_context_get_format (put_off->context), put_off->until);
  /* translators: a moment */
  text = g_strdup_printf (_("You will be reminded again at %s"), when);
  rapport_context_tell_noted (put_off->context, text, bring_back_cb, g_variant_ref (put_off->target),
                              (GDestroyNotify) g_variant_unref);
  put_off_free (put_off);
}

static void
note (RapportContext *context,
      GVariant       *thing,
      gint64          until)
{
  PutOff *put_off = put_off_new (context, thing, until);

  rapport_book_note_async (rapport_context_get_book (context), note_put_off, put_off, NULL, noted_cb, put_off);
}

static void
typed_cb (const char *text,
          gpointer    data)
{
  PutOff *put_off = data;
  RapportContext *context = put_off->context;
  RapportMoment moment = { 0 };
  g_autoptr(GError) error = NULL;

  if (!rapport_moment_parse (text, rapport_context_get_now (context), rapport_context_get_zone (context),
                             RAPPORT_LEAN_COMING, &moment, &error))
    {
      rapport_context_fail (context, error->message);
      return;
    }
  note (context, put_off->target,
        rapport_moment_alert_instant (&moment, rapport_context_get_rules (context)->alert_minute,
                                      rapport_context_get_zone (context)));
}

static char *
dup_label (RapportContext *context,
           guint           choice)
{
  const RapportRules *rules = rapport_context_get_rules (context);

  if (choices[choice].label != NULL)
    return g_strdup (gettext (choices[choice].label));
  if (choices[choice].get_until == get_soon)
    /* translators: put off a reminder by a number of minutes */
    return g_strdup_printf (_("%d min"), rules->snooze_minutes);
  /* translators: put off a reminder until a time of the next day: hour, minutes */
  return g_strdup_printf (_("Tomorrow %d:%02d"), rules->tomorrow_minute / 60, rules->tomorrow_minute % 60);
}

/** rapport_snooze_menu_new: Returns: (transfer full): until when @thing, as (sxx), can be put off, by today.snooze */
GMenuModel *
rapport_snooze_menu_new (RapportContext *context,
                         GVariant       *thing)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenuItem) other = g_menu_item_new (_("_Other Time…"), NULL);

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree char *label = dup_label (context, i);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target_value (item, "today.snooze",
                                               g_variant_new ("(s@(sxx))", choices[i].name, thing));
      g_menu_append_item (menu, item);
    }
  g_menu_item_set_action_and_target_value (other, "today.snooze", g_variant_new ("(s@(sxx))", "", thing));
  g_menu_append_item (menu, other);
  return G_MENU_MODEL (menu);
}

/**
 * rapport_snooze_until:
 * @thing: kind, id and customer, as (sxx)
 * @until: a choice of the menu; when the person says where it is none of them
 *
 * Puts off what is due, which can be undone.
 */
void
rapport_snooze_until (RapportContext *context,
                      GVariant       *thing,
                      const char     *until)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (until != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (strcmp (choices[i].name, until) == 0)
      {
        note (context, thing, choices[i].get_until (context));
        return;
      }
  rapport_prompt_show (rapport_context_get_window (context), _("Snooze"), _("Until (15:00, tomorrow, 3-15)"), NULL,
                       _("_Snooze"), typed_cb, put_off_new (context, thing, RAPPORT_UNSET), put_off_free);
}

/** rapport_snooze_bring_back: shows @thing, as (sxx), again, which was put off */
void
rapport_snooze_bring_back (RapportContext *context,
                           GVariant       *thing)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  note (context, thing, RAPPORT_UNSET);
}
