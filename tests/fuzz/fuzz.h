/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "rapport-cells.h"

G_BEGIN_DECLS

/** FuzzFunc: takes whatever the bytes are, and ends the program when what comes of them is wrong */
typedef void FuzzFunc (const guint8 *data,
                       gsize         size);

/** FuzzKind: @name: of the folder below corpus with the inputs to begin with */
typedef struct
{
  const char *name;
  FuzzFunc   *func;
} FuzzKind;

const FuzzKind *fuzz_kind_find   (const char   *name);
gboolean        fuzz_is_chosen   (const guint8 *data,
                                  gsize         size,
                                  guint         one_in);
GPtrArray      *fuzz_split       (const guint8 *data,
                                  gsize         size,
                                  char          separator,
                                  guint         n);
void            fuzz_check_cells (RapportCells  *cells,
                                  GError       **error);

FuzzFunc fuzz_archive, fuzz_books, fuzz_cadence, fuzz_calendars, fuzz_cards, fuzz_conditions, fuzz_dates, fuzz_ods, fuzz_sla,
         fuzz_text_table, fuzz_xlsx;

/* what @data is as a text of C, the longest that can stand in a file or a field */
#define fuzz_text(data, size) g_strndup ((const char *) (data), size)

/* The end that the fuzzer knows, and keeps the input of. */
#define fuzz_assert(condition) \
  G_STMT_START { \
    if (!(condition)) \
      { \
        g_printerr ("%s: %s\n", G_STRLOC, #condition); \
        abort (); \
      } \
  } G_STMT_END

G_END_DECLS
