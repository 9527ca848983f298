/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-form.h"
#include "rapport-report-parameters.h"
#include "rapport-requirement.h"

static const RapportListFormColumn columns[] = {
  { NC_("form", "Customer name"), 80, .repeats = TRUE },
  { NC_("form", "Type of requirement (core/secondary)"), 52, RAPPORT_LIST_FORM_CHOICE, rapport_requirement_types },
  { NC_("form", "Requirement"), 150 },
  { NC_("form", "Priority (high/medium/low)"), 40, RAPPORT_LIST_FORM_CHOICE, rapport_levels },
  { NC_("form", "Solution"), 150 },
  { NC_("form", "Owner"), 52 },
  { NC_("form", "Confirmed"), 62, RAPPORT_LIST_FORM_MOMENT },
  { NC_("form", "Customer’s signature"), 80 },
  { NULL },
};

static const RapportListForm form = {
  .rows = RAPPORT_REPORT_ROWS_REQUIREMENTS,
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

extern const RapportReport rapport_report_f3;
const RapportReport rapport_report_f3 = {
  .id = "f3",
  .title = NC_("form", "Requirements and solutions"),
  .landscape = TRUE,
  .parameters = parameters,
  RAPPORT_REPORT_OF_ROWS (form),
};
