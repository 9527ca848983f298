/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-alerts.h"
#include "rapport-customer-row.h"
#include "rapport-customer-texts.h"
#include "rapport-derived.h"
#include "rapport-pinyin.h"
#include "rapport-search-index.h"
#include "rapport-search-text.h"
#include "rapport-ticket-clocks.h"
#include "rapport-tokenizer.h"

/* Grows when what is derived changes its form: books made before are derived anew. */
#define DERIVED_VERSION 2

typedef gboolean (*RefreshOne) (RapportConnection  *connection,
                                gint64              row,
                                GError            **error);

/* So many changed texts of one act are worth the preparation. */
#define BULK 2000

typedef struct
{
  RapportConnection *connection;
  gint64             now;
  GTimeZone         *zone;
  RapportProgress   *progress;
  gint64             n_all;
  gint64             n_done;
} Context;

typedef struct
{
  GHashTable *customers;
  GHashTable *customer_texts;
  GHashTable *renamed;
  GHashTable *renamed_contacts;
  GHashTable *records;
  GHashTable *tickets;
  GHashTable *plans;
  GHashTable *action_items;
  gboolean    settings;
} Touched;

static void
add_id (GHashTable *set,
        gint64      id)
{
  if (id != 0)
    g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

/* @texts: RapportCustomerTexts */
static void
add_texts (GHashTable *texts_by_id,
           gint64      id,
           guint       texts)
{
  const guint before = GPOINTER_TO_UINT (g_hash_table_lookup (texts_by_id, &id));

  if (id != 0 && (before | texts) != before)
    g_hash_table_replace (texts_by_id, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (before | texts));
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
sort_change (Touched             *touched,
             const RapportChange *change)
{
  const char *thing = change->thing;

  if (strcmp (thing, "customer") == 0 || strcmp (thing, "contact") == 0 || strcmp (thing, "tag") == 0)
    {
      if (change->listed)
        add_id (touched->customers, change->customer);
      add_texts (touched->customer_texts, change->customer, change->texts);
      if (change->renamed && strcmp (thing, "customer") == 0)
        add_id (touched->renamed, change->customer);
      if (change->renamed && strcmp (thing, "contact") == 0)
        add_id (touched->renamed_contacts, change->row);
    }
  else if (strcmp (thing, "extra") == 0 && change->parent != 0)
    add_id (touched->records, change->parent);
  else if (strcmp (thing, "extra") == 0)
    add_texts (touched->customer_texts, change->customer, change->texts);
  else if (strcmp (thing, "record") == 0)
    {
      add_id (touched->customers, change->customer);
      add_id (touched->records, change->row);
    }
  else if (strcmp (thing, "plan") == 0)
    {
      add_id (touched->customers, change->customer);
      add_id (touched->plans, change->row);
    }
  else if (strcmp (thing, "ticket") == 0)
    add_id (touched->tickets, change->row);
  else if (strcmp (thing, "ticket_event") == 0)
    add_id (touched->tickets, change->parent);
  else if (strcmp (thing, "action_item") == 0)
    add_id (touched->action_items, change->row);
  else if (strcmp (thing, "setting") == 0)
    touched->settings = TRUE;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const gint64 first = *(const gint64 *) a;
  const gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* The search indexes write what they hold in memory whenever the ids do not ascend. */
static GArray *
sort_ids (GHashTable *set)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), g_hash_table_size (set));
  GHashTableIter iterator;
  gpointer id;

  g_hash_table_iter_init (&iterator, set);
  while (g_hash_table_iter_next (&iterator, &id, NULL))
    g_array_append_vals (ids, id, 1);
  g_array_sort (ids, compare_ids);
  return ids;
}

static gboolean
go_on (Context  *context,
       GError  **error)
{
  return rapport_progress_tell (context->progress, (double) context->n_done++ / MAX (context->n_all, 1), error);
}

static gboolean
refresh_all (Context     *context,
             GHashTable  *set,
             RefreshOne   refresh,
             GError     **error)
{
  g_autoptr(GArray) ids = sort_ids (set);

  for (guint i = 0; i < ids->len; i++)
    if (!go_on (context, error) || !refresh (context->connection, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
refresh_customer_texts (Context     *context,
                        GHashTable  *texts_by_id,
                        GError     **error)
{
  g_autoptr(GArray) ids = sort_ids (texts_by_id);

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      const guint texts = GPOINTER_TO_UINT (g_hash_table_lookup (texts_by_id, &id));

      if (!go_on (context, error) ||
          !rapport_customer_texts_refresh (context->connection, id, texts, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refresh_clocks (Context     *context,
                GHashTable  *tickets,
                GError     **error)
{
  g_autoptr(GArray) ids = sort_ids (tickets);

  for (guint i = 0; i < ids->len; i++)
    if (!go_on (context, error) ||
        !rapport_ticket_clocks_refresh (context->connection, g_array_index (ids, gint64, i), context->now, error))
      return FALSE;
  return TRUE;
}

static gboolean
refresh_alerts (Context     *context,
                const char  *thing,
                GHashTable  *set,
                GError     **error)
{
  g_autoptr(GArray) ids = sort_ids (set);

  for (guint i = 0; i < ids->len; i++)
    if (!go_on (context, error) ||
        !rapport_alerts_refresh (context->connection, thing, g_array_index (ids, gint64, i), context->zone, error))
      return FALSE;
  return TRUE;
}

static gboolean
refresh_timed (Context        *context,
               const Touched  *touched,
               GError        **error)
{
  if (!refresh_clocks (context, touched->tickets, error))
    return FALSE;
  if (touched->settings)
    return rapport_alerts_rebuild (context->connection, context->zone, error);
  return refresh_alerts (context, "plan", touched->plans, error) &&
         refresh_alerts (context, "action_item", touched->action_items, error) &&
         refresh_alerts (context, "ticket", touched->tickets, error);
}

static gint64
count_touched (const Touched *touched)
{
  return (gint64) g_hash_table_size (touched->customers) + g_hash_table_size (touched->customer_texts) +
         g_hash_table_size (touched->renamed) + g_hash_table_size (touched->renamed_contacts) +
         g_hash_table_size (touched->records) +
         3 * g_hash_table_size (touched->tickets) + g_hash_table_size (touched->plans) +
         g_hash_table_size (touched->action_items);
}

static gboolean
refresh_texts (Context        *context,
               const Touched  *touched,
               GError        **error)
{
  const gboolean bulk = g_hash_table_size (touched->customer_texts) + g_hash_table_size (touched->records) +
                        g_hash_table_size (touched->tickets) > BULK;

  return (!bulk || rapport_search_index_set_bulk (context->connection, TRUE, error)) &&
         refresh_customer_texts (context, touched->customer_texts, error) &&
         refresh_all (context, touched->renamed, rapport_search_text_rename_customer, error) &&
         refresh_all (context, touched->renamed_contacts, rapport_search_text_rename_contact, error) &&
         refresh_all (context, touched->records, rapport_search_text_refresh_record, error) &&
         refresh_all (context, touched->tickets, rapport_search_text_refresh_ticket, error) &&
         (!bulk || rapport_search_index_set_bulk (context->connection, FALSE, error));
}

/**
 * rapport_derived_refresh:
 * @changes: (element-type RapportChange): what an act changed
 * @now: UTC seconds
 * @zone: where the person lives, for things due on a day without a time
 * @progress: (nullable): told how far it is
 *
 * Brings list rows, searchable text, SLA clocks and alerts up to date, within the act's
 * transaction.
 */
gboolean
rapport_derived_refresh (RapportConnection  *connection,
                         GArray             *changes,
                         gint64              now,
                         GTimeZone          *zone,
                         RapportProgress    *progress,
                         GError            **error)
{
  g_autoptr(GHashTable) customers = new_set ();
  g_autoptr(GHashTable) customer_texts = new_set ();
  g_autoptr(GHashTable) renamed = new_set ();
  g_autoptr(GHashTable) renamed_contacts = new_set ();
  g_autoptr(GHashTable) records = new_set ();
  g_autoptr(GHashTable) tickets = new_set ();
  g_autoptr(GHashTable) plans = new_set ();
  g_autoptr(GHashTable) action_items = new_set ();
  Context context = { connection, now, zone, progress, 0, 0 };
  Touched touched = {
    customers, customer_texts, renamed, renamed_contacts, records, tickets, plans, action_items, FALSE
  };

  for (guint i = 0; i < changes->len; i++)
    sort_change (&touched, &g_array_index (changes, RapportChange, i));

  context.n_all = count_touched (&touched);
  return refresh_all (&context, customers, rapport_customer_row_refresh, error) &&
         refresh_texts (&context, &touched, error) &&
         refresh_timed (&context, &touched, error);
}

static char *
dup_version (GTimeZone *zone)
{
  return g_strdup_printf ("%d %d %d %s", DERIVED_VERSION, RAPPORT_TOKENIZER_VERSION,
                          RAPPORT_PINYIN_VERSION, g_time_zone_get_identifier (zone));
}

/** rapport_derived_is_current: Returns: whether what is stored was derived by this program's rules */
gboolean
rapport_derived_is_current (RapportConnection *connection,
                            GTimeZone         *zone)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (connection, "SELECT value FROM meta WHERE name = 'derived'", NULL);
  g_autofree char *version = dup_version (zone);
  gboolean has_row;

  return statement != NULL && rapport_statement_step (statement, &has_row, NULL) && has_row &&
         g_strcmp0 (rapport_statement_get_text (statement, 0), version) == 0;
}

/* @refresh is NULL for the clocks of tickets, which need the time too */
static gboolean
rebuild_each (Context     *context,
              const char  *table,
              RefreshOne   refresh,
              GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id", table);
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (context->connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (rapport_statement_step (statement, &has_row, error))
    {
      const gint64 id = has_row ? rapport_statement_get_integer (statement, 0) : 0;

      if (!has_row)
        return TRUE;
      if (!go_on (context, error) ||
          !(refresh != NULL ? refresh (context->connection, id, error)
                            : rapport_ticket_clocks_refresh (context->connection, id, context->now, error)))
        return FALSE;
    }
  return FALSE;
}

static gboolean
store_version (RapportConnection  *connection,
               GTimeZone          *zone,
               GError            **error)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (connection,
                                "INSERT INTO meta (name, value) VALUES ('derived', ?1)"
                                " ON CONFLICT (name) DO UPDATE SET value = excluded.value", error);
  g_autofree char *version = dup_version (zone);

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_text (statement, 1, version);
  return rapport_statement_run (statement, error);
}

/**
 * rapport_derived_follow_zone:
 * @zone: where the person lives now
 *
 * Makes what depends on the zone agree with a new one, within the caller's transaction.
 */
gboolean
rapport_derived_follow_zone (RapportConnection  *connection,
                             GTimeZone          *zone,
                             GError            **error)
{
  return rapport_alerts_rebuild (connection, zone, error) && store_version (connection, zone, error);
}

static gboolean
rebuild_texts (Context  *context,
               GError  **error)
{
  return rapport_search_index_set_bulk (context->connection, TRUE, error) &&
         rebuild_each (context, "customer", rapport_customer_texts_refresh_all, error) &&
         rebuild_each (context, "record", rapport_search_text_refresh_record, error) &&
         rebuild_each (context, "ticket", rapport_search_text_refresh_ticket, error) &&
         rapport_search_index_set_bulk (context->connection, FALSE, error);
}

/**
 * rapport_derived_rebuild:
 * @progress: (nullable): told how far it is
 *
 * Makes all derived tables anew from the things, within the caller's transaction. What was already
 * told stays told.
 */
gboolean
rapport_derived_rebuild (RapportConnection  *connection,
                         gint64              now,
                         GTimeZone          *zone,
                         RapportProgress    *progress,
                         GError            **error)
{
  Context context = { connection, now, zone, progress, 0, 0 };

  return rapport_connection_query_integer (connection,
                                           "SELECT 2 * (SELECT count(*) FROM customer)"
                                           " + (SELECT count(*) FROM record)"
                                           " + 2 * (SELECT count(*) FROM ticket)", &context.n_all, error) &&
         rapport_connection_execute (connection,
                                     "DELETE FROM customer_row; DELETE FROM phone_key;"
                                     "DELETE FROM name_fold; DELETE FROM clock; DELETE FROM ticket_row;"
                                     "DELETE FROM customer_search; DELETE FROM record_search;"
                                     "DELETE FROM ticket_search;", error) &&
         rebuild_each (&context, "customer", rapport_customer_row_refresh, error) &&
         rebuild_texts (&context, error) &&
         rebuild_each (&context, "ticket", NULL, error) &&
         rapport_alerts_rebuild (connection, zone, error) &&
         store_version (connection, zone, error);
}
