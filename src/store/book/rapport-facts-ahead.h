/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cadence-facts.h"
#include "rapport-duty-facts.h"

G_BEGIN_DECLS

/** RapportFactsAhead: what the book knows of customers, very many perhaps, of each of whom it is asked what is next */
typedef struct _RapportFactsAhead RapportFactsAhead;

RapportFactsAhead *rapport_facts_ahead_new        (RapportConnection    *connection,
                                                   GArray               *customers,
                                                   RapportCalendar      *calendar,
                                                   const RapportRules   *rules,
                                                   gint64                now,
                                                   gboolean              owed);
gboolean           rapport_facts_ahead_take       (RapportFactsAhead    *self,
                                                   guint                 n,
                                                   RapportCadenceFacts **cadence,
                                                   RapportDutyFacts    **duties,
                                                   GError              **error);
gboolean           rapport_facts_ahead_take_again (RapportFactsAhead    *self,
                                                   guint                 n,
                                                   RapportCadenceFacts **cadence,
                                                   GError              **error);
void               rapport_facts_ahead_free       (RapportFactsAhead    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportFactsAhead, rapport_facts_ahead_free)

G_END_DECLS
