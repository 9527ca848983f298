/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-list-copy.h"

/* so many are read at once, and so long, in microseconds, before what is seen is drawn again */
#define ROWS_AT_ONCE 64
#define TIME_AT_ONCE 8000

struct _RapportListCopy
{
  GtkWidget        *widget;
  GdkClipboard     *clipboard;
  RapportListModel *model;
  RapportFormat    *format;
  RapportShownCell  *cells;
  guint             n_cells;
  gint64           *ids;
  guint             n_ids;
  guint             next;
  guint             n_copied;
  GString          *text;
  gulong            changed_handler;
  guint             idle;
};

/* The window says it; a list elsewhere has nobody to say it. */
static void
tell (RapportListCopy *self,
      const char      *sentence)
{
  gtk_widget_activate_action (self->widget, "win.tell", "s", sentence);
}

static void
tell_begun (RapportListCopy *self)
{
  g_autofree char *n = rapport_format_integer (self->format, self->n_ids);
  /* translators: a number of rows of a list that are being put on the clipboard */
  g_autofree char *sentence = g_strdup_printf (ngettext ("Copying %s row…", "Copying %s rows…", self->n_ids), n);

  tell (self, sentence);
}

static void
tell_done (RapportListCopy *self)
{
  g_autofree char *n = rapport_format_integer (self->format, self->n_copied);
  /* translators: a number of rows of a list that were put on the clipboard */
  g_autofree char *sentence = g_strdup_printf (ngettext ("%s row copied", "%s rows copied", self->n_copied), n);

  tell (self, sentence);
}

static void
stop (RapportListCopy *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_signal_handler (&self->changed_handler, self->clipboard);
}

static void
append_row (RapportListCopy *self,
            RapportRow      *row,
            gint64           now)
{
  for (guint i = 0; i < self->n_cells; i++)
    {
      g_autofree char *cell = rapport_format_cell (self->format, self->cells[i].column, row, self->cells[i].index,
                                                   now);

      if (i > 0)
        g_string_append_c (self->text, '\t');
      g_string_append (self->text, g_strdelimit (cell, "\n\r\t", ' '));
    }
  g_string_append_c (self->text, '\n');
  self->n_copied++;
}

static void
append_titles (RapportListCopy *self)
{
  for (guint i = 0; i < self->n_cells; i++)
    g_string_append_printf (self->text, "%s%s", i > 0 ? "\t" : "",
                            g_dpgettext2 (GETTEXT_PACKAGE, "column", self->cells[i].column->title));
  g_string_append_c (self->text, '\n');
}

/* Rows that are gone meanwhile are left out. */
static gboolean
append_some (RapportListCopy *self)
{
  const guint n = MIN (ROWS_AT_ONCE, self->n_ids - self->next);
  g_autoptr(GPtrArray) rows = rapport_list_model_read (self->model, self->ids + self->next, n);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (g_ptr_array_index (rows, i) != NULL)
      append_row (self, g_ptr_array_index (rows, i), g_get_real_time () / G_USEC_PER_SEC);
  self->next += n;
  return TRUE;
}

static gboolean
go_on (RapportListCopy *self)
{
  const gint64 end = g_get_monotonic_time () + TIME_AT_ONCE;

  while (self->next < self->n_ids && g_get_monotonic_time () < end)
    if (!append_some (self))
      {
        tell (self, _("The rows can’t be read now, so nothing was copied."));
        return FALSE;
      }
  if (self->next < self->n_ids)
    return TRUE;
  g_clear_signal_handler (&self->changed_handler, self->clipboard);
  if (self->n_copied > 0)
    gdk_clipboard_set_text (self->clipboard, self->text->str);
  g_string_truncate (self->text, 0);
  return FALSE;
}

static gboolean
go_on_cb (gpointer data)
{
  RapportListCopy *self = data;

  if (go_on (self))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  stop (self);
  if (self->next == self->n_ids)
    tell_done (self);
  return G_SOURCE_REMOVE;
}

/* What was copied since is what the person wants to paste. */
static void
clipboard_changed_cb (RapportListCopy *self)
{
  stop (self);
  tell (self, _("The rows were not copied, as something else was copied meanwhile."));
}

/**
 * rapport_list_copy_start:
 * @widget: whose clipboard it is
 * @ids: (transfer full) (array length=n): which rows, in their order
 *
 * Puts the shown columns of the rows on the clipboard, under their titles: a line for each row and tabs
 * between the cells are what spreadsheets take into theirs. Few are there when this returns; many follow without
 * holding up the window, which tells when they are there.
 *
 * Returns: (transfer full): the copying, which ends when it is freed
 */
RapportListCopy *
rapport_list_copy_start (GtkWidget        *widget,
                         RapportListModel *model,
                         RapportListStyle *style,
                         gint64           *ids,
                         guint             n)
{
  RapportListCopy *self;
  const RapportShownCell *cells;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (RAPPORT_IS_LIST_MODEL (model), NULL);
  g_return_val_if_fail (RAPPORT_IS_LIST_STYLE (style), NULL);

  self = g_new0 (RapportListCopy, 1);
  self->widget = widget;
  self->clipboard = g_object_ref (gtk_widget_get_clipboard (widget));
  self->model = g_object_ref (model);
  self->format = g_object_ref (rapport_list_style_get_format (style));
  cells = rapport_list_header_get_cells (rapport_list_style_get_header (style), &self->n_cells);
  self->cells = g_memdup2 (cells, self->n_cells * sizeof *cells);
  self->ids = ids;
  self->n_ids = n;
  self->text = g_string_new (NULL);
  append_titles (self);
  if (!go_on (self))
    return self;
  tell_begun (self);
  self->changed_handler = g_signal_connect_swapped (self->clipboard, "changed", G_CALLBACK (clipboard_changed_cb),
                                                    self);
  self->idle = g_idle_add (go_on_cb, self);
  return self;
}

/** rapport_list_copy_free: what is not on the clipboard yet does not come there */
void
rapport_list_copy_free (RapportListCopy *self)
{
  stop (self);
  g_object_unref (self->clipboard);
  g_object_unref (self->model);
  g_object_unref (self->format);
  g_free (self->cells);
  g_free (self->ids);
  g_string_free (self->text, TRUE);
  g_free (self);
}
