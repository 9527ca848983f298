/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/** RapportLive: the objects of things that somebody shows, one a thing, as long as they are shown */
typedef struct _RapportLive RapportLive;

RapportLive   *rapport_live_new        (void);
void           rapport_live_free       (RapportLive        *self);
RapportEntity *rapport_live_find       (RapportLive        *self,
                                        GType               type,
                                        gint64              id);
RapportEntity *rapport_live_load       (RapportLive        *self,
                                        RapportConnection  *connection,
                                        GType               type,
                                        gint64              id,
                                        GError            **error);
void           rapport_live_reload     (RapportLive        *self,
                                        RapportConnection  *connection,
                                        GType               type,
                                        gint64              id);
void           rapport_live_reload_all (RapportLive        *self,
                                        RapportConnection  *connection);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportLive, rapport_live_free)

G_END_DECLS
