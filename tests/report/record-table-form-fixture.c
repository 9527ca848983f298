/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "record-table-form-fixture.h"

void
table_form_set_up (TableFormFixture *fixture,
                   gconstpointer     data)
{
  fixture->folder = g_dir_make_tmp ("rapport-form-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "表.pdf", NULL);
}

void
table_form_tear_down (TableFormFixture *fixture,
                      gconstpointer     data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

RapportDocument *
table_form_create (GPtrArray                *rows,
                   RapportRecordTableFilter *filter,
                   const char               *language)
{
  RapportRecordTableFilter all = { 0 };
  g_autoptr(RapportCatalogue) catalogue = record_rows_catalogue (language);
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr(GDateTime) printed_at = g_date_time_new (zone, 2024, 3, 20, 9, 30, 0);

  return rapport_record_table_form_new (rows, filter != NULL ? filter : &all, catalogue,
                                        printed_at);
}

void
table_form_write_pdf (TableFormFixture *fixture,
                      RapportDocument  *document)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (rapport_document_write_pdf (document, fixture->path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

void
table_form_print (TableFormFixture *fixture,
                  GPtrArray        *rows,
                  const char       *language)
{
  g_autoptr(RapportDocument) document = table_form_create (rows, NULL, language);

  table_form_write_pdf (fixture, document);
}

char *
table_form_ask (const char *tool,
                ...)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  char *output = NULL;
  const char *argument;
  va_list list;

  g_ptr_array_add (arguments, (char *) tool);
  va_start (list, tool);
  while ((argument = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (arguments, (char *) argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);

  process = g_subprocess_newv ((const char * const *) arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

char *
table_form_drop_spaces (const char *text)
{
  g_autoptr(GString) dense = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (strchr (" \t\n\r\f", *text) == NULL)
      g_string_append_c (dense, *text);
  return g_string_free (g_steal_pointer (&dense), FALSE);
}

/* The text of a page (from 1), or of all with 0, cell by cell and without any white space. */
char *
table_form_read_page (TableFormFixture *fixture,
                      guint             page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *text = NULL;

  if (page == 0)
    text = table_form_ask ("pdftotext", "-raw", "-enc", "UTF-8", fixture->path, "-", NULL);
  else
    text = table_form_ask ("pdftotext", "-raw", "-enc", "UTF-8", "-f", number, "-l", number, fixture->path,
                           "-", NULL);
  return table_form_drop_spaces (text);
}

guint
table_form_count_pages (TableFormFixture *fixture)
{
  g_autofree char *text = table_form_ask ("pdfinfo", fixture->path, NULL);
  const char *pages = strstr (text, "Pages:");

  g_assert_nonnull (pages);
  return g_ascii_strtoull (pages + strlen ("Pages:"), NULL, 10);
}
