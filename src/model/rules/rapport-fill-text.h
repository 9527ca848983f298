/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** RapportFill: what stands for {@name} in a text; @value: (nullable): NULL for nothing */
typedef struct
{
  const char *name;
  const char *value;
} RapportFill;

char *rapport_text_fill (const char        *text,
                         const RapportFill *fills,
                         guint              n_fills);

G_END_DECLS
