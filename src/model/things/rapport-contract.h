/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportContract: a contract with a customer, or an order */
#define RAPPORT_TYPE_CONTRACT (rapport_contract_get_type ())
G_DECLARE_FINAL_TYPE (RapportContract, rapport_contract, RAPPORT, CONTRACT, RapportEntity)

/** RapportContractField: indices of the fields */
typedef enum
{
  RAPPORT_CONTRACT_NUMBER,
  RAPPORT_CONTRACT_CUSTOMER,
  RAPPORT_CONTRACT_NAME,
  RAPPORT_CONTRACT_KIND,
  RAPPORT_CONTRACT_KIND_WORDS,
  RAPPORT_CONTRACT_DATE,
  RAPPORT_CONTRACT_AMOUNT,
  RAPPORT_CONTRACT_BEGINS,
  RAPPORT_CONTRACT_ENDS,
  RAPPORT_CONTRACT_RIGHTS_DUTIES,
  RAPPORT_CONTRACT_BREACH,
  RAPPORT_CONTRACT_LEGAL_REVIEW,
  RAPPORT_CONTRACT_REVIEWED_BY,
  RAPPORT_CONTRACT_REVIEWED_ON,
  RAPPORT_CONTRACT_SIGNED_ON,
  RAPPORT_CONTRACT_SIGNED_BY,
  RAPPORT_CONTRACT_POLICY,
  RAPPORT_CONTRACT_KICK_OFF,
  RAPPORT_CONTRACT_KICK_OFF_NOTES,
  RAPPORT_CONTRACT_TEAM,
  RAPPORT_CONTRACT_COMMUNICATION,
  RAPPORT_CONTRACT_END_REMINDER,
  RAPPORT_CONTRACT_OWNER,
  RAPPORT_CONTRACT_RENEWS,
  RAPPORT_CONTRACT_TERMINATED_ON,
  RAPPORT_CONTRACT_NOTES,
  RAPPORT_CONTRACT_N_FIELDS,
} RapportContractField;

extern const RapportEntityInfo rapport_contract_info;

/** RapportContractLine: what a contract is about, one product a line */
#define RAPPORT_TYPE_CONTRACT_LINE (rapport_contract_line_get_type ())
G_DECLARE_FINAL_TYPE (RapportContractLine, rapport_contract_line, RAPPORT, CONTRACT_LINE, RapportEntity)

/** RapportContractLineField: indices of the fields */
typedef enum
{
  RAPPORT_CONTRACT_LINE_CONTRACT,
  RAPPORT_CONTRACT_LINE_PRODUCT,
  RAPPORT_CONTRACT_LINE_PRODUCT_WORDS,
  RAPPORT_CONTRACT_LINE_QUANTITY,
  RAPPORT_CONTRACT_LINE_UNIT,
  RAPPORT_CONTRACT_LINE_PRICE,
  RAPPORT_CONTRACT_LINE_AMOUNT,
  RAPPORT_CONTRACT_LINE_RANK,
  RAPPORT_CONTRACT_LINE_N_FIELDS,
} RapportContractLineField;

extern const RapportEntityInfo rapport_contract_line_info;

extern const RapportChoice rapport_contract_kinds[];

RapportContract     *rapport_contract_new      (void);
RapportContractLine *rapport_contract_line_new (void);

G_END_DECLS
