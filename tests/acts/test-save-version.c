/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-cadence-facts.h"
#include "rapport-calendar-days.h"
#include "rapport-contract.h"
#include "rapport-deadlines.h"
#include "rapport-edit.h"
#include "rapport-moment-text.h"
#include "rapport-policy-version.h"
#include "rapport-save-version.h"
#include "rapport-service-versions.h"
#include "rapport-shipped.h"
#include "rapport-table.h"
#include "rapport-ticket-acts.h"
#include "rapport-version-preview.h"

/* What is still to be done of open tickets, by ticket, target and round */
static GPtrArray *
load_deadlines (RapportConnection  *connection,
                        GError            **error)
{
  g_autoptr(GPtrArray) deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_deadline_free);
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT t.id, t.number, c.target, c.round, c.due FROM clock c"
                                " JOIN ticket t ON t.id = c.ticket WHERE c.due IS NOT NULL AND c.met_at IS NULL"
                                " AND t.status NOT IN ('accepted', 'closed') ORDER BY t.id, c.target, c.round", error);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportDeadline *deadline;

      if (!has_row)
        return g_steal_pointer (&deadlines);
      deadline = g_new0 (RapportDeadline, 1);
      deadline->ticket = rapport_statement_get_integer (row, 0);
      deadline->number = g_strdup (rapport_statement_get_text (row, 1));
      deadline->target = g_strdup (rapport_statement_get_text (row, 2));
      deadline->round = rapport_statement_get_integer (row, 3);
      deadline->due = rapport_statement_get_integer (row, 4);
      g_ptr_array_add (deadlines, deadline);
    }
  return NULL;
}

static int
compare (const RapportDeadline *a,
         const RapportDeadline *b)
{
  if (a->ticket != b->ticket)
    return a->ticket < b->ticket ? -1 : 1;
  if (!g_str_equal (a->target, b->target))
    return g_strcmp0 (a->target, b->target);
  return a->round - b->round;
}

static GPtrArray *
find_moved (GPtrArray *before,
                              GPtrArray *after)
{
  GPtrArray *moved = g_ptr_array_new ();
  guint b = 0;

  g_return_val_if_fail (before != NULL && after != NULL, moved);

  for (guint a = 0; a < after->len; a++)
    {
      RapportDeadline *now = g_ptr_array_index (after, a);

      while (b < before->len && compare (g_ptr_array_index (before, b), now) < 0)
        b++;
      if (b == before->len || compare (g_ptr_array_index (before, b), now) != 0)
        continue;
      now->was_due = ((RapportDeadline *) g_ptr_array_index (before, b))->due;
      if (now->was_due != now->due)
        g_ptr_array_add (moved, now);
    }
  return moved;
}

static void
set_days (ActFixture *fixture,
          const char *text)
{
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCalendar) calendar = rapport_cadence_load_calendar (connection, &error);
  g_autoptr(GArray) problems = NULL;
  g_autoptr(GArray) days = rapport_calendar_days_parse (text, 2027, &problems);
  g_autofree char *json = rapport_calendar_dup_with_days (calendar, 2027, days);

  g_assert_no_error (error);
  scratch_run (fixture->book, rapport_save_calendar_new (json, rapport_shipped_get_default_calendar (connection)));
}

static void
assert_works (ActFixture *fixture,
              int         day,
              gboolean    expected)
{
  g_autoptr(RapportCalendar) calendar =
    rapport_cadence_load_calendar (rapport_book_get_connection (fixture->book), NULL);

  g_assert_cmpint (rapport_calendar_is_working_day (calendar, day), ==, expected);
}

static void
test_days_count_from_now_on (ActFixture    *fixture,
                             gconstpointer  data)
{
  assert_works (fixture, 20270208, TRUE);
  set_days (fixture, "2027-02-05…2027-02-11 off\n2027-02-13 work");
  assert_works (fixture, 20270208, FALSE);
  assert_works (fixture, 20270213, TRUE);
  set_days (fixture, "2027-02-05…2027-02-10 off");
  assert_works (fixture, 20270211, TRUE);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT max(version) FROM calendar WHERE name = 'CN office 2026'"),
                   ==, 4);
  act_fixture_undo (fixture, "set-calendar");
  act_fixture_undo (fixture, "set-calendar");
  assert_works (fixture, 20270208, TRUE);
  act_fixture_redo (fixture);
  assert_works (fixture, 20270208, FALSE);
}

/* One whose clocks count working days */
static gint64
open_ticket (ActFixture *fixture,
             gint64      customer)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, customer);
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_POLICY,
                              scratch_query (fixture->book, "SELECT id FROM policy WHERE name = 'Regulation'"));
  return scratch_run (fixture->book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
}

static void
test_open_deadlines_move (ActFixture    *fixture,
                          gconstpointer  data)
{
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  const gint64 customer = act_fixture_add_customer (fixture, "001", "大润");
  const gint64 open = open_ticket (fixture, customer);
  const gint64 closed = open_ticket (fixture, customer);
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  const int today = rapport_day_from_instant (g_get_real_time () / G_USEC_PER_SEC, zone);
  g_autofree char *first = rapport_day_format_iso (rapport_day_add (today, 1));
  g_autofree char *last = rapport_day_format_iso (rapport_day_add (today, 20));
  g_autofree char *off = g_strdup_printf ("%s…%s off", first, last);
  g_autofree char *of_closed = g_strdup_printf ("SELECT calendar FROM ticket WHERE id = %" G_GINT64_FORMAT, closed);
  gint64 judged_by;
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GPtrArray) moved = NULL;
  gboolean has_solution = FALSE;

  act_fixture_note (fixture, closed, "closed");
  judged_by = scratch_query (fixture->book, of_closed);
  before = load_deadlines (connection, NULL);
  set_days (fixture, off);
  after = load_deadlines (connection, NULL);
  moved = find_moved (before, after);
  for (guint i = 0; i < moved->len; i++)
    {
      const RapportDeadline *deadline = g_ptr_array_index (moved, i);

      g_assert_cmpint (deadline->ticket, ==, open);
      g_assert_cmpint (deadline->due, >, deadline->was_due);
      has_solution |= g_str_equal (deadline->target, "solution");
    }
  g_assert_true (has_solution);
  g_assert_cmpint (scratch_query (fixture->book, of_closed), ==, judged_by);
  act_fixture_undo (fixture, "set-calendar");
  g_clear_pointer (&after, g_ptr_array_unref);
  g_clear_pointer (&moved, g_ptr_array_unref);
  after = load_deadlines (connection, NULL);
  moved = find_moved (before, after);
  g_assert_cmpuint (moved->len, ==, 0);
}

static void
test_nonsense (ActFixture    *fixture,
               gconstpointer  data)
{
  scratch_refuse (fixture->book, rapport_save_calendar_new ("{\"zone\":\"UTC\"}", 0), RAPPORT_ERROR_INVALID);
}

#define DEFINITION(name, head) \
  "{\"name\":\"" name "\"," head "\"targets\":[{\"target\":\"solution\",\"duration\":\"4h\"}]}"

static gint64
find_policy (ActFixture *fixture,
             const char *name)
{
  return rapport_versions_find_called (rapport_book_get_connection (fixture->book), RAPPORT_TYPE_POLICY_VERSION, name);
}

/* By which policy a new ticket of that nature is judged */
static char *
dup_policy_for (ActFixture *fixture,
                gint64      customer,
                const char *nature)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());
  g_autoptr(RapportEntity) stored = NULL;
  g_autoptr(RapportEntity) policy = NULL;
  gint64 id;

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, customer);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_NATURE, nature);
  id = scratch_run (fixture->book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
  stored = rapport_table_load (rapport_book_get_connection (fixture->book), RAPPORT_TYPE_TICKET, id, NULL);
  policy = rapport_table_load (rapport_book_get_connection (fixture->book), RAPPORT_TYPE_POLICY_VERSION,
                               rapport_entity_get_integer (stored, RAPPORT_TICKET_POLICY), NULL);
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, rapport_entity_get_text (policy, RAPPORT_POLICY_VERSION_NAME),
                          rapport_entity_get_integer (policy, RAPPORT_POLICY_VERSION_VERSION));
}

static void
assert_policy_for (ActFixture *fixture,
                   gint64      customer,
                   const char *nature,
                   const char *expected)
{
  g_autofree char *policy = dup_policy_for (fixture, customer, nature);

  g_assert_cmpstr (policy, ==, expected);
}

static void
test_policy_is_chosen (ActFixture    *fixture,
                       gconstpointer  data)
{
  const gint64 customer = act_fixture_add_customer (fixture, "001", "大润");
  const gint64 agreed = act_fixture_add_customer (fixture, "002", "华东");
  g_autoptr(RapportEntity) contract = RAPPORT_ENTITY (rapport_contract_new ());
  const gint64 regulation = find_policy (fixture, "Regulation");

  rapport_entity_set_integer (contract, RAPPORT_CONTRACT_CUSTOMER, agreed);
  rapport_entity_set_day (contract, RAPPORT_CONTRACT_DATE, 20200101);
  rapport_entity_set_integer (contract, RAPPORT_CONTRACT_POLICY, regulation);
  scratch_run (fixture->book, rapport_add_new (contract));
  assert_policy_for (fixture, customer, "billing", "Service desk P1–P4 1");
  scratch_run (fixture->book, rapport_save_policy_new (DEFINITION ("Money", "\"when\":{\"nature\":[\"billing\"]},"), 0));
  assert_policy_for (fixture, customer, "billing", "Money 1");
  assert_policy_for (fixture, customer, "enquiry", "Service desk P1–P4 1");
  assert_policy_for (fixture, agreed, "billing", "Regulation 1");
  scratch_run (fixture->book, rapport_save_policy_new (DEFINITION ("Regulation", ""), regulation));
  assert_policy_for (fixture, agreed, "billing", "Regulation 2");
}

static void
retire (ActFixture *fixture,
        gint64      policy,
        gboolean    is_refused)
{
  const guint field = RAPPORT_POLICY_VERSION_RETIRED;
  g_autoptr(RapportEntity) version =
    rapport_table_load (rapport_book_get_connection (fixture->book), RAPPORT_TYPE_POLICY_VERSION, policy, NULL);

  rapport_entity_set_flag (version, field, TRUE);
  if (is_refused)
    scratch_refuse (fixture->book, rapport_edit_new (version, &field, 1), RAPPORT_ERROR_INVALID);
  else
    scratch_run (fixture->book, rapport_edit_new (version, &field, 1));
}

static void
test_policy_is_given_up (ActFixture    *fixture,
                         gconstpointer  data)
{
  const gint64 customer = act_fixture_add_customer (fixture, "001", "大润");

  scratch_run (fixture->book, rapport_save_policy_new (DEFINITION ("Money", "\"when\":{\"nature\":[\"billing\"]},"), 0));
  retire (fixture, find_policy (fixture, "Service desk P1–P4"), TRUE);
  retire (fixture, find_policy (fixture, "Money"), FALSE);
  assert_policy_for (fixture, customer, "billing", "Service desk P1–P4 1");
}

static void
test_policy_is_refused (ActFixture    *fixture,
                        gconstpointer  data)
{
  const gint64 regulation = find_policy (fixture, "Regulation");

  scratch_refuse (fixture->book, rapport_save_policy_new ("{\"name\":\"X\",\"targets\":[]}", 0), RAPPORT_ERROR_INVALID);
  scratch_refuse (fixture->book, rapport_save_policy_new (DEFINITION ("", ""), 0), RAPPORT_ERROR_INVALID);
  scratch_refuse (fixture->book, rapport_save_policy_new (DEFINITION ("Regulation", ""), 0), RAPPORT_ERROR_CONFLICT);
  scratch_refuse (fixture->book, rapport_save_policy_new (DEFINITION ("Rules", ""), regulation),
                  RAPPORT_ERROR_CONFLICT);
  scratch_run (fixture->book, rapport_save_policy_new (DEFINITION ("Regulation", ""), regulation));
  scratch_refuse (fixture->book, rapport_save_policy_new (DEFINITION ("Regulation", ""), regulation),
                  RAPPORT_ERROR_CONFLICT);
}

static void
test_new_policy_moves_open_ones (ActFixture    *fixture,
                                 gconstpointer  data)
{
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  const gint64 customer = act_fixture_add_customer (fixture, "001", "大润");
  const gint64 open = open_ticket (fixture, customer);
  const gint64 closed = open_ticket (fixture, customer);
  const gint64 regulation = find_policy (fixture, "Regulation");
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(GPtrArray) moved = NULL;
  g_autofree char *of_closed = g_strdup_printf ("SELECT policy FROM ticket WHERE id = %" G_GINT64_FORMAT, closed);
  g_autofree char *of_open = g_strdup_printf ("SELECT policy FROM ticket WHERE id = %" G_GINT64_FORMAT, open);

  act_fixture_note (fixture, closed, "closed");
  before = load_deadlines (connection, NULL);
  scratch_run (fixture->book, rapport_save_policy_new (DEFINITION ("Regulation", ""), regulation));
  after = load_deadlines (connection, NULL);
  moved = find_moved (before, after);
  g_assert_cmpuint (moved->len, ==, 1);
  g_assert_cmpint (((RapportDeadline *) g_ptr_array_index (moved, 0))->ticket, ==, open);
  g_assert_cmpint (scratch_query (fixture->book, of_closed), ==, regulation);
  g_assert_cmpint (scratch_query (fixture->book, of_open), ==, find_policy (fixture, "Regulation"));
  g_clear_pointer (&moved, g_ptr_array_unref);
  act_fixture_undo (fixture, "set-policy");
  again = load_deadlines (connection, NULL);
  moved = find_moved (before, again);
  g_assert_cmpuint (moved->len, ==, 0);
  g_assert_cmpuint (again->len, ==, before->len);
}

/* What is said before saving is what happens then. */
static void
test_preview (ActFixture    *fixture,
              gconstpointer  data)
{
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  const gint64 customer = act_fixture_add_customer (fixture, "001", "大润");
  const gint64 regulation = find_policy (fixture, "Regulation");
  const char *json = "{\"name\":\"Regulation\",\"targets\":[{\"target\":\"solution\",\"duration\":\"4h\"},"
                     "{\"target\":\"analysis\",\"duration\":\"2wd\"},"
                     "{\"target\":\"first-response\",\"duration\":\"1m\"}]}";
  g_autoptr(RapportEntity) early = RAPPORT_ENTITY (rapport_ticket_new ());
  g_autoptr(RapportVersionPreview) preview = NULL;
  g_autoptr(RapportVersionPreview) refused = NULL;
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GPtrArray) moved = NULL;
  g_autoptr(GError) error = NULL;
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  open_ticket (fixture, customer);
  rapport_entity_set_integer (early, RAPPORT_TICKET_CUSTOMER, customer);
  rapport_entity_set_integer (early, RAPPORT_TICKET_POLICY, regulation);
  rapport_entity_set_integer (early, RAPPORT_TICKET_RECEIVED, now - 3600);
  scratch_run (fixture->book, rapport_open_ticket_new (RAPPORT_TICKET (early)));
  before = load_deadlines (connection, NULL);
  preview = rapport_version_preview (connection, RAPPORT_TYPE_POLICY_VERSION, regulation, json, now, &error);
  g_assert_no_error (error);
  refused = rapport_version_preview (connection, RAPPORT_TYPE_POLICY_VERSION, regulation, "{}", now, &error);
  g_assert_null (refused);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  scratch_run (fixture->book, rapport_save_policy_new (json, regulation));
  after = load_deadlines (connection, NULL);
  moved = find_moved (before, after);
  g_assert_cmpuint (preview->n_tickets, ==, 2);
  g_assert_cmpuint (preview->n_deadlines, ==, before->len);
  g_assert_cmpuint (preview->n_moved, ==, moved->len);
  g_assert_cmpuint (preview->n_late, ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM clock WHERE state = 'missed'"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/save-calendar/days-count-from-now-on", test_days_count_from_now_on);
  ACT_TEST ("/acts/save-calendar/open-deadlines-move", test_open_deadlines_move);
  ACT_TEST ("/acts/save-calendar/nonsense", test_nonsense);
  ACT_TEST ("/acts/save-policy/new-tickets-take-the-one-that-is-for-them", test_policy_is_chosen);
  ACT_TEST ("/acts/save-policy/given-up", test_policy_is_given_up);
  ACT_TEST ("/acts/save-policy/nonsense", test_policy_is_refused);
  ACT_TEST ("/acts/save-policy/open-deadlines-move", test_new_policy_moves_open_ones);
  ACT_TEST ("/acts/save-policy/told-before", test_preview);
  return g_test_run ();
}
