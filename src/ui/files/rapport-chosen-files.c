/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-attachment.h"
#include "rapport-chosen-files.h"
#include "rapport-detail-row.h"
#include "rapport-file-jobs.h"
#include "rapport-ui.h"

/**
 * RapportChosenFiles:
 * What was chosen of the files that are offered beside a customer, row by row: each can be opened and left out. It
 * takes no room while there are none.
 */
struct _RapportChosenFiles
{
  GtkWidget       parent_instance;

  GtkWidget      *list;
  GtkWidget      *problem;
  RapportContext *context;
};

G_DEFINE_FINAL_TYPE (RapportChosenFiles, rapport_chosen_files, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
tell (RapportChosenFiles *self,
      const char         *problem)
{
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}

static gint64
get_id (GtkWidget *row)
{
  const char *thing;
  gint64 id;

  rapport_detail_row_get_thing (RAPPORT_DETAIL_ROW (row), &thing, &id);
  return id;
}

static GtkWidget *
find_row (RapportChosenFiles *self,
          gint64              id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (get_id (row) == id)
      return row;
  return NULL;
}

static void
show (RapportChosenFiles *self)
{
  tell (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->list) != NULL);
}

static gboolean
add_row (RapportChosenFiles *self,
         gint64              id)
{
  g_autoptr(RapportEntity) file =
    rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_ATTACHMENT, id, NULL);
  g_autofree char *size = NULL;
  GtkWidget *row;

  if (file == NULL || find_row (self, id) != NULL)
    return FALSE;
  size = g_format_size (rapport_entity_get_integer (file, RAPPORT_ATTACHMENT_SIZE));
  row = rapport_detail_row_new (rapport_attachment_info.icon, rapport_entity_get_text (file, RAPPORT_ATTACHMENT_NAME),
                                size, NULL);
  rapport_detail_row_set_thing (RAPPORT_DETAIL_ROW (row), rapport_attachment_info.name, id);
  rapport_detail_row_add_button (RAPPORT_DETAIL_ROW (row), "edit-delete-symbolic", _("Leave the file out"),
                                 "chosen-files.remove", g_variant_new_int64 (id));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  show (self);
  return TRUE;
}

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RapportChosenFiles *self = RAPPORT_CHOSEN_FILES (widget);
  GtkWidget *row = find_row (self, g_variant_get_int64 (parameter));
  GtkWidget *next;

  if (row == NULL)
    return;
  next = gtk_widget_get_next_sibling (row);
  if (next == NULL)
    next = gtk_widget_get_prev_sibling (row);
  if (next != NULL)
    gtk_widget_grab_focus (next);
  else
    gtk_widget_child_focus (gtk_widget_get_parent (widget), GTK_DIR_TAB_FORWARD);
  gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(RapportChosenFiles) self = data;
  g_autoptr(GError) error = NULL;

  rapport_file_jobs_open_finish (RAPPORT_BOOK (source), result, &error);
  if (self->context != NULL)
    tell (self, error != NULL ? error->message : NULL);
}

static void
row_activated_cb (RapportChosenFiles *self,
                  GtkListBoxRow      *row)
{
  RapportBook *book = rapport_context_get_book (self->context);
  g_autoptr(RapportEntity) file = rapport_book_get (book, RAPPORT_TYPE_ATTACHMENT, get_id (GTK_WIDGET (row)), NULL);

  if (file != NULL)
    rapport_file_jobs_open_async (book, file, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), opened_cb,
                                  g_object_ref (self));
}

static void
rapport_chosen_files_dispose (GObject *object)
{
  RapportChosenFiles *self = RAPPORT_CHOSEN_FILES (object);

  rapport_ui_drop_children (GTK_WIDGET (object));
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_chosen_files_parent_class)->dispose (object);
}

static void
rapport_chosen_files_class_init (RapportChosenFilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_chosen_files_dispose;
  widget_class->focus = rapport_ui_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "chosen-files.remove", "x", remove_cb);

  /** RapportChosenFiles::changed: a person chose a file, or left one out */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rapport_chosen_files_init (RapportChosenFiles *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *heading = gtk_label_new (_("Files"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_parent (heading, GTK_WIDGET (self));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "frame-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Files"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  self->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_widget_add_css_class (self->problem, "error-text");
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
  show (self);
}

/** rapport_chosen_files_new: Returns: (transfer floating): none yet */
GtkWidget *
rapport_chosen_files_new (void)
{
  return g_object_new (RAPPORT_TYPE_CHOSEN_FILES, NULL);
}

/** rapport_chosen_files_set_context: needed before use; once */
void
rapport_chosen_files_set_context (RapportChosenFiles *self,
                                  RapportContext     *context)
{
  g_return_if_fail (RAPPORT_IS_CHOSEN_FILES (self) && self->context == NULL);

  self->context = g_object_ref (context);
}

/* Below what is written it may be out of sight; the menu that it was chosen in has the keyboard still. */
static gboolean
focus_last_cb (gpointer data)
{
  RapportChosenFiles *self = data;
  GtkWidget *row = self->context != NULL ? gtk_widget_get_last_child (self->list) : NULL;

  if (row != NULL && gtk_widget_get_mapped (row))
    gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

/** rapport_chosen_files_add: adds @attachment and leads to it, unless it is there already or gone from the book */
void
rapport_chosen_files_add (RapportChosenFiles *self,
                          gint64              attachment)
{
  g_return_if_fail (RAPPORT_IS_CHOSEN_FILES (self) && self->context != NULL);

  if (!add_row (self, attachment))
    return;
  g_idle_add_full (G_PRIORITY_LOW, focus_last_cb, g_object_ref (self), g_object_unref);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** rapport_chosen_files_dup_ids: Returns: (transfer full) (element-type gint64): the attachments that were chosen */
GArray *
rapport_chosen_files_dup_ids (RapportChosenFiles *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (RAPPORT_IS_CHOSEN_FILES (self), ids);

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const gint64 id = get_id (row);

      g_array_append_val (ids, id);
    }
  return ids;
}

/** rapport_chosen_files_dup_typed: Returns: (transfer full) (nullable): what a draft keeps of it, NULL for none */
char *
rapport_chosen_files_dup_typed (RapportChosenFiles *self)
{
  g_autoptr(GArray) ids = rapport_chosen_files_dup_ids (self);
  GString *typed = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (typed, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  return g_string_free (typed, ids->len == 0);
}

/** rapport_chosen_files_set_typed: shows what rapport_chosen_files_dup_typed() told, and nothing else */
void
rapport_chosen_files_set_typed (RapportChosenFiles *self,
                                const char         *typed)
{
  g_auto(GStrv) parts = g_strsplit (typed != NULL ? typed : "", ",", -1);
  GtkWidget *row;

  g_return_if_fail (RAPPORT_IS_CHOSEN_FILES (self) && self->context != NULL);

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (char **part = parts; *part != NULL; part++)
    add_row (self, g_ascii_strtoll (*part, NULL, 10));
  show (self);
}
