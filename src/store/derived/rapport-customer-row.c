/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-connection-private.h"
#include "rapport-contact-name.h"
#include "rapport-customer-row.h"
#include "rapport-derived-table.h"
#include "rapport-owned-rows.h"
#include "rapport-pinyin.h"

enum
{
  NUMBER_KEY, NAME_KEY, CONTACT, CONTACT_ID, GRADE, STAGE, STATUS, TAGS, OWNER, ARCHIVED,
  LAST, LAST_DAY, LAST_AT, NEXT, NEXT_DAY, NEXT_AT,
  N_CELLS,
};

static const char * const columns[N_CELLS] = {
  "number_key", "name_key", "contact", "contact_id", "grade", "stage", "status", "tags", "owner", "archived",
  "last", "last_day", "last_at", "next", "next_day", "next_at",
};

/* which cells may differ; the bits are none of those that the search for customers has */
enum
{
  PART_OWN     = 1 << 8,
  PART_CONTACT = 1 << 9,
  PART_TAGS    = 1 << 10,
  PART_LAST    = 1 << 11,
  PART_NEXT    = 1 << 12,
  PARTS_ALL    = PART_OWN | PART_CONTACT | PART_TAGS | PART_LAST | PART_NEXT,
};

#define SELECT_ROW "SELECT number_key, name_key, contact, contact_id, grade, stage, status, tags, owner, archived," \
                   " last, last_day, last_at, next, next_day, next_at FROM customer_row WHERE id = ?1"

/* In the name of a tag no comma with a space looks as if two tags stood there. */
#define TAGS_OF(customer) \
  "(SELECT group_concat(replace(name, ', ', ',' || char(160)), ', ')" \
  "  FROM (SELECT name FROM tag WHERE customer = " customer " ORDER BY id))"

/* what most edits change can be told without the rest */
#define TAGS_OF_MANY \
  "CASE WHEN c.id IN (SELECT customer FROM tag WHERE customer > ?1 AND customer <= ?2) THEN " TAGS_OF ("c.id") " END"

#define SELECT_OWN "SELECT id, number, name, grade, stage, status, owner, archived FROM customer WHERE id = ?1"
#define SELECT_TAGS "SELECT " TAGS_OF ("?1")
#define SELECT_LAST \
  "SELECT id, started_day, started_at FROM record WHERE customer = ?1" \
  " ORDER BY started_day DESC, started_at DESC, id DESC LIMIT 1"
#define SELECT_NEXT \
  "SELECT id, due_day, due_at FROM plan WHERE customer = ?1 AND state = 'planned' ORDER BY due_day, due_at, id LIMIT 1"

/* the newest record and the plan that comes first, in one look */
#define SELECT_CUSTOMERS(tags) \
  "SELECT c.id, c.number, c.name, c.grade, c.stage, c.status, c.owner, c.archived," \
  " " tags "," \
  " r.id, r.started_day, r.started_at, p.id, p.due_day, p.due_at" \
  " FROM customer c" \
  " LEFT JOIN record r ON r.id = (SELECT id FROM record WHERE customer = c.id" \
  "  ORDER BY started_day DESC, started_at DESC, id DESC LIMIT 1)" \
  " LEFT JOIN plan p ON p.id = (SELECT id FROM plan WHERE customer = c.id AND state = 'planned'" \
  "  ORDER BY due_day, due_at, id LIMIT 1)"

typedef struct
{
  guint8 *bytes;
  gsize   length;
  char   *text;
  gint64  integer;
  int     type;
} Cell;

static void
clear_cells (Cell *cells)
{
  for (int i = 0; i < N_CELLS; i++)
    {
      g_free (cells[i].bytes);
      g_free (cells[i].text);
    }
}

static void
set_text (Cell *cell,
          char *text)
{
  cell->text = text;
  cell->type = text != NULL ? SQLITE_TEXT : SQLITE_NULL;
}

static void
set_bytes (Cell   *cell,
           guint8 *bytes)
{
  cell->bytes = bytes;
  cell->type = bytes != NULL ? SQLITE_BLOB : SQLITE_NULL;
}

static void
copy_integer (Cell             *cell,
              RapportStatement *from,
              int               column)
{
  cell->type = rapport_statement_is_null (from, column) ? SQLITE_NULL : SQLITE_INTEGER;
  cell->integer = rapport_statement_get_integer (from, column);
}

/**
 * rapport_number_sort_key:
 * @number: (nullable): a number as people write it, "001", "K-12"
 *
 * Returns: (transfer full) (nullable): bytes whose order is that of rapport_number_compare():
 *   runs of digits count as numbers
 */
guint8 *
rapport_number_sort_key (const char *number,
                         gsize      *length)
{
  GByteArray *key;

  *length = 0;
  if (number == NULL)
    return NULL;
  key = g_byte_array_new ();
  while (*number != '\0')
    {
      const char *end = number;
      guint8 digits;

      if (!g_ascii_isdigit (*number))
        {
          guint8 letter = g_ascii_toupper (*number++);

          g_byte_array_append (key, &letter, 1);
          continue;
        }
      while (*number == '0' && g_ascii_isdigit (number[1]))
        number++;
      end = number;
      while (g_ascii_isdigit (*end))
        end++;
      /* '0' keeps digits where they stand among letters; then the longer number is the greater */
      digits = MIN (end - number, 254) + 1;
      g_byte_array_append (key, (const guint8 *) "0", 1);
      g_byte_array_append (key, &digits, 1);
      g_byte_array_append (key, (const guint8 *) number, end - number);
      number = end;
    }
  *length = key->len;
  return g_byte_array_free (key, FALSE);
}

/* the last ones are RAPPORT_CONTACT_ORDER as columns that are compared */
#define CONTACT_COLUMNS \
  "SELECT customer, as_typed, name, position, department, left_on IS NOT NULL, -key_contact, id"
#define FIRST_STANDING 5
#define N_STANDING 3
#define STANDING_ID (FIRST_STANDING + N_STANDING - 1)

static void
take_named (RapportStatement *row,
            Cell             *cells)
{
  g_free (cells[CONTACT].text);
  set_text (&cells[CONTACT],
            rapport_contact_name_join (rapport_statement_get_text (row, 1), rapport_statement_get_text (row, 2),
                                       rapport_statement_get_text (row, 3), rapport_statement_get_text (row, 4)));
  copy_integer (&cells[CONTACT_ID], row, STANDING_ID);
}

static gboolean
read_contact (RapportConnection  *connection,
              gint64              customer,
              Cell               *cells,
              GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, CONTACT_COLUMNS " FROM contact WHERE customer = ?1 ORDER BY "
                                RAPPORT_CONTACT_ORDER " LIMIT 1", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (has_row)
    take_named (row, cells);
  return TRUE;
}

static void
read_own (RapportStatement *select,
          Cell             *cells)
{
  set_bytes (&cells[NUMBER_KEY], rapport_number_sort_key (rapport_statement_get_text (select, 1),
                                                          &cells[NUMBER_KEY].length));
  set_bytes (&cells[NAME_KEY], rapport_pinyin_sort_key (rapport_statement_get_text (select, 2),
                                                        &cells[NAME_KEY].length));
  set_text (&cells[GRADE], g_strdup (rapport_statement_get_text (select, 3)));
  set_text (&cells[STAGE], g_strdup (rapport_statement_get_text (select, 4)));
  set_text (&cells[STATUS], g_strdup (rapport_statement_get_text (select, 5)));
  copy_integer (&cells[OWNER], select, 6);
  copy_integer (&cells[ARCHIVED], select, 7);
}

static void
read_cells (RapportStatement *select,
            Cell             *cells)
{
  read_own (select, cells);
  set_text (&cells[TAGS], g_strdup (rapport_statement_get_text (select, 8)));
  for (int i = 0; i < 6; i++)
    copy_integer (&cells[LAST + i], select, 9 + i);
}

static gboolean
make_cells (RapportConnection  *connection,
            gint64              customer,
            Cell               *cells,
            gboolean           *exists,
            GError            **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, SELECT_CUSTOMERS (TAGS_OF ("c.id")) " WHERE c.id = ?1", error);

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, customer);
  if (!rapport_statement_step (select, exists, error))
    return FALSE;
  if (!*exists)
    return TRUE;
  read_cells (select, cells);
  return read_contact (connection, customer, cells, error);
}

static gboolean
cell_equals (const Cell    *cell,
             sqlite3_stmt  *stored,
             int            column)
{
  if (sqlite3_column_type (stored, column) != cell->type)
    return FALSE;
  if (cell->type == SQLITE_TEXT)
    return strcmp ((const char *) sqlite3_column_text (stored, column), cell->text) == 0;
  if (cell->type == SQLITE_BLOB)
    return (gsize) sqlite3_column_bytes (stored, column) == cell->length &&
           (cell->length == 0 || memcmp (sqlite3_column_blob (stored, column), cell->bytes, cell->length) == 0);
  return cell->type == SQLITE_NULL || sqlite3_column_int64 (stored, column) == cell->integer;
}

static void
bind_cell (RapportStatement *statement,
           int               parameter,
           const Cell       *cell)
{
  if (cell->type == SQLITE_TEXT)
    rapport_statement_bind_text (statement, parameter, cell->text);
  else if (cell->type == SQLITE_BLOB)
    rapport_statement_bind_bytes (statement, parameter, cell->bytes, cell->length);
  else if (cell->type == SQLITE_INTEGER)
    rapport_statement_bind_integer (statement, parameter, cell->integer);
}

static gboolean
insert_row (RapportConnection  *connection,
            gint64              customer,
            const Cell         *cells,
            GError            **error)
{
  g_autoptr(RapportStatement) insert =
    rapport_connection_prepare (connection,
                                "INSERT INTO customer_row (id, number_key, name_key, contact, contact_id, grade,"
                                " stage, status, tags, owner, archived, last, last_day, last_at,"
                                " next, next_day, next_at)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
                                " ?14, ?15, ?16, ?17)", error);

  if (insert == NULL)
    return FALSE;
  rapport_statement_bind_integer (insert, 1, customer);
  for (int i = 0; i < N_CELLS; i++)
    bind_cell (insert, i + 2, &cells[i]);
  return rapport_statement_run (insert, error);
}

static gboolean
is_of_parts (int   cell,
             guint parts)
{
  const guint part = cell == CONTACT || cell == CONTACT_ID ? PART_CONTACT : cell == TAGS ? PART_TAGS
                     : cell >= NEXT ? PART_NEXT : cell >= LAST ? PART_LAST : PART_OWN;

  return (parts & part) != 0;
}

/* Only what differs is written: each column written moves its indexes too.
 * @parts: of which there are @cells */
static gboolean
update_row (RapportConnection  *connection,
            gint64              customer,
            const Cell         *cells,
            guint               parts,
            sqlite3_stmt       *stored,
            GError            **error)
{
  g_autoptr(GString) sql = g_string_new ("UPDATE customer_row SET ");
  g_autoptr(RapportStatement) update = NULL;
  gboolean differs[N_CELLS];
  int n_differing = 0;
  int parameter = 1;

  for (int i = 0; i < N_CELLS; i++)
    {
      differs[i] = is_of_parts (i, parts) && !cell_equals (&cells[i], stored, i);
      if (differs[i])
        g_string_append_printf (sql, "%s%s = ?", n_differing++ > 0 ? ", " : "", columns[i]);
    }
  if (n_differing == 0)
    return TRUE;
  g_string_append (sql, " WHERE id = ?");
  update = rapport_connection_prepare (connection, sql->str, error);
  if (update == NULL)
    return FALSE;
  for (int i = 0; i < N_CELLS; i++)
    if (differs[i])
      bind_cell (update, parameter++, &cells[i]);
  rapport_statement_bind_integer (update, parameter, customer);
  return rapport_statement_run (update, error);
}

static gboolean
store_row (RapportConnection  *connection,
           gint64              customer,
           const Cell         *cells,
           GError            **error)
{
  g_autoptr(RapportStatement) stored = rapport_connection_prepare (connection, SELECT_ROW, error);
  gboolean has_row;

  if (stored == NULL)
    return FALSE;
  rapport_statement_bind_integer (stored, 1, customer);
  if (!rapport_statement_step (stored, &has_row, error))
    return FALSE;
  return has_row ? update_row (connection, customer, cells, PARTS_ALL, rapport_statement_get_handle (stored), error)
                 : insert_row (connection, customer, cells, error);
}

static void
read_moment (RapportStatement *select,
             Cell             *cells)
{
  for (int i = 0; i < 3; i++)
    copy_integer (&cells[i], select, i);
}

static void
read_last (RapportStatement *select,
           Cell             *cells)
{
  read_moment (select, &cells[LAST]);
}

static void
read_next (RapportStatement *select,
           Cell             *cells)
{
  read_moment (select, &cells[NEXT]);
}

static void
read_tags (RapportStatement *select,
           Cell             *cells)
{
  set_text (&cells[TAGS], g_strdup (rapport_statement_get_text (select, 0)));
}

/* @sql: what a part is read by for itself, where most edits change nothing else */
static const struct
{
  guint       part;
  const char *sql;
  void      (*read) (RapportStatement *select,
                     Cell             *cells);
} readers[] = {
  { PART_OWN, SELECT_OWN, read_own },
  { PART_TAGS, SELECT_TAGS, read_tags },
  { PART_LAST, SELECT_LAST, read_last },
  { PART_NEXT, SELECT_NEXT, read_next },
};

/* @exists: (out): FALSE where it is seen that the customer is gone */
static gboolean
read_parts (RapportConnection  *connection,
            gint64              customer,
            guint               parts,
            Cell               *cells,
            gboolean           *exists,
            GError            **error)
{
  *exists = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr(RapportStatement) select = NULL;
      gboolean has_row;

      if ((readers[i].part & parts) == 0)
        continue;
      select = rapport_connection_prepare (connection, readers[i].sql, error);
      if (select == NULL)
        return FALSE;
      rapport_statement_bind_integer (select, 1, customer);
      if (!rapport_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row)
        readers[i].read (select, cells);
      else if (readers[i].part == PART_OWN)
        *exists = FALSE;
    }
  return (parts & PART_CONTACT) == 0 || read_contact (connection, customer, cells, error);
}

/* @is_done: (out): FALSE where there is no row yet, or no customer any more */
static gboolean
refresh_parts (RapportConnection  *connection,
               gint64              customer,
               guint               parts,
               gboolean           *is_done,
               GError            **error)
{
  g_autoptr(RapportStatement) stored = rapport_connection_prepare (connection, SELECT_ROW, error);
  Cell cells[N_CELLS] = { 0 };
  sqlite3_stmt *handle = stored != NULL ? rapport_statement_get_handle (stored) : NULL;
  gboolean ok;

  if (stored == NULL)
    return FALSE;
  for (int i = 0; i < N_CELLS; i++)
    cells[i].type = SQLITE_NULL;
  rapport_statement_bind_integer (stored, 1, customer);
  ok = rapport_statement_step (stored, is_done, error) &&
       (!*is_done || (read_parts (connection, customer, parts, cells, is_done, error) &&
                      (!*is_done || update_row (connection, customer, cells, parts, handle, error))));
  clear_cells (cells);
  return ok;
}

static gboolean
refresh (const RapportDerivedRun  *run,
         gint64                    customer,
         GError                  **error)
{
  RapportConnection *connection = run->connection;
  const guint parts = run->parts & PARTS_ALL;
  Cell cells[N_CELLS] = { 0 };
  gboolean exists = FALSE, ok;

  if (parts != PARTS_ALL && !run->is_new)
    {
      if (!refresh_parts (connection, customer, parts, &exists, error))
        return FALSE;
      if (exists)
        return TRUE;
    }

  for (int i = 0; i < N_CELLS; i++)
    cells[i].type = SQLITE_NULL;
  if (!make_cells (connection, customer, cells, &exists, error))
    {
      clear_cells (cells);
      return FALSE;
    }
  if (!exists)
    return rapport_connection_run (connection, "DELETE FROM customer_row WHERE id = ?1", customer, error);

  ok = run->is_new ? insert_row (connection, customer, cells, error) : store_row (connection, customer, cells, error);
  clear_cells (cells);
  return ok;
}

typedef struct
{
  gint64 customer;
  Cell   cells[N_CELLS];
} Row;

static void
free_row (gpointer data)
{
  Row *row = data;

  clear_cells (row->cells);
  g_free (row);
}

/* @standing: that of the one that comes first so far, which is replaced */
static gboolean
stands_before (RapportStatement *contact,
               gint64           *standing)
{
  gboolean is_told = FALSE, before = FALSE;

  for (int i = 0; i < N_STANDING; i++)
    {
      const gint64 own = rapport_statement_get_integer (contact, FIRST_STANDING + i);

      if (!is_told)
        before = own < standing[i];
      is_told = is_told || own != standing[i];
      if (before)
        standing[i] = own;
      else if (is_told)
        return FALSE;
    }
  return before;
}

/* Most customers have one contact, which need not be sorted. */
static gboolean
take_contact (RapportOwnedRows  *contacts,
              gint64             customer,
              Cell              *cells,
              GError           **error)
{
  gint64 standing[N_STANDING] = { G_MAXINT64 };

  while (TRUE)
    {
      RapportStatement *contact;

      if (!rapport_owned_rows_take (contacts, customer, &contact, error))
        return FALSE;
      if (contact == NULL)
        return TRUE;
      if (!stands_before (contact, standing))
        continue;
      take_named (contact, cells);
    }
}

static gboolean
read_one (RapportStatement  *select,
          RapportOwnedRows  *contacts,
          GPtrArray         *rows,
          GError           **error)
{
  Row *row = g_new0 (Row, 1);

  row->customer = rapport_statement_get_integer (select, 0);
  for (int i = 0; i < N_CELLS; i++)
    row->cells[i].type = SQLITE_NULL;
  read_cells (select, row->cells);
  g_ptr_array_add (rows, row);
  return take_contact (contacts, row->customer, row->cells, error);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const Row *first = *(Row * const *) a, *second = *(Row * const *) b;
  const Cell *one = &first->cells[NAME_KEY], *other = &second->cells[NAME_KEY];
  const gsize length = MIN (one->length, other->length);
  const int order = length > 0 ? memcmp (one->bytes, other->bytes, length) : 0;

  if (order != 0 || one->length != other->length)
    return order != 0 ? order : one->length < other->length ? -1 : 1;
  return first->customer < second->customer ? -1 : first->customer > second->customer;
}

/* Most of the indexes are by name: in that order, neighbours come one behind the other. Leaves @rows empty. */
static gboolean
insert_rows (RapportConnection  *connection,
             GPtrArray          *rows,
             GError            **error)
{
  g_ptr_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);

      if (!insert_row (connection, row->customer, row->cells, error))
        return FALSE;
    }
  g_ptr_array_set_size (rows, 0);
  return TRUE;
}

static gboolean
fill (const RapportDerivedRun  *run,
      gint64                    from,
      gint64                    to,
      GError                  **error)
{
  RapportConnection *connection = run->connection;
  g_autoptr(RapportOwnedRows) contacts =
    rapport_owned_rows_new (connection, CONTACT_COLUMNS " FROM contact"
                            " WHERE customer > ?1 AND customer <= ?2 ORDER BY customer", from, to, error);
  g_autoptr(RapportOwnedRows) customers =
    contacts != NULL ? rapport_owned_rows_new (connection, SELECT_CUSTOMERS (TAGS_OF_MANY)
                                               " WHERE c.id > ?1 AND c.id <= ?2 ORDER BY c.id", from, to, error) : NULL;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  RapportStatement *customer;

  while (customers != NULL && rapport_owned_rows_next (customers, &customer, error))
    {
      if (customer == NULL)
        return insert_rows (connection, rows, error);
      if (!read_one (customer, contacts, rows, error) ||
          (run->is_unindexed && !insert_rows (connection, rows, error)))
        return FALSE;
    }
  return FALSE;
}

static const char * const customer_columns[] = {
  "number", "name", "grade", "stage", "status", "owner", "archived", NULL
};
static const char * const record_columns[] = { "customer", "started_day", "started_at", NULL };
static const char * const plan_columns[] = { "customer", "due_day", "due_at", "state", NULL };

/* @columns: (nullable): those that stand in PART_OWN only */
static const struct
{
  const char         *thing;
  guint               all;
  const char * const *columns;
} told_of[] = {
  { "customer", PARTS_ALL, customer_columns },
  { "contact", PART_CONTACT },
  { "tag", PART_TAGS },
  { "record", PART_LAST },
  { "plan", PART_NEXT },
};

static guint
parts_of (const char *thing,
          const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (told_of); i++)
    {
      if (strcmp (thing, told_of[i].thing) != 0)
        continue;
      if (column == NULL || told_of[i].columns == NULL)
        return told_of[i].all;
      return g_strv_contains (told_of[i].columns, column) ? PART_OWN : 0;
    }
  return 0;
}

static const RapportDerivedSource sources[] = {
  { .thing = "customer", .by = RAPPORT_DERIVED_BY_ROW, .columns = customer_columns },
  { .thing = "contact", .by = RAPPORT_DERIVED_BY_CUSTOMER },
  { .thing = "tag", .by = RAPPORT_DERIVED_BY_CUSTOMER },
  { .thing = "record", .by = RAPPORT_DERIVED_BY_CUSTOMER, .columns = record_columns },
  { .thing = "plan", .by = RAPPORT_DERIVED_BY_CUSTOMER, .columns = plan_columns },
  { NULL }
};

const RapportDerivedTable rapport_customer_row_table = {
  .name = "customer row",
  .label = NC_("derived", "customer list"),
  .version = 3,
  .in_first_step = TRUE,
  .needs = RAPPORT_DERIVED_NEEDS_PINYIN,
  .thing = "customer",
  .clear = "DELETE FROM customer_row",
  .rows = "customer_row",
  .sources = sources,
  .parts_of = parts_of,
  .refresh = refresh,
  .last = "SELECT max(id) FROM customer_row",
  .fill = fill,
};
