/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-review-rows.h"

G_BEGIN_DECLS

/** RapportReviewItem: a customer that is reviewed: what is proposed, what that rests on, and what can be decided */
#define RAPPORT_TYPE_REVIEW_ITEM (rapport_review_item_get_type ())
G_DECLARE_FINAL_TYPE (RapportReviewItem, rapport_review_item, RAPPORT, REVIEW_ITEM, GtkListBoxRow)

GtkWidget *rapport_review_item_new          (RapportContext         *context,
                                             const RapportReviewRow *row);
gint64     rapport_review_item_get_customer (RapportReviewItem      *self);
gboolean   rapport_review_item_is_checked   (RapportReviewItem      *self);
void       rapport_review_item_check        (RapportReviewItem      *self,
                                             gboolean                checked);

G_END_DECLS
