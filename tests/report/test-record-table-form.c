/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-problem.h"
#include "rapport-record-table-form.h"
#include "rapport-table-form.h"
#include "rapport-text-block.h"
#include "record-rows.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHINESE_HEAD "客户编号客户名称联系人(姓名/职位)客户分级当前状态最近跟进时间跟进方式" \
                     "跟进内容概要客户反馈/需求下一步行动负责人下次跟进计划时间"
#define ENGLISH_HEAD "CustomernumberCustomernameContact(name/position)CustomergradeCurrentstatus" \
                     "Lastfollow-upFollow-upmethodSummaryofthefollow-upCustomerfeedback/needs" \
                     "NextactionOwnerNextfollow-upplanned"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("rapport-form-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "表.pdf", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static RapportDocument *
create_form (GPtrArray                *rows,
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

static void
write_pdf (Fixture         *fixture,
           RapportDocument *document)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (rapport_document_write_pdf (document, fixture->path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
print (Fixture    *fixture,
       GPtrArray  *rows,
       const char *language)
{
  g_autoptr(RapportDocument) document = create_form (rows, NULL, language);

  write_pdf (fixture, document);
}

static char *
ask (const char *tool,
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

static char *
drop_spaces (const char *text)
{
  g_autoptr(GString) dense = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (strchr (" \t\n\r\f", *text) == NULL)
      g_string_append_c (dense, *text);
  return g_string_free (g_steal_pointer (&dense), FALSE);
}

/* The text of a page (from 1), or of all with 0, cell by cell and without any white space. */
static char *
read_page (Fixture *fixture,
           guint    page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *text = NULL;

  if (page == 0)
    text = ask ("pdftotext", "-raw", "-enc", "UTF-8", fixture->path, "-", NULL);
  else
    text = ask ("pdftotext", "-raw", "-enc", "UTF-8", "-f", number, "-l", number, fixture->path,
                "-", NULL);
  return drop_spaces (text);
}

static guint
count_pages (Fixture *fixture)
{
  g_autofree char *text = ask ("pdfinfo", fixture->path, NULL);
  const char *pages = strstr (text, "Pages:");

  g_assert_nonnull (pages);
  return g_ascii_strtoull (pages + strlen ("Pages:"), NULL, 10);
}

#define assert_has(text, part)                                                  \
  G_STMT_START {                                                                \
    if (strstr ((text), (part)) == NULL)                                        \
      g_error ("%d: “%s” is not in “%s”", __LINE__, (part), (text));            \
  } G_STMT_END

static void
test_sample_rows (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *text = NULL;

  print (fixture, record_rows_sample (), "zh_CN");
  text = read_page (fixture, 1);
  g_assert_cmpuint (count_pages (fixture), ==, 1);
  assert_has (text, "客户关系维护跟进记录表负责人:全部");
  assert_has (text, CHINESE_HEAD
              "001科技有限公司*总监(市场部)A高意向2024-03-10电话确认新功能演示时间,客户关注ROI"
              "希望增加定制化模块,需3天报价*经理3月13日前提交报价方案*经理2024-03-15"
              "002YY实业集团*经理(采购部)B低活跃2024-03-08推送行业成本优化报告,询问使用情况"
              "反映系统操作复杂,需培训支持安排技术团队3月20日前线上培训*助理2024-03-25"
              "003ZZ小微企业*总(负责人)C初次咨询2024-03-05邮件发送产品手册,邀约线上会议"
              "预算有限,对比3家供应商准备基础版报价方案,3月18日跟进*专员2024-03-18");
  assert_has (text, "打印时间:2024-03-2009:30");
  assert_has (text, "第1页,共1页");
}

static void
test_english (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *text = NULL;

  print (fixture, record_rows_sample (), "en");
  text = read_page (fixture, 1);
  assert_has (text, "Customerrelationshipfollow-uprecordtable");
  assert_has (text, ENGLISH_HEAD "001科技有限公司*总监(市场部)A高意向2024-03-10电话");
  assert_has (text, "Page1of1");
}

static void
test_filter_line (Fixture       *fixture,
                  gconstpointer  data)
{
  RapportRecordTableFilter filter = {
    .owner = (char *) "*经理", .grade = (char *) "A", .from = 20240301, .to = 20240331,
  };
  g_autoptr(RapportDocument) latest = create_form (record_rows_sample (), &filter, "zh_CN");
  g_autoptr(RapportDocument) every = NULL;
  g_autofree char *latest_text = NULL;
  g_autofree char *every_text = NULL;
  g_autofree char *limited_text = NULL;

  write_pdf (fixture, latest);
  latest_text = read_page (fixture, 1);
  assert_has (latest_text, "负责人:*经理");
  assert_has (latest_text, "客户分级:A");
  assert_has (latest_text, "时间:2024-03-01至2024-03-31");
  assert_has (latest_text, "每位客户的最近一次跟进");

  filter = (RapportRecordTableFilter) { .from = 20240301, .per_record = TRUE };
  every = create_form (record_rows_sample (), &filter, "zh_CN");
  write_pdf (fixture, every);
  every_text = read_page (fixture, 1);
  assert_has (every_text, "时间:2024-03-01起");
  assert_has (every_text, "全部跟进记录");
  g_assert_null (strstr (every_text, "Customersofalist"));
  g_clear_object (&every);
  filter.customers = g_hash_table_new (g_int64_hash, g_int64_equal);
  every = create_form (record_rows_sample (), &filter, "en");
  g_hash_table_unref (filter.customers);
  write_pdf (fixture, every);
  limited_text = read_page (fixture, 1);
  assert_has (limited_text, "Customersofalist:0");
}

/* Whether anything is drawn to the right of the table. */
static gboolean
has_ink_in_margin (RapportDocument *document,
                   guint            page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 842, 595);
  cairo_t *cr = cairo_create (surface);
  int stride = cairo_image_surface_get_stride (surface);
  gboolean found = FALSE;

  rapport_document_draw_page (document, page, cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < 595; y++)
    for (int x = 808; x < 842; x++)
      found |= cairo_image_surface_get_data (surface)[y * stride + x] != 0;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return found;
}

/* However long a name, the table keeps the page and what stands over it keeps its lines. */
static void
test_long_filter (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GString) name = g_string_new ("first\nsecond ");
  RapportRecordTableFilter filter = { 0 };
  guint n_pages = 0;

  for (guint n = 300; n <= 30000; n *= 10)
    {
      g_autoptr(RapportDocument) document = NULL;
      g_autofree char *first = NULL;
      g_autofree char *next = NULL;

      while (name->len < n * strlen ("长"))
        g_string_append (name, "长");
      filter.owner = name->str;
      document = create_form (record_rows_generate (60), &filter, "zh_CN");
      write_pdf (fixture, document);
      first = read_page (fixture, 1);
      next = read_page (fixture, 2);
      assert_has (first, "负责人:firstsecond长长");
      assert_has (first, CHINESE_HEAD);
      assert_has (next, "客户关系维护跟进记录表·负责人:firstsecond长长");
      assert_has (next, CHINESE_HEAD);
      g_assert_false (has_ink_in_margin (document, 0));
      g_assert_false (has_ink_in_margin (document, 1));
      if (n_pages == 0)
        n_pages = count_pages (fixture);
      g_assert_cmpuint (count_pages (fixture), ==, n_pages);
    }
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = NULL;

  print (fixture, record_rows_new (), "en");
  text = read_page (fixture, 1);
  assert_has (text, ENGLISH_HEAD "Nofollow-upsmatch.");
  g_assert_cmpuint (count_pages (fixture), ==, 1);
}

static void
test_values_in_words (Fixture       *fixture,
                      gconstpointer  data)
{
  GPtrArray *rows = record_rows_new ();
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  RapportRecordTableRow *row = record_rows_add (rows, "7|n|c|A|s|||sum|f|a|o|下周三");
  g_autofree char *text = NULL;

  row->method = g_strdup ("visit");
  row->last = rapport_moment_from_instant (1710054000, zone);
  row = record_rows_add (rows, "8|n|c|A|s||当面|sum|f|a|o|");
  row->method = g_strdup ("visit");
  print (fixture, rows, "zh_CN");
  text = read_page (fixture, 1);
  assert_has (text, "7ncAs2024-03-1015:00拜访sumfao下周三8ncAs当面sumfao");
}

/* Each row is found whole, in order; so none is lost, changed, or broken over pages. */
static void
test_many_rows (Fixture       *fixture,
                gconstpointer  data)
{
  GPtrArray *rows = record_rows_generate (400);
  g_autoptr(GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  const char *at;
  guint n_pages;

  for (guint i = 0; i < rows->len; i++)
    {
      RapportRecordTableRow *row = g_ptr_array_index (rows, i);
      g_autofree char *cells = g_strconcat (row->summary, row->feedback, row->next_action,
                                            row->owner, NULL);

      g_ptr_array_add (expected, drop_spaces (cells));
    }
  print (fixture, rows, "zh_CN");
  n_pages = count_pages (fixture);
  g_assert_cmpuint (n_pages, >, 10);

  at = text = read_page (fixture, 0);
  for (guint i = 0; i < expected->len; i++)
    {
      at = strstr (at, g_ptr_array_index (expected, i));
      if (at == NULL)
        g_error ("row %u is not printed in one piece", i);
    }
  for (guint page = 1; page <= n_pages; page++)
    {
      g_autofree char *page_text = read_page (fixture, page);
      g_autofree char *number = g_strdup_printf ("第%u页,共%u页", page, n_pages);

      assert_has (page_text, CHINESE_HEAD);
      assert_has (page_text, number);
      assert_has (page_text, "打印时间:2024-03-2009:30");
      assert_has (page_text, "客户分级:全部");
    }
}

static void
test_row_taller_than_a_page (Fixture       *fixture,
                             gconstpointer  data)
{
  GPtrArray *rows = record_rows_new ();
  RapportRecordTableRow *row = record_rows_add (rows, "41|短|c|A|s|||x|f|a|o|");
  g_autoptr(GString) summary = g_string_new (NULL);
  g_autofree char *text = NULL;
  const char *at;
  guint n_pages;

  for (guint i = 0; i < 6000; i++)
    g_string_append_unichar (summary, 0x4e00 + i);
  row = record_rows_add (rows, "42|长|c|A|s|||x|f|a|o|");
  g_free (row->summary);
  row->summary = g_strdup (summary->str);
  record_rows_add (rows, "43|尾|c|A|s|||x|f|a|o|");
  print (fixture, rows, "zh_CN");

  n_pages = count_pages (fixture);
  g_assert_cmpuint (n_pages, >, 5);
  for (guint page = 1; page <= n_pages; page++)
    {
      g_autofree char *page_text = read_page (fixture, page);

      assert_has (page_text, CHINESE_HEAD);
      assert_has (page_text, "42长");
    }
  at = text = read_page (fixture, 0);
  for (const char *c = summary->str; *c != '\0'; c = g_utf8_next_char (c))
    {
      g_autofree char *character = g_strndup (c, g_utf8_next_char (c) - c);

      at = strstr (at, character);
      g_assert_nonnull (at);
    }
  assert_has (at, "43尾cAsxfao");
}

/* What heads rows is with the first of them, on each further page of them, and nowhere else. */
static void
test_bands (Fixture       *fixture,
            gconstpointer  data)
{
  GPtrArray *rows = record_rows_new ();
  g_autoptr(RapportDocument) document = NULL;
  g_autofree char *all = NULL;
  guint n_pages, n_further = 0;

  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *line = g_strdup_printf ("<%u>|||||||||||", i);

      record_rows_add (rows, line);
    }
  document = create_form (rows, NULL, "zh_CN");
  for (guint row = 0; row < 120; row += row < 40 ? 40 : 5)
    {
      g_autofree char *text = g_strdup_printf ("[%u]", row);
      g_autofree char *continued = g_strdup_printf ("[%u:]", row);

      rapport_table_form_add_band (RAPPORT_TABLE_FORM (document), row, text, continued);
    }
  rapport_table_form_add_band (RAPPORT_TABLE_FORM (document), 120, "[end]", NULL);
  write_pdf (fixture, document);
  n_pages = count_pages (fixture);
  for (guint page = 1; page <= n_pages; page++)
    {
      g_autofree char *text = read_page (fixture, page);
      const char *row = strchr (text, '<');
      const guint number = row != NULL ? g_ascii_strtoull (row + 1, NULL, 10) : 0;
      g_autofree char *before = NULL;

      assert_has (text, CHINESE_HEAD "[");
      g_assert_nonnull (row);
      before = number == 0 || (number >= 40 && number % 5 == 0)
               ? g_strdup_printf (CHINESE_HEAD "[%u]<%u>", number, number)
               : g_strdup_printf (CHINESE_HEAD "[%u:]<%u>", number < 40 ? 0 : number / 5 * 5, number);
      assert_has (text, before);
      for (const char *at = text; (at = strstr (at, ":]")) != NULL; at++)
        n_further++;
      g_assert_null (strstr (text, "]打印时间"));
    }
  g_assert_cmpuint (n_further, >, 1);
  all = read_page (fixture, 0);
  assert_has (all, "<39>[40]<40>");
  assert_has (all, "<119>[end]");
}

/* So many that not all are kept in memory between layout and drawing. */
static void
test_thousands_of_rows (Fixture       *fixture,
                        gconstpointer  data)
{
  GPtrArray *rows = record_rows_new ();
  g_autofree char *text = NULL;
  const char *at;

  for (guint i = 0; i < 12100; i++)
    {
      g_autofree char *line = g_strdup_printf ("<%u>|||||||||||", i);

      record_rows_add (rows, line);
    }
  print (fixture, rows, "en");
  at = text = read_page (fixture, 0);
  for (guint i = 0; i < 12100; i++)
    {
      g_autofree char *mark = g_strdup_printf ("<%u>", i);

      while (*at != '\0' && !g_str_has_prefix (at, mark))
        at++;
      g_assert_true (*at != '\0');
    }
}

static void
test_cell_of_a_megabyte (Fixture       *fixture,
                         gconstpointer  data)
{
  GPtrArray *rows = record_rows_new ();
  RapportRecordTableRow *row = record_rows_add (rows, "1|n|c|A|s|||x|f|a|o|");
  g_autoptr(GString) feedback = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint found = 0;

  while (feedback->len < 1 << 20)
    g_string_append (feedback, "长文本龘");
  g_free (row->feedback);
  row->feedback = g_strdup (feedback->str);
  print (fixture, rows, "zh_CN");
  text = read_page (fixture, 0);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    found += strncmp (at, "龘", strlen ("龘")) == 0;
  g_assert_cmpuint (found, ==, feedback->len / strlen ("长文本龘"));
}

static void
test_any_text (Fixture       *fixture,
               gconstpointer  data)
{
  GPtrArray *rows = record_rows_new ();
  RapportRecordTableRow *row;
  g_autofree char *text = NULL;

  row = record_rows_add (rows, "<b>1</b>|&amp; %s %n 'x'|🙂 ok|A|\t|||x|السلام عليكم|a|o|");
  g_free (row->summary);
  row->summary = g_strdup ("one\n\ntwo\r\nthree\x01\xff\xc3\n");
  row = record_rows_add (rows, "2|Donaudampfschifffahrtsgesellschaftskapitän|c|A|s|||x|f|a|o|");
  print (fixture, rows, "en");
  text = read_page (fixture, 1);
  assert_has (text, "<b>1</b>&amp;%s%n'x'");
  assert_has (text, "onetwo");
  assert_has (text, "three");
  /* broken where it must be, without a hyphen that nobody typed */
  assert_has (text, "2DonaudampfschifffahrtsgesellschaftskapitäncAsxfao");
}

static void
test_about_the_file (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(RapportDocument) document = create_form (record_rows_sample (), NULL, "zh_CN");
  g_autofree char *about = NULL;
  g_autofree char *bare = NULL;

  rapport_document_set_author (document, "王芳");
  write_pdf (fixture, document);
  about = ask ("pdfinfo", "-enc", "UTF-8", fixture->path, NULL);
  bare = drop_spaces (about);
  assert_has (bare, "Title:客户关系维护跟进记录表");
  assert_has (bare, "Author:王芳");
  assert_has (bare, "Pagesize:841.89x595.276pts(A4)");
}

/* Han letters have the forms of the language, and the fonts that hold them go with the file. */
static void
test_fonts (Fixture       *fixture,
            gconstpointer  data)
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

  print (fixture, record_rows_sample (), "zh_CN");
  fonts = ask ("pdffonts", fixture->path, NULL);
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
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  double limits[] = { 0.0, 0.7 };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr(RapportDocument) document = create_form (record_rows_generate (300), NULL, "en");
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
      write_pdf (fixture, document);
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
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(RapportDocument) document = create_form (record_rows_generate (300), NULL, "en");
  double last = 0;

  g_assert_true (rapport_document_write_pdf (document, fixture->path, progress_cb, &last, NULL,
                                             NULL));
  g_assert_cmpfloat (last, ==, 1);
}

static void
test_unwritable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(RapportDocument) document = create_form (record_rows_sample (), NULL, "en");
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
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.pdf", NULL);
  g_autoptr(RapportDocument) document = create_form (record_rows_sample (), NULL, "en");
  struct stat status;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_cmpint (chmod (fixture->path, 0640), ==, 0);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_true (rapport_document_write_pdf (document, link, NULL, NULL, NULL, NULL));
  g_assert_cmpuint (count_pages (fixture), ==, 1);
  g_assert_cmpint (lstat (link, &status), ==, 0);
  g_assert_true (S_ISLNK (status.st_mode));
  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
  g_unlink (link);
}

/* The preview draws the same page, at any scale, whether or not a file was written before. */
static void
test_preview (void)
{
  g_autoptr(RapportDocument) document = create_form (record_rows_generate (60), NULL, "zh_CN");
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1684, 1191);
  cairo_t *cr = cairo_create (surface);
  double width, height;
  guint inked = 0;

  g_assert_cmpuint (rapport_document_get_n_pages (document), ==, 0);
  g_assert_true (rapport_document_layout (document, NULL, NULL, NULL, NULL));
  g_assert_cmpuint (rapport_document_get_n_pages (document), >, 1);
  rapport_document_get_page_size (document, &width, &height);
  g_assert_cmpfloat (width, >, height);
  cairo_scale (cr, 1684 / width, 1191 / height);
  rapport_document_draw_page (document, 1, cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < 1191; y++)
    for (int x = 0; x < 1684; x++)
      inked += cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface)
                                                      + x] > 128;
  g_assert_cmpuint (inked, >, 20000);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/report/F1/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("sample-rows", test_sample_rows);
  ADD ("english", test_english);
  ADD ("filter-line", test_filter_line);
  ADD ("long-filter", test_long_filter);
  ADD ("empty", test_empty);
  ADD ("values-in-words", test_values_in_words);
  ADD ("many-rows", test_many_rows);
  ADD ("row-taller-than-a-page", test_row_taller_than_a_page);
  ADD ("bands", test_bands);
  ADD ("thousands-of-rows", test_thousands_of_rows);
  ADD ("cell-of-a-megabyte", test_cell_of_a_megabyte);
  ADD ("any-text", test_any_text);
  ADD ("about-the-file", test_about_the_file);
  ADD ("fonts", test_fonts);
  ADD ("cancel", test_cancel);
  ADD ("progress", test_progress);
  ADD ("unwritable", test_unwritable);
  ADD ("replaced", test_replaced);
  g_test_add_func ("/report/F1/preview", test_preview);
  return g_test_run ();
}
