/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-story.h"

#include <stdio.h>
#include <string.h>

#include "rapport-add.h"
#include "rapport-customer.h"
#include "rapport-member.h"
#include "rapport-ticket-acts.h"

#define SHANGHAI_HOURS 8
#define NEW_DATE 20260225

/* Friday the 13th, Saturday the 14th, which is worked, and Tuesday the 24th; between lie the weekend and the Spring
 * Festival. Reckoned by hand from sla.md and the policies' durations. */
const DeskStory desk_stories[DESK_STORY_N] = {
  { "P1", NULL, "13 09:00", "13 09:15 responded; 13 10:40 told; 13 12:00 solved; 13 13:00 accepted",
    "first-response 13 09:30 met; solution 14 09:00 met" },
  { "P2", NULL, "13 09:10", "13 09:25 responded; 13 10:50 told; 13 12:10 solved; 13 13:10 accepted",
    "first-response 14 09:10 met" },
  { "P3", NULL, "13 09:20", "13 09:35 responded; 13 11:00 told; 13 12:20 solved; 13 13:20 accepted",
    "first-response 13 11:20 met; solution 14 09:20 met" },
  { "P4", NULL, "13 09:30", "13 09:45 responded; 13 11:10 told; 13 12:30 solved; 13 13:30 accepted",
    "first-response 15 09:30 met" },
  { "P1", NULL, "13 09:40", "13 10:20 responded; 14 05:40 solved",
    "first-response 13 10:10 late; solution 14 09:40 met" },
  { "P2", NULL, "13 09:50", "13 10:30 responded; 13 10:45 transferred; 13 11:40 proposed; 14 05:50 solved",
    "first-response 14 09:50 met" },
  { "P3", NULL, "13 10:00", "13 10:40 responded; 14 06:00 solved",
    "first-response 13 12:00 met; solution 14 10:00 met" },
  { "P4", NULL, "13 10:10", "13 10:50 responded; 14 06:10 solved; 24 09:30 closed withdrawn",
    "first-response 15 10:10 met" },
  { "P1", NULL, "13 10:20", "",
    "first-response 13 10:50 missed; solution 14 10:20 missed; update 13 12:20 missed" },
  { "P2", NULL, "13 10:30", "",
    "first-response 14 10:30 missed; update 14 10:30 missed" },
  { "P3", NULL, "13 10:40", "",
    "first-response 13 12:40 missed; solution 14 10:40 missed; update 14 10:40 missed" },
  { "P4", NULL, "13 10:50", "",
    "first-response 15 10:50 missed; update 14 10:50 missed" },
  { "P1", NULL, "13 11:00", "13 11:10 responded; 13 12:00 waiting; 24 10:00 resumed; 24 12:00 solved",
    "first-response 13 11:30 met; solution 25 09:00 met" },
  { "P2", NULL, "13 11:10", "13 11:20 responded; 13 12:10 waiting; 24 10:00 resumed; 24 12:00 solved",
    "first-response 14 11:10 met" },
  { "P3", NULL, "13 11:20", "13 11:30 responded; 13 12:20 waiting; 24 10:00 resumed; 24 12:00 solved",
    "first-response 13 13:20 met; solution 25 09:00 met" },
  { "P4", NULL, "13 11:30", "13 11:40 responded; 13 12:30 waiting; 24 10:00 resumed; 24 12:00 solved",
    "first-response 15 11:30 met" },
  { "P1", NULL, "13 11:40", "13 12:00 responded; 13 13:40 exception",
    "first-response 13 12:10 met; solution 14 11:40 missed; update 13 14:00 missed" },
  { "P2", NULL, "13 11:50", "13 12:10 responded; 13 13:50 exception",
    "first-response 14 11:50 met; update 14 12:10 missed" },
  { "P3", NULL, "13 12:00", "13 12:20 responded",
    "first-response 13 14:00 met; solution 14 12:00 missed; update 14 12:20 missed" },
  { "P4", NULL, "13 12:10", "13 12:30 responded",
    "first-response 15 12:10 met; update 14 12:30 missed" },
  { "P1", NULL, "13 12:20", "13 12:45 responded; 13 17:20 solved; 14 15:00 reopened; 24 11:00 solved",
    "first-response 13 12:50 met; solution 15 10:00 late" },
  { "P2", NULL, "13 12:30", "13 12:55 responded; 13 17:30 solved; 14 15:00 reopened; 24 11:00 solved",
    "first-response 14 12:30 met" },
  { "P3", NULL, "13 12:40", "13 13:05 responded; 13 17:40 solved; 14 15:00 reopened",
    "first-response 13 14:40 met; solution 15 10:00 missed; update 15 15:00 missed" },
  { "P4", NULL, "13 12:50", "13 13:15 responded; 13 17:50 solved; 14 15:00 reopened",
    "first-response 15 12:50 met; update 15 15:00 missed" },
  { "P1", NULL, "13 13:00", "13 13:05 acknowledged; 13 14:30 responded; 14 15:00 escalated lead; 24 09:30 escalated top",
    "first-response 13 13:30 late; solution 14 13:00 missed; update 13 16:30 missed" },
  { "P2", NULL, "13 13:10", "13 13:15 acknowledged; 13 14:40 responded; 14 15:10 escalated lead; 24 09:30 escalated top",
    "first-response 14 13:10 met; update 14 14:40 missed" },
  { "P3", NULL, "13 13:20", "13 13:25 acknowledged; 13 14:50 responded; 14 15:20 escalated lead; 24 09:30 escalated top",
    "first-response 13 15:20 met; solution 14 13:20 missed; update 14 14:50 missed" },
  { "P4", NULL, "13 13:30", "13 13:35 acknowledged; 13 15:00 responded; 14 15:30 escalated lead; 24 09:30 escalated top",
    "first-response 15 13:30 met; update 14 15:00 missed" },
  { "P1", NULL, "13 13:40", "13 13:50 responded; 13 16:40 told; 14 09:40 told",
    "first-response 13 14:10 met; solution 14 13:40 missed; update 14 11:40 missed" },
  { "P2", NULL, "13 13:50", "13 14:00 responded; 13 16:50 told; 14 09:50 told",
    "first-response 14 13:50 met; update 15 09:50 missed" },
  { "P3", NULL, "14 09:00", "14 09:10 responded; 14 12:00 told; 15 05:00 told",
    "first-response 14 11:00 met; solution 15 09:00 missed; update 16 05:00 missed" },
  { "P4", NULL, "14 09:15", "14 09:25 responded; 14 12:15 told; 15 05:15 told",
    "first-response 16 09:15 met; update 16 05:15 missed" },
  { "P1", NULL, "14 09:30", "14 09:40 responded",
    "first-response 14 10:00 met; solution 15 09:30 missed; update 14 11:40 missed" },
  { "P2", NULL, "14 09:45", "14 09:55 responded; 14 11:45 closed merged",
    "first-response 15 09:45 met" },
  { "P3", "Regulation", "14 10:00", "14 10:10 responded",
    "analysis 25 10:00 running; escalation 24 10:00 missed; first-response 15 10:00 met; solution 28 10:00 running" },
  { "P4", "Regulation", "14 10:15", "14 10:25 responded; 24 10:00 told",
    "analysis 25 10:15 running; first-response 15 10:15 met; solution 28 10:15 met" },
  { "P1", NULL, "24 09:00", "24 09:10 responded",
    "first-response 24 09:30 met; solution 25 09:00 running; update 24 11:10 missed" },
  { "P2", NULL, "24 09:20", "24 09:30 responded",
    "first-response 25 09:20 met; update 25 09:30 running" },
  { "P3", NULL, "24 09:40", "24 09:50 responded",
    "first-response 24 11:40 met; solution 25 09:40 running; update 25 09:50 running" },
  { "P4", NULL, "24 10:00", "24 10:10 responded",
    "first-response 26 10:00 met; update 25 10:10 running" },
};

static gint64
parse_at (const char  *text,
          const char **rest)
{
  int day, hour, minute, length;
  g_autoptr(GDateTime) utc = NULL;

  g_assert_cmpint (sscanf (text, "%d %d:%d%n", &day, &hour, &minute, &length), ==, 3);
  utc = g_date_time_new_utc (2026, 2, day, hour, minute, 0);
  *rest = text + length;
  return g_date_time_to_unix (utc) - SHANGHAI_HOURS * 3600;
}

/* The UTC seconds of "13 09:30", a time of that day of the story. */
gint64
desk_story_at (const char *text)
{
  const char *rest;

  return parse_at (text, &rest);
}

static void
free_step (gpointer data)
{
  g_free (((DeskStep *) data)->kind);
  g_free (((DeskStep *) data)->how);
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const DeskStep *first = a;
  const DeskStep *second = b;

  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;
  return first->story != second->story ? (int) first->story - (int) second->story
                                       : (int) first->number - (int) second->number;
}

/* All that happens, in the order of time; a story begins with its receipt, number 0. */
GArray *
desk_story_make_steps (void)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (DeskStep));

  g_array_set_clear_func (steps, free_step);
  for (guint i = 0; i < DESK_STORY_N; i++)
    {
      g_auto(GStrv) events = g_strsplit (desk_stories[i].events, "; ", -1);
      DeskStep step = { desk_story_at (desk_stories[i].received), i, 0, g_strdup ("received"), NULL };

      g_array_append_val (steps, step);
      for (guint k = 0; events[k] != NULL; k++)
        {
          const char *rest;
          g_auto(GStrv) words = NULL;

          step.at = parse_at (events[k], &rest);
          step.number = k + 1;
          words = g_strsplit (rest + 1, " ", 2);
          step.kind = g_strdup (words[0]);
          step.how = g_strdup (words[1]);
          g_array_append_val (steps, step);
        }
    }
  g_array_sort (steps, compare_steps);
  return steps;
}

static gint64
add_member (RapportBook *book,
            const char  *name,
            const char  *role,
            gint64       superior)
{
  g_autoptr(RapportEntity) member = RAPPORT_ENTITY (rapport_member_new ());

  rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, name);
  rapport_entity_set_text (member, RAPPORT_MEMBER_ROLE, role);
  rapport_entity_set_integer (member, RAPPORT_MEMBER_SUPERIOR, superior);
  return scratch_run (book, rapport_add_new (member));
}

/* The team and its customer, and the agent at work. */
void
desk_story_gather (DeskCast    *cast,
                   RapportBook *book)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

  cast->book = book;
  cast->management = add_member (book, "总经理", "management", 0);
  cast->lead = add_member (book, "李主管", "service-supervisor", cast->management);
  cast->agent = add_member (book, "小王", "service-agent", cast->lead);
  cast->colleague = add_member (book, "小赵", "service-agent", cast->lead);
  rapport_book_set_member (book, cast->agent);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NUMBER, "001");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "科技有限公司");
  cast->customer = scratch_run (book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
}

static gint64
find_policy (RapportBook *book,
             const char  *name)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM policy WHERE name = '%s' ORDER BY version DESC LIMIT 1", name);

  return scratch_query (book, sql);
}

static void
receive (DeskCast *cast,
         guint     story)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());
  g_autofree char *number = g_strdup_printf ("T-%02u", story);
  g_autofree char *description = g_strdup_printf ("第%02u件", story);
  const char priority = desk_stories[story].priority[1];

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, cast->customer);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_NUMBER, number);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, description);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, priority == '1' || priority == '3');
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_IMPORTANT, priority == '1' || priority == '2');
  if (desk_stories[story].policy != NULL)
    rapport_entity_set_integer (ticket, RAPPORT_TICKET_POLICY, find_policy (cast->book, desk_stories[story].policy));
  cast->tickets[story] = scratch_run (cast->book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
}

/* One is merged with that before it; who is transferred to is a colleague; exceptions have new dates. */
static void
note (DeskCast       *cast,
      const DeskStep *step)
{
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());
  const RapportMoment date = rapport_moment_from_day (NEW_DATE);
  gint64 other = 0;

  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, step->kind);
  if (g_str_equal (step->kind, "escalated"))
    rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_ADDRESSEE,
                                g_str_equal (step->how, "lead") ? cast->lead : cast->management);
  if (g_str_equal (step->kind, "transferred"))
    rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_ADDRESSEE, cast->colleague);
  if (g_str_equal (step->kind, "exception"))
    rapport_entity_set_moment (event, RAPPORT_TICKET_EVENT_NEW_DATE, &date);
  if (g_str_equal (step->kind, "closed"))
    rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_VALUE, step->how);
  if (g_strcmp0 (step->how, "merged") == 0)
    other = cast->tickets[step->story - 1];
  scratch_run (cast->book, rapport_note_event_with_new (cast->tickets[step->story], RAPPORT_TICKET_EVENT (event), NULL,
                                                        NULL, 0, other));
}

/* Carries the step out at once, as the window does. */
void
desk_story_take_step (DeskCast       *cast,
                      const DeskStep *step)
{
  if (step->number == 0)
    receive (cast, step->story);
  else
    note (cast, step);
}

/* The ticket's clocks, as they are kept, say what the story says. */
void
desk_story_assert_clocks (const DeskCast *cast,
                          guint           story,
                          gint64          now)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT group_concat (x, '; ') FROM (SELECT target || ' ' ||"
                     " strftime ('%%d %%H:%%M', due, 'unixepoch', '+%d hours') || ' ' ||"
                     " CASE WHEN met_at IS NULL AND due < %" G_GINT64_FORMAT " THEN 'missed'"
                     " WHEN met_at IS NULL THEN 'running' WHEN met_at > due THEN 'late' ELSE 'met' END AS x"
                     " FROM clock WHERE ticket = %" G_GINT64_FORMAT " AND due IS NOT NULL"
                     " AND (target <> 'update' OR met_at IS NULL) ORDER BY target)",
                     SHANGHAI_HOURS, now, cast->tickets[story]);
  g_autofree char *clocks = scratch_read_text (cast->book, sql);

  if (g_strcmp0 (clocks, desk_stories[story].clocks) != 0)
    g_error ("T-%02u: %s\n instead of %s", story, clocks, desk_stories[story].clocks);
}
