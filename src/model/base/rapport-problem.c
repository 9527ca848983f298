/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-problem.h"

G_DEFINE_QUARK (rapport-error, rapport_error)

/** rapport_problem_new: Returns: (transfer full): a problem with the field named @field */
RapportProblem *
rapport_problem_new (const char      *field,
                     RapportSeverity  severity,
                     const char      *sentence)
{
  RapportProblem *problem = g_new0 (RapportProblem, 1);

  problem->field = g_intern_string (field);
  problem->severity = severity;
  problem->sentence = g_strdup (sentence);
  return problem;
}

void
rapport_problem_free (RapportProblem *problem)
{
  g_free (problem->sentence);
  g_free (problem);
}

/** rapport_problems_new: Returns: (transfer full): an empty list of problems that owns them */
GPtrArray *
rapport_problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_problem_free);
}

/** rapport_problems_add: adds a problem whose sentence is made from @format */
void
rapport_problems_add (GPtrArray       *problems,
                      const char      *field,
                      RapportSeverity  severity,
                      const char      *format,
                      ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  g_return_if_fail (problems != NULL);

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (problems, rapport_problem_new (field, severity, sentence));
}

/** rapport_problems_find_error: Returns: (nullable): the first problem that refuses the data */
const RapportProblem *
rapport_problems_find_error (GPtrArray *problems)
{
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const RapportProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity == RAPPORT_SEVERITY_ERROR)
        return problem;
    }
  return NULL;
}

/**
 * rapport_problems_to_error:
 *
 * Returns: TRUE when nothing in @problems refuses the data; otherwise @error is set to the first
 */
gboolean
rapport_problems_to_error (GPtrArray  *problems,
                           GError    **error)
{
  const RapportProblem *problem = rapport_problems_find_error (problems);

  if (problem == NULL)
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, problem->sentence);
  return FALSE;
}
