/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz.h"

static const FuzzKind kinds[] = {
  { "archive", fuzz_archive },
  { "books", fuzz_files },
  { "cadence", fuzz_cadence },
  { "calendars", fuzz_files },
  { "cards", fuzz_files },
  { "conditions", fuzz_conditions },
  { "dates", fuzz_dates },
  { "sla", fuzz_sla },
  { "text", fuzz_files },
};

/* Returns: (nullable): the kind called @name */
const FuzzKind *
fuzz_kind_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, name) == 0)
      return &kinds[i];
  return NULL;
}
