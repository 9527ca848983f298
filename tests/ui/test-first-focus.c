/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-add.h"
#include "rapport-article-link-dialog.h"
#include "rapport-care-dates.h"
#include "rapport-customer-dialog.h"
#include "rapport-customer.h"
#include "rapport-erase-dialog.h"
#include "rapport-event-dialog.h"
#include "rapport-form.h"
#include "rapport-greet-dialog.h"
#include "rapport-invite-dialog.h"
#include "rapport-join-dialog.h"
#include "rapport-jump-dialog.h"
#include "rapport-log-dialog.h"
#include "rapport-log-many-dialog.h"
#include "rapport-merge-dialog.h"
#include "rapport-phrase-dialog.h"
#include "rapport-plan-dialog.h"
#include "rapport-plan-many-dialog.h"
#include "rapport-plan.h"
#include "rapport-print-dialog.h"
#include "rapport-prompt.h"
#include "rapport-record.h"
#include "rapport-reference.h"
#include "rapport-service-plan-dialog.h"
#include "rapport-sheets.h"
#include "rapport-split-dialog.h"
#include "rapport-thing-dialog.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-dialog.h"
#include "rapport-ticket.h"
#include "scratch-act.h"
#include "window-fixture.h"

static const RapportSheet * const sheets[] = { RAPPORT_SHEETS };

/* a customer with a ticket, and a festival */
typedef struct
{
  WindowFixture   window;
  RapportContext *context;
  gint64          customer;
  gint64          care_date;
  RapportTicket  *ticket;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());
  RapportBook *book;

  window_fixture_set_up (&f->window, data);
  f->context = f->window.base.context;
  book = f->window.base.book;
  f->customer = dialog_fixture_add_customer (&f->window.base);
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, f->customer);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, "Broken door");
  f->ticket = RAPPORT_TICKET (rapport_book_get (book, RAPPORT_TYPE_TICKET, scratch_run (
                                book, rapport_open_ticket_new (RAPPORT_TICKET (ticket))), NULL));
  scratch_run (book, rapport_add_festivals_new ());
  f->care_date = scratch_query (book, "SELECT id FROM care_date WHERE festival = 'mid-autumn'");
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_clear_object (&f->ticket);
  window_fixture_tear_down (&f->window, data);
}

static GtkWidget *
find_dialog (Fixture *f)
{
  return dialog_find_other (GTK_TYPE_WINDOW, GTK_WIDGET (f->window.window));
}

static gboolean
is_field (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_DROP_DOWN (widget) ||
         GTK_IS_CHECK_BUTTON (widget) || RAPPORT_IS_REFERENCE (widget);
}

/* Returns: (nullable): what of @widget is filled in first */
static GtkWidget *
find_first_field (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return NULL;
  if (is_field (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_first_field (child);
  return found;
}

static gboolean
is_focused (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* The first field of @part, in which the person begins */
static void
check_first (Fixture    *f,
             const char *name,
             GtkWidget  *part)
{
  GtkWidget *dialog = GTK_WIDGET (gtk_widget_get_root (part));
  GtkWidget *first;

  window_wait_until (find_first_field (part) != NULL && gtk_widget_get_height (dialog) > 0);
  first = find_first_field (part);
  if (!is_focused (first))
    g_test_message ("%s does not begin with its first field", name);
  g_assert_true (is_focused (first));
  gtk_window_destroy (GTK_WINDOW (dialog));
  window_wait_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) == 1);
}

static gboolean
is_of_customer (const RapportSheet *sheet)
{
  const int owner = rapport_entity_info_find_flag (sheet->info, RAPPORT_FIELD_OWNER);

  return owner >= 0 && g_str_equal (sheet->info->fields[owner].target, "customer");
}

/* It is not begun at whose it is where that is known, or need not be said. */
static void
test_sheets (Fixture       *f,
             gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    for (guint known = 0; known < 2; known++)
      {
        const gint64 owner = known && is_of_customer (sheets[i]) ? f->customer : 0;
        GtkWidget *dialog;

        if (sheets[i]->new_title == NULL)
          continue;
        rapport_thing_dialog_add (f->context, sheets[i], owner, NULL);
        dialog = find_dialog (f);
        check_first (f, sheets[i]->info->name, owner != 0 || sheets[i]->may_be_nobodys
                     ? dialog_find_child (dialog, RAPPORT_TYPE_FORM) : dialog);
      }
}

static void
show_customer (Fixture *f)
{
  rapport_customer_dialog_show (f->context);
}

static void
show_log (Fixture *f)
{
  rapport_log_dialog_show (f->context, 0, 0);
}

static void
show_log_of (Fixture *f)
{
  rapport_log_dialog_show (f->context, f->customer, 0);
}

static void
show_log_many (Fixture *f)
{
  rapport_log_many_dialog_show (f->context, NULL, &f->customer, 1);
}

static void
show_plan_many (Fixture *f)
{
  rapport_plan_many_dialog_show (f->context, &f->customer, 1);
}

static void
show_plan (Fixture *f)
{
  rapport_plan_dialog_add (f->context, f->customer);
}

static void
show_ticket (Fixture *f)
{
  rapport_ticket_dialog_show (f->context, 0);
}

static void
show_ticket_of (Fixture *f)
{
  rapport_ticket_dialog_show (f->context, f->customer);
}

static void
show_jump (Fixture *f)
{
  rapport_jump_dialog_show (f->context);
}

static void
show_merge (Fixture *f)
{
  rapport_merge_dialog_show (f->context, f->customer, 0);
}

static void
show_erase (Fixture *f)
{
  g_autoptr(RapportEntity) customer = rapport_book_get (f->window.base.book, RAPPORT_TYPE_CUSTOMER, f->customer, NULL);

  rapport_erase_dialog_show (f->context, customer);
}

static void
show_prompt (Fixture *f)
{
  rapport_prompt_show (GTK_WINDOW (f->window.window), "Rename", "Name", NULL, "_Rename", NULL, NULL, NULL);
}

static void
given_cb (gpointer data)
{
}

static void
show_phrase_choice (Fixture *f)
{
  rapport_phrase_dialog_choose (f->context, GTK_WINDOW (f->window.window), f->window.base.folder, given_cb, NULL);
}

static void
show_phrase (Fixture *f)
{
  rapport_phrase_dialog_ask (f->context, GTK_WINDOW (f->window.window), given_cb, NULL);
}

static void
show_invite (Fixture *f)
{
  rapport_invite_dialog_show (f->context, 0, &f->customer, 1);
}

static void
show_greet (Fixture *f)
{
  rapport_greet_dialog_show (f->context, &f->care_date, 1);
}

static void
show_split (Fixture *f)
{
  rapport_split_dialog_show (f->context, f->ticket);
}

static void
show_article_link (Fixture *f)
{
  rapport_article_link_dialog_show (f->context, f->ticket);
}

static void
show_service_plan (Fixture *f)
{
  rapport_service_plan_dialog_show (f->context, f->ticket);
}

static void
show_join (Fixture *f)
{
  rapport_join_dialog_link (f->context, f->ticket);
}

static void
show_event (Fixture *f)
{
  rapport_event_dialog_note (f->context, f->ticket, "waiting", NULL);
}

static void
show_escalation (Fixture *f)
{
  rapport_event_dialog_note (f->context, f->ticket, "escalated", NULL);
}

static void
show_print (Fixture *f)
{
  rapport_print_dialog_show (f->context, NULL, 0, f->customer, NULL);
}

/* Where whose it is is known, a field comes first. */
static const struct
{
  const char *name;
  void      (*show) (Fixture *f);
  int         field;
} dialogs[] = {
  { "a new customer", show_customer, -1 }, { "a follow-up", show_log, -1 },
  { "a follow-up of a customer", show_log_of, RAPPORT_RECORD_METHOD },
  { "a follow-up of many", show_log_many, RAPPORT_RECORD_METHOD },
  { "a plan of many", show_plan_many, RAPPORT_PLAN_DUE }, { "a plan", show_plan, RAPPORT_PLAN_DUE },
  { "a ticket", show_ticket, -1 }, { "a ticket of a customer", show_ticket_of, RAPPORT_TICKET_CONTACT },
  { "jumping", show_jump, -1 }, { "merging", show_merge, -1 }, { "erasing", show_erase, -1 },
  { "a name", show_prompt, -1 }, { "a new pass phrase", show_phrase_choice, -1 },
  { "the pass phrase", show_phrase, -1 }, { "inviting", show_invite, -1 }, { "greeting", show_greet, -1 },
  { "splitting a ticket", show_split, -1 }, { "an article", show_article_link, -1 },
  { "a service plan", show_service_plan, -1 }, { "joining tickets", show_join, -1 }, { "an event", show_event, -1 },
  { "an escalation", show_escalation, -1 }, { "printing", show_print, -1 },
};

static void
test_dialogs (Fixture       *f,
              gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GtkWidget *dialog;

      dialogs[i].show (f);
      dialog = find_dialog (f);
      check_first (f, dialogs[i].name, dialogs[i].field >= 0 ? dialog_get_control (dialog, dialogs[i].field) : dialog);
    }
}

static void
add_tests (GtkApplication *application)
{
  g_test_add ("/ui/first-focus/of-what-is-written-down", Fixture, application, set_up, test_sheets, tear_down);
  g_test_add ("/ui/first-focus/of-other-dialogs", Fixture, application, set_up, test_dialogs, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
