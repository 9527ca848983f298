/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "rapport-history.h"
#include "rapport-settings.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-value-text.h"

/* What names one of its kind: so many of its short fields */
#define MOST_WHICH 2

#define OLD_VALUE 7
#define NEW_VALUE 8

static const char history_sql[] =
  "SELECT c.action, a.at, m.name, a.kind, c.thing, c.row, c.op, c.old, c.new, c.field"
  " FROM change c JOIN action a ON a.id = c.action LEFT JOIN member m ON m.id = a.member"
  " WHERE c.customer = ?1 ORDER BY c.id DESC LIMIT ?2 OFFSET ?3";

static void
free_item (gpointer data)
{
  RapportHistoryItem *item = data;

  g_free (item->member_name);
  g_free (item->act);
  g_free (item->field);
  g_free (item->label);
  g_free (item->old_text);
  g_free (item->new_text);
  g_free (item->which);
  g_free (item);
}

/* a column's field: its own, or that of a moment's day or time */
static const RapportField *
find_field (const RapportEntityInfo *info,
            const char              *column,
            gboolean                *is_instant)
{
  g_autofree char *name = g_strdelimit (g_strdup (column), "_", '-');
  const RapportField *field = rapport_entity_info_find (info, name);

  *is_instant = FALSE;
  if (field != NULL)
    {
      *is_instant = field->kind == RAPPORT_FIELD_INSTANT;
      return field;
    }
  *is_instant = g_str_has_suffix (name, "-at");
  if (*is_instant || g_str_has_suffix (name, "-day"))
    *strrchr (name, '-') = '\0';
  return rapport_entity_info_find (info, name);
}

static char *
show_name (gpointer    data,
           const char *target,
           gint64      id)
{
  RapportConnection *connection = data;
  const RapportEntityInfo *info = rapport_entity_info_for (target);
  g_autoptr(RapportEntity) entity = NULL;
  char *title;

  if (info == NULL)
    return NULL;
  entity = rapport_table_load (connection, rapport_entity_type_for (target), id, NULL);
  if (entity == NULL)
    /* translators: a thing that was referred to and is not there any more */
    return g_strdup (_("(deleted)"));
  title = rapport_entity_dup_title (entity);
  if (title != NULL)
    return title;
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, g_dpgettext2 (GETTEXT_PACKAGE, "thing", info->label), id);
}

static RapportValuePlace
get_place (RapportConnection *connection,
           GTimeZone         *zone)
{
  return (RapportValuePlace) { .zone = zone, .currency = rapport_settings_get_currency (connection),
                               .data = connection, .show_name = show_name };
}

/* a moment's column of the time is an instant by itself */
static char *
dup_value_text (const RapportValue      *value,
                const RapportField      *field,
                gboolean                 is_instant,
                const RapportValuePlace *place)
{
  const RapportField instant = { .kind = RAPPORT_FIELD_INSTANT };

  if (value->kind == RAPPORT_VALUE_NULL)
    return NULL;
  return rapport_value_show_stored (is_instant ? &instant : field, value->text, value->integer, place);
}

/**
 * rapport_history_dup_value_text:
 * @column: of the table of @info
 * @value: what it held
 *
 * Returns: (transfer full) (nullable): that, to be read by people; NULL for nothing
 */
char *
rapport_history_dup_value_text (RapportConnection       *connection,
                                const RapportEntityInfo *info,
                                const char              *column,
                                const RapportValue      *value,
                                GTimeZone               *zone)
{
  gboolean is_instant;
  const RapportField *field = find_field (info, column, &is_instant);
  const RapportValuePlace place = get_place (connection, zone);

  return field != NULL ? dup_value_text (value, field, is_instant, &place) : NULL;
}

static void
read_values (RapportStatement        *row,
             const RapportEntityInfo *info,
             RapportHistoryItem      *item,
             const RapportValuePlace *place)
{
  const char *column = rapport_statement_get_text (row, 9);
  RapportValue before, after;
  gboolean is_instant;
  const RapportField *field = find_field (info, column, &is_instant);

  if (field == NULL)
    {
      item->field = g_strdup (column);
      item->label = g_strdup (column);
      return;
    }
  item->field = g_strdup (field->name);
  item->label = g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "field", field->label));
  rapport_statement_get_value (row, OLD_VALUE, &before);
  rapport_statement_get_value (row, NEW_VALUE, &after);
  item->old_text = dup_value_text (&before, field, is_instant, place);
  item->new_text = dup_value_text (&after, field, is_instant, place);
}

static gboolean
is_short (const RapportField *field)
{
  return (field->kind == RAPPORT_FIELD_TEXT || field->kind == RAPPORT_FIELD_CHOICE) &&
         (field->flags & RAPPORT_FIELD_INTERNAL) == 0;
}

/* @values: all that the thing held, as JSON */
static char *
dup_which (const RapportEntityInfo *info,
           const char              *values,
           const RapportValuePlace *place)
{
  g_autoptr(JsonNode) node = values != NULL ? json_from_string (values, NULL) : NULL;
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  GString *which = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; object != NULL && i < info->n_fields && n < MOST_WHICH; i++)
    {
      g_autofree char *column = g_strdelimit (g_strdup (info->fields[i].name), "-", '_');
      JsonNode *member = is_short (&info->fields[i]) ? json_object_get_member (object, column) : NULL;
      g_autofree char *text = NULL;

      if (member != NULL && json_node_get_value_type (member) == G_TYPE_STRING)
        text = rapport_value_show_stored (&info->fields[i], json_node_get_string (member), 0, place);
      if (text == NULL || *text == '\0')
        continue;
      g_string_append_printf (which, "%s%s", n++ > 0 ? " · " : "", text);
    }
  return g_string_free (which, n == 0);
}

static RapportHistoryItem *
read_item (RapportStatement        *row,
           const RapportValuePlace *place)
{
  RapportHistoryItem *item = g_new0 (RapportHistoryItem, 1);
  const RapportEntityInfo *info = rapport_entity_info_for (rapport_statement_get_text (row, 4));

  item->action = rapport_statement_get_integer (row, 0);
  item->at = rapport_statement_get_integer (row, 1);
  item->member_name = g_strdup (rapport_statement_get_text (row, 2));
  item->act = g_strdup (rapport_statement_get_text (row, 3));
  item->thing = g_intern_string (rapport_statement_get_text (row, 4));
  item->thing_label = info != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "thing", info->label) : item->thing;
  item->row = rapport_statement_get_integer (row, 5);
  item->op = rapport_change_op_from_text (rapport_statement_get_text (row, 6));
  if (info != NULL && !rapport_statement_is_null (row, 9))
    read_values (row, info, item, place);
  else if (info != NULL)
    item->which = dup_which (info, rapport_statement_get_text (row, rapport_statement_is_null (row, NEW_VALUE)
                                                                      ? OLD_VALUE : NEW_VALUE), place);
  return item;
}

/* A moment's time says its day too: of the two one line is left. */
static gboolean
is_same_field (const RapportHistoryItem *time,
               const RapportHistoryItem *day)
{
  return time->action == day->action && time->row == day->row && time->thing == day->thing &&
         time->field != NULL && g_strcmp0 (time->field, day->field) == 0;
}

static void
merge (RapportHistoryItem *time,
       RapportHistoryItem *day)
{
  if (time->old_text == NULL)
    time->old_text = g_steal_pointer (&day->old_text);
  if (time->new_text == NULL)
    time->new_text = g_steal_pointer (&day->new_text);
}

/**
 * rapport_history_load:
 * @offset: how many changes, from the newest on, to leave out
 * @most: how many changes to look at
 * @zone: where the person is
 *
 * Who changed what of the customer and of what belongs to it, and when (FR-13): choices are given by
 * their words, references by name, dates as yyyy-mm-dd with the time.
 *
 * Returns: (transfer full) (element-type RapportHistoryItem) (nullable): changes, newest first; at
 *   most @most
 */
GPtrArray *
rapport_history_load (RapportConnection  *connection,
                      gint64              customer,
                      guint               offset,
                      guint               most,
                      GTimeZone          *zone,
                      GError            **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (free_item);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, history_sql, error);
  const RapportValuePlace place = get_place (connection, zone);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, customer);
  rapport_statement_bind_integer (row, 2, most);
  rapport_statement_bind_integer (row, 3, offset);
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportHistoryItem *item, *last;

      if (!has_row)
        return g_steal_pointer (&items);
      item = read_item (row, &place);
      last = items->len > 0 ? g_ptr_array_index (items, items->len - 1) : NULL;
      if (last != NULL && is_same_field (last, item))
        {
          merge (last, item);
          free_item (item);
        }
      else
        g_ptr_array_add (items, item);
    }
  return NULL;
}
