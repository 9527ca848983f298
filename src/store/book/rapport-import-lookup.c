/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-import-lookup.h"
#include "rapport-table.h"

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

/**
 * rapport_import_find_member:
 * @member: (out): the team member called exactly @name, rather one who is still there; 0 for nobody
 */
gboolean
rapport_import_find_member (RapportConnection  *connection,
                            const char         *name,
                            gint64             *member,
                            GError            **error)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (connection,
                                "SELECT id FROM member WHERE name = ?1 ORDER BY archived, id LIMIT 1", error);
  gboolean has_row;

  *member = 0;
  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_text (statement, 1, name);
  if (!rapport_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *member = rapport_statement_get_integer (statement, 0);
  return TRUE;
}

/* the column of a field that tells its values apart: of a moment its day */
static char *
dup_column (const RapportField *field)
{
  g_autofree char *name = rapport_field_dup_column (field);

  return field->kind == RAPPORT_FIELD_MOMENT ? g_strconcat (name, "_day", NULL) : g_steal_pointer (&name);
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
  else
    rapport_statement_bind_integer (statement, parameter, rapport_entity_get_integer (said, field));
}

/**
 * rapport_import_had_before:
 * @stored: a thing of the book
 * @said: one of its kind, whose @field is set
 *
 * Returns: whether @stored once held in @field what @said does, and it was changed since
 */
gboolean
rapport_import_had_before (RapportConnection  *connection,
                           RapportEntity      *stored,
                           RapportEntity      *said,
                           guint               field)
{
  g_autofree char *column = dup_column (&rapport_entity_get_info (stored)->fields[field]);
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection,
                                "SELECT 1 FROM change WHERE uid = ?1 AND field = ?2 AND op = 'update' AND old IS ?3"
                                " LIMIT 1", NULL);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_bytes (select, 1, rapport_entity_get_uid (stored), RAPPORT_UID_LENGTH);
  rapport_statement_bind_text (select, 2, column);
  bind_said (select, 3, said, field);
  return rapport_statement_step (select, &has_row, NULL) && has_row;
}
