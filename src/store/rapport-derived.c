/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-alerts.h"
#include "rapport-customer-row.h"
#include "rapport-derived.h"
#include "rapport-pinyin.h"
#include "rapport-search-text.h"
#include "rapport-ticket-clocks.h"
#include "rapport-tokenizer.h"

/* Grows when what is derived changes its form: books made before are derived anew. */
#define DERIVED_VERSION 1

typedef gboolean (*RefreshOne) (RapportConnection  *connection,
                                gint64              row,
                                GError            **error);

typedef struct
{
  RapportConnection *connection;
  gint64             now;
  GTimeZone         *zone;
} Context;

typedef struct
{
  GHashTable *customers;
  GHashTable *customer_texts;
  GHashTable *renamed;
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
      add_id (touched->customers, change->customer);
      add_id (touched->customer_texts, change->customer);
      if (change->renamed && strcmp (thing, "customer") == 0)
        add_id (touched->renamed, change->customer);
    }
  else if (strcmp (thing, "extra") == 0)
    add_id (touched->customer_texts, change->customer);
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

static gboolean
refresh_all (RapportConnection  *connection,
             GHashTable         *set,
             RefreshOne          refresh,
             GError            **error)
{
  GHashTableIter iterator;
  gpointer id;

  g_hash_table_iter_init (&iterator, set);
  while (g_hash_table_iter_next (&iterator, &id, NULL))
    if (!refresh (connection, *(gint64 *) id, error))
      return FALSE;
  return TRUE;
}

static gboolean
refresh_timed (const Context  *context,
               Touched        *touched,
               GError        **error)
{
  GHashTableIter iterator;
  gpointer id;

  g_hash_table_iter_init (&iterator, touched->tickets);
  while (g_hash_table_iter_next (&iterator, &id, NULL))
    if (!rapport_ticket_clocks_refresh (context->connection, *(gint64 *) id, context->now, error))
      return FALSE;
  if (touched->settings)
    return rapport_alerts_rebuild (context->connection, context->zone, error);

  g_hash_table_iter_init (&iterator, touched->plans);
  while (g_hash_table_iter_next (&iterator, &id, NULL))
    if (!rapport_alerts_refresh (context->connection, "plan", *(gint64 *) id, context->zone, error))
      return FALSE;
  g_hash_table_iter_init (&iterator, touched->action_items);
  while (g_hash_table_iter_next (&iterator, &id, NULL))
    if (!rapport_alerts_refresh (context->connection, "action_item", *(gint64 *) id, context->zone, error))
      return FALSE;
  g_hash_table_iter_init (&iterator, touched->tickets);
  while (g_hash_table_iter_next (&iterator, &id, NULL))
    if (!rapport_alerts_refresh (context->connection, "ticket", *(gint64 *) id, context->zone, error))
      return FALSE;
  return TRUE;
}

/**
 * rapport_derived_refresh:
 * @changes: (element-type RapportChange): what an act changed
 * @now: UTC seconds
 * @zone: where the person lives, for things due on a day without a time
 *
 * Brings list rows, searchable text, SLA clocks and alerts up to date, within the act's
 * transaction.
 */
gboolean
rapport_derived_refresh (RapportConnection  *connection,
                         GArray             *changes,
                         gint64              now,
                         GTimeZone          *zone,
                         GError            **error)
{
  g_autoptr(GHashTable) customers = new_set ();
  g_autoptr(GHashTable) customer_texts = new_set ();
  g_autoptr(GHashTable) renamed = new_set ();
  g_autoptr(GHashTable) records = new_set ();
  g_autoptr(GHashTable) tickets = new_set ();
  g_autoptr(GHashTable) plans = new_set ();
  g_autoptr(GHashTable) action_items = new_set ();
  const Context context = { connection, now, zone };
  Touched touched = { customers, customer_texts, renamed, records, tickets, plans, action_items, FALSE };

  for (guint i = 0; i < changes->len; i++)
    sort_change (&touched, &g_array_index (changes, RapportChange, i));

  return refresh_all (connection, customers, rapport_customer_row_refresh, error) &&
         refresh_all (connection, customer_texts, rapport_search_text_refresh_customer, error) &&
         refresh_all (connection, renamed, rapport_search_text_rename_customer, error) &&
         refresh_all (connection, records, rapport_search_text_refresh_record, error) &&
         refresh_all (connection, tickets, rapport_search_text_refresh_ticket, error) &&
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

static gboolean
rebuild_each (RapportConnection  *connection,
              const char         *table,
              RefreshOne          refresh,
              GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s", table);
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (rapport_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!refresh (connection, rapport_statement_get_integer (statement, 0), error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
rebuild_clocks (const Context  *context,
                GError        **error)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (context->connection, "SELECT id FROM ticket", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (rapport_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!rapport_ticket_clocks_refresh (context->connection,
                                          rapport_statement_get_integer (statement, 0),
                                          context->now, error))
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

/**
 * rapport_derived_rebuild:
 *
 * Makes all derived tables anew from the things, within the caller's transaction. What was already
 * told stays told.
 */
gboolean
rapport_derived_rebuild (RapportConnection  *connection,
                         gint64              now,
                         GTimeZone          *zone,
                         GError            **error)
{
  const Context context = { connection, now, zone };

  return rapport_connection_execute (connection,
                                     "DELETE FROM customer_row; DELETE FROM phone_key;"
                                     "DELETE FROM name_fold; DELETE FROM clock; DELETE FROM ticket_row;"
                                     "DELETE FROM customer_search; DELETE FROM record_search;"
                                     "DELETE FROM ticket_search;", error) &&
         rebuild_each (connection, "customer", rapport_customer_row_refresh, error) &&
         rebuild_each (connection, "customer", rapport_search_text_refresh_customer, error) &&
         rebuild_each (connection, "record", rapport_search_text_refresh_record, error) &&
         rebuild_each (connection, "ticket", rapport_search_text_refresh_ticket, error) &&
         rebuild_clocks (&context, error) &&
         rapport_alerts_rebuild (connection, zone, error) &&
         store_version (connection, zone, error);
}
