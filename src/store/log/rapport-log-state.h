/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-log-there.h"

G_BEGIN_DECLS

/**
 * RapportLogState:
 * Makes the things of the book what the log says they are, whatever the order in which that was filled:
 * what is there, and what its fields hold (team.md, Meaning 2, 5, 6).
 */
typedef struct _RapportLogState RapportLogState;

RapportLogState *rapport_log_state_new       (RapportConnection  *connection,
                                              GHashTable         *shapes);
void             rapport_log_state_free      (RapportLogState    *self);
void             rapport_log_state_add       (RapportLogState    *self,
                                              const guint8       *uid,
                                              const char         *field);
gboolean         rapport_log_state_add_grave (RapportLogState    *self,
                                              const guint8       *uid,
                                              GError            **error);
gboolean         rapport_log_state_show      (RapportLogState    *self,
                                              GError            **error);
gboolean         rapport_log_state_bring_back (RapportLogState   *self,
                                               const guint8      *uid,
                                               gboolean          *is_back,
                                               GError           **error);
gboolean         rapport_log_state_revive    (RapportLogState    *self,
                                              const guint8       *uid,
                                              GError            **error);
RapportLogThere *rapport_log_state_get_there (RapportLogState    *self);
GHashTable      *rapport_log_state_get_shown (RapportLogState    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportLogState, rapport_log_state_free)

G_END_DECLS
