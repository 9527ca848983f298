/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-context.h"
#include "rapport-service-versions.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_VERSION_LIST (rapport_version_list_get_type ())
G_DECLARE_FINAL_TYPE (RapportVersionList, rapport_version_list, RAPPORT, VERSION_LIST, GObject)

RapportVersionList          *rapport_version_list_new          (RapportContext     *context,
                                                                GtkWidget          *widget,
                                                                GType               type);
guint                        rapport_version_list_get_n        (RapportVersionList *self);
const RapportServiceVersion *rapport_version_list_get          (RapportVersionList *self,
                                                                guint               place);
void                         rapport_version_list_reload       (RapportVersionList *self);
void                         rapport_version_list_run          (RapportVersionList *self,
                                                                RapportAct         *act);
void                         rapport_version_list_make_default (RapportVersionList *self,
                                                                gint64              id);
void                         rapport_version_list_retire       (RapportVersionList *self,
                                                                gint64              id);

G_END_DECLS
