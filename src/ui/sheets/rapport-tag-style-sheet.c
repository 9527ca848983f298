/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-sheets.h"
#include "rapport-tag-style.h"

static const guint essential[] = {
  RAPPORT_TAG_STYLE_NAME, RAPPORT_TAG_STYLE_COLOUR, RAPPORT_TAG_STYLE_PLAYBOOK, RAPPORT_TAG_STYLE_RETIRED,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { NULL }
};

static const guint facts[] = {
  RAPPORT_TAG_STYLE_COLOUR, RAPPORT_TAG_STYLE_PLAYBOOK,
};

const RapportSheet rapport_tag_style_sheet = {
  .info = &rapport_tag_style_info,
  .new_title = N_("New Tag"),
  .sections = sections,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .none = N_("There are no tags."),
  .add = N_("New _Tag…"),
};
