/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-sla-track.h"

G_BEGIN_DECLS

/**
 * RapportDeadline:
 * @number: the ticket's
 * @target: what is to be done by then, as rapport_sla_target_get_id() says
 * @round: of a target that repeats
 * @due: UTC seconds
 * @was_due: of one that moved, before; UTC seconds
 */
typedef struct
{
  gint64  ticket;
  char   *number;
  char   *target;
  int     round;
  gint64  due;
  gint64  was_due;
} RapportDeadline;

void       rapport_deadline_free        (RapportDeadline    *deadline);

G_END_DECLS
