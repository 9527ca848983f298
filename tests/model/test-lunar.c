/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-lunar.h"
#include "rapport-moment.h"

/*
 * The Chinese calendar as published: Hong Kong Observatory, Gregorian-Lunar Calendar Conversion Table of 1901 to 2100
 * (https://www.hko.gov.hk/en/gts/time/conversion.htm), which agrees with GB/T 33661-2017, Calculation and promulgation
 * of the Chinese calendar; 1900 is that of the Qing almanac. The year, the month and day of its Spring Festival, its
 * leap month (0 for none), and which of its months are long (L, 30 days) and short (s, 29 days).
 */
static const struct
{
  int         year;
  int         spring_festival;
  int         leap;
  const char *months;
} PUBLISHED[] = {
  { 1900, 131, 8, "sLssLsLLsLLsL" },
  { 1901, 219, 0, "sLssLsLsLLLs" },
  { 1902, 208, 0, "LsLssLsLsLLL" },
  { 1903, 129, 5, "sLsLssLssLLsL" },
  { 1904, 216, 0, "LLsLssLssLLs" },
  { 1905, 204, 0, "LLsLLssLsLsL" },
  { 1906, 125, 4, "sLLsLsLsLsLsL" },
  { 1907, 213, 0, "sLsLsLLsLsLs" },
  { 1908, 202, 0, "LssLLsLsLLsL" },
  { 1909, 122, 2, "sLssLsLsLLLsL" },
  { 1910, 210, 0, "sLssLsLsLLLs" },
  { 1911, 130, 6, "LsLssLssLLsLL" },
  { 1912, 218, 0, "LsLssLssLLsL" },
  { 1913, 206, 0, "LLsLssLssLsL" },
  { 1914, 126, 5, "LLsLsLsLssLsL" },
  { 1915, 214, 0, "LsLLsLsLsLss" },
  { 1916, 203, 0, "LLsLsLLsLsLs" },
  { 1917, 123, 2, "LssLsLLsLLsLs" },
  { 1918, 211, 0, "LssLsLsLLsLL" },
  { 1919, 201, 7, "sLssLssLLsLLL" },
  { 1920, 220, 0, "sLssLssLsLLL" },
  { 1921, 208, 0, "LsLssLssLsLL" },
  { 1922, 128, 5, "LsLLssLssLsLL" },
  { 1923, 216, 0, "sLLsLsLssLsL" },
  { 1924, 205, 0, "sLLsLLsLsLss" },
  { 1925, 124, 4, "LsLsLLsLLsLsL" },
  { 1926, 213, 0, "ssLsLsLLsLLs" },
  { 1927, 202, 0, "LssLsLsLsLLL" },
  { 1928, 123, 2, "sLssLssLsLLLL" },
  { 1929, 210, 0, "sLssLssLsLLL" },
  { 1930, 130, 6, "sLLssLssLsLLs" },
  { 1931, 217, 0, "LLsLsLssLsLs" },
  { 1932, 206, 0, "LLLsLsLssLsL" },
  { 1933, 126, 5, "sLLsLLsLsLssL" },
  { 1934, 214, 0, "sLsLLsLsLLsL" },
  { 1935, 204, 0, "ssLsLsLLsLLs" },
  { 1936, 124, 3, "LssLssLLsLLLs" },
  { 1937, 211, 0, "LssLssLsLLLs" },
  { 1938, 131, 7, "LLssLssLsLLsL" },
  { 1939, 219, 0, "LLssLssLsLsL" },
  { 1940, 208, 0, "LLsLsLssLsLs" },
  { 1941, 127, 6, "LLsLLsLssLsLs" },
  { 1942, 215, 0, "LsLLsLsLsLsL" },
  { 1943, 205, 0, "sLsLsLLsLsLs" },
  { 1944, 125, 4, "LsLsLsLsLLsLL" },
  { 1945, 213, 0, "ssLssLsLLLsL" },
  { 1946, 202, 0, "LssLssLsLLsL" },
  { 1947, 122, 2, "LLssLssLsLsLL" },
  { 1948, 210, 0, "LsLsLssLsLsL" },
  { 1949, 129, 7, "LsLLsLssLsLsL" },
  { 1950, 217, 0, "sLLsLLssLsLs" },
  { 1951, 206, 0, "LsLLsLsLsLsL" },
  { 1952, 127, 5, "sLsLsLsLLsLsL" },
  { 1953, 214, 0, "sLssLLsLLsLs" },
  { 1954, 203, 0, "LsLssLsLLsLL" },
  { 1955, 124, 3, "sLsLssLsLsLLL" },
  { 1956, 212, 0, "sLsLssLsLsLL" },
  { 1957, 131, 8, "LsLsLssLsLsLs" },
  { 1958, 218, 0, "LLLsLssLsLsL" },
  { 1959, 208, 0, "sLLsLsLsLsLs" },
  { 1960, 128, 6, "LsLsLLsLsLsLs" },
  { 1961, 215, 0, "LsLsLsLLsLsL" },
  { 1962, 205, 0, "sLssLsLLsLLs" },
  { 1963, 125, 4, "LsLssLsLsLLLs" },
  { 1964, 213, 0, "LsLssLsLsLLL" },
  { 1965, 202, 0, "sLsLssLssLLs" },
  { 1966, 121, 3, "LLLsLssLssLLs" },
  { 1967, 209, 0, "LLsLLssLsLsL" },
  { 1968, 130, 7, "sLsLLsLsLsLsL" },
  { 1969, 217, 0, "sLsLsLLsLsLs" },
  { 1970, 206, 0, "LssLsLLsLLsL" },
  { 1971, 127, 5, "sLssLsLsLLLsL" },
  { 1972, 215, 0, "sLssLsLsLLsL" },
  { 1973, 203, 0, "LsLssLssLLsL" },
  { 1974, 123, 4, "LLsLssLssLLsL" },
  { 1975, 211, 0, "LLsLssLssLsL" },
  { 1976, 131, 8, "LLsLsLsLssLsL" },
  { 1977, 218, 0, "LsLLsLsLsLss" },
  { 1978, 207, 0, "LsLLsLLsLsLs" },
  { 1979, 128, 6, "LssLsLLsLLsLs" },
  { 1980, 216, 0, "LssLsLsLLsLL" },
  { 1981, 205, 0, "sLssLssLLsLL" },
  { 1982, 125, 4, "LsLssLssLsLLL" },
  { 1983, 213, 0, "LsLssLssLsLL" },
  { 1984, 202, 10, "LsLLssLssLsLL" },
  { 1985, 220, 0, "sLLsLsLssLsL" },
  { 1986, 209, 0, "sLLsLLsLsLss" },
  { 1987, 129, 6, "LsLsLLsLLsLss" },
  { 1988, 217, 0, "LsLsLsLLsLLs" },
  { 1989, 206, 0, "LssLsLsLsLLL" },
  { 1990, 127, 5, "sLssLssLsLLLL" },
  { 1991, 215, 0, "sLssLssLsLLL" },
  { 1992, 204, 0, "sLLssLssLsLL" },
  { 1993, 123, 3, "sLLsLsLssLsLs" },
  { 1994, 210, 0, "LLLsLsLssLsL" },
  { 1995, 131, 8, "sLLsLsLLssLsL" },
  { 1996, 219, 0, "sLsLLsLsLLss" },
  { 1997, 207, 0, "LsLsLsLLsLLs" },
  { 1998, 128, 5, "LssLssLLsLLsL" },
  { 1999, 216, 0, "LssLssLsLLLs" },
  { 2000, 205, 0, "LLssLssLsLLs" },
  { 2001, 124, 4, "LLsLsLssLsLsL" },
  { 2002, 212, 0, "LLsLsLssLsLs" },
  { 2003, 201, 0, "LLsLLsLssLsL" },
  { 2004, 122, 2, "sLsLLsLsLsLsL" },
  { 2005, 209, 0, "sLsLsLLsLsLs" },
  { 2006, 129, 7, "LsLsLsLsLLsLL" },
  { 2007, 218, 0, "ssLssLsLLLsL" },
  { 2008, 207, 0, "LssLssLsLLsL" },
  { 2009, 126, 5, "LLssLssLsLsLL" },
  { 2010, 214, 0, "LsLsLssLsLsL" },
  { 2011, 203, 0, "LsLLsLssLsLs" },
  { 2012, 123, 4, "LsLLsLsLsLsLs" },
  { 2013, 210, 0, "LsLsLLsLsLsL" },
  { 2014, 131, 9, "sLsLsLsLLsLsL" },
  { 2015, 219, 0, "sLssLsLLLsLs" },
  { 2016, 208, 0, "LsLssLsLLsLL" },
  { 2017, 128, 6, "sLsLssLsLsLLL" },
  { 2018, 216, 0, "sLsLssLsLsLL" },
  { 2019, 205, 0, "LsLsLssLssLL" },
  { 2020, 125, 4, "sLLLsLssLsLsL" },
  { 2021, 212, 0, "sLLsLsLsLsLs" },
  { 2022, 201, 0, "LsLsLLsLsLsL" },
  { 2023, 122, 2, "sLssLLsLLsLsL" },
  { 2024, 210, 0, "sLssLsLLsLLs" },
  { 2025, 129, 6, "LsLssLsLsLLLs" },
  { 2026, 217, 0, "LsLssLssLLLs" },
  { 2027, 206, 0, "LLsLssLssLLs" },
  { 2028, 126, 5, "LLLsLssLssLLs" },
  { 2029, 213, 0, "LLsLsLsLssLL" },
  { 2030, 203, 0, "sLsLLsLsLsLs" },
  { 2031, 123, 3, "sLLsLsLLsLsLs" },
  { 2032, 211, 0, "LssLsLLsLLsL" },
  { 2033, 131, 11, "sLssLsLsLLLsL" },
  { 2034, 219, 0, "sLssLsLsLLsL" },
  { 2035, 208, 0, "LsLssLssLLsL" },
  { 2036, 128, 6, "LLsLssLssLsLL" },
  { 2037, 215, 0, "LLsLssLssLsL" },
  { 2038, 204, 0, "LLsLsLsLssLs" },
  { 2039, 124, 5, "LLsLLsLsLsLss" },
  { 2040, 212, 0, "LsLLsLsLLsLs" },
  { 2041, 201, 0, "sLsLsLLsLLsL" },
  { 2042, 122, 2, "sLssLsLsLLsLL" },
  { 2043, 210, 0, "sLssLssLLsLL" },
  { 2044, 130, 7, "LsLssLssLsLLL" },
  { 2045, 217, 0, "LsLssLssLsLL" },
  { 2046, 206, 0, "LsLsLsLssLsL" },
  { 2047, 126, 5, "LsLLsLsLssLsL" },
  { 2048, 214, 0, "sLLsLLsLssLs" },
  { 2049, 202, 0, "LsLsLLsLLsLs" },
  { 2050, 123, 3, "sLsLsLsLLsLLs" },
  { 2051, 211, 0, "LssLssLLsLLL" },
  { 2052, 201, 8, "sLssLssLsLLLL" },
  { 2053, 219, 0, "sLssLssLsLLL" },
  { 2054, 208, 0, "sLLssLssLsLL" },
  { 2055, 128, 6, "sLLsLsLssLsLs" },
  { 2056, 215, 0, "LLLsLsLssLsL" },
  { 2057, 204, 0, "sLLsLsLLssLs" },
  { 2058, 124, 4, "LsLsLsLLsLLss" },
  { 2059, 212, 0, "LsLsLsLsLLLs" },
  { 2060, 202, 0, "LssLssLsLLLs" },
  { 2061, 121, 3, "LLssLssLsLLLs" },
  { 2062, 209, 0, "LLssLssLsLLs" },
  { 2063, 129, 7, "LLsLsLssLsLsL" },
  { 2064, 217, 0, "LLsLsLssLsLs" },
  { 2065, 205, 0, "LLsLLsLssLsL" },
  { 2066, 126, 5, "sLsLLsLsLsLsL" },
  { 2067, 214, 0, "sLsLsLLsLsLs" },
  { 2068, 203, 0, "LsLssLLsLLsL" },
  { 2069, 123, 4, "sLsLssLsLLLsL" },
  { 2070, 211, 0, "sLsLssLsLLsL" },
  { 2071, 131, 8, "LsLsLssLsLsLL" },
  { 2072, 219, 0, "LsLsLssLsLsL" },
  { 2073, 207, 0, "LsLLsLssLsLs" },
  { 2074, 127, 6, "LsLLsLsLsLsLs" },
  { 2075, 215, 0, "LsLsLLsLsLsL" },
  { 2076, 205, 0, "sLsLsLsLLsLs" },
  { 2077, 124, 4, "LsLssLsLLLsLs" },
  { 2078, 212, 0, "LsLssLsLLsLL" },
  { 2079, 202, 0, "sLsLssLsLsLL" },
  { 2080, 122, 3, "LsLsLssLssLLL" },
  { 2081, 209, 0, "sLLsLssLssLL" },
  { 2082, 129, 7, "sLLLssLsLssLL" },
  { 2083, 217, 0, "sLLsLsLsLsLs" },
  { 2084, 206, 0, "LsLsLLsLsLsL" },
  { 2085, 126, 5, "sLssLLsLLsLsL" },
  { 2086, 214, 0, "sLssLsLLsLLs" },
  { 2087, 203, 0, "LsLssLsLsLLL" },
  { 2088, 124, 4, "sLsLssLssLLLs" },
  { 2089, 210, 0, "LLsLsssLsLLs" },
  { 2090, 130, 8, "LLLsLssLssLLs" },
  { 2091, 218, 0, "LLsLsLsLssLs" },
  { 2092, 207, 0, "LLsLLsLsLsLs" },
  { 2093, 127, 6, "sLLsLsLLsLsLs" },
  { 2094, 215, 0, "sLsLsLLsLLsL" },
  { 2095, 205, 0, "sLssLsLsLLLs" },
  { 2096, 125, 4, "LsLssLssLLLsL" },
  { 2097, 212, 0, "LsLsssLsLLsL" },
  { 2098, 201, 0, "LLsLsssLsLsL" },
  { 2099, 121, 2, "LLsLLssLssLsL" },
  { 2100, 209, 0, "LLsLsLsLssLs" },
};

/* The day in April of Qingming, of each year from 1900 on, by the same tables */
static const char QINGMING[] =
  "55665566556655565556555655565556555655565556555555"
  "55555555555555555555555555455545554555455545554555"
  "45554555445544554455445544554455445544554445444544"
  "45444544454445444544454444444444444444444444444444"
  "5";

static void
test_spring_festivals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (PUBLISHED); i++)
    {
      const RapportLunarDate date = { PUBLISHED[i].year, 1, FALSE, 1 };

      g_assert_cmpint (rapport_lunar_to_day (&date), ==, PUBLISHED[i].year * 10000 + PUBLISHED[i].spring_festival);
    }
}

static void
test_leap_months (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (PUBLISHED); i++)
    for (int month = 1; month <= 12; month++)
      {
        const RapportLunarDate date = { PUBLISHED[i].year, month, TRUE, 1 };

        g_assert_cmpint (rapport_lunar_to_day (&date) != 0, ==, PUBLISHED[i].leap == month);
      }
}

/* Every day of every month, there and back */
static void
test_every_day (void)
{
  int day = 19000131;

  for (guint i = 0; i < G_N_ELEMENTS (PUBLISHED); i++)
    for (guint place = 0; place < strlen (PUBLISHED[i].months); place++)
      {
        const int leap = PUBLISHED[i].leap;
        const gboolean is_leap = leap != 0 && (int) place == leap;
        const int month = (int) place + (leap != 0 && (int) place >= leap ? 0 : 1);
        const int length = PUBLISHED[i].months[place] == 'L' ? 30 : 29;
        RapportLunarDate date = { PUBLISHED[i].year, month, is_leap, 1 };

        for (; date.day <= length; date.day++, day = rapport_day_add (day, 1))
          {
            RapportLunarDate back;

            g_assert_cmpint (rapport_lunar_to_day (&date), ==, day);
            g_assert_true (rapport_lunar_from_day (day, &back));
            g_assert_cmpint (back.year, ==, date.year);
            g_assert_cmpint (back.month, ==, month);
            g_assert_cmpint (back.leap, ==, is_leap);
            g_assert_cmpint (back.day, ==, date.day);
          }
        if (length == 29)
          g_assert_cmpint (rapport_lunar_to_day (&date), ==, 0);
      }
}

static void
test_qingming (void)
{
  for (int i = 0; QINGMING[i] != '\0'; i++)
    g_assert_cmpint (rapport_qingming_find (1900 + i), ==, (1900 + i) * 10000 + 400 + QINGMING[i] - '0');
}

static void
test_nonsense (void)
{
  static const RapportLunarDate wrong[] = {
    { 2026, 13, FALSE, 1 }, { 2026, 0, FALSE, 1 }, { 2026, 1, FALSE, 31 }, { 2026, 1, FALSE, 0 }, { 0, 1, FALSE, 1 },
    { 99999, 1, FALSE, 1 },
  };
  RapportLunarDate date;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_cmpint (rapport_lunar_to_day (&wrong[i]), ==, 0);
      g_assert_cmpint (rapport_lunar_find_day (&wrong[i]), ==, 0);
    }
  g_assert_false (rapport_lunar_from_day (20260230, &date));
  g_assert_false (rapport_lunar_from_day (10000101, &date));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/lunar/spring-festivals", test_spring_festivals);
  g_test_add_func ("/model/lunar/leap-months", test_leap_months);
  g_test_add_func ("/model/lunar/every-day", test_every_day);
  g_test_add_func ("/model/lunar/qingming", test_qingming);
  g_test_add_func ("/model/lunar/nonsense", test_nonsense);
  return g_test_run ();
}
