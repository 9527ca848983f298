/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-extra.h"
#include "rapport-import-beside.h"
#include "rapport-import-cell.h"
#include "rapport-tag.h"

static gboolean
has_tag (GPtrArray  *tags,
         const char *name)
{
  for (guint i = 0; i < tags->len; i++)
    if (g_strcmp0 (rapport_entity_get_text (g_ptr_array_index (tags, i), RAPPORT_TAG_NAME), name) == 0)
      return TRUE;
  return FALSE;
}

static void
add_tag (RapportImportMerge *merge,
         RapportImportItem  *item,
         const char         *name)
{
  g_autoptr(RapportEntity) tag = RAPPORT_ENTITY (rapport_tag_new ());
  RapportImportThing *thing = rapport_import_bundle_add (merge->bundle, tag);

  rapport_entity_set_text (tag, RAPPORT_TAG_NAME, name);
  rapport_import_thing_link (thing, RAPPORT_TAG_CUSTOMER, merge->customer);
  g_ptr_array_add (merge->stored_tags, g_object_ref (tag));
  if (merge->bundle->before != NULL)
    rapport_import_item_tell (item, g_dpgettext2 (GETTEXT_PACKAGE, "thing", "Tag"), NULL, name);
}

/** rapport_import_beside_tags: adds the tags that the rows have; a table takes none away */
void
rapport_import_beside_tags (RapportImportMerge *merge)
{
  for (guint i = 0; i < merge->items->len; i++)
    {
      RapportImportItem *item = g_ptr_array_index (merge->items, i);

      for (guint k = 0; k < item->values->tags->len; k++)
        if (!has_tag (merge->stored_tags, g_ptr_array_index (item->values->tags, k)))
          add_tag (merge, item, g_ptr_array_index (item->values->tags, k));
    }
}

static RapportEntity *
find_extra (RapportImportMerge *merge,
            RapportEntity      *record,
            const char         *name)
{
  const gint64 id = record != NULL ? rapport_entity_get_id (record) : 0;

  for (guint i = 0; i < merge->stored_extras->len && (record == NULL || id != 0); i++)
    {
      RapportEntity *extra = g_ptr_array_index (merge->stored_extras, i);

      if (rapport_entity_get_integer (extra, RAPPORT_EXTRA_RECORD) == id &&
          g_strcmp0 (rapport_entity_get_text (extra, RAPPORT_EXTRA_NAME), name) == 0)
        return extra;
    }
  return NULL;
}

/* What is kept beside a field must not look as if it were in it. */
static char *
dup_label (const RapportImportColumn *column)
{
  if (rapport_import_part_get_info (column->part) == NULL)
    return g_strdup (column->title);
  /* translators: %s is the name of a column whose content is nothing that its field can be */
  return g_strdup_printf (_("%s (further column)"), column->title);
}

static void
write_extra (RapportImportMerge *merge,
             RapportEntity      *record,
             int                 column,
             const char         *value,
             RapportImportItem  *item)
{
  const RapportImportColumn *description =
    &g_array_index (merge->scope->columns->columns, RapportImportColumn, column);
  const char *name = description->title;
  g_autofree char *label = NULL;
  g_autoptr(RapportEntity) added = NULL;
  RapportEntity *extra = find_extra (merge, record, name);
  RapportImportThing *thing;

  if (extra != NULL && g_strcmp0 (rapport_entity_get_text (extra, RAPPORT_EXTRA_VALUE), value) == 0)
    return;
  if (merge->bundle->before != NULL && (record == NULL || rapport_entity_get_id (record) != 0))
    {
      label = dup_label (description);
      rapport_import_item_tell (item, label,
                                extra != NULL ? rapport_entity_get_text (extra, RAPPORT_EXTRA_VALUE) : NULL, value);
    }
  if (extra == NULL)
    {
      extra = added = RAPPORT_ENTITY (rapport_extra_new ());
      rapport_entity_set_text (extra, RAPPORT_EXTRA_NAME, name);
    }
  rapport_entity_set_text (extra, RAPPORT_EXTRA_VALUE, value);
  thing = rapport_import_bundle_add (merge->bundle, extra);
  if (added == NULL)
    return;
  rapport_import_thing_link (thing, RAPPORT_EXTRA_CUSTOMER, merge->customer);
  if (record != NULL)
    rapport_import_thing_link (thing, RAPPORT_EXTRA_RECORD, record);
}

/* Writes what @item has in @column, unless a row behind it did so, which is said where that has something else.
 * @written: (element-type utf8 RapportImportItem): the rows that count */
static void
settle_extra (RapportImportMerge *merge,
              RapportImportItem  *item,
              int                 column,
              GHashTable         *written)
{
  RapportEntity *record = item->record != NULL ? item->record->target : NULL;
  const char *name = g_array_index (merge->scope->columns->columns, RapportImportColumn, column).title;
  g_autofree char *value = rapport_import_dup_cell (merge->scope->csv, item->row - 1, column);
  g_autofree char *key = g_strdup_printf ("%p\n%s", (gpointer) record, name);
  const RapportImportItem *later = g_hash_table_lookup (written, key);
  g_autofree char *counts = NULL;

  if (later == NULL)
    {
      g_hash_table_insert (written, g_steal_pointer (&key), item);
      write_extra (merge, record, column, value, item);
      return;
    }
  counts = rapport_import_dup_cell (merge->scope->csv, later->row - 1, column);
  if (strcmp (counts, value) != 0)
    rapport_import_problems_add_overridden (item->problems, column, name, value, counts, later->row);
}

/**
 * rapport_import_beside_extras:
 *
 * Keeps what no field holds as name and value; a later row's word for the same column of the same thing
 * counts, so only the last is written, and the others are told.
 */
void
rapport_import_beside_extras (RapportImportMerge *merge)
{
  g_autoptr(GHashTable) written = NULL;

  for (guint i = merge->items->len; i > 0; i--)
    {
      RapportImportItem *item = g_ptr_array_index (merge->items, i - 1);

      if (written == NULL && item->values->extras->len > 0)
        written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint j = 0; j < item->values->extras->len; j++)
        settle_extra (merge, item, g_array_index (item->values->extras, int, j), written);
    }
}
