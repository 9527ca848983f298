/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-reference.h"

G_DEFINE_INTERFACE (RapportReference, rapport_reference, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
rapport_reference_default_init (RapportReferenceInterface *iface)
{
  /** RapportReference::changed: the person chose another */
  signals[CHANGED] = g_signal_new ("changed", RAPPORT_TYPE_REFERENCE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/** rapport_reference_get_id: Returns: the thing that is chosen, 0 for none */
gint64
rapport_reference_get_id (RapportReference *self)
{
  g_return_val_if_fail (RAPPORT_IS_REFERENCE (self), 0);

  return RAPPORT_REFERENCE_GET_IFACE (self)->get_id (self);
}

/** rapport_reference_set_id: chooses a thing, 0 for none */
void
rapport_reference_set_id (RapportReference *self,
                          gint64            id)
{
  g_return_if_fail (RAPPORT_IS_REFERENCE (self));

  RAPPORT_REFERENCE_GET_IFACE (self)->set_id (self, id);
}

/** rapport_reference_set_none: gives the words for none */
void
rapport_reference_set_none (RapportReference *self,
                            const char       *words)
{
  g_return_if_fail (RAPPORT_IS_REFERENCE (self));
  g_return_if_fail (words != NULL);

  RAPPORT_REFERENCE_GET_IFACE (self)->set_none (self, words);
}

/** rapport_reference_changed: for those that are one: the person chose another */
void
rapport_reference_changed (RapportReference *self)
{
  g_return_if_fail (RAPPORT_IS_REFERENCE (self));

  g_signal_emit (self, signals[CHANGED], 0);
}
