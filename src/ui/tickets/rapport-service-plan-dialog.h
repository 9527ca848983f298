/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act-window.h"
#include "rapport-ticket.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_SERVICE_PLAN_DIALOG (rapport_service_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportServicePlanDialog, rapport_service_plan_dialog, RAPPORT, SERVICE_PLAN_DIALOG,
                      RapportActWindow)

void rapport_service_plan_dialog_show (RapportContext *context,
                                       RapportTicket  *ticket);

G_END_DECLS
