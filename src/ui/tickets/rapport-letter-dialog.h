/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

void rapport_letter_dialog_show (RapportContext *context,
                                 gint64          ticket);

G_END_DECLS
