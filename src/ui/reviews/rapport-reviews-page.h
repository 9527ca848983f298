/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-page.h"

G_BEGIN_DECLS

/** RapportReviewsPage: the customers whose grade, tags and stage are to be looked through, with proposals (FR-12) */
#define RAPPORT_TYPE_REVIEWS_PAGE (rapport_reviews_page_get_type ())
G_DECLARE_FINAL_TYPE (RapportReviewsPage, rapport_reviews_page, RAPPORT, REVIEWS_PAGE, RapportPage)

G_END_DECLS
