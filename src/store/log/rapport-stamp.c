/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-stamp.h"

/** rapport_stamp_compare: Returns: below, equal to or above zero, as @a is before, the same or after @b */
int
rapport_stamp_compare (const RapportStamp *a,
                       const RapportStamp *b)
{
  if (a->clock != b->clock)
    return a->clock < b->clock ? -1 : 1;
  return memcmp (a->act, b->act, sizeof a->act);
}

/** rapport_stamp_append: adds @stamp to a list of stamps, one behind the other */
void
rapport_stamp_append (GByteArray         *list,
                      const RapportStamp *stamp)
{
  const gint64 clock = GINT64_TO_BE (stamp->clock);

  g_byte_array_append (list, (const guint8 *) &clock, sizeof clock);
  g_byte_array_append (list, stamp->act, sizeof stamp->act);
}

/** rapport_stamp_read: reads the stamp that begins at @bytes of a list */
void
rapport_stamp_read (const guint8 *bytes,
                    RapportStamp *stamp)
{
  gint64 clock;

  memcpy (&clock, bytes, sizeof clock);
  stamp->clock = GINT64_FROM_BE (clock);
  memcpy (stamp->act, bytes + sizeof clock, sizeof stamp->act);
}
