/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** RapportDamage: what the connections of one book, each in its thread, tell of damage that any of them meets */
typedef struct _RapportDamage RapportDamage;

/** RapportDamageFunc: told once, in the thread that made it, that the book is damaged */
typedef void (*RapportDamageFunc) (gpointer data);

RapportDamage *rapport_damage_new    (RapportDamageFunc  func,
                                      gpointer           data);
RapportDamage *rapport_damage_ref    (RapportDamage     *self);
void           rapport_damage_unref  (RapportDamage     *self);
void           rapport_damage_forget (RapportDamage     *self);
void           rapport_damage_note   (RapportDamage     *self);
gboolean       rapport_damage_is_met (RapportDamage     *self);
gboolean       rapport_damage_refuse (RapportDamage     *self,
                                      GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportDamage, rapport_damage_unref)

G_END_DECLS
