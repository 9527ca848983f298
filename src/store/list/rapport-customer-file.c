/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-action-item.h"
#include "rapport-contact.h"
#include "rapport-customer-children.h"
#include "rapport-customer-file.h"
#include "rapport-customer.h"
#include "rapport-grade-change.h"
#include "rapport-record.h"
#include "rapport-stage-change.h"
#include "rapport-table.h"
#include "rapport-tags.h"

/** rapport_customer_file_free: frees @self (transfer full) (nullable) */
void
rapport_customer_file_free (RapportCustomerFile *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->customer);
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->tickets, g_ptr_array_unref);
  g_clear_pointer (&self->action_items, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->grades, g_ptr_array_unref);
  g_strfreev (self->tags);
  g_free (self);
}

static gboolean
count_records (RapportConnection    *connection,
               RapportCustomerFile  *self,
               gint64                customer,
               GError              **error)
{
  g_autoptr(RapportStatement) count =
    rapport_connection_prepare (connection, "SELECT count (*) FROM record WHERE customer = ?1", error);
  gboolean has_row;

  if (count == NULL)
    return FALSE;
  rapport_statement_bind_integer (count, 1, customer);
  if (!rapport_statement_step (count, &has_row, error))
    return FALSE;
  self->n_records = has_row ? rapport_statement_get_integer (count, 0) : 0;
  return TRUE;
}

static gboolean
fill (RapportConnection    *connection,
      RapportCustomerFile  *self,
      gint64                customer,
      guint                 most,
      GError              **error)
{
  const struct
  {
    GPtrArray  **children;
    GType        type;
    const char  *rest;
  } parts[] = {
    { &self->contacts, RAPPORT_TYPE_CONTACT, "WHERE customer = ?1 ORDER BY rank, id LIMIT ?2" },
    { &self->records, RAPPORT_TYPE_RECORD,
      "WHERE customer = ?1 ORDER BY started_day DESC, started_at DESC, id DESC LIMIT ?2" },
    { &self->action_items, RAPPORT_TYPE_ACTION_ITEM,
      "WHERE customer = ?1 ORDER BY done_day IS NOT NULL, deadline_day, deadline_at, id LIMIT ?2" },
    { &self->stages, RAPPORT_TYPE_STAGE_CHANGE, "WHERE customer = ?1 ORDER BY since, id LIMIT ?2" },
    { &self->grades, RAPPORT_TYPE_GRADE_CHANGE, "WHERE customer = ?1 ORDER BY since, id LIMIT ?2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      *parts[i].children = rapport_table_load_first (connection, parts[i].type, parts[i].rest, customer, most, error);
      if (*parts[i].children == NULL)
        return FALSE;
    }
  self->plans = rapport_customer_children_load_plans (connection, customer, most, error);
  self->tickets = self->plans != NULL ? rapport_customer_children_load_tickets (connection, customer, most, error)
                                      : NULL;
  self->tags = self->tickets != NULL ? rapport_tags_list_of (connection, customer, error) : NULL;
  return self->tags != NULL && count_records (connection, self, customer, error);
}

/**
 * rapport_customer_file_load:
 * @most: how many of each kind at most
 *
 * Reads all of one customer in one state of the book, in any thread.
 *
 * Returns: (transfer full) (nullable): the file; NULL with @error set
 */
RapportCustomerFile *
rapport_customer_file_load (RapportConnection  *connection,
                            gint64              customer,
                            guint               most,
                            GError            **error)
{
  g_autoptr(RapportCustomerFile) self = NULL;
  g_autoptr(RapportStatement) held = NULL;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);

  held = rapport_connection_hold (connection, error);
  if (held == NULL)
    return NULL;
  self = g_new0 (RapportCustomerFile, 1);
  self->customer = rapport_table_load (connection, RAPPORT_TYPE_CUSTOMER, customer, error);
  if (self->customer == NULL || !fill (connection, self, customer, most, error))
    return NULL;
  return g_steal_pointer (&self);
}
