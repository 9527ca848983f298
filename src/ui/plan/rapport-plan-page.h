/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-page.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_PLAN_PAGE (rapport_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (RapportPlanPage, rapport_plan_page, RAPPORT, PLAN_PAGE, RapportPage)

G_END_DECLS
