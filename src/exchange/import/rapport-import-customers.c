/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-fold.h"
#include "rapport-import-customers.h"
#include "rapport-import-lookup.h"
#include "rapport-number.h"

/* What names are told apart by least: with and without it one may mean the same company. Longer
 * ones come before those they end in. */
static const char * const endings[] = {
  "有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "集团公司", "公司", "集团",
  "coltd", "limited", "ltd", "incorporated", "inc", "llc", "gmbh", "corporation", "corp",
  "company", "co", "ag",
};

struct _RapportImportCustomers
{
  GPtrArray    *all;
  GStringChunk *texts;
  GHashTable   *by_number;
  GHashTable   *by_value;
  GHashTable   *by_name;
  GHashTable   *by_core;
};

static char *
dup_core (const char *folded_name)
{
  GString *core = g_string_new (NULL);
  gboolean shorter = TRUE;

  for (const char *at = folded_name; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (core, g_utf8_get_char (at));
  while (shorter)
    {
      shorter = FALSE;
      for (guint i = 0; !shorter && i < G_N_ELEMENTS (endings); i++)
        if (core->len > strlen (endings[i]) && g_str_has_suffix (core->str, endings[i]))
          {
            g_string_truncate (core, core->len - strlen (endings[i]));
            shorter = TRUE;
          }
    }
  return g_string_free (core, FALSE);
}

/** rapport_import_number_value: Returns: @number without the zeros that it loses when a spreadsheet saves it */
const char *
rapport_import_number_value (const char *number)
{
  if (strspn (number, "0123456789") != strlen (number))
    return number;
  while (number[0] == '0' && number[1] != '\0')
    number++;
  return number;
}

static void
set_number (RapportImportCustomers *self,
            RapportImportCustomer  *customer,
            const char             *number)
{
  customer->number = g_string_chunk_insert (self->texts, number);
  if (!g_hash_table_contains (self->by_number, customer->number))
    g_hash_table_insert (self->by_number, (gpointer) customer->number, customer);
  if (!g_hash_table_contains (self->by_value, rapport_import_number_value (customer->number)))
    g_hash_table_insert (self->by_value, (gpointer) rapport_import_number_value (customer->number), customer);
}

static RapportImportCustomer *
add_customer (RapportImportCustomers *self,
              gint64                  id,
              const char             *number,
              const char             *name)
{
  RapportImportCustomer *customer = g_new0 (RapportImportCustomer, 1);
  g_autofree char *folded = rapport_fold (name, -1);
  g_autofree char *core = dup_core (folded);
  const char *kept = g_string_chunk_insert_const (self->texts, folded);

  customer->id = id;
  customer->name = g_string_chunk_insert (self->texts, name);
  customer->first = customer->last = RAPPORT_IMPORT_NO_ROW;
  g_ptr_array_add (self->all, customer);
  if (number != NULL)
    set_number (self, customer, number);
  customer->namesake = g_hash_table_lookup (self->by_name, kept);
  g_hash_table_insert (self->by_name, (gpointer) kept, customer);
  if (*core != '\0' && !g_hash_table_contains (self->by_core, core))
    g_hash_table_insert (self->by_core, g_string_chunk_insert (self->texts, core), customer);
  return customer;
}

static void
add_stored (gpointer    data,
            gint64      id,
            const char *number,
            const char *name)
{
  add_customer (data, id, number, name);
}

/** rapport_import_customers_load: Returns: (transfer full) (nullable): the customers of the book */
RapportImportCustomers *
rapport_import_customers_load (RapportConnection  *connection,
                               GError            **error)
{
  g_autoptr(RapportImportCustomers) self = g_new0 (RapportImportCustomers, 1);

  self->all = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_string_chunk_new (64 * 1024);
  self->by_number = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_value = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_core = g_hash_table_new (g_str_hash, g_str_equal);
  if (!rapport_import_each_customer (connection, add_stored, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
rapport_import_customers_free (RapportImportCustomers *self)
{
  g_hash_table_unref (self->by_number);
  g_hash_table_unref (self->by_value);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_core);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->all);
  g_free (self);
}

static gboolean
is_called (const RapportImportCustomer *customer,
           const char                  *folded_name)
{
  g_autofree char *folded = rapport_fold (customer->name, -1);

  return strcmp (folded, folded_name) == 0;
}

static const char *
show_number (const RapportImportCustomer *customer)
{
  return customer->number != NULL ? customer->number : _("no number");
}

/* what makes a person look twice at a new customer */
static void
point_out_others (RapportImportCustomers  *self,
                  const char              *name,
                  const char              *folded_name,
                  int                      name_column,
                  GPtrArray              **problems)
{
  g_autofree char *core = dup_core (folded_name);
  const RapportImportCustomer *namesake = g_hash_table_lookup (self->by_name, folded_name);
  const RapportImportCustomer *other = g_hash_table_lookup (self->by_core, core);

  if (namesake != NULL)
    rapport_import_problems_add (problems, name_column, RAPPORT_SEVERITY_FLAG,
                                 /* translators: a customer's name and number */
                                 _("There is a customer called “%s” (%s) already; this makes another one."),
                                 namesake->name, show_number (namesake));
  else if (other != NULL)
    rapport_import_problems_add (problems, name_column, RAPPORT_SEVERITY_FLAG,
                                 /* translators: two names of customers, and the second's number */
                                 _("“%s” resembles “%s” (%s), but is taken for another customer."),
                                 name, other->name, show_number (other));
}

static RapportImportCustomer *
find_by_number (RapportImportCustomers  *self,
                const char              *number,
                int                      number_column,
                const char              *folded_name,
                gboolean                *refused,
                GPtrArray              **problems)
{
  RapportImportCustomer *customer = g_hash_table_lookup (self->by_number, number);

  if (customer != NULL && !is_called (customer, folded_name))
    {
      *refused = TRUE;
      rapport_import_problems_add (problems, number_column, RAPPORT_SEVERITY_ERROR,
                                   /* translators: a customer's number and name */
                                   _("The number %s belongs to the customer “%s”."), number, customer->name);
      return NULL;
    }
  if (customer != NULL)
    return customer;
  customer = g_hash_table_lookup (self->by_value, rapport_import_number_value (number));
  if (customer != NULL && is_called (customer, folded_name))
    return customer;
  /* one that came earlier in the table, without a number */
  for (customer = g_hash_table_lookup (self->by_name, folded_name); customer != NULL;
       customer = customer->namesake)
    if (customer->id == 0 && customer->number == NULL)
      {
        set_number (self, customer, number);
        return customer;
      }
  return NULL;
}

/** rapport_import_customers_knows: Returns: whether a customer of the book, or of the rows so far, has @number */
gboolean
rapport_import_customers_knows (RapportImportCustomers *self,
                                const char             *number)
{
  return g_hash_table_contains (self->by_number, number);
}

static RapportImportCustomer *
find_by_number_alone (RapportImportCustomers  *self,
                      const char              *number,
                      int                      name_column,
                      GPtrArray              **problems)
{
  RapportImportCustomer *customer = number != NULL ? g_hash_table_lookup (self->by_number, number) : NULL;

  if (customer == NULL && number != NULL)
    customer = g_hash_table_lookup (self->by_value, rapport_import_number_value (number));
  if (customer == NULL)
    rapport_import_problems_add (problems, name_column, RAPPORT_SEVERITY_ERROR, _("“%s” must be filled in."),
                                 g_dpgettext2 (GETTEXT_PACKAGE, "field", "Customer name"));
  return customer;
}

static RapportImportCustomer *
find_by_name (RapportImportCustomers  *self,
              const char              *name,
              const char              *folded_name,
              int                      name_column,
              gboolean                *refused,
              GPtrArray              **problems)
{
  RapportImportCustomer *customer = g_hash_table_lookup (self->by_name, folded_name);

  if (customer == NULL || customer->namesake == NULL)
    return customer;
  *refused = TRUE;
  rapport_import_problems_add (problems, name_column, RAPPORT_SEVERITY_ERROR,
                               /* translators: %s is a name */
                               _("Several customers are called “%s”: give the number of the one that is meant."),
                               name);
  return NULL;
}

/**
 * rapport_import_customers_assign:
 * @number: (nullable): as the row says
 * @name: (nullable): as the row says
 * @problems: (inout): where doubts and a refusal are added
 *
 * Finds the customer that a row is about: by number and name, or by name alone when the row has no
 * number and only one customer is called so, or by number alone where the row has no name. A number
 * that belongs to another name is refused, and
 * a name that only resembles another is a customer of its own.
 *
 * Returns: (transfer none) (nullable): the customer, perhaps a new one; NULL when the row is refused
 */
RapportImportCustomer *
rapport_import_customers_assign (RapportImportCustomers  *self,
                                 const char              *number,
                                 int                      number_column,
                                 const char              *name,
                                 int                      name_column,
                                 GPtrArray              **problems)
{
  g_autofree char *folded = NULL;
  RapportImportCustomer *customer;
  gboolean refused = FALSE;

  if (name == NULL)
    return find_by_number_alone (self, number, name_column, problems);
  folded = rapport_fold (name, -1);
  if (number != NULL)
    customer = find_by_number (self, number, number_column, folded, &refused, problems);
  else
    customer = find_by_name (self, name, folded, name_column, &refused, problems);
  if (customer != NULL || refused)
    return customer;
  point_out_others (self, name, folded, name_column, problems);
  return add_customer (self, 0, number, name);
}

/** rapport_import_customers_give_numbers: numbers the new customers that the table does not number */
void
rapport_import_customers_give_numbers (RapportImportCustomers *self)
{
  const char *highest = NULL;
  g_autofree char *next = NULL;

  for (guint i = 0; i < self->all->len; i++)
    {
      const RapportImportCustomer *customer = g_ptr_array_index (self->all, i);

      if (customer->number != NULL &&
          (highest == NULL || rapport_number_compare (customer->number, highest) > 0))
        highest = customer->number;
    }
  next = rapport_number_next (highest);
  for (guint i = 0; i < self->all->len; i++)
    {
      RapportImportCustomer *customer = g_ptr_array_index (self->all, i);

      if (customer->id != 0 || customer->number != NULL)
        continue;
      while (g_hash_table_contains (self->by_number, next))
        {
          char *after = rapport_number_next (next);

          g_free (next);
          next = after;
        }
      set_number (self, customer, next);
    }
}
