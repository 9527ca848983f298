/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-policy.h"

G_BEGIN_DECLS

struct _RapportPolicy
{
  gatomicrefcount  refs;
  char            *name;
  gboolean         from_change;
  gint64           since;
  char           **when[RAPPORT_SLA_N_KEYS];
  GPtrArray       *entries;
};

RapportPolicy *rapport_policy_new        (void);
void           rapport_policy_entry_free (RapportPolicyEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportPolicyEntry, rapport_policy_entry_free)

G_END_DECLS
