/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-damage.h"
#include "rapport-problem.h"

/* @func: NULL once nobody wants to be told; only the thread that made it looks at that */
struct _RapportDamage
{
  gatomicrefcount    refs;
  GMainContext      *context;
  RapportDamageFunc  func;
  gpointer           data;
  int                is_met;
};

/**
 * rapport_damage_new:
 * @func: told in the calling thread, from its main loop
 *
 * Returns: (transfer full): for all connections of one book
 */
RapportDamage *
rapport_damage_new (RapportDamageFunc func,
                    gpointer          data)
{
  RapportDamage *self = g_new0 (RapportDamage, 1);

  g_atomic_ref_count_init (&self->refs);
  self->context = g_main_context_ref_thread_default ();
  self->func = func;
  self->data = data;
  return self;
}

RapportDamage *
rapport_damage_ref (RapportDamage *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rapport_damage_unref (RapportDamage *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_main_context_unref (self->context);
  g_free (self);
}

/** rapport_damage_forget: whoever is told goes; in the thread that is told */
void
rapport_damage_forget (RapportDamage *self)
{
  self->func = NULL;
}

static gboolean
tell_cb (gpointer data)
{
  RapportDamage *self = data;

  if (self->func != NULL)
    self->func (self->data);
  return G_SOURCE_REMOVE;
}

/** rapport_damage_note: a connection met damage; from any thread */
void
rapport_damage_note (RapportDamage *self)
{
  g_autoptr(GSource) source = NULL;

  if (!g_atomic_int_compare_and_exchange (&self->is_met, FALSE, TRUE))
    return;
  source = g_idle_source_new ();
  g_source_set_callback (source, tell_cb, rapport_damage_ref (self), (GDestroyNotify) rapport_damage_unref);
  g_source_attach (source, self->context);
}

/** rapport_damage_is_met: Returns: whether any connection met damage; from any thread */
gboolean
rapport_damage_is_met (RapportDamage *self)
{
  return g_atomic_int_get (&self->is_met);
}

/** rapport_damage_refuse: Returns: whether nothing may be written any more, with @error saying why; from any thread */
gboolean
rapport_damage_refuse (RapportDamage  *self,
                       GError        **error)
{
  if (!rapport_damage_is_met (self))
    return FALSE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED,
                       _("The data file is damaged, so nothing was saved."));
  return TRUE;
}
