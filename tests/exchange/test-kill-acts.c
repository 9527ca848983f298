/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fault-acts.h"

/* Each act is killed so often in the midst of what it does; RAPPORT_KILLS says how often by hand. */
#define KILLS 2

/* Does the act and tells when each step of it is done. */
static int
run_act (const char *name,
         const char *folder)
{
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < N_FAULT_ACTS; i++)
    if (strcmp (fault_acts[i].name, name) == 0)
      {
        if (fault_acts[i].run (folder, &error))
          return 0;
        fprintf (stderr, "%s\n", error->message);
      }
  return 1;
}

static int
run_told (const char *name,
          const char *folder)
{
  int status;

  fault_acts_tell (STDOUT_FILENO);
  status = run_act (name, folder);
  /* all that was asked for is done; what is left is only to go */
  _exit (status);
}

/* Returns: microseconds that the act takes undisturbed */
static gint64
measure (const FaultAct *act,
         const char     *template)
{
  g_autoptr(ScratchFolder) folder = fault_acts_copy (template);
  const gint64 begin = g_get_monotonic_time ();
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *command[] = { self, "--run", act->name, folder, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return g_get_monotonic_time () - begin;
}

/* Returns: how many steps the act said that it did */
static guint
run_and_kill (const FaultAct *act,
              const char     *folder,
              gint64          usec)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *command[] = { self, "--run", act->name, folder, NULL };
  g_autoptr(GError) error = NULL;
  guint n = 0;
  char byte;
  GPid child;
  int out;

  g_spawn_async_with_pipes (NULL, (char **) command, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, NULL, &out,
                            NULL, &error);
  g_assert_no_error (error);
  g_usleep (usec);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  while (read (out, &byte, 1) == 1)
    n++;
  close (out);
  return n;
}

static void
test_kill (gconstpointer data)
{
  const FaultAct *act = data;
  const char *asked = g_getenv ("RAPPORT_KILLS");
  const guint n_kills = asked != NULL ? atoi (asked) : KILLS;
  g_autoptr(ScratchFolder) template = scratch_folder_new ();
  gint64 usec;

  act->prepare (template);
  usec = measure (act, template);
  for (guint i = 0; i < n_kills; i++)
    {
      g_autoptr(ScratchFolder) folder = fault_acts_copy (template);
      const guint n_told = run_and_kill (act, folder, usec * (i + 1) / (n_kills + 1));
      const guint n = fault_acts_look (act, folder);

      g_assert_cmpuint (n, >=, n_told);
      g_assert_cmpuint (n, <=, n_told + 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--run") == 0)
    return run_told (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < N_FAULT_ACTS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/kill/%s", fault_acts[i].name);

      g_test_add_data_func (path, &fault_acts[i], test_kill);
    }
  return g_test_run ();
}
