/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings-world.h"
#include "fakes.h"
#include "rapport-add.h"
#include "rapport-answered-plan.h"
#include "rapport-care-date.h"
#include "rapport-customer-standing.h"
#include "rapport-customer.h"
#include "rapport-data-change.h"
#include "rapport-draw-sample.h"
#include "rapport-edit.h"
#include "rapport-facts-ahead.h"
#include "rapport-list-query.h"
#include "rapport-money.h"
#include "rapport-points.h"
#include "rapport-record.h"
#include "rapport-reminder.h"
#include "rapport-review-facts.h"
#include "rapport-settings.h"
#include "rapport-stage-change.h"
#include "rapport-team-changes.h"
#include "rapport-ticket-family.h"
#include "rapport-ticket.h"
#include "rapport-timeline.h"
#include "scratch-act.h"

/* What each ⚙ setting of the registry does, seen in a book where it is as shipped, and in one where it is not. */

static char *
see_alert (World *world)
{
  g_autoptr(RapportEntity) plan = add_plan (world->book, rapport_moment_from_day (20260312), NULL);

  return scratch_read_text (world->book, "SELECT strftime ('%H:%M', min (fire) + 28800, 'unixepoch') FROM alert");
}

static char *
see_buttons (World *world)
{
  g_autoptr(FakeClock) clock = fake_clock_new (NOON, SHANGHAI);
  g_autoptr(FakeDesktop) desktop = fake_desktop_new ();
  g_autoptr(RapportReminder) reminder =
    rapport_reminder_new (world->book, RAPPORT_WALL_CLOCK (clock), RAPPORT_NOTIFIER (desktop), "default");
  g_autoptr(RapportEntity) plan = add_plan_at (world->book, NOON + HOUR);
  const RapportNotice *notice;

  fake_clock_pass (clock, HOUR);
  notice = fake_desktop_get_last (desktop);
  return g_strdup_printf ("%s, %s", notice->buttons[1].label, notice->buttons[2].label);
}

/* how many reminders come in the middle of the day */
static char *
see_quiet (World *world)
{
  g_autoptr(FakeClock) clock = fake_clock_new (NOON, SHANGHAI);
  g_autoptr(FakeDesktop) desktop = fake_desktop_new ();
  g_autoptr(RapportReminder) reminder =
    rapport_reminder_new (world->book, RAPPORT_WALL_CLOCK (clock), RAPPORT_NOTIFIER (desktop), "default");
  g_autoptr(RapportEntity) plan = add_plan_at (world->book, NOON + HOUR);

  fake_clock_pass (clock, HOUR);
  return g_strdup_printf ("%u", fake_desktop_n_sent (desktop));
}

static char *
see_late (World *world)
{
  RapportMoment started = rapport_moment_from_instant (NOON, world->zone);

  world_add (world, RAPPORT_TYPE_RECORD, "customer", add_customer (world->book, "甲"), "started", &started, "written-at",
             NOON + 3 * HOUR, NULL);
  return scratch_read_text (world->book, "SELECT CASE WHEN " RAPPORT_RECORD_LATE_SQL ("record")
                                         " IS NULL THEN 'in time' ELSE 'late' END FROM record");
}

static char *
see_answered (World *world)
{
  g_autoptr(GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  const RapportRules rules = world_load_rules (world);

  g_ptr_array_add (plans, add_plan (world->book, rapport_moment_from_day (20260312), NULL));
  return g_strdup (rapport_find_answered_plan (plans, 20260307, "phone", NULL, rules.answer_days) != NULL ? "answered"
                                                                                                          : "none");
}

static char *
see_ticket (World *world)
{
  open_ticket (world->book, g_get_real_time () / G_USEC_PER_SEC);
  return scratch_read_text (world->book,
                            "SELECT (SELECT name FROM policy WHERE id = ticket.policy) || ': '"
                            " || (SELECT name FROM calendar WHERE id = ticket.calendar) || ': '"
                            " || (SELECT min (alert.due - alert.fire) / 60 FROM alert WHERE thing <> 'plan'"
                            "     AND alert.fire < alert.due) FROM ticket");
}

/* Of four tickets of one customer and category, 10 days after each other, how many the last one repeats */
static char *
see_repeats (World *world)
{
  const RapportRules rules = world_load_rules (world);
  g_autoptr(RapportTicketFamily) family = NULL;
  gint64 last = 0;

  execute (world->book, "INSERT INTO customer (id, uid, name) VALUES (77, x'00000000000040008000000000000077', '甲')");
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("INSERT INTO ticket (uid, customer, received, category, priority, status)"
                         " VALUES (randomblob (16), 77, %" G_GINT64_FORMAT ", 'after-sales', 'P4', 'solved')",
                         NOON + i * 10 * 86400);

      execute (world->book, sql);
    }
  last = scratch_query (world->book, "SELECT max (id) FROM ticket");
  family = rapport_ticket_family_load (world->connection, last, rules.repeat_days, NULL);
  return g_strdup_printf ("%u", family->repeats->len);
}

static char *
see_past_deadline (World *world)
{
  open_ticket (world->book, g_get_real_time () / G_USEC_PER_SEC);
  return scratch_read_text (world->book,
                            "SELECT group_concat (minutes, ' ') FROM (SELECT (fire - due) / 60 AS minutes FROM alert"
                            " WHERE thing = 'ticket' AND clock = 'first-response' AND level > 0 ORDER BY level)");
}

static char *
see_standing (World *world)
{
  const RapportRules rules = world_load_rules (world);

  return g_strdup (rapport_customer_standing (20250601, 20260310, rules.new_customer_months));
}

static char *
see_money (World *world)
{
  const RapportCurrency *currency = rapport_settings_get_currency (world->connection);
  g_autofree char *amount = rapport_money_format (123450, currency->digits);

  return g_strdup_printf ("%s %s", currency->code, amount);
}

/* Delivered for half a year, to be renewed in April, 300,000 a year */
static char *
see_review (World *world)
{
  const RapportRules rules = world_load_rules (world);
  const gint64 customer =
    world_add (world, RAPPORT_TYPE_CUSTOMER, "name", "甲", "yearly-amount", (gint64) 30000000, "stage", "delivery",
               "renewal-date", 20260415, NULL);
  g_autoptr(RapportCalendar) calendar = rapport_cadence_load_calendar (world->connection, NULL);
  g_autoptr(GString) told = g_string_new (NULL);
  g_autoptr(RapportReview) review = NULL;

  world_add (world, RAPPORT_TYPE_STAGE_CHANGE, "customer", customer, "stage", "delivery", "since", 20251001, NULL);
  review = rapport_review_load (world->connection, customer, calendar, NOON, NULL);
  for (guint i = 0; i < review->proposals->len; i++)
    g_string_append_printf (told, "%s ", ((RapportReviewProposal *) review->proposals->pdata[i])->value);
  for (char grade[] = "A"; *grade <= 'C'; (*grade)++)
    g_string_append_printf (told, "%s%04d", *grade > 'A' ? " " : "",
                            rapport_review_find_day (calendar, &rules, grade, 20260310) % 10000);
  return g_string_free (g_steal_pointer (&told), FALSE);
}

static GArray *
add_customers (World *world,
               guint  n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      const gint64 id = add_customer (world->book, "甲");

      g_array_append_val (ids, id);
    }
  return ids;
}

static char *
see_sample (World *world)
{
  g_autoptr(GArray) ids = add_customers (world, 10);

  scratch_run (world->book, rapport_draw_sample_new (1));
  return scratch_read_text (world->book, "SELECT count(*) FROM data_check");
}

/* All but one were in the last sample. */
static char *
see_samples_apart (World *world)
{
  g_autoptr(GArray) ids = add_customers (world, 10);
  g_autofree char *is_last = NULL;

  for (guint i = 0; i < 9; i++)
    world_add (world, RAPPORT_TYPE_DATA_CHECK, "customer", g_array_index (ids, gint64, i), "drawn-on", 20260201, NULL);
  scratch_run (world->book, rapport_draw_sample_new (1));
  is_last = g_strdup_printf ("SELECT CASE customer WHEN %" G_GINT64_FORMAT " THEN 'the other' ELSE 'again' END"
                             " FROM data_check ORDER BY id DESC LIMIT 1", g_array_index (ids, gint64, 9));
  return scratch_read_text (world->book, is_last);
}

static char *
see_changes (World *world)
{
  RapportActor actor;
  g_autoptr(RapportTeamChanges) changes = NULL;

  world_add (world, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  rapport_book_get_actor (world->book, &actor);
  actor.member = G_MAXINT;
  changes = rapport_team_changes_load (world->connection, &actor, g_get_real_time () / G_USEC_PER_SEC + 7200,
                                       world->zone, NULL);
  return g_strdup (changes->n_unseen > 0 ? "listed" : "none");
}

/* what was known thirty hours before it was entered */
static char *
see_entered (World *world)
{
  const gint64 customer = add_customer (world->book, "甲");
  const RapportMoment known = rapport_moment_from_instant (NOON, world->zone);
  g_autoptr(GPtrArray) items = NULL;

  world_add (world, RAPPORT_TYPE_DATA_CHANGE, "customer", customer, "thing", "customer", "field", "name",
             "new-value", "甲", "known", &known, "entered-at", NOON + 30 * HOUR, NULL);
  items = rapport_timeline_load (world->connection, customer, 10, world->zone, NULL);
  for (guint i = 0; i < items->len; i++)
    if (((RapportTimelineItem *) items->pdata[i])->kind == RAPPORT_TIMELINE_CHANGE)
      return g_strdup (((RapportTimelineItem *) items->pdata[i])->written_late != RAPPORT_UNSET ? "late" : "in time");
  return NULL;
}

static char *
see_stale (World *world)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autofree gint64 *ids = NULL;
  guint n;

  world_add (world, RAPPORT_TYPE_CUSTOMER, "name", "甲", "last-verified", 20251109, NULL);
  rapport_list_query_narrow (query, "stale", "yes");
  ids = rapport_list_query_run (query, world->connection, NULL, NOON, world->zone, &n, NULL);
  return g_strdup (n == 1 ? "stale" : "fresh");
}

static char *
see_points (World *world)
{
  const gint64 customer = world_add (world, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  g_autoptr(RapportEntity) entry = RAPPORT_ENTITY (rapport_points_new ());
  g_autoptr(RapportReceipt) receipt = NULL;

  g_object_set (entry, "customer", customer, "date", 20260310, "points", G_GINT64_CONSTANT (-1), NULL);
  receipt = rapport_act_run (rapport_add_new (entry), world->book, NULL);
  return g_strdup (receipt != NULL ? "used" : "refused");
}

static char *
see_care_date (World *world)
{
  world_add (world, RAPPORT_TYPE_CARE_DATE, "name", "店庆", "day", 20990312, NULL);
  return scratch_read_text (world->book, "SELECT since FROM care_next");
}

#define BAD "high 40 FR-9 FR-10 FR-11"
#define FADES "high 50 FC-3-contact FC-3-order FC-3-complaints FC-3-use"
#define SCORES "watch 80 FC-2, ok 100 opportunity"
#define FELL "watch 80 FR-11"
#define HEALTH BAD ", " FADES ", " SCORES ", " FELL
#define NEXT "A 112 112 B 112 112 C 112"
#define REVIEW "B 低活跃 续约预警 deepening 0302 0302 0104"
#define CALL "call-back 0312-0316"
#define CARE "care 0826-0909"
#define SURVEY "survey 0223-0309"
#define DEEP "deep-review 0317-0331"
#define WORTH "value-review 0317-0331"
#define TRAIN "training 0325-0408"
#define DUTIES CALL ", " TRAIN ", " CARE ", " SURVEY ", " DEEP ", " WORTH
#define HINTS "FR-5 FR-7 FR-16"
#define TICKET "Service desk P1–P4: CN office 2026: 10"

/* one a setting: another value, and what is seen with the value shipped and with that one */
static const struct
{
  const char *name;
  const char *value;
  char     *(*see) (World *world);
  const char *shipped;
  const char *then;
} CASES[] = {
  { "alert-time", "10:15", see_alert, "09:00", "10:15" },
  { "snooze-minutes", "25", see_buttons, "Snooze 15 min, Tomorrow 9:00", "Snooze 25 min, Tomorrow 9:00" },
  { "tomorrow-time", "8:30", see_buttons, "Snooze 15 min, Tomorrow 9:00", "Snooze 15 min, Tomorrow 8:30" },
  { "quiet-from", "12:30", see_quiet, "1", "0" },
  { "quiet-until", "14:00", see_quiet, "1", "0" },
  { "late-record-minutes", "180", see_late, "late", "in time" },
  { "answer-days", "4", see_answered, "answered", "none" },
  { "visit-notice-days", "2", see_hints, HINTS, "FR-7 FR-16" },
  { "phone-limit", "3", see_hints, HINTS, "FR-5 FR-16" },
  { "message-limit", "3", see_hints, HINTS, "FR-5 FR-7" },
  { "convenient-times", "14:00-16:00", see_hints, HINTS, "FR-5 FR-8 FR-7 FR-8 FR-8 FR-16" },
  { "care-days-ahead", "3", see_care_date, "20990305", "20990309" },
  { "cadence-a", "0+1/quarter", see_next, NEXT, "A 112 B 112 112 C 112" },
  { "cadence-b", "0+1/month", see_next, NEXT, "A 112 112 B 112 C 112" },
  { "cadence-c", "1+1/month", see_next, NEXT, "A 112 112 B 112 112 C 112 112" },
  { "first-contact-days", "2", see_next, NEXT, "A 107 107 B 107 107 C 107" },
  { "plans-a-day", "2", see_spread, "6", "2" },
  { "call-back-days", "5", see_duties, DUTIES, "call-back 0316-0316, " TRAIN ", " CARE ", " SURVEY ", " DEEP ", " WORTH },
  { "call-back-late-days", "10", see_duties, DUTIES,
    "call-back 0312-0319, " TRAIN ", " CARE ", " SURVEY ", " DEEP ", " WORTH },
  { "training-days", "0", see_duties, DUTIES, CALL ", " CARE ", " SURVEY ", " DEEP ", " WORTH },
  { "care-months", "3", see_duties, DUTIES, CALL ", " TRAIN ", care 0526-0609, " SURVEY ", " DEEP ", " WORTH },
  { "survey-months", "6", see_duties, DUTIES, CALL ", " TRAIN ", " CARE ", survey 0826-0909, " DEEP ", " WORTH },
  { "deep-review", "no", see_duties, DUTIES, CALL ", " TRAIN ", " CARE ", " SURVEY ", " WORTH },
  { "value-review", "no", see_duties, DUTIES, CALL ", " TRAIN ", " CARE ", " SURVEY ", " DEEP },
  { "warn-percent", "50", see_ticket, TICKET, "Service desk P1–P4: CN office 2026: 15" },
  { "warn-minutes", "20", see_ticket, TICKET, "Service desk P1–P4: CN office 2026: 20" },
  { "late-percent-1", "10", see_past_deadline, "7 15 30", "3 15 30" },
  { "late-percent-2", "60", see_past_deadline, "7 15 30", "7 18 30" },
  { "late-percent-3", "200", see_past_deadline, "7 15 30", "7 15 60" },
  { "repeat-days", "15", see_repeats, "3", "1" },
  { "default-policy", "Regulation", see_ticket, TICKET, "Regulation: CN office 2026: 360" },
  { "default-calendar", "24/7", see_ticket, TICKET, "Service desk P1–P4: 24/7: 10" },
  { "currency", "JPY", see_money, "CNY 1,234.50", "JPY 123,450" },
  { "new-customer-months", "6", see_standing, "new", "existing" },
  { "points-below-zero", "yes", see_points, "refused", "used" },
  { "grade-a-above", "299999.99", see_review, REVIEW, "A 低活跃 续约预警 deepening 0302 0302 0104" },
  { "grade-b-from", "300000.01", see_review, REVIEW, "C 低活跃 续约预警 deepening 0302 0302 0104" },
  { "review-period-a", "quarter", see_review, REVIEW, "B 低活跃 续约预警 deepening 0104 0302 0104" },
  { "review-period-b", "quarter", see_review, REVIEW, "B 低活跃 续约预警 deepening 0302 0104 0104" },
  { "review-period-c", "month", see_review, REVIEW, "B 低活跃 续约预警 deepening 0302 0302 0302" },
  { "renewal-warning-days", "30", see_review, REVIEW, "B 低活跃 deepening 0302 0302 0104" },
  { "delivery-months", "6", see_review, REVIEW, "B 低活跃 续约预警 0302 0302 0104" },
  { "entered-hours", "48", see_entered, "late", "in time" },
  { "changes-hours", "1", see_changes, "listed", "none" },
  { "stale-months", "5", see_stale, "stale", "fresh" },
  { "sample-percent", "35", see_sample, "1", "4" },
  { "samples-apart", "0", see_samples_apart, "the other", "again" },
  { "risk-unanswered", "3", see_health, HEALTH, "high 50 FR-10 FR-11, " FADES ", " SCORES ", " FELL },
  { "risk-satisfaction-below", "6", see_health, HEALTH, "high 60 FR-9 FR-10, " FADES ", " SCORES ", " FELL },
  { "risk-satisfaction-drop", "3", see_health, HEALTH, BAD ", " FADES ", " SCORES ", ok 100" },
  { "risk-score-below", "60", see_health, HEALTH, BAD ", " FADES ", ok 100, ok 100 opportunity, " FELL },
  { "risk-months-without-order", "6", see_health, HEALTH,
    BAD ", high 65 FC-3-contact FC-3-complaints FC-3-use, " SCORES ", " FELL },
  { "risk-months-contact-left", "1", see_health, HEALTH,
    BAD ", high 65 FC-3-order FC-3-complaints FC-3-use, " SCORES ", " FELL },
  { "risk-complaints", "3", see_health, HEALTH, BAD ", high 60 FC-3-contact FC-3-order FC-3-use, " SCORES ", " FELL },
  { "risk-use-percent", "69", see_health, HEALTH,
    BAD ", high 60 FC-3-contact FC-3-order FC-3-complaints, " SCORES ", " FELL },
  { "risk-high-below", "81", see_health, HEALTH,
    BAD ", " FADES ", high 80 FC-2, ok 100 opportunity, high 80 FR-11" },
  { "opportunity-from", "91", see_health, HEALTH, BAD ", " FADES ", watch 80 FC-2, ok 100, " FELL },
  { "deduct-ending", "40", see_health, HEALTH, "high 30 FR-9 FR-10 FR-11, " FADES ", " SCORES ", " FELL },
  { "deduct-satisfaction", "10", see_health, HEALTH,
    "high 50 FR-9 FR-10 FR-11, " FADES ", watch 90 FC-2, ok 100 opportunity, watch 90 FR-11" },
  { "deduct-no-order", "5", see_health, HEALTH,
    BAD ", high 60 FC-3-contact FC-3-order FC-3-complaints FC-3-use, " SCORES ", " FELL },
  { "deduct-contact-left", "10", see_health, HEALTH,
    BAD ", high 55 FC-3-contact FC-3-order FC-3-complaints FC-3-use, " SCORES ", " FELL },
  { "deduct-unanswered", "0", see_health, HEALTH, "high 50 FR-9 FR-10 FR-11, " FADES ", " SCORES ", " FELL },
  { "deduct-complaints", "1", see_health, HEALTH,
    BAD ", high 59 FC-3-contact FC-3-order FC-3-complaints FC-3-use, " SCORES ", " FELL },
  { "deduct-use", "12", see_health, HEALTH,
    BAD ", high 48 FC-3-contact FC-3-order FC-3-complaints FC-3-use, " SCORES ", " FELL },
  { "daily-backup", "no", see_daily_backup, "1", "0" },
  { "backup-things", "2", see_backup_before_many, "0", "1" },
  { "backup-days", "3", see_backups_kept, "21", "17" },
  { "backup-weeks", "0", see_backups_kept, "21", "18" },
  { "backup-months", "2", see_backups_kept, "21", "11" },
};

/* A policy or calendar is meant by its name. */
static char *
find_value (World      *world,
            const char *name,
            const char *value)
{
  g_auto(GStrv) labels = NULL;
  g_auto(GStrv) values = rapport_settings_dup_options (world->connection, rapport_rules_find (name), &labels);

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    if (g_str_equal (labels[i], value))
      return g_strdup (values[i]);
  return g_strdup (value);
}

static char *
see_with (guint       index,
          const char *value)
{
  World world = { .folder = scratch_folder_new (), .zone = g_time_zone_new_identifier (SHANGHAI) };
  char *seen;

  world.book = scratch_book_open (world.folder);
  world.connection = rapport_book_get_connection (world.book);
  if (value != NULL)
    {
      g_autofree char *kept = find_value (&world, CASES[index].name, value);

      scratch_run (world.book, rapport_set_setting_new (CASES[index].name, kept));
    }
  seen = CASES[index].see (&world);
  rapport_book_close (world.book);
  g_object_unref (world.book);
  g_time_zone_unref (world.zone);
  scratch_folder_remove (world.folder);
  return seen;
}

static void
test_effect (gconstpointer data)
{
  static char *shipped = NULL;
  const guint index = GPOINTER_TO_UINT (data);
  g_autofree char *then = see_with (index, CASES[index].value);

  /* as shipped is the same for those that follow each other */
  if (shipped == NULL || index == 0 || CASES[index].see != CASES[index - 1].see)
    {
      g_free (shipped);
      shipped = see_with (index, NULL);
    }
  g_assert_cmpstr (shipped, ==, CASES[index].shipped);
  g_assert_cmpstr (then, ==, CASES[index].then);
  g_assert_cmpstr (shipped, !=, then);
}

/* What can be set does something, and a case above shows what. */
static void
test_each_has_a_case (void)
{
  guint n;
  const RapportRule *all = rapport_rules_describe (&n);

  for (guint i = 0; i < n; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (CASES); k++)
        found |= g_str_equal (CASES[k].name, all[i].name);
      if (!found)
        g_error ("no case shows what the setting “%s” does", all[i].name);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (CASES));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remind/settings/each-has-a-case", test_each_has_a_case);
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *path = g_strconcat ("/remind/settings/", CASES[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_effect);
    }
  return g_test_run ();
}
