/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-action-item-editor.h"
#include "rapport-chosen-files.h"
#include "rapport-draft-bar.h"
#include "rapport-follow-up-checks.h"
#include "rapport-form.h"
#include "rapport-log-dialog.h"
#include "rapport-other-plans.h"
#include "rapport-picker.h"
#include "rapport-plan-choice.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-text-button.h"
#include "rapport-ticket-choice.h"
#include "rapport-warning-box.h"

G_BEGIN_DECLS

struct _RapportLogDialog
{
  GtkWindow                parent_instance;

  RapportDraftBar         *bar;
  RapportPicker           *customer;
  GtkWidget               *customer_label;
  GtkWidget               *customer_problem;
  GtkWidget               *plan_row;
  GtkWidget               *plan_label;
  RapportPlanChoice       *plan;
  RapportOtherPlans       *also;
  GtkWidget               *ticket_row;
  GtkWidget               *ticket_label;
  RapportTicketChoice     *ticket;
  RapportForm             *form;
  RapportTextButton       *texts;
  RapportChosenFiles      *files;
  GtkWidget               *next_method_label;
  GtkDropDown             *next_method;
  RapportOtherPlans       *others;
  GtkWidget               *items_label;
  RapportActionItemEditor *items;
  GtkWidget               *lacking;
  GtkWidget               *expander;
  RapportForm             *more;
  GtkWidget               *error;
  RapportWarningBox       *warning;

  RapportContext          *context;
  RapportFollowUpChecks   *checks;
  RapportEntity           *record;
  RapportDraft            *draft;
  GtkSizeGroup            *labels;
  gboolean                 filling;
  gboolean                 saving;
  gboolean                 save_waits;
};

gint64      rapport_log_dialog_get_customer     (RapportLogDialog *self);
const char *rapport_log_dialog_get_next_method  (RapportLogDialog *self);
char       *rapport_log_dialog_dup_hint         (RapportEntity    *record,
                                                 guint             field,
                                                 gpointer          data);
void        rapport_log_dialog_show_hints       (RapportLogDialog *self);
void        rapport_log_dialog_show_other_plans (RapportLogDialog *self);
void        rapport_log_dialog_show_also        (RapportLogDialog *self);
void        rapport_log_dialog_show_findings    (RapportLogDialog *self);
void        rapport_log_dialog_show_lacking     (RapportLogDialog *self);
void        rapport_log_dialog_propose_contact  (RapportLogDialog *self);
void        rapport_log_dialog_propose_next     (RapportLogDialog *self);
void        rapport_log_dialog_keep_proposal    (RapportLogDialog *self,
                                                 RapportEntity    *plan);
void        rapport_log_dialog_look_anew        (RapportLogDialog *self);
void        rapport_log_dialog_propose_depth    (RapportLogDialog *self);
void        rapport_log_dialog_propose_plan     (RapportLogDialog *self);
void        rapport_log_dialog_load_plan        (RapportLogDialog *self);
GArray     *rapport_log_dialog_find_warnings    (RapportLogDialog *self,
                                                 GArray           *replaced);

G_END_DECLS
