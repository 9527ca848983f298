/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-fixture.h"

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
count_notified_cb (RapportImport *import,
                   GParamSpec    *pspec,
                   guint         *n)
{
  (*n)++;
}

static void
test_async (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autoptr(GFile) file = import_get_sample ("follow-ups.csv");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) checked = NULL;
  g_autoptr(GAsyncResult) applied = NULL;
  g_autoptr(GAsyncResult) cancelled = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;
  guint n_notified = 0;

  g_signal_connect (fixture->import, "notify::progress", G_CALLBACK (count_notified_cb), &n_notified);
  rapport_import_check_async (fixture->import, file, NULL, finished_cb, &checked);
  g_assert_true (rapport_import_check_finish (fixture->import, wait_for (&checked), &error));
  import_assert_counts (fixture, 3, 0, 0, 0);

  g_cancellable_cancel (cancellable);
  rapport_import_apply_async (fixture->import, FALSE, cancellable, finished_cb, &cancelled);
  g_assert_null (rapport_import_apply_finish (fixture->import, wait_for (&cancelled), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 0);
  g_clear_error (&error);

  rapport_import_apply_async (fixture->import, FALSE, NULL, finished_cb, &applied);
  receipt = rapport_import_apply_finish (fixture->import, wait_for (&applied), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (receipt->subject, ==, "follow-ups.csv");
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_cmpuint (n_notified, >, 0);
  g_assert_cmpfloat (rapport_import_get_progress (fixture->import), ==, 1.0);
  import_assert_sample_printed (fixture);
}

static void
test_changed_meanwhile (ImportFixture *fixture,
                        gconstpointer  data)
{
  g_autoptr(RapportImport) other = rapport_import_new (fixture->book);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportImport) mine = fixture->import;

  import_check (fixture, IMPORT_HEADER "001,甲,,B,,2024-03-01,电话,one,张,\n");
  fixture->import = other;
  import_text (fixture, "客户编号,客户名称\n001,乙\n");
  g_assert_null (rapport_import_apply (mine, FALSE, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 1);
  fixture->import = g_object_ref (other);
}

typedef struct
{
  GCancellable *cancellable;
  double        until;
  double        last;
  double        longest_step;
} Watch;

static void
watch_cb (gpointer data,
          double   done)
{
  Watch *watch = data;

  watch->longest_step = MAX (watch->longest_step, done - watch->last);
  watch->last = done;
  if (done >= watch->until)
    g_cancellable_cancel (watch->cancellable);
}

static char *
make_many (guint n)
{
  GString *text = g_string_new ("客户编号,客户名称,最近跟进时间,跟进方式,跟进内容概要\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%u,客户%u,2026-01-02,电话,说了%u\n", i + 1, i + 1, i);
  return g_string_free (text, FALSE);
}

static void
test_progress (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autofree char *text = make_many (300);
  g_autoptr(RapportReceipt) receipt = NULL;
  Watch watch = { NULL, 2, 0, 0 };

  import_check (fixture, text);
  rapport_import_watch (fixture->import, watch_cb, &watch);
  receipt = rapport_import_apply (fixture->import, FALSE, NULL, NULL);
  g_assert_nonnull (receipt);
  g_assert_cmpfloat (watch.longest_step, <, 0.02);
  g_assert_cmpfloat (watch.last, >, 0.98);
}

/* The rows are the first half only; the log and the indexes can be given up too. */
static void
test_cancelled (ImportFixture *fixture,
                gconstpointer  data)
{
  static const double moments[] = { 0.3, 0.58, 0.65, 0.8, 0.95 };
  g_autofree char *text = make_many (2200);
  g_autoptr(RapportReceipt) receipt = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GError) error = NULL;
      Watch watch = { cancellable, moments[i], 0, 0 };

      import_check (fixture, text);
      rapport_import_watch (fixture->import, watch_cb, &watch);
      g_assert_null (rapport_import_apply (fixture->import, FALSE, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpfloat (watch.last, >=, moments[i]);
      g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 0);
      g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM action"), ==, 0);
      rapport_import_watch (fixture->import, NULL, NULL);
    }
  import_check (fixture, text);
  receipt = rapport_import_apply (fixture->import, FALSE, NULL, NULL);
  g_assert_nonnull (receipt);
  /* so many at once go another way into the index, and are found as well */
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record_search ('\"说了7\"')"), >=, 1);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT v FROM record_search_config WHERE k = 'hashsize'"), ==, 1024 * 1024);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("changed-meanwhile", test_changed_meanwhile);
  IMPORT_TEST ("async", test_async);
  IMPORT_TEST ("progress", test_progress);
  IMPORT_TEST ("cancelled", test_cancelled);
  return g_test_run ();
}
