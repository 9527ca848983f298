/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-detail-row.h"
#include "rapport-join-dialog.h"
#include "rapport-join-tickets.h"
#include "rapport-picker.h"
#include "rapport-references.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-beside.h"
#include "rapport-ticket-link.h"
#include "rapport-ticket-rules.h"

/**
 * RapportJoinDialog:
 * Links a ticket with another, or closes one of two as merged into the other. Of two that are one the person
 * says which stays; the older is proposed, since its clocks have run longer.
 */
struct _RapportJoinDialog
{
  RapportActWindow parent_instance;

  GCancellable    *reading;
  gboolean         merges;
  gint64           ticket;
  gint64           other;
  gboolean         swapped;
  GtkWidget       *picker;
  GtkWidget       *candidates;
  GtkWidget       *relation;
  GtkWidget       *sentence;
  GtkWidget       *swap;
  GtkWidget       *note;
};

G_DEFINE_FINAL_TYPE (RapportJoinDialog, rapport_join_dialog, RAPPORT_TYPE_ACT_WINDOW)

/* into what a ticket is merged, unless another is searched */
#define OFFERED "status:new,acknowledged,in-progress,waiting,reopened"

/* what one ticket can be to another without being closed for it */
static const char * const relations[] = { "related", "earlier", NULL };

static RapportEntity *
load (RapportJoinDialog *self,
      gint64             ticket)
{
  RapportContext *context = rapport_act_window_get_context (RAPPORT_ACT_WINDOW (self));

  return ticket != 0 ? rapport_book_get (rapport_context_get_book (context), RAPPORT_TYPE_TICKET, ticket, NULL) : NULL;
}

static char *
dup_name (RapportEntity *ticket)
{
  const char *number = rapport_entity_get_text (ticket, RAPPORT_TICKET_NUMBER);
  const char *description = rapport_entity_get_text (ticket, RAPPORT_TICKET_DESCRIPTION);

  return g_strstrip (g_strdup_printf ("%s %s", number != NULL ? number : "", description != NULL ? description : ""));
}

static gboolean
is_older (RapportEntity *one,
          RapportEntity *other)
{
  const gint64 times[] = { rapport_entity_get_integer (one, RAPPORT_TICKET_RECEIVED),
                           rapport_entity_get_integer (other, RAPPORT_TICKET_RECEIVED) };

  return times[0] != times[1] ? times[0] < times[1] : rapport_entity_get_id (one) < rapport_entity_get_id (other);
}

/* Of the two, the one that stays; NULL while there are no two */
static RapportEntity *
find_survivor (RapportJoinDialog  *self,
               RapportEntity     **closed)
{
  g_autoptr(RapportEntity) ticket = load (self, self->ticket);
  g_autoptr(RapportEntity) other = load (self, self->other);

  if (ticket == NULL || other == NULL || ticket == other)
    return NULL;
  if (is_older (ticket, other) != self->swapped)
    {
      *closed = g_steal_pointer (&other);
      return g_steal_pointer (&ticket);
    }
  *closed = g_steal_pointer (&ticket);
  return g_steal_pointer (&other);
}

static void
tell_merge (RapportJoinDialog *self)
{
  g_autoptr(RapportEntity) closed = NULL;
  g_autoptr(RapportEntity) survivor = find_survivor (self, &closed);
  g_autofree char *from = closed != NULL ? dup_name (closed) : NULL;
  g_autofree char *into = survivor != NULL ? dup_name (survivor) : NULL;
  g_autofree char *sentence = NULL;

  gtk_widget_set_sensitive (self->swap, survivor != NULL);
  if (survivor != NULL)
    /* translators: numbers and descriptions of two tickets; the first is merged into the second */
    sentence = g_strdup_printf (_("“%s” is closed as merged into “%s”, where all that happened to both is seen. "
                                  "What was missed stays missed."), from, into);
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence != NULL ? sentence : _("Choose the other ticket."));
}

static void
update (RapportJoinDialog *self)
{
  if (self->merges)
    tell_merge (self);
}

static void
picked_cb (RapportJoinDialog *self)
{
  self->other = rapport_reference_get_id (RAPPORT_REFERENCE (self->picker));
  update (self);
}

static void
swap_cb (RapportJoinDialog *self)
{
  self->swapped = !self->swapped;
  update (self);
}

static RapportAct *
rapport_join_dialog_create_act (RapportActWindow *window)
{
  RapportJoinDialog *self = RAPPORT_JOIN_DIALOG (window);
  g_autoptr(RapportEntity) closed = NULL;
  g_autoptr(RapportEntity) survivor = find_survivor (self, &closed);
  const char *note;

  if (survivor == NULL)
    {
      rapport_act_window_refuse (window, _("Choose the other ticket."), self->picker);
      return NULL;
    }
  if (!self->merges)
    return rapport_link_tickets_new (self->ticket, self->other,
                                     relations[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->relation))]);
  note = gtk_editable_get_text (GTK_EDITABLE (self->note));
  return rapport_merge_tickets_new (rapport_entity_get_id (closed), rapport_entity_get_id (survivor),
                                    *note != '\0' ? note : NULL);
}

/* Of two that are one, the one that stays is what the person goes on with. */
static void
rapport_join_dialog_done (RapportActWindow     *window,
                          const RapportReceipt *receipt)
{
  RapportJoinDialog *self = RAPPORT_JOIN_DIALOG (window);
  g_autoptr(RapportEntity) closed = NULL;
  g_autoptr(RapportEntity) survivor = find_survivor (self, &closed);

  if (self->merges && survivor != NULL)
    rapport_context_open_thing (rapport_act_window_get_context (window), "ticket", rapport_entity_get_id (survivor));
}

static void
candidate_cb (RapportJoinDialog *self,
              GtkListBoxRow     *row)
{
  const char *thing;
  gint64 id;

  rapport_detail_row_get_thing (RAPPORT_DETAIL_ROW (row), &thing, &id);
  rapport_reference_set_id (RAPPORT_REFERENCE (self->picker), id);
  picked_cb (self);
}

/* Of a ticket, what tells it from others: it is the customer's, so that need not be said. */
static char *
dup_facts (RapportJoinDialog *self,
           RapportEntity     *ticket)
{
  RapportContext *context = rapport_act_window_get_context (RAPPORT_ACT_WINDOW (self));
  g_autofree char *received = rapport_format_instant (rapport_context_get_format (context),
                                                      rapport_entity_get_integer (ticket, RAPPORT_TICKET_RECEIVED));
  const char *status = rapport_choice_label (rapport_ticket_statuses,
                                             rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS));
  g_autofree char *stands = g_strdup_printf (_("%s · received %s"), status, received);

  return g_strdup_printf ("%s · %s", rapport_choice_label (rapport_priorities,
                                                            rapport_entity_get_text (ticket, RAPPORT_TICKET_PRIORITY)),
                          stands);
}

/* What is solved is seldom what another one is merged into; whoever means it finds it. */
static gboolean
is_offered (RapportJoinDialog *self,
            RapportEntity     *ticket)
{
  const char *status = rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS);

  if (rapport_entity_get_id (ticket) == self->ticket)
    return FALSE;
  return !self->merges || (rapport_ticket_status_is_open (status) && g_strcmp0 (status, "solved") != 0);
}

static void
append_candidate (RapportJoinDialog *self,
                  RapportEntity     *ticket)
{
  g_autofree char *name = NULL;
  g_autofree char *facts = NULL;
  GtkWidget *row;

  if (!is_offered (self, ticket))
    return;
  name = dup_name (ticket);
  facts = dup_facts (self, ticket);
  row = rapport_detail_row_new (rapport_ticket_info.icon, name, facts, NULL);
  rapport_detail_row_set_thing (RAPPORT_DETAIL_ROW (row), rapport_ticket_info.name, rapport_entity_get_id (ticket));
  gtk_list_box_append (GTK_LIST_BOX (self->candidates), row);
  gtk_widget_set_visible (self->candidates, TRUE);
}

typedef struct
{
  gint64  customer;
  char   *description;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->description);
  g_free (question);
}

static gpointer
read_candidates (RapportConnection  *connection,
                 gpointer            data,
                 GError            **error)
{
  const Question *question = data;

  return rapport_ticket_beside_load (connection, question->customer, question->description, NULL, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportTicketBeside) beside = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  for (guint i = 0; beside != NULL && i < beside->tickets->len; i++)
    append_candidate (data, g_ptr_array_index (beside->tickets, i));
}

static void
rapport_join_dialog_dispose (GObject *object)
{
  rapport_book_forget (&RAPPORT_JOIN_DIALOG (object)->reading);

  G_OBJECT_CLASS (rapport_join_dialog_parent_class)->dispose (object);
}

static void
rapport_join_dialog_class_init (RapportJoinDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_join_dialog_dispose;
  RAPPORT_ACT_WINDOW_CLASS (klass)->create_act = rapport_join_dialog_create_act;
  RAPPORT_ACT_WINDOW_CLASS (klass)->done = rapport_join_dialog_done;
}

static void
rapport_join_dialog_init (RapportJoinDialog *self)
{
}

/* The customer's other tickets are offered, those alike first; any other is found. */
static void
let_choose (RapportJoinDialog *self,
            RapportEntity     *ticket)
{
  RapportActWindow *window = RAPPORT_ACT_WINDOW (self);
  RapportContext *context = rapport_act_window_get_context (window);
  Question *question = g_new0 (Question, 1);

  self->picker = rapport_references_new (context, "ticket");
  rapport_act_window_add_row (window, g_dpgettext2 (GETTEXT_PACKAGE, "field", "Other ticket"), self->picker);
  g_signal_connect_swapped (self->picker, "changed", G_CALLBACK (picked_cb), self);
  if (self->merges)
    rapport_picker_set_offered (RAPPORT_PICKER (self->picker), OFFERED);
  self->candidates = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->candidates), GTK_SELECTION_NONE);
  gtk_widget_set_visible (self->candidates, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->candidates), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Other tickets of the customer"), -1);
  g_signal_connect_swapped (self->candidates, "row-activated", G_CALLBACK (candidate_cb), self);
  rapport_act_window_add (window, self->candidates);
  question->customer = rapport_entity_get_integer (ticket, RAPPORT_TICKET_CUSTOMER);
  question->description = g_strdup (rapport_entity_get_text (ticket, RAPPORT_TICKET_DESCRIPTION));
  rapport_book_read_async (rapport_context_get_book (context), &self->reading, read_candidates, question, free_question,
                           (GDestroyNotify) rapport_ticket_beside_free, read_cb, self);
}

static void
add_merge (RapportJoinDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->sentence = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->sentence), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_widget_set_hexpand (self->sentence, TRUE);
  self->swap = gtk_button_new_with_mnemonic (_("_Swap"));
  gtk_widget_set_tooltip_text (self->swap, _("Let the other ticket stay"));
  gtk_widget_set_valign (self->swap, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->swap, "clicked", G_CALLBACK (swap_cb), self);
  gtk_box_append (GTK_BOX (box), self->sentence);
  gtk_box_append (GTK_BOX (box), self->swap);
  rapport_act_window_add (RAPPORT_ACT_WINDOW (self), box);
  self->note = gtk_entry_new ();
  rapport_act_window_add_row (RAPPORT_ACT_WINDOW (self), g_dpgettext2 (GETTEXT_PACKAGE, "field", "Note"), self->note);
}

static void
add_relation (RapportJoinDialog *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; relations[i] != NULL; i++)
    gtk_string_list_append (names, rapport_choice_label (rapport_ticket_relations, relations[i]));
  self->relation = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_widget_set_halign (self->relation, GTK_ALIGN_START);
  rapport_act_window_add_row (RAPPORT_ACT_WINDOW (self), g_dpgettext2 (GETTEXT_PACKAGE, "field", "Relation"),
                              self->relation);
}

static void
show (RapportContext *context,
      RapportEntity  *ticket,
      gint64          other,
      gboolean        merges)
{
  RapportJoinDialog *self = g_object_new (RAPPORT_TYPE_JOIN_DIALOG, NULL);

  self->merges = merges;
  self->ticket = rapport_entity_get_id (ticket);
  self->other = other;
  rapport_act_window_begin (RAPPORT_ACT_WINDOW (self), context, merges ? _("Merge Tickets") : _("Link Tickets"),
                            merges ? _("_Merge") : _("_Link"));
  if (other == 0)
    let_choose (self, ticket);
  if (merges)
    add_merge (self);
  else
    add_relation (self);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
  if (self->picker != NULL)
    gtk_widget_grab_focus (self->picker);
}

/** rapport_join_dialog_link: asks with which other ticket @ticket belongs together */
void
rapport_join_dialog_link (RapportContext *context,
                          RapportTicket  *ticket)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && RAPPORT_IS_TICKET (ticket));

  show (context, RAPPORT_ENTITY (ticket), 0, FALSE);
}

/** rapport_join_dialog_merge: asks with which other one @ticket is the same */
void
rapport_join_dialog_merge (RapportContext *context,
                           RapportTicket  *ticket)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && RAPPORT_IS_TICKET (ticket));

  show (context, RAPPORT_ENTITY (ticket), 0, TRUE);
}

/** rapport_join_dialog_merge_both: asks which of two tickets stays */
void
rapport_join_dialog_merge_both (RapportContext *context,
                                gint64          first,
                                gint64          second)
{
  g_autoptr(RapportEntity) ticket = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && second != 0);

  ticket = rapport_book_get (rapport_context_get_book (context), RAPPORT_TYPE_TICKET, first, NULL);
  if (ticket != NULL)
    show (context, ticket, second, TRUE);
}
