/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-catalogue.h"
#include "rapport-connection.h"

G_BEGIN_DECLS

char *rapport_confirmation_letter_dup_text (RapportConnection  *connection,
                                            gint64              ticket,
                                            RapportCatalogue   *catalogue,
                                            GTimeZone          *zone,
                                            GError            **error);

G_END_DECLS
