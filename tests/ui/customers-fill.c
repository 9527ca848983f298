/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "rapport-add.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-log-follow-up.h"
#include "rapport-plan.h"
#include "rapport-ticket-acts.h"
#include "scratch-act.h"

static const char * const names[] = {
  "科技有限公司", "YY实业集团", "ZZ小微企业", "Müller & Söhne GmbH", "北京智能制造有限公司", "上海远东物流",
  "Contoso Trading", "广州天河贸易", "Harbor <Foods> Ltd.", "深圳前海数据", "Nordlicht Energie AG", "成都蜀味餐饮",
};
static const char * const people[] = { "张伟", "王芳", "Anna Schmidt", "李娜", "John Smith", "刘杰" };
static const char * const grades[] = { "A", "B", "C" };
static const char * const stages[] = { "prospect", "needs", "delivery", "deepening", "at-risk" };
static const char * const statuses[] = { "高意向", "低活跃", "初次咨询" };
static const char * const tags[] = { "需技术支持", "VIP", "竞品对比中" };
static const char * const summaries[] = {
  "确认新功能演示时间,客户关注ROI", "Sent the product brochure and agreed on an online meeting next week",
  "推送行业成本优化报告,询问使用情况",
};

static gint64
add_customer (RapportBook *book,
              guint        i,
              gint64       owner)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportEntity) contact = RAPPORT_ENTITY (rapport_contact_new ());
  g_autoptr(GPtrArray) contacts = g_ptr_array_new ();
  g_autofree char *name = i < G_N_ELEMENTS (names)
                            ? g_strdup (names[i])
                            : g_strdup_printf ("%s %u", names[i % G_N_ELEMENTS (names)], i);
  g_autofree char *phone = g_strdup_printf ("138%08u", 10000000 + i * 7919);
  const char * const own_tags[] = { tags[i % 3], i % 2 ? NULL : tags[(i + 1) % 3], NULL };

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, name);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, grades[i % 3]);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_STAGE, stages[i % 5]);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_STATUS, statuses[i % 3]);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_INDUSTRY, i % 2 ? "物流" : "智能制造");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NOTES, i == 2 ? "zweite Niederlassung in Köln" : NULL);
  rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_OWNER, owner);
  rapport_entity_set_text (contact, RAPPORT_CONTACT_NAME, people[i % G_N_ELEMENTS (people)]);
  rapport_entity_set_text (contact, RAPPORT_CONTACT_POSITION, "总经理");
  rapport_entity_set_text (contact, RAPPORT_CONTACT_PHONE, phone);
  g_ptr_array_add (contacts, contact);
  return scratch_run (book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), contacts, own_tags));
}

static void
add_events (RapportBook *book,
            guint        i,
            gint64       customer,
            gint64       owner,
            gint64       now)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(RapportRecord) record = rapport_record_new ();
  g_autoptr(RapportTicket) ticket = rapport_ticket_new ();
  RapportMoment started = rapport_moment_from_instant (now - (i + 1) * 86400, zone);
  RapportMoment next = rapport_moment_from_instant (now + ((int) i - 3) * 43200, zone);

  rapport_entity_set_integer (RAPPORT_ENTITY (record), RAPPORT_RECORD_CUSTOMER, customer);
  rapport_entity_set_moment (RAPPORT_ENTITY (record), RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (RAPPORT_ENTITY (record), RAPPORT_RECORD_METHOD, i % 2 ? "phone" : "visit");
  rapport_entity_set_text (RAPPORT_ENTITY (record), RAPPORT_RECORD_SUMMARY, summaries[i % 3]);
  rapport_entity_set_integer (RAPPORT_ENTITY (record), RAPPORT_RECORD_OWNER, owner);
  rapport_entity_set_moment (RAPPORT_ENTITY (record), RAPPORT_RECORD_NEXT, &next);
  scratch_run (book, rapport_log_follow_up_new (&(RapportFollowUp) { .record = record }));
  if (i % 4 != 0)
    return;
  rapport_entity_set_integer (RAPPORT_ENTITY (ticket), RAPPORT_TICKET_CUSTOMER, customer);
  rapport_entity_set_integer (RAPPORT_ENTITY (ticket), RAPPORT_TICKET_RECEIVED, now - 3600);
  rapport_entity_set_text (RAPPORT_ENTITY (ticket), RAPPORT_TICKET_DESCRIPTION, "设备无法启动");
  scratch_run (book, rapport_open_ticket_new (ticket));
}

/* Fills the book in a folder with so many customers, as the first of two team members. */
int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 members[2];

  g_assert_cmpint (argc, ==, 3);
  book = rapport_book_open (argv[1], &error);
  g_assert_no_error (error);
  members[0] = scratch_add_member (book, "陈经理");
  members[1] = scratch_add_member (book, "Lisa Weber");
  rapport_book_set_member (book, members[0]);
  for (guint i = 0; i < (guint) atoi (argv[2]); i++)
    {
      gint64 customer = add_customer (book, i, members[i % 2]);

      if (i < 8)
        add_events (book, i, customer, members[i % 2], now);
    }
  rapport_book_close (book);
  return 0;
}
