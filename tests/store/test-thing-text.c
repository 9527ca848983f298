/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-article.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-thing-text.h"
#include "rapport-things.h"
#include "scratch-book.h"

typedef struct
{
  char        *folder;
  RapportBook *book;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = scratch_folder_new ();
  fixture->book = scratch_book_open (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->book);
  scratch_folder_remove (fixture->folder);
}

static gint64
add_article (Fixture    *fixture,
             const char *name,
             const char *body)
{
  g_autoptr(RapportEntity) article = RAPPORT_ENTITY (rapport_article_new ());

  rapport_entity_set_text (article, RAPPORT_ARTICLE_NAME, name);
  rapport_entity_set_text (article, RAPPORT_ARTICLE_BODY, body);
  return scratch_add (fixture->book, article);
}

static gint64
find_one (Fixture                 *fixture,
          const RapportEntityInfo *info,
          const char              *typed)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids =
    rapport_thing_text_find (rapport_book_get_connection (fixture->book), info, typed, 10, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, <=, 1);
  return ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

/* Each kind is found by its own texts, whatever it is, and only as it. */
static void
test_found (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportEntity) contract = RAPPORT_ENTITY (rapport_contract_new ());
  gint64 article;

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "南京大润");
  rapport_entity_set_integer (contract, RAPPORT_CONTRACT_CUSTOMER, scratch_add (fixture->book, customer));
  rapport_entity_set_text (contract, RAPPORT_CONTRACT_NAME, "网关维保");
  rapport_entity_set_day (contract, RAPPORT_CONTRACT_DATE, 20260315);
  scratch_add (fixture->book, contract);
  article = add_article (fixture, "网关掉线", "先查供电, then the LOG");

  g_assert_cmpint (find_one (fixture, &rapport_article_info, "网关"), ==, article);
  g_assert_cmpint (find_one (fixture, &rapport_article_info, "供电 log"), ==, article);
  g_assert_cmpint (find_one (fixture, &rapport_article_info, "维保"), ==, 0);
  g_assert_cmpint (find_one (fixture, &rapport_contract_info, "维保"), ==, rapport_entity_get_id (contract));
  g_assert_cmpint (find_one (fixture, &rapport_contract_info, " "), ==, 0);
}

static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 id = add_article (fixture, "网关掉线", "供电");
  g_autoptr(RapportEntity) article = rapport_book_get (fixture->book, RAPPORT_TYPE_ARTICLE, id, NULL);

  rapport_entity_set_text (article, RAPPORT_ARTICLE_BODY, "电池");
  scratch_update (fixture->book, article);
  g_assert_cmpint (find_one (fixture, &rapport_article_info, "供电"), ==, 0);
  g_assert_cmpint (find_one (fixture, &rapport_article_info, "电池"), ==, id);
  scratch_delete (fixture->book, RAPPORT_TYPE_ARTICLE, id);
  g_assert_cmpint (find_one (fixture, &rapport_article_info, "电池"), ==, 0);
  scratch_undo (fixture->book);
  g_assert_cmpint (find_one (fixture, &rapport_article_info, "电池"), ==, id);
}

/* The view of the schema holds the kinds by the numbers that they declare. */
static void
test_view_is_the_declarations (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *view =
    scratch_read_text (fixture->book, "SELECT sql || char(10) FROM sqlite_schema WHERE name = 'searched_thing'");
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; infos[i] != NULL; i++)
    {
      g_autofree char *part =
        g_strdup_printf ("SELECT id * 256 + %u AS id FROM %s\n", infos[i]->search, infos[i]->name);
      const gboolean is_searched = rapport_entity_info_find_flag (infos[i], RAPPORT_FIELD_SEARCHED) >= 0;

      g_assert_cmpint (is_searched, ==, infos[i]->search != 0);
      if (!is_searched)
        continue;
      g_assert_cmpuint (infos[i]->search, <, 256);
      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (infos[i]->search)));
      g_assert_nonnull (strstr (view, part));
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/thing-text/found", test_found);
  ADD ("/store/thing-text/follows", test_follows);
  ADD ("/store/thing-text/view", test_view_is_the_declarations);
  return g_test_run ();
}
