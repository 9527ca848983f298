/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli-fixture.h"

static void
test_print (CliFixture    *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "f1.pdf", NULL);
  g_autofree char *text = NULL;

  cli_fill (fixture, data);
  cli_expect (fixture,
              "print f1 --output @/f1.pdf --lang en --owner 王芳 --grade A --from 2024-01-01 --per-record", 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF"));
  cli_expect (fixture, "print f1 --output @/f1.pdf --owner Nobody", 1);
}

/* Every form that --list names can be printed; its own options stand in its help. */
static void
test_print_list (CliFixture    *fixture,
                 gconstpointer  data)
{
  g_auto(GStrv) lines = NULL;

  cli_fill (fixture, data);
  cli_expect (fixture, "print --list", 0);
  lines = g_strsplit (g_strstrip (fixture->out), "\n", 0);
  g_assert_cmpuint (g_strv_length (lines), >=, 5);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *id = g_strndup (*line, strcspn (*line, "\t"));
      g_autofree char *help = g_strdup_printf ("print %s --help", id);
      g_autofree char *command = NULL;

      cli_expect (fixture, help, 0);
      g_assert_nonnull (strstr (fixture->out, *line + strlen (id) + 1));
      command = g_strdup_printf ("print %s --output @/%s.pdf%s%s%s%s%s", id, id,
                                 strstr (fixture->out, "--customer") != NULL ? " --customer 004" : "",
                                 strstr (fixture->out, "--ticket") != NULL ? " --ticket 015" : "",
                                 strstr (fixture->out, "--owner") != NULL ? " --owner 王芳" : "",
                                 strstr (fixture->out, "--milestone") != NULL ? " --milestone 试运行" : "",
                                 strstr (fixture->out, "--article") != NULL ? " --article 采集网关掉线排查步骤" : "");
      cli_expect (fixture, command, 0);
    }
  cli_expect (fixture, "print f4 --help", 0);
  g_assert_nonnull (strstr (fixture->out, "--closed-too"));
  g_assert_null (strstr (fixture->out, "--per-record"));
}

/* A printed form's text layer without white space. */
static char *
print_text (CliFixture *fixture,
            const char *form)
{
  g_autofree char *line = g_strdup_printf ("print %s --output @/form.pdf --lang zh_CN", form);
  g_autofree char *command = g_strdup_printf ("pdftotext -raw -enc UTF-8 '%s/form.pdf' -", fixture->folder);
  g_autofree char *text = NULL;
  g_autoptr(GString) dense = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  cli_expect (fixture, line, 0);
  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, &error));
  g_assert_no_error (error);
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isspace (*c))
      g_string_append_c (dense, *c);
  return g_string_free (g_steal_pointer (&dense), FALSE);
}

#define assert_has(text, part)                                                  \
  G_STMT_START {                                                                \
    if (strstr ((text), (part)) == NULL)                                        \
      g_error ("%d: “%s” is not in “%s”", __LINE__, (part), (text));            \
  } G_STMT_END

/* FR-2: the month of an owner is a calendar, whose signs are told, and lines */
static void
test_print_plan (CliFixture    *fixture,
                 gconstpointer  data)
{
  g_autofree char *month = NULL;
  g_autofree char *week = NULL;

  cli_fill (fixture, data);
  cli_expect (fixture, "plan-month --owner *经理 --accept", 0);
  month = print_text (fixture, "plan --owner *经理");
  assert_has (month, "●深度沟通，○轻量触达；□待跟进，✓已完成");
  assert_has (month, "周一周二周三");
  assert_has (month, "最迟");
  week = print_text (fixture, "plan --owner *经理 --period week");
  g_assert_null (strstr (week, "周一"));
  assert_has (week, "跟进安排表");
}

/* domain.md's row of F2 goes through the import and comes out on paper as it was typed. */
static void
test_print_registration (CliFixture    *fixture,
                         gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "t.csv", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (
    path, "客户名称,所属行业,企业规模(员工数),联系人,职务,电话,邮箱,首次接触时间,客户来源,初步需求,负责人\n"
    "科技有限公司,智能制造,500-1000人,*张总,总经理,,zhangxx,2023-10-15,行业峰会推荐,生产线智能化改造,*张经理\n", -1, NULL));
  cli_expect (fixture, "import @/t.csv", 0);
  text = print_text (fixture, "f2");
  assert_has (text, "客户信息登记表");
  assert_has (text, "客户名称所属行业企业规模(员工数)联系人职务电话邮箱首次接触时间客户来源初步需求负责人"
                    "科技有限公司智能制造500-1000人*张总总经理zhangxx2023-10-15行业峰会推荐生产线智能化改造*张经理");
}

static void
test_print_forms (CliFixture    *fixture,
                  gconstpointer  data)
{
  const struct { const char *form; const char *parts[6]; } forms[] = {
    { "f3", { "需求调研与方案确认表",
              "客户名称需求类型(核心/次要)具体需求描述优先级(高/中/低)解决方案内容负责人确认时间客户签字" } },
    { "f7 --all", { "客户健康度报告", "客户名称分级负责人健康度满意度最近跟进最近下单未结工单投诉风险原因建议措施",
                    "沈阳北方重工服务有限公司" } },
    { "f8 --customer 004", { "项目进度报告", "苏州恒锐精密机械有限公司", "已完成工作下一步计划风险预警应对措施" } },
    { "f9 --period 2024", { "KPI报告", "K1客户留存率", "K20投入产出比", "无数据" } },
    { "f11", { "需求分析报告", "需求分类优先级客户诉求建议资源" } },
    { "f13", { "改进计划", "问题目标措施负责人完成时间预期效果实际效果" } },
    { "f4", { "工单进度监控表", "工单编号客户名称优先级状态负责人接收时间响应期限/实际下次进展反馈解决期限/实际是否超时",
              "015沈阳北方重工服务有限公司P1处理中孙丽" } },
    { "f5", { "异常处理记录表", "工单编号时间异常类型原因内部协调替代方案告知客户内容客户反馈新的时间结果", "015" } },
    { "f6 --ticket 015", { "服务记录单", "沈阳北方重工服务有限公司", "时间线", "客户评分", "客户签字" } },
    { "f6m --milestone 二号车间上线", { "阶段验收确认单", "苏州恒锐精密机械有限公司", "响应速度", "方案有效性", "团队专业性", "客户签字" } },
    { "f10 --customer 004 --visit", { "客户档案", "苏州恒锐精密机械有限公司", "陈建国", "跟进记录", "拜访目的",
                                      "客户签字" } },
    { "f12", { "首次服务记录表", "客户编号姓名/企业名称联系方式所属行业客户类型首次接触时间接触渠道过往服务记录编号初步需求描述接待人" } },
    { "f14 --ticket 015", { "客户沟通确认函", "尊敬的沈阳北方重工服务有限公司", "异常原因", "替代方案", "新的时间" } },
  };

  cli_fill (fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *text = print_text (fixture, forms[i].form);

      for (guint k = 0; k < G_N_ELEMENTS (forms[i].parts) && forms[i].parts[k] != NULL; k++)
        assert_has (text, forms[i].parts[k]);
    }
  cli_expect (fixture, "print f6 --output @/x.pdf", 2);
  cli_expect (fixture, "print f6 --output @/x.pdf --ticket 99999", 1);
  cli_expect (fixture, "print f14 --output @/x.pdf --ticket 001", 1);
  g_assert_nonnull (strstr (fixture->err, "exception"));
}

/* The words lie beside the program that was built, and a missing language is not silently English. */
static void
test_print_language (CliFixture    *fixture,
                     gconstpointer  data)
{
  static const char * const languages[] = { "zh_CN", "zh_CN.UTF-8", "zh-CN", "en", "en_GB.UTF-8" };
  g_autofree char *path = g_build_filename (fixture->folder, "other.pdf", NULL);

  cli_fill (fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *command = g_strdup_printf ("print f1 --output @/f1.pdf --lang %s", languages[i]);

      cli_expect (fixture, command, 0);
      g_assert_cmpstr (fixture->err, ==, "");
    }
  cli_expect (fixture, "print f1 --output @/other.pdf --lang tlh", 1);
  g_assert_nonnull (strstr (fixture->err, "no translation into “tlh”"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define ADD(path, func) \
  g_test_add ("/cli/print/" path, CliFixture, made, cli_fixture_set_up, func, cli_fixture_tear_down)

static void
add_tests (const char *made)
{
  ADD ("f1", test_print);
  ADD ("registration", test_print_registration);
  ADD ("plan", test_print_plan);
  ADD ("forms", test_print_forms);
  ADD ("list", test_print_list);
  ADD ("language", test_print_language);
}

int
main (int   argc,
      char *argv[])
{
  return cli_fixture_main (argc, argv, add_tests);
}
