/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "record-table-form-fixture.h"
#include "rapport-problem.h"
#include "rapport-text-block.h"

static void
test_about_the_file (TableFormFixture *fixture,
                     gconstpointer     data)
{
  g_autoptr(RapportDocument) document = table_form_create (record_rows_sample (), NULL, "zh_CN");
  g_autofree char *about = NULL;
  g_autofree char *bare = NULL;

  rapport_document_set_author (document, "王芳");
  table_form_write_pdf (fixture, document);
  about = table_form_ask ("pdfinfo", "-enc", "UTF-8", fixture->path, NULL);
  bare = table_form_drop_spaces (about);
  assert_has (bare, "Title:客户关系维护跟进记录表");
  assert_has (bare, "Author:王芳");
  assert_has (bare, "Pagesize:841.89x595.276pts(A4)");
}

/* Han letters have the forms of the language, and the fonts that hold them go with the file. */
static void
test_fonts (TableFormFixture *fixture,
            gconstpointer     data)
{
  PangoContext *context = rapport_text_context_new ("zh-cn", 9, PANGO_WEIGHT_NORMAL);
  PangoLayout *layout = pango_layout_new (context);
  PangoLayoutLine *line;
  PangoFontDescription *description;
  g_autofree char *fonts = NULL;
  g_auto(GStrv) lines = NULL;

  pango_layout_set_text (layout, "骨", -1);
  line = pango_layout_get_line_readonly (layout, 0);
  description = pango_font_describe (((PangoLayoutRun *) line->runs->data)->item->analysis.font);
  g_assert_cmpstr (pango_font_description_get_family (description), ==, "Noto Sans CJK SC");
  pango_font_description_free (description);
  g_object_unref (layout);
  g_object_unref (context);

  table_form_print (fixture, record_rows_sample (), "zh_CN");
  fonts = table_form_ask ("pdffonts", fixture->path, NULL);
  lines = g_strsplit (g_strstrip (fonts), "\n", 0);
  g_assert_cmpuint (g_strv_length (lines), >, 2);
  for (guint i = 2; lines[i] != NULL; i++)
    assert_has (lines[i], " yes yes yes ");
}

static void
cancel_cb (double   fraction,
           gpointer user_data)
{
  gpointer *data = user_data;
  double *limit = data[1];

  if (fraction >= *limit)
    g_cancellable_cancel (data[0]);
}

static void
test_cancel (TableFormFixture *fixture,
             gconstpointer     data)
{
  double limits[] = { 0.0, 0.7 };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr(RapportDocument) document = table_form_create (record_rows_generate (300), NULL, "en");
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GError) error = NULL;
      g_autoptr(GDir) folder = NULL;
      gpointer cancel_data[] = { cancellable, &limits[i] };

      g_assert_false (rapport_document_write_pdf (document, fixture->path, cancel_cb, cancel_data,
                                                  cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      folder = g_dir_open (fixture->folder, 0, NULL);
      g_assert_null (g_dir_read_name (folder));
      /* what was cancelled can be done after all */
      table_form_write_pdf (fixture, document);
      g_unlink (fixture->path);
    }
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
test_progress (TableFormFixture *fixture,
               gconstpointer     data)
{
  g_autoptr(RapportDocument) document = table_form_create (record_rows_generate (300), NULL, "en");
  double last = 0;

  g_assert_true (rapport_document_write_pdf (document, fixture->path, progress_cb, &last, NULL,
                                             NULL));
  g_assert_cmpfloat (last, ==, 1);
}

static void
test_unwritable (TableFormFixture *fixture,
                 gconstpointer     data)
{
  g_autoptr(RapportDocument) document = table_form_create (record_rows_sample (), NULL, "en");
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "f1.pdf", NULL);
  const struct { const char *path; int code; const char *says; } places[] = {
    { nowhere, RAPPORT_ERROR_NOT_FOUND, "there is no such folder" },
    { fixture->folder, RAPPORT_ERROR_FAILED, "it is a folder" },
    { "/dev/full", RAPPORT_ERROR_FULL, "the disk is full" },
    { "/proc/f1.pdf", RAPPORT_ERROR_NOT_FOUND, "/proc/f1.pdf" },
  };
  struct stat status;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (rapport_document_write_pdf (document, places[i].path, NULL, NULL, NULL,
                                                  &error));
      g_assert_error (error, RAPPORT_ERROR, places[i].code);
      assert_has (error->message, places[i].says);
    }
  g_assert_cmpint (stat ("/dev/full", &status), ==, 0);
  g_assert_true (S_ISCHR (status.st_mode));
}

static void
test_replaced (TableFormFixture *fixture,
               gconstpointer     data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.pdf", NULL);
  g_autoptr(RapportDocument) document = table_form_create (record_rows_sample (), NULL, "en");
  struct stat status;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_cmpint (chmod (fixture->path, 0640), ==, 0);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_true (rapport_document_write_pdf (document, link, NULL, NULL, NULL, NULL));
  g_assert_cmpuint (table_form_count_pages (fixture), ==, 1);
  g_assert_cmpint (lstat (link, &status), ==, 0);
  g_assert_true (S_ISLNK (status.st_mode));
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
  g_unlink (link);
}

/* Adds the tests of the file that the form goes to, and of how it is written. */
void
table_form_add_file (void)
{
  TABLE_FORM_ADD ("about-the-file", test_about_the_file);
  TABLE_FORM_ADD ("fonts", test_fonts);
  TABLE_FORM_ADD ("cancel", test_cancel);
  TABLE_FORM_ADD ("progress", test_progress);
  TABLE_FORM_ADD ("unwritable", test_unwritable);
  TABLE_FORM_ADD ("replaced", test_replaced);
}
