/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-page.h"

G_BEGIN_DECLS

/** RapportCustomersPage: who, how important, when next */
#define RAPPORT_TYPE_CUSTOMERS_PAGE (rapport_customers_page_get_type ())
G_DECLARE_FINAL_TYPE (RapportCustomersPage, rapport_customers_page, RAPPORT, CUSTOMERS_PAGE, RapportListPage)

G_END_DECLS
