/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-checks.h"
#include "rapport-contact-name.h"
#include "rapport-customer.h"
#include "rapport-import-row.h"
#include "rapport-moment-text.h"
#include "rapport-money.h"
#include "rapport-record.h"
#include "rapport-words.h"

/* of the currency's minor unit */
#define MONEY_DIGITS 2

/* the row being read, and where it goes */
typedef struct
{
  const RapportImportColumns  *columns;
  RapportImportValues         *values;
  GTimeZone                   *zone;
  GPtrArray                  **problems;
  int                          column;
} Reader;

static void
free_problem (gpointer data)
{
  RapportImportProblem *problem = data;

  g_free (problem->sentence);
  g_free (problem);
}

/** rapport_import_problems_new: Returns: (transfer full): an empty list that owns its problems */
GPtrArray *
rapport_import_problems_new (void)
{
  return g_ptr_array_new_with_free_func (free_problem);
}

/** rapport_import_problems_add: adds a problem, making the list when there is none yet */
void
rapport_import_problems_add (GPtrArray       **problems,
                             int               column,
                             RapportSeverity   severity,
                             const char       *format,
                             ...)
{
  RapportImportProblem *problem = g_new0 (RapportImportProblem, 1);
  va_list args;

  problem->column = column;
  problem->severity = severity;
  va_start (args, format);
  problem->sentence = g_strdup_vprintf (format, args);
  va_end (args);
  if (*problems == NULL)
    *problems = rapport_import_problems_new ();
  g_ptr_array_add (*problems, problem);
}

void
rapport_import_values_free (RapportImportValues *values)
{
  g_clear_object (&values->customer);
  g_clear_object (&values->contact);
  g_clear_object (&values->record);
  g_clear_pointer (&values->extras, g_array_unref);
  g_free (values->owner);
  g_free (values->received_by);
  g_free (values);
}

/** rapport_import_dup_cell: Returns: (transfer full): a cell without the space around its content */
char *
rapport_import_dup_cell (RapportCsv *csv,
                         guint       row,
                         guint       column)
{
  const char *start = rapport_csv_get_cell (csv, row, column);
  const char *end;

  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  end = start + strlen (start);
  while (end > start)
    {
      const char *last = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return g_strndup (start, end - start);
}

/** rapport_import_row_is_empty: Returns: whether no cell of the row says anything */
gboolean
rapport_import_row_is_empty (RapportCsv *csv,
                             guint       row)
{
  for (guint i = 0; i < rapport_csv_get_n_cells (csv, row); i++)
    for (const char *at = rapport_csv_get_cell (csv, row, i); *at != '\0';
         at = g_utf8_next_char (at))
      if (!g_unichar_isspace (g_utf8_get_char (at)))
        return FALSE;
  return TRUE;
}

static const char *
get_title (const Reader *reader)
{
  return g_array_index (reader->columns->columns, RapportImportColumn, reader->column).title;
}

/* what a field cannot hold is not lost */
static void
keep_as_extra (Reader     *reader,
               const char *text)
{
  g_array_append_val (reader->values->extras, reader->column);
  rapport_import_problems_add (reader->problems, reader->column, RAPPORT_SEVERITY_FLAG,
                               /* translators: what was typed, and the name of a column */
                               _("“%s” is nothing that “%s” can be; it is kept as a further column."),
                               text, get_title (reader));
}

static gboolean
has_words (const RapportEntityInfo *info,
           guint                    field)
{
  return field + 1 < info->n_fields && (info->fields[field + 1].flags & RAPPORT_FIELD_WORDS) != 0;
}

static void
read_choice (Reader        *reader,
             RapportEntity *entity,
             guint          field,
             const char    *text)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  const char *value = rapport_words_find (info->fields[field].choices, text);

  rapport_entity_set_text (entity, field, value);
  if (has_words (info, field) && g_strcmp0 (value, text) != 0)
    rapport_entity_set_text (entity, field + 1, text);
  else if (value == NULL)
    keep_as_extra (reader, text);
}

static void
read_flag (Reader        *reader,
           RapportEntity *entity,
           guint          field,
           const char    *text)
{
  gboolean flag;

  if (rapport_words_find_flag (text, &flag))
    rapport_entity_set_flag (entity, field, flag);
  else
    keep_as_extra (reader, text);
}

static void
read_integer (Reader             *reader,
              RapportEntity      *entity,
              guint               field,
              const RapportField *description,
              const char         *text)
{
  gint64 least = description->least != description->most ? description->least : G_MININT32;
  gint64 most = description->least != description->most ? description->most : G_MAXINT32;
  gint64 number;

  if (g_ascii_string_to_signed (text, 10, least, most, &number, NULL))
    rapport_entity_set_integer (entity, field, number);
  else
    keep_as_extra (reader, text);
}

static void
read_money (Reader        *reader,
            RapportEntity *entity,
            guint          field,
            const char    *text)
{
  gint64 minor;

  if (rapport_money_parse (text, MONEY_DIGITS, &minor, NULL) && minor >= 0)
    rapport_entity_set_integer (entity, field, minor);
  else
    keep_as_extra (reader, text);
}

static gboolean
is_meant_as_date (const char *text)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  guint n_digits = 0;

  while (narrow != NULL && g_ascii_isdigit (narrow[n_digits]))
    n_digits++;
  return n_digits >= 4;
}

static void
set_moment (RapportEntity       *entity,
            guint                field,
            RapportFieldKind     kind,
            const RapportMoment *moment)
{
  if (kind == RAPPORT_FIELD_MOMENT)
    rapport_entity_set_moment (entity, field, moment);
  else if (kind == RAPPORT_FIELD_DAY)
    rapport_entity_set_day (entity, field, moment->day);
  else
    rapport_entity_set_integer (entity, field, moment->at);
}

static void
read_moment (Reader             *reader,
             RapportEntity      *entity,
             guint               field,
             const RapportField *description,
             const char         *text)
{
  g_autoptr(GError) error = NULL;
  RapportMoment moment;

  if (rapport_moment_parse_strict (text, reader->zone, &moment, &error))
    {
      if (description->kind == RAPPORT_FIELD_INSTANT && !moment.has_time)
        keep_as_extra (reader, text);
      else
        set_moment (entity, field, description->kind, &moment);
    }
  else if (has_words (rapport_entity_get_info (entity), field) && !is_meant_as_date (text))
    rapport_entity_set_text (entity, field + 1, text);
  else
    rapport_import_problems_add (reader->problems, reader->column, RAPPORT_SEVERITY_ERROR, "%s",
                                 error->message);
}

static void
read_member (Reader        *reader,
             RapportEntity *entity,
             guint          field,
             const char    *text)
{
  RapportImportValues *values = reader->values;
  gboolean received_by = RAPPORT_IS_CUSTOMER (entity) && field == RAPPORT_CUSTOMER_RECEIVED_BY;
  char **name = received_by ? &values->received_by : &values->owner;

  if (*name == NULL)
    *name = g_strdup (text);
}

static void
read_field (Reader        *reader,
            RapportEntity *entity,
            guint          field,
            const char    *text)
{
  const RapportField *description = &rapport_entity_get_info (entity)->fields[field];

  switch (description->kind)
    {
    case RAPPORT_FIELD_CHOICE:
      read_choice (reader, entity, field, text);
      break;
    case RAPPORT_FIELD_FLAG:
      read_flag (reader, entity, field, text);
      break;
    case RAPPORT_FIELD_INTEGER:
      read_integer (reader, entity, field, description, text);
      break;
    case RAPPORT_FIELD_MONEY:
      read_money (reader, entity, field, text);
      break;
    case RAPPORT_FIELD_DAY:
    case RAPPORT_FIELD_MOMENT:
    case RAPPORT_FIELD_INSTANT:
      read_moment (reader, entity, field, description, text);
      break;
    case RAPPORT_FIELD_REFERENCE:
      read_member (reader, entity, field, text);
      break;
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    default:
      rapport_entity_set_text (entity, field, text);
      break;
    }
}

static RapportEntity *
get_contact (RapportImportValues *values)
{
  if (values->contact == NULL)
    values->contact = RAPPORT_ENTITY (rapport_contact_new ());
  return values->contact;
}

static RapportEntity *
get_record (RapportImportValues *values)
{
  if (values->record == NULL)
    {
      values->record = RAPPORT_ENTITY (rapport_record_new ());
      rapport_entity_set_flag (values->record, RAPPORT_RECORD_IMPORTED, TRUE);
    }
  return values->record;
}

/* the position and department in columns of their own count more than those in the name's cell */
static void
read_contact_name (RapportImportValues *values,
                   const char          *text)
{
  g_autoptr(RapportEntity) typed = RAPPORT_ENTITY (rapport_contact_new ());
  RapportEntity *contact = get_contact (values);

  rapport_contact_set_typed (RAPPORT_CONTACT (typed), text);
  for (guint field = RAPPORT_CONTACT_NAME; field <= RAPPORT_CONTACT_AS_TYPED; field++)
    if (!rapport_entity_is_set (contact, field))
      rapport_entity_copy_field (contact, typed, field);
}

static void
read_cell (Reader     *reader,
           const char *text)
{
  const RapportImportColumn *column =
    &g_array_index (reader->columns->columns, RapportImportColumn, reader->column);
  RapportImportValues *values = reader->values;

  switch (column->part)
    {
    case RAPPORT_IMPORT_CUSTOMER:
      read_field (reader, values->customer, column->field, text);
      break;
    case RAPPORT_IMPORT_CONTACT:
      if (column->field == RAPPORT_CONTACT_NAME)
        read_contact_name (values, text);
      else
        read_field (reader, get_contact (values), column->field, text);
      break;
    case RAPPORT_IMPORT_RECORD:
      read_field (reader, get_record (values), column->field, text);
      break;
    case RAPPORT_IMPORT_EXTRA:
    default:
      if (!rapport_import_is_reason (column->title))
        g_array_append_val (values->extras, reader->column);
      break;
    }
}

static gboolean
is_refused (GPtrArray *problems,
            int        column)
{
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const RapportImportProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity == RAPPORT_SEVERITY_ERROR && problem->column == column)
        return TRUE;
    }
  return FALSE;
}

/* A row that has nothing of a follow-up but when the next one is planned makes no record. */
static void
settle_record (Reader *reader)
{
  RapportImportValues *values = reader->values;
  RapportEntity *record = values->record;
  gboolean told = FALSE;

  if (record == NULL || rapport_entity_is_set (record, RAPPORT_RECORD_STARTED))
    return;
  for (guint i = 0; i < RAPPORT_RECORD_N_FIELDS; i++)
    told |= i != RAPPORT_RECORD_NEXT && i != RAPPORT_RECORD_NEXT_WORDS &&
            i != RAPPORT_RECORD_IMPORTED && rapport_entity_is_set (record, i);
  if (!told)
    {
      values->next = *rapport_entity_get_moment (record, RAPPORT_RECORD_NEXT);
      reader->column = rapport_import_columns_index (reader->columns, RAPPORT_IMPORT_RECORD,
                                                     RAPPORT_RECORD_NEXT);
      if (rapport_entity_is_set (record, RAPPORT_RECORD_NEXT_WORDS))
        keep_as_extra (reader, rapport_entity_get_text (record, RAPPORT_RECORD_NEXT_WORDS));
      g_clear_object (&values->record);
      return;
    }
  reader->column = rapport_import_columns_index (reader->columns, RAPPORT_IMPORT_RECORD,
                                                 RAPPORT_RECORD_STARTED);
  if (!is_refused (*reader->problems, reader->column))
    rapport_import_problems_add (reader->problems, reader->column, RAPPORT_SEVERITY_ERROR,
                                 _("The day of the follow-up is missing."));
}

static gboolean
has_column (const RapportImportColumns *columns,
            RapportImportPart           part,
            guint                       field)
{
  return rapport_import_columns_index (columns, part, field) >= 0;
}

/* whether a table that has no column for it can be blamed for what is missing */
static gboolean
concerns (const RapportImportColumns *columns,
          RapportImportPart           part,
          int                         field)
{
  if (field < 0 || has_column (columns, part, field))
    return TRUE;
  if (part == RAPPORT_IMPORT_CONTACT && field == RAPPORT_CONTACT_PHONE)
    return has_column (columns, part, RAPPORT_CONTACT_MOBILE);
  return FALSE;
}

/* whether there are words on both sides of what stands between names in a list of them */
static gboolean
names_several (const char *name)
{
  static const char * const between[] = { "、", "/", "／", ";", "；" };

  for (guint i = 0; i < G_N_ELEMENTS (between); i++)
    {
      g_auto(GStrv) parts = g_strsplit (name, between[i], 2);

      if (g_strv_length (parts) == 2 && *g_strstrip (parts[0]) != '\0' && *g_strstrip (parts[1]) != '\0')
        return TRUE;
    }
  return FALSE;
}

/* They are not taken apart: what else the row says may be of any of them. */
static void
check_contact (const RapportImportColumns  *columns,
               RapportEntity               *contact,
               GPtrArray                  **problems)
{
  const char *name = contact != NULL ? rapport_entity_get_text (contact, RAPPORT_CONTACT_NAME) : NULL;

  if (name != NULL && names_several (name))
    rapport_import_problems_add (problems,
                                 rapport_import_columns_index (columns, RAPPORT_IMPORT_CONTACT, RAPPORT_CONTACT_NAME),
                                 RAPPORT_SEVERITY_FLAG,
                                 /* translators: %s is what stands in a cell, such as “张三、李四” */
                                 _("“%s” looks like several people; it is kept as one contact."), name);
}

static void
check_part (const RapportImportColumns  *columns,
            RapportImportPart            part,
            RapportEntity               *entity,
            gint64                       now,
            GTimeZone                   *zone,
            GPtrArray                  **problems)
{
  g_autoptr(GPtrArray) found = NULL;

  if (entity == NULL)
    return;
  found = rapport_entity_check (entity);
  rapport_entity_check_at (entity, now, zone, found);
  for (guint i = 0; i < found->len; i++)
    {
      const RapportProblem *problem = g_ptr_array_index (found, i);
      int field = rapport_entity_info_index (rapport_entity_get_info (entity), problem->field);
      int column = field >= 0 ? rapport_import_columns_index (columns, part, field) : -1;

      if (part == RAPPORT_IMPORT_RECORD && field == RAPPORT_RECORD_STARTED &&
          problem->severity == RAPPORT_SEVERITY_ERROR)
        continue;
      if (problem->severity == RAPPORT_SEVERITY_ERROR || concerns (columns, part, field))
        rapport_import_problems_add (problems, column, problem->severity, "%s", problem->sentence);
    }
}

/**
 * rapport_import_row_read:
 * @row: of the table, from 0
 * @zone: where the table was written
 * @problems: (inout) (element-type RapportImportProblem): what is wrong is added; made when needed
 *
 * Reads what a row says. Words that are no choice and the like are kept as they are and flagged;
 * impossible dates reject the row.
 *
 * Returns: (transfer full): the values, as far as they could be read
 */
RapportImportValues *
rapport_import_row_read (RapportCsv                  *csv,
                         const RapportImportColumns  *columns,
                         guint                        row,
                         GTimeZone                   *zone,
                         GPtrArray                  **problems)
{
  RapportImportValues *values = g_new0 (RapportImportValues, 1);
  Reader reader = { columns, values, zone, problems, 0 };

  g_return_val_if_fail (csv != NULL && columns != NULL && problems != NULL, values);

  values->customer = RAPPORT_ENTITY (rapport_customer_new ());
  values->extras = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < columns->columns->len; i++)
    {
      g_autofree char *text = rapport_import_dup_cell (csv, row, i);

      reader.column = i;
      if (*text != '\0')
        read_cell (&reader, text);
    }
  settle_record (&reader);
  return values;
}

/**
 * rapport_import_row_check:
 * @values: what a row says
 * @now: UTC seconds
 * @zone: where the table was written
 * @problems: (inout) (element-type RapportImportProblem): what is wrong is added; made when needed
 *
 * Finds what is wrong with the values of a row that could be read: half e-mail addresses and the
 * like are flagged, a missing name rejects the row.
 */
void
rapport_import_row_check (const RapportImportValues   *values,
                          const RapportImportColumns  *columns,
                          gint64                       now,
                          GTimeZone                   *zone,
                          GPtrArray                  **problems)
{
  g_return_if_fail (values != NULL && columns != NULL && problems != NULL);

  check_part (columns, RAPPORT_IMPORT_CUSTOMER, values->customer, now, zone, problems);
  check_part (columns, RAPPORT_IMPORT_CONTACT, values->contact, now, zone, problems);
  check_part (columns, RAPPORT_IMPORT_RECORD, values->record, now, zone, problems);
  check_contact (columns, values->contact, problems);
}
