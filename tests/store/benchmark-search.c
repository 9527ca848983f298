/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "rapport-fold.h"
#include "rapport-pinyin.h"
#include "rapport-search-query.h"
#include "rapport-tokenizer-private.h"

#define N_CUSTOMERS 100000
#define N_REPEATS 15

#define INDEX \
  "CREATE VIRTUAL TABLE text_index USING fts5 (name, contacts, phones, notes, tags, initials," \
  " content = 'text', content_rowid = 'id', tokenize = 'rapport')"

static const char * const cities[] = {
  "北京", "上海", "深圳", "广州", "重庆", "成都", "杭州", "苏州", "南京", "厦门", "长沙", "武汉",
};

static const char * const trades[] = {
  "科技", "电子", "医药", "物流", "建筑", "食品", "软件", "机械", "纺织", "能源", "传媒", "教育",
};

static const char * const surnames[] = {
  "张", "王", "李", "赵", "刘", "陈", "杨", "黄", "周", "吴", "徐", "孙", "单", "曾", "欧阳",
};

static const char * const phrases[] = {
  "确认新功能演示时间,", "客户关注ROI,", "希望增加定制化模块。", "反映系统操作复杂,需培训支持;",
  "预算有限,对比3家供应商,", "系统响应速度慢,", "与客户沟通了续约事宜。", "准备基础版报价方案,",
  "生产线智能化改造,", "已发送产品手册 ", "邀约线上会议 ", "需要降低人工成本 ",
};

static const char * const characters =
  "华盛泰恒瑞鑫达成宏远东方新天地海山河金银铜铁木水火土春夏秋冬明光辉煌永安平康健福禄寿喜龙凤虎";

static const char *
pick (GRand              *rand,
      const char * const *from,
      gsize               n)
{
  return from[g_rand_int_range (rand, 0, n)];
}

#define PICK(rand, from) pick (rand, from, G_N_ELEMENTS (from))

static void
append_characters (GRand   *rand,
                   GString *text,
                   int      n)
{
  glong all = g_utf8_strlen (characters, -1);

  for (int i = 0; i < n; i++)
    {
      const char *p = g_utf8_offset_to_pointer (characters, g_rand_int_range (rand, 0, all));

      g_string_append_len (text, p, g_utf8_next_char (p) - p);
    }
}

static void
bind_text (sqlite3_stmt *statement,
           int           place,
           GString      *text)
{
  sqlite3_bind_text (statement, place, rapport_fold (text->str, text->len), -1, g_free);
  g_string_truncate (text, 0);
}

static void
append_initials (GString    *out,
                 const char *text)
{
  g_autofree char *initials = rapport_pinyin_initials (text);

  g_string_append_printf (out, "%s ", initials);
}

static void
bind_customer (GRand        *rand,
               sqlite3_stmt *insert)
{
  g_autoptr(GString) text = g_string_new (PICK (rand, cities));
  g_autoptr(GString) initials = g_string_new (NULL);

  append_characters (rand, text, 2);
  g_string_append_printf (text, "%s有限公司", PICK (rand, trades));
  append_initials (initials, text->str);
  bind_text (insert, 1, text);
  g_string_append (text, PICK (rand, surnames));
  append_characters (rand, text, g_rand_int_range (rand, 1, 3));
  g_string_append_printf (text, " %s总", PICK (rand, surnames));
  append_initials (initials, text->str);
  bind_text (insert, 2, text);
  g_string_append_printf (text, "13%09d x.%c%c@example.com",
                          g_rand_int_range (rand, 0, 1000000000),
                          g_rand_int_range (rand, 'a', 'z'), g_rand_int_range (rand, 'a', 'z'));
  bind_text (insert, 3, text);
  for (int i = g_rand_int_range (rand, 4, 12); i > 0; i--)
    {
      append_characters (rand, text, 3);
      g_string_append (text, PICK (rand, phrases));
    }
  bind_text (insert, 4, text);
  g_string_append (text, g_rand_boolean (rand) ? "高意向" : "续约预警");
  bind_text (insert, 5, text);
  bind_text (insert, 6, initials);
}

static void
run (sqlite3    *db,
     const char *sql)
{
  char *problem = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &problem) != SQLITE_OK)
    g_error ("%s: %s", sql, problem);
}

static sqlite3_stmt *
prepare (sqlite3    *db,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

static double
seconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
}

static double
ask_megabytes (sqlite3    *db,
               const char *sql)
{
  sqlite3_stmt *statement = prepare (db, sql);
  double bytes;

  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  bytes = sqlite3_column_double (statement, 0);
  sqlite3_finalize (statement);
  return bytes / 1e6;
}

static void
fill (sqlite3 *db)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  sqlite3_stmt *insert;
  gint64 start;

  run (db, "CREATE TABLE text (id INTEGER PRIMARY KEY, name, contacts, phones, notes, tags,"
           " initials); BEGIN");
  insert = prepare (db, "INSERT INTO text (name, contacts, phones, notes, tags, initials)"
                        " VALUES (?, ?, ?, ?, ?, ?)");
  for (int i = 0; i < N_CUSTOMERS; i++)
    {
      bind_customer (rand, insert);
      g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  run (db, "COMMIT; BEGIN");
  run (db, INDEX);
  start = g_get_monotonic_time ();
  run (db, "INSERT INTO text_index (text_index) VALUES ('rebuild'); COMMIT");
  g_print ("index of %d customers: %.2f s, %.1f MB for %.1f MB of text\n", N_CUSTOMERS,
           seconds_since (start),
           ask_megabytes (db, "SELECT sum (length (block)) FROM text_index_data"),
           ask_megabytes (db, "SELECT sum (octets) FROM (SELECT length (CAST (name || contacts ||"
                              " phones || notes || tags || initials AS BLOB)) AS octets"
                              " FROM text)"));
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

/* Returns: the median in ms of counting what @sql finds for @value */
static double
measure_count (sqlite3    *db,
               const char *sql,
               const char *value,
               gint64     *count)
{
  sqlite3_stmt *statement = prepare (db, sql);
  double times[N_REPEATS];

  for (int i = 0; i < N_REPEATS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      sqlite3_bind_text (statement, 1, value, -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      *count = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
      times[i] = seconds_since (start) * 1000;
    }
  sqlite3_finalize (statement);
  qsort (times, N_REPEATS, sizeof *times, compare_doubles);
  return times[N_REPEATS / 2];
}

/* Returns: the median in ms of making the query from @typed and counting its hits */
static double
measure_search (sqlite3    *db,
                const char *typed,
                gint64     *count)
{
  double times[N_REPEATS];

  for (int i = 0; i < N_REPEATS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(RapportSearchQuery) query = NULL;
      sqlite3_stmt *statement;

      query = rapport_search_query_new (typed, "{name contacts initials}");
      statement = prepare (db, "SELECT count(*) FROM text_index WHERE text_index MATCH ?");
      sqlite3_bind_text (statement, 1, rapport_search_query_get_match (query), -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      *count = sqlite3_column_int64 (statement, 0);
      sqlite3_finalize (statement);
      times[i] = seconds_since (start) * 1000;
    }
  qsort (times, N_REPEATS, sizeof *times, compare_doubles);
  return times[N_REPEATS / 2];
}

static void
compare_ways (sqlite3    *db,
              const char *typed)
{
  g_autofree char *folded = rapport_fold (typed, -1);
  g_autofree char *bare = g_strdup_printf ("\"%s\"%s", folded,
                                           g_utf8_strlen (folded, -1) == 1 ? "*" : "");
  g_autofree char *pattern = g_strdup_printf ("%%%s%%", folded);
  gint64 hits;
  gint64 bare_hits;
  gint64 like_hits;
  double search = measure_search (db, typed, &hits);
  double match = measure_count (db, "SELECT count(*) FROM text_index WHERE text_index MATCH ?",
                                bare, &bare_hits);
  double like = measure_count (db, "SELECT count(*) FROM text WHERE name LIKE ?1"
                               " OR contacts LIKE ?1 OR phones LIKE ?1 OR notes LIKE ?1"
                               " OR tags LIKE ?1 OR initials LIKE ?1", pattern, &like_hits);

  g_print ("%s: search %.2f ms (%" G_GINT64_FORMAT " hits), bare FTS %.2f ms (x %.2f), "
           "LIKE %.2f ms (%" G_GINT64_FORMAT " hits, x %.3f)\n", typed, search, hits, match,
           search / match, like, like_hits, search / like);
}

static void
measure_texts (sqlite3 *db)
{
  sqlite3_stmt *select = prepare (db, "SELECT name, name || ' ' || contacts || notes FROM text");
  gint64 fold_time = 0;
  gint64 initials_time = 0;
  gint64 key_time = 0;
  gint64 bytes = 0;

  while (sqlite3_step (select) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (select, 0);
      const char *text = (const char *) sqlite3_column_text (select, 1);
      gsize length;
      gint64 start = g_get_monotonic_time ();
      gint64 middle;

      g_free (rapport_fold (text, -1));
      bytes += strlen (text);
      middle = g_get_monotonic_time ();
      fold_time += middle - start;
      g_free (rapport_pinyin_initials (name));
      start = g_get_monotonic_time ();
      initials_time += start - middle;
      g_free (rapport_pinyin_sort_key (name, &length));
      key_time += g_get_monotonic_time () - start;
    }
  sqlite3_finalize (select);
  g_print ("fold: %.0f ms for %.1f MB (%.0f MB/s)\n", fold_time / 1e3, bytes / 1e6,
           bytes / (double) fold_time);
  g_print ("initials of %d names: %.0f ms; sort keys: %.0f ms\n", N_CUSTOMERS,
           initials_time / 1e3, key_time / 1e3);
}

int
main (void)
{
  const char *typed[] = { "科技", "张总", "公司", "系统响应", "张", "a", "zz", "8000", "x.c", ",需" };
  sqlite3 *db = NULL;

  setlocale (LC_ALL, "");
  g_assert_cmpint (sqlite3_open ("", &db), ==, SQLITE_OK);
  g_assert_true (rapport_tokenizer_register (db, NULL));
  fill (db);
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    compare_ways (db, typed[i]);
  measure_texts (db);
  sqlite3_close (db);
  return 0;
}
