/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-customer-parts.h"

G_BEGIN_DECLS

char *rapport_customer_changes_describe (RapportConnection  *connection,
                                         GPtrArray          *parts,
                                         GTimeZone          *zone,
                                         GError            **error);

G_END_DECLS
