/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-page.h"

G_BEGIN_DECLS

GType rapport_care_dates_page_get_type (void);

G_END_DECLS
