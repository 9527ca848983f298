/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-application-private.h"
#include "rapport-backup-restore.h"
#include "rapport-backup-scratch.h"
#include "rapport-backups.h"
#include "rapport-salvage.h"
#include "rapport-sealed-backup.h"

/* What a closed window's threads still read is over soon. */
#define TRIES 50
#define PAUSE_USEC (G_USEC_PER_SEC / 10)

/* @path: (nullable): the backup; of what is damaged and is to be saved it is said when that is done, with @words of it
 * @phrase: (nullable): of an encrypted backup */
typedef struct
{
  char      *folder;
  char      *path;
  char      *words;
  char      *phrase;
  GtkWidget *waiting;
} Restoring;

static void
free_restoring (gpointer data)
{
  Restoring *restoring = data;

  g_free (restoring->folder);
  g_free (restoring->path);
  g_free (restoring->words);
  rapport_backup_phrase_free (restoring->phrase);
  g_free (restoring);
}

static gboolean
salvage (Restoring  *restoring,
         GDateTime  *now,
         GError    **error)
{
  g_autoptr(RapportSalvaged) salvaged = rapport_salvage_run (restoring->folder, NULL, now, NULL, error);

  if (salvaged == NULL)
    return FALSE;
  restoring->path = g_strdup (salvaged->path);
  restoring->words = rapport_salvaged_describe (salvaged);
  return TRUE;
}

static void
restore_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Restoring *restoring = data;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(RapportUnsealed) backup = NULL;
  GError *error = NULL;

  if (restoring->path == NULL && !salvage (restoring, now, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  backup = rapport_unsealed_open (restoring->path, restoring->phrase, NULL, &error);
  for (int i = 0; backup != NULL && i < TRIES; i++)
    {
      if (i > 0)
        g_usleep (PAUSE_USEC);
      g_clear_error (&error);
      if (rapport_backup_restore (restoring->folder, rapport_unsealed_get_path (backup), now, NULL, &error))
        {
          g_task_return_boolean (task, TRUE);
          return;
        }
      if (!g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_BUSY))
        break;
    }
  g_task_return_error (task, error);
}

static GtkWidget *
show_waiting (RapportApplication *self,
              const char         *what)
{
  GtkWidget *window = gtk_application_window_new (GTK_APPLICATION (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), gtk_label_new (what));
  gtk_widget_add_css_class (box, "dialog-content");
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _("Rapport"));
  gtk_window_set_resizable (GTK_WINDOW (window), FALSE);
  gtk_window_set_deletable (GTK_WINDOW (window), FALSE);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  RapportApplication *self = RAPPORT_APPLICATION (source);
  Restoring *restoring = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  gboolean restored = g_task_propagate_boolean (G_TASK (result), &error);
  GtkWindow *window;

  rapport_application_open_book (self);
  gtk_window_destroy (GTK_WINDOW (restoring->waiting));
  window = rapport_application_show_window (self);
  g_application_release (G_APPLICATION (self));
  if (!RAPPORT_IS_WINDOW (window))
    return;
  if (restored && restoring->words != NULL)
    rapport_window_toast (RAPPORT_WINDOW (window), restoring->words, FALSE);
  else if (restored)
    rapport_window_toast (RAPPORT_WINDOW (window), _("The backup is back. What was there before is a backup too."), FALSE);
  else
    rapport_window_show_error (RAPPORT_WINDOW (window), error->message);
}

/* Nobody may have the book open while another takes its place. */
static gboolean
restore_cb (gpointer data)
{
  GTask *task = data;
  RapportApplication *self = g_task_get_source_object (task);
  Restoring *restoring = g_task_get_task_data (task);

  g_application_hold (G_APPLICATION (self));
  rapport_application_close_book (self);
  restoring->waiting = show_waiting (self, restoring->path != NULL ? _("Bringing the backup back…")
                                                                   : _("Saving what can be read…"));
  g_task_run_in_thread (task, restore_in_thread);
  return G_SOURCE_REMOVE;
}

/* Of the two places that hold backups of this profile, and of nowhere else; @keeper: (nullable) */
static char *
find_backup (RapportApplication  *self,
             RapportBackupKeeper *keeper,
             const char          *name)
{
  GArray *second = keeper != NULL ? rapport_backup_keeper_get_backups (keeper) : NULL;
  g_autofree char *first = NULL;

  for (guint i = 0; second != NULL && i < second->len; i++)
    if (g_str_equal (g_array_index (second, RapportBackup, i).path, name))
      return g_strdup (name);
  first = g_path_get_basename (name);
  return g_build_filename (self->folder, "backups", first, NULL);
}

/* @name: (nullable) */
static void
begin (RapportApplication *self,
       const char         *name)
{
  RapportBackupKeeper *keeper = self->context != NULL ? rapport_context_get_backup_keeper (self->context) : NULL;
  g_autoptr(GTask) task = g_task_new (self, NULL, restored_cb, NULL);
  Restoring *restoring = g_new0 (Restoring, 1);

  restoring->folder = g_strdup (self->folder);
  restoring->path = name != NULL ? find_backup (self, keeper, name) : NULL;
  restoring->phrase = keeper != NULL ? g_strdup (rapport_backup_keeper_get_phrase (keeper)) : NULL;
  g_task_set_task_data (task, restoring, free_restoring);
  /* the window that asked goes with the others, once it is through with the answer */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, restore_cb, g_steal_pointer (&task), g_object_unref);
}

static void
bring_back_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  RapportApplication *self = data;

  begin (self, g_variant_get_string (parameter, NULL));
}

static void
salvage_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  begin (data, NULL);
}

/* bring-back: a backup of this profile, by its file name or its path in the second place, takes the place of the book;
 * salvage: what can be read of a damaged book does */
void
rapport_application_add_restore_action (RapportApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "bring-back", .activate = bring_back_cb, .parameter_type = "s" },
    { .name = "salvage", .activate = salvage_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
