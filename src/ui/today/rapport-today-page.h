/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-page.h"

G_BEGIN_DECLS

/** RapportTodayPage: what must be done now, by me or by everybody */
#define RAPPORT_TYPE_TODAY_PAGE (rapport_today_page_get_type ())
G_DECLARE_FINAL_TYPE (RapportTodayPage, rapport_today_page, RAPPORT, TODAY_PAGE, RapportPage)

G_END_DECLS
