/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-file-picker.h"
#include "rapport-list-export.h"
#include "rapport-list-page-private.h"

/* the list on paper */
#define PDF ".pdf"

/* a table that is being written */
typedef struct
{
  RapportBook      *book;
  RapportListPaper *paper;
  guint             n;
  char             *path;
} Table;

static void
free_table (gpointer data)
{
  Table *table = data;

  g_object_unref (table->book);
  g_object_unref (table->paper);
  g_free (table->path);
  g_free (table);
}

/* positions of the columns that are shown, in their order */
static GArray *
get_columns (RapportList           *list,
             const RapportListSpec *spec)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *layout = rapport_list_dup_layout (list);
  g_auto(GStrv) shown = g_strsplit (layout, ",", -1);

  for (guint i = 0; shown[i] != NULL; i++)
    {
      g_auto(GStrv) parts = g_strsplit (shown[i], ":", 2);

      for (int k = 0; parts[0] != NULL && k < (int) spec->n_columns; k++)
        if (g_str_equal (spec->columns[k].name, parts[0]))
          g_array_append_val (columns, k);
    }
  return columns;
}

static gint64 *
dup_ids (RapportList *list,
         guint       *n)
{
  const gint64 *all;

  rapport_list_model_await_rest (rapport_list_get_model (list));
  all = rapport_list_model_get_ids (rapport_list_get_model (list), n);
  return g_memdup2 (all, *n * sizeof *all);
}

/**
 * rapport_list_page_dup_paper:
 *
 * Returns: (transfer full) (nullable): what the list shows now, with the columns that are shown, and with what is selected
 *   of it when that is several; NULL without a list
 */
RapportListPaper *
rapport_list_page_dup_paper (RapportListPage *self)
{
  RapportListPagePrivate *priv;
  g_autoptr(GArray) columns = NULL;
  RapportListPaper *paper;
  gint64 *ids;
  guint n;

  g_return_val_if_fail (RAPPORT_IS_LIST_PAGE (self), NULL);

  priv = rapport_list_page_get_private (self);
  if (priv->view == NULL)
    return NULL;
  columns = get_columns (priv->view->list, priv->view->declared->spec);
  paper = rapport_list_paper_new (_(priv->view->declared->label),
                                  rapport_list_source_get_query (rapport_list_feed_get_source (priv->view->feed)),
                                  columns, rapport_context_get_zone (rapport_page_get_context (RAPPORT_PAGE (self))));
  ids = dup_ids (priv->view->list, &n);
  rapport_list_paper_take_ids (paper, ids, n, TRUE);
  rapport_list_paper_take_closed (paper, rapport_list_model_dup_closed (rapport_list_get_model (priv->view->list)));
  if (rapport_list_get_n_selected (priv->view->list) > 1)
    {
      ids = rapport_list_dup_selected_ids (priv->view->list, &n);
      rapport_list_paper_take_selection (paper, ids, n);
    }
  return paper;
}

/* several that are selected, else all, or @all whatever is selected */
static RapportListPaper *
dup_table (RapportListPage *self,
           gboolean         all)
{
  g_autoptr(RapportListPaper) paper = rapport_list_page_dup_paper (self);
  RapportListPaper *selection = rapport_list_paper_get_selection (paper);

  return g_object_ref (selection != NULL && !all ? selection : paper);
}

static gboolean
write_pdf (Table              *table,
           RapportConnection  *connection,
           GCancellable       *cancellable,
           GError            **error)
{
  g_autoptr(RapportCatalogue) catalogue = rapport_catalogue_new (g_get_language_names ()[0], NULL);
  g_autoptr(RapportDocument) document =
    rapport_list_paper_make (table->paper, connection, catalogue, &table->n, cancellable, error);

  return document != NULL && rapport_document_write_pdf (document, table->path, NULL, NULL, cancellable, error);
}

static gboolean
write_table (Table              *table,
             RapportConnection  *connection,
             GCancellable       *cancellable,
             GError            **error)
{
  if (g_str_has_suffix (table->path, PDF))
    return write_pdf (table, connection, cancellable, error);
  return rapport_list_paper_export (table->paper, connection, table->path, &table->n, cancellable, error);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Table *table = data;
  GError *error = NULL;
  g_autoptr(RapportConnection) connection = rapport_book_open_connection (table->book, &error);

  if (connection != NULL && write_table (table, connection, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (source));
  Table *table = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_filename_display_basename (table->path);
  g_autofree char *sentence = NULL;
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      rapport_context_fail (context, error->message);
      return;
    }
  /* translators: a number of rows of a table, and the file that it was written to */
  sentence = g_strdup_printf (ngettext ("%'u row saved in “%s”", "%'u rows saved in “%s”", table->n), table->n, name);
  rapport_context_tell_file (context, sentence, table->path);
}

/* A name that says no kind of file becomes a workbook. */
static char *
dup_path (GFile                 *file,
          const RapportListSpec *spec)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL || g_str_has_suffix (path, PDF) || rapport_list_export_knows (spec, path))
    return g_steal_pointer (&path);
  return g_strconcat (path, rapport_table_xlsx.ending, NULL);
}

static void
place_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(RapportListPage) self = data;
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));
  g_autoptr(GFile) file = rapport_file_picker_save_finish (GTK_WINDOW (source), result, NULL);
  g_autofree char *path = file != NULL && priv->view != NULL ? dup_path (file, priv->view->declared->spec) : NULL;
  g_autoptr(GTask) task = NULL;
  Table *table;

  if (path == NULL)
    return;
  table = g_new0 (Table, 1);
  table->book = g_object_ref (rapport_context_get_book (context));
  table->paper = dup_table (self, rapport_file_picker_get_which (result) == 1);
  table->path = g_steal_pointer (&path);
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_task_data (task, table, free_table);
  g_task_run_in_thread (task, write_in_thread);
}

/* Returns: (transfer full) (nullable): the rows there are to choose from where several are selected, which may be out of
 * sight */
static char **
dup_which (RapportListPage *self)
{
  RapportList *list = rapport_list_page_get_private (self)->view->list;
  const guint n = rapport_list_get_n_selected (list);
  g_autoptr(GStrvBuilder) which = g_strv_builder_new ();
  g_autofree char *selected = NULL;
  g_autofree char *all = NULL;
  guint n_all;

  if (n <= 1)
    return NULL;
  rapport_list_model_get_ids (rapport_list_get_model (list), &n_all);
  selected = g_strdup_printf (ngettext ("The %'u selected row", "The %'u selected rows", n), n);
  all = g_strdup_printf (ngettext ("The %'u in the list", "The %'u in the list", n_all), n_all);
  g_strv_builder_add (which, selected);
  g_strv_builder_add (which, all);
  return g_strv_builder_end (which);
}

/* Asks where to, then writes what the list shows, or what is selected of it, with the columns that are shown. */
void
rapport_list_page_save_table (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);
  RapportContext *context = rapport_page_get_context (RAPPORT_PAGE (self));
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree const char **endings = NULL;
  g_auto(GStrv) suffixes = NULL;
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;
  g_auto(GStrv) which = NULL;
  g_autoptr(GDateTime) now = NULL;

  if (priv->view == NULL)
    return;
  which = dup_which (self);
  endings = rapport_list_export_list_endings (priv->view->declared->spec);
  g_strv_builder_addv (builder, endings);
  g_strv_builder_add (builder, &PDF[1]);
  suffixes = g_strv_builder_end (builder);
  now = g_date_time_new_from_unix_local (rapport_context_get_now (context));
  day = g_date_time_format (now, "%Y-%m-%d");
  name = g_strdup_printf ("%s %s%s", _(priv->view->declared->label), day, rapport_table_xlsx.ending);
  rapport_file_picker_save_which_async (rapport_context_get_window (context), _("Save as Table"), name, _("Tables"),
                                        (const char * const *) suffixes, _("Rows"), (const char * const *) which,
                                        place_chosen_cb, g_object_ref (self));
}
