/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-form.h"

G_BEGIN_DECLS

void rapport_hand_over_ask          (RapportContext *context,
                                     const gint64   *customers,
                                     guint           n_customers,
                                     gint64          to);
void rapport_hand_over_attach       (RapportContext *context,
                                     RapportForm    *form);
void rapport_hand_over_ask_member   (RapportContext *context,
                                     gint64          member);
void rapport_hand_over_ask_away     (RapportContext *context,
                                     gint64          member,
                                     gint64          deputy);
void rapport_hand_over_ask_archive  (RapportContext *context,
                                     const gint64   *customers,
                                     guint           n_customers);

G_END_DECLS
