/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-list-tools.h"

#define SEARCH_CHARS 34

/**
 * RapportListTools:
 * What a page with a list has in the window's header: the search entry, which also takes what is
 * typed in the list, buttons, and the menu of orders and columns.
 */
struct _RapportListTools
{
  GObject             parent_instance;

  GtkWidget          *search;
  GtkWidget          *end;
  GtkWidget          *view;
  GSimpleAction      *mode;
  RapportList        *list;
  /* the list's */
  GtkEventController *keys;
};

G_DEFINE_FINAL_TYPE (RapportListTools, rapport_list_tools, G_TYPE_OBJECT)

enum { CHANGED, SAVE_TABLE, TABLE_MODE, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
search_changed_cb (RapportListTools *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Enter in the search entry opens what was found first; Down goes into the list. */
static void
search_activate_cb (RapportListTools *self)
{
  guint n;
  const gint64 *ids = rapport_list_model_get_ids (rapport_list_get_model (self->list), &n);

  if (n == 0)
    return;
  if (rapport_list_get_n_selected (self->list) == 0)
    rapport_list_select_id (self->list, ids[0]);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
search_key_cb (RapportListTools      *self,
               guint                  key,
               guint                  code,
               GdkModifierType        state,
               GtkEventControllerKey *controller)
{
  if (key != GDK_KEY_Down || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  search_activate_cb (self);
  return GDK_EVENT_STOP;
}

/* What is typed in the list arrives in the search entry, but Escape does not. */
static gboolean
list_key_cb (RapportListTools      *self,
             guint                  key,
             guint                  code,
             GdkModifierType        state,
             GtkEventControllerKey *controller)
{
  if (key != GDK_KEY_Escape || *rapport_list_tools_get_text (self) == '\0')
    return GDK_EVENT_PROPAGATE;
  rapport_list_tools_clear (self);
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_search (RapportListTools *self,
             const char       *label,
             const char       *placeholder)
{
  GtkWidget *search = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set (search, "placeholder-text", placeholder, "width-chars", SEARCH_CHARS,
                "search-delay", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "activate", G_CALLBACK (search_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "stop-search", G_CALLBACK (rapport_list_tools_clear), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (search, keys);
  return search;
}

static void
create_view_menu_cb (GtkMenuButton *button,
                     gpointer       data)
{
  RapportListTools *self = data;
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) files = g_menu_new ();
  g_autoptr(GMenu) modes = g_menu_new ();

  g_menu_append (modes, _("_Edit in the Table"), "table.mode");
  g_menu_append (files, _("Save as Ta_ble…"), "table.save");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (modes));
  g_menu_append_section (menu, NULL, rapport_list_get_view_menu (self->list));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
save_table_cb (RapportListTools *self)
{
  g_signal_emit (self, signals[SAVE_TABLE], 0);
}

static void
table_mode_cb (RapportListTools *self)
{
  g_signal_emit (self, signals[TABLE_MODE], 0);
}

static GtkWidget *
make_view (RapportListTools *self)
{
  GtkWidget *view = gtk_menu_button_new ();
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) save = g_simple_action_new ("save", NULL);

  self->mode = g_simple_action_new_stateful ("mode", NULL, g_variant_new_boolean (FALSE));
  g_signal_connect_object (self->mode, "activate", G_CALLBACK (table_mode_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->mode));
  g_signal_connect_object (save, "activate", G_CALLBACK (save_table_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (save));
  gtk_widget_insert_action_group (view, "table", G_ACTION_GROUP (actions));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (view), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (view), create_view_menu_cb, self, NULL);
  gtk_widget_set_tooltip_text (view, _("Sort, Columns, Table Mode"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Sort, Columns, Table Mode"), -1);
  return view;
}

static void
rapport_list_tools_dispose (GObject *object)
{
  RapportListTools *self = RAPPORT_LIST_TOOLS (object);

  if (self->view != NULL)
    gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->view), NULL, NULL, NULL);
  g_clear_object (&self->search);
  g_clear_object (&self->mode);
  g_clear_object (&self->view);
  g_clear_object (&self->end);
  g_clear_weak_pointer (&self->list);

  G_OBJECT_CLASS (rapport_list_tools_parent_class)->dispose (object);
}

static void
rapport_list_tools_class_init (RapportListToolsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_list_tools_dispose;

  /** RapportListTools::save-table: the person wants what is listed as a file */
  signals[SAVE_TABLE] = g_signal_new ("save-table", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);

  /** RapportListTools::table-mode: the person wants to go from cell to cell, or not any more */
  signals[TABLE_MODE] = g_signal_new ("table-mode", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);

  /** RapportListTools::changed: something else is searched for */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rapport_list_tools_init (RapportListTools *self)
{
}

/**
 * rapport_list_tools_new:
 * @page: gets the tools
 * @label: of the search entry, for screen readers
 * @placeholder: what can be searched for
 *
 * Returns: (transfer full): tools that want rapport_list_tools_set_list() before they are seen
 */
RapportListTools *
rapport_list_tools_new (RapportPage *page,
                        const char  *label,
                        const char  *placeholder)
{
  RapportListTools *self;

  g_return_val_if_fail (RAPPORT_IS_PAGE (page), NULL);

  self = g_object_new (RAPPORT_TYPE_LIST_TOOLS, NULL);
  self->search = g_object_ref_sink (make_search (self, label, placeholder));
  self->view = g_object_ref_sink (make_view (self));
  self->end = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_append (GTK_BOX (self->end), self->view);
  rapport_page_set_tools (page, self->search, self->end);
  return self;
}

/** rapport_list_tools_add_button: adds a button for @action after the ones added before */
void
rapport_list_tools_add_button (RapportListTools *self,
                               const char       *icon,
                               const char       *label,
                               const char       *action)
{
  GtkWidget *button;

  g_return_if_fail (RAPPORT_IS_LIST_TOOLS (self));

  button = gtk_button_new_from_icon_name (icon);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_insert_before (button, self->end, self->view);
}

/** rapport_list_tools_set_list: says which list is searched, ordered and typed into now */
void
rapport_list_tools_set_list (RapportListTools *self,
                             RapportList      *list)
{
  g_return_if_fail (RAPPORT_IS_LIST_TOOLS (self));
  g_return_if_fail (RAPPORT_IS_LIST (list));

  if (list == self->list)
    return;
  if (self->list != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self->list), self->keys);
  g_set_weak_pointer (&self->list, list);
  self->keys = gtk_event_controller_key_new ();
  g_signal_connect_object (self->keys, "key-pressed", G_CALLBACK (list_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (list), self->keys);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (list));
  gtk_widget_insert_action_group (self->view, "view", rapport_list_get_view_actions (list));
}

/** rapport_list_tools_show_mode: shows in the menu whether the person goes from cell to cell */
void
rapport_list_tools_show_mode (RapportListTools *self,
                              gboolean          is_table)
{
  g_return_if_fail (RAPPORT_IS_LIST_TOOLS (self));

  g_simple_action_set_state (self->mode, g_variant_new_boolean (is_table));
}

/** rapport_list_tools_get_text: Returns: what is searched for, "" for nothing */
const char *
rapport_list_tools_get_text (RapportListTools *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_TOOLS (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

/** rapport_list_tools_set_text: searches for @text (nullable) */
void
rapport_list_tools_set_text (RapportListTools *self,
                             const char       *text)
{
  g_return_if_fail (RAPPORT_IS_LIST_TOOLS (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), text != NULL ? text : "");
}

/** rapport_list_tools_clear: searches for nothing any more and goes back to the list */
void
rapport_list_tools_clear (RapportListTools *self)
{
  g_return_if_fail (RAPPORT_IS_LIST_TOOLS (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/** rapport_list_tools_grab_focus: Returns: whether the cursor is in the search entry now */
gboolean
rapport_list_tools_grab_focus (RapportListTools *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_TOOLS (self), FALSE);

  return gtk_widget_grab_focus (self->search);
}
