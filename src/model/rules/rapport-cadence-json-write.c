/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-json.h"
#include "rapport-sla-json.h"
#include "rapport-zone.h"

static const char *const DEPTHS[] = { "deep", "light" };

static void
write_integer (JsonBuilder *builder,
               const char  *member,
               int          number)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, number);
}

static void
write_text (JsonBuilder *builder,
            const char  *member,
            const char  *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
write_day (JsonBuilder *builder,
           const char  *member,
           int          day)
{
  g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100);

  write_text (builder, member, text);
}

static void
write_moment (JsonBuilder         *builder,
              const char          *member,
              const RapportMoment *moment,
              GTimeZone           *zone)
{
  g_autofree char *text = moment->has_time ? rapport_zone_format (zone, moment->at) : NULL;

  if (text != NULL)
    write_text (builder, member, text);
  else if (rapport_moment_is_set (moment))
    write_day (builder, member, moment->day);
  else
    {
      json_builder_set_member_name (builder, member);
      json_builder_add_null_value (builder);
    }
}

static void
write_period (JsonBuilder                *builder,
              const RapportCadencePeriod *period)
{
  json_builder_begin_object (builder);
  write_day (builder, "from", period->from);
  write_day (builder, "to", period->to);
  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    {
      json_builder_set_member_name (builder, DEPTHS[i]);
      json_builder_begin_object (builder);
      write_integer (builder, "asked", period->counts[i].asked);
      write_integer (builder, "done", period->counts[i].done);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
write_missed (JsonBuilder *builder,
              GArray      *missed)
{
  json_builder_set_member_name (builder, "missed");
  json_builder_begin_array (builder);
  for (guint i = 0; i < missed->len; i++)
    {
      const RapportCadencePeriod *period = &g_array_index (missed, RapportCadencePeriod, i);

      json_builder_begin_object (builder);
      write_day (builder, "from", period->from);
      write_day (builder, "to", period->to);
      for (guint k = 0; k < RAPPORT_N_DEPTHS; k++)
        write_integer (builder, DEPTHS[k], MAX (period->counts[k].asked - period->counts[k].done, 0));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_next (JsonBuilder              *builder,
            const RapportCadenceNext *next,
            GTimeZone                *zone)
{
  static const char *const STATES[] = { "coming", "overdue", "too-late" };

  json_builder_begin_object (builder);
  write_text (builder, "depth", DEPTHS[next->depth]);
  write_moment (builder, "due", &next->due, zone);
  write_day (builder, "limit", next->limit);
  write_moment (builder, "propose", &next->propose, zone);
  write_text (builder, "state", STATES[next->state]);
  json_builder_set_member_name (builder, "plan");
  if (next->plan >= 0)
    json_builder_add_int_value (builder, next->plan);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "plan_late");
  json_builder_add_boolean_value (builder, next->plan_late);
  json_builder_end_object (builder);
}

static void
write_hint (JsonBuilder              *builder,
            const RapportContactHint *hint)
{
  json_builder_begin_object (builder);
  write_text (builder, "rule", hint->rule);
  write_text (builder, "severity", hint->warns ? "warn" : "hint");
  if (hint->counted != NULL)
    {
      write_integer (builder, hint->counted, hint->number);
      write_integer (builder, "limit", hint->limit);
    }
  if (hint->because != NULL)
    write_text (builder, "because", hint->because);
  if (hint->preferred != NULL)
    write_text (builder, "preferred", hint->preferred);
  json_builder_end_object (builder);
}

/**
 * rapport_cadence_result_to_json:
 * @hints: (nullable) (element-type RapportContactHint): of a plan that is being made
 * @zone: the calendar's
 *
 * Returns: (transfer full): it as cadence.md's Format says, times in @zone with its offset
 */
char *
rapport_cadence_result_to_json (const RapportCadenceResult *result,
                                GArray                     *hints,
                                GTimeZone                  *zone)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (result != NULL && zone != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "period");
  write_period (builder, &result->period);
  write_missed (builder, result->missed);
  json_builder_set_member_name (builder, "next");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->next->len; i++)
    write_next (builder, &g_array_index (result->next, RapportCadenceNext, i), zone);
  json_builder_end_array (builder);
  write_integer (builder, "unanswered", result->unanswered);
  if (hints != NULL)
    {
      json_builder_set_member_name (builder, "hints");
      json_builder_begin_array (builder);
      for (guint i = 0; i < hints->len; i++)
        write_hint (builder, &g_array_index (hints, RapportContactHint, i));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  return rapport_json_write (builder);
}
