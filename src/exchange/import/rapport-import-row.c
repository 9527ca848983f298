/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-contact-name.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-import-cell.h"
#include "rapport-import-days.h"
#include "rapport-import-people.h"
#include "rapport-import-totals.h"
#include "rapport-line.h"
#include "rapport-record.h"

/* what divides the tags in a cell */
#define TAG_SEPARATORS ",，、;；/／\n"

/* the row being read, and where it goes */
typedef struct
{
  const RapportImportColumns  *columns;
  RapportImportValues         *values;
  RapportValuePlace            place;
  GPtrArray                  **problems;
  int                          column;
} Reader;

void
rapport_import_values_free (RapportImportValues *values)
{
  g_clear_object (&values->customer);
  g_clear_object (&values->contact);
  g_clear_object (&values->record);
  g_ptr_array_unref (values->others);
  g_ptr_array_unref (values->tags);
  g_free (values->family_name);
  g_free (values->given_name);
  g_free (values->names);
  g_clear_pointer (&values->extras, g_array_unref);
  g_free (values->owner);
  g_free (values->received_by);
  g_free (values);
}

static const RapportImportColumn *
get_column (const Reader *reader)
{
  return &g_array_index (reader->columns->columns, RapportImportColumn, reader->column);
}

static const char *
get_title (const Reader *reader)
{
  return get_column (reader)->title;
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

/* What a number can be at all; that one is odd is flagged later. */
static gboolean
is_allowed (const RapportField *field,
            gint64              number)
{
  if (field->least != field->most)
    return number >= field->least && number <= field->most;
  return number >= 0 || (field->kind == RAPPORT_FIELD_INTEGER && (field->flags & RAPPORT_FIELD_POSITIVE) == 0);
}

/* A number that can't be meant would be lost beside the field: nobody adds up names and values. */
static void
refuse_number (Reader             *reader,
               const RapportField *field)
{
  const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "field", field->label);

  if (field->least == field->most)
    {
      rapport_import_problems_add (reader->problems, reader->column, RAPPORT_SEVERITY_ERROR,
                                   _("“%s” can’t be less than nothing."), label);
      return;
    }
  {
    g_autofree char *least = g_strdup_printf ("%" G_GINT64_FORMAT, field->least);
    g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, field->most);

    rapport_import_problems_add (reader->problems, reader->column, RAPPORT_SEVERITY_ERROR,
                                 _("“%s” must be between %s and %s."), label, least, most);
  }
}

/* The cell shows less than is taken. */
static void
tell_unit (Reader *reader)
{
  g_autofree char *zeros = g_strnfill (get_column (reader)->zeros, '0');

  rapport_import_problems_add (reader->problems, reader->column, RAPPORT_SEVERITY_FLAG,
                               /* translators: %s is a number of zeros, such as “0000” */
                               _("Plain numbers in this column are taken times 1%s, the unit in its title."), zeros);
}

/* Words that name no choice stand beside it where they can. An amount that can be none would be lost there. */
static void
read_value (Reader             *reader,
            RapportEntity      *entity,
            const RapportField *description,
            guint               field,
            const char         *text)
{
  const gboolean is_number =
    description->kind == RAPPORT_FIELD_INTEGER || description->kind == RAPPORT_FIELD_MONEY;
  RapportValuePlace place = reader->place;

  if (description->kind == RAPPORT_FIELD_TEXT && (description->flags & RAPPORT_FIELD_IDENTIFIES) != 0 &&
      !rapport_line_is_clean (text))
    rapport_import_problems_add (reader->problems, reader->column, RAPPORT_SEVERITY_FLAG,
                                 /* translators: the name of a column */
                                 _("Signs that nobody sees were taken out of “%s”."), get_title (reader));
  if (rapport_import_problems_add_rounded (reader->problems, reader->column, entity, field, text, &place))
    return;
  place.zeros = get_column (reader)->zeros;
  if (!rapport_import_languages_read (reader->columns->languages, entity, field, text, &place))
    {
      if (rapport_value_is_meant_as_amount (description, text, &place))
        rapport_import_problems_add (reader->problems, reader->column, RAPPORT_SEVERITY_ERROR,
                                     _("“%s” is not an amount of money."), text);
      else
        keep_as_extra (reader, text);
    }
  else if (is_number && !is_allowed (description, rapport_entity_get_integer (entity, field)))
    {
      rapport_entity_set_integer (entity, field, RAPPORT_UNSET);
      refuse_number (reader, description);
    }
  else if (place.zeros > 0)
    tell_unit (reader);
}

/* Without its day a follow-up can't be; what else can't be read is kept as it was typed. */
static void
keep_moment (Reader             *reader,
             RapportEntity      *entity,
             guint               field,
             const char         *text,
             const GError       *error)
{
  if (RAPPORT_IS_RECORD (entity) && field == RAPPORT_RECORD_STARTED)
    rapport_import_problems_add (reader->problems, reader->column, RAPPORT_SEVERITY_ERROR, "%s", error->message);
  else
    keep_as_extra (reader, text);
}

static gboolean
read_cell_moment (gpointer        data,
                  const char     *text,
                  RapportMoment  *moment,
                  GError        **error)
{
  Reader *reader = data;
  gboolean is_guessed;

  if (!rapport_import_day_read (get_column (reader), text, &reader->place, moment, &is_guessed, error))
    return FALSE;
  if (is_guessed)
    rapport_import_problems_add_day (reader->problems, reader->column, text, moment, reader->place.zone);
  return TRUE;
}

static void
read_moment (Reader        *reader,
             RapportEntity *entity,
             guint          field,
             const char    *text)
{
  g_autoptr(GError) error = NULL;
  RapportValuePlace place = reader->place;

  place.data = reader;
  place.read_moment = read_cell_moment;
  if (rapport_value_read (entity, field, text, &place, &error))
    return;
  if (rapport_value_has_words (rapport_entity_get_info (entity), field) && !rapport_import_day_is_meant (text))
    rapport_entity_set_text (entity, field + 1, text);
  else
    keep_moment (reader, entity, field, text, error);
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

  if (description->kind == RAPPORT_FIELD_REFERENCE)
    read_member (reader, entity, field, text);
  else if (description->kind == RAPPORT_FIELD_DAY || description->kind == RAPPORT_FIELD_MOMENT ||
           description->kind == RAPPORT_FIELD_INSTANT)
    read_moment (reader, entity, field, text);
  else
    read_value (reader, entity, description, field, text);
}

static RapportEntity *
get_contact (RapportImportValues *values)
{
  if (values->contact == NULL)
    {
      values->contact = RAPPORT_ENTITY (rapport_contact_new ());
      rapport_entity_set_quiet (values->contact, TRUE);
    }
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
  static const guint fields[] = {
    RAPPORT_CONTACT_NAME, RAPPORT_CONTACT_POSITION, RAPPORT_CONTACT_DEPARTMENT, RAPPORT_CONTACT_AS_TYPED,
  };
  RapportEntity *contact = get_contact (values);
  char *parts[G_N_ELEMENTS (fields)] = { NULL };

  rapport_contact_name_split (text, &parts[0], &parts[1], &parts[2]);
  parts[3] = g_strdup (text);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (rapport_entity_is_set (contact, fields[i]))
      g_free (parts[i]);
    else
      rapport_entity_take_text (contact, fields[i], parts[i]);
}

/* Numbers that can't be told apart are kept as they stand. */
static void
read_people_with_numbers (Reader     *reader,
                          const char *text)
{
  RapportImportValues *values = reader->values;

  if (values->names == NULL &&
      !rapport_import_people_take_numbers (get_contact (values), text, &values->names))
    keep_as_extra (reader, text);
}

static void
read_contact_cell (Reader     *reader,
                   const char *text)
{
  const RapportImportColumn *column = get_column (reader);
  RapportImportValues *values = reader->values;

  if (column->piece == RAPPORT_IMPORT_FAMILY_NAME)
    values->family_name = g_strdup (text);
  else if (column->piece == RAPPORT_IMPORT_GIVEN_NAME)
    values->given_name = g_strdup (text);
  else if (column->piece == RAPPORT_IMPORT_NAME_AND_PHONE)
    read_people_with_numbers (reader, text);
  else if (column->field == RAPPORT_CONTACT_NAME)
    get_contact (values);
  else
    read_field (reader, get_contact (values), column->field, text);
}

static void
read_tags_cell (Reader     *reader,
                const char *text)
{
  RapportImportValues *values = reader->values;
  g_autoptr(GPtrArray) tags = rapport_import_split (text, TAG_SEPARATORS);

  for (guint i = 0; i < tags->len; i++)
    if (!g_ptr_array_find_with_equal_func (values->tags, g_ptr_array_index (tags, i), g_str_equal, NULL))
      g_ptr_array_add (values->tags, g_strdup (g_ptr_array_index (tags, i)));
}

/* Words for nothing are no content of a field; in long texts they may be meant. */
static gboolean
says_nothing (const Reader *reader,
              const char   *text)
{
  const RapportImportColumn *column = get_column (reader);
  const RapportEntityInfo *info = rapport_import_part_get_info (column->part);

  if (*text == '\0' || column->part == RAPPORT_IMPORT_LEFT_OUT)
    return TRUE;
  if (info == NULL)
    return column->part == RAPPORT_IMPORT_TAGS && rapport_import_is_placeholder (text);
  return info->fields[column->field].kind != RAPPORT_FIELD_LONG_TEXT && rapport_import_is_placeholder (text);
}

static void
read_customer_cell (Reader     *reader,
                    const char *text)
{
  read_field (reader, reader->values->customer, get_column (reader)->field, text);
}

static void
read_record_cell (Reader     *reader,
                  const char *text)
{
  if (get_column (reader)->piece == RAPPORT_IMPORT_TIME)
    keep_as_extra (reader, text);
  else
    read_field (reader, get_record (reader->values), get_column (reader)->field, text);
}

static void
read_extra_cell (Reader     *reader,
                 const char *text)
{
  if (!rapport_import_is_reason (get_column (reader)->title))
    g_array_append_val (reader->values->extras, reader->column);
}

static void (* const cell_readers[]) (Reader     *reader,
                                      const char *text) = {
  [RAPPORT_IMPORT_CUSTOMER] = read_customer_cell,
  [RAPPORT_IMPORT_CONTACT] = read_contact_cell,
  [RAPPORT_IMPORT_RECORD] = read_record_cell,
  [RAPPORT_IMPORT_TAGS] = read_tags_cell,
  [RAPPORT_IMPORT_EXTRA] = read_extra_cell,
  [RAPPORT_IMPORT_THING] = read_extra_cell,
  [RAPPORT_IMPORT_LEFT_OUT] = NULL,
};

/* The names are read last: what other columns say of the people counts more, and is divided among several.
 * A name in pieces counts where it does not stand in one as well. */
static void
settle_contact (Reader     *reader,
                RapportCells *csv,
                guint       row)
{
  RapportImportValues *values = reader->values;
  const int column = rapport_import_columns_index (reader->columns, RAPPORT_IMPORT_CONTACT, RAPPORT_CONTACT_NAME);
  g_autofree char *names = column >= 0 ? rapport_import_dup_cell (csv, row, column) : g_strdup (values->names);
  g_autofree char *pieces = rapport_import_people_dup_name (values->family_name, values->given_name);

  if (names != NULL && *names != '\0' && !rapport_import_is_placeholder (names))
    {
      if (!rapport_import_people_split (values, names))
        read_contact_name (values, names);
    }
  else if (pieces != NULL)
    read_contact_name (values, pieces);
}

/* whether the cell says of the customer what another row may not say in its place */
static gboolean
tells_of_customer (const Reader *reader,
                   const char   *text)
{
  const RapportImportColumn *column = get_column (reader);

  if (column->part != RAPPORT_IMPORT_CUSTOMER || says_nothing (reader, text))
    return FALSE;
  return rapport_customer_info.fields[column->field].kind != RAPPORT_FIELD_LONG_TEXT &&
         (column->field != RAPPORT_CUSTOMER_OWNER || reader->values->record == NULL);
}

/* What goes on below a customer tells of its people and follow-ups; what is otherwise of the customer itself may be
 * another's, whose name is missing. */
static void
compare_with_above (Reader       *reader,
                    RapportCells *csv,
                    guint         row,
                    guint         above,
                    const char   *name)
{
  for (guint i = 0; i < reader->columns->columns->len; i++)
    {
      g_autofree char *here = rapport_import_dup_cell (csv, row, i);
      g_autofree char *there = rapport_import_dup_cell (csv, above, i);

      reader->column = i;
      if (tells_of_customer (reader, here) && strcmp (here, there) != 0)
        rapport_import_problems_add (reader->problems, i, RAPPORT_SEVERITY_ERROR,
                                     /* translators: what stands in a cell, a customer's name and the number of a row */
                                     _("No customer is named here, and “%s” is not what “%s” has in row %u: "
                                       "name the customer."),
                                     here, name, above + 1);
    }
}

/* A sheet with merged cells has the customer in the first of its rows only. */
static void
take_customer_above (Reader     *reader,
                     RapportCells *csv,
                     guint       row)
{
  const int number = rapport_import_columns_index (reader->columns, RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_NUMBER);
  const int name = rapport_import_columns_index (reader->columns, RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_NAME);
  RapportEntity *customer = reader->values->customer;

  if (name < 0 || rapport_entity_is_set (customer, RAPPORT_CUSTOMER_NAME) ||
      rapport_entity_is_set (customer, RAPPORT_CUSTOMER_NUMBER) ||
      (reader->values->contact == NULL && reader->values->record == NULL))
    return;
  for (guint above = row - 1; above > reader->columns->header; above--)
    {
      g_autofree char *name_text = rapport_import_dup_cell (csv, above, name);
      g_autofree char *number_text = number >= 0 ? rapport_import_dup_cell (csv, above, number) : NULL;

      if (rapport_import_row_is_empty (csv, above))
        return;
      if (*name_text == '\0')
        continue;
      if (rapport_import_find_remark (name_text, csv, above) != RAPPORT_IMPORT_NO_REMARK ||
          rapport_import_repeats_headings (csv, reader->columns->header, above))
        return;
      reader->values->named_by = above;
      rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, name_text);
      rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NUMBER,
                               number_text != NULL && *number_text != '\0' ? number_text : NULL);
      rapport_import_problems_add (reader->problems, name, RAPPORT_SEVERITY_FLAG,
                                   /* translators: the name of a customer and the number of a row */
                                   _("No customer is named here; “%s” of row %u is taken."), name_text, above + 1);
      compare_with_above (reader, csv, row, above, name_text);
      return;
    }
}

/* Returns: whether the row is passed over, as what stands below a table, or its headings on the next page */
static gboolean
pass_over_remark (Reader       *reader,
                  RapportCells *csv,
                  guint         row)
{
  RapportEntity *customer = reader->values->customer;
  const char *name = rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME);
  RapportImportRemark remark;

  if (rapport_import_repeats_headings (csv, reader->columns->header, row))
    {
      reader->values->is_remark = TRUE;
      rapport_import_problems_repeat (reader->problems);
      return TRUE;
    }
  if (name == NULL)
    name = rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NUMBER);
  remark = rapport_import_find_remark (name, csv, row);
  if (remark == RAPPORT_IMPORT_MAYBE_REMARK)
    rapport_import_problems_add (reader->problems, -1, RAPPORT_SEVERITY_ERROR,
                                 /* translators: %s is a word such as “Total” */
                                 _("This row (“%s”) looks like a total or a remark, not like a customer."), name);
  if (remark != RAPPORT_IMPORT_REMARK)
    return FALSE;
  reader->values->is_remark = TRUE;
  rapport_import_problems_leave_out (reader->problems, csv, row);
  return TRUE;
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

static void
settle_next (Reader *reader)
{
  RapportEntity *record = reader->values->record;
  const char *words = record != NULL ? rapport_entity_get_text (record, RAPPORT_RECORD_NEXT_WORDS) : NULL;
  RapportMoment next;

  if (words == NULL || rapport_entity_is_set (record, RAPPORT_RECORD_NEXT))
    return;
  reader->column = rapport_import_columns_index (reader->columns, RAPPORT_IMPORT_RECORD, RAPPORT_RECORD_NEXT);
  g_return_if_fail (reader->column >= 0);
  if (!rapport_import_day_read_next (get_column (reader), words,
                                     rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED), &reader->place, &next))
    return;
  rapport_import_problems_add_day (reader->problems, reader->column, words, &next, reader->place.zone);
  rapport_entity_set_moment (record, RAPPORT_RECORD_NEXT, &next);
  rapport_entity_set_text (record, RAPPORT_RECORD_NEXT_WORDS, NULL);
}

static int
find_note (const RapportImportColumns *columns)
{
  for (guint i = 0; i < columns->columns->len; i++)
    if (g_array_index (columns->columns, RapportImportColumn, i).is_note)
      return i;
  return -1;
}

/* A remark in a row without a follow-up is about the customer. */
static void
settle_note (Reader       *reader,
             RapportCells *csv,
             guint         row)
{
  RapportImportValues *values = reader->values;
  const int index = find_note (reader->columns);
  g_autofree char *text = NULL;

  if (index < 0 || rapport_entity_is_set (values->customer, RAPPORT_CUSTOMER_NOTES) ||
      (values->record != NULL && rapport_entity_is_set (values->record, RAPPORT_RECORD_STARTED)))
    return;
  if (g_array_index (reader->columns->columns, RapportImportColumn, index).part == RAPPORT_IMPORT_RECORD &&
      values->record != NULL)
    rapport_entity_set_text (values->record, RAPPORT_RECORD_SUMMARY, NULL);
  for (guint i = values->extras->len; i > 0; i--)
    if (g_array_index (values->extras, int, i - 1) == index)
      g_array_remove_index (values->extras, i - 1);
  text = rapport_import_dup_cell (csv, row, index);
  rapport_entity_set_text (values->customer, RAPPORT_CUSTOMER_NOTES, *text != '\0' ? text : NULL);
}

/* A row that has nothing of a follow-up but when the next one is planned makes no record. */
static void
settle_record (Reader       *reader,
               RapportCells *csv,
               guint         row)
{
  RapportImportValues *values = reader->values;
  RapportEntity *record = values->record;
  gboolean told = FALSE;

  settle_next (reader);
  settle_note (reader, csv, row);
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

/**
 * rapport_import_row_read:
 * @row: of the table, from 0
 * @place: where the table was written, and the book's currency
 * @problems: (inout) (element-type RapportImportProblem): what is wrong is added; made when needed
 *
 * Reads what a row says. Words that are no choice and the like are kept as they are and flagged;
 * impossible dates reject the row.
 *
 * Returns: (transfer full): the values, as far as they could be read
 */
RapportImportValues *
rapport_import_row_read (RapportCells                *csv,
                         const RapportImportColumns  *columns,
                         guint                        row,
                         const RapportValuePlace     *place,
                         GPtrArray                  **problems)
{
  RapportImportValues *values = g_new0 (RapportImportValues, 1);
  Reader reader = { columns, values, *place, problems, 0 };

  g_return_val_if_fail (csv != NULL && columns != NULL && problems != NULL, values);

  values->customer = RAPPORT_ENTITY (rapport_customer_new ());
  rapport_entity_set_quiet (values->customer, TRUE);
  values->extras = g_array_new (FALSE, FALSE, sizeof (int));
  values->others = g_ptr_array_new_with_free_func (g_object_unref);
  values->tags = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < columns->columns->len; i++)
    {
      g_autofree char *text = rapport_import_day_dup_cell (csv, columns, row, i, place);

      reader.column = i;
      if (!says_nothing (&reader, text) && !rapport_import_day_takes_time (csv, columns, row, i, place))
        cell_readers[get_column (&reader)->part] (&reader, text);
    }
  settle_contact (&reader, csv, row);
  if (pass_over_remark (&reader, csv, row))
    return values;
  take_customer_above (&reader, csv, row);
  settle_record (&reader, csv, row);
  return values;
}
