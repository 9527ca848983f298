/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-form.h"
#include "rapport-report-parameters.h"
#include "rapport-snippet.h"

/* categories of tickets and stages of customers; tags and industries are words of the book */
static const RapportChoice occasions[] = {
  { "pre-sales", NC_("choice", "Pre-sales enquiry") },
  { "in-sales", NC_("choice", "In-sales support") },
  { "after-sales", NC_("choice", "After-sales problem") },
  { "value-added", NC_("choice", "Value-added service") },
  { "prospect", NC_("choice", "Prospect") },
  { "needs", NC_("choice", "Needs and solution") },
  { "delivery", NC_("choice", "Delivery") },
  { "deepening", NC_("choice", "Deepening") },
  { "at-risk", NC_("choice", "At risk") },
  { "lost", NC_("choice", "Lost") },
  { "won-back", NC_("choice", "Won back") },
  { NULL }
};

static const RapportListFormColumn columns[] = {
  { NC_("form", "Title"), 90 },
  { NC_("form", "Kind of text"), 55, RAPPORT_LIST_FORM_CHOICE, rapport_snippet_kinds },
  { NC_("form", "For"), 55, RAPPORT_LIST_FORM_CHOICE, occasions },
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
