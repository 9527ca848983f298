/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-cadence-json.h"
#include "rapport-problem.h"
#include "rapport-sla-json.h"

#define HOURS "[['09:00','12:00'],['13:30','18:00']]"
/* China's working days of early 2026 */
#define CALENDAR \
  "'calendar':{'name':'CN','zone':'Asia/Shanghai','week':{'mon':" HOURS ",'tue':" HOURS ",'wed':" HOURS \
  ",'thu':" HOURS ",'fri':" HOURS "},'dates':{'2026-02-14':" HOURS ",'2026-02-15':[],'2026-02-16':[]," \
  "'2026-02-17':[],'2026-02-18':[],'2026-02-19':[],'2026-02-20':[],'2026-02-21':[],'2026-02-22':[]," \
  "'2026-02-23':[],'2026-02-28':" HOURS ",'2026-04-06':[]}}"
#define INPUT(customer, rest) "{" CALENDAR ",'customer':{" customer "}" rest "}"
#define RECORDS(list) ",'records':[" list "]"
#define A_SINCE_JANUARY "'grade':'A','since':'2026-01-05'"
#define DEEP(at) "{'at':'" at "','depth':'deep'}"
#define LIGHT(at) "{'at':'" at "','depth':'light'}"

static RapportCadenceFile *
read_input (const char  *quoted,
            GError     **error)
{
  g_autofree char *json = g_strdelimit (g_strdup (quoted), "'", '"');

  return rapport_cadence_file_new_from_json (json, -1, error);
}

/* Without line breaks and spaces, as a program sees it */
static char *
judge (const char *quoted,
       const char *at)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCadenceFile) file = read_input (quoted, &error);
  g_autoptr(RapportCadenceResult) result = NULL;
  g_autoptr(GArray) hints = NULL;
  g_autofree char *json = NULL;
  GTimeZone *zone;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  zone = rapport_calendar_get_zone (file->input.calendar);
  g_assert_true (rapport_instant_from_text (at, zone, &file->input.now));
  result = rapport_cadence_judge (&file->input);
  hints = file->has_try ? rapport_contact_find_hints (&file->input, &file->contact) : NULL;
  json = rapport_cadence_result_to_json (result, hints, zone);
  for (const char *p = json; *p != '\0'; p++)
    if (*p != ' ' && *p != '\n')
      g_string_append_c (text, *p == '"' ? '\'' : *p);
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *path;
  const char *input;
  const char *at;
  const char *wanted;
} Case;

static const Case CASES[] = {
  { "/model/cadence/FR-2/worked-example",
    INPUT (A_SINCE_JANUARY, RECORDS (DEEP ("2026-02-27T10:00:00+08:00") "," LIGHT ("2026-03-02"))), "2026-03-10T12:00",
    "'period':{'from':'2026-03-01','to':'2026-03-31','deep':{'asked':2,'done':0},'light':{'asked':1,'done':1}}" },
  { "/model/cadence/FR-2/next-deep",
    INPUT (A_SINCE_JANUARY, RECORDS (DEEP ("2026-02-27T10:00:00+08:00") "," LIGHT ("2026-03-02"))), "2026-03-10T12:00",
    "{'depth':'deep','due':'2026-03-16T09:00:00+08:00','limit':'2026-03-16',"
    "'propose':'2026-03-16T09:00:00+08:00','state':'coming','plan':null,'plan_late':false}" },
  { "/model/cadence/FR-2/next-light-in-the-next-period",
    INPUT (A_SINCE_JANUARY, RECORDS (DEEP ("2026-02-27T10:00:00+08:00") "," LIGHT ("2026-03-02"))), "2026-03-10T12:00",
    "{'depth':'light','due':'2026-04-01T09:00:00+08:00','limit':'2026-04-30'" },
  { "/model/cadence/FR-2/surplus-deep-is-light-too",
    INPUT (A_SINCE_JANUARY, RECORDS (DEEP ("2026-02-27") "," LIGHT ("2026-03-02") "," DEEP ("2026-03-16") ","
                                     DEEP ("2026-03-30") "," DEEP ("2026-03-31"))), "2026-03-31T18:00",
    "'deep':{'asked':2,'done':3},'light':{'asked':1,'done':2}}" },
  { "/model/cadence/FR-3/unanswered-call-is-no-touch",
    INPUT ("'grade':'B','since':'2026-01-05'",
           RECORDS ("{'at':'2026-03-02','method':'phone','responded':'no'},{'at':'2026-03-03','method':'sms','responded':'no'}")),
    "2026-03-10T12:00", "'deep':{'asked':1,'done':0},'light':{'asked':1,'done':1}}" },
  { "/model/cadence/FR-4/without-a-grade-as-C",
    INPUT ("'since':'2026-01-05'", RECORDS (DEEP ("2026-02-02"))), "2026-03-10T12:00",
    "'period':{'from':'2026-01-01','to':'2026-03-31','deep':{'asked':0,'done':0},'light':{'asked':1,'done':1}}" },
  { "/model/cadence/pause-asks-less",
    INPUT (A_SINCE_JANUARY ",'pauses':[['2026-03-01','2026-03-25']]", ""), "2026-03-10T12:00",
    "'deep':{'asked':0,'done':0},'light':{'asked':0,'done':0}}" },
  { "/model/cadence/tag-adds-a-touch",
    INPUT (A_SINCE_JANUARY ",'extra':{'light':1}", ""), "2026-03-10T12:00", "'light':{'asked':2,'done':0}}" },
  { "/model/cadence/FR-8/proposed-in-own-times",
    INPUT (A_SINCE_JANUARY ",'convenient':'14:30-16:00'", RECORDS (DEEP ("2026-02-27"))), "2026-03-10T12:00",
    "'propose':'2026-03-16T14:30:00+08:00'" },
  { "/model/cadence/FR-8/own-times-that-can-not-be-read",
    INPUT (A_SINCE_JANUARY ",'convenient':'in the evening'", RECORDS (DEEP ("2026-02-27"))), "2026-03-10T12:00",
    "'propose':'2026-03-16T09:00:00+08:00'" },
  { "/model/cadence/proposed-as-a-day-without-times",
    INPUT (A_SINCE_JANUARY, RECORDS (DEEP ("2026-02-27")) ",'settings':{'convenient':[]}"), "2026-03-10T12:00",
    "'propose':'2026-03-16'" },
  { "/model/cadence/proposed-on-a-workday",
    INPUT ("'grade':'B','since':'2026-01-05'", RECORDS (LIGHT ("2026-03-02") "," DEEP ("2026-02-26"))), "2026-03-10T12:00",
    "'propose':'2026-03-30T09:00:00+08:00'" },
  { "/model/cadence/overdue-the-day-after",
    INPUT ("'grade':'B','since':'2026-01-05'", RECORDS (DEEP ("2026-02-02") "," LIGHT ("2026-03-02"))), "2026-03-06T08:00",
    "{'depth':'deep','due':'2026-03-05T09:00:00+08:00','limit':'2026-03-31','propose':'2026-03-06T09:00:00+08:00','state':'overdue'" },
  { "/model/cadence/a-plan-stands-and-is-late",
    INPUT (A_SINCE_JANUARY, RECORDS (LIGHT ("2026-03-02")) ",'plans':[{'due':'2026-03-30','method':'visit'}]"),
    "2026-03-10T12:00", "'limit':'2026-03-16','propose':null,'state':'overdue','plan':0,'plan_late':true}" },
  { "/model/cadence/FR-5", INPUT (A_SINCE_JANUARY, ",'try':{'due':'2026-03-12','method':'visit'}"), "2026-03-10T12:00",
    "'hints':[{'rule':'FR-5','severity':'warn','days':2,'limit':3}]" },
  { "/model/cadence/FR-5/booked-in-time",
    INPUT (A_SINCE_JANUARY, ",'try':{'due':'2026-03-12','method':'visit','booked':'2026-03-09'}"), "2026-03-10T12:00",
    "'hints':[]" },
  { "/model/cadence/FR-7",
    INPUT (A_SINCE_JANUARY,
           RECORDS ("{'at':'2026-03-09','method':'phone'},{'at':'2026-03-10','method':'phone','began_by':'customer'}")
           ",'plans':[{'due':'2026-03-15','method':'phone'}],'try':{'due':'2026-03-13','method':'phone'}"),
    "2026-03-10T12:00", "'hints':[{'rule':'FR-7','severity':'warn','count':3,'limit':2}]" },
  { "/model/cadence/FR-8/time", INPUT (A_SINCE_JANUARY, ",'try':{'due':'2026-03-13T11:00:00+08:00'}"),
    "2026-03-10T12:00", "'hints':[{'rule':'FR-8','severity':'hint','because':'time'}]" },
  { "/model/cadence/FR-8/day", INPUT (A_SINCE_JANUARY, ",'try':{'due':'2026-03-14T11:00:00+08:00'}"),
    "2026-03-10T12:00", "'hints':[{'rule':'FR-8','severity':'hint','because':'day'}]" },
  { "/model/cadence/FR-16",
    INPUT (A_SINCE_JANUARY ",'preferred_channel':'phone'",
           RECORDS ("{'at':'2026-03-09','method':'email'},{'at':'2026-03-10','method':'sms'}")
           ",'try':{'due':'2026-03-13','method':'email','contact_left':true}"), "2026-03-10T12:00",
    "'hints':[{'rule':'FR-16','severity':'warn','count':3,'limit':2},"
    "{'rule':'FR-16-channel','severity':'hint','preferred':'phone'},{'rule':'contact-left','severity':'warn'}]" },
  { "/model/cadence/FR-9/unanswered-row",
    INPUT (A_SINCE_JANUARY,
           RECORDS ("{'at':'2026-03-02','responded':'no'},{'at':'2026-03-01','responded':'yes'},"
                    "{'at':'2026-03-04','responded':'no'},{'at':'2026-03-03','responded':'unknown'}")), "2026-03-10T12:00",
    "'unanswered':2" },
  { "/model/cadence/FR-9/fresh-start",
    INPUT (A_SINCE_JANUARY ",'recovered_on':'2026-03-02'",
           RECORDS ("{'at':'2026-03-02','responded':'no'},{'at':'2026-03-04','responded':'no'}")), "2026-03-10T12:00",
    "'unanswered':1" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *json = judge (c->input, c->at);

  if (strstr (json, c->wanted) == NULL)
    g_error ("%s lacks %s", json, c->wanted);
}

static const Case REFUSED[] = {
  { "/model/cadence/json/since-is-missing", INPUT ("'grade':'A'", ""), NULL, "customer.since: " },
  { "/model/cadence/json/customer-is-missing", "{" CALENDAR "}", NULL, "customer.since: " },
  { "/model/cadence/json/pause-backward", INPUT (A_SINCE_JANUARY ",'pauses':[['2026-03-02','2026-03-01']]", ""), NULL,
    "customer.pauses[0][1]: " },
  { "/model/cadence/json/span-backward", "{" CALENDAR ",'settings':{'convenient':[['11:00','09:00']]},'customer':{"
    A_SINCE_JANUARY "}}", NULL, "settings.convenient[0][1]: " },
  { "/model/cadence/json/too-many", INPUT (A_SINCE_JANUARY ",'cadence':{'period':'month','deep':32,'light':0}", ""), NULL,
    "customer.cadence.deep: " },
  { "/model/cadence/json/extra-makes-too-many",
    INPUT (A_SINCE_JANUARY ",'cadence':{'period':'month','deep':0,'light':31},'extra':{'light':1}", ""), NULL,
    "customer.extra.light: " },
  { "/model/cadence/json/cadence-has-three-members",
    INPUT (A_SINCE_JANUARY ",'cadence':{'period':'month','deep':1}", ""), NULL, "customer.cadence.light: " },
  { "/model/cadence/json/unknown-member", INPUT (A_SINCE_JANUARY ",'age':3", ""), NULL, "customer.age: " },
  { "/model/cadence/json/unknown-value", INPUT (A_SINCE_JANUARY, RECORDS ("{'at':'2026-03-02','method':'fax'}")), NULL,
    "records[0].method: " },
  { "/model/cadence/json/impossible-date", INPUT ("'since':'2026-02-30'", ""), NULL, "customer.since: " },
  { "/model/cadence/json/wrong-type", INPUT (A_SINCE_JANUARY, RECORDS ("{'at':'2026-03-02','ticket':1}")), NULL,
    "records[0].ticket: " },
  { "/model/cadence/json/no-working-time", "{'calendar':{'zone':'UTC','week':{}},'customer':{" A_SINCE_JANUARY "}}", NULL,
    "calendar.week: " },
  { "/model/cadence/json/due-is-missing", INPUT (A_SINCE_JANUARY, ",'plans':[{'method':'phone'}]"), NULL,
    "plans[0].due: " },
};

static void
test_refused (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GError) error = NULL;

  g_assert_null (read_input (c->input, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  if (!g_str_has_prefix (error->message, c->wanted))
    g_error ("%s does not begin with %s", error->message, c->wanted);
}

static void
test_convenient (void)
{
  static const char * const unreadable[] = {
    "", "9", "9:00", "9:00-", "9:00-9:00", "9:0-10:00", "9:00-24:01", "9:00-10:00,", "evenings", "9:00-10:60"
  };
  g_autoptr(GArray) spans = rapport_convenient_parse ("14:00-24:00, 9:30-11:00");

  g_assert_cmpuint (spans->len, ==, 2);
  g_assert_cmpint (g_array_index (spans, RapportSpan, 0).start, ==, 9 * 60 + 30);
  g_assert_cmpint (g_array_index (spans, RapportSpan, 1).end, ==, 24 * 60);
  for (guint i = 0; i < G_N_ELEMENTS (unreadable); i++)
    g_assert_null (rapport_convenient_parse (unreadable[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_test_add_data_func (CASES[i].path, &CASES[i], test_case);
  for (guint i = 0; i < G_N_ELEMENTS (REFUSED); i++)
    g_test_add_data_func (REFUSED[i].path, &REFUSED[i], test_refused);
  g_test_add_func ("/model/cadence/FR-8/convenient-times", test_convenient);
  return g_test_run ();
}
