/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-columns.h"
#include "rapport-import-customers.h"
#include "rapport-import-row.h"
#include "rapport-import-rows.h"

G_BEGIN_DECLS

/**
 * RapportImportKind: what importing a row does: NEW adds a customer, or to one that comes with the table; CHANGED
 * changes a customer of the book, or adds to it; SAME says nothing that the book does not; REJECTED can't be imported;
 * UNDECIDED is left out until a person says whether its customer is one whose name comes near; PASSED_OVER is a
 * total or a remark, and no row of the table, or one that a person said is not to be imported
 */
typedef enum
{
  RAPPORT_IMPORT_NEW,
  RAPPORT_IMPORT_CHANGED,
  RAPPORT_IMPORT_SAME,
  RAPPORT_IMPORT_REJECTED,
  RAPPORT_IMPORT_UNDECIDED,
  RAPPORT_IMPORT_PASSED_OVER,
  RAPPORT_IMPORT_N_KINDS,
} RapportImportKind;

/**
 * RapportImportRow: a row of the table that is not empty
 * @row: its number, from 1, as spreadsheets count
 * @problems: (nullable) (element-type RapportImportProblem): why it is rejected, or what is marked
 * @asked: (nullable): where a person says, or said, if its customer is one whose name comes near: the name of the customer
 * @resembles: (nullable): the same: whom that customer resembles, in a sentence
 * @changes: (nullable): what it changes, "field: old → new" a line
 * @warned: whether a rule warns of it, which takes a reason
 * @omitted: whether a person said that it is not to be imported
 */
typedef struct
{
  guint               row;
  RapportImportKind   kind;
  GPtrArray          *problems;
  char               *asked;
  char               *resembles;
  char               *changes;
  gboolean            warned;
  gboolean            omitted;
} RapportImportRow;

/** RapportImportPass: one comparison of a table with the book as a connection shows it */
typedef struct _RapportImportPass RapportImportPass;

RapportImportPass *rapport_import_pass_new              (RapportCells                *csv,
                                                         const RapportImportColumns  *columns,
                                                         const RapportImportDecisions *decisions,
                                                         gint64                       now,
                                                         GTimeZone                   *zone);
void               rapport_import_pass_free             (RapportImportPass           *self);
void               rapport_import_pass_set_reason       (RapportImportPass           *self,
                                                         const char                  *reason);
void               rapport_import_pass_set_takes_file   (RapportImportPass           *self,
                                                         gboolean                     takes_file);
void               rapport_import_pass_set_clears_empty (RapportImportPass           *self,
                                                         gboolean                     clears_empty);
void               rapport_import_pass_skim             (RapportImportPass           *self);
void               rapport_import_pass_watch            (RapportImportPass           *self,
                                                         RapportProgress             *progress);
gboolean           rapport_import_pass_next             (RapportImportPass           *self,
                                                         RapportConnection           *connection,
                                                         RapportImportBundle        **bundle,
                                                         GError                     **error);
GArray            *rapport_import_pass_get_rows         (RapportImportPass           *self);
guint              rapport_import_pass_get_n_open (RapportImportPass           *self);
gboolean           rapport_import_pass_is_of_book       (RapportImportPass           *self);
guint              rapport_import_pass_get_n_past_plans (RapportImportPass           *self);
gboolean           rapport_import_pass_is_current       (const RapportImportPass     *self,
                                                         RapportConnection           *connection);
gboolean           rapport_import_pass_read_day         (const RapportImportPass     *self,
                                                         guint                        csv_row,
                                                         guint                        column,
                                                         RapportMoment               *moment);

/** RapportImportReplay: what a pass found, once more, of a book that nobody changed meanwhile */
typedef struct _RapportImportReplay RapportImportReplay;

RapportImportReplay *rapport_import_replay_new          (const RapportImportPass     *pass,
                                                         RapportProgress             *progress);
void                 rapport_import_replay_free         (RapportImportReplay         *self);
gboolean             rapport_import_replay_next         (RapportImportReplay         *self,
                                                         RapportConnection           *connection,
                                                         RapportImportBundle        **bundle,
                                                         GError                     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportImportPass, rapport_import_pass_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportImportReplay, rapport_import_replay_free)

G_END_DECLS
