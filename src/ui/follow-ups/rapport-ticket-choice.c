/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-customer-children.h"
#include "rapport-ticket-choice.h"
#include "rapport-ticket-rules.h"
#include "rapport-ticket.h"
#include "rapport-ui.h"

/* The newest tickets of the customer, of which those that are open are offered */
#define MOST_TICKETS 50

/** RapportTicketChoice: which of a customer's open tickets a follow-up serves, and whether it told the customer */
struct _RapportTicketChoice
{
  GtkWidget       parent_instance;

  RapportContext *context;
  GtkDropDown    *names;
  GtkCheckButton *told;
  GArray         *tickets;
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (RapportTicketChoice, rapport_ticket_choice, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
changed_cb (RapportTicketChoice *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->told), rapport_ticket_choice_get_ticket (self) != 0);
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
rapport_ticket_choice_dispose (GObject *object)
{
  RapportTicketChoice *self = RAPPORT_TICKET_CHOICE (object);
  GtkWidget *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->tickets, g_array_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_ticket_choice_parent_class)->dispose (object);
}

static void
rapport_ticket_choice_class_init (RapportTicketChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_ticket_choice_dispose;
  widget_class->focus = rapport_ui_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  /** RapportTicketChoice::changed: the person chose another, or ticked that the customer was told */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rapport_ticket_choice_init (RapportTicketChoice *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 12);
  self->tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->names = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->names), TRUE);
  rapport_control_name_set (GTK_WIDGET (self->names), _("Serves the ticket"));
  self->told = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_("Customer _told")));
  gtk_check_button_set_active (self->told, TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->told),
                               _("Counts as the answer to the customer, or as progress that was told."));
  gtk_widget_set_parent (GTK_WIDGET (self->names), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->told), GTK_WIDGET (self));
  g_signal_connect_swapped (self->names, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->told, "toggled", G_CALLBACK (changed_cb), self);
}

/** rapport_ticket_choice_set_context: needed before use; once */
void
rapport_ticket_choice_set_context (RapportTicketChoice *self,
                                   RapportContext      *context)
{
  g_return_if_fail (RAPPORT_IS_TICKET_CHOICE (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
}

/** rapport_ticket_choice_set_customer: offers the open tickets of @customer, 0 for nobody, and chooses none */
void
rapport_ticket_choice_set_customer (RapportTicketChoice *self,
                                    gint64               customer)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new ((const char *[]) { _("None"), NULL });
  g_autoptr(GPtrArray) tickets = NULL;

  g_return_if_fail (RAPPORT_IS_TICKET_CHOICE (self));

  if (customer != 0)
    tickets = rapport_customer_children_load_tickets (
      rapport_book_get_connection (rapport_context_get_book (self->context)), customer, MOST_TICKETS, NULL);
  g_array_set_size (self->tickets, 0);
  for (guint i = 0; tickets != NULL && i < tickets->len; i++)
    {
      RapportEntity *ticket = g_ptr_array_index (tickets, i);
      const gint64 id = rapport_entity_get_id (ticket);
      g_autofree char *title = NULL;

      if (!rapport_ticket_status_is_open (rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS)))
        continue;
      title = rapport_entity_dup_title (ticket);
      gtk_string_list_append (names, title != NULL ? title : "");
      g_array_append_val (self->tickets, id);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->names, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->names, 0);
  self->filling = FALSE;
  changed_cb (self);
}

/** rapport_ticket_choice_set: chooses @ticket, or none when it is 0 or not open, and whether the customer was told */
void
rapport_ticket_choice_set (RapportTicketChoice *self,
                           gint64               ticket,
                           gboolean             told)
{
  g_return_if_fail (RAPPORT_IS_TICKET_CHOICE (self));

  gtk_drop_down_set_selected (self->names, 0);
  for (guint i = 0; i < self->tickets->len; i++)
    if (g_array_index (self->tickets, gint64, i) == ticket)
      gtk_drop_down_set_selected (self->names, i + 1);
  gtk_check_button_set_active (self->told, told);
}

/** rapport_ticket_choice_get_ticket: Returns: the chosen ticket, 0 for none */
gint64
rapport_ticket_choice_get_ticket (RapportTicketChoice *self)
{
  guint selected;

  g_return_val_if_fail (RAPPORT_IS_TICKET_CHOICE (self), 0);

  selected = gtk_drop_down_get_selected (self->names);
  return selected > 0 && selected <= self->tickets->len ? g_array_index (self->tickets, gint64, selected - 1) : 0;
}

/** rapport_ticket_choice_is_told: Returns: whether the follow-up counts as the answer, or as progress told */
gboolean
rapport_ticket_choice_is_told (RapportTicketChoice *self)
{
  g_return_val_if_fail (RAPPORT_IS_TICKET_CHOICE (self), FALSE);

  return rapport_ticket_choice_get_ticket (self) != 0 && gtk_check_button_get_active (self->told);
}

/** rapport_ticket_choice_is_empty: Returns: whether there is no ticket to choose */
gboolean
rapport_ticket_choice_is_empty (RapportTicketChoice *self)
{
  g_return_val_if_fail (RAPPORT_IS_TICKET_CHOICE (self), TRUE);

  return self->tickets->len == 0;
}
