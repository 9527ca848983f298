/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-import-cell.h"
#include "rapport-import-columns.h"
#include "rapport-import-contents.h"
#include "rapport-import-formats.h"
#include "rapport-import-names.h"
#include "rapport-import-targets.h"
#include "rapport-import-times.h"
#include "rapport-import-titles.h"
#include "rapport-problem.h"
#include "rapport-record.h"

/* how far down the header is looked for */
#define MOST_TITLE_ROWS 50

/* bytes; what is longer is no name of a column */
#define LONGEST_TITLE 200

static const RapportEntityInfo * const kinds_of_parts[] = {
  [RAPPORT_IMPORT_CUSTOMER] = &rapport_customer_info,
  [RAPPORT_IMPORT_CONTACT] = &rapport_contact_info,
  [RAPPORT_IMPORT_RECORD] = &rapport_record_info,
};

/** rapport_import_part_get_info: Returns: (nullable): the kind of thing, NULL for TAGS, EXTRA and THING */
const RapportEntityInfo *
rapport_import_part_get_info (RapportImportPart part)
{
  return part < G_N_ELEMENTS (kinds_of_parts) ? kinds_of_parts[part] : NULL;
}

/** rapport_import_column_get_info: Returns: (nullable): the kind of thing that @column fills in */
const RapportEntityInfo *
rapport_import_column_get_info (const RapportImportColumn *column)
{
  return column->part == RAPPORT_IMPORT_THING ? column->info : rapport_import_part_get_info (column->part);
}

/* where a remark in brackets begins, such as (required) */
static gssize
find_bracket (const char *title)
{
  const char *narrow = strchr (title, '(');
  const char *wide = strstr (title, "\uff08");

  if (narrow == NULL && wide == NULL)
    return -1;
  return (narrow == NULL || (wide != NULL && wide < narrow) ? wide : narrow) - title;
}

static gboolean
is_money (const RapportImportColumn *column)
{
  const RapportEntityInfo *info = rapport_import_column_get_info (column);

  return info != NULL && info->fields[column->field].kind == RAPPORT_FIELD_MONEY;
}

/* A title that says little by itself, such as Number (Phone Numbers), means what its brackets say. */
static gboolean
says_little (const char *title,
             gsize       length)
{
  static const char * const words[] = { "number", "no", "value", "name", "address", "id", NULL };
  g_autofree char *name = rapport_import_title_fold (title, length);

  return g_strv_contains (words, name);
}

static void
name_by_bracket (GArray              *columns,
                 RapportImportTitles *titles,
                 RapportImportColumn *column,
                 gsize                bracket)
{
  g_autofree char *remark = rapport_import_title_fold (column->title + bracket, -1);
  RapportImportColumn named = *column, inside = *column;
  int zeros = 0;

  if (says_little (column->title, bracket))
    {
      if (rapport_import_titles_find (titles, columns, remark, -1, &inside))
        *column = inside;
      else if (rapport_import_find_unit (remark) == 0)
        rapport_import_titles_find (titles, columns, column->title, bracket, column);
      return;
    }
  if (!rapport_import_titles_find (titles, columns, column->title, bracket, &named))
    return;
  if (is_money (&named))
    zeros = rapport_import_find_unit (remark);
  if (zeros < 0)
    return;
  *column = named;
  column->zeros = zeros;
}

static void
name_column (GArray              *columns,
             RapportImportTitles *titles,
             RapportImportColumn *column)
{
  gssize bracket = find_bracket (column->title);

  if (strlen (column->title) > LONGEST_TITLE)
    return;
  if (!rapport_import_titles_find (titles, columns, column->title, -1, column) && bracket > 0)
    name_by_bracket (columns, titles, column, bracket);
}

/* each has a name of its own */
static char *
dup_key (GArray     *columns,
         const char *title)
{
  guint n_before = 0;

  for (guint i = 0; i < columns->len; i++)
    n_before += strcmp (g_array_index (columns, RapportImportColumn, i).title, title) == 0;
  if (n_before > 0)
    return g_strdup_printf ("%s (%u)", title, n_before + 1);
  return *title != '\0' ? g_strdup (title) : g_strdup_printf ("#%u", columns->len + 1);
}

static void
add_column (GArray                  *columns,
            const RapportEntityInfo *kind,
            const char              *title)
{
  RapportImportColumn column = { RAPPORT_IMPORT_EXTRA, 0, g_strstrip (g_strdup (title)), .info = kind };

  column.key = dup_key (columns, column.title);
  g_array_append_val (columns, column);
}

/* A person says what a column is, not in what its amounts are counted. */
static void
take_unit (RapportImportColumn *column)
{
  const gssize bracket = find_bracket (column->title);
  g_autofree char *name = rapport_import_title_fold (column->title + MAX (bracket, 0), -1);
  int zeros = -1;

  for (const char *at = name; zeros < 0 && *at != '\0'; at = g_utf8_next_char (at))
    if (at == name || g_str_has_suffix (at, "元"))
      zeros = rapport_import_find_unit (at);
  column->zeros = is_money (column) ? MAX (zeros, 0) : 0;
}

static void
choose (GArray     *columns,
        GHashTable *choices)
{
  for (guint i = 0; i < columns->len; i++)
    {
      RapportImportColumn *column = &g_array_index (columns, RapportImportColumn, i);
      const char *target = g_hash_table_lookup (choices, column->key);

      column->is_chosen = target != NULL && rapport_import_target_find (target, column);
      if (column->is_chosen)
        take_unit (column);
    }
}

static void
name_columns_by (GArray *columns,
                 RapportImportTitles *titles)
{
  for (guint i = 0; i < columns->len; i++)
    {
      RapportImportColumn *column = &g_array_index (columns, RapportImportColumn, i);

      if (!column->is_chosen && column->part == RAPPORT_IMPORT_EXTRA)
        name_column (columns, titles, column);
    }
}

/* What nobody chose is found, from left to right. */
static void
name_columns (GArray                  *columns,
              RapportImportTitles     *titles,
              const RapportEntityInfo *kind)
{
  name_columns_by (columns, titles);
  if (kind == NULL)
    name_columns_by (columns, NULL);
}

static void
title_columns (GArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      RapportImportColumn *column = &g_array_index (columns, RapportImportColumn, i);

      if (*column->title != '\0')
        continue;
      g_free (column->title);
      /* translators: %u is the number of a column of a table that has no header */
      column->title = g_strdup_printf (_("Column %u"), i + 1);
    }
}

static void
clear_column (gpointer data)
{
  RapportImportColumn *column = data;

  g_free (column->title);
  g_free (column->doubtful);
  g_free (column->key);
}

/* "Name" and the like are the contact's only where another column has the customer's */
static void
settle_name (GArray *columns,
             RapportImportTitles *titles)
{
  int contact = -1;

  if (rapport_import_columns_have (columns, RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_NAME))
    return;
  for (guint i = 0; i < columns->len; i++)
    {
      RapportImportColumn *column = &g_array_index (columns, RapportImportColumn, i);
      g_autofree char *name = rapport_import_title_fold (column->title, -1);

      if (!column->is_chosen && column->part == RAPPORT_IMPORT_CONTACT && column->field == RAPPORT_CONTACT_NAME &&
          column->piece == RAPPORT_IMPORT_WHOLE && rapport_import_names_may_be_either (name))
        contact = i;
    }
  if (contact >= 0)
    {
      RapportImportColumn *column = &g_array_index (columns, RapportImportColumn, contact);

      column->part = RAPPORT_IMPORT_CUSTOMER;
      column->field = RAPPORT_CUSTOMER_NAME;
    }
  if (contact >= 0)
    name_columns (columns, titles, NULL);
}

/* each further column keeps a name of its own */
static void
tell_apart (GArray *columns)
{
  for (guint i = 1; i < columns->len; i++)
    {
      RapportImportColumn *column = &g_array_index (columns, RapportImportColumn, i);
      guint n_before = 0;

      for (guint j = 0; j < i && column->part == RAPPORT_IMPORT_EXTRA; j++)
        {
          const RapportImportColumn *other = &g_array_index (columns, RapportImportColumn, j);

          n_before += other->part == RAPPORT_IMPORT_EXTRA &&
                      strcmp (other->title, column->title) == 0;
        }
      if (n_before > 0)
        {
          char *title = g_strdup_printf ("%s (%u)", column->title, n_before + 1);

          g_free (column->title);
          column->title = title;
        }
    }
}

/* Tables with the same columns in the same order are of one shape. */
static gint64
find_shape (GArray                  *columns,
            const RapportEntityInfo *kind)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  gint64 shape;

  for (guint i = 0; i < columns->len; i++)
    {
      const char *key = g_array_index (columns, RapportImportColumn, i).key;

      g_checksum_update (checksum, (const guchar *) key, strlen (key) + 1);
    }
  if (kind != NULL)
    g_checksum_update (checksum, (const guchar *) kind->name, -1);
  g_checksum_get_digest (checksum, digest, &length);
  memcpy (&shape, digest, sizeof shape);
  return GINT64_FROM_BE (shape) & G_MAXINT64;
}

static void
add_choices (GHashTable *choices,
             GHashTable *further)
{
  GHashTableIter iterator;
  gpointer key, target;

  if (further == NULL)
    return;
  g_hash_table_iter_init (&iterator, further);
  while (g_hash_table_iter_next (&iterator, &key, &target))
    g_hash_table_insert (choices, g_strdup (key), g_strdup (target));
}

/* what the file says, what was chosen for tables of the shape, and for this one */
static GHashTable *
gather_choices (const RapportImportChoice *choice,
                gint64                     shape)
{
  const char *text = choice->shapes != NULL ? g_hash_table_lookup (choice->shapes, &shape) : NULL;
  g_autoptr(GHashTable) kept = rapport_import_choices_parse (text != NULL ? text : "");
  GHashTable *choices = rapport_import_choices_new ();

  add_choices (choices, choice->said);
  add_choices (choices, kept);
  add_choices (choices, choice->chosen);
  return choices;
}

static RapportDateOrder
find_said_order (const RapportImportChoice *choice,
                 GHashTable                *choices)
{
  const char *kept = g_hash_table_lookup (choices, RAPPORT_IMPORT_ORDER_KEY);

  return choice->order_is_said || kept == NULL ? choice->order : rapport_import_order_find (kept);
}

static RapportImportColumns *
read_columns (RapportCells              *csv,
              RapportImportTitles       *titles,
              const RapportImportChoice *choice,
              guint                      row)
{
  RapportImportColumns *self = g_new0 (RapportImportColumns, 1);

  self->header = row;
  self->kind = choice->kind;
  self->customer = g_strdup (choice->customer);
  self->languages = choice->languages != NULL ? rapport_import_languages_ref (choice->languages) : NULL;
  self->columns = g_array_new (FALSE, FALSE, sizeof (RapportImportColumn));
  g_array_set_clear_func (self->columns, clear_column);
  for (guint i = 0; i < rapport_cells_get_n_cells (csv, row); i++)
    add_column (self->columns, choice->kind, rapport_cells_get_cell (csv, row, i));
  self->shape = find_shape (self->columns, self->kind);
  self->choices = gather_choices (choice, self->shape);
  self->order = find_said_order (choice, self->choices);
  rapport_import_titles_settle (titles, self->columns);
  self->listed = rapport_import_titles_list (titles);
  choose (self->columns, self->choices);
  name_columns (self->columns, titles, self->kind);
  if (self->kind == NULL)
    settle_name (self->columns, titles);
  title_columns (self->columns);
  return self;
}

static gboolean
check_chosen (RapportImportColumns       *self,
              const RapportImportChoice  *choice,
              GError                    **error)
{
  GHashTableIter iterator;
  gpointer key;

  if (choice->chosen == NULL)
    return TRUE;
  g_hash_table_iter_init (&iterator, choice->chosen);
  while (g_hash_table_iter_next (&iterator, &key, NULL))
    {
      gboolean found = FALSE;

      for (guint i = 0; i < self->columns->len; i++)
        found = found || strcmp (g_array_index (self->columns, RapportImportColumn, i).key, key) == 0;
      if (found)
        continue;
      /* translators: %s is the name of a column as somebody typed it */
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("The table has no column “%s”."), (const char *) key);
      return FALSE;
    }
  return TRUE;
}

/* A row names the columns when it names the customer, or its number and something else. */
static guint
count_known (const RapportImportColumns *self)
{
  const GArray *columns = self->columns;
  const gboolean named = self->kind != NULL ||
                         rapport_import_columns_have (self->columns, RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_NAME);
  guint n = 0;

  if (!named && !rapport_import_columns_have (self->columns, RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_NUMBER))
    return 0;
  for (guint i = 0; i < columns->len; i++)
    n += g_array_index (columns, RapportImportColumn, i).part != RAPPORT_IMPORT_EXTRA;
  return named || n > 1 ? n : 0;
}

/* whether a customer has one row, with its last follow-up, rather than one for each */
static gboolean
tells_last (RapportImportColumns *self)
{
  static const char * const beginnings[] = { "最近", "最后", "最新", "上次", "last", NULL };
  const int started = rapport_import_columns_index (self, RAPPORT_IMPORT_RECORD, RAPPORT_RECORD_STARTED);
  g_autofree char *name =
    started >= 0 ? rapport_import_title_fold (g_array_index (self->columns, RapportImportColumn, started).title, -1) : NULL;

  for (guint i = 0; name != NULL && beginnings[i] != NULL; i++)
    if (g_str_has_prefix (name, beginnings[i]))
      return TRUE;
  return FALSE;
}

static RapportImportColumn *
find_remark (RapportImportColumns *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      RapportImportColumn *column = &g_array_index (self->columns, RapportImportColumn, i);
      g_autofree char *name = rapport_import_title_fold (column->title, -1);

      if (!column->is_chosen && column->part == RAPPORT_IMPORT_CUSTOMER && column->field == RAPPORT_CUSTOMER_NOTES &&
          rapport_import_names_may_be_of_row (name))
        return column;
    }
  return NULL;
}

/* Where each row is a follow-up its remark is about that: it says what it was about where no column does, and otherwise
 * stands beside it. */
static void
settle_note (RapportImportColumns *self)
{
  const gboolean is_summed_up = rapport_import_columns_have (self->columns, RAPPORT_IMPORT_RECORD, RAPPORT_RECORD_SUMMARY);
  RapportImportColumn *remark = NULL;

  if (self->listed == NULL && !((self->table == RAPPORT_IMPORT_MIXED || is_summed_up) && tells_last (self)))
    remark = find_remark (self);
  if (remark == NULL)
    return;
  remark->part = is_summed_up ? RAPPORT_IMPORT_EXTRA : RAPPORT_IMPORT_RECORD;
  remark->field = is_summed_up ? 0 : RAPPORT_RECORD_SUMMARY;
  remark->is_note = TRUE;
}

static RapportImportColumn *
find_extra (RapportImportColumns *self,
            const char * const   *titles)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      RapportImportColumn *column = &g_array_index (self->columns, RapportImportColumn, i);
      g_autofree char *name = rapport_import_title_fold (column->title, -1);

      if (!column->is_chosen && column->part == RAPPORT_IMPORT_EXTRA && g_strv_contains (titles, name))
        return column;
    }
  return NULL;
}

static gboolean
tells_of_record (RapportImportColumns *self,
                 guint                 field)
{
  return rapport_import_columns_have (self->columns, RAPPORT_IMPORT_RECORD, field);
}

static void
make_of_record (RapportImportColumn *column,
                guint                field)
{
  column->part = RAPPORT_IMPORT_RECORD;
  column->field = field;
}

/* Beside what was talked about, a day that is called nothing else is that of the follow-up; beside such a day, so is what
 * is called the contents and the way. */
static void
settle_day (RapportImportColumns *self)
{
  static const char * const days[] = { "日期", "时间", NULL };
  static const char * const contents[] = { "内容", "主要内容", NULL };
  static const char * const methods[] = { "方式", "形式", NULL };
  RapportImportColumn *day = find_extra (self, days);
  RapportImportColumn *content = find_extra (self, contents);
  RapportImportColumn *method = find_extra (self, methods);

  if (tells_of_record (self, RAPPORT_RECORD_SUMMARY))
    content = NULL;
  else if (content == NULL)
    day = NULL;
  if (!tells_of_record (self, RAPPORT_RECORD_STARTED))
    {
      if (day == NULL)
        return;
      make_of_record (day, RAPPORT_RECORD_STARTED);
    }
  if (content != NULL)
    make_of_record (content, RAPPORT_RECORD_SUMMARY);
  if (method != NULL && !tells_of_record (self, RAPPORT_RECORD_METHOD))
    make_of_record (method, RAPPORT_RECORD_METHOD);
}

/* a follow-up cannot be without its day; without that column its other ones are kept as they are */
static void
settle_records (RapportImportColumns *self)
{
  gboolean registration = FALSE;
  gboolean dated;

  settle_day (self);
  dated = rapport_import_columns_have (self->columns, RAPPORT_IMPORT_RECORD, RAPPORT_RECORD_STARTED);
  for (guint i = 0; i < self->columns->len; i++)
    {
      RapportImportColumn *column = &g_array_index (self->columns, RapportImportColumn, i);

      if (column->part == RAPPORT_IMPORT_RECORD && !dated && column->field != RAPPORT_RECORD_NEXT)
        column->part = RAPPORT_IMPORT_EXTRA;
      registration |= (column->part == RAPPORT_IMPORT_CUSTOMER &&
                       (column->field == RAPPORT_CUSTOMER_INDUSTRY ||
                        column->field == RAPPORT_CUSTOMER_SIZE ||
                        column->field == RAPPORT_CUSTOMER_SOURCE ||
                        column->field == RAPPORT_CUSTOMER_FIRST_CONTACT ||
                        column->field == RAPPORT_CUSTOMER_INITIAL_NEED));
    }
  self->table = !dated ? RAPPORT_IMPORT_REGISTRATION
                       : registration ? RAPPORT_IMPORT_MIXED : RAPPORT_IMPORT_FOLLOW_UPS;
  if (dated)
    settle_note (self);
}

static void
add_unnamed_columns (RapportImportColumns *self,
                     RapportCells         *csv)
{
  guint widest = self->columns->len;

  for (guint row = self->header + 1; row < rapport_cells_get_n_rows (csv); row++)
    for (guint i = widest; i < rapport_cells_get_n_cells (csv, row); i++)
      if (*rapport_cells_get_cell (csv, row, i) != '\0')
        widest = i + 1;
  while (self->columns->len < widest)
    add_column (self->columns, self->kind, "");
  choose (self->columns, self->choices);
  title_columns (self->columns);
}

/* Why a row was rejected says nothing of the customer. */
static void
leave_out_reason (RapportImportColumns *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      RapportImportColumn *column = &g_array_index (self->columns, RapportImportColumn, i);

      if (!column->is_chosen && column->part == RAPPORT_IMPORT_EXTRA && rapport_import_is_reason (column->title))
        column->part = RAPPORT_IMPORT_LEFT_OUT;
    }
}

static void
refuse (RapportCells               *csv,
        const RapportImportChoice  *choice,
        GError                    **error)
{
  const char * const *sheets = rapport_cells_get_sheets (csv);
  guint n_empty = 0;

  while (n_empty < rapport_cells_get_n_rows (csv) && rapport_import_row_is_empty (csv, n_empty))
    n_empty++;
  if (n_empty == rapport_cells_get_n_rows (csv) && (sheets == NULL || g_strv_length ((GStrv) sheets) == 1))
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("There is nothing in it."));
  else if (choice->kind != NULL)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                 /* translators: %s are things, such as “Contracts” */
                 _("No row names the columns as those of “%s”."),
                 g_dpgettext2 (GETTEXT_PACKAGE, "thing", choice->kind->plural));
  else
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                         _("No row names the columns: one of them must be the customer’s name or number."));
}

/**
 * rapport_import_columns_find:
 * @choice: what persons said of columns
 *
 * Finds the row that names the columns, below titles and empty rows, and what each column means:
 * names in Chinese or English in any order, those of the forms F1 and F2 (domain.md, section 3),
 * labels of fields, and what people commonly write, or else what stands below. What matches nothing is EXTRA.
 *
 * Returns: (transfer full) (nullable): NULL with @error set when no row names the customer
 */
RapportImportColumns *
rapport_import_columns_find (RapportCells               *csv,
                             const RapportImportChoice  *choice,
                             GError                    **error)
{
  g_autoptr(RapportImportColumns) self = NULL;
  g_autoptr(RapportImportTitles) titles = NULL;
  guint n_rows, best = 0;

  g_return_val_if_fail (csv != NULL, NULL);

  titles = rapport_import_titles_new (choice->kind, choice->languages);
  n_rows = MIN (rapport_cells_get_n_rows (csv), MOST_TITLE_ROWS);
  for (guint row = 0; row < n_rows; row++)
    {
      g_autoptr(RapportImportColumns) columns = read_columns (csv, titles, choice, row);
      guint n = count_known (columns);

      if (n <= best)
        continue;
      best = n;
      g_clear_pointer (&self, rapport_import_columns_free);
      self = g_steal_pointer (&columns);
    }
  if (best == 0)
    {
      refuse (csv, choice, error);
      return NULL;
    }
  add_unnamed_columns (self, csv);
  if (!check_chosen (self, choice, error))
    return NULL;
  if (self->kind == NULL)
    rapport_import_contents_settle (self, csv);
  if (self->kind == NULL)
    settle_records (self);
  rapport_import_times_settle (self, csv);
  leave_out_reason (self);
  tell_apart (self->columns);
  rapport_import_columns_find_orders (self, csv);
  return g_steal_pointer (&self);
}

void
rapport_import_columns_free (RapportImportColumns *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->choices, g_hash_table_unref);
  g_clear_pointer (&self->languages, rapport_import_languages_unref);
  g_free (self->customer);
  g_free (self);
}

/** rapport_import_columns_index_piece: Returns: the column that has @piece of @field, -1 for none */
int
rapport_import_columns_index_piece (const RapportImportColumns *self,
                                    RapportImportPart           part,
                                    guint                       field,
                                    RapportImportPiece          piece)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const RapportImportColumn *column = &g_array_index (self->columns, RapportImportColumn, i);

      if (column->part == part && column->field == field && column->piece == piece)
        return i;
    }
  return -1;
}

/** rapport_import_columns_index: Returns: the column that fills in @field, -1 for none */
int
rapport_import_columns_index (const RapportImportColumns *self,
                              RapportImportPart           part,
                              guint                       field)
{
  return rapport_import_columns_index_piece (self, part, field, RAPPORT_IMPORT_WHOLE);
}
