/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* what a calendar says beside what all programs know: whose event it is, what shall be done, and how */
#define RAPPORT_ICAL_CUSTOMER "X-RAPPORT-CUSTOMER"
#define RAPPORT_ICAL_CONTENT "X-RAPPORT-CONTENT"
/* a kind of thing; plans can be imported again */
#define RAPPORT_ICAL_KIND "X-RAPPORT-KIND"
#define RAPPORT_ICAL_METHOD "X-RAPPORT-METHOD"

G_END_DECLS
