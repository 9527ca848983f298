/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

GMenuModel *rapport_snooze_menu_new   (RapportContext *context,
                                       GVariant       *thing);
void        rapport_snooze_until      (RapportContext *context,
                                       GVariant       *thing,
                                       const char     *until);
void        rapport_snooze_bring_back (RapportContext *context,
                                       GVariant       *thing);

G_END_DECLS
