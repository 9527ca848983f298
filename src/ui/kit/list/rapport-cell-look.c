/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cell-look.h"
#include "rapport-cell-preview.h"
#include "rapport-watched-run.h"

/* so many rows can be looked at while they change; more are shown before */
#define MOST_IN_SIGHT 20

/* What is to be changed, on its way through a reader. */
typedef struct
{
  RapportCellPlan *plan;
} Look;

/* @failure: (nullable): why it could not be written as it was found before
 * @is_changed: whether that was that somebody else wrote there
 * @along: what was chosen then, or is offered first */
typedef struct
{
  RapportContext *context;
  char           *failure;
  gboolean        is_changed;
  gboolean        along;
  gboolean        is_shown;
} Looking;

typedef struct
{
  RapportContext  *context;
  RapportCellPlan *plan;
  gboolean         along;
  char            *done;
} Run;

static void
free_look (gpointer data)
{
  Look *look = data;

  g_clear_pointer (&look->plan, rapport_cell_plan_free);
  g_free (look);
}

static void
free_plan (gpointer data)
{
  rapport_cell_plan_free (data);
}

static gpointer
look_in_reader (RapportConnection  *connection,
                gpointer            data,
                GError            **error)
{
  Look *look = data;

  if (!rapport_cell_plan_check (look->plan, connection, error))
    return NULL;
  return g_steal_pointer (&look->plan);
}

static gboolean
is_in_sight (RapportCellPlan *plan)
{
  return rapport_cell_plan_get_n_refused (plan) == 0 && rapport_cell_plan_get_n_open (plan) == 0 &&
         rapport_cell_plan_get_n_new (plan) == 0 &&
         rapport_cell_plan_get_n_things (plan) <= MOST_IN_SIGHT &&
         rapport_cell_plan_get_n_changed (plan) == rapport_cell_plan_get_n_things (plan);
}

/* What could not be written is shown again with what is refused now; where nothing is, that was not why. What somebody
 * else wrote there since is seen before it goes. */
static void
show_found (const Looking   *looking,
            RapportCellPlan *plan)
{
  if (looking->failure != NULL && !looking->is_changed && rapport_cell_plan_get_n_refused (plan) == 0)
    {
      rapport_context_fail (looking->context, looking->failure);
      rapport_cell_plan_free (plan);
    }
  else if (rapport_cell_plan_get_changes (plan)->len == 0)
    {
      rapport_context_tell (looking->context, _("All of it is so already."), FALSE);
      rapport_cell_plan_free (plan);
    }
  else if (looking->failure == NULL && !looking->is_shown && is_in_sight (plan))
    rapport_cell_look_run (looking->context, plan, FALSE);
  else
    {
      if (looking->is_changed)
        rapport_context_tell (looking->context, looking->failure, FALSE);
      rapport_cell_preview_show (looking->context, plan, looking->along);
    }
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Looking *looking = data;
  g_autoptr(GError) error = NULL;
  RapportCellPlan *plan = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (plan != NULL)
    show_found (looking, plan);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rapport_context_fail (looking->context, error->message);
  g_object_unref (looking->context);
  g_free (looking->failure);
  g_free (looking);
}

/* @plan: (transfer full); @failure: (nullable) */
static void
look (RapportContext   *context,
      RapportCellPlan  *plan,
      const GError     *failure,
      gboolean          along,
      gboolean          is_shown,
      GCancellable    **slot)
{
  Look *what = g_new0 (Look, 1);
  Looking *looking = g_new0 (Looking, 1);

  what->plan = plan;
  looking->context = g_object_ref (context);
  looking->failure = failure != NULL ? g_strdup (failure->message) : NULL;
  looking->is_changed = g_error_matches (failure, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT);
  looking->along = along;
  looking->is_shown = is_shown;
  rapport_book_read_async (rapport_context_get_book (context), slot, look_in_reader, what, free_look, free_plan, looked_cb,
                           looking);
}

/**
 * rapport_cell_look:
 * @plan: (transfer full): what is to be changed
 * @slot: (inout): as for rapport_book_read_async()
 *
 * Finds out what @plan changes, and does it where all of that is in sight; else shows it before, with what is refused.
 */
void
rapport_cell_look (RapportContext   *context,
                   RapportCellPlan  *plan,
                   GCancellable    **slot)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && plan != NULL && slot != NULL);

  look (context, plan, NULL, TRUE, FALSE, slot);
}

/** rapport_cell_look_before: like rapport_cell_look(), for what is not in sight: it is shown before in any case */
void
rapport_cell_look_before (RapportContext  *context,
                          RapportCellPlan *plan)
{
  g_autoptr(GCancellable) slot = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && plan != NULL);

  look (context, plan, NULL, TRUE, TRUE, &slot);
}

/** rapport_cell_look_dup_counted: Returns: (transfer full): how much @plan changes: “12 cells in 10 rows” */
char *
rapport_cell_look_dup_counted (RapportCellPlan *plan)
{
  const guint n_cells = rapport_cell_plan_get_n_changed (plan);
  const guint n_rows = rapport_cell_plan_get_n_things (plan);
  /* translators: a number of cells of a table; then in how many rows they are */
  g_autofree char *cells = g_strdup_printf (ngettext ("%'u cell", "%'u cells", n_cells), n_cells);
  g_autofree char *rows = g_strdup_printf (ngettext ("%'u row", "%'u rows", n_rows), n_rows);

  /* translators: “12 cells” in “10 rows” */
  return g_strdup_printf (_("%s in %s"), cells, rows);
}

/* The book can be another than when it was looked at: what is not there any more is refused, and the rest is asked for,
 * with the answer that was given unless nothing was open then. */
static void
not_written (Run          *run,
             const GError *error)
{
  const gboolean along = run->along || rapport_cell_plan_get_n_open (run->plan) == 0;
  g_autoptr(GCancellable) slot = NULL;

  if (g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND) ||
      g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT))
    look (run->context, g_steal_pointer (&run->plan), error, along, FALSE, &slot);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rapport_context_fail (run->context, error->message);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Run *run = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);

  if (receipt == NULL)
    not_written (run, error);
  else if (receipt->action != 0)
    rapport_context_tell (run->context, run->done, TRUE);
  g_clear_pointer (&run->plan, rapport_cell_plan_free);
  g_object_unref (run->context);
  g_free (run->done);
  g_free (run);
}

/** rapport_cell_look_run: writes what is not refused of @plan (transfer full), @along with what is open, and says how much
 *  that was */
void
rapport_cell_look_run (RapportContext  *context,
                       RapportCellPlan *plan,
                       gboolean         along)
{
  Run *run;
  g_autofree char *counted = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && plan != NULL);

  counted = rapport_cell_look_dup_counted (plan);
  run = g_new0 (Run, 1);
  run->context = g_object_ref (context);
  run->plan = plan;
  run->along = along;
  /* translators: “12 cells in 10 rows” */
  run->done = g_strdup_printf (C_("cells", "%s changed"), counted);
  /* translators: “12 cells in 10 rows” */
  title = g_strdup_printf (_("Changing %s…"), counted);
  rapport_watched_run (context, rapport_cell_plan_create_act (plan, along), rapport_context_get_window (context), title,
                       written_cb, run);
}
