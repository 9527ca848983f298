/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-fold.h"
#include "rapport-import-omitted.h"
#include "rapport-import-private.h"
#include "rapport-import-targets.h"

G_DEFINE_FINAL_TYPE (RapportImport, rapport_import, G_TYPE_OBJECT)

enum { PROP_0, PROP_PROGRESS, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
clear_findings (gpointer data)
{
  RapportImportFindings *findings = data;

  g_clear_pointer (&findings->pass, rapport_import_pass_free);
  g_clear_pointer (&findings->csv, rapport_cells_unref);
  g_clear_pointer (&findings->columns, rapport_import_columns_free);
  g_clear_pointer (&findings->rows, g_array_unref);
  g_free (findings->file_name);
  g_free (findings->reason);
  rapport_import_decisions_clear (&findings->decisions);
}

void
rapport_import_findings_unref (RapportImportFindings *findings)
{
  g_atomic_rc_box_release_full (findings, clear_findings);
}

void
rapport_import_job_free (gpointer data)
{
  RapportImportJob *job = data;

  g_clear_pointer (&job->pass, rapport_import_pass_free);
  g_clear_pointer (&job->replay, rapport_import_replay_free);
  g_clear_pointer (&job->findings, rapport_import_findings_unref);
  g_clear_object (&job->file);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->name);
  g_free (job->sheet);
  g_free (job->customer);
  rapport_import_decisions_clear (&job->decisions);
  g_clear_pointer (&job->chosen, g_hash_table_unref);
  g_free (job->reason);
  g_clear_pointer (&job->languages, rapport_import_languages_unref);
  g_clear_object (&job->cancellable);
  g_free (job);
}

static void
rapport_import_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PROGRESS:
      g_value_set_double (value, rapport_import_get_progress (RAPPORT_IMPORT (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rapport_import_finalize (GObject *object)
{
  RapportImport *self = RAPPORT_IMPORT (object);

  g_clear_pointer (&self->findings, rapport_import_findings_unref);
  rapport_import_decisions_clear (&self->decisions);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_free (self->reason);
  g_free (self->sheet);
  g_free (self->customer);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (rapport_import_parent_class)->finalize (object);
}

static void
rapport_import_class_init (RapportImportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rapport_import_get_property;
  object_class->finalize = rapport_import_finalize;

  /** RapportImport:progress: how much of the running check or import is done, 0 to 1 */
  properties[PROP_PROGRESS] =
    g_param_spec_double ("progress", NULL, NULL, 0, 1, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rapport_import_init (RapportImport *self)
{
  self->decisions.by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->decisions.omitted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->chosen = rapport_import_choices_new ();
  self->along = TRUE;
}

/**
 * rapport_import_new:
 *
 * An import is checked, which changes nothing, looked through by a person, and then applied.
 *
 * Returns: (transfer full): the import of a table into @book
 */
RapportImport *
rapport_import_new (RapportBook *book)
{
  RapportImport *self = g_object_new (RAPPORT_TYPE_IMPORT, NULL);

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), self);

  self->book = g_object_ref (book);
  return self;
}

/** rapport_import_get_progress: Returns: how much of what is running is done, 0 to 1 */
double
rapport_import_get_progress (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), 0);

  return g_atomic_int_get (&self->permille) / 1000.0;
}

static gboolean
notify_progress_cb (gpointer data)
{
  g_object_notify_by_pspec (data, properties[PROP_PROGRESS]);
  return G_SOURCE_REMOVE;
}

/* runs in the thread of the check or of the writer */
static void
progress_cb (gpointer data,
             double   done)
{
  RapportImportJob *job = data;

  g_atomic_int_set (&job->import->permille, (int) (done * 1000));
  if (job->import->watch_func != NULL)
    job->import->watch_func (job->import->watch_data, done);
  if (job->notify)
    g_idle_add_full (G_PRIORITY_DEFAULT, notify_progress_cb, g_object_ref (job->import),
                     g_object_unref);
}

/** rapport_import_watch: tells @func of the progress too, in whatever thread it is made */
void
rapport_import_watch (RapportImport       *self,
                      RapportProgressTell  func,
                      gpointer             data)
{
  g_return_if_fail (RAPPORT_IS_IMPORT (self));

  self->watch_func = func;
  self->watch_data = data;
}

static GHashTable *
copy_choices (GHashTable *choices)
{
  g_autofree char *text = rapport_import_choices_dup_text (choices);

  return rapport_import_choices_parse (text);
}

RapportImportJob *
rapport_import_job_new (RapportImport *self,
         GCancellable  *cancellable,
         double         share,
         gboolean       notify)
{
  RapportImportJob *job = g_new0 (RapportImportJob, 1);

  job->import = self;
  job->encoding = self->encoding;
  job->sheet = g_strdup (self->sheet);
  job->customer = g_strdup (self->customer);
  job->order = self->order;
  job->order_is_said = self->order_is_said;
  job->decisions = rapport_import_decisions_copy (&self->decisions);
  job->chosen = copy_choices (self->chosen);
  job->kind = self->kind;
  job->reason = g_strdup (self->reason);
  job->takes_file = self->takes_file;
  job->clears_empty = self->clears_empty;
  job->notify = notify;
  if (cancellable != NULL)
    job->cancellable = g_object_ref (cancellable);
  job->progress = (RapportProgress) { .cancellable = cancellable, .func = progress_cb, .data = job };
  rapport_progress_begin (&job->progress, share);
  g_atomic_int_set (&self->permille, 0);
  return job;
}

void
rapport_import_job_start_pass (RapportImportJob *job)
{
  g_autoptr(GTimeZone) zone = rapport_cells_dup_zone (job->findings->csv);

  job->pass = rapport_import_pass_new (job->findings->csv, job->findings->columns, &job->findings->decisions,
                                       g_get_real_time () / G_USEC_PER_SEC, zone);
  rapport_import_pass_set_reason (job->pass, job->findings->reason);
  rapport_import_pass_set_takes_file (job->pass, job->findings->takes_file);
  rapport_import_pass_set_clears_empty (job->pass, job->findings->clears_empty);
  rapport_import_pass_watch (job->pass, &job->progress);
}

/* What stays in the row, though the table says something else or nothing, which may be otherwise */
static void
count_kept (RapportImportFindings  *findings,
            const RapportImportRow *row)
{
  gboolean gives_way = FALSE, can_clear = FALSE;

  for (guint i = 0; row->problems != NULL && i < row->problems->len; i++)
    {
      const RapportImportProblem *problem = g_ptr_array_index (row->problems, i);

      gives_way |= problem->gives_way;
      can_clear |= problem->can_clear;
    }
  findings->n_kept += gives_way;
  findings->n_emptied += can_clear;
}

static void
count_rows (RapportImportFindings *findings)
{
  for (guint i = 0; i < findings->rows->len; i++)
    {
      const RapportImportRow *row = &g_array_index (findings->rows, RapportImportRow, i);

      findings->counts[row->kind]++;
      findings->n_warned += row->warned;
      count_kept (findings, row);
      findings->n_refused += row->warned && row->kind == RAPPORT_IMPORT_REJECTED;
      findings->n_flagged += row->kind != RAPPORT_IMPORT_REJECTED && row->kind != RAPPORT_IMPORT_UNDECIDED &&
                             row->kind != RAPPORT_IMPORT_PASSED_OVER && row->problems != NULL;
    }
}

static gboolean
run_pass (RapportImportJob                *job,
          RapportConnection  *connection,
          GError            **error)
{
  while (TRUE)
    {
      g_autoptr(RapportImportBundle) bundle = NULL;

      if (!rapport_import_pass_next (job->pass, connection, &bundle, error))
        return FALSE;
      if (bundle == NULL)
        return TRUE;
    }
}

static gboolean
look_into_book (RapportImportJob   *job,
                RapportConnection  *connection,
                GError            **error)
{
  /* the book stands still while it is compared */
  g_autoptr(RapportStatement) held = rapport_connection_hold (connection, error);

  return held != NULL && run_pass (job, connection, error);
}

static char *
dup_name (const RapportImportJob *job)
{
  g_autofree char *name = job->file != NULL ? g_file_get_basename (job->file) : g_strdup (job->name);

  return name != NULL ? g_filename_display_name (name) : g_strdup ("");
}

static gboolean
check (RapportImportJob  *job,
       GError           **error)
{
  g_autoptr(RapportImportFindings) findings = g_atomic_rc_box_new0 (RapportImportFindings);
  g_autoptr(RapportConnection) connection = rapport_book_open_connection (job->import->book, error);

  findings->decisions = job->decisions;
  findings->reason = g_steal_pointer (&job->reason);
  findings->takes_file = job->takes_file;
  findings->clears_empty = job->clears_empty;
  job->decisions = (RapportImportDecisions) { 0 };
  findings->file_name = dup_name (job);
  if (connection == NULL || !rapport_import_job_find_table (job, connection, findings, error))
    return FALSE;
  job->findings = g_atomic_rc_box_acquire (findings);
  rapport_import_job_start_pass (job);
  rapport_import_pass_skim (job->pass);
  if (!look_into_book (job, connection, error))
    return FALSE;
  findings->rows = g_array_ref (rapport_import_pass_get_rows (job->pass));
  findings->n_open = rapport_import_pass_get_n_open (job->pass);
  findings->n_past_plans = rapport_import_pass_get_n_past_plans (job->pass);
  findings->is_of_book = rapport_import_pass_is_of_book (job->pass);
  rapport_import_pass_watch (job->pass, NULL);
  findings->pass = g_steal_pointer (&job->pass);
  count_rows (findings);
  return TRUE;
}

static void
check_cb (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  GError *error = NULL;

  if (check (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
take_findings (RapportImport *self,
               RapportImportJob           *job)
{
  g_clear_pointer (&self->findings, rapport_import_findings_unref);
  self->findings = g_steal_pointer (&job->findings);
}

static gboolean
check_here (RapportImport  *self,
            RapportImportJob            *job,
            GError        **error)
{
  gboolean checked = check (job, error);

  if (checked)
    take_findings (self, job);
  rapport_import_job_free (job);
  return checked;
}

/**
 * rapport_import_check:
 * @file: the table
 *
 * A dry run: reads the table, finds what its columns are, and compares each row with the book.
 * Nothing is written.
 *
 * Returns: whether the table could be read; else @error says what is wrong with it, and where
 */
gboolean
rapport_import_check (RapportImport  *self,
                      GFile          *file,
                      GCancellable   *cancellable,
                      GError        **error)
{
  RapportImportJob *job;

  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  job = rapport_import_job_new (self, cancellable, 1, FALSE);
  job->file = g_object_ref (file);
  return check_here (self, job, error);
}

/**
 * rapport_import_check_bytes:
 * @name: what the table is called in the history
 *
 * Like rapport_import_check(), for a table that is in no file.
 */
gboolean
rapport_import_check_bytes (RapportImport  *self,
                            GBytes         *bytes,
                            const char     *name,
                            GCancellable   *cancellable,
                            GError        **error)
{
  RapportImportJob *job;

  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (bytes != NULL && name != NULL, FALSE);

  job = rapport_import_job_new (self, cancellable, 1, FALSE);
  job->bytes = g_bytes_ref (bytes);
  job->name = g_strdup (name);
  return check_here (self, job, error);
}

/** rapport_import_check_async: like rapport_import_check(), in a thread, with progress */
void
rapport_import_check_async (RapportImport       *self,
                            GFile               *file,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  RapportImportJob *job;

  g_return_if_fail (RAPPORT_IS_IMPORT (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  job = rapport_import_job_new (self, cancellable, 1, TRUE);
  job->file = g_object_ref (file);
  g_task_set_source_tag (task, rapport_import_check_async);
  g_task_set_task_data (task, job, rapport_import_job_free);
  g_task_run_in_thread (task, check_cb);
}

gboolean
rapport_import_check_finish (RapportImport  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  take_findings (self, g_task_get_task_data (G_TASK (result)));
  return TRUE;
}

/** rapport_import_get_encoding: Returns: (transfer none) (nullable): what the checked file is written in */
const char *
rapport_import_get_encoding (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), NULL);

  return self->findings != NULL ? rapport_cells_get_encoding (self->findings->csv) : NULL;
}

/** rapport_import_get_sheets: Returns: (transfer none) (nullable): the names of the checked workbook's sheets */
const char * const *
rapport_import_get_sheets (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), NULL);

  return self->findings != NULL ? rapport_cells_get_sheets (self->findings->csv) : NULL;
}

/** rapport_import_dup_zone: Returns: (transfer full): in which the moments of the table are */
GTimeZone *
rapport_import_dup_zone (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), NULL);

  return self->findings != NULL ? rapport_cells_dup_zone (self->findings->csv) : g_time_zone_new_local ();
}

/** rapport_import_get_stamp: Returns: (transfer none) (nullable): when the program wrote the checked workbook */
const char *
rapport_import_get_stamp (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), NULL);

  return self->findings != NULL ? rapport_cells_get_stamp (self->findings->csv) : NULL;
}

/** rapport_import_get_sheet: Returns: (transfer none) (nullable): the name of the sheet that was checked */
const char *
rapport_import_get_sheet (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), NULL);

  return self->findings != NULL ? rapport_cells_get_sheet (self->findings->csv) : NULL;
}

/** rapport_import_is_calendar: Returns: whether the sheets are the parts of a calendar, such as its past events */
gboolean
rapport_import_is_calendar (RapportImport *self)
{
  return rapport_import_get_sheets (self) != NULL && rapport_cells_get_targets (self->findings->csv) != NULL;
}

/** rapport_import_get_n_elsewhere: Returns: how many events of a calendar stand in the part that was not checked */
guint
rapport_import_get_n_elsewhere (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), 0);

  return self->findings != NULL ? rapport_cells_get_n_elsewhere (self->findings->csv) : 0;
}

/** rapport_import_get_delimiter: Returns: what stands between the cells of the checked file, NUL for a workbook's */
char
rapport_import_get_delimiter (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self) && self->findings != NULL, ',');

  return rapport_cells_get_delimiter (self->findings->csv);
}

/** rapport_import_lacks_customer: Returns: whether no column of the checked file says which customer's the things are */
gboolean
rapport_import_lacks_customer (RapportImport *self)
{
  const RapportImportColumns *columns = rapport_import_get_columns (self);
  const int owner = columns != NULL && columns->kind != NULL
                    ? rapport_entity_info_find_owner (columns->kind, rapport_customer_info.name) : -1;

  return owner >= 0 && rapport_import_columns_index (columns, RAPPORT_IMPORT_THING, owner) < 0;
}

/** rapport_import_get_doubtful: Returns: (nullable): a date of the checked file, such as 3/5/2026, that may be of two days */
const char *
rapport_import_get_doubtful (RapportImport *self)
{
  const RapportImportColumns *columns = rapport_import_get_columns (self);
  const char *doubtful = NULL;

  for (guint i = 0; columns != NULL && doubtful == NULL && i < columns->columns->len; i++)
    doubtful = g_array_index (columns->columns, RapportImportColumn, i).doubtful;
  return doubtful;
}

/** rapport_import_get_columns: Returns: (transfer none) (nullable): what the columns of the checked file are */
const RapportImportColumns *
rapport_import_get_columns (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), NULL);

  return self->findings != NULL ? self->findings->columns : NULL;
}

/** rapport_import_get_n_rows: Returns: how many rows below the header are not empty */
guint
rapport_import_get_n_rows (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), 0);

  return self->findings != NULL ? self->findings->rows->len : 0;
}

/** rapport_import_get_row: Returns: (transfer none): what becomes of a row, until the next check */
const RapportImportRow *
rapport_import_get_row (RapportImport *self,
                        guint          index)
{
  g_return_val_if_fail (index < rapport_import_get_n_rows (self), NULL);

  return &g_array_index (self->findings->rows, RapportImportRow, index);
}

/** rapport_import_get_cell: Returns: (transfer none): what stands in @column of the row at @index */
const char *
rapport_import_get_cell (RapportImport *self,
                         guint          index,
                         guint          column)
{
  const RapportImportRow *row = rapport_import_get_row (self, index);

  g_return_val_if_fail (row != NULL, "");

  return rapport_cells_get_cell (self->findings->csv, row->row - 1, column);
}

/**
 * rapport_import_read_day:
 * @column: one of dates
 * @moment: (out caller-allocates): untouched where it is FALSE
 *
 * Returns: whether what stands in @column of the row at @index is read as a day, and as which
 */
gboolean
rapport_import_read_day (RapportImport *self,
                         guint          index,
                         guint          column,
                         RapportMoment *moment)
{
  const RapportImportRow *row = rapport_import_get_row (self, index);

  g_return_val_if_fail (row != NULL && moment != NULL, FALSE);

  return rapport_import_pass_read_day (self->findings->pass, row->row - 1, column, moment);
}

/** rapport_import_count: Returns: how many rows are @kind */
guint
rapport_import_count (RapportImport     *self,
                      RapportImportKind  kind)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self) && kind < RAPPORT_IMPORT_N_KINDS, 0);

  return self->findings != NULL ? self->findings->counts[kind] : 0;
}

/**
 * rapport_import_get_n_missing:
 *
 * Returns: how many rows that the list had when the program wrote it are not in the file any more; 0 where that is
 *   not known
 */
guint
rapport_import_get_n_missing (RapportImport *self)
{
  guint n_listed, n_left = 0;

  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), 0);

  if (self->findings == NULL || self->findings->columns == NULL || self->findings->columns->listed == NULL ||
      !self->findings->is_of_book)
    return 0;
  n_listed = rapport_cells_get_n_stamped (self->findings->csv);
  for (RapportImportKind kind = 0; kind < RAPPORT_IMPORT_N_KINDS; kind++)
    if (kind != RAPPORT_IMPORT_NEW)
      n_left += self->findings->counts[kind];
  return n_listed > n_left ? n_listed - n_left : 0;
}

/** rapport_import_get_n_flagged: Returns: how many rows are imported with something to look at */
guint
rapport_import_get_n_flagged (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), 0);

  return self->findings != NULL ? self->findings->n_flagged : 0;
}

/** rapport_import_get_n_warned: Returns: of how many rows a rule warns */
guint
rapport_import_get_n_warned (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), 0);

  return self->findings != NULL ? self->findings->n_warned : 0;
}

/** rapport_import_get_n_refused: Returns: how many of those are rejected for want of a reason */
guint
rapport_import_get_n_refused (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), 0);

  return self->findings != NULL ? self->findings->n_refused : 0;
}

/**
 * rapport_import_set_along:
 * @along: whether what is open with customers goes along where the table names another owner; it does unless told
 *   otherwise
 */
void
rapport_import_set_along (RapportImport *self,
                          gboolean       along)
{
  g_return_if_fail (RAPPORT_IS_IMPORT (self));

  self->along = along;
}

/** rapport_import_goes_along: Returns: what rapport_import_set_along() says */
gboolean
rapport_import_goes_along (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), FALSE);

  return self->along;
}

/** rapport_import_get_n_open: Returns: how many plans, action items and tickets are open with customers that get
 *  another owner, and can go along */
guint
rapport_import_get_n_open (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), 0);

  return self->findings != NULL ? self->findings->n_open : 0;
}

/** rapport_import_get_n_past_plans: Returns: how many follow-ups it plans for days that are over */
guint
rapport_import_get_n_past_plans (RapportImport *self)
{
  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), 0);

  return self->findings != NULL ? self->findings->n_past_plans : 0;
}
