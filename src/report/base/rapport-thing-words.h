/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-catalogue.h"
#include "rapport-connection.h"
#include "rapport-field-grid.h"

G_BEGIN_DECLS

typedef struct _RapportThingWords RapportThingWords;

RapportThingWords *rapport_thing_words_new        (void);
void               rapport_thing_words_free       (RapportThingWords  *self);
gboolean           rapport_thing_words_load       (RapportThingWords  *self,
                                                   RapportConnection  *connection,
                                                   RapportEntity      *thing,
                                                   GError            **error);
gboolean           rapport_thing_words_load_all   (RapportThingWords  *self,
                                                   RapportConnection  *connection,
                                                   GPtrArray          *things,
                                                   GError            **error);
void               rapport_thing_words_set_place  (RapportThingWords  *self,
                                                   RapportCatalogue   *catalogue,
                                                   GTimeZone          *zone);
char              *rapport_thing_words_show       (RapportThingWords  *self,
                                                   RapportEntity      *thing,
                                                   guint               field);
void               rapport_thing_words_add_fields (RapportThingWords  *self,
                                                   RapportEntity      *thing,
                                                   RapportFieldGrid   *grid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportThingWords, rapport_thing_words_free)

G_END_DECLS
