/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-health-json.h"
#include "rapport-sla-json.h"

/* The members of the input beside the zone, in ' for ", as level, score and what fires since when */
static char *
judge (const char *members,
       const char *at)
{
  g_auto(RapportHealthInput) input = { 0 };
  g_autoptr(RapportHealthResult) result = NULL;
  g_autoptr(GString) json = g_string_new ("{'zone':'Asia/Shanghai'");
  g_autoptr(GError) error = NULL;
  GString *told = g_string_new (NULL);

  if (*members != '\0')
    g_string_append_printf (json, ",%s", members);
  g_string_append_c (json, '}');
  g_string_replace (json, "'", "\"", 0);
  rapport_health_input_init (&input);
  rapport_health_input_read (&input, json->str, -1, &error);
  g_assert_no_error (error);
  g_assert_true (rapport_instant_from_text (at, input.zone, &input.now));
  result = rapport_health_judge (&input);
  if (result->level == RAPPORT_HEALTH_NONE)
    g_string_append (told, "none");
  else
    g_string_append_printf (told, "%s %d", rapport_health_level_get_id (result->level), result->score);
  for (guint i = 0; i < result->findings->len; i++)
    {
      const RapportHealthFinding *finding = &g_array_index (result->findings, RapportHealthFinding, i);

      g_string_append_printf (told, " %s@%d", finding->rule->id, finding->since);
    }
  if (result->opportunity)
    g_string_append (told, " opportunity");
  return g_string_free (told, FALSE);
}

static void
check (const char *members,
       const char *at,
       const char *expected)
{
  g_autofree char *told = judge (members, at);

  g_assert_cmpstr (told, ==, expected);
}

#define NO(day) "{'at':'" day "','responded':'no'}"
#define TOLD(day, score) "{'at':'" day "','satisfaction':" score "}"
#define RATED(day, source, score, maximum) \
  "{'answered':'" day "','source':'" source "','score':" score ",'maximum':" maximum "}"

static void
test_nothing (void)
{
  check ("", "2026-03-10T12:00", "ok 100");
}

static void
test_unanswered (void)
{
  check ("'records':[" NO ("2026-03-01") "]", "2026-03-10T12:00", "ok 100");
  check ("'records':[" NO ("2026-03-01") "," NO ("2026-03-04") "," NO ("2026-03-06") "]", "2026-03-10T12:00",
         "watch 90 FR-9@20260304");
  /* unknown neither counts nor breaks the row; an answer and a contact of the customer's do */
  check ("'records':[" NO ("2026-03-01") ",{'at':'2026-03-02'}," NO ("2026-03-06") "]", "2026-03-10T12:00",
         "watch 90 FR-9@20260306");
  check ("'records':[" NO ("2026-03-01") ",{'at':'2026-03-02','responded':'yes'}," NO ("2026-03-06") "]",
         "2026-03-10T12:00", "ok 100");
  check ("'records':[" NO ("2026-03-01") ",{'at':'2026-03-02','began_by':'customer'}," NO ("2026-03-06") "]",
         "2026-03-10T12:00", "ok 100");
  check ("'records':[" NO ("2026-03-06") "," NO ("2026-03-11") "]", "2026-03-10T12:00", "ok 100");
  check ("'settings':{'unanswered':3},'records':[" NO ("2026-03-01") "," NO ("2026-03-04") "]", "2026-03-10T12:00",
         "ok 100");
}

static void
test_fresh_start (void)
{
  check ("'customer':{'recovered_on':'2026-03-01'},'records':[" NO ("2026-03-01") "," NO ("2026-03-04") "]",
         "2026-03-10T12:00", "ok 100");
  check ("'customer':{'recovered_on':'2026-03-11'},'records':[" NO ("2026-03-01") "," NO ("2026-03-04") "]",
         "2026-03-10T12:00", "watch 90 FR-9@20260304");
  check ("'customer':{'recovered_on':'2026-03-01'},'records':[{'at':'2026-03-01','will_end':true},"
         TOLD ("2026-03-01", "3") "],'feedback':[" RATED ("2026-03-01", "survey", "1", "5") "],"
         "'contacts':[{'key':true,'left':'2026-03-01'}]", "2026-03-10T12:00", "ok 100");
}

static void
test_ending (void)
{
  check ("'records':[{'at':'2026-03-01','will_end':true}]", "2026-03-10T12:00", "high 70 FR-10@20260301");
  check ("'orders':[{'date':'2026-03-02'}],'records':[{'at':'2026-03-01','will_end':true}]", "2026-03-10T12:00",
         "ok 100");
  /* on the day of the order a time is after it, a date is not */
  check ("'orders':[{'date':'2026-03-01'}],'records':[{'at':'2026-03-01T09:00:00+08:00','will_end':true}]",
         "2026-03-10T12:00", "high 70 FR-10@20260301");
  check ("'orders':[{'date':'2026-03-01'}],'records':[{'at':'2026-03-01','will_end':true}]", "2026-03-10T12:00",
         "ok 100");
  check ("'orders':[{'date':'2026-03-11'}],'records':[{'at':'2026-03-01','will_end':true}]", "2026-03-10T12:00",
         "high 70 FR-10@20260301");
  check ("'records':[{'at':'2026-03-01','will_end':true},{'at':'2026-03-03','will_end':true},{'at':'2026-03-05'}]",
         "2026-03-10T12:00", "high 70 FR-10@20260303");
}

static void
test_satisfaction_told (void)
{
  check ("'records':[" TOLD ("2026-03-01", "7") "]", "2026-03-10T12:00", "ok 100");
  check ("'records':[" TOLD ("2026-03-01", "6.9") "]", "2026-03-10T12:00", "watch 80 FR-11@20260301");
  check ("'records':[" TOLD ("2023-01-01", "9.5") "," TOLD ("2026-03-01", "7.5") "]", "2026-03-10T12:00",
         "watch 80 FR-11@20260301");
  check ("'records':[" TOLD ("2026-02-01", "9.4") "," TOLD ("2026-03-01", "7.5") "]", "2026-03-10T12:00", "ok 100");
  check ("'records':[" TOLD ("2026-03-01", "5") "]", "2027-03-01T12:00", "watch 80 FR-11@20260301");
  check ("'records':[" TOLD ("2026-03-01", "5") "]", "2027-03-02T12:00", "ok 100");
  check ("'records':[" TOLD ("2026-03-01", "5") "," TOLD ("2026-03-01", "8") "]", "2026-03-10T12:00", "ok 100");
}

static void
test_rated_low (void)
{
  check ("'feedback':[" RATED ("2026-03-01", "survey", "4", "5") "]", "2026-03-10T12:00", "ok 100");
  check ("'feedback':[" RATED ("2026-03-01", "ticket", "3.99999", "5") "]", "2026-03-10T12:00",
         "watch 80 FC-2@20260301");
  check ("'feedback':[" RATED ("2026-03-01", "milestone", "2.4", "3") "]", "2026-03-10T12:00", "ok 100");
  check ("'feedback':[" RATED ("2026-03-01", "nps", "1", "10") "," RATED ("2026-03-02", "review", "1", "5") ","
         RATED ("2026-03-02", "interview", "1", "5") "]", "2026-03-10T12:00", "ok 100");
  check ("'feedback':[{'answered':null}," RATED ("2026-03-05", "survey", "5", "5") ","
         RATED ("2026-03-01", "survey", "1", "5") "]", "2026-03-10T12:00", "ok 100");
  /* of the same moment the later one is newer */
  check ("'feedback':[" RATED ("2026-03-05", "survey", "5", "5") "," RATED ("2026-03-05", "ticket", "1", "5") "]",
         "2026-03-10T12:00", "watch 80 FC-2@20260305");
  check ("'feedback':[" RATED ("2026-03-01", "survey", "1", "5") "]", "2027-03-02T12:00", "ok 100");
  /* FR-11 and FC-2 lessen the score once */
  check ("'records':[" TOLD ("2026-03-01", "5") "],'feedback':[" RATED ("2026-03-01", "survey", "1", "5") "]",
         "2026-03-10T12:00", "watch 80 FR-11@20260301 FC-2@20260301");
}

static void
test_contact_left (void)
{
  check ("'contacts':[{'key':true,'left':'2026-03-02'},{'key':true}]", "2026-06-01T12:00",
         "high 85 FC-3-contact@20260302");
  check ("'contacts':[{'key':true,'left':'2026-03-02'},{'key':true}]", "2026-06-02T12:00", "ok 100");
  check ("'contacts':[{'key':true,'left':'2026-03-02'},{'key':false}]", "2026-06-02T12:00",
         "high 85 FC-3-contact@20260302");
  check ("'contacts':[{'left':'2026-03-02'}]", "2026-03-03T12:00", "ok 100");
  check ("'contacts':[{'key':true,'left':'2026-03-04'}]", "2026-03-03T12:00", "ok 100");
  /* somebody who left before the fresh start is not there either */
  check ("'customer':{'recovered_on':'2026-02-01'},"
         "'contacts':[{'key':true,'left':'2026-01-02'},{'key':true,'left':'2026-02-03'}]", "2026-06-02T12:00",
         "high 85 FC-3-contact@20260203");
}

static void
test_no_order (void)
{
  check ("'orders':[{'date':'2026-01-31'}]", "2026-04-30T23:59", "ok 100");
  check ("'orders':[{'date':'2026-01-31'}]", "2026-05-01T00:00", "high 85 FC-3-order@20260501");
  check ("'orders':[{'date':'2025-01-31'},{'date':'2026-06-01'}]", "2026-05-01T00:00", "high 85 FC-3-order@20250501");
  check ("'customer':{'recovered_on':'2026-02-15'},'orders':[{'date':'2026-01-31'}]", "2026-05-15T00:00", "ok 100");
  check ("'customer':{'recovered_on':'2026-02-15'},'orders':[{'date':'2026-01-31'}]", "2026-05-16T00:00",
         "high 85 FC-3-order@20260516");
}

static void
test_complaints (void)
{
  check ("'complaints':['2026-02-28','2025-12-01']", "2026-03-10T12:00", "watch 90 FC-3-complaints@20260301");
  check ("'complaints':['2026-03-01','2025-12-01']", "2026-03-10T12:00", "ok 100");
  check ("'complaints':['2026-02-28','2025-12-01','2025-11-30','2025-09-01']", "2026-03-10T12:00", "ok 100");
  check ("'complaints':['2026-02-28','2025-12-01','2025-11-30','2025-08-31']", "2026-03-10T12:00",
         "watch 90 FC-3-complaints@20260301");
}

#define USED(month, value) "{'month':'" month "','logins':" value "}"

static void
test_use (void)
{
  check ("'usage':[" USED ("2026-02", "70") "," USED ("2026-01", "100") "," USED ("2025-12", "110") ","
         USED ("2025-11", "90") "]", "2026-03-10T12:00", "watch 90 FC-3-use@20260301");
  check ("'usage':[" USED ("2026-02", "71") "," USED ("2026-01", "100") "," USED ("2025-12", "110") ","
         USED ("2025-11", "90") "]", "2026-03-10T12:00", "ok 100");
  check ("'usage':[" USED ("2026-02", "0") "," USED ("2026-01", "0") "," USED ("2025-12", "0") ","
         USED ("2025-11", "0") "]", "2026-03-10T12:00", "ok 100");
  check ("'usage':[" USED ("2026-02", "7") "," USED ("2026-01", "100") "," USED ("2025-12", "null") ","
         USED ("2025-11", "90") "]", "2026-03-10T12:00", "ok 100");
}

static void
test_score (void)
{
  const char *all = "'records':[{'at':'2026-03-01','responded':'no','satisfaction':2},"
                    "{'at':'2026-03-02','responded':'no','will_end':true}],"
                    "'contacts':[{'key':true,'left':'2026-03-01'}],"
                    "'orders':[{'date':'2025-01-01'}],'complaints':['2026-02-01','2026-02-02'],";
  g_autofree char *low = g_strconcat (all, "'settings':{'deduct':{'FR-10':100}}", NULL);
  g_autofree char *plain = g_strconcat (all, "'usage':[]", NULL);

  check (plain, "2026-03-10T12:00", "high 0 FR-9@20260302 FR-10@20260302 FR-11@20260301 FC-3-contact@20260301"
         " FC-3-order@20250402 FC-3-complaints@20260301");
  check (low, "2026-03-10T12:00", "high 0 FR-9@20260302 FR-10@20260302 FR-11@20260301 FC-3-contact@20260301"
         " FC-3-order@20250402 FC-3-complaints@20260301");
  /* a score below the limit makes the risk high without a rule that does */
  check ("'settings':{'high_below':81},'records':[" TOLD ("2026-03-01", "5") "]", "2026-03-10T12:00",
         "high 80 FR-11@20260301");
  check ("'settings':{'high_below':80},'records':[" TOLD ("2026-03-01", "5") "]", "2026-03-10T12:00",
         "watch 80 FR-11@20260301");
}

static void
test_left (void)
{
  check ("'customer':{'stage':'lost'},'records':[" TOLD ("2026-03-01", "5") "]", "2026-03-10T12:00", "none");
  check ("'customer':{'archived':true},'records':[" TOLD ("2026-03-01", "5") "]", "2026-03-10T12:00", "none");
}

static void
test_opportunity (void)
{
  const char *orders = "'orders':[{'date':'2025-03-10'},{'date':'2026-03-01'}],";
  g_autofree char *told = g_strconcat (orders, "'records':[" TOLD ("2026-03-01", "9") "]", NULL);
  g_autofree char *lower = g_strconcat (orders, "'records':[" TOLD ("2026-03-01", "9") "],'feedback':["
                                        RATED ("2026-03-01", "survey", "4.4", "5") "]", NULL);
  g_autofree char *older = g_strconcat (orders, "'records':[" TOLD ("2026-03-02", "9") "],'feedback':["
                                        RATED ("2026-03-01", "survey", "4.4", "5") "]", NULL);
  g_autofree char *before = g_strconcat (orders, "'customer':{'recovered_on':'2026-03-05'},'records':["
                                         TOLD ("2026-03-02", "9") "]", NULL);
  g_autofree char *never = g_strconcat (orders, "'usage':[]", NULL);

  check (told, "2026-03-09T12:00", "ok 100");
  check (told, "2026-03-10T12:00", "ok 100 opportunity");
  check (lower, "2026-03-10T12:00", "ok 100");
  check (older, "2026-03-10T12:00", "ok 100 opportunity");
  check (before, "2026-03-10T12:00", "ok 100 opportunity");
  check (never, "2026-03-10T12:00", "ok 100");
}

static void
refuse (const char *json,
        const char *place)
{
  g_auto(RapportHealthInput) input = { 0 };
  g_autoptr(GString) text = g_string_new (json);
  g_autoptr(GError) error = NULL;

  g_string_replace (text, "'", "\"", 0);
  rapport_health_input_init (&input);
  g_assert_false (rapport_health_input_read (&input, text->str, -1, &error));
  g_assert_nonnull (error);
  if (!g_str_has_prefix (error->message, place))
    g_error ("“%s” does not name %s", error->message, place);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *members;
    const char *place;
  } CASES[] = {
    { "'colour':1", "colour: " },
    { "'settings':{'unanswered':0}", "settings.unanswered: " },
    { "'settings':{'deduct':{'FR-11':5}}", "settings.deduct.FR-11: " },
    { "'customer':{'stage':'gone'}", "customer.stage: " },
    { "'customer':{'recovered_on':'2026-02-30'}", "customer.recovered_on: " },
    { "'contacts':[{'key':1}]", "contacts[0].key: " },
    { "'records':[{'responded':'no'}]", "records[0].at: " },
    { "'records':[{'at':'2026-03-01','satisfaction':11}]", "records[0].satisfaction: " },
    { "'records':[{'at':'2026-03-01','satisfaction':'8'}]", "records[0].satisfaction: " },
    { "'records':[{'at':'2026-03-01','began_by':'them'}]", "records[0].began_by: " },
    { "'orders':[{}]", "orders[0].date: " },
    { "'feedback':[{'source':'survey','score':4,'maximum':5}]", "feedback[0].answered: " },
    { "'feedback':[{'answered':'2026-03-01','score':4,'maximum':5}]", "feedback[0].source: " },
    { "'feedback':[{'answered':'2026-03-01','source':'survey','maximum':5}]", "feedback[0].score: " },
    { "'feedback':[" RATED ("2026-03-01", "survey", "0", "0") "]", "feedback[0].maximum: " },
    { "'feedback':[" RATED ("2026-03-01", "survey", "6", "5") "]", "feedback[0].score: " },
    { "'feedback':[" RATED ("2026-03-01", "phone", "4", "5") "]", "feedback[0].source: " },
    { "'complaints':['2026-3-01']", "complaints[0]: " },
    { "'complaints':[null]", "complaints[0]: " },
    { "'usage':[{'logins':4}]", "usage[0].month: " },
    { "'usage':[{'month':'2026-13'}]", "usage[0].month: " },
    { "'usage':[{'month':'2026-02-01'}]", "usage[0].month: " },
    { "'usage':[{'month':'2026-02'},{'month':'2026-02'}]", "usage[1].month: " },
    { "'usage':[{'month':'2026-02','use':-1}]", "usage[0].use: " },
  };

  refuse ("{}", "zone: ");
  refuse ("{'zone':'Mars'}", "zone: ");
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *json = g_strdup_printf ("{'zone':'Asia/Shanghai',%s}", CASES[i].members);

      refuse (json, CASES[i].place);
    }
}

static void
test_json (void)
{
  g_auto(RapportHealthInput) input = { 0 };
  g_autoptr(RapportHealthResult) result = NULL;
  g_autofree char *json = NULL;

  rapport_health_input_init (&input);
  input.zone = g_time_zone_new_utc ();
  input.left = TRUE;
  result = rapport_health_judge (&input);
  json = rapport_health_result_to_json (result);
  g_assert_cmpstr (json, ==, "{\n  \"level\" : null,\n  \"score\" : null,\n  \"rules\" : [],\n"
                   "  \"opportunity\" : false\n}");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/health/nothing-known", test_nothing);
  g_test_add_func ("/model/health/FR-9", test_unanswered);
  g_test_add_func ("/model/health/fresh-start", test_fresh_start);
  g_test_add_func ("/model/health/FR-10", test_ending);
  g_test_add_func ("/model/health/FR-11", test_satisfaction_told);
  g_test_add_func ("/model/health/FC-2", test_rated_low);
  g_test_add_func ("/model/health/FC-3-contact", test_contact_left);
  g_test_add_func ("/model/health/FC-3-order", test_no_order);
  g_test_add_func ("/model/health/FC-3-complaints", test_complaints);
  g_test_add_func ("/model/health/FC-3-use", test_use);
  g_test_add_func ("/model/health/FC-7-score", test_score);
  g_test_add_func ("/model/health/lost-or-archived", test_left);
  g_test_add_func ("/model/health/FC-6", test_opportunity);
  g_test_add_func ("/model/health/refused-with-the-place", test_refused);
  g_test_add_func ("/model/health/json-of-a-lost-one", test_json);
  return g_test_run ();
}
