/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-backup-scratch.h"
#include "rapport-phrase-dialog.h"
#include "rapport-ui.h"

/**
 * RapportPhraseDialog:
 * Chooses the second place of the backups with the pass phrase of what is to be copied there, or asks for the one that
 * was chosen. It is checked before the dialog goes.
 */
struct _RapportPhraseDialog
{
  GtkWindow          parent_instance;

  GtkWidget         *sentence;
  GtkWidget         *encrypt;
  GtkWidget         *phrases;
  GtkWidget         *phrase;
  GtkWidget         *twice;
  GtkWidget         *again;
  GtkWidget         *status;
  GtkWidget         *go_on;
  RapportContext    *context;
  char              *path;
  RapportPhraseFunc  func;
  gpointer           data;
  gboolean           busy;
};

G_DEFINE_FINAL_TYPE (RapportPhraseDialog, rapport_phrase_dialog, GTK_TYPE_WINDOW)

/* @path: (nullable): NULL to check the phrase of the place that was chosen */
typedef struct
{
  char *folder;
  char *path;
  char *phrase;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_free (job->path);
  rapport_backup_phrase_free (job->phrase);
  g_free (job);
}

static gboolean
wants_phrase (RapportPhraseDialog *self)
{
  return self->path == NULL || gtk_check_button_get_active (GTK_CHECK_BUTTON (self->encrypt));
}

static void
changed_cb (RapportPhraseDialog *self)
{
  const char *phrase = gtk_editable_get_text (GTK_EDITABLE (self->phrase));
  const char *again = gtk_editable_get_text (GTK_EDITABLE (self->again));
  const gboolean differs = self->path != NULL && !g_str_equal (phrase, again);

  gtk_widget_set_sensitive (self->phrases, wants_phrase (self));
  gtk_widget_set_sensitive (self->go_on, !self->busy && (!wants_phrase (self) || (*phrase != '\0' && !differs)));
  if (!self->busy)
    rapport_ui_set_status (self->status, wants_phrase (self) && differs && *again != '\0'
                                           ? _("The two pass phrases are not the same.") : NULL, FALSE);
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      data,
     GCancellable *cancellable)
{
  const Job *job = data;
  g_autoptr(RapportBackupPlace) place = job->path == NULL ? rapport_backup_place_load (job->folder) : NULL;
  GError *error = NULL;
  gboolean done;

  if (job->path != NULL)
    done = rapport_backup_place_choose (job->folder, job->path, job->phrase, &error);
  else
    done = place == NULL || rapport_backup_place_check_phrase (place, job->phrase, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  RapportPhraseDialog *self = RAPPORT_PHRASE_DIALOG (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  const gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  RapportPhraseFunc func = self->func;
  gpointer func_data = self->data;

  if (self->context == NULL)
    return;
  self->busy = FALSE;
  changed_cb (self);
  if (!done)
    {
      rapport_ui_set_status (self->status, error->message, TRUE);
      gtk_widget_grab_focus (wants_phrase (self) ? self->phrase : self->encrypt);
      return;
    }
  rapport_backup_keeper_set_phrase (rapport_context_get_backup_keeper (self->context), job->phrase);
  rapport_backup_keeper_look (rapport_context_get_backup_keeper (self->context));
  gtk_window_close (GTK_WINDOW (self));
  func (func_data);
}

static void
go_on_cb (RapportPhraseDialog *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, ran_cb, NULL);
  Job *job = g_new0 (Job, 1);

  job->folder = g_strdup (rapport_book_get_folder (rapport_context_get_book (self->context)));
  job->path = g_strdup (self->path);
  job->phrase = wants_phrase (self) ? g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->phrase))) : NULL;
  g_task_set_task_data (task, job, free_job);
  self->busy = TRUE;
  rapport_ui_set_status (self->status, _("One moment…"), FALSE);
  changed_cb (self);
  g_task_run_in_thread (task, run);
}

static void
rapport_phrase_dialog_dispose (GObject *object)
{
  RapportPhraseDialog *self = RAPPORT_PHRASE_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->path, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_PHRASE_DIALOG);

  G_OBJECT_CLASS (rapport_phrase_dialog_parent_class)->dispose (object);
}

static void
rapport_phrase_dialog_class_init (RapportPhraseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_phrase_dialog_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-phrase-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportPhraseDialog, sentence);
  gtk_widget_class_bind_template_child (widget_class, RapportPhraseDialog, encrypt);
  gtk_widget_class_bind_template_child (widget_class, RapportPhraseDialog, phrases);
  gtk_widget_class_bind_template_child (widget_class, RapportPhraseDialog, phrase);
  gtk_widget_class_bind_template_child (widget_class, RapportPhraseDialog, twice);
  gtk_widget_class_bind_template_child (widget_class, RapportPhraseDialog, again);
  gtk_widget_class_bind_template_child (widget_class, RapportPhraseDialog, status);
  gtk_widget_class_bind_template_child (widget_class, RapportPhraseDialog, go_on);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_on_cb);
}

static void
rapport_phrase_dialog_init (RapportPhraseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_ui_add_close_key (GTK_WIDGET (self));
  rapport_ui_add_save_keys (GTK_WIDGET (self), "default.activate");
}

/* @path: (nullable): of the place to be chosen */
static RapportPhraseDialog *
create (RapportContext    *context,
        GtkWindow         *parent,
        const char        *path,
        RapportPhraseFunc  func,
        gpointer           data)
{
  RapportPhraseDialog *self = g_object_new (RAPPORT_TYPE_PHRASE_DIALOG, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  self->path = g_strdup (path);
  self->func = func;
  self->data = data;
  gtk_widget_set_visible (self->encrypt, path != NULL);
  gtk_widget_set_visible (self->twice, path != NULL);
  changed_cb (self);
  return self;
}

/**
 * rapport_phrase_dialog_choose:
 * @path: of the folder that a person wants as the second place
 * @func: called when it is chosen
 * @data: for @func, to live as long as @parent
 */
void
rapport_phrase_dialog_choose (RapportContext    *context,
                              GtkWindow         *parent,
                              const char        *path,
                              RapportPhraseFunc  func,
                              gpointer           data)
{
  RapportPhraseDialog *self;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (path != NULL && func != NULL);

  self = create (context, parent, path, func, data);
  name = g_filename_display_name (path);
  /* translators: a folder */
  sentence = g_strdup_printf (_("Each backup is copied to “%s”, too: at once, or when it is there again."), name);
  gtk_window_set_title (GTK_WINDOW (self), _("Second Place of the Backups"));
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
  gtk_button_set_label (GTK_BUTTON (self->go_on), _("_Use This Folder"));
  gtk_widget_grab_focus (self->encrypt);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * rapport_phrase_dialog_ask:
 * @func: called when the pass phrase of the second place was given, and is the right one
 * @data: for @func, to live as long as @parent
 */
void
rapport_phrase_dialog_ask (RapportContext    *context,
                           GtkWindow         *parent,
                           RapportPhraseFunc  func,
                           gpointer           data)
{
  RapportPhraseDialog *self;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (func != NULL);

  self = create (context, parent, NULL, func, data);
  gtk_window_set_title (GTK_WINDOW (self), _("Pass Phrase of the Backups"));
  gtk_label_set_text (GTK_LABEL (self->sentence),
                      _("The backups in the second place are encrypted. Their pass phrase is kept until Rapport ends."));
  gtk_button_set_label (GTK_BUTTON (self->go_on), _("_Go On"));
  gtk_widget_grab_focus (self->phrase);
  gtk_window_present (GTK_WINDOW (self));
}
