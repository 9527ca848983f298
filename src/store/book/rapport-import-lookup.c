/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-customer.h"
#include "rapport-feedback.h"
#include "rapport-import-lookup.h"
#include "rapport-plan.h"
#include "rapport-requirement.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-ticket.h"

/* what tells two of a kind apart that has no title */
static const struct
{
  const RapportEntityInfo *info;
  guint                    field;
} words_of_kinds[] = {
  { &rapport_plan_info, RAPPORT_PLAN_CONTENT },
  { &rapport_ticket_info, RAPPORT_TICKET_DESCRIPTION },
  { &rapport_feedback_info, RAPPORT_FEEDBACK_COMMENT },
};

/* what a kind is called by where it has no title */
static const struct
{
  const RapportEntityInfo *info;
  guint                    title;
  guint                    instead;
} titles_of_kinds[] = {
  { &rapport_requirement_info, RAPPORT_REQUIREMENT_NAME, RAPPORT_REQUIREMENT_DESCRIPTION },
};

/** rapport_import_each_customer: tells number (nullable), name and former names (nullable) of every customer, oldest first */
gboolean
rapport_import_each_customer (RapportConnection        *connection,
                              RapportCustomerNameFunc   func,
                              gpointer                  data,
                              GError                  **error)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (connection, "SELECT id, number, name, former_names FROM customer ORDER BY id",
                                error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (rapport_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      func (data, rapport_statement_get_integer (statement, 0),
            rapport_statement_get_text (statement, 1),
            rapport_statement_get_text (statement, 2),
            rapport_statement_get_text (statement, 3));
    }
  return FALSE;
}

/* the column of a field that tells its values apart: of a moment its day */
static char *
dup_column (const RapportField *field)
{
  g_autofree char *name = rapport_field_dup_column (field);

  return field->kind == RAPPORT_FIELD_MOMENT ? g_strconcat (name, "_day", NULL) : g_steal_pointer (&name);
}

/** rapport_import_is_needed: Returns: whether the book can't hold a thing of the kind that has nothing in @field */
gboolean
rapport_import_is_needed (RapportConnection       *connection,
                          const RapportEntityInfo *info,
                          guint                    field)
{
  g_autofree char *column = dup_column (&info->fields[field]);
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, "SELECT 1 FROM pragma_table_info (?1) WHERE name = ?2 AND \"notnull\"", NULL);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_text (select, 1, info->name);
  rapport_statement_bind_text (select, 2, column);
  return rapport_statement_step (select, &has_row, NULL) && has_row;
}

static void
bind_said (RapportStatement *statement,
           int               parameter,
           RapportEntity    *said,
           guint             field)
{
  const RapportFieldKind kind = rapport_entity_get_info (said)->fields[field].kind;

  if (kind == RAPPORT_FIELD_TEXT || kind == RAPPORT_FIELD_LONG_TEXT || kind == RAPPORT_FIELD_CHOICE)
    rapport_statement_bind_text (statement, parameter, rapport_entity_get_text (said, field));
  else if (kind == RAPPORT_FIELD_MOMENT)
    rapport_statement_bind_integer (statement, parameter, rapport_entity_get_moment (said, field)->day);
  else if (kind == RAPPORT_FIELD_DAY)
    rapport_statement_bind_integer (statement, parameter, rapport_entity_get_day (said, field));
  else if (kind == RAPPORT_FIELD_FLAG)
    rapport_statement_bind_integer (statement, parameter, rapport_entity_get_flag (said, field));
  else
    rapport_statement_bind_integer (statement, parameter, rapport_entity_get_integer (said, field));
}

/**
 * rapport_import_had_before:
 * @stored: a thing of the book
 * @said: one of its kind, whose @field is set
 * @since: the act after which the table was written; 0 where nothing tells
 *
 * Returns: whether @stored held in @field what @said does when the table was written, or else once, and it was changed
 *   since; what was undone never was
 */
gboolean
rapport_import_had_before (RapportConnection  *connection,
                           RapportEntity      *stored,
                           RapportEntity      *said,
                           guint               field,
                           gint64              since)
{
  static const char once[] = "SELECT 1 FROM change WHERE uid = ?1 AND field = ?2 AND op = 'update'"
                             " AND (old IS ?3 OR ?5 AND old / 60 IS ?3 / 60) AND ?4 = 0"
                             " AND NOT EXISTS (SELECT 1 FROM action a WHERE a.id = change.action"
                             " AND a.undoes IS NOT NULL) LIMIT 1";
  static const char then[] = "SELECT 1 FROM (SELECT op, old FROM change WHERE uid = ?1 AND field = ?2 AND action > ?4"
                             " ORDER BY id LIMIT 1) WHERE op = 'update' AND (old IS ?3 OR ?5 AND old / 60 IS ?3 / 60)";
  g_autofree char *column = dup_column (&rapport_entity_get_info (stored)->fields[field]);
  g_autoptr(RapportStatement) select = rapport_connection_prepare (connection, since > 0 ? then : once, NULL);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_bytes (select, 1, rapport_entity_get_uid (stored), RAPPORT_UID_LENGTH);
  rapport_statement_bind_text (select, 2, column);
  bind_said (select, 3, said, field);
  rapport_statement_bind_integer (select, 4, since);
  /* to the minute, as tables have it */
  rapport_statement_bind_integer (select, 5,
                                  rapport_entity_get_info (stored)->fields[field].kind == RAPPORT_FIELD_INSTANT);
  return rapport_statement_step (select, &has_row, NULL) && has_row;
}

/**
 * rapport_import_was_empty:
 *
 * Returns: whether @stored had nothing in @field when a table was written, after the act @since
 */
gboolean
rapport_import_was_empty (RapportConnection *connection,
                          RapportEntity     *stored,
                          guint              field,
                          gint64             since)
{
  g_autofree char *column = dup_column (&rapport_entity_get_info (stored)->fields[field]);
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, "SELECT 1 FROM (SELECT op, old FROM change WHERE uid = ?1 AND field = ?2"
                                " AND action > ?3 ORDER BY id LIMIT 1) WHERE old IS NULL", NULL);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_bytes (select, 1, rapport_entity_get_uid (stored), RAPPORT_UID_LENGTH);
  rapport_statement_bind_text (select, 2, column);
  rapport_statement_bind_integer (select, 3, since);
  return rapport_statement_step (select, &has_row, NULL) && has_row;
}

/** rapport_import_count_stored: Returns: how many things of the kind the book has */
gint64
rapport_import_count_stored (RapportConnection       *connection,
                             const RapportEntityInfo *info)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", info->name);
  gint64 n = 0;

  return rapport_connection_query_integer (connection, sql, &n, NULL) ? n : 0;
}

/** rapport_import_was_added: Returns: whether @stored came into the book after the act @since, 0 where nothing tells */
gboolean
rapport_import_was_added (RapportConnection *connection,
                          RapportEntity     *stored,
                          gint64             since)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, "SELECT 1 FROM change WHERE uid = ?1 AND op = 'insert' AND back IS NULL"
                                " AND action > ?2 AND ?2 > 0 LIMIT 1", NULL);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_bytes (select, 1, rapport_entity_get_uid (stored), RAPPORT_UID_LENGTH);
  rapport_statement_bind_integer (select, 2, since);
  return rapport_statement_step (select, &has_row, NULL) && has_row;
}

/**
 * rapport_import_was_next:
 * @since: the act after which the table was written; 0 where nothing tells
 *
 * Returns: whether the next follow-up of @customer was once planned for @day, which was changed or taken away since
 */
gboolean
rapport_import_was_next (RapportConnection *connection,
                         gint64             customer,
                         int                day,
                         gint64             since)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection,
                                "SELECT 1 FROM change WHERE customer = ?1 AND action > ?3 AND CASE op"
                                " WHEN 'update' THEN old IS ?2 AND (thing = 'plan' AND field = 'due_day'"
                                " OR thing = 'record' AND field = 'next_day')"
                                " WHEN 'delete' THEN thing = 'plan' AND old ->> 'due_day' IS ?2 END LIMIT 1", NULL);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, customer);
  rapport_statement_bind_integer (select, 2, day);
  rapport_statement_bind_integer (select, 3, since);
  return rapport_statement_step (select, &has_row, NULL) && has_row;
}

static gboolean
are_words (RapportEntity *entity,
           guint          field)
{
  for (guint i = 0; i < G_N_ELEMENTS (words_of_kinds); i++)
    if (words_of_kinds[i].info == rapport_entity_get_info (entity))
      return words_of_kinds[i].field == field;
  return FALSE;
}

/* By its number a thing is known; one without by what it belongs to, its name or words and when it is, but not by when
 * it was written. */
static gboolean
is_part_of_key (RapportEntity *entity,
                guint          field)
{
  const RapportFieldFlags flags = rapport_entity_get_info (entity)->fields[field].flags;
  const int number = rapport_entity_info_find_flag (rapport_entity_get_info (entity), RAPPORT_FIELD_NUMBER);

  if (number >= 0 && rapport_entity_is_set (entity, number))
    return (int) field == number;
  if ((flags & RAPPORT_FIELD_WHEN) != 0 && (flags & RAPPORT_FIELD_INTERNAL) != 0)
    return FALSE;
  return (flags & (RAPPORT_FIELD_OWNER | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_WHEN)) != 0 || are_words (entity, field);
}

/**
 * rapport_import_get_instead:
 *
 * Returns: what stands in for @field of such things where it is not set, @field itself where nothing does
 */
guint
rapport_import_get_instead (RapportEntity *entity,
                            guint          field)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles_of_kinds); i++)
    if (titles_of_kinds[i].info == rapport_entity_get_info (entity) && titles_of_kinds[i].title == field)
      return titles_of_kinds[i].instead;
  return field;
}

/** rapport_import_get_said: Returns: which field of @entity says what its @field is known by */
guint
rapport_import_get_said (RapportEntity *entity,
                         guint          field)
{
  return rapport_entity_is_set (entity, field) ? field : rapport_import_get_instead (entity, field);
}

/* Without words only its time tells one from another of that day. */
static void
append_moment (GString       *key,
               RapportEntity *entity,
               guint          field)
{
  const RapportMoment *moment = rapport_entity_get_moment (entity, field);

  g_string_append_printf (key, "%d", moment->day);
  if (moment->has_time)
    g_string_append_printf (key, " %" G_GINT64_FORMAT, moment->at / 60);
  g_string_append_c (key, '\n');
}

/** rapport_import_dup_thing_key: Returns: (transfer full): the same for things of a kind that are the same */
char *
rapport_import_dup_thing_key (RapportEntity *entity)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const RapportFieldKind kind = info->fields[i].kind;

      const guint said = rapport_import_get_said (entity, i);

      if (!is_part_of_key (entity, i))
        continue;
      if (kind == RAPPORT_FIELD_TEXT || kind == RAPPORT_FIELD_LONG_TEXT || kind == RAPPORT_FIELD_CHOICE)
        g_string_append_printf (key, "%s\n",
                                rapport_entity_is_set (entity, said) ? rapport_entity_get_text (entity, said) : "");
      else if (kind == RAPPORT_FIELD_MOMENT)
        append_moment (key, entity, i);
      else if (kind == RAPPORT_FIELD_DAY)
        g_string_append_printf (key, "%d\n", rapport_entity_get_day (entity, i));
      else
        g_string_append_printf (key, "%" G_GINT64_FORMAT "\n", rapport_entity_get_integer (entity, i));
    }
  return g_string_free (key, FALSE);
}

/* What a table does not tell makes no other thing: which of several it belongs to, and of what has a name, when it is. */
static gboolean
is_untold (RapportEntity  *said,
           guint           field,
           const gboolean *told)
{
  const RapportEntityInfo *info = rapport_entity_get_info (said);
  const RapportFieldFlags flags = info->fields[field].flags;
  const int title = rapport_entity_info_find_flag (info, RAPPORT_FIELD_TITLE);

  if (told[field] || rapport_entity_is_set (said, field))
    return FALSE;
  return ((flags & RAPPORT_FIELD_OWNER) != 0 && rapport_entity_info_count_owners (info) > 1) ||
         ((flags & RAPPORT_FIELD_WHEN) != 0 && title >= 0 && rapport_entity_is_set (said, title));
}

/* A thing may be a customer's by way of what else it belongs to. */
static void
append_customer (GString       *sql,
                 RapportEntity *said,
                 guint          field,
                 int            parameter)
{
  const RapportEntityInfo *info = rapport_entity_get_info (said);
  g_autofree char *column = dup_column (&info->fields[field]);

  g_string_append_printf (sql, "id IN (SELECT id FROM %s WHERE %s = ?%d", info->name, column, parameter);
  for (guint i = 0; i < info->n_fields; i++)
    {
      const RapportEntityInfo *target =
        i != field && (info->fields[i].flags & RAPPORT_FIELD_OWNER) != 0
        ? rapport_entity_info_for (info->fields[i].target) : NULL;
      const int owner = target != NULL ? rapport_entity_info_find_owner (target, info->fields[field].target) : -1;
      g_autofree char *by = dup_column (&info->fields[i]);
      g_autofree char *owning = owner >= 0 ? dup_column (&target->fields[owner]) : NULL;

      if (owner >= 0)
        g_string_append_printf (sql, " UNION ALL SELECT t.id FROM %s o CROSS JOIN %s t ON t.%s = o.id"
                                " WHERE o.%s = ?%d AND t.%s IS NULL",
                                target->name, info->name, by, owning, parameter, column);
    }
  g_string_append_c (sql, ')');
}

static gboolean
has_time (RapportEntity *said,
          int            when)
{
  return when >= 0 && rapport_entity_get_info (said)->fields[when].kind == RAPPORT_FIELD_MOMENT &&
         rapport_entity_get_moment (said, when)->has_time;
}

/* Adds how a field of the key is compared. Who says a day alone, without words, may mean any thing of that day. */
static void
append_condition (GString       *sql,
                  GString       *order,
                  RapportEntity *said,
                  guint          field,
                  int            parameter)
{
  const RapportEntityInfo *info = rapport_entity_get_info (said);
  const int when = rapport_entity_info_find_flag (info, RAPPORT_FIELD_WHEN);
  const guint instead = rapport_import_get_instead (said, field);
  g_autofree char *column = dup_column (&info->fields[field]);
  g_autofree char *other = instead != field ? dup_column (&info->fields[instead]) : NULL;

  if (rapport_entity_is_set (said, field) && rapport_entity_info_count_owners (info) > 1 &&
      (int) field == rapport_entity_info_find_owner (info, rapport_customer_info.name))
    append_customer (sql, said, field, parameter);
  else if (other != NULL)
    g_string_append_printf (sql, "coalesce(%s, %s) IS ?%d", column, other, parameter);
  else if (info->fields[field].kind == RAPPORT_FIELD_INSTANT)
    /* to the minute, as tables have it */
    g_string_append_printf (sql, "%s / 60 IS ?%d / 60", column, parameter);
  else if (!are_words (said, field))
    /* what it belongs to finds few, a day or none many */
    g_string_append_printf (sql, "%s%s IS ?%d",
                            (int) field == when && rapport_entity_info_count_owners (info) > 1 ? "+" : "", column, parameter);
  else if (rapport_entity_is_set (said, field) || has_time (said, when))
    g_string_append_printf (sql, "ifnull(%s, '') = ifnull(?%d, '')", column, parameter);
  else
    {
      g_string_append_printf (sql, "?%d IS NULL", parameter);
      g_string_append_printf (order, "ifnull(%s, '') <> '', ", column);
    }
}

static gboolean
is_compared (RapportEntity  *said,
             guint           field,
             const gboolean *told)
{
  return is_part_of_key (said, field) && !is_untold (said, field, told);
}

/* what is not told is rather not there */
static void
append_nearest (GString            *order,
                const RapportField *field)
{
  g_autofree char *column = dup_column (field);

  g_string_append_printf (order, "%s IS NOT NULL, ", column);
}

/* Of several of a day that of the same time is meant rather. */
static void
append_time (GString       *order,
             RapportEntity *said,
             int            when,
             int            parameter)
{
  g_autofree char *name = rapport_field_dup_column (&rapport_entity_get_info (said)->fields[when]);
  g_autofree char *term = g_strdup_printf ("%s_at IS NOT ?%d, ", name, parameter);

  g_string_prepend (order, term);
}

/* @but: a field that may have been said otherwise, -1 for none */
static RapportStatement *
select_things (RapportConnection  *connection,
               RapportEntity      *entity,
               const gboolean     *told,
               int                 but,
               GError            **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  g_autoptr(GString) sql = g_string_new (NULL);
  g_autoptr(GString) order = g_string_new (NULL);
  const int when = rapport_entity_info_find_flag (info, RAPPORT_FIELD_WHEN);
  const gboolean is_timed = has_time (entity, when);
  RapportStatement *select;
  int parameter = 0;

  g_string_printf (sql, "SELECT id FROM %s WHERE ", info->name);
  for (guint i = 0; i < info->n_fields; i++)
    if (is_compared (entity, i, told) && (int) i != but)
      {
        g_string_append (sql, parameter > 0 ? " AND " : "");
        append_condition (sql, order, entity, i, ++parameter);
      }
    else if (is_part_of_key (entity, i))
      append_nearest (order, &info->fields[i]);
  if (parameter == 0)
    g_string_append (sql, "false");
  if (is_timed)
    append_time (order, entity, when, ++parameter);
  g_string_append_printf (sql, " ORDER BY %sid", order->str);
  select = rapport_connection_prepare (connection, sql->str, error);
  parameter = 0;
  for (guint i = 0; select != NULL && i < info->n_fields; i++)
    if (is_compared (entity, i, told) && (int) i != but && ++parameter > 0 &&
        rapport_entity_is_set (entity, rapport_import_get_said (entity, i)))
      bind_said (select, parameter, entity, rapport_import_get_said (entity, i));
  if (select != NULL && is_timed)
    rapport_statement_bind_integer (select, parameter + 1, rapport_entity_get_moment (entity, when)->at);
  return select;
}

/**
 * rapport_import_find_thing:
 * @entity: one that is not stored
 * @told: (array): for each of its fields whether there is a word of it where it was read from
 * @id: (out): the thing of the book that it is, 0 for none
 */
gboolean
rapport_import_find_thing (RapportConnection  *connection,
                           RapportEntity      *entity,
                           const gboolean     *told,
                           gint64             *id,
                           GError            **error)
{
  g_autoptr(RapportStatement) select = select_things (connection, entity, told, -1, error);
  gboolean has_row;

  *id = 0;
  if (select == NULL || !rapport_statement_step (select, &has_row, error))
    return FALSE;
  *id = has_row ? rapport_statement_get_integer (select, 0) : 0;
  return TRUE;
}

static GArray *
list_ids (RapportStatement  *select,
          GError           **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;

  while (rapport_statement_step (select, &has_row, error))
    {
      const gint64 id = has_row ? rapport_statement_get_integer (select, 0) : 0;

      if (!has_row)
        return g_steal_pointer (&ids);
      g_array_append_val (ids, id);
    }
  return NULL;
}

/**
 * rapport_import_find_but:
 * @entity: one that is not stored
 * @told: (array): as of rapport_import_find_thing()
 * @but: the field that may be said otherwise, such as the words or the day; -1 for none
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the things of the book that it may be, if it is none of
 *   another @but; NULL with @error set
 */
GArray *
rapport_import_find_but (RapportConnection  *connection,
                         RapportEntity      *entity,
                         const gboolean     *told,
                         int                 but,
                         GError            **error)
{
  g_autoptr(RapportStatement) select = select_things (connection, entity, told, but, error);

  return select != NULL ? list_ids (select, error) : NULL;
}

/**
 * rapport_import_find_called:
 * @field: one of text
 * @most: how many at most
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the things that have the same in @field as @entity, whosever
 *   they are; NULL with @error set
 */
GArray *
rapport_import_find_called (RapportConnection  *connection,
                            RapportEntity      *entity,
                            guint               field,
                            guint               most,
                            GError            **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  g_autofree char *column = dup_column (&info->fields[field]);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 LIMIT ?2", info->name, column);
  g_autoptr(RapportStatement) select = rapport_connection_prepare (connection, sql, error);

  if (select == NULL)
    return NULL;
  bind_said (select, 1, entity, field);
  rapport_statement_bind_integer (select, 2, most);
  return list_ids (select, error);
}

/** rapport_import_words_of_kind: Returns: the field that tells things of a kind without a title apart, -1 for none */
int
rapport_import_words_of_kind (const RapportEntityInfo *info)
{
  for (guint i = 0; i < G_N_ELEMENTS (words_of_kinds); i++)
    if (words_of_kinds[i].info == info)
      return words_of_kinds[i].field;
  return -1;
}

/** rapport_import_reworded_of_kind: Returns: the same, of a kind with a title that one; -1 for none */
int
rapport_import_reworded_of_kind (const RapportEntityInfo *info)
{
  const int words = rapport_import_words_of_kind (info);

  return words >= 0 ? words : rapport_entity_info_find_flag (info, RAPPORT_FIELD_TITLE);
}
