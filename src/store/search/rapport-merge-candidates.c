/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-merge-candidates.h"

/* more customers with one key say only that it tells nothing */
#define MOST_ALIKE 8

/* what companies are called by law, and what stands between words, as folded names have it */
static const char * const common_parts[] = {
  "有限责任公司", "股份有限公司", "有限公司", "集团公司", "公司", "集团", "co.,ltd.", "co.,ltd", "co., ltd.", "co., ltd",
  "ltd.", "ltd", "inc.", "inc", "gmbh", "(", ")", "（", "）", " ", "\u3000", ".", ",", "，", "。", "·", "-",
};

/* where everybody may have an address */
static const char * const public_domains[] = {
  "qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "sina.com", "sina.cn", "sohu.com", "139.com", "189.cn",
  "aliyun.com", "gmail.com", "hotmail.com", "outlook.com", "live.com", "live.cn", "icloud.com", "yahoo.com",
};

/* @by_key: customers by what they may have in common; @pairs: the candidates by their pair of ids */
typedef struct
{
  gint64      customer;
  guint       most;
  GHashTable *by_key;
  GHashTable *pairs;
} Search;

static guint
hash_pair (gconstpointer data)
{
  const RapportMergeCandidate *pair = data;

  return g_int64_hash (&pair->first) * 31 + g_int64_hash (&pair->second);
}

static gboolean
equal_pairs (gconstpointer a,
             gconstpointer b)
{
  const RapportMergeCandidate *first = a, *second = b;

  return first->first == second->first && first->second == second->second;
}

static char *
dup_bare_name (const char *folded)
{
  g_autoptr(GString) name = g_string_new (folded);

  for (guint i = 0; i < G_N_ELEMENTS (common_parts); i++)
    g_string_replace (name, common_parts[i], "", 0);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static char *
dup_domain (const char *email)
{
  const char *at = email != NULL ? strrchr (email, '@') : NULL;
  g_autofree char *domain = at != NULL ? g_utf8_strdown (at + 1, -1) : NULL;

  if (domain == NULL || strchr (g_strstrip (domain), '.') == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (public_domains); i++)
    if (g_str_equal (domain, public_domains[i]))
      return NULL;
  return g_steal_pointer (&domain);
}

static char *
dup_as_it_is (const char *key)
{
  return g_strdup (key);
}

static void
add_pair (Search             *search,
          gint64              a,
          gint64              b,
          RapportMergeReason  reason)
{
  RapportMergeCandidate pair = { MIN (a, b), MAX (a, b), 0 };
  RapportMergeCandidate *found;

  if (a == b || (search->customer != 0 && a != search->customer && b != search->customer))
    return;
  found = g_hash_table_lookup (search->pairs, &pair);
  if (found == NULL)
    {
      found = g_memdup2 (&pair, sizeof pair);
      g_hash_table_add (search->pairs, found);
    }
  found->reasons |= reason;
}

static void
add_alike (Search             *search,
           RapportMergeReason  reason)
{
  GHashTableIter iterator;
  gpointer ids;

  g_hash_table_iter_init (&iterator, search->by_key);
  while (g_hash_table_iter_next (&iterator, NULL, &ids))
    {
      const GArray *alike = ids;

      for (guint i = 0; alike->len <= MOST_ALIKE && i < alike->len; i++)
        for (guint j = i + 1; j < alike->len; j++)
          add_pair (search, g_array_index (alike, gint64, i), g_array_index (alike, gint64, j), reason);
    }
  g_hash_table_remove_all (search->by_key);
}

static void
add_key (Search *search,
         char   *key,
         gint64  customer)
{
  GArray *alike = g_hash_table_lookup (search->by_key, key);

  if (alike == NULL)
    {
      alike = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (search->by_key, g_strdup (key), alike);
    }
  for (guint i = 0; i < alike->len; i++)
    if (g_array_index (alike, gint64, i) == customer)
      return;
  g_array_append_val (alike, customer);
}

/* @sql: a customer and a text a row */
static gboolean
find_alike (Search              *search,
            RapportConnection   *connection,
            const char          *sql,
            char              *(*dup_key) (const char *text),
            RapportMergeReason   reason,
            GError             **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      g_autofree char *key = has_row ? dup_key (rapport_statement_get_text (row, 1)) : NULL;

      if (!has_row)
        {
          add_alike (search, reason);
          return TRUE;
        }
      if (key != NULL && *key != '\0')
        add_key (search, key, rapport_statement_get_integer (row, 0));
    }
  return FALSE;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const RapportMergeCandidate *first = a, *second = b;
  const int n_first = __builtin_popcount (first->reasons), n_second = __builtin_popcount (second->reasons);

  if (n_first != n_second)
    return n_second - n_first;
  if (first->reasons != second->reasons)
    return first->reasons < second->reasons ? -1 : 1;
  if (first->first != second->first)
    return first->first < second->first ? -1 : 1;
  return first->second < second->second ? -1 : first->second > second->second;
}

/**
 * rapport_merge_candidates_load:
 * @customer: one of the two, 0 for any
 * @most: so many at most
 *
 * Reads through all customers: in the reader's thread only, where there may be many.
 *
 * Returns: (transfer full) (element-type RapportMergeCandidate) (nullable): who may be one customer, those with
 *   the most reasons first; NULL with @error set
 */
GArray *
rapport_merge_candidates_load (RapportConnection  *connection,
                               gint64              customer,
                               guint               most,
                               GError            **error)
{
  g_autoptr(GHashTable) by_key =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr(GHashTable) pairs = g_hash_table_new_full (hash_pair, equal_pairs, g_free, NULL);
  Search search = { customer, most, by_key, pairs };
  GArray *candidates;
  GHashTableIter iterator;
  gpointer pair;

  if (!find_alike (&search, connection, "SELECT customer, name FROM name_fold", dup_bare_name, RAPPORT_MERGE_NAME,
                   error) ||
      !find_alike (&search, connection, "SELECT customer, digits FROM phone_key", dup_as_it_is, RAPPORT_MERGE_PHONE,
                   error) ||
      !find_alike (&search, connection, "SELECT customer, email FROM contact WHERE email IS NOT NULL", dup_domain,
                   RAPPORT_MERGE_EMAIL, error))
    return NULL;
  candidates = g_array_new (FALSE, FALSE, sizeof (RapportMergeCandidate));
  g_hash_table_iter_init (&iterator, pairs);
  while (g_hash_table_iter_next (&iterator, &pair, NULL))
    g_array_append_vals (candidates, pair, 1);
  g_array_sort (candidates, compare);
  g_array_set_size (candidates, MIN (candidates->len, most));
  return candidates;
}
