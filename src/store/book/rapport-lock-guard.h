/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RapportLockGuard RapportLockGuard;

RapportLockGuard *rapport_lock_guard_new    (const char       *path,
                                               gboolean          shares);
void              rapport_lock_guard_unlock (RapportLockGuard *self);
void              rapport_lock_guard_free   (RapportLockGuard *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportLockGuard, rapport_lock_guard_free)

G_END_DECLS
