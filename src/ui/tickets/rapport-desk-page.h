/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-page.h"

G_BEGIN_DECLS

/** RapportDeskPage: what the lead of a service desk has to see of all tickets, and does about it (CS-3) */
#define RAPPORT_TYPE_DESK_PAGE (rapport_desk_page_get_type ())
G_DECLARE_FINAL_TYPE (RapportDeskPage, rapport_desk_page, RAPPORT, DESK_PAGE, RapportPage)

G_END_DECLS
