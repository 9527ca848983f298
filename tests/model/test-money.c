/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-field.h"
#include "rapport-money.h"
#include "rapport-problem.h"

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    gint64      minor;
  } amounts[] = {
    { "500000", 50000000 }, { "1,234.50", 123450 }, { "¥ 50万", 50000000 }, { "¥1.2亿元", 12000000000 },
    { "50万元整", 50000000 }, { "0.10", 10 }, { "0.1000", 10 }, { ".5", 50 }, { "-3 元", -300 },
    { "\uff15\uff10\uff10", 50000 }, { "CNY 12", 1200 }, { "", RAPPORT_UNSET }, { "  ", RAPPORT_UNSET },
    { "1.2345万", 1234500 }, { "10000000000000000", RAPPORT_MONEY_MAX },
    { "12,34,567.00", 123456700 }, { "1,234,567", 123456700 }, { "1 234 567.50 元", 123456750 },
    { "1\u00a0200\u202f000", 120000000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 minor = 1;

      rapport_money_parse (amounts[i].text, rapport_currency_standard (), 0, &minor, &error);
      g_assert_no_error (error);
      g_assert_cmpint (minor, ==, amounts[i].minor);
    }
}

static void
test_nonsense (void)
{
  static const char * const texts[] = {
    "a lot", "1.2.3", "0.001", "12 34x", "10000000000000001", "99999999999999999999999", "9999999亿亿",
    "-", ".", "\xff", "1,12", "512,77", "1,2,3", "12,34", "1234,567", "1,234,56", "1,", ",123", "50%", "3-5万", "1000000000亿",
    "1 20", "12 34", "1234 567", "1 200,000", "1e", "1e-5", "1e5", "1.2E+06",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 minor = 1;

      g_assert_false (rapport_money_parse (texts[i], rapport_currency_standard (), 0, &minor, &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
      g_assert_cmpint (minor, ==, 1);
    }
}

/* An amount that can be none is not to be taken for words. */
static void
test_meant (void)
{
  static const char * const amounts[] = {
    "(5)", "(¥1,234.50)", "1e5", "1.0E+05", "NaN", "¥1,234.567", "1.234,56", "99999999999999999999", "12,34", "-¥5",
    "\uff085\uff09", "1.2345678万元", "1 234,5",
  };
  static const char * const others[] = { "a lot", "", "-", "3-5万", "50%", "约50万", "(详见合同)", "5 e", "A5", "¥" };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    g_assert_true (rapport_money_is_meant (amounts[i], rapport_currency_standard ()));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (rapport_money_is_meant (others[i], rapport_currency_standard ()));
}

/* A book's amounts have as many digits as its currency, and no words but its own. */
static void
test_currencies (void)
{
  const RapportCurrency *yen = rapport_currency_find ("jpy");
  gint64 minor = 1;

  g_assert_null (rapport_currency_find ("gold"));
  g_assert_cmpstr (rapport_currency_standard ()->code, ==, "CNY");
  g_assert_true (rapport_money_parse ("¥ 5万円", yen, 0, &minor, NULL));
  g_assert_cmpint (minor, ==, 50000);
  g_assert_false (rapport_money_parse ("0.5", yen, 0, &minor, NULL));
  g_assert_false (rapport_money_parse ("100 CNY", yen, 0, &minor, NULL));
  g_assert_true (rapport_money_parse ("HK$ 12.30", rapport_currency_find ("HKD"), 0, &minor, NULL));
  g_assert_cmpint (minor, ==, 1230);
  g_assert_true (rapport_money_parse ("1.5", rapport_currency_find ("KWD"), 0, &minor, NULL));
  g_assert_cmpint (minor, ==, 1500);
}

/* What stands over a column counts where an amount has no unit of its own. */
static void
test_unit (void)
{
  gint64 minor = 1;

  g_assert_true (rapport_money_parse ("1.2345", rapport_currency_standard (), 4, &minor, NULL));
  g_assert_cmpint (minor, ==, 1234500);
  g_assert_true (rapport_money_parse ("0.123456", rapport_currency_standard (), 4, &minor, NULL));
  g_assert_cmpint (minor, ==, 123456);
  g_assert_true (rapport_money_parse ("2亿", rapport_currency_standard (), 4, &minor, NULL));
  g_assert_cmpint (minor, ==, 20000000000);
  g_assert_false (rapport_money_parse ("99999999999999", rapport_currency_standard (), 8, &minor, NULL));
}

static void
assert_shows (gint64      minor,
              guint       digits,
              const char *expected)
{
  g_autofree char *text = rapport_money_format (minor, digits);
  const RapportCurrency currency = { "XXX", digits, "" };
  gint64 back = 1;

  g_assert_cmpstr (text, ==, expected);
  g_assert_true (rapport_money_parse (text, &currency, 0, &back, NULL));
  g_assert_cmpint (back, ==, minor);
}

static void
test_show (void)
{
  assert_shows (50000000, 2, "500,000");
  assert_shows (123450, 2, "1,234.50");
  assert_shows (5, 2, "0.05");
  assert_shows (-99999, 2, "-999.99");
  assert_shows (1000, 0, "1,000");
  assert_shows (0, 2, "0");
  assert_shows (RAPPORT_UNSET, 2, "");
}

static void
assert_decimal (const char *text,
                guint       digits,
                gint64      number,
                const char *shown)
{
  g_autofree char *back = NULL;
  gint64 read = 1;

  g_assert_true (rapport_decimal_parse (text, digits, &read, NULL));
  g_assert_cmpint (read, ==, number);
  back = rapport_decimal_format (read, digits);
  g_assert_cmpstr (back, ==, shown);
}

static void
test_decimals (void)
{
  static const char * const nonsense[] = { "", "4.555", "4,5x", "四", "-", "1e3", "99999999999999999999" };
  gint64 number = 1;

  assert_decimal ("4.5", 2, 450, "4.5");
  assert_decimal ("４．５０", 2, 450, "4.5");
  assert_decimal ("-0.25", 3, -250, "-0.25");
  assert_decimal ("1,200", 3, 1200000, "1200");
  assert_decimal ("87.35", 2, 8735, "87.35");
  assert_decimal ("0", 4, 0, "0");
  assert_decimal ("12", 0, 12, "12");
  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    g_assert_false (rapport_decimal_parse (nonsense[i], 2, &number, NULL));
  g_assert_cmpint (number, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/money/read", test_read);
  g_test_add_func ("/model/money/nonsense", test_nonsense);
  g_test_add_func ("/model/money/meant", test_meant);
  g_test_add_func ("/model/money/currencies", test_currencies);
  g_test_add_func ("/model/money/unit", test_unit);
  g_test_add_func ("/model/money/show", test_show);
  g_test_add_func ("/model/money/decimals", test_decimals);
  return g_test_run ();
}
