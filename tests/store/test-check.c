/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "book-fixture.h"
#include "rapport-action-item.h"
#include "rapport-check.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-extra.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-tag.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

static void
fill (BookFixture *fixture)
{
  RapportMoment day = book_fixture_moment (fixture, "2026-11-20");
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "001", "name",
                                      "科技有限公司", "notes", "🙂 <b>", NULL);

  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "002", "name", "甲", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", customer, "name", "李工", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &day,
                    "summary", "确认", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", customer, "number", "T-1",
                    "received", (gint64) FIXTURE_NOW, NULL);
}

static char *
check (BookFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = rapport_check_run (fixture->book, TRUE, NULL, &error);

  g_assert_no_error (error);
  g_ptr_array_add (findings, NULL);
  return g_strjoinv ("\n", (char **) findings->pdata);
}

static void
assert_found (BookFixture *fixture,
              const char  *sql,
              const char  *expected)
{
  g_autofree char *findings = NULL;

  scratch_execute (fixture->book, sql);
  findings = check (fixture);
  if (strstr (findings, expected) == NULL)
    g_error ("\"%s\" is not in \"%s\"", expected, findings);
}

static void
test_well (BookFixture   *fixture,
           gconstpointer  data)
{
  g_autofree char *empty = check (fixture);
  g_autofree char *filled = NULL;

  g_assert_cmpstr (empty, ==, "");
  fill (fixture);
  filled = check (fixture);
  g_assert_cmpstr (filled, ==, "");
}

static void
test_findings (BookFixture   *fixture,
               gconstpointer  data)
{
  g_autofree char *again = NULL;

  fill (fixture);
  assert_found (fixture, "PRAGMA foreign_keys = OFF; UPDATE record SET contact = 99",
                "record 1 refers to a contact that does not exist.");
  assert_found (fixture, "UPDATE customer_row SET status = 'x' WHERE id = 2",
                "“customer list” does not agree with Customer “甲”. What was entered is whole.");
  assert_found (fixture, "DELETE FROM ticket_row",
                "“deadlines of tickets” has 0 rows where it should have 1. Nothing that was entered is missing.");
  assert_found (fixture, "UPDATE customer SET number = '001'", "Customer: the number 001 is given 2 times.");
  scratch_spoil (rapport_book_get_path (fixture->book),
                 "UPDATE customer_search_content SET c0 = 'other' WHERE id = 1");
  assert_found (fixture, "", "The search index “search for customers” is damaged.");
  again = check (fixture);
  g_assert_nonnull (strstr (again, "“customer list” does not agree with Customer “甲”. What was entered is whole."));
}

/* An upgrade leaves the search of an earlier program's texts to be renewed behind the window. */
static void
test_renewed_later (BookFixture   *fixture,
                    gconstpointer  data)
{
  g_autofree char *findings = NULL;

  fill (fixture);
  scratch_spoil (rapport_book_get_path (fixture->book),
                 "UPDATE ticket_search_content SET c1 = 'other' WHERE id = 1;"
                 "UPDATE meta SET value = '1; tokenizer 1' WHERE name = 'derived:ticket text'");
  findings = check (fixture);
  g_assert_cmpstr (findings, ==, "");
}

/* What another program left in a row is named, and nothing that reads it falls over. */
static void
test_values (BookFixture   *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char *sql;
    const char *words;
  } cases[] = {
    { "UPDATE customer SET name = CAST (x'e7a791ff' AS TEXT) WHERE id = 2", "customer 2 is damaged: “name” can’t be read." },
    { "PRAGMA ignore_check_constraints = ON; UPDATE contact SET uid = x'01' WHERE id = 1",
      "contact 1 is damaged: “uid” can’t be read." },
    { "UPDATE policy SET json = '{}' WHERE id = 1", "policy 1 is damaged: “json” can’t be read." },
    { "UPDATE action SET clock = 9223372036854775807 WHERE id = 3", "action 3 is damaged: “clock” can’t be read." },
  };

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      scratch_spoil (rapport_book_get_path (fixture->book), cases[i].sql);
      assert_found (fixture, "", cases[i].words);
    }
}

/* A text that ends within a letter never lets a reader run past its end. */
static void
test_cut_text (BookFixture   *fixture,
               gconstpointer  data)
{
  static const char * const cuts[] = { "c3", "e4", "e4b8", "f0", "f09f98", "ff", "f8888080", "eda080" };

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE customer SET name = CAST (x'e794b2%s' AS TEXT) WHERE id = 2",
                                              cuts[i]);
      g_autoptr(RapportStatement) statement = NULL;
      RapportValue value;
      gboolean has_row;

      scratch_spoil (rapport_book_get_path (fixture->book), sql);
      statement = rapport_connection_prepare (rapport_book_get_connection (fixture->book),
                                              "SELECT name FROM customer WHERE id = 2", NULL);
      g_assert_true (rapport_statement_step (statement, &has_row, NULL) && has_row);
      g_assert_true (g_str_has_prefix (rapport_statement_get_text (statement, 0), "甲\357\277\275"));
      g_assert_true (g_utf8_validate (rapport_statement_get_text (statement, 0), -1, NULL));
      rapport_statement_get_value (statement, 0, &value);
      g_assert_false (g_utf8_validate (value.text, -1, NULL));
    }
}

static const char *
find_other_choice (RapportEntity *entity,
                   guint          field)
{
  const RapportChoice *choices = rapport_entity_get_info (entity)->fields[field].choices;
  const char *now = rapport_entity_get_text (entity, field);

  while (g_strcmp0 (choices->value, now) == 0)
    choices++;
  return choices->value;
}

static void
set_other_value (BookFixture   *fixture,
                 RapportEntity *entity,
                 guint          field,
                 gint64         other)
{
  RapportMoment moment = book_fixture_moment (fixture, "2026-11-20 09:30");

  switch (rapport_entity_get_info (entity)->fields[field].kind)
    {
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
      rapport_entity_set_text (entity, field, "另一个 9");
      break;
    case RAPPORT_FIELD_CHOICE:
      rapport_entity_set_text (entity, field, find_other_choice (entity, field));
      break;
    case RAPPORT_FIELD_FLAG:
      rapport_entity_set_flag (entity, field, !rapport_entity_get_flag (entity, field));
      break;
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
      rapport_entity_set_integer (entity, field, 1);
      break;
    case RAPPORT_FIELD_INSTANT:
      rapport_entity_set_integer (entity, field, FIXTURE_NOW + 60);
      break;
    case RAPPORT_FIELD_DAY:
      rapport_entity_set_day (entity, field, 20261120);
      break;
    case RAPPORT_FIELD_MOMENT:
      rapport_entity_set_moment (entity, field, &moment);
      break;
    case RAPPORT_FIELD_REFERENCE:
      rapport_entity_set_integer (entity, field, other);
      break;
    }
}

/* another thing of each kind, to refer to */
static gint64
find_other (BookFixture        *fixture,
            const RapportField *field,
            gint64              id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(id) FROM %s WHERE id <> %" G_GINT64_FORMAT, field->target, id);

  return scratch_query (fixture->book, sql);
}

static void
edit_each_field (BookFixture *fixture,
                 GType        type,
                 gint64       id)
{
  const RapportEntityInfo *info = RAPPORT_ENTITY_CLASS (g_type_class_peek (type))->info;

  for (guint i = 0; i < info->n_fields; i++)
    {
      const RapportField *field = &info->fields[i];
      g_autoptr(RapportEntity) live = rapport_book_get (fixture->book, type, id, NULL);
      g_autoptr(RapportEntity) entity = rapport_entity_copy (live);
      g_autofree char *findings = NULL;

      if ((field->flags & RAPPORT_FIELD_OWNER) != 0)
        continue;
      set_other_value (fixture, entity, i,
                       field->kind == RAPPORT_FIELD_REFERENCE ? find_other (fixture, field, id) : 0);
      if (rapport_entity_field_equal (entity, live, i))
        continue;
      scratch_update (fixture->book, entity);
      findings = check (fixture);
      if (*findings != '\0')
        g_error ("after an edit of %s.%s: %s", info->name, field->name, findings);
    }
}

/* whichever field of a thing is edited, alone, all that is derived agrees with it */
static void
test_each_field (BookFixture   *fixture,
                 gconstpointer  data)
{
  RapportMoment day = book_fixture_moment (fixture, "2026-11-20");
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "001", "name", "甲", NULL);
  gint64 contact = book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", customer, "name", "李工", NULL);
  gint64 tag = book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", customer, "name", "重点", NULL);
  gint64 record = book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &day,
                                    "contact", contact, "summary", "确认", NULL);
  gint64 plan = book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "due", &day, "state", "planned",
                                  NULL);
  gint64 item = book_fixture_add (fixture, RAPPORT_TYPE_ACTION_ITEM, "customer", customer, "what", "报价", NULL);
  gint64 ticket = book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", customer, "number", "T-1",
                                    "received", (gint64) FIXTURE_NOW, NULL);
  gint64 event = book_fixture_add (fixture, RAPPORT_TYPE_TICKET_EVENT, "ticket", ticket, "kind", "responded",
                                   "at", (gint64) FIXTURE_NOW, NULL);
  gint64 own_extra = book_fixture_add (fixture, RAPPORT_TYPE_EXTRA, "customer", customer, "name", "区域",
                                       "value", "华东", NULL);
  gint64 record_extra = book_fixture_add (fixture, RAPPORT_TYPE_EXTRA, "customer", customer, "record", record,
                                          "name", "天气", "value", "晴", NULL);

  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "002", "name", "乙", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "王", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "李", NULL);

  edit_each_field (fixture, RAPPORT_TYPE_CUSTOMER, customer);
  edit_each_field (fixture, RAPPORT_TYPE_CONTACT, contact);
  edit_each_field (fixture, RAPPORT_TYPE_TAG, tag);
  edit_each_field (fixture, RAPPORT_TYPE_RECORD, record);
  edit_each_field (fixture, RAPPORT_TYPE_PLAN, plan);
  edit_each_field (fixture, RAPPORT_TYPE_ACTION_ITEM, item);
  edit_each_field (fixture, RAPPORT_TYPE_TICKET, ticket);
  edit_each_field (fixture, RAPPORT_TYPE_TICKET_EVENT, event);
  edit_each_field (fixture, RAPPORT_TYPE_EXTRA, own_extra);
  edit_each_field (fixture, RAPPORT_TYPE_EXTRA, record_extra);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/check/well", test_well);
  BOOK_TEST ("/store/check/findings", test_findings);
  BOOK_TEST ("/store/check/what-is-renewed-later-is-no-damage", test_renewed_later);
  BOOK_TEST ("/store/check/damaged-values-are-named-by-row", test_values);
  BOOK_TEST ("/store/check/cut-text-is-read-to-its-end", test_cut_text);
  BOOK_TEST ("/store/check/each-field", test_each_field);
  return g_test_run ();
}
