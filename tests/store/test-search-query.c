/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-fold.h"
#include "rapport-search-query.h"
#include "rapport-tokenizer-private.h"

#define N_COLUMNS 3
#define N_DOCUMENTS 2000
#define N_QUERIES 2500

/* Few characters of each kind, so that queries meet documents. */
static const char * const alphabet[] = {
  "张", "总", "公", "司", "北", "京", "科", "技", "张", "总", "a", "B", "c", "x", "A", "é", "ß",
  "0", "1", "8", "9", "😀", "👍", "👨‍👩‍👧", "م", "ر", "ح", ".", "@", "*", "\"", "'", "-", ":", "(",
  ")", "{", "}", "^", "+", "，", "。", "（", "％", "_", "#", "\\", "\x01", "\x1b", "\x7f", "Ａ", "１",
  "\u0301", "\u200b", "가", "ﬁ", "\u00bd", "𬱖", "\xff",
};

static const char * const spaces[] = { " ", "  ", "\t", "\n", "\u3000", "\u00a0" };

static void
append_random (GRand   *rand,
               GString *text,
               int      n,
               double   space)
{
  for (int i = 0; i < n; i++)
    if (g_rand_double (rand) < space)
      g_string_append (text, spaces[g_rand_int_range (rand, 0, G_N_ELEMENTS (spaces))]);
    else
      g_string_append (text, alphabet[g_rand_int_range (rand, 0, G_N_ELEMENTS (alphabet))]);
}

static char *
make_text (GRand  *rand,
           int     longest,
           double  space)
{
  GString *text = g_string_new (NULL);

  append_random (rand, text, g_rand_int_range (rand, 0, longest + 1), space);
  return g_string_free (text, FALSE);
}

static void
assert_match (const char *typed,
              const char *name_columns,
              const char *expected)
{
  g_autoptr(RapportSearchQuery) query = rapport_search_query_new (typed, name_columns);

  g_assert_cmpstr (rapport_search_query_get_match (query), ==, expected);
  g_assert_false (rapport_search_query_is_empty (query));
  g_assert_false (rapport_search_query_needs_verification (query));
}

/* however a telephone number is typed */
static void
test_telephone (void)
{
  static const char names[] = "{name contacts}";

  assert_match ("138 0013 8002", names, "\"138 0013 8002\" OR phones : \"13800138002\"");
  assert_match ("+8613800138004", names, "\"+8613800138004\" OR phones : \"13800138004\"");
  assert_match ("（010）8888-0005", names, "\"(010)8888-0005\" OR phones : \"01088880005\"");
  assert_match ("1234", names, "\"1234\"");
  assert_match ("138 张", names, "\"138\" AND \"张\" *");
  assert_match ("138 0013", NULL, "\"138\" AND \"0013\"");
}

/* Chinese with the first letters of the rest, and a number behind its sign */
static void
test_other_spellings (void)
{
  static const char names[] = "{name initials}";

  assert_match ("宁波ht", names, "(\"宁波ht\" OR ({name initials} : \"宁波\" AND initials : \"ht\"))");
  assert_match ("Ht海", names, "(\"ht海\" OR (initials : \"ht\" AND {name initials} : \"海\" *))");
  assert_match ("宁波ht", NULL, "\"宁波ht\"");
  assert_match ("宁波2", names, "\"宁波2\"");
  assert_match ("宁波-ht", names, "\"宁波-ht\"");
  assert_match ("＃015", NULL, "(\"#015\" OR \"015\")");
  assert_match ("x #7", NULL, "\"x\" * AND (\"#7\" OR \"7\" *)");
  assert_match ("#tag", NULL, "\"#tag\"");
}

static void
test_match (void)
{
  assert_match ("张总", NULL, "\"张总\"");
  assert_match ("张", NULL, "\"张\" *");
  assert_match (" 北京　Ａ张 ", NULL, "\"北京\" AND \"a张\"");
  assert_match ("a", NULL, "\"a\" *");
  assert_match ("Z", "{name initials}", "{name initials} : \"z\" *");
  assert_match ("8 zz a", "{name}", "\"8\" * AND \"zz\" AND {name} : \"a\" *");
  assert_match ("\"*\" OR", NULL, "\"\"\"*\"\"\" AND \"or\"");
}

static void
test_empty (void)
{
  const char *texts[] = { NULL, "", " \u3000\t", "\u200b" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(RapportSearchQuery) query = rapport_search_query_new (texts[i], NULL);

      g_assert_true (rapport_search_query_is_empty (query));
      g_assert_null (rapport_search_query_get_terms (query)[0]);
      g_assert_true (rapport_search_query_verify (query, NULL, 0));
    }
}

static void
test_verify (void)
{
  const char *columns[] = { "北京科技", NULL, "张总 x.c" };
  g_autoptr(RapportSearchQuery) both = rapport_search_query_new ("京科 X.C", NULL);
  g_autoptr(RapportSearchQuery) copy = rapport_search_query_copy (both);
  g_autoptr(RapportSearchQuery) one = rapport_search_query_new ("京科 y", NULL);

  g_assert_true (rapport_search_query_verify (both, columns, G_N_ELEMENTS (columns)));
  g_assert_true (rapport_search_query_verify (copy, columns, G_N_ELEMENTS (columns)));
  g_assert_false (rapport_search_query_verify (one, columns, G_N_ELEMENTS (columns)));
  g_assert_cmpstr (rapport_search_query_get_terms (copy)[1], ==, "x.c");
}

static void
test_pasted_page (void)
{
  g_autoptr(GString) page = g_string_new (NULL);
  g_autoptr(RapportSearchQuery) query = NULL;
  const char *column;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (page, "%d字 ", i);
  query = rapport_search_query_new (page->str, NULL);
  g_assert_true (rapport_search_query_needs_verification (query));
  g_assert_cmpuint (strlen (rapport_search_query_get_match (query)), <, 1000);
  g_string_append (page, "字");
  column = page->str;
  g_assert_true (rapport_search_query_verify (query, &column, 1));
  column = "0字 1字";
  g_assert_false (rapport_search_query_verify (query, &column, 1));
}

static sqlite3 *
open_index (char ***documents)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *insert = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_true (rapport_tokenizer_register (db, NULL));
  sqlite3_exec (db, "CREATE VIRTUAL TABLE text USING fts5 (name, notes, initials,"
                " tokenize = 'rapport')", NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "INSERT INTO text (rowid, name, notes, initials)"
                                       " VALUES (?, ?, ?, ?)", -1, &insert, NULL), ==, SQLITE_OK);
  for (int i = 0; i < N_DOCUMENTS; i++)
    {
      sqlite3_bind_int (insert, 1, i);
      for (int j = 0; j < N_COLUMNS; j++)
        sqlite3_bind_text (insert, 2 + j, documents[i][j], -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  return db;
}

#define HAN "\\x{4e00}-\\x{9fff}\\x{20000}-\\x{2ffff}"

/* Chinese in a name with the first letters of the rest, taken apart at the border of the alphabets */
static gboolean
is_hit_by_initials (char       **document,
                    const char  *term)
{
  static GRegex *mixed, *runs;
  g_autoptr(GMatchInfo) info = NULL;

  if (mixed == NULL)
    mixed = g_regex_new ("^(?=.*[" HAN "])(?=.*[a-z])[" HAN "a-z0-9]+$", G_REGEX_OPTIMIZE, 0, NULL);
  if (strpbrk (term, "abcdefghijklmnopqrstuvwxyz") == NULL || !g_utf8_validate (term, -1, NULL) || !g_regex_match (mixed, term, 0, NULL))
    return FALSE;
  if (runs == NULL)
    runs = g_regex_new ("[" HAN "]+|[a-z0-9]+", G_REGEX_OPTIMIZE, 0, NULL);
  for (g_regex_match (runs, term, 0, &info); g_match_info_matches (info); g_match_info_next (info, NULL))
    {
      g_autofree char *run = g_match_info_fetch (info, 0);

      if (strstr (document[2], run) == NULL && ((guchar) run[0] < 0x80 || strstr (document[0], run) == NULL))
        return FALSE;
    }
  return TRUE;
}

/* What the person should get, told without the code under test but for fold(). */
static gboolean
is_hit (char    **document,
        char    **terms,
        gboolean  letters_in_names)
{
  for (guint i = 0; terms[i] != NULL; i++)
    {
      gboolean is_letter = terms[i][1] == '\0' && g_ascii_isalpha (terms[i][0]);
      gboolean found = FALSE;

      for (int j = 0; j < N_COLUMNS; j++)
        if (j != 1 || !letters_in_names || !is_letter)
          found = found || strstr (document[j], terms[i]) != NULL ||
                  (terms[i][0] == '#' && g_ascii_isdigit (terms[i][1]) && strstr (document[j], terms[i] + 1) != NULL);
      found = found || (letters_in_names && is_hit_by_initials (document, terms[i]));
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static guint
ask (sqlite3_stmt             *select,
     const RapportSearchQuery *query,
     char                   ***documents,
     gboolean                 *is_found)
{
  guint n = 0;
  int rc;

  memset (is_found, 0, N_DOCUMENTS * sizeof *is_found);
  sqlite3_bind_text (select, 1, rapport_search_query_get_match (query), -1, SQLITE_STATIC);
  while ((rc = sqlite3_step (select)) == SQLITE_ROW)
    {
      int id = sqlite3_column_int (select, 0);

      is_found[id] = !rapport_search_query_needs_verification (query) ||
                     rapport_search_query_verify (query, (const char * const *) documents[id],
                                                  N_COLUMNS);
      n += is_found[id];
    }
  g_assert_cmpint (rc, ==, SQLITE_DONE);
  sqlite3_reset (select);
  return n;
}

static char *
make_typed (GRand   *rand,
            char  ***documents)
{
  const char *text = documents[g_rand_int_range (rand, 0, N_DOCUMENTS)]
                              [g_rand_int_range (rand, 0, N_COLUMNS)];
  glong n = g_utf8_strlen (text, -1);
  glong start;
  glong length;

  if (g_rand_boolean (rand) || n < 2)
    return make_text (rand, 6, 0.1);
  length = g_rand_int_range (rand, 0, 50) == 0 ? n : g_rand_int_range (rand, 1, 7);
  start = g_rand_int_range (rand, 0, n);
  return g_utf8_substring (text, start, MIN (n, start + length));
}

static char ***
make_documents (GRand *rand)
{
  char ***documents = g_new0 (char **, N_DOCUMENTS + 1);

  for (int i = 0; i < N_DOCUMENTS; i++)
    {
      documents[i] = g_new0 (char *, N_COLUMNS + 1);
      for (int j = 0; j < N_COLUMNS; j++)
        {
          g_autofree char *text = make_text (rand, j == 1 ? 60 : 8, 0.08);

          documents[i][j] = rapport_fold (text, -1);
        }
    }
  return documents;
}

static void
test_hits_are_substrings (gconstpointer data)
{
  const char *name_columns = data;
  g_autoptr(GRand) rand = g_rand_new_with_seed (20240315);
  char ***documents = make_documents (rand);
  g_autofree gboolean *is_found = g_new (gboolean, N_DOCUMENTS);
  sqlite3 *db = open_index (documents);
  sqlite3_stmt *select = NULL;
  guint asked = 0;
  guint hits = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT rowid FROM text WHERE text MATCH ?", -1,
                                       &select, NULL), ==, SQLITE_OK);
  for (int i = 0; i < N_QUERIES; i++)
    {
      g_autofree char *typed = make_typed (rand, documents);
      g_autofree char *folded = rapport_fold (typed, -1);
      g_auto(GStrv) terms = g_strsplit (folded, " ", -1);
      g_autoptr(RapportSearchQuery) query = rapport_search_query_new (typed, name_columns);

      if (rapport_search_query_is_empty (query))
        continue;
      asked++;
      hits += ask (select, query, documents, is_found);
      for (int j = 0; j < N_DOCUMENTS; j++)
        if (is_found[j] != is_hit (documents[j], terms, name_columns != NULL))
          g_error ("\"%s\" (%s): document %d is %sfound", typed, rapport_search_query_get_match (query), j, is_found[j] ? "" : "not ");
    }
  g_assert_cmpuint (asked, >=, 2000);
  g_assert_cmpuint (hits, >, asked);
  g_test_message ("%u queries, %u hits", asked, hits);

  sqlite3_finalize (select);
  sqlite3_close (db);
  for (int i = 0; i < N_DOCUMENTS; i++)
    g_strfreev (documents[i]);
  g_free (documents);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search-query/match", test_match);
  g_test_add_func ("/store/search-query/other-spellings", test_other_spellings);
  g_test_add_func ("/store/search-query/telephone", test_telephone);
  g_test_add_func ("/store/search-query/empty", test_empty);
  g_test_add_func ("/store/search-query/verify", test_verify);
  g_test_add_func ("/store/search-query/pasted-page", test_pasted_page);
  g_test_add_data_func ("/store/search-query/hits-are-substrings/all-columns", NULL,
                        test_hits_are_substrings);
  g_test_add_data_func ("/store/search-query/hits-are-substrings/names", "{name initials}",
                        test_hits_are_substrings);
  return g_test_run ();
}
