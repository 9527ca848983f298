/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-policy-private.h"
#include "rapport-sla-json.h"

/* Five years, after which a search for working time gives up too */
#define MOST_MINUTES (5 * 366 * 24 * 60)
#define MOST_WORKING_DAYS (5 * 366)
#define MOST_TARGETS 500
#define MOST_VALUES 100

static const struct
{
  const char     *suffix;
  RapportSlaUnit  unit;
  int             most;
} UNITS[] = {
  { "m", RAPPORT_SLA_MINUTES, MOST_MINUTES },
  { "h", RAPPORT_SLA_HOURS, MOST_MINUTES / 60 },
  { "wd", RAPPORT_SLA_WORKING_DAYS, MOST_WORKING_DAYS },
};

static gboolean
read_duration (RapportPolicyEntry      *entry,
               const RapportJsonPlace  *place,
               GError                 **error)
{
  const char *text = rapport_json_get_text (place, error);
  gint64 amount = 0;
  gsize digits;

  if (text == NULL)
    return FALSE;
  if (g_str_equal (text, "agreed"))
    {
      entry->unit = RAPPORT_SLA_AGREED_TIME;
      return TRUE;
    }
  digits = strspn (text, "0123456789");
  for (gsize i = 0; i < digits; i++)
    amount = MIN (amount * 10 + (text[i] - '0'), G_MAXINT);
  for (guint i = 0; digits > 0 && i < G_N_ELEMENTS (UNITS); i++)
    {
      if (!g_str_equal (text + digits, UNITS[i].suffix))
        continue;
      if (amount == 0)
        return rapport_json_fail (place, error, _("a duration must be longer than nothing"));
      if (amount > UNITS[i].most)
        return rapport_json_fail (place, error, _("“%s” is too long, five years is the most"),
                                  text);
      entry->unit = UNITS[i].unit;
      entry->amount = (int) amount;
      return TRUE;
    }
  return rapport_json_fail (place, error,
                            _("“%s” is no duration like 30m, 24h, 2wd or agreed"), text);
}

/* Without a kind of time, working days are working time and the rest is elapsed time. */
static gboolean
read_time (RapportPolicyEntry      *entry,
           const RapportJsonPlace  *target,
           GError                 **error)
{
  RapportJsonPlace place;
  const char *text;

  entry->working = entry->unit == RAPPORT_SLA_WORKING_DAYS;
  if (!rapport_json_find (target, "time", &place))
    return TRUE;
  text = rapport_json_get_text (&place, error);
  if (text == NULL)
    return FALSE;
  if (g_str_equal (text, "working"))
    entry->working = TRUE;
  else if (!g_str_equal (text, "elapsed"))
    return rapport_json_fail (&place, error, _("“%s” is neither elapsed nor working"), text);
  else if (entry->unit == RAPPORT_SLA_WORKING_DAYS)
    return rapport_json_fail (&place, error, _("working days can't be elapsed time"));
  return TRUE;
}

static gboolean
read_pause (RapportPolicyEntry      *entry,
            const RapportJsonPlace  *target,
            GError                 **error)
{
  RapportJsonPlace place;

  if (!rapport_json_find (target, "pause", &place))
    return TRUE;
  if (!rapport_json_read_flag (&place, &entry->pause, error))
    return FALSE;
  if (entry->pause && entry->target == RAPPORT_SLA_FIRST_RESPONSE)
    return rapport_json_fail (&place, error, _("a first response is never paused"));
  return TRUE;
}

static gboolean
read_from (RapportPolicyEntry      *entry,
           const RapportJsonPlace  *target,
           GError                 **error)
{
  RapportJsonPlace place;
  const char *text;

  if (!rapport_json_find (target, "from", &place))
    return TRUE;
  text = rapport_json_get_text (&place, error);
  if (text == NULL)
    return FALSE;
  if (g_str_equal (text, "cannot-solve"))
    entry->from_cannot_solve = TRUE;
  else if (!g_str_equal (text, "received"))
    return rapport_json_fail (&place, error, _("“%s” is neither received nor cannot-solve"),
                              text);
  if (entry->from_cannot_solve
      && (entry->target == RAPPORT_SLA_UPDATE || entry->target == RAPPORT_SLA_ACCEPTANCE))
    return rapport_json_fail (&place, error, _("this target has a start of its own"));
  return TRUE;
}

static gboolean
read_met_by (RapportPolicyEntry      *entry,
             const RapportJsonPlace  *target,
             GError                 **error)
{
  RapportJsonPlace place;
  guint length;

  entry->met_by = rapport_sla_target_get_met_by (entry->target);
  if (!rapport_json_find (target, "met_by", &place))
    return TRUE;
  if (!rapport_json_check_array (&place, MOST_VALUES, &length, error))
    return FALSE;
  if (length == 0)
    return rapport_json_fail (&place, error, _("this list is empty"));
  entry->met_by = 0;
  for (guint i = 0; i < length; i++)
    {
      RapportJsonPlace element = rapport_json_element (&place, i);
      const char *text = rapport_json_get_text (&element, error);
      int kind;

      if (text == NULL)
        return FALSE;
      kind = rapport_sla_kind_find (text);
      if (kind < 0)
        return rapport_json_fail (&element, error, _("no kind of event is called “%s”"), text);
      if (kind == RAPPORT_SLA_RECEIVED || kind == RAPPORT_SLA_CLOSED
          || kind == RAPPORT_SLA_REOPENED || RAPPORT_SLA_IS_CHANGE (kind))
        return rapport_json_fail (&element, error, _("“%s” can't satisfy anything"), text);
      entry->met_by |= RAPPORT_SLA_MASK (kind);
    }
  return TRUE;
}

static char **
read_values (const RapportJsonPlace  *place,
             RapportSlaKey            key,
             GError                 **error)
{
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();
  guint length;

  if (!rapport_json_check_array (place, MOST_VALUES, &length, error))
    return NULL;
  if (length == 0)
    {
      rapport_json_fail (place, error, _("this list is empty"));
      return NULL;
    }
  for (guint i = 0; i < length; i++)
    {
      RapportJsonPlace element = rapport_json_element (place, i);
      const char *value;

      if (!rapport_json_read_value (&element, key, &value, error))
        return NULL;
      g_strv_builder_add (values, value);
    }
  return g_strv_builder_end (values);
}

static gboolean
read_when (char                   ***when,
           const RapportJsonPlace   *parent,
           GError                  **error)
{
  const char *members[RAPPORT_SLA_N_KEYS + 1] = { NULL };
  RapportJsonPlace object, place;

  for (guint key = 0; key < RAPPORT_SLA_N_KEYS; key++)
    members[key] = rapport_sla_key_get_id (key);
  if (!rapport_json_find (parent, "when", &object))
    return TRUE;
  if (!rapport_json_check_object (&object, members, error))
    return FALSE;
  for (guint key = 0; key < RAPPORT_SLA_N_KEYS; key++)
    {
      if (!rapport_json_find (&object, members[key], &place))
        continue;
      when[key] = read_values (&place, key, error);
      if (when[key] == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_target_name (RapportPolicyEntry      *entry,
                  const RapportJsonPlace  *place,
                  GError                 **error)
{
  RapportJsonPlace child;
  const char *text;
  int target;

  if (!rapport_json_find (place, "target", &child))
    return rapport_json_fail (&child, error, _("the target is missing"));
  text = rapport_json_get_text (&child, error);
  if (text == NULL)
    return FALSE;
  target = rapport_sla_target_find (text);
  if (target < 0)
    return rapport_json_fail (&child, error, _("no target is called “%s”"), text);
  entry->target = target;
  return TRUE;
}

static RapportPolicyEntry *
read_entry (const RapportJsonPlace  *place,
            GError                 **error)
{
  static const char *const MEMBERS[]
    = { "target", "from", "when", "duration", "time", "pause", "met_by", NULL };
  g_autoptr(RapportPolicyEntry) entry = g_new0 (RapportPolicyEntry, 1);
  RapportJsonPlace duration;

  if (!rapport_json_check_object (place, MEMBERS, error)
      || !read_target_name (entry, place, error))
    return NULL;
  if (!rapport_json_find (place, "duration", &duration))
    {
      rapport_json_fail (&duration, error, _("the duration is missing"));
      return NULL;
    }
  if (!read_duration (entry, &duration, error) || !read_time (entry, place, error)
      || !read_pause (entry, place, error) || !read_from (entry, place, error)
      || !read_met_by (entry, place, error) || !read_when (entry->when, place, error))
    return NULL;
  if (entry->target == RAPPORT_SLA_UPDATE && entry->unit == RAPPORT_SLA_AGREED_TIME)
    {
      rapport_json_fail (&duration, error, _("a repeating target has no agreed time"));
      return NULL;
    }
  return g_steal_pointer (&entry);
}

static gboolean
read_targets (RapportPolicy           *self,
              const RapportJsonPlace  *root,
              GError                 **error)
{
  RapportJsonPlace targets;
  guint length;

  if (!rapport_json_find (root, "targets", &targets))
    return rapport_json_fail (&targets, error, _("the list of targets is missing"));
  if (!rapport_json_check_array (&targets, MOST_TARGETS, &length, error))
    return FALSE;
  if (length == 0)
    return rapport_json_fail (&targets, error, _("a policy needs at least one target"));
  for (guint i = 0; i < length; i++)
    {
      RapportJsonPlace place = rapport_json_element (&targets, i);
      RapportPolicyEntry *entry = read_entry (&place, error);

      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (self->entries, entry);
    }
  return TRUE;
}

static gboolean
read_head (RapportPolicy           *self,
           const RapportJsonPlace  *root,
           GError                 **error)
{
  RapportJsonPlace place;
  const char *text;

  if (!rapport_json_find (root, "name", &place))
    self->name = g_strdup ("");
  else if ((text = rapport_json_get_text (&place, error)) == NULL)
    return FALSE;
  else
    self->name = g_strdup (text);
  if (rapport_json_find (root, "since", &place) && !rapport_json_read_instant (&place, &self->since, error))
    return FALSE;
  if (!rapport_json_find (root, "recount", &place))
    return TRUE;
  text = rapport_json_get_text (&place, error);
  if (text == NULL)
    return FALSE;
  self->from_change = g_str_equal (text, "from-change");
  if (!self->from_change && !g_str_equal (text, "from-received"))
    return rapport_json_fail (&place, error, _("“%s” is neither from-received nor from-change"),
                              text);
  return TRUE;
}

/**
 * rapport_policy_new_from_json:
 * @json: a policy as sla.md shows it. Durations are a whole number and m, h or wd, or "agreed";
 *   from one minute to five years. Of its own it may have a "when", which chooses the tickets that it is for,
 *   and "since", from when this version of it is in force
 * @length: bytes of @json, -1 when it ends in a zero
 *
 * Returns: (transfer full): the policy; NULL, with @error naming the place, for one that makes no
 *   sense (sla.md 3 to 8)
 */
RapportPolicy *
rapport_policy_new_from_json (const char  *json,
                              gssize       length,
                              GError     **error)
{
  static const char *const MEMBERS[] = { "name", "since", "recount", "when", "targets", NULL };
  g_autoptr(RapportPolicy) self = rapport_policy_new ();
  g_autoptr(JsonParser) parser = NULL;
  RapportJsonPlace root = { 0 };

  g_return_val_if_fail (json != NULL, NULL);

  parser = rapport_json_parse (json, length, error);
  if (parser == NULL)
    return NULL;
  root.node = json_parser_get_root (parser);
  if (!rapport_json_check_object (&root, MEMBERS, error)
      || !read_head (self, &root, error) || !read_when (self->when, &root, error)
      || !read_targets (self, &root, error))
    return NULL;
  return g_steal_pointer (&self);
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
write_when (JsonBuilder   *builder,
            char   **const *when)
{
  gboolean any = FALSE;

  for (guint key = 0; key < RAPPORT_SLA_N_KEYS; key++)
    {
      if (when[key] == NULL)
        continue;
      if (!any)
        {
          json_builder_set_member_name (builder, "when");
          json_builder_begin_object (builder);
          any = TRUE;
        }
      json_builder_set_member_name (builder, rapport_sla_key_get_id (key));
      json_builder_begin_array (builder);
      for (char **value = when[key]; *value != NULL; value++)
        json_builder_add_string_value (builder, *value);
      json_builder_end_array (builder);
    }
  if (any)
    json_builder_end_object (builder);
}

static void
write_met_by (JsonBuilder *builder,
              guint32      met_by)
{
  json_builder_set_member_name (builder, "met_by");
  json_builder_begin_array (builder);
  for (guint kind = 0; kind < RAPPORT_SLA_N_KINDS; kind++)
    if ((met_by & RAPPORT_SLA_MASK (kind)) != 0)
      json_builder_add_string_value (builder, rapport_sla_kind_get_id (kind));
  json_builder_end_array (builder);
}

static void
write_entry (JsonBuilder              *builder,
             const RapportPolicyEntry *entry)
{
  g_autofree char *duration = rapport_policy_entry_get_duration (entry);

  json_builder_begin_object (builder);
  write_text (builder, "target", rapport_sla_target_get_id (entry->target));
  if (entry->from_cannot_solve)
    write_text (builder, "from", "cannot-solve");
  write_when (builder, entry->when);
  write_text (builder, "duration", duration);
  write_text (builder, "time", entry->working ? "working" : "elapsed");
  json_builder_set_member_name (builder, "pause");
  json_builder_add_boolean_value (builder, entry->pause);
  if (entry->met_by != rapport_sla_target_get_met_by (entry->target))
    write_met_by (builder, entry->met_by);
  json_builder_end_object (builder);
}

/** rapport_policy_to_json: Returns: (transfer full): what makes the same policy again */
char *
rapport_policy_to_json (RapportPolicy *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  write_text (builder, "name", self->name);
  rapport_json_write_since (builder, self->since);
  write_text (builder, "recount", self->from_change ? "from-change" : "from-received");
  write_when (builder, self->when);
  json_builder_set_member_name (builder, "targets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->entries->len; i++)
    write_entry (builder, g_ptr_array_index (self->entries, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return rapport_json_write (builder);
}

/**
 * rapport_policy_dup_since:
 * @since: UTC seconds
 *
 * Returns: (transfer full): the same as a version that is in force from @since on
 */
RapportPolicy *
rapport_policy_dup_since (RapportPolicy *self,
                          gint64         since)
{
  g_autofree char *json = NULL;
  RapportPolicy *copy;

  g_return_val_if_fail (self != NULL, NULL);

  json = rapport_policy_to_json (self);
  copy = rapport_policy_new_from_json (json, -1, NULL);
  copy->since = since;
  return copy;
}
