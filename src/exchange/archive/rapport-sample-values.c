/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "rapport-member.h"
#include "rapport-moment-text.h"
#include "rapport-sample-values.h"

#define MINUTES_A_DAY (24 * 60)
#define MONTH "month"

static gboolean
set_error (GError     **error,
           const char  *text)
{
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: %s is a part of a file that belongs to the program */
               _("The sample data are damaged at “%s”."), text);
  return FALSE;
}

/**
 * rapport_sample_values_parse_span:
 * @text: like "-2h20m", "50m" or "3d"
 * @seconds: (out): how long that is
 *
 * Returns: whether @text is a span of time
 */
gboolean
rapport_sample_values_parse_span (const char *text,
                                  gint64     *seconds)
{
  gint64 sign = *text == '-' ? -1 : 1;
  gint64 sum = 0;

  if (*text == '-' || *text == '+')
    text++;
  if (*text == '\0')
    return FALSE;
  while (*text != '\0')
    {
      char *end;
      gint64 number = g_ascii_strtoll (text, &end, 10);

      if (end == text || strchr ("dhm", *end) == NULL || *end == '\0')
        return FALSE;
      sum += number * (*end == 'd' ? 24 * 3600 : *end == 'h' ? 3600 : 60);
      text = end + 1;
    }
  *seconds = sign * sum;
  return TRUE;
}

/* Nobody works on Saturday and Sunday: the past moves to Friday, what is to come to Monday. */
static int
move_to_workday (int day,
                 int offset)
{
  GDate date;
  GDateWeekday weekday;

  if (offset == 0 || !rapport_day_to_date (day, &date))
    return day;
  weekday = g_date_get_weekday (&date);
  if (weekday < G_DATE_SATURDAY)
    return day;
  if (offset < 0)
    return rapport_day_add (day, G_DATE_FRIDAY - (int) weekday);
  return rapport_day_add (day, G_DATE_SUNDAY + 1 - (int) weekday);
}

static gboolean
parse_days (RapportSampleValues *self,
            const char          *text,
            RapportMoment       *moment)
{
  char *end;
  gint64 offset = g_ascii_strtoll (text, &end, 10);
  int day, hour, minute;

  if (end == text)
    return FALSE;
  day = move_to_workday (rapport_day_add (rapport_day_from_instant (self->now, self->zone), offset), offset);
  *moment = rapport_moment_from_day (day);
  if (*end == '\0')
    return TRUE;
  if (sscanf (end, " %2d:%2d", &hour, &minute) != 2 || hour * 60 + minute >= MINUTES_A_DAY)
    return FALSE;
  moment->at = rapport_day_time_to_instant (day, hour * 60 + minute, self->zone);
  moment->has_time = TRUE;
  return TRUE;
}

static int
add_months (RapportSampleValues *self,
            int                  months)
{
  GDate date;

  if (!rapport_day_to_date (rapport_day_from_instant (self->now, self->zone), &date))
    return 0;
  g_date_set_day (&date, 1);
  if (months < 0)
    g_date_subtract_months (&date, -months);
  else
    g_date_add_months (&date, months);
  return g_date_get_year (&date) * 10000 + g_date_get_month (&date) * 100 + 1;
}

/**
 * rapport_sample_values_parse_time:
 * @text: days from now and perhaps a time ("-3 10:20", "+5"), a span from now ("-2h20m"), the first
 *   of a month from this one ("month-2"), or a date ("2024-03-10")
 * @moment: (out): what it means
 */
gboolean
rapport_sample_values_parse_time (RapportSampleValues  *self,
                                  const char           *text,
                                  RapportMoment        *moment,
                                  GError              **error)
{
  gint64 span;

  if (strlen (text) >= 10 && g_ascii_isdigit (text[3]) && text[4] == '-')
    return rapport_moment_parse_strict (text, self->zone, moment, error);
  if (g_str_has_prefix (text, MONTH))
    {
      *moment = rapport_moment_from_day (add_months (self, (int) g_ascii_strtoll (text + strlen (MONTH), NULL, 10)));
      return TRUE;
    }
  if (rapport_sample_values_parse_span (text, &span))
    {
      *moment = rapport_moment_from_instant (self->now + span, self->zone);
      return TRUE;
    }
  return parse_days (self, text, moment) || set_error (error, text);
}

/** rapport_sample_values_find_member: Returns: the id, made when missing; 0 with @error set */
gint64
rapport_sample_values_find_member (RapportSampleValues  *self,
                                   const char           *name,
                                   GError              **error)
{
  gint64 *known = g_hash_table_lookup (self->members, name);
  g_autoptr(RapportEntity) member = NULL;
  gint64 id;

  if (known != NULL)
    return *known;
  member = RAPPORT_ENTITY (rapport_member_new ());
  rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, name);
  if (!rapport_transaction_insert (self->transaction, member, error))
    return 0;
  id = rapport_entity_get_id (member);
  g_hash_table_insert (self->members, g_strdup (name), g_memdup2 (&id, sizeof id));
  return id;
}

static char *
make_key (const char *kind,
          const char *name)
{
  return g_strdup_printf ("%s %s", kind, name);
}

/**
 * rapport_sample_values_remember:
 * @name: (nullable): how others refer to it, NULL for its own name
 *
 * Lets things that come later refer to @entity, which is stored.
 */
void
rapport_sample_values_remember (RapportSampleValues *self,
                                RapportEntity       *entity,
                                const char          *name)
{
  const char *known_as = name != NULL ? name : rapport_entity_get_name (entity);
  gint64 id = rapport_entity_get_id (entity);

  if (known_as != NULL)
    g_hash_table_insert (self->things, make_key (rapport_entity_get_info (entity)->name, known_as),
                         g_memdup2 (&id, sizeof id));
}

static gint64
find_thing (RapportSampleValues *self,
            const char          *kind,
            const char          *name)
{
  g_autofree char *key = make_key (kind, name);
  const gint64 *id = g_hash_table_lookup (self->things, key);

  return id != NULL ? *id : 0;
}

static gboolean
fill_reference (RapportSampleValues  *self,
                RapportEntity        *entity,
                guint                 index,
                JsonNode             *node,
                GError              **error)
{
  const RapportField *field = &rapport_entity_get_info (entity)->fields[index];
  gint64 id = 0;

  if (json_node_get_value_type (node) != G_TYPE_STRING)
    id = json_node_get_int (node) < self->contacts->len
           ? g_array_index (self->contacts, gint64, json_node_get_int (node)) : 0;
  else
    id = find_thing (self, field->target, json_node_get_string (node));
  if (id == 0 && strcmp (field->target, rapport_member_info.name) == 0)
    id = rapport_sample_values_find_member (self, json_node_get_string (node), error);
  else if (id == 0)
    set_error (error, field->name);
  rapport_entity_set_integer (entity, index, id);
  return id != 0;
}

static gboolean
fill_time (RapportSampleValues  *self,
           RapportEntity        *entity,
           guint                 index,
           JsonNode             *node,
           GError              **error)
{
  const RapportField *field = &rapport_entity_get_info (entity)->fields[index];
  RapportMoment moment;

  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return set_error (error, field->name);
  if (!rapport_sample_values_parse_time (self, json_node_get_string (node), &moment, error))
    return FALSE;
  if (field->kind == RAPPORT_FIELD_DAY)
    rapport_entity_set_day (entity, index, moment.day);
  else if (field->kind == RAPPORT_FIELD_INSTANT)
    rapport_entity_set_integer (entity, index, moment.at);
  else
    rapport_entity_set_moment (entity, index, &moment);
  return TRUE;
}

static gboolean
fill_field (RapportSampleValues  *self,
            RapportEntity        *entity,
            guint                 index,
            JsonNode             *node,
            GError              **error)
{
  switch (rapport_entity_get_info (entity)->fields[index].kind)
    {
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CHOICE:
      rapport_entity_set_text (entity, index, json_node_get_string (node));
      return TRUE;
    case RAPPORT_FIELD_FLAG:
      rapport_entity_set_flag (entity, index, json_node_get_boolean (node));
      return TRUE;
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
      rapport_entity_set_integer (entity, index, json_node_get_int (node));
      return TRUE;
    case RAPPORT_FIELD_REFERENCE:
      return fill_reference (self, entity, index, node, error);
    case RAPPORT_FIELD_DAY:
    case RAPPORT_FIELD_MOMENT:
    case RAPPORT_FIELD_INSTANT:
    default:
      return fill_time (self, entity, index, node, error);
    }
}

/**
 * rapport_sample_values_fill:
 * @object: values by the names of the fields
 * @others: further names that the caller reads itself, ended by NULL
 *
 * Gives @entity the values of @object.
 */
gboolean
rapport_sample_values_fill (RapportSampleValues  *self,
                            RapportEntity        *entity,
                            JsonObject           *object,
                            const char * const   *others,
                            GError              **error)
{
  JsonObjectIter iterator;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iterator, object);
  while (json_object_iter_next (&iterator, &name, &node))
    {
      int index = rapport_entity_info_index (rapport_entity_get_info (entity), name);

      if (g_strv_contains (others, name))
        continue;
      if (index < 0 || !JSON_NODE_HOLDS_VALUE (node))
        return set_error (error, name);
      if (!fill_field (self, entity, index, node, error))
        return FALSE;
    }
  return TRUE;
}
