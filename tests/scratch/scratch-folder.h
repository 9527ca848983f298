/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *scratch_folder_new    (void);
void  scratch_folder_remove (char *folder);

/* a test's own folder, which goes with all that is in it */
typedef char ScratchFolder;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScratchFolder, scratch_folder_remove)

G_END_DECLS
