/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-form.h"
#include "rapport-report-parameters.h"
#include "rapport-ticket.h"

static const RapportListFormColumn columns[] = {
  { NC_("form", "Ticket number"), 58, .repeats = TRUE },
  { NC_("form", "Customer name"), 100, .repeats = TRUE },
  { NC_("form", "Priority"), 38 },
  { NC_("form", "Status"), 62, RAPPORT_LIST_FORM_CHOICE, rapport_ticket_statuses },
  { NC_("form", "Owner"), 50 },
  { NC_("form", "Received"), 66, RAPPORT_LIST_FORM_INSTANT },
  { NC_("form", "Response due/actual"), 88, RAPPORT_LIST_FORM_PAIR },
  { NC_("form", "Next progress update"), 66, RAPPORT_LIST_FORM_INSTANT },
  { NC_("form", "Solution due/actual"), 88, RAPPORT_LIST_FORM_PAIR },
  { NC_("form", "Overdue"), 40, RAPPORT_LIST_FORM_FLAG },
  { NULL },
};

static const RapportListForm form = {
  .rows = RAPPORT_REPORT_ROWS_TICKET_MONITOR,
  .columns = columns,
  .empty = NC_("form", "No tickets match."),
};

static const RapportParameter parameters[] = {
  RAPPORT_PARAMETER_OWNER,
  RAPPORT_PARAMETER_GRADE,
  RAPPORT_PARAMETER_FROM,
  RAPPORT_PARAMETER_TO,
  { .name = "closed-too", .kind = RAPPORT_PARAMETER_FLAG, .label = NC_("parameter", "Closed tickets too"),
    .help = N_("Tickets that are over too") },
  RAPPORT_PARAMETER_END
};

extern const RapportReport rapport_report_f4;
const RapportReport rapport_report_f4 = {
  .id = "f4",
  .title = NC_("form", "Ticket progress monitor"),
  .landscape = TRUE,
  .parameters = parameters,
  RAPPORT_REPORT_OF_ROWS (form),
};
