/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-contact.h"
#include "rapport-customer-children.h"
#include "rapport-customer.h"
#include "rapport-fold.h"
#include "rapport-duplicate-keys.h"
#include "rapport-duplicates.h"
#include "rapport-import-customers.h"
#include "rapport-import-lookup.h"
#include "rapport-import-near.h"
#include "rapport-import-omitted.h"
#include "rapport-import-shown.h"
#include "rapport-number.h"
#include "rapport-table.h"

/* that are looked at for a name */
#define MOST_CONTACTS 100

struct _RapportImportCustomers
{
  GPtrArray    *all;
  GStringChunk *texts;
  GHashTable   *by_number;
  GHashTable   *by_value;
  GHashTable   *by_name;
  /* telephone number → a customer of an earlier row; the book is asked for its own */
  GHashTable   *by_phone;
  GHashTable   *by_former_name;
  guint         n_stored;

  RapportImportNear            *near;
  const RapportImportDecisions *decisions;
};

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
              const char             *name,
              const char             *folded,
              const char             *core)
{
  RapportImportCustomer *customer = g_new0 (RapportImportCustomer, 1);
  const char *kept = g_string_chunk_insert_const (self->texts, folded);

  customer->id = id;
  customer->name = g_string_chunk_insert (self->texts, name);
  customer->first = customer->last = RAPPORT_IMPORT_NO_ROW;
  g_ptr_array_add (self->all, customer);
  if (number != NULL)
    set_number (self, customer, number);
  customer->namesake = g_hash_table_lookup (self->by_name, kept);
  g_hash_table_insert (self->by_name, (gpointer) kept, customer);
  rapport_import_near_add (self->near, customer, core);
  return customer;
}

static void
add_former_names (RapportImportCustomers *self,
                  RapportImportCustomer  *customer,
                  const char             *names)
{
  g_auto(GStrv) lines = g_strsplit (names, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *folded = rapport_fold (lines[i], -1);

      if (*folded != '\0' && !g_hash_table_contains (self->by_former_name, folded))
        g_hash_table_insert (self->by_former_name, g_steal_pointer (&folded), customer);
    }
}

static void
add_stored (gpointer    data,
            gint64      id,
            const char *number,
            const char *name,
            const char *former_names)
{
  RapportImportCustomers *self = data;
  g_autofree char *folded = rapport_fold (name, -1);
  g_autofree char *core = rapport_import_near_dup_core (folded);
  RapportImportCustomer *customer = add_customer (self, id, number, name, folded, core);

  self->n_stored++;
  if (former_names != NULL)
    add_former_names (self, customer, former_names);
}

/**
 * rapport_import_customers_load:
 * @decisions: (transfer none): must live as long as the customers
 *
 * Returns: (transfer full) (nullable): the customers of the book
 */
RapportImportCustomers *
rapport_import_customers_load (RapportConnection             *connection,
                               const RapportImportDecisions  *decisions,
                               GError                       **error)
{
  g_autoptr(RapportImportCustomers) self = g_new0 (RapportImportCustomers, 1);

  self->all = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_string_chunk_new (64 * 1024);
  self->by_number = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_value = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_phone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_former_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->near = rapport_import_near_new ();
  self->decisions = decisions;
  if (!rapport_import_each_customer (connection, add_stored, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** rapport_import_customers_has_stored: Returns: whether there are customers in the book */
gboolean
rapport_import_customers_has_stored (const RapportImportCustomers *self)
{
  return self->n_stored > 0;
}

/** rapport_import_customers_settle: says that nobody is looked for any more, so that it need not be known how */
void
rapport_import_customers_settle (RapportImportCustomers *self)
{
  g_clear_pointer (&self->by_number, g_hash_table_unref);
  g_clear_pointer (&self->by_value, g_hash_table_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->by_phone, g_hash_table_unref);
  g_clear_pointer (&self->by_former_name, g_hash_table_unref);
  g_clear_pointer (&self->near, rapport_import_near_free);
}

void
rapport_import_customers_free (RapportImportCustomers *self)
{
  rapport_import_customers_settle (self);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->all);
  g_free (self);
}

static gboolean
is_called (RapportImportCustomers      *self,
           const RapportImportCustomer *customer,
           const char                  *folded_name)
{
  g_autofree char *folded = rapport_fold (customer->name, -1);

  return strcmp (folded, folded_name) == 0 ||
         g_hash_table_lookup (self->by_former_name, folded_name) == customer;
}

static const char *
show_number (const RapportImportCustomer *customer)
{
  return customer->number != NULL ? customer->number : _("no number");
}

static gboolean
has_id (gconstpointer a,
        gconstpointer b)
{
  return ((const RapportImportCustomer *) a)->id == *(const gint64 *) b;
}

/* one with a contact who has the telephone number */
static RapportImportCustomer *
find_by_phone (RapportImportCustomers *self,
               RapportConnection      *connection,
               const char             *phone)
{
  g_autofree char *digits = rapport_phone_dup_digits (phone);
  RapportImportCustomer *customer = digits != NULL ? g_hash_table_lookup (self->by_phone, digits) : NULL;
  g_autoptr(GPtrArray) found = NULL;
  guint index;

  if (customer != NULL || digits == NULL || self->n_stored == 0)
    return customer;
  found = rapport_duplicates_find_phone (connection, phone, 0, NULL);
  if (found == NULL || found->len == 0)
    return NULL;
  if (!g_ptr_array_find_with_equal_func (self->all, &((RapportDuplicate *) found->pdata[0])->id, has_id, &index))
    return NULL;
  return g_ptr_array_index (self->all, index);
}

static void
note_phones (RapportImportCustomers    *self,
             RapportImportCustomer     *customer,
             const RapportImportNaming *naming)
{
  for (guint i = 0; i < G_N_ELEMENTS (naming->phones); i++)
    {
      g_autofree char *digits = rapport_phone_dup_digits (naming->phones[i]);

      if (digits != NULL && !g_hash_table_contains (self->by_phone, digits))
        g_hash_table_insert (self->by_phone, g_steal_pointer (&digits), customer);
    }
}

/* says what makes a person look twice at a new customer; the one it may be, or NULL */
static RapportImportCustomer *
point_out_near (RapportImportCustomers     *self,
                RapportConnection          *connection,
                const RapportImportNaming  *naming,
                const char                 *core,
                GPtrArray                 **problems)
{
  RapportImportCustomer *other = (RapportImportCustomer *) rapport_import_near_find (self->near, core);

  if (other != NULL)
    rapport_import_problems_add (problems, naming->name_column, RAPPORT_SEVERITY_FLAG,
                                 /* translators: two names of customers, and the second's number */
                                 _("“%s” resembles “%s” (%s)."), naming->name, other->name, show_number (other));
  for (guint i = 0; other == NULL && i < G_N_ELEMENTS (naming->phones); i++)
    {
      other = find_by_phone (self, connection, naming->phones[i]);
      if (other != NULL)
        rapport_import_problems_add (problems, naming->name_column, RAPPORT_SEVERITY_FLAG,
                                     /* translators: a customer's name, a telephone number, another's name and number */
                                     _("“%s” has the telephone number %s of “%s” (%s)."), naming->name,
                                     naming->phones[i], other->name, show_number (other));
    }
  return other;
}

static void
point_out_decision (const RapportImportNaming  *naming,
                    RapportImportDecision       decision,
                    GPtrArray                 **problems)
{
  static const char * const sentences[] = {
    [RAPPORT_IMPORT_ASK] = N_("Say whether this is the same customer."),
    [RAPPORT_IMPORT_AS_NEW] = N_("It is taken for another customer."),
    [RAPPORT_IMPORT_AS_SAME] = N_("It is taken for the same customer, and the name is kept as a former one."),
    [RAPPORT_IMPORT_AS_NOTHING] = N_("You chose not to import it."),
  };

  rapport_import_problems_add (problems, naming->name_column, RAPPORT_SEVERITY_FLAG, "%s", _(sentences[decision]));
}

static char *
dup_last (GPtrArray *problems)
{
  return g_strdup (((RapportImportProblem *) g_ptr_array_index (problems, problems->len - 1))->sentence);
}

/* What a person said of the name needs not be looked at once more. */
static void
take_decision (const RapportImportCustomers  *self,
               const RapportImportNaming     *naming,
               RapportImportDecision          decision,
               GPtrArray                    **problems)
{
  if (decision == self->decisions->otherwise || decision == RAPPORT_IMPORT_AS_NOTHING)
    {
      point_out_decision (naming, decision, problems);
      return;
    }
  g_ptr_array_remove_index (*problems, (*problems)->len - 1);
  if ((*problems)->len == 0)
    g_clear_pointer (problems, g_ptr_array_unref);
}

/* The table itself tells customers apart by their numbers. */
static gboolean
is_numbered_apart (const RapportImportCustomer *near,
                   const RapportImportNaming   *naming)
{
  return near->id == 0 && near->number != NULL && naming->number != NULL;
}

/* a customer that nobody is called like: a new one, unless it is one that comes near */
static RapportImportCustomer *
assign_unknown (RapportImportCustomers     *self,
                RapportConnection          *connection,
                const RapportImportNaming  *naming,
                const char                 *folded_name,
                char                      **resembles,
                GPtrArray                 **problems)
{
  const RapportImportCustomer *namesake = g_hash_table_lookup (self->by_name, folded_name);
  g_autofree char *core = rapport_import_near_dup_core (folded_name);
  RapportImportDecision decision = RAPPORT_IMPORT_AS_NEW;
  RapportImportCustomer *near = NULL, *customer;

  if (namesake != NULL)
    rapport_import_problems_add (problems, naming->name_column, RAPPORT_SEVERITY_FLAG,
                                 /* translators: a customer's name and number */
                                 _("There is a customer called “%s” (%s) already; this makes another one."),
                                 namesake->name, show_number (namesake));
  else
    near = point_out_near (self, connection, naming, core, problems);
  if (near != NULL)
    {
      if (is_numbered_apart (near, naming))
        point_out_decision (naming, decision, problems);
      else
        {
          decision = rapport_import_decisions_find (self->decisions, naming->name);
          *resembles = dup_last (*problems);
          take_decision (self, naming, decision, problems);
        }
    }
  if (decision == RAPPORT_IMPORT_ASK || decision == RAPPORT_IMPORT_AS_NOTHING)
    return NULL;
  if (decision == RAPPORT_IMPORT_AS_SAME)
    {
      g_hash_table_insert (self->by_former_name, g_strdup (folded_name), near);
      if (near->id == 0 && near->number == NULL && naming->number != NULL)
        set_number (self, near, naming->number);
      return near;
    }
  customer = add_customer (self, 0, naming->number, naming->name, folded_name, core);
  note_phones (self, customer, naming);
  return customer;
}

/* Returns: whether the customer was called so in the book before */
static gboolean
was_called (RapportConnection           *connection,
            const RapportImportCustomer *customer,
            const RapportImportNaming   *naming)
{
  g_autoptr(RapportEntity) stored = rapport_table_load (connection, RAPPORT_TYPE_CUSTOMER, customer->id, NULL);
  g_autoptr(RapportEntity) said = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (said, RAPPORT_CUSTOMER_NAME, naming->name);
  return stored != NULL && rapport_import_had_before (connection, stored, said, RAPPORT_CUSTOMER_NAME, naming->since);
}

static gboolean
has_contact (RapportConnection           *connection,
             const RapportImportCustomer *customer,
             const char                  *name)
{
  g_autoptr(GPtrArray) contacts = NULL;
  g_autofree char *folded = NULL;

  if (name == NULL)
    return FALSE;
  folded = rapport_fold (name, -1);
  contacts = rapport_customer_children_load_contacts (connection, customer->id, MOST_CONTACTS, NULL);
  for (guint i = 0; contacts != NULL && i < contacts->len; i++)
    {
      const char *own = rapport_entity_get_text (g_ptr_array_index (contacts, i), RAPPORT_CONTACT_NAME);
      g_autofree char *folded_own = own != NULL ? rapport_fold (own, -1) : NULL;

      if (g_strcmp0 (folded, folded_own) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Returns: whether more than the number says that the row is about @customer: a number is soon given to somebody else,
 * as by who adds a row below those of yesterday */
static gboolean
is_witnessed (RapportImportCustomers      *self,
              RapportConnection           *connection,
              const RapportImportCustomer *customer,
              const RapportImportNaming   *naming,
              const char                  *folded_name)
{
  g_autofree char *core = rapport_import_near_dup_core (folded_name);

  if (rapport_import_near_find (self->near, core) == customer)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (naming->phones); i++)
    if (find_by_phone (self, connection, naming->phones[i]) == customer)
      return TRUE;
  return has_contact (connection, customer, naming->contact);
}

/* Returns: whether the program's own list, where a customer of the book has its only row, calls it otherwise by now, or
 * as it did before it was renamed here */
static gboolean
rename_customer (RapportImportCustomers     *self,
                 RapportConnection          *connection,
                 RapportImportCustomer      *customer,
                 const RapportImportNaming  *naming,
                 const char                 *folded_name,
                 GPtrArray                 **problems)
{
  if (!naming->may_rename || customer->id == 0 || customer->first != RAPPORT_IMPORT_NO_ROW ||
      g_hash_table_contains (self->by_name, folded_name) || g_hash_table_contains (self->by_former_name, folded_name))
    return FALSE;
  if (was_called (connection, customer, naming))
    {
      g_hash_table_insert (self->by_former_name, g_strdup (folded_name), customer);
      rapport_import_shown_tell_kept (problems, naming->name_column, customer->name, FALSE);
      return TRUE;
    }
  if (!is_witnessed (self, connection, customer, naming, folded_name))
    return FALSE;
  g_hash_table_insert (self->by_former_name, g_strdup (folded_name), customer);
  customer->renamed = g_string_chunk_insert (self->texts, naming->name);
  rapport_import_problems_add (problems, naming->name_column, RAPPORT_SEVERITY_FLAG,
                               /* translators: a customer's new name, its name and its number */
                               _("“%s” becomes the name of “%s” (%s)."), naming->name, customer->name,
                               show_number (customer));
  return TRUE;
}

static RapportImportCustomer *
find_by_number (RapportImportCustomers     *self,
                RapportConnection          *connection,
                const RapportImportNaming  *naming,
                const char                 *folded_name,
                gboolean                   *refused,
                GPtrArray                 **problems)
{
  const char *number = naming->number;
  RapportImportCustomer *customer = g_hash_table_lookup (self->by_number, number);

  if (customer != NULL && !is_called (self, customer, folded_name) &&
      !rename_customer (self, connection, customer, naming, folded_name, problems))
    {
      *refused = TRUE;
      rapport_import_problems_add (problems, naming->number_column, RAPPORT_SEVERITY_ERROR,
                                   /* translators: a customer's number and name */
                                   _("The number %s belongs to the customer “%s”."), number, customer->name);
      return NULL;
    }
  if (customer != NULL)
    return customer;
  customer = g_hash_table_lookup (self->by_value, rapport_import_number_value (number));
  if (customer != NULL && (is_called (self, customer, folded_name) ||
                           rename_customer (self, connection, customer, naming, folded_name, problems)))
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
 * @connection: to the book
 * @naming: what the row says of who it is about
 * @resembles: (out) (transfer full) (nullable): where a person is to say if it is a customer whose name comes near, or
 *   did, which that is, in a sentence
 * @problems: (inout): where doubts and a refusal are added
 *
 * Finds the customer that a row is about: by number and name, or by name alone when the row has no
 * number and only one customer is called so, or by a name that it had before, or by number alone where the
 * row has no name. A number that belongs to another name is refused, unless that may be its new name. A name that
 * differs from another in its legal form, contains it or is contained, or comes with the same telephone number, is
 * what the decisions say.
 *
 * Returns: (transfer none) (nullable): the customer, perhaps a new one; NULL when the row is refused or undecided
 */
RapportImportCustomer *
rapport_import_customers_assign (RapportImportCustomers     *self,
                                 RapportConnection          *connection,
                                 const RapportImportNaming  *naming,
                                 char                      **resembles,
                                 GPtrArray                 **problems)
{
  g_autofree char *folded = NULL;
  RapportImportCustomer *customer;
  gboolean refused = FALSE;

  *resembles = NULL;
  if (naming->name == NULL)
    return find_by_number_alone (self, naming->number, naming->name_column, problems);
  folded = rapport_fold (naming->name, -1);
  if (naming->number != NULL)
    customer = find_by_number (self, connection, naming, folded, &refused, problems);
  else
    customer = find_by_name (self, naming->name, folded, naming->name_column, &refused, problems);
  if (customer == NULL && !refused)
    customer = g_hash_table_lookup (self->by_former_name, folded);
  if (customer != NULL || refused)
    return customer;
  return assign_unknown (self, connection, naming, folded, resembles, problems);
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
