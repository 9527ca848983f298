/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-table-form-fixture.h"
#include "rapport-table-form.h"

#define CHINESE_HEAD "客户编号客户名称联系人(姓名/职位)客户分级当前状态最近跟进时间跟进方式" \
                     "跟进内容概要客户反馈/需求下一步行动负责人下次跟进计划时间"
#define ENGLISH_HEAD "CustomernumberCustomernameContact(name/position)CustomergradeCurrentstatus" \
                     "Lastfollow-upFollow-upmethodSummaryofthefollow-upCustomerfeedback/needs" \
                     "NextactionOwnerNextfollow-upplanned"

static void
test_sample_rows (TableFormFixture *fixture,
                  gconstpointer     data)
{
  g_autofree char *text = NULL;

  table_form_print (fixture, record_rows_sample (), "zh_CN");
  text = table_form_read_page (fixture, 1);
  g_assert_cmpuint (table_form_count_pages (fixture), ==, 1);
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
test_english (TableFormFixture *fixture,
              gconstpointer     data)
{
  g_autofree char *text = NULL;

  table_form_print (fixture, record_rows_sample (), "en");
  text = table_form_read_page (fixture, 1);
  assert_has (text, "Customerrelationshipfollow-uprecordtable");
  assert_has (text, ENGLISH_HEAD "001科技有限公司*总监(市场部)A高意向2024-03-10电话");
  assert_has (text, "Page1of1");
}

static void
test_filter_line (TableFormFixture *fixture,
                  gconstpointer     data)
{
  RapportRecordTableFilter filter = {
    .owner = (char *) "*经理", .grade = (char *) "A", .from = 20240301, .to = 20240331,
  };
  g_autoptr(RapportDocument) latest = table_form_create (record_rows_sample (), &filter, "zh_CN");
  g_autoptr(RapportDocument) every = NULL;
  g_autofree char *latest_text = NULL;
  g_autofree char *every_text = NULL;
  g_autofree char *limited_text = NULL;

  table_form_write_pdf (fixture, latest);
  latest_text = table_form_read_page (fixture, 1);
  assert_has (latest_text, "负责人:*经理");
  assert_has (latest_text, "客户分级:A");
  assert_has (latest_text, "时间:2024-03-01至2024-03-31");
  assert_has (latest_text, "每位客户的最近一次跟进");

  filter = (RapportRecordTableFilter) { .from = 20240301, .per_record = TRUE };
  every = table_form_create (record_rows_sample (), &filter, "zh_CN");
  table_form_write_pdf (fixture, every);
  every_text = table_form_read_page (fixture, 1);
  assert_has (every_text, "时间:2024-03-01起");
  assert_has (every_text, "全部跟进记录");
  g_assert_null (strstr (every_text, "Customersofalist"));
  g_clear_object (&every);
  filter.customers = g_hash_table_new (g_int64_hash, g_int64_equal);
  every = table_form_create (record_rows_sample (), &filter, "en");
  g_hash_table_unref (filter.customers);
  table_form_write_pdf (fixture, every);
  limited_text = table_form_read_page (fixture, 1);
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
test_long_filter (TableFormFixture *fixture,
                  gconstpointer     data)
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
      document = table_form_create (record_rows_generate (60), &filter, "zh_CN");
      table_form_write_pdf (fixture, document);
      first = table_form_read_page (fixture, 1);
      next = table_form_read_page (fixture, 2);
      assert_has (first, "负责人:firstsecond长长");
      assert_has (first, CHINESE_HEAD);
      assert_has (next, "客户关系维护跟进记录表·负责人:firstsecond长长");
      assert_has (next, CHINESE_HEAD);
      g_assert_false (has_ink_in_margin (document, 0));
      g_assert_false (has_ink_in_margin (document, 1));
      if (n_pages == 0)
        n_pages = table_form_count_pages (fixture);
      g_assert_cmpuint (table_form_count_pages (fixture), ==, n_pages);
    }
}

static void
test_empty (TableFormFixture *fixture,
            gconstpointer     data)
{
  g_autofree char *text = NULL;

  table_form_print (fixture, record_rows_new (), "en");
  text = table_form_read_page (fixture, 1);
  assert_has (text, ENGLISH_HEAD "Nofollow-upsmatch.");
  g_assert_cmpuint (table_form_count_pages (fixture), ==, 1);
}

static void
test_values_in_words (TableFormFixture *fixture,
                      gconstpointer     data)
{
  GPtrArray *rows = record_rows_new ();
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  RapportRecordTableRow *row = record_rows_add (rows, "7|n|c|A|s|||sum|f|a|o|下周三");
  g_autofree char *text = NULL;

  row->method = g_strdup ("visit");
  row->last = rapport_moment_from_instant (1710054000, zone);
  row = record_rows_add (rows, "8|n|c|A|s||当面|sum|f|a|o|");
  row->method = g_strdup ("visit");
  table_form_print (fixture, rows, "zh_CN");
  text = table_form_read_page (fixture, 1);
  assert_has (text, "7ncAs2024-03-1015:00拜访sumfao下周三8ncAs当面sumfao");
}

/* Each row is found whole, in order; so none is lost, changed, or broken over pages. */
static void
test_many_rows (TableFormFixture *fixture,
                gconstpointer     data)
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

      g_ptr_array_add (expected, table_form_drop_spaces (cells));
    }
  table_form_print (fixture, rows, "zh_CN");
  n_pages = table_form_count_pages (fixture);
  g_assert_cmpuint (n_pages, >, 10);

  at = text = table_form_read_page (fixture, 0);
  for (guint i = 0; i < expected->len; i++)
    {
      at = strstr (at, g_ptr_array_index (expected, i));
      if (at == NULL)
        g_error ("row %u is not printed in one piece", i);
    }
  for (guint page = 1; page <= n_pages; page++)
    {
      g_autofree char *page_text = table_form_read_page (fixture, page);
      g_autofree char *number = g_strdup_printf ("第%u页,共%u页", page, n_pages);

      assert_has (page_text, CHINESE_HEAD);
      assert_has (page_text, number);
      assert_has (page_text, "打印时间:2024-03-2009:30");
      assert_has (page_text, "客户分级:全部");
    }
}

static void
test_row_taller_than_a_page (TableFormFixture *fixture,
                             gconstpointer     data)
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
  table_form_print (fixture, rows, "zh_CN");

  n_pages = table_form_count_pages (fixture);
  g_assert_cmpuint (n_pages, >, 5);
  for (guint page = 1; page <= n_pages; page++)
    {
      g_autofree char *page_text = table_form_read_page (fixture, page);

      assert_has (page_text, CHINESE_HEAD);
      assert_has (page_text, "42长");
    }
  at = text = table_form_read_page (fixture, 0);
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
test_bands (TableFormFixture *fixture,
            gconstpointer     data)
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
  document = table_form_create (rows, NULL, "zh_CN");
  for (guint row = 0; row < 120; row += row < 40 ? 40 : 5)
    {
      g_autofree char *text = g_strdup_printf ("[%u]", row);
      g_autofree char *continued = g_strdup_printf ("[%u:]", row);

      rapport_table_form_add_band (RAPPORT_TABLE_FORM (document), row, text, continued);
    }
  rapport_table_form_add_band (RAPPORT_TABLE_FORM (document), 120, "[end]", NULL);
  table_form_write_pdf (fixture, document);
  n_pages = table_form_count_pages (fixture);
  for (guint page = 1; page <= n_pages; page++)
    {
      g_autofree char *text = table_form_read_page (fixture, page);
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
  all = table_form_read_page (fixture, 0);
  assert_has (all, "<39>[40]<40>");
  assert_has (all, "<119>[end]");
}

/* So many that not all are kept in memory between layout and drawing. */
static void
test_thousands_of_rows (TableFormFixture *fixture,
                        gconstpointer     data)
{
  GPtrArray *rows = record_rows_new ();
  g_autofree char *text = NULL;
  const char *at;

  for (guint i = 0; i < 12100; i++)
    {
      g_autofree char *line = g_strdup_printf ("<%u>|||||||||||", i);

      record_rows_add (rows, line);
    }
  table_form_print (fixture, rows, "en");
  at = text = table_form_read_page (fixture, 0);
  for (guint i = 0; i < 12100; i++)
    {
      g_autofree char *mark = g_strdup_printf ("<%u>", i);

      while (*at != '\0' && !g_str_has_prefix (at, mark))
        at++;
      g_assert_true (*at != '\0');
    }
}

static void
test_cell_of_a_megabyte (TableFormFixture *fixture,
                         gconstpointer     data)
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
  table_form_print (fixture, rows, "zh_CN");
  text = table_form_read_page (fixture, 0);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    found += strncmp (at, "龘", strlen ("龘")) == 0;
  g_assert_cmpuint (found, ==, feedback->len / strlen ("长文本龘"));
}

static void
test_any_text (TableFormFixture *fixture,
               gconstpointer     data)
{
  GPtrArray *rows = record_rows_new ();
  RapportRecordTableRow *row;
  g_autofree char *text = NULL;

  row = record_rows_add (rows, "<b>1</b>|&amp; %s %n 'x'|🙂 ok|A|\t|||x|السلام عليكم|a|o|");
  g_free (row->summary);
  row->summary = g_strdup ("one\n\ntwo\r\nthree\x01\xff\xc3\n");
  row = record_rows_add (rows, "2|Donaudampfschifffahrtsgesellschaftskapitän|c|A|s|||x|f|a|o|");
  table_form_print (fixture, rows, "en");
  text = table_form_read_page (fixture, 1);
  assert_has (text, "<b>1</b>&amp;%s%n'x'");
  assert_has (text, "onetwo");
  assert_has (text, "three");
  /* broken where it must be, without a hyphen that nobody typed */
  assert_has (text, "2DonaudampfschifffahrtsgesellschaftskapitäncAsxfao");
}

/* The preview draws the same page, at any scale, whether or not a file was written before. */
static void
test_preview (void)
{
  g_autoptr(RapportDocument) document = table_form_create (record_rows_generate (60), NULL, "zh_CN");
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
  TABLE_FORM_ADD ("sample-rows", test_sample_rows);
  TABLE_FORM_ADD ("english", test_english);
  TABLE_FORM_ADD ("filter-line", test_filter_line);
  TABLE_FORM_ADD ("long-filter", test_long_filter);
  TABLE_FORM_ADD ("empty", test_empty);
  TABLE_FORM_ADD ("values-in-words", test_values_in_words);
  TABLE_FORM_ADD ("many-rows", test_many_rows);
  TABLE_FORM_ADD ("row-taller-than-a-page", test_row_taller_than_a_page);
  TABLE_FORM_ADD ("bands", test_bands);
  TABLE_FORM_ADD ("thousands-of-rows", test_thousands_of_rows);
  TABLE_FORM_ADD ("cell-of-a-megabyte", test_cell_of_a_megabyte);
  TABLE_FORM_ADD ("any-text", test_any_text);
  g_test_add_func ("/report/F1/preview", test_preview);
  table_form_add_file ();
  return g_test_run ();
}
