/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "generate.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "rapport-book.h"
#include "rapport-connection-private.h"
#include "rapport-renewal.h"
#include "rapport-uid.h"

#define N_MEMBERS 20
#define N_WORDS 20000
#define DAYS_BACK 1000

typedef struct
{
  RapportConnection  *connection;
  GRand              *rand;
  char              **words;
  GTimeZone          *zone;
  int                 days[DAYS_BACK + 100];
  gint64              day_starts[DAYS_BACK + 100];
} Generator;

static const char * const cities[] = {
  "北京", "上海", "深圳", "广州", "重庆", "成都", "杭州", "苏州", "南京", "厦门", "长沙", "武汉",
};
static const char * const trades[] = {
  "科技", "电子", "医药", "物流", "建筑", "食品", "软件", "机械", "纺织", "能源", "传媒", "教育",
};
static const char * const forms[] = { "有限公司", "有限公司", "集团", "股份有限公司", "工作室" };
static const char * const surnames[] = {
  "张", "王", "李", "赵", "刘", "陈", "杨", "黄", "周", "吴", "徐", "孙", "单", "曾", "欧阳",
};
static const char * const titles[] = { "总", "经理", "工", "主任", "女士", "先生" };
static const char * const latin[] = {
  "Acme", "Global", "Sunrise", "Blue Ocean", "Nord", "Vertex", "Delta", "Pioneer", "Harbor", "Lotus",
};
static const char * const phrases[] = {
  "确认新功能演示时间,", "客户关注ROI,", "希望增加定制化模块。", "反映系统操作复杂,需培训支持;",
  "预算有限,对比3家供应商,", "系统响应速度慢,", "与客户沟通了续约事宜。", "准备基础版报价方案,",
  "生产线智能化改造,", "已发送产品手册 ", "邀约线上会议 ", "需要降低人工成本 ", "与客户沟通了",
  "客户说下周再定,", "asked for a demo of v2.3 ", "sent the quotation by email, ",
};
static const char * const grades[] = { "A", "B", "B", "C", "C", "C" };
static const char * const stages[] = { "prospect", "needs", "delivery", "deepening", "at-risk", "lost" };
static const char * const statuses[] = { "高意向", "低活跃", "初次咨询", "续约预警", "需技术支持" };
static const char * const methods[] = { "phone", "visit", "wechat", "email", "online-meeting" };
static const char * const priorities[] = { "P1", "P2", "P3", "P4", "P4" };

#define PICK(self, from) from[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (from))]

/* few words are frequent, as in any language */
static const char *
pick_word (Generator *self)
{
  return self->words[(int) pow (N_WORDS, g_rand_double (self->rand)) - 1];
}

static void
make_words (Generator *self)
{
  self->words = g_new0 (char *, N_WORDS + 1);
  for (int i = 0; i < N_WORDS; i++)
    {
      GString *word = g_string_new (NULL);
      int n = g_rand_int_range (self->rand, 2, 5);

      if (i % 12 == 0)
        for (int j = 0; j < n + 2; j++)
          g_string_append_c (word, 'a' + g_rand_int_range (self->rand, 0, 26));
      else
        for (int j = 0; j < n; j++)
          g_string_append_unichar (word, 0x4e00 + (int) pow (6763, g_rand_double (self->rand)) * 3);
      self->words[i] = g_string_free (word, FALSE);
    }
}

static char *
make_text (Generator *self,
           int        n)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append (text, g_rand_int_range (self->rand, 0, 5) < 2 ? PICK (self, phrases)
                                                                   : pick_word (self));
  return g_string_free (text, FALSE);
}

static char *
make_name (Generator *self)
{
  if (g_rand_int_range (self->rand, 0, 8) == 0)
    return g_strdup_printf ("%s %s %d", PICK (self, latin), PICK (self, latin),
                            g_rand_int_range (self->rand, 1, 1000));
  return g_strdup_printf ("%s%s%s%s", PICK (self, cities), pick_word (self), PICK (self, trades),
                          PICK (self, forms));
}

static RapportStatement *
prepare (Generator  *self,
         const char *sql)
{
  g_autoptr(GError) error = NULL;
  RapportStatement *statement = rapport_connection_prepare (self->connection, sql, &error);

  g_assert_no_error (error);
  return statement;
}

static void
bind_uid (Generator        *self,
          RapportStatement *statement)
{
  guint32 uid[4];

  for (int i = 0; i < 4; i++)
    uid[i] = g_rand_int (self->rand);
  sqlite3_bind_blob (rapport_statement_get_handle (statement), 1, uid, sizeof uid, SQLITE_TRANSIENT);
}

/* The uid of a customer says when it came into the book: one behind the other over all the days. */
static void
bind_dated_uid (Generator        *self,
                RapportStatement *statement,
                int               day)
{
  guint32 random[4];
  guint8 uid[RAPPORT_UID_LENGTH];

  for (int i = 0; i < 4; i++)
    random[i] = g_rand_int (self->rand);
  rapport_uid_make (self->day_starts[day] * G_USEC_PER_SEC, (const guint8 *) random, uid);
  sqlite3_bind_blob (rapport_statement_get_handle (statement), 1, uid, sizeof uid, SQLITE_TRANSIENT);
}

static void
bind_owned (RapportStatement *statement,
            int               parameter,
            char             *text)
{
  sqlite3_bind_text (rapport_statement_get_handle (statement), parameter, text, -1, g_free);
}

static void
finish (RapportStatement *statement)
{
  g_autoptr(GError) error = NULL;

  rapport_statement_run (statement, &error);
  g_assert_no_error (error);
  sqlite3_clear_bindings (rapport_statement_get_handle (statement));
}

static void
add_members (Generator *self)
{
  g_autoptr(RapportStatement) insert = prepare (self, "INSERT INTO member (uid, name) VALUES (?1, ?2)");

  for (int i = 0; i < N_MEMBERS; i++)
    {
      bind_uid (self, insert);
      bind_owned (insert, 2, g_strdup_printf ("%s%s%d", PICK (self, surnames), PICK (self, titles), i));
      finish (insert);
    }
}

static void
add_contact (Generator        *self,
             RapportStatement *insert,
             gint64            customer)
{
  bind_uid (self, insert);
  rapport_statement_bind_integer (insert, 2, customer);
  bind_owned (insert, 3, g_strdup_printf ("%s%s", PICK (self, surnames), PICK (self, titles)));
  rapport_statement_bind_text (insert, 4, "经理");
  bind_owned (insert, 5, g_strdup_printf ("1%010u", g_rand_int (self->rand)));
  bind_owned (insert, 6, g_strdup_printf ("%s%d@example.com", PICK (self, latin), (int) customer));
  finish (insert);
}

static void
add_customers (Generator *self,
               guint      n)
{
  g_autoptr(RapportStatement) customer =
    prepare (self, "INSERT INTO customer (uid, number, name, industry, address, owner, grade, stage, status,"
             " initial_need, notes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
  g_autoptr(RapportStatement) contact =
    prepare (self, "INSERT INTO contact (uid, customer, name, position, mobile, email)"
             " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  g_autoptr(RapportStatement) tag =
    prepare (self, "INSERT INTO tag (uid, customer, name) VALUES (?1, ?2, ?3)");

  for (guint i = 1; i <= n; i++)
    {
      bind_dated_uid (self, customer, (int) ((guint64) (i - 1) * DAYS_BACK / n));
      bind_owned (customer, 2, g_strdup_printf ("%06u", i));
      bind_owned (customer, 3, make_name (self));
      rapport_statement_bind_text (customer, 4, PICK (self, trades));
      bind_owned (customer, 5, g_strdup_printf ("%s市%s路%d号", PICK (self, cities), pick_word (self), i % 999));
      if (g_rand_int_range (self->rand, 0, 10) > 0)
        rapport_statement_bind_integer (customer, 6, g_rand_int_range (self->rand, 1, N_MEMBERS + 1));
      rapport_statement_bind_text (customer, 7, PICK (self, grades));
      rapport_statement_bind_text (customer, 8, PICK (self, stages));
      rapport_statement_bind_text (customer, 9, PICK (self, statuses));
      bind_owned (customer, 10, make_text (self, 3));
      bind_owned (customer, 11, make_text (self, 6));
      finish (customer);
      add_contact (self, contact, i);
      if (i % 3 == 0)
        add_contact (self, contact, i);
      if (i % 5 != 0)
        continue;
      bind_uid (self, tag);
      rapport_statement_bind_integer (tag, 2, i);
      rapport_statement_bind_text (tag, 3, PICK (self, statuses));
      finish (tag);
    }
}

static void
add_records (Generator *self,
             guint      n,
             guint      n_customers)
{
  g_autoptr(RapportStatement) insert =
    prepare (self, "INSERT INTO record (uid, customer, started_day, started_at, method, summary, feedback,"
             " next_action, owner, began_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'we')");

  for (guint i = 0; i < n; i++)
    {
      int day = (guint64) i * DAYS_BACK / n;

      bind_uid (self, insert);
      rapport_statement_bind_integer (insert, 2, 1 + g_rand_int_range (self->rand, 0, n_customers));
      rapport_statement_bind_integer (insert, 3, self->days[day]);
      if (i % 4 != 0)
        rapport_statement_bind_integer (insert, 4, self->day_starts[day] +
                                        g_rand_int_range (self->rand, 9 * 3600, 18 * 3600));
      rapport_statement_bind_text (insert, 5, PICK (self, methods));
      bind_owned (insert, 6, make_text (self, 4));
      if (i % 2 == 0)
        bind_owned (insert, 7, make_text (self, 2));
      if (i % 3 == 0)
        bind_owned (insert, 8, make_text (self, 2));
      rapport_statement_bind_integer (insert, 9, g_rand_int_range (self->rand, 1, N_MEMBERS + 1));
      finish (insert);
    }
}

/* one in two customers has a plan, one in twenty of them late; and as many are done */
static void
add_plans (Generator *self,
           guint      n_customers)
{
  g_autoptr(RapportStatement) insert =
    prepare (self, "INSERT INTO plan (uid, customer, due_day, due_at, method, content, state)"
             " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

  for (guint i = 1; i <= n_customers; i++)
    {
      gboolean is_done = i % 2 == 0;
      int day = is_done || i % 20 == 1 ? DAYS_BACK - 1 - g_rand_int_range (self->rand, 0, 200)
                                       : DAYS_BACK + g_rand_int_range (self->rand, 0, 90);

      bind_uid (self, insert);
      rapport_statement_bind_integer (insert, 2, i);
      rapport_statement_bind_integer (insert, 3, self->days[day]);
      if (i % 3 != 0)
        rapport_statement_bind_integer (insert, 4, self->day_starts[day] + 10 * 3600);
      rapport_statement_bind_text (insert, 5, PICK (self, methods));
      bind_owned (insert, 6, make_text (self, 2));
      rapport_statement_bind_text (insert, 7, is_done ? "done" : "planned");
      finish (insert);
    }
}

static void
add_event (Generator        *self,
           RapportStatement *insert,
           gint64            ticket,
           gint64            at,
           const char       *kind)
{
  bind_uid (self, insert);
  rapport_statement_bind_integer (insert, 2, ticket);
  rapport_statement_bind_integer (insert, 3, at);
  rapport_statement_bind_text (insert, 4, kind);
  finish (insert);
}

/* nine tickets of ten are long closed */
static void
add_tickets (Generator *self,
             guint      n,
             guint      n_customers)
{
  g_autoptr(RapportStatement) ticket =
    prepare (self, "INSERT INTO ticket (uid, number, customer, received, category, description, priority,"
             " owner, status) VALUES (?1, ?2, ?3, ?4, 'after-sales', ?5, ?6, ?7, ?8)");
  g_autoptr(RapportStatement) event =
    prepare (self, "INSERT INTO ticket_event (uid, ticket, at, kind) VALUES (?1, ?2, ?3, ?4)");

  for (guint i = 1; i <= n; i++)
    {
      gboolean is_open = i > n - n / 10;
      gint64 received = self->day_starts[(guint64) (i - 1) * DAYS_BACK / n] +
                        g_rand_int_range (self->rand, 9 * 3600, 18 * 3600);

      bind_uid (self, ticket);
      bind_owned (ticket, 2, g_strdup_printf ("T-%06u", i));
      rapport_statement_bind_integer (ticket, 3, 1 + g_rand_int_range (self->rand, 0, n_customers));
      rapport_statement_bind_integer (ticket, 4, received);
      bind_owned (ticket, 5, make_text (self, 5));
      rapport_statement_bind_text (ticket, 6, PICK (self, priorities));
      rapport_statement_bind_integer (ticket, 7, g_rand_int_range (self->rand, 1, N_MEMBERS + 1));
      rapport_statement_bind_text (ticket, 8, is_open ? "in-progress" : "closed");
      finish (ticket);
      add_event (self, event, i, received, "received");
      add_event (self, event, i, received + 1200, "responded");
      if (!is_open)
        add_event (self, event, i, received + 36000, "solved");
    }
}

static void
make_days (Generator *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->days); i++)
    {
      self->days[i] = rapport_day_add (GENERATE_TODAY, (int) i - DAYS_BACK);
      self->day_starts[i] = rapport_day_start (self->days[i], self->zone);
    }
}

static void
execute (Generator  *self,
         const char *sql)
{
  g_autoptr(GError) error = NULL;

  rapport_connection_execute (self->connection, sql, &error);
  g_assert_no_error (error);
}

/* A book with so many customers, follow-up records and tickets in @folder; always the same. */
void
generate_book (const char *folder,
               guint       n_customers,
               guint       n_records,
               guint       n_tickets)
{
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  Generator self = { 0 };

  book = rapport_book_open (folder, &error);
  g_assert_no_error (error);
  path = g_strdup (rapport_book_get_path (book));
  g_clear_object (&book);

  self.rand = g_rand_new_with_seed (20261121);
  self.zone = g_time_zone_new_local ();
  self.connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_WRITE, &error);
  g_assert_no_error (error);
  make_words (&self);
  make_days (&self);
  /* each page would be looked for in a log of gigabytes */
  execute (&self, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; BEGIN IMMEDIATE");
  add_members (&self);
  add_customers (&self, n_customers);
  add_records (&self, n_records, n_customers);
  add_plans (&self, n_customers);
  add_tickets (&self, n_tickets, n_customers);
  rapport_derived_rebuild (self.connection, GENERATE_NOW, self.zone, NULL, &error);
  g_assert_no_error (error);
  execute (&self, "COMMIT; PRAGMA journal_mode = WAL");

  g_strfreev (self.words);
  g_time_zone_unref (self.zone);
  g_rand_free (self.rand);
  g_object_unref (self.connection);
}

static void
add_file (GChecksum  *checksum,
          const char *name)
{
  g_autofree char *path = g_strconcat ("/io/github/rapport_app/Rapport/sql/", name, NULL);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes != NULL)
    g_checksum_update (checksum, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The folder of such a book in the build directory, made the first time and after the schema changed. */
char *
generate_once (guint n_customers,
               guint n_records,
               guint n_tickets)
{
  const char *build = g_getenv ("G_TEST_BUILDDIR");
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  g_autofree char *name = NULL;
  g_autofree char *half_made = NULL;
  char *folder;

  add_file (checksum, "001-book.sql");
  add_file (checksum, "001-tables.sql");
  name = g_strdup_printf ("%u-%u-%u-%.8s", n_customers, n_records, n_tickets,
                          g_checksum_get_string (checksum));
  folder = g_build_filename (build != NULL ? build : g_get_tmp_dir (), "books", name, NULL);
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return folder;
  half_made = g_strdup_printf ("%s.%08x", folder, g_random_int ());
  g_mkdir_with_parents (half_made, 0700);
  generate_book (half_made, n_customers, n_records, n_tickets);
  if (g_rename (half_made, folder) != 0)
    g_error ("%s can't be made", folder);
  return folder;
}
