/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_DAMAGE_BAR (rapport_damage_bar_get_type ())
G_DECLARE_FINAL_TYPE (RapportDamageBar, rapport_damage_bar, RAPPORT, DAMAGE_BAR, GtkBox)

void rapport_damage_bar_set_book (RapportDamageBar *self,
                                  RapportBook      *book);

G_END_DECLS
