/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>

#include "fuzz.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* What libFuzzer calls: RAPPORT_FUZZ names the kind. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const FuzzKind *kind;

  if (kind == NULL)
    kind = fuzz_kind_find (g_getenv ("RAPPORT_FUZZ"));
  kind->func (data, size);
  return 0;
}
