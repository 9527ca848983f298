/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-edit.h"
#include "rapport-list-page-private.h"
#include "rapport-run.h"
#include "rapport-set-field-dialog.h"
#include "rapport-things.h"
#include "rapport-ui.h"

/** rapport_list_page_delete_selected: deletes what is selected, or what is open but not listed, as one act */
void
rapport_list_page_delete_selected (RapportListPage *self)
{
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);
  const RapportEntityInfo *info = rapport_entity_info_for (priv->view->declared->spec->thing);
  RapportAct *act;
  g_autofree char *done = NULL;
  g_autofree gint64 *ids = NULL;
  guint n;

  ids = rapport_list_dup_selected_ids (priv->view->list, &n);
  /* what is open but not listed has a button, too */
  if (n == 0 && priv->shown != 0 && priv->shown_of == priv->view)
    {
      g_free (ids);
      n = 1;
      ids = g_memdup2 (&priv->shown, sizeof priv->shown);
    }
  if (n == 0)
    return;
  act = rapport_delete_new (info->get_type (), ids, n);
  if (n == 1)
    {
      rapport_run_told (rapport_page_get_context (RAPPORT_PAGE (self)), act);
      return;
    }
  /* translators: a kind of thing such as “Customers”, and how many of them were deleted */
  done = g_strdup_printf (ngettext ("%s: %'u deleted", "%s: %'u deleted", n),
                          g_dpgettext2 (GETTEXT_PACKAGE, "thing", info->plural), n);
  rapport_run_act (rapport_page_get_context (RAPPORT_PAGE (self)), act, done);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  rapport_list_page_delete_selected (RAPPORT_LIST_PAGE (widget));
}

static void
show_all_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  RapportListPage *self = RAPPORT_LIST_PAGE (widget);
  RapportListPagePrivate *priv = rapport_list_page_get_private (self);

  priv->wants_all = TRUE;
  if (!rapport_list_page_is_narrowed (self, priv->view))
    {
      rapport_filter_bar_show_all (priv->view->filter);
      rapport_list_page_go_on (self);
      return;
    }
  rapport_filter_bar_clear (priv->view->filter);
  rapport_list_tools_clear (priv->tools);
}

static void
open_customer_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  const gint64 customer = rapport_page_get_customer (RAPPORT_PAGE (widget));

  if (customer != 0)
    rapport_context_open_thing (rapport_page_get_context (RAPPORT_PAGE (widget)), "customer", customer);
}

static void
set_owner_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  RapportListPage *self = RAPPORT_LIST_PAGE (widget);
  guint n;
  g_autofree gint64 *ids = rapport_list_page_dup_selected_ids (self, &n);

  if (n > 0)
    RAPPORT_LIST_PAGE_GET_CLASS (self)->set_owner (self, rapport_list_page_get_thing (self), ids, n,
                                                   g_variant_get_int64 (parameter));
}

static void
set_field_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  RapportListPage *self = RAPPORT_LIST_PAGE (widget);
  const RapportListSpec *spec = rapport_list_page_get_private (self)->view->declared->spec;
  guint n;
  g_autofree gint64 *ids = rapport_list_page_dup_selected_ids (self, &n);

  if (n > 0 && rapport_set_field_dialog_can (spec))
    rapport_set_field_dialog_show (rapport_page_get_context (RAPPORT_PAGE (self)), spec,
                                   g_variant_get_string (parameter, NULL), ids, n);
}

static void
switch_mode_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  rapport_list_page_switch_mode (RAPPORT_LIST_PAGE (widget));
}

static void
save_table_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  rapport_list_page_save_table (RAPPORT_LIST_PAGE (widget));
}

static void
add_filter_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  rapport_filter_bar_ask (rapport_list_page_get_private (RAPPORT_LIST_PAGE (widget))->view->filter, NULL);
}

static void
filter_column_cb (GSimpleAction    *action,
                  GVariant         *parameter,
                  RapportFilterBar *filter)
{
  rapport_filter_bar_ask (filter, g_action_get_name (G_ACTION (action)));
}

/** rapport_list_page_set_filters: lets the titles of the list offer to filter by those columns which can be asked for */
void
rapport_list_page_set_filters (RapportListPageView *view)
{
  const RapportListSpec *spec = view->declared->spec;
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();

  for (guint i = 0; i < spec->n_columns; i++)
    {
      g_autoptr(GSimpleAction) action = g_simple_action_new (spec->columns[i].name, NULL);

      if (rapport_list_spec_filter (spec, spec->columns[i].name) == NULL)
        continue;
      g_signal_connect_object (action, "activate", G_CALLBACK (filter_column_cb), view->filter, 0);
      g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (view->list), "filter", G_ACTION_GROUP (actions));
}

static gboolean
is_in_sections (GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      if (section == NULL)
        return FALSE;
    }
  return TRUE;
}

/** rapport_list_page_set_menu: gives the list the menu of its rows */
void
rapport_list_page_set_menu (RapportListPage     *self,
                            RapportListPageView *view)
{
  RapportListPageClass *klass = RAPPORT_LIST_PAGE_GET_CLASS (self);
  const char *thing = view->declared->spec->thing;
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) common = g_menu_new ();
  g_autoptr(GMenu) paper = g_menu_new ();
  g_autoptr(GMenuModel) own = klass->create_menu != NULL ? klass->create_menu (self, thing) : NULL;

  if (own != NULL && is_in_sections (own))
    rapport_ui_append_sections (menu, own);
  else if (own != NULL)
    g_menu_append_section (menu, NULL, own);
  if (rapport_entity_info_find_owner (rapport_entity_info_for (thing), "customer") >= 0)
    g_menu_append (common, _("Open the _Customer"), "list-page.open-customer");
  if (!rapport_list_page_add_owners (self, thing, common) && rapport_set_field_dialog_can (view->declared->spec))
    g_menu_append (common, _("Set _Field…"), "list-page.set-field::");
  g_menu_append (paper, _("_Print…"), "win.print");
  g_menu_append (paper, _("Save as Ta_ble…"), "list-page.save-table");
  /* one entry for both: the whole of the menu is in sight on a small screen, wherever the row is */
  g_menu_append_submenu (common, _("P_rint or Save"), G_MENU_MODEL (paper));
  g_menu_append (common, _("_Delete"), "list-page.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (common));
  rapport_list_set_menu_model (view->list, G_MENU_MODEL (menu));
}

/** rapport_list_page_install_actions: adds to the class what can be done with rows */
void
rapport_list_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "list-page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "list-page.open-customer", NULL, open_customer_cb);
  gtk_widget_class_install_action (widget_class, "list-page.set-owner", "x", set_owner_cb);
  gtk_widget_class_install_action (widget_class, "list-page.set-field", "s", set_field_cb);
  gtk_widget_class_install_action (widget_class, "list-page.save-table", NULL, save_table_cb);
  gtk_widget_class_install_action (widget_class, "list-page.show-all", NULL, show_all_cb);
  gtk_widget_class_install_action (widget_class, "list-page.add-filter", NULL, add_filter_cb);
  gtk_widget_class_install_action (widget_class, "list-page.switch-mode", NULL, switch_mode_cb);
}

/* Other pages lie behind the one that is shown. */
static gboolean
key_cb (GtkWidget *widget,
        GVariant  *action,
        gpointer   data)
{
  return gtk_widget_get_mapped (widget) &&
         gtk_widget_activate_action (widget, g_variant_get_string (action, NULL), NULL);
}

/** rapport_list_page_add_keys: what the list is shown by has keys wherever the keyboard is, as in the sidebar */
void
rapport_list_page_add_keys (RapportListPage *self)
{
  static const struct
  {
    const char *keys;
    const char *action;
  } shortcuts[] = {
    { "<Control><Shift>f", "list-page.add-filter" },
    { "<Control>e", "list-page.switch-mode" },
    /* a table that was copied; cells and what text is typed in take it themselves */
    { "<Control>v", "win.import-clipboard" },
    { "<Shift>Insert", "win.import-clipboard" },
  };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys),
                                                gtk_callback_action_new (key_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (shortcuts[i].action));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
