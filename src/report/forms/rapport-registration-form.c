/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-form.h"
#include "rapport-report-parameters.h"

static const RapportListFormColumn columns[] = {
  { NC_("form", "Customer name"), 80, .repeats = TRUE },
  { NC_("form", "Industry"), 60 },
  { NC_("form", "Size of the company (employees)"), 58 },
  { NC_("form", "Contact"), 55 },
  { NC_("form", "Position"), 52 },
  { NC_("form", "Phone"), 78 },
  { NC_("form", "Email"), 88 },
  { NC_("form", "First contact"), 62, RAPPORT_LIST_FORM_MOMENT },
  { NC_("form", "Source"), 66, RAPPORT_LIST_FORM_CHOICE, rapport_customer_sources },
  { NC_("form", "Initial need"), 130 },
  { NC_("form", "Owner"), 50 },
  { NULL },
};

static const RapportListForm form = {
  .rows = RAPPORT_REPORT_ROWS_REGISTRATION,
  .columns = columns,
  .empty = NC_("form", "No customers match."),
};

static const RapportParameter parameters[] = {
  RAPPORT_PARAMETER_OWNER,
  RAPPORT_PARAMETER_GRADE,
  RAPPORT_PARAMETER_FROM,
  RAPPORT_PARAMETER_TO,
  RAPPORT_PARAMETER_END
};

extern const RapportReport rapport_report_f2;
const RapportReport rapport_report_f2 = {
  .id = "f2",
  .title = NC_("form", "Customer registration"),
  .landscape = TRUE,
  .parameters = parameters,
  RAPPORT_REPORT_OF_ROWS (form),
};
