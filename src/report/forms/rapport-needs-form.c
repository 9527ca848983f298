/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-form.h"
#include "rapport-report-parameters.h"
#include "rapport-requirement.h"

/* of requirements, then of what tickets ask for */
static const RapportChoice classes[] = {
  { "core", NC_("choice", "Core") },
  { "secondary", NC_("choice", "Secondary") },
  { "explicit", NC_("choice", "Explicit need") },
  { "implicit", NC_("choice", "Implicit need") },
  { "pre-sales", NC_("choice", "Pre-sales enquiry") },
  { "in-sales", NC_("choice", "In-sales support") },
  { "after-sales", NC_("choice", "After-sales problem") },
  { "value-added", NC_("choice", "Value-added service") },
  { NULL }
};

static const RapportChoice priorities[] = {
  { "high", NC_("choice", "High") },
  { "medium", NC_("choice", "Medium") },
  { "low", NC_("choice", "Low") },
  { "P1", NC_("choice", "P1 urgent and important") },
  { "P2", NC_("choice", "P2 important, not urgent") },
  { "P3", NC_("choice", "P3 urgent, not important") },
  { "P4", NC_("choice", "P4 neither urgent nor important") },
  { NULL }
};

static const RapportListFormColumn columns[] = {
  { NC_("form", "Class of need"), 80, RAPPORT_LIST_FORM_CHOICE, classes },
  { NC_("form", "Priority"), 75, RAPPORT_LIST_FORM_CHOICE, priorities },
  { NC_("form", "What the customer asks for"), 280 },
  { NC_("form", "Resources proposed"), 200 },
  { NULL },
};

static const RapportListForm form = {
  .rows = RAPPORT_REPORT_ROWS_NEEDS,
  .columns = columns,
  .empty = NC_("form", "No needs match."),
};

static const RapportParameter parameters[] = {
  { .name = "ticket", .kind = RAPPORT_PARAMETER_REFERENCE, .label = NC_("parameter", "Ticket"),
    .help = N_("Only of this ticket: its number"), .none = NC_("parameter", "All that needs were noted of"),
    .target = "ticket" },
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
