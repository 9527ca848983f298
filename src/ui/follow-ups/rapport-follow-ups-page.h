/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-page.h"

G_BEGIN_DECLS

/** RapportFollowUpsPage: what was said, and what is planned */
#define RAPPORT_TYPE_FOLLOW_UPS_PAGE (rapport_follow_ups_page_get_type ())
G_DECLARE_FINAL_TYPE (RapportFollowUpsPage, rapport_follow_ups_page, RAPPORT, FOLLOW_UPS_PAGE, RapportListPage)

G_END_DECLS
