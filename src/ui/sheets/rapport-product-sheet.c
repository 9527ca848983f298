/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-product.h"
#include "rapport-sheets.h"

static const guint fields[] = {
  RAPPORT_PRODUCT_NAME, RAPPORT_PRODUCT_CODE, RAPPORT_PRODUCT_CATEGORY, RAPPORT_PRODUCT_PRICE, RAPPORT_PRODUCT_UNIT,
  RAPPORT_PRODUCT_DESCRIPTION, RAPPORT_PRODUCT_RETIRED,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (fields) },
  { NULL }
};

const RapportSheet rapport_product_sheet = {
  .info = &rapport_product_info,
  .new_title = N_("New Product"),
  .sections = sections,
};
