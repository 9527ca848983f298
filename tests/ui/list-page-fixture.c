/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-page-fixture.h"
#include "rapport-add.h"
#include "rapport-customer.h"
#include "rapport-filter-bar.h"
#include "rapport-list-page.h"
#include "rapport-sidebar-row.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket.h"
#include "scratch-act.h"

static const struct { const char *name; const char *grade; } customers[N_CUSTOMERS] = {
  [ALPHA] = { "Alpha Works", "A" }, [ALPINE] = { "Alpine Tools", "B" }, [BETA] = { "Beta Foods", "B" },
};

void
list_page_set_up (ListPageFixture *f,
                  gconstpointer    data)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  window_fixture_set_up (&f->window, data);
  for (guint i = 0; i < N_CUSTOMERS; i++)
    {
      g_autoptr(RapportCustomer) customer = rapport_customer_new ();

      rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NAME, customers[i].name);
      rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_GRADE, customers[i].grade);
      f->customers[i] = scratch_run (f->window.base.book, rapport_add_customer_new (customer, NULL, NULL));
    }
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, f->customers[ALPHA]);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, "Broken door");
  f->ticket = scratch_run (f->window.base.book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
  rapport_window_show_page (f->window.window, "customers");
  window_fixture_wait (&f->window, "3 customers", NULL);
}

void
list_page_tear_down (ListPageFixture *f,
                     gconstpointer    data)
{
  GSettings *settings = rapport_context_get_settings (f->window.base.context);

  g_settings_reset (settings, "filters");
  g_settings_reset (settings, "layouts");
  window_fixture_tear_down (&f->window, data);
}

GtkWidget *
list_page_find (ListPageFixture *f,
                GType            type)
{
  return dialog_find_child (GTK_WIDGET (rapport_window_get_page (f->window.window)), type);
}

RapportList *
list_page_get_list (ListPageFixture *f)
{
  return RAPPORT_LIST (list_page_find (f, RAPPORT_TYPE_LIST));
}

gint64
list_page_get_shown (ListPageFixture *f)
{
  return rapport_list_page_get_shown (RAPPORT_LIST_PAGE (rapport_window_get_page (f->window.window)));
}

void
list_page_search (ListPageFixture *f,
                  const char      *text)
{
  gtk_editable_set_text (GTK_EDITABLE (rapport_page_get_middle (rapport_window_get_page (f->window.window))), text);
}

gboolean
list_page_is_focus_in (ListPageFixture *f,
                       GtkWidget       *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window.window));

  return focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, widget);
}

void
list_page_ask (ListPageFixture *f,
               const char      *text)
{
  g_autoptr(RapportCondition) condition =
    rapport_condition_parse (text, rapport_list_spec_nth, &rapport_list_customers, NULL);

  rapport_filter_bar_set_condition (RAPPORT_FILTER_BAR (list_page_find (f, RAPPORT_TYPE_FILTER_BAR)), condition);
}

GtkWidget *
list_page_find_row (GtkWidget  *widget,
                    const char *title)
{
  GtkWidget *found = NULL;

  if (RAPPORT_IS_SIDEBAR_ROW (widget) &&
      g_str_equal (rapport_sidebar_row_get_title (RAPPORT_SIDEBAR_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = list_page_find_row (child, title);
  return found;
}

RapportListBody *
list_page_get_body (ListPageFixture *f)
{
  return RAPPORT_LIST_BODY (dialog_find_child (GTK_WIDGET (list_page_get_list (f)), RAPPORT_TYPE_LIST_BODY));
}

gint64
list_page_get_focused (ListPageFixture *f)
{
  return rapport_list_model_get_id (rapport_list_get_model (list_page_get_list (f)),
                                    rapport_list_body_get_focused (list_page_get_body (f)));
}

/* what a key does that reaches the list before its rows */
gboolean
list_page_press (ListPageFixture *f,
                 guint            key,
                 GdkModifierType  state)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (list_page_get_list (f)));
  gboolean stopped = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !stopped; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &stopped);
    }
  return stopped;
}

/* goes from cell to cell, with the keyboard on the row of @customer and the cursor on its name */
void
list_page_begin_table (ListPageFixture *f,
                       guint            customer)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (list_page_get_list (f)), "list-page.switch-mode", NULL));
  rapport_list_select_id (list_page_get_list (f), f->customers[customer]);
  window_wait_until (gtk_widget_grab_focus (GTK_WIDGET (list_page_get_list (f)))
                     && list_page_is_focus_in (f, GTK_WIDGET (list_page_get_list (f))));
  g_assert_true (list_page_press (f, GDK_KEY_Home, 0));
  g_assert_true (list_page_press (f, GDK_KEY_Right, 0));
}

char *
list_page_dup_name (ListPageFixture *f,
                    guint            customer)
{
  g_autoptr(RapportEntity) entity =
    rapport_book_get (f->window.base.book, RAPPORT_TYPE_CUSTOMER, f->customers[customer], NULL);

  return g_strdup (rapport_entity_get_text (entity, RAPPORT_CUSTOMER_NAME));
}

gboolean
list_page_is_named (ListPageFixture *f,
                    guint            customer,
                    const char      *name)
{
  g_autofree char *now = list_page_dup_name (f, customer);

  return g_strcmp0 (now, name) == 0;
}

/* what somebody else wrote into the cell meanwhile is said before anything takes its place */
RapportAct *
list_page_name_new (gint64      customer,
                    const char *name)
{
  const guint field = RAPPORT_CUSTOMER_NAME;
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (values, field, name);
  return rapport_edit_many_new (values, &field, 1, &customer, 1);
}

GtkWidget *
list_page_find_toplevel (GType type)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}

/* what Return does in @table, before its rows have it */
gboolean
list_page_press_return (GtkWidget *table)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (table);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) keys = g_list_model_get_item (controllers, i);
      g_autoptr(GtkShortcut) first = NULL;
      g_autofree char *trigger = NULL;

      if (!GTK_IS_SHORTCUT_CONTROLLER (keys) || gtk_event_controller_get_propagation_phase (keys) != GTK_PHASE_CAPTURE)
        continue;
      first = g_list_model_get_item (G_LIST_MODEL (keys), 0);
      trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (first));
      if (g_str_has_prefix (trigger, "Return"))
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (first), 0, table, NULL);
    }
  return FALSE;
}
