/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-page.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CONTRACTS_PAGE (rapport_contracts_page_get_type ())
G_DECLARE_FINAL_TYPE (RapportContractsPage, rapport_contracts_page, RAPPORT, CONTRACTS_PAGE, RapportListPage)

G_END_DECLS
