/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-redaction.h"

/* @after: (nullable): NULL when nobody is named */
typedef struct
{
  const char *name;
  const char *needles;
  const char *before;
  const char *after;
} Case;

static const Case cases[] = {
  { "a-chinese-name", "王建国", "和王建国吃饭，王建国说好", "和███吃饭，███说好" },
  { "somebody-else", "王建国", "和王建军吃饭", NULL },
  { "one-letter-is-no-name", "王", "王府井", NULL },
  { "a-latin-name-in-any-case", "Tom Li", "told TOM LI, tom list", "told ███, tom list" },
  { "a-latin-name-beside-chinese", "Anna", "联系Anna，不是Annabel", "联系███，不是Annabel" },
  { "two-latin-letters-are-no-name", "Li", "Li", NULL },
  { "a-number-in-any-spelling", "138-0013-8000", "13800138000 或 138 0013 8000", "███ 或 ███" },
  { "a-number-with-its-country", "+86 13800138000", "0086 138-0013-8000、+8613800138000、13800138000", "███、███、███" },
  { "part-of-a-longer-number", "13800138000", "213800138000 138001380001", NULL },
  { "few-digits-are-no-number", "8001", "8001 元", NULL },
  { "an-address", "wang.jg@example.com", "<Wang.JG@example.com>; twang.jg@example.com", "<███>; twang.jg@example.com" },
  { "the-longer-one-first", "王建国|王建国有限公司", "王建国有限公司的王建国", "███的███" },
  { "of-two-lines", "王建国", "一\n王建国\n二", "一\n███\n二" },
  { "nothing", "王建国", "", NULL },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr(RapportRedaction) redaction = rapport_redaction_new ();
  g_auto(GStrv) needles = g_strsplit (one->needles, "|", -1);
  g_autofree char *after = NULL;

  for (guint i = 0; needles[i] != NULL; i++)
    rapport_redaction_add (redaction, needles[i]);
  after = rapport_redaction_apply (redaction, one->before);
  g_assert_cmpstr (after, ==, one->after);
  g_assert_cmpint (rapport_redaction_finds (redaction, one->before), ==, one->after != NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/model/redaction/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
