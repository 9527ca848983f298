/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-version-preview.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_VERSION_SAVING (rapport_version_saving_get_type ())
G_DECLARE_FINAL_TYPE (RapportVersionSaving, rapport_version_saving, RAPPORT, VERSION_SAVING, GObject)

RapportVersionSaving *rapport_version_saving_new     (RapportContext       *context,
                                                      GtkWidget            *widget,
                                                      GType                 type,
                                                      const char           *title);
void                  rapport_version_saving_start   (RapportVersionSaving *self,
                                                      gint64                base,
                                                      const char           *json);
gboolean              rapport_version_saving_is_busy (RapportVersionSaving *self);

G_END_DECLS
