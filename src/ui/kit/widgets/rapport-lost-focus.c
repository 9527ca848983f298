/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-lost-focus.h"

/* before the next event, with which GTK would choose */
#define SOON (G_PRIORITY_DEFAULT - 10)

#define GUARD "rapport-lost-focus-guard"

typedef struct
{
  GtkWindow            *window;
  RapportLostFocusFunc  func;
  GtkWidget            *focus;
  gulong                unmap;
  GtkWidget            *popover;
  gulong                popover_unmap;
  gboolean              is_at_button; /* what opened the popover has the focus, though nobody chose it */
  guint                 idle;
} Guard;

/* A row that was just given the focus is mapped once it has scrolled into sight. */
static gboolean
is_in_shown_list (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return GTK_IS_LIST_VIEW (parent) && gtk_widget_get_mapped (parent);
}

static gboolean
has_focus (Guard *guard)
{
  GtkWidget *focus = gtk_window_get_focus (guard->window);

  return focus != NULL && focus != GTK_WIDGET (guard->window) &&
         (gtk_widget_get_mapped (focus) || is_in_shown_list (focus));
}

static void
forget_popover (Guard *guard)
{
  if (guard->popover != NULL)
    g_signal_handler_disconnect (guard->popover, guard->popover_unmap);
  g_clear_weak_pointer (&guard->popover);
  guard->is_at_button = FALSE;
}

static gboolean
idle_cb (gpointer data)
{
  Guard *guard = data;

  guard->idle = 0;
  if (!gtk_widget_get_mapped (GTK_WIDGET (guard->window)) || (has_focus (guard) && !guard->is_at_button))
    return G_SOURCE_REMOVE;
  forget_popover (guard);
  if (guard->focus == NULL || !gtk_widget_get_mapped (guard->focus) || !gtk_widget_grab_focus (guard->focus))
    guard->func (guard->window);
  return G_SOURCE_REMOVE;
}

static void
look_soon (Guard *guard)
{
  if (guard->idle == 0)
    guard->idle = g_idle_add_full (SOON, idle_cb, guard, NULL);
}

/* The window has it until whoever took the widget away has given it to another, or nobody did. */
static void
unmapped_cb (Guard *guard)
{
  if (gtk_window_get_focus (guard->window) != guard->focus || !gtk_widget_get_mapped (GTK_WIDGET (guard->window)))
    return;
  gtk_root_set_focus (GTK_ROOT (guard->window), GTK_WIDGET (guard->window));
  look_soon (guard);
}

static void
forget (Guard *guard)
{
  if (guard->focus != NULL)
    g_signal_handler_disconnect (guard->focus, guard->unmap);
  g_clear_weak_pointer (&guard->focus);
}

/* The popover that is no part of another. */
static GtkWidget *
find_popover (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_POPOVER (widget))
      found = widget;
  return found;
}

/* What pops up gives back the focus that it took, but for one in an inner page of a menu, which keeps it. */
static void
watch_popover (Guard     *guard,
               GtkWidget *popover)
{
  if (guard->popover == popover)
    return;
  forget_popover (guard);
  g_set_weak_pointer (&guard->popover, popover);
  guard->popover_unmap = g_signal_connect_swapped (popover, "unmap", G_CALLBACK (look_soon), guard);
}

/* Where an item that had the focus is no longer seen, as one of an inner page, GTK 4.18 gives the focus to what opened
 * the menu. */
static gboolean
is_at_button (Guard     *guard,
              GtkWidget *focus)
{
  GtkWidget *button = guard->popover != NULL ? gtk_widget_get_parent (guard->popover) : NULL;

  return GTK_IS_MENU_BUTTON (button) && focus != NULL && gtk_widget_is_ancestor (focus, button);
}

static void
focus_changed_cb (Guard *guard)
{
  GtkWidget *focus = gtk_window_get_focus (guard->window);
  GtkWidget *popover = focus != NULL ? find_popover (focus) : NULL;

  if (popover != NULL)
    {
      watch_popover (guard, popover);
      guard->is_at_button = FALSE;
      return;
    }
  guard->is_at_button = is_at_button (guard, focus);
  if (guard->is_at_button)
    return;
  if (focus == NULL || focus == GTK_WIDGET (guard->window))
    {
      if (guard->popover == NULL && focus != NULL)
        forget (guard);
      if (guard->focus != NULL)
        look_soon (guard);
      return;
    }
  forget_popover (guard);
  forget (guard);
  g_set_weak_pointer (&guard->focus, focus);
  guard->unmap = g_signal_connect_swapped (focus, "unmap", G_CALLBACK (unmapped_cb), guard);
}

static void
focus_first (GtkWindow *window)
{
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
}

/* A window that has the focus itself would keep itself alive. */
static void
window_unmapped_cb (GtkWindow *window)
{
  if (gtk_window_get_focus (window) == GTK_WIDGET (window))
    gtk_root_set_focus (GTK_ROOT (window), NULL);
}

static void
free_guard (gpointer data,
            GClosure *closure)
{
  Guard *guard = data;

  forget (guard);
  forget_popover (guard);
  g_clear_handle_id (&guard->idle, g_source_remove);
  g_free (guard);
}

/**
 * rapport_lost_focus_guard:
 * @func: called when what had the focus is no longer seen and nothing else was given it
 *
 * Looks after the keyboard focus of @window. GTK would give it to what comes next in the order of
 * Tab, often a text entry, which then swallows keys that were meant for what is gone, as Ctrl+Z.
 */
void
rapport_lost_focus_guard (GtkWindow            *window,
                          RapportLostFocusFunc  func)
{
  Guard *guard;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (func != NULL);

  guard = g_object_get_data (G_OBJECT (window), GUARD);
  if (guard != NULL)
    {
      guard->func = func;
      return;
    }
  guard = g_new0 (Guard, 1);
  guard->window = window;
  guard->func = func;
  g_object_set_data (G_OBJECT (window), GUARD, guard);
  g_signal_connect_data (window, "notify::focus-widget", G_CALLBACK (focus_changed_cb), guard, free_guard,
                         G_CONNECT_SWAPPED);
  g_signal_connect (window, "unmap", G_CALLBACK (window_unmapped_cb), NULL);
}

static gboolean
realized_cb (GSignalInvocationHint *hint,
             guint                  n_values,
             const GValue          *values,
             gpointer               data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_WINDOW (widget) && g_object_get_data (G_OBJECT (widget), GUARD) == NULL)
    rapport_lost_focus_guard (GTK_WINDOW (widget), focus_first);
  return G_SOURCE_CONTINUE;
}

/**
 * rapport_lost_focus_keep:
 *
 * Looks after the keyboard focus of every window, such as dialogs; what is guarded by itself stays so. Called
 * once.
 */
void
rapport_lost_focus_keep (void)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("realize", G_TYPE_FROM_CLASS (klass)), 0, realized_cb, NULL, NULL);
}
