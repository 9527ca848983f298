/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  scratch_random_test_init (int     *argc,
                                char  ***argv);
guint scratch_random_rounds    (guint    usual);

G_END_DECLS
