/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-form.h"
#include "rapport-report-parameters.h"
#include "rapport-ticket-event.h"

static const RapportListFormColumn columns[] = {
  { NC_("form", "Ticket number"), 52, .repeats = TRUE },
  { NC_("form", "Time"), 62, RAPPORT_LIST_FORM_INSTANT },
  { NC_("form", "Kind of exception"), 60, RAPPORT_LIST_FORM_CHOICE, rapport_exception_kinds },
  { NC_("form", "Cause"), 95 },
  { NC_("form", "Internal coordination"), 80 },
  { NC_("form", "Alternative"), 95 },
  { NC_("form", "What the customer was told"), 95 },
  { NC_("form", "Customer’s answer"), 90 },
  { NC_("form", "New time"), 62, RAPPORT_LIST_FORM_MOMENT },
  { NC_("form", "Outcome"), 80 },
  { NULL },
};

static const RapportListForm form = {
  .rows = RAPPORT_REPORT_ROWS_EXCEPTIONS,
  .columns = columns,
  .empty = NC_("form", "No exceptions match."),
};

static const RapportParameter parameters[] = {
  RAPPORT_PARAMETER_OWNER,
  RAPPORT_PARAMETER_FROM,
  RAPPORT_PARAMETER_TO,
  RAPPORT_PARAMETER_END
};

extern const RapportReport rapport_report_f5;
const RapportReport rapport_report_f5 = {
  .id = "f5",
  .title = NC_("form", "Exception record"),
  .landscape = TRUE,
  .parameters = parameters,
  RAPPORT_REPORT_OF_ROWS (form),
};
