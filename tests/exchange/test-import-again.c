/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-again.h"
#include "rapport-action-log.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-table-writer.h"
#include "rapport-table.h"
#include "scratch-act.h"

static void
test_again (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autoptr(GFile) follow_ups = import_get_sample ("follow-ups.csv");
  g_autoptr(GFile) customers = import_get_sample ("customers.csv");
  gint64 n_changes;

  import_file (fixture, customers);
  import_check_file (fixture, customers);
  import_assert_counts (fixture, 0, 0, 1, 0);
  import_file (fixture, follow_ups);
  n_changes = scratch_query (fixture->book, "SELECT count(*) FROM change");
  import_check_file (fixture, follow_ups);
  import_assert_counts (fixture, 0, 0, 3, 0);
  g_assert_cmpint (import_apply (fixture, FALSE), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM change"), ==, n_changes);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 3);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan"), ==, 3);
  import_check_file (fixture, customers);
  import_assert_counts (fixture, 0, 0, 1, 0);
}

/* a list of customers, as it was written to a file, tells of no other follow-ups than those on file */
static void
test_list_again (ImportFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr(GFile) follow_ups = import_get_sample ("follow-ups.csv");
  gint64 n_changes;

  import_file (fixture, follow_ups);
  n_changes = scratch_query (fixture->book, "SELECT count(*) FROM change");
  import_check (fixture, "客户编号,客户名称,联系人,负责人,最近跟进\n"
                         "001,科技有限公司,*总监(市场部),*经理,2024-03-10\n002,YY实业集团,,,2024-03-08\n");
  import_assert_counts (fixture, 0, 0, 2, 0);
  g_assert_cmpint (import_apply (fixture, FALSE), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM change"), ==, n_changes);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE state = 'planned'"), ==, 3);
  import_check (fixture, "客户编号,客户名称,最近跟进\n001,科技有限公司,2024-03-11\n");
  import_assert_counts (fixture, 0, 1, 0, 0);
}

static gint64
count_owned (ImportFixture *fixture,
             const char    *name)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM customer JOIN member m ON m.id = owner WHERE m.name = '%s'", name);

  return scratch_query (fixture->book, sql);
}

/* the program's own list of customers says whose they are, whatever it tells of the last follow-up */
static void
test_list_owner (ImportFixture *fixture,
                 gconstpointer  data)
{
  import_text (fixture, "客户编号,客户名称,负责人,最近跟进时间,跟进方式,跟进内容概要\n001,甲公司,王芳,2024-03-08,电话,问候\n"
                        "001,甲公司,王芳,2024-03-10,电话,报价\n002,乙公司,王芳,2024-03-10,,\n");
  import_check (fixture, "Number,Customer,Owner,Last follow-up\n001,甲公司,李强,2024-03-08\n");
  import_assert_counts (fixture, 0, 0, 1, 0);
  import_assert_problem (fixture, 0, "“王芳” is kept: a later follow-up is known already.", 2, RAPPORT_SEVERITY_FLAG);
  import_check (fixture, "Number,Customer,Owner,Last follow-up\n001,甲公司,李强,2024-03-10\n002,乙公司,新人,2024-03-10\n");
  import_assert_counts (fixture, 0, 2, 0, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, "Owner: 王芳 → 李强");
  /* also where somebody put a column of their own beside the list's */
  import_check (fixture, "Number,Customer,Contact,Grade,Owner,Status,Last follow-up,Next follow-up,我的备忘\n"
                         "001,甲公司,,,李强,,2024-03-10,,\n002,乙公司,,,新人,,2024-03-10,,\n");
  import_assert_counts (fixture, 0, 2, 0, 0);
  import_apply (fixture, FALSE);
  g_assert_cmpint (count_owned (fixture, "李强"), ==, 1);
  g_assert_cmpint (count_owned (fixture, "新人"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record JOIN member m ON m.id = owner"
                                                 " WHERE m.name = '王芳'"), ==, 3);
}

/* The program's own list of customers may show a contact's numbers without the name. */
static void
test_list_numbers (ImportFixture *fixture,
                   gconstpointer  data)
{
  import_text (fixture, "客户编号,客户名称,联系人,手机,地址\n001,甲公司,张三,13800138000,甲路1号\n001,甲公司,李四,13800138001,\n");
  import_check (fixture, "Number,Customer,Mobile,Address\n001,甲公司,13800138000,甲路1号\n");
  import_assert_counts (fixture, 0, 0, 1, 0);
  import_check (fixture, "Number,Customer,Mobile,Address\n001,甲公司,13800138009,甲路2号\n");
  import_assert_counts (fixture, 0, 1, 0, 0);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(name || mobile, ' ') FROM contact", "张三13800138009 李四13800138001");
  import_assert_text (fixture, "SELECT address FROM customer", "甲路2号");
}

static void
rename_thing (ImportFixture *fixture,
              GType          type,
              guint          field,
              const char    *name)
{
  g_autoptr(RapportEntity) thing = rapport_table_load (rapport_book_get_connection (fixture->book), type, 1, NULL);

  rapport_entity_set_text (thing, field, name);
  scratch_run (fixture->book, rapport_edit_new (thing, &field, 1));
}

/* Another name in that list corrects that of whom it shows, unless nothing says that it is the same person. */
static void
test_list_renamed (ImportFixture *fixture,
                   gconstpointer  data)
{
  static const struct
  {
    const char *titles;
    const char *row;
    const char *changes;
    gboolean    is_further;
  } cases[] = {
    { "", "钱晓燕", "Name: 钱小燕 → 钱晓燕", FALSE },
    { ",Mobile", "赵云,138 0013 8000", "Name: 钱小燕 → 赵云", FALSE },
    { ",Mobile", "钱晓燕,13900139000", "Contact: 钱晓燕", TRUE },
    { "", "赵云", "Contact: 赵云", TRUE },
    { "", "孙伟", NULL, FALSE },
  };

  import_text (fixture, "客户编号,客户名称,联系人,手机\n001,甲公司,钱小燕,13800138000\n001,甲公司,孙伟,13800138001\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *table =
        g_strdup_printf ("Number,Customer,Owner,Contact%s\n001,甲公司,,%s\n", cases[i].titles, cases[i].row);

      import_check (fixture, table);
      g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, cases[i].changes);
      if (cases[i].is_further)
        import_assert_problem (fixture, 0, "“*” is taken for a further contact; “钱小燕” stays.", 3, RAPPORT_SEVERITY_FLAG);
      else if (i == 1)
        import_assert_problem (fixture, 0, "As the number or address is the same, “钱小燕” is called “赵云” from now on.", 3,
                               RAPPORT_SEVERITY_FLAG);
      else
        import_assert_no_problem (fixture, 0, "*");
      if (cases[i].changes == NULL)
        continue;
      import_apply (fixture, FALSE);
      g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM contact"), ==, cases[i].is_further ? 3 : 2);
      scratch_undo (fixture->book);
    }
  rename_thing (fixture, RAPPORT_TYPE_CONTACT, RAPPORT_CONTACT_NAME, "钱晓燕");
  import_check (fixture, "Number,Customer,Owner,Contact\n001,甲公司,,钱小燕\n");
  import_assert_counts (fixture, 0, 0, 1, 0);
  import_assert_problem (fixture, 0, "“钱晓燕” is kept: it was changed here since.", 3, RAPPORT_SEVERITY_FLAG);
}

/* Nor does it rename anybody to several people, to another contact or beside another number. */
static void
test_list_other_people (ImportFixture *fixture,
                        gconstpointer  data)
{
  static const struct
  {
    const char *row;
    const char *added;
    gboolean    is_flagged;
  } cases[] = {
    { "钱小燕、孙伟、吴用(采购总监),13800138000,q@x.example", " 吴用采购总监", FALSE },
    { "吴用、李四,13800138000,q@x.example", " 吴用、李四", TRUE },
    { "孙伟(采购总监),13800138000,q@x.example", "", FALSE },
    { "孙伟(设备主管),13800138000,q@x.example", "", FALSE },
    { "赵云(经理),13900139000,q@x.example", " 赵云经理13900139000", TRUE },
  };
  static const char stored[] = "钱小燕采购总监13800138000q@x.example 孙伟设备主管13800138001";

  import_text (fixture, "客户编号,客户名称,联系人,手机,邮箱\n001,甲公司,钱小燕(采购总监),13800138000,q@x.example\n"
                        "001,甲公司,孙伟(设备主管),13800138001,\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *table = g_strdup_printf ("Number,Customer,Owner,Contact,Mobile,Email\n001,甲公司,,%s\n", cases[i].row);
      g_autofree char *expected = g_strconcat (stored, cases[i].added, NULL);

      import_check (fixture, table);
      if (cases[i].is_flagged)
        import_assert_problem (fixture, 0, "“*” is taken for a further contact; “钱小燕” stays.", 3, RAPPORT_SEVERITY_FLAG);
      import_apply (fixture, FALSE);
      import_assert_text (fixture, "SELECT group_concat(name || ifnull(position, '') || ifnull(mobile, '') || ifnull(email, ''), ' ')"
                                   " FROM (SELECT * FROM contact ORDER BY id)", expected);
      import_check (fixture, table);
      import_assert_counts (fixture, 0, 0, 1, 0);
      if (*cases[i].added != '\0')
        scratch_undo (fixture->book);
    }
}

/* A name that was changed in that list changes, unless it is another customer's or its number stands there twice. */
static void
test_list_other_name (ImportFixture *fixture,
                      gconstpointer  data)
{
  static const char renamed[] = "Number,Customer,Owner,Last follow-up\n1,远景仪器集团公司,王芳,\n002,金石材料公司,王芳,\n";

  import_text (fixture, "客户编号,客户名称,负责人\n001,远景仪器公司,王芳\n002,金石材料公司,王芳\n");
  import_check (fixture, "客户编号,客户名称,负责人\n001,远景仪器集团公司,王芳\n");
  import_assert_counts (fixture, 0, 0, 0, 1);
  import_check (fixture, "Number,Customer,Owner,Last follow-up\n001,金石材料公司,王芳,\n002,金石材料集团公司,王芳,\n002,金石材料有限公司,王芳,\n");
  import_assert_counts (fixture, 0, 1, 0, 2);
  import_check (fixture, renamed);
  import_assert_counts (fixture, 0, 1, 1, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==,
                   "Customer name: 远景仪器公司 → 远景仪器集团公司\nFormer names: 远景仪器公司");
  import_assert_problem (fixture, 0, "“远景仪器集团公司” becomes the name of “远景仪器公司” (001).", 1, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(name, ' ') FROM (SELECT name FROM customer ORDER BY id)", "远景仪器集团公司 金石材料公司");
  import_check (fixture, renamed);
  import_assert_counts (fixture, 0, 0, 2, 0);
  /* who goes on with the list of before means the same customer */
  import_check (fixture, "Number,Customer,Owner,Last follow-up\n001,远景仪器公司,王芳,\n");
  import_assert_counts (fixture, 0, 0, 1, 0);
  scratch_undo (fixture->book);
  import_assert_text (fixture, "SELECT name || ifnull(former_names, '') FROM customer WHERE id = 1", "远景仪器公司");
  rename_thing (fixture, RAPPORT_TYPE_CUSTOMER, RAPPORT_CUSTOMER_NAME, "远景集团");
  import_check (fixture, "Number,Customer,Owner,Last follow-up\n001,远景仪器公司,王芳,\n");
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, "Former names: 远景仪器公司");
  import_assert_problem (fixture, 0, "“远景集团” is kept: it was changed here since.", 1, RAPPORT_SEVERITY_FLAG);
}

/* A number alone does not make another customer's row one's own: it may have been given meanwhile. */
static void
test_list_given_number (ImportFixture *fixture,
                        gconstpointer  data)
{
  static const char titles[] = "Number,Customer,Contact,Mobile,Owner,Last follow-up\n";
  static const struct
  {
    const char *row;
    gboolean    is_renamed;
  } cases[] = {
    { "064,广州新锐化工有限公司,孙权(厂长),13733334444,,", FALSE },
    { "064,广州新锐化工有限公司,,,,", FALSE },
    { "064,远景科学仪器,,,,", FALSE },
    { "064,广州新锐化工有限公司,李红,,,", TRUE },
    { "064,广州新锐化工有限公司,孙权,138 0013 8064,,", TRUE },
    { "064,上海远景仪器有限公司,,,,", TRUE },
  };

  import_text (fixture, "客户编号,客户名称,联系人,手机\n064,上海远景仪器,李红,13800138064\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *table = g_strconcat (titles, cases[i].row, "\n", NULL);

      import_check (fixture, table);
      import_assert_counts (fixture, 0, cases[i].is_renamed, 0, !cases[i].is_renamed);
      if (!cases[i].is_renamed)
        import_assert_problem (fixture, 0, "The number 064 belongs to the customer “上海远景仪器”.", 0,
                               RAPPORT_SEVERITY_ERROR);
    }
}

/* Writes the program's own list of customers as it would have been written at @place. */
static GFile *
write_list (ImportFixture            *fixture,
            const RapportTableFormat *format,
            const char               *place,
            const char               *address,
            const char               *notes)
{
  static const RapportTableColumn columns[] = {
    { "Number" }, { "Customer" }, { "Owner" }, { "Last follow-up" }, { "Mobile" }, { "Address" }, { "Notes" },
  };
  const char *cells[] = { "001", "甲公司", "王芳", NULL, "13800138000", address, notes };
  g_autofree char *path = g_strconcat (fixture->folder, "/list", format->ending, NULL);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(RapportTableWriter) table =
    rapport_table_writer_open (format, path, "Customers", columns, G_N_ELEMENTS (columns), zone, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    rapport_table_writer_add_text (table, cells[i]);
  rapport_table_writer_set_stamp (table, place, 0, 0);
  g_assert_true (rapport_table_writer_commit (table, NULL));
  return g_file_new_for_path (path);
}

static void
check_list (ImportFixture *fixture,
            const char    *place,
            const char    *address,
            const char    *notes,
            const char    *changes)
{
  const RapportTableFormat * const formats[] = { &rapport_table_ods, &rapport_table_xlsx };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr(GFile) file = write_list (fixture, formats[i], place, address, notes);

      import_check_file (fixture, file);
      g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, changes);
    }
}

/* A workbook knows when it was written: what was changed here since stays, what was changed in it is taken, even back. */
static void
test_list_written_when (ImportFixture *fixture,
                        gconstpointer  data)
{
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  import_text (fixture, "客户编号,客户名称,负责人,联系人,手机,地址,备注\n001,甲公司,王芳,李红,13800138000,一路1号,a\n");
  before = rapport_action_log_dup_place (connection);
  import_text (fixture, "客户编号,客户名称,联系人,手机,地址\n001,甲公司,李红,13900139000,二路2号\n");
  after = rapport_action_log_dup_place (connection);
  check_list (fixture, before, "一路1号", "b", "Notes: a → b");
  import_assert_problem (fixture, 0, "“二路2号” is kept: it was changed here since.", 5, RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 0, "“13900139000” is kept: it was changed here since.", 4, RAPPORT_SEVERITY_FLAG);
  g_assert_cmpint (rapport_import_get_n_kept (fixture->import), ==, 1);
  rapport_import_set_takes_file (fixture->import, TRUE);
  check_list (fixture, before, "一路1号", "b",
              "Address: 二路2号 → 一路1号\nNotes: a → b\nMobile: 13900139000 → 13800138000");
  import_assert_no_problem (fixture, 0, "*is kept*");
  rapport_import_set_takes_file (fixture->import, FALSE);
  check_list (fixture, before, "三路3号", "a", "Address: 二路2号 → 三路3号");
  check_list (fixture, after, "一路1号", "a", "Address: 二路2号 → 一路1号\nMobile: 13900139000 → 13800138000");
  import_assert_no_problem (fixture, 0, "*is kept*");
  /* of another book */
  check_list (fixture, "7-00", "一路1号", "a", "Address: 二路2号 → 一路1号\nMobile: 13900139000 → 13800138000");
}

/* A list that was written before the next follow-up was moved or done away with moves it not back. */
static void
test_list_outdated (ImportFixture *fixture,
                    gconstpointer  data)
{
  static const char list[] = "Number,Customer,Owner,Next follow-up\n001,甲公司,,2126-04-01\n002,乙公司,,2126-04-02\n";
  const guint fields[] = { RAPPORT_PLAN_DUE };
  const RapportMoment later = rapport_moment_from_day (21260408);
  const gint64 gone = 2;
  g_autoptr(RapportEntity) plan = NULL;

  import_text (fixture, "客户编号,客户名称,下次跟进\n001,甲公司,2126-04-01\n002,乙公司,2126-04-02\n");
  plan = rapport_table_load (rapport_book_get_connection (fixture->book), RAPPORT_TYPE_PLAN, 1, NULL);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &later);
  scratch_run (fixture->book, rapport_edit_new (plan, fields, G_N_ELEMENTS (fields)));
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_PLAN, &gone, 1));
  import_check (fixture, list);
  import_assert_counts (fixture, 0, 0, 2, 0);
  import_assert_problem (fixture, 0, "“2126-04-08” is kept: it was changed here since.", 3, RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 1, "This is not taken again: it was removed here since.", 3, RAPPORT_SEVERITY_FLAG);
  g_assert_cmpint (import_apply (fixture, FALSE), ==, 0);
  import_check (fixture, "Number,Customer,Owner,Next follow-up\n001,甲公司,,2126-04-09\n");
  import_assert_counts (fixture, 0, 1, 0, 0);
}

/* In other tables who followed up need not be whose customer it is, which is said. */
static void
test_follow_up_owner (ImportFixture *fixture,
                      gconstpointer  data)
{
  static const char stays[] = "The customer stays with “王芳”: in a row with a follow-up this says who followed up.";
  static const char follow_up[] = "客户编号,客户名称,负责人,最近跟进时间,跟进方式,跟进内容概要\n001,甲公司,李强,2024-03-11,电话,回访\n";

  import_text (fixture, "客户编号,客户名称,负责人\n001,甲公司,王芳\n");
  import_check (fixture, follow_up);
  import_assert_counts (fixture, 0, 1, 0, 0);
  import_assert_problem (fixture, 0, stays, 2, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, FALSE);
  g_assert_cmpint (count_owned (fixture, "王芳"), ==, 1);
  import_check (fixture, follow_up);
  import_assert_counts (fixture, 0, 0, 1, 0);
  import_assert_no_problem (fixture, 0, "The customer stays*");
  import_check (fixture, "客户编号,客户名称,负责人,最近跟进时间,我的备忘\n001,甲公司,赵云,2024-03-11,x\n");
  import_assert_problem (fixture, 0, stays, 2, RAPPORT_SEVERITY_FLAG);
}

/* A workbook that was written in another zone says in which: what nobody touched is the same. */
static void
test_other_zone (ImportFixture *fixture,
                 gconstpointer  data)
{
  static const char * const names[] = { "away.xlsx", "away.ods" };
  static const char * const cells[] = { "001", "甲", "电话", "one" };
  static const RapportTableColumn columns[] = {
    { "Number" }, { "Customer" }, { "Method" }, { "Summary" }, { "Follow-up", RAPPORT_TABLE_MOMENT }, { "Feedback/needs" },
  };
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  g_autoptr(RapportEntity) record = NULL;

  import_text (fixture, "客户编号,客户名称,最近跟进时间,跟进方式,跟进内容概要\n001,甲,2024-03-01 10:30,电话,one\n");
  record = rapport_table_load (rapport_book_get_connection (fixture->book), RAPPORT_TYPE_RECORD, 1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr(GFile) file = g_file_new_for_path (path);
      g_autoptr(RapportTableWriter) table =
        rapport_table_writer_open (rapport_table_format_find (path), path, "list", columns, G_N_ELEMENTS (columns), zone, NULL);

      for (guint k = 0; k < G_N_ELEMENTS (cells); k++)
        rapport_table_writer_add_text (table, cells[k]);
      rapport_table_writer_add_moment (table, rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED));
      rapport_table_writer_add_text (table, i == 0 ? NULL : "快");
      g_assert_true (rapport_table_writer_commit (table, NULL));
      import_check_file (fixture, file);
      import_assert_counts (fixture, 0, i, 1 - i, 0);
    }
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, "Feedback and needs: 快");
}

/* in whatever way its lines end */
static void
test_line_ends (ImportFixture *fixture,
                gconstpointer  data)
{
  import_text (fixture, "客户编号,客户名称,备注\n001,甲,\"a\r\nb\"\n");
  import_check (fixture, "客户编号,客户名称,备注\n001,甲,\"a\nb\"\n");
  import_assert_counts (fixture, 0, 0, 1, 0);
  import_check (fixture, "客户编号,客户名称,备注\n001,甲,\"a\n\nb\"\n");
  import_assert_counts (fixture, 0, 1, 0, 0);
}

/* as cards have it */
static void
test_birthday_writings (ImportFixture *fixture,
                        gconstpointer  data)
{
  import_text (fixture, "客户编号,客户名称,联系人,生日\n001,甲,李红,03-21\n");
  import_assert_text (fixture, "SELECT birthday FROM contact", "03-21");
  import_check (fixture, "客户编号,客户名称,联系人,生日\n001,甲,李红,3-21\n");
  import_assert_counts (fixture, 0, 0, 1, 0);
  import_check (fixture, "客户编号,客户名称,联系人,生日\n001,甲,李红,3-22\n");
  import_assert_counts (fixture, 0, 1, 0, 0);
}

/* A telephone number is the same however it is written, and who has it, with the name, the same person. */
static void
test_number_writings (ImportFixture *fixture,
                      gconstpointer  data)
{
  import_text (fixture, "客户编号,客户名称,联系人,职位,电话\n001,甲,蒋大海,老板,139 2222 3333\n001,甲,蒋大海,总经理,13922223333\n"
                        "002,乙,李红,,0551-6234 5678\n002,乙,,,138-0013-8001\n002,乙,,,＋86 138 0013 8001\n");
  import_assert_text (fixture, "SELECT group_concat(coalesce(name, '') || coalesce(position, '') || phone, ' ') FROM contact",
                      "蒋大海总经理139 2222 3333 李红0551-6234 5678 138-0013-8001");
  import_check (fixture, "客户编号,客户名称,联系人,手机\n001,甲,蒋大海,+86 139-2222-3333\n");
  import_assert_counts (fixture, 0, 0, 1, 0);
  import_check (fixture, "客户编号,客户名称,联系人,电话\n002,乙,李红,055162345678\n002,乙,,13800138001\n");
  import_assert_counts (fixture, 0, 0, 2, 0);
  import_check (fixture, "客户编号,客户名称,联系人,电话\n001,甲,蒋大海,13922223334\n002,乙,李红,0551-6234 5678 转 8\n");
  import_assert_counts (fixture, 0, 2, 0, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, "Phone: 139 2222 3333 → 13922223334");
}

/* an old table imported again takes nothing back */
static void
test_old_table_again (ImportFixture *fixture,
                      gconstpointer  data)
{
  static const char old[] = IMPORT_HEADER "001,甲,,B,低活跃,2024-03-01,电话,one,张,2024-03-08\n";
  const guint fields[] = { RAPPORT_RECORD_NEXT };
  g_autoptr(RapportEntity) record = NULL;
  const RapportMoment none = { 0 };

  import_text (fixture, old);
  import_text (fixture, IMPORT_HEADER "001,甲,,B,低活跃,2024-03-01,电话,one,张,2024-03-12\n");
  import_check (fixture, old);
  import_assert_counts (fixture, 0, 0, 1, 0);
  import_assert_problem (fixture, 0, "“2024-03-12” is kept: it was changed here since.", 9, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT next_day FROM record", "20240312");
  import_assert_text (fixture, "SELECT group_concat(due_day) FROM plan", "20240312");

  record = rapport_table_load (rapport_book_get_connection (fixture->book), RAPPORT_TYPE_RECORD, 1, NULL);
  rapport_entity_set_moment (record, RAPPORT_RECORD_NEXT, &none);
  rapport_receipt_free (rapport_act_run (rapport_edit_new (record, fields, G_N_ELEMENTS (fields)), fixture->book, NULL));
  import_check (fixture, IMPORT_HEADER "001,甲,,B,低活跃,2024-03-01,电话,one,张,2024-03-12\n");
  import_assert_counts (fixture, 0, 0, 1, 0);
  import_assert_problem (fixture, 0, "This is not taken again: it was removed here since.", 9, RAPPORT_SEVERITY_FLAG);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("again/samples", test_again);
  IMPORT_TEST ("again/list-again", test_list_again);
  IMPORT_TEST ("again/list-owner", test_list_owner);
  IMPORT_TEST ("again/list-numbers", test_list_numbers);
  IMPORT_TEST ("again/list-renamed", test_list_renamed);
  IMPORT_TEST ("list-other-people", test_list_other_people);
  IMPORT_TEST ("again/list-given-number", test_list_given_number);
  IMPORT_TEST ("again/list-written-when", test_list_written_when);
  IMPORT_TEST ("again/list-other-name", test_list_other_name);
  IMPORT_TEST ("again/other-zone", test_other_zone);
  IMPORT_TEST ("again/list-outdated", test_list_outdated);
  IMPORT_TEST ("again/follow-up-owner", test_follow_up_owner);
  IMPORT_TEST ("again/line-ends", test_line_ends);
  IMPORT_TEST ("again/birthday-writings", test_birthday_writings);
  IMPORT_TEST ("again/number-writings", test_number_writings);
  IMPORT_TEST ("again/old-table-again", test_old_table_again);
  import_again_add_follow_ups ();
  return g_test_run ();
}
