/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-page.h"

G_BEGIN_DECLS

void rapport_invitations_show (RapportPage    *page,
                               RapportBook    *book,
                               gint64          activity);
void rapport_invitations_log  (RapportContext *context,
                               const gint64   *invitations,
                               guint           n_invitations);

G_END_DECLS
