/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "act-fixture.h"
#include "rapport-calendar-version.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-policy-version.h"
#include "rapport-save-version.h"
#include "rapport-service-versions.h"
#include "rapport-shipped.h"
#include "rapport-table.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-judge.h"
#include "rapport-ticket-rules.h"
#include "scratch-random.h"

/* Acts on tickets at random, of every kind of event, noted later, put right, deleted, undone and redone: whatever
 * was done, the clocks that the book keeps are those that the events alone lead to, and so is where the ticket
 * stands. RAPPORT_ACTS=10000 does more than the few of a daily run, RAPPORT_SEED=N others. */
#define N_ACTS 250
#define N_TICKETS 6

/* 2026-02-13 09:00 in Shanghai: holidays and make-up days lie ahead */
#define FIRST_MORNING G_GINT64_CONSTANT (1770944400)

static gint64 clock_now = FIRST_MORNING;

/* The program's clock, before GLib's own. */
gint64
g_get_real_time (void)
{
  return clock_now * G_USEC_PER_SEC;
}

typedef struct
{
  ActFixture *fixture;
  GRand      *rand;
  gint64      customer;
  guint       n_done;
  guint       n_refused;
} Journal;

static int
pick (Journal *journal,
      int      n)
{
  return g_rand_int_range (journal->rand, 0, n);
}

static gint64
pick_row (Journal    *journal,
          const char *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET"
                                          " (SELECT %d %% max (count (*), 1) FROM %s)", kind,
                                          pick (journal, G_MAXINT16), kind);

  return scratch_query (journal->fixture->book, sql);
}

static void
run (Journal    *journal,
     RapportAct *act)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run (act, journal->fixture->book, &error);

  journal->n_done += receipt != NULL;
  journal->n_refused += receipt == NULL;
  /* what does not fit how things stand is refused in words, and that is all that may go wrong */
  if (receipt == NULL && !g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID) &&
      !g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND) &&
      !g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT))
    g_error ("%s", error->message);
}

static void
open_ticket (Journal *journal)
{
  static const char * const channels[] = { "phone", "email", "online-chat", NULL };
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, journal->customer);
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_RECEIVED, clock_now - pick (journal, 6 * 3600));
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, pick (journal, 2));
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_IMPORTANT, pick (journal, 2));
  rapport_entity_set_text (ticket, RAPPORT_TICKET_CHANNEL, channels[pick (journal, 4)]);
  run (journal, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
}

static const char *
pick_value (Journal    *journal,
            const char *kind)
{
  const RapportChoice *choices = rapport_event_value_choices (kind);
  guint n = 0;

  if (g_str_equal (kind, "policy"))
    return pick (journal, 2) ? "2 h / 24 h" : "Regulation";
  if (g_str_equal (kind, "agreed"))
    return pick (journal, 2) ? "2026-02-25T10:00:00Z" : NULL;
  if (choices == NULL)
    return NULL;
  while (choices[n].value != NULL)
    n++;
  return choices[pick (journal, n)].value;
}

static const char *
pick_kind (Journal *journal)
{
  guint n = 0;

  while (rapport_event_kinds[n].value != NULL)
    n++;
  return rapport_event_kinds[pick (journal, n)].value;
}

static gint64
pick_time (Journal *journal,
           gint64   ticket)
{
  g_autofree char *sql = g_strdup_printf ("SELECT received FROM ticket WHERE id = %" G_GINT64_FORMAT, ticket);
  const gint64 received = scratch_query (journal->fixture->book, sql);

  if (pick (journal, 8) == 0)
    return received - 60 + pick (journal, 120);
  return clock_now - g_rand_int_range (journal->rand, 0, MAX (clock_now - received, 1));
}

static void
note_event (Journal *journal)
{
  const gint64 ticket = pick_row (journal, "ticket");
  const char *kind = pick_kind (journal);
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());

  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, kind);
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_VALUE, pick_value (journal, kind));
  if (pick (journal, 3) == 0)
    rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_AT, pick_time (journal, ticket));
  run (journal, rapport_note_event_new (ticket, RAPPORT_TICKET_EVENT (event)));
}

static void
put_event_right (Journal *journal)
{
  static const guint fields[] = { RAPPORT_TICKET_EVENT_AT, RAPPORT_TICKET_EVENT_KIND, RAPPORT_TICKET_EVENT_VALUE };
  const guint n_fields = 1 + pick (journal, G_N_ELEMENTS (fields));
  const gint64 id = pick_row (journal, "ticket_event");
  const char *kind = pick_kind (journal);
  g_autoptr(RapportEntity) live = rapport_book_get (journal->fixture->book, RAPPORT_TYPE_TICKET_EVENT, id, NULL);
  g_autoptr(RapportEntity) event = live != NULL ? rapport_entity_copy (live) : NULL;

  if (event == NULL)
    return;
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_AT,
                              pick_time (journal, rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_TICKET)));
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, kind);
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_VALUE, pick_value (journal, kind));
  run (journal, rapport_edit_new (event, fields, n_fields));
}

static void
delete_event (Journal *journal)
{
  const gint64 id = pick_row (journal, "ticket_event");

  run (journal, rapport_delete_new (RAPPORT_TYPE_TICKET_EVENT, &id, 1));
}

static void
edit_ticket (Journal *journal)
{
  static const guint fields[] = { RAPPORT_TICKET_URGENT, RAPPORT_TICKET_IMPORTANT, RAPPORT_TICKET_PRIORITY,
                                  RAPPORT_TICKET_COMPLEXITY, RAPPORT_TICKET_CHANNEL, RAPPORT_TICKET_AGREED,
                                  RAPPORT_TICKET_STATUS, RAPPORT_TICKET_POLICY, RAPPORT_TICKET_NATURE,
                                  RAPPORT_TICKET_CATEGORY };
  static const char * const statuses[] = { "in-progress", "waiting", "solved", "accepted", "reopened", "closed" };
  const gint64 id = pick_row (journal, "ticket");
  const guint field = fields[pick (journal, G_N_ELEMENTS (fields))];
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_flag (values, RAPPORT_TICKET_URGENT, pick (journal, 2));
  rapport_entity_set_flag (values, RAPPORT_TICKET_IMPORTANT, pick (journal, 2));
  rapport_entity_set_text (values, RAPPORT_TICKET_PRIORITY, pick_value (journal, "priority"));
  rapport_entity_set_text (values, RAPPORT_TICKET_COMPLEXITY, pick_value (journal, "complexity"));
  rapport_entity_set_text (values, RAPPORT_TICKET_CHANNEL, pick_value (journal, "channel"));
  rapport_entity_set_text (values, RAPPORT_TICKET_NATURE, pick_value (journal, "nature"));
  rapport_entity_set_text (values, RAPPORT_TICKET_CATEGORY, pick_value (journal, "category"));
  rapport_entity_set_integer (values, RAPPORT_TICKET_AGREED, clock_now + pick (journal, 48 * 3600));
  rapport_entity_set_text (values, RAPPORT_TICKET_STATUS, statuses[pick (journal, G_N_ELEMENTS (statuses))]);
  rapport_entity_set_integer (values, RAPPORT_TICKET_POLICY, pick_row (journal, "policy"));
  run (journal, rapport_edit_many_new (values, &field, 1, &id, 1));
}

static void
grade_customer (Journal *journal)
{
  const guint field = RAPPORT_CUSTOMER_GRADE;
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (values, field, pick_value (journal, "grade"));
  run (journal, rapport_edit_many_new (values, &field, 1, &journal->customer, 1));
}

static void
take_back (Journal *journal)
{
  g_autoptr(RapportActionName) name = rapport_book_find_undo (journal->fixture->book);

  /* the customer stays, or there were nobody to have tickets */
  if (name != NULL && !g_str_equal (name->kind, "add-customer"))
    run (journal, rapport_undo_new (name->id));
}

static void
do_again (Journal *journal)
{
  g_autoptr(RapportActionName) name = rapport_book_find_redo (journal->fixture->book);

  if (name != NULL)
    run (journal, rapport_redo_new (name->id));
}

static void
delete_ticket (Journal *journal)
{
  const gint64 id = pick_row (journal, "ticket");

  if (scratch_query (journal->fixture->book, "SELECT count(*) FROM ticket") > N_TICKETS / 2)
    run (journal, rapport_delete_new (RAPPORT_TYPE_TICKET, &id, 1));
}

static char *
dup_name (RapportConnection *connection,
          GType              type,
          gint64             id)
{
  g_autoptr(RapportEntity) version = rapport_table_load (connection, type, id, NULL);

  return g_strdup (rapport_entity_get_text (version, RAPPORT_POLICY_VERSION_NAME));
}

static void
set_calendar (Journal *journal)
{
  static const char * const calendars[] = {
    "\"zone\":\"Asia/Shanghai\",\"week\":{\"mon\":[[\"09:00\",\"12:00\"],[\"13:30\",\"18:00\"]],"
    "\"tue\":[[\"09:00\",\"18:00\"]],\"fri\":[[\"22:00\",\"02:00\"]]},\"dates\":{\"2026-02-14\":[[\"09:00\",\"18:00\"]]}}",
    "\"zone\":\"Europe/Berlin\",\"week\":{\"wed\":[[\"08:00\",\"16:00\"]],\"sat\":[[\"00:00\",\"24:00\"]]}}",
  };

  RapportConnection *connection = rapport_book_get_connection (journal->fixture->book);
  const gint64 base = rapport_shipped_get_default_calendar (connection);
  g_autofree char *name = dup_name (connection, RAPPORT_TYPE_CALENDAR_VERSION, base);
  g_autofree char *json = g_strdup_printf ("{\"name\":\"%s\",%s", name,
                                           calendars[pick (journal, G_N_ELEMENTS (calendars))]);

  run (journal, rapport_save_calendar_new (json, base));
}

static void
append_target (Journal    *journal,
               GString    *json,
               const char *target)
{
  static const char * const durations[] = { "5m", "1h", "24h", "1wd", "3wd" };
  static const char * const whens[] = {
    "", "\"when\":{\"priority\":[\"P1\",\"P2\"]},", "\"when\":{\"channel\":[\"phone\"]},",
    "\"when\":{\"nature\":[\"billing\",\"other\"]},", "\"when\":{\"category\":[\"pre-sales\"]},",
  };
  const gboolean pauses = !g_str_equal (target, "first-response") && pick (journal, 2);

  for (guint i = pick (journal, 3) == 0 ? 1 : 0; i < 2; i++)
    g_string_append_printf (json, "%s{\"target\":\"%s\",%s\"duration\":\"%s\",\"pause\":%s}",
                            g_str_has_suffix (json->str, "[") ? "" : ",", target,
                            i == 0 ? whens[pick (journal, G_N_ELEMENTS (whens))] : "",
                            durations[pick (journal, G_N_ELEMENTS (durations))], pauses ? "true" : "false");
}

static void
set_policy (Journal *journal)
{
  static const char * const targets[] = { "first-response", "update", "solution", "escalation", "acceptance" };
  RapportConnection *connection = rapport_book_get_connection (journal->fixture->book);
  const gint64 base = rapport_versions_find_newest (connection, RAPPORT_TYPE_POLICY_VERSION,
                                                    pick_row (journal, "policy"));
  g_autofree char *name = dup_name (connection, RAPPORT_TYPE_POLICY_VERSION, base);
  GString *json = g_string_new (NULL);

  g_string_append_printf (json, "{\"name\":\"%s\",\"recount\":\"%s\",\"targets\":[", name,
                          pick (journal, 2) ? "from-change" : "from-received");
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (pick (journal, 4) != 0 || i == 2)
      append_target (journal, json, targets[i]);
  g_string_append (json, "]}");
  run (journal, rapport_save_policy_new (json->str, base));
  g_string_free (json, TRUE);
}

static GArray *
list_tickets (Journal *journal)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (rapport_book_get_connection (journal->fixture->book), "SELECT id FROM ticket", NULL);
  GArray *tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;

  while (rapport_statement_step (select, &has_row, NULL) && has_row)
    {
      const gint64 id = rapport_statement_get_integer (select, 0);

      g_array_append_val (tickets, id);
    }
  return tickets;
}

/* What is judged, or of a ticket that is over all that is said of it */
static char *
dup_verdicts (Journal *journal)
{
  RapportConnection *connection = rapport_book_get_connection (journal->fixture->book);
  g_autoptr(GArray) tickets = list_tickets (journal);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tickets->len; i++)
    {
      const gint64 id = g_array_index (tickets, gint64, i);
      g_autoptr(RapportEntity) ticket = rapport_table_load (connection, RAPPORT_TYPE_TICKET, id, NULL);
      const gboolean is_open = rapport_ticket_status_is_open (rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS));
      g_autoptr(GPtrArray) clocks =
        rapport_ticket_judge (connection, id, clock_now, RAPPORT_SLA_PLAIN, NULL, NULL);

      for (guint k = 0; k < clocks->len; k++)
        {
          const RapportClock *clock = g_ptr_array_index (clocks, k);
          const gboolean is_judged = clock->state == RAPPORT_SLA_MET || clock->state == RAPPORT_SLA_MISSED;

          if (is_judged || (!is_open && clock->state != RAPPORT_SLA_NONE))
            g_string_append_printf (text, "%" G_GINT64_FORMAT " %s %u %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                                    " %" G_GINT64_FORMAT " %s%d\n", id, rapport_sla_target_get_id (clock->target),
                                    clock->round, rapport_sla_state_get_id (clock->state), clock->due,
                                    clock->met_at, clock->late_s, clock->duration, clock->reprioritised);
        }
    }
  return g_string_free (text, FALSE);
}

/* Whatever a new version asks, what was met or missed by then stays as it was judged. */
static void
save_version (Journal *journal)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto(GStrv) lines = NULL;

  /* the changes of one second are taken together, and none of them judges alone */
  clock_now++;
  before = dup_verdicts (journal);
  lines = g_strsplit (before, "\n", -1);
  if (pick (journal, 2))
    set_calendar (journal);
  else
    set_policy (journal);
  after = dup_verdicts (journal);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (after, lines[i]) == NULL)
      g_assert_cmpstr (after, ==, lines[i]);
}

static void
do_something (Journal *journal)
{
  static void (* const acts[]) (Journal *) = {
    note_event, note_event, note_event, note_event, note_event, note_event, put_event_right, put_event_right,
    delete_event, delete_event, edit_ticket, edit_ticket, take_back, take_back, do_again, grade_customer,
  };

  clock_now += pick (journal, 4) == 0 ? 0 : g_rand_int_range (journal->rand, 1, 2 * 3600);
  if (scratch_query (journal->fixture->book, "SELECT count(*) FROM ticket") < N_TICKETS)
    open_ticket (journal);
  else if (pick (journal, 40) == 0)
    delete_ticket (journal);
  else if (pick (journal, 25) == 0)
    save_version (journal);
  else
    acts[pick (journal, G_N_ELEMENTS (acts))] (journal);
}

/* whether a clock still runs or was missed meanwhile depends on when one looks */
static const char *
say_state (const char *state)
{
  return g_str_equal (state, "missed") ? "running" : state;
}

static char *
say_clock (const char *target,
           gint64      round,
           const char *state,
           gint64      due,
           gint64      met_at,
           gint64      late,
           gint64      started)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s due %" G_GINT64_FORMAT " met %" G_GINT64_FORMAT
                          " late %" G_GINT64_FORMAT " from %" G_GINT64_FORMAT, target, round, say_state (state), due,
                          met_at, late, started);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static char *
join_sorted (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static char *
dup_stored (RapportConnection *connection,
            gint64             ticket)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, "SELECT target, round, state, due, met_at, late, started FROM clock"
                                            " WHERE ticket = ?1", NULL);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  rapport_statement_bind_integer (select, 1, ticket);
  while (rapport_statement_step (select, &has_row, NULL) && has_row)
    g_ptr_array_add (lines, say_clock (rapport_statement_get_text (select, 0), rapport_statement_get_integer (select, 1),
                                       rapport_statement_get_text (select, 2),
                                       rapport_statement_get_optional (select, 3, -1),
                                       rapport_statement_get_optional (select, 4, -1),
                                       rapport_statement_get_optional (select, 5, -1),
                                       rapport_statement_get_optional (select, 6, -1)));
  return join_sorted (lines);
}

static char *
dup_judged (RapportConnection *connection,
            gint64             ticket)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) clocks = rapport_ticket_judge (connection, ticket, clock_now, RAPPORT_SLA_PLAIN, NULL, &error);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  for (guint i = 0; i < clocks->len; i++)
    {
      const RapportClock *clock = g_ptr_array_index (clocks, i);

      if (clock->state != RAPPORT_SLA_NONE)
        g_ptr_array_add (lines, say_clock (rapport_sla_target_get_id (clock->target), clock->round,
                                           rapport_sla_state_get_id (clock->state),
                                           clock->has_due && !clock->stopped ? clock->due : -1,
                                           clock->has_met_at ? clock->met_at : -1, clock->has_late ? clock->late_s : -1,
                                           clock->has_started ? clock->started : -1));
    }
  return join_sorted (lines);
}

static const char *
find_status (RapportConnection *connection,
             gint64             ticket)
{
  g_autoptr(GPtrArray) events =
    rapport_table_load_children (connection, RAPPORT_TYPE_TICKET_EVENT, "ticket", ticket, NULL);
  const char *status = "new";

  g_ptr_array_sort (events, rapport_ticket_event_compare);
  for (guint i = 0; i < events->len; i++)
    status = rapport_ticket_status_after (status, rapport_entity_get_text (g_ptr_array_index (events, i),
                                                                           RAPPORT_TICKET_EVENT_KIND));
  return status;
}

static void
assert_follows_from_events (Journal *journal,
                            gint64   ticket)
{
  RapportConnection *connection = rapport_book_get_connection (journal->fixture->book);
  g_autoptr(RapportEntity) stored = rapport_table_load (connection, RAPPORT_TYPE_TICKET, ticket, NULL);
  g_autofree char *clocks = dup_stored (connection, ticket);
  g_autofree char *judged = dup_judged (connection, ticket);

  g_assert_cmpstr (clocks, ==, judged);
  g_assert_cmpstr (rapport_entity_get_text (stored, RAPPORT_TICKET_STATUS), ==, find_status (connection, ticket));
}

static void
assert_all_follow (Journal *journal)
{
  g_autoptr(GArray) tickets = list_tickets (journal);

  for (guint i = 0; i < tickets->len; i++)
    assert_follows_from_events (journal, g_array_index (tickets, gint64, i));
}

static guint
read_number (const char *name,
             guint       otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? (guint) atoi (text) : otherwise;
}

static void
test_journal (ActFixture   *fixture,
              gconstpointer data)
{
  const guint n_acts = read_number ("RAPPORT_ACTS", N_ACTS);
  g_autoptr(GRand) rand = g_rand_new_with_seed ((guint) g_test_rand_int ());
  Journal journal = { fixture, rand, 0, 0, 0 };

  journal.customer = act_fixture_add_customer (fixture, NULL, "甲");
  for (guint i = 0; i < n_acts; i++)
    {
      do_something (&journal);
      assert_all_follow (&journal);
    }
  g_test_message ("%u done, %u refused", journal.n_done, journal.n_refused);
  g_assert_cmpuint (journal.n_done, >, n_acts / 3);
}

int
main (int   argc,
      char *argv[])
{
  scratch_random_test_init (&argc, &argv);
  ACT_TEST ("/acts/ticket/journal", test_journal);
  return g_test_run ();
}
