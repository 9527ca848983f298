/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RapportMergeClash:
 * @RAPPORT_MERGE_LATER: of lines that both changed the later's are kept
 * @RAPPORT_MERGE_BOTH: those of both are, the later's first
 */
typedef enum
{
  RAPPORT_MERGE_LATER,
  RAPPORT_MERGE_BOTH,
} RapportMergeClash;

char *rapport_merge_lines (const char        *base,
                           const char        *earlier,
                           const char        *later,
                           RapportMergeClash  clash,
                           gboolean          *is_whole);

G_END_DECLS
