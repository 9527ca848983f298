/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-entity.h"
#include "rapport-format.h"

G_BEGIN_DECLS

char *rapport_ticket_versions_dup_words (RapportConnection *connection,
                                         RapportEntity     *ticket);
char *rapport_ticket_dup_new_date       (RapportEntity     *ticket,
                                         GPtrArray         *events,
                                         RapportFormat     *format,
                                         gint64             now,
                                         gboolean          *is_late);

G_END_DECLS
