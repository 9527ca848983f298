/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-table-bands.h"

typedef struct
{
  guint             row;
  char             *text;
  char             *continued;
  RapportTextBlock *block;
} Band;

struct _RapportTableBands
{
  GArray       *bands;
  PangoContext *context;
  double        width;
};

static void
clear_band (gpointer data)
{
  Band *band = data;

  g_free (band->text);
  g_free (band->continued);
  rapport_text_block_free (band->block);
}

/** rapport_table_bands_new: Returns: (transfer full): no band yet */
RapportTableBands *
rapport_table_bands_new (void)
{
  RapportTableBands *self = g_new0 (RapportTableBands, 1);

  self->bands = g_array_new (FALSE, FALSE, sizeof (Band));
  g_array_set_clear_func (self->bands, clear_band);
  return self;
}

/** rapport_table_bands_free: Frees @self, which may be %NULL */
void
rapport_table_bands_free (RapportTableBands *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->bands);
  g_clear_object (&self->context);
  g_free (self);
}

/**
 * rapport_table_bands_add:
 * @row: which row @text stands before; how many there are for behind the last. Bands are added in their order
 * @text: over the rows up to the next band
 * @continued: (nullable): the line that stands above those of these rows that are on a further page; NULL for a band
 *   that heads no rows
 */
void
rapport_table_bands_add (RapportTableBands *self,
                         guint              row,
                         const char        *text,
                         const char        *continued)
{
  const Band band = { row, g_strdup (text), g_strdup (continued), NULL };

  g_return_if_fail (self != NULL && text != NULL);

  g_array_append_val (self->bands, band);
}

static Band *
get_band (RapportTableBands *self,
          guint              band)
{
  return &g_array_index (self->bands, Band, band);
}

/** rapport_table_bands_shape: breaks the texts into lines of @width points */
void
rapport_table_bands_shape (RapportTableBands *self,
                           const char        *language,
                           double             size,
                           double             width)
{
  rapport_table_bands_forget (self);
  self->context = rapport_text_context_new (language, size, PANGO_WEIGHT_BOLD);
  self->width = width;
  for (guint i = 0; i < self->bands->len; i++)
    get_band (self, i)->block = rapport_text_block_new (self->context, get_band (self, i)->text, width);
}

/** rapport_table_bands_forget: forgets the lines */
void
rapport_table_bands_forget (RapportTableBands *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->bands->len; i++)
    g_clear_pointer (&get_band (self, i)->block, rapport_text_block_free);
  g_clear_object (&self->context);
}

/** rapport_table_bands_get_n: Returns: how many there are */
guint
rapport_table_bands_get_n (RapportTableBands *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->bands->len;
}

/** rapport_table_bands_stands_before: Returns: whether there is such a band, and it stands before @row */
gboolean
rapport_table_bands_stands_before (RapportTableBands *self,
                                   guint              band,
                                   guint              row)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return band < self->bands->len && get_band (self, band)->row == row;
}

/** rapport_table_bands_goes_on: Returns: whether rows belong to the band, so that it is told again on their next page */
gboolean
rapport_table_bands_goes_on (RapportTableBands *self,
                             guint              band)
{
  g_return_val_if_fail (self != NULL && band < self->bands->len, FALSE);

  return get_band (self, band)->continued != NULL;
}

/** rapport_table_bands_get_n_lines: Returns: how many lines the band has; one where it is continued */
guint
rapport_table_bands_get_n_lines (RapportTableBands *self,
                                 guint              band)
{
  g_return_val_if_fail (self != NULL && band < self->bands->len, 1);

  return MAX (1, rapport_text_block_get_n_lines (get_band (self, band)->block));
}

/** rapport_table_bands_draw: draws the lines of a band, or the one that it is continued with, below @y */
void
rapport_table_bands_draw (RapportTableBands *self,
                          cairo_t           *cr,
                          guint              band,
                          gboolean           continued,
                          double             x,
                          double             y)
{
  g_autoptr(RapportTextBlock) line = NULL;

  g_return_if_fail (self != NULL && band < self->bands->len && self->context != NULL);

  if (continued)
    line = rapport_text_block_new_short (self->context, get_band (self, band)->continued, self->width, 1);
  rapport_text_block_draw (line != NULL ? line : get_band (self, band)->block, cr, x, y, RAPPORT_TEXT_ALIGN_START, 0,
                           G_MAXUINT);
}
