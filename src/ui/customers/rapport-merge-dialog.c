/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-merge-candidates.h"
#include "rapport-merge-dialog.h"
#include "rapport-merge-fields.h"
#include "rapport-merge.h"
#include "rapport-picker.h"
#include "rapport-run.h"
#include "rapport-ui.h"

/* more are no help to choose */
#define MOST_CANDIDATES 5

/**
 * RapportMergeDialog:
 * Makes one customer of two: which one stays, and of the fields that both have otherwise which values.
 */
struct _RapportMergeDialog
{
  GtkWindow       parent_instance;

  RapportContext *context;
  GCancellable   *reading;
  gint64          into;
  gint64          from;
  GtkWidget      *choice;
  GtkWidget      *candidates;
  GtkWidget      *picker;
  GtkWidget      *sentence;
  GtkWidget      *swap;
  GtkWidget      *scrolled;
};

G_DEFINE_FINAL_TYPE (RapportMergeDialog, rapport_merge_dialog, GTK_TYPE_WINDOW)

static RapportEntity *
load (RapportMergeDialog *self,
      gint64              customer)
{
  return customer != 0
           ? rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_CUSTOMER, customer, NULL) : NULL;
}

static char *
describe (RapportEntity *from,
          RapportEntity *into)
{
  /* translators: the names of two customers; the first is merged into the second */
  return g_strdup_printf (_("All that hangs on “%s” goes to “%s”, and the name becomes a former name. Of fields that both "
                            "have, choose what is right."), rapport_entity_get_text (from, RAPPORT_CUSTOMER_NAME),
                          rapport_entity_get_text (into, RAPPORT_CUSTOMER_NAME));
}

static void
update (RapportMergeDialog *self)
{
  g_autoptr(RapportEntity) into = load (self, self->into);
  g_autoptr(RapportEntity) from = load (self, self->from);
  const gboolean ready = into != NULL && from != NULL && self->into != self->from;
  g_autofree char *sentence = ready ? describe (from, into) : NULL;
  const char *missing = self->from != 0 && self->from == self->into ? _("A customer can’t be merged with itself.")
                                                                    : _("Choose the other customer.");

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.merge", ready);
  gtk_widget_set_sensitive (self->swap, ready);
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence != NULL ? sentence : missing);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled),
                                 ready ? rapport_merge_fields_new (self->context, into, from) : NULL);
}

static void
picked_cb (RapportMergeDialog *self)
{
  self->from = rapport_reference_get_id (RAPPORT_REFERENCE (self->picker));
  update (self);
}

static void
swap_cb (RapportMergeDialog *self)
{
  const gint64 into = self->into;

  self->into = self->from;
  self->from = into;
  update (self);
}

static void
merge_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RapportMergeDialog *self = RAPPORT_MERGE_DIALOG (widget);
  GtkWidget *fields = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scrolled));
  g_autoptr(GArray) taken = NULL;

  if (GTK_IS_VIEWPORT (fields))
    fields = gtk_viewport_get_child (GTK_VIEWPORT (fields));
  taken = rapport_merge_fields_list_taken (fields);
  rapport_run_told (self->context, rapport_merge_new (self->from, self->into, (const guint *) taken->data, taken->len));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
candidate_cb (GtkWidget          *button,
              RapportMergeDialog *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "customer");

  rapport_reference_set_id (RAPPORT_REFERENCE (self->picker), *id);
  self->from = *id;
  update (self);
}

static const char *
get_reason (RapportMergeReason reasons)
{
  if ((reasons & RAPPORT_MERGE_NAME) != 0)
    return _("alike in name");
  return (reasons & RAPPORT_MERGE_PHONE) != 0 ? _("same telephone number") : _("same e-mail domain");
}

static void
append_candidate (RapportMergeDialog          *self,
                  const RapportMergeCandidate *candidate)
{
  const gint64 id = candidate->first == self->into ? candidate->second : candidate->first;
  g_autoptr(RapportEntity) customer = load (self, id);
  g_autofree char *words = NULL;
  GtkWidget *button;

  if (customer == NULL)
    return;
  words = g_strdup_printf ("%s · %s", rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME),
                           get_reason (candidate->reasons));
  button = gtk_button_new_with_label (words);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  g_object_set_data_full (G_OBJECT (button), "customer", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (candidate_cb), self);
  gtk_box_append (GTK_BOX (self->candidates), button);
}

static gpointer
read_candidates (RapportConnection  *connection,
                 gpointer            data,
                 GError            **error)
{
  return rapport_merge_candidates_load (connection, *(gint64 *) data, MOST_CANDIDATES, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(RapportMergeDialog) self = data;
  g_autoptr(GArray) candidates = rapport_book_read_finish (RAPPORT_BOOK (source), result, NULL);

  for (guint i = 0; self->context != NULL && candidates != NULL && i < candidates->len; i++)
    append_candidate (self, &g_array_index (candidates, RapportMergeCandidate, i));
}

static void
rapport_merge_dialog_dispose (GObject *object)
{
  RapportMergeDialog *self = RAPPORT_MERGE_DIALOG (object);

  rapport_book_forget (&self->reading);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_merge_dialog_parent_class)->dispose (object);
}

static void
rapport_merge_dialog_class_init (RapportMergeDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_merge_dialog_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "dialog.merge", NULL, merge_cb);
}

static GtkWidget *
make_bar (RapportMergeDialog *self)
{
  GtkWidget *bar = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *merge = gtk_button_new_with_mnemonic (_("_Merge"));

  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (bar), FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (merge), "dialog.merge");
  gtk_widget_set_tooltip_text (merge, _("Ctrl+Return"));
  gtk_widget_add_css_class (merge, "suggested-action");
  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (bar), merge);
  return bar;
}

static void
rapport_merge_dialog_init (RapportMergeDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (box, "dialog-content");
  self->choice = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->candidates = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->sentence = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_widget_set_hexpand (self->sentence, TRUE);
  self->swap = gtk_button_new_with_mnemonic (_("_Swap"));
  gtk_widget_set_tooltip_text (self->swap, _("Let the other customer stay"));
  gtk_widget_set_valign (self->swap, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->swap, "clicked", G_CALLBACK (swap_cb), self);
  gtk_box_append (GTK_BOX (top), self->sentence);
  gtk_box_append (GTK_BOX (top), self->swap);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), self->choice);
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), self->scrolled);
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_titlebar (GTK_WINDOW (self), make_bar (self));
  gtk_window_set_title (GTK_WINDOW (self), _("Merge Customers"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 520);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  rapport_ui_add_close_key (GTK_WIDGET (self));
  rapport_ui_add_save_keys (GTK_WIDGET (self), "dialog.merge");
}

/* Who may be the same is offered; any other is picked. */
static void
let_choose (RapportMergeDialog *self)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (_("_Other customer"));

  self->picker = rapport_picker_new (self->context);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->picker);
  rapport_control_name_set (self->picker, _("Other customer"));
  g_signal_connect_swapped (self->picker, "changed", G_CALLBACK (picked_cb), self);
  gtk_box_append (GTK_BOX (self->choice), label);
  gtk_box_append (GTK_BOX (self->choice), self->picker);
  gtk_box_append (GTK_BOX (self->choice), self->candidates);
  rapport_book_read_async (rapport_context_get_book (self->context), &self->reading, read_candidates,
                           g_memdup2 (&self->into, sizeof self->into), g_free, (GDestroyNotify) g_array_unref, read_cb,
                           g_object_ref (self));
}

/**
 * rapport_merge_dialog_show:
 * @customer: who is to stay
 * @other: who is the same, 0 to let that be chosen
 *
 * Opens the dialog that makes one of them.
 */
void
rapport_merge_dialog_show (RapportContext *context,
                           gint64          customer,
                           gint64          other)
{
  RapportMergeDialog *self;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (customer != 0);

  self = g_object_new (RAPPORT_TYPE_MERGE_DIALOG, NULL);
  self->context = g_object_ref (context);
  self->into = customer;
  self->from = other;
  gtk_window_set_transient_for (GTK_WINDOW (self), rapport_context_get_window (context));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  if (other == 0)
    let_choose (self);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
}
