/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer-children.h"
#include "rapport-customer-plans.h"
#include "rapport-detail-row.h"
#include "rapport-log-dialog.h"
#include "rapport-plan-dialog.h"
#include "rapport-plan.h"
#include "rapport-plans.h"
#include "rapport-record.h"

struct _RapportCustomerPlans
{
  RapportCustomerPane parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportCustomerPlans, rapport_customer_plans, RAPPORT_TYPE_CUSTOMER_PANE)

static gboolean
is_open (RapportEntity *plan)
{
  return rapport_plan_is_open (RAPPORT_PLAN (plan));
}

static char *
describe (RapportEntity *plan)
{
  const char *method = rapport_entity_get_text (plan, RAPPORT_PLAN_METHOD);
  const char *words = rapport_entity_get_text (plan, RAPPORT_PLAN_METHOD_WORDS);
  const char *what = method != NULL ? rapport_choice_label (rapport_methods, method) : words;

  if (what == NULL)
    what = _("Follow-up");
  if (is_open (plan))
    return g_strdup (what);
  return g_strdup_printf (
    "%s · %s", what,
    rapport_choice_label (rapport_plan_states, rapport_entity_get_text (plan, RAPPORT_PLAN_STATE)));
}

static char *
dup_body (RapportEntity *plan)
{
  const char *content = rapport_entity_get_text (plan, RAPPORT_PLAN_CONTENT);
  const char *reason = rapport_entity_get_text (plan, RAPPORT_PLAN_SKIP_REASON);

  if (content != NULL && reason != NULL)
    return g_strconcat (content, "\n", reason, NULL);
  return g_strdup (content != NULL ? content : reason);
}

static void
add_buttons (RapportDetailRow *row,
             gint64            id,
             gboolean          open)
{
  if (open)
    {
      rapport_detail_row_add_button (row, NULL, _("Log…"), "plans.log",
                                     g_variant_new_int64 (id));
      rapport_detail_row_add_button (row, "object-select-symbolic", _("Done"), "plans.finish",
                                     g_variant_new_int64 (id));
      rapport_detail_row_add_button (row, "media-skip-forward-symbolic", _("Skip…"), "plans.skip",
                                     g_variant_new_int64 (id));
      rapport_detail_row_add_button (row, "document-edit-symbolic", _("Edit…"), "plans.edit",
                                     g_variant_new_int64 (id));
    }
  rapport_detail_row_add_button (row, "user-trash-symbolic", _("Delete"), "plans.delete",
                                 g_variant_new_int64 (id));
}

static void
rapport_customer_plans_tell_time (RapportCustomerPane *pane,
                                  RapportDetailRow    *row,
                                  gpointer             item)
{
  RapportEntity *plan = RAPPORT_ENTITY (item);
  RapportContext *context = rapport_customer_pane_get_context (pane);
  const RapportMoment *due = rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE);
  const gint64 now = rapport_context_get_now (context);
  RapportFormat *format = rapport_customer_pane_get_format (pane);
  g_autofree char *exact = rapport_format_moment (format, due);
  g_autofree char *relative = is_open (plan) ? rapport_format_due (format, due, now) : NULL;
  g_autofree char *subtitle = NULL;

  subtitle = relative != NULL ? g_strdup_printf ("%s · %s", relative, exact) : g_strdup (exact);
  rapport_detail_row_set_subtitle (row, subtitle);
  rapport_detail_row_set_late (row, is_open (plan) &&
                                    rapport_moment_is_late (due, now, rapport_context_get_zone (context)));
}

static GtkWidget *
rapport_customer_plans_make_row (RapportCustomerPane *pane,
                                 gpointer             item)
{
  RapportEntity *plan = RAPPORT_ENTITY (item);
  g_autofree char *title = describe (plan);
  g_autofree char *body = dup_body (plan);
  GtkWidget *row = rapport_detail_row_new ("x-office-calendar-symbolic", title, NULL, body);

  rapport_customer_plans_tell_time (pane, RAPPORT_DETAIL_ROW (row), plan);
  add_buttons (RAPPORT_DETAIL_ROW (row), rapport_entity_get_id (plan), is_open (plan));
  return row;
}

static GPtrArray *
read_plans (RapportConnection                 *connection,
            const RapportCustomerPaneQuestion *question,
            gboolean                          *more,
            GError                           **error)
{
  GPtrArray *plans = rapport_customer_children_load_plans (connection, question->customer, question->most, error);

  *more = plans != NULL && plans->len >= question->most;
  return plans;
}

static void
log_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  RapportContext *context = rapport_customer_pane_get_context (RAPPORT_CUSTOMER_PANE (widget));
  const gint64 id = g_variant_get_int64 (parameter);
  g_autoptr(RapportEntity) plan = rapport_book_get (rapport_context_get_book (context), RAPPORT_TYPE_PLAN, id, NULL);

  if (plan != NULL)
    rapport_log_dialog_show (context, rapport_entity_get_integer (plan, RAPPORT_PLAN_CUSTOMER), id);
}

static void
finish_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  rapport_plans_finish (rapport_customer_pane_get_context (RAPPORT_CUSTOMER_PANE (widget)),
                        g_variant_get_int64 (parameter));
}

static void
skip_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  rapport_plans_skip (rapport_customer_pane_get_context (RAPPORT_CUSTOMER_PANE (widget)),
                      g_variant_get_int64 (parameter));
}

static void
edit_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportCustomerPane *pane = RAPPORT_CUSTOMER_PANE (widget);

  rapport_plan_dialog_edit (rapport_customer_pane_get_context (pane),
                            g_variant_get_int64 (parameter));
}

static void
delete_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  const gint64 id = g_variant_get_int64 (parameter);

  rapport_plans_delete (rapport_customer_pane_get_context (RAPPORT_CUSTOMER_PANE (widget)), &id, 1);
}

static void
rapport_customer_plans_class_init (RapportCustomerPlansClass *klass)
{
  RAPPORT_CUSTOMER_PANE_CLASS (klass)->read = read_plans;
  RAPPORT_CUSTOMER_PANE_CLASS (klass)->make_row = rapport_customer_plans_make_row;
  RAPPORT_CUSTOMER_PANE_CLASS (klass)->tell_time = rapport_customer_plans_tell_time;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "plans.finish", "x", finish_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "plans.log", "x", log_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "plans.skip", "x", skip_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "plans.edit", "x", edit_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "plans.delete", "x", delete_cb);
}

static void
rapport_customer_plans_init (RapportCustomerPlans *self)
{
  RapportCustomerPane *pane = RAPPORT_CUSTOMER_PANE (self);

  rapport_customer_pane_describe (pane, _("Plans"), _("Nothing is planned with this customer."));
  rapport_customer_pane_set_button (pane, _("_Plan Follow-up…"), "customer.plan");
}
