/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gunichar rapport_import_simplify (gunichar c);

G_END_DECLS
