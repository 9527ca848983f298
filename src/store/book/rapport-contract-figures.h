/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/**
 * RapportContractFigures:
 * @first: day of the first contract, 0 for none
 * @last: day of the last one
 * @ends: the first end of those that nobody renewed or terminated, 0 for none
 * @amount: of those of the last twelve months, in minor units, RAPPORT_UNSET for none
 *
 * What follows for a customer from its contracts and orders.
 */
typedef struct
{
  int    first;
  int    last;
  int    ends;
  gint64 amount;
} RapportContractFigures;

gboolean rapport_contract_figures_load (RapportConnection       *connection,
                                        gint64                   customer,
                                        int                      today,
                                        RapportContractFigures  *figures,
                                        GError                 **error);

G_END_DECLS
