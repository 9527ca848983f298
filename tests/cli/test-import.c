/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>

#include "rapport-book.h"
#include "scratch-book.h"

typedef struct
{
  char *folder;
  char *book;
  char *output;
  char *complaint;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = scratch_folder_new ();
  fixture->book = g_build_filename (fixture->folder, "book", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  scratch_folder_remove (fixture->folder);
  g_free (fixture->book);
  g_free (fixture->output);
  g_free (fixture->complaint);
}

/* runs the program with the arguments, ended by NULL, and returns its exit status */
static int
run (Fixture *fixture,
     ...)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  const char *argument;
  int status;
  va_list args;

  g_ptr_array_add (arguments, (char *) g_getenv ("RAPPORT_CLI"));
  g_ptr_array_add (arguments, (char *) "--data");
  g_ptr_array_add (arguments, fixture->book);
  va_start (args, fixture);
  do
    {
      argument = va_arg (args, const char *);
      g_ptr_array_add (arguments, (char *) argument);
    }
  while (argument != NULL);
  va_end (args);
  g_clear_pointer (&fixture->output, g_free);
  g_clear_pointer (&fixture->complaint, g_free);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                &fixture->output, &fixture->complaint, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* the same through a shell: @command has "$CLI", which knows the book */
static int
run_in_shell (Fixture    *fixture,
              const char *command)
{
  g_autofree char *script = g_strdup_printf ("CLI='%s --data %s'; %s", g_getenv ("RAPPORT_CLI"), fixture->book, command);
  const char *arguments[] = { "/bin/sh", "-c", script, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_clear_pointer (&fixture->output, g_free);
  g_clear_pointer (&fixture->complaint, g_free);
  g_spawn_sync (fixture->folder, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                &fixture->output, &fixture->complaint, &status, &error);
  g_assert_no_error (error);
  return WEXITSTATUS (status);
}

static char *
get_sample (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "sample", name, NULL);
}

static char *
write_file (Fixture    *fixture,
            const char *text)
{
  g_autoptr(GError) error = NULL;
  char *path = g_build_filename (fixture->folder, "table.csv", NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  g_autoptr(RapportBook) book = scratch_book_open (fixture->book);

  return scratch_query (book, sql);
}

static void
test_samples (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *follow_ups = get_sample ("follow-ups.csv");
  g_autofree char *customers = get_sample ("customers.csv");

  g_assert_cmpint (run (fixture, "import", "--dry-run", follow_ups, NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->output, ": 3 new, 0 changed, 0 same, 0 rejected\n"));
  g_assert_nonnull (strstr (fixture->output, "row 3: new\n"));
  g_assert_nonnull (strstr (fixture->output, "row 4, 跟进方式: No method is given.\n"));
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM customer"), ==, 0);

  g_assert_cmpint (run (fixture, "import", follow_ups, customers, NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->output, "customers.csv: 0 new, 1 changed, 0 same, 0 rejected\n"));
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM customer"), ==, 3);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM action WHERE kind = 'import'"), ==, 2);

  g_assert_cmpint (run (fixture, "import", follow_ups, NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->output, ": 0 new, 0 changed, 3 same, 0 rejected\n"));
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM action WHERE kind = 'import'"), ==, 2);
}

static void
test_once (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = write_file (fixture, "客户名称\n甲\n");

  g_assert_cmpint (run (fixture, "import", path, NULL), ==, 0);
  g_assert_true (g_str_has_suffix (fixture->output, ": 1 new, 0 changed, 0 same, 0 rejected\n"));
}

static void
test_rejects (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = write_file (fixture, "客户名称,最近跟进时间\n甲,2024-02-30\n乙,2024-02-03\n");

  g_assert_cmpint (run (fixture, "import", path, NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->output, "row 2, 最近跟进时间: "));
  g_assert_nonnull (strstr (fixture->complaint, "1 row can’t be imported"));
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM customer"), ==, 0);
  g_assert_cmpint (run (fixture, "import", "--dry-run", path, NULL), ==, 1);
  g_assert_cmpint (run (fixture, "import", "--good-rows", path, NULL), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM customer"), ==, 1);
}

static void
test_json (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = write_file (fixture, "客户名称,最近跟进时间\n甲,2024-02-30\n乙,2024-02-03\n");
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  JsonObject *file, *row, *problem;

  g_assert_cmpint (run (fixture, "import", "--json", path, NULL), ==, 1);
  json_parser_load_from_data (parser, fixture->output, -1, &error);
  g_assert_no_error (error);
  file = json_array_get_object_element (json_node_get_array (json_parser_get_root (parser)), 0);
  g_assert_false (json_object_get_boolean_member (file, "imported"));
  g_assert_cmpint (json_object_get_int_member (file, "rejected"), ==, 1);
  row = json_array_get_object_element (json_object_get_array_member (file, "rows"), 0);
  g_assert_cmpstr (json_object_get_string_member (row, "result"), ==, "rejected");
  problem = json_array_get_object_element (json_object_get_array_member (row, "problems"), 0);
  g_assert_cmpstr (json_object_get_string_member (problem, "column"), ==, "最近跟进时间");
  g_assert_cmpstr (json_object_get_string_member (problem, "severity"), ==, "error");
}

/* Another owner takes over what is open, which is told, unless it is to stay. */
static void
test_another_owner (Fixture       *fixture,
                    gconstpointer  data)
{
  const char *taken_over = "SELECT count(*) FROM plan p JOIN member m ON m.id = p.owner WHERE m.name = '李敏'";
  g_autofree char *path = write_file (fixture, "客户名称,负责人,最近跟进时间,下次跟进时间\n甲,张三,2024-02-03,2024-03-08\n"
                                               "乙,张三,2024-02-03,2024-03-08\n");

  g_assert_cmpint (run (fixture, "import", path, NULL), ==, 0);
  g_free (write_file (fixture, "客户名称,负责人\n甲,李敏\n"));
  g_assert_cmpint (run (fixture, "import", "--leave-open", path, NULL), ==, 0);
  g_assert_null (strstr (fixture->output, "another owner"));
  g_assert_cmpint (count (fixture, taken_over), ==, 0);
  g_free (write_file (fixture, "客户名称,负责人\n乙,李敏\n"));
  g_assert_cmpint (run (fixture, "import", "--dry-run", "--json", path, NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->output, "\"open_along\" : 1"));
  g_assert_cmpint (run (fixture, "import", path, NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->output, "1 open plan, action item or ticket goes along to another owner"));
  g_assert_cmpint (count (fixture, taken_over), ==, 1);
}

/* What was changed here since a list was written stays, unless the file is to count. */
static void
test_take_file (Fixture       *fixture,
                gconstpointer  data)
{
  const char *as_then = "SELECT count(*) FROM customer WHERE address = '一路1号'";
  g_autofree char *list = g_build_filename (fixture->folder, "list.xlsx", NULL);
  g_autofree char *path = write_file (fixture, "客户名称,地址\n甲,一路1号\n");

  g_assert_cmpint (run (fixture, "import", path, NULL), ==, 0);
  g_assert_cmpint (run (fixture, "list", "customers", "--output", list, NULL), ==, 0);
  g_free (write_file (fixture, "客户名称,地址\n甲,二路2号\n"));
  g_assert_cmpint (run (fixture, "import", path, NULL), ==, 0);
  g_assert_cmpint (run (fixture, "import", list, NULL), ==, 0);
  g_assert_cmpint (count (fixture, as_then), ==, 0);
  g_assert_cmpint (run (fixture, "import", "--take-file", list, NULL), ==, 0);
  g_assert_cmpint (count (fixture, as_then), ==, 1);

  /* an empty cell of a table that Rapport did not write says nothing */
  g_free (write_file (fixture, "客户名称,地址\n甲,\n"));
  g_assert_cmpint (run (fixture, "import", "--empty-clears", path, NULL), ==, 0);
  g_assert_cmpint (count (fixture, as_then), ==, 1);
}

static void
test_as (Fixture       *fixture,
         gconstpointer  data)
{
  g_autofree char *follow_ups = get_sample ("follow-ups.csv");
  g_autofree char *customers = get_sample ("customers.csv");

  g_assert_cmpint (run (fixture, "import", follow_ups, NULL), ==, 0);
  g_assert_cmpint (run (fixture, "--as", "nobody", "import", customers, NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->complaint, "There is no team member called “nobody”."));
  g_assert_cmpint (run (fixture, "import", "--as", "*助理", customers, NULL), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM action a JOIN member m ON m.id = a.member"
                                   " WHERE m.name = '*助理'"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM device WHERE member IS NOT NULL"), ==, 0);
}

static void
test_bad_files (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = write_file (fixture, "客户名称\n\"甲\n");

  g_assert_cmpint (run (fixture, "import", path, NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->complaint, "Row 2, column 1: a quotation mark opens here"));
  g_assert_cmpint (run (fixture, "import", "/nowhere/table.csv", NULL), ==, 1);
  g_assert_cmpint (run (fixture, "import", fixture->folder, NULL), ==, 1);
  g_assert_cmpint (run (fixture, "import", "/dev/zero", NULL), ==, 1);
  g_assert_cmpint (run (fixture, "import", NULL), ==, 2);
  g_assert_cmpint (run (fixture, "import", "--what", path, NULL), ==, 2);
}

/* what is the same in many rows is said once */
static void
test_repeated_hints (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = write_file (fixture, "客户名称,联系人,邮箱\n甲,王,x\n乙,李,x\n丙,张,a@b.cn\n丁,赵,x\n");

  g_assert_cmpint (run (fixture, "import", path, NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->output, "row 2, 邮箱: "));
  g_assert_nonnull (strstr (fixture->output, "(and 2 rows below)\n"));
  g_assert_null (strstr (fixture->output, "row 3"));
}

static void
test_standard_input (Fixture       *fixture,
                     gconstpointer  data)
{
  g_assert_cmpint (run_in_shell (fixture, "printf '客户名称\\n甲\\n' | $CLI import -"), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->output, "standard input: 1 new"));
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM customer WHERE name = '甲'"), ==, 1);
  g_assert_cmpint (run_in_shell (fixture, "$CLI import - </dev/null"), ==, 1);
}

/* a guess is shown, and can be put right */
static void
test_encoding (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = write_file (fixture, "Name\n\xb1\xe8\n");

  g_assert_cmpint (run (fixture, "import", "--dry-run", path, NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->output, "read as GB18030 text"));
  g_assert_cmpint (run (fixture, "import", "--encoding", "cp949", path, NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->output, "read as EUC-KR text"));
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM customer WHERE name = '김'"), ==, 1);
  g_assert_cmpint (run (fixture, "import", "--encoding", "klingon", path, NULL), ==, 2);
  g_assert_nonnull (strstr (fixture->complaint, "“klingon” is no encoding known here: UTF-8, GB18030"));
}

/* cron and scripts have a locale without Chinese, or none */
static void
test_dates (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = write_file (fixture, "客户名称,最近跟进时间\n甲,3/5/2026\n合计,\n");

  g_assert_cmpint (run (fixture, "import", "--dry-run", path, NULL), ==, 1);
  g_assert_nonnull (strstr (fixture->output, "“3/5/2026” may be two days: say by --dates"));
  g_assert_nonnull (strstr (fixture->output, "row 3: left out\n  row 3: This row (“合计”) is a total or a remark"));
  g_assert_cmpint (run (fixture, "import", "--dates=day-first", path, NULL), ==, 0);
  g_assert_null (strstr (fixture->output, "may be two days"));
  g_assert_cmpint (count (fixture, "SELECT started_day FROM record"), ==, 20260503);
  g_assert_cmpint (run (fixture, "import", "--dry-run", path, NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->output, "“3/5/2026” is read with the day first"));
  g_assert_cmpint (run (fixture, "import", "--dates=last", path, NULL), ==, 2);
}

static void
test_bare_locale (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char * const locales[] = { "env -i", "LC_ALL=C", "LC_ALL=xx_XX.UTF-8", "LC_ALL=C LANG=zh_CN.GB18030" };
  g_autofree char *path = write_file (fixture, "客户名称,负责人\n科技有限公司,王芳\n");

  g_assert_cmpint (run (fixture, "import", path, NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *command = g_strdup_printf ("%s $CLI list customers --json --search 科技 --owner 王芳", locales[i]);
      g_autofree char *table = g_strdup_printf ("%s $CLI list customers --search 科技", locales[i]);

      g_assert_cmpint (run_in_shell (fixture, command), ==, 0);
      g_assert_nonnull (strstr (fixture->output, "科技有限公司"));
      g_assert_cmpint (run_in_shell (fixture, table), ==, 0);
      g_assert_nonnull (strstr (fixture->output, "科技有限公司"));
    }
}

/* what stands in cells neither breaks the JSON nor commands the terminal */
static void
test_control_characters (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *path = write_file (fixture, "客户名称,最近跟进时间,备注\n甲\x1f\x1b[2J,2024-02-30\x1b]0;x\a,\x1f\n");
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (run (fixture, "import", path, NULL), ==, 1);
  g_assert_null (strpbrk (fixture->output, "\x1b\x1f\a"));
  g_assert_null (strpbrk (fixture->complaint, "\x1b\x1f\a"));
  g_assert_cmpint (run (fixture, "import", "--json", path, NULL), ==, 1);
  g_assert_null (strpbrk (fixture->output, "\x1b\x1f\a"));
  json_parser_load_from_data (parser, fixture->output, -1, &error);
  g_assert_no_error (error);
}

/* Very many new customers get their plans later, which is said; the same again brings none. */
static void
test_planned_later (Fixture       *fixture,
                    gconstpointer  data)
{
  g_assert_cmpint (run_in_shell (fixture, "(echo 客户编号,客户名称,客户分级; for i in $(seq 1001);"
                                          " do echo $i,第 $i 家,B; done) > many.csv; $CLI import --near new many.csv"), ==, 0);
  g_assert_nonnull (strstr (fixture->output, "follow-ups with 1001 customers are planned when Rapport is open next"));
  g_assert_cmpint (run_in_shell (fixture, "$CLI import --near new many.csv"), ==, 0);
  g_assert_null (strstr (fixture->output, "are planned"));
}

static gboolean
give_room (Fixture       *fixture,
           guint          megabytes,
           unsigned long  flags)
{
  g_autofree char *size = g_strdup_printf ("size=%um", megabytes);

  return mount ("tmpfs", fixture->book, "tmpfs", flags, size) == 0;
}

/* With room for the import, and not for what follows from it, it is not said that nothing was saved. */
static void
test_full_disk (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GString) rows = g_string_new ("客户编号,客户名称\n");
  g_autofree char *table = NULL;
  guint megabytes = 4;

  g_mkdir (fixture->book, 0700);
  if (!give_room (fixture, megabytes, 0))
    {
      g_test_skip ("A file system of its own can’t be mounted here");
      return;
    }
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (rows, "C%u,客户%u有限公司\n", i, i);
  table = write_file (fixture, rows->str);
  while (run (fixture, "import", table, NULL) != 0 && strstr (fixture->complaint, "was imported") == NULL)
    {
      g_assert_nonnull (strstr (fixture->complaint, "full"));
      g_assert_true (give_room (fixture, ++megabytes, MS_REMOUNT));
    }
  g_assert_nonnull (strstr (fixture->complaint, "was imported, but the disk is full now"));
  g_assert_true (give_room (fixture, megabytes + 20, MS_REMOUNT));
  g_assert_cmpint (run (fixture, "import", table, NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->output, "5000 same"));
  g_assert_cmpint (run (fixture, "list", "customers", "--search", "客户4999有限", NULL), ==, 0);
  g_assert_nonnull (strstr (fixture->output, "C4999"));
  g_assert_cmpint (umount (fixture->book), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/cli/import/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-full-disk-is-told-as-it-is", test_full_disk);
  ADD ("samples", test_samples);
  ADD ("once", test_once);
  ADD ("rejects", test_rejects);
  ADD ("json", test_json);
  ADD ("another-owner", test_another_owner);
  ADD ("the-file-counts", test_take_file);
  ADD ("as", test_as);
  ADD ("bad-files", test_bad_files);
  ADD ("repeated-hints", test_repeated_hints);
  ADD ("standard-input", test_standard_input);
  ADD ("encoding", test_encoding);
  ADD ("dates", test_dates);
  ADD ("bare-locale", test_bare_locale);
  ADD ("control-characters", test_control_characters);
  ADD ("planned-later", test_planned_later);
#undef ADD
  return g_test_run ();
}
