/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-story-window.h"
#include "rapport-reports.h"

/* what a form says of the stories; @of: the story whose form it is, -1 for a table of them all; @facts: what stands on
 * it in any language */
typedef struct
{
  const char *form;
  int         of;
  const char *chinese;
  const char *english;
  const char *facts;
} Paper;

static const Paper papers[] = {
  { "f4", -1, "工单进度监控表", "Ticket progress monitor", "科技有限公司" },
  { "f5", -1, "异常处理记录表|外部阻碍", "Exception record|Outside",
    "T-16|T-17|13:40|13:50|缺配件|先用备机|2026-02-25" },
  { "f6", 0, "服务记录单|已响应|签字|服务人员签字", "Ticket service record|Responded|Signature",
    "第00件|今天恢复登录|2026-02-13 09:15|2026-02-13 10:40|日志文件|2026-02-13 13:00" },
  { "f11", 0, "需求分析报告|紧急重要", "Needs analysis|urgent and", "第00件|今天恢复登录" },
  { "f12", -1, "首次服务记录表|新客户", "First service record|New", "科技有限公司|001|T-39" },
  { "f14", 16, "客户沟通确认函|尊敬的科技有限公司", "Confirmation letter|Dear customer",
    "T-16 第16件|缺配件|先用备机|2026-02-25" },
};

static char *
read_pdf (const char *path)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* the share of what is drawn on the first page, of 1,000 pixels */
static guint
measure_ink (RapportDocument *document)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint n = 0, n_all;

  rapport_document_get_page_size (document, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) width, (int) height);
  cr = cairo_create (surface);
  rapport_document_draw_page (document, 0, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  n_all = cairo_image_surface_get_stride (surface) * cairo_image_surface_get_height (surface);
  for (guint i = 0; i < n_all; i++)
    n += cairo_image_surface_get_data (surface)[i] > 128;
  cairo_surface_destroy (surface);
  return n * 1000ull / n_all;
}

static char *
print (DeskWindow  *f,
       const char  *words,
       const Paper *paper,
       const char  *language)
{
  g_autoptr(RapportReportValues) values = rapport_report_values_new (rapport_report_find (paper->form));
  g_autoptr(RapportCatalogue) catalogue = rapport_catalogue_new (language, words);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (rapport_context_get_now (f->context));
  g_autoptr(GDateTime) now = g_date_time_to_timezone (utc, rapport_context_get_zone (f->context));
  const RapportReportRun run = { .now = now };
  g_autofree char *path = g_build_filename (f->window.base.folder, "form.pdf", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportDocument) document = NULL;

  if (paper->of >= 0)
    rapport_report_values_set_number (values, "ticket", f->cast.tickets[paper->of]);
  document = rapport_report_make (rapport_book_get_connection (f->book), values, catalogue, &run, &error);
  g_assert_no_error (error);
  rapport_document_write_pdf (document, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (measure_ink (document), >, 2);
  return read_pdf (path);
}

static void
assert_facts (const char *text,
              const char *all)
{
  g_auto(GStrv) facts = g_strsplit (all, "|", -1);

  for (guint i = 0; facts[i] != NULL; i++)
    if (strstr (text, facts[i]) == NULL)
      g_error ("“%s” is missing on\n%s", facts[i], text);
}

/* What is over on the last evening is on no monitor. */
static gboolean
is_over (guint story)
{
  return strstr (desk_stories[story].events, "accepted") != NULL ||
         strstr (desk_stories[story].events, "closed") != NULL;
}

/* Each line of F4 has the receipt and the deadlines of its story, and whether it went over time. */
static void
assert_monitor (const char *text,
                const char *yes)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean is_there[DESK_STORY_N] = { FALSE };
  guint n_late = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const guint story = g_str_has_prefix (lines[i], "T-") ? atoi (lines[i] + 2) : DESK_STORY_N;
      const char *response;
      g_autofree char *received = NULL;
      g_autofree char *due = NULL;

      if (story >= DESK_STORY_N)
        continue;
      is_there[story] = TRUE;
      response = strstr (desk_stories[story].clocks, "first-response ") + strlen ("first-response ");
      received = g_strdup_printf ("2026-02-%s", desk_stories[story].received);
      due = g_strdup_printf ("2026-02-%.8s /", response);
      if (strstr (lines[i], received) == NULL || strstr (lines[i], due) == NULL)
        g_error ("%s: not %s, %s", lines[i], received, due);
      n_late += g_str_has_suffix (lines[i], yes);
    }
  for (guint i = 1; i < DESK_STORY_N; i++)
    g_assert_true (is_there[i] != is_over (i));
  g_assert_cmpuint (n_late, ==, 28);
}

/* In both languages, whose translations lie in @words */
void
desk_assert_papers (DeskWindow *f,
                    const char *words)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *chinese = print (f, words, &papers[i], "zh_CN");
      g_autofree char *english = print (f, words, &papers[i], "en");

      assert_facts (chinese, papers[i].chinese);
      assert_facts (chinese, papers[i].facts);
      assert_facts (english, papers[i].english);
      assert_facts (english, papers[i].facts);
      if (g_str_equal (papers[i].form, "f4"))
        {
          assert_monitor (chinese, "是");
          assert_monitor (english, "Yes");
        }
    }
}
