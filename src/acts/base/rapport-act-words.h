/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rapport_act_describe          (const char *kind,
                                     const char *subject);
char *rapport_act_describe_done     (const char *kind,
                                     const char *subject);
char *rapport_act_describe_left_out (const char *left_out);

G_END_DECLS
