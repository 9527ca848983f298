/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-reports.h"

#define FORMS(FORM) \
  FORM (rapport_report_f1) \
  FORM (rapport_report_f2) \
  FORM (rapport_report_f3) \
  FORM (rapport_report_f4) \
  FORM (rapport_report_f5) \
  FORM (rapport_report_f6) \
  FORM (rapport_report_f6m) \
  FORM (rapport_report_f7) \
  FORM (rapport_report_f8) \
  FORM (rapport_report_f9) \
  FORM (rapport_report_f10) \
  FORM (rapport_report_f11) \
  FORM (rapport_report_f12) \
  FORM (rapport_report_f13) \
  FORM (rapport_report_f14) \
  FORM (rapport_report_plan) \
  FORM (rapport_report_article) \
  FORM (rapport_report_texts)

#define DECLARE(form) extern const RapportReport form;
FORMS (DECLARE)

/** rapport_reports: Returns: (array zero-terminated=1): all printed forms, in the order they are offered */
const RapportReport * const *
rapport_reports (void)
{
#define LIST(form) &form,
  static const RapportReport * const reports[] = { FORMS (LIST) NULL };

  return reports;
}

/** rapport_report_find: Returns: (nullable): the form of domain.md with @id, as "f1" or "F1" */
const RapportReport *
rapport_report_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (const RapportReport * const *report = rapport_reports (); *report != NULL; report++)
    if (g_ascii_strcasecmp ((*report)->id, id) == 0)
      return *report;
  return NULL;
}

/** rapport_report_find_about: Returns: (nullable): the form of a thing of the kind @thing (nullable) */
const RapportReport *
rapport_report_find_about (const char *thing)
{
  for (const RapportReport * const *report = rapport_reports (); *report != NULL; report++)
    if (thing != NULL && g_strcmp0 ((*report)->about, thing) == 0)
      return *report;
  return NULL;
}
