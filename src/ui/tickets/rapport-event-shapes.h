/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

G_BEGIN_DECLS

/**
 * RapportEventShape:
 * @kind: of rapport_event_kinds
 * @title: of the window in which it is noted, English and marked with N_()
 * @fields: what is asked of the event
 * @ticket_fields: (nullable): what is asked of the ticket with it
 * @value: (nullable): what the choice of its value is called; NULL when there is none to choose
 * @needed: fields of the event of which one at least is filled in, ended by -1; NULL for none
 * @missing: with @needed: what is said when none is
 * @texts: (nullable): the kinds of text with which it can be begun, as in #RapportTextOccasion; NULL for what is
 *   neither said to the customer nor by them
 * @at_once: it needs no asking: a key notes it as just happened
 * @names_other: with a value, another ticket can be named
 *
 * How one kind of event is written down.
 */
typedef struct
{
  const char  *kind;
  const char  *title;
  const guint *fields;
  guint        n_fields;
  const guint *ticket_fields;
  guint        n_ticket_fields;
  const char  *value;
  const int   *needed;
  const char  *missing;
  const char  *texts;
  gboolean     at_once;
  gboolean     names_other;
} RapportEventShape;

const RapportEventShape *rapport_event_shape_find (const char *kind);

G_END_DECLS
