/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-report.h"

G_BEGIN_DECLS

/* Parameters that several forms have, said once. */
#define RAPPORT_PARAMETER_OWNER \
  { .name = "owner", .kind = RAPPORT_PARAMETER_REFERENCE, .label = NC_("parameter", "Owner"), \
    .help = N_("Only rows of a team member"), .none = NC_("parameter", "All owners"), .target = "member" }
#define RAPPORT_PARAMETER_GRADE \
  { .name = "grade", .kind = RAPPORT_PARAMETER_CHOICE, .label = NC_("parameter", "Grade"), \
    .help = N_("Only customers of a grade"), .none = NC_("parameter", "All grades"), .choices = rapport_grades }
#define RAPPORT_PARAMETER_FROM \
  { .name = "from", .kind = RAPPORT_PARAMETER_DAY, .label = NC_("parameter", "From"), \
    .help = N_("Only from this day on") }
#define RAPPORT_PARAMETER_TO \
  { .name = "to", .kind = RAPPORT_PARAMETER_DAY, .label = NC_("parameter", "To"), \
    .help = N_("Only up to this day"), .not_before = "from" }
#define RAPPORT_PARAMETER_CUSTOMER \
  { .name = "customer", .kind = RAPPORT_PARAMETER_REFERENCE, .label = NC_("parameter", "Customer"), \
    .help = N_("Of this customer: number or name"), .target = "customer", .required = TRUE }
#define RAPPORT_PARAMETER_TICKET \
  { .name = "ticket", .kind = RAPPORT_PARAMETER_REFERENCE, .label = NC_("parameter", "Ticket"), \
    .help = N_("Of this ticket: its number"), .target = "ticket", .required = TRUE }
#define RAPPORT_PARAMETER_MILESTONE \
  { .name = "milestone", .kind = RAPPORT_PARAMETER_REFERENCE, .label = NC_("parameter", "Milestone"), \
    .help = N_("Of this delivery milestone: its name"), .target = "milestone", .required = TRUE }
#define RAPPORT_PARAMETER_END { .name = NULL }

G_END_DECLS
