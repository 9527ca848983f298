/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-customer-tabs.h"

/* The keys of the tabs within the menu, in their order */
#define KEYS "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

static gboolean
focus_tab_cb (gpointer data)
{
  GtkNotebook *notebook = data;
  GtkWidget *page = gtk_notebook_get_nth_page (notebook, gtk_notebook_get_current_page (notebook));

  if (gtk_widget_get_mapped (GTK_WIDGET (notebook)) && (page == NULL || !gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD)))
    gtk_widget_grab_focus (GTK_WIDGET (notebook));
  return G_SOURCE_REMOVE;
}

/* The keyboard goes into the tab once the menu, which has it still, is gone. */
static void
show_tab_cb (GSimpleAction *action,
             GVariant      *n,
             gpointer       notebook)
{
  gtk_notebook_set_current_page (notebook, g_variant_get_int32 (n));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_tab_cb, g_object_ref (notebook), g_object_unref);
}

static gboolean
popup_cb (GtkWidget *button,
          GVariant  *arguments,
          gpointer   data)
{
  if (!gtk_widget_get_mapped (button))
    return FALSE;
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return TRUE;
}

static GMenuModel *
make_menu (GtkNotebook *notebook)
{
  GMenu *menu = g_menu_new ();

  for (int i = 0; i < gtk_notebook_get_n_pages (notebook) && i < (int) sizeof KEYS - 1; i++)
    {
      const char *title = gtk_notebook_get_tab_label_text (notebook, gtk_notebook_get_nth_page (notebook, i));
      g_autofree char *label = g_strdup_printf ("_%c  %s", KEYS[i], title);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "tabs.show", "i", i);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/**
 * rapport_customer_tabs_new:
 * @notebook: which has all its tabs
 *
 * Returns: (transfer floating): a button with a menu of the tabs, also of those that are out of sight; Alt+0 and the
 *   key that stands before it lead to each
 */
GtkWidget *
rapport_customer_tabs_new (GtkNotebook *notebook)
{
  static const GActionEntry entries[] = { { .name = "show", .activate = show_tab_cb, .parameter_type = "i" } };
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr(GMenuModel) menu = NULL;
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_return_val_if_fail (GTK_IS_NOTEBOOK (notebook), NULL);

  menu = make_menu (notebook);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), notebook);
  gtk_widget_insert_action_group (button, "tabs", G_ACTION_GROUP (actions));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("All Tabs (Alt+0)"));
  rapport_control_name_set (button, _("All Tabs"));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_0, GDK_ALT_MASK),
                                                          gtk_callback_action_new (popup_cb, NULL, NULL)));
  gtk_widget_add_controller (button, keys);
  return button;
}
