/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-checks.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-import-numbers.h"
#include "rapport-import-row.h"
#include "rapport-record.h"

/* seconds that a follow-up may lie in the future */
#define MOST_AHEAD (24 * 60 * 60)

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
  static const char * const between[] = { "、", "/", "／", ";", "；", "，" };

  for (guint i = 0; i < G_N_ELEMENTS (between); i++)
    {
      g_auto(GStrv) parts = strstr (name, between[i]) != NULL ? g_strsplit (name, between[i], 2) : NULL;

      if (parts != NULL && g_strv_length (parts) == 2 && *g_strstrip (parts[0]) != '\0' && *g_strstrip (parts[1]) != '\0')
        return TRUE;
    }
  return FALSE;
}

/* Those that could not be taken apart: what else the row says may be of any of them. Where few cells of a column have a
 * telephone number beside the name it is not looked for. */
static void
check_contact (const RapportImportColumns  *columns,
               RapportEntity               *contact,
               GPtrArray                  **problems)
{
  const char *name = contact != NULL ? rapport_entity_get_text (contact, RAPPORT_CONTACT_NAME) : NULL;
  const int column = rapport_import_columns_index (columns, RAPPORT_IMPORT_CONTACT, RAPPORT_CONTACT_NAME);

  if (name != NULL && names_several (name))
    rapport_import_problems_add (problems, column, RAPPORT_SEVERITY_FLAG,
                                 /* translators: %s is what stands in a cell, such as “张三、李四” */
                                 _("“%s” looks like several people; it is kept as one contact."), name);
  if (name != NULL && strpbrk (name, "0123456789") != NULL && rapport_import_names_with_number (name))
    rapport_import_problems_add (problems, column, RAPPORT_SEVERITY_FLAG,
                                 /* translators: %s is what stands in a cell, such as “张三 13800138000” */
                                 _("“%s” holds a telephone number, which is kept as part of the name."), name);
}

/* What the day of a follow-up is was asked for already, and a customer may be found by its number alone. */
static gboolean
is_found_otherwise (RapportImportPart  part,
                    RapportEntity     *entity,
                    int                field)
{
  if (part == RAPPORT_IMPORT_CUSTOMER)
    return field == RAPPORT_CUSTOMER_NAME && rapport_entity_is_set (entity, RAPPORT_CUSTOMER_NUMBER) &&
           !rapport_entity_is_set (entity, RAPPORT_CUSTOMER_NAME);
  return part == RAPPORT_IMPORT_RECORD && field == RAPPORT_RECORD_STARTED;
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

      if (problem->severity == RAPPORT_SEVERITY_ERROR && is_found_otherwise (part, entity, field))
        continue;
      if (problem->severity == RAPPORT_SEVERITY_ERROR || concerns (columns, part, field))
        rapport_import_problems_add (problems, column, problem->severity, "%s", problem->sentence);
    }
}

/* Of clocks that differ a follow-up may be a little ahead; what is to come later has not happened.
 * Returns: whether the row is rejected for it */
static gboolean
refuse_future (const RapportImportColumns  *columns,
               RapportEntity               *record,
               gint64                       now,
               GTimeZone                   *zone,
               GPtrArray                  **problems)
{
  const int column = rapport_import_columns_index (columns, RAPPORT_IMPORT_RECORD, RAPPORT_RECORD_STARTED);
  const RapportMoment *started = record != NULL ? rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED) : NULL;

  if (column < 0 || started == NULL || !rapport_moment_is_set (started) ||
      started->day <= rapport_day_from_instant (now + MOST_AHEAD, zone))
    return FALSE;
  rapport_import_problems_add (problems, column, RAPPORT_SEVERITY_ERROR, _("“%s” lies in the future."),
                               g_array_index (columns->columns, RapportImportColumn, column).title);
  return TRUE;
}

/**
 * rapport_import_row_check:
 * @values: what a row says
 * @now: UTC seconds
 * @zone: where the table was written
 * @problems: (inout) (element-type RapportImportProblem): what is wrong is added; made when needed
 *
 * Finds what is wrong with the values of a row that could be read: half e-mail addresses and the
 * like are flagged, a missing name or a follow-up that is yet to come rejects the row.
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
  for (guint i = 0; i < values->others->len; i++)
    check_part (columns, RAPPORT_IMPORT_CONTACT, g_ptr_array_index (values->others, i), now, zone, problems);
  if (!refuse_future (columns, values->record, now, zone, problems))
    check_part (columns, RAPPORT_IMPORT_RECORD, values->record, now, zone, problems);
  check_contact (columns, values->contact, problems);
  for (guint i = 0; i < values->others->len; i++)
    check_contact (columns, g_ptr_array_index (values->others, i), problems);
}
