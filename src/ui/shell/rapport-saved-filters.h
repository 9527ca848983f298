/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-page.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_SAVED_FILTERS (rapport_saved_filters_get_type ())
G_DECLARE_FINAL_TYPE (RapportSavedFilters, rapport_saved_filters, RAPPORT, SAVED_FILTERS, GObject)

RapportSavedFilters *rapport_saved_filters_new (RapportContext *context,
                                                GtkListBox     *box);
void                 rapport_saved_filters_set_page (RapportSavedFilters *self,
                                                     RapportPage         *page);

G_END_DECLS
