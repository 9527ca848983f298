/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-consequences.h"
#include "rapport-contract.h"
#include "rapport-product.h"
#include "rapport-table.h"

/* quantities are kept in thousandths */
#define QUANTITY_UNIT 1000

static gint64
multiply (RapportEntity *line)
{
  gint64 price, quantity, product;

  if (line == NULL || !rapport_entity_is_set (line, RAPPORT_CONTRACT_LINE_PRICE) ||
      !rapport_entity_is_set (line, RAPPORT_CONTRACT_LINE_QUANTITY))
    return RAPPORT_UNSET;
  price = rapport_entity_get_integer (line, RAPPORT_CONTRACT_LINE_PRICE);
  quantity = rapport_entity_get_integer (line, RAPPORT_CONTRACT_LINE_QUANTITY);
  if (__builtin_mul_overflow (price, quantity, &product))
    return RAPPORT_UNSET;
  return (product + (product < 0 ? -1 : 1) * QUANTITY_UNIT / 2) / QUANTITY_UNIT;
}

/* A product brings its price and unit along, where none are typed. */
static gboolean
take_product (RapportTransaction  *transaction,
              RapportEntity       *before,
              RapportEntity       *line,
              GError             **error)
{
  const gint64 id = rapport_entity_get_integer (line, RAPPORT_CONTRACT_LINE_PRODUCT);
  g_autoptr(RapportEntity) product = NULL;

  if (id == 0)
    return TRUE;
  product = rapport_transaction_load (transaction, RAPPORT_TYPE_PRODUCT, id, error);
  if (product == NULL)
    return FALSE;
  rapport_entity_set_text (line, RAPPORT_CONTRACT_LINE_PRODUCT_WORDS, NULL);
  if (!rapport_entity_is_set (line, RAPPORT_CONTRACT_LINE_PRICE))
    rapport_entity_set_integer (line, RAPPORT_CONTRACT_LINE_PRICE,
                                rapport_entity_get_integer (product, RAPPORT_PRODUCT_PRICE));
  if (!rapport_entity_is_set (line, RAPPORT_CONTRACT_LINE_UNIT))
    rapport_entity_set_text (line, RAPPORT_CONTRACT_LINE_UNIT,
                             rapport_entity_get_text (product, RAPPORT_PRODUCT_UNIT));
  return TRUE;
}

/* An amount that nobody typed otherwise is quantity × price. */
static gboolean
count_amount (RapportTransaction  *transaction,
              RapportEntity       *before,
              RapportEntity       *line,
              GError             **error)
{
  const gint64 amount = rapport_entity_get_integer (line, RAPPORT_CONTRACT_LINE_AMOUNT);
  const gint64 product = multiply (line);

  if (product != RAPPORT_UNSET && (amount == RAPPORT_UNSET || amount == multiply (before)))
    rapport_entity_set_integer (line, RAPPORT_CONTRACT_LINE_AMOUNT, product);
  return TRUE;
}

static gint64
get_amount (RapportEntity *line)
{
  if (line == NULL || !rapport_entity_is_set (line, RAPPORT_CONTRACT_LINE_AMOUNT))
    return 0;
  return rapport_entity_get_integer (line, RAPPORT_CONTRACT_LINE_AMOUNT);
}

/* The contract's amount is the sum of its lines, unless another was typed. */
static gboolean
sum_up (RapportTransaction  *transaction,
        RapportEntity       *before,
        RapportEntity       *after,
        GError             **error)
{
  const gint64 id = rapport_entity_get_integer (after != NULL ? after : before, RAPPORT_CONTRACT_LINE_CONTRACT);
  g_autoptr(RapportEntity) contract = rapport_transaction_load (transaction, RAPPORT_TYPE_CONTRACT, id, NULL);
  g_autoptr(GPtrArray) lines = NULL;
  gint64 sum = 0, amount;

  /* it went with its lines */
  if (contract == NULL)
    return TRUE;
  lines = rapport_table_load_children (rapport_transaction_get_connection (transaction), RAPPORT_TYPE_CONTRACT_LINE,
                                       "contract", id, error);
  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    sum += get_amount (g_ptr_array_index (lines, i));
  amount = rapport_entity_get_integer (contract, RAPPORT_CONTRACT_AMOUNT);
  if (amount != RAPPORT_UNSET && amount != sum - get_amount (after) + get_amount (before))
    return TRUE;
  return !rapport_entity_set_integer (contract, RAPPORT_CONTRACT_AMOUNT, lines->len > 0 ? sum : RAPPORT_UNSET) ||
         rapport_transaction_update (transaction, contract, error);
}

const RapportConsequence rapport_contract_consequences[] = {
  { &rapport_contract_line_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_CONTRACT_LINE_PRODUCT), .prepare = take_product },
  { &rapport_contract_line_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_CONTRACT_LINE_PRODUCT, RAPPORT_CONTRACT_LINE_QUANTITY, RAPPORT_CONTRACT_LINE_PRICE),
    .prepare = count_amount },
  { &rapport_contract_line_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE | RAPPORT_ON_DELETE,
    RAPPORT_ON_FIELDS (RAPPORT_CONTRACT_LINE_AMOUNT), .follow = sum_up },
  { NULL }
};
