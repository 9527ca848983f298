/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-words-order.h"

G_BEGIN_DECLS

/* columns that rapport_contact_cell_dup() reads, of record or plan r, its contact k and the
 * customer's row l; a plan has NULL for the words */
#define RAPPORT_CONTACT_CELL_COLUMNS(words, thing) \
  words ", " thing ".contact, k.name, k.position, k.department, k.as_typed, l.contact"

/** RAPPORT_CONTACT_CELL_ORDER: by what rapport_contact_cell_dup() tells, of the same rows */
#define RAPPORT_CONTACT_CELL_ORDER(words, thing) \
  RAPPORT_WORDS_ORDER_SQL ("coalesce(" words ", CASE WHEN " thing ".contact IS NULL THEN l.contact" \
                           " ELSE coalesce(k.as_typed, k.name) END)")

char *rapport_contact_cell_dup (RapportStatement *statement,
                                int               column);

G_END_DECLS
