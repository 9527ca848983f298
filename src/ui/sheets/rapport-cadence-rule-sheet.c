/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-rule.h"
#include "rapport-sheets.h"

static const guint of_customer[] = {
  RAPPORT_CADENCE_RULE_DEEP, RAPPORT_CADENCE_RULE_LIGHT, RAPPORT_CADENCE_RULE_PERIOD, RAPPORT_CADENCE_RULE_SINCE,
  RAPPORT_CADENCE_RULE_NOTE,
};

static const RapportSheetSection sections_of_customer[] = {
  { NULL, RAPPORT_SHEET_FIELDS (of_customer) },
  { NULL }
};

static const guint facts[] = { RAPPORT_CADENCE_RULE_NOTE };

const RapportSheet rapport_cadence_rule_sheet = {
  .info = &rapport_cadence_rule_info,
  .new_title = N_("New Cadence"),
  .sections = sections_of_customer,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .none = N_("The customer is contacted as its grade and tags ask for."),
  .add = N_("New Caden_ce…"),
};

static const guint of_tag[] = {
  RAPPORT_CADENCE_RULE_TAG, RAPPORT_CADENCE_RULE_DEEP, RAPPORT_CADENCE_RULE_LIGHT, RAPPORT_CADENCE_RULE_SINCE,
  RAPPORT_CADENCE_RULE_NOTE,
};

static const RapportSheetSection sections_of_tag[] = {
  { NULL, RAPPORT_SHEET_FIELDS (of_tag) },
  { NULL }
};

/* What a tag adds belongs to no customer. */
const RapportSheet rapport_tag_cadence_sheet = {
  .info = &rapport_cadence_rule_info,
  .new_title = N_("What a Tag Adds"),
  .sections = sections_of_tag,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .is_common = TRUE,
};

static const guint of_pause[] = { RAPPORT_PAUSE_BEGINS, RAPPORT_PAUSE_ENDS, RAPPORT_PAUSE_REASON };

static const RapportSheetSection sections_of_pause[] = {
  { NULL, RAPPORT_SHEET_FIELDS (of_pause) },
  { NULL }
};

static const guint facts_of_pause[] = { RAPPORT_PAUSE_REASON };

const RapportSheet rapport_pause_sheet = {
  .info = &rapport_pause_info,
  .new_title = N_("New Pause"),
  .sections = sections_of_pause,
  .facts = facts_of_pause,
  .n_facts = G_N_ELEMENTS (facts_of_pause),
  .none = N_("The customer may be contacted at any time."),
  .add = N_("New _Pause…"),
  .begins_today = TRUE,
};
