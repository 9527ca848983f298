/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-sheets.h"
#include "rapport-snippet.h"

static const guint essential[] = {
  RAPPORT_SNIPPET_NAME, RAPPORT_SNIPPET_KIND, RAPPORT_SNIPPET_BODY, RAPPORT_SNIPPET_TAG, RAPPORT_SNIPPET_STAGE,
  RAPPORT_SNIPPET_INDUSTRY, RAPPORT_SNIPPET_CATEGORY, RAPPORT_SNIPPET_LANGUAGE, RAPPORT_SNIPPET_RETIRED,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { NULL }
};

static const guint facts[] = {
  RAPPORT_SNIPPET_KIND, RAPPORT_SNIPPET_TAG,
};

const RapportSheet rapport_snippet_sheet = {
  .info = &rapport_snippet_info,
  .new_title = N_("New Text"),
  .sections = sections,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .none = N_("There are no texts."),
  .add = N_("New _Text…"),
};
