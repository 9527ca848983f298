/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/**
 * RapportNumberDouble:
 * @row: a thing whose number another one has that was there before
 * @is_own: whether it was made in this book, where it is to get another number
 */
typedef struct
{
  gint64   row;
  gboolean is_own;
} RapportNumberDouble;

char  *rapport_numbers_next (RapportConnection  *connection,
                             GType               type,
                             GError            **error);
gint64 rapport_numbers_find (RapportConnection  *connection,
                             GType               type,
                             const char         *number,
                             gint64              except);

GArray *rapport_numbers_load_doubles (RapportConnection  *connection,
                                      GType               type,
                                      GError            **error);

G_END_DECLS
