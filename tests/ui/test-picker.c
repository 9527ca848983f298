/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-add.h"
#include "rapport-customer.h"
#include "rapport-drop-down-search.h"
#include "rapport-picker.h"
#include "scratch-act.h"
#include "window-fixture.h"

typedef struct
{
  DialogFixture  base;
  GtkWidget     *window;
  RapportPicker *picker;
  GtkEditable   *search;
  gint64         customer;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  dialog_fixture_set_up (&f->base, data);
  f->customer = dialog_fixture_add_customer (&f->base);
  f->window = gtk_window_new ();
  f->picker = RAPPORT_PICKER (rapport_picker_new (f->base.context));
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->picker));
  gtk_window_present (GTK_WINDOW (f->window));
  f->search = GTK_EDITABLE (dialog_find_child (GTK_WIDGET (f->picker), GTK_TYPE_SEARCH_ENTRY));
  rapport_picker_popup (f->picker);
  window_wait_for_text (GTK_WIDGET (f->picker), "科技有限公司", NULL);
}

/* A popover that goes with its window while it holds the pointer lets GTK ask where in a surface that is gone the
 * pointer is, when the answer of the display is late. */
static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (f->search), GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  window_wait_until (!gtk_widget_get_mapped (popover));
  gdk_display_sync (gtk_widget_get_display (popover));
  window_fixture_iterate ();
  dialog_fixture_tear_down (&f->base, data);
}

static void
press_return (Fixture *f)
{
  g_signal_emit_by_name (f->search, "activate");
}

static void
test_found_is_picked (Fixture       *f,
                      gconstpointer  data)
{
  gtk_editable_set_text (f->search, "科技");
  press_return (f);
  window_wait_until (rapport_picker_get_id (f->picker) == f->customer);
}

static void
test_unseen_is_not_picked (Fixture       *f,
                           gconstpointer  data)
{
  gtk_editable_set_text (f->search, "宁波海天");
  press_return (f);
  window_wait_for_text (GTK_WIDGET (f->picker), "Customer “宁波海天” was not found.", "科技有限公司");
  press_return (f);
  g_assert_cmpint (rapport_picker_get_id (f->picker), ==, 0);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->search)));
}

static void
test_missing_is_added (Fixture       *f,
                       gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = NULL;

  gtk_editable_set_text (f->search, " 宁波海天 ");
  window_wait_for_text (GTK_WIDGET (f->picker), "Add It", NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->picker), "picker.add", NULL);
  window_wait_until (rapport_picker_get_id (f->picker) != 0);
  customer = rapport_book_get (f->base.book, RAPPORT_TYPE_CUSTOMER, rapport_picker_get_id (f->picker), NULL);
  g_assert_cmpstr (rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME), ==, "宁波海天");
  g_assert_cmpstr (rapport_entity_get_text (customer, RAPPORT_CUSTOMER_STAGE), ==, "prospect");
  window_wait_for_text (GTK_WIDGET (f->picker), "宁波海天", NULL);
}

/* By any part of its words, by Return, before the list has heard of what to look for. */
static void
test_drop_down_by_typing (void)
{
  static const char * const names[] = { "None", "Wang Fang", "Zhou Lei", "刘洋", NULL };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (names)),
                                            gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  GtkWidget *entry, *popover;
  GtkEditable *text;

  rapport_drop_down_search_enable (GTK_DROP_DOWN (drop_down));
  gtk_window_set_child (GTK_WINDOW (window), drop_down);
  gtk_window_present (GTK_WINDOW (window));
  window_wait_until (gtk_widget_get_mapped (drop_down));
  entry = dialog_find_child (drop_down, GTK_TYPE_SEARCH_ENTRY);
  popover = gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER);
  gtk_popover_popup (GTK_POPOVER (popover));
  window_wait_until (gtk_widget_get_mapped (entry));
  text = gtk_editable_get_delegate (GTK_EDITABLE (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "lei");
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (text)));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, 2);
  window_wait_until (!gtk_widget_get_mapped (popover));

  gtk_popover_popup (GTK_POPOVER (popover));
  window_wait_until (gtk_widget_get_mapped (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "nobody");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, 2);
  gtk_popover_popdown (GTK_POPOVER (popover));
  window_wait_until (!gtk_widget_get_mapped (popover));
  gdk_display_sync (gtk_widget_get_display (popover));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_tests (GtkApplication *application)
{
  g_test_add ("/ui/picker/what-is-found-is-picked-with-Return", Fixture, application, set_up, test_found_is_picked,
              tear_down);
  g_test_add ("/ui/picker/what-is-not-shown-is-not-picked", Fixture, application, set_up, test_unseen_is_not_picked,
              tear_down);
  g_test_add ("/ui/picker/a-customer-that-is-missing-is-added", Fixture, application, set_up, test_missing_is_added,
              tear_down);
  g_test_add_func ("/ui/picker/a-drop-down-finds-by-typing", test_drop_down_by_typing);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
