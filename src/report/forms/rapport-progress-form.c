/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-form.h"
#include "rapport-report-parameters.h"

static const RapportListFormColumn columns[] = {
  { NC_("form", "Work done"), 170 },
  { NC_("form", "What is planned next"), 150 },
  { NC_("form", "Risks"), 130 },
  { NC_("form", "Measures"), 130 },
  { NULL },
};

static const RapportListForm form = {
  .rows = RAPPORT_REPORT_ROWS_PROGRESS,
  .columns = columns,
  .empty = NC_("form", "There are no progress notes."),
};

static const RapportParameter parameters[] = {
  RAPPORT_PARAMETER_CUSTOMER,
  RAPPORT_PARAMETER_FROM,
  RAPPORT_PARAMETER_TO,
  RAPPORT_PARAMETER_END
};

extern const RapportReport rapport_report_f8;
const RapportReport rapport_report_f8 = {
  .id = "f8",
  .title = NC_("form", "Project progress report"),
  .landscape = TRUE,
  .parameters = parameters,
  RAPPORT_REPORT_OF_ROWS (form),
};
