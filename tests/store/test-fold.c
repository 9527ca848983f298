/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "rapport-fold.h"

static void
assert_folds (const char *text,
              const char *expected)
{
  g_autofree char *folded = rapport_fold (text, -1);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_case_and_width (void)
{
  assert_folds ("ROI Report", "roi report");
  assert_folds ("ＡＢＣ１２３（北京）", "abc123(北京)");
  assert_folds ("ｶﾞﾗｽ", "ガラス");
  assert_folds ("①㈱ﬁ", "1(株)fi");
  assert_folds ("ÉCOLE E\u0301cole", "école école");
  assert_folds ("Straße STRASSE", "strasse strasse");
  assert_folds ("O’Brien OʼConnor “Łódź” Øre – Đakovo ısı", "o'brien o'connor \"lódź\" ore - dakovo isi");
  assert_folds ("ΟΔΟΣ οδος", "οδοσ οδοσ");
  assert_folds ("ПРИВЕТ", "привет");
  assert_folds ("한글 \u1112\u1161\u11ab", "한글 한");
}

static void
test_spaces_become_one (void)
{
  assert_folds ("  a \t\r\n b\u3000\u3000c\u00a0d\u2028e\v\ff ", "a b c d e f");
  assert_folds (" \u3000\t", "");
  assert_folds ("", "");
  assert_folds (NULL, "");
}

static void
test_everything_else_stays (void)
{
  assert_folds ("x.c @张 \"*' \x01 😀👨‍👩‍👧 مرحبا", "x.c @张 \"*' \x01 😀👨‍👩‍👧 مرحبا");
  assert_folds ("张总，您好。《合同》", "张总,您好。《合同》");
}

static void
test_invisible_goes (void)
{
  assert_folds ("\u202d13800138000\u202c", "13800138000");
  assert_folds ("\ufeff张\u200b三", "张三");
  assert_folds ("❤\ufe0f", "❤");
}

static void
test_bytes_that_are_no_text (void)
{
  g_autofree char *with_nul = rapport_fold ("a\0B", 3);

  g_assert_cmpstr (with_nul, ==, "a b");
  assert_folds ("\xff张\xe5\xbc", "\ufffd张\ufffd\ufffd");
  assert_folds ("\xed\xa0\x80", "\ufffd\ufffd\ufffd");
}

static void
test_appends_a_piece (void)
{
  g_autoptr(GString) out = g_string_new ("Kept ");

  rapport_fold_append (out, " New\u0301 ", -1);
  g_assert_cmpstr (out->str, ==, "Kept neẃ");
}

static void
test_folding_again_changes_nothing (void)
{
  for (gunichar c = 1; c <= 0x10ffff; c++)
    {
      char text[8] = "a";
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      if (!g_unichar_validate (c))
        continue;
      text[1 + g_unichar_to_utf8 (c, text + 1)] = '\0';
      once = rapport_fold (text, -1);
      twice = rapport_fold (once, -1);
      if (strcmp (once, twice) != 0)
        g_error ("U+%04X: \"%s\" then \"%s\"", c, once, twice);
      if (rapport_fold_is_folded (text, -1))
        g_assert_cmpstr (text, ==, once);
    }
}

static void
test_is_folded (void)
{
  g_assert_true (rapport_fold_is_folded ("", -1));
  g_assert_true (rapport_fold_is_folded ("x.c 张三 13800138000", -1));
  g_assert_true (rapport_fold_is_folded ("abX", 2));
  g_assert_false (rapport_fold_is_folded ("X", -1));
  g_assert_false (rapport_fold_is_folded (" a", -1));
  g_assert_false (rapport_fold_is_folded ("a ", -1));
  g_assert_false (rapport_fold_is_folded ("a  b", -1));
  g_assert_false (rapport_fold_is_folded ("\xe5\xbc", -1));
}

static void
test_locale_does_not_matter (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));

  if (setlocale (LC_ALL, "tr_TR.UTF-8") == NULL && setlocale (LC_ALL, "C") == NULL)
    return;
  assert_folds ("TITLE É", "title é");
  setlocale (LC_ALL, before);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/fold/case-and-width", test_case_and_width);
  g_test_add_func ("/store/fold/spaces-become-one", test_spaces_become_one);
  g_test_add_func ("/store/fold/everything-else-stays", test_everything_else_stays);
  g_test_add_func ("/store/fold/invisible-goes", test_invisible_goes);
  g_test_add_func ("/store/fold/bytes-that-are-no-text", test_bytes_that_are_no_text);
  g_test_add_func ("/store/fold/appends-a-piece", test_appends_a_piece);
  g_test_add_func ("/store/fold/folding-again-changes-nothing", test_folding_again_changes_nothing);
  g_test_add_func ("/store/fold/is-folded", test_is_folded);
  g_test_add_func ("/store/fold/locale-does-not-matter", test_locale_does_not_matter);
  return g_test_run ();
}
