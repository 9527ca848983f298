/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-columns.h"

G_BEGIN_DECLS

GMenuModel   *rapport_list_view_menu_new    (RapportListColumns *columns);
GActionGroup *rapport_list_view_actions_new (RapportListColumns *columns);

G_END_DECLS
