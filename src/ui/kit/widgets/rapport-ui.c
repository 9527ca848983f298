/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-drop-down-search.h"
#include "rapport-keyboard.h"
#include "rapport-lost-focus.h"
#include "rapport-menu-names.h"
#include "rapport-tooltip-width.h"
#include "rapport-toplevels.h"
#include "rapport-ui.h"

#define SAVE_KEYS "<Control>Return|<Control>KP_Enter"

/**
 * rapport_ui_init:
 * @display: that the windows will be on
 *
 * Makes styles known, guards the windows and names what is in menus. Called once, after
 * GTK's own start and before the first widget.
 */
void
rapport_ui_init (GdkDisplay *display)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  g_return_if_fail (GDK_IS_DISPLAY (display));

  gtk_css_provider_load_from_resource (provider, RAPPORT_UI_RESOURCES "style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  rapport_toplevels_guard ();
  rapport_menu_names_keep ();
  rapport_lost_focus_keep ();
  rapport_drop_down_search_keep ();
  rapport_tooltip_width_keep ();
}

/** rapport_ui_drop_children: for dispose() of a widget that makes its children by a template */
void
rapport_ui_drop_children (GtkWidget *widget)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

/**
 * rapport_ui_focus_children:
 *
 * The focus function of a widget that gives the focus it gets to a child of its own choice, and whose
 * children stand beside each other: GTK's own would give the focus to that child again and again
 * instead of letting it leave backwards.
 *
 * Returns: whether the focus moved to or within a child
 */
gboolean
rapport_ui_focus_children (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  const gboolean backward = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_LEFT;
  const gboolean vertical = direction == GTK_DIR_UP || direction == GTK_DIR_DOWN;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  /* a closed GtkExpander asks its child, too, which is in no window then */
  if (gtk_widget_get_root (widget) == NULL)
    return FALSE;
  if (child != NULL && vertical)
    return gtk_widget_child_focus (child, direction);
  if (child == NULL)
    child = backward ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  while (child != NULL)
    {
      if (!GTK_IS_NATIVE (child) && gtk_widget_child_focus (child, direction))
        return TRUE;
      child = backward ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);
    }
  return FALSE;
}

/**
 * rapport_ui_set_folded:
 * @child: (transfer floating): what @expander shows while it is open
 *
 * A closed one asks its child for the focus, too, which is in no window then: GTK's own containers don't bear that.
 */
void
rapport_ui_set_folded (GtkExpander *expander,
                       GtkWidget   *child)
{
  g_return_if_fail (GTK_IS_EXPANDER (expander));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_expander_set_child (expander, child);
  g_object_bind_property (expander, "expanded", child, "visible", G_BINDING_SYNC_CREATE);
}

/* it has its place in the second frame: the first one lays it out after this */
static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  gboolean *is_laid_out = data;
  GtkAdjustment *adjustment;
  graphene_rect_t box;
  double top;

  if (scrolled == NULL)
    return G_SOURCE_REMOVE;
  if (!*is_laid_out)
    {
      *is_laid_out = TRUE;
      return G_SOURCE_CONTINUE;
    }
  if (gtk_widget_get_height (widget) == 0 || !gtk_widget_compute_bounds (widget, scrolled, &box))
    return G_SOURCE_CONTINUE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  top = gtk_adjustment_get_value (adjustment) + box.origin.y;
  gtk_adjustment_clamp_page (adjustment, top, top + box.size.height);
  return G_SOURCE_REMOVE;
}

/** rapport_ui_scroll_to: brings @widget, which may only just have been added, into sight of what scrolls around it */
void
rapport_ui_scroll_to (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_add_tick_callback (widget, scroll_cb, g_new0 (gboolean, 1), g_free);
}

static gboolean
popup_cb (GtkWidget *entry,
          GVariant  *arguments,
          gpointer   button)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return TRUE;
}

/**
 * rapport_ui_join_button:
 * @entry: where something can be typed
 * @button: a menu button beside it, where the same can be picked
 *
 * Makes one stop of both for Tab: @button is for the pointer, and Alt+Down or F4 in @entry open it.
 */
void
rapport_ui_join_button (GtkWidget *entry,
                        GtkWidget *button)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string ("<Alt>Down|<Alt>KP_Down|F4");

  g_return_if_fail (GTK_IS_ENTRY (entry));
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  gtk_widget_set_focusable (gtk_widget_get_first_child (button), FALSE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (trigger, gtk_callback_action_new (popup_cb, button, NULL)));
  gtk_widget_add_controller (entry, keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "Alt+Down F4",
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}

/**
 * rapport_ui_add_save_keys:
 * @action: what saves @dialog
 *
 * Lets Ctrl+Return save from every field: text of several lines would take it for a new line.
 */
void
rapport_ui_add_save_keys (GtkWidget  *dialog,
                          const char *action)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_WINDOW (dialog));
  g_return_if_fail (action != NULL);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (SAVE_KEYS),
                                                          gtk_named_action_new (action)));
  gtk_widget_add_controller (dialog, keys);
}

/** rapport_ui_add_close_key: lets Escape close @dialog, which has no class of its own */
void
rapport_ui_add_close_key (GtkWidget *dialog)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_WINDOW (dialog));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (dialog, keys);
  rapport_keyboard_give_back_on_close (GTK_WINDOW (dialog));
}

/** rapport_ui_set_status: shows in @label what came of something, or what is wrong; NULL hides it */
void
rapport_ui_set_status (GtkWidget  *label,
                       const char *sentence,
                       gboolean    is_error)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_text (GTK_LABEL (label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (label, sentence != NULL);
  if (is_error)
    gtk_widget_add_css_class (label, "error-text");
  else
    gtk_widget_remove_css_class (label, "error-text");
}

/** rapport_ui_dup_label: Returns: (transfer full): @name, from the book, as the label of a menu: nothing in it is a mnemonic */
char *
rapport_ui_dup_label (const char *name)
{
  g_auto(GStrv) parts = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  parts = g_strsplit (name, "_", -1);
  return g_strjoinv ("__", parts);
}

/** rapport_ui_append_sections: adds what @sections consists of to @menu: within one section nothing would divide them */
void
rapport_ui_append_sections (GMenu      *menu,
                            GMenuModel *sections)
{
  g_return_if_fail (G_IS_MENU (menu) && G_IS_MENU_MODEL (sections));

  for (int i = 0; i < g_menu_model_get_n_items (sections); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new_from_model (sections, i);

      g_menu_append_item (menu, item);
    }
}
