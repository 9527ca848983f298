/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rapport-attach.h"
#include "rapport-attached-files.h"
#include "rapport-attachment.h"
#include "rapport-control-name.h"
#include "rapport-detail-row.h"
#include "rapport-edit.h"
#include "rapport-file-jobs.h"
#include "rapport-file-picker.h"
#include "rapport-files-pane.h"
#include "rapport-run.h"
#include "rapport-sheets.h"
#include "rapport-table.h"
#include "rapport-thing-dialog.h"
#include "rapport-ui.h"

/**
 * RapportFilesPane:
 * The files that are attached to a customer, a ticket, a text or a tag. They are chosen, dropped or pasted, and opened, saved
 * elsewhere, described and removed.
 */
struct _RapportFilesPane
{
  GtkWidget       parent_instance;

  GtkWidget      *list;
  GtkWidget      *none;
  GtkWidget      *problem;
  RapportContext *context;
  RapportEntity  *owner;
  GPtrArray      *files;
  GCancellable   *question;
  RapportEntity  *saved;
};

G_DEFINE_FINAL_TYPE (RapportFilesPane, rapport_files_pane, GTK_TYPE_WIDGET)

typedef struct
{
  GType  type;
  gint64 owner;
  char  *folder;
} Question;

static void
tell (RapportFilesPane *self,
      const char       *problem)
{
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}

static char *
describe (RapportFilesPane          *self,
          const RapportAttachedFile *file)
{
  RapportEntity *attachment = file->attachment;
  g_autofree char *size = g_format_size (rapport_entity_get_integer (attachment, RAPPORT_ATTACHMENT_SIZE));
  const gint64 member = rapport_entity_get_integer (attachment, RAPPORT_ATTACHMENT_MEMBER);
  GString *text = g_string_new (size);

  if (rapport_entity_is_set (attachment, RAPPORT_ATTACHMENT_KIND))
    g_string_append_printf (text, " · %s",
                            rapport_choice_label (rapport_attachment_kinds,
                                                  rapport_entity_get_text (attachment, RAPPORT_ATTACHMENT_KIND)));
  if (rapport_entity_is_set (attachment, RAPPORT_ATTACHMENT_ADDED_AT))
    {
      g_autofree char *added = rapport_format_instant (
        rapport_context_get_format (self->context),
        rapport_entity_get_integer (attachment, RAPPORT_ATTACHMENT_ADDED_AT));

      g_string_append_printf (text, " · %s", added);
    }
  if (member > 0)
    g_string_append_printf (text, " · %s", rapport_context_get_member_name (self->context, member));
  if (file->of != NULL)
    g_string_append_printf (text, " · %s", file->of);
  return g_string_free (text, FALSE);
}

static void
add_row (RapportFilesPane          *self,
         const RapportAttachedFile *file)
{
  const gint64 id = rapport_entity_get_id (file->attachment);
  const char *notes = rapport_entity_get_text (file->attachment, RAPPORT_ATTACHMENT_NOTES);
  g_autofree char *facts = describe (self, file);
  GtkWidget *row = rapport_detail_row_new (
    rapport_attachment_info.icon, rapport_entity_get_text (file->attachment, RAPPORT_ATTACHMENT_NAME), facts,
    file->is_there ? notes : _("The attached file is not there. A backup may have it."));

  rapport_detail_row_set_thing (RAPPORT_DETAIL_ROW (row), rapport_attachment_info.name, id);
  rapport_detail_row_set_late (RAPPORT_DETAIL_ROW (row), !file->is_there);
  if (file->is_there)
    rapport_detail_row_add_button (RAPPORT_DETAIL_ROW (row), "document-save-as-symbolic", _("Save a copy"),
                                   "files.save-as", g_variant_new_int64 (id));
  rapport_detail_row_add_button (RAPPORT_DETAIL_ROW (row), "document-edit-symbolic", _("Name, kind and notes"),
                                 "files.edit", g_variant_new_int64 (id));
  rapport_detail_row_add_button (RAPPORT_DETAIL_ROW (row), "edit-delete-symbolic", _("Remove the file"),
                                 "files.remove", g_variant_new_int64 (id));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
show (RapportFilesPane *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    add_row (self, g_ptr_array_index (self->files, i));
  gtk_widget_set_visible (self->list, self->files != NULL && self->files->len > 0);
  gtk_widget_set_visible (self->none, self->files != NULL && self->files->len == 0);
}

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->folder);
  g_free (question);
}

static gpointer
read_files (RapportConnection  *connection,
            gpointer            data,
            GError            **error)
{
  const Question *question = data;
  g_autoptr(RapportEntity) owner = rapport_table_load (connection, question->type, question->owner, error);

  return owner != NULL ? rapport_attached_files_load (connection, question->folder, owner, error) : NULL;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  RapportFilesPane *self = data;
  g_autoptr(GError) error = NULL;
  GPtrArray *files = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  rapport_book_forget (&self->question);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = files;
  show (self);
}

/* Only while it is seen */
static void
load (RapportFilesPane *self)
{
  RapportBook *book = rapport_context_get_book (self->context);
  Question *question;

  if (self->owner == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  question = g_new0 (Question, 1);
  question->type = G_OBJECT_TYPE (self->owner);
  question->owner = rapport_entity_get_id (self->owner);
  question->folder = g_strdup (rapport_book_get_folder (book));
  rapport_book_read_async (book, &self->question, read_files, question, free_question,
                           (GDestroyNotify) g_ptr_array_unref, read_cb, self);
}

static void
book_changed_cb (RapportFilesPane *self,
                 GArray           *changes)
{
  if (rapport_changes_concern (changes, &rapport_attachment_info, 0))
    load (self);
}

static RapportEntity *
find (RapportFilesPane *self,
      gint64            id)
{
  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    {
      const RapportAttachedFile *file = g_ptr_array_index (self->files, i);

      if (rapport_entity_get_id (file->attachment) == id)
        return file->attachment;
    }
  return NULL;
}

/* What is attached goes to whom it was given, whoever is shown by then. */
typedef struct
{
  RapportFilesPane *self;
  RapportEntity    *owner;
  char             *made;
} Taking;

static void
free_taking (Taking *taking)
{
  if (taking->made != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (taking->made);

      g_unlink (taking->made);
      g_rmdir (folder);
    }
  g_free (taking->made);
  g_object_unref (taking->owner);
  g_object_unref (taking->self);
  g_free (taking);
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Taking *taking = data;
  RapportFilesPane *self = taking->self;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) taken = rapport_file_jobs_take_finish (RAPPORT_BOOK (source), result, &error);

  if (self->context != NULL)
    tell (self, error != NULL ? error->message : NULL);
  if (self->context != NULL && taken != NULL)
    rapport_run_told (self->context, rapport_attach_new (taking->owner, taken));
  free_taking (taking);
}

/* @made: (nullable): a file in a folder of its own, both of which go when it is attached */
static void
take (RapportFilesPane   *self,
      const char * const *paths,
      const char         *made)
{
  Taking *taking = g_new0 (Taking, 1);

  taking->self = g_object_ref (self);
  taking->owner = g_object_ref (self->owner);
  taking->made = g_strdup (made);
  tell (self, NULL);
  rapport_file_jobs_take_async (rapport_context_get_book (self->context), paths, taken_cb, taking);
}

/** rapport_files_pane_attach: attaches copies of the files at @paths to what is shown */
void
rapport_files_pane_attach (RapportFilesPane   *self,
                           const char * const *paths)
{
  g_return_if_fail (RAPPORT_IS_FILES_PANE (self) && paths != NULL);

  if (self->owner != NULL && *paths != NULL && !rapport_book_is_read_only (rapport_context_get_book (self->context)))
    take (self, paths, NULL);
}

static gboolean
add_path (GStrvBuilder *paths,
          GFile        *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    g_strv_builder_add (paths, path);
  return path != NULL;
}

/* What stands on no disk of this computer can't be read. */
static void
attach_files (RapportFilesPane *self,
              GSList           *files)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) paths = NULL;
  gboolean all = TRUE;

  for (GSList *file = files; file != NULL; file = file->next)
    all = add_path (builder, file->data) && all;
  paths = g_strv_builder_end (builder);
  rapport_files_pane_attach (self, (const char * const *) paths);
  if (!all)
    tell (self, _("What is not on this computer can’t be attached. Save it here first."));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(RapportFilesPane) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) files = rapport_file_picker_open_finish (GTK_WINDOW (source), result, &error);
  GSList *list = NULL;

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    list = g_slist_append (list, g_list_model_get_item (files, i));
  if (self->context != NULL)
    attach_files (self, list);
  g_slist_free_full (list, g_object_unref);
}

static GtkWindow *
get_window (RapportFilesPane *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
add_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  RapportFilesPane *self = RAPPORT_FILES_PANE (widget);

  rapport_file_picker_open_async (get_window (self), _("Attach Files"), NULL, NULL, chosen_cb, g_object_ref (self));
}

/* A picture that was copied has no name: it is called after the moment. */
static void
attach_picture (RapportFilesPane *self,
                GdkTexture       *texture)
{
  g_autofree char *folder = g_dir_make_tmp ("rapport-XXXXXX", NULL);
  g_autoptr(GDateTime) now =
    g_date_time_new_from_unix_utc (rapport_context_get_now (self->context));
  g_autoptr(GDateTime) here = g_date_time_to_timezone (now, rapport_context_get_zone (self->context));
  g_autofree char *moment = g_date_time_format (here, "%Y-%m-%d %H.%M.%S");
  /* translators: the name of a file; %s is a day and a time */
  g_autofree char *name = g_strdup_printf (_("Picture %s.png"), moment);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  if (path == NULL || !gdk_texture_save_to_png (texture, path))
    tell (self, _("The picture can’t be attached."));
  else
    take (self, (const char *[]) { path, NULL }, path);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(RapportFilesPane) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->context == NULL || self->owner == NULL)
    return;
  if (value == NULL)
    tell (self, _("There is no file to paste."));
  else if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    attach_files (self, g_value_get_boxed (value));
  else
    attach_picture (self, g_value_get_object (value));
}

static void
paste_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RapportFilesPane *self = RAPPORT_FILES_PANE (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  const gboolean is_picture =
    gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE);

  gdk_clipboard_read_value_async (clipboard, is_picture ? GDK_TYPE_TEXTURE : GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT,
                                  NULL, pasted_cb, g_object_ref (self));
}

static gboolean
dropped_cb (RapportFilesPane *self,
            const GValue     *value)
{
  if (self->owner == NULL)
    return FALSE;
  attach_files (self, g_value_get_boxed (value));
  return TRUE;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(RapportFilesPane) self = data;
  g_autoptr(GError) error = NULL;

  rapport_file_jobs_open_finish (RAPPORT_BOOK (source), result, &error);
  if (self->context != NULL)
    tell (self, error != NULL ? error->message : NULL);
}

static void
row_activated_cb (RapportFilesPane *self,
                  GtkListBoxRow    *row)
{
  RapportEntity *attachment;
  const char *thing;
  gint64 id;

  rapport_detail_row_get_thing (RAPPORT_DETAIL_ROW (row), &thing, &id);
  attachment = find (self, id);
  if (attachment != NULL)
    rapport_file_jobs_open_async (rapport_context_get_book (self->context), attachment, get_window (self), opened_cb,
                                  g_object_ref (self));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(RapportFilesPane) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = rapport_file_jobs_write_finish (RAPPORT_BOOK (source), result, &error);
  g_autofree char *name = path != NULL ? g_filename_display_name (path) : NULL;
  g_autofree char *sentence = NULL;

  if (self->context == NULL)
    return;
  tell (self, error != NULL ? error->message : NULL);
  if (name == NULL)
    return;
  /* translators: %s is the name of a file with its folder */
  sentence = g_strdup_printf (_("Saved as %s"), name);
  rapport_context_tell_file (self->context, sentence, path);
}

static void
place_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(RapportFilesPane) self = data;
  g_autoptr(RapportEntity) attachment = g_steal_pointer (&self->saved);
  g_autoptr(GFile) file = rapport_file_picker_save_finish (GTK_WINDOW (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (self->context != NULL && path != NULL && attachment != NULL)
    rapport_file_jobs_write_async (rapport_context_get_book (self->context), attachment, path, saved_cb,
                                   g_object_ref (self));
}

static void
save_as_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  RapportFilesPane *self = RAPPORT_FILES_PANE (widget);
  g_autofree char *name = NULL;

  g_set_object (&self->saved, find (self, g_variant_get_int64 (parameter)));
  if (self->saved == NULL)
    return;
  name = rapport_attached_file_dup_safe_name (rapport_entity_get_text (self->saved, RAPPORT_ATTACHMENT_NAME));
  rapport_file_picker_save_async (get_window (self), _("Save a Copy"), name, NULL, NULL, place_chosen_cb,
                                  g_object_ref (self));
}

static void
edit_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  rapport_thing_dialog_open (RAPPORT_FILES_PANE (widget)->context, &rapport_attachment_sheet,
                             g_variant_get_int64 (parameter));
}

/* Its content stays as long as it can be brought back. */
static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  const gint64 id = g_variant_get_int64 (parameter);

  rapport_run_told (RAPPORT_FILES_PANE (widget)->context, rapport_delete_new (RAPPORT_TYPE_ATTACHMENT, &id, 1));
}

static void
rapport_files_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rapport_files_pane_parent_class)->map (widget);
  load (RAPPORT_FILES_PANE (widget));
}

static void
rapport_files_pane_dispose (GObject *object)
{
  RapportFilesPane *self = RAPPORT_FILES_PANE (object);

  rapport_book_forget (&self->question);
  rapport_ui_drop_children (GTK_WIDGET (object));
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_object (&self->saved);
  g_clear_object (&self->owner);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_files_pane_parent_class)->dispose (object);
}

static void
rapport_files_pane_class_init (RapportFilesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_files_pane_dispose;

  widget_class->map = rapport_files_pane_map;
  widget_class->focus = rapport_ui_focus_children;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "files.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "files.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "files.save-as", "x", save_as_cb);
  gtk_widget_class_install_action (widget_class, "files.edit", "x", edit_cb);
  gtk_widget_class_install_action (widget_class, "files.remove", "x", remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "files.paste", NULL);
}

static GtkWidget *
add_label (RapportFilesPane *self,
           const char       *words,
           const char       *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
add_button (GtkWidget  *box,
            const char *icon,
            const char *words,
            const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  rapport_control_name_set (button, words);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

static void
rapport_files_pane_init (RapportFilesPane *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  const char *plural = g_dpgettext2 (GETTEXT_PACKAGE, "thing", rapport_attachment_info.plural);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *heading = gtk_label_new (plural);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (head), heading);
  add_button (head, "list-add-symbolic", _("Attach a file: a copy is kept with the book"), "files.add");
  add_button (head, "edit-paste-symbolic", _("Attach the copied file or picture (Ctrl+V)"), "files.paste");
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  /* above the list, or it would be out of sight where that is long */
  self->problem = add_label (self, NULL, "error-text");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, plural, -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  self->none = add_label (self, _("No file is attached. Drop one here, or paste it."), "dim-label");
  gtk_widget_set_visible (self->list, FALSE);
  gtk_widget_set_visible (self->none, FALSE);
  gtk_widget_set_visible (self->problem, FALSE);
  rapport_files_pane_take_drops (self, GTK_WIDGET (self));
}

/** rapport_files_pane_new: Returns: (transfer floating): nobody's files yet */
GtkWidget *
rapport_files_pane_new (RapportContext *context)
{
  RapportFilesPane *self;
  gboolean can_write;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);

  self = g_object_new (RAPPORT_TYPE_FILES_PANE, NULL);
  self->context = g_object_ref (context);
  can_write = !rapport_book_is_read_only (rapport_context_get_book (context));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "files.add", can_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "files.paste", can_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "files.remove", can_write);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/** rapport_files_pane_set_owner: shows the files of @owner (nullable), a customer or any other thing */
void
rapport_files_pane_set_owner (RapportFilesPane *self,
                              RapportEntity    *owner)
{
  g_return_if_fail (RAPPORT_IS_FILES_PANE (self));

  if (!g_set_object (&self->owner, owner))
    return;
  rapport_book_forget (&self->question);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  tell (self, NULL);
  show (self);
  load (self);
}

/** rapport_files_pane_take_drops: attaches files that are dropped on @widget, around it */
void
rapport_files_pane_take_drops (RapportFilesPane *self,
                               GtkWidget        *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_return_if_fail (RAPPORT_IS_FILES_PANE (self) && GTK_IS_WIDGET (widget));

  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
