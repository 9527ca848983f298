/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_SECTION (rapport_section_get_type ())
G_DECLARE_FINAL_TYPE (RapportSection, rapport_section, RAPPORT, SECTION, GtkBox)

GtkWidget *rapport_section_new      (const char     *title,
                                     GtkWidget      *content);
void       rapport_section_set_open (RapportSection *self,
                                     gboolean        open);
gboolean   rapport_section_get_open (RapportSection *self);
void       rapport_section_set_note (RapportSection *self,
                                     const char     *note);

G_END_DECLS
