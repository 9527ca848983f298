/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-block-document.h"
#include "rapport-chart-block.h"
#include "rapport-field-grid.h"
#include "rapport-grid-block.h"
#include "rapport-paragraph-block.h"
#include "rapport-picture-block.h"
#include "rapport-signature-block.h"
#include "record-rows.h"

#include <glib/gstdio.h>
#include <string.h>

static RapportBlockDocument *
create_document (const char *language,
                 gboolean    landscape)
{
  g_autoptr(RapportCatalogue) catalogue = record_rows_catalogue (language);
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr(GDateTime) now = g_date_time_new (zone, 2024, 3, 20, 9, 30, 0);

  return rapport_block_document_new (catalogue, "档案", now, landscape);
}

/* The text layer without white space: of one page from 1, or of all with 0. */
static char *
print_text (RapportBlockDocument *document,
            guint                 page)
{
  g_autofree char *folder = g_dir_make_tmp ("rapport-blocks-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "f.pdf", NULL);
  g_autofree char *pages = page != 0 ? g_strdup_printf ("-f %u -l %u", page, page) : g_strdup ("");
  g_autofree char *command = g_strdup_printf ("pdftotext -raw -enc UTF-8 %s %s -", pages, path);
  g_autofree char *text = NULL;
  g_autoptr(GString) dense = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (rapport_document_write_pdf (RAPPORT_DOCUMENT (document), path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, &error));
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isspace (*c))
      g_string_append_c (dense, *c);
  return g_string_free (g_steal_pointer (&dense), FALSE);
}

/* How much of a part of the page is black, with a unit of one point. */
static guint
count_ink (RapportBlockDocument *document,
           guint                 page,
           int                   left,
           int                   top,
           int                   right,
           int                   bottom)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 842, 842);
  cairo_t *cr = cairo_create (surface);
  guint ink = 0;

  rapport_document_draw_page (RAPPORT_DOCUMENT (document), page, cr);
  cairo_surface_flush (surface);
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      ink += cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x] > 100;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return ink;
}

static void
lay_out (RapportBlockDocument *document)
{
  g_assert_true (rapport_document_layout (RAPPORT_DOCUMENT (document), NULL, NULL, NULL, NULL));
}

static void
test_long_text (void)
{
  g_autoptr(RapportBlockDocument) document = create_document ("zh_CN", FALSE);
  g_autoptr(GString) long_text = g_string_new (NULL);
  g_autofree char *text = NULL;
  const char *at;

  for (guint i = 0; i < 9000; i++)
    g_string_append_unichar (long_text, 0x4e00 + i);
  rapport_block_document_add (document, rapport_paragraph_block_new (long_text->str));
  at = text = print_text (document, 0);
  g_assert_cmpuint (rapport_document_get_n_pages (RAPPORT_DOCUMENT (document)), >=, 3);
  for (const char *c = long_text->str; *c != '\0'; c = g_utf8_next_char (c))
    {
      g_autofree char *character = g_strndup (c, g_utf8_next_char (c) - c);

      at = strstr (at, character);
      g_assert_nonnull (at);
    }
}

static RapportGridBlock *
create_grid (guint n_rows)
{
  const RapportGridColumn columns[] = { { "表头一", 1 }, { "表头二", 3 } };
  RapportGridBlock *grid = rapport_grid_block_new (columns, 2);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("<%u>", i);
      const char *cells[] = { number, "第一行\n第二行" };

      rapport_grid_block_add_row (grid, RAPPORT_GRID_ROW_PLAIN, cells, 0);
    }
  return grid;
}

/* Pages end between rows, and the head stands on each. */
static void
test_table_over_pages (void)
{
  g_autoptr(RapportBlockDocument) document = create_document ("zh_CN", FALSE);
  guint n_pages, row = 0;

  rapport_block_document_add (document, RAPPORT_BLOCK (create_grid (100)));
  lay_out (document);
  n_pages = rapport_document_get_n_pages (RAPPORT_DOCUMENT (document));
  g_assert_cmpuint (n_pages, >, 3);
  for (guint page = 1; page <= n_pages; page++)
    {
      g_autofree char *text = print_text (document, page);
      const char *at = strstr (text, "表头一表头二");

      g_assert_nonnull (at);
      for (at = strchr (at, '<'); at != NULL; at = strchr (at + 1, '<'))
        {
          g_autofree char *whole = g_strdup_printf ("<%u>第一行第二行", row++);

          g_assert_true (g_str_has_prefix (at, whole));
        }
    }
  g_assert_cmpuint (row, ==, 100);
}

/* A total stands with the row before it, a heading with the table after it. */
static void
test_keeps_together (void)
{
  for (guint rows = 18; rows < 30; rows++)
    {
      g_autoptr(RapportBlockDocument) document = create_document ("zh_CN", FALSE);
      RapportGridBlock *grid = create_grid (rows);
      const char *total[] = { "小计", "九" };

      rapport_grid_block_add_row (grid, RAPPORT_GRID_ROW_TOTAL, total, 0);
      rapport_block_document_add (document, RAPPORT_BLOCK (grid));
      rapport_block_document_add (document, rapport_paragraph_block_new_heading ("标题"));
      rapport_block_document_add (document, RAPPORT_BLOCK (create_grid (1)));
      lay_out (document);
      for (guint page = 1; page <= rapport_document_get_n_pages (RAPPORT_DOCUMENT (document)); page++)
        {
          g_autofree char *text = print_text (document, page);

          if (strstr (text, "小计") != NULL)
            g_assert_nonnull (strstr (text, "第二行小计"));
          if (strstr (text, "标题") != NULL)
            g_assert_nonnull (strstr (text, "标题表头一表头二<0>第一行第二行"));
        }
    }
}

/* A row higher than a page goes on on the next, with every line. */
static void
test_row_taller_than_a_page (void)
{
  g_autoptr(RapportBlockDocument) document = create_document ("en", TRUE);
  const RapportGridColumn columns[] = { { "A", 1 }, { "B", 1 } };
  RapportGridBlock *grid = rapport_grid_block_new (columns, 2);
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autofree char *text = NULL;
  const char *cells[] = { "x", NULL };
  const char *at;

  for (guint i = 0; i < 150; i++)
    g_string_append_printf (lines, "[%u]\n", i);
  cells[1] = lines->str;
  rapport_grid_block_add_row (grid, RAPPORT_GRID_ROW_PLAIN, cells, 0);
  rapport_block_document_add (document, RAPPORT_BLOCK (grid));
  at = text = print_text (document, 0);
  g_assert_cmpuint (rapport_document_get_n_pages (RAPPORT_DOCUMENT (document)), >=, 3);
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *mark = g_strdup_printf ("[%u]", i);

      at = strstr (at, mark);
      g_assert_nonnull (at);
    }
}

static void
test_fields (void)
{
  g_autoptr(RapportBlockDocument) document = create_document ("zh_CN", FALSE);
  RapportFieldGrid *fields = rapport_field_grid_new (2);
  g_autoptr(GPtrArray) blocks = NULL;
  g_autofree char *text = NULL;

  rapport_field_grid_add (fields, "一", "甲");
  rapport_field_grid_add (fields, "二", "乙");
  rapport_field_grid_add (fields, "三", "丙");
  rapport_field_grid_add_wide (fields, "四", "السلام عليكم 🙂 ok", 0);
  rapport_field_grid_add_wide (fields, "五", NULL, 6);
  blocks = rapport_field_grid_finish (fields);
  for (guint i = 0; i < blocks->len; i++)
    rapport_block_document_add (document, g_object_ref (g_ptr_array_index (blocks, i)));
  text = print_text (document, 1);
  g_assert_nonnull (strstr (text, "一甲二乙三丙四"));
  g_assert_nonnull (strstr (text, "ok"));
  g_assert_nonnull (strstr (text, "打印时间:2024-03-2009:30"));
  g_assert_nonnull (strstr (text, "第1页,共1页"));
}

/* What is greater stands higher; the figures stand in the text layer. */
static void
test_chart (void)
{
  const RapportChartKind kinds[] = { RAPPORT_CHART_BARS, RAPPORT_CHART_LINE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(RapportBlockDocument) document = create_document ("zh_CN", FALSE);
      RapportChartBlock *chart = rapport_chart_block_new (kinds[i]);
      g_autofree char *text = NULL;

      rapport_chart_block_add (chart, "一月", 10, "10");
      rapport_chart_block_add (chart, "二月", 100, "100");
      rapport_block_document_add (document, RAPPORT_BLOCK (chart));
      text = print_text (document, 1);
      g_assert_nonnull (strstr (text, "100"));
      g_assert_nonnull (strstr (text, "一月"));
      g_assert_nonnull (strstr (text, "二月"));
      g_assert_cmpuint (count_ink (document, 0, 298, 84, 560, 120), >, count_ink (document, 0, 36, 84, 297, 120));
    }
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
test_picture_and_signatures (void)
{
  g_autoptr(RapportBlockDocument) document = create_document ("zh_CN", FALSE);
  cairo_surface_t *black = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 2000, 1000);
  const char *labels[] = { "客户签字", "日期", NULL };
  GByteArray *png = g_byte_array_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) nonsense = g_bytes_new_static ("no picture", 10);
  g_autofree char *text = NULL;

  cairo_surface_write_to_png_stream (black, write_cb, png);
  cairo_surface_destroy (black);
  bytes = g_byte_array_free_to_bytes (png);
  g_assert_null (rapport_picture_block_new (nonsense, 100));
  rapport_block_document_add (document, rapport_picture_block_new (bytes, 200));
  rapport_block_document_add (document, rapport_signature_block_new (labels));
  text = print_text (document, 1);
  g_assert_nonnull (strstr (text, "客户签字"));
  g_assert_cmpuint (count_ink (document, 0, 40, 90, 400, 260), >, 60000);
  g_assert_cmpuint (count_ink (document, 0, 560, 60, 842, 842), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/blocks/long-text", test_long_text);
  g_test_add_func ("/report/blocks/table-over-pages", test_table_over_pages);
  g_test_add_func ("/report/blocks/keeps-together", test_keeps_together);
  g_test_add_func ("/report/blocks/row-taller-than-a-page", test_row_taller_than_a_page);
  g_test_add_func ("/report/blocks/fields", test_fields);
  g_test_add_func ("/report/blocks/chart", test_chart);
  g_test_add_func ("/report/blocks/picture-and-signatures", test_picture_and_signatures);
  return g_test_run ();
}
