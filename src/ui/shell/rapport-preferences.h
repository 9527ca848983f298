/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_PREFERENCES (rapport_preferences_get_type ())
G_DECLARE_FINAL_TYPE (RapportPreferences, rapport_preferences, RAPPORT, PREFERENCES, GtkWindow)

RapportPreferences *rapport_preferences_new  (RapportContext     *context);
void                rapport_preferences_show (RapportPreferences *self,
                                              const char         *page);

G_END_DECLS
