/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-act.h"
#include "rapport-add.h"
#include "rapport-contact-card.h"
#include "rapport-contact.h"
#include "rapport-customer-contacts.h"
#include "rapport-customer-plans.h"
#include "rapport-customer-timeline.h"
#include "rapport-customer.h"
#include "rapport-detail-row.h"
#include "rapport-plan.h"
#include "rapport-ui.h"
#include "scratch-act.h"

#define N_PLANS 120
#define N_CONTACTS 40

typedef struct
{
  char           *folder;
  RapportBook    *book;
  RapportContext *context;
  GtkWidget      *window;
  gint64          customer;
} Fixture;

static void
add_plan (Fixture    *fixture,
          gint64      customer,
          int         day,
          const char *content)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  RapportMoment due = { .day = day };

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_STATE, "skipped");
  rapport_entity_set_text (plan, RAPPORT_PLAN_CONTENT, content);
  scratch_run (fixture->book, rapport_add_new (plan));
}

static void
add_plans (Fixture *fixture)
{
  for (int i = 0; i < N_PLANS; i++)
    add_plan (fixture, fixture->customer, rapport_day_add (20200101, i), NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GSettings) settings = g_settings_new ("io.github.rapport_app.Rapport");
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);

  fixture->folder = scratch_folder_new ();
  fixture->book = scratch_book_open (fixture->folder);
  fixture->context = rapport_context_new (fixture->book, settings);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "科技有限公司");
  for (int i = 0; i < N_CONTACTS; i++)
    {
      RapportEntity *contact = RAPPORT_ENTITY (rapport_contact_new ());
      g_autofree char *name = g_strdup_printf ("李%d", i);

      rapport_entity_set_text (contact, RAPPORT_CONTACT_NAME, name);
      g_ptr_array_add (contacts, contact);
    }
  fixture->customer =
    scratch_run (fixture->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), contacts, NULL));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 500);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->context);
  rapport_book_close (fixture->book);
  g_clear_object (&fixture->book);
  scratch_folder_remove (fixture->folder);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static guint
count (GtkWidget *widget,
       GType      type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (widget), type);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count (child, type);
  return n;
}

/* until there are rows and nothing more comes of itself */
static guint
wait_for (GtkWidget *pane,
          GType      type)
{
  do
    g_main_context_iteration (NULL, TRUE);
  while (count (pane, type) == 0);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  return count (pane, type);
}

/* rows for what is near to being seen are made first, and all of them as a person goes on */
static void
assert_made_when_seen (Fixture   *fixture,
                       GtkWidget *pane,
                       GType      type,
                       guint      n_all)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (find (pane, GTK_TYPE_SCROLLED_WINDOW)));
  guint n;

  gtk_window_set_child (GTK_WINDOW (fixture->window), pane);
  gtk_window_present (GTK_WINDOW (fixture->window));
  n = wait_for (pane, type);
  g_assert_cmpuint (n, <, n_all / 2);
  while (n < n_all)
    {
      gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
      g_main_context_iteration (NULL, TRUE);
      n = count (pane, type);
    }
  g_assert_cmpuint (n, ==, n_all);
}

static void
test_pane (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *pane = g_object_new (GPOINTER_TO_SIZE (data), NULL);

  add_plans (fixture);
  rapport_customer_pane_set_context (RAPPORT_CUSTOMER_PANE (pane), fixture->context);
  rapport_customer_pane_set_customer (RAPPORT_CUSTOMER_PANE (pane), fixture->customer);
  assert_made_when_seen (fixture, pane, RAPPORT_TYPE_DETAIL_ROW, N_PLANS);
}

static GtkWidget *
show_pane (Fixture *fixture)
{
  GtkWidget *pane = g_object_new (RAPPORT_TYPE_CUSTOMER_PLANS, NULL);

  rapport_customer_pane_set_context (RAPPORT_CUSTOMER_PANE (pane), fixture->context);
  rapport_customer_pane_set_customer (RAPPORT_CUSTOMER_PANE (pane), fixture->customer);
  gtk_window_set_child (GTK_WINDOW (fixture->window), pane);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (pane, RAPPORT_TYPE_DETAIL_ROW);
  return pane;
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

/* Whoever goes from customer to customer never looks at an empty list between them. */
static void
test_rows_stay (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(RapportEntity) other = RAPPORT_ENTITY (rapport_customer_new ());
  GtkWidget *pane;
  gint64 id;

  rapport_entity_set_text (other, RAPPORT_CUSTOMER_NAME, "贸易有限公司");
  id = scratch_run (fixture->book, rapport_add_customer_new (RAPPORT_CUSTOMER (other), NULL, NULL));
  add_plan (fixture, fixture->customer, 20200101, "first");
  add_plan (fixture, id, 20200101, "second");
  pane = show_pane (fixture);
  rapport_customer_pane_set_customer (RAPPORT_CUSTOMER_PANE (pane), id);
  while (!shows (pane, "second"))
    {
      g_assert_true (shows (pane, "first"));
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_false (shows (pane, "first"));
  rapport_customer_pane_set_customer (RAPPORT_CUSTOMER_PANE (pane), 0);
  g_assert_false (shows (pane, "second"));
}

/* What else is written down meanwhile takes neither the keyboard nor what is looked at away. */
static void
test_place_stays (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *pane;
  GtkListBox *list;
  GtkAdjustment *place;
  double value;

  add_plans (fixture);
  pane = show_pane (fixture);
  list = GTK_LIST_BOX (find (pane, GTK_TYPE_LIST_BOX));
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find (pane, GTK_TYPE_SCROLLED_WINDOW)));
  while (gtk_adjustment_get_upper (place) <= 2 * gtk_adjustment_get_page_size (place))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 5)));
  gtk_adjustment_set_value (place, 200);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  value = gtk_adjustment_get_value (place);
  g_assert_cmpfloat (value, >, 0);
  add_plan (fixture, fixture->customer, 20191231, "earlier");
  add_plan (fixture, fixture->customer, 20301231, "later");
  while (!shows (pane, "later"))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 GTK_WIDGET (gtk_list_box_get_row_at_index (list, 5)));
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, value);
}

static void
test_contacts (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *pane = g_object_new (RAPPORT_TYPE_CUSTOMER_CONTACTS, NULL);

  rapport_customer_contacts_set_context (RAPPORT_CUSTOMER_CONTACTS (pane), fixture->context);
  rapport_customer_contacts_set_customer (RAPPORT_CUSTOMER_CONTACTS (pane), fixture->customer);
  g_assert_cmpuint (count (pane, RAPPORT_TYPE_CONTACT_CARD), ==, 0);
  assert_made_when_seen (fixture, pane, RAPPORT_TYPE_CONTACT_CARD, N_CONTACTS);
}

#define ADD(path, data, func) \
  g_test_add ("/ui/customer-panes/" path, Fixture, data, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  rapport_ui_init (gdk_display_get_default ());

  ADD ("plans-are-shown-as-they-come", GSIZE_TO_POINTER (RAPPORT_TYPE_CUSTOMER_PLANS), test_pane);
  ADD ("timeline-is-shown-as-it-comes", GSIZE_TO_POINTER (RAPPORT_TYPE_CUSTOMER_TIMELINE),
       test_pane);
  ADD ("rows-stay-until-the-next-are-there", NULL, test_rows_stay);
  ADD ("keyboard-and-place-stay", NULL, test_place_stays);
  ADD ("contacts-are-shown-as-they-come", NULL, test_contacts);
  return g_test_run ();
}
