/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rapport-connection.h"
#include "rapport-damage.h"

G_BEGIN_DECLS

/**
 * RapportReadFunc:
 * @connection: shows one state of the book while the function runs
 *
 * Reads in the reader's thread. It may end early, as cancelled, at any row.
 *
 * Returns: the answer, NULL with @error set on failure
 */
typedef gpointer (*RapportReadFunc) (RapportConnection  *connection,
                                     gpointer            data,
                                     GError            **error);

typedef struct _RapportReader RapportReader;

RapportReader *rapport_reader_new  (const char      *path,
                                    RapportDamage   *damage);
void           rapport_reader_ask  (RapportReader   *self,
                                    GTask           *task,
                                    RapportReadFunc  func,
                                    gpointer         data,
                                    GDestroyNotify   destroy,
                                    GDestroyNotify   free_answer);
void           rapport_reader_free (RapportReader   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportReader, rapport_reader_free)

G_END_DECLS
