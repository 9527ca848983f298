/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-dialog.h"
#include "rapport-import-stand.h"
#include "rapport-import.h"

G_BEGIN_DECLS

/**
 * RapportImportDialog:
 * Imports files one after another: shows what was understood of each and what would become of its
 * rows, and writes when the person says so.
 */
struct _RapportImportDialog
{
  GtkWindow       parent_instance;

  GtkStack       *pages;
  GtkLabel       *busy_label;
  GtkProgressBar *progress;
  GtkLabel       *failure_label;
  GtkWidget      *another_button;
  GtkLabel       *written_label;
  GtkLabel       *rest_label;
  GtkWidget      *next_sheet_button;
  GtkLabel       *next_sheet_label;
  GtkWidget      *no_more_button;
  GtkRevealer    *error_revealer;
  GtkLabel       *error_label;
  GtkWidget      *head;
  GtkLabel       *counts;
  GtkLabel       *advice;
  GtkLabel       *understood;
  GtkWidget      *encoding_row;
  GtkDropDown    *encoding;
  GtkWidget      *sheet_row;
  GtkLabel       *sheet_label;
  GtkDropDown    *sheet;
  GtkDropDown    *kind;
  GtkWidget      *dates_row;
  GtkDropDown    *dates;
  GtkWidget      *customer_row;
  GtkEditable    *customer;
  GtkWidget      *open_row;
  GtkLabel       *open_label;
  GtkCheckButton *along;
  GtkWidget      *kept_row;
  GtkLabel       *kept_label;
  GtkCheckButton *takes_file;
  GtkWidget      *emptied_row;
  GtkLabel       *emptied_label;
  GtkCheckButton *clears_empty;
  GtkWidget      *reason_row;
  GtkEditable    *reason;
  GtkWidget      *good_button;
  GtkWidget      *rejected_button;
  GtkWidget      *import_button;
  GtkWidget      *leave_button;
  GtkWidget      *skip_button;
  GtkWidget      *switcher;
  GtkStack       *lists;

  RapportContext *context;
  GListModel     *files;
  guint           position;
  RapportImport  *import;
  GCancellable   *cancellable;
  const char     *chosen_encoding;
  gboolean        writing;
  GPtrArray      *kinds;
  gboolean        tries_kind;
  gboolean        tries_sheet;
  char           *chosen_key;
  char           *chosen_before;
  gboolean        has_said;
  gboolean        had_said;
  RapportImportStand stand;
  /* of a workbook, by their names: which were imported, and which need not be offered */
  GHashTable     *imported_sheets;
  GHashTable     *passed_sheets;
  gboolean        chose_sheet;
  char           *next_sheet;
  guint           again;
  gboolean        looks_again;
};

void     rapport_import_dialog_check            (RapportImportDialog *self);
void     rapport_import_dialog_go_on            (RapportImportDialog *self);
void     rapport_import_dialog_show_page        (RapportImportDialog *self,
                                                 const char          *name);
void     rapport_import_dialog_forget_said      (RapportImportDialog *self);
void     rapport_import_dialog_read_sheet       (RapportImportDialog *self,
                                                 const char          *sheet);
gboolean rapport_import_dialog_offer_rest       (RapportImportDialog *self,
                                                 const char          *told);
gboolean rapport_import_dialog_pass_sheet       (RapportImportDialog *self);
void     rapport_import_dialog_forget_sheets    (RapportImportDialog *self);
void     rapport_import_dialog_install_sheets   (GtkWidgetClass      *widget_class);
void     rapport_import_dialog_keep_room        (RapportImportDialog *self);
void     rapport_import_dialog_show_error       (RapportImportDialog *self,
                                                 const char          *sentence);
void     rapport_import_dialog_show_kept        (RapportImportDialog *self);
void     rapport_import_dialog_forget_kept      (RapportImportDialog *self);
void     rapport_import_dialog_show_offers      (RapportImportDialog *self);
gboolean rapport_import_dialog_take_back_choice (RapportImportDialog *self,
                                                 const GError        *error);
void     rapport_import_dialog_show_failure     (RapportImportDialog *self,
                                                 const GError        *error);
void     rapport_import_dialog_show_found_again (RapportImportDialog *self);
void     rapport_import_dialog_look_again       (RapportImportDialog *self);
void     rapport_import_dialog_stop_looking     (RapportImportDialog *self);
void     rapport_import_dialog_take_typed       (RapportImportDialog *self);
void     rapport_import_dialog_show_progress_again (RapportImportDialog *self);
void     rapport_import_dialog_install_choices  (GtkWidgetClass      *widget_class);

G_END_DECLS
