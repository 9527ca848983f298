/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-form.h"
#include "rapport-report-parameters.h"
#include "rapport-snippet.h"

static const RapportListFormColumn columns[] = {
  { NC_("form", "Title"), 90 },
  { NC_("form", "Kind of text"), 55, RAPPORT_LIST_FORM_CHOICE, rapport_snippet_kinds },
  { NC_("form", "For"), 55 },
  { NC_("form", "Text"), 300 },
  { NULL },
};

static const RapportListForm form = {
  .rows = RAPPORT_REPORT_ROWS_TEXTS,
  .columns = columns,
  .empty = NC_("form", "There are no texts."),
};

static const RapportParameter parameters[] = {
  RAPPORT_PARAMETER_END
};

extern const RapportReport rapport_report_texts;
const RapportReport rapport_report_texts = {
  .id = "texts",
  .title = NC_("form", "Texts and templates"),
  .about = "snippet",
  .parameters = parameters,
  RAPPORT_REPORT_OF_ROWS (form),
};
