/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-application-private.h"
#include "rapport-window.h"

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  g_application_quit (G_APPLICATION (data));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  gtk_show_about_dialog (gtk_application_get_active_window (GTK_APPLICATION (data)),
                         "program-name", "Rapport",
                         "version", RAPPORT_VERSION,
                         "logo-icon-name", RAPPORT_APP_ID,
                         "comments", _("Keeps up customer relationships: customers, follow-ups and tickets"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* translators: the translators' names, one a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
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
  { .name = "about", .activate = about_cb },
  { .name = "show-today", .activate = show_today_cb },
};

static const struct
{
  const char *action;
  const char *accelerators[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "win.show-help-overlay", { "<Control>question", "F1" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.new-customer", { "<Control>n" } },
  { "win.new-ticket", { "<Control>t" } },
  { "win.log", { "<Control>l" } },
  { "win.search", { "<Control>f" } },
  { "win.jump", { "<Control>k" } },
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
