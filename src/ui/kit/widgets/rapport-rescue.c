/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-backups.h"
#include "rapport-rescue.h"
#include "rapport-ui.h"

/**
 * RapportRescue:
 * Offers what can be done about damaged data: to bring back the newest whole backup, which is what most will want, and
 * to save what can still be read.
 */
struct _RapportRescue
{
  GtkBox     parent_instance;

  GtkWidget *bring_back;
};

G_DEFINE_FINAL_TYPE (RapportRescue, rapport_rescue, GTK_TYPE_BOX)

enum { FOUND, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
rapport_rescue_class_init (RapportRescueClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /** RapportRescue::found: there is a whole backup, which is offered now */
  signals[FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-rescue.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportRescue, bring_back);
}

static void
rapport_rescue_init (RapportRescue *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
find_whole_in_thread (GTask        *task,
                      gpointer      source,
                      gpointer      data,
                      GCancellable *cancellable)
{
  g_task_return_pointer (task, rapport_backups_find_whole (data), g_free);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  RapportRescue *self = RAPPORT_RESCUE (source);
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *made = NULL;
  g_autofree char *label = NULL;
  RapportBackup backup = { 0 };

  if (name == NULL || !rapport_backup_parse (name, &backup) || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  made = g_strdup_printf ("%04d-%02d-%02d %02d:%02d", backup.day / 10000, backup.day / 100 % 100, backup.day % 100,
                          backup.time / 10000, backup.time / 100 % 100);
  /* translators: a day and a time */
  label = g_strdup_printf (_("_Bring Back the Backup of %s"), made);
  gtk_button_set_label (GTK_BUTTON (self->bring_back), label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->bring_back), "s", name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->bring_back), "app.bring-back");
  gtk_widget_add_css_class (self->bring_back, "suggested-action");
  gtk_widget_set_visible (self->bring_back, TRUE);
  g_signal_emit (self, signals[FOUND], 0);
}

/**
 * rapport_rescue_look:
 * @folder: of the damaged data
 *
 * Looks for the newest whole backup, and offers it once it is found.
 */
void
rapport_rescue_look (RapportRescue *self,
                     const char    *folder)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (RAPPORT_IS_RESCUE (self));
  g_return_if_fail (folder != NULL);

  gtk_widget_set_visible (self->bring_back, FALSE);
  task = g_task_new (self, NULL, found_cb, NULL);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, find_whole_in_thread);
}

/** rapport_rescue_get_bring_back: Returns: (transfer none): the button that brings the backup back */
GtkWidget *
rapport_rescue_get_bring_back (RapportRescue *self)
{
  g_return_val_if_fail (RAPPORT_IS_RESCUE (self), NULL);

  return self->bring_back;
}
