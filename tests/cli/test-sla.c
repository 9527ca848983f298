/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define TICKET \
  "{\"received\":\"2026-02-13T17:30:00+08:00\",\"priority\":\"P2\",\"events\":[" \
  "{\"at\":\"2026-02-14T09:10:00+08:00\",\"kind\":\"responded\"}," \
  "{\"at\":\"2026-02-14T16:00:00+08:00\",\"kind\":\"waiting\"}," \
  "{\"at\":\"2026-02-24T10:00:00+08:00\",\"kind\":\"resumed\"}," \
  "{\"at\":\"2026-02-24T10:30:00+08:00\",\"kind\":\"policy\",\"value\":\"2 h / 24 h\"}]}"

typedef struct
{
  char *folder;
  char *policy;
  char *other;
  char *calendar;
  char *ticket;
} Files;

static char *
find_shipped (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "sla", name, NULL);
}

static char *
write_file (Files      *files,
            const char *name,
            const char *text)
{
  char *path = g_build_filename (files->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
set_up (Files         *files,
        gconstpointer  data)
{
  files->folder = g_dir_make_tmp ("rapport-sla-XXXXXX", NULL);
  files->policy = find_shipped ("policy-regulation.json");
  files->other = find_shipped ("policy-2h-24h.json");
  files->calendar = find_shipped ("calendar-cn-office-2026.json");
  files->ticket = write_file (files, "ticket.json", TICKET);
}

static void
tear_down (Files         *files,
           gconstpointer  data)
{
  g_autoptr(GDir) folder = g_dir_open (files->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (files->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (files->folder);
  g_free (files->folder);
  g_free (files->policy);
  g_free (files->other);
  g_free (files->calendar);
  g_free (files->ticket);
}

static int
run (char        **out,
     char        **err,
     const char   *first,
     ...)
{
  g_autoptr(GPtrArray) args = g_ptr_array_new ();
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  va_list list;

  g_ptr_array_add (args, (char *) g_getenv ("RAPPORT_CLI"));
  va_start (list, first);
  for (const char *arg = first; arg != NULL; arg = va_arg (list, const char *))
    g_ptr_array_add (args, (char *) arg);
  va_end (list);
  g_ptr_array_add (args, NULL);
  process = g_subprocess_newv ((const char *const *) args->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, out, err, NULL));
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

static void
test_json (Files         *files,
           gconstpointer  data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_cmpint (run (&out, &err, "sla", "--policy", files->policy, "--policy", files->other,
                        "--calendar", files->calendar, "--ticket", files->ticket, "--at",
                        "2026-02-24T10:15:00+08:00", "--json", NULL), ==, 0);
  g_assert_cmpstr (err, ==, "");
  g_assert_true (g_str_has_prefix (out, "{\n  \"clocks\" : ["));
  g_assert_nonnull (strstr (out, "\"due\" : \"2026-02-28T11:30:00+08:00\""));
  g_assert_nonnull (strstr (out, "\"remaining_s\" : 112500"));
}

static void
test_text (Files         *files,
           gconstpointer  data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_cmpint (run (&out, &err, "sla", "--policy", files->policy, "--calendar",
                        files->calendar, "--ticket", files->ticket, "--at", "2026-02-20T10:00",
                        NULL), ==, 0);
  g_assert_nonnull (strstr (out, "First response (24h, elapsed time): due 2026-02-14 17:30:00 "
                                 "+0800, met 2026-02-14 09:10:00 +0800\n"));
  g_assert_nonnull (strstr (out, "Solution (5wd, working time): paused, 31 h 30 min left\n"
                                 "    counted  2026-02-13 17:30:00 +0800 – "
                                 "2026-02-13 18:00:00 +0800\n"
                                 "    closed   2026-02-13 18:00:00 +0800 – "));
  g_assert_nonnull (strstr (out, "    paused   2026-02-14 16:00:00 +0800 – "
                                 "2026-02-14 18:00:00 +0800\n"));
  g_assert_nonnull (strstr (out, "Escalation: no clock\n"));
}

static void
test_another_policy (Files         *files,
                     gconstpointer  data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_cmpint (run (&out, &err, "--json", "sla", "--policy", files->policy, "--policy",
                        files->other, "--calendar", files->calendar, "--ticket", files->ticket,
                        "--at", "2026-02-24T11:00:00+08:00", NULL), ==, 0);
  /* 24 hours from 02-13 17:30, of which 22.5 were over when the waiting began */
  g_assert_nonnull (strstr (out, "\"due\" : \"2026-02-24T11:30:00+08:00\""));
}

static void
test_unknown_policy (Files         *files,
                     gconstpointer  data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_cmpint (run (&out, &err, "sla", "--policy", files->policy, "--calendar",
                        files->calendar, "--ticket", files->ticket, "--at",
                        "2026-02-24T11:00:00+08:00", "--json", NULL), ==, 1);
  g_assert_cmpstr (out, ==, "");
  g_assert_nonnull (strstr (err, "ticket.json: events[3].value: "));
}

static void
test_wrong_files (Files         *files,
                  gconstpointer  data)
{
  g_autofree char *wrong = write_file (
    files, "wrong.json", "{\"targets\":[{\"target\":\"update\",\"duration\":\"2x\"}]}");
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *missing_out = NULL;
  g_autofree char *missing_err = NULL;

  g_assert_cmpint (run (&out, &err, "sla", "--policy", wrong, "--calendar", files->calendar,
                        "--ticket", files->ticket, "--at", "2026-02-24T11:00:00+08:00", NULL),
                   ==, 1);
  g_assert_nonnull (strstr (err, "wrong.json: targets[0].duration: “2x”"));
  g_assert_cmpint (run (&missing_out, &missing_err, "sla", "--policy", "/nowhere", "--calendar",
                        files->calendar, "--ticket", files->ticket, "--at",
                        "2026-02-24T11:00:00+08:00", NULL), ==, 1);
  g_assert_nonnull (strstr (missing_err, "/nowhere"));
}

/* A file without an end is refused, and does not fill the memory. */
static void
test_endless_file (Files         *files,
                   gconstpointer  data)
{
  g_autofree char *sla = NULL;
  g_autofree char *calendar = NULL;

  g_assert_cmpint (run (NULL, &sla, "sla", "--policy", "/dev/zero", "--calendar", files->calendar,
                        "--ticket", files->ticket, "--at", "2026-02-24T11:00:00+08:00", NULL), ==, 1);
  g_assert_nonnull (strstr (sla, "/dev/zero: There is too much in it to be read."));
  g_assert_cmpint (run (NULL, &calendar, "calendar", "check", "/dev/zero", NULL), ==, 1);
  g_assert_nonnull (strstr (calendar, "/dev/zero: There is too much in it to be read."));
}

static void
test_no_working_time (Files         *files,
                      gconstpointer  data)
{
  g_autofree char *over = write_file (
    files, "over.json",
    "{\"zone\":\"UTC\",\"dates\":{\"2020-01-01\":[[\"09:00\",\"10:00\"]]}}");
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_cmpint (run (&out, &err, "sla", "--policy", files->policy, "--calendar", over,
                        "--ticket", files->ticket, "--at", "2026-02-20T10:00", "--json", NULL),
                   ==, 1);
  g_assert_cmpstr (out, ==, "");
  g_assert_nonnull (strstr (err, "no working time"));
}

static void
test_usage (Files         *files,
            gconstpointer  data)
{
  static const char *const WRONG[][3] = {
    { NULL }, { "sing", NULL }, { "sla", NULL }, { "sla", "--loud", NULL },
    { "sla", "more", NULL }, { "--loud", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (WRONG); i++)
    {
      g_autofree char *out = NULL;
      g_autofree char *err = NULL;

      g_assert_cmpint (run (&out, &err, WRONG[i][0], WRONG[i][0] != NULL ? WRONG[i][1] : NULL,
                            NULL), ==, 2);
      g_assert_cmpstr (out, ==, "");
      g_assert_true (g_str_has_prefix (err, "rapport-cli: "));
    }
}

/* Policies and calendars of a book are listed, printed as files for `sla`, and files are checked. */
static void
test_of_a_book (Files         *files,
                gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (files->folder, "book", NULL);
  g_autofree char *removal = g_strdup_printf ("rm -rf %s", folder);
  g_autofree char *shown = g_build_filename (files->folder, "shown.json", NULL);
  g_autofree char *empty = g_build_filename (files->folder, "empty.json", NULL);
  g_autofree char *policies = NULL;
  g_autofree char *calendars = NULL;
  g_autofree char *policy = NULL;
  g_autofree char *fine = NULL;
  g_autofree char *err = NULL;
  g_autofree char *refused = NULL;

  g_assert_cmpint (run (NULL, NULL, "--data", folder, "sample", NULL), ==, 0);
  g_assert_cmpint (run (&policies, NULL, "--data", folder, "--json", "policy", "list", NULL), ==, 0);
  g_assert_nonnull (strstr (policies, "\"Service desk P1–P4\""));
  g_assert_cmpint (run (&calendars, NULL, "--data", folder, "calendar", "list", NULL), ==, 0);
  g_assert_nonnull (strstr (calendars, "CN office 2026"));
  g_assert_cmpint (run (&policy, NULL, "--data", folder, "policy", "show", "Regulation", NULL), ==, 0);
  g_assert_true (g_file_set_contents (shown, policy, -1, NULL));
  g_assert_true (g_file_set_contents (empty, "{\"targets\":[]}", -1, NULL));
  g_assert_cmpint (run (&fine, NULL, "policy", "check", shown, NULL), ==, 0);
  g_assert_cmpint (run (NULL, &refused, "policy", "check", empty, NULL), ==, 1);
  g_assert_nonnull (strstr (refused, "targets: a policy needs at least one target"));
  g_assert_cmpint (run (NULL, &err, "--data", folder, "calendar", "show", "Mars", NULL), ==, 1);
  g_assert_nonnull (strstr (err, "Mars"));
  g_assert_true (g_spawn_command_line_sync (removal, NULL, NULL, NULL, NULL));
}

static void
test_help (Files         *files,
           gconstpointer  data)
{
  g_autofree char *help = NULL;
  g_autofree char *version = NULL;

  g_assert_cmpint (run (&help, NULL, "--help", NULL), ==, 0);
  g_assert_nonnull (strstr (help, "  sla "));
  g_assert_cmpint (run (&version, NULL, "--version", NULL), ==, 0);
  g_assert_true (g_str_has_prefix (version, "Rapport "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Files, NULL, set_up, function, tear_down)
  ADD ("/cli/sla/json", test_json);
  ADD ("/cli/sla/endless-file", test_endless_file);
  ADD ("/cli/sla/text", test_text);
  ADD ("/cli/sla/another-policy", test_another_policy);
  ADD ("/cli/sla/unknown-policy", test_unknown_policy);
  ADD ("/cli/sla/wrong-files", test_wrong_files);
  ADD ("/cli/sla/no-working-time", test_no_working_time);
  ADD ("/cli/sla/of-a-book", test_of_a_book);
  ADD ("/cli/usage", test_usage);
  ADD ("/cli/help", test_help);
  return g_test_run ();
}
