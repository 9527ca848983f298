/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/**
 * RapportMergeReason:
 * In what two customers are alike: their names, but for case, width, spaces and what companies are called by
 * law; a telephone number; the part of an e-mail address behind the @, unless everybody may have one there
 */
typedef enum
{
  RAPPORT_MERGE_NAME = 1 << 0,
  RAPPORT_MERGE_PHONE = 1 << 1,
  RAPPORT_MERGE_EMAIL = 1 << 2,
} RapportMergeReason;

/**
 * RapportMergeCandidate:
 * @first: a customer
 * @second: another one, who came later and may be the same
 */
typedef struct
{
  gint64             first;
  gint64             second;
  RapportMergeReason reasons;
} RapportMergeCandidate;

GArray *rapport_merge_candidates_load (RapportConnection  *connection,
                                       gint64              customer,
                                       guint               most,
                                       GError            **error);

G_END_DECLS
