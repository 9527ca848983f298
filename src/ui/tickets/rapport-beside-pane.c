/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-article.h"
#include "rapport-beside-pane.h"
#include "rapport-control-name.h"
#include "rapport-long-text.h"
#include "rapport-ticket-beside.h"
#include "rapport-ticket-rules.h"
#include "rapport-ui.h"

/* how long a person pauses before what is typed is looked for */
#define PAUSE_MSEC 150

typedef struct
{
  gint64  customer;
  char   *typed;
  char   *category;
} Question;

/** RapportBesidePane: what helps whoever writes a ticket down: the greeting, the customer's other tickets, articles */
struct _RapportBesidePane
{
  GtkWidget       parent_instance;

  GtkWidget      *scroller;
  GtkWidget      *box;
  RapportContext *context;
  GCancellable   *question;
  Question       *wanted;
  guint           pause;
};

G_DEFINE_FINAL_TYPE (RapportBesidePane, rapport_beside_pane, GTK_TYPE_WIDGET)

enum { ADD_TO, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->typed);
  g_free (question->category);
  g_free (question);
}

static void
rapport_beside_pane_dispose (GObject *object)
{
  RapportBesidePane *self = RAPPORT_BESIDE_PANE (object);

  rapport_book_forget (&self->question);
  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->wanted, free_question);
  rapport_ui_drop_children (GTK_WIDGET (object));
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_beside_pane_parent_class)->dispose (object);
}

static void
rapport_beside_pane_class_init (RapportBesidePaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_beside_pane_dispose;
  GTK_WIDGET_CLASS (klass)->focus = rapport_ui_focus_children;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /** RapportBesidePane::add-to: what is typed is about the open ticket with this id (gint64) */
  signals[ADD_TO] = g_signal_new ("add-to", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
rapport_beside_pane_init (RapportBesidePane *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "dialog-content");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_size_request (self->scroller, 320, -1);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static void
add_heading (RapportBesidePane *self,
             const char        *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
add_to_cb (RapportBesidePane *self,
           GtkWidget         *button)
{
  g_signal_emit (self, signals[ADD_TO], 0, *(gint64 *) g_object_get_data (G_OBJECT (button), "rapport-ticket"));
}

static GtkWidget *
make_button (RapportBesidePane *self,
             RapportEntity     *ticket,
             gboolean           is_alike)
{
  const gint64 id = rapport_entity_get_id (ticket);
  /* translators: a button; %s is a ticket's number */
  g_autofree char *words = g_strdup_printf (is_alike ? _("Already open: add to %s") : _("Add to %s"),
                                            rapport_entity_get_text (ticket, RAPPORT_TICKET_NUMBER));
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "rapport-ticket", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_to_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_row (RapportBesidePane *self,
          RapportEntity     *ticket,
          gboolean           is_alike)
{
  const char *status = rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS);
  const char *description = rapport_entity_get_text (ticket, RAPPORT_TICKET_DESCRIPTION);
  g_autofree char *received = rapport_format_instant (rapport_context_get_format (self->context),
                                                      rapport_entity_get_integer (ticket, RAPPORT_TICKET_RECEIVED));
  g_autofree char *facts = g_strdup_printf ("%s · %s · %s · %s",
                                            rapport_entity_get_text (ticket, RAPPORT_TICKET_NUMBER),
                                            rapport_entity_get_text (ticket, RAPPORT_TICKET_PRIORITY),
                                            rapport_choice_label (rapport_ticket_statuses, status), received);
  GtkWidget *label = rapport_long_text_new (facts);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  if (description != NULL)
    gtk_box_append (GTK_BOX (box), rapport_long_text_new (description));
  if (rapport_ticket_status_is_open (status))
    gtk_box_append (GTK_BOX (box), make_button (self, ticket, is_alike));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
add_tickets (RapportBesidePane         *self,
             const RapportTicketBeside *beside,
             gboolean                   open,
             const char                *heading)
{
  GtkWidget *rows = NULL;

  for (guint i = 0; i < beside->tickets->len; i++)
    {
      RapportEntity *ticket = g_ptr_array_index (beside->tickets, i);

      if (rapport_ticket_status_is_open (rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS)) != open)
        continue;
      if (rows == NULL)
        {
          add_heading (self, heading);
          rows = gtk_list_box_new ();
          gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
          gtk_accessible_update_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
          gtk_box_append (GTK_BOX (self->box), rows);
        }
      gtk_list_box_append (GTK_LIST_BOX (rows), make_row (self, ticket, rapport_ticket_beside_is_alike (
                                                            beside, rapport_entity_get_id (ticket))));
    }
}

static void
add_articles (RapportBesidePane         *self,
              const RapportTicketBeside *beside)
{
  if (beside->articles->len > 0)
    add_heading (self, _("What is known of it"));
  for (guint i = 0; i < beside->articles->len; i++)
    {
      RapportEntity *article = g_ptr_array_index (beside->articles, i);
      const char *body = rapport_entity_get_text (article, RAPPORT_ARTICLE_BODY);
      GtkWidget *expander = gtk_expander_new (NULL);
      GtkWidget *name = rapport_long_text_new (rapport_entity_get_text (article, RAPPORT_ARTICLE_NAME));

      gtk_expander_set_label_widget (GTK_EXPANDER (expander), name);
      rapport_ui_set_folded (GTK_EXPANDER (expander), rapport_long_text_new (body != NULL ? body : ""));
      gtk_box_append (GTK_BOX (self->box), expander);
    }
}

static void
add_greeting (RapportBesidePane *self,
              const char        *greeting)
{
  const gint64 member = rapport_context_get_member (self->context);
  const char *name = member != 0 ? rapport_context_get_member_name (self->context, member) : NULL;
  g_auto(GStrv) parts = NULL;
  g_autofree char *filled = NULL;

  if (greeting == NULL)
    return;
  parts = g_strsplit (greeting, "{name}", -1);
  filled = g_strjoinv (name != NULL ? name : "", parts);
  add_heading (self, _("Greeting"));
  gtk_box_append (GTK_BOX (self->box), rapport_long_text_new (filled));
}

static void
show (RapportBesidePane         *self,
      const RapportTicketBeside *beside)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  add_greeting (self, beside->greeting);
  add_tickets (self, beside, TRUE, _("Open tickets of this customer"));
  add_articles (self, beside);
  add_tickets (self, beside, FALSE, _("Earlier tickets"));
}

static gpointer
read_in_reader (RapportConnection  *connection,
                gpointer            data,
                GError            **error)
{
  const Question *question = data;

  return rapport_ticket_beside_load (connection, question->customer, question->typed, question->category, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportTicketBeside) beside = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (beside != NULL)
    show (data, beside);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rapport_context_fail (RAPPORT_BESIDE_PANE (data)->context, error->message);
}

static gboolean
ask_cb (gpointer data)
{
  RapportBesidePane *self = data;

  self->pause = 0;
  rapport_book_read_async (rapport_context_get_book (self->context), &self->question, read_in_reader,
                           g_steal_pointer (&self->wanted), free_question,
                           (GDestroyNotify) rapport_ticket_beside_free, read_cb, self);
  return G_SOURCE_REMOVE;
}

/** rapport_beside_pane_new: Returns: (transfer floating): an empty pane */
GtkWidget *
rapport_beside_pane_new (RapportContext *context)
{
  RapportBesidePane *self = g_object_new (RAPPORT_TYPE_BESIDE_PANE, NULL);

  self->context = g_object_ref (context);
  rapport_control_name_set (self->scroller, _("Other tickets and articles"));
  return GTK_WIDGET (self);
}

/**
 * rapport_beside_pane_look:
 * @customer: whose ticket is written down, 0 for nobody yet
 * @typed: (nullable): what is typed of it so far
 * @category: (nullable): one of rapport_ticket_categories
 *
 * Shows what is known of it as soon as the person pauses.
 */
void
rapport_beside_pane_look (RapportBesidePane *self,
                          gint64             customer,
                          const char        *typed,
                          const char        *category)
{
  g_return_if_fail (RAPPORT_IS_BESIDE_PANE (self));

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->wanted, free_question);
  self->wanted = g_new0 (Question, 1);
  self->wanted->customer = customer;
  self->wanted->typed = g_strdup (typed);
  self->wanted->category = g_strdup (category);
  self->pause = g_timeout_add (PAUSE_MSEC, ask_cb, self);
}
