/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-form.h"
#include "rapport-join-tickets.h"
#include "rapport-split-dialog.h"
#include "rapport-ticket-rules.h"

/** RapportSplitDialog: makes a ticket of its own of a part of another: what it asks for, and what goes along */
struct _RapportSplitDialog
{
  RapportActWindow parent_instance;

  RapportEntity   *ticket;
  RapportEntity   *part;
  RapportEntity   *rest;
  RapportForm     *part_form;
  RapportForm     *rest_form;
  GtkWidget       *events;
};

G_DEFINE_FINAL_TYPE (RapportSplitDialog, rapport_split_dialog, RAPPORT_TYPE_ACT_WINDOW)

#define EVENT "rapport-event"

static const guint part_fields[] = {
  RAPPORT_TICKET_DESCRIPTION, RAPPORT_TICKET_EXPLICIT_NEED, RAPPORT_TICKET_IMPLICIT_NEED, RAPPORT_TICKET_CATEGORY,
  RAPPORT_TICKET_SUBCATEGORY, RAPPORT_TICKET_NATURE, RAPPORT_TICKET_COMPLAINT, RAPPORT_TICKET_URGENT,
  RAPPORT_TICKET_IMPORTANT, RAPPORT_TICKET_DEPARTMENT, RAPPORT_TICKET_OWNER,
};

static const guint rest_fields[] = {
  RAPPORT_TICKET_DESCRIPTION, RAPPORT_TICKET_EXPLICIT_NEED, RAPPORT_TICKET_IMPLICIT_NEED,
};

/* what a part usually has from its whole; what it asks for is its own */
static const guint proposed_fields[] = {
  RAPPORT_TICKET_CUSTOMER, RAPPORT_TICKET_CATEGORY, RAPPORT_TICKET_SUBCATEGORY, RAPPORT_TICKET_NATURE,
  RAPPORT_TICKET_COMPLAINT, RAPPORT_TICKET_URGENT, RAPPORT_TICKET_IMPORTANT, RAPPORT_TICKET_DEPARTMENT,
  RAPPORT_TICKET_DEPARTMENT_WORDS, RAPPORT_TICKET_OWNER, RAPPORT_TICKET_COMPLEXITY, RAPPORT_TICKET_AGREED,
};

static GArray *
list_chosen (RapportSplitDialog *self)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (GtkWidget *row = gtk_widget_get_first_child (self->events); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (row)))
      g_array_append_vals (chosen, g_object_get_data (G_OBJECT (row), EVENT), 1);
  return chosen;
}

static RapportAct *
rapport_split_dialog_create_act (RapportActWindow *window)
{
  RapportSplitDialog *self = RAPPORT_SPLIT_DIALOG (window);
  g_autoptr(GArray) chosen = NULL;

  if (!rapport_form_apply (self->part_form) || !rapport_form_apply (self->rest_form))
    return NULL;
  if (!rapport_entity_is_set (self->part, RAPPORT_TICKET_DESCRIPTION))
    {
      rapport_act_window_refuse (window, _("Say what the new ticket is about."), GTK_WIDGET (self->part_form));
      return NULL;
    }
  chosen = list_chosen (self);
  return rapport_split_ticket_new (rapport_entity_get_id (self->ticket), RAPPORT_TICKET (self->part),
                                   RAPPORT_TICKET (self->rest), (const gint64 *) chosen->data, chosen->len);
}

static void
rapport_split_dialog_done (RapportActWindow     *window,
                           const RapportReceipt *receipt)
{
  rapport_context_open_thing (rapport_act_window_get_context (window), "ticket", receipt->created);
}

static void
rapport_split_dialog_dispose (GObject *object)
{
  RapportSplitDialog *self = RAPPORT_SPLIT_DIALOG (object);

  G_OBJECT_CLASS (rapport_split_dialog_parent_class)->dispose (object);

  g_clear_object (&self->ticket);
  g_clear_object (&self->part);
  g_clear_object (&self->rest);
}

static void
rapport_split_dialog_class_init (RapportSplitDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_split_dialog_dispose;
  RAPPORT_ACT_WINDOW_CLASS (klass)->create_act = rapport_split_dialog_create_act;
  RAPPORT_ACT_WINDOW_CLASS (klass)->done = rapport_split_dialog_done;
}

static void
rapport_split_dialog_init (RapportSplitDialog *self)
{
}

static RapportForm *
add_form (RapportSplitDialog *self,
          const char         *heading,
          const guint        *fields,
          guint               n_fields,
          RapportEntity      *ticket)
{
  RapportActWindow *window = RAPPORT_ACT_WINDOW (self);
  RapportForm *form = rapport_form_new (rapport_act_window_get_context (window), RAPPORT_TYPE_TICKET);

  rapport_form_add_section (form, heading, fields, n_fields);
  rapport_act_window_add (window, GTK_WIDGET (form));
  rapport_form_start (form, ticket);
  return form;
}

static GtkWidget *
make_check (RapportSplitDialog *self,
            RapportEntity      *event)
{
  RapportContext *context = rapport_act_window_get_context (RAPPORT_ACT_WINDOW (self));
  const gint64 id = rapport_entity_get_id (event);
  const char *note = rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_NOTE);
  g_autofree char *at = rapport_format_instant (rapport_context_get_format (context),
                                                rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_AT));
  g_autofree char *words =
    g_strdup_printf ("%s · %s%s%s", at, rapport_choice_label (rapport_event_kinds,
                                                            rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND)),
                     note != NULL ? " · " : "", note != NULL ? note : "");
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (check), EVENT, g_memdup2 (&id, sizeof id), g_free);
  return check;
}

static void
add_events (RapportSplitDialog *self)
{
  RapportActWindow *window = RAPPORT_ACT_WINDOW (self);
  RapportBook *book = rapport_context_get_book (rapport_act_window_get_context (window));
  g_autoptr(GPtrArray) events =
    rapport_book_get_children (book, RAPPORT_TYPE_TICKET_EVENT, "ticket", rapport_entity_get_id (self->ticket), NULL);

  self->events = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  if (events != NULL)
    g_ptr_array_sort (events, rapport_ticket_event_compare);
  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      RapportEntity *event = g_ptr_array_index (events, i);

      if (rapport_ticket_event_goes_along (rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND)))
        gtk_box_append (GTK_BOX (self->events), make_check (self, event));
    }
  if (gtk_widget_get_first_child (self->events) != NULL)
    rapport_act_window_add_heading (window, _("What goes along"));
  rapport_act_window_add (window, self->events);
}

/** rapport_split_dialog_show: asks which part of @ticket becomes a ticket of its own */
void
rapport_split_dialog_show (RapportContext *context,
                           RapportTicket  *ticket)
{
  RapportSplitDialog *self;
  g_autofree char *rest = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && RAPPORT_IS_TICKET (ticket));

  self = g_object_new (RAPPORT_TYPE_SPLIT_DIALOG, NULL);
  self->ticket = g_object_ref (RAPPORT_ENTITY (ticket));
  self->rest = rapport_entity_copy (self->ticket);
  self->part = RAPPORT_ENTITY (rapport_ticket_new ());
  for (guint i = 0; i < G_N_ELEMENTS (proposed_fields); i++)
    rapport_entity_copy_field (self->part, self->ticket, proposed_fields[i]);
  rapport_act_window_begin (RAPPORT_ACT_WINDOW (self), context, _("Split Ticket"), _("_Split"));
  self->part_form = add_form (self, _("The new ticket"), part_fields, G_N_ELEMENTS (part_fields), self->part);
  add_events (self);
  /* translators: %s is a ticket's number */
  rest = g_strdup_printf (_("What stays with %s"), rapport_entity_get_text (self->ticket, RAPPORT_TICKET_NUMBER));
  self->rest_form = add_form (self, rest, rest_fields, G_N_ELEMENTS (rest_fields), self->rest);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->part_form));
}
