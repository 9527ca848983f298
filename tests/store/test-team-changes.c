/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-team-changes.h"

#define DAY (24 * 60 * 60)

/* Fixture: two colleagues, and what one of them reads */
typedef struct
{
  BookFixture base;
  gint64      ann;
  gint64      bob;
  gint64      customer;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  book_fixture_set_up (&f->base, data);
  f->ann = book_fixture_add (&f->base, RAPPORT_TYPE_MEMBER, "name", "Ann", NULL);
  f->bob = book_fixture_add (&f->base, RAPPORT_TYPE_MEMBER, "name", "Bob", NULL);
  rapport_book_set_member (f->base.book, f->bob);
  f->customer = book_fixture_add (&f->base, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  book_fixture_tear_down (&f->base, data);
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static RapportTeamChanges *
load_at (Fixture *f,
         gint64   reader,
         gint64   now)
{
  RapportActor actor;
  RapportTeamChanges *changes;
  g_autoptr(GError) error = NULL;

  rapport_book_get_actor (f->base.book, &actor);
  actor.member = reader;
  changes = rapport_team_changes_load (f->base.connection, &actor, now, f->base.zone, &error);
  g_assert_no_error (error);
  return changes;
}

/* Each change as its seen mark and the fields that it is about. */
static void
check_at (Fixture    *f,
          gint64      reader,
          gint64      now,
          const char *expected)
{
  g_autoptr(RapportTeamChanges) changes = load_at (f, reader, now);
  g_autoptr(GString) told = g_string_new (NULL);
  guint n_unseen = 0;

  for (guint i = 0; i < changes->changes->len; i++)
    {
      const RapportTeamChange *change = g_ptr_array_index (changes->changes, i);

      n_unseen += !change->is_seen;
      g_string_append_printf (told, "%s%s%s", i > 0 ? "; " : "", change->is_seen ? "seen " : "",
                              change->customer_name);
      for (guint j = 0; j < change->lines->len; j++)
        {
          const RapportHistoryItem *item = g_ptr_array_index (change->lines, j);

          g_string_append_printf (told, " %s%s%s", item->thing, item->field != NULL ? "." : "+",
                                  item->field != NULL ? item->field : "");
        }
    }
  g_assert_cmpstr (told->str, ==, expected);
  g_assert_cmpuint (changes->n_unseen, ==, n_unseen);
}

static void
check (Fixture    *f,
       const char *expected)
{
  check_at (f, f->ann, get_now () + 1, expected);
}

static void
add_contact (Fixture    *f,
             const char *name)
{
  book_fixture_add (&f->base, RAPPORT_TYPE_CONTACT, "customer", f->customer, "name", name, NULL);
}

static void
edit (Fixture    *f,
      const char *industry)
{
  book_fixture_edit (&f->base, RAPPORT_TYPE_CUSTOMER, f->customer, "industry", industry, NULL);
}

/* What contacts changed stands first, and own acts not at all. */
static void
test_order (Fixture       *f,
            gconstpointer  data)
{
  check (f, "甲 customer+");
  add_contact (f, "李工");
  edit (f, "智能制造");
  check (f, "甲 contact+; 甲 customer.industry; 甲 customer+");
  check_at (f, f->bob, get_now () + 1, "");
  check_at (f, f->ann, get_now () + DAY + 1, "");
}

/* Plans and the like are no change of the file. */
static void
test_file_only (Fixture       *f,
                gconstpointer  data)
{
  const RapportMoment due = book_fixture_moment (&f->base, "2026-11-22");

  book_fixture_add (&f->base, RAPPORT_TYPE_PLAN, "customer", f->customer, "due", &due, NULL);
  check (f, "甲 customer+");
}

static void
noted_cb (GObject      *book,
          GAsyncResult *result,
          gpointer      done)
{
  g_assert_true (rapport_book_note_finish (RAPPORT_BOOK (book), result, NULL));
  *(gboolean *) done = TRUE;
}

static void
mark (Fixture            *f,
      const char * const *keys)
{
  gboolean done = FALSE;

  rapport_book_set_member (f->base.book, f->ann);
  rapport_marks_note_async (f->base.book, keys, "1", noted_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  rapport_book_set_member (f->base.book, f->bob);
}

static void
test_seen (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(RapportTeamChanges) changes = NULL;
  g_auto(GStrv) keys = NULL;
  const char *first[] = { NULL, NULL };

  add_contact (f, "李工");
  changes = load_at (f, f->ann, get_now () + 1);
  first[0] = ((RapportTeamChange *) g_ptr_array_index (changes->changes, 0))->key;
  mark (f, first);
  check (f, "甲 customer+; seen 甲 contact+");
  edit (f, "智能制造");
  check (f, "甲 customer.industry; 甲 customer+; seen 甲 contact+");
  g_clear_pointer (&changes, rapport_team_changes_free);
  changes = load_at (f, f->ann, get_now () + 1);
  keys = rapport_team_changes_dup_keys (changes);
  g_assert_cmpuint (g_strv_length (keys), ==, 2);
  mark (f, (const char * const *) keys);
  check (f, "seen 甲 customer.industry; seen 甲 contact+; seen 甲 customer+");
  /* what one saw another has yet to see */
  check_at (f, 0, get_now () + 1, "甲 contact+; 甲 customer.industry; 甲 customer+");
}

/* Of an act with many changes the first ones are told, and how many there are. */
static void
test_many (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(RapportTeamChanges) changes = NULL;
  g_autoptr(RapportEntity) live = rapport_book_get (f->base.book, RAPPORT_TYPE_CUSTOMER, f->customer, NULL);
  g_autoptr(RapportEntity) edited = rapport_entity_copy (live);
  const RapportTeamChange *change;
  guint n = 0;

  for (guint i = 0; i < rapport_customer_info.n_fields; i++)
    if (rapport_customer_info.fields[i].kind == RAPPORT_FIELD_TEXT
        && (rapport_customer_info.fields[i].flags & RAPPORT_FIELD_WORDS) == 0 && rapport_entity_set_text (edited, i, "x"))
      n++;
  scratch_update (f->base.book, edited);
  changes = load_at (f, f->ann, get_now () + 1);
  change = g_ptr_array_index (changes->changes, 0);
  g_assert_cmpuint (change->lines->len + change->n_more, ==, n);
  g_assert_cmpuint (change->lines->len, <=, n);
}

/* how the name of a contact was typed is kept beside what is shown of it */
static void
test_internal (Fixture       *f,
               gconstpointer  data)
{
  const gint64 contact = book_fixture_add (&f->base, RAPPORT_TYPE_CONTACT, "customer", f->customer, "name", "王芳", NULL);

  rapport_book_set_member (f->base.book, f->ann);
  book_fixture_edit (&f->base, RAPPORT_TYPE_CONTACT, contact, "position", "采购", "as-typed", "王芳(采购)", NULL);
  check_at (f, f->bob, get_now () + 1, "甲 contact.position");
  book_fixture_edit (&f->base, RAPPORT_TYPE_CONTACT, contact, "as-typed", "王芳 采购", NULL);
  check_at (f, f->bob, get_now () + 1, "甲 contact.as-typed; 甲 contact.position");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/store/team-changes/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("FR-13/contacts-first", test_order);
  ADD ("FR-13/only-what-is-in-files", test_file_only);
  ADD ("FR-13/seen", test_seen);
  ADD ("FR-13/many-in-one-act", test_many);
  ADD ("FR-13/internal", test_internal);
  return g_test_run ();
}
