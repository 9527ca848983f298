/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <time.h>

#include "import-fixture.h"
#include "rapport-ical-days.h"
#include "rapport-calendar-keeper.h"
#include "rapport-ical.h"
#include "rapport-list-export.h"
#include "rapport-lists.h"
#include "rapport-problem.h"

/* Address books and calendars, as telephones and other programs write them. */

/* an older telephone's card, one of another, and a newer one of nobody's company */
#define CARDS \
  "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0;=E4=BC=9F;;;\r\n" \
  "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0=E4=BC=9F\r\nTEL;CELL;PREF:13800138000\r\n" \
  "TEL;WORK:010-88886666\r\nTEL;WORK;FAX:010-88886667\r\n" \
  "ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=8D=97=E4=BA=AC=E5=A4=A7=E6=B6=\r\n" \
  "=A6;=E9=87=87=E8=B4=AD=E9=83=A8\r\nBDAY:1985-03-15\r\n" \
  "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD\r\n AAAAAAAAAAAA\r\n AAA==\r\n\r\nEND:VCARD\r\n" \
  "BEGIN:VCARD\nVERSION:3.0\nN:李;四;;;\nFN:李四\nORG:南京大润;\nitem1.EMAIL;type=INTERNET:lisi@example.com\n" \
  "TEL;type=CELL;type=VOICE:+86 138 0013 8001\nitem2.ADR;type=WORK:;;中央路1号;南京;江苏;210000;中国\n" \
  "BDAY;value=date;X-APPLE-OMIT-YEAR=1604:1604-08-20\nNOTE:喜欢\\n龙井\\, 不\n 喝酒\nCATEGORIES:老客户,重点\nEND:VCARD\n" \
  "BEGIN:VCARD\nVERSION:4.0\nN:Lee;Ann;;;\nTEL;VALUE=uri;TYPE=\"voice,cell\":tel:+1-555-0100\n" \
  "EMAIL:ann@example.com\nBDAY:--0415\nURL:https://example.com\nEND:VCARD\n"

#define EVENT(lines) "BEGIN:VEVENT\r\n" lines "END:VEVENT\r\n"

#define CALENDAR \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Calendar//EN\r\nBEGIN:VTIMEZONE\r\nTZID:Far\r\nBEGIN:STANDARD\r\n" \
  "DTSTART:16010101T000000\r\nTZOFFSETFROM:+0700\r\nTZOFFSETTO:+0700\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" \
  EVENT ("UID:1\r\nSUMMARY:拜访南京大润\r\nDTSTART;TZID=Far:21261224T090000\r\nDESCRIPTION:样品\\, 合同\r\n") \
  EVENT ("UID:2\r\nSUMMARY:Lunch\r\nATTENDEE;CN=Ann:mailto:ANN@example.com\r\nDTSTART:21270106T040000Z\r\n") \
  EVENT ("UID:3\r\nSUMMARY:Team meeting\r\nDTSTART:21270107T100000\r\n") \
  EVENT ("UID:4\r\nSUMMARY:回访南京大润\r\nDTSTART;VALUE=DATE:20240105\r\n") \
  EVENT ("UID:5\r\nSUMMARY:Ann Lee each year\r\nDTSTART:20240105T020000\r\nRRULE:FREQ=YEARLY;INTERVAL=200\r\n") \
  EVENT ("UID:8\r\nSTATUS:CANCELLED\r\nSUMMARY:x\r\nDTSTART:21270105T040000Z\r\n") \
  "BEGIN:VTODO\r\nUID:6\r\nSUMMARY:报价给Ann Lee\r\nDUE;VALUE=DATE:21270110\r\nEND:VTODO\r\n" \
  "BEGIN:VTODO\r\nUID:7\r\nSUMMARY:寄样 Ann Lee\r\nSTATUS:COMPLETED\r\nCOMPLETED:20250109T080000Z\r\nEND:VTODO\r\n" \
  "END:VCALENDAR\r\n"

static void
import_cards (ImportFixture *fixture)
{
  import_check (fixture, CARDS);
  import_assert_counts (fixture, 3, 0, 0, 0);
  import_apply (fixture, FALSE);
}

static void
test_cards (ImportFixture *fixture,
            gconstpointer  data)
{
  import_cards (fixture);
  import_assert_text (fixture, "SELECT group_concat(name || ifnull(kind, '-') || ifnull(address, '-'), '|')"
                      " FROM (SELECT * FROM customer ORDER BY id)", "南京大润-江苏南京中央路1号|Ann Leeperson-");
  import_assert_text (fixture, "SELECT group_concat(name || ifnull(department, '-') || ifnull(phone, '-') || mobile ||"
                      " ifnull(email, '-') || birthday || ifnull(notes, '-'), '|') FROM (SELECT * FROM contact ORDER BY id)",
                      "张伟采购部010-8888666613800138000-1985-03-15-|"
                      "李四--+86 138 0013 8001lisi@example.com8-20喜欢\n龙井, 不喝酒|"
                      "Ann Lee--+1-555-0100ann@example.com4-15-");
  import_assert_text (fixture, "SELECT group_concat(name, '|') FROM (SELECT name FROM tag ORDER BY id)", "老客户|重点");
  import_assert_text (fixture, "SELECT group_concat(name || ' ' || value, '|') FROM (SELECT * FROM extra ORDER BY id)",
                      "Further numbers and addresses Fax 010-88886667|Website https://example.com");
  /* FR-16: birthdays are care dates */
  import_assert_text (fixture, "SELECT group_concat(date, ' ') FROM (SELECT date FROM care_date ORDER BY id)",
                      "1985-03-15 8-20 4-15");
  import_check (fixture, CARDS);
  import_assert_counts (fixture, 0, 0, 3, 0);
}

static void
test_incomplete_cards (ImportFixture *fixture,
                       gconstpointer  data)
{
  g_autoptr(GFile) file = import_write_file (fixture, "BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\n", -1);
  g_autoptr(GError) error = NULL;

  g_assert_false (rapport_import_check (fixture->import, file, NULL, &error));
  g_assert_cmpstr (error->message, ==, "The file is incomplete: card 2 does not end.");
}

/* a picture in very many lines does not keep anybody waiting, and only what stands before a value says how it is written */
static void
test_large_photo (ImportFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr(GString) card = g_string_new ("BEGIN:VCARD\nVERSION:2.1\nFN:Ann Lee\nPHOTO;ENCODING=BASE64;JPEG:/9j/\n");
  clock_t began;

  while (card->len < 2 * 1024 * 1024)
    g_string_append (card, " AAAABBBBCCCCDDDD\n");
  g_string_append (card, "\nNOTE:quoted-printable ends in=\nTEL;CELL;\n ENCODING=QUOTED-PRINTABLE:138=\n00138000\n"
                   "END:VCARD\n");
  began = clock ();
  import_check (fixture, card->str);
  g_assert_cmpint (clock () - began, <, 10 * CLOCKS_PER_SEC);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(name || mobile || notes) FROM contact",
                      "Ann Lee13800138000quoted-printable ends in=");
}

static void
test_calendar (ImportFixture *fixture,
               gconstpointer  data)
{
  import_cards (fixture);
  import_check (fixture, CALENDAR);
  g_assert_cmpstr (rapport_import_get_sheet (fixture->import), ==, "Planned");
  g_assert_true (rapport_import_is_calendar (fixture->import));
  /* what is over is in the other part */
  g_assert_cmpuint (rapport_import_get_n_elsewhere (fixture->import), ==, 2);
  import_assert_counts (fixture, 4, 0, 0, 1);
  /* whom it is with is for a person to say */
  import_assert_problem (fixture, 2, "“Team meeting” is nothing that “Customer” can be; the row is rejected.", 0,
                         RAPPORT_SEVERITY_ERROR);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT group_concat(c.name || ' ' || p.due_day || ' ' || ifnull(datetime(p.due_at,"
                      " 'unixepoch'), '-') || ' ' || p.content, '|') FROM (SELECT * FROM plan ORDER BY due_day) p"
                      " JOIN customer c ON c.id = p.customer WHERE p.due_day > 21000000",
                      "南京大润 21261224 2126-12-24 02:00:00 拜访南京大润\n样品, 合同|"
                      "Ann Lee 21270106 2127-01-06 04:00:00 Lunch|"
                      "Ann Lee 21270110 - 报价给Ann Lee|Ann Lee 22240105 2224-01-04 18:00:00 Ann Lee each year");
  import_check (fixture, CALENDAR);
  import_assert_counts (fixture, 0, 0, 4, 1);
}

/* People say of a customer what its name begins with; what may be one of several, or is only a place, is nobody. */
static void
test_short_names (ImportFixture *fixture,
                  gconstpointer  data)
{
  import_text (fixture, "客户编号,客户名称\n001,杭州云帆网络科技有限公司\n002,南京大润发商贸公司\n003,南京大润食品公司\n"
                        "004,上海浦东物流公司\n");
  import_check (fixture, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
                EVENT ("UID:1\r\nSUMMARY:给杭州云帆打电话\r\nDTSTART:21270105T040000Z\r\n")
                EVENT ("UID:2\r\nSUMMARY:回访南京大润\r\nDTSTART:21270106T040000Z\r\n")
                EVENT ("UID:3\r\nSUMMARY:体检\r\nLOCATION:上海浦东\r\nDTSTART:21270107T040000Z\r\n")
                "END:VCALENDAR\r\n");
  import_assert_counts (fixture, 1, 0, 0, 2);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT group_concat(c.number || p.content) FROM plan p JOIN customer c ON c.id = p.customer",
                      "001给杭州云帆打电话");
}

#define VISIT(words, start) \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" \
  EVENT ("UID:ext1\r\nSUMMARY:" words "南京大润\r\nDTSTART" start "\r\n") "END:VCALENDAR\r\n"

/* What another calendar has of a day is a plan beside those of the day; neither their words nor their time go. */
static void
test_calendar_keeps_plans (ImportFixture *fixture,
                           gconstpointer  data)
{
  import_cards (fixture);
  import_check (fixture, VISIT ("回访", ":21261224T153000"));
  import_apply (fixture, FALSE);
  import_check (fixture, VISIT ("拜访", ";VALUE=DATE:21261224"));
  import_assert_counts (fixture, 1, 0, 0, 0);
  import_apply (fixture, FALSE);
  import_check (fixture, VISIT ("拜访", ";VALUE=DATE:21261224"));
  import_assert_counts (fixture, 0, 0, 1, 0);
  import_check (fixture, VISIT ("回访", ";VALUE=DATE:21261224"));
  import_assert_counts (fixture, 0, 0, 1, 0);
  import_assert_text (fixture, "SELECT group_concat(content || (due_at IS NOT NULL), '|') FROM"
                      " (SELECT * FROM plan WHERE due_day = 21261224 ORDER BY id)", "回访南京大润1|拜访南京大润0");
}

static void
test_past_of_calendar (ImportFixture *fixture,
                       gconstpointer  data)
{
  import_cards (fixture);
  rapport_import_set_sheet (fixture->import, "Past");
  import_check (fixture, CALENDAR);
  import_assert_counts (fixture, 0, 2, 0, 0);
  g_assert_cmpuint (rapport_import_get_n_elsewhere (fixture->import), ==, 5);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT group_concat(c.name || ' ' || r.started_day || ' ' || r.summary, '|') FROM record r"
                      " JOIN customer c ON c.id = r.customer", "南京大润 20240105 回访南京大润|Ann Lee 20250109 寄样 Ann Lee");
  import_assert_text (fixture, "SELECT count(*) FROM customer", "2");
}

/* a rule that no calendar has does not keep anybody waiting */
static void
test_dense_rules (ImportFixture *fixture,
                  gconstpointer  data)
{
  import_cards (fixture);
  import_check (fixture, "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:Far\r\nBEGIN:STANDARD\r\n"
                "DTSTART:16010101T000000\r\nRRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0700\r\nTZOFFSETTO:+0700\r\n"
                "END:STANDARD\r\nEND:VTIMEZONE\r\n"
                EVENT ("UID:1\r\nSUMMARY:南京大润\r\nDTSTART;TZID=Far:21261224T090000\r\nRRULE:FREQ=SECONDLY\r\n")
                "END:VCALENDAR\r\n");
  import_assert_counts (fixture, 1, 0, 0, 0);
}

/* A day that never comes is not looked for in all the years there are. */
static void
test_rules_that_never_fire (ImportFixture *fixture,
                            gconstpointer  data)
{
  static const char * const rules[] = {
    "YEARLY;BYMONTH=2;BYMONTHDAY=30", "MONTHLY;BYMONTH=2;BYMONTHDAY=30", "DAILY;BYMONTH=2;BYMONTHDAY=30",
    "MONTHLY;BYDAY=6MO", "MONTHLY;BYMONTHDAY=1;BYSETPOS=9", "YEARLY;BYMONTH=4;BYDAY=5MO;BYMONTHDAY=1",
    "MONTHLY;INTERVAL=12;BYMONTH=3", "YEARLY;INTERVAL=30000;BYMONTH=2;BYMONTHDAY=30",
  };
  g_autoptr(GString) text = g_string_new ("BEGIN:VCALENDAR\r\n");
  const clock_t begin = clock ();

  import_cards (fixture);
  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, EVENT ("UID:%u\r\nSUMMARY:Ann Lee\r\nDTSTART:20200105T090000\r\nRRULE:FREQ=%s\r\n"),
                            i, rules[i % G_N_ELEMENTS (rules)]);
  g_string_append (text, "END:VCALENDAR\r\n");
  import_check (fixture, text->str);
  /* each of them took about a second */
  g_assert_cmpfloat ((double) (clock () - begin) / CLOCKS_PER_SEC, <, 20);
}

/* The last workday of a month, and others that calendars of offices are full of, lead to their next time. */
static void
test_rules_of_offices (ImportFixture *fixture,
                       gconstpointer  data)
{
  static const char * const rules[] = {
    "MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU", "YEARLY", "MONTHLY;BYDAY=2TU",
    "DAILY;INTERVAL=3", "YEARLY;BYMONTH=2;BYMONTHDAY=29", "MONTHLY;BYMONTHDAY=-1", "YEARLY;BYMONTH=11;BYDAY=4TH",
  };

  import_cards (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\r\n" EVENT ("UID:1\r\nSUMMARY:Ann Lee\r\n"
                                               "DTSTART:20200105T090000\r\nRRULE:FREQ=%s\r\n") "END:VCALENDAR\r\n",
                                               rules[i]);

      import_check (fixture, text);
      /* one that is to come is a plan */
      g_assert_nonnull (rapport_import_get_kind (fixture->import));
      g_assert_cmpstr (rapport_import_get_kind (fixture->import)->name, ==, "plan");
    }
}

static void
test_damaged_calendar (ImportFixture *fixture,
                       gconstpointer  data)
{
  g_autoptr(GFile) file = import_write_file (fixture, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:a\r\n", -1);
  g_autoptr(GError) error = NULL;

  g_assert_false (rapport_import_check (fixture->import, file, NULL, &error));
  g_assert_cmpstr (error->message, ==, "The calendar is damaged or incomplete. Get it once more.");
}

/* from an empty book, into which it was brought */
static void
import_elsewhere (ImportFixture *fixture,
                  const char    *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  import_file (fixture, file);
}

static GArray *
list_ids (ImportFixture *fixture,
          const char    *name)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (rapport_lists_find (name));
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree gint64 *ids = NULL;
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n;

  ids = rapport_list_query_run (query, rapport_book_get_connection (fixture->book), NULL,
                                g_get_real_time () / G_USEC_PER_SEC, zone, &n, NULL);
  g_array_append_vals (list, ids, n);
  return list;
}

static void
export (ImportFixture *fixture,
        const char    *name,
        const char    *path)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GArray) ids = list_ids (fixture, name);
  g_autoptr(GError) error = NULL;
  const int column = 0;

  rapport_list_export (rapport_lists_find (name), rapport_book_get_connection (fixture->book), &column, 1,
                       (const gint64 *) ids->data, ids->len, NULL, path, NULL, zone, NULL, &error);
  g_assert_no_error (error);
}

#define ALL_CONTACTS \
  "SELECT group_concat(c.name || ifnull(c.kind, '-') || ifnull(c.address, '-') || ifnull(k.name, '-') ||" \
  " ifnull(k.department, '-') || ifnull(k.phone, '-') || ifnull(k.mobile, '-') || ifnull(k.email, '-') ||" \
  " ifnull(k.birthday, '-') || ifnull(k.notes, '-'), '|') FROM (SELECT * FROM customer ORDER BY id) c" \
  " LEFT JOIN contact k ON k.customer = c.id"
#define ALL_PLANS \
  "SELECT group_concat(c.number || p.due_day || ifnull(p.due_at, '-') || ifnull(p.content, '-') ||" \
  " ifnull(p.method, '-'), '|') FROM (SELECT * FROM plan WHERE origin = 'by-hand' ORDER BY due_day, id) p" \
  " JOIN customer c ON c.id = p.customer"

/* what goes out comes in again, the same, into an empty book */
static void
test_round_trip (ImportFixture *fixture,
                 gconstpointer  data)
{
  ImportFixture other = { NULL };
  g_autofree char *cards = g_build_filename (fixture->folder, "all.vcf", NULL);
  g_autofree char *plans = g_build_filename (fixture->folder, "all.ics", NULL);

  import_cards (fixture);
  import_text (fixture, "客户名称,客户性质\n\"西安, 无名; 公司\",Company\n");
  import_check (fixture, CALENDAR);
  import_apply (fixture, TRUE);
  export (fixture, "customers", cards);
  export (fixture, "plans", plans);

  import_set_up (&other, NULL);
  import_elsewhere (&other, cards);
  import_elsewhere (&other, plans);
  for (guint i = 0; i < 2; i++)
    {
      const char *sql = i == 0 ? ALL_CONTACTS : ALL_PLANS;
      g_autoptr(RapportStatement) statement =
        rapport_connection_prepare (rapport_book_get_connection (fixture->book), sql, NULL);
      gboolean has_row;

      g_assert_true (rapport_statement_step (statement, &has_row, NULL) && has_row);
      import_assert_text (&other, sql, rapport_statement_get_text (statement, 0));
    }
  import_tear_down (&other, NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* a folder has a file for what is due, loses what is not, and leaves alone what is not ours */
static void
test_calendar_folder (ImportFixture *fixture,
                      gconstpointer  data)
{
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *folder = g_build_filename (fixture->folder, "calendar", NULL);
  g_autofree char *other = g_build_filename (folder, "other.ics", NULL);
  g_autoptr(GError) error = NULL;
  guint n;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  import_cards (fixture);
  import_check (fixture, CALENDAR);
  import_apply (fixture, TRUE);
  g_assert_true (rapport_ical_export_due (connection, G_GINT64_CONSTANT (8000000000), folder, zone, 0, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, >=, 6);
  g_assert_cmpuint (count_files (folder), ==, n + 1);
  g_assert_true (rapport_ical_export_due (connection, 0, folder, zone, 0, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static char *
dup_days (const char *text,
          int         year)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) days = rapport_ical_days_read (bytes, year, &error);
  GString *read = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < days->len; i++)
    {
      const RapportCalendarDay *day = &g_array_index (days, RapportCalendarDay, i);

      g_string_append_printf (read, "%d %s %s\n", day->day, day->works ? "work" : "off", day->name);
    }
  return g_string_free (read, FALSE);
}

/* Holidays and make-up days, as calendars of the web have them */
static void
test_days (void)
{
  static const char text[] =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\n"
    "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20270205\r\nDTEND;VALUE=DATE:20270208\r\n"
    "SUMMARY:春节 假期 第1天/共3天\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20270214\r\nSUMMARY:春节（班）\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:3\r\nDTSTART:20270216T010000Z\r\nSUMMARY:Meeting\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:4\r\nDTSTART;VALUE=DATE:20270501\r\nDURATION:P1D\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n";
  g_autoptr(GBytes) other = g_bytes_new_static ("day,off", 7);
  g_autoptr(GError) error = NULL;
  g_autofree char *read = dup_days (text, 2027);
  g_autoptr(GArray) none = NULL;

  g_assert_cmpstr (read, ==, "20270205 off 春节\n20270206 off 春节\n20270207 off 春节\n20270214 work 春节\n"
                                  "20270501 off \n");
  none = rapport_ical_days_read (other, 2027, &error);
  g_assert_null (none);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
}

/* What comes every year stands in a file once. */
static void
test_days_that_repeat (void)
{
  static const char text[] =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\n"
    "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20001225\r\nDTEND;VALUE=DATE:20001227\r\n"
    "RRULE:FREQ=YEARLY\r\nSUMMARY:Christmas\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20200903\r\nRRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=1MO\r\n"
    "SUMMARY:Labor Day\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:3\r\nDTSTART;VALUE=DATE:20250704\r\nRRULE:FREQ=YEARLY;COUNT=2\r\nSUMMARY:Over\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:4\r\nDTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=MONTHLY;UNTIL=20270301\r\n"
    "EXDATE;VALUE=DATE:20270201\r\nRDATE;VALUE=DATE:20270506\r\nSUMMARY:Stock\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:5\r\nDTSTART;VALUE=DATE:20261230\r\nDTEND;VALUE=DATE:20270102\r\nRRULE:FREQ=YEARLY\r\n"
    "SUMMARY:Turn\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n";
  g_autofree char *read = dup_days (text, 2027);
  g_autofree char *earlier = dup_days (text, 1999);

  g_assert_cmpstr (read, ==, "20271225 off Christmas\n20271226 off Christmas\n20270906 off Labor Day\n"
                             "20270101 off Turn\n20270301 off Stock\n20270506 off Stock\n"
                             "20271230 off Turn\n20271231 off Turn\n");
  g_assert_cmpstr (earlier, ==, "");
}

/* A rule that says nothing sensible, or would be followed for ever, ends. */
static void
test_days_that_repeat_without_end (void)
{
  static const char * const rules[] = {
    "SECONDLY", "DAILY", "DAILY;INTERVAL=0", "YEARLY;BYMONTH=2;BYMONTHDAY=30", "MONTHLY;BYDAY=6MO;BYMONTHDAY=1",
    "DAILY;BYMONTH=2;BYMONTHDAY=30", "YEARLY;BYDAY=53MO", "MONTHLY;INTERVAL=12;BYMONTHDAY=31", "YEARLY;INTERVAL=30000",
    "YEARLY;BYWEEKNO=53;BYDAY=1MO", "YEARLY;BYYEARDAY=366;BYMONTH=1", "YEARLY;BYMONTH=2;BYDAY=5MO", "NEVER",
  };
  g_autoptr(GString) text = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\n");
  g_autofree char *read = NULL;

  for (guint i = 0; i < 10 * G_N_ELEMENTS (rules); i++)
    g_string_append_printf (text, "BEGIN:VEVENT\r\nUID:%u\r\nDTSTART;VALUE=DATE:20010228\r\nRRULE:FREQ=%s\r\n"
                                  "SUMMARY:x\r\nEND:VEVENT\r\n", i, rules[i % G_N_ELEMENTS (rules)]);
  g_string_append (text, "END:VCALENDAR\r\n");
  read = dup_days (text->str, 2027);
  g_assert_nonnull (strstr (read, "20270228 off x\n"));
}

/* while a person works, the folder follows */
static void
test_calendar_is_kept (ImportFixture *fixture,
                       gconstpointer  data)
{
  g_autoptr(RapportCalendarKeeper) keeper = rapport_calendar_keeper_new (fixture->book);
  g_autofree char *folder = g_build_filename (fixture->folder, "calendar", NULL);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_signal_connect_swapped (keeper, "kept", G_CALLBACK (g_main_loop_quit), loop);
  rapport_calendar_keeper_set_folder (keeper, folder);
  g_main_loop_run (loop);
  g_assert_cmpuint (count_files (folder), ==, 0);
  import_cards (fixture);
  while (count_files (folder) < 3)
    g_main_loop_run (loop);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("cards", test_cards);
  IMPORT_TEST ("cards/incomplete", test_incomplete_cards);
  IMPORT_TEST ("cards/large-photo", test_large_photo);
  IMPORT_TEST ("calendar", test_calendar);
  IMPORT_TEST ("calendar/short-names", test_short_names);
  IMPORT_TEST ("calendar/other-plans-of-the-day-stay", test_calendar_keeps_plans);
  IMPORT_TEST ("calendar/past", test_past_of_calendar);
  IMPORT_TEST ("calendar/dense-rules", test_dense_rules);
  IMPORT_TEST ("calendar/a-day-that-never-comes-costs-nothing", test_rules_that_never_fire);
  IMPORT_TEST ("calendar/what-offices-repeat-is-followed", test_rules_of_offices);
  IMPORT_TEST ("calendar/damaged", test_damaged_calendar);
  IMPORT_TEST ("cards-and-calendar/round-trip", test_round_trip);
  IMPORT_TEST ("calendar/folder", test_calendar_folder);
  g_test_add_func ("/exchange/ical/holidays-and-make-up-days", test_days);
  g_test_add_func ("/exchange/ical/days-that-repeat", test_days_that_repeat);
  g_test_add_func ("/exchange/ical/days-that-repeat-without-end", test_days_that_repeat_without_end);
  IMPORT_TEST ("calendar/kept", test_calendar_is_kept);
  return g_test_run ();
}
