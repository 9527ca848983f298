/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-calendar-days.h"

G_BEGIN_DECLS

GArray *rapport_ical_days_read (GBytes   *bytes,
                                int       year,
                                GError  **error);

G_END_DECLS
