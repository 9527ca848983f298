/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rapport-backups-pane.h"
#include "rapport-backups.h"
#include "rapport-book-copy.h"
#include "rapport-question.h"
#include "rapport-restore-dialog.h"
#include "rapport-ui.h"

#define PATH "backup-path"
#define CHECKED "backup-checked"

/** RapportBackupsPane: the backups of the book: makes, checks and brings them back */
struct _RapportBackupsPane
{
  GtkBox          parent_instance;

  GtkWidget      *list;
  GtkWidget      *status;
  GtkWidget      *make;
  GtkWidget      *check;
  GtkWidget      *one_back;
  GtkWidget      *bring_back;
  RapportContext *context;
  gboolean        busy;
};

G_DEFINE_FINAL_TYPE (RapportBackupsPane, rapport_backups_pane, GTK_TYPE_BOX)

static const char *
get_chosen (RapportBackupsPane *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return row != NULL ? g_object_get_data (G_OBJECT (row), PATH) : NULL;
}

static void
update_buttons (RapportBackupsPane *self)
{
  const gboolean chosen = get_chosen (self) != NULL;
  const gboolean read_only = self->context == NULL || rapport_book_is_read_only (rapport_context_get_book (self->context));

  gtk_widget_set_sensitive (self->make, !self->busy && !read_only);
  gtk_widget_set_sensitive (self->check, !self->busy && chosen);
  gtk_widget_set_sensitive (self->one_back, !self->busy && chosen && !read_only);
  gtk_widget_set_sensitive (self->bring_back, !self->busy && chosen && !read_only);
}

static void
begin (RapportBackupsPane *self,
       const char         *sentence)
{
  self->busy = TRUE;
  gtk_label_set_text (GTK_LABEL (self->status), sentence);
  update_buttons (self);
}

static void
end (RapportBackupsPane *self,
     const char         *sentence)
{
  self->busy = FALSE;
  gtk_label_set_text (GTK_LABEL (self->status), sentence);
  update_buttons (self);
}

static char *
describe (const RapportBackup *backup)
{
  g_autoptr(GDateTime) time =
    g_date_time_new_local (backup->day / 10000, backup->day / 100 % 100, backup->day % 100, backup->time / 10000,
                           backup->time / 100 % 100, backup->time % 100);
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");

  /* translators: a day and a time, then why the backup was made */
  return g_strdup_printf (_("%s · %s"), when, rapport_backup_get_reason (backup));
}

static GtkWidget *
create_row (const RapportBackup *backup)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *title = describe (backup);
  GtkWidget *name = gtk_label_new (title);
  GStatBuf info = { 0 };
  g_autofree char *size = g_stat (backup->path, &info) == 0 ? g_format_size (info.st_size) : g_strdup ("");
  /* translators: the size of a file */
  g_autofree char *text = g_strdup_printf (_("%s · whole when it was made"), size);
  GtkWidget *detail = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), PATH, g_strdup (backup->path), g_free);
  g_object_set_data_full (G_OBJECT (row), CHECKED, g_object_ref (detail), g_object_unref);
  return row;
}

/* The newest stands first. */
static void
fill (RapportBackupsPane *self)
{
  g_autoptr(GArray) backups = rapport_backups_list (rapport_book_get_folder (rapport_context_get_book (self->context)));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = backups->len; i-- > 0;)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (&g_array_index (backups, RapportBackup, i)));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  update_buttons (self);
}

static void
row_selected_cb (RapportBackupsPane *self)
{
  if (self->context != NULL)
    update_buttons (self);
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      folder,
                GCancellable *cancellable)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  GError *error = NULL;
  char *path = rapport_backups_make (folder, RAPPORT_BACKUP_HAND, now, NULL, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  RapportBackupsPane *self = RAPPORT_BACKUPS_PANE (source);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->context == NULL)
    return;
  if (path != NULL)
    fill (self);
  end (self, path != NULL ? _("The backup is made, and whole.") : error->message);
  gtk_widget_grab_focus (self->make);
}

static void
make_cb (RapportBackupsPane *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, made_cb, NULL);

  begin (self, _("Making a backup…"));
  g_task_set_task_data (task, g_strdup (rapport_book_get_folder (rapport_context_get_book (self->context))), g_free);
  g_task_run_in_thread (task, make_in_thread);
}

static void
check_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      path,
                 GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *findings = rapport_book_verify_file (path, &error);

  if (findings != NULL && findings->len == 0)
    {
      g_ptr_array_unref (findings);
      findings = rapport_book_list_missing_files (path, &error);
    }
  if (findings != NULL)
    g_task_return_pointer (task, findings, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
mark_checked (RapportBackupsPane *self,
              const char         *path,
              gboolean            is_whole)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), PATH), path) == 0)
      gtk_label_set_text (g_object_get_data (G_OBJECT (row), CHECKED),
                          is_whole ? _("checked just now: whole") : _("checked just now: damaged"));
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  RapportBackupsPane *self = RAPPORT_BACKUPS_PANE (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->context == NULL)
    return;
  mark_checked (self, g_task_get_task_data (G_TASK (result)), findings != NULL && findings->len == 0);
  if (findings == NULL)
    end (self, error->message);
  else
    end (self, findings->len == 0 ? _("The backup is whole.") : g_ptr_array_index (findings, 0));
  gtk_widget_grab_focus (self->check);
}

static void
check_cb (RapportBackupsPane *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, checked_cb, NULL);

  g_task_set_task_data (task, g_strdup (get_chosen (self)), g_free);
  begin (self, _("Looking through the backup…"));
  g_task_run_in_thread (task, check_in_thread);
}

static void
go_on_cb (gpointer data)
{
  RapportBackupsPane *self = data;
  g_autofree char *name = get_chosen (self) != NULL ? g_path_get_basename (get_chosen (self)) : NULL;
  GActionGroup *application = G_ACTION_GROUP (g_application_get_default ());

  if (name != NULL && application != NULL)
    g_action_group_activate_action (application, "bring-back", g_variant_new_string (name));
}

static void
bring_back_cb (RapportBackupsPane *self)
{
  RapportBackup backup;
  g_autofree char *name = g_path_get_basename (get_chosen (self));
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;

  if (!rapport_backup_parse (name, &backup))
    return;
  words = describe (&backup);
  /* translators: %s is a day, a time and why the backup was made */
  sentence = g_strdup_printf (_("All data become what they were then: %s. What is there now becomes one more backup "
                                "first, so that it can be brought back too. The windows are closed meanwhile."), words);
  rapport_question_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Bring this backup back?"), sentence,
                        _("_Cancel"), _("_Bring Back"), go_on_cb, self);
}

static void
one_back_cb (RapportBackupsPane *self)
{
  GtkWidget *dialog = rapport_restore_dialog_new (self->context, get_chosen (self));

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
rapport_backups_pane_dispose (GObject *object)
{
  g_clear_object (&RAPPORT_BACKUPS_PANE (object)->context);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_BACKUPS_PANE);

  G_OBJECT_CLASS (rapport_backups_pane_parent_class)->dispose (object);
}

static void
rapport_backups_pane_class_init (RapportBackupsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_backups_pane_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-backups-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, list);
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, status);
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, make);
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, check);
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, one_back);
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, bring_back);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, one_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, bring_back_cb);
}

static void
rapport_backups_pane_init (RapportBackupsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** rapport_backups_pane_set_context: shows the backups of the book of @context */
void
rapport_backups_pane_set_context (RapportBackupsPane *self,
                                  RapportContext     *context)
{
  g_return_if_fail (RAPPORT_IS_BACKUPS_PANE (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  g_set_object (&self->context, context);
  fill (self);
}
