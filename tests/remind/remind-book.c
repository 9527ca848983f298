/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "rapport-customer.h"
#include "rapport-moment-text.h"
#include "rapport-plan.h"
#include "rapport-ticket-acts.h"
#include "remind-book.h"

gboolean
keep_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

gint64
at (int         day,
    int         hour,
    int         minute,
    const char *zone)
{
  g_autoptr(GTimeZone) tz = g_time_zone_new_identifier (zone);

  return rapport_day_time_to_instant (day, hour * 60 + minute, tz);
}

gint64
query (RapportBook *book,
       const char  *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 value = -1;

  rapport_connection_query_integer (rapport_book_get_connection (book), sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

/* writes behind the program's back, for what only another room writes */
void
execute (RapportBook *book,
         const char  *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportConnection) connection =
    rapport_connection_open (rapport_book_get_path (book), RAPPORT_CONNECTION_READ_WRITE, &error);

  g_assert_no_error (error);
  rapport_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
  rapport_book_poll (book);
}

static gboolean
insert_func (RapportTransaction  *transaction,
             gpointer             data,
             GError             **error)
{
  return rapport_transaction_insert (transaction, data, error);
}

static gboolean
update_func (RapportTransaction  *transaction,
             gpointer             data,
             GError             **error)
{
  return rapport_transaction_update (transaction, data, error);
}

void
add_thing (RapportBook   *book,
           RapportEntity *thing)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_book_run (book, "add", insert_func, thing, &error);

  g_assert_no_error (error);
}

void
change_thing (RapportBook   *book,
              RapportEntity *thing)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_book_run (book, "edit", update_func, thing, &error);

  g_assert_no_error (error);
}

gint64
add_customer (RapportBook *book,
              const char  *name)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, name);
  add_thing (book, customer);
  return rapport_entity_get_id (customer);
}

RapportEntity *
new_plan (gint64         customer,
          RapportMoment  due,
          const char    *content)
{
  RapportEntity *plan = RAPPORT_ENTITY (rapport_plan_new ());

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, "phone");
  rapport_entity_set_text (plan, RAPPORT_PLAN_CONTENT, content);
  return plan;
}

RapportEntity *
add_plan (RapportBook   *book,
          RapportMoment  due,
          const char    *content)
{
  RapportEntity *plan = new_plan (add_customer (book, "科技有限公司"), due, content);

  add_thing (book, plan);
  return plan;
}

RapportEntity *
add_plan_at (RapportBook *book,
             gint64       due)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  return add_plan (book, rapport_moment_from_instant (due, zone), "确认新功能演示时间");
}

/* one that stops the customer's work: P1 */
void
open_ticket (RapportBook *book,
             gint64       received)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, add_customer (book, "YY实业集团"));
  rapport_entity_set_text (ticket, RAPPORT_TICKET_NUMBER, "T-0007");
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_RECEIVED, received);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, TRUE);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_IMPORTANT, TRUE);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, "系统无法登录");
  receipt = rapport_act_run (rapport_open_ticket_new (RAPPORT_TICKET (ticket)), book, &error);
  g_assert_no_error (error);
}

void
finish_plan (RapportBook   *book,
             RapportEntity *plan)
{
  rapport_entity_set_text (plan, RAPPORT_PLAN_STATE, "done");
  change_thing (book, plan);
}

void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}
