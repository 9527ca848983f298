/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-progress.h"

/**
 * rapport_progress_begin:
 * @self: (nullable)
 * @to: how much of the whole is done, 0 to 1, at the end of the part that begins where the last ends
 */
void
rapport_progress_begin (RapportProgress *self,
                        double           to)
{
  if (self == NULL)
    return;
  self->from = self->to;
  self->to = MAX (to, self->from);
}

/**
 * rapport_progress_tell:
 * @self: (nullable)
 * @done: how much of the part is done, 0 to 1
 *
 * Returns: FALSE with G_IO_ERROR_CANCELLED set when nobody wants the rest
 */
gboolean
rapport_progress_tell (RapportProgress  *self,
                       double            done,
                       GError          **error)
{
  int permille;

  if (self == NULL)
    return TRUE;
  permille = (int) ((self->from + (self->to - self->from) * CLAMP (done, 0, 1)) * 1000);
  if (self->func != NULL && permille > self->told)
    {
      self->told = permille;
      self->func (self->data, permille / 1000.0);
    }
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}
