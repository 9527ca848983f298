/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-data-change.h"
#include "rapport-sheets.h"

static const guint essential[] = {
  RAPPORT_DATA_CHANGE_KNOWN, RAPPORT_DATA_CHANGE_OLD_VALUE, RAPPORT_DATA_CHANGE_NEW_VALUE,
  RAPPORT_DATA_CHANGE_CONFIRMED, RAPPORT_DATA_CHANGE_CONFIRMED_HOW, RAPPORT_DATA_CHANGE_MEMBER,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { NULL }
};

const RapportSheet rapport_data_change_sheet = {
  .info = &rapport_data_change_info,
  .new_title = N_("New Important Change"),
  .sections = sections,
};
