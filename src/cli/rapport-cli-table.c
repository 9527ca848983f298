/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cli-table.h"

/* Longer cells are cut; JSON has them whole. */
#define WIDEST 36

/* what stands by itself before the cell @at */
typedef struct
{
  guint at;
  char *text;
} Heading;

struct _RapportCliTable
{
  guint      n_columns;
  GPtrArray *cells;
  GArray    *headings;
};

static void
clear_heading (gpointer data)
{
  g_free (((Heading *) data)->text);
}

/** rapport_cli_table_new: Returns: (transfer full): a table to be filled row by row */
RapportCliTable *
rapport_cli_table_new (guint n_columns)
{
  RapportCliTable *self = g_new0 (RapportCliTable, 1);

  g_return_val_if_fail (n_columns > 0, NULL);

  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->headings = g_array_new (FALSE, FALSE, sizeof (Heading));
  g_array_set_clear_func (self->headings, clear_heading);
  return self;
}

void
rapport_cli_table_free (RapportCliTable *self)
{
  g_ptr_array_unref (self->cells);
  g_array_unref (self->headings);
  g_free (self);
}

static guint
get_letter_width (gunichar letter)
{
  if (g_unichar_iszerowidth (letter))
    return 0;
  return g_unichar_iswide (letter) ? 2 : 1;
}

static guint
get_width (const char *text)
{
  guint width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    width += get_letter_width (g_utf8_get_char (at));
  return width;
}

static void
cut (GString *text)
{
  guint width = 0;

  if (get_width (text->str) <= WIDEST)
    return;
  for (const char *at = text->str; *at != '\0'; at = g_utf8_next_char (at))
    {
      width += get_letter_width (g_utf8_get_char (at));
      if (width < WIDEST)
        continue;
      g_string_truncate (text, at - text->str);
      g_string_append (text, "…");
      return;
    }
}

/* a terminal obeys control characters */
static GString *
make_harmless (const char *text)
{
  GString *harmless = g_string_new (text);

  for (char *at = harmless->str; *at != '\0'; at++)
    if ((guchar) *at < 0x20 || *at == 0x7f)
      *at = ' ';
  return harmless;
}

/** rapport_cli_table_add_heading: says @text, whole, over the row that comes next */
void
rapport_cli_table_add_heading (RapportCliTable *self,
                               const char      *text)
{
  Heading heading = { 0 };

  g_return_if_fail (self != NULL && text != NULL);

  heading.at = self->cells->len;
  heading.text = g_string_free (make_harmless (text), FALSE);
  g_array_append_val (self->headings, heading);
}

/** rapport_cli_table_add: appends a cell; @text: (nullable): what is in it, which may be long */
void
rapport_cli_table_add (RapportCliTable *self,
                       const char      *text)
{
  GString *cell = make_harmless (text);

  g_return_if_fail (self != NULL);

  cut (cell);
  g_ptr_array_add (self->cells, g_string_free (cell, FALSE));
}

/** rapport_cli_table_print: writes all rows to the standard output */
void
rapport_cli_table_print (RapportCliTable *self)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);
  guint heading = 0;

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->cells->len; i++)
    widths[i % self->n_columns] = MAX (widths[i % self->n_columns],
                                       get_width (g_ptr_array_index (self->cells, i)));
  for (guint i = 0; i < self->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (self->cells, i);
      guint column = i % self->n_columns;

      for (; heading < self->headings->len && g_array_index (self->headings, Heading, heading).at == i; heading++)
        g_print ("%s\n", g_array_index (self->headings, Heading, heading).text);
      if (column + 1 == self->n_columns)
        g_print ("%s\n", cell);
      else
        g_print ("%s%*s", cell, (int) (widths[column] - get_width (cell) + 2), "");
    }
}
