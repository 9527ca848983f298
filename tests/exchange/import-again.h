/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-fixture.h"

G_BEGIN_DECLS

void import_again_add_follow_ups (void);

G_END_DECLS
