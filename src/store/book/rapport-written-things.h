/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportWrittenThings: what an act wrote, at hand for what follows from it */
typedef struct _RapportWrittenThings RapportWrittenThings;

RapportWrittenThings *rapport_written_things_new  (void);
void                  rapport_written_things_add  (RapportWrittenThings     *self,
                                                   RapportEntity            *before,
                                                   RapportEntity            *after);
gboolean              rapport_written_things_find (RapportWrittenThings     *self,
                                                   const RapportEntityInfo  *info,
                                                   gint64                    id,
                                                   RapportEntity           **before,
                                                   RapportEntity           **after);
void                  rapport_written_things_free (RapportWrittenThings     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportWrittenThings, rapport_written_things_free)

G_END_DECLS
