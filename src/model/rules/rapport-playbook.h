/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *rapport_playbook_find       (const char *tag);
const char *rapport_playbook_find_stage (const char *stage);

G_END_DECLS
