/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-header.h"

G_BEGIN_DECLS

GMenuModel   *rapport_list_view_menu_new    (RapportListHeader *header);
GActionGroup *rapport_list_view_actions_new (RapportListHeader *header);

G_END_DECLS
