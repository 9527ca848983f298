/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-derived-table.h"
#include "rapport-duplicate-keys.h"
#include "rapport-fold.h"
#include "rapport-owned-rows.h"

/* telephone numbers are compared by their last digits, so that +86 and a leading 0 do not matter */
#define COMPARED_DIGITS 11
/* fewer digits are an extension, which many share */
#define LEAST_DIGITS 5

/**
 * rapport_phone_dup_digits:
 *
 * Returns: (transfer full) (nullable): the digits by which telephone numbers are compared, NULL
 *   when there are too few to tell customers apart
 */
char *
rapport_phone_dup_digits (const char *phone)
{
  char digits[COMPARED_DIGITS];
  guint n = 0;

  for (const char *at = phone + (phone != NULL ? strlen (phone) : 0); at > phone && n < COMPARED_DIGITS; at--)
    if (g_ascii_isdigit (at[-1]))
      digits[COMPARED_DIGITS - ++n] = at[-1];
  return n >= LEAST_DIGITS ? g_strndup (digits + COMPARED_DIGITS - n, n) : NULL;
}

static gboolean
store_phone (RapportConnection  *connection,
             gint64              customer,
             gint64              contact,
             const char         *phone,
             GError            **error)
{
  g_autofree char *digits = rapport_phone_dup_digits (phone);
  g_autoptr(RapportStatement) insert = NULL;

  if (digits == NULL)
    return TRUE;
  insert = rapport_connection_prepare (connection,
                                       "INSERT OR IGNORE INTO phone_key (digits, customer, contact)"
                                       " VALUES (?1, ?2, ?3)", error);
  if (insert == NULL)
    return FALSE;
  rapport_statement_bind_text (insert, 1, digits);
  rapport_statement_bind_integer (insert, 2, customer);
  rapport_statement_bind_integer (insert, 3, contact);
  return rapport_statement_run (insert, error);
}

static gboolean
store_names (RapportConnection  *connection,
             gint64              customer,
             const char         *names,
             GError            **error)
{
  g_auto(GStrv) lines = g_strsplit (names, "\n", -1);
  g_autoptr(RapportStatement) insert =
    rapport_connection_prepare (connection,
                                "INSERT OR IGNORE INTO name_fold (customer, name) VALUES (?1, ?2)", error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *folded = rapport_fold (lines[i], -1);

      if (*folded == '\0')
        continue;
      rapport_statement_bind_integer (insert, 1, customer);
      rapport_statement_bind_text (insert, 2, folded);
      if (!rapport_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

/* @row: the customer, its name, and the former ones, if any */
static gboolean
store_names_of (RapportConnection  *connection,
                RapportStatement   *row,
                GError            **error)
{
  const gint64 customer = rapport_statement_get_integer (row, 0);

  for (int i = 1; i <= 2; i++)
    {
      const char *names = rapport_statement_get_text (row, i);

      if (names != NULL && !store_names (connection, customer, names, error))
        return FALSE;
    }
  return TRUE;
}

/* @row: the customer, the contact, and its two telephone numbers */
static gboolean
store_phones_of (RapportConnection  *connection,
                 RapportStatement   *row,
                 GError            **error)
{
  const gint64 customer = rapport_statement_get_integer (row, 0);
  const gint64 contact = rapport_statement_get_integer (row, 1);

  return store_phone (connection, customer, contact, rapport_statement_get_text (row, 2), error) &&
         store_phone (connection, customer, contact, rapport_statement_get_text (row, 3), error);
}

#define SELECT_PHONES "SELECT customer, id, phone, mobile FROM contact"
#define SELECT_NAMES "SELECT id, name, former_names FROM customer"

static gboolean
store_phones (RapportConnection  *connection,
              gint64              customer,
              GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, SELECT_PHONES " WHERE customer = ?1", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!store_phones_of (connection, row, error))
        return FALSE;
    }
  return FALSE;
}

/* the keys by which a second customer of the same name or telephone number is found */
static gboolean
refresh (const RapportDerivedRun  *run,
         gint64                    customer,
         GError                  **error)
{
  RapportConnection *connection = run->connection;
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, SELECT_NAMES " WHERE id = ?1", error);
  gboolean has_row;

  if (row == NULL ||
      (!run->is_new &&
       (!rapport_connection_run (connection, "DELETE FROM phone_key WHERE customer = ?1", customer, error) ||
        !rapport_connection_run (connection, "DELETE FROM name_fold WHERE customer = ?1", customer, error))))
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  return !has_row ||
         (store_names_of (connection, row, error) && store_phones (connection, customer, error));
}

static gboolean
fill (const RapportDerivedRun  *run,
      gint64                    from,
      gint64                    to,
      GError                  **error)
{
  static const struct
  {
    const char *sql;
    gboolean  (*store) (RapportConnection *connection, RapportStatement *row, GError **error);
  } parts[] = {
    { SELECT_NAMES " WHERE id > ?1 AND id <= ?2 ORDER BY id", store_names_of },
    { SELECT_PHONES " WHERE customer > ?1 AND customer <= ?2 ORDER BY customer", store_phones_of },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr(RapportOwnedRows) rows = rapport_owned_rows_new (run->connection, parts[i].sql, from, to, error);
      RapportStatement *row = NULL;

      do
        if (rows == NULL || !rapport_owned_rows_next (rows, &row, error) ||
            (row != NULL && !parts[i].store (run->connection, row, error)))
          return FALSE;
      while (row != NULL);
    }
  return TRUE;
}

static const char * const customer_columns[] = { "name", "former_names", NULL };
static const char * const contact_columns[] = { "phone", "mobile", NULL };

static const RapportDerivedSource sources[] = {
  { .thing = "customer", .by = RAPPORT_DERIVED_BY_ROW, .columns = customer_columns },
  { .thing = "contact", .by = RAPPORT_DERIVED_BY_CUSTOMER, .columns = contact_columns },
  { NULL }
};

const RapportDerivedTable rapport_duplicate_keys_table = {
  .name = "duplicate keys",
  .label = NC_("derived", "search for duplicates"),
  .version = 2,
  .in_first_step = TRUE,
  .needs = RAPPORT_DERIVED_NEEDS_TOKENIZER,
  .thing = "customer",
  .clear = "DELETE FROM phone_key; DELETE FROM name_fold",
  .content = "SELECT ifnull((SELECT group_concat(digits || ' ' || contact) FROM (SELECT digits, contact FROM phone_key"
             "  WHERE customer = ?1 ORDER BY digits, contact)), '')"
             " || char(10) || ifnull((SELECT group_concat(name, char(10)) FROM (SELECT name FROM name_fold"
             "  WHERE customer = ?1 ORDER BY name)), '')",
  .sources = sources,
  .refresh = refresh,
  .last = "SELECT max(customer) FROM name_fold",
  .fill = fill,
};
