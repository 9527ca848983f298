/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportProduct: a product or service that is sold */
#define RAPPORT_TYPE_PRODUCT (rapport_product_get_type ())
G_DECLARE_FINAL_TYPE (RapportProduct, rapport_product, RAPPORT, PRODUCT, RapportEntity)

/** RapportProductField: indices of the fields */
typedef enum
{
  RAPPORT_PRODUCT_CODE,
  RAPPORT_PRODUCT_NAME,
  RAPPORT_PRODUCT_CATEGORY,
  RAPPORT_PRODUCT_UNIT,
  RAPPORT_PRODUCT_PRICE,
  RAPPORT_PRODUCT_DESCRIPTION,
  RAPPORT_PRODUCT_RETIRED,
  RAPPORT_PRODUCT_N_FIELDS,
} RapportProductField;

extern const RapportEntityInfo rapport_product_info;

/** RapportInterest: that a customer is interested in a product */
#define RAPPORT_TYPE_INTEREST (rapport_interest_get_type ())
G_DECLARE_FINAL_TYPE (RapportInterest, rapport_interest, RAPPORT, INTEREST, RapportEntity)

/** RapportInterestField: indices of the fields */
typedef enum
{
  RAPPORT_INTEREST_CUSTOMER,
  RAPPORT_INTEREST_PRODUCT,
  RAPPORT_INTEREST_SINCE,
  RAPPORT_INTEREST_NOTE,
  RAPPORT_INTEREST_N_FIELDS,
} RapportInterestField;

extern const RapportEntityInfo rapport_interest_info;

RapportProduct  *rapport_product_new  (void);
RapportInterest *rapport_interest_new (void);

G_END_DECLS
