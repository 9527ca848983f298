/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *rapport_fold           (const char *text,
                                  gssize      length);
void      rapport_fold_append    (GString    *out,
                                  const char *text,
                                  gssize      length);
gboolean  rapport_fold_is_folded (const char *text,
                                  gssize      length);

G_END_DECLS
