/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-item.h"
#include "rapport-sheets.h"

static const guint essential[] = {
  RAPPORT_ACTION_ITEM_WHAT, RAPPORT_ACTION_ITEM_KIND, RAPPORT_ACTION_ITEM_WHO, RAPPORT_ACTION_ITEM_DEADLINE,
  RAPPORT_ACTION_ITEM_DONE,
};

/* A suggestion is followed through until the customer was told. */
static const guint outcome[] = { RAPPORT_ACTION_ITEM_OUTCOME, RAPPORT_ACTION_ITEM_TOLD };

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { N_("What became of it"), RAPPORT_SHEET_FIELDS (outcome) },
  { NULL }
};

static const guint facts[] = {
  RAPPORT_ACTION_ITEM_KIND, RAPPORT_ACTION_ITEM_WHO, RAPPORT_ACTION_ITEM_DEADLINE, RAPPORT_ACTION_ITEM_DONE,
};

const RapportSheet rapport_action_item_sheet = {
  .info = &rapport_action_item_info,
  .new_title = N_("New Action Item"),
  .sections = sections,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .none = N_("There is no action item yet."),
  .add = N_("New _Action Item…"),
  .may_be_nobodys = TRUE,
};
