/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"
#include "rapport-import-pass.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_IMPORT (rapport_import_get_type ())
G_DECLARE_FINAL_TYPE (RapportImport, rapport_import, RAPPORT, IMPORT, GObject)

RapportImport              *rapport_import_new              (RapportBook          *book);
double                      rapport_import_get_progress     (RapportImport        *self);
void                        rapport_import_watch            (RapportImport        *self,
                                                             RapportProgressTell   func,
                                                             gpointer              data);

void                        rapport_import_set_encoding     (RapportImport        *self,
                                                             const char           *encoding);
void                        rapport_import_set_sheet        (RapportImport        *self,
                                                             const char           *sheet);
void                        rapport_import_set_customer     (RapportImport        *self,
                                                             const char           *customer);
void                        rapport_import_set_date_order   (RapportImport        *self,
                                                             RapportDateOrder      order);
RapportDateOrder            rapport_import_get_date_order   (RapportImport        *self);
const char                 *rapport_import_get_doubtful     (RapportImport        *self);
gboolean                    rapport_import_lacks_customer   (RapportImport        *self);
void                        rapport_import_decide           (RapportImport        *self,
                                                             const char           *name,
                                                             RapportImportDecision decision);
RapportImportDecision       rapport_import_get_decision     (RapportImport        *self,
                                                             const char           *name);
void                        rapport_import_omit             (RapportImport        *self,
                                                             guint                 index,
                                                             gboolean              omit);
void                        rapport_import_decide_otherwise (RapportImport        *self,
                                                             RapportImportDecision decision);
gboolean                    rapport_import_set_column       (RapportImport        *self,
                                                             const char           *key,
                                                             const char           *target,
                                                             GError              **error);
void                        rapport_import_forget_columns   (RapportImport        *self);
void                        rapport_import_set_kind         (RapportImport        *self,
                                                             const RapportEntityInfo *kind);
const RapportEntityInfo    *rapport_import_get_kind         (RapportImport        *self);
gboolean                    rapport_import_check            (RapportImport        *self,
                                                             GFile                *file,
                                                             GCancellable         *cancellable,
                                                             GError              **error);
gboolean                    rapport_import_check_bytes      (RapportImport        *self,
                                                             GBytes               *bytes,
                                                             const char           *name,
                                                             GCancellable         *cancellable,
                                                             GError              **error);
void                        rapport_import_check_async      (RapportImport        *self,
                                                             GFile                *file,
                                                             GCancellable         *cancellable,
                                                             GAsyncReadyCallback   callback,
                                                             gpointer              user_data);
gboolean                    rapport_import_check_finish     (RapportImport        *self,
                                                             GAsyncResult         *result,
                                                             GError              **error);

const char                 *rapport_import_get_encoding     (RapportImport        *self);
const char * const         *rapport_import_get_sheets       (RapportImport        *self);
GTimeZone                  *rapport_import_dup_zone        (RapportImport        *self);
const char                 *rapport_import_get_stamp        (RapportImport        *self);
const char                 *rapport_import_get_sheet        (RapportImport        *self);
gboolean                    rapport_import_is_calendar      (RapportImport        *self);
guint                       rapport_import_get_n_elsewhere  (RapportImport        *self);
char                        rapport_import_get_delimiter    (RapportImport        *self);
const RapportImportColumns *rapport_import_get_columns      (RapportImport        *self);
guint                       rapport_import_get_n_rows       (RapportImport        *self);
const RapportImportRow     *rapport_import_get_row          (RapportImport        *self,
                                                             guint                 index);
const char                 *rapport_import_get_cell         (RapportImport        *self,
                                                             guint                 index,
                                                             guint                 column);
gboolean                    rapport_import_read_day         (RapportImport        *self,
                                                             guint                 index,
                                                             guint                 column,
                                                             RapportMoment        *moment);
guint                       rapport_import_count            (RapportImport        *self,
                                                             RapportImportKind     kind);
guint                       rapport_import_get_n_flagged    (RapportImport        *self);
guint                       rapport_import_get_n_missing    (RapportImport        *self);
void                        rapport_import_set_along        (RapportImport        *self,
                                                             gboolean              along);
gboolean                    rapport_import_goes_along       (RapportImport        *self);
guint                       rapport_import_get_n_open       (RapportImport        *self);
void                        rapport_import_set_reason       (RapportImport        *self,
                                                             const char           *reason);
void                        rapport_import_set_takes_file   (RapportImport        *self,
                                                             gboolean              takes_file);
void                        rapport_import_set_clears_empty (RapportImport        *self,
                                                             gboolean              clears_empty);
gboolean                    rapport_import_get_takes_file   (RapportImport        *self);
gboolean                    rapport_import_get_clears_empty (RapportImport        *self);
guint                       rapport_import_get_n_emptied    (RapportImport        *self);
guint                       rapport_import_get_n_kept       (RapportImport        *self);
guint                       rapport_import_get_n_warned     (RapportImport        *self);
guint                       rapport_import_get_n_refused    (RapportImport        *self);
guint                       rapport_import_get_n_past_plans (RapportImport        *self);

RapportReceipt             *rapport_import_apply            (RapportImport        *self,
                                                             gboolean              good_rows,
                                                             GCancellable         *cancellable,
                                                             GError              **error);
void                        rapport_import_apply_async      (RapportImport        *self,
                                                             gboolean              good_rows,
                                                             GCancellable         *cancellable,
                                                             GAsyncReadyCallback   callback,
                                                             gpointer              user_data);
RapportReceipt             *rapport_import_apply_finish     (RapportImport        *self,
                                                             GAsyncResult         *result,
                                                             GError              **error);

G_END_DECLS
