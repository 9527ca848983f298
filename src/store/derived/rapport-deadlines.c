/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-deadlines.h"

/** rapport_deadline_free: Frees @deadline */
void
rapport_deadline_free (RapportDeadline *deadline)
{
  g_free (deadline->number);
  g_free (deadline->target);
  g_free (deadline);
}
