/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-policy-draft.h"
#include "rapport-problem.h"
#include "rapport-policy-version.h"
#include "rapport-sla-shipped.h"
#include "sla-tools.h"

#define DAY_SPANS "{'zone':'UTC','week':{'mon':["

typedef struct
{
  const char *json;
  const char *start;
} Refused;

static const Refused CALENDARS[] = {
  { "", "This is not a JSON object" },
  { "[]", "This is not a JSON object" },
  { "'x'", "This is not a JSON object" },
  { "{'zone':'UTC'", "This is not JSON" },
  { "{'zone':'UTC',}", "This is not JSON" },
  { "/* {} */ {'zone':'UTC'}", "This is not JSON" },
  { "var x = {'zone':'UTC'}", "This is not JSON" },
  { "{'week':{'mon':[['09:00','10:00']]}}", "zone: " },
  { "{'zone':'Mars/Olympus','week':{'mon':[['09:00','10:00']]}}", "zone: " },
  { "{'zone':'','week':{'mon':[['09:00','10:00']]}}", "zone: " },
  { "{'zone':'/etc/localtime','week':{'mon':[['09:00','10:00']]}}", "zone: " },
  { "{'zone':'../zoneinfo/UTC','week':{'mon':[['09:00','10:00']]}}", "zone: " },
  { "{'zone':'GMT+8','week':{'mon':[['09:00','10:00']]}}", "zone: " },
  { "{'zone':8,'week':{'mon':[['09:00','10:00']]}}", "zone: " },
  { "{'name':7,'zone':'UTC','week':{'mon':[['09:00','10:00']]}}", "name: " },
  { "{'zone':'UTC','week':{'monday':[['09:00','10:00']]}}", "week.monday: " },
  { "{'zone':'UTC','week':[]}", "week: " },
  { "{'zone':'UTC','hours':{}}", "hours: " },
  { "{'zone':'UTC'}", "week: " },
  { "{'zone':'UTC','week':{'mon':[]},'dates':{'2026-01-01':[]}}", "week: " },
  { DAY_SPANS "['25:00','26:00']]}}", "week.mon[0][0]: " },
  { DAY_SPANS "['09:00','24:01']]}}", "week.mon[0][1]: " },
  { DAY_SPANS "['09:60','10:00']]}}", "week.mon[0][0]: " },
  { DAY_SPANS "['9:00','10:00']]}}", "week.mon[0][0]: " },
  { DAY_SPANS "['-1:00','10:00']]}}", "week.mon[0][0]: " },
  { DAY_SPANS "['09:00','09:30'],['10:00','10:00']]}}", "week.mon[1]: " },
  { DAY_SPANS "['00:00','00:00']]}}", "week.mon[0]: " },
  { DAY_SPANS "['24:00','06:00']]}}", "week.mon[0][0]: " },
  { DAY_SPANS "['09:00']]}}", "week.mon[0]: " },
  { DAY_SPANS "['09:00','10:00','11:00']]}}", "week.mon[0]: " },
  { DAY_SPANS "'09:00']}}", "week.mon[0]: " },
  { DAY_SPANS "[9,10]]}}", "week.mon[0][0]: " },
  { "{'zone':'UTC','dates':{'2026-02-30':[['09:00','10:00']]}}", "dates.2026-02-30: " },
  { "{'zone':'UTC','dates':{'2026-2-3':[['09:00','10:00']]}}", "dates.2026-2-3: " },
  { "{'zone':'UTC','dates':{'0001-01-01':[['09:00','10:00']]}}", "dates.0001-01-01: " },
  { "{'zone':'UTC','dates':{'2026-02-03':[['09:00','9']]}}", "dates.2026-02-03[0][1]: " },
  { "{'zone':'UTC','dates':{'2026-02-03':null}}", "dates.2026-02-03: " },
  { "{'zone':'UT\\u0000C'}", "A text in it contains a zero" },
};

#define TARGET(members) "{'targets':[{'target':'solution'," members "}]}"

static const Refused POLICIES[] = {
  { "{}", "targets: " },
  { "{'targets':{}}", "targets: " },
  { "{'targets':[]}", "targets: " },
  { "{'since':'yesterday','targets':[]}", "since: " },
  { "{'when':{'mood':['bad']},'targets':[]}", "when.mood: " },
  { "{'when':{'nature':[]},'targets':[]}", "when.nature: " },
  { "{'targets':[],'recount':'never'}", "recount: " },
  { "{'targets':[],'version':1}", "version: " },
  { "{'targets':[{'duration':'1h'}]}", "targets[0].target: " },
  { "{'targets':[{'target':'lunch','duration':'1h'}]}", "targets[0].target: " },
  { "{'targets':[{'target':'solution'}]}", "targets[0].duration: " },
  { "{'targets':[1]}", "targets[0]: " },
  { TARGET ("'duration':'0h'"), "targets[0].duration: " },
  { TARGET ("'duration':'-2h'"), "targets[0].duration: " },
  { TARGET ("'duration':'99999999999999999999h'"), "targets[0].duration: " },
  { TARGET ("'duration':'50000h'"), "targets[0].duration: " },
  { TARGET ("'duration':'2000wd'"), "targets[0].duration: " },
  { TARGET ("'duration':'1d'"), "targets[0].duration: " },
  { TARGET ("'duration':'90s'"), "targets[0].duration: " },
  { TARGET ("'duration':'1h30m'"), "targets[0].duration: " },
  { TARGET ("'duration':'1.5h'"), "targets[0].duration: " },
  { TARGET ("'duration':'h'"), "targets[0].duration: " },
  { TARGET ("'duration':''"), "targets[0].duration: " },
  { TARGET ("'duration':24"), "targets[0].duration: " },
  { TARGET ("'duration':'2wd','time':'elapsed'"), "targets[0].time: " },
  { TARGET ("'duration':'2h','time':'wall'"), "targets[0].time: " },
  { TARGET ("'duration':'2h','pause':'yes'"), "targets[0].pause: " },
  { TARGET ("'duration':'2h','from':'solved'"), "targets[0].from: " },
  { TARGET ("'duration':'2h','met_by':[]"), "targets[0].met_by: " },
  { TARGET ("'duration':'2h','met_by':['solved','slept']"), "targets[0].met_by[1]: " },
  { TARGET ("'duration':'2h','met_by':['priority']"), "targets[0].met_by[0]: " },
  { TARGET ("'duration':'2h','when':{'priority':['P9']}"), "targets[0].when.priority[0]: " },
  { TARGET ("'duration':'2h','when':{'priority':'P1'}"), "targets[0].when.priority: " },
  { TARGET ("'duration':'2h','when':{'priority':[]}"), "targets[0].when.priority: " },
  { TARGET ("'duration':'2h','when':{'colour':['red']}"), "targets[0].when.colour: " },
  { TARGET ("'duration':'2h','until':'noon'"), "targets[0].until: " },
  { "{'targets':[{'target':'solution','duration':'1h'},"
    "{'target':'first-response','duration':'1h','pause':true}]}", "targets[1].pause: " },
  { "{'targets':[{'target':'update','duration':'agreed'}]}", "targets[0].duration: " },
  { "{'targets':[{'target':'acceptance','duration':'1h','from':'cannot-solve'}]}",
    "targets[0].from: " },
};

#define WITH_EVENT(event) "{'received':'2026-03-02T10:00:00+08:00','events':[" event "]}"

static const Refused TICKETS[] = {
  { "{}", "received: " },
  { "{'received':null}", "received: " },
  { "{'received':'yesterday'}", "received: " },
  { "{'received':'2026-02-30T10:00:00+08:00'}", "received: " },
  { "{'received':'2026-02-03T25:00:00+08:00'}", "received: " },
  { "{'received':'2026-02-03T10:61:00+08:00'}", "received: " },
  { "{'received':'2026-02-03T10:00:00'}", "received: " },
  { "{'received':'2026-02-03'}", "received: " },
  { "{'received':'9999-02-03T10:00:00Z'}", "received: " },
  { "{'received':'2026-02-03T10:00:00Zulu'}", "received: " },
  { "{'received':'2026-02-03T10:00:00Z','number':'1'}", "number: " },
  { "{'received':'2026-02-03T10:00:00Z','priority':'P5'}", "priority: " },
  { "{'received':'2026-02-03T10:00:00Z','complexity':'hard'}", "complexity: " },
  { "{'received':'2026-02-03T10:00:00Z','grade':1}", "grade: " },
  { "{'received':'2026-02-03T10:00:00Z','agreed':'soon'}", "agreed: " },
  { "{'received':'2026-02-03T10:00:00Z','events':{}}", "events: " },
  { WITH_EVENT ("{'kind':'told'}"), "events[0].at: " },
  { WITH_EVENT ("{'at':'2026-03-02T11:00:00+08:00'}"), "events[0].kind: " },
  { WITH_EVENT ("{'at':'2026-03-02T11:00:00+08:00','kind':'slept'}"), "events[0].kind: " },
  { WITH_EVENT ("{'at':'2026-03-02T09:59:59+08:00','kind':'told'}"), "events[0].at: " },
  { WITH_EVENT ("{'at':'2026-03-02T11:00:00+08:00','kind':'told','value':'x'}"),
    "events[0].value: " },
  { WITH_EVENT ("{'at':'2026-03-02T11:00:00+08:00','kind':'priority'}"), "events[0].value: " },
  { WITH_EVENT ("{'at':'2026-03-02T11:00:00+08:00','kind':'priority','value':'P7'}"),
    "events[0].value: " },
  { WITH_EVENT ("{'at':'2026-03-02T11:00:00+08:00','kind':'agreed','value':'x'}"),
    "events[0].value: " },
  { WITH_EVENT ("{'at':'2026-03-02T11:00:00+08:00','kind':'told','by':'me'}"), "events[0].by: " },
  { WITH_EVENT ("'told'"), "events[0]: " },
};

typedef gpointer (*Reader) (const char  *json,
                            gssize       length,
                            GError     **error);

static void
assert_refused (Reader         read,
                const Refused *refused,
                guint          n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *json = sla_json (refused[i].json);
      g_autoptr(GError) error = NULL;

      g_assert_null (read (json, -1, &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, refused[i].start))
        g_assert_cmpstr (error->message, ==, refused[i].start);
      g_assert_cmpuint (strlen (error->message), >, strlen (refused[i].start));
    }
}

static void
test_calendars_refused (void)
{
  assert_refused ((Reader) rapport_calendar_new_from_json, CALENDARS, G_N_ELEMENTS (CALENDARS));
}

static void
test_policies_refused (void)
{
  assert_refused ((Reader) rapport_policy_new_from_json, POLICIES, G_N_ELEMENTS (POLICIES));
}

static void
test_tickets_refused (void)
{
  assert_refused ((Reader) rapport_ticket_history_new_from_json, TICKETS, G_N_ELEMENTS (TICKETS));
}

static void
test_deep_and_huge (void)
{
  g_autoptr(GString) deep = g_string_new ("{\"targets\":");
  g_autofree char *huge = g_strnfill (5 * 1024 * 1024, ' ');
  g_autoptr(GString) quoted = g_string_new ("{\"name\":\"\\\"");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 200000; i++)
    {
      g_string_append_c (deep, '[');
      g_string_append (quoted, "[[");
    }
  g_assert_null (rapport_policy_new_from_json (deep->str, -1, &error));
  g_assert_cmpstr (error->message, ==, "This JSON is nested too deeply.");
  g_clear_error (&error);
  g_assert_null (rapport_policy_new_from_json (huge, -1, &error));
  g_assert_cmpstr (error->message, ==, "This is longer than 4 MiB.");
  g_clear_error (&error);
  g_assert_null (rapport_policy_new_from_json ("{\"name\":\"\xff\"}", -1, &error));
  g_assert_cmpstr (error->message, ==, "This is not UTF-8 text.");
  /* brackets in a text are no nesting */
  g_string_append (quoted, "\",\"targets\":[{\"target\":\"solution\",\"duration\":\"1h\"}]}");
  rapport_policy_unref (rapport_policy_new_from_json (quoted->str, -1, NULL));
}

static void
test_long_lists (void)
{
  g_autoptr(GString) ticket = g_string_new ("{'received':'2026-03-02T10:00Z','events':[");
  g_autoptr(GString) calendar = g_string_new (DAY_SPANS);
  g_autofree char *ticket_json = NULL;
  g_autofree char *calendar_json = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 10001; i++)
    g_string_append_printf (ticket, "%s{'at':'2026-03-02T10:00Z','kind':'told'}",
                            i > 0 ? "," : "");
  for (guint i = 0; i < 49; i++)
    g_string_append_printf (calendar, "%s['09:00','10:00']", i > 0 ? "," : "");
  g_string_append (ticket, "]}");
  g_string_append (calendar, "]}}");
  ticket_json = sla_json (ticket->str);
  calendar_json = sla_json (calendar->str);
  g_assert_null (rapport_ticket_history_new_from_json (ticket_json, -1, &error));
  g_assert_cmpstr (error->message, ==, "events: this list is longer than 10000");
  g_clear_error (&error);
  g_assert_null (rapport_calendar_new_from_json (calendar_json, -1, &error));
  g_assert_cmpstr (error->message, ==, "week.mon: this list is longer than 48");
}

/* Ten thousand events of the kinds that take most time are judged in a moment. */
static void
test_longest_ticket (void)
{
  static const char *const KINDS[] = { "waiting", "resumed", "told", "solved", "reopened" };
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(GString) ticket = g_string_new ("{'received':'2026-03-02T09:00Z','events':[");
  g_autoptr(GPtrArray) clocks = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (ticket, "%s{'at':'2026-03-%02uT%02u:%02u:%02uZ','kind':'%s'}",
                            i > 0 ? "," : "", 3 + i / 3600, i / 150 % 24, i * 24 / 60 % 60,
                            i * 24 % 60, KINDS[i % G_N_ELEMENTS (KINDS)]);
  g_string_append (ticket, "]}");
  clocks = sla_judge ("{'target':'update','duration':'2wd','pause':true},"
                      "{'target':'solution','duration':'200h','time':'working','pause':true}",
                      calendar, ticket->str, "2026-04-01T00:00:00Z");
  g_assert_cmpuint (clocks->len, ==, 2);
}

static void
test_calendar_again (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autofree char *written = rapport_calendar_to_json (calendar);
  g_autoptr(RapportCalendar) copy = sla_calendar (written);
  g_autofree char *again = rapport_calendar_to_json (copy);

  g_assert_cmpstr (written, ==, again);
  g_assert_cmpstr (rapport_calendar_get_name (copy), ==, "CN");
  g_assert_cmpstr (rapport_calendar_get_zone_name (copy), ==, "Asia/Shanghai");
  g_assert_nonnull (strstr (written, "\"2026-02-15\" : []"));
  g_assert_nonnull (strstr (written, "\"13:30\""));
}

static void
test_calendar_spans_again (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (
    "{'zone':'UTC','week':{'mon':[['22:00','06:00'],['00:00','24:00'],['18:00','00:00']]}}");
  g_autofree char *written = rapport_calendar_to_json (calendar);
  g_autoptr(RapportCalendar) copy = sla_calendar (written);
  gint64 from = sla_at ("2026-03-01T00:00:00Z");

  g_assert_cmpint (rapport_calendar_count_working (copy, from, from + 7 * 86400), ==, 30 * 3600);
}

static void
test_policy_again (void)
{
  g_autoptr(RapportPolicy) policy = sla_policy (
    "{'name':'“Ünï”','recount':'from-change','targets':["
    "{'target':'hand-over','from':'cannot-solve','duration':'1h','time':'working'},"
    "{'target':'solution','when':{'complexity':['special'],'priority':['P1','P2']},"
    "'duration':'agreed'},{'target':'solution','duration':'5wd','pause':true,"
    "'met_by':['proposed','solved']}]}");
  g_autofree char *written = rapport_policy_to_json (policy);
  g_autoptr(RapportPolicy) copy = sla_policy (written);
  g_autofree char *again = rapport_policy_to_json (copy);
  const RapportPolicyEntry *entry = g_ptr_array_index (rapport_policy_get_entries (copy), 2);

  g_assert_cmpstr (written, ==, again);
  g_assert_cmpstr (rapport_policy_get_name (copy), ==, "“Ünï”");
  g_assert_true (rapport_policy_recounts_from_change (copy));
  g_assert_true (entry->pause && entry->working);
  g_assert_cmpuint (entry->met_by, ==, RAPPORT_SLA_MASK (RAPPORT_SLA_PROPOSED)
                                       | RAPPORT_SLA_MASK (RAPPORT_SLA_SOLVED));
}

/* Without "time" working days are working and the rest is elapsed. */
static void
test_time_by_default (void)
{
  g_autoptr(RapportPolicy) policy = sla_policy ("{'target':'solution','duration':'2wd'},"
                                                "{'target':'update','duration':'2h'}");
  GPtrArray *entries = rapport_policy_get_entries (policy);

  g_assert_true (((const RapportPolicyEntry *) g_ptr_array_index (entries, 0))->working);
  g_assert_false (((const RapportPolicyEntry *) g_ptr_array_index (entries, 1))->working);
}

static void
test_instants (void)
{
  static const char *const SAME[] = {
    "2026-03-02T10:00:00+08:00", "2026-03-02T10:00+08:00", "2026-03-02T02:00:00Z",
    "2026-03-02 02:00:00z", "2026-03-01T20:30:00-0530", "2026-03-02T10:00:00.999+08",
  };

  for (guint i = 0; i < G_N_ELEMENTS (SAME); i++)
    g_assert_cmpint (sla_at (SAME[i]), ==, 1772416800);
}

static void
test_clocks (void)
{
  g_autoptr(RapportCalendar) calendar = sla_calendar (SLA_SHANGHAI);
  g_autoptr(GPtrArray) clocks = sla_judge (
    "{'target':'update','duration':'1h'},{'target':'solution','duration':'3h','pause':true},"
    "{'target':'hand-over','from':'cannot-solve','duration':'1h'}", calendar,
    TICKET ("02T09:00", EV ("02T11:00", "told") "," EV ("02T11:30", "waiting")),
    T ("02T11:40"));
  g_autofree char *json = rapport_clock_list_to_json (clocks,
                                                      rapport_calendar_get_zone (calendar));
  g_autofree char *packed = NULL;
  g_auto(GStrv) words = g_strsplit_set (json, " \n", -1);
  const char *expected =
    "{'clocks':[{'target':'hand-over','due':null,'state':'none','met_at':null,'remaining_s':null,"
    "'late_s':null,'cause':null,'counted':[],'paused':[]},"
    "{'target':'update','due':'2026-03-02T12:00:00+08:00','state':'running','met_at':null,"
    "'remaining_s':1200,'late_s':null,'cause':null,"
    "'counted':[['2026-03-02T11:00:00+08:00','2026-03-02T11:40:00+08:00']],'paused':[],"
    "'missed_rounds':[{'started':'2026-03-02T09:00:00+08:00','due':'2026-03-02T10:00:00+08:00',"
    "'met_at':'2026-03-02T11:00:00+08:00','late_s':3600,'cause':null}]},"
    "{'target':'solution','due':null,'state':'paused','met_at':null,'remaining_s':1800,"
    "'late_s':null,'cause':null,"
    "'counted':[['2026-03-02T09:00:00+08:00','2026-03-02T11:30:00+08:00']],"
    "'paused':[['2026-03-02T11:30:00+08:00','2026-03-02T11:40:00+08:00']]}]}";
  g_autofree char *wanted = sla_json (expected);

  packed = g_strjoinv ("", words);
  g_assert_cmpstr (packed, ==, wanted);
}

/* In C they are the names themselves; what a person named is left as it is. */
static void
test_shipped_names (void)
{
  g_autoptr(RapportEntity) version = g_object_new (RAPPORT_TYPE_POLICY_VERSION, NULL);
  g_autofree char *title = NULL;

  for (const char *const *id = rapport_sla_shipped_policies (); *id != NULL; id++)
    {
      g_autoptr(RapportPolicy) policy = rapport_policy_new_shipped (*id);

      g_assert_cmpstr (rapport_sla_shipped_get_label (rapport_policy_get_name (policy)), ==,
                       rapport_policy_get_name (policy));
    }
  g_assert_cmpstr (rapport_sla_shipped_get_label ("Ours"), ==, "Ours");
  rapport_entity_set_text (version, RAPPORT_POLICY_VERSION_NAME, "Regulation");
  title = rapport_entity_dup_title (version);
  g_assert_cmpstr (title, ==, "Regulation");
}

static void
test_shipped (void)
{
  const char *const *policies = rapport_sla_shipped_policies ();
  const char *const *calendars = rapport_sla_shipped_calendars ();
  static const char *const NAMES[]
    = { "Service desk P1–P4", "2 h / 24 h", "Regulation", "Regulation, detailed" };

  for (guint i = 0; policies[i] != NULL; i++)
    {
      g_autoptr(RapportPolicy) policy = rapport_policy_new_shipped (policies[i]);

      g_assert_nonnull (policy);
      g_assert_cmpstr (rapport_policy_get_name (policy), ==, NAMES[i]);
      g_assert_false (rapport_policy_names_target (policy, RAPPORT_SLA_ACCEPTANCE));
    }
  for (guint i = 0; calendars[i] != NULL; i++)
    {
      g_autoptr(RapportCalendar) calendar = rapport_calendar_new_shipped (calendars[i]);

      g_assert_nonnull (calendar);
    }
  g_assert_null (rapport_policy_new_shipped ("none"));
}

static void
test_shipped_holidays (void)
{
  static const int CLOSED[][2] = {
    { 20260101, 20260103 }, { 20260215, 20260223 }, { 20260404, 20260406 },
    { 20260501, 20260505 }, { 20260619, 20260621 }, { 20260925, 20260927 },
    { 20261001, 20261007 },
  };
  static const int WORKED[] = { 20260104, 20260214, 20260228, 20260509, 20260920, 20261010 };
  g_autoptr(RapportCalendar) calendar = rapport_calendar_new_shipped ("cn-office-2026");
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (CLOSED); i++)
    for (int day = CLOSED[i][0]; day <= CLOSED[i][1]; day++)
      g_assert_false (rapport_calendar_is_working_day (calendar, day));
  for (guint i = 0; i < G_N_ELEMENTS (WORKED); i++)
    {
      GArray *spans = rapport_calendar_get_day_spans (calendar, WORKED[i]);

      g_assert_cmpuint (spans->len, ==, 2);
      g_assert_cmpint (g_array_index (spans, RapportDaySpan, 1).start, ==, (13 * 60 + 30) * 60);
    }
  for (gint64 at = sla_at ("2026-01-01T10:00:00+08:00"); at < sla_at ("2027-01-01T00:00:00+08:00");
       at += 86400)
    n += rapport_calendar_is_open (calendar, at);
  g_assert_cmpuint (n, ==, 248);
}

/* What is typed, what is wrong with it, and beside which field that stands */
static void
test_policy_row (void)
{
  static const struct { const char *duration; RapportSlaTarget target; gboolean pause; const char *field; } rows[] = {
    { "30m", RAPPORT_SLA_SOLUTION, TRUE, NULL },
    { " 2 小时", RAPPORT_SLA_SOLUTION, TRUE, NULL },
    { "３个工作日", RAPPORT_SLA_SOLUTION, TRUE, NULL },
    { "Agreed", RAPPORT_SLA_SOLUTION, TRUE, NULL },
    { "", RAPPORT_SLA_SOLUTION, TRUE, "duration" },
    { "-2h", RAPPORT_SLA_SOLUTION, TRUE, "duration" },
    { "0h", RAPPORT_SLA_SOLUTION, TRUE, "duration" },
    { "99999999h", RAPPORT_SLA_SOLUTION, TRUE, "duration" },
    { "soon", RAPPORT_SLA_SOLUTION, TRUE, "duration" },
    { "agreed", RAPPORT_SLA_UPDATE, FALSE, "duration" },
    { "2h", RAPPORT_SLA_FIRST_RESPONSE, TRUE, "pause" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(RapportPolicyRow) row = rapport_policy_row_new (NULL);
      g_autofree char *field = NULL;
      g_autofree char *sentence = NULL;

      row->target = rows[i].target;
      row->pause = rows[i].pause;
      row->met_by = rapport_sla_target_get_met_by (row->target);
      g_free (row->duration);
      row->duration = g_strdup (rows[i].duration);
      sentence = rapport_policy_row_check (row, &field);
      g_assert_cmpstr (field, ==, rows[i].field);
      g_assert_true ((sentence == NULL) == (field == NULL));
    }
}

static void
test_draft_says_the_same (void)
{
  for (const char *const *id = rapport_sla_shipped_policies (); *id != NULL; id++)
    {
      g_autoptr(RapportPolicy) policy = rapport_policy_new_shipped (*id);
      g_autoptr(RapportPolicyDraft) draft = rapport_policy_draft_new (policy);
      g_autofree char *written = rapport_policy_draft_to_json (draft);
      g_autoptr(RapportPolicy) again = sla_policy (written);
      g_autofree char *before = rapport_policy_to_json (policy);
      g_autofree char *after = rapport_policy_to_json (again);

      g_assert_cmpstr (after, ==, before);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/sla/json/calendars-refused", test_calendars_refused);
  g_test_add_func ("/model/sla/json/policies-refused", test_policies_refused);
  g_test_add_func ("/model/sla/json/tickets-refused", test_tickets_refused);
  g_test_add_func ("/model/sla/json/deep-and-huge", test_deep_and_huge);
  g_test_add_func ("/model/sla/json/long-lists", test_long_lists);
  g_test_add_func ("/model/sla/json/longest-ticket", test_longest_ticket);
  g_test_add_func ("/model/sla/json/calendar-again", test_calendar_again);
  g_test_add_func ("/model/sla/json/calendar-spans-again", test_calendar_spans_again);
  g_test_add_func ("/model/sla/json/policy-again", test_policy_again);
  g_test_add_func ("/model/sla/json/time-by-default", test_time_by_default);
  g_test_add_func ("/model/sla/json/instants", test_instants);
  g_test_add_func ("/model/sla/json/clocks", test_clocks);
  g_test_add_func ("/model/sla/shipped/policies-and-calendars", test_shipped);
  g_test_add_func ("/model/sla/shipped/names-are-shown", test_shipped_names);
  g_test_add_func ("/model/sla/shipped/holidays-of-2026", test_shipped_holidays);
  g_test_add_func ("/model/sla/draft/row", test_policy_row);
  g_test_add_func ("/model/sla/draft/says-the-same", test_draft_says_the_same);
  return g_test_run ();
}
