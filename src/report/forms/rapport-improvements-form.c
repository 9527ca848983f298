/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-form.h"
#include "rapport-report-parameters.h"

static const RapportListFormColumn columns[] = {
  { NC_("form", "Problem"), 110 },
  { NC_("form", "Goal"), 100 },
  { NC_("form", "Measure"), 130 },
  { NC_("form", "Person responsible"), 55 },
  { NC_("form", "To be done by"), 62, RAPPORT_LIST_FORM_MOMENT },
  { NC_("form", "Expected effect"), 110 },
  { NC_("form", "Real effect"), 110 },
  { NULL },
};

static const RapportListForm form = {
  .rows = RAPPORT_REPORT_ROWS_IMPROVEMENTS,
  .columns = columns,
  .empty = NC_("form", "No improvement actions match."),
};

static const RapportParameter parameters[] = {
  RAPPORT_PARAMETER_OWNER,
  RAPPORT_PARAMETER_FROM,
  RAPPORT_PARAMETER_TO,
  RAPPORT_PARAMETER_END
};

extern const RapportReport rapport_report_f13;
const RapportReport rapport_report_f13 = {
  .id = "f13",
  .title = NC_("form", "Improvement plan"),
  .landscape = TRUE,
  .parameters = parameters,
  RAPPORT_REPORT_OF_ROWS (form),
};
