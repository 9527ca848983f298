/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-application-private.h"
#include "rapport-import-dialog.h"
#include "rapport-sample.h"
#include "rapport-ui.h"
#include "rapport-who-dialog.h"
#include "rapport-window.h"

#define SCHEMA_ID RAPPORT_APP_ID

G_DEFINE_FINAL_TYPE (RapportApplication, rapport_application, GTK_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Work on sample data, apart from your own"), NULL },
  { "data", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Keep the data in another folder"), N_("FOLDER") },
  { "background", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Remind without opening a window"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version and leave"), NULL },
  { NULL }
};

/* One process has one profile: another folder is another application to the session. */
static void
choose_profile (RapportApplication *self,
                GVariantDict       *dict)
{
  g_autofree char *folder = NULL;
  g_autofree char *id = NULL;

  if (g_variant_dict_lookup (dict, "data", "^ay", &folder))
    {
      g_autoptr(GFile) file = g_file_new_for_commandline_arg (folder);
      g_autofree char *checksum = NULL;

      self->folder = g_file_get_path (file);
      checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->folder, -1);
      id = g_strdup_printf ("%s.Folder%.12s", RAPPORT_APP_ID, checksum);
      g_application_set_application_id (G_APPLICATION (self), id);
    }
  else if (self->sample)
    g_application_set_application_id (G_APPLICATION (self), RAPPORT_APP_ID ".Sample");
  if (self->folder == NULL)
    self->folder = rapport_book_dup_default_folder (self->sample);
}

static int
rapport_application_handle_local_options (GApplication *application,
                                          GVariantDict *dict)
{
  RapportApplication *self = RAPPORT_APPLICATION (application);
  g_autoptr(GError) error = NULL;

  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("Rapport %s\n", RAPPORT_VERSION);
      return 0;
    }
  self->sample = g_variant_dict_contains (dict, "sample");
  self->background = g_variant_dict_contains (dict, "background");
  if (self->sample && g_variant_dict_contains (dict, "data"))
    {
      g_printerr ("%s\n", _("Give either --sample or --data, not both."));
      return 2;
    }
  choose_profile (self, dict);
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  /* the one that runs reminds already */
  if (self->background && g_application_get_is_remote (application))
    return 0;
  return -1;
}

static GSettings *
open_settings (GError **error)
{
  g_autoptr(GSettingsSchema) schema = NULL;
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchemaSource) own = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE);
  if (schema == NULL)
    {
      /* a prefix that the session does not look into */
      own = g_settings_schema_source_new_from_directory (RAPPORT_SCHEMADIR, source, FALSE, NULL);
      if (own != NULL)
        schema = g_settings_schema_source_lookup (own, SCHEMA_ID, TRUE);
    }
  if (schema == NULL)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                   /* translators: a folder */
                   _("Rapport is not installed completely: its settings schema is missing from “%s”. "
                     "Install it again."), RAPPORT_SCHEMADIR);
      return NULL;
    }
  return g_settings_new_full (schema, NULL, NULL);
}

/* A sample is there to be looked at: it is never empty when it is made. */
static RapportBook *
open_profile (RapportApplication  *self,
              GError             **error)
{
  g_autofree char *path = g_build_filename (self->folder, "rapport.db", NULL);
  gboolean is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr(RapportBook) book = rapport_book_open (self->folder, error);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  if (book != NULL && self->sample && is_new &&
      !rapport_sample_fill (book, g_get_real_time () / G_USEC_PER_SEC, zone, error))
    return NULL;
  return g_steal_pointer (&book);
}

/* Returns: whether the book could be opened; if not, the failure is kept to be shown */
gboolean
rapport_application_open_book (RapportApplication *self)
{
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(GSettings) settings = NULL;

  g_clear_error (&self->failure);
  settings = open_settings (&self->failure);
  if (settings == NULL)
    return FALSE;
  book = open_profile (self, &self->failure);
  if (book == NULL)
    return FALSE;
  self->context = rapport_context_new (book, settings);
  rapport_application_remind (self);
  /* reminders go on when the window is closed */
  if (!self->held)
    g_application_hold (G_APPLICATION (self));
  self->held = TRUE;
  return TRUE;
}

static void
rapport_application_startup (GApplication *application)
{
  RapportApplication *self = RAPPORT_APPLICATION (application);

  G_APPLICATION_CLASS (rapport_application_parent_class)->startup (application);

  if (self->folder == NULL)
    self->folder = rapport_book_dup_default_folder (FALSE);
  gtk_window_set_default_icon_name (RAPPORT_APP_ID);
  rapport_ui_init (gdk_display_get_default ());
  self->color_scheme = rapport_color_scheme_new (gtk_settings_get_default ());
  rapport_application_add_actions (self);
  rapport_application_add_reminder_actions (self);
  rapport_application_add_restore_action (self);
  rapport_application_open_book (self);
}

static void
try_again_cb (RapportApplication   *self,
              RapportFailureWindow *window)
{
  if (!rapport_application_open_book (self))
    {
      rapport_failure_window_set_failure (window, self->failure, self->folder);
      return;
    }
  rapport_application_show_window (self);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
ask_who_cb (gpointer data)
{
  RapportContext *context = data;

  if (rapport_context_get_window (context) != NULL && rapport_context_get_member (context) == 0)
    gtk_window_present (GTK_WINDOW (rapport_who_dialog_new (context)));
  return G_SOURCE_REMOVE;
}

static GtkWindow *
open_main_window (RapportApplication *self)
{
  GtkWindow *window = GTK_WINDOW (rapport_window_new (GTK_APPLICATION (self), self->context));

  gtk_window_present (window);
  /* once there is something to see behind the question */
  if (rapport_context_get_member (self->context) == 0 &&
      !rapport_book_is_read_only (rapport_context_get_book (self->context)))
    g_idle_add_full (G_PRIORITY_LOW, ask_who_cb, g_object_ref (self->context), g_object_unref);
  return window;
}

/* (nullable): the main window that was used last */
RapportWindow *
rapport_application_find_window (RapportApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (RAPPORT_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* The main window, or the one that says why there is none; made when it is not open. */
GtkWindow *
rapport_application_show_window (RapportApplication *self)
{
  GtkWindow *window;

  if (self->context == NULL)
    {
      window = gtk_application_get_active_window (GTK_APPLICATION (self));
      if (window == NULL)
        {
          window = GTK_WINDOW (rapport_failure_window_new (GTK_APPLICATION (self)));
          g_signal_connect_object (window, "try-again", G_CALLBACK (try_again_cb), self, G_CONNECT_SWAPPED);
        }
      rapport_failure_window_set_failure (RAPPORT_FAILURE_WINDOW (window), self->failure, self->folder);
    }
  else
    {
      window = GTK_WINDOW (rapport_application_find_window (self));
      if (window == NULL)
        window = open_main_window (self);
      else
        gtk_window_present (window);
      if (self->sample)
        gtk_window_set_title (window, _("Rapport (sample data)"));
      return window;
    }
  gtk_window_present (window);
  return window;
}

static void
rapport_application_activate (GApplication *application)
{
  RapportApplication *self = RAPPORT_APPLICATION (application);

  /* a failure is told also to who starts without a window */
  if (self->background && self->context != NULL)
    self->background = FALSE;
  else
    rapport_application_show_window (self);
}

/* Files given when the program is started are imported. */
static void
rapport_application_open (GApplication  *application,
                          GFile        **files,
                          int            n_files,
                          const char    *hint)
{
  GtkWindow *window = rapport_application_show_window (RAPPORT_APPLICATION (application));
  g_autoptr(GListStore) store = g_list_store_new (G_TYPE_FILE);

  for (int i = 0; i < n_files; i++)
    g_list_store_append (store, files[i]);
  if (RAPPORT_IS_WINDOW (window))
    rapport_import_dialog_show (RAPPORT_APPLICATION (application)->context, G_LIST_MODEL (store));
}

/* Lets go of all that works with the book, and of the book. */
void
rapport_application_close_book (RapportApplication *self)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (self))) != NULL)
    gtk_window_destroy (windows->data);
  g_clear_object (&self->cadence_keeper);
  g_clear_object (&self->daily_backup);
  g_clear_object (&self->calendar_keeper);
  g_clear_object (&self->reminder);
  g_clear_object (&self->clock);
  if (self->context != NULL)
    rapport_book_close (rapport_context_get_book (self->context));
  g_clear_object (&self->context);
}

static void
rapport_application_shutdown (GApplication *application)
{
  RapportApplication *self = RAPPORT_APPLICATION (application);

  rapport_application_close_book (self);
  g_clear_object (&self->color_scheme);
  g_settings_sync ();

  G_APPLICATION_CLASS (rapport_application_parent_class)->shutdown (application);
}

static void
rapport_application_finalize (GObject *object)
{
  RapportApplication *self = RAPPORT_APPLICATION (object);

  g_free (self->folder);
  g_clear_error (&self->failure);

  G_OBJECT_CLASS (rapport_application_parent_class)->finalize (object);
}

static void
rapport_application_class_init (RapportApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rapport_application_finalize;
  application_class->handle_local_options = rapport_application_handle_local_options;
  application_class->startup = rapport_application_startup;
  application_class->activate = rapport_application_activate;
  application_class->open = rapport_application_open;
  application_class->shutdown = rapport_application_shutdown;
}

static void
rapport_application_init (RapportApplication *self)
{
  g_application_set_flags (G_APPLICATION (self), G_APPLICATION_HANDLES_OPEN);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Keeps up customer relationships."));
}

/** rapport_application_new: Returns: (transfer full): the program, on the person's own data unless told otherwise */
RapportApplication *
rapport_application_new (void)
{
  /* the resources stay where they are under another profile's id */
  return g_object_new (RAPPORT_TYPE_APPLICATION, "application-id", RAPPORT_APP_ID,
                       "resource-base-path", "/io/github/rapport_app/Rapport", NULL);
}

/** rapport_application_get_context: Returns: (transfer none) (nullable): NULL when the book can't be opened */
RapportContext *
rapport_application_get_context (RapportApplication *self)
{
  g_return_val_if_fail (RAPPORT_IS_APPLICATION (self), NULL);

  return self->context;
}
