/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-care-date.h"
#include "rapport-sheets.h"

static const guint essential[] = {
  RAPPORT_CARE_DATE_NAME, RAPPORT_CARE_DATE_KIND, RAPPORT_CARE_DATE_DATE, RAPPORT_CARE_DATE_LUNAR,
  RAPPORT_CARE_DATE_FESTIVAL, RAPPORT_CARE_DATE_DAY, RAPPORT_CARE_DATE_DAYS_AHEAD, RAPPORT_CARE_DATE_CONTACT,
  RAPPORT_CARE_DATE_TEXT, RAPPORT_CARE_DATE_OFF,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { NULL }
};

static const guint facts[] = {
  RAPPORT_CARE_DATE_KIND, RAPPORT_CARE_DATE_DATE, RAPPORT_CARE_DATE_DAY,
};

const RapportSheet rapport_care_date_sheet = {
  .info = &rapport_care_date_info,
  .new_title = N_("New Care Date"),
  .sections = sections,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .none = N_("This customer has no care dates."),
  .add = N_("New _Care Date…"),
};
