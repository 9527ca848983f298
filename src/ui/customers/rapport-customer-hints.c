/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-contract-figures.h"
#include "rapport-customer-hints.h"
#include "rapport-customer-standing.h"
#include "rapport-customer.h"

static char *
show_day (RapportContext *context,
          int             day)
{
  g_autofree char *text = day != 0 ? rapport_format_day (rapport_context_get_format (context), day) : NULL;

  /* translators: a date that follows from the contracts of a customer */
  return text != NULL ? g_strdup_printf (_("By the contracts: %s"), text) : NULL;
}

static char *
show_amount (RapportContext *context,
             gint64          amount)
{
  g_autofree char *text = NULL;

  if (amount == RAPPORT_UNSET)
    return NULL;
  text = rapport_format_money (rapport_context_get_format (context), amount);
  /* translators: an amount of money */
  return g_strdup_printf (_("By the contracts of the last 12 months: %s"), text);
}

static char *
show_type (RapportContext *context,
           int             first)
{
  const char *type = rapport_customer_standing (first, rapport_context_get_today (context),
                                                rapport_context_get_rules (context)->new_customer_months);

  /* translators: a type of customer, such as “New customer” */
  return type != NULL ? g_strdup_printf (_("By the contracts: %s"), rapport_choice_label (rapport_customer_types, type))
                      : NULL;
}

/* What was not typed follows from the contracts, and is told beside the empty field. */
static char *
dup_hint (RapportEntity *customer,
          guint          field,
          gpointer       data)
{
  RapportContext *context = data;
  RapportContractFigures figures;

  if (rapport_entity_is_set (customer, field) ||
      (field != RAPPORT_CUSTOMER_TYPE && field != RAPPORT_CUSTOMER_YEARLY_AMOUNT &&
       field != RAPPORT_CUSTOMER_RENEWAL_DATE && field != RAPPORT_CUSTOMER_LAST_ORDER_DATE))
    return NULL;
  if (!rapport_contract_figures_load (rapport_book_get_connection (rapport_context_get_book (context)),
                                      rapport_entity_get_id (customer), rapport_context_get_today (context), &figures,
                                      NULL))
    return NULL;
  if (field == RAPPORT_CUSTOMER_TYPE)
    return show_type (context, figures.first);
  if (field == RAPPORT_CUSTOMER_YEARLY_AMOUNT)
    return show_amount (context, figures.amount);
  return show_day (context, field == RAPPORT_CUSTOMER_RENEWAL_DATE ? figures.ends : figures.last);
}

static void
book_changed_cb (RapportForm *form,
                 GArray      *changes)
{
  static const guint fields[] = {
    RAPPORT_CUSTOMER_TYPE, RAPPORT_CUSTOMER_YEARLY_AMOUNT, RAPPORT_CUSTOMER_RENEWAL_DATE,
    RAPPORT_CUSTOMER_LAST_ORDER_DATE,
  };

  if (rapport_form_get_entity (form) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (form)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    rapport_form_show_hint (form, fields[i]);
}

/** rapport_customer_hints_attach: tells in the form of a stored customer what follows from its contracts */
void
rapport_customer_hints_attach (RapportContext *context,
                               RapportForm    *form)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && RAPPORT_IS_FORM (form));

  rapport_form_set_hints (form, dup_hint, context);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), form,
                           G_CONNECT_SWAPPED);
}
