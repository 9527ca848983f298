/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *rapport_customer_standing (int first,
                                       int today,
                                       int months);

G_END_DECLS
