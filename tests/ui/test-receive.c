/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-add.h"
#include "rapport-article.h"
#include "rapport-beside-pane.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-form.h"
#include "rapport-picker.h"
#include "rapport-reference.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-dialog.h"
#include "scratch-act.h"
#include "window-fixture.h"

/* a customer with one open ticket, and what is known of how to go about it */
typedef struct
{
  WindowFixture   window;
  RapportBook    *book;
  RapportContext *context;
  gint64          customer;
  gint64          ticket;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());
  g_autoptr(RapportEntity) article = RAPPORT_ENTITY (rapport_article_new ());

  window_fixture_set_up (&f->window, data);
  f->book = f->window.base.book;
  f->context = f->window.base.context;
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "Alpha");
  f->customer = scratch_run (f->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, f->customer);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, "采集网关离线");
  f->ticket = scratch_run (f->book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
  rapport_entity_set_text (article, RAPPORT_ARTICLE_NAME, "网关离线怎么办");
  rapport_entity_set_text (article, RAPPORT_ARTICLE_BODY, "先看指示灯");
  scratch_run (f->book, rapport_add_new (article));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  window_fixture_tear_down (&f->window, data);
}

static GtkWidget *
get_dialog (void)
{
  return dialog_find (RAPPORT_TYPE_TICKET_DIALOG);
}

static gpointer
get_part (const char *name)
{
  return gtk_widget_get_template_child (get_dialog (), RAPPORT_TYPE_TICKET_DIALOG, name);
}

static RapportFieldEditor *
get_editor (guint field)
{
  return rapport_form_get_editor (RAPPORT_FORM (dialog_find_child (get_dialog (), RAPPORT_TYPE_FORM)), field);
}

static gboolean
holds (Fixture    *f,
       const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM ticket t JOIN customer c ON c.id = t.customer"
                                          " WHERE %s", condition);

  return scratch_query (f->book, sql) > 0;
}

static void
save (void)
{
  gtk_widget_activate_action (get_dialog (), "dialog.save", NULL);
}

/* Beside what is typed stand the greeting, the customer's tickets and what is known of it. */
static void
test_beside_what_is_typed (Fixture       *f,
                           gconstpointer  data)
{
  GtkWidget *pane;

  rapport_ticket_dialog_show (f->context, f->customer);
  pane = dialog_find_child (get_dialog (), RAPPORT_TYPE_BESIDE_PANE);
  window_wait_for_text (pane, "很高兴为您服务", "Already open");
  window_wait_for_text (pane, "采集网关离线", "网关离线怎么办");
  dialog_type_long (get_dialog (), RAPPORT_TICKET_DESCRIPTION, "二号线网关又离线了");
  window_wait_for_text (pane, "Already open: add to 001", NULL);
  window_wait_for_text (pane, "网关离线怎么办", NULL);
  gtk_window_destroy (GTK_WINDOW (get_dialog ()));
}

/* What is about a ticket that is open goes there. */
static void
test_added_to_open_one (Fixture       *f,
                        gconstpointer  data)
{
  GtkWidget *pane;

  rapport_ticket_dialog_show (f->context, f->customer);
  pane = dialog_find_child (get_dialog (), RAPPORT_TYPE_BESIDE_PANE);
  dialog_type_long (get_dialog (), RAPPORT_TICKET_DESCRIPTION, "三号线也离线");
  g_signal_emit_by_name (pane, "add-to", f->ticket);
  window_wait_until (scratch_query (f->book, "SELECT count(*) FROM ticket_event WHERE kind = 'comment'"
                                             " AND note = '三号线也离线'") == 1);
  g_assert_cmpint (scratch_query (f->book, "SELECT count(*) FROM ticket"), ==, 1);
  window_wait_for_text (GTK_WIDGET (f->window.window), "三号线也离线", NULL);
}

/* The only contact is who asks, also when another customer is chosen. */
static void
test_contact_proposed (Fixture       *f,
                       gconstpointer  data)
{
  g_autoptr(RapportContact) contact = rapport_contact_new ();
  g_autoptr(RapportCustomer) customer = rapport_customer_new ();
  g_autoptr(GPtrArray) contacts = g_ptr_array_new ();
  gint64 id;

  rapport_entity_set_text (RAPPORT_ENTITY (contact), RAPPORT_CONTACT_NAME, "张总");
  rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NAME, "Gamma");
  g_ptr_array_add (contacts, contact);
  id = scratch_run (f->book, rapport_add_customer_new (customer, contacts, NULL));
  rapport_ticket_dialog_show (f->context, f->customer);
  rapport_picker_set_id (get_part ("customer"), id);
  rapport_reference_changed (get_part ("customer"));
  dialog_type_long (get_dialog (), RAPPORT_TICKET_DESCRIPTION, "报表打不开");
  save ();
  window_wait_until (holds (f, "c.name = 'Gamma' AND t.contact IS NOT NULL"));
}

/* Who asks for the first time is written down with the ticket. */
static void
test_new_customer (Fixture       *f,
                   gconstpointer  data)
{
  rapport_ticket_dialog_show (f->context, 0);
  gtk_toggle_button_set_active (get_part ("is_new"), TRUE);
  save ();
  window_wait_for_text (get_dialog (), "Write the name of the new customer.", NULL);
  gtk_editable_set_text (get_part ("new_name"), "Beta");
  gtk_editable_set_text (get_part ("new_phone"), "13800138000");
  dialog_type_long (get_dialog (), RAPPORT_TICKET_DESCRIPTION, "Prices?");
  save ();
  window_wait_until (holds (f, "c.name = 'Beta' AND t.description = 'Prices?' AND t.contact IN"
                               " (SELECT id FROM contact WHERE phone = '13800138000')"));
}

/* The priority follows from urgent and important; another one needs a reason. */
static void
test_priority_with_reason (Fixture       *f,
                           gconstpointer  data)
{
  rapport_ticket_dialog_show (f->context, f->customer);
  rapport_field_editor_set_typed (get_editor (RAPPORT_TICKET_PRIORITY), "1");
  save ();
  window_wait_for_text (get_dialog (), "Say why it has another priority.", NULL);
  rapport_field_editor_set_typed (get_editor (RAPPORT_TICKET_PRIORITY_REASON), "The board asks");
  save ();
  window_wait_until (holds (f, "t.priority = 'P1' AND t.urgent = 0 AND t.priority_reason = 'The board asks'"));
}

static void
add_tests (GtkApplication *application)
{
#define TEST(name, func) g_test_add ("/ui/receive/" name, Fixture, application, set_up, func, tear_down)
  TEST ("beside-what-is-typed", test_beside_what_is_typed);
  TEST ("added-to-open-one", test_added_to_open_one);
  TEST ("contact-proposed", test_contact_proposed);
  TEST ("new-customer", test_new_customer);
  TEST ("priority-with-reason", test_priority_with_reason);
#undef TEST
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
