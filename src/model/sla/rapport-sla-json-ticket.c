/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-sla-json.h"
#include "rapport-sla.h"
#include "rapport-zone.h"

#define MOST_EVENTS 10000

static const RapportSlaKey CHANGED_KEYS[] = {
  [RAPPORT_SLA_PRIORITY - RAPPORT_SLA_PRIORITY] = RAPPORT_SLA_KEY_PRIORITY,
  [RAPPORT_SLA_COMPLEXITY - RAPPORT_SLA_PRIORITY] = RAPPORT_SLA_KEY_COMPLEXITY,
  [RAPPORT_SLA_CHANNEL - RAPPORT_SLA_PRIORITY] = RAPPORT_SLA_KEY_CHANNEL,
  [RAPPORT_SLA_GRADE - RAPPORT_SLA_PRIORITY] = RAPPORT_SLA_KEY_GRADE,
  [RAPPORT_SLA_NATURE - RAPPORT_SLA_PRIORITY] = RAPPORT_SLA_KEY_NATURE,
  [RAPPORT_SLA_CATEGORY - RAPPORT_SLA_PRIORITY] = RAPPORT_SLA_KEY_CATEGORY,
};

static gboolean
read_event_value (RapportSlaEvent         *event,
                  const RapportJsonPlace  *place,
                  GError                 **error)
{
  RapportJsonPlace value;
  gboolean has_value = rapport_json_find (place, "value", &value);
  const char *text;

  if (!RAPPORT_SLA_IS_CHANGE (event->kind))
    return !has_value
           || rapport_json_fail (&value, error, _("an event of this kind has no value"));
  if (event->kind == RAPPORT_SLA_AGREED)
    {
      event->has_agreed = has_value;
      return !has_value || rapport_json_read_instant (&value, &event->agreed, error);
    }
  if (!has_value)
    return rapport_json_fail (&value, error, _("the new value is missing"));
  if (event->kind == RAPPORT_SLA_POLICY)
    text = rapport_json_get_text (&value, error);
  else if (!rapport_json_read_value (&value, CHANGED_KEYS[event->kind - RAPPORT_SLA_PRIORITY],
                                     &text, error))
    return FALSE;
  event->value = g_strdup (text);
  return text != NULL;
}

static gboolean
read_event_kind (RapportSlaEvent         *event,
                 const RapportJsonPlace  *place,
                 GError                 **error)
{
  RapportJsonPlace child;
  const char *text;
  int kind;

  if (!rapport_json_find (place, "kind", &child))
    return rapport_json_fail (&child, error, _("the kind of event is missing"));
  text = rapport_json_get_text (&child, error);
  if (text == NULL)
    return FALSE;
  kind = rapport_sla_kind_find (text);
  if (kind < 0)
    return rapport_json_fail (&child, error, _("no kind of event is called “%s”"), text);
  event->kind = kind;
  return TRUE;
}

static gboolean
read_event (RapportTicketHistory    *self,
            const RapportJsonPlace  *place,
            GError                 **error)
{
  static const char *const MEMBERS[] = { "at", "kind", "value", NULL };
  RapportSlaEvent event = { .position = place->index };
  RapportJsonPlace at;

  if (!rapport_json_check_object (place, MEMBERS, error))
    return FALSE;
  if (!rapport_json_find (place, "at", &at))
    return rapport_json_fail (&at, error, _("the time of the event is missing"));
  if (!rapport_json_read_instant (&at, &event.at, error))
    return FALSE;
  if (event.at < self->received)
    return rapport_json_fail (&at, error, _("this is before the ticket was received"));
  if (!read_event_kind (&event, place, error) || !read_event_value (&event, place, error))
    return FALSE;
  g_array_append_val (self->events, event);
  return TRUE;
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const RapportSlaEvent *left = a;
  const RapportSlaEvent *right = b;

  return (left->at > right->at) - (left->at < right->at);
}

static gboolean
read_events (RapportTicketHistory    *self,
             const RapportJsonPlace  *root,
             GError                 **error)
{
  RapportJsonPlace events;
  guint length;

  if (!rapport_json_find (root, "events", &events))
    return TRUE;
  if (!rapport_json_check_array (&events, MOST_EVENTS, &length, error))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      RapportJsonPlace element = rapport_json_element (&events, i);

      if (!read_event (self, &element, error))
        return FALSE;
    }
  g_array_sort (self->events, compare_events);
  return TRUE;
}

static gboolean
read_head (RapportTicketHistory    *self,
           const RapportJsonPlace  *root,
           GError                 **error)
{
  RapportJsonPlace place;
  const char *value;
  gint64 agreed;

  for (guint key = 0; key < RAPPORT_SLA_N_KEYS; key++)
    {
      if (!rapport_json_find (root, rapport_sla_key_get_id (key), &place))
        continue;
      if (!rapport_json_read_value (&place, key, &value, error))
        return FALSE;
      rapport_ticket_history_set_value (self, key, value);
    }
  if (!rapport_json_find (root, "agreed", &place))
    return TRUE;
  if (!rapport_json_read_instant (&place, &agreed, error))
    return FALSE;
  rapport_ticket_history_set_agreed (self, agreed);
  return TRUE;
}

/**
 * rapport_ticket_history_new_from_json:
 * @json: a ticket as sla.md shows it. All but *received* may be missing or null; times must have
 *   an offset; an *agreed* event with value null takes the agreed time away
 * @length: bytes of @json, -1 when it ends in a zero
 *
 * Events that are out of order are sorted; those of one second stay in the order of the file.
 *
 * Returns: (transfer full): the history; NULL, with @error naming the place, for one that makes
 *   no sense
 */
RapportTicketHistory *
rapport_ticket_history_new_from_json (const char  *json,
                                      gssize       length,
                                      GError     **error)
{
  static const char *const MEMBERS[]
    = { "received", "priority", "channel", "complexity", "grade", "nature", "category", "agreed", "events", NULL };
  g_autoptr(RapportTicketHistory) self = NULL;
  g_autoptr(JsonParser) parser = NULL;
  RapportJsonPlace root = { 0 };
  RapportJsonPlace place;
  gint64 received;

  g_return_val_if_fail (json != NULL, NULL);

  parser = rapport_json_parse (json, length, error);
  if (parser == NULL)
    return NULL;
  root.node = json_parser_get_root (parser);
  if (!rapport_json_check_object (&root, MEMBERS, error))
    return NULL;
  if (!rapport_json_find (&root, "received", &place))
    {
      rapport_json_fail (&place, error, _("the time of receipt is missing"));
      return NULL;
    }
  if (!rapport_json_read_instant (&place, &received, error))
    return NULL;
  self = rapport_ticket_history_new (received);
  if (!read_head (self, &root, error) || !read_events (self, &root, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
write_instant (JsonBuilder *builder,
               const char  *member,
               gboolean     is_set,
               gint64       at,
               GTimeZone   *zone)
{
  g_autofree char *text = is_set ? rapport_zone_format (zone, at) : NULL;

  if (member != NULL)
    json_builder_set_member_name (builder, member);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
write_seconds (JsonBuilder *builder,
               const char  *member,
               gboolean     is_set,
               gint64       seconds)
{
  json_builder_set_member_name (builder, member);
  if (is_set)
    json_builder_add_int_value (builder, seconds);
  else
    json_builder_add_null_value (builder);
}

static void
write_cause (JsonBuilder *builder,
             gboolean     reprioritised)
{
  json_builder_set_member_name (builder, "cause");
  if (reprioritised)
    json_builder_add_string_value (builder, "re-prioritised");
  else
    json_builder_add_null_value (builder);
}

static void
write_intervals (JsonBuilder *builder,
                 const char  *member,
                 GArray      *intervals,
                 GTimeZone   *zone)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; intervals != NULL && i < intervals->len; i++)
    {
      const RapportInterval *interval = &g_array_index (intervals, RapportInterval, i);

      json_builder_begin_array (builder);
      write_instant (builder, NULL, TRUE, interval->start, zone);
      write_instant (builder, NULL, TRUE, interval->end, zone);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
write_missed_rounds (JsonBuilder *builder,
                     GArray      *rounds,
                     GTimeZone   *zone)
{
  json_builder_set_member_name (builder, "missed_rounds");
  json_builder_begin_array (builder);
  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    {
      const RapportMissedRound *round = &g_array_index (rounds, RapportMissedRound, i);

      json_builder_begin_object (builder);
      write_instant (builder, "started", TRUE, round->started, zone);
      write_instant (builder, "due", TRUE, round->due, zone);
      write_instant (builder, "met_at", round->has_met_at, round->met_at, zone);
      write_seconds (builder, "late_s", round->has_met_at, round->late_s);
      write_cause (builder, round->reprioritised);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_clock (JsonBuilder        *builder,
             const RapportClock *clock,
             GTimeZone          *zone)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "target");
  json_builder_add_string_value (builder, rapport_sla_target_get_id (clock->target));
  write_instant (builder, "due", clock->has_due, clock->due, zone);
  json_builder_set_member_name (builder, "state");
  json_builder_add_string_value (builder, rapport_sla_state_get_id (clock->state));
  write_instant (builder, "met_at", clock->has_met_at, clock->met_at, zone);
  write_seconds (builder, "remaining_s", clock->has_remaining, clock->remaining_s);
  write_seconds (builder, "late_s", clock->has_late, clock->late_s);
  write_cause (builder, clock->reprioritised);
  write_intervals (builder, "counted", clock->counted, zone);
  write_intervals (builder, "paused", clock->paused, zone);
  if (clock->target == RAPPORT_SLA_UPDATE || clock->missed_rounds != NULL)
    write_missed_rounds (builder, clock->missed_rounds, zone);
  json_builder_end_object (builder);
}

/**
 * rapport_clock_list_to_json:
 * @clocks: (element-type RapportClock): of rapport_sla_judge() with RAPPORT_SLA_WHY
 * @zone: the calendar's
 *
 * Returns: (transfer full): them as sla.md shows, times in @zone with its offset
 */
char *
rapport_clock_list_to_json (GPtrArray *clocks,
                            GTimeZone *zone)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (clocks != NULL && zone != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "clocks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < clocks->len; i++)
    write_clock (builder, g_ptr_array_index (clocks, i), zone);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return rapport_json_write (builder);
}
