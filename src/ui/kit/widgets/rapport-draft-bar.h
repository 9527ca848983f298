/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-draft.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_DRAFT_BAR (rapport_draft_bar_get_type ())
G_DECLARE_FINAL_TYPE (RapportDraftBar, rapport_draft_bar, RAPPORT, DRAFT_BAR, GtkWidget)

RapportDraftBar *rapport_draft_bar_new          (void);
void             rapport_draft_bar_set_restored (RapportDraftBar *self,
                                                 gboolean         restored);
void             rapport_draft_bar_offer        (RapportDraftBar *self,
                                                 RapportContext  *context,
                                                 RapportDraft    *draft,
                                                 gint64           customer);

G_END_DECLS
