/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-archive-customers.h"
#include "rapport-change-grade.h"
#include "rapport-customer-contacts.h"
#include "rapport-customer-fields.h"
#include "rapport-customer-head.h"
#include "rapport-customer-hints.h"
#include "rapport-customer-history.h"
#include "rapport-customer-plans.h"
#include "rapport-customer-sheet.h"
#include "rapport-customer-tabs.h"
#include "rapport-customer-things.h"
#include "rapport-customer-tickets.h"
#include "rapport-customer-timeline.h"
#include "rapport-customer.h"
#include "rapport-duplicate-hint.h"
#include "rapport-extra-list.h"
#include "rapport-files-pane.h"
#include "rapport-hand-over-dialog.h"
#include "rapport-invite-dialog.h"
#include "rapport-known-bar.h"
#include "rapport-erase-dialog.h"
#include "rapport-merge-dialog.h"
#include "rapport-person-export.h"
#include "rapport-plan-dialog.h"
#include "rapport-sheets.h"
#include "rapport-ui.h"

/* what else belongs to a customer, a tab a kind */
static const RapportSheet * const belongings[] = {
  &rapport_contract_sheet, &rapport_opportunity_sheet, &rapport_requirement_sheet, &rapport_milestone_sheet,
  &rapport_care_date_sheet, &rapport_activity_guest_sheet, &rapport_points_sheet, &rapport_feedback_sheet,
  &rapport_cadence_rule_sheet, &rapport_pause_sheet, &rapport_risk_sheet,
};

/** RapportCustomerSheet: all that is known of a customer */
struct _RapportCustomerSheet
{
  GtkWidget                parent_instance;

  RapportContext          *context;
  RapportEntity           *customer;
  RapportDuplicateHint    *hint;
  GtkScrolledWindow       *window;
  RapportCustomerHead     *head;
  GtkWidget               *notebook;
  GtkWidget               *form_window;
  RapportForm             *form;
  GtkWidget               *extras;
  GtkWidget               *known;
  RapportCustomerContacts *contacts;
  RapportCustomerPane     *timeline;
  RapportCustomerPane     *plans;
  RapportCustomerPane     *tickets;
  RapportCustomerPane     *history;
  RapportFilesPane        *files;
  RapportCustomerPane     *belongings[G_N_ELEMENTS (belongings)];
};

G_DEFINE_FINAL_TYPE (RapportCustomerSheet, rapport_customer_sheet, GTK_TYPE_WIDGET)

static void
plan_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportCustomerSheet *self = RAPPORT_CUSTOMER_SHEET (widget);

  if (self->customer != NULL)
    rapport_plan_dialog_add (self->context, rapport_entity_get_id (self->customer));
}

static void
archive_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  RapportCustomerSheet *self = RAPPORT_CUSTOMER_SHEET (widget);
  const gint64 id = self->customer != NULL ? rapport_entity_get_id (self->customer) : 0;

  if (id != 0)
    rapport_archive_customers (self->context, &id, 1);
}

static void
take_out_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  RapportCustomerSheet *self = RAPPORT_CUSTOMER_SHEET (widget);
  const gint64 id = self->customer != NULL ? rapport_entity_get_id (self->customer) : 0;

  if (id != 0)
    rapport_take_out_customers (self->context, &id, 1);
}

static void
invite_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RapportCustomerSheet *self = RAPPORT_CUSTOMER_SHEET (widget);
  const gint64 id = self->customer != NULL ? rapport_entity_get_id (self->customer) : 0;

  if (id != 0)
    rapport_invite_dialog_show (self->context, 0, &id, 1);
}

static void
update_actions (RapportCustomerSheet *self)
{
  const gboolean archived = self->customer != NULL &&
                            rapport_entity_get_flag (self->customer, RAPPORT_CUSTOMER_ARCHIVED);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customer.archive", self->customer != NULL && !archived);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customer.take-out", archived);
}

static void
merge_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RapportCustomerSheet *self = RAPPORT_CUSTOMER_SHEET (widget);

  if (self->customer != NULL)
    rapport_merge_dialog_show (self->context, rapport_entity_get_id (self->customer), 0);
}

static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RapportCustomerSheet *self = RAPPORT_CUSTOMER_SHEET (widget);

  if (self->customer != NULL)
    rapport_person_export_ask (self->context, RAPPORT_ENTITY (self->customer));
}

static void
erase_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RapportCustomerSheet *self = RAPPORT_CUSTOMER_SHEET (widget);

  if (self->customer != NULL)
    rapport_erase_dialog_show (self->context, RAPPORT_ENTITY (self->customer));
}

static void
rapport_customer_sheet_dispose (GObject *object)
{
  RapportCustomerSheet *self = RAPPORT_CUSTOMER_SHEET (object);

  rapport_ui_drop_children (GTK_WIDGET (object));
  if (self->customer != NULL)
    g_signal_handlers_disconnect_by_data (self->customer, self);
  g_clear_object (&self->customer);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_customer_sheet_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (RAPPORT_TYPE_CUSTOMER_CONTACTS);
  g_type_ensure (RAPPORT_TYPE_CUSTOMER_HEAD);
  g_type_ensure (RAPPORT_TYPE_CUSTOMER_HISTORY);
  g_type_ensure (RAPPORT_TYPE_CUSTOMER_PLANS);
  g_type_ensure (RAPPORT_TYPE_CUSTOMER_TICKETS);
  g_type_ensure (RAPPORT_TYPE_CUSTOMER_TIMELINE);
}

static void
rapport_customer_sheet_class_init (RapportCustomerSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_customer_sheet_dispose;

  ensure_types ();
  gtk_widget_class_install_action (widget_class, "customer.plan", NULL, plan_cb);
  gtk_widget_class_install_action (widget_class, "customer.invite", NULL, invite_cb);
  gtk_widget_class_install_action (widget_class, "customer.archive", NULL, archive_cb);
  gtk_widget_class_install_action (widget_class, "customer.take-out", NULL, take_out_cb);
  gtk_widget_class_install_action (widget_class, "customer.merge", NULL, merge_cb);
  gtk_widget_class_install_action (widget_class, "customer.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "customer.erase", NULL, erase_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-customer-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerSheet, window);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerSheet, head);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerSheet, form_window);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerSheet, notebook);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerSheet, contacts);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerSheet, timeline);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerSheet, plans);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerSheet, tickets);
  gtk_widget_class_bind_template_child (widget_class, RapportCustomerSheet, history);
}

/* a notebook names its tabs to nobody who can't see them */
static void
name_tabs (GtkNotebook *notebook)
{
  for (int i = 0; i < gtk_notebook_get_n_pages (notebook); i++)
    {
      GtkWidget *label = gtk_notebook_get_tab_label (notebook, gtk_notebook_get_nth_page (notebook, i));
      GtkWidget *tab = label;

      while (tab != NULL && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (tab)) != GTK_ACCESSIBLE_ROLE_TAB)
        tab = gtk_widget_get_parent (tab);
      if (tab != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (tab), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        gtk_label_get_text (GTK_LABEL (label)), -1);
    }
}

/* the focus is on the notebook itself while its tabs are walked through */
static void
name_notebook (GtkNotebook *notebook,
               GtkWidget   *page)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (notebook), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_notebook_get_tab_label_text (notebook, page), -1);
}

static void
rapport_customer_sheet_init (RapportCustomerSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_notebook (GTK_NOTEBOOK (self->notebook), gtk_notebook_get_nth_page (GTK_NOTEBOOK (self->notebook), 0));
  g_signal_connect (self->notebook, "switch-page", G_CALLBACK (name_notebook), NULL);
}

static void
add_form (RapportCustomerSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->form = rapport_form_new (self->context, RAPPORT_TYPE_CUSTOMER);
  rapport_form_set_gradual (self->form);
  rapport_form_set_folding (self->form);
  rapport_customer_fields_add (self->form);
  rapport_customer_hints_attach (self->context, self->form);
  rapport_change_grade_attach (self->context, self->form);
  rapport_hand_over_attach (self->context, self->form);
  self->hint = rapport_duplicate_hint_attach (self->context, self->form, RAPPORT_CUSTOMER_NAME, FALSE);
  self->extras = rapport_extra_list_new (self->context);
  gtk_widget_add_css_class (box, "pane");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), self->extras);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->form_window), box);
}

static void
add_files (RapportCustomerSheet *self)
{
  GtkNotebook *notebook = GTK_NOTEBOOK (self->notebook);
  GtkWidget *window = gtk_scrolled_window_new ();

  self->files = RAPPORT_FILES_PANE (rapport_files_pane_new (self->context));
  gtk_widget_add_css_class (GTK_WIDGET (self->files), "pane");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (self->files));
  rapport_files_pane_take_drops (self->files, window);
  gtk_notebook_insert_page (notebook, window, gtk_label_new (C_("thing", "Attachments")),
                            gtk_notebook_page_num (notebook, GTK_WIDGET (self->tickets)) + 1);
}

/* before the history, which is the last tab */
static void
add_belongings (RapportCustomerSheet *self)
{
  GtkNotebook *notebook = GTK_NOTEBOOK (self->notebook);
  GtkWidget *tabs;

  for (guint i = 0; i < G_N_ELEMENTS (belongings); i++)
    {
      GtkWidget *pane = rapport_customer_things_new (self->context, belongings[i]);
      const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "thing", belongings[i]->info->plural);

      self->belongings[i] = RAPPORT_CUSTOMER_PANE (pane);
      gtk_notebook_insert_page (notebook, pane, gtk_label_new (title), gtk_notebook_get_n_pages (notebook) - 1);
    }
  add_files (self);
  name_tabs (notebook);
  tabs = rapport_customer_tabs_new (notebook);
  gtk_notebook_set_action_widget (notebook, tabs, GTK_PACK_END);
}

/** rapport_customer_sheet_new: Returns: a sheet without a customer */
RapportCustomerSheet *
rapport_customer_sheet_new (RapportContext *context)
{
  RapportCustomerSheet *self;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);

  self = g_object_new (RAPPORT_TYPE_CUSTOMER_SHEET, NULL);
  self->context = g_object_ref (context);
  rapport_customer_head_set_context (self->head, context);
  rapport_customer_contacts_set_context (self->contacts, context);
  rapport_customer_pane_set_context (self->timeline, context);
  rapport_customer_pane_set_context (self->plans, context);
  rapport_customer_pane_set_context (self->tickets, context);
  rapport_customer_pane_set_context (self->history, context);
  add_form (self);
  add_belongings (self);
  self->known = rapport_known_bar_new (context);
  gtk_widget_insert_after (self->known, gtk_widget_get_parent (self->notebook), self->notebook);
  return self;
}

/* Another customer is read from the top. */
static void
scroll_up (GtkScrolledWindow *window)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (window), 0);
}

/** rapport_customer_sheet_set_customer: shows @customer, or nobody for NULL */
void
rapport_customer_sheet_set_customer (RapportCustomerSheet *self,
                                     RapportEntity        *customer)
{
  gint64 id;

  g_return_if_fail (RAPPORT_IS_CUSTOMER_SHEET (self));
  g_return_if_fail (customer == NULL || RAPPORT_IS_CUSTOMER (customer));

  if (customer == self->customer)
    return;
  id = customer != NULL ? rapport_entity_get_id (customer) : 0;
  rapport_form_set_entity (self->form, customer);
  rapport_extra_list_set_owner (RAPPORT_EXTRA_LIST (self->extras), customer);
  if (self->customer != NULL)
    g_signal_handlers_disconnect_by_data (self->customer, self);
  g_set_object (&self->customer, customer);
  if (customer != NULL)
    g_signal_connect_swapped (customer, "notify::archived", G_CALLBACK (update_actions), self);
  update_actions (self);
  scroll_up (self->window);
  scroll_up (GTK_SCROLLED_WINDOW (self->form_window));
  rapport_known_bar_set_customer (RAPPORT_KNOWN_BAR (self->known), id);
  rapport_customer_head_set_customer (self->head, customer);
  rapport_customer_contacts_set_customer (self->contacts, id);
  rapport_customer_pane_set_customer (self->timeline, id);
  rapport_customer_pane_set_customer (self->plans, id);
  rapport_customer_pane_set_customer (self->tickets, id);
  rapport_customer_pane_set_customer (self->history, id);
  for (guint i = 0; i < G_N_ELEMENTS (belongings); i++)
    rapport_customer_pane_set_customer (self->belongings[i], id);
  rapport_files_pane_set_owner (self->files, customer);
  rapport_duplicate_hint_set_except (self->hint, id);
}
