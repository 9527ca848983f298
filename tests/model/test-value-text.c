/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-contact.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-line.h"
#include "rapport-problem.h"
#include "rapport-product.h"
#include "rapport-record.h"
#include "rapport-target.h"
#include "rapport-ticket.h"
#include "rapport-value-text.h"

static RapportValuePlace
get_place (void)
{
  static GTimeZone *zone;

  if (zone == NULL)
    zone = g_time_zone_new_identifier ("Asia/Shanghai");
  return (RapportValuePlace) { .zone = zone };
}

static void
assert_shows (RapportEntity *entity,
              guint          field,
              const char    *expected)
{
  const RapportValuePlace place = get_place ();
  g_autofree char *text = rapport_value_show (entity, field, &place);

  g_assert_cmpstr (text, ==, expected);
}

static void
read_and_show (RapportEntity *entity,
               guint          field,
               const char    *typed,
               const char    *shown)
{
  const RapportValuePlace place = get_place ();
  g_autoptr(GError) error = NULL;

  rapport_value_read (entity, field, typed, &place, &error);
  g_assert_no_error (error);
  assert_shows (entity, field, shown);
}

/* What is shown of a field means the same when it is typed again. */
static void
test_there_and_back (void)
{
  g_autoptr(RapportEntity) contract = RAPPORT_ENTITY (rapport_contract_new ());
  g_autoptr(RapportEntity) line = RAPPORT_ENTITY (rapport_contract_line_new ());
  g_autoptr(RapportEntity) product = RAPPORT_ENTITY (rapport_product_new ());
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  for (guint i = 0; i < 2; i++)
    {
      read_and_show (contract, RAPPORT_CONTRACT_NAME, "年度服务", "年度服务");
      read_and_show (contract, RAPPORT_CONTRACT_AMOUNT, i == 0 ? "¥ 50万元" : "500,000", "500,000");
      read_and_show (contract, RAPPORT_CONTRACT_BEGINS, "2026-11-29", "2026-11-29");
      read_and_show (contract, RAPPORT_CONTRACT_KICK_OFF, "2026-11-30 9:00", "2026-11-30 09:00");
      read_and_show (contract, RAPPORT_CONTRACT_KIND, "renewal", "Renewal of a contract");
      read_and_show (line, RAPPORT_CONTRACT_LINE_QUANTITY, "2.500", "2.5");
      read_and_show (product, RAPPORT_PRODUCT_RETIRED, i == 0 ? "是" : "Yes", "Yes");
      read_and_show (ticket, RAPPORT_TICKET_RECEIVED, "2026-03-12 10:00", "2026-03-12 10:00");
    }
  read_and_show (contract, RAPPORT_CONTRACT_AMOUNT, "", NULL);
  read_and_show (contract, RAPPORT_CONTRACT_KICK_OFF, "", NULL);
  read_and_show (product, RAPPORT_PRODUCT_RETIRED, "", "No");
}

/* Words that are no choice stay beside it where they can, and are refused where not. */
static void
test_words (void)
{
  const RapportValuePlace place = get_place ();
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(GError) error = NULL;

  g_assert_true (rapport_value_read (customer, RAPPORT_CUSTOMER_SOURCE, "行业峰会推荐", &place, NULL));
  g_assert_null (rapport_entity_get_text (customer, RAPPORT_CUSTOMER_SOURCE));
  g_assert_cmpstr (rapport_entity_get_text (customer, RAPPORT_CUSTOMER_SOURCE_WORDS), ==, "行业峰会推荐");
  g_assert_true (rapport_value_read (customer, RAPPORT_CUSTOMER_SOURCE, "", &place, NULL));
  g_assert_false (rapport_entity_is_set (customer, RAPPORT_CUSTOMER_SOURCE_WORDS));

  g_assert_true (rapport_value_read (customer, RAPPORT_CUSTOMER_STAGE, "交付", &place, NULL));
  g_assert_false (rapport_value_read (customer, RAPPORT_CUSTOMER_STAGE, "somewhere", &place, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  g_assert_cmpstr (rapport_entity_get_text (customer, RAPPORT_CUSTOMER_STAGE), ==, "delivery");
}

static void
assert_refuses (RapportEntity *entity,
                guint          field,
                const char    *typed,
                const char    *sentence)
{
  const RapportValuePlace place = get_place ();
  g_autoptr(GError) error = NULL;

  g_assert_false (rapport_value_read (entity, field, typed, &place, &error));
  g_assert_cmpstr (error->message, ==, sentence);
}

/* Who typed another word is told which are known, and of very many the first. */
static void
test_known_words (void)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportEntity) product = RAPPORT_ENTITY (rapport_product_new ());
  g_autoptr(RapportEntity) target = RAPPORT_ENTITY (rapport_target_new ());

  assert_refuses (customer, RAPPORT_CUSTOMER_STAGE, "somewhere",
                  "“somewhere” is none of the words for it: Prospect, Needs and solution, Delivery, Deepening, At risk,"
                  " Lost, Won back.");
  assert_refuses (product, RAPPORT_PRODUCT_RETIRED, "maybe", "“maybe” is none of the words for it: Yes, No.");
  assert_refuses (target, RAPPORT_TARGET_FIGURE, "joy",
                  "“joy” is none of the words for it: K1 Retention, K2 Referral, K3 Net promoter score,"
                  " K4 Complaint rate, K5 Mean response time, K6 Cost share and 14 more.");
}

static void
test_refused (void)
{
  const RapportValuePlace place = get_place ();
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());
  g_autoptr(RapportEntity) contract = RAPPORT_ENTITY (rapport_contract_new ());

  g_assert_false (rapport_value_read (contract, RAPPORT_CONTRACT_AMOUNT, "much", &place, NULL));
  g_assert_false (rapport_value_read (contract, RAPPORT_CONTRACT_BEGINS, "some day", &place, NULL));
  g_assert_false (rapport_value_read (contract, RAPPORT_CONTRACT_END_REMINDER, "1.5", &place, NULL));
  /* an instant is no whole day */
  g_assert_false (rapport_value_read (ticket, RAPPORT_TICKET_RECEIVED, "2026-03-12", &place, NULL));
}

static char *
name_thing (gpointer    data,
            const char *target,
            gint64      id)
{
  return g_strdup_printf ("%s no. %d", target, (int) id);
}

static const char *
shout (gpointer    data,
       const char *context,
       const char *words)
{
  return g_str_equal (words, "Yes") ? "YES!" : words;
}

/* A place has its own words, names and currency. */
static void
test_place (void)
{
  RapportValuePlace place = get_place ();
  g_autoptr(RapportEntity) contract = RAPPORT_ENTITY (rapport_contract_new ());
  g_autoptr(RapportEntity) product = RAPPORT_ENTITY (rapport_product_new ());
  g_autofree char *team = NULL;
  g_autofree char *retired = NULL;
  g_autofree char *amount = NULL;

  place.show_name = name_thing;
  place.words = shout;
  place.currency = rapport_currency_find ("JPY");
  rapport_entity_set_integer (contract, RAPPORT_CONTRACT_TEAM, 7);
  team = rapport_value_show (contract, RAPPORT_CONTRACT_TEAM, &place);
  g_assert_cmpstr (team, ==, "team no. 7");
  rapport_entity_set_flag (product, RAPPORT_PRODUCT_RETIRED, TRUE);
  retired = rapport_value_show (product, RAPPORT_PRODUCT_RETIRED, &place);
  g_assert_cmpstr (retired, ==, "YES!");
  g_assert_true (rapport_value_read (product, RAPPORT_PRODUCT_PRICE, "¥1,000", &place, NULL));
  amount = rapport_value_show (product, RAPPORT_PRODUCT_PRICE, &place);
  g_assert_cmpstr (amount, ==, "1,000");
  g_assert_cmpint (rapport_entity_get_integer (product, RAPPORT_PRODUCT_PRICE), ==, 1000);
}

static void
test_names (void)
{
  static const struct { const char *typed; const char *kept; } cases[] = {
    { "王\xe2\x80\xae建国", "王建国" },
    { "甲\x01公\x1f司", "甲 公 司" },
    { "Tom\nLi", "Tom\nLi" },
    { "\xe2\x81\xa7x\xe2\x81\xa9", "x" },
    { "👨\xe2\x80\x8d👩", "👨\xe2\x80\x8d👩" },
  };
  const RapportValuePlace place = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RapportEntity) contact = RAPPORT_ENTITY (rapport_contact_new ());
      g_autoptr(GError) error = NULL;

      rapport_value_read (contact, RAPPORT_CONTACT_NAME, cases[i].typed, &place, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (rapport_entity_get_text (contact, RAPPORT_CONTACT_NAME), ==, cases[i].kept);
    }
}

static void
test_too_long (void)
{
  g_autoptr(RapportEntity) contact = RAPPORT_ENTITY (rapport_contact_new ());
  g_autofree char *name = g_strnfill (RAPPORT_MOST_LINE + 1, 'x');
  g_autoptr(GError) error = NULL;

  g_assert_false (rapport_value_check_typed (contact, RAPPORT_CONTACT_NAME, name, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  /* what was imported stays */
  rapport_entity_set_text (contact, RAPPORT_CONTACT_NAME, name);
  g_assert_true (rapport_value_check_typed (contact, RAPPORT_CONTACT_NAME, name, NULL));
  name[RAPPORT_MOST_LINE] = '\0';
  g_assert_true (rapport_value_check_typed (contact, RAPPORT_CONTACT_NAME, name, NULL));
}

static void
test_isolated (void)
{
  g_autofree char *plain = rapport_line_isolate ("王建国");
  g_autofree char *arabic = rapport_line_isolate ("\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85");
  g_autofree char *turned = rapport_line_isolate ("a\xe2\x80\xae" "b");

  g_assert_cmpstr (plain, ==, "王建国");
  g_assert_cmpstr (arabic, ==, "\xe2\x81\xa8\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85\xe2\x81\xa9");
  g_assert_cmpstr (turned, ==, "ab");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/value-text/there-and-back", test_there_and_back);
  g_test_add_func ("/model/value-text/words", test_words);
  g_test_add_func ("/model/value-text/words/known-are-told", test_known_words);
  g_test_add_func ("/model/value-text/refused", test_refused);
  g_test_add_func ("/model/value-text/place", test_place);
  g_test_add_func ("/model/value-text/names-lose-signs-that-nobody-sees", test_names);
  g_test_add_func ("/model/value-text/too-long-for-a-line", test_too_long);
  g_test_add_func ("/model/value-text/names-in-sentences", test_isolated);
  return g_test_run ();
}
