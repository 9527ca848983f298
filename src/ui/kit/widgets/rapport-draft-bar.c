/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-draft-bar.h"
#include "rapport-ui.h"

#define MOST_OFFERS 3
/* How much of a draft's title is shown. */
#define TITLE_LENGTH 30

/**
 * RapportDraftBar:
 * Says over a form that it holds what was typed before, with a button to start anew, and which
 * other drafts can be gone on with.
 */
struct _RapportDraftBar
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *restored;
  GtkWidget *offers;
};

G_DEFINE_FINAL_TYPE (RapportDraftBar, rapport_draft_bar, GTK_TYPE_WIDGET)

enum { ANEW, GO_ON, N_SIGNALS };

static guint signals[N_SIGNALS];

static GtkWidget *
make_line (const char  *words,
           const char  *button_label,
           GtkWidget  **button)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (words);

  *button = gtk_button_new_with_mnemonic (button_label);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (*button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (line, "note-box");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), *button);
  return line;
}

static void
anew_cb (RapportDraftBar *self)
{
  g_signal_emit (self, signals[ANEW], 0);
}

static void
go_on_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  g_signal_emit (widget, signals[GO_ON], 0, g_variant_get_int64 (parameter));
}

static void
rapport_draft_bar_dispose (GObject *object)
{
  g_clear_pointer (&RAPPORT_DRAFT_BAR (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rapport_draft_bar_parent_class)->dispose (object);
}

static void
rapport_draft_bar_class_init (RapportDraftBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_draft_bar_dispose;
  widget_class->focus = rapport_ui_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "draft.go-on", "x", go_on_cb);

  /** RapportDraftBar::anew: what was typed before is not wanted */
  signals[ANEW] = g_signal_new ("anew", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportDraftBar::go-on: another draft (gint64, its thing) is wanted */
  signals[GO_ON] = g_signal_new ("go-on", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
rapport_draft_bar_init (RapportDraftBar *self)
{
  GtkWidget *button;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->restored = make_line (_("This is what you had typed before."), _("Start _Anew"), &button);
  self->offers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (anew_cb), self);
  gtk_widget_set_visible (self->restored, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->restored);
  gtk_box_append (GTK_BOX (self->box), self->offers);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/** rapport_draft_bar_new: Returns: (transfer floating): a bar that shows nothing yet */
RapportDraftBar *
rapport_draft_bar_new (void)
{
  return g_object_new (RAPPORT_TYPE_DRAFT_BAR, NULL);
}

/** rapport_draft_bar_set_restored: says whether the form holds what was typed before */
void
rapport_draft_bar_set_restored (RapportDraftBar *self,
                                gboolean         restored)
{
  g_return_if_fail (RAPPORT_IS_DRAFT_BAR (self));

  gtk_widget_set_visible (self->restored, restored);
}

static char *
describe (RapportContext          *context,
          const RapportDraftOffer *offer)
{
  g_autoptr(RapportEntity) customer = NULL;
  g_autoptr(GString) words = g_string_new (NULL);
  RapportMoment at = rapport_moment_from_instant (offer->at, rapport_context_get_zone (context));
  g_autofree char *when = rapport_format_moment (rapport_context_get_format (context), &at);

  if (offer->customer != 0)
    customer = rapport_book_get (rapport_context_get_book (context), RAPPORT_TYPE_CUSTOMER, offer->customer, NULL);
  if (customer != NULL)
    g_string_append_printf (words, "%s · ", rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME));
  if (offer->title != NULL && *offer->title != '\0')
    {
      g_autofree char *line = g_strdelimit (g_strdup (offer->title), "\n\r", ' ');
      glong length = g_utf8_strlen (line, -1);
      g_autofree char *start = g_utf8_substring (line, 0, MIN (length, TITLE_LENGTH));

      g_string_append_printf (words, "%s%s · ", start, length > TITLE_LENGTH ? "…" : "");
    }
  /* translators: what tells a draft from others: its customer, its first words, when it was typed */
  return g_strdup_printf (_("Begun before and not saved: %s%s"), words->str, when);
}

/**
 * rapport_draft_bar_offer:
 * @draft: the form's own, which is not offered
 * @customer: whose drafts are offered, with those about nobody yet; 0 for all
 */
void
rapport_draft_bar_offer (RapportDraftBar *self,
                         RapportContext  *context,
                         RapportDraft    *draft,
                         gint64           customer)
{
  g_autoptr(GPtrArray) offers = NULL;
  GtkWidget *line;
  guint n_shown = 0;

  g_return_if_fail (RAPPORT_IS_DRAFT_BAR (self));

  while ((line = gtk_widget_get_first_child (self->offers)) != NULL)
    gtk_box_remove (GTK_BOX (self->offers), line);
  offers = rapport_draft_dup_offers (draft);
  for (guint i = 0; i < offers->len && n_shown < MOST_OFFERS; i++)
    {
      const RapportDraftOffer *offer = g_ptr_array_index (offers, i);
      g_autofree char *words = NULL;
      GtkWidget *button;

      if (customer != 0 && offer->customer != 0 && offer->customer != customer)
        continue;
      words = describe (context, offer);
      line = make_line (words, _("_Go On"), &button);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", offer->thing);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "draft.go-on");
      gtk_box_append (GTK_BOX (self->offers), line);
      n_shown++;
    }
}
