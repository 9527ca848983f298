/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-calendar-private.h"
#include "rapport-sla.h"

G_BEGIN_DECLS

/** RapportSlaDueKind: NONE asked; AT a time; OPEN while a pause lasts; LOST for want of work */
typedef enum
{
  RAPPORT_SLA_DUE_NONE,
  RAPPORT_SLA_DUE_AT,
  RAPPORT_SLA_DUE_OPEN,
  RAPPORT_SLA_DUE_LOST,
} RapportSlaDueKind;

typedef struct
{
  RapportSlaDueKind kind;
  gint64            at;
} RapportSlaDue;

/* All of these want the calendar locked; pauses are sorted, apart from each other, or NULL. */
gint64        rapport_sla_measure         (RapportCalendar          *calendar,
                                           gboolean                  working,
                                           gint64                    from,
                                           gint64                    to);
RapportSlaDue rapport_sla_find_due        (RapportCalendar          *calendar,
                                           const RapportPolicyEntry *entry,
                                           gint64                    start,
                                           GArray                   *pauses,
                                           gint64                    until);
GArray       *rapport_sla_find_waits      (const RapportTicketHistory *history,
                                           guint                     n_events);
void          rapport_sla_explain         (RapportCalendar          *calendar,
                                           gboolean                  working,
                                           RapportInterval           span,
                                           GArray                   *pauses,
                                           gint64                    until,
                                           GArray                   *counted,
                                           GArray                   *paused);

GArray       *rapport_intervals_new       (void);
void          rapport_intervals_add       (GArray                   *self,
                                           gint64                    start,
                                           gint64                    end);
GArray       *rapport_intervals_unite     (GArray                   *a,
                                           GArray                   *b);

G_END_DECLS
