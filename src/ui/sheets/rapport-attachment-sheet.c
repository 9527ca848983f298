/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-attachment.h"
#include "rapport-sheets.h"

static const guint essential[] = {
  RAPPORT_ATTACHMENT_NAME, RAPPORT_ATTACHMENT_KIND, RAPPORT_ATTACHMENT_NOTES, RAPPORT_ATTACHMENT_MEMBER,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { NULL }
};

static const guint facts[] = { RAPPORT_ATTACHMENT_KIND, RAPPORT_ATTACHMENT_ADDED_AT };

/* A new one comes from a file, and is made where that is. */
const RapportSheet rapport_attachment_sheet = {
  .info = &rapport_attachment_info,
  .sections = sections,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
};
