/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"

G_BEGIN_DECLS

char       *rapport_marks_dup_key    (const char           *area,
                                      const guint8         *uid);
gboolean    rapport_marks_set        (RapportConnection    *connection,
                                      const RapportActor   *actor,
                                      const char           *key,
                                      const char           *value,
                                      GError              **error);
GHashTable *rapport_marks_load       (RapportConnection    *connection,
                                      const RapportActor   *actor,
                                      const char           *prefix,
                                      GError              **error);
void        rapport_marks_note_async (RapportBook          *book,
                                      const char * const   *keys,
                                      const char           *value,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);

G_END_DECLS
