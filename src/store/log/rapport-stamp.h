/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RAPPORT_STAMP_LENGTH: bytes of a stamp in a list of them */
#define RAPPORT_STAMP_LENGTH (sizeof (gint64) + RAPPORT_UID_LENGTH)

/** RapportStamp: when a field got its value, and by which act; stamps are in order over all books */
typedef struct
{
  gint64 clock;
  guint8 act[RAPPORT_UID_LENGTH];
} RapportStamp;

int      rapport_stamp_compare (const RapportStamp *a,
                                const RapportStamp *b);
void     rapport_stamp_append  (GByteArray         *list,
                                const RapportStamp *stamp);
void     rapport_stamp_read    (const guint8       *bytes,
                                RapportStamp       *stamp);

G_END_DECLS
