/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-facts.h"
#include "rapport-customer.h"
#include "rapport-placeholder.h"
#include "rapport-prompt.h"
#include "rapport-review-acts.h"
#include "rapport-review-item.h"
#include "rapport-reviews-page.h"
#include "rapport-run.h"
#include "rapport-ui.h"

#define NOTE "reviews"
#define EVERYBODY "everybody"
#define MINE "mine"

/* Rows at first and how many more at a time, and how many customers are judged to find them */
#define ROWS_AT_ONCE 30
#define JUDGED_AT_ONCE 400

struct _RapportReviewsPage
{
  RapportPage         parent_instance;

  GtkStack           *stack;
  RapportPlaceholder *placeholder;
  GtkWidget          *groups;
  GtkWidget          *all;

  GtkToggleButton    *mine;
  GtkCheckButton     *proposals_only;
  RapportReviewRows  *rows;
  GPtrArray          *items;
  guint               n_shown;
  guint               n_judged;
  GCancellable       *question;
};

G_DEFINE_FINAL_TYPE (RapportReviewsPage, rapport_reviews_page, RAPPORT_TYPE_PAGE)

static RapportContext *
get_context (RapportReviewsPage *self)
{
  return rapport_page_get_context (RAPPORT_PAGE (self));
}

static const RapportReviewRow *
find_row (RapportReviewsPage *self,
          gint64              customer)
{
  for (guint i = 0; self->rows != NULL && i < self->rows->rows->len; i++)
    {
      const RapportReviewRow *row = g_ptr_array_index (self->rows->rows, i);

      if (row->customer == customer)
        return row;
    }
  return NULL;
}

static void
run (RapportReviewsPage     *self,
     RapportReviewDecisions *decisions)
{
  if (rapport_review_decisions_get_n (decisions) > 0)
    rapport_run_told (get_context (self), rapport_review_new (decisions));
  else
    rapport_review_decisions_free (decisions);
}

/* Decisions that lack their reason yet */
typedef struct
{
  RapportReviewsPage     *page;
  RapportReviewDecisions *decisions;
} Pending;

static void
free_pending (gpointer data)
{
  Pending *pending = data;

  g_clear_pointer (&pending->decisions, rapport_review_decisions_free);
  g_object_unref (pending->page);
  g_free (pending);
}

static void
reason_cb (const char *reason,
           gpointer    data)
{
  Pending *pending = data;

  rapport_review_decisions_set_reason (pending->decisions, reason);
  run (pending->page, g_steal_pointer (&pending->decisions));
}

/* Takes @decisions: a person says why. */
static void
ask_reason (RapportReviewsPage     *self,
            RapportReviewDecisions *decisions,
            const char             *title)
{
  Pending *pending;

  if (rapport_review_decisions_get_n (decisions) == 0)
    {
      rapport_review_decisions_free (decisions);
      return;
    }
  pending = g_new0 (Pending, 1);
  pending->page = g_object_ref (self);
  pending->decisions = decisions;
  rapport_prompt_show (rapport_context_get_window (get_context (self)), title, _("Reason"), NULL, _("_Save"), reason_cb,
                       pending, free_pending);
}

/* With the last of its proposals the customer is reviewed. */
static void
add (RapportReviewDecisions *decisions,
     const RapportReviewRow *row,
     guint                   index,
     RapportReviewVerdict    verdict,
     const char             *value)
{
  if (row == NULL || index >= row->review->proposals->len)
    return;
  rapport_review_decisions_add (decisions, row->customer, g_ptr_array_index (row->review->proposals, index), verdict,
                                value);
  if (row->review->proposals->len == 1)
    rapport_review_decisions_add (decisions, row->customer, NULL, RAPPORT_REVIEW_CONFIRMED, NULL);
}

static void
accept_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *target)
{
  RapportReviewsPage *self = RAPPORT_REVIEWS_PAGE (widget);
  RapportReviewDecisions *decisions = rapport_review_decisions_new ();
  gint64 customer;
  guint index;

  g_variant_get (target, "(xu)", &customer, &index);
  add (decisions, find_row (self, customer), index, RAPPORT_REVIEW_ACCEPTED, NULL);
  run (self, decisions);
}

static void
decline_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  RapportReviewsPage *self = RAPPORT_REVIEWS_PAGE (widget);
  RapportReviewDecisions *decisions = rapport_review_decisions_new ();
  gint64 customer;
  guint index;

  g_variant_get (target, "(xu)", &customer, &index);
  add (decisions, find_row (self, customer), index, RAPPORT_REVIEW_DECLINED, NULL);
  ask_reason (self, decisions, _("Decline the Proposal"));
}

static void
change_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *target)
{
  RapportReviewsPage *self = RAPPORT_REVIEWS_PAGE (widget);
  RapportReviewDecisions *decisions = rapport_review_decisions_new ();
  const char *value;
  gint64 customer;
  guint index;

  g_variant_get (target, "(xu&s)", &customer, &index, &value);
  add (decisions, find_row (self, customer), index, RAPPORT_REVIEW_CHANGED, value);
  ask_reason (self, decisions, _("Decide Otherwise"));
}

static void
confirm_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *customer)
{
  RapportReviewDecisions *decisions = rapport_review_decisions_new ();

  rapport_review_decisions_add (decisions, g_variant_get_int64 (customer), NULL, RAPPORT_REVIEW_CONFIRMED, NULL);
  run (RAPPORT_REVIEWS_PAGE (widget), decisions);
}

/* The same about all that is ticked, which is reviewed by that. */
static RapportReviewDecisions *
decide_checked (RapportReviewsPage   *self,
                RapportReviewVerdict  verdict)
{
  RapportReviewDecisions *decisions = rapport_review_decisions_new ();

  for (guint i = 0; i < self->items->len; i++)
    {
      RapportReviewItem *item = g_ptr_array_index (self->items, i);
      const RapportReviewRow *row = find_row (self, rapport_review_item_get_customer (item));

      if (!rapport_review_item_is_checked (item) || row == NULL)
        continue;
      for (guint j = 0; j < row->review->proposals->len; j++)
        rapport_review_decisions_add (decisions, row->customer, g_ptr_array_index (row->review->proposals, j), verdict,
                                      NULL);
      rapport_review_decisions_add (decisions, row->customer, NULL, RAPPORT_REVIEW_CONFIRMED, NULL);
    }
  return decisions;
}

static void
accept_checked_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  RapportReviewsPage *self = RAPPORT_REVIEWS_PAGE (widget);

  run (self, decide_checked (self, RAPPORT_REVIEW_ACCEPTED));
}

static void
decline_checked_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  RapportReviewsPage *self = RAPPORT_REVIEWS_PAGE (widget);

  ask_reason (self, decide_checked (self, RAPPORT_REVIEW_DECLINED), _("Decline the Proposals"));
}

static void
update_actions (RapportReviewsPage *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->items->len; i++)
    any |= rapport_review_item_is_checked (g_ptr_array_index (self->items, i));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reviews.accept-checked", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reviews.decline-checked", any);
}

static void
all_toggled_cb (RapportReviewsPage *self)
{
  for (guint i = 0; i < self->items->len; i++)
    rapport_review_item_check (g_ptr_array_index (self->items, i),
                               gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all)));
}

static void
row_activated_cb (RapportReviewsPage *self,
                  RapportReviewItem  *item)
{
  rapport_context_open_thing (get_context (self), rapport_customer_info.name, rapport_review_item_get_customer (item));
}

static void
append_button (GtkWidget  *bar,
               const char *label,
               const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (bar), button);
}

/* What is done with all that is ticked */
static void
append_bar (RapportReviewsPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->all = gtk_check_button_new_with_mnemonic (_("Select A_ll Shown"));
  g_signal_connect_object (self->all, "toggled", G_CALLBACK (all_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->all);
  append_button (bar, _("_Accept Selected"), "reviews.accept-checked");
  append_button (bar, _("_Decline Selected…"), "reviews.decline-checked");
  gtk_box_append (GTK_BOX (self->groups), bar);
}

static void
append_rows (RapportReviewsPage *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "frame-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reviews"), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < self->rows->rows->len; i++)
    {
      GtkWidget *item = rapport_review_item_new (get_context (self), g_ptr_array_index (self->rows->rows, i));

      g_signal_connect_object (item, "checked", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (GTK_LIST_BOX (list), item);
      g_ptr_array_add (self->items, item);
    }
  gtk_box_append (GTK_BOX (self->groups), list);
}

static void
append_more (RapportReviewsPage *self)
{
  GtkWidget *button;

  if (!self->rows->has_more)
    return;
  button = gtk_button_new_with_mnemonic (_("Look _Further"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reviews.show-more");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->groups), button);
}

static void
show_empty (RapportReviewsPage *self)
{
  if (self->rows->has_more)
    rapport_placeholder_show (self->placeholder, _("Nothing is proposed for the customers that were looked at."),
                              _("Look _Further"), "reviews.show-more", FALSE);
  else
    rapport_placeholder_show (self->placeholder,
                              _("No customer is to be reviewed. Grades A and B are due on the first working day of a "
                                "month, grade C of a quarter, as set in Preferences."), NULL, NULL, FALSE);
}

/* Which row has the keyboard, or one of its buttons; -1 for none. */
static int
find_focused (RapportReviewsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *item = focus != NULL ? gtk_widget_get_ancestor (focus, RAPPORT_TYPE_REVIEW_ITEM) : NULL;
  guint index;

  return item != NULL && g_ptr_array_find (self->items, item, &index) ? (int) index : -1;
}

/* Whom the person ticked, to be ticked again. */
static GHashTable *
dup_checked (RapportReviewsPage *self)
{
  GHashTable *checked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      RapportReviewItem *item = g_ptr_array_index (self->items, i);
      const gint64 customer = rapport_review_item_get_customer (item);

      if (rapport_review_item_is_checked (item))
        g_hash_table_add (checked, g_memdup2 (&customer, sizeof customer));
    }
  return checked;
}

static void
show_rows (RapportReviewsPage *self)
{
  g_autoptr(GHashTable) checked = dup_checked (self);
  const int focused = find_focused (self);
  GtkWidget *child;

  g_ptr_array_set_size (self->items, 0);
  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);
  self->all = NULL;
  if (self->rows->rows->len == 0)
    show_empty (self);
  else
    {
      append_bar (self);
      append_rows (self);
      append_more (self);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      RapportReviewItem *item = g_ptr_array_index (self->items, i);
      const gint64 customer = rapport_review_item_get_customer (item);

      rapport_review_item_check (item, g_hash_table_contains (checked, &customer));
    }
  update_actions (self);
  gtk_stack_set_visible_child_name (self->stack, self->items->len > 0 ? "reviews" : "empty");
  if (focused >= 0 && self->items->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->items, MIN (focused, (int) self->items->len - 1)));
}

static void
show_badge (RapportReviewsPage *self)
{
  const guint n = self->rows->n_due;
  g_autofree char *badge = g_strdup_printf ("%'u", n);
  g_autofree char *description =
    g_strdup_printf (ngettext ("%'u customer to be reviewed", "%'u customers to be reviewed", n), n);

  rapport_page_set_badge (RAPPORT_PAGE (self), n > 0 ? badge : NULL, n > 0 ? description : NULL);
}

/* What is asked, and when; without rows where nobody sees them */
typedef struct
{
  RapportReviewRowsFilter filter;
  gint64                  now;
} Question;

static gpointer
read_rows (RapportConnection  *connection,
           gpointer            data,
           GError            **error)
{
  const Question *question = data;
  g_autoptr(RapportCalendar) calendar = rapport_cadence_load_calendar (connection, error);

  if (calendar == NULL)
    return NULL;
  return rapport_review_rows_load (connection, &question->filter, calendar, question->now, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReviewRows) rows = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  RapportReviewsPage *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  rapport_book_forget (&self->question);
  if (rows == NULL)
    {
      rapport_placeholder_show (self->placeholder, error->message, NULL, NULL, FALSE);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  g_clear_pointer (&self->rows, rapport_review_rows_free);
  self->rows = g_steal_pointer (&rows);
  show_badge (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_rows (self);
}

static void
reload (RapportReviewsPage *self)
{
  const gboolean seen = gtk_widget_get_mapped (GTK_WIDGET (self));
  RapportContext *context = get_context (self);
  Question *question = g_new0 (Question, 1);

  question->filter.owner = gtk_toggle_button_get_active (self->mine) ? rapport_context_get_member (context) : 0;
  question->filter.proposals_only = gtk_check_button_get_active (self->proposals_only);
  question->filter.most = seen ? self->n_shown : 0;
  question->filter.most_judged = seen ? self->n_judged : 0;
  question->now = rapport_context_get_now (context);
  rapport_book_read_async (rapport_context_get_book (context), &self->question, read_rows, question, g_free,
                           (GDestroyNotify) rapport_review_rows_free, loaded_cb, self);
}

static void
show_more_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  RapportReviewsPage *self = RAPPORT_REVIEWS_PAGE (widget);

  self->n_shown += ROWS_AT_ONCE;
  self->n_judged += JUDGED_AT_ONCE;
  reload (self);
}

static void
filter_toggled_cb (RapportReviewsPage *self)
{
  self->n_shown = ROWS_AT_ONCE;
  self->n_judged = JUDGED_AT_ONCE;
  rapport_context_set_note (get_context (self), "filters", NOTE,
                            gtk_toggle_button_get_active (self->mine) ? MINE : EVERYBODY);
  reload (self);
}

static void
make_tools (RapportReviewsPage *self)
{
  g_autofree char *note = rapport_context_dup_note (get_context (self), "filters", NOTE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *whose = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *mine = gtk_toggle_button_new_with_mnemonic (_("_Mine"));
  GtkWidget *everybody = gtk_toggle_button_new_with_mnemonic (_("_Everybody’s"));
  GtkWidget *proposals_only = gtk_check_button_new_with_mnemonic (_("Only With _Proposals"));
  GtkWidget *meetings = gtk_button_new_with_mnemonic (_("Mee_tings"));

  gtk_widget_add_css_class (whose, "linked");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (everybody), GTK_TOGGLE_BUTTON (mine));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (g_strcmp0 (note, EVERYBODY) == 0 ? everybody : mine), TRUE);
  gtk_box_append (GTK_BOX (whose), mine);
  gtk_box_append (GTK_BOX (whose), everybody);
  gtk_box_append (GTK_BOX (box), whose);
  gtk_box_append (GTK_BOX (box), proposals_only);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (meetings), "win.page('meetings')");
  gtk_box_append (GTK_BOX (box), meetings);
  self->mine = g_object_ref (GTK_TOGGLE_BUTTON (mine));
  self->proposals_only = g_object_ref (GTK_CHECK_BUTTON (proposals_only));
  g_signal_connect_object (mine, "toggled", G_CALLBACK (filter_toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (proposals_only, "toggled", G_CALLBACK (filter_toggled_cb), self, G_CONNECT_SWAPPED);
  rapport_page_set_tools (RAPPORT_PAGE (self), box, NULL);
}

static void
rapport_reviews_page_constructed (GObject *object)
{
  RapportReviewsPage *self = RAPPORT_REVIEWS_PAGE (object);
  RapportContext *context = get_context (self);

  G_OBJECT_CLASS (rapport_reviews_page_parent_class)->constructed (object);

  make_tools (self);
  g_signal_connect (self, "map", G_CALLBACK (reload), NULL);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (rapport_page_reload_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_context_get_book (context), "member-changed", G_CALLBACK (rapport_page_reload_soon), self,
                           G_CONNECT_SWAPPED);
  rapport_page_reload_daily (RAPPORT_PAGE (self));
  reload (self);
}

static void
rapport_reviews_page_dispose (GObject *object)
{
  RapportReviewsPage *self = RAPPORT_REVIEWS_PAGE (object);

  rapport_book_forget (&self->question);
  g_clear_object (&self->mine);
  g_clear_object (&self->proposals_only);
  g_clear_pointer (&self->rows, rapport_review_rows_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_REVIEWS_PAGE);

  G_OBJECT_CLASS (rapport_reviews_page_parent_class)->dispose (object);
}

static gboolean
rapport_reviews_page_reload (RapportPage *page)
{
  reload (RAPPORT_REVIEWS_PAGE (page));
  return TRUE;
}

static void
rapport_reviews_page_class_init (RapportReviewsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rapport_reviews_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rapport_reviews_page_dispose;

  RAPPORT_PAGE_CLASS (klass)->reload = rapport_reviews_page_reload;

  g_type_ensure (RAPPORT_TYPE_PLACEHOLDER);
  gtk_widget_class_install_action (widget_class, "reviews.accept", "(xu)", accept_cb);
  gtk_widget_class_install_action (widget_class, "reviews.accept-checked", NULL, accept_checked_cb);
  gtk_widget_class_install_action (widget_class, "reviews.change", "(xus)", change_cb);
  gtk_widget_class_install_action (widget_class, "reviews.confirm", "x", confirm_cb);
  gtk_widget_class_install_action (widget_class, "reviews.decline", "(xu)", decline_cb);
  gtk_widget_class_install_action (widget_class, "reviews.decline-checked", NULL, decline_checked_cb);
  gtk_widget_class_install_action (widget_class, "reviews.show-more", NULL, show_more_cb);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-reviews-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportReviewsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RapportReviewsPage, placeholder);
  gtk_widget_class_bind_template_child (widget_class, RapportReviewsPage, groups);
}

static void
rapport_reviews_page_init (RapportReviewsPage *self)
{
  self->n_shown = ROWS_AT_ONCE;
  self->n_judged = JUDGED_AT_ONCE;
  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
