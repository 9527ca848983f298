/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer-children.h"
#include "rapport-customer-things.h"
#include "rapport-sheet-row.h"

/** RapportCustomerThings: the things of one kind that a customer has, as their sheet tells of them */
struct _RapportCustomerThings
{
  RapportCustomerPane parent_instance;

  const RapportSheet *sheet;
};

G_DEFINE_FINAL_TYPE (RapportCustomerThings, rapport_customer_things, RAPPORT_TYPE_CUSTOMER_PANE)

static GtkWidget *
rapport_customer_things_make_row (RapportCustomerPane *pane,
                                  gpointer             item)
{
  return rapport_sheet_row_new (rapport_customer_pane_get_context (pane), RAPPORT_CUSTOMER_THINGS (pane)->sheet, item);
}

static GPtrArray *
read_things (RapportConnection                 *connection,
             const RapportCustomerPaneQuestion *question,
             gboolean                          *more,
             GError                           **error)
{
  GPtrArray *things = rapport_customer_children_load (connection, question->info, question->customer,
                                                      question->most, error);

  *more = things != NULL && things->len >= question->most;
  return things;
}

static void
rapport_customer_things_class_init (RapportCustomerThingsClass *klass)
{
  RAPPORT_CUSTOMER_PANE_CLASS (klass)->read = read_things;
  RAPPORT_CUSTOMER_PANE_CLASS (klass)->make_row = rapport_customer_things_make_row;
}

static void
rapport_customer_things_init (RapportCustomerThings *self)
{
}

/** rapport_customer_things_new: Returns: (transfer floating): a pane without a customer yet */
GtkWidget *
rapport_customer_things_new (RapportContext     *context,
                             const RapportSheet *sheet)
{
  RapportCustomerThings *self = g_object_new (RAPPORT_TYPE_CUSTOMER_THINGS, NULL);
  g_autofree char *action = g_strdup_printf ("win.new-thing('%s')", sheet->info->name);

  self->sheet = sheet;
  rapport_customer_pane_set_kind (RAPPORT_CUSTOMER_PANE (self), sheet->info);
  rapport_customer_pane_describe (RAPPORT_CUSTOMER_PANE (self),
                                  g_dpgettext2 (GETTEXT_PACKAGE, "thing", sheet->info->plural), _(sheet->none));
  rapport_customer_pane_set_button (RAPPORT_CUSTOMER_PANE (self), _(sheet->add),
                                    sheet->add_action != NULL ? sheet->add_action : action);
  rapport_customer_pane_set_context (RAPPORT_CUSTOMER_PANE (self), context);
  return GTK_WIDGET (self);
}
