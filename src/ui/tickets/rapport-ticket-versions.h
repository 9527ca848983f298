/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-entity.h"

G_BEGIN_DECLS

char *rapport_ticket_versions_dup_words (RapportConnection *connection,
                                         RapportEntity     *ticket);

G_END_DECLS
