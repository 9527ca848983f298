/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-page.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_PRODUCTS_PAGE (rapport_products_page_get_type ())
G_DECLARE_FINAL_TYPE (RapportProductsPage, rapport_products_page, RAPPORT, PRODUCTS_PAGE, RapportListPage)

G_END_DECLS
