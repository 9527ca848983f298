/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-data-change.h"
#include "rapport-sheets.h"

static const guint verdicts[] = {
  RAPPORT_DATA_CHECK_NAME, RAPPORT_DATA_CHECK_CONTACT, RAPPORT_DATA_CHECK_POSITION, RAPPORT_DATA_CHECK_PHONE,
  RAPPORT_DATA_CHECK_EMAIL, RAPPORT_DATA_CHECK_ADDRESS, RAPPORT_DATA_CHECK_CORRECTIONS,
};

static const guint when[] = {
  RAPPORT_DATA_CHECK_DRAWN_ON, RAPPORT_DATA_CHECK_CHECKED_ON, RAPPORT_DATA_CHECK_MEMBER,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (verdicts) },
  { N_("When"), RAPPORT_SHEET_FIELDS (when) },
  { NULL }
};

const RapportSheet rapport_data_check_sheet = {
  .info = &rapport_data_check_info,
  .new_title = N_("New Data Check"),
  .sections = sections,
};
