/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-cadence-facts.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-extra.h"
#include "rapport-fold.h"
#include "rapport-import-beside.h"
#include "rapport-import-contacts.h"
#include "rapport-import-emptied.h"
#include "rapport-import-lookup.h"
#include "rapport-import-members.h"
#include "rapport-import-merge.h"
#include "rapport-import-past.h"
#include "rapport-import-plans.h"
#include "rapport-import-records.h"
#include "rapport-import-shown.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-table.h"
#include "rapport-tag.h"

static gboolean
load_children (RapportImportScope  *scope,
               GType                type,
               gint64               customer,
               GPtrArray          **children,
               GError             **error)
{
  if (customer == 0)
    *children = g_ptr_array_ref (scope->nothing);
  else
    *children = rapport_table_load_children (scope->connection, type, "customer", customer, error);
  return *children != NULL;
}

/* Those that are added stand beside them. */
static gboolean
load_tags (RapportImportScope  *scope,
           gint64               customer,
           GPtrArray          **tags,
           GError             **error)
{
  if (customer != 0)
    return load_children (scope, RAPPORT_TYPE_TAG, customer, tags, error);
  *tags = g_ptr_array_new_with_free_func (g_object_unref);
  return TRUE;
}

static gboolean
load_stored (RapportImportMerge           *merge,
             const RapportImportCustomer  *customer,
             GError                      **error)
{
  RapportImportScope *scope = merge->scope;

  if (customer->id != 0)
    {
      merge->customer = rapport_table_load (scope->connection, RAPPORT_TYPE_CUSTOMER, customer->id,
                                            error);
      if (merge->customer == NULL)
        return FALSE;
      merge->bundle->before = rapport_entity_copy (merge->customer);
    }
  if (!load_children (scope, RAPPORT_TYPE_CONTACT, customer->id, &merge->stored_contacts, error) ||
      !load_children (scope, RAPPORT_TYPE_RECORD, customer->id, &merge->stored_records, error) ||
      !load_children (scope, RAPPORT_TYPE_PLAN, customer->id, &merge->stored_plans, error) ||
      !load_tags (scope, customer->id, &merge->stored_tags, error) ||
      !load_children (scope, RAPPORT_TYPE_EXTRA, customer->id, &merge->stored_extras, error))
    return FALSE;
  for (guint i = 0; i < merge->stored_records->len; i++)
    {
      RapportEntity *record = g_ptr_array_index (merge->stored_records, i);
      const RapportMoment *started = rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED);

      if (rapport_moment_compare (started, &merge->newest) > 0)
        merge->newest = *started;
    }
  return TRUE;
}

/* Returns: whether the file, which tells when it was written, says what stood there then and was changed since */
static gboolean
is_outdated (RapportImportMerge *merge,
             RapportImportItem  *item,
             guint               field)
{
  RapportEntity *said = item->values->customer;
  g_autofree char *kept = NULL;

  if (merge->scope->since == 0 || merge->scope->takes_file || !rapport_entity_is_set (said, field) ||
      !rapport_import_had_before (merge->scope->connection, merge->bundle->before, said, field, merge->scope->since))
    return FALSE;
  kept = rapport_import_show (merge->customer, field, &merge->scope->place);
  rapport_import_shown_tell_kept (item->problems,
                                  rapport_import_columns_index (merge->scope->columns, RAPPORT_IMPORT_CUSTOMER, field),
                                  kept, TRUE);
  return TRUE;
}

/* What a customer is called and numbered decides who it is; what an old table says of a customer
 * must not replace what is known since a later follow-up. */
static gboolean
keep_stored_cb (gpointer           data,
                RapportImportItem *item,
                guint              field)
{
  RapportImportMerge *merge = data;
  g_autofree char *kept = NULL;
  RapportEntity *record = item->values->record;

  if (field == RAPPORT_CUSTOMER_NAME && merge->renamed != NULL)
    return FALSE;
  if (field == RAPPORT_CUSTOMER_NUMBER || field == RAPPORT_CUSTOMER_NAME)
    return TRUE;
  if (merge->shown == NULL)
    merge->shown = rapport_import_shown_load (merge->scope->connection, merge->bundle->before);
  if (rapport_import_shows_value (merge->shown, item->values->customer, field, merge->scope->place.zone) ||
      is_outdated (merge, item, field))
    return TRUE;
  if (record == NULL || !rapport_import_says_something (merge->customer, field) ||
      rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED)->day >= merge->newest.day)
    return FALSE;
  kept = rapport_import_show (merge->customer, field, &merge->scope->place);
  rapport_import_problems_add (item->problems,
                               rapport_import_columns_index (merge->scope->columns,
                                                             RAPPORT_IMPORT_CUSTOMER, field),
                               RAPPORT_SEVERITY_FLAG,
                               /* translators: %s is what is kept */
                               _("“%s” is kept: a later follow-up is known already."), kept);
  return TRUE;
}

static void
add_other_name (GString    *all,
                GHashTable *known,
                const char *name)
{
  if (name != NULL && g_hash_table_add (known, rapport_fold (name, -1)))
    g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", name);
}

/* A name that is taken for @customer's is kept as one that it had, in @kept; so is its own where it gets another. */
static void
keep_other_names (RapportImportMerge *merge,
                  RapportEntity      *customer,
                  RapportEntity      *kept)
{
  const char *names = rapport_entity_get_text (customer, RAPPORT_CUSTOMER_FORMER_NAMES);
  g_autoptr(GString) all = g_string_new (names);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) lines = g_strsplit (all->str, "\n", -1);
  const char *own = rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME);

  g_hash_table_add (known, rapport_fold (merge->renamed != NULL ? merge->renamed : own, -1));
  for (guint i = 0; lines[i] != NULL; i++)
    g_hash_table_add (known, rapport_fold (lines[i], -1));
  for (guint i = 0; i < merge->items->len; i++)
    {
      const RapportImportItem *item = g_ptr_array_index (merge->items, i);

      add_other_name (all, known, rapport_entity_get_text (item->values->customer, RAPPORT_CUSTOMER_NAME));
    }
  add_other_name (all, known, own);
  if (g_strcmp0 (all->str, names != NULL ? names : "") != 0)
    rapport_entity_set_text (kept, RAPPORT_CUSTOMER_FORMER_NAMES, all->str);
}

static gboolean
merge_customer (RapportImportMerge           *merge,
                const RapportImportCustomer  *customer,
                GError                      **error)
{
  RapportImportItem *first = g_ptr_array_index (merge->items, 0);
  RapportImportWanted *wanted;
  RapportImportThing *thing = NULL;

  if (merge->customer != NULL)
    keep_other_names (merge, merge->customer, first->values->customer);
  wanted = rapport_import_wanted_new (first, first->values->customer);
  for (guint i = 1; i < merge->items->len; i++)
    {
      RapportImportItem *item = g_ptr_array_index (merge->items, i);

      rapport_import_wanted_add (wanted, merge->scope->columns, RAPPORT_IMPORT_CUSTOMER, item,
                                 item->values->customer, &merge->scope->place);
    }
  if (merge->customer == NULL)
    {
      merge->customer = g_object_ref (wanted->values);
      rapport_entity_set_text (merge->customer, RAPPORT_CUSTOMER_NUMBER, customer->number);
      rapport_entity_set_text (merge->customer, RAPPORT_CUSTOMER_NAME, customer->name);
      keep_other_names (merge, merge->customer, merge->customer);
      thing = rapport_import_bundle_add (merge->bundle, merge->customer);
      merge->made_by->made = TRUE;
    }
  else
    {
      wanted->target = g_object_ref (merge->customer);
      rapport_import_emptied_mark (merge, RAPPORT_IMPORT_CUSTOMER, wanted);
      if (rapport_import_wanted_settle (wanted, &merge->scope->place, keep_stored_cb, merge))
        thing = rapport_import_bundle_add (merge->bundle, merge->customer);
    }
  rapport_import_wanted_free (wanted);
  return rapport_import_link_members (merge, &thing, error);
}

/** rapport_import_scope_get_calendar: Returns: (transfer none) (nullable): the book's, read once; NULL with @error set */
RapportCalendar *
rapport_import_scope_get_calendar (RapportImportScope  *scope,
                                   GError             **error)
{
  if (scope->calendar == NULL)
    scope->calendar = rapport_cadence_load_calendar (scope->connection, error);
  return scope->calendar;
}

/** rapport_import_merge_find: Returns: (transfer none) (nullable): what is to be written of @entity */
RapportImportThing *
rapport_import_merge_find (RapportImportMerge *merge,
                           RapportEntity      *entity)
{
  for (guint i = merge->bundle->things->len; i > 0; i--)
    {
      RapportImportThing *thing = g_ptr_array_index (merge->bundle->things, i - 1);

      if (thing->entity == entity)
        return thing;
    }
  return NULL;
}

/* A new customer, of whom one row speaks by the name that it gets, with one contact or none: nothing has to be
 * brought together. */
static gboolean
is_single (const RapportImportMerge    *merge,
           const RapportImportCustomer *customer)
{
  const RapportImportItem *item = g_ptr_array_index (merge->items, 0);
  const RapportImportValues *values = item->values;

  return customer->id == 0 && merge->items->len == 1 && values->record == NULL && values->others->len == 0 &&
         g_strcmp0 (rapport_entity_get_text (values->customer, RAPPORT_CUSTOMER_NAME), customer->name) == 0;
}

static gboolean
add_single (RapportImportMerge           *merge,
            const RapportImportCustomer  *customer,
            GError                      **error)
{
  const RapportImportItem *item = merge->made_by;
  RapportImportThing *thing;

  merge->customer = g_object_ref (item->values->customer);
  rapport_entity_set_text (merge->customer, RAPPORT_CUSTOMER_NUMBER, customer->number);
  thing = rapport_import_bundle_add (merge->bundle, merge->customer);
  merge->made_by->made = TRUE;
  if (!rapport_import_link_members (merge, &thing, error))
    return FALSE;
  if (item->values->contact == NULL)
    return TRUE;
  thing = rapport_import_bundle_add (merge->bundle, item->values->contact);
  rapport_entity_set_integer (item->values->contact, RAPPORT_CONTACT_RANK, 0);
  rapport_import_thing_link (thing, RAPPORT_CONTACT_CUSTOMER, merge->customer);
  return TRUE;
}

static gboolean
merge_people (RapportImportMerge           *merge,
              const RapportImportCustomer  *customer,
              GError                      **error)
{
  const GDestroyNotify free_wanted = (GDestroyNotify) rapport_import_wanted_free;

  if (is_single (merge, customer))
    {
      merge->contacts = g_ptr_array_ref (merge->scope->nothing);
      merge->records = g_ptr_array_ref (merge->scope->nothing);
      return add_single (merge, customer, error);
    }
  merge->contacts = g_ptr_array_new_with_free_func (free_wanted);
  merge->records = g_ptr_array_new_with_free_func (free_wanted);
  if (!merge_customer (merge, customer, error))
    return FALSE;
  rapport_import_contacts_merge (merge);
  return TRUE;
}

/* when it was, by what, and what it was about */
static char *
dup_follow_up (RapportImportMerge *merge,
               RapportEntity      *record)
{
  const guint fields[] = { RAPPORT_RECORD_STARTED, RAPPORT_RECORD_METHOD, RAPPORT_RECORD_SUMMARY };
  g_autoptr(GString) told = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *shown = rapport_import_show (record, fields[i], &merge->scope->place);

      if (*shown != '\0')
        g_string_append_printf (told, "%s%s", told->len > 0 ? " · " : "", shown);
    }
  return g_string_free (g_steal_pointer (&told), FALSE);
}

/* A customer of the book changes also by what is added to it. */
static void
tell_follow_ups (RapportImportMerge *merge)
{
  for (guint i = 0; merge->bundle->before != NULL && i < merge->records->len; i++)
    {
      RapportImportWanted *wanted = g_ptr_array_index (merge->records, i);
      g_autofree char *told = NULL;
      g_autofree char *next = NULL;

      if (rapport_entity_get_id (wanted->target) != 0)
        continue;
      told = dup_follow_up (merge, wanted->target);
      rapport_import_item_tell (wanted->first, _("Follow-up added"), NULL, told);
      next = rapport_import_show (wanted->target, RAPPORT_RECORD_NEXT, &merge->scope->place);
      if (*next != '\0')
        rapport_import_item_tell (wanted->first, g_dpgettext2 (GETTEXT_PACKAGE, "field", "Next follow-up"), NULL, next);
    }
}

/* whether a company is only said to have been followed up */
static gboolean
is_named_only (RapportImportMerge *merge)
{
  const RapportImportColumns *columns = merge->scope->columns;

  if (columns->listed != NULL)
    return columns->listed == &rapport_record_info;
  return columns->table == RAPPORT_IMPORT_FOLLOW_UPS && merge->contacts->len == 0;
}

/* Who takes a list of follow-ups somewhere else to go on with it may have written the company another way. */
static void
point_out_new (RapportImportMerge *merge)
{
  const RapportImportColumns *columns = merge->scope->columns;

  if (merge->bundle->before != NULL || !merge->scope->has_customers || !is_named_only (merge))
    return;
  rapport_import_problems_add (merge->made_by->problems,
                               rapport_import_columns_index (columns, RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_NAME),
                               RAPPORT_SEVERITY_FLAG, _("“%s” is not a customer yet; it becomes a new one."),
                               rapport_entity_get_text (merge->customer, RAPPORT_CUSTOMER_NAME));
}

static gboolean
merge_all (RapportImportMerge           *merge,
           const RapportImportCustomer  *customer,
           GError                      **error)
{
  if (!load_stored (merge, customer, error) || !merge_people (merge, customer, error))
    return FALSE;
  point_out_new (merge);
  rapport_import_beside_tags (merge);
  if (!rapport_import_records_merge (merge, error) || !rapport_import_past_ask (merge, error))
    return FALSE;
  rapport_import_tell_kept (merge);
  tell_follow_ups (merge);
  if (!rapport_import_plans_make (merge, error))
    return FALSE;
  rapport_import_beside_extras (merge);
  rapport_import_emptied_tell (merge);
  return TRUE;
}

static void
clear_merge (RapportImportMerge *merge)
{
  g_clear_object (&merge->customer);
  g_clear_object (&merge->shown);
  g_clear_pointer (&merge->stored_contacts, g_ptr_array_unref);
  g_clear_pointer (&merge->stored_records, g_ptr_array_unref);
  g_clear_pointer (&merge->stored_plans, g_ptr_array_unref);
  g_clear_pointer (&merge->stored_tags, g_ptr_array_unref);
  g_clear_pointer (&merge->stored_extras, g_ptr_array_unref);
  g_clear_pointer (&merge->contacts, g_ptr_array_unref);
  g_clear_pointer (&merge->records, g_ptr_array_unref);
}

/* oldest follow-up first; rows that tell of none come before them, in the order of the table */
static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const RapportImportItem *first = *(RapportImportItem * const *) a;
  const RapportImportItem *second = *(RapportImportItem * const *) b;
  RapportEntity *records[] = { first->values->record, second->values->record };
  int order = (records[0] != NULL) - (records[1] != NULL);

  if (order == 0 && records[0] != NULL)
    order = rapport_moment_compare (rapport_entity_get_moment (records[0], RAPPORT_RECORD_STARTED),
                                    rapport_entity_get_moment (records[1], RAPPORT_RECORD_STARTED));
  return order != 0 ? order : first->row < second->row ? -1 : 1;
}

/**
 * rapport_import_merge:
 * @items: (element-type RapportImportItem): the rows of @customer in the order of the table, which
 *   are sorted, and told what they change
 *
 * Compares what a table says of one customer with the book. The row of the latest follow-up counts
 * where rows contradict each other; only the customer's newest record opens a plan.
 *
 * Returns: (transfer full) (nullable): what is to be written, perhaps nothing; NULL with @error set
 */
RapportImportBundle *
rapport_import_merge (RapportImportScope           *scope,
                      const RapportImportCustomer  *customer,
                      GPtrArray                    *items,
                      GError                      **error)
{
  g_autoptr(RapportImportBundle) bundle = rapport_import_bundle_new ();
  RapportImportMerge merge = {
    .scope = scope,
    .bundle = bundle,
    .items = items,
    .made_by = g_ptr_array_index (items, 0),
    .renamed = customer->renamed,
    .shown_contact = -1,
  };
  gboolean merged;

  g_ptr_array_sort (items, compare_items);
  merged = merge_all (&merge, customer, error);
  clear_merge (&merge);
  return merged ? g_steal_pointer (&bundle) : NULL;
}
