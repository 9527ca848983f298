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

#define COLUMNS "c.action, a.at, m.name, a.kind, c.thing, c.row, c.op, c.old, c.new, c.field, c.customer"
#define TABLES "change c JOIN action a ON a.id = c.action LEFT JOIN member m ON m.id = a.member"

static const char history_sql[] =
  "SELECT " COLUMNS " FROM " TABLES " WHERE c.customer = ?1 ORDER BY c.id DESC LIMIT ?2 OFFSET ?3";

/* the rows of an act follow each other */
static const char act_sql[] =
  "SELECT " COLUMNS " FROM " TABLES
  " WHERE c.id >= (SELECT first_change FROM action WHERE id = ?1)"
  " AND c.id < min ((SELECT first_change FROM action WHERE id = ?1) + ?2, ifnull ((SELECT n.first_change FROM action n"
  " WHERE n.id > ?1 AND n.first_change IS NOT NULL ORDER BY n.id LIMIT 1), 9223372036854775807))"
  " AND c.action = ?1 AND c.customer IS NOT NULL AND ifnull (c.auto, 0) <> 1 ORDER BY c.id DESC";

/** rapport_history_item_free: frees @item with its texts */
void
rapport_history_item_free (RapportHistoryItem *item)
{
  g_free (item->member_name);
  g_free (item->act);
  g_free (item->field);
  g_free (item->label);
  g_free (item->old_text);
  g_free (item->new_text);
  g_free (item->which);
  g_free (item);
}

/** rapport_history_item_describe: Returns: (transfer full): a line that says what changed */
char *
rapport_history_item_describe (const RapportHistoryItem *item)
{
  const char *old_text = item->old_text != NULL && *item->old_text != '\0' ? item->old_text : "–";
  const char *new_text = item->new_text != NULL && *item->new_text != '\0' ? item->new_text : "–";

  if (item->field != NULL)
    /* translators: a field, then what it was and what it is now */
    return g_strdup_printf (_("%s: %s → %s"), item->label != NULL ? item->label : item->field,
                            old_text, new_text);
  if (item->which != NULL)
    /* translators: a kind of thing, such as “Tag”, and which it was */
    return g_strdup_printf (item->op == RAPPORT_CHANGE_DELETE ? _("%s deleted: %s") : _("%s added: %s"),
                            item->thing_label, item->which);
  if (item->op == RAPPORT_CHANGE_DELETE)
    /* translators: a kind of thing, such as “Contact” */
    return g_strdup_printf (_("%s deleted"), item->thing_label);
  /* translators: a kind of thing, such as “Contact” */
  return g_strdup_printf (_("%s added"), item->thing_label);
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

/** rapport_history_get_place: Returns: where values of the book of @connection are shown as they stood or stand */
RapportValuePlace
rapport_history_get_place (RapportConnection *connection,
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
  const RapportValuePlace place = rapport_history_get_place (connection, zone);

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
  item->customer = rapport_statement_get_optional (row, 10, 0);
  if (info != NULL && !rapport_statement_is_null (row, 9))
    read_values (row, info, item, place);
  else if (info != NULL)
    item->which = dup_which (info, rapport_statement_get_text (row, rapport_statement_is_null (row, NEW_VALUE)
                                                                      ? OLD_VALUE : NEW_VALUE), place);
  return item;
}

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

/* A moment's time says its day too: of the two one line is left. */
static void
add_item (GPtrArray          *items,
          RapportHistoryItem *item)
{
  RapportHistoryItem *last = items->len > 0 ? g_ptr_array_index (items, items->len - 1) : NULL;

  if (last != NULL && is_same_field (last, item))
    {
      merge (last, item);
      rapport_history_item_free (item);
    }
  else
    g_ptr_array_add (items, item);
}

/* @flags: of the kinds that are wanted, 0 for all */
static GPtrArray *
read_items (RapportConnection   *connection,
            RapportStatement    *row,
            GTimeZone           *zone,
            RapportEntityFlags   flags,
            GError             **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_history_item_free);
  const RapportValuePlace place = rapport_history_get_place (connection, zone);
  gboolean has_row;

  while (rapport_statement_step (row, &has_row, error))
    {
      const RapportEntityInfo *info;

      if (!has_row)
        return g_steal_pointer (&items);
      info = rapport_entity_info_for (rapport_statement_get_text (row, 4));
      if (flags == 0 || (info != NULL && (info->flags & flags) != 0))
        add_item (items, read_item (row, &place));
    }
  return NULL;
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
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, history_sql, error);

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, customer);
  rapport_statement_bind_integer (row, 2, most);
  rapport_statement_bind_integer (row, 3, offset);
  return read_items (connection, row, zone, 0, error);
}

/**
 * rapport_history_load_act:
 * @action: an act of the log
 * @flags: of the kinds of things that are asked for
 * @most: how many changes to look at
 * @zone: where the person is
 *
 * Returns: (transfer full) (element-type RapportHistoryItem) (nullable): what persons changed by the act of
 *   customers and what belongs to them, the last change first; NULL with @error set
 */
GPtrArray *
rapport_history_load_act (RapportConnection   *connection,
                          gint64               action,
                          RapportEntityFlags   flags,
                          guint                most,
                          GTimeZone           *zone,
                          GError             **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, act_sql, error);

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, action);
  rapport_statement_bind_integer (row, 2, most);
  return read_items (connection, row, zone, flags, error);
}

/**
 * rapport_history_was_deleted:
 * @uid: of a thing that is not there
 * @deleted: (out): whether a person deleted it, and not the program or what it belonged to: then what the
 *   program makes by itself does not come back
 *
 * Returns: FALSE with @error set
 */
gboolean
rapport_history_was_deleted (RapportConnection  *connection,
                             const guint8       *uid,
                             gboolean           *deleted,
                             GError            **error)
{
  g_autoptr(RapportStatement) row = NULL;
  gboolean has_row;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection) && uid != NULL && deleted != NULL, FALSE);

  row = rapport_connection_prepare (connection, "SELECT ifnull(auto, 0) = 0 FROM change WHERE uid = ?1 AND op = 'delete'"
                                    " ORDER BY id DESC LIMIT 1", error);
  if (row == NULL)
    return FALSE;
  rapport_statement_bind_bytes (row, 1, uid, RAPPORT_UID_LENGTH);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  *deleted = has_row && rapport_statement_get_integer (row, 0) != 0;
  return TRUE;
}
