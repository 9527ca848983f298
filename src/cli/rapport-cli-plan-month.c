/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-accept-touches.h"
#include "rapport-cadence-facts.h"
#include "rapport-cadence-lookup.h"
#include "rapport-cli-json.h"
#include "rapport-cli.h"
#include "rapport-moment-text.h"
#include "rapport-plan-cadence.h"
#include "rapport-record.h"

/** Question: what is asked for, as it was typed */
typedef struct
{
  char     *owner;
  char     *from;
  char     *to;
  char     *at;
  gboolean  accept;
} Question;

/** Period: of whom, and when */
typedef struct
{
  gint64     owner;
  int        from;
  int        to;
  gint64     now;
  GTimeZone *zone;
} Period;

/* How deep it is, and for what where that is said: what is owed may be due on one day with something else. */
static char *
dup_what (const RapportTouch *touch)
{
  const char *depth = touch->depth != RAPPORT_N_DEPTHS
                        ? rapport_choice_label (rapport_depths, rapport_depths[touch->depth].value) : "";
  const char *purpose = touch->purpose != NULL ? rapport_choice_label (rapport_purposes, touch->purpose) : "";

  return g_strconcat (depth, *depth != '\0' && *purpose != '\0' ? ", " : "", purpose, NULL);
}

static void
print_touch (const RapportTouch *touch,
             const Period       *period)
{
  g_autofree char *when = rapport_moment_format_iso (&touch->due, period->zone);
  g_autofree char *limit = touch->limit != 0 ? rapport_day_format_iso (touch->limit) : NULL;

  g_autofree char *what = dup_what (touch);
  g_autofree char *grade = rapport_cli_dup_line (touch->grade);
  g_autofree char *number = rapport_cli_dup_line (touch->number);
  g_autofree char *name = rapport_cli_dup_line (touch->name);

  g_print ("%s\t%s\t%s\t%s\t%s %s%s%s\n", when,
           rapport_choice_label (rapport_touch_states, rapport_touch_states[touch->state].value), what, grade, number,
           name,
           /* translators: behind it stands a day */
           limit != NULL ? _("\ttoo late after ") : "", limit != NULL ? limit : "");
}

static void
add_touch (JsonBuilder        *builder,
           const RapportTouch *touch,
           const Period       *period)
{
  g_autofree char *when = rapport_moment_format_iso (&touch->due, period->zone);
  g_autofree char *limit = touch->limit != 0 ? rapport_day_format_iso (touch->limit) : NULL;

  json_builder_begin_object (builder);
  rapport_cli_json_add_text (builder, "due", when);
  rapport_cli_json_add_text (builder, "state", rapport_touch_states[touch->state].value);
  rapport_cli_json_add_text (builder, "number", touch->number);
  rapport_cli_json_add_text (builder, "name", touch->name);
  rapport_cli_json_add_text (builder, "grade", touch->grade);
  rapport_cli_json_add_text (builder, "depth", touch->depth != RAPPORT_N_DEPTHS ? rapport_depths[touch->depth].value
                                                                                : NULL);
  rapport_cli_json_add_text (builder, "method", touch->method);
  rapport_cli_json_add_text (builder, "purpose", touch->purpose);
  rapport_cli_json_add_text (builder, "limit", limit);
  json_builder_set_member_name (builder, "warned");
  json_builder_add_boolean_value (builder, touch->warned);
  json_builder_end_object (builder);
}

static void
add_day (JsonBuilder           *builder,
         const RapportTouchDay *day)
{
  g_autofree char *text = rapport_day_format_iso (day->day);

  json_builder_begin_object (builder);
  rapport_cli_json_add_text (builder, "day", text);
  json_builder_set_member_name (builder, "works");
  json_builder_add_boolean_value (builder, day->works);
  json_builder_set_member_name (builder, "away");
  json_builder_add_boolean_value (builder, day->away);
  json_builder_set_member_name (builder, "open");
  json_builder_add_int_value (builder, day->n_open);
  json_builder_end_object (builder);
}

static void
print_json (const RapportTouches *touches,
            const Period         *period)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (guint i = 0; i < touches->days->len; i++)
    add_day (builder, &g_array_index (touches->days, RapportTouchDay, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "touches");
  json_builder_begin_array (builder);
  for (guint i = 0; i < touches->touches->len; i++)
    add_touch (builder, touches->touches->pdata[i], period);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  rapport_cli_json_print (builder);
}

static gboolean
print_touches (RapportBook   *book,
               const Period  *period,
               gboolean       json,
               GError       **error)
{
  g_autoptr(RapportTouches) touches = rapport_touches_load (rapport_book_get_connection (book), period->owner,
                                                            period->from, period->to, period->now, error);

  if (touches == NULL)
    return FALSE;
  if (json)
    print_json (touches, period);
  for (guint i = 0; !json && i < touches->touches->len; i++)
    print_touch (touches->touches->pdata[i], period);
  return TRUE;
}

/* What the program plans by itself is there first, as it is where the window is open: what is owed to a customer would
 * come beside what is accepted, and be proposed after it. */
static gboolean
keep_cadence (RapportBook   *book,
              const Period  *period,
              GError       **error)
{
  g_autoptr(GArray) customers = rapport_cadence_find_owned (rapport_book_get_connection (book), period->owner, error);
  g_autoptr(RapportReceipt) receipt = NULL;

  if (customers != NULL)
    receipt = rapport_act_run (rapport_plan_cadence_new (customers), book, error);
  return receipt != NULL;
}

static gboolean
accept (RapportBook   *book,
        const Period  *period,
        gboolean       json,
        GError       **error)
{
  g_autoptr(RapportTouches) touches = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  guint n;

  if (!keep_cadence (book, period, error))
    return FALSE;
  touches = rapport_touches_load (rapport_book_get_connection (book), period->owner, period->from, period->to,
                                  period->now, error);
  if (touches == NULL)
    return FALSE;
  receipt = rapport_act_run (rapport_accept_proposed_new (touches, &n), book, error);
  if (receipt != NULL && !json)
    g_print (ngettext ("%u proposed follow-up is planned now.\n", "%u proposed follow-ups are planned now.\n", n), n);
  return receipt != NULL;
}

/* What is not said is the month of what is, or this one. */
static void
fill_period (Period *period)
{
  const int said = period->from != 0 ? period->from : period->to;
  int first, last;

  rapport_month_bounds (said != 0 ? said : rapport_day_from_instant (period->now, period->zone), &first, &last);
  if (period->from == 0)
    period->from = first;
  if (period->to == 0)
    period->to = last;
}

/* Nobody has plans for more than a year made for them by mistake: what is asked for by then is not known. */
static gboolean
check_period (const Period *period,
              gboolean      accept)
{
  const int today = rapport_day_from_instant (period->now, period->zone);

  if (period->to >= rapport_day_add_months (period->from, 12))
    rapport_cli_complain (_("--from and --to are more than a year apart: look at one year at a time"));
  else if (accept && period->to > rapport_day_add_months (today, 12))
    rapport_cli_complain (_("--accept: follow-ups are planned for a year from today at most"));
  else
    return TRUE;
  return FALSE;
}

static gboolean
find_owner (RapportBook     *book,
            const Question  *question,
            Period          *period,
            GError         **error)
{
  period->owner = question->owner != NULL ? rapport_cli_find_member (book, question->owner, error)
                                          : rapport_book_get_member (book);
  if (period->owner == 0 && question->owner == NULL)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                         _("Nobody is known to act here; say whose follow-ups with --owner."));
  return period->owner != 0;
}

static int
plan_month (RapportCliOptions *options,
            const Question    *question,
            Period            *period)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book =
    question->accept ? rapport_cli_open_book_to_write (options, &error) : rapport_cli_open_book (options, &error);
  g_autoptr(RapportCalendar) calendar = NULL;

  if (book != NULL)
    calendar = rapport_cadence_load_calendar (rapport_book_get_connection (book), &error);
  if (calendar == NULL || !find_owner (book, question, period, &error))
    return rapport_cli_fail (NULL, error);
  period->zone = rapport_calendar_get_zone (calendar);
  if (!rapport_cli_read_at (question->at, period->zone, &period->now))
    return RAPPORT_CLI_USAGE;
  fill_period (period);
  if (period->to < period->from)
    return rapport_cli_complain (_("--from is a later day than --to"));
  if (!check_period (period, question->accept))
    return RAPPORT_CLI_USAGE;
  if ((question->accept && !accept (book, period, options->json, &error)) || !print_touches (book, period, options->json, &error))
    return rapport_cli_fail (NULL, error);
  return RAPPORT_CLI_OK;
}

/**
 * rapport_cli_run_plan_month:
 *
 * The `plan-month` command: all follow-ups of one owner in a period, planned, proposed and done, and accepting what
 * is proposed (cadence.md 10).
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_plan_month (RapportCliOptions *options,
                            int                argc,
                            char             **argv)
{
  Question question = { 0 };
  const GOptionEntry entries[] = {
    { "owner", 0, 0, G_OPTION_ARG_STRING, &question.owner, N_("Whose follow-ups; else those of who acts"),
      N_("MEMBER") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &question.from, N_("The first day; else the first of this month"),
      N_("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &question.to, N_("The last day; else the last of the month of the first"),
      N_("DAY") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &question.at,
      N_("When to look at it; without an offset, in the calendar’s zone"), N_("TIME") },
    { "accept", 0, 0, G_OPTION_ARG_NONE, &question.accept, N_("Plan what is proposed, as one act"), NULL },
    G_OPTION_ENTRY_NULL
  };
  Period period = { .now = g_get_real_time () / G_USEC_PER_SEC };
  int status = RAPPORT_CLI_USAGE;

  if (rapport_cli_parse (options, "plan-month", _("Shows all follow-ups of one owner in a period."), entries, &argc,
                         &argv))
    {
      if (argc > 1)
        status = rapport_cli_complain (_("“%s” is too much"), argv[1]);
      else if (rapport_cli_parse_period (question.from, question.to, &period.from, &period.to))
        status = plan_month (options, &question, &period);
    }
  g_free (question.owner);
  g_free (question.from);
  g_free (question.to);
  g_free (question.at);
  return status;
}
