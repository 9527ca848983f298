/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-form.h"
#include "rapport-report-parameters.h"
#include "rapport-requirement.h"

static const RapportListFormColumn columns[] = {
  { NC_("form", "Class of need"), 60, RAPPORT_LIST_FORM_CHOICE, rapport_requirement_types },
  { NC_("form", "Priority"), 45, RAPPORT_LIST_FORM_CHOICE, rapport_levels },
  { NC_("form", "What the customer asks for"), 280 },
  { NC_("form", "Resources proposed"), 200 },
  { NULL },
};

static const RapportListForm form = {
  .rows = RAPPORT_REPORT_ROWS_NEEDS,
  .columns = columns,
  .empty = NC_("form", "No requirements match."),
};

static const RapportParameter parameters[] = {
  RAPPORT_PARAMETER_OWNER,
  RAPPORT_PARAMETER_GRADE,
  RAPPORT_PARAMETER_FROM,
  RAPPORT_PARAMETER_TO,
  RAPPORT_PARAMETER_END
};

extern const RapportReport rapport_report_f11;
const RapportReport rapport_report_f11 = {
  .id = "f11",
  .title = NC_("form", "Needs analysis"),
  .landscape = TRUE,
  .parameters = parameters,
  RAPPORT_REPORT_OF_ROWS (form),
};
