/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-customer.h"
#include "rapport-format.h"
#include "rapport-import-hints.h"
#include "rapport-import-lines.h"
#include "rapport-import-targets.h"
#include "rapport-record.h"

/* a cell may hold a megabyte */
#define MOST_CHARACTERS 400

/* of a column, and how far down they are looked for */
#define MOST_EXAMPLES 3
#define MOST_ROWS 200

typedef struct
{
  guint index;
  guint problem;
  guint n_others;
} Position;

struct _RapportImportLine
{
  GObject            parent_instance;

  RapportImport     *import;
  RapportFormat     *format;
  RapportImportList  list;
  Position           position;
};

G_DEFINE_FINAL_TYPE (RapportImportLine, rapport_import_line, G_TYPE_OBJECT)

/** RapportImportLines: a list of a checked table; its lines are made when they are looked at */
struct _RapportImportLines
{
  GObject            parent_instance;

  RapportImport     *import;
  RapportFormat     *format;
  RapportImportList  list;
  GArray            *positions;
};

static void implement_list_model (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RapportImportLines, rapport_import_lines, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list_model))

static void
rapport_import_line_finalize (GObject *object)
{
  g_clear_object (&RAPPORT_IMPORT_LINE (object)->import);
  g_clear_object (&RAPPORT_IMPORT_LINE (object)->format);

  G_OBJECT_CLASS (rapport_import_line_parent_class)->finalize (object);
}

static void
rapport_import_line_class_init (RapportImportLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rapport_import_line_finalize;
}

static void
rapport_import_line_init (RapportImportLine *self)
{
}

static char *
shorten (const char *text)
{
  if (text == NULL)
    return g_strdup ("");
  if (g_utf8_strlen (text, -1) <= MOST_CHARACTERS)
    return g_strdup (text);
  {
    g_autofree char *beginning = g_utf8_substring (text, 0, MOST_CHARACTERS);

    return g_strconcat (beginning, "…", NULL);
  }
}

static gboolean
is_date (const RapportImportColumn *column)
{
  const RapportEntityInfo *info = rapport_import_column_get_info (column);
  const RapportFieldKind kind = info != NULL ? info->fields[column->field].kind : RAPPORT_FIELD_TEXT;

  return kind == RAPPORT_FIELD_DAY || kind == RAPPORT_FIELD_MOMENT || kind == RAPPORT_FIELD_INSTANT;
}

/* (nullable): which day is meant by what stands in a column of dates */
static char *
dup_date (RapportImportLine *self,
          guint              index,
          guint              column)
{
  RapportMoment moment;

  if (!is_date (&g_array_index (rapport_import_get_columns (self->import)->columns, RapportImportColumn, column)) ||
      !rapport_import_read_day (self->import, index, column, &moment))
    return NULL;
  return rapport_format_moment (self->format, &moment);
}

/* what stands in the row as it is understood */
static char *
dup_understood (RapportImportLine *self,
                guint              column)
{
  char *date = dup_date (self, self->position.index, column);

  return date != NULL ? date : g_strdup (rapport_import_get_cell (self->import, self->position.index, column));
}

/* what stands in the cell, and which day is meant by that */
static char *
dup_example (RapportImportLine *self,
             guint              index,
             guint              column)
{
  const char *cell = rapport_import_get_cell (self->import, index, column);
  g_autofree char *date = dup_date (self, index, column);

  if (date == NULL || strcmp (date, cell) == 0)
    return shorten (cell);
  /* translators: a date of a table such as 3/5/2026, and which day is meant */
  return g_strdup_printf (C_("date", "%s → %s"), cell, date);
}

/* what stands in the first rows that have anything there */
static char *
dup_examples (RapportImportLine *self)
{
  g_autoptr(GString) examples = g_string_new (NULL);
  guint n_found = 0;

  for (guint i = 0; i < MIN (rapport_import_get_n_rows (self->import), MOST_ROWS) && n_found < MOST_EXAMPLES; i++)
    {
      g_autofree char *example = dup_example (self, i, self->position.index);

      if (*example == '\0')
        continue;
      g_string_append_printf (examples, "%s%s", n_found++ > 0 ? " · " : "", g_strdelimit (example, "\r\n\t", ' '));
    }
  return g_string_free (g_steal_pointer (&examples), FALSE);
}

static char *
dup_column_cell (RapportImportLine *self,
                 RapportImportCell  cell)
{
  const RapportImportColumns *columns = rapport_import_get_columns (self->import);
  const RapportImportColumn *column =
    &g_array_index (columns->columns, RapportImportColumn, self->position.index);

  switch (cell)
    {
    case RAPPORT_IMPORT_CELL_ROW:
      return g_strdup_printf ("%u", self->position.index + 1);
    case RAPPORT_IMPORT_CELL_NAME:
      return shorten (column->title);
    case RAPPORT_IMPORT_CELL_COLUMN:
      return dup_examples (self);
    case RAPPORT_IMPORT_CELL_TEXT:
    case RAPPORT_IMPORT_N_CELLS:
    default:
      return rapport_import_target_dup_label (column);
    }
}

static int
find_customer (RapportImportLine *self)
{
  const RapportImportColumns *columns = rapport_import_get_columns (self->import);
  const RapportEntityInfo *kind = rapport_import_get_kind (self->import);
  const int owner = kind != NULL ? rapport_entity_info_find_owner (kind, rapport_customer_info.name) : -1;

  if (kind == NULL)
    return rapport_import_columns_index (columns, RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_NAME);
  return owner >= 0 ? rapport_import_columns_index (columns, RAPPORT_IMPORT_THING, owner) : -1;
}

static gboolean
has_cell (RapportImportLine *self,
          guint              index,
          int                column)
{
  return column >= 0 && *rapport_import_get_cell (self->import, index, column) != '\0';
}

/* A row that names nobody is of the customer of the row above. */
static const char *
find_name_above (RapportImportLine *self,
                 int                customer)
{
  const int number = rapport_import_columns_index (rapport_import_get_columns (self->import), RAPPORT_IMPORT_CUSTOMER,
                                                   RAPPORT_CUSTOMER_NUMBER);
  guint index = self->position.index;

  while (index > 0 && !has_cell (self, index, customer) && !has_cell (self, index, number))
    index--;
  return rapport_import_get_cell (self->import, index, customer);
}

/* The first cell with words, for a number that is only counted says nothing; without any the first that says something */
static const char *
find_beginning (RapportImportLine *self)
{
  const guint n = rapport_import_get_columns (self->import)->columns->len;
  const char *first = "";

  for (guint i = 0; i < n; i++)
    {
      const char *cell = rapport_import_get_cell (self->import, self->position.index, i);

      for (const char *at = cell; *at != '\0'; at = g_utf8_next_char (at))
        if (g_unichar_isalpha (g_utf8_get_char (at)))
          return cell;
      if (*first == '\0')
        first = cell;
    }
  return first;
}

/* Remarks below a table name no customer; what they begin with says which row it is. */
static char *
dup_cell_of_customer (RapportImportLine      *self,
                      const RapportImportRow *row)
{
  const gboolean names_nobody = row->kind == RAPPORT_IMPORT_REJECTED || row->kind == RAPPORT_IMPORT_PASSED_OVER;
  const int customer = find_customer (self);
  const char *cell = customer >= 0 ? rapport_import_get_cell (self->import, self->position.index, customer) : "";

  if (customer >= 0 && !names_nobody && *cell == '\0')
    cell = find_name_above (self, customer);
  if (names_nobody && *cell == '\0')
    cell = find_beginning (self);
  return shorten (cell);
}

/* what a row says beside the customer's name: its first cells */
static char *
dup_beginning (RapportImportLine *self)
{
  const GArray *columns = rapport_import_get_columns (self->import)->columns;
  const int customer = find_customer (self);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < columns->len && text->len < MOST_CHARACTERS; i++)
    {
      g_autofree char *cell = dup_understood (self, i);

      if (*cell != '\0' && (int) i != customer)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", cell);
    }
  return shorten (text->str);
}

/* A table that tells of no follow-ups is seen by what it says of its customers. */
static char *
dup_summary (RapportImportLine *self)
{
  const RapportImportColumns *columns = rapport_import_get_columns (self->import);
  const int started = rapport_import_columns_index (columns, RAPPORT_IMPORT_RECORD, RAPPORT_RECORD_STARTED);
  const int column = rapport_import_columns_index (columns, RAPPORT_IMPORT_RECORD, RAPPORT_RECORD_SUMMARY);
  const char *summary = column >= 0 ? rapport_import_get_cell (self->import, self->position.index, column) : "";
  g_autofree char *day = started >= 0 ? dup_understood (self, started) : g_strdup ("");
  g_autofree char *told = g_strconcat (day, *day != '\0' ? " · " : "", summary, NULL);

  return *summary != '\0' ? shorten (told) : dup_beginning (self);
}

static char *
dup_repeated (const RapportImportProblem *problem,
              guint                       n_others)
{
  g_autofree char *sentence = shorten (problem->sentence);

  /* translators: what is to be looked at in a row, and how many rows below it are the same */
  return g_strdup_printf (ngettext ("%s (and %u row below)", "%s (and %u rows below)", n_others), sentence, n_others);
}

static char *
dup_text (RapportImportLine          *self,
          const RapportImportRow     *row,
          const RapportImportProblem *problem)
{
  if (problem != NULL && self->position.n_others > 0)
    return dup_repeated (problem, self->position.n_others);
  if (problem != NULL)
    return shorten (problem->sentence);
  if (self->list == RAPPORT_IMPORT_LIST_UNDECIDED || self->list == RAPPORT_IMPORT_LIST_DECIDED)
    return shorten (row->resembles);
  if (self->list == RAPPORT_IMPORT_LIST_PASSED_OVER)
    /* what is said of the name of its customer stands before what became of it */
    return shorten (((RapportImportProblem *) g_ptr_array_index (row->problems, row->problems->len - 1))->sentence);
  if (self->list == RAPPORT_IMPORT_LIST_CHANGED)
    return shorten (row->changes);
  return dup_summary (self);
}

static char *
dup_row_cell (RapportImportLine *self,
              RapportImportCell  cell)
{
  const RapportImportRow *row = rapport_import_get_row (self->import, self->position.index);
  const RapportImportColumns *columns = rapport_import_get_columns (self->import);
  const RapportImportProblem *problem = NULL;

  if (self->list == RAPPORT_IMPORT_LIST_REJECTED || self->list == RAPPORT_IMPORT_LIST_FLAGGED)
    problem = g_ptr_array_index (row->problems, self->position.problem);
  switch (cell)
    {
    case RAPPORT_IMPORT_CELL_ROW:
      return g_strdup_printf ("%u", row->row);
    case RAPPORT_IMPORT_CELL_NAME:
      return dup_cell_of_customer (self, row);
    case RAPPORT_IMPORT_CELL_COLUMN:
      if (problem == NULL || problem->column < 0)
        return g_strdup ("");
      return shorten (g_array_index (columns->columns, RapportImportColumn, problem->column).title);
    case RAPPORT_IMPORT_CELL_TEXT:
    case RAPPORT_IMPORT_N_CELLS:
    default:
      return dup_text (self, row, problem);
    }
}

/** rapport_import_line_dup_cell: Returns: (transfer full): what the line says there, shortened to be read */
char *
rapport_import_line_dup_cell (RapportImportLine *self,
                              RapportImportCell  cell)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT_LINE (self), NULL);
  g_return_val_if_fail (cell < RAPPORT_IMPORT_N_CELLS, NULL);

  if (self->list == RAPPORT_IMPORT_LIST_COLUMNS)
    return dup_column_cell (self, cell);
  return dup_row_cell (self, cell);
}

/** rapport_import_line_get_column: Returns: (transfer none): of a line of COLUMNS, what it is about */
const RapportImportColumn *
rapport_import_line_get_column (RapportImportLine *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT_LINE (self) && self->list == RAPPORT_IMPORT_LIST_COLUMNS, NULL);

  return &g_array_index (rapport_import_get_columns (self->import)->columns, RapportImportColumn,
                         self->position.index);
}

/** rapport_import_line_get_asked: Returns: (transfer none) (nullable): the name that is to be decided of, or was */
const char *
rapport_import_line_get_asked (RapportImportLine *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT_LINE (self), NULL);

  return rapport_import_get_row (self->import, self->position.index)->asked;
}

/** rapport_import_line_get_row: Returns: of a line of a row, its number as spreadsheets count */
guint
rapport_import_line_get_row (RapportImportLine *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT_LINE (self), 0);

  return rapport_import_get_row (self->import, self->position.index)->row;
}

/** rapport_import_line_is_omitted: Returns: of a line of a row, whether a person said that it is not to be imported */
gboolean
rapport_import_line_is_omitted (RapportImportLine *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT_LINE (self), FALSE);

  return rapport_import_get_row (self->import, self->position.index)->omitted;
}

/** rapport_import_line_may_omit: Returns: of a line of a row, whether that can be said of it: totals are left out anyway */
gboolean
rapport_import_line_may_omit (RapportImportLine *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT_LINE (self), FALSE);

  return rapport_import_get_row (self->import, self->position.index)->kind != RAPPORT_IMPORT_PASSED_OVER;
}

/** rapport_import_line_omit: says of a line of a row whether it is not to be imported, for checks to come */
void
rapport_import_line_omit (RapportImportLine *self,
                          gboolean           omit)
{
  g_return_if_fail (RAPPORT_IS_IMPORT_LINE (self));

  rapport_import_omit (self->import, self->position.index, omit);
}

/** rapport_import_line_get_n_columns: Returns: how many columns the table has */
guint
rapport_import_line_get_n_columns (RapportImportLine *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT_LINE (self), 0);

  return rapport_import_get_columns (self->import)->columns->len;
}

/** rapport_import_line_get_title: Returns: (transfer none): what the column is called */
const char *
rapport_import_line_get_title (RapportImportLine *self,
                               guint              column)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT_LINE (self), "");

  return g_array_index (rapport_import_get_columns (self->import)->columns, RapportImportColumn, column).title;
}

/** rapport_import_line_dup_value: Returns: (transfer full): what stands in that column of the row, and how it is meant */
char *
rapport_import_line_dup_value (RapportImportLine *self,
                               guint              column)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT_LINE (self), NULL);

  return dup_example (self, self->position.index, column);
}

/** rapport_import_line_dup_changes: Returns: (transfer full): what the row changes, a line each; "" for nothing */
char *
rapport_import_line_dup_changes (RapportImportLine *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT_LINE (self), NULL);

  return shorten (rapport_import_get_row (self->import, self->position.index)->changes);
}

/** rapport_import_line_dup_problems: Returns: (transfer full): all that is to be known of the row, a line each */
char *
rapport_import_line_dup_problems (RapportImportLine *self)
{
  const RapportImportRow *row;
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (RAPPORT_IS_IMPORT_LINE (self), NULL);

  row = rapport_import_get_row (self->import, self->position.index);
  for (guint i = 0; row->problems != NULL && i < row->problems->len; i++)
    {
      const RapportImportProblem *problem = g_ptr_array_index (row->problems, i);
      g_autofree char *sentence = shorten (problem->sentence);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
rapport_import_lines_finalize (GObject *object)
{
  RapportImportLines *self = RAPPORT_IMPORT_LINES (object);

  g_clear_object (&self->import);
  g_clear_object (&self->format);
  g_clear_pointer (&self->positions, g_array_unref);

  G_OBJECT_CLASS (rapport_import_lines_parent_class)->finalize (object);
}

static void
rapport_import_lines_class_init (RapportImportLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rapport_import_lines_finalize;
}

static void
rapport_import_lines_init (RapportImportLines *self)
{
  self->positions = g_array_new (FALSE, FALSE, sizeof (Position));
}

static GType
get_item_type (GListModel *model)
{
  return RAPPORT_TYPE_IMPORT_LINE;
}

static guint
get_n_items (GListModel *model)
{
  return RAPPORT_IMPORT_LINES (model)->positions->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  RapportImportLines *self = RAPPORT_IMPORT_LINES (model);
  RapportImportLine *line;

  if (position >= self->positions->len)
    return NULL;
  line = g_object_new (RAPPORT_TYPE_IMPORT_LINE, NULL);
  line->import = g_object_ref (self->import);
  line->format = g_object_ref (self->format);
  line->list = self->list;
  line->position = g_array_index (self->positions, Position, position);
  return line;
}

static void
implement_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
add_position (RapportImportLines *self,
              guint               index,
              guint               problem,
              guint               n_others)
{
  Position position = { index, problem, n_others };

  g_array_append_val (self->positions, position);
}

static void
add_hints (RapportImportLines *self)
{
  g_autoptr(GArray) hints = rapport_import_list_hints (self->import, self->list == RAPPORT_IMPORT_LIST_REJECTED
                                                                     ? RAPPORT_SEVERITY_ERROR : RAPPORT_SEVERITY_FLAG);

  for (guint i = 0; i < hints->len; i++)
    {
      const RapportImportHint *hint = &g_array_index (hints, RapportImportHint, i);
      const RapportImportRow *row = rapport_import_get_row (self->import, hint->index);

      if (row->kind != RAPPORT_IMPORT_UNDECIDED && row->kind != RAPPORT_IMPORT_PASSED_OVER)
        add_position (self, hint->index, hint->problem, hint->n_others);
    }
}

static void
add_row (RapportImportLines *self,
         guint               index)
{
  static const RapportImportKind kinds[] = {
    [RAPPORT_IMPORT_LIST_UNDECIDED] = RAPPORT_IMPORT_UNDECIDED,
    [RAPPORT_IMPORT_LIST_NEW] = RAPPORT_IMPORT_NEW,
    [RAPPORT_IMPORT_LIST_CHANGED] = RAPPORT_IMPORT_CHANGED,
    [RAPPORT_IMPORT_LIST_SAME] = RAPPORT_IMPORT_SAME,
    [RAPPORT_IMPORT_LIST_PASSED_OVER] = RAPPORT_IMPORT_PASSED_OVER,
  };
  const RapportImportRow *row = rapport_import_get_row (self->import, index);

  if (self->list == RAPPORT_IMPORT_LIST_DECIDED ? row->asked != NULL && row->kind != RAPPORT_IMPORT_UNDECIDED
                                                : row->kind == kinds[self->list])
    add_position (self, index, 0, 0);
}

/**
 * rapport_import_lines_new:
 * @import: one that was checked; the list is of that check, and no more of use after another
 *
 * Returns: (transfer full) (element-type RapportImportLine): a line for each row of the table, or
 *   each problem, or each column
 */
GListModel *
rapport_import_lines_new (RapportImport     *import,
                          RapportImportList  list)
{
  RapportImportLines *self = g_object_new (RAPPORT_TYPE_IMPORT_LINES, NULL);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  g_return_val_if_fail (RAPPORT_IS_IMPORT (import), G_LIST_MODEL (self));
  g_return_val_if_fail (list < RAPPORT_IMPORT_N_LISTS, G_LIST_MODEL (self));

  self->import = g_object_ref (import);
  self->format = rapport_format_new (zone);
  self->list = list;
  if (list == RAPPORT_IMPORT_LIST_COLUMNS)
    for (guint i = 0; i < rapport_import_get_columns (import)->columns->len; i++)
      add_position (self, i, 0, 0);
  else if (list == RAPPORT_IMPORT_LIST_REJECTED || list == RAPPORT_IMPORT_LIST_FLAGGED)
    add_hints (self);
  else
    for (guint i = 0; i < rapport_import_get_n_rows (import); i++)
      add_row (self, i);
  return G_LIST_MODEL (self);
}
