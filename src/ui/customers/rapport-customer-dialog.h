/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CUSTOMER_DIALOG (rapport_customer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportCustomerDialog, rapport_customer_dialog, RAPPORT, CUSTOMER_DIALOG, GtkWindow)

void rapport_customer_dialog_show (RapportContext *context);

G_END_DECLS
