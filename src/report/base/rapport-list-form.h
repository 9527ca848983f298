/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-report-rows.h"
#include "rapport-report.h"

G_BEGIN_DECLS

/** RapportListFormKind: how a column shows its cell; a PAIR of instants, due and done, takes two */
typedef enum
{
  RAPPORT_LIST_FORM_TEXT,
  RAPPORT_LIST_FORM_CHOICE,
  RAPPORT_LIST_FORM_MOMENT,
  RAPPORT_LIST_FORM_INSTANT,
  RAPPORT_LIST_FORM_PAIR,
  RAPPORT_LIST_FORM_FLAG,
} RapportListFormKind;

/**
 * RapportListFormColumn:
 * @title: marked with NC_("form", …)
 * @weight: its share of the width
 * @choices: for CHOICE; another value is shown as it is
 * @repeats: whether a row that goes on over pages shows the cell again
 */
typedef struct
{
  const char          *title;
  double               weight;
  RapportListFormKind  kind;
  const RapportChoice *choices;
  gboolean             repeats;
} RapportListFormColumn;

/**
 * RapportListForm:
 * @columns: in domain.md's order, ended by one without a title
 * @empty: what stands in place of the rows, marked with NC_("form", …)
 *
 * A form that is one table of rows as they are read: the @form of a #RapportReport whose load, free and build
 * are those here.
 */
typedef struct
{
  RapportReportRows            rows;
  const RapportListFormColumn *columns;
  const char                  *empty;
} RapportListForm;

gpointer         rapport_list_form_load  (RapportConnection          *connection,
                                          const RapportReportValues  *values,
                                          const RapportReportRun     *run,
                                          GError                    **error);
void             rapport_list_form_free  (gpointer                    data);
RapportDocument *rapport_list_form_build (gpointer                    data,
                                          const RapportReportValues  *values,
                                          RapportCatalogue           *catalogue,
                                          GDateTime                  *now);

/* What a form that is a table of rows is read and made with; @form_: its #RapportListForm */
#define RAPPORT_REPORT_OF_ROWS(form_) \
  .form = &(form_), .load = rapport_list_form_load, .free = rapport_list_form_free, .build = rapport_list_form_build

G_END_DECLS
