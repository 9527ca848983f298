/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-customer.h"
#include "rapport-health.h"
#include "rapport-review-item.h"
#include "rapport-review-words.h"

struct _RapportReviewItem
{
  GtkListBoxRow  parent_instance;

  GtkWidget     *check;
  GtkWidget     *lines;
  gint64         customer;
};

G_DEFINE_FINAL_TYPE (RapportReviewItem, rapport_review_item, GTK_TYPE_LIST_BOX_ROW)

enum { CHECKED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
checked_cb (RapportReviewItem *self)
{
  g_signal_emit (self, signals[CHECKED], 0);
}

static void
rapport_review_item_class_init (RapportReviewItemClass *klass)
{
  /** RapportReviewItem::checked: it was ticked, or not any more */
  signals[CHECKED] = g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
rapport_review_item_init (RapportReviewItem *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->check = gtk_check_button_new ();
  gtk_widget_set_valign (self->check, GTK_ALIGN_START);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_hexpand (self->lines, TRUE);
  gtk_box_append (GTK_BOX (box), self->check);
  gtk_box_append (GTK_BOX (box), self->lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_part (GString    *line,
          const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

static char *
dup_title (const RapportReviewRow *row)
{
  GString *title = g_string_new (row->name);

  add_part (title, row->number);
  return g_string_free (title, FALSE);
}

/* What the person looks at beside the proposals */
static char *
dup_facts (RapportContext         *context,
           const RapportReviewRow *row)
{
  const RapportReview *review = row->review;
  RapportFormat *format = rapport_context_get_format (context);
  g_autofree char *amount = rapport_format_money (format, review->grade.amount);
  g_autofree char *yearly = g_strdup_printf (_("%s a year"), amount);
  g_autofree char *growth = review->grade.has_growth ? rapport_review_dup_growth (review->grade.growth) : NULL;
  /* translators: what the customer contributes to the profit, as typed */
  g_autofree char *profit = row->profit != NULL ? g_strdup_printf (_("profit: %s"), row->profit) : NULL;
  g_autofree char *last = review->last_sign != 0 ? rapport_format_day (format, review->last_sign) : NULL;
  g_autofree char *answered = last != NULL ? g_strdup_printf (_("last answered %s"), last)
                                           : g_strdup (_("never answered"));
  /* translators: the score of a customer's health, of 100 */
  g_autofree char *score = g_strdup_printf (_("health %d"), review->score);
  g_autofree char *grade = row->grade != NULL ? g_strdup_printf (_("Grade %s"), row->grade) : g_strdup (_("No grade"));
  GString *facts = g_string_new (grade);

  if (row->stage != NULL)
    add_part (facts, rapport_choice_label (rapport_stages, row->stage));
  add_part (facts, row->owner);
  add_part (facts, yearly);
  add_part (facts, growth);
  add_part (facts, profit);
  add_part (facts, answered);
  add_part (facts, score);
  return g_string_free (facts, FALSE);
}

static void
append_button (GtkWidget  *line,
               const char *label,
               const char *title,
               const char *action,
               GVariant   *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf (_("%s: %s"), label, title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  rapport_control_name_set (button, name);
  gtk_box_append (GTK_BOX (line), button);
}

/* Another grade or stage than what is proposed, and than what it is. */
static void
append_change (GtkWidget                   *line,
               const RapportReviewRow      *row,
               const RapportReviewProposal *proposal,
               guint                        index,
               const char                  *title)
{
  const gboolean is_grade = proposal->kind == RAPPORT_REVIEW_GRADE;
  const RapportChoice *choices = is_grade ? rapport_grades : rapport_stages;
  const char *present = is_grade ? row->grade : row->stage;
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = g_strdup_printf (_("%s: %s"), _("Change"), title);

  for (guint i = 0; choices[i].value != NULL; i++)
    if (g_strcmp0 (choices[i].value, proposal->value) != 0 && g_strcmp0 (choices[i].value, present) != 0)
      {
        g_autoptr(GMenuItem) item = g_menu_item_new (rapport_choice_label (choices, choices[i].value), NULL);

        g_menu_item_set_action_and_target (item, "reviews.change", "(xus)", row->customer, index, choices[i].value);
        g_menu_append_item (menu, item);
      }
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Change"));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  rapport_control_name_set (button, name);
  gtk_box_append (GTK_BOX (line), button);
}

static void
append_proposal (RapportReviewItem      *self,
                 RapportContext         *context,
                 const RapportReviewRow *row,
                 guint                   index)
{
  const RapportReviewProposal *proposal = g_ptr_array_index (row->review->proposals, index);
  g_autofree char *words = rapport_review_dup_words (proposal);
  g_autofree char *facts = rapport_review_dup_facts (proposal, rapport_context_get_currency (context));
  g_autofree char *title = g_strdup_printf ("%s, %s", row->name, words);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (text), make_label (words, "heading"));
  gtk_box_append (GTK_BOX (text), make_label (facts, NULL));
  gtk_box_append (GTK_BOX (line), text);
  append_button (line, _("Accept"), title, "reviews.accept", g_variant_new ("(xu)", row->customer, index));
  if (proposal->kind != RAPPORT_REVIEW_TAG)
    append_change (line, row, proposal, index, title);
  append_button (line, _("Decline…"), title, "reviews.decline", g_variant_new ("(xu)", row->customer, index));
  gtk_box_append (GTK_BOX (self->lines), line);
}

static void
append_nothing (RapportReviewItem      *self,
                const RapportReviewRow *row)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = make_label (_("No change is proposed."), NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  append_button (line, _("Confirm"), row->name, "reviews.confirm", g_variant_new_int64 (row->customer));
  gtk_box_append (GTK_BOX (self->lines), line);
}

/** rapport_review_item_new: Returns: (transfer floating): what stands for @row */
GtkWidget *
rapport_review_item_new (RapportContext         *context,
                         const RapportReviewRow *row)
{
  RapportReviewItem *self;
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (row != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_REVIEW_ITEM, NULL);
  self->customer = row->customer;
  title = dup_title (row);
  facts = dup_facts (context, row);
  name = g_strdup_printf ("%s, %s", title, facts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  rapport_control_name_set (self->check, row->name);
  gtk_box_append (GTK_BOX (self->lines), make_label (title, "heading"));
  gtk_box_append (GTK_BOX (self->lines), make_label (facts, "dim-label"));
  for (guint i = 0; i < row->review->proposals->len; i++)
    append_proposal (self, context, row, i);
  if (row->review->proposals->len == 0)
    append_nothing (self, row);
  return GTK_WIDGET (self);
}

/** rapport_review_item_get_customer: Returns: the id of whom it is about */
gint64
rapport_review_item_get_customer (RapportReviewItem *self)
{
  g_return_val_if_fail (RAPPORT_IS_REVIEW_ITEM (self), 0);

  return self->customer;
}

/** rapport_review_item_is_checked: Returns: whether it is ticked, to be decided about together with others */
gboolean
rapport_review_item_is_checked (RapportReviewItem *self)
{
  g_return_val_if_fail (RAPPORT_IS_REVIEW_ITEM (self), FALSE);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));
}

/** rapport_review_item_check: ticks it, or not */
void
rapport_review_item_check (RapportReviewItem *self,
                           gboolean           checked)
{
  g_return_if_fail (RAPPORT_IS_REVIEW_ITEM (self));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), checked);
}
