/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-confirmation-letter.h"
#include "rapport-contact.h"
#include "rapport-control-name.h"
#include "rapport-letter-dialog.h"
#include "rapport-print-dialog.h"
#include "rapport-run.h"
#include "rapport-table.h"
#include "rapport-text-button.h"
#include "rapport-ticket-acts.h"
#include "rapport-ui.h"

#define LETTER "f14"

/** Letter: the confirmation letter of a ticket's newest exception, and to whom it goes; @text as it was drawn up */
typedef struct
{
  RapportContext *context;
  gint64          ticket;
  char           *text;
  char           *address;
  char           *subject;
  GtkWindow      *window;
  GtkTextBuffer  *buffer;
  GtkWidget      *hint;
} Letter;

/* what the reader's thread is asked, and answers */
typedef struct
{
  gint64     ticket;
  GTimeZone *zone;
} Question;

typedef struct
{
  char *text;
  char *address;
  char *number;
} Answer;

static void
letter_free (gpointer data)
{
  Letter *letter = data;

  g_object_unref (letter->context);
  g_free (letter->text);
  g_free (letter->address);
  g_free (letter->subject);
  g_free (letter);
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_time_zone_unref (question->zone);
  g_free (question);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->text);
  g_free (answer->address);
  g_free (answer->number);
  g_free (answer);
}

static gpointer
read_letter (RapportConnection  *connection,
             gpointer            data,
             GError            **error)
{
  const Question *question = data;
  g_autoptr(RapportCatalogue) catalogue = rapport_catalogue_new (g_get_language_names ()[0], NULL);
  g_autoptr(RapportEntity) ticket = rapport_table_load (connection, RAPPORT_TYPE_TICKET, question->ticket, error);
  g_autoptr(RapportEntity) contact = NULL;
  Answer *answer = NULL;
  char *text;

  if (ticket == NULL)
    return NULL;
  text = rapport_confirmation_letter_dup_text (connection, question->ticket, catalogue, question->zone, error);
  if (text == NULL)
    return NULL;
  contact = rapport_table_load (connection, RAPPORT_TYPE_CONTACT,
                                rapport_entity_get_integer (ticket, RAPPORT_TICKET_CONTACT), NULL);
  answer = g_new0 (Answer, 1);
  answer->text = text;
  answer->number = g_strdup (rapport_entity_get_text (ticket, RAPPORT_TICKET_NUMBER));
  answer->address = contact != NULL ? g_strdup (rapport_entity_get_text (contact, RAPPORT_CONTACT_EMAIL)) : NULL;
  return answer;
}

/* How it went out stays with the ticket; whether it was told is for the person to say, who sends it. */
static void
keep_way (Letter     *letter,
          const char *way)
{
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());

  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "comment");
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_NOTE, way);
  rapport_run_act (letter->context, rapport_note_event_new (letter->ticket, RAPPORT_TICKET_EVENT (event)), way);
  gtk_window_destroy (letter->window);
}

/* as the person has it now */
static char *
dup_text (Letter *letter)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (letter->buffer, &start, &end);
  return gtk_text_buffer_get_text (letter->buffer, &start, &end, FALSE);
}

static void
copy_cb (GtkWidget *button,
         Letter    *letter)
{
  g_autofree char *text = dup_text (letter);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), text);
  keep_way (letter, _("Confirmation letter (F14) copied"));
}

static void
print_cb (GtkWidget *button,
          Letter    *letter)
{
  rapport_print_dialog_show_form (letter->context, LETTER, "ticket", letter->ticket);
  keep_way (letter, _("Confirmation letter (F14) given to print"));
}

/* The person's own mail program has the draft, and sends it. */
static void
mail_cb (GtkWidget *button,
         Letter    *letter)
{
  const char *address = letter->address != NULL ? letter->address : "";
  g_autofree char *to = g_uri_escape_string (address, "@", FALSE);
  g_autofree char *subject = g_uri_escape_string (letter->subject, NULL, FALSE);
  g_autofree char *text = dup_text (letter);
  g_autofree char *body = g_uri_escape_string (text, NULL, FALSE);
  g_autofree char *uri = g_strdup_printf ("mailto:%s?subject=%s&body=%s", to, subject, body);
  /* translators: %s is an e-mail address */
  g_autofree char *way = g_strdup_printf (_("Confirmation letter (F14) drafted as an e-mail to %s"), address);

  gtk_show_uri (gtk_window_get_transient_for (letter->window), uri, GDK_CURRENT_TIME);
  keep_way (letter, *address != '\0' ? way : _("Confirmation letter (F14) drafted as an e-mail"));
}

static void
add_button (GtkWidget  *bar,
            const char *label,
            GCallback   callback,
            Letter     *letter)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect (button, "clicked", callback, letter);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (bar), button);
}

/* The paper has the form F14 of what was recorded; what is sent is the person's own letter. */
static void
changed_cb (Letter *letter)
{
  g_autofree char *text = dup_text (letter);

  gtk_widget_set_visible (letter->hint, !g_str_equal (text, letter->text));
}

static GtkWidget *
make_foot (Letter    *letter,
           GtkWidget *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = rapport_text_button_new ();
  GtkWidget *hint = gtk_label_new (_("Your changes go into the e-mail and the copy; what is printed is the form F14."));
  g_autoptr(RapportEntity) ticket =
    rapport_book_get (rapport_context_get_book (letter->context), RAPPORT_TYPE_TICKET, letter->ticket, NULL);

  rapport_text_button_set_context (RAPPORT_TEXT_BUTTON (texts), letter->context);
  rapport_text_button_set_kinds (RAPPORT_TEXT_BUTTON (texts), ",letter,script,other,");
  rapport_text_button_set_view (RAPPORT_TEXT_BUTTON (texts), GTK_TEXT_VIEW (view));
  if (ticket != NULL)
    rapport_text_button_set_ticket (RAPPORT_TEXT_BUTTON (texts), RAPPORT_TICKET (ticket));
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_set_visible (hint, FALSE);
  letter->hint = hint;
  g_signal_connect_swapped (letter->buffer, "changed", G_CALLBACK (changed_cb), letter);
  gtk_widget_add_css_class (box, "dialog-content");
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), hint);
  return box;
}

static GtkWidget *
make_letter (Letter *letter)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  letter->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_enable_undo (letter->buffer, FALSE);
  gtk_text_buffer_set_text (letter->buffer, letter->text, -1);
  gtk_text_buffer_set_enable_undo (letter->buffer, TRUE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 18);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 18);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 18);
  /* Tab goes on to the buttons */
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  rapport_control_name_set (view, _("Confirmation Letter"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), make_foot (letter, view));
  return box;
}

static void
show (Letter *letter)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *bar = gtk_header_bar_new ();

  letter->window = GTK_WINDOW (window);
  add_button (bar, _("_E-Mail…"), G_CALLBACK (mail_cb), letter);
  add_button (bar, _("_Copy"), G_CALLBACK (copy_cb), letter);
  add_button (bar, _("_Print…"), G_CALLBACK (print_cb), letter);
  g_object_set_data_full (G_OBJECT (window), "letter", letter, letter_free);
  gtk_window_set_title (letter->window, _("Confirmation Letter"));
  gtk_window_set_titlebar (letter->window, bar);
  gtk_window_set_transient_for (letter->window, rapport_context_get_window (letter->context));
  gtk_window_set_modal (letter->window, TRUE);
  gtk_window_set_destroy_with_parent (letter->window, TRUE);
  gtk_window_set_default_size (letter->window, 620, 420);
  gtk_window_set_child (letter->window, make_letter (letter));
  rapport_ui_add_close_key (window);
  gtk_window_present (letter->window);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Letter *letter = data;
  g_autoptr(GError) error = NULL;
  Answer *answer = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (answer == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        rapport_context_fail (letter->context, error->message);
      letter_free (letter);
      return;
    }
  letter->text = g_steal_pointer (&answer->text);
  letter->address = g_steal_pointer (&answer->address);
  /* translators: the subject of an e-mail; %s is a ticket's number */
  letter->subject = g_strdup_printf (_("Confirmation of ticket %s"), answer->number != NULL ? answer->number : "");
  answer_free (answer);
  show (letter);
}

/**
 * rapport_letter_dialog_show:
 * @ticket: id of a ticket
 *
 * Shows the confirmation letter (F14) about its newest exception, to be printed, drafted as an e-mail or copied; which
 * of them is noted at the ticket (CS-4). Says so where it has no exception.
 */
void
rapport_letter_dialog_show (RapportContext *context,
                            gint64          ticket)
{
  Letter *letter;
  Question *question;
  g_autoptr(GCancellable) slot = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  letter = g_new0 (Letter, 1);
  letter->context = g_object_ref (context);
  letter->ticket = ticket;
  question = g_new0 (Question, 1);
  question->ticket = ticket;
  question->zone = g_time_zone_ref (rapport_context_get_zone (context));
  rapport_book_read_async (rapport_context_get_book (context), &slot, read_letter, question, question_free,
                           answer_free, read_cb, letter);
}
