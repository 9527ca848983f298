/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-catalogue.h"
#include "rapport-connection.h"
#include "rapport-document.h"
#include "rapport-list-query.h"

G_BEGIN_DECLS

/** RapportParameterKind: what a person gives; a REFERENCE is the id of a thing */
typedef enum
{
  RAPPORT_PARAMETER_TEXT,
  RAPPORT_PARAMETER_CHOICE,
  RAPPORT_PARAMETER_REFERENCE,
  RAPPORT_PARAMETER_DAY,
  RAPPORT_PARAMETER_FLAG,
} RapportParameterKind;

/**
 * RapportParameter:
 * @name: stable, and the option of the command line
 * @label: marked with NC_("parameter", …)
 * @help: one line for the command line, marked with N_()
 * @none: (nullable): what the dialog says for nothing chosen, marked with NC_("parameter", …)
 * @choices: for CHOICE, ended by a NULL value, their words in the context "choice"; for FLAG (nullable), the
 *   words for no and for yes
 * @target: for REFERENCE, the name of the kind of thing
 * @required: whether there is no form without it
 * @not_before: (nullable): for DAY, the parameter whose day it can't be before
 *
 * Something a form is chosen by; arrays of them end with one without a name.
 */
typedef struct
{
  const char           *name;
  RapportParameterKind  kind;
  const char           *label;
  const char           *help;
  const char           *none;
  const RapportChoice  *choices;
  const char           *target;
  gboolean              required;
  const char           *not_before;
} RapportParameter;

typedef struct _RapportReportValues RapportReportValues;

/**
 * RapportReportRun:
 * @now: local time, in the zone that moments are printed in
 * @progress: (nullable): told how much is read, in the working thread
 * @catalogue: in what language; rapport_report_make() gives it
 */
typedef struct
{
  GDateTime           *now;
  RapportProgressFunc  progress;
  gpointer             progress_data;
  GCancellable        *cancellable;
  RapportCatalogue    *catalogue;
} RapportReportRun;

/**
 * RapportReport:
 * @id: as "f1" in domain.md, section 3
 * @title: of the form on paper, marked with NC_("form", …)
 * @about: (nullable): the kind of thing whose form it is: what a person gets who prints one
 * @limited_to: (nullable): the kind of thing whose list it can be printed from, of what that shows only
 * @landscape: on its side
 * @form: (nullable): what @load and @build are told beside the values, such as the #RapportListForm of a table
 * @load: reads what the form needs, with nothing of the store left in it; NULL with an error
 * @free: frees what was loaded
 * @build: (transfer full) of the data: makes the document of it
 *
 * The declaration of a printed form: all that is known about it outside its file.
 */
typedef struct
{
  const char              *id;
  const char              *title;
  const char              *about;
  const char              *limited_to;
  gboolean                 landscape;
  const RapportParameter  *parameters;
  gconstpointer            form;
  gpointer               (*load)  (RapportConnection          *connection,
                                   const RapportReportValues  *values,
                                   const RapportReportRun     *run,
                                   GError                    **error);
  GDestroyNotify           free;
  RapportDocument       *(*build) (gpointer                    data,
                                   const RapportReportValues  *values,
                                   RapportCatalogue           *catalogue,
                                   GDateTime                  *now);
} RapportReport;

RapportReportValues *rapport_report_values_new        (const RapportReport       *report);
RapportReportValues *rapport_report_values_copy       (const RapportReportValues *self);
void                 rapport_report_values_free       (RapportReportValues       *self);
void                 rapport_report_values_set_text   (RapportReportValues       *self,
                                                       const char                *name,
                                                       const char                *text);
void                 rapport_report_values_set_number (RapportReportValues       *self,
                                                       const char                *name,
                                                       gint64                     number);
const char          *rapport_report_values_get_text   (const RapportReportValues *self,
                                                       const char                *name);
gint64               rapport_report_values_get_number (const RapportReportValues *self,
                                                       const char                *name);
gboolean             rapport_report_values_check      (const RapportReportValues *self,
                                                       GError                   **error);
void                 rapport_report_values_limit      (RapportReportValues       *self,
                                                       const gint64              *ids,
                                                       guint                      n,
                                                       const RapportListQuery    *query);
const RapportListQuery *
                     rapport_report_values_get_query  (const RapportReportValues *self);
GHashTable          *rapport_report_values_get_things (const RapportReportValues *self);
const RapportReport *rapport_report_values_get_report (const RapportReportValues *self);

gboolean             rapport_report_load_name         (RapportConnection         *connection,
                                                       GType                      type,
                                                       gint64                     id,
                                                       char                     **name,
                                                       GError                   **error);
RapportDocument     *rapport_report_make              (RapportConnection         *connection,
                                                       const RapportReportValues *values,
                                                       RapportCatalogue          *catalogue,
                                                       const RapportReportRun    *run,
                                                       GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportReportValues, rapport_report_values_free)

G_END_DECLS
