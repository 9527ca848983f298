/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-form.h"
#include "rapport-report-parameters.h"

static const RapportListFormColumn columns[] = {
  { NC_("form", "Customer number"), 50, .repeats = TRUE },
  { NC_("form", "Name"), 85, .repeats = TRUE },
  { NC_("form", "Contact details"), 105 },
  { NC_("form", "Industry"), 62 },
  { NC_("form", "Type of customer"), 52, RAPPORT_LIST_FORM_CHOICE, rapport_customer_types },
  { NC_("form", "First contact"), 64, RAPPORT_LIST_FORM_MOMENT },
  { NC_("form", "Channel of the first contact"), 62, RAPPORT_LIST_FORM_CHOICE, rapport_contact_channels },
  { NC_("form", "Earlier service records"), 66 },
  { NC_("form", "Description of the initial need"), 140 },
  { NC_("form", "Received by"), 52 },
  { NULL },
};

static const RapportListForm form = {
  .rows = RAPPORT_REPORT_ROWS_FIRST_SERVICE,
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

extern const RapportReport rapport_report_f12;
const RapportReport rapport_report_f12 = {
  .id = "f12",
  .title = NC_("form", "First service record"),
  .landscape = TRUE,
  .parameters = parameters,
  RAPPORT_REPORT_OF_ROWS (form),
};
