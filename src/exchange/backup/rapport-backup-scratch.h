/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rapport_backup_scratch_new    (GError     **error);
void  rapport_backup_scratch_remove (char        *folder);
void  rapport_backup_phrase_free    (char        *phrase);

G_END_DECLS
