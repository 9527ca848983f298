/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-act.h"
#include "rapport-add.h"
#include "rapport-agenda-row.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-plan.h"
#include "rapport-today-page.h"
#include "rapport-ui.h"
#include "scratch-act.h"

static gint64
add_plan (RapportContext *context,
          gint64          owner)
{
  RapportBook *book = rapport_context_get_book (context);
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  RapportMoment due = { .day = rapport_context_get_today (context) };

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "科技有限公司");
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER,
                              scratch_run (book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL)));
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, owner);
  return scratch_run (book, rapport_add_new (plan));
}

static void
wait_for_badge (RapportPage *page,
                const char  *badge)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (g_strcmp0 (rapport_page_get_badge (page), badge) != 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (rapport_page_get_badge (page), ==, badge);
}

static void
test_member_changed (void)
{
  g_autoptr(GSettings) settings = g_settings_new ("io.github.rapport_app.Rapport");
  g_autoptr(ScratchFolder) folder = scratch_folder_new ();
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  g_autoptr(RapportContext) context = rapport_context_new (book, settings);
  gint64 ann = scratch_add_member (book, "Ann");
  gint64 bob = scratch_add_member (book, "Bob");
  RapportPage *page;

  add_plan (context, bob);
  rapport_book_set_member (book, ann);
  page = g_object_ref_sink (g_object_new (RAPPORT_TYPE_TODAY_PAGE, "context", context, NULL));
  rapport_book_set_member (book, bob);
  wait_for_badge (page, "1");
  rapport_book_set_member (book, ann);
  wait_for_badge (page, NULL);

  g_object_unref (page);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  rapport_book_close (book);
}

static GtkWidget *
find_row (GtkWidget *widget)
{
  if (RAPPORT_IS_AGENDA_ROW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = find_row (child);

      if (row != NULL)
        return row;
    }
  return NULL;
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
test_button_keeps_keyboard (void)
{
  g_autoptr(GSettings) settings = g_settings_new ("io.github.rapport_app.Rapport");
  g_autoptr(ScratchFolder) folder = scratch_folder_new ();
  g_autoptr(RapportBook) book = scratch_book_open (folder);
  g_autoptr(RapportContext) context = rapport_context_new (book, settings);
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  const guint content = RAPPORT_PLAN_CONTENT;
  gint64 ann = scratch_add_member (book, "Ann");
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page;
  GtkWidget *row;
  GtkWidget *focus;

  rapport_entity_set_id (plan, add_plan (context, ann));
  rapport_book_set_member (book, ann);
  page = g_object_new (RAPPORT_TYPE_TODAY_PAGE, "context", context, NULL);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  /* Tab goes by where the buttons lie */
  while ((row = find_row (page)) == NULL || gtk_widget_get_width (row) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD));
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (GTK_IS_BUTTON (focus));

  rapport_entity_set_text (plan, RAPPORT_PLAN_CONTENT, "Ask for the offer");
  scratch_run (book, rapport_edit_new (plan, &content, 1));
  while (!says (page, "Ask for the offer"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (find_row (page) == row);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == focus);

  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  rapport_book_close (book);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  rapport_ui_init (gdk_display_get_default ());

  g_test_add_func ("/ui/today/member-changed", test_member_changed);
  g_test_add_func ("/ui/today/button-keeps-keyboard", test_button_keeps_keyboard);
  return g_test_run ();
}
