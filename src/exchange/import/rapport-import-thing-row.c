/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-contact-name.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-import-cell.h"
#include "rapport-import-days.h"
#include "rapport-import-lookup-people.h"
#include "rapport-import-members.h"
#include "rapport-import-thing-row.h"
#include "rapport-member.h"
#include "rapport-named.h"
#include "rapport-things.h"

/* A workbook tells of midnight only the day, which is enough for what is on file; a new thing is checked as a whole. */
static gboolean
is_needed (const RapportField *field)
{
  return field->kind != RAPPORT_FIELD_INSTANT && (field->flags & (RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_OWNER)) != 0;
}

static void
leave_out (RapportImportThingRow *reader,
           guint                  field,
           const char            *text)
{
  const RapportField *description = &rapport_entity_get_info (reader->entity)->fields[field];

  /* without its amount it would count as one that has none */
  if (rapport_value_is_meant_as_amount (description, text, &reader->scope->place))
    {
      rapport_import_problems_add (&reader->row->problems, reader->index, RAPPORT_SEVERITY_ERROR,
                                   _("“%s” is not an amount of money."), text);
      return;
    }
  if (is_needed (description) && reader->column->piece == RAPPORT_IMPORT_WHOLE)
    rapport_import_problems_add (&reader->row->problems, reader->index, RAPPORT_SEVERITY_ERROR,
                                 /* translators: what was typed, and the name of a column */
                                 _("“%s” is nothing that “%s” can be; the row is rejected."), text,
                                 reader->column->title);
  else
    rapport_import_problems_add (&reader->row->problems, reader->index, RAPPORT_SEVERITY_FLAG,
                                 /* translators: what was typed, and the name of a column */
                                 _("“%s” is nothing that “%s” can be; it is left out."), text, reader->column->title);
}

/* A team member who is not known yet is added with the thing. */
static gboolean
take_member (RapportImportThingRow *reader,
             guint                  field,
             const char            *name)
{
  GHashTable *members = reader->scope->members;
  RapportEntity *member = g_hash_table_lookup (members, name);

  if (member == NULL)
    {
      member = RAPPORT_ENTITY (rapport_member_new ());
      rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, name);
      g_hash_table_insert (members, g_strdup (name), member);
    }
  if (reader->member != NULL && reader->member != member)
    return FALSE;
  reader->member = member;
  reader->member_field = field;
  rapport_import_members_tell_new (reader->scope, name, reader->index, &reader->row->problems);
  return TRUE;
}

/* Whom the customer does not have yet is added with the thing. */
static gboolean
take_contact (RapportImportThingRow *reader,
              guint                  field,
              const char            *text)
{
  const RapportEntityInfo *info = rapport_entity_get_info (reader->entity);
  const int owner = rapport_entity_info_find_owner (info, rapport_customer_info.name);
  const gint64 customer = owner >= 0 ? rapport_entity_get_integer (reader->entity, owner) : 0;
  g_autoptr(RapportEntity) contact = RAPPORT_ENTITY (rapport_contact_new ());
  g_autofree char *key = NULL;

  rapport_contact_set_typed (RAPPORT_CONTACT (contact), text);
  if (customer == 0 || customer == RAPPORT_UNSET || reader->contact != NULL ||
      !rapport_entity_is_set (contact, RAPPORT_CONTACT_NAME))
    return FALSE;
  rapport_entity_set_integer (contact, RAPPORT_CONTACT_CUSTOMER, customer);
  rapport_entity_set_integer (contact, RAPPORT_CONTACT_RANK,
                              rapport_import_count_contacts (reader->scope->connection, customer));
  reader->contact = contact;
  reader->contact_field = field;
  key = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s", customer, text);
  g_hash_table_replace (reader->scope->members, g_strdup (key), g_steal_pointer (&contact));
  if (g_hash_table_add (reader->scope->named, g_steal_pointer (&key)))
    rapport_import_problems_add (&reader->row->problems, reader->index, RAPPORT_SEVERITY_FLAG,
                                 /* translators: what was typed for a person at a customer's */
                                 _("“%s” becomes a new contact."), text);
  return TRUE;
}

/* A contact is one of the customer's, where the row tells whose the thing is. */
static gint64
find_named (RapportImportThingRow    *reader,
            const RapportEntityInfo  *target,
            const char               *text,
            GError                  **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (reader->entity);
  const int owner = rapport_entity_info_find_owner (info, rapport_customer_info.name);
  const gint64 customer = owner >= 0 ? rapport_entity_get_integer (reader->entity, owner) : 0;
  gint64 id = 0;

  if (target != &rapport_contact_info || customer == 0)
    return rapport_named_find (reader->scope->connection, target, text, error);
  return rapport_import_find_contact (reader->scope->connection, customer, text, &id, error) ? id : 0;
}

static gboolean
read_reference (RapportImportThingRow  *reader,
                guint                   field,
                const char             *text,
                GError                **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (reader->entity);
  const RapportEntityInfo *target = rapport_entity_info_for (info->fields[field].target);
  g_autoptr(GError) doubt = NULL;
  const gint64 id = find_named (reader, target, text, &doubt);

  if (doubt != NULL && g_error_matches (doubt, RAPPORT_ERROR, RAPPORT_ERROR_FAILED))
    rapport_import_problems_add (&reader->row->problems, reader->index, RAPPORT_SEVERITY_ERROR, "%s", doubt->message);
  else if (doubt != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&doubt));
      return FALSE;
    }
  else if (id != 0)
    {
      rapport_entity_set_integer (reader->entity, field, id);
      reader->said[field] = TRUE;
    }
  else if ((target == &rapport_member_info && take_member (reader, field, text)) ||
           (target == &rapport_contact_info && take_contact (reader, field, text)))
    return TRUE;
  else if (rapport_value_has_words (info, field))
    {
      rapport_entity_set_text (reader->entity, field + 1, text);
      reader->said[field] = TRUE;
    }
  else
    leave_out (reader, field, text);
  return TRUE;
}

static gboolean
read_cell_moment (gpointer        data,
                  const char     *text,
                  RapportMoment  *moment,
                  GError        **error)
{
  RapportImportThingRow *reader = data;
  const RapportValuePlace *place = &reader->scope->place;
  gboolean is_guessed;

  if (!rapport_import_day_read (reader->column, text, place, moment, &is_guessed, error))
    return FALSE;
  if (is_guessed)
    rapport_import_problems_add_day (&reader->row->problems, reader->index, text, moment, place->zone);
  return TRUE;
}

/* such as 4.5/5: a list tells with a score of how many it is */
static gboolean
read_score (RapportImportThingRow   *reader,
            const char              *text,
            const RapportValuePlace *place)
{
  RapportEntity *entity = reader->entity;
  RapportImportLanguages *languages = reader->scope->columns->languages;
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  const guint field = reader->column->field;
  const int maximum = (info->fields[field].flags & RAPPORT_FIELD_SCORE) != 0
                      ? rapport_entity_info_index (info, "maximum") : -1;
  g_auto(GStrv) parts = maximum >= 0 ? g_strsplit (text, "/", 2) : NULL;
  const gint64 before = maximum >= 0 ? rapport_entity_get_integer (entity, maximum) : 0;

  if (parts == NULL || g_strv_length (parts) != 2)
    return FALSE;
  if (!rapport_import_languages_read (languages, entity, maximum, g_strstrip (parts[1]), place) ||
      !rapport_import_languages_read (languages, entity, field, g_strstrip (parts[0]), place))
    {
      rapport_entity_set_integer (entity, maximum, before);
      return FALSE;
    }
  reader->said[maximum] = TRUE;
  reader->said[field] = TRUE;
  return TRUE;
}

static gboolean
read_cell (RapportImportThingRow  *reader,
           const char             *text,
           GError                **error)
{
  const guint field = reader->column->field;
  const RapportField *description = &rapport_entity_get_info (reader->entity)->fields[field];
  RapportValuePlace place = reader->scope->place;

  if (*text == '\0' ||
      (description->kind != RAPPORT_FIELD_LONG_TEXT && rapport_import_is_placeholder (text)))
    return TRUE;
  if (reader->column->piece == RAPPORT_IMPORT_TIME)
    {
      leave_out (reader, field, text);
      return TRUE;
    }
  if (description->kind == RAPPORT_FIELD_REFERENCE)
    return read_reference (reader, field, text, error);
  if (rapport_import_problems_add_rounded (&reader->row->problems, reader->index, reader->entity, field, text, &place))
    return TRUE;
  place.zeros = reader->column->zeros;
  place.data = reader;
  place.read_moment = read_cell_moment;
  if (read_score (reader, text, &place))
    return TRUE;
  if (rapport_import_languages_read (reader->scope->columns->languages, reader->entity, field, text, &place))
    reader->said[field] = TRUE;
  else
    leave_out (reader, field, text);
  return TRUE;
}

/** rapport_import_thing_row_find_column: Returns: the column of the table that says @field, -1 for none */
int
rapport_import_thing_row_find_column (const RapportImportThingRow *reader,
                                      guint                        field)
{
  return rapport_import_columns_index (reader->scope->columns, RAPPORT_IMPORT_THING, field);
}

/* Whose the thing is, where no column but the person says it. */
static gboolean
read_owner (RapportImportThingRow  *reader,
            GError                **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (reader->entity);
  const int field = rapport_entity_info_find_owner (info, rapport_customer_info.name);
  const char *customer = reader->scope->columns->customer;
  RapportImportColumn column = { RAPPORT_IMPORT_THING, MAX (field, 0), .info = info };

  if (customer == NULL || field < 0 || rapport_import_thing_row_find_column (reader, field) >= 0)
    return TRUE;
  column.title = (char *) g_dpgettext2 (GETTEXT_PACKAGE, "field", info->fields[field].label);
  reader->column = &column;
  reader->index = -1;
  return read_reference (reader, field, customer, error);
}

static gboolean
is_contact (const RapportImportColumn *column)
{
  return column->part == RAPPORT_IMPORT_THING && column->info != NULL &&
         g_strcmp0 (column->info->fields[column->field].target, rapport_contact_info.name) == 0;
}

static gboolean
read_cells (RapportImportThingRow  *reader,
            gboolean                contacts,
            GError                **error)
{
  const RapportImportScope *scope = reader->scope;

  for (guint i = 0; i < scope->columns->columns->len; i++)
    {
      g_autofree char *text =
        rapport_import_day_dup_cell (scope->csv, scope->columns, reader->csv_row, i, &scope->place);

      reader->index = i;
      reader->column = &g_array_index (scope->columns->columns, RapportImportColumn, i);
      if (reader->column->part == RAPPORT_IMPORT_THING && is_contact (reader->column) == contacts &&
          !rapport_import_day_takes_time (scope->csv, scope->columns, reader->csv_row, i, &scope->place) &&
          !read_cell (reader, text, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rapport_import_thing_row_read:
 *
 * Reads the cells of a row; what it belongs to and what it names are found by their numbers or names.
 */
gboolean
rapport_import_thing_row_read (RapportImportThingRow  *reader,
                               GError                **error)
{
  return read_cells (reader, FALSE, error) && read_owner (reader, error) && read_cells (reader, TRUE, error);
}
