/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-points.h"
#include "rapport-sheets.h"

static const guint essential[] = {
  RAPPORT_POINTS_DATE, RAPPORT_POINTS_POINTS, RAPPORT_POINTS_REASON, RAPPORT_POINTS_CONTRACT, RAPPORT_POINTS_MEMBER,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { NULL }
};

static const guint facts[] = {
  RAPPORT_POINTS_POINTS, RAPPORT_POINTS_REASON, RAPPORT_POINTS_MEMBER,
};

const RapportSheet rapport_points_sheet = {
  .info = &rapport_points_info,
  .new_title = N_("New Points Entry"),
  .sections = sections,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .none = N_("This customer has no points yet."),
  .add = N_("New _Points Entry…"),
  .begins_today = TRUE,
};
