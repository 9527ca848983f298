/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "rapport-book.h"
#include "rapport-customer.h"
#include "rapport-moment-text.h"
#include "rapport-plan.h"
#include "rapport-ticket-acts.h"
#include "scratch-book.h"

typedef struct
{
  char *folder;
} Fixture;

static void
add_plan (RapportBook   *book,
          gint64         customer,
          RapportMoment  due,
          const char    *content)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_CONTENT, content);
  scratch_add (book, plan);
}

static RapportMoment
at (const char *text)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GError) error = NULL;
  RapportMoment moment;

  rapport_moment_parse_strict (text, zone, &moment, &error);
  g_assert_no_error (error);
  return moment;
}

static void
fill (const char *folder)
{
  g_autoptr(RapportBook) book = rapport_book_open (folder, NULL);
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id;

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "科技\n有限公司");
  scratch_add (book, customer);
  id = rapport_entity_get_id (customer);
  add_plan (book, id, at ("2026-03-10"), "all day");
  add_plan (book, id, at ("2026-03-10 15:00"), "at three");
  add_plan (book, id, at ("2026-03-09 11:00"), "yesterday");
  add_plan (book, id, at ("2026-03-11"), "tomorrow");
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, id);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_NUMBER, "T-0007");
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_RECEIVED, at ("2026-03-10 11:00").at);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, TRUE);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_IMPORTANT, TRUE);
  receipt = rapport_act_run (rapport_open_ticket_new (RAPPORT_TICKET (ticket)), book, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = scratch_folder_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  scratch_folder_remove (fixture->folder);
}

static int
run_due (Fixture     *fixture,
         const char  *at_text,
         gboolean     json,
         char       **output)
{
  const char * const command[] = {
    g_getenv ("RAPPORT_CLI"), "due", "--data", fixture->folder, "--at", at_text,
    json ? "--json" : NULL, NULL
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process =
    g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, output, NULL, &error);
  g_assert_no_error (error);
  return g_subprocess_get_exit_status (process);
}

static void
test_lines (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *output = NULL;

  fill (fixture->folder);
  g_assert_cmpint (run_due (fixture, "2026-03-10 12:00", FALSE, &output), ==, 0);
  g_assert_cmpstr (output, ==,
                   "2026-03-09 11:00 (1 d 1 h late)\tFollow-up\t科技 有限公司: yesterday\n"
                   "2026-03-10 (due now)\tFollow-up\t科技 有限公司: all day\n"
                   "2026-03-10 11:30 (30 min late)\tTicket T-0007, First response\t科技 有限公司\n");
}

static void
assert_item (JsonArray  *items,
             guint       index,
             const char *due,
             gint64      late)
{
  JsonObject *item = json_array_get_object_element (items, index);

  g_assert_cmpstr (json_object_get_string_member (item, "customer"), ==, "科技\n有限公司");
  g_assert_cmpstr (json_object_get_string_member (item, "due"), ==, due);
  g_assert_cmpint (json_object_get_int_member (item, "late_s"), ==, late);
}

/* a day stands for its end */
static void
test_json (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autofree char *output = NULL;
  JsonArray *items;

  fill (fixture->folder);
  g_assert_cmpint (run_due (fixture, "2026-03-09", TRUE, &output), ==, 0);
  g_assert_true (json_parser_load_from_data (parser, output, -1, NULL));
  items = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (items), ==, 1);
  assert_item (items, 0, "2026-03-09T11:00:00+08", 13 * 60 * 60 - 1);
  g_clear_pointer (&output, g_free);

  g_assert_cmpint (run_due (fixture, "2026-03-11 00:10", TRUE, &output), ==, 0);
  g_assert_true (json_parser_load_from_data (parser, output, -1, NULL));
  items = json_node_get_array (json_parser_get_root (parser));
  assert_item (items, 1, "2026-03-10", 600);
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *output = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "rapport.db", NULL);

  g_assert_cmpint (run_due (fixture, "2026-03-10", FALSE, &output), ==, 1);
  g_assert_cmpstr (output, ==, "");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_pointer (&output, g_free);
  g_assert_cmpint (run_due (fixture, "2026-02-30", FALSE, &output), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/cli/due/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("lines", test_lines);
  ADD ("json", test_json);
  ADD ("refusals", test_refusals);
  return g_test_run ();
}
