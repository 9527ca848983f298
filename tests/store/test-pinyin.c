/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-fold.h"
#include "rapport-pinyin.h"

static void
assert_initials (const char *text,
                 const char *expected)
{
  g_autofree char *initials = rapport_pinyin_initials (text);

  if (g_strcmp0 (initials, expected) != 0)
    g_error ("%s: %s, not %s", text, initials, expected);
}

static int
compare_names (const char *a,
               const char *b)
{
  gsize length_a;
  gsize length_b;
  g_autofree guint8 *key_a = rapport_pinyin_sort_key (a, &length_a);
  g_autofree guint8 *key_b = rapport_pinyin_sort_key (b, &length_b);
  int order = memcmp (key_a, key_b, MIN (length_a, length_b));

  return order != 0 ? order : (length_a > length_b) - (length_a < length_b);
}

static void
test_initials (void)
{
  assert_initials ("张总", "zz");
  assert_initials ("科技有限公司", "kjyxgs");
  assert_initials ("YY实业集团", "yysyjt");
  assert_initials ("*总监(市场部)", "zjscb");
  assert_initials ("Zhang San ＡＢ12", "zhangsanab12");
  assert_initials ("École 二〇二四 😀", "ecoleel" "es");
  assert_initials ("刘䶮 張總", "lyzz");
  assert_initials ("女绿欧阳娥", "nloye");
  assert_initials ("", "");
  assert_initials (NULL, "");
}

static void
test_begins (void)
{
  g_assert_true (rapport_pinyin_begins ("电话", "dh"));
  g_assert_true (rapport_pinyin_begins ("电话", "电"));
  g_assert_true (rapport_pinyin_begins ("Phone", "ph"));
  g_assert_true (rapport_pinyin_begins ("P1 紧急重要", "P1"));
  g_assert_true (rapport_pinyin_begins ("(none)", "n"));
  g_assert_false (rapport_pinyin_begins ("电话", "h"));
  g_assert_false (rapport_pinyin_begins ("Phone", "h"));
}

/* what is typed in full is divided into syllables, the last of which may only have begun */
static void
test_reads (void)
{
  static const char * const lv[] = { "lü", "LÜ", "lv", "lu", "lyu", "lübu", "lvbu", "lyubu", "lubu" };

  g_assert_true (rapport_pinyin_reads ("张伟", "zhangwei"));
  g_assert_true (rapport_pinyin_reads ("南京 张伟", "zhangw"));
  g_assert_true (rapport_pinyin_reads ("重庆长安机械", "changan"));
  g_assert_true (rapport_pinyin_reads ("yy实业", "shiye"));
  g_assert_true (rapport_pinyin_reads ("吕绿", "lulv"));
  g_assert_true (rapport_pinyin_reads ("西安", "xian"));
  g_assert_true (rapport_pinyin_reads ("西安", "xi'an"));
  g_assert_true (rapport_pinyin_reads ("重庆", "chong'qing"));
  for (guint i = 0; i < G_N_ELEMENTS (lv); i++)
    {
      g_autofree char *folded = rapport_fold (lv[i], -1);

      g_assert_true (rapport_pinyin_reads ("吕布", folded));
    }
  g_assert_true (rapport_pinyin_reads ("南京 张伟", "zhang"));
  g_assert_false (rapport_pinyin_reads ("欧阳建章", "zhang"));
  g_assert_false (rapport_pinyin_reads ("张伟", "zhan"));
  g_assert_false (rapport_pinyin_reads ("张伟", "hangwei"));
  g_assert_false (rapport_pinyin_reads ("张伟", "zhangweig"));
  g_assert_false (rapport_pinyin_reads ("zhangwei", "zhangwei"));
  g_assert_true (rapport_pinyin_begins ("电话", "Dianh"));
  g_assert_false (rapport_pinyin_begins ("打电话", "dianh"));
}

static void
assert_divided (const char *typed,
                const char *expected)
{
  g_auto(GStrv) divisions = rapport_pinyin_divide (typed);
  g_autofree char *all = g_strjoinv (" ", divisions);

  g_assert_cmpstr (all, ==, expected);
}

static void
test_divide (void)
{
  assert_divided ("zhangwei", "zw");
  assert_divided ("beij", "bj");
  assert_divided ("xian", "xan xa xn x");
  assert_divided ("smith", "");
  assert_divided ("zw", "");
  assert_divided ("lyu", "l");
  assert_divided ("lü", "l");
  assert_divided ("xi'an", "xan xa");
  assert_divided ("zha", "z");
  assert_divided ("zh", "");
  assert_divided ("zhang3", "");
  assert_divided ("", "");
}

static void
test_places_and_phrases (void)
{
  const char *expected[][2] = {
    { "重庆", "cq" }, { "长沙", "cs" }, { "长春", "cc" }, { "厦门", "xm" }, { "银行", "yh" },
    { "朝阳", "cy" }, { "乐清", "yq" }, { "番禺", "py" }, { "六安", "la" }, { "台州", "tz" },
    { "成都", "cd" }, { "董事长", "dsz" }, { "中国工商银行重庆分行", "zggsyhcqfh" },
    { "深圳市长江电子", "szscjdz" }, { "市长", "sz" }, { "大厦", "ds" }, { "西藏", "xz" },
    { "银行长沙分行", "yhcsfh" }, { "支行行长", "zhhz" }, { "会计", "kj" }, { "行业", "hy" }, { "音乐", "yy" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_initials (expected[i][0], expected[i][1]);
}

static void
test_surnames (void)
{
  assert_initials ("单雄信", "sxx");
  assert_initials ("*单经理(采购部)", "sjlcgb");
  assert_initials ("李雷 单总", "llsz");
  assert_initials ("曾总", "zz");
  assert_initials ("解先生", "xxs");
  assert_initials ("仇英", "qy");
  assert_initials ("区女士", "ons");
  assert_initials ("查良镛", "zly");
  assert_initials ("盖茨", "gc");
  assert_initials ("朴总", "pz");
  assert_initials ("翟工", "zg");
  assert_initials ("尉迟恭", "ycg");
  assert_initials ("长孙无忌", "zswj");
}

static void
test_surnames_only_in_names (void)
{
  assert_initials ("简单", "jd");
  assert_initials ("单片机科技公司", "dpjkjgs");
  assert_initials ("解决方案部", "jjfab");
  assert_initials ("区域经理", "qyjl");
  assert_initials ("单位", "dw");
  assert_initials ("3区经理", "3qjl");
}

static void
test_order (void)
{
  const char *names[] = {
    "", "*张总", "001", "Abc", "abd", "Émile", "Zeta", "Яков", "😀", "阿里巴巴", "北京", "北京大学",
    "长沙", "重庆", "华为", "李四", "李四光", "欧阳", "厦门", "银行", "曾总", "张", "张三", "张总",
    "中国", "重工",
  };

  for (gsize i = 1; i < G_N_ELEMENTS (names); i++)
    if (compare_names (names[i - 1], names[i]) >= 0)
      g_error ("%s does not stand before %s", names[i - 1], names[i]);
}

static void
test_numbers_in_names (void)
{
  const char *names[] = {
    "0", "00", "1", "001", "1号店", "2", "2号店", "10", "10号店", "100", "a", "a1b", "a01b", "a1c", "a2", "a10",
    "分公司", "分公司2", "分公司10", "分公司10-2", "分公司10-10", "分公司a",
  };

  for (gsize i = 1; i < G_N_ELEMENTS (names); i++)
    if (compare_names (names[i - 1], names[i]) >= 0)
      g_error ("%s does not stand before %s", names[i - 1], names[i]);
}

static void
test_tone_and_strokes_order (void)
{
  g_assert_cmpint (compare_names ("妈", "麻"), <, 0);
  g_assert_cmpint (compare_names ("麻", "马"), <, 0);
  g_assert_cmpint (compare_names ("马", "骂"), <, 0);
  g_assert_cmpint (compare_names ("丁", "叮"), <, 0);
  g_assert_cmpint (compare_names ("路", "绿"), <, 0);
}

static void
test_only_same_names_have_the_same_key (void)
{
  g_assert_cmpint (compare_names ("张三", "张三"), ==, 0);
  g_assert_cmpint (compare_names ("abc", "ABC"), !=, 0);
  g_assert_cmpint (compare_names ("ABC", "abcd"), <, 0);
  g_assert_cmpint (compare_names ("resume", "résumé"), !=, 0);
  g_assert_cmpint (compare_names ("résumé", "resumf"), <, 0);
  g_assert_cmpint (compare_names ("张 三", "张\u3000三"), !=, 0);
  g_assert_cmpint (compare_names ("a\x01", "a\x02"), !=, 0);
  for (char a = '!'; a < 0x7f; a++)
    for (char b = '!'; b < a; b++)
      g_assert_cmpint (compare_names ((char[]) { a, 0 }, (char[]) { b, 0 }), !=, 0);
}

static void
test_key_is_short (void)
{
  gsize length;
  g_autofree guint8 *key = rapport_pinyin_sort_key ("科技有限公司", &length);
  g_autofree guint8 *empty = NULL;

  g_assert_cmpuint (length, ==, 12);
  empty = rapport_pinyin_sort_key (NULL, &length);
  g_assert_cmpuint (length, ==, 0);
  g_assert_nonnull (empty);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/pinyin/initials", test_initials);
  g_test_add_func ("/store/pinyin/begins", test_begins);
  g_test_add_func ("/store/pinyin/reads", test_reads);
  g_test_add_func ("/store/pinyin/divide", test_divide);
  g_test_add_func ("/store/pinyin/places-and-phrases", test_places_and_phrases);
  g_test_add_func ("/store/pinyin/surnames", test_surnames);
  g_test_add_func ("/store/pinyin/surnames-only-in-names", test_surnames_only_in_names);
  g_test_add_func ("/store/pinyin/order", test_order);
  g_test_add_func ("/store/pinyin/numbers-in-names-by-value", test_numbers_in_names);
  g_test_add_func ("/store/pinyin/tone-and-strokes-order", test_tone_and_strokes_order);
  g_test_add_func ("/store/pinyin/only-same-names-have-the-same-key",
                   test_only_same_names_have_the_same_key);
  g_test_add_func ("/store/pinyin/key-is-short", test_key_is_short);
  return g_test_run ();
}
