/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/**
 * RapportCopy:
 * @history: a kind of things that are only added
 * @owner: the field of it that names what it is the history of
 * @when: (nullable): the name of its field that says when it happened, where that may be said later
 * @apply: makes the owner stand as it does after one more row
 *
 * Fields with RAPPORT_FIELD_COPY follow from the rows of a history, in every book alike: in the order of @when,
 * and of one moment in that in which they were made, for whoever made one had seen those before. Rows that were made together with the
 * owner are in what that was made with.
 */
typedef struct
{
  const RapportEntityInfo *history;
  guint                    owner;
  const char              *when;
  void                   (*apply) (RapportEntity *owner,
                                   RapportEntity *row);
} RapportCopy;

const RapportCopy *rapport_copies_get  (guint                   *n_copies);
const RapportCopy *rapport_copies_find (const RapportEntityInfo *info);

G_END_DECLS
