/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-member.h"
#include "scratch-book.h"
#include "window-fixture.h"

/* The window of one colleague, in whose book another one worked */
typedef struct
{
  WindowFixture window;
  RapportBook  *book;
  RapportPage  *page;
} Fixture;

static gint64
add (Fixture    *f,
     GType       type,
     const char *name,
     gint64      customer)
{
  g_autoptr(GObject) thing = g_object_new (type, "name", name, NULL);

  if (customer != 0)
    g_object_set (thing, "customer", customer, NULL);
  return scratch_add (f->book, thing);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  gint64 customer, ann;

  window_fixture_set_up (&f->window, data);
  f->book = f->window.base.book;
  ann = add (f, RAPPORT_TYPE_MEMBER, "Ann", 0);
  rapport_book_set_member (f->book, add (f, RAPPORT_TYPE_MEMBER, "Bob", 0));
  customer = add (f, RAPPORT_TYPE_CUSTOMER, "Alpha", 0);
  add (f, RAPPORT_TYPE_CONTACT, "Li", customer);
  rapport_book_set_member (f->book, ann);
  f->page = rapport_window_show_page (f->window.window, "changes");
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  window_fixture_tear_down (&f->window, data);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0 &&
      gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static void
click (Fixture    *f,
       const char *label)
{
  GtkWidget *window = GTK_WIDGET (f->window.window);

  window_wait_until (find_button (window, label) != NULL);
  g_signal_emit_by_name (find_button (window, label), "clicked");
}

/* The contact's change stands first. */
static void
test_one_by_one (Fixture       *f,
                 gconstpointer  data)
{
  window_fixture_wait (&f->window, "Contact added: Li", NULL);
  window_fixture_wait (&f->window, "Customer added: Alpha", NULL);
  window_fixture_wait (&f->window, "Not Seen Yet", NULL);
  click (f, "Seen");
  window_wait_until (g_strcmp0 (rapport_page_get_badge (f->page), "1") == 0);
  click (f, "Seen");
  window_fixture_wait (&f->window, "Customer added: Alpha", "Not Seen Yet");
  g_assert_null (rapport_page_get_badge (f->page));
}

static void
test_all (Fixture       *f,
          gconstpointer  data)
{
  click (f, "Mark _All as Seen");
  window_fixture_wait (&f->window, "Contact added: Li", "Not Seen Yet");
}

/* Those of whoever works here are not told. */
static void
test_own (Fixture       *f,
          gconstpointer  data)
{
  rapport_book_set_member (f->book, scratch_query (f->book, "SELECT id FROM member WHERE name = 'Bob'"));
  window_fixture_wait (&f->window, "Nobody else changed anything", NULL);
}

static void
add_tests (GtkApplication *application)
{
#define ADD(name, func) g_test_add ("/ui/changes/" name, Fixture, application, set_up, func, tear_down)
  ADD ("FR-13/seen-one-by-one", test_one_by_one);
  ADD ("FR-13/all-seen", test_all);
  ADD ("FR-13/own-are-not-told", test_own);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
