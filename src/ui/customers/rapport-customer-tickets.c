/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer-children.h"
#include "rapport-customer-tickets.h"
#include "rapport-detail-row.h"
#include "rapport-ticket.h"

struct _RapportCustomerTickets
{
  RapportCustomerPane parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportCustomerTickets, rapport_customer_tickets, RAPPORT_TYPE_CUSTOMER_PANE)

static GtkWidget *
rapport_customer_tickets_make_row (RapportCustomerPane *pane,
                                   gpointer             item)
{
  RapportEntity *ticket = RAPPORT_ENTITY (item);
  const char *number = rapport_entity_get_text (ticket, RAPPORT_TICKET_NUMBER);
  const char *priority = rapport_entity_get_text (ticket, RAPPORT_TICKET_PRIORITY);
  const char *status = rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS);
  g_autofree char *received =
    rapport_format_instant (rapport_customer_pane_get_format (pane),
                            rapport_entity_get_integer (ticket, RAPPORT_TICKET_RECEIVED));
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  title = g_strdup_printf ("%s · %s · %s", number != NULL ? number : "",
                           rapport_choice_label (rapport_priorities, priority),
                           rapport_choice_label (rapport_ticket_statuses, status));
  /* translators: when a ticket was received */
  subtitle = g_strdup_printf (_("Received %s"), received);
  row = rapport_detail_row_new ("emblem-important-symbolic", title, subtitle,
                                rapport_entity_get_text (ticket, RAPPORT_TICKET_DESCRIPTION));
  rapport_detail_row_set_thing (RAPPORT_DETAIL_ROW (row), "ticket", rapport_entity_get_id (ticket));
  return row;
}

static GPtrArray *
read_tickets (RapportConnection                 *connection,
              const RapportCustomerPaneQuestion *question,
              gboolean                          *more,
              GError                           **error)
{
  GPtrArray *tickets = rapport_customer_children_load_tickets (connection, question->customer, question->most, error);

  *more = tickets != NULL && tickets->len >= question->most;
  return tickets;
}

static void
rapport_customer_tickets_class_init (RapportCustomerTicketsClass *klass)
{
  RAPPORT_CUSTOMER_PANE_CLASS (klass)->read = read_tickets;
  RAPPORT_CUSTOMER_PANE_CLASS (klass)->make_row = rapport_customer_tickets_make_row;
}

static void
rapport_customer_tickets_init (RapportCustomerTickets *self)
{
  RapportCustomerPane *pane = RAPPORT_CUSTOMER_PANE (self);

  rapport_customer_pane_describe (pane, _("Tickets"), _("This customer has no tickets."));
  rapport_customer_pane_set_button (pane, _("New _Ticket…"), "win.new-ticket");
}
