/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* the day around which everything generated lies */
#define GENERATE_NOW 1795226400
#define GENERATE_TODAY 20261121

void generate_book (const char *folder,
                    guint       n_customers,
                    guint       n_records,
                    guint       n_tickets);
char *generate_once (guint       n_customers,
                     guint       n_records,
                     guint       n_tickets);

G_END_DECLS
