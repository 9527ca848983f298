/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-add.h"
#include "rapport-customer-detail.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-list-body.h"
#include "rapport-list.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-detail.h"
#include "scratch-act.h"
#include "window-fixture.h"

/* two customers, the first of whom has two tickets */
typedef struct
{
  WindowFixture window;
  gint64        customers[2];
  gint64        tickets[2];
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  window_fixture_set_up (&f->window, data);
  for (guint i = 0; i < 2; i++)
    f->customers[i] = dialog_fixture_add_customer (&f->window.base);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

      rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, f->customers[0]);
      rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, i == 0 ? "Broken door" : "No light");
      f->tickets[i] = scratch_run (f->window.base.book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
    }
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  window_fixture_tear_down (&f->window, data);
}

static RapportList *
get_list (Fixture *f)
{
  return RAPPORT_LIST (dialog_find_child (GTK_WIDGET (rapport_window_get_page (f->window.window)), RAPPORT_TYPE_LIST));
}

static gboolean
is_focus_in (Fixture   *f,
             GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window.window));

  return focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
beat_cb (gpointer data)
{
  return --*(int *) data > 0;
}

/* Lets pass what GTK does about a focus that went, which it does when the next events come. */
static void
settle (void)
{
  int beats = 10;

  g_timeout_add (20, beat_cb, &beats);
  while (beats > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
delete (Fixture *f,
        GType    type,
        gint64   id,
        guint    left)
{
  RapportListModel *model = rapport_list_get_model (get_list (f));

  scratch_run (f->window.base.book, rapport_delete_new (type, &id, 1));
  window_wait_until (g_list_model_get_n_items (G_LIST_MODEL (model)) == left);
  settle ();
}

static GtkWidget *
find_menu_button (GtkWidget  *widget,
                  const char *icon)
{
  GtkWidget *found = NULL;

  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)), icon) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu_button (child, icon);
  return found;
}

static GtkWidget *
find_item (GtkWidget  *widget,
           const char *text)
{
  GtkWidget *found = NULL;
  g_autofree char *own = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    {
      g_object_get (widget, "text", &own, NULL);
      found = g_strcmp0 (own, text) == 0 ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_item (child, text);
  return found;
}

static gint64
get_last (Fixture *f)
{
  guint n;
  const gint64 *ids = rapport_list_model_get_ids (rapport_list_get_model (get_list (f)), &n);

  return ids[n - 1];
}

static void
focus_last (Fixture *f)
{
  rapport_list_select_id (get_list (f), get_last (f));
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "page", g_variant_new_string ("customers"));
  g_assert_true (is_focus_in (f, GTK_WIDGET (get_list (f))));
}

/* The row that had the keyboard is deleted: the list keeps it, and what stands in the place of an empty one. */
static void
test_row (Fixture       *f,
          gconstpointer  data)
{
  rapport_window_show_page (f->window.window, "customers");
  window_fixture_wait (&f->window, "2 customers", NULL);
  focus_last (f);
  delete (f, RAPPORT_TYPE_CUSTOMER, get_last (f), 1);
  g_assert_true (is_focus_in (f, dialog_find_child (GTK_WIDGET (get_list (f)), RAPPORT_TYPE_LIST_BODY)));
  focus_last (f);
  delete (f, RAPPORT_TYPE_CUSTOMER, get_last (f), 0);
  g_assert_true (is_focus_in (f, GTK_WIDGET (get_list (f))));
}

/* Several are deleted: the detail no longer tells of them. */
static void
test_several (Fixture       *f,
              gconstpointer  data)
{
  gint64 customers[] = {
    f->customers[0], f->customers[1], dialog_fixture_add_customer (&f->window.base),
    dialog_fixture_add_customer (&f->window.base),
  };

  rapport_window_show_page (f->window.window, "customers");
  window_fixture_wait (&f->window, "4 customers", NULL);
  rapport_list_select_id (get_list (f), f->customers[0]);
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "page", g_variant_new_string ("customers"));
  g_assert_true (gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (f->window.window)),
                                             "list.select-all", NULL));
  window_fixture_wait (&f->window, "4 are selected", NULL);
  scratch_run (f->window.base.book,
               rapport_delete_new (RAPPORT_TYPE_CUSTOMER, customers, G_N_ELEMENTS (customers)));
  window_fixture_wait (&f->window, "There are no customers yet", "are selected");
}

/* What is deleted had the keyboard in its detail. */
static void
test_detail (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *detail;

  rapport_window_open_thing (f->window.window, "ticket", f->tickets[1]);
  window_fixture_wait (&f->window, "received", NULL);
  detail = dialog_find_child (GTK_WIDGET (rapport_window_get_page (f->window.window)), RAPPORT_TYPE_TICKET_DETAIL);
  g_assert_true (gtk_widget_child_focus (detail, GTK_DIR_TAB_FORWARD));
  g_assert_true (is_focus_in (f, detail));
  delete (f, RAPPORT_TYPE_TICKET, f->tickets[1], 1);
  g_assert_true (is_focus_in (f, GTK_WIDGET (get_list (f))));
}

/* A customer is deleted while the keyboard is in its sheet. */
static void
test_sheet (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *page;

  rapport_window_open_thing (f->window.window, "customer", f->customers[1]);
  window_fixture_wait (&f->window, "002", NULL);
  page = GTK_WIDGET (rapport_window_get_page (f->window.window));
  gtk_widget_grab_focus (dialog_get_control (dialog_find_child (page, RAPPORT_TYPE_CUSTOMER_DETAIL),
                                             RAPPORT_CUSTOMER_NAME));
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (f->window.window))));
  delete (f, RAPPORT_TYPE_CUSTOMER, f->customers[1], 1);
  g_assert_true (is_focus_in (f, GTK_WIDGET (get_list (f))));
}

#define ADD(path, func) g_test_add ("/ui/lost-focus/" path, Fixture, application, set_up, func, tear_down)

/* An item of a menu's inner page, as one of those to sort by: the list that had the keyboard has it again. */
static void
test_inner_menu (Fixture       *f,
                 gconstpointer  data)
{
  GtkWidget *button, *menu, *sort, *name;

  rapport_window_show_page (f->window.window, "customers");
  window_fixture_wait (&f->window, "2 customers", NULL);
  focus_last (f);
  button = find_menu_button (gtk_window_get_titlebar (GTK_WINDOW (f->window.window)), "view-more-symbolic");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  menu = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_assert_nonnull (menu);
  sort = find_item (menu, "Sort by");
  window_wait_until (gtk_widget_get_mapped (sort));
  g_assert_true (gtk_widget_grab_focus (sort));
  gtk_widget_activate (sort);
  name = find_item (menu, "Descending");
  window_wait_until (gtk_widget_get_mapped (name));
  g_assert_true (gtk_widget_grab_focus (name));
  gtk_widget_activate (name);
  window_wait_until (!gtk_widget_get_mapped (menu));
  window_wait_until (is_focus_in (f, dialog_find_child (GTK_WIDGET (get_list (f)), RAPPORT_TYPE_LIST_BODY)));
}

static gboolean
is_alive (GtkWidget *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && focus != window && gtk_widget_get_mapped (focus) && gtk_widget_is_sensitive (focus);
}

/* what is further down is scrolled to once it has the focus */
static gboolean
is_seen (GtkWidget *window,
         GtkWidget *widget)
{
  double x, y;

  return gtk_widget_translate_coordinates (widget, window, 0, 0, &x, &y) && x >= 0 && y >= 0 &&
         x < gtk_widget_get_width (window) && y < gtk_widget_get_height (window);
}

/* opens and closes each menu that can be seen in @widget, with the focus on its button */
static guint
open_menus (GtkWidget *window,
            GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_POPOVER (widget) || !gtk_widget_get_mapped (widget))
    return 0;
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_sensitive (widget))
    {
      GtkWidget *popover;

      gtk_widget_grab_focus (widget);
      if (!is_seen (window, widget))
        settle ();
      if (!is_seen (window, widget))
        return 0;
      gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
      popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget)));
      g_assert_nonnull (popover);
      window_wait_until (gtk_widget_get_mapped (popover));
      gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
      window_wait_until (!gtk_widget_get_mapped (popover));
      window_wait_until (is_alive (window));
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += open_menus (window, child);
  return n;
}

/* No menu of a page leaves the keyboard without a place. */
static void
test_every_menu (Fixture       *f,
                 gconstpointer  data)
{
  static const char * const pages[] = { "today", "customers", "follow-ups", "tickets", "contracts", "products" };
  GtkWidget *window = GTK_WIDGET (f->window.window);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      rapport_window_show_page (f->window.window, pages[i]);
      if (g_str_equal (pages[i], "customers"))
        rapport_context_open_thing (f->window.base.context, "customer", f->customers[0]);
      if (g_str_equal (pages[i], "tickets"))
        rapport_context_open_thing (f->window.base.context, "ticket", f->tickets[0]);
      settle ();
      n += open_menus (window, window);
    }
  g_assert_cmpuint (n, >, 20);
}

static GtkWidget *
add_button (GtkWidget  *box,
            const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* In a dialog what had the focus goes, or can be pressed no more: another has it. */
static void
test_dialog (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *dialog = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first, *second, *third;

  gtk_window_set_child (GTK_WINDOW (dialog), box);
  first = add_button (box, "first");
  second = add_button (box, "second");
  third = add_button (box, "third");
  gtk_window_present (GTK_WINDOW (dialog));
  window_wait_until (gtk_widget_get_mapped (third));
  gtk_widget_grab_focus (third);
  gtk_widget_set_visible (third, FALSE);
  window_wait_until (is_alive (dialog));
  gtk_widget_grab_focus (second);
  gtk_widget_set_sensitive (second, FALSE);
  window_wait_until (is_alive (dialog));
  gtk_widget_set_sensitive (second, TRUE);
  gtk_widget_grab_focus (second);
  gtk_box_remove (GTK_BOX (box), second);
  window_wait_until (gtk_window_get_focus (GTK_WINDOW (dialog)) == first);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What was imported is gone on with in its list, from wherever the import was asked for. */
static void
test_shown_page (Fixture       *f,
                 gconstpointer  data)
{
  rapport_context_show_page (f->window.base.context, "ticket");
  g_assert_true (is_focus_in (f, GTK_WIDGET (rapport_window_get_page (f->window.window))));
  rapport_context_show_page (f->window.base.context, "customers");
  window_fixture_wait (&f->window, "2 customers", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "sidebar", NULL);
  g_assert_false (is_focus_in (f, GTK_WIDGET (get_list (f))));
  rapport_context_show_page (f->window.base.context, "customers");
  g_assert_true (is_focus_in (f, GTK_WIDGET (get_list (f))));
}

static void
add_tests (GtkApplication *application)
{
  ADD ("row", test_row);
  ADD ("several", test_several);
  ADD ("detail", test_detail);
  ADD ("sheet", test_sheet);
  ADD ("inner-menu", test_inner_menu);
  ADD ("every-menu", test_every_menu);
  ADD ("dialog", test_dialog);
  ADD ("shown-page", test_shown_page);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
