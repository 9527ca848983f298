/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What nearly every file below the window includes; compiled once a library where precompiled headers are on. */
#include <gio/gio.h>
