/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-cell-shaper.h"

/* rows that a thread takes at once: few enough to share the work and tell of it evenly */
#define BATCH_ROWS 32
#define MAX_THREADS 8
/* texts as short as grades, methods, names and days are often the same in many rows */
#define CACHED_BYTES 48

/* What the threads share; they take batches of rows from @next until none is left. */
typedef struct
{
  const RapportCellShaper  *shaper;
  RapportTextBlock        **blocks;
  guint                    *n_lines;
  RapportProgressFunc       progress;
  gpointer                  progress_data;
  GCancellable             *cancellable;
  int                       next;
  int                       done;
} Work;

typedef struct
{
  Work         *work;
  GThread      *thread;
  GPtrArray    *owned;
  GHashTable  **caches;
  PangoContext *context;
} Worker;

/* Kept blocks belong to the worker; one that is not kept is returned to be freed after use. */
static RapportTextBlock *
shape_cell (Worker     *worker,
            guint       column,
            const char *text,
            gboolean    kept,
            gboolean   *owned)
{
  double width = worker->work->shaper->widths[column];
  gboolean cached = strnlen (text, CACHED_BYTES) < CACHED_BYTES;
  RapportTextBlock *block = NULL;

  if (cached)
    block = g_hash_table_lookup (worker->caches[column], text);
  *owned = block == NULL && !kept;
  if (block != NULL)
    return block;

  block = rapport_text_block_new (worker->context, text, width);
  if (kept)
    {
      g_ptr_array_add (worker->owned, block);
      if (cached)
        g_hash_table_insert (worker->caches[column], (char *) text, block);
    }
  return block;
}

static void
shape_row (Worker *worker,
           guint   row)
{
  const RapportCellShaper *shaper = worker->work->shaper;
  gboolean kept = row < shaper->n_kept_rows;
  guint n_lines = 0;

  for (guint column = 0; column < shaper->n_columns; column++)
    {
      gsize cell = (gsize) row * shaper->n_columns + column;
      const char *text = shaper->cells[cell];
      RapportTextBlock *block;
      gboolean owned;

      if (text == NULL || *text == '\0')
        continue;
      block = shape_cell (worker, column, text, kept, &owned);
      n_lines = MAX (n_lines, rapport_text_block_get_n_lines (block));
      if (kept)
        worker->work->blocks[cell] = block;
      else if (owned)
        rapport_text_block_free (block);
    }
  worker->work->n_lines[row] = n_lines;
}

static void
shape_batch (Worker *worker,
             guint   first,
             guint   end)
{
  for (guint row = first; row < end && !g_cancellable_is_cancelled (worker->work->cancellable); row++)
    shape_row (worker, row);
}

static gpointer
run_worker (gpointer data)
{
  Worker *worker = data;
  Work *work = worker->work;
  const RapportCellShaper *shaper = work->shaper;

  worker->context = rapport_text_context_new (shaper->language, shaper->size, PANGO_WEIGHT_NORMAL);
  worker->caches = g_new0 (GHashTable *, shaper->n_columns);
  for (guint i = 0; i < shaper->n_columns; i++)
    worker->caches[i] = g_hash_table_new (g_str_hash, g_str_equal);

  while (!g_cancellable_is_cancelled (work->cancellable))
    {
      guint first = g_atomic_int_add (&work->next, BATCH_ROWS);
      guint rows = first < shaper->n_rows ? MIN (BATCH_ROWS, shaper->n_rows - first) : 0;

      if (rows == 0)
        break;
      shape_batch (worker, first, first + rows);
      rows += g_atomic_int_add (&work->done, rows);
      if (worker->thread == NULL && work->progress != NULL)
        work->progress ((double) rows / shaper->n_rows, work->progress_data);
    }

  for (guint i = 0; i < shaper->n_columns; i++)
    g_hash_table_unref (worker->caches[i]);
  g_free (worker->caches);
  g_object_unref (worker->context);
  return NULL;
}

static guint
count_threads (guint n_rows)
{
  guint useful = MIN (g_get_num_processors (), MAX_THREADS);

  return CLAMP (n_rows / (4 * BATCH_ROWS), 1, useful);
}

/**
 * rapport_cell_shaper_run:
 * @blocks: (out caller-allocates): for each cell of the rows kept its text in lines, NULL for an
 *   empty one
 * @n_lines: (out caller-allocates): for each row the lines of its tallest cell
 * @progress: (nullable): told how much is done, in this thread
 *
 * Shapes every cell once, with as many threads as there are processors. Cells of one column with
 * the same text may share a block.
 *
 * Returns: (transfer full) (element-type RapportTextBlock): the owner of @blocks; NULL with @error
 *   when cancelled
 */
GPtrArray *
rapport_cell_shaper_run (const RapportCellShaper  *self,
                         RapportTextBlock        **blocks,
                         guint                    *n_lines,
                         RapportProgressFunc       progress,
                         gpointer                  progress_data,
                         GCancellable             *cancellable,
                         GError                  **error)
{
  g_autoptr(GPtrArray) owned = NULL;
  Worker workers[MAX_THREADS] = { 0 };
  Work work = { self, blocks, n_lines, progress, progress_data, cancellable, 0, 0 };
  guint n_threads;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->n_rows < G_MAXINT / 2, NULL);

  owned = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_text_block_free);
  n_threads = count_threads (self->n_rows);
  for (guint i = 0; i < n_threads; i++)
    workers[i] = (Worker) { .work = &work, .owned = g_ptr_array_new () };
  /* a thread that can't be had is done without: the work is there for whoever takes it */
  for (guint i = 1; i < n_threads; i++)
    workers[i].thread = g_thread_try_new ("shape", run_worker, &workers[i], NULL);
  run_worker (&workers[0]);
  for (guint i = 0; i < n_threads; i++)
    {
      if (workers[i].thread != NULL)
        g_thread_join (workers[i].thread);
      g_ptr_array_extend_and_steal (owned, workers[i].owned);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&owned);
}

/**
 * rapport_cell_shaper_shape_row:
 * @context: of the same language and size
 * @blocks: (out caller-allocates): for each cell of @row its text in lines, to be freed; NULL for
 *   an empty one
 *
 * Shapes a row again that was not kept; its lines come out the same.
 */
void
rapport_cell_shaper_shape_row (const RapportCellShaper  *self,
                               PangoContext             *context,
                               guint                     row,
                               RapportTextBlock        **blocks)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (row < self->n_rows);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *text = self->cells[(gsize) row * self->n_columns + i];

      blocks[i] = text != NULL && *text != '\0'
                  ? rapport_text_block_new (context, text, self->widths[i]) : NULL;
    }
}
