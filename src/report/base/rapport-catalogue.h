/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-moment.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CATALOGUE (rapport_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (RapportCatalogue, rapport_catalogue, RAPPORT, CATALOGUE, GObject)

RapportCatalogue *rapport_catalogue_new           (const char          *language,
                                                   const char          *directory);
gboolean          rapport_catalogue_speaks        (RapportCatalogue    *self,
                                                   const char          *language);
const char       *rapport_catalogue_get_language  (RapportCatalogue    *self);
const char       *rapport_catalogue_get_text_language (RapportCatalogue *self);
const char       *rapport_catalogue_get           (RapportCatalogue    *self,
                                                   const char          *context,
                                                   const char          *msgid);
char             *rapport_catalogue_format        (RapportCatalogue    *self,
                                                   const char          *context,
                                                   const char          *msgid,
                                                   ...) G_GNUC_NULL_TERMINATED;
char             *rapport_catalogue_format_day    (RapportCatalogue    *self,
                                                   int                  day);
char             *rapport_catalogue_format_moment (RapportCatalogue    *self,
                                                   const RapportMoment *moment,
                                                   GTimeZone           *zone);

G_END_DECLS
