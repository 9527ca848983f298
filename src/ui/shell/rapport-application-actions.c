/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-application-private.h"
#include "rapport-preferences.h"
#include "rapport-window.h"

static void
quit_anyway_cb (gpointer data)
{
  g_application_quit (G_APPLICATION (data));
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  RapportApplication *self = data;
  RapportWindow *window = rapport_application_find_window (self);

  if (window == NULL || !rapport_window_ask_to_lose (window, quit_anyway_cb, self))
    g_application_quit (G_APPLICATION (self));
}

/* A second look at the same book, such as a customer beside a list of tickets. */
static void
new_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  RapportContext *context = rapport_application_get_context (data);
  g_autoptr(RapportContext) another = NULL;

  if (context == NULL)
    return;
  another = rapport_context_new (rapport_context_get_book (context), rapport_context_get_settings (context));
  gtk_window_present (GTK_WINDOW (rapport_window_new (GTK_APPLICATION (data), another)));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  gtk_show_about_dialog (rapport_application_show_window (data),
                         "program-name", "Rapport",
                         "version", RAPPORT_VERSION,
                         "logo-icon-name", RAPPORT_APP_ID,
                         "comments", _("Keeps up customer relationships: customers, follow-ups and tickets"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* translators: the translators' names, one a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static RapportPreferences *
find_preferences (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) each = g_list_model_get_item (windows, i);

      if (RAPPORT_IS_PREFERENCES (each))
        return RAPPORT_PREFERENCES (each);
    }
  return NULL;
}

/* @parameter: (nullable): which of its pages */
static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  GtkWindow *window = rapport_application_show_window (data);
  RapportPreferences *preferences = find_preferences ();

  if (!RAPPORT_IS_WINDOW (window))
    return;
  if (preferences == NULL)
    preferences = rapport_preferences_new (rapport_application_get_context (data));
  if (parameter != NULL)
    rapport_preferences_show (preferences, g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
show_today_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  GtkWindow *window = rapport_application_show_window (data);

  if (RAPPORT_IS_WINDOW (window))
    rapport_window_show_page (RAPPORT_WINDOW (window), "today");
}

static const GActionEntry entries[] = {
  { .name = "quit", .activate = quit_cb },
  { .name = "new-window", .activate = new_window_cb },
  { .name = "about", .activate = about_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "show-preferences", .activate = preferences_cb, .parameter_type = "s" },
  { .name = "show-today", .activate = show_today_cb },
};

static const struct
{
  const char *action;
  const char *accelerators[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "app.new-window", { "<Control><Alt>n" } },
  { "app.preferences", { "<Control>comma" } },
  { "win.show-help-overlay", { "<Control>question", "F1" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.new", { "<Control>n" } },
  { "win.new-customer", { "<Control><Shift>n" } },
  { "win.new-ticket", { "<Control>t" } },
  { "win.log", { "<Control>l" } },
  { "win.search", { "<Control>f" } },
  { "win.jump", { "<Control>k" } },
  { "win.sidebar", { "F6" } },
  { "win.print", { "<Control>p" } },
  { "win.import", { "<Control>i" } },
  { "win.close", { "<Control>w" } },
  { "win.page('today')", { "<Alt>1" } },
  { "win.page('customers')", { "<Alt>2" } },
  { "win.page('follow-ups')", { "<Alt>3" } },
  { "win.page('tickets')", { "<Alt>4" } },
};

/* Also those of windows, so that they are known before the first window is. */
void
rapport_application_add_actions (RapportApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           (const char * const *) accelerators[i].accelerators);
}
