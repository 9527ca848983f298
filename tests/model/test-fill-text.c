/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-fill-text.h"

static void
assert_filled (const char *text,
               const char *expected)
{
  const RapportFill fills[] = { { "name", "王芳" }, { "customer", "南京大润" }, { "contact", NULL } };
  g_autofree char *filled = rapport_text_fill (text, fills, G_N_ELEMENTS (fills));

  g_assert_cmpstr (filled, ==, expected);
}

static void
test_filled (void)
{
  assert_filled ("您好,我是客服{name},很高兴为您服务", "您好,我是客服王芳,很高兴为您服务");
  assert_filled ("{customer}{customer}", "南京大润南京大润");
  assert_filled ("{contact}您好", "您好");
  assert_filled ("", "");
}

static void
test_other_braces (void)
{
  assert_filled ("{unknown} {name", "{unknown} {name");
  assert_filled ("}{}{ name}{{name}}", "}{}{ name}{王芳}");
  assert_filled ("%s <b>{name}</b>", "%s <b>王芳</b>");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/fill-text/filled", test_filled);
  g_test_add_func ("/model/fill-text/other-braces", test_other_braces);
  return g_test_run ();
}
