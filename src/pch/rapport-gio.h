/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What nearly every file below the window includes; compiled once for all of them where precompiled headers are on. */
#include <gio/gio.h>
