/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-backup-reading.h"
#include "rapport-control-name.h"
#include "rapport-customer-changes.h"
#include "rapport-restore-customer.h"
#include "rapport-restore-dialog.h"
#include "rapport-run.h"
#include "rapport-ui.h"

/* more are no help to choose */
#define MOST_FOUND 50

/** RapportRestoreDialog: finds a customer in a backup, says what bringing it back changes, and does that */
struct _RapportRestoreDialog
{
  GtkWindow       parent_instance;

  GtkWidget      *customer;
  GtkWidget      *find;
  GtkWidget      *list;
  GtkWidget      *status;
  GtkWidget      *bring_back;
  RapportContext *context;
  RapportUnsealed *backup;
  GPtrArray      *found;
  GPtrArray      *parts;
  guint           n_questions;
};

G_DEFINE_FINAL_TYPE (RapportRestoreDialog, rapport_restore_dialog, GTK_TYPE_WINDOW)

/* @text: (nullable): what is to be found; NULL to load the customer with @uid. @question: the answer to an older one
 * does not count */
typedef struct
{
  RapportUnsealed       *backup;
  char                  *book;
  char                  *text;
  guint8                 uid[RAPPORT_UID_LENGTH];
  guint                  question;
  GPtrArray             *answer;
  GTimeZone             *zone;
  char                  *changes;
  RapportCustomerParted  parted;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  rapport_unsealed_unref (question->backup);
  g_free (question->book);
  g_free (question->text);
  g_free (question->changes);
  g_time_zone_unref (question->zone);
  g_clear_pointer (&question->answer, g_ptr_array_unref);
  g_free (question);
}

static gboolean
compare (Question  *question,
         GError   **error)
{
  g_autoptr(RapportConnection) book = rapport_connection_open (question->book, RAPPORT_CONNECTION_READ_ONLY, error);

  if (book == NULL || !rapport_customer_parts_compare (book, question->answer, &question->parted, error))
    return FALSE;
  question->changes = rapport_customer_changes_describe (book, question->answer, question->zone, error);
  return question->changes != NULL;
}

/* What is in no name is looked for as pinyin. */
static GPtrArray *
find (RapportConnection  *connection,
      const char         *text,
      GError            **error)
{
  GPtrArray *found = rapport_customer_parts_find (connection, text, MOST_FOUND, error);

  if (found == NULL || found->len > 0)
    return found;
  g_ptr_array_unref (found);
  return rapport_customer_parts_find_spelled (connection, text, MOST_FOUND, error);
}

static void
ask_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Question *question = data;
  const char *file = rapport_unsealed_get_path (question->backup);
  GError *error = NULL;
  /* that takes its time in a great one, and only what is brought back must be whole */
  const gboolean is_whole = question->text != NULL || rapport_backup_check (file, &error);
  g_autoptr(RapportBackupReading) backup = is_whole ? rapport_backup_reading_open (file, &error) : NULL;
  RapportConnection *connection = backup != NULL ? rapport_backup_reading_get_connection (backup) : NULL;

  if (connection != NULL && question->text != NULL)
    question->answer = find (connection, question->text, &error);
  else if (connection != NULL)
    question->answer = rapport_customer_parts_load (connection, question->uid, &error);
  if (question->answer == NULL || (question->text == NULL && !compare (question, &error)))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
forget_parts (RapportRestoreDialog *self)
{
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  gtk_widget_set_sensitive (self->bring_back, FALSE);
}

static void
show_found (RapportRestoreDialog *self,
            GPtrArray            *found)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_ptr_array_ref (found);
  for (guint i = 0; i < found->len; i++)
    {
      const RapportCustomerFound *one = g_ptr_array_index (found, i);
      g_autofree char *words = g_strdup_printf ("%s  %s", one->number != NULL ? one->number : "", one->name);
      GtkWidget *label = gtk_label_new (g_strstrip (words));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_append (GTK_LIST_BOX (self->list), label);
      rapport_control_name_set (gtk_widget_get_parent (label), words);
    }
  gtk_label_set_text (GTK_LABEL (self->status), found->len == 0 ? _("The backup has no such customer.") : "");
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  if (row == NULL)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_parts (RapportRestoreDialog *self,
            Question             *question)
{
  g_autofree char *counted = rapport_customer_parted_describe (&question->parted);
  g_autofree char *words = g_strdup_printf ("%s%s%s", counted, *question->changes != '\0' ? "\n" : "", question->changes);
  const gboolean is_same = question->parted.n_gone == 0 && question->parted.n_other == 0;

  self->parts = g_ptr_array_ref (question->answer);
  gtk_label_set_text (GTK_LABEL (self->status), words);
  gtk_widget_set_sensitive (self->bring_back,
                            !is_same && !rapport_book_is_read_only (rapport_context_get_book (self->context)));
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  RapportRestoreDialog *self = RAPPORT_RESTORE_DIALOG (source);
  Question *question = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  const gboolean is_answered = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->context == NULL || question->question != self->n_questions)
    return;
  if (!is_answered)
    gtk_label_set_text (GTK_LABEL (self->status), g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND)
                                                    ? _("The backup has no such customer.") : error->message);
  else if (question->text != NULL)
    show_found (self, question->answer);
  else
    show_parts (self, question);
}

/* @uid: (nullable): of a customer that was found */
static void
ask (RapportRestoreDialog *self,
     const char           *text,
     const guint8         *uid)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, answered_cb, NULL);
  Question *question = g_new0 (Question, 1);

  question->backup = rapport_unsealed_ref (self->backup);
  question->book = g_strdup (rapport_book_get_path (rapport_context_get_book (self->context)));
  question->text = g_strdup (text);
  question->zone = g_time_zone_ref (rapport_context_get_zone (self->context));
  question->question = ++self->n_questions;
  if (uid != NULL)
    memcpy (question->uid, uid, sizeof question->uid);
  forget_parts (self);
  gtk_label_set_text (GTK_LABEL (self->status), _("Looking through the backup…"));
  g_task_set_task_data (task, question, free_question);
  g_task_run_in_thread (task, ask_in_thread);
}

static void
find_cb (RapportRestoreDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->customer))));

  if (*text != '\0')
    ask (self, text, NULL);
}

static void
row_selected_cb (RapportRestoreDialog *self,
                 GtkListBoxRow        *row)
{
  const RapportCustomerFound *one;

  if (row == NULL || self->found == NULL || self->context == NULL)
    return;
  one = g_ptr_array_index (self->found, gtk_list_box_row_get_index (row));
  ask (self, NULL, one->uid);
}

static void
bring_back_cb (RapportRestoreDialog *self)
{
  rapport_run_told (self->context, rapport_restore_customer_new (self->parts));
  gtk_window_close (GTK_WINDOW (self));
}

static void
rapport_restore_dialog_dispose (GObject *object)
{
  RapportRestoreDialog *self = RAPPORT_RESTORE_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->backup, rapport_unsealed_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAPPORT_TYPE_RESTORE_DIALOG);

  G_OBJECT_CLASS (rapport_restore_dialog_parent_class)->dispose (object);
}

static void
rapport_restore_dialog_class_init (RapportRestoreDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_restore_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-restore-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportRestoreDialog, customer);
  gtk_widget_class_bind_template_child (widget_class, RapportRestoreDialog, find);
  gtk_widget_class_bind_template_child (widget_class, RapportRestoreDialog, list);
  gtk_widget_class_bind_template_child (widget_class, RapportRestoreDialog, status);
  gtk_widget_class_bind_template_child (widget_class, RapportRestoreDialog, bring_back);
  gtk_widget_class_bind_template_callback (widget_class, find_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, bring_back_cb);
}

static void
rapport_restore_dialog_init (RapportRestoreDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_ui_add_close_key (GTK_WIDGET (self));
}

/** rapport_restore_dialog_new: Returns: (transfer none): a dialog that brings back one customer of @backup */
GtkWidget *
rapport_restore_dialog_new (RapportContext  *context,
                            RapportUnsealed *backup)
{
  RapportRestoreDialog *self = g_object_new (RAPPORT_TYPE_RESTORE_DIALOG, NULL);

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (backup != NULL, NULL);

  self->context = g_object_ref (context);
  self->backup = rapport_unsealed_ref (backup);
  return GTK_WIDGET (self);
}

/** rapport_restore_dialog_set_backup: says of which backup it is: @words such as its day and time */
void
rapport_restore_dialog_set_backup (RapportRestoreDialog *self,
                                   const char           *words)
{
  g_autofree char *title = NULL;

  g_return_if_fail (RAPPORT_IS_RESTORE_DIALOG (self));

  /* translators: %s is a day, a time and why the backup was made */
  title = g_strdup_printf (_("Bring Back One Customer: %s"), words);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/** rapport_restore_dialog_show_customer: says at once what bringing back the customer with @uid, called @name, changes */
void
rapport_restore_dialog_show_customer (RapportRestoreDialog *self,
                                      const guint8         *uid,
                                      const char           *name)
{
  g_return_if_fail (RAPPORT_IS_RESTORE_DIALOG (self));
  g_return_if_fail (uid != NULL && name != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->customer), name);
  ask (self, NULL, uid);
}
