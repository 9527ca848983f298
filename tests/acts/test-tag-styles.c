/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-attach.h"
#include "rapport-attachment.h"
#include "rapport-cadence-rule.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-log-follow-up.h"
#include "rapport-snippet.h"
#include "rapport-tag-style.h"
#include "rapport-text-offers.h"
#include "rapport-timeline.h"

static gint64
add_customer (ActFixture         *fixture,
              const char         *name,
              const char * const *tags)
{
  g_autoptr(RapportCustomer) customer = rapport_customer_new ();

  rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NAME, name);
  rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_INDUSTRY, "餐饮");
  rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_STAGE, "prospect");
  return scratch_run (fixture->book, rapport_add_customer_new (customer, NULL, tags));
}

static gint64
add_style (ActFixture *fixture,
           const char *name,
           const char *colour,
           const char *playbook)
{
  g_autoptr(RapportEntity) style = RAPPORT_ENTITY (rapport_tag_style_new ());

  rapport_entity_set_text (style, RAPPORT_TAG_STYLE_NAME, name);
  rapport_entity_set_text (style, RAPPORT_TAG_STYLE_COLOUR, colour);
  rapport_entity_set_text (style, RAPPORT_TAG_STYLE_PLAYBOOK, playbook);
  return scratch_run (fixture->book, rapport_add_new (style));
}

static gint64
add_snippet (ActFixture *fixture,
             const char *name,
             const char *tag,
             const char *stage,
             const char *industry)
{
  g_autoptr(RapportEntity) snippet = RAPPORT_ENTITY (rapport_snippet_new ());

  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_NAME, name);
  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_BODY, name);
  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_TAG, tag);
  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_STAGE, stage);
  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_INDUSTRY, industry);
  return scratch_run (fixture->book, rapport_add_new (snippet));
}

static void
rename_style (ActFixture *fixture,
              gint64      id,
              const char *name)
{
  static const guint field = RAPPORT_TAG_STYLE_NAME;
  g_autoptr(RapportEntity) style = rapport_book_get (fixture->book, RAPPORT_TYPE_TAG_STYLE, id, NULL);

  rapport_entity_set_text (style, field, name);
  scratch_run (fixture->book, rapport_edit_new (style, &field, 1));
}

static void
assert_text (ActFixture *fixture,
             const char *sql,
             const char *expected)
{
  g_autofree char *text = scratch_read_text (fixture->book, sql);

  g_assert_cmpstr (text, ==, expected);
}

#define TAGS "SELECT group_concat(t, ' ') FROM (SELECT customer || ':' || name AS t FROM tag ORDER BY customer, name)"

static void
test_renamed (ActFixture    *fixture,
              gconstpointer  data)
{
  const gint64 style = add_style (fixture, "老友", "blue", NULL);
  g_autoptr(RapportEntity) cadence = RAPPORT_ENTITY (rapport_cadence_rule_new ());

  add_customer (fixture, "甲", (const char * const []) { "老友", NULL });
  add_customer (fixture, "乙", (const char * const []) { "新客", "老友", NULL });
  add_snippet (fixture, "问候", "老友", NULL, NULL);
  rapport_entity_set_text (cadence, RAPPORT_CADENCE_RULE_TAG, "老友");
  rapport_entity_set_text (cadence, RAPPORT_CADENCE_RULE_PERIOD, "month");
  rapport_entity_set_integer (cadence, RAPPORT_CADENCE_RULE_DEEP, 0);
  rapport_entity_set_integer (cadence, RAPPORT_CADENCE_RULE_LIGHT, 1);
  scratch_run (fixture->book, rapport_add_new (cadence));
  rename_style (fixture, style, "知己");
  assert_text (fixture, TAGS, "1:知己 2:新客 2:知己");
  assert_text (fixture, "SELECT group_concat(tag) FROM (SELECT tag FROM snippet WHERE tag IS NOT NULL"
                        " UNION ALL SELECT tag FROM cadence_rule)", "知己,知己");
  act_fixture_undo (fixture, "edit-tag_style");
  assert_text (fixture, TAGS, "1:老友 2:新客 2:老友");
}

/* The name of another one makes one of both; nobody has it twice. */
static void
test_merged (ActFixture    *fixture,
             gconstpointer  data)
{
  const gint64 style = add_style (fixture, "重要", "red", NULL);

  add_style (fixture, "VIP", "blue", "高层拜访");
  add_customer (fixture, "甲", (const char * const []) { "重要", "VIP", NULL });
  add_customer (fixture, "乙", (const char * const []) { "重要", NULL });
  rename_style (fixture, style, "VIP");
  assert_text (fixture, TAGS, "1:VIP 2:VIP");
  assert_text (fixture, "SELECT group_concat(name || ' ' || colour || ' ' || playbook) FROM tag_style", "VIP red 高层拜访");
  act_fixture_undo (fixture, "edit-tag_style");
  assert_text (fixture, TAGS, "1:VIP 1:重要 2:重要");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM tag_style"), ==, 2);
}

static char *
dup_offers_for (ActFixture                *fixture,
                gint64                     customer,
                const RapportTextOccasion *occasion)
{
  g_autoptr(RapportTextOffers) offers =
    rapport_text_offers_load (rapport_book_get_connection (fixture->book), customer, occasion, NULL);
  GString *all = g_string_new (NULL);

  g_assert_nonnull (offers);
  for (guint i = 0; i < offers->offers->len; i++)
    {
      const RapportTextOffer *offer = g_ptr_array_index (offers->offers, i);

      g_string_append_printf (all, "%s%s=%s", i > 0 ? "; " : "", offer->title, offer->text);
    }
  return g_string_free (all, FALSE);
}

static char *
dup_offers (ActFixture *fixture,
            gint64      customer)
{
  return dup_offers_for (fixture, customer, NULL);
}

static void
add_text (ActFixture *fixture,
          const char *name,
          const char *kind,
          const char *category)
{
  g_autoptr(RapportEntity) snippet = RAPPORT_ENTITY (rapport_snippet_new ());

  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_NAME, name);
  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_BODY, name);
  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_KIND, kind);
  rapport_entity_set_text (snippet, RAPPORT_SNIPPET_CATEGORY, category);
  scratch_run (fixture->book, rapport_add_new (snippet));
}

/* What is offered suits what is written down and the ticket about which it is; a plan is no text to say. */
static void
test_offers_suit (ActFixture    *fixture,
                  gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "甲", (const char * const []) { "低活跃", NULL });
  const RapportTextOccasion letter = { ",letter,other,", "after-sales" };
  g_autofree char *offers = NULL;
  g_autofree char *all = NULL;

  scratch_execute (fixture->book, "DELETE FROM snippet");
  add_text (fixture, "a问候", "greeting", NULL);
  add_text (fixture, "b确认函", "letter", NULL);
  add_text (fixture, "c维修确认函", "letter", "after-sales");
  add_text (fixture, "d报价确认函", "letter", "pre-sales");
  add_text (fixture, "e方案", "service-plan", NULL);
  add_text (fixture, "f其他", NULL, NULL);
  offers = dup_offers_for (fixture, customer, &letter);
  g_assert_cmpstr (offers, ==, "b确认函=b确认函; c维修确认函=c维修确认函; f其他=f其他");
  all = dup_offers (fixture, customer);
  g_assert_cmpstr (all, ==, "低活跃=Show more care, or look for a new need.; a问候=a问候; b确认函=b确认函; f其他=f其他");
}

static void
test_offers (ActFixture    *fixture,
             gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "甲", (const char * const []) { "低活跃", "老友", NULL });
  const gint64 other = add_customer (fixture, "乙", NULL);
  g_autofree char *offers = NULL;
  g_autofree char *of_other = NULL;

  scratch_execute (fixture->book, "DELETE FROM snippet");
  add_style (fixture, "老友", NULL, "请喝茶");
  add_snippet (fixture, "通用", NULL, NULL, NULL);
  add_snippet (fixture, "餐饮", NULL, NULL, "餐饮");
  add_snippet (fixture, "物流", NULL, NULL, "物流");
  add_snippet (fixture, "交付", NULL, "delivery", NULL);
  add_snippet (fixture, "叙旧", "老友", "prospect", NULL);
  offers = dup_offers (fixture, customer);
  g_assert_cmpstr (offers, ==, "低活跃=Show more care, or look for a new need.; 老友=请喝茶; 叙旧=叙旧; 餐饮=餐饮; 通用=通用");
  of_other = dup_offers (fixture, other);
  g_assert_cmpstr (of_other, ==, "餐饮=餐饮; 通用=通用");
}

static void
attach (ActFixture *fixture,
        gint64      style,
        const char *name)
{
  g_autoptr(RapportEntity) owner = rapport_book_get (fixture->book, RAPPORT_TYPE_TAG_STYLE, style, NULL);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  RapportEntity *file = RAPPORT_ENTITY (rapport_attachment_new ());

  rapport_entity_set_text (file, RAPPORT_ATTACHMENT_NAME, name);
  rapport_entity_set_text (file, RAPPORT_ATTACHMENT_SHA256, checksum);
  rapport_entity_set_integer (file, RAPPORT_ATTACHMENT_SIZE, 1);
  g_ptr_array_add (files, file);
  scratch_run (fixture->book, rapport_attach_new (owner, files));
}

/* Files attached to a tag are offered to its customers; merged, it keeps them; they go with it, and come back. */
static void
test_files (ActFixture    *fixture,
            gconstpointer  data)
{
  const gint64 style = add_style (fixture, "重要", NULL, NULL);
  const gint64 other = add_style (fixture, "VIP", NULL, NULL);
  const gint64 customer = add_customer (fixture, "甲", (const char * const []) { "重要", NULL });
  g_autofree char *offers = NULL, *merged = NULL, *none = NULL, *again = NULL;

  scratch_execute (fixture->book, "DELETE FROM snippet");
  attach (fixture, style, "案例.pdf");
  attach (fixture, other, "方案.pdf");
  offers = dup_offers (fixture, customer);
  g_assert_cmpstr (offers, ==, "案例.pdf=案例.pdf");
  rename_style (fixture, style, "VIP");
  merged = dup_offers (fixture, customer);
  g_assert_cmpstr (merged, ==, "方案.pdf=方案.pdf; 案例.pdf=案例.pdf");
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_TAG_STYLE, &style, 1));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM attachment"), ==, 0);
  none = dup_offers (fixture, customer);
  g_assert_cmpstr (none, ==, "");
  scratch_undo (fixture->book);
  again = dup_offers (fixture, customer);
  g_assert_cmpstr (again, ==, merged);
}

static RapportTimelineItem *
find_record (GPtrArray *timeline)
{
  for (guint i = 0; i < timeline->len; i++)
    if (((RapportTimelineItem *) g_ptr_array_index (timeline, i))->kind == RAPPORT_TIMELINE_RECORD)
      return g_ptr_array_index (timeline, i);
  return NULL;
}

/* How many files the only record of @customer has where its timeline is shown, -1 without a record */
static int
count_in_timeline (ActFixture *fixture,
                   gint64      customer)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr(GPtrArray) timeline =
    rapport_timeline_load (rapport_book_get_connection (fixture->book), customer, 20, zone, NULL);
  const RapportTimelineItem *item = find_record (timeline);

  return item == NULL ? -1 : item->files != NULL ? (int) item->files->len : 0;
}

/* What was chosen while something is written down is attached to it: it stays when the text that had it goes, and goes
 * with the record; all of it is taken back at once. */
static void
test_files_of_record (ActFixture    *fixture,
                      gconstpointer  data)
{
  const gint64 style = add_style (fixture, "重要", NULL, NULL);
  const gint64 customer = add_customer (fixture, "甲", (const char * const []) { "重要", NULL });
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  const RapportMoment today = rapport_moment_from_day (20260310);
  g_autoptr(GArray) files = g_array_new (FALSE, FALSE, sizeof (gint64));
  RapportAct *act;
  gint64 id;

  attach (fixture, style, "案例.pdf");
  id = scratch_query (fixture->book, "SELECT id FROM attachment");
  g_array_append_val (files, id);
  id = 12345;
  g_array_append_val (files, id);
  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, customer);
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &today);
  act = rapport_log_follow_up_new (&(RapportFollowUp) { .record = RAPPORT_RECORD (record) });
  id = scratch_run (fixture->book, rapport_attach_copies_new (act, RAPPORT_TYPE_RECORD, 0, files));
  g_assert_cmpint (count_in_timeline (fixture, customer), ==, 1);
  scratch_undo (fixture->book);
  g_assert_cmpint (count_in_timeline (fixture, customer), ==, -1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM attachment"), ==, 1);
  scratch_redo (fixture->book);
  g_assert_cmpint (count_in_timeline (fixture, customer), ==, 1);
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_TAG_STYLE, &style, 1));
  g_assert_cmpint (count_in_timeline (fixture, customer), ==, 1);
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_RECORD, &id, 1));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM attachment"), ==, 0);
}

/* The tags that customers have are listed, each once, to be given a colour and a playbook. */
static void
test_listed (ActFixture    *fixture,
             gconstpointer  data)
{
  const gint64 customers[] = { act_fixture_add_customer (fixture, NULL, "甲"), act_fixture_add_customer (fixture, NULL, "乙") };

  scratch_run (fixture->book, rapport_add_tag_new (customers, 2, "高意向"));
  scratch_run (fixture->book, rapport_list_tags_new ());
  scratch_run (fixture->book, rapport_list_tags_new ());
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM tag_style WHERE name = '高意向'"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/tag-styles/renamed-everywhere", test_renamed);
  ACT_TEST ("/acts/tag-styles/merged", test_merged);
  ACT_TEST ("/acts/tag-styles/FR-14", test_offers);
  ACT_TEST ("/acts/tag-styles/FR-14-files", test_files);
  ACT_TEST ("/acts/tag-styles/FR-14-files-of-what-was-written", test_files_of_record);
  ACT_TEST ("/acts/tag-styles/offers-suit-what-is-written", test_offers_suit);
  ACT_TEST ("/acts/tags/those-in-use-are-listed", test_listed);
  return g_test_run ();
}
