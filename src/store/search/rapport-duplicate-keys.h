/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rapport_phone_dup_digits (const char *phone);

G_END_DECLS
