/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-page.h"

G_BEGIN_DECLS

/** RapportTicketsPage: which clock runs out first */
#define RAPPORT_TYPE_TICKETS_PAGE (rapport_tickets_page_get_type ())
G_DECLARE_FINAL_TYPE (RapportTicketsPage, rapport_tickets_page, RAPPORT, TICKETS_PAGE, RapportListPage)

G_END_DECLS
