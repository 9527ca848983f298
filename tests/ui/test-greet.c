/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-add.h"
#include "rapport-care-dates.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-greet-dialog.h"
#include "scratch-act.h"
#include "window-fixture.h"

/* two customers, and the festivals */
typedef struct
{
  WindowFixture   window;
  RapportBook    *book;
  RapportContext *context;
} Fixture;

static void
add_customer (Fixture    *f,
              const char *name,
              const char *person)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);
  RapportEntity *contact = RAPPORT_ENTITY (rapport_contact_new ());

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, name);
  rapport_entity_set_text (contact, RAPPORT_CONTACT_NAME, person);
  g_ptr_array_add (contacts, contact);
  scratch_run (f->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), contacts, NULL));
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  window_fixture_set_up (&f->window, data);
  f->book = f->window.base.book;
  f->context = f->window.base.context;
  add_customer (f, "Alpha", "Ann Lee");
  add_customer (f, "Beta", "Bob Wu");
  scratch_run (f->book, rapport_add_festivals_new ());
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  window_fixture_tear_down (&f->window, data);
}

static GtkWidget *
open_dialog (Fixture    *f,
             const char *chosen)
{
  const gint64 care_date = scratch_query (f->book, "SELECT id FROM care_date WHERE festival = 'mid-autumn'");
  GtkWidget *dialog;

  rapport_greet_dialog_show (f->context, &care_date, 1);
  dialog = dialog_find (RAPPORT_TYPE_GREET_DIALOG);
  window_wait_for_text (dialog, chosen, NULL);
  return dialog;
}

static void
type (GtkWidget  *dialog,
      const char *text)
{
  GtkTextView *view = GTK_TEXT_VIEW (dialog_find_child (dialog, GTK_TYPE_TEXT_VIEW));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

#define SENT "SELECT count(*) FROM record WHERE depth = 'light' AND purpose = 'care' AND method = 'wechat'"

static void
test_many (Fixture       *f,
           gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (f, "2 customers chosen");

  type (dialog, "{contact}: {occasion}!");
  window_wait_for_text (dialog, "Ann Lee: Mid-Autumn Festival!", NULL);
  gtk_widget_activate_action (dialog, "greet.log", NULL);
  window_wait_until (scratch_query (f->book, SENT) == 2);
  g_assert_cmpint (scratch_query (f->book, SENT " AND summary = 'Bob Wu: Mid-Autumn Festival!'"), ==, 1);
  window_wait_for_text (GTK_WIDGET (f->window.window), "Customers greeted", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "undo", NULL);
  window_wait_until (scratch_query (f->book, SENT) == 0);
}

static GtkWidget *
find_check (GtkWidget  *widget,
            const char *name)
{
  const char *label = GTK_IS_CHECK_BUTTON (widget) ? gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)) : NULL;
  GtkWidget *found = label != NULL && g_str_has_prefix (label, name) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_check (child, name);
  return found;
}

/* Who is not chosen is there the next time. */
static void
test_some (Fixture       *f,
           gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (f, "2 customers chosen");

  window_wait_until (find_check (dialog, "Alpha") != NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (dialog, "Alpha")), FALSE);
  window_wait_for_text (dialog, "1 customer chosen", NULL);
  gtk_widget_activate_action (dialog, "greet.log", NULL);
  window_wait_until (scratch_query (f->book, SENT) == 1);
  dialog = open_dialog (f, "1 customer chosen");
  gtk_widget_activate_action (dialog, "greet.skip", NULL);
  window_wait_until (scratch_query (f->book, "SELECT count(*) FROM plan WHERE state = 'skipped'") == 1);
  g_assert_cmpint (scratch_query (f->book, SENT), ==, 1);
}

static void
test_planned (Fixture       *f,
              gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (f, "2 customers chosen");

  gtk_widget_activate_action (dialog, "greet.plan", NULL);
  window_wait_until (scratch_query (f->book, "SELECT count(*) FROM plan WHERE state = 'planned'"
                                             " AND origin = 'care-date' AND due_day = asked_day") == 2);
}

#define ADD(name, func) g_test_add ("/ui/greet/" name, Fixture, application, set_up, func, tear_down)

static void
add_tests (GtkApplication *application)
{
  ADD ("many-customers-are-greeted-at-once", test_many);
  ADD ("who-is-left-out-is-there-the-next-time", test_some);
  ADD ("greetings-are-planned-for-the-day", test_planned);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
