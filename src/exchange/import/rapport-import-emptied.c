/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-customer.h"
#include "rapport-import-contacts.h"
#include "rapport-import-emptied.h"
#include "rapport-import-lookup.h"
#include "rapport-plan.h"
#include "rapport-record.h"

static gboolean
is_empty (RapportImportScope *scope,
          guint               csv_row,
          guint               column)
{
  const char *text = rapport_cells_get_cell (scope->csv, csv_row, column);

  return text == NULL || *text == '\0';
}

static gboolean
has_value (RapportEntity *stored,
           guint          field)
{
  const RapportEntityInfo *info = rapport_entity_get_info (stored);

  if (info->fields[field].kind == RAPPORT_FIELD_FLAG)
    return rapport_entity_get_flag (stored, field);
  return rapport_entity_is_set (stored, field);
}

/**
 * rapport_import_emptied_is_told:
 * @column: of the program's own list that holds @field of @stored
 *
 * Returns: whether the list, which tells when it was written, had something there that somebody took out
 */
gboolean
rapport_import_emptied_is_told (RapportImportScope *scope,
                                guint               csv_row,
                                guint               column,
                                RapportEntity      *stored,
                                guint               field)
{
  return scope->since > 0 && scope->columns->listed != NULL && has_value (stored, field) &&
         is_empty (scope, csv_row, column) &&
         !rapport_import_was_empty (scope->connection, stored, field, scope->since);
}

/** rapport_import_emptied_add: says that it changes nothing; @can_clear: but would where empty cells count */
void
rapport_import_emptied_add (GPtrArray **problems,
                            guint       column,
                            gboolean    can_clear)
{
  rapport_import_problems_add (problems, column, RAPPORT_SEVERITY_FLAG, _("This cell is empty: what is there stays."));
  ((RapportImportProblem *) g_ptr_array_index (*problems, (*problems)->len - 1))->can_clear = can_clear;
}

/* whether any of them was there when the list was written */
static gboolean
had_any (RapportImportScope *scope,
         GPtrArray          *things)
{
  for (guint i = 0; i < things->len; i++)
    {
      RapportEntity *thing = g_ptr_array_index (things, i);

      if (rapport_entity_get_id (thing) != 0 && !rapport_import_was_added (scope->connection, thing, scope->since))
        return TRUE;
    }
  return FALSE;
}

/* whether the list of customers had something there of what is planned or of what was done */
static gboolean
had_follow_up (RapportImportMerge *merge,
               guint               field)
{
  if (field == RAPPORT_RECORD_STARTED)
    return had_any (merge->scope, merge->stored_records);
  for (guint i = 0; field == RAPPORT_RECORD_NEXT && i < merge->stored_plans->len; i++)
    {
      RapportEntity *plan = g_ptr_array_index (merge->stored_plans, i);

      if (strcmp (rapport_entity_get_text (plan, RAPPORT_PLAN_STATE), "planned") == 0 &&
          !rapport_import_was_added (merge->scope->connection, plan, merge->scope->since))
        return TRUE;
    }
  return FALSE;
}

/* whom the list showed already when it was written */
static RapportEntity *
find_shown_contact (RapportImportMerge *merge)
{
  RapportEntity *shown = rapport_import_contacts_find_shown (merge);

  return shown != NULL && !rapport_import_was_added (merge->scope->connection, shown, merge->scope->since) ? shown : NULL;
}

/* (transfer none) (nullable): the thing of the book that a cell of the row is about, where it holds a field of it */
static RapportEntity *
find_stored (RapportImportMerge        *merge,
             RapportImportItem         *item,
             const RapportImportColumn *column)
{
  const gboolean is_of_customers = merge->scope->columns->listed == &rapport_customer_info;
  RapportEntity *record = !is_of_customers && item->record != NULL ? item->record->target : NULL;

  if (column->part == RAPPORT_IMPORT_CUSTOMER)
    return merge->bundle->before;
  if (column->part == RAPPORT_IMPORT_CONTACT && is_of_customers)
    return find_shown_contact (merge);
  return column->part == RAPPORT_IMPORT_RECORD && record != NULL && rapport_entity_get_id (record) != 0 ? record : NULL;
}

/**
 * rapport_import_emptied_can_clear:
 *
 * Returns: whether a cell that somebody emptied can take out what @field holds, where that is wanted: but not what a
 *   thing can't be without or is called, what has a history, nor whom it refers to
 */
gboolean
rapport_import_emptied_can_clear (const RapportEntityInfo *info,
                                  guint                    field)
{
  const RapportFieldFlags stays = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WORDS | RAPPORT_FIELD_OWNER |
                                  RAPPORT_FIELD_INTERNAL | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_NUMBER |
                                  RAPPORT_FIELD_COPY | RAPPORT_FIELD_KEY;
  const RapportField *description = &info->fields[field];

  return (description->flags & stays) == 0 && description->kind != RAPPORT_FIELD_REFERENCE &&
         description->kind != RAPPORT_FIELD_FLAG && !(info == &rapport_record_info && field == RAPPORT_RECORD_NEXT);
}

static gboolean
is_emptied (RapportImportMerge *merge,
            RapportImportItem  *item,
            guint               index)
{
  RapportImportScope *scope = merge->scope;
  const RapportImportColumn *column = &g_array_index (scope->columns->columns, RapportImportColumn, index);
  RapportEntity *stored;

  if (!is_empty (scope, item->row - 1, index))
    return FALSE;
  if (column->part == RAPPORT_IMPORT_TAGS)
    return had_any (scope, merge->stored_tags);
  if (column->part == RAPPORT_IMPORT_RECORD && scope->columns->listed == &rapport_customer_info)
    return had_follow_up (merge, column->field);
  stored = find_stored (merge, item, column);
  return stored != NULL && rapport_import_emptied_is_told (scope, item->row - 1, index, stored, column->field);
}

/* whether the row is about it */
static gboolean
speaks_of (RapportImportItem         *item,
           RapportImportPart          part,
           const RapportImportWanted *wanted)
{
  if (part == RAPPORT_IMPORT_CONTACT)
    return item->contact == wanted;
  return part != RAPPORT_IMPORT_RECORD || item->record == wanted;
}

/**
 * rapport_import_emptied_mark:
 * @wanted: what the rows say of a thing of the book, which is its target, and a @part of what they are about
 *
 * Notes what was taken out of the program's own list, where that is to be taken out here too.
 */
void
rapport_import_emptied_mark (RapportImportMerge  *merge,
                             RapportImportPart    part,
                             RapportImportWanted *wanted)
{
  const RapportImportColumns *columns = merge->scope->columns;
  const RapportEntityInfo *info = rapport_entity_get_info (wanted->target);

  if (!merge->scope->clears_empty || merge->scope->since == 0 || columns->listed == NULL ||
      merge->bundle->before == NULL || (part == RAPPORT_IMPORT_CONTACT && find_shown_contact (merge) != wanted->target))
    return;
  wanted->emptied = g_new0 (RapportImportItem *, info->n_fields);
  for (guint i = 0; i < merge->items->len; i++)
    for (guint k = 0; k < columns->columns->len; k++)
      {
        RapportImportItem *item = g_ptr_array_index (merge->items, i);
        const RapportImportColumn *column = &g_array_index (columns->columns, RapportImportColumn, k);

        if (column->part == part && speaks_of (item, part, wanted) &&
            rapport_import_emptied_can_clear (info, column->field) && is_emptied (merge, item, k))
          wanted->emptied[column->field] = item;
      }
}

/* whether the row is about something of the book there that can be emptied */
static gboolean
can_clear (RapportImportMerge        *merge,
           RapportImportItem         *item,
           const RapportImportColumn *column)
{
  RapportEntity *stored = find_stored (merge, item, column);

  return stored != NULL && (column->part != RAPPORT_IMPORT_CONTACT || item->contact != NULL) &&
         rapport_import_emptied_can_clear (rapport_entity_get_info (stored), column->field);
}

/* of the customer what it was before is known */
static gboolean
is_taken_out (RapportImportMerge        *merge,
              const RapportImportColumn *column)
{
  return column->part == RAPPORT_IMPORT_CUSTOMER && !has_value (merge->customer, column->field);
}

/**
 * rapport_import_emptied_tell:
 *
 * Says of each row of the program's own list what was taken out of it, which changes nothing.
 */
void
rapport_import_emptied_tell (RapportImportMerge *merge)
{
  const RapportImportColumns *columns = merge->scope->columns;

  if (merge->scope->since == 0 || columns->listed == NULL || merge->bundle->before == NULL)
    return;
  for (guint i = 0; i < merge->items->len; i++)
    {
      RapportImportItem *item = g_ptr_array_index (merge->items, i);

      for (guint k = 0; k < columns->columns->len; k++)
        {
          const RapportImportColumn *column = &g_array_index (columns->columns, RapportImportColumn, k);

          if (!is_taken_out (merge, column) && is_emptied (merge, item, k))
            rapport_import_emptied_add (item->problems, k, can_clear (merge, item, column));
        }
    }
}
