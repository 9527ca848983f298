/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-playbook.h"

/* What is offered as long as the office wrote nothing of its own (FR-14); @words: how the tag is written */
static const struct
{
  const char *words[3];
  const char *text;
} playbooks[] = {
  { { "需技术支持", "Needs technical support" },
    N_("Bring solution cases and the technical answers to what was asked.") },
  { { "竞品对比中", "Comparing competitors" },
    N_("Show our own strengths, and success stories of customers like this one.") },
  { { "续约预警", "Renewal due" }, N_("Ask for the pain points, and make a renewal offer.") },
  { { "低活跃", "Low activity" }, N_("Show more care, or look for a new need.") },
  { { "高意向", "High intent" }, N_("Go on towards the contract: agree on the next step and its date.") },
};

/** rapport_playbook_find: Returns: (transfer none) (nullable): what to do for a customer that has @tag (FR-14) */
const char *
rapport_playbook_find (const char *tag)
{
  g_return_val_if_fail (tag != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (playbooks); i++)
    if (g_strv_contains (playbooks[i].words, tag))
      return gettext (playbooks[i].text);
  return NULL;
}

/** rapport_playbook_find_stage: Returns: (transfer none) (nullable): what to do for a customer of @stage (FR-14) */
const char *
rapport_playbook_find_stage (const char *stage)
{
  return g_strcmp0 (stage, "at-risk") == 0 ? _("Visit by management.") : NULL;
}
