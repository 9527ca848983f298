/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-entity.h"
#include "rapport-later-rows.h"

G_BEGIN_DECLS

gboolean rapport_fixed_uid_has_key (RapportEntity      *entity);
gboolean rapport_fixed_uid_make    (RapportConnection  *connection,
                                    RapportLaterRows   *later,
                                    RapportEntity      *entity,
                                    guint8             *uid,
                                    GError            **error);

G_END_DECLS
