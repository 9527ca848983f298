/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import.h"

G_BEGIN_DECLS

/* What was found in a file; threads share it while it never changes. */
typedef struct
{
  RapportCells         *csv;
  RapportImportColumns *columns;
  RapportImportPass    *pass;
  GArray               *rows;
  char                 *file_name;
  char                 *reason;
  gboolean              takes_file;
  gboolean              clears_empty;
  guint                 counts[RAPPORT_IMPORT_N_KINDS];
  guint                 n_flagged;
  guint                 n_warned;
  guint                 n_kept;
  guint                 n_emptied;
  guint                 n_refused;
  guint                 n_open;
  guint                 n_past_plans;
  gboolean              is_of_book;

  RapportImportDecisions decisions;
} RapportImportFindings;

struct _RapportImport
{
  GObject      parent_instance;

  RapportBook           *book;
  RapportImportFindings *findings;
  const char            *encoding;
  char                  *sheet;
  char                  *customer;
  RapportDateOrder       order;
  gboolean               order_is_said;
  int                    permille;

  RapportImportDecisions decisions;
  GHashTable            *chosen;

  const RapportEntityInfo *kind;
  char                  *reason;
  gboolean               takes_file;
  gboolean               clears_empty;
  gboolean               along;

  RapportProgressTell watch_func;
  gpointer            watch_data;
};

/* what a running check or import works with: the file, or the bytes and their name */
typedef struct
{
  RapportImport          *import;
  GFile                  *file;
  GBytes                 *bytes;
  char                   *name;
  const char             *encoding;
  char                   *sheet;
  char                   *customer;
  RapportDateOrder        order;
  gboolean                order_is_said;
  RapportImportDecisions  decisions;
  GHashTable             *chosen;

  const RapportEntityInfo *kind;
  char                   *reason;
  gboolean                takes_file;
  gboolean                clears_empty;
  RapportImportLanguages *languages;

  GCancellable           *cancellable;
  RapportImportFindings  *findings;
  RapportImportPass      *pass;
  RapportImportReplay    *replay;
  RapportProgress         progress;
  gboolean                notify;
} RapportImportJob;

void              rapport_import_findings_unref (RapportImportFindings *findings);
RapportImportJob *rapport_import_job_new        (RapportImport         *self,
                                                 GCancellable          *cancellable,
                                                 double                 share,
                                                 gboolean               notify);
void              rapport_import_job_free       (gpointer               data);
void              rapport_import_job_start_pass (RapportImportJob      *job);

gboolean          rapport_import_job_find_table (RapportImportJob      *job,
                                                 RapportConnection     *connection,
                                                 RapportImportFindings *findings,
                                                 GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportImportFindings, rapport_import_findings_unref)

G_END_DECLS
