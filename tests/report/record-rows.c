/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-rows.h"

#include <glib/gstdio.h>
#include <stdio.h>

static const char * const samples[] = {
  "001|科技有限公司|*总监(市场部)|A|高意向|2024-03-10|电话|确认新功能演示时间,客户关注ROI|"
  "希望增加定制化模块,需3天报价|*经理3月13日前提交报价方案|*经理|2024-03-15",
  "002|YY实业集团|*经理(采购部)|B|低活跃|2024-03-08||推送行业成本优化报告,询问使用情况|"
  "反映系统操作复杂,需培训支持|安排技术团队3月20日前线上培训|*助理|2024-03-25",
  "003|ZZ小微企业|*总(负责人)|C|初次咨询|2024-03-05|邮件|发送产品手册,邀约线上会议|"
  "预算有限,对比3家供应商|准备基础版报价方案,3月18日跟进|*专员|2024-03-18",
};

static const char words[] =
  "msgid \"\"\n"
  "msgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
#define WORD(english, chinese) \
  "msgctxt \"form\"\nmsgid \"" english "\"\nmsgstr \"" chinese "\"\n"
  WORD ("Customer relationship follow-up record table", "客户关系维护跟进记录表")
  WORD ("Customer number", "客户编号")
  WORD ("Customer name", "客户名称")
  WORD ("Contact (name/position)", "联系人(姓名/职位)")
  WORD ("Customer grade", "客户分级")
  WORD ("Current status", "当前状态")
  WORD ("Last follow-up", "最近跟进时间")
  WORD ("Follow-up method", "跟进方式")
  WORD ("Summary of the follow-up", "跟进内容概要")
  WORD ("Customer feedback/needs", "客户反馈/需求")
  WORD ("Next action", "下一步行动")
  WORD ("Owner", "负责人")
  WORD ("Next follow-up planned", "下次跟进计划时间")
  WORD ("Owner: %s", "负责人:%s")
  WORD ("Owner: all", "负责人:全部")
  WORD ("Customer grade: %s", "客户分级:%s")
  WORD ("Customer grade: all", "客户分级:全部")
  WORD ("Period: %s to %s", "时间:%s 至 %s")
  WORD ("Period: from %s", "时间:%s 起")
  WORD ("Period: until %s", "时间:至 %s")
  WORD ("Period: all", "时间:全部")
  WORD ("Every follow-up", "全部跟进记录")
  WORD ("Latest follow-up of each customer", "每位客户的最近一次跟进")
  WORD ("No follow-ups match.", "没有符合条件的跟进记录。")
  WORD ("Printed %s", "打印时间:%s")
  WORD ("Page %s of %s", "第 %1$s 页,共 %2$s 页")
#undef WORD
  "msgctxt \"choice\"\nmsgid \"Phone\"\nmsgstr \"电话\"\n"
  "msgctxt \"choice\"\nmsgid \"Visit\"\nmsgstr \"拜访\"\n";

/* An empty list that owns its rows. */
GPtrArray *
record_rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_record_table_row_free);
}

static RapportMoment
read_day (const char *text)
{
  int year, month, day;

  if (sscanf (text, "%d-%d-%d", &year, &month, &day) != 3)
    return rapport_moment_from_day (0);
  return rapport_moment_from_day (year * 10000 + month * 100 + day);
}

/* Adds a row written as its twelve cells with | between them. */
RapportRecordTableRow *
record_rows_add (GPtrArray  *rows,
                 const char *line)
{
  g_auto(GStrv) cells = g_strsplit (line, "|", -1);
  RapportRecordTableRow *row = rapport_record_table_row_new ();

  g_assert_cmpuint (g_strv_length (cells), ==, 12);
  row->number = g_strdup (cells[0]);
  row->name = g_strdup (cells[1]);
  row->contact = g_strdup (cells[2]);
  row->grade = g_strdup (cells[3]);
  row->status = g_strdup (cells[4]);
  row->last = read_day (cells[5]);
  row->method_words = *cells[6] != '\0' ? g_strdup (cells[6]) : NULL;
  row->summary = g_strdup (cells[7]);
  row->feedback = g_strdup (cells[8]);
  row->next_action = g_strdup (cells[9]);
  row->owner = g_strdup (cells[10]);
  row->next = read_day (cells[11]);
  row->next_words = g_strdup (cells[11]);
  g_ptr_array_add (rows, row);
  return row;
}

/* The sample rows of domain.md, section 5. */
GPtrArray *
record_rows_sample (void)
{
  GPtrArray *rows = record_rows_new ();

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    record_rows_add (rows, samples[i]);
  return rows;
}

static char *
make_sentence (GRand *random,
               guint  clauses)
{
  static const char * const parts[] = {
    "确认新功能演示时间", "客户关注ROI", "希望增加定制化模块", "反映系统操作复杂", "需培训支持",
    "对比3家供应商", "预算有限", "询问使用情况", "约定下周拜访", "对交付周期有疑问",
    "提供行业案例", "已发送产品手册", "计划扩大采购", "asked for a quotation", "满意度较高",
  };
  g_autoptr(GString) sentence = g_string_new (NULL);

  for (guint i = 0; i < clauses; i++)
    g_string_append_printf (sentence, "%s%s%d", i > 0 ? "," : "",
                            parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))],
                            g_rand_int_range (random, 1, 1000));
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

/* Rows as a book of many customers has them; the same ones each time. */
GPtrArray *
record_rows_generate (guint n_rows)
{
  static const char * const owners[] = { "王芳", "李强", "张敏", "刘洋", "陈静", "Anna Schmidt" };
  static const char * const states[] = { "高意向", "低活跃", "初次咨询", "续约预警", "合作稳定" };
  static const char * const methods[] = { "phone", "visit", "email", "wechat", "video" };
  GPtrArray *rows = record_rows_new ();
  GRand *random = g_rand_new_with_seed (20240310);

  for (guint i = 0; i < n_rows; i++)
    {
      RapportRecordTableRow *row = rapport_record_table_row_new ();

      row->number = g_strdup_printf ("%05u", i + 1);
      row->name = g_strdup_printf ("%s实业%u有限公司", i % 3 == 0 ? "华东" : "远景", i);
      row->contact = g_strdup_printf ("联系人%u(采购部)", i % 997);
      row->grade = g_strdup (i % 5 == 0 ? "A" : i % 2 == 0 ? "B" : "C");
      row->status = g_strdup (states[i % G_N_ELEMENTS (states)]);
      row->last = rapport_moment_from_day (rapport_day_add (20240101, i % 366));
      row->method = g_strdup (methods[g_rand_int_range (random, 0, G_N_ELEMENTS (methods))]);
      row->summary = make_sentence (random, g_rand_int_range (random, 1, 5));
      row->feedback = make_sentence (random, g_rand_int_range (random, 1, 4));
      row->next_action = make_sentence (random, g_rand_int_range (random, 1, 3));
      row->owner = g_strdup (owners[i % G_N_ELEMENTS (owners)]);
      row->next = rapport_moment_from_day (rapport_day_add (20240401, i % 91));
      g_ptr_array_add (rows, row);
    }
  g_rand_free (random);
  return rows;
}

static void
run (const char * const *command)
{
  g_autoptr(GError) error = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* A catalogue of its own words, so that the forms are tested whatever the shipped ones say. */
RapportCatalogue *
record_rows_catalogue (const char *language)
{
  g_autofree char *directory = g_dir_make_tmp ("rapport-catalogue-XXXXXX", NULL);
  g_autofree char *source = g_build_filename (directory, "words.po", NULL);
  g_autofree char *folder = g_build_filename (directory, "zh_CN", "LC_MESSAGES", NULL);
  g_autofree char *compiled = g_build_filename (folder, "rapport.mo", NULL);
  const char * const compile[] = { "msgfmt", "-o", compiled, source, NULL };
  const char * const clean[] = { "rm", "-r", directory, NULL };
  g_autoptr(GError) error = NULL;
  RapportCatalogue *catalogue;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (source, words, -1, &error);
  g_assert_no_error (error);
  run (compile);
  catalogue = rapport_catalogue_new (language, directory);
  run (clean);
  return catalogue;
}
