/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-customer.h"
#include "rapport-import-lookup-people.h"
#include "rapport-import-members.h"
#include "rapport-member.h"
#include "rapport-record.h"
#include "rapport-table.h"

static RapportEntity *
find_member (RapportImportMerge  *merge,
             const char          *name,
             GError             **error)
{
  RapportEntity *member = g_hash_table_lookup (merge->scope->members, name);
  gint64 id;

  if (member != NULL)
    return member;
  if (!rapport_import_find_member (merge->scope->connection, name, &id, error))
    return NULL;
  member = g_object_new (RAPPORT_TYPE_MEMBER, "id", id, NULL);
  rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, name);
  g_hash_table_insert (merge->scope->members, g_strdup (name), member);
  return member;
}

/** rapport_import_dup_member: Returns: (transfer full) (nullable): what the member is called that @field of @entity refers to */
char *
rapport_import_dup_member (RapportImportMerge *merge,
                           RapportEntity      *entity,
                           guint               field)
{
  g_autoptr(RapportEntity) member = NULL;

  if (!rapport_entity_is_set (entity, field))
    return NULL;
  member = rapport_table_load (merge->scope->connection, RAPPORT_TYPE_MEMBER, rapport_entity_get_integer (entity, field),
                               NULL);
  return member != NULL ? g_strdup (rapport_entity_get_text (member, RAPPORT_MEMBER_NAME)) : NULL;
}

/* Who followed up stands where a list of customers tells whose they are. */
static int
find_column (RapportImportMerge *merge,
             RapportEntity      *entity,
             guint               field)
{
  return rapport_import_columns_index (merge->scope->columns, RAPPORT_IMPORT_CUSTOMER,
                                       entity == merge->customer ? field : RAPPORT_CUSTOMER_OWNER);
}

/** rapport_import_link_member: makes @field of @entity refer to the member called @name; @thing is made when it is not yet */
gboolean
rapport_import_link_member (RapportImportMerge  *merge,
                            RapportEntity       *entity,
                            guint                field,
                            const char          *name,
                            RapportImportItem   *item,
                            RapportImportThing **thing,
                            GError             **error)
{
  RapportEntity *member = name != NULL ? find_member (merge, name, error) : NULL;

  if (member == NULL)
    return name == NULL;
  if (rapport_entity_get_id (member) != 0 &&
      rapport_entity_get_integer (entity, field) == rapport_entity_get_id (member))
    return TRUE;
  if (*thing == NULL)
    *thing = rapport_import_bundle_add (merge->bundle, entity);
  rapport_import_thing_link (*thing, field, member);
  rapport_import_members_tell_new (merge->scope, name, find_column (merge, entity, field), item->problems);
  if (rapport_entity_get_id (entity) != 0)
    {
      g_autofree char *before = rapport_import_dup_member (merge, entity, field);

      rapport_import_item_tell (item,
                                g_dpgettext2 (GETTEXT_PACKAGE, "field",
                                              rapport_entity_get_info (entity)->fields[field].label),
                                before, name);
    }
  return TRUE;
}

static RapportImportItem *
find_last_naming (GPtrArray *items,
                  gsize      member)
{
  RapportImportItem *last = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      RapportImportItem *item = g_ptr_array_index (items, i);

      if (G_STRUCT_MEMBER (char *, item->values, member) != NULL)
        last = item;
    }
  return last;
}

/* What a table says of the customer's @field counts unless it is older than what is known. */
static gboolean
is_older (RapportImportMerge *merge,
          guint               field,
          RapportImportItem  *item)
{
  RapportEntity *record = item->values->record;
  g_autofree char *kept = NULL;

  if (rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED)->day >= merge->newest.day)
    return FALSE;
  kept = rapport_import_dup_member (merge, merge->customer, field);
  rapport_import_problems_add (item->problems,
                               rapport_import_columns_index (merge->scope->columns, RAPPORT_IMPORT_CUSTOMER, field),
                               RAPPORT_SEVERITY_FLAG, _("“%s” is kept: a later follow-up is known already."), kept);
  return TRUE;
}

/* Who followed up need not be whose customer it is, but in a list of customers it is said whose they are. */
static gboolean
keeps_stored (RapportImportMerge *merge,
              guint               field,
              RapportImportItem  *item,
              RapportEntity      *member)
{
  if (rapport_entity_get_id (member) != 0 &&
      rapport_entity_get_integer (merge->customer, field) == rapport_entity_get_id (member))
    return FALSE;
  if (field != RAPPORT_CUSTOMER_OWNER || merge->scope->columns->listed == &rapport_customer_info)
    return is_older (merge, field, item);
  merge->kept_owner = item;
  return TRUE;
}

/* whether the follow-up is on file as one of who stands there */
static gboolean
is_follow_up_of (RapportImportMerge      *merge,
                 const RapportImportItem *item)
{
  RapportEntity *member = g_hash_table_lookup (merge->scope->members, item->values->owner);
  RapportEntity *record = item->record != NULL ? item->record->target : NULL;

  return record != NULL && rapport_entity_get_id (record) != 0 && rapport_entity_get_id (member) != 0 &&
         rapport_entity_get_integer (record, RAPPORT_RECORD_OWNER) == rapport_entity_get_id (member);
}

/**
 * rapport_import_tell_kept:
 * @merge: whose records are settled
 *
 * Says that the customer is not given to who followed up.
 */
void
rapport_import_tell_kept (RapportImportMerge *merge)
{
  const int column = rapport_import_columns_index (merge->scope->columns, RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_OWNER);
  g_autofree char *kept = NULL;

  if (merge->kept_owner == NULL || column < 0 || is_follow_up_of (merge, merge->kept_owner))
    return;
  kept = rapport_import_dup_member (merge, merge->customer, RAPPORT_CUSTOMER_OWNER);
  rapport_import_problems_add (merge->kept_owner->problems, column, RAPPORT_SEVERITY_FLAG,
                               /* translators: %s is a team member */
                               _("The customer stays with “%s”: in a row with a follow-up this says who followed up."),
                               kept);
}

static guint
count_problems (const RapportImportItem *item)
{
  return *item->problems != NULL ? (*item->problems)->len : 0;
}

/* Whom no row makes a team member but this one, which does not count, is not told to become one. */
static void
take_back (RapportImportMerge      *merge,
           const RapportImportItem *item,
           int                      column,
           const char              *name)
{
  const guint n = count_problems (item);

  rapport_import_problems_forget (item->problems, column);
  if (count_problems (item) < n)
    g_hash_table_remove (merge->scope->named, name);
}

/* Of rows that tell of the customer alone the last one counts. */
static void
tell_other_names (RapportImportMerge      *merge,
                  guint                    field,
                  gsize                    member,
                  const RapportImportItem *counts)
{
  const char *name = G_STRUCT_MEMBER (char *, counts->values, member);
  const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "field", rapport_customer_info.fields[field].label);
  const int column = find_column (merge, merge->customer, field);

  for (guint i = 0; counts->values->record == NULL && i < merge->items->len; i++)
    {
      const RapportImportItem *item = g_ptr_array_index (merge->items, i);
      const char *other = G_STRUCT_MEMBER (char *, item->values, member);

      if (other == NULL || item->values->record != NULL || strcmp (other, name) == 0)
        continue;
      take_back (merge, item, column, other);
      rapport_import_problems_add_overridden (item->problems, column, label, other, name, counts->row);
    }
}

static gboolean
link_customer_member (RapportImportMerge  *merge,
                      guint                field,
                      gsize                member,
                      RapportImportThing **thing,
                      GError             **error)
{
  RapportImportItem *item = find_last_naming (merge->items, member);
  const char *name;

  if (item == NULL)
    return TRUE;
  name = G_STRUCT_MEMBER (char *, item->values, member);
  tell_other_names (merge, field, member, item);
  if (rapport_entity_is_set (merge->customer, field) && item->values->record != NULL)
    {
      RapportEntity *found = find_member (merge, name, error);

      if (found == NULL || keeps_stored (merge, field, item, found))
        return found != NULL;
    }
  return rapport_import_link_member (merge, merge->customer, field, name, item, thing, error);
}

/* What is open of who was in charge may go along to who is. */
static gboolean
find_open (RapportImportMerge        *merge,
           const RapportImportThing  *thing,
           GError                   **error)
{
  gboolean is_another = FALSE;

  for (guint i = 0; thing != NULL && i < thing->n_links; i++)
    is_another |= thing->links[i].field == RAPPORT_CUSTOMER_OWNER;
  return !is_another || merge->scope->open == NULL || !rapport_entity_is_set (merge->customer, RAPPORT_CUSTOMER_OWNER) ||
         rapport_open_things_of_customer (merge->scope->connection, rapport_entity_get_id (merge->customer),
                                          rapport_entity_get_integer (merge->customer, RAPPORT_CUSTOMER_OWNER),
                                          merge->scope->open, error);
}

/** rapport_import_link_members: says in @thing, which is made when it is not yet, whose the customer is */
gboolean
rapport_import_link_members (RapportImportMerge  *merge,
                             RapportImportThing **thing,
                             GError             **error)
{
  return link_customer_member (merge, RAPPORT_CUSTOMER_OWNER,
                               G_STRUCT_OFFSET (RapportImportValues, owner), thing, error) &&
         link_customer_member (merge, RAPPORT_CUSTOMER_RECEIVED_BY,
                               G_STRUCT_OFFSET (RapportImportValues, received_by), thing, error) &&
         find_open (merge, *thing, error);
}

/**
 * rapport_import_members_tell_new:
 * @name: (nullable): of a team member, as a row has it
 *
 * A name that is not known may be a slip: it is told once that it makes a team member. Where there is none yet all are.
 */
void
rapport_import_members_tell_new (RapportImportScope  *scope,
                                 const char          *name,
                                 int                  column,
                                 GPtrArray          **problems)
{
  gint64 id;

  if (name == NULL || !g_hash_table_add (scope->named, g_strdup (name)) ||
      !rapport_import_find_member (scope->connection, name, &id, NULL) || id != 0 ||
      !rapport_import_has_members (scope->connection))
    return;
  rapport_import_problems_add (problems, column, RAPPORT_SEVERITY_FLAG,
                               /* translators: what was typed for a person */
                               _("“%s” becomes a new team member."), name);
}
