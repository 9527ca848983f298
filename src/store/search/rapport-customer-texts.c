/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-derived-table.h"
#include "rapport-extra.h"
#include "rapport-owned-rows.h"
#include "rapport-pinyin.h"
#include "rapport-search-index.h"
#include "rapport-search-query.h"
#include "rapport-tag.h"

/* the texts by which a customer is found, in the order of the index's columns */
enum
{
  TEXTS_NAME     = 1 << 0,
  TEXTS_CONTACTS = 1 << 1,
  TEXTS_PHONES   = 1 << 2,
  TEXTS_NOTES    = 1 << 3,
  TEXTS_TAGS     = 1 << 4,
  TEXTS_INITIALS = 1 << 5,
  TEXTS_ALL      = (1 << 6) - 1,
};

#define CONTACT_TEXTS \
  (TEXTS_CONTACTS | TEXTS_PHONES | TEXTS_INITIALS)
#define OWN_TEXTS \
  (TEXTS_NAME | TEXTS_PHONES | TEXTS_NOTES | \
   TEXTS_INITIALS)

/* the columns of a customer that are found, the notes last */
static const char * const customer_columns[] = {
  "name", "former_names", "number", "status", "industry", "size", "address", "source_words", "initial_need",
  "pain_points", "motives", "expectations", "features_of_interest", "dates_that_matter", "interests",
  "decision_process", "grade_reason", "convenient_times", "benefit_notes", "segment", "provenance", "notes",
  NULL
};
#define FIRST_NOTE 3

/* the columns of a contact that are found, with its telephone numbers last */
static const char * const contact_columns[] = {
  "name", "position", "department", "as_typed", "phone", "mobile", "email", "im", NULL
};
#define FIRST_PHONE 4

static int
find_column (const char * const *columns,
             const char         *column)
{
  for (int i = 0; columns[i] != NULL; i++)
    if (strcmp (columns[i], column) == 0)
      return i;
  return -1;
}

static guint
own_texts_of (const char *column)
{
  const int position = find_column (customer_columns, column);

  if (position < 0)
    return 0;
  if (position == 0)
    return TEXTS_NAME | TEXTS_INITIALS;
  if (position == 1)
    return TEXTS_NAME;
  return position < FIRST_NOTE ? TEXTS_PHONES : TEXTS_NOTES;
}

static guint
contact_texts_of (const char *column)
{
  const int position = find_column (contact_columns, column);

  if (position < 0)
    return 0;
  if (position == 0)
    return TEXTS_CONTACTS | TEXTS_INITIALS;
  return position < FIRST_PHONE ? TEXTS_CONTACTS : TEXTS_PHONES;
}

/* @all: what the thing itself stands in
 * @of_column: (nullable): what one of its columns stands in, where not each stands in all */
static const struct
{
  const RapportEntityInfo *info;
  guint                    all;
  guint                  (*of_column) (const char *column);
} told_of[] = {
  { &rapport_customer_info, TEXTS_ALL, own_texts_of },
  { &rapport_contact_info, CONTACT_TEXTS, contact_texts_of },
  { &rapport_tag_info, TEXTS_TAGS, NULL },
  { &rapport_extra_info, TEXTS_NOTES, NULL },
};

static guint
parts_of (const char *thing,
          const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (told_of); i++)
    if (g_str_equal (thing, told_of[i].info->name))
      return column != NULL && told_of[i].of_column != NULL ? told_of[i].of_column (column) : told_of[i].all;
  return 0;
}

static const char *
get_select (gsize               *kept,
            const char          *id,
            const char * const  *columns,
            const char          *from)
{
  if (g_once_init_enter (kept))
    {
      g_autofree char *list = g_strjoinv (", ", (char **) columns);

      g_once_init_leave (kept, GPOINTER_TO_SIZE (g_strdup_printf ("SELECT %s, %s FROM %s", id, list, from)));
    }
  return GSIZE_TO_POINTER (*kept);
}

static RapportStatement *
select_of (RapportConnection  *connection,
           const char         *sql,
           gint64              customer,
           GError            **error)
{
  RapportStatement *row = rapport_connection_prepare (connection, sql, error);

  if (row != NULL)
    rapport_statement_bind_integer (row, 1, customer);
  return row;
}

static void
append_initials (GString    *out,
                 const char *text)
{
  g_autofree char *initials = text != NULL ? rapport_pinyin_initials (text) : NULL;

  rapport_search_text_append (out, initials);
}

/* A telephone number is found however it is typed: it stands there as digits only, too. */
static void
append_digits (GString    *text,
               const char *phone)
{
  g_autofree char *digits = phone != NULL ? rapport_search_dup_digits (phone) : NULL;

  if (digits != NULL && strcmp (digits, phone) != 0)
    g_string_append_printf (text, " %s", digits);
}

/* @row: its owner's id, then its columns */
static void
append_contact (RapportStatement  *row,
                GString          **texts)
{
  rapport_search_texts_append (texts[1], row, 1, FIRST_PHONE);
  rapport_search_texts_append (texts[2], row, 1 + FIRST_PHONE, G_N_ELEMENTS (contact_columns) - 1);
  append_digits (texts[2], rapport_statement_get_text (row, 1 + FIRST_PHONE));
  append_digits (texts[2], rapport_statement_get_text (row, 2 + FIRST_PHONE));
  append_initials (texts[5], rapport_statement_get_text (row, 1));
}

/* @row: its id, then its columns */
static void
append_customer (RapportStatement  *row,
                 GString          **texts)
{
  rapport_search_texts_append (texts[0], row, 1, 2);
  rapport_search_texts_append (texts[2], row, 3, 3);
  rapport_search_texts_append (texts[3], row, 1 + FIRST_NOTE, G_N_ELEMENTS (customer_columns) - 1);
  append_initials (texts[5], rapport_statement_get_text (row, 1));
}

static gboolean
read_contacts (RapportConnection  *connection,
               gint64              customer,
               GString           **texts,
               GError            **error)
{
  static gsize sql = 0;
  g_autoptr(RapportStatement) row =
    select_of (connection, get_select (&sql, "customer", contact_columns, "contact WHERE customer = ?1 ORDER BY id"),
               customer, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      append_contact (row, texts);
    }
  return FALSE;
}

static gboolean
read_customer (RapportConnection     *connection,
               gint64                 customer,
               GString              **texts,
               gboolean              *exists,
               GError               **error)
{
  static gsize sql = 0;
  g_autoptr(RapportStatement) row =
    select_of (connection, get_select (&sql, "id", customer_columns, "customer WHERE id = ?1"), customer, error);

  if (row == NULL || !rapport_statement_step (row, exists, error))
    return FALSE;
  if (*exists)
    append_customer (row, texts);
  return TRUE;
}

static gboolean
read_texts (RapportConnection     *connection,
            gint64                 customer,
            guint   which,
            GString              **texts,
            gboolean              *exists,
            GError               **error)
{
  *exists = TRUE;
  if ((which & OWN_TEXTS) != 0 && (!read_customer (connection, customer, texts, exists, error) || !*exists))
    return !*exists;
  return ((which & CONTACT_TEXTS) == 0 || read_contacts (connection, customer, texts, error)) &&
         ((which & TEXTS_NOTES) == 0 ||
          rapport_search_text_append_list (connection,
                                           "SELECT value FROM extra WHERE customer = ?1 AND record IS NULL"
                                           " ORDER BY id", customer, texts[3], error)) &&
         ((which & TEXTS_TAGS) == 0 ||
          rapport_search_text_append_list (connection, "SELECT name FROM tag WHERE customer = ?1 ORDER BY id",
                                           customer, texts[4], error));
}

static gboolean
store (const RapportDerivedRun  *run,
       gint64                    customer,
       guint                     which,
       GString                 **texts,
       GError                  **error)
{
  gboolean exists;

  if (!read_texts (run->connection, customer, which, texts, &exists, error))
    return FALSE;
  if (!exists)
    return rapport_search_index_delete (run->connection, &rapport_customer_index, customer, error);
  return rapport_search_index_store (run->connection, &rapport_customer_index, customer, texts, which, run->is_new,
                                     error);
}

/* name, contacts, telephone numbers, notes, tags and pinyin initials, by which a customer is found */
static gboolean
refresh (const RapportDerivedRun  *run,
         gint64                    customer,
         GError                  **error)
{
  GString *texts[RAPPORT_SEARCH_MAX_TEXTS];
  gboolean ok;

  if ((run->parts & TEXTS_ALL) == 0)
    return TRUE;
  for (int i = 0; i < RAPPORT_SEARCH_MAX_TEXTS; i++)
    texts[i] = g_string_new (NULL);
  ok = store (run, customer, run->parts & TEXTS_ALL, texts, error);
  for (int i = 0; i < RAPPORT_SEARCH_MAX_TEXTS; i++)
    g_string_free (texts[i], TRUE);
  return ok;
}

/* what is read of many customers in one go */
enum { CUSTOMERS, CONTACTS, EXTRAS, TAGS, N_READ };

static gboolean
open_rows (RapportConnection  *connection,
           gint64              from,
           gint64              to,
           RapportOwnedRows  **rows,
           GError            **error)
{
  static gsize customers = 0, contacts = 0;
  const char * const statements[N_READ] = {
    [CUSTOMERS] = get_select (&customers, "id", customer_columns, "customer WHERE id > ?1 AND id <= ?2 ORDER BY id"),
    [CONTACTS] = get_select (&contacts, "customer", contact_columns,
                             "contact WHERE customer > ?1 AND customer <= ?2 ORDER BY customer, id"),
    [EXTRAS] = "SELECT customer, value FROM extra WHERE customer > ?1 AND customer <= ?2 AND record IS NULL"
               " ORDER BY customer, id",
    [TAGS] = "SELECT customer, name FROM tag WHERE customer > ?1 AND customer <= ?2 ORDER BY customer, id",
  };

  for (int i = 0; i < N_READ; i++)
    {
      rows[i] = rapport_owned_rows_new (connection, statements[i], from, to, error);
      if (rows[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_beside (RapportOwnedRows **rows,
             gint64             customer,
             GString          **texts,
             GError           **error)
{
  for (int i = CONTACTS; i < N_READ; i++)
    {
      RapportStatement *row;

      while (TRUE)
        {
          if (!rapport_owned_rows_take (rows[i], customer, &row, error))
            return FALSE;
          if (row == NULL)
            break;
          if (i == CONTACTS)
            append_contact (row, texts);
          else
            rapport_search_texts_append (texts[i == EXTRAS ? 3 : 4], row, 1, 1);
        }
    }
  return TRUE;
}

static gboolean
fill_all (RapportConnection  *connection,
          RapportOwnedRows  **rows,
          GString           **texts,
          GError            **error)
{
  RapportStatement *row;

  while (rapport_owned_rows_next (rows[CUSTOMERS], &row, error))
    {
      if (row == NULL)
        return TRUE;
      for (int i = 0; i < RAPPORT_SEARCH_MAX_TEXTS; i++)
        g_string_truncate (texts[i], 0);
      append_customer (row, texts);
      if (!take_beside (rows, rapport_statement_get_integer (row, 0), texts, error) ||
          !rapport_search_index_store (connection, &rapport_customer_index, rapport_statement_get_integer (row, 0), texts,
                                       TEXTS_ALL, TRUE, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
fill (const RapportDerivedRun  *run,
      gint64                    from,
      gint64                    to,
      GError                  **error)
{
  RapportOwnedRows *rows[N_READ] = { NULL };
  GString *texts[RAPPORT_SEARCH_MAX_TEXTS];
  gboolean ok;

  for (int i = 0; i < RAPPORT_SEARCH_MAX_TEXTS; i++)
    texts[i] = g_string_new (NULL);
  ok = open_rows (run->connection, from, to, rows, error) && fill_all (run->connection, rows, texts, error);
  for (int i = 0; i < N_READ; i++)
    g_clear_pointer (&rows[i], rapport_owned_rows_free);
  for (int i = 0; i < RAPPORT_SEARCH_MAX_TEXTS; i++)
    g_string_free (texts[i], TRUE);
  return ok;
}

static const RapportDerivedSource sources[] = {
  { .thing = "customer", .by = RAPPORT_DERIVED_BY_ROW, .columns = customer_columns },
  { .thing = "contact", .by = RAPPORT_DERIVED_BY_CUSTOMER, .columns = contact_columns },
  { .thing = "tag", .by = RAPPORT_DERIVED_BY_CUSTOMER },
  { .thing = "extra", .by = RAPPORT_DERIVED_BY_CUSTOMER_ALONE },
  { NULL }
};

const RapportDerivedTable rapport_customer_texts_table = {
  .name = "customer texts",
  .label = NC_("derived", "search for customers"),
  .version = 2,
  .in_first_step = TRUE,
  .needs = RAPPORT_DERIVED_NEEDS_TOKENIZER | RAPPORT_DERIVED_NEEDS_PINYIN,
  .thing = "customer",
  .clear = "DELETE FROM customer_search",
  .index = "customer_search",
  .rows = "customer_search_content",
  .sources = sources,
  .parts_of = parts_of,
  .refresh = refresh,
  .last = "SELECT max(id) FROM customer_search_content",
  .fill = fill,
};
