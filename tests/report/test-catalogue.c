/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-catalogue.h"
#include "rapport-message-file.h"
#include "rapport-problem.h"
#include "record-rows.h"

#include <glib/gstdio.h>

static void
test_other_language_than_the_process (void)
{
  g_autoptr(RapportCatalogue) catalogue = record_rows_catalogue ("zh-CN");

  g_assert_cmpstr (rapport_catalogue_get_language (catalogue), ==, "zh_CN");
  g_assert_cmpstr (rapport_catalogue_get_text_language (catalogue), ==, "zh-cn");
  g_assert_cmpstr (rapport_catalogue_get (catalogue, "form", "Owner"), ==, "负责人");
  g_assert_cmpstr (rapport_catalogue_get (catalogue, "choice", "Owner"), ==, "Owner");
  g_assert_cmpstr (rapport_catalogue_get (catalogue, NULL, "Owner"), ==, "Owner");
}

static void
test_names_of_languages (void)
{
  static const char * const names[][2] = {
    { "zh_CN.UTF-8", "zh_CN" }, { "zh", "zh_CN" }, { "en", "en" }, { "en_GB.UTF-8", "en" },
    { "C", "en" }, { "xx", "en" }, { "", "en" }, { "../zh_CN", "en" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(RapportCatalogue) catalogue = record_rows_catalogue (names[i][0]);

      g_assert_cmpstr (rapport_catalogue_get_language (catalogue), ==, names[i][1]);
    }
}

static void
test_filled_in (void)
{
  g_autoptr(RapportCatalogue) chinese = record_rows_catalogue ("zh_CN");
  g_autoptr(RapportCatalogue) english = record_rows_catalogue ("en");
  g_autofree char *a = rapport_catalogue_format (chinese, "form", "Page %s of %s", "3", "9", NULL);
  g_autofree char *b = rapport_catalogue_format (english, "form", "Page %s of %s", "3", "9", NULL);
  g_autofree char *c = rapport_catalogue_format (english, "form", "Owner: %s", "%s %n", NULL);
  g_autofree char *d = rapport_catalogue_format (english, "form", "%d %n %2$s %", "x", NULL);

  g_assert_cmpstr (a, ==, "第 3 页,共 9 页");
  g_assert_cmpstr (b, ==, "Page 3 of 9");
  g_assert_cmpstr (c, ==, "Owner: %s %n");
  g_assert_cmpstr (d, ==, "%d %n %2$s %");
}

static void
test_moments (void)
{
  g_autoptr(RapportCatalogue) catalogue = record_rows_catalogue ("zh_CN");
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  RapportMoment none = { 0 };
  RapportMoment day = rapport_moment_from_day (20240310);
  RapportMoment time = rapport_moment_from_instant (1710054000, zone);
  g_autofree char *a = rapport_catalogue_format_moment (catalogue, &none, zone);
  g_autofree char *b = rapport_catalogue_format_moment (catalogue, &day, zone);
  g_autofree char *c = rapport_catalogue_format_moment (catalogue, &time, zone);

  g_assert_cmpstr (a, ==, "");
  g_assert_cmpstr (b, ==, "2024-03-10");
  g_assert_cmpstr (c, ==, "2024-03-10 15:00");
}

/* Two messages, "" and "form\004Owner", as msgfmt writes them on a little-endian machine. */
static GByteArray *
create_file (void)
{
  static const guint32 head[] = {
    0x950412de, 0, 2, 28, 44, 0, 60, 0, 60, 10, 61, 1, 72, 6, 74,
  };
  GByteArray *bytes = g_byte_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    {
      guint32 number = GUINT32_TO_LE (head[i]);

      g_byte_array_append (bytes, (const guint8 *) &number, sizeof number);
    }
  g_byte_array_append (bytes, (const guint8 *) "\0form\004Owner\0x\0" "负责", 21);
  return bytes;
}

static GHashTable *
parse (const guint8  *data,
       gsize          size,
       GError       **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);

  return rapport_message_file_parse (bytes, error);
}

static void
test_file (void)
{
  g_autoptr(GByteArray) file = create_file ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) messages = parse (file->data, file->len, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (messages), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (messages, "form\004Owner"), ==, "负责");
}

/* However the file is cut or changed it is read as a whole or refused, within its bounds. */
static void
test_damaged_file (void)
{
  g_autoptr(GByteArray) file = create_file ();

  for (guint size = 0; size < file->len; size++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree guint8 *cut = g_memdup2 (file->data, MAX (size, 1));

      g_assert_null (parse (cut, size, &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED);
    }
  for (guint i = 0; i < file->len; i++)
    for (guint value = 0; value < 256; value++)
      {
        g_autofree guint8 *changed = g_memdup2 (file->data, file->len);
        g_autoptr(GHashTable) messages = NULL;

        changed[i] = value;
        messages = parse (changed, file->len, NULL);
        g_assert_true (messages == NULL || g_hash_table_size (messages) <= 2);
      }
}

static void
test_damaged_file_is_english (void)
{
  g_autofree char *directory = g_dir_make_tmp ("rapport-catalogue-XXXXXX", NULL);
  g_autofree char *country = g_build_filename (directory, "zh_CN", NULL);
  g_autofree char *folder = g_build_filename (country, "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (folder, "rapport.mo", NULL);
  g_autoptr(RapportCatalogue) catalogue = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "not a message file at all", -1, NULL));
  g_test_expect_message ("rapport", G_LOG_LEVEL_MESSAGE, "*damaged*");
  catalogue = rapport_catalogue_new ("zh_CN", directory);
  g_test_assert_expected_messages ();
  g_assert_cmpstr (rapport_catalogue_get_language (catalogue), ==, "en");
  g_assert_cmpstr (rapport_catalogue_get (catalogue, "form", "Owner"), ==, "Owner");
  g_unlink (path);
  g_rmdir (folder);
  g_rmdir (country);
  g_rmdir (directory);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/catalogue/other-language-than-the-process",
                   test_other_language_than_the_process);
  g_test_add_func ("/report/catalogue/names-of-languages", test_names_of_languages);
  g_test_add_func ("/report/catalogue/filled-in", test_filled_in);
  g_test_add_func ("/report/catalogue/moments", test_moments);
  g_test_add_func ("/report/catalogue/file", test_file);
  g_test_add_func ("/report/catalogue/damaged-file", test_damaged_file);
  g_test_add_func ("/report/catalogue/damaged-file-is-english", test_damaged_file_is_english);
  return g_test_run ();
}
