/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdlib.h>

G_BEGIN_DECLS

/** FuzzFunc: takes whatever the bytes are, and ends the program when what comes of them is wrong */
typedef void (*FuzzFunc) (const guint8 *data,
                          gsize         size);

/** FuzzKind: @name: of the folder below corpus with the inputs to begin with */
typedef struct
{
  const char *name;
  FuzzFunc    func;
} FuzzKind;

const FuzzKind *fuzz_kind_find (const char *name);

void fuzz_archive    (const guint8 *data,
                      gsize         size);
void fuzz_cadence    (const guint8 *data,
                      gsize         size);
void fuzz_conditions (const guint8 *data,
                      gsize         size);
void fuzz_dates      (const guint8 *data,
                      gsize         size);
void fuzz_files      (const guint8 *data,
                      gsize         size);
void fuzz_sla        (const guint8 *data,
                      gsize         size);

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
