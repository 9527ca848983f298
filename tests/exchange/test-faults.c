/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "fault-acts.h"
#include "rapport-problem.h"
#include "scratch-disk.h"

/* In each act so many calls fail, one in each try; all of them when asked by hand. */
#define N_PLACES 3

static const char * const fault_names[SCRATCH_N_FAULTS] = {
  [SCRATCH_FAULT_ERROR] = "error",
  [SCRATCH_FAULT_FULL] = "full",
  [SCRATCH_FAULT_SHORT] = "short",
};

static char *root;

/* A sentence that a person can act on. */
static void
assert_told (const GError *error,
             ScratchFault  fault)
{
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (error->domain == RAPPORT_ERROR || error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR);
  g_assert_cmpuint (strlen (error->message), >, 10);
  /* whoever looks through a backup is told of each page that can't be read */
  if (strstr (error->message, "unable to get the page") == NULL)
    g_assert_false (g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED));
  if (fault == SCRATCH_FAULT_FULL && error->domain == RAPPORT_ERROR)
    g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL);
}

static void
try_one (const FaultAct *act,
         const char     *template,
         ScratchFault    fault,
         guint           n)
{
  g_autoptr(ScratchFolder) folder = fault_acts_copy (template);
  g_autoptr(GError) error = NULL;
  const char *failed;
  gboolean is_done;
  guint n_done;

  g_test_message ("%s: %s at %u", act->name, fault_names[fault], n);
  fault_acts_begin ();
  scratch_disk_watch (root);
  scratch_disk_fail (fault, n);
  is_done = act->run (folder, &error);
  failed = scratch_disk_get_failed ();
  scratch_disk_let_be ();
  g_test_message ("  in %s", failed);
  if (is_done)
    g_assert_no_error (error);
  else
    assert_told (error, fault);
  g_assert_true (failed != NULL || is_done);
  if (fault == SCRATCH_FAULT_SHORT)
    g_assert_true (is_done);
  n_done = fault_acts_look (act, folder);
  g_assert_cmpuint (n_done, >=, fault_acts_confirmed ());
  /* what was on the disk when the disk said that it is not may be there */
  g_assert_cmpuint (n_done, <=, fault_acts_confirmed () + !is_done);
}

static guint
count_calls (const FaultAct *act,
             const char     *template)
{
  g_autoptr(ScratchFolder) folder = fault_acts_copy (template);
  g_autoptr(GError) error = NULL;
  guint n;

  fault_acts_begin ();
  scratch_disk_watch (root);
  act->run (folder, &error);
  g_assert_no_error (error);
  n = scratch_disk_count ();
  scratch_disk_let_be ();
  g_assert_cmpuint (fault_acts_look (act, folder), ==, act->n_steps);
  return n;
}

static void
test_faults (gconstpointer data)
{
  const FaultAct *act = data;
  g_autoptr(ScratchFolder) template = scratch_folder_new ();
  guint n_calls, step;

  act->prepare (template);
  n_calls = count_calls (act, template);
  step = fault_acts_get_step () > 0 ? fault_acts_get_step () : MAX (n_calls / N_PLACES, 1);
  g_test_message ("%s: %u calls", act->name, n_calls);
  for (ScratchFault fault = 0; fault < SCRATCH_N_FAULTS; fault++)
    for (guint n = step / 2 + 1; n <= n_calls; n += step)
      try_one (act, template, fault, n);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  /* all that is written beside the book is written below it, too; before GLib looks where that goes */
  root = g_build_filename (g_getenv ("TMPDIR") != NULL ? g_getenv ("TMPDIR") : "/tmp", "rapport-faults-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (root));
  g_setenv ("TMPDIR", root, TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < N_FAULT_ACTS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/faults/%s", fault_acts[i].name);

      g_test_add_data_func (path, &fault_acts[i], test_faults);
    }
  status = g_test_run ();
  scratch_folder_remove (root);
  return status;
}
