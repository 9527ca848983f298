/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-customer.h"
#include "rapport-hand-over-dialog.h"
#include "rapport-hand-over.h"
#include "rapport-member.h"
#include "rapport-open-things.h"
#include "rapport-reference-drop-down.h"
#include "rapport-run.h"
#include "rapport-ui.h"

typedef struct _Question Question;

/* What is asked of whom: in a sentence, whether it goes along, and to whom where that is open (somebody
   where one is needed); and what is done then, said in a sentence where that is another than of all others.
   Nothing is made where the form that asked does it itself. */
typedef struct
{
  char       *(*dup_sentence) (Question *question);
  const char   *button;
  const char   *check;
  gboolean      asks_whom;
  gboolean      needs_whom;
  gboolean      stays_unless_asked;
  gboolean      acts_anyway;
  RapportAct *(*make)         (Question *question,
                               gboolean  along);
  char       *(*dup_done)     (Question *question,
                               gboolean  along);
} QuestionKind;

struct _Question
{
  RapportContext     *context;
  const QuestionKind *kind;
  GArray             *customers;
  gint64              from;
  gint64              to;
  RapportOpenThings  *things;
  GtkWidget          *along;
  GtkWidget          *whom;
  GtkWidget          *missing;
  /* of an edit that waits for it: called once */
  RapportFormAnswerFunc answer_func;
  gpointer              answer_data;
};

static void
answer (Question          *question,
        RapportFormAnswer  answer,
        RapportAct        *made,
        const char        *done)
{
  RapportFormAnswerFunc func = g_steal_pointer (&question->answer_func);

  if (func != NULL)
    func (answer, made, done, question->answer_data);
}

static void
question_free (gpointer data)
{
  Question *question = data;

  answer (question, RAPPORT_FORM_LEAVE, NULL, NULL);
  g_object_unref (question->context);
  g_array_unref (question->customers);
  rapport_open_things_free (question->things);
  g_free (question);
}

static void
take_count (GPtrArray *parts,
            GArray    *things,
            char      *words)
{
  if (things->len > 0)
    g_ptr_array_add (parts, words);
  else
    g_free (words);
}

/* what one kind is told of says nothing of another: each stands by itself */
static char *
join_counts (GPtrArray *parts)
{
  GString *joined = g_string_new (parts->len > 0 ? g_ptr_array_index (parts, 0) : "");

  for (guint i = 1; i < parts->len; i++)
    {
      g_autofree char *before = g_strdup (joined->str);

      /* translators: 3 customers, 5 open plans */
      g_string_printf (joined, _("%s, %s"), before, (const char *) g_ptr_array_index (parts, i));
    }
  return g_string_free (joined, FALSE);
}

static void
take_open (GPtrArray         *parts,
           RapportOpenThings *things)
{
  const guint n_plans = things->plans->len, n_items = things->action_items->len, n_tickets = things->tickets->len;

  take_count (parts, things->plans, g_strdup_printf (ngettext ("%'u open plan", "%'u open plans", n_plans), n_plans));
  take_count (parts, things->action_items,
              g_strdup_printf (ngettext ("%'u open action item", "%'u open action items", n_items), n_items));
  take_count (parts, things->tickets,
              g_strdup_printf (ngettext ("%'u open ticket", "%'u open tickets", n_tickets), n_tickets));
}

static char *
dup_open (Question *question)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  take_open (parts, question->things);
  return join_counts (parts);
}

static char *
dup_counts (Question *question)
{
  RapportOpenThings *things = question->things;
  const guint n = things->customers->len;
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  /* translators: how many customers */
  take_count (parts, things->customers, g_strdup_printf (ngettext ("%'u customer", "%'u customers", n), n));
  take_open (parts, things);
  return join_counts (parts);
}

static const char *
get_name (Question *question,
          gint64    member)
{
  const char *name = member != 0 ? rapport_context_get_member_name (question->context, member) : NULL;

  return name != NULL ? name : _("Nobody");
}

static char *
dup_handed_over (Question   *question,
                 const char *counts)
{
  if (question->to == 0)
    /* translators: 5 open plans, 1 open ticket */
    return g_strdup_printf (_("Nobody’s now, with %s"), counts);
  /* translators: a team member, then 5 open plans, 1 open ticket */
  return g_strdup_printf (_("Handed over to %s, with %s"), get_name (question, question->to), counts);
}

static char *
dup_hand_over (Question *question)
{
  const guint n = question->customers->len;

  if (question->to == 0)
    return g_strdup_printf (ngettext ("%'u customer is nobody’s now.", "%'u customers are nobody’s now.", n), n);
  /* translators: how many customers, and a team member */
  return g_strdup_printf (ngettext ("%'u customer is handed over to %s.", "%'u customers are handed over to %s.", n),
                          n, get_name (question, question->to));
}

static RapportAct *
make_hand_over (Question *question,
                gboolean  along)
{
  return rapport_hand_over_new ((const gint64 *) question->customers->data, question->customers->len, question->to,
                                along);
}

static char *
dup_member_left (Question *question)
{
  g_autofree char *counts = dup_counts (question);

  /* translators: a team member, then what is theirs: 3 customers, 5 open plans, 1 open ticket */
  return g_strdup_printf (_("%s is archived, and still in charge of: %s. Who takes over?"),
                          get_name (question, question->from), counts);
}

static RapportAct *
make_hand_over_all (Question *question,
                    gboolean  along)
{
  return rapport_hand_over_all_new (question->from, question->to, along);
}

static char *
dup_member_away (Question *question)
{
  g_autofree char *counts = dup_counts (question);

  /* translators: a team member, then what is theirs: 3 customers, 5 open plans, 1 open ticket */
  return g_strdup_printf (_("%s is in charge of: %s. Who takes over what is open?"),
                          get_name (question, question->from), counts);
}

static char *
dup_away_done (Question *question,
               gboolean  along)
{
  g_autofree char *counts = along ? dup_counts (question) : dup_open (question);

  return dup_handed_over (question, counts);
}

/* Nothing is archived before that is answered, so that all of it is one act. */
static char *
dup_archive (Question *question)
{
  const guint n = question->customers->len;
  g_autofree char *counts = dup_counts (question);

  /* translators: how many customers, then 5 open plans, 1 open ticket */
  return g_strdup_printf (ngettext ("Open with %'u customer: %s. Once it is archived they are on Today no more, and nobody"
                                    " is reminded of them.",
                                    "Open with %'u customers: %s. Once these are archived they are on Today no more, and"
                                    " nobody is reminded of them.", n), n, counts);
}

static RapportAct *
make_archive (Question *question,
              gboolean  along)
{
  const gint64 *ids = (const gint64 *) question->customers->data;

  return along ? rapport_archive_closing_new (ids, question->customers->len)
               : rapport_archive_new (ids, question->customers->len);
}

static char *
dup_archive_done (Question *question,
                  gboolean  along)
{
  const guint n = question->customers->len;
  g_autofree char *counts = dup_counts (question);

  if (along)
    /* translators: how many customers, then 5 open plans, 1 open ticket; action items stay */
    return g_strdup_printf (ngettext ("%'u customer archived, plans skipped and tickets closed, of %s",
                                      "%'u customers archived, plans skipped and tickets closed, of %s", n), n, counts);
  return g_strdup_printf (ngettext ("%'u customer archived", "%'u customers archived", n), n);
}

/* How much goes along is told before it does. */
static char *
dup_ask_hand_over (Question *question)
{
  g_autofree char *sentence = dup_hand_over (question);
  g_autofree char *counts = dup_counts (question);

  return g_strdup_printf ("%s\n%s", sentence, counts);
}

static const QuestionKind hand_over = {
  dup_ask_hand_over, N_("_Hand Over"), N_("What is _open goes along"), .acts_anyway = TRUE, .make = make_hand_over,
};
static const QuestionKind edit = {
  dup_ask_hand_over, N_("_Hand Over"), N_("What is _open goes along"), .acts_anyway = TRUE,
};
static const QuestionKind member_left = {
  dup_member_left, N_("_Hand Over"), NULL, .asks_whom = TRUE, .make = make_hand_over_all,
};
static const QuestionKind member_away = {
  dup_member_away, N_("_Hand Over"), N_("The c_ustomers go along"), .asks_whom = TRUE, .needs_whom = TRUE,
  .stays_unless_asked = TRUE,
  .make = make_hand_over_all, .dup_done = dup_away_done,
};
static const QuestionKind archive = {
  dup_archive, N_("Arc_hive"), N_("_Skip the plans and close the tickets"), .stays_unless_asked = TRUE,
  .acts_anyway = TRUE, .make = make_archive, .dup_done = dup_archive_done,
};

static void
act (Question *question,
     gboolean  along)
{
  RapportAct *made = question->kind->make != NULL ? question->kind->make (question, along) : NULL;
  g_autofree char *counts = dup_counts (question);
  g_autofree char *done = NULL;

  if (made == NULL && question->answer_func == NULL)
    return;
  if (question->kind->dup_done != NULL)
    done = question->kind->dup_done (question, along);
  else if (along && rapport_open_things_count (question->things) + question->things->customers->len > 0)
    done = dup_handed_over (question, counts);
  else
    done = dup_hand_over (question);
  if (question->answer_func != NULL)
    answer (question, along ? RAPPORT_FORM_KEEP_ALONG : RAPPORT_FORM_KEEP, made, done);
  else
    rapport_run_act (question->context, made, done);
}

static void
go_on_cb (GtkWindow *window)
{
  Question *question = g_object_get_data (G_OBJECT (window), "question");

  if (question->whom != NULL)
    question->to = rapport_reference_get_id (RAPPORT_REFERENCE (question->whom));
  if (question->kind->needs_whom && (question->to == 0 || question->to == question->from))
    {
      rapport_ui_set_status (question->missing, _("Choose who takes over."), TRUE);
      gtk_widget_grab_focus (question->whom);
      return;
    }
  act (question, question->along == NULL || gtk_check_button_get_active (GTK_CHECK_BUTTON (question->along)));
  gtk_window_destroy (window);
}

static void
whom_changed_cb (Question *question)
{
  rapport_ui_set_status (question->missing, NULL, FALSE);
}

/* The default button is not what a drop-down that has the keyboard would be activated for. */
static void
add_keys (GtkWidget *window)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) go_on = g_simple_action_new ("go-on", NULL);

  g_signal_connect_swapped (go_on, "activate", G_CALLBACK (go_on_cb), window);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (go_on));
  gtk_widget_insert_action_group (window, "question", G_ACTION_GROUP (group));
  rapport_ui_add_close_key (window);
  rapport_ui_add_save_keys (window, "question.go-on");
}

static GtkWidget *
make_bar (GtkWidget  *window,
          const char *button)
{
  GtkWidget *bar = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *go_on = gtk_button_new_with_mnemonic (button);

  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (bar), FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), window);
  g_signal_connect_swapped (go_on, "clicked", G_CALLBACK (go_on_cb), window);
  gtk_widget_add_css_class (go_on, "suggested-action");
  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (bar), go_on);
  gtk_window_set_default_widget (GTK_WINDOW (window), go_on);
  return bar;
}

static GtkWidget *
make_missing (void)
{
  GtkWidget *missing = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (missing), TRUE);
  gtk_label_set_xalign (GTK_LABEL (missing), 0);
  gtk_widget_set_visible (missing, FALSE);
  return missing;
}

static GtkWidget *
make_content (Question *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *sentence = question->kind->dup_sentence (question);
  GtkWidget *label = gtk_label_new (sentence);

  gtk_widget_add_css_class (box, "dialog-content");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  gtk_box_append (GTK_BOX (box), label);
  if (question->kind->asks_whom)
    {
      question->whom = rapport_reference_drop_down_new (question->context, RAPPORT_TYPE_MEMBER);
      rapport_reference_drop_down_show_all (RAPPORT_REFERENCE_DROP_DOWN (question->whom));
      rapport_reference_set_none (RAPPORT_REFERENCE (question->whom), _("Nobody"));
      rapport_reference_set_id (RAPPORT_REFERENCE (question->whom), question->to);
      gtk_box_append (GTK_BOX (box), question->whom);
      question->missing = make_missing ();
      g_signal_connect_swapped (question->whom, "changed", G_CALLBACK (whom_changed_cb), question);
      gtk_box_append (GTK_BOX (box), question->missing);
    }
  if (question->kind->check != NULL)
    {
      question->along = rapport_control_name_check_new (gettext (question->kind->check));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (question->along), !question->kind->stays_unless_asked);
      gtk_box_append (GTK_BOX (box), question->along);
    }
  return box;
}

static char *
dup_title (Question *question)
{
  const guint n = question->customers->len;

  if (question->kind == &archive)
    return g_strdup_printf (ngettext ("Archive %'u Customer", "Archive %'u Customers", n), n);
  return g_strdup (_("Hand Over"));
}

/* (transfer full) of @question */
static void
show (Question *question)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *content = make_content (question);
  g_autofree char *title = dup_title (question);

  g_object_set_data_full (G_OBJECT (window), "question", question, question_free);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_transient_for (GTK_WINDOW (window), rapport_context_get_window (question->context));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_resizable (GTK_WINDOW (window), FALSE);
  gtk_window_set_titlebar (GTK_WINDOW (window), make_bar (window, gettext (question->kind->button)));
  gtk_window_set_child (GTK_WINDOW (window), content);
  add_keys (window);
  gtk_window_present (GTK_WINDOW (window));
  /* else Return would turn the check round */
  if (question->whom == NULL)
    gtk_widget_grab_focus (gtk_window_get_default_widget (GTK_WINDOW (window)));
}

/* What the reader's thread needs: the question itself stays with the main thread. */
typedef struct
{
  GArray *customers;
  gint64  owner;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_array_unref (search->customers);
  g_free (search);
}

static gpointer
read_open (RapportConnection  *connection,
           gpointer            data,
           GError            **error)
{
  const Search *search = data;
  g_autoptr(RapportOpenThings) things = rapport_open_things_new ();

  if (search->customers->len == 0 && !rapport_open_things_of_owner (connection, search->owner, things, error))
    return NULL;
  for (guint i = 0; i < search->customers->len; i++)
    if (!rapport_open_things_of_customer (connection, g_array_index (search->customers, gint64, i), search->owner,
                                          things, error))
      return NULL;
  return g_steal_pointer (&things);
}

/* What was typed is kept while the window closes. */
static gboolean
can_ask (Question *question)
{
  return question->answer_func == NULL || rapport_context_get_window (question->context) != NULL;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Question *question = data;
  g_autoptr(GError) error = NULL;

  question->things = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  if (question->things != NULL && can_ask (question) &&
      rapport_open_things_count (question->things) + question->things->customers->len > 0)
    {
      show (question);
      return;
    }
  if (question->things == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rapport_context_fail (question->context, error->message);
  else if (question->things != NULL && question->kind->acts_anyway)
    act (question, FALSE);
  question_free (question);
}

static Question *
new_question (RapportContext     *context,
              const QuestionKind *kind,
              const gint64       *customers,
              guint               n_customers,
              gint64              from,
              gint64              to)
{
  Question *question = g_new0 (Question, 1);

  question->context = g_object_ref (context);
  question->kind = kind;
  question->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_customers > 0)
    g_array_append_vals (question->customers, customers, n_customers);
  question->from = from;
  question->to = to;
  return question;
}

/* @question: (transfer full); @owner: whose open things are meant */
static void
read_and_ask (Question *question,
              gint64    owner)
{
  Search *search = g_new0 (Search, 1);
  g_autoptr(GCancellable) slot = NULL;

  search->customers = g_array_copy (question->customers);
  search->owner = owner;
  rapport_book_read_async (rapport_context_get_book (question->context), &slot, read_open, search, search_free,
                           (GDestroyNotify) rapport_open_things_free, read_cb, question);
}

/**
 * rapport_hand_over_ask:
 * @customers: (array length=n_customers): their ids
 * @to: who is in charge of them from now on, 0 for nobody
 *
 * Hands customers over, and asks whether what is open with them goes along.
 */
void
rapport_hand_over_ask (RapportContext *context,
                       const gint64   *customers,
                       guint           n_customers,
                       gint64          to)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  read_and_ask (new_question (context, &hand_over, customers, n_customers, 0, to), RAPPORT_OPEN_OF_OWNER);
}

/* Who had nobody's customer has left nothing open. */
static void
guard_cb (RapportEntity         *changed,
          RapportFormAnswerFunc  answer_func,
          gpointer               answer_data,
          gpointer               context)
{
  const gint64 id = rapport_entity_get_id (changed);
  g_autoptr(RapportEntity) stored =
    rapport_book_get (rapport_context_get_book (context), RAPPORT_TYPE_CUSTOMER, id, NULL);
  const gint64 from = stored != NULL ? rapport_entity_get_integer (stored, RAPPORT_CUSTOMER_OWNER) : 0;
  Question *question;

  if (from == 0)
    {
      answer_func (RAPPORT_FORM_KEEP, NULL, NULL, answer_data);
      return;
    }
  question = new_question (context, &edit, &id, 1, from, rapport_entity_get_integer (changed, RAPPORT_CUSTOMER_OWNER));
  question->answer_func = answer_func;
  question->answer_data = answer_data;
  read_and_ask (question, from);
}

static void
archive_guard_cb (RapportEntity         *changed,
                  RapportFormAnswerFunc  answer_func,
                  gpointer               answer_data,
                  gpointer               context)
{
  const gint64 id = rapport_entity_get_id (changed);
  Question *question;

  if (!rapport_entity_get_flag (changed, RAPPORT_CUSTOMER_ARCHIVED))
    {
      answer_func (RAPPORT_FORM_KEEP, NULL, NULL, answer_data);
      return;
    }
  question = new_question (context, &archive, &id, 1, 0, 0);
  question->answer_func = answer_func;
  question->answer_data = answer_data;
  read_and_ask (question, 0);
}

/** rapport_hand_over_attach: lets the form of a stored customer ask, before its owner is another, whether what is open
 *  goes along, and before it is archived, what becomes of that */
void
rapport_hand_over_attach (RapportContext *context,
                          RapportForm    *form)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && RAPPORT_IS_FORM (form));

  rapport_form_add_guard (form, RAPPORT_CUSTOMER_OWNER, guard_cb, context);
  rapport_form_add_guard (form, RAPPORT_CUSTOMER_ARCHIVED, archive_guard_cb, context);
}

/** rapport_hand_over_ask_member: asks who takes over all of @member, who was archived; nothing where there is none */
void
rapport_hand_over_ask_member (RapportContext *context,
                              gint64          member)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  read_and_ask (new_question (context, &member_left, NULL, 0, member, 0), member);
}

/** rapport_hand_over_ask_away: asks who takes over what is open of @member, @deputy (0: none) or another, but somebody */
void
rapport_hand_over_ask_away (RapportContext *context,
                            gint64          member,
                            gint64          deputy)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  read_and_ask (new_question (context, &member_away, NULL, 0, member, deputy), member);
}

/** rapport_hand_over_ask_archive: archives @customers (array length=n_customers), and asks before what becomes of what is
 *  open with them, if anything is */
void
rapport_hand_over_ask_archive (RapportContext *context,
                               const gint64   *customers,
                               guint           n_customers)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  read_and_ask (new_question (context, &archive, customers, n_customers, 0, 0), 0);
}
