/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-backup-difference.h"
#include "rapport-detail-row.h"
#include "rapport-difference-window.h"
#include "rapport-restore-dialog.h"
#include "rapport-ui.h"

/* Of each kind so many that were added, changed and are gone: a person does not read more, but counts all. */
#define MOST 100

#define PROGRESS_MS 100
#define THING "different-thing"

/**
 * RapportDifferenceWindow:
 * What was added, changed and is gone since a backup, a kind at a time; from there a thing is opened, or its customer
 * brought back.
 */
struct _RapportDifferenceWindow
{
  GtkWindow        parent_instance;

  GtkWidget       *since;
  GtkWidget       *status;
  GtkWidget       *progress;
  GtkWidget       *kinds;
  GtkWidget       *scrolled;
  GtkWidget       *list;
  GtkWidget       *more;
  RapportContext  *context;
  RapportUnsealed *backup;
  GCancellable    *cancellable;
  GPtrArray       *found;
  guint            tick;
};

G_DEFINE_FINAL_TYPE (RapportDifferenceWindow, rapport_difference_window, GTK_TYPE_WINDOW)

/* @permille: told by the thread that compares */
typedef struct
{
  RapportUnsealed *backup;
  char            *book;
  GTimeZone       *zone;
  int              permille;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  rapport_unsealed_unref (job->backup);
  g_free (job->book);
  g_time_zone_unref (job->zone);
  g_free (job);
}

static void
tell_cb (gpointer data,
         double   done)
{
  g_atomic_int_set (&((Job *) data)->permille, (int) (done * 1000));
}

static void
compare_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Job *job = data;
  RapportProgress progress = { .cancellable = cancellable, .func = tell_cb, .data = job };
  GError *error = NULL;
  GPtrArray *kinds =
    rapport_backup_difference_load (rapport_unsealed_get_path (job->backup), job->book, MOST, job->zone, &progress, &error);

  if (kinds != NULL)
    g_task_return_pointer (task, kinds, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static const char *
get_words (RapportChangeOp op)
{
  switch (op)
    {
    case RAPPORT_CHANGE_INSERT:
      return C_("difference", "added");
    case RAPPORT_CHANGE_UPDATE:
      return C_("difference", "changed");
    case RAPPORT_CHANGE_DELETE:
    default:
      return C_("difference", "gone");
    }
}

static char *
describe_fields (const RapportDifferentThing *thing)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < thing->fields->len; i++)
    {
      g_autofree char *line = rapport_different_field_describe (g_ptr_array_index (thing->fields, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
create_row (const RapportDifferentThing *thing,
            guint                        index)
{
  g_autofree char *body = describe_fields (thing);
  g_autofree char *subtitle =
    thing->customer != NULL && (thing->info->flags & RAPPORT_ENTITY_CUSTOMER) == 0
      /* translators: whether it was added, changed or is gone, then whose it is */
      ? g_strdup_printf (_("%s · %s"), get_words (thing->op), thing->customer) : g_strdup (get_words (thing->op));
  GtkWidget *row = rapport_detail_row_new (
    thing->info->icon, thing->title != NULL ? thing->title : g_dpgettext2 (GETTEXT_PACKAGE, "thing", thing->info->label),
    subtitle, *body != '\0' ? body : NULL);

  if (thing->was_customer_there && thing->op != RAPPORT_CHANGE_INSERT)
    rapport_detail_row_add_button (RAPPORT_DETAIL_ROW (row), "edit-undo-symbolic", _("Bring back this customer…"),
                                   "difference.bring-back", g_variant_new_uint32 (index));
  g_object_set_data (G_OBJECT (row), THING, (gpointer) thing);
  return row;
}

static void
show_kind_cb (RapportDifferenceWindow *self)
{
  const guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kinds));
  const RapportKindDifference *kind;
  g_autofree char *words = NULL;
  GtkWidget *row;
  guint n_more;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  if (self->found == NULL || selected >= self->found->len)
    return;
  kind = g_ptr_array_index (self->found, selected);
  for (guint i = 0; i < kind->things->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (g_ptr_array_index (kind->things, i), i));
  n_more = kind->n[RAPPORT_CHANGE_INSERT] + kind->n[RAPPORT_CHANGE_UPDATE] + kind->n[RAPPORT_CHANGE_DELETE] -
           kind->things->len;
  words = g_strdup_printf (ngettext ("%'u more is not shown; “rapport-cli backup diff” tells of more.",
                                     "%'u more are not shown; “rapport-cli backup diff” tells of more.", n_more), n_more);
  gtk_label_set_text (GTK_LABEL (self->more), words);
  gtk_widget_set_visible (self->more, n_more > 0);
}

static void
show_found (RapportDifferenceWindow *self)
{
  g_autofree char *words = rapport_difference_describe (self->found);
  GtkStringList *lines = gtk_string_list_new (NULL);
  const gboolean differs = self->found->len > 0;

  gtk_label_set_text (GTK_LABEL (self->status), words);
  for (guint i = 0; i < self->found->len; i++)
    gtk_string_list_take (lines, rapport_kind_difference_describe (g_ptr_array_index (self->found, i)));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->kinds), G_LIST_MODEL (lines));
  g_object_unref (lines);
  gtk_widget_set_visible (self->kinds, differs);
  gtk_widget_set_visible (self->scrolled, differs);
  show_kind_cb (self);
  if (differs)
    gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  RapportDifferenceWindow *self = RAPPORT_DIFFERENCE_WINDOW (source);
  g_autoptr(GError) error = NULL;
  GPtrArray *found = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->context == NULL)
    {
      g_clear_pointer (&found, g_ptr_array_unref);
      return;
    }
  g_clear_handle_id (&self->tick, g_source_remove);
  gtk_widget_set_visible (self->progress, FALSE);
  self->found = found;
  if (found != NULL)
    show_found (self);
  else
    rapport_ui_set_status (self->status, error->message, TRUE);
}

static gboolean
tick_cb (gpointer data)
{
  GTask *task = data;
  RapportDifferenceWindow *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), g_atomic_int_get (&job->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
compare (RapportDifferenceWindow *self)
{
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, compared_cb, NULL);
  RapportBook *book = rapport_context_get_book (self->context);
  Job *job = g_new0 (Job, 1);

  job->backup = rapport_unsealed_ref (self->backup);
  job->book = g_strdup (rapport_book_get_path (book));
  job->zone = g_time_zone_ref (rapport_context_get_zone (self->context));
  gtk_label_set_text (GTK_LABEL (self->status), _("Comparing with the backup…"));
  g_task_set_task_data (task, job, free_job);
  self->tick = g_timeout_add_full (G_PRIORITY_DEFAULT, PROGRESS_MS, tick_cb, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (task, compare_in_thread);
}

static void
bring_back (RapportDifferenceWindow     *self,
            const RapportDifferentThing *thing)
{
  GtkWidget *dialog = rapport_restore_dialog_new (self->context, self->backup);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  rapport_restore_dialog_show_customer (RAPPORT_RESTORE_DIALOG (dialog), thing->customer_uid, thing->customer);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
bring_back_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  RapportDifferenceWindow *self = RAPPORT_DIFFERENCE_WINDOW (widget);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), g_variant_get_uint32 (parameter));

  if (row != NULL)
    bring_back (self, g_object_get_data (G_OBJECT (row), THING));
}

/* What is there is opened; of what is gone, or has no place of its own, the customer, to be brought back. */
static void
row_activated_cb (RapportDifferenceWindow *self,
                  GtkListBoxRow           *row)
{
  const RapportDifferentThing *thing = g_object_get_data (G_OBJECT (row), THING);

  if (thing->id != 0 && rapport_context_open_thing (self->context, thing->info->name, thing->id))
    {
      if (rapport_context_get_window (self->context) != NULL)
        gtk_window_present (rapport_context_get_window (self->context));
    }
  else if (thing->was_customer_there)
    bring_back (self, thing);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
rapport_difference_window_dispose (GObject *object)
{
  RapportDifferenceWindow *self = RAPPORT_DIFFERENCE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->context);
  g_clear_pointer (&self->backup, rapport_unsealed_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_DIFFERENCE_WINDOW);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  G_OBJECT_CLASS (rapport_difference_window_parent_class)->dispose (object);
}

static void
rapport_difference_window_finalize (GObject *object)
{
  g_clear_object (&RAPPORT_DIFFERENCE_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (rapport_difference_window_parent_class)->finalize (object);
}

static void
rapport_difference_window_class_init (RapportDifferenceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_difference_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_difference_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-difference-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportDifferenceWindow, since);
  gtk_widget_class_bind_template_child (widget_class, RapportDifferenceWindow, status);
  gtk_widget_class_bind_template_child (widget_class, RapportDifferenceWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, RapportDifferenceWindow, kinds);
  gtk_widget_class_bind_template_child (widget_class, RapportDifferenceWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, RapportDifferenceWindow, list);
  gtk_widget_class_bind_template_child (widget_class, RapportDifferenceWindow, more);
  gtk_widget_class_bind_template_callback (widget_class, show_kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "difference.bring-back", "u", bring_back_cb);
}

static void
rapport_difference_window_init (RapportDifferenceWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  rapport_ui_add_close_key (GTK_WIDGET (self));
}

/**
 * rapport_difference_window_new:
 * @backup: what is compared with the book of @context
 * @name: when and why it was made
 *
 * Returns: (transfer none): a window that compares while it is shown, and gives up when it is closed
 */
GtkWidget *
rapport_difference_window_new (RapportContext  *context,
                               RapportUnsealed *backup,
                               const char      *name)
{
  RapportDifferenceWindow *self;
  g_autofree char *since = NULL;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (backup != NULL && name != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_DIFFERENCE_WINDOW, NULL);
  self->context = g_object_ref (context);
  self->backup = rapport_unsealed_ref (backup);
  /* translators: when and why a backup was made */
  since = g_strdup_printf (_("Since the backup %s"), name);
  gtk_label_set_text (GTK_LABEL (self->since), since);
  compare (self);
  return GTK_WIDGET (self);
}
