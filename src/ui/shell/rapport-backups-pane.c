/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-backup-rows.h"
#include "rapport-backup-scratch.h"
#include "rapport-backups-pane.h"
#include "rapport-book-copy.h"
#include "rapport-customer.h"
#include "rapport-difference-window.h"
#include "rapport-file-picker.h"
#include "rapport-phrase-dialog.h"
#include "rapport-question.h"
#include "rapport-restore-dialog.h"
#include "rapport-things.h"
#include "rapport-ui.h"
#include "rapport-wrap-layout.h"

/** RapportBackupsPane: the backups of the book and their second place: makes, checks, compares and brings them back */
struct _RapportBackupsPane
{
  GtkBox          parent_instance;

  GtkWidget      *list;
  GtkWidget      *status;
  GtkWidget      *make;
  GtkWidget      *check;
  GtkWidget      *compare;
  GtkWidget      *one_back;
  GtkWidget      *bring_back;
  GtkWidget      *place;
  GtkWidget      *place_status;
  GtkWidget      *choose_place;
  GtkWidget      *enter_phrase;
  GtkWidget      *forget_place;
  RapportContext *context;
  char           *shown;
  gboolean        busy;
};

G_DEFINE_FINAL_TYPE (RapportBackupsPane, rapport_backups_pane, GTK_TYPE_BOX)

/* What is to be done with a backup once it can be read */
typedef void (*BackupFunc) (RapportBackupsPane *self,
                            RapportUnsealed    *backup);

/* @path: chosen when it was asked for */
typedef struct
{
  char       *path;
  char       *phrase;
  BackupFunc  func;
} Opening;

static void
free_opening (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  rapport_backup_phrase_free (opening->phrase);
  g_free (opening);
}

/* (nullable) */
static const RapportBackup *
get_chosen (RapportBackupsPane *self)
{
  return rapport_backup_rows_get_chosen (GTK_LIST_BOX (self->list));
}

static RapportBackupKeeper *
get_keeper (RapportBackupsPane *self)
{
  return rapport_context_get_backup_keeper (self->context);
}

static const char *
get_folder (RapportBackupsPane *self)
{
  return rapport_book_get_folder (rapport_context_get_book (self->context));
}

static void
update_buttons (RapportBackupsPane *self)
{
  const gboolean chosen = get_chosen (self) != NULL;
  RapportBook *book = self->context != NULL ? rapport_context_get_book (self->context) : NULL;
  const gboolean read_only = book == NULL || rapport_book_is_read_only (book);
  const gboolean is_damaged = book != NULL && rapport_book_is_damaged (book);

  gtk_widget_set_sensitive (self->make, !self->busy && !read_only);
  gtk_widget_set_sensitive (self->check, !self->busy && chosen);
  gtk_widget_set_sensitive (self->compare, !self->busy && chosen);
  gtk_widget_set_sensitive (self->one_back, !self->busy && chosen && !read_only);
  gtk_widget_set_sensitive (self->bring_back, !self->busy && chosen && (!read_only || is_damaged));
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

/* The newest stands first; what was selected stays so, unless @newest is wanted. */
static void
fill (RapportBackupsPane *self,
      gboolean            newest)
{
  g_autoptr(GArray) first = rapport_backups_list (get_folder (self));
  GArray *second = rapport_backup_keeper_get_backups (get_keeper (self));
  g_autofree char *names = rapport_backup_rows_describe_all (first, second);
  const RapportBackup *chosen = get_chosen (self);
  const RapportBackup before = chosen != NULL ? *chosen : (RapportBackup) { 0 };

  if (g_strcmp0 (names, self->shown) != 0)
    rapport_backup_rows_fill (GTK_LIST_BOX (self->list), first, second, chosen != NULL && !newest ? &before : NULL);
  g_free (self->shown);
  self->shown = g_steal_pointer (&names);
  update_buttons (self);
}

static char *
describe_state (RapportBackupsPane       *self,
                const RapportBackupPlace *place)
{
  const char *problem = rapport_backup_keeper_get_problem (get_keeper (self));
  g_autofree char *state = NULL;

  if (place == NULL)
    return g_strdup (_("Backups are beside the data only, and lost with this computer. Choose a folder on another disk, a "
                       "stick or a server: each backup is copied there when it is there."));
  state = rapport_backup_place_describe (place, rapport_context_get_zone (self->context));
  /* translators: how the second place stands, then a sentence on what is wrong */
  return problem != NULL ? g_strdup_printf (_("%s. %s"), state, problem) : g_steal_pointer (&state);
}

static void
show_place (RapportBackupsPane *self)
{
  g_autoptr(RapportBackupPlace) place = rapport_backup_place_load (get_folder (self));
  g_autofree char *name = place != NULL ? g_filename_display_name (place->path) : NULL;
  g_autofree char *state = describe_state (self, place);
  g_autofree char *title = NULL;
  const gboolean lacks_phrase = place != NULL && place->is_sealed &&
                                rapport_backup_keeper_get_phrase (get_keeper (self)) == NULL;

  if (place != NULL)
    /* translators: a folder */
    title = g_strdup_printf (place->is_sealed ? _("Second place, encrypted: %s") : _("Second place: %s"), name);
  gtk_label_set_text (GTK_LABEL (self->place), title != NULL ? title : _("No second place"));
  gtk_label_set_text (GTK_LABEL (self->place_status), state);
  gtk_widget_set_visible (self->enter_phrase, lacks_phrase);
  gtk_widget_set_visible (self->forget_place, place != NULL);
}

static void
place_changed_cb (RapportBackupsPane *self)
{
  if (self->context == NULL)
    return;
  show_place (self);
  if (!self->busy)
    fill (self, FALSE);
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
    fill (self, TRUE);
  end (self, path != NULL ? _("The backup is made, and whole.") : error->message);
  gtk_widget_grab_focus (self->make);
}

static void
make_cb (RapportBackupsPane *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, made_cb, NULL);

  begin (self, _("Making a backup…"));
  g_task_set_task_data (task, g_strdup (get_folder (self)), g_free);
  g_task_run_in_thread (task, make_in_thread);
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Opening *opening = data;
  GError *error = NULL;
  RapportUnsealed *backup = rapport_unsealed_open (opening->path, opening->phrase, NULL, &error);

  if (backup != NULL)
    g_task_return_pointer (task, backup, (GDestroyNotify) rapport_unsealed_unref);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  RapportBackupsPane *self = RAPPORT_BACKUPS_PANE (source);
  const Opening *opening = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  RapportUnsealed *backup = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->context != NULL)
    end (self, backup != NULL ? "" : error->message);
  if (self->context != NULL && backup != NULL)
    opening->func (self, backup);
  g_clear_pointer (&backup, rapport_unsealed_unref);
}

/* What is encrypted is opened with the phrase of the second place, which has been asked for by then. */
static void
open_chosen (RapportBackupsPane *self,
             BackupFunc          func)
{
  g_autoptr(GTask) task = NULL;
  Opening *opening;

  if (get_chosen (self) == NULL)
    return;
  task = g_task_new (self, NULL, opened_cb, NULL);
  opening = g_new0 (Opening, 1);
  opening->path = g_strdup (get_chosen (self)->path);
  opening->phrase = g_strdup (rapport_backup_keeper_get_phrase (get_keeper (self)));
  opening->func = func;
  begin (self, _("Opening the backup…"));
  g_task_set_task_data (task, opening, free_opening);
  g_task_run_in_thread (task, open_in_thread);
}

/* Asks for the phrase first where it is needed. */
static void
with_phrase (RapportBackupsPane *self,
             RapportPhraseFunc   func)
{
  const RapportBackup *chosen = get_chosen (self);

  if (chosen != NULL && chosen->is_sealed && rapport_backup_keeper_get_phrase (get_keeper (self)) == NULL)
    rapport_phrase_dialog_ask (self->context, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), func, self);
  else if (chosen != NULL)
    func (self);
}

static void
check_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      backup,
                 GCancellable *cancellable)
{
  const char *path = rapport_unsealed_get_path (backup);
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
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  RapportBackupsPane *self = RAPPORT_BACKUPS_PANE (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->context == NULL)
    return;
  rapport_backup_rows_tell_chosen (GTK_LIST_BOX (self->list),
                                   findings != NULL && findings->len == 0 ? _("checked just now: whole")
                                                                          : _("checked just now: damaged"));
  gtk_widget_set_sensitive (self->list, TRUE);
  if (findings == NULL)
    end (self, error->message);
  else
    end (self, findings->len == 0 ? _("The backup is whole.") : g_ptr_array_index (findings, 0));
  gtk_widget_grab_focus (self->check);
}

/* Which one it is that is checked stays while it is. */
static void
check_backup (RapportBackupsPane *self,
              RapportUnsealed    *backup)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, checked_cb, NULL);

  g_task_set_task_data (task, rapport_unsealed_ref (backup), (GDestroyNotify) rapport_unsealed_unref);
  begin (self, _("Looking through the backup…"));
  gtk_widget_set_sensitive (self->list, FALSE);
  g_task_run_in_thread (task, check_in_thread);
}

static void
check_chosen (gpointer data)
{
  open_chosen (data, check_backup);
}

static void
check_cb (RapportBackupsPane *self)
{
  with_phrase (self, check_chosen);
}

static void
show_dialog (RapportBackupsPane *self,
             GtkWidget          *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
compare_backup (RapportBackupsPane *self,
                RapportUnsealed    *backup)
{
  g_autofree char *name = get_chosen (self) != NULL ? rapport_backup_rows_describe (get_chosen (self)) : g_strdup ("");

  show_dialog (self, rapport_difference_window_new (self->context, backup, name));
}

static void
compare_chosen (gpointer data)
{
  open_chosen (data, compare_backup);
}

static void
compare_cb (RapportBackupsPane *self)
{
  with_phrase (self, compare_chosen);
}

static void
go_on_cb (gpointer data)
{
  RapportBackupsPane *self = data;
  GActionGroup *application = G_ACTION_GROUP (g_application_get_default ());

  if (get_chosen (self) != NULL && application != NULL)
    g_action_group_activate_action (application, "bring-back", g_variant_new_string (get_chosen (self)->path));
}

static void
ask_whether (gpointer data)
{
  RapportBackupsPane *self = data;
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;

  if (get_chosen (self) == NULL)
    return;
  words = rapport_backup_rows_describe (get_chosen (self));
  /* translators: %s is a day, a time and why the backup was made */
  sentence = g_strdup_printf (_("All data become what they were then: %s. What is there now becomes one more backup "
                                "first, so that it can be brought back too. The windows are closed meanwhile."), words);
  rapport_question_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Bring this backup back?"), sentence,
                        _("_Cancel"), _("_Bring Back"), go_on_cb, self);
}

static void
bring_back_cb (RapportBackupsPane *self)
{
  with_phrase (self, ask_whether);
}

/* Returns: (transfer full) (nullable): the customer that was looked at last, or whose something was */
static RapportEntity *
get_looked_at (RapportBackupsPane *self)
{
  RapportBook *book = rapport_context_get_book (self->context);
  guint n;
  const RapportSeenThing *seen = rapport_seen_get (rapport_context_get_seen (self->context), &n);
  g_autoptr(RapportEntity) thing =
    n > 0 ? rapport_book_get (book, rapport_entity_type_for (seen[0].thing), seen[0].id, NULL) : NULL;
  int owner;

  if (thing == NULL || RAPPORT_IS_CUSTOMER (thing))
    return g_steal_pointer (&thing);
  owner = rapport_entity_info_find_owner (rapport_entity_get_info (thing), rapport_customer_info.name);
  if (owner < 0 || !rapport_entity_is_set (thing, (guint) owner))
    return NULL;
  return rapport_book_get (book, RAPPORT_TYPE_CUSTOMER, rapport_entity_get_integer (thing, (guint) owner), NULL);
}

static void
bring_one_back (RapportBackupsPane *self,
                RapportUnsealed    *backup)
{
  GtkWidget *dialog = rapport_restore_dialog_new (self->context, backup);
  g_autofree char *words = get_chosen (self) != NULL ? rapport_backup_rows_describe (get_chosen (self)) : NULL;
  g_autoptr(RapportEntity) customer = get_looked_at (self);

  if (customer != NULL)
    rapport_restore_dialog_show_customer (RAPPORT_RESTORE_DIALOG (dialog), rapport_entity_get_uid (customer),
                                          rapport_entity_get_name (customer));
  if (words != NULL)
    rapport_restore_dialog_set_backup (RAPPORT_RESTORE_DIALOG (dialog), words);
  show_dialog (self, dialog);
}

static void
bring_one_of_chosen_back (gpointer data)
{
  open_chosen (data, bring_one_back);
}

static void
one_back_cb (RapportBackupsPane *self)
{
  with_phrase (self, bring_one_of_chosen_back);
}

/* The keeper looks, and tells what came of it. */
static void
place_chosen_cb (gpointer data)
{
  show_place (data);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(RapportBackupsPane) self = data;
  g_autoptr(GFile) folder = rapport_file_picker_save_finish (GTK_WINDOW (source), result, NULL);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  if (self->context != NULL && path != NULL)
    rapport_phrase_dialog_choose (self->context, GTK_WINDOW (source), path, place_chosen_cb, self);
}

static void
choose_place_cb (RapportBackupsPane *self)
{
  rapport_file_picker_folder_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Second Place of the Backups"),
                                    folder_chosen_cb, g_object_ref (self));
}

static void
enter_phrase_cb (RapportBackupsPane *self)
{
  rapport_phrase_dialog_ask (self->context, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), place_chosen_cb, self);
}

static void
forget_place_cb (RapportBackupsPane *self)
{
  g_autoptr(GError) error = NULL;

  if (!rapport_backup_place_forget (get_folder (self), &error))
    gtk_label_set_text (GTK_LABEL (self->status), error->message);
  rapport_backup_keeper_set_phrase (get_keeper (self), NULL);
  rapport_backup_keeper_look (get_keeper (self));
  gtk_widget_grab_focus (self->choose_place);
}

static void
rapport_backups_pane_dispose (GObject *object)
{
  g_clear_object (&RAPPORT_BACKUPS_PANE (object)->context);
  g_clear_pointer (&RAPPORT_BACKUPS_PANE (object)->shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_BACKUPS_PANE);

  G_OBJECT_CLASS (rapport_backups_pane_parent_class)->dispose (object);
}

static void
rapport_backups_pane_class_init (RapportBackupsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_backups_pane_dispose;

  g_type_ensure (RAPPORT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-backups-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, list);
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, status);
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, make);
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, check);
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, compare);
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, one_back);
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, bring_back);
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, place);
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, place_status);
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, choose_place);
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, enter_phrase);
  gtk_widget_class_bind_template_child (widget_class, RapportBackupsPane, forget_place);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, one_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, bring_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_place_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_phrase_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_place_cb);
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
  g_signal_connect_object (get_keeper (self), "changed", G_CALLBACK (place_changed_cb), self, G_CONNECT_SWAPPED);
  place_changed_cb (self);
  rapport_backup_keeper_look (get_keeper (self));
}
