/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-item.h"
#include "rapport-contract.h"
#include "rapport-control-name.h"
#include "rapport-csv-encoding.h"
#include "rapport-drop-down-search.h"
#include "rapport-import-offers.h"
#include "rapport-import-things.h"
#include "rapport-moment-text.h"
#include "rapport-opportunity.h"
#include "rapport-plan.h"
#include "rapport-product.h"
#include "rapport-requirement.h"
#include "rapport-ticket.h"

/**
 * rapport_import_offers_show_encoding:
 * @chosen: (nullable): one of rapport_csv_encodings()
 *
 * Offers the encodings; the first choice is to find out, and shows what was found.
 */
void
rapport_import_offers_show_encoding (GtkDropDown   *choice,
                                      RapportImport *import,
                                      const char    *chosen)
{
  const char * const *encodings = rapport_csv_encodings ();
  g_autoptr(GtkStringList) choices = gtk_string_list_new (NULL);
  /* translators: %s is the encoding that was found out, such as GB18030 */
  g_autofree char *found = g_strdup_printf (_("Automatic (%s)"), rapport_import_get_encoding (import));
  guint selected = 0;

  gtk_string_list_append (choices, found);
  for (guint i = 0; encodings[i] != NULL; i++)
    {
      gtk_string_list_append (choices, encodings[i]);
      if (chosen == encodings[i])
        selected = i + 1;
    }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (choices));
  gtk_drop_down_set_selected (choice, selected);
  rapport_control_name_set (GTK_WIDGET (choice), _("Encoding"));
}

/**
 * rapport_import_offers_show_sheet:
 * @imported: (element-type utf8): those that were imported already
 *
 * Offers the sheets of a workbook, in their order.
 */
void
rapport_import_offers_show_sheet (GtkDropDown   *choice,
                                  RapportImport *import,
                                  GHashTable    *imported)
{
  const char * const *sheets = rapport_import_get_sheets (import);
  g_autoptr(GtkStringList) choices = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; sheets != NULL && sheets[i] != NULL; i++)
    {
      if (g_hash_table_contains (imported, sheets[i]))
        /* translators: the name of a sheet that was imported already */
        gtk_string_list_take (choices, g_strdup_printf (_("%s (imported)"), sheets[i]));
      else
        gtk_string_list_append (choices, sheets[i]);
      if (g_strcmp0 (sheets[i], rapport_import_get_sheet (import)) == 0)
        selected = i;
    }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (choices));
  gtk_drop_down_set_selected (choice, selected);
  rapport_control_name_set (GTK_WIDGET (choice), rapport_import_is_calendar (import) ? _("Events") : _("Sheet"));
}

static const RapportDateOrder orders[] = {
  RAPPORT_DATE_ORDER_NONE, RAPPORT_DATE_ORDER_DAY_FIRST, RAPPORT_DATE_ORDER_MONTH_FIRST,
};

/* what @date is if day and month stand in @order */
static char *
dup_order_words (const char       *date,
                 RapportDateOrder  order)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *text = NULL;
  RapportMoment moment;

  if (order == RAPPORT_DATE_ORDER_NONE || !rapport_moment_parse_cell (date, order, zone, &moment, NULL))
    /* translators: %s is a date of a table such as 3/5/2026 */
    return g_strdup_printf (_("“%s” may be two days"), date);
  text = rapport_moment_format_iso (&moment, zone);
  return order == RAPPORT_DATE_ORDER_DAY_FIRST
         /* translators: a date of a table such as 3/5/2026, and the day that it is then */
         ? g_strdup_printf (_("Day first: “%s” is %s"), date, text)
         /* translators: a date of a table such as 3/5/2026, and the day that it is then */
         : g_strdup_printf (_("Month first: “%s” is %s"), date, text);
}

/** rapport_import_offers_get_order: Returns: how day and month stand by the choice at @position */
RapportDateOrder
rapport_import_offers_get_order (guint position)
{
  g_return_val_if_fail (position < G_N_ELEMENTS (orders), RAPPORT_DATE_ORDER_NONE);

  return orders[position];
}

/** rapport_import_offers_show_dates: offers how a date of the table can be meant that may be of two days */
void
rapport_import_offers_show_dates (GtkDropDown   *choice,
                                  RapportImport *import)
{
  const char *date = rapport_import_get_doubtful (import);
  g_autoptr(GtkStringList) choices = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; date != NULL && i < G_N_ELEMENTS (orders); i++)
    {
      gtk_string_list_take (choices, dup_order_words (date, orders[i]));
      if (orders[i] == rapport_import_get_date_order (import))
        selected = i;
    }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (choices));
  gtk_drop_down_set_selected (choice, selected);
  rapport_control_name_set (GTK_WIDGET (choice), _("Dates"));
}

/**
 * rapport_import_offers_list_kinds:
 *
 * Returns: (transfer container) (element-type RapportEntityInfo): what each row can be beside customers and what is
 *   read with them, first what most tables are
 */
GPtrArray *
rapport_import_offers_list_kinds (void)
{
  const RapportEntityInfo * const common[] = {
    &rapport_plan_info, &rapport_ticket_info, &rapport_contract_info, &rapport_requirement_info,
    &rapport_opportunity_info, &rapport_product_info, &rapport_action_item_info,
  };
  GPtrArray *kinds = rapport_import_things_list ();
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    if (g_ptr_array_remove (kinds, (gpointer) common[i]))
      g_ptr_array_insert (kinds, n++, (gpointer) common[i]);
  return kinds;
}

/** rapport_import_offers_show_kind: offers what each row can be: customers and follow-ups, or one of @kinds */
void
rapport_import_offers_show_kind (GtkDropDown   *choice,
                                  RapportImport *import,
                                  GPtrArray     *kinds)
{
  const RapportEntityInfo *kind = rapport_import_get_kind (import);
  g_autoptr(GtkStringList) choices = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (choices, _("Customers, contacts and follow-up records"));
  for (guint i = 0; i < kinds->len; i++)
    {
      const RapportEntityInfo *info = g_ptr_array_index (kinds, i);

      gtk_string_list_append (choices, g_dpgettext2 (GETTEXT_PACKAGE, "thing", info->plural));
      if (info == kind)
        selected = i + 1;
    }
  if (gtk_drop_down_get_expression (choice) == NULL)
    {
      g_autoptr(GtkExpression) words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

      gtk_drop_down_set_expression (choice, words);
    }
  rapport_drop_down_search_enable (choice);
  gtk_drop_down_set_model (choice, G_LIST_MODEL (choices));
  gtk_drop_down_set_selected (choice, selected);
  rapport_control_name_set (GTK_WIDGET (choice), _("What Each Row Is"));
}
