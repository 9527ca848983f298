/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-review.h"

G_BEGIN_DECLS

GPtrArray *rapport_review_load (RapportConnection  *connection,
                                gint64              customer,
                                RapportCalendar    *calendar,
                                gint64              now,
                                GError            **error);
const char *rapport_review_kind_get_id (RapportReviewKind kind);

G_END_DECLS
