/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-contact.h"
#include "rapport-import-cell.h"
#include "rapport-import-numbers.h"
#include "rapport-import-problems.h"
#include "rapport-moment-text.h"

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

/** rapport_import_problems_add_day: says how a day without its year, @text, was understood */
void
rapport_import_problems_add_day (GPtrArray           **problems,
                                 int                   column,
                                 const char           *text,
                                 const RapportMoment  *moment,
                                 GTimeZone            *zone)
{
  g_autofree char *day = rapport_moment_format_iso (moment, zone);

  rapport_import_problems_add (problems, column, RAPPORT_SEVERITY_FLAG,
                               /* translators: what was typed, such as “5月3日”, and a day */
                               _("“%s” is taken for %s."), text, day);
}

/**
 * rapport_import_problems_add_rounded:
 *
 * Says that an amount or a telephone number such as 1.2E+06 is not taken: nobody knows its other digits.
 *
 * Returns: whether @text is such
 */
gboolean
rapport_import_problems_add_rounded (GPtrArray               **problems,
                                     int                       column,
                                     RapportEntity            *entity,
                                     guint                     field,
                                     const char               *text,
                                     const RapportValuePlace  *place)
{
  const RapportField *description = &rapport_entity_get_info (entity)->fields[field];
  const gboolean is_phone =
    RAPPORT_IS_CONTACT (entity) && (field == RAPPORT_CONTACT_PHONE || field == RAPPORT_CONTACT_MOBILE);

  if ((!is_phone && description->kind != RAPPORT_FIELD_MONEY) || !rapport_import_number_is_rounded (text) ||
      (!is_phone && !rapport_value_is_meant_as_amount (description, text, place)))
    return FALSE;
  if (is_phone)
    rapport_import_problems_add (problems, column, RAPPORT_SEVERITY_FLAG,
                                 /* translators: %s is such as “1.38E+10” */
                                 _("“%s” has lost digits and is left out; format the column as a number in the "
                                   "spreadsheet and save it again."),
                                 text);
  else
    rapport_import_problems_add (problems, column, RAPPORT_SEVERITY_ERROR,
                                 /* translators: %s is such as “1.2E+06” */
                                 _("“%s” has lost digits; format the column as a number in the spreadsheet and save "
                                   "it again."),
                                 text);
  return TRUE;
}

/** rapport_import_problems_forget: takes back all that was said of @column */
void
rapport_import_problems_forget (GPtrArray **problems,
                                int         column)
{
  for (guint i = *problems != NULL ? (*problems)->len : 0; i > 0; i--)
    if (((RapportImportProblem *) g_ptr_array_index (*problems, i - 1))->column == column)
      g_ptr_array_remove_index (*problems, i - 1);
  if (*problems != NULL && (*problems)->len == 0)
    g_clear_pointer (problems, g_ptr_array_unref);
}

/** rapport_import_problems_leave_out: says that a total or remark is left out, instead of what its cells are not */
void
rapport_import_problems_leave_out (GPtrArray    **problems,
                                   RapportCells  *csv,
                                   guint          row)
{
  g_clear_pointer (problems, g_ptr_array_unref);
  rapport_import_problems_add (problems, -1, RAPPORT_SEVERITY_FLAG,
                               /* translators: %s is what the row begins with, such as “Total” */
                               _("This row (“%s”) is a total or a remark; it is left out."),
                               rapport_import_get_first_cell (csv, row));
}

/** rapport_import_problems_repeat: says of a row with the headings once more that it is left out */
void
rapport_import_problems_repeat (GPtrArray **problems)
{
  g_clear_pointer (problems, g_ptr_array_unref);
  rapport_import_problems_add (problems, -1, RAPPORT_SEVERITY_FLAG,
                               _("This row repeats the headings; it is left out."));
}

/** rapport_import_problems_add_overridden: says that of @label not @value counts, but what row @row says: @counts */
void
rapport_import_problems_add_overridden (GPtrArray  **problems,
                                        int          column,
                                        const char  *label,
                                        const char  *value,
                                        const char  *counts,
                                        guint        row)
{
  rapport_import_problems_add (problems, column, RAPPORT_SEVERITY_FLAG,
                               /* translators: a field, its value, another value, and a row's number */
                               _("“%s” is “%s” here but “%s” in row %u, which counts."), label, value, counts, row);
}
