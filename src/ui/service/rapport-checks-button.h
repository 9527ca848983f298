/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-field.h"

G_BEGIN_DECLS

/** RapportChecksGroup: choices under a heading, of which any number can be taken */
typedef struct
{
  const char          *title;
  const RapportChoice *choices;
} RapportChecksGroup;

#define RAPPORT_TYPE_CHECKS_BUTTON (rapport_checks_button_get_type ())
G_DECLARE_FINAL_TYPE (RapportChecksButton, rapport_checks_button, RAPPORT, CHECKS_BUTTON, GtkWidget)

GtkWidget  *rapport_checks_button_new        (const char                *name,
                                              const char                *none,
                                              const RapportChecksGroup  *groups,
                                              guint                      n_groups);
void        rapport_checks_button_set_chosen (RapportChecksButton       *self,
                                              guint                      group,
                                              char                     **values);
char      **rapport_checks_button_dup_chosen (RapportChecksButton       *self,
                                              guint                      group);

G_END_DECLS
