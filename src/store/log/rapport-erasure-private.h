/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-erasure.h"

G_BEGIN_DECLS

/**
 * RapportErasurePlace: a thing that stays, in whose texts somebody may be named
 * @words: (nullable): the column with the words for somebody whom it names
 */
typedef struct
{
  const RapportEntityInfo *info;
  gint64                   row;
  guint8                   uid[RAPPORT_UID_LENGTH];
  char                    *words;
} RapportErasurePlace;

/**
 * RapportErasure:
 * @roots: (element-type guint8*): who is erased, and what was merged into them
 * @gone: the uids of all that goes, also of what is only in the log any more
 * @living: (element-type RapportEntity): of it what is in the book
 * @customers: (element-type gint64): whose log is looked through
 * @is_customer: whether a customer goes as a whole
 * @places: (element-type RapportErasurePlace): what stays
 * @known_places: their keys
 * @values: what somebody was called, however short
 * @files: the check sums of attached files
 */
struct _RapportErasure
{
  RapportConnection *connection;
  gboolean           everywhere;
  GPtrArray         *roots;
  GHashTable        *gone;
  GPtrArray         *living;
  GArray            *customers;
  gboolean           is_customer;
  GArray            *places;
  GHashTable        *known_places;
  RapportRedaction  *redaction;
  GHashTable        *values;
  GHashTable        *files;
  GArray            *counts;
  guint              n_texts;
};

gboolean rapport_erasure_may_redact         (const RapportEntityInfo  *info,
                                             const char               *column);
const RapportField *rapport_erasure_find_field (const RapportEntityInfo *info,
                                             const char               *column);
gboolean rapport_erasure_load               (RapportErasure           *self,
                                             const RapportEntityInfo  *info,
                                             const guint8             *uid,
                                             RapportEntity           **entity,
                                             GError                  **error);
GArray  *rapport_erasure_list_named         (RapportErasure           *self,
                                             const RapportEntityInfo  *info,
                                             RapportProgress          *progress,
                                             GError                  **error);
gboolean rapport_erasure_gather_logged      (RapportErasure           *self,
                                             GError                  **error);
void     rapport_erasure_note_value         (RapportErasure           *self,
                                             const RapportEntityInfo  *info,
                                             const char               *column,
                                             const char               *text);
gboolean rapport_erasure_note_logged_values (RapportErasure           *self,
                                             const guint8             *uid,
                                             GError                  **error);

G_END_DECLS
