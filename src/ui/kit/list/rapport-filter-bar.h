/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-field.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_FILTER_BAR (rapport_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (RapportFilterBar, rapport_filter_bar, RAPPORT, FILTER_BAR, GtkWidget)

void        rapport_filter_bar_set_context (RapportFilterBar    *self,
                                            RapportContext      *context);
void        rapport_filter_bar_set_start   (RapportFilterBar    *self,
                                            GtkWidget           *widget);
void        rapport_filter_bar_add_choices (RapportFilterBar    *self,
                                            const char          *name,
                                            const char          *label,
                                            const char          *all,
                                            const RapportChoice *choices);
void        rapport_filter_bar_add_members (RapportFilterBar    *self,
                                            const char          *name,
                                            const char          *label,
                                            const char          *all);
void        rapport_filter_bar_add_tags    (RapportFilterBar    *self,
                                            const char          *name,
                                            const char          *label,
                                            const char          *all);
void        rapport_filter_bar_add_switch  (RapportFilterBar    *self,
                                            const char          *name,
                                            const char          *label,
                                            gboolean             narrows);
void        rapport_filter_bar_remember    (RapportFilterBar    *self,
                                            const char          *note);

const char *rapport_filter_bar_get         (RapportFilterBar    *self,
                                            const char          *name);
guint       rapport_filter_bar_get_nth     (RapportFilterBar    *self,
                                            const char          *name);
gint64      rapport_filter_bar_get_id      (RapportFilterBar    *self,
                                            const char          *name);
gboolean    rapport_filter_bar_is_active   (RapportFilterBar    *self);
void        rapport_filter_bar_clear       (RapportFilterBar    *self);

G_END_DECLS
