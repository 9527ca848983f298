/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-field.h"
#include "rapport-row.h"

typedef enum
{
  CONTENT_NONE,
  CONTENT_TEXT,
  CONTENT_INTEGER,
  CONTENT_DAY_ONLY,
  CONTENT_DAY_AND_TIME,
} Content;

/* 16 bytes: some hundred rows are made for each screen that is scrolled */
typedef struct
{
  union
  {
    char  *text;
    gint64 integer;
  } value;
  int     day;
  Content content;
} Cell;

struct _RapportRow
{
  GObject parent_instance;
  gint64  id;
  Cell   *cells;
  guint   n_cells;
};

G_DEFINE_FINAL_TYPE (RapportRow, rapport_row, G_TYPE_OBJECT)

static void
clear_cell (Cell *cell)
{
  if (cell->content == CONTENT_TEXT)
    g_free (cell->value.text);
  cell->content = CONTENT_NONE;
}

static void
rapport_row_finalize (GObject *object)
{
  RapportRow *self = RAPPORT_ROW (object);

  for (guint i = 0; i < self->n_cells; i++)
    clear_cell (&self->cells[i]);
  g_free (self->cells);
  G_OBJECT_CLASS (rapport_row_parent_class)->finalize (object);
}

static void
rapport_row_class_init (RapportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rapport_row_finalize;
}

static void
rapport_row_init (RapportRow *self)
{
}

/**
 * rapport_row_new:
 * @id: of the thing that the row shows
 * @n_cells: one for each column
 *
 * Returns: (transfer full): a row whose cells are all empty
 */
RapportRow *
rapport_row_new (gint64 id,
                 guint  n_cells)
{
  RapportRow *self = g_object_new (RAPPORT_TYPE_ROW, NULL);

  self->id = id;
  self->n_cells = n_cells;
  self->cells = g_new0 (Cell, n_cells);
  return self;
}

static void
free_row (gpointer row)
{
  if (row != NULL)
    g_object_unref (row);
}

/**
 * rapport_row_array_new:
 *
 * Returns: (transfer full): an empty array that owns its rows and may hold NULL for those not found
 */
GPtrArray *
rapport_row_array_new (guint n_reserved)
{
  return g_ptr_array_new_full (n_reserved, free_row);
}

/** rapport_row_get_id: Returns: the id of the thing that the row shows */
gint64
rapport_row_get_id (RapportRow *self)
{
  g_return_val_if_fail (RAPPORT_IS_ROW (self), 0);

  return self->id;
}

/** rapport_row_get_n_cells: Returns: how many cells the row has */
guint
rapport_row_get_n_cells (RapportRow *self)
{
  g_return_val_if_fail (RAPPORT_IS_ROW (self), 0);

  return self->n_cells;
}

/** rapport_row_get_text: Returns: (nullable): the text of a cell; NULL when it has none */
const char *
rapport_row_get_text (RapportRow *self,
                      guint       column)
{
  g_return_val_if_fail (RAPPORT_IS_ROW (self), NULL);
  g_return_val_if_fail (column < self->n_cells, NULL);

  if (self->cells[column].content != CONTENT_TEXT)
    return NULL;
  return self->cells[column].value.text;
}

/** rapport_row_get_integer: Returns: the number of a cell; RAPPORT_UNSET when it has none */
gint64
rapport_row_get_integer (RapportRow *self,
                         guint       column)
{
  g_return_val_if_fail (RAPPORT_IS_ROW (self), RAPPORT_UNSET);
  g_return_val_if_fail (column < self->n_cells, RAPPORT_UNSET);

  if (self->cells[column].content != CONTENT_INTEGER)
    return RAPPORT_UNSET;
  return self->cells[column].value.integer;
}

/** rapport_row_get_moment: Returns: the moment of a cell; an unset one when it has none */
RapportMoment
rapport_row_get_moment (RapportRow *self,
                        guint       column)
{
  const Cell *cell;

  g_return_val_if_fail (RAPPORT_IS_ROW (self), (RapportMoment) { 0 });
  g_return_val_if_fail (column < self->n_cells, (RapportMoment) { 0 });

  cell = &self->cells[column];
  if (cell->content != CONTENT_DAY_ONLY && cell->content != CONTENT_DAY_AND_TIME)
    return (RapportMoment) { 0 };
  return (RapportMoment) {
    .at = cell->value.integer,
    .day = cell->day,
    .has_time = cell->content == CONTENT_DAY_AND_TIME,
  };
}

/** rapport_row_set_text: Puts a copy of @text into a cell; NULL empties it */
void
rapport_row_set_text (RapportRow *self,
                      guint       column,
                      const char *text)
{
  Cell *cell;

  g_return_if_fail (RAPPORT_IS_ROW (self));
  g_return_if_fail (column < self->n_cells);

  cell = &self->cells[column];
  clear_cell (cell);
  if (text == NULL)
    return;
  cell->value.text = g_strdup (text);
  cell->content = CONTENT_TEXT;
}

/** rapport_row_set_integer: Puts @integer into a cell; RAPPORT_UNSET empties it */
void
rapport_row_set_integer (RapportRow *self,
                         guint       column,
                         gint64      integer)
{
  Cell *cell;

  g_return_if_fail (RAPPORT_IS_ROW (self));
  g_return_if_fail (column < self->n_cells);

  cell = &self->cells[column];
  clear_cell (cell);
  cell->value.integer = integer;
  cell->content = CONTENT_INTEGER;
}

/** rapport_row_set_moment: Puts @moment into a cell */
void
rapport_row_set_moment (RapportRow   *self,
                        guint         column,
                        RapportMoment moment)
{
  Cell *cell;

  g_return_if_fail (RAPPORT_IS_ROW (self));
  g_return_if_fail (column < self->n_cells);

  cell = &self->cells[column];
  clear_cell (cell);
  if (!rapport_moment_is_set (&moment))
    return;
  cell->day = moment.day;
  cell->value.integer = moment.has_time ? moment.at : 0;
  cell->content = moment.has_time ? CONTENT_DAY_AND_TIME : CONTENT_DAY_ONLY;
}
