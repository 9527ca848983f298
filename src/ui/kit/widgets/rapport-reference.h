/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_REFERENCE (rapport_reference_get_type ())
G_DECLARE_INTERFACE (RapportReference, rapport_reference, RAPPORT, REFERENCE, GtkWidget)

/**
 * RapportReferenceInterface:
 * @get_id: Returns: the thing that is chosen, 0 for none
 * @set_id: chooses a thing, 0 for none
 * @set_none: gives the words for none
 *
 * A widget with which a thing is chosen.
 */
struct _RapportReferenceInterface
{
  GTypeInterface parent_interface;

  gint64 (*get_id)   (RapportReference *self);
  void   (*set_id)   (RapportReference *self,
                      gint64            id);
  void   (*set_none) (RapportReference *self,
                      const char       *words);
};

gint64 rapport_reference_get_id   (RapportReference *self);
void   rapport_reference_set_id   (RapportReference *self,
                                   gint64            id);
void   rapport_reference_set_none (RapportReference *self,
                                   const char       *words);
void   rapport_reference_changed  (RapportReference *self);

G_END_DECLS
