/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RapportSeverity:
 * FLAG: kept as typed and marked, as half an e-mail address is; ERROR: nonsense, refused
 */
typedef enum
{
  RAPPORT_SEVERITY_FLAG,
  RAPPORT_SEVERITY_ERROR,
} RapportSeverity;

/** RapportProblem: what is wrong with one field, as a sentence for the person who typed it */
typedef struct
{
  const char      *field;
  RapportSeverity  severity;
  char            *sentence;
} RapportProblem;

RapportProblem       *rapport_problem_new   (const char      *field,
                                             RapportSeverity  severity,
                                             const char      *sentence);
void                  rapport_problem_free  (RapportProblem  *problem);
GPtrArray            *rapport_problems_new  (void);
void                  rapport_problems_add  (GPtrArray       *problems,
                                             const char      *field,
                                             RapportSeverity  severity,
                                             const char      *format,
                                             ...) G_GNUC_PRINTF (4, 5);
const RapportProblem *rapport_problems_find_error (GPtrArray *problems);
gboolean              rapport_problems_to_error   (GPtrArray *problems,
                                                   GError   **error);

#define RAPPORT_ERROR (rapport_error_quark ())
GQuark rapport_error_quark (void);

/**
 * RapportError:
 * INVALID: the data are nonsense; NOT_FOUND: the thing is gone; CONFLICT: another thing stands in
 * the way; NEWER: the book was written by a newer program; DAMAGED: the book is damaged;
 * READ_ONLY: it can't be written; BUSY: another process keeps it; FULL: the disk is full;
 * FAILED: anything else
 */
typedef enum
{
  RAPPORT_ERROR_INVALID,
  RAPPORT_ERROR_NOT_FOUND,
  RAPPORT_ERROR_CONFLICT,
  RAPPORT_ERROR_NEWER,
  RAPPORT_ERROR_DAMAGED,
  RAPPORT_ERROR_READ_ONLY,
  RAPPORT_ERROR_BUSY,
  RAPPORT_ERROR_FULL,
  RAPPORT_ERROR_FAILED,
} RapportError;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportProblem, rapport_problem_free)

G_END_DECLS
