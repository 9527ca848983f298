/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What nearly every file of the window includes; compiled once for all of them where precompiled headers are on. */
#include <gtk/gtk.h>
