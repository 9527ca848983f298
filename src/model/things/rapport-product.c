/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-product.h"

static const RapportField product_fields[] = {
  [RAPPORT_PRODUCT_CODE] =
    { "code", RAPPORT_FIELD_TEXT, NC_("field", "Product code"), .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_PRODUCT_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Product name"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_PRODUCT_CATEGORY] =
    { "category", RAPPORT_FIELD_TEXT, NC_("field", "Product category"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_PRODUCT_UNIT] = { "unit", RAPPORT_FIELD_TEXT, NC_("field", "Unit") },
  [RAPPORT_PRODUCT_PRICE] =
    { "price", RAPPORT_FIELD_MONEY, NC_("field", "Price"), .flags = RAPPORT_FIELD_POSITIVE },
  [RAPPORT_PRODUCT_DESCRIPTION] =
    { "description", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Product description"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_PRODUCT_RETIRED] = 
    { "retired", RAPPORT_FIELD_FLAG, NC_("field", "No longer offered"), .flags = RAPPORT_FIELD_RETIRED },
};

const RapportEntityInfo rapport_product_info = {
  .name = "product",
  .label = NC_("thing", "Product"),
  .plural = NC_("thing", "Products"),
  .icon = "package-x-generic-symbolic",
  .search = 3,
  .get_type = rapport_product_get_type,
  .fields = product_fields,
  .n_fields = G_N_ELEMENTS (product_fields),
};

RAPPORT_DEFINE_THING (RapportProduct, rapport_product)

static const RapportField interest_fields[] = {
  [RAPPORT_INTEREST_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_INTEREST_PRODUCT] =
    { "product", RAPPORT_FIELD_REFERENCE, NC_("field", "Product"),
      .flags = RAPPORT_FIELD_OWNER, .target = "product" },
  [RAPPORT_INTEREST_SINCE] =
    { "since", RAPPORT_FIELD_DAY, NC_("field", "Since"), .flags = RAPPORT_FIELD_WHEN },
  [RAPPORT_INTEREST_NOTE] = { "note", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Note") },
};

const RapportEntityInfo rapport_interest_info = {
  .name = "interest",
  .label = NC_("thing", "Interest in a product"),
  .plural = NC_("thing", "Interests in products"),
  .icon = "starred-symbolic",
  .get_type = rapport_interest_get_type,
  .fields = interest_fields,
  .n_fields = G_N_ELEMENTS (interest_fields),
};

RAPPORT_DEFINE_THING (RapportInterest, rapport_interest)
