/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-moment-text.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_DATE_ENTRY (rapport_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (RapportDateEntry, rapport_date_entry, RAPPORT, DATE_ENTRY, GtkWidget)

GtkWidget  *rapport_date_entry_new         (RapportContext       *context);
void        rapport_date_entry_set_context (RapportDateEntry     *self,
                                            RapportContext       *context);
void        rapport_date_entry_set_lean    (RapportDateEntry     *self,
                                            RapportLean           lean);
void        rapport_date_entry_set_moment  (RapportDateEntry     *self,
                                            const RapportMoment  *moment);
gboolean    rapport_date_entry_get_moment  (RapportDateEntry     *self,
                                            RapportMoment        *moment,
                                            GError              **error);
const char *rapport_date_entry_get_text    (RapportDateEntry     *self);
void        rapport_date_entry_set_text    (RapportDateEntry     *self,
                                            const char           *text);
GtkWidget  *rapport_date_entry_get_entry   (RapportDateEntry     *self);

G_END_DECLS
