/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-page.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_DATA_CARE_PAGE (rapport_data_care_page_get_type ())
G_DECLARE_FINAL_TYPE (RapportDataCarePage, rapport_data_care_page, RAPPORT, DATA_CARE_PAGE, RapportListPage)

G_END_DECLS
