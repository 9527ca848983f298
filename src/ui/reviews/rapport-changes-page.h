/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-page.h"

G_BEGIN_DECLS

/** RapportChangesPage: what the rest of the team changed in files of customers, what was not seen first (FR-13) */
#define RAPPORT_TYPE_CHANGES_PAGE (rapport_changes_page_get_type ())
G_DECLARE_FINAL_TYPE (RapportChangesPage, rapport_changes_page, RAPPORT, CHANGES_PAGE, RapportPage)

G_END_DECLS
