/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-field-grid.h"

#define MOST_ACROSS 3
#define LABEL_WEIGHT 0.26
#define WIDE_LABEL_WEIGHT 0.13

/**
 * RapportFieldGrid:
 * Collects labels with their values, some beside each other and long ones over the whole width, and
 * makes the blocks of them: each run of one width is a grid.
 */
struct _RapportFieldGrid
{
  guint             n_across;
  GPtrArray        *blocks;
  RapportGridBlock *grid;
  gboolean          is_wide;
  guint             n_waiting;
  char             *waiting[2 * MOST_ACROSS];
};

/** rapport_field_grid_new: Returns: (transfer full): with @n_across fields beside each other, 1 to 3 */
RapportFieldGrid *
rapport_field_grid_new (guint n_across)
{
  RapportFieldGrid *self;

  g_return_val_if_fail (n_across > 0 && n_across <= MOST_ACROSS, NULL);

  self = g_new0 (RapportFieldGrid, 1);
  self->n_across = n_across;
  self->blocks = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

static void
begin_grid (RapportFieldGrid *self,
            gboolean          wide)
{
  RapportGridColumn columns[2 * MOST_ACROSS] = { 0 };
  guint n = wide ? 1 : self->n_across;

  if (self->grid != NULL && self->is_wide == wide)
    return;
  for (guint i = 0; i < n; i++)
    {
      columns[2 * i].weight = wide ? WIDE_LABEL_WEIGHT : LABEL_WEIGHT;
      columns[2 * i + 1].weight = 1 - columns[2 * i].weight;
    }
  self->grid = rapport_grid_block_new (columns, 2 * n);
  self->is_wide = wide;
  /* a form's fields stand in one frame */
  if (self->blocks->len > 0)
    rapport_block_set_space (RAPPORT_BLOCK (self->grid), 0);
  g_ptr_array_add (self->blocks, self->grid);
}

static void
flush (RapportFieldGrid *self)
{
  if (self->n_waiting == 0)
    return;
  begin_grid (self, FALSE);
  rapport_grid_block_add_row (self->grid, RAPPORT_GRID_ROW_LABELLED, (const char * const *) self->waiting, 0);
  for (guint i = 0; i < G_N_ELEMENTS (self->waiting); i++)
    g_clear_pointer (&self->waiting[i], g_free);
  self->n_waiting = 0;
}

/** rapport_field_grid_add: a short field, beside others */
void
rapport_field_grid_add (RapportFieldGrid *self,
                        const char       *label,
                        const char       *value)
{
  g_return_if_fail (self != NULL && label != NULL);

  self->waiting[2 * self->n_waiting] = g_strdup (label);
  self->waiting[2 * self->n_waiting + 1] = g_strdup (value);
  self->n_waiting++;
  if (self->n_waiting == self->n_across)
    flush (self);
}

/** rapport_field_grid_add_wide: a long field over the whole width, @least_lines high at least */
void
rapport_field_grid_add_wide (RapportFieldGrid *self,
                             const char       *label,
                             const char       *value,
                             guint             least_lines)
{
  const char *cells[] = { label, value };

  g_return_if_fail (self != NULL && label != NULL);

  flush (self);
  begin_grid (self, TRUE);
  rapport_grid_block_add_row (self->grid, RAPPORT_GRID_ROW_LABELLED, cells, least_lines);
}

/**
 * rapport_field_grid_finish:
 *
 * Frees @self (transfer full).
 *
 * Returns: (transfer full) (element-type RapportBlock): the blocks, none without a field
 */
GPtrArray *
rapport_field_grid_finish (RapportFieldGrid *self)
{
  GPtrArray *blocks;

  g_return_val_if_fail (self != NULL, NULL);

  flush (self);
  blocks = self->blocks;
  g_free (self);
  return blocks;
}
