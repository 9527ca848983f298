/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-json.h"
#include "rapport-cadence-standard.h"
#include "rapport-json-members.h"

#define MOST_LIMIT 1000
#define MOST_DAYS 366

static const char *const DEPTHS[] = { "deep", "light", NULL };
static const char *const GRADES[] = { "A", "B", "C", NULL };
static const char *const PERIODS[] = { "month", "quarter", NULL };
static const char *const METHODS[] = {
  "phone", "visit", "video", "wechat", "im", "email", "sms", "online-meeting", "social-media", "event", "none", NULL
};
static const char *const SIDES[] = { "us", "customer", NULL };
static const char *const RESPONSES[] = {
  [RAPPORT_RESPONSE_UNKNOWN] = "unknown", [RAPPORT_RESPONSE_YES] = "yes", [RAPPORT_RESPONSE_NO] = "no", NULL
};
static const char *const STATES[] = { "planned", "done", "skipped", NULL };
static const char *const ORIGINS[] = { "by-hand", "record", "cadence", "care-date", "benefit", "milestone", NULL };

#define FIRST_FLOATING_ORIGIN 3

static gboolean
read_method (const RapportJsonPlace  *place,
             const char              *member,
             const char             **method,
             GError                 **error)
{
  int index = -1;

  if (!rapport_json_read_choice (place, member, METHODS, &index, error))
    return FALSE;
  if (index >= 0 && index + 2 < (int) G_N_ELEMENTS (METHODS))
    *method = METHODS[index];
  return TRUE;
}

static gboolean
read_cadence (const RapportJsonPlace  *place,
              RapportCadence          *cadence,
              GError                 **error)
{
  static const char *const MEMBERS[] = { "period", "deep", "light", NULL };
  RapportJsonPlace child;
  int period = 0;

  if (!rapport_json_check_object (place, MEMBERS, error) || !rapport_json_need (place, "period", &child, error)
      || !rapport_json_read_choice (place, "period", PERIODS, &period, error))
    return FALSE;
  cadence->by_quarter = period == 1;
  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    if (!rapport_json_need (place, DEPTHS[i], &child, error)
        || !rapport_json_read_integer (&child, 0, rapport_cadence_get_most (cadence),
                                       &cadence->touches[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_cadences (const RapportJsonPlace  *settings,
               RapportCadence          *cadences,
               GError                 **error)
{
  RapportJsonPlace place, child;

  if (!rapport_json_find (settings, "cadence", &place))
    return TRUE;
  if (!rapport_json_check_object (&place, GRADES, error))
    return FALSE;
  for (guint i = 0; GRADES[i] != NULL; i++)
    if (rapport_json_find (&place, GRADES[i], &child) && !read_cadence (&child, &cadences[i], error))
      return FALSE;
  return TRUE;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  return ((const RapportSpan *) a)->start - ((const RapportSpan *) b)->start;
}

/* Two elements of a list at @place, of which the second may not stand before the first */
static gboolean
find_pair (const RapportJsonPlace  *place,
           RapportJsonPlace        *pair,
           GError                 **error)
{
  guint length;

  if (!rapport_json_check_array (place, 2, &length, error))
    return FALSE;
  if (length < 2)
    return rapport_json_fail (place, error, _("this is a start and an end"));
  pair[0] = rapport_json_element (place, 0);
  pair[1] = rapport_json_element (place, 1);
  return TRUE;
}

static gboolean
read_span (GArray                  *spans,
           const RapportJsonPlace  *place,
           GError                 **error)
{
  RapportJsonPlace pair[2];
  RapportSpan span;

  if (!find_pair (place, pair, error) || !rapport_json_read_minute (&pair[0], &span.start, error)
      || !rapport_json_read_minute (&pair[1], &span.end, error))
    return FALSE;
  if (span.end <= span.start)
    return rapport_json_fail (&pair[1], error, _("this is not after the start"));
  g_array_append_val (spans, span);
  return TRUE;
}

static gboolean
read_pause (GArray                  *pauses,
            const RapportJsonPlace  *place,
            GError                 **error)
{
  RapportJsonPlace pair[2];
  RapportCadencePause pause;

  if (!find_pair (place, pair, error) || !rapport_json_read_date (&pair[0], &pause.from, error)
      || !rapport_json_read_date (&pair[1], &pause.to, error))
    return FALSE;
  if (pause.to < pause.from)
    return rapport_json_fail (&pair[1], error, _("this is before the start"));
  g_array_append_val (pauses, pause);
  return TRUE;
}

static gboolean
read_settings (RapportCadenceInput     *input,
               RapportCadence          *cadences,
               const RapportJsonPlace  *root,
               GError                 **error)
{
  static const char *const MEMBERS[] = {
    "cadence", "convenient", "first_within", "phone_limit", "message_limit", "visit_notice_days", NULL
  };
  RapportJsonPlace place, convenient;

  if (!rapport_json_find (root, "settings", &place))
    return TRUE;
  if (!rapport_json_check_object (&place, MEMBERS, error) || !read_cadences (&place, cadences, error))
    return FALSE;
  if (rapport_json_find (&place, "convenient", &convenient))
    g_array_set_size (input->convenient, 0);
  if (!rapport_json_read_list (&place, "convenient", (RapportJsonReadElement) read_span, input->convenient, error))
    return FALSE;
  g_array_sort (input->convenient, compare_spans);
  return rapport_json_read_number (&place, "first_within", 1, MOST_DAYS, &input->rules.first_contact_days, error)
         && rapport_json_read_number (&place, "phone_limit", 0, MOST_LIMIT, &input->rules.phone_limit, error)
         && rapport_json_read_number (&place, "message_limit", 0, MOST_LIMIT, &input->rules.message_limit, error)
         && rapport_json_read_number (&place, "visit_notice_days", 0, MOST_DAYS, &input->rules.visit_notice_days, error);
}

static gboolean
read_extra (RapportCadenceInput     *input,
            const RapportJsonPlace  *customer,
            GError                 **error)
{
  const int most = rapport_cadence_get_most (&input->cadence);
  RapportJsonPlace place, child;

  if (!rapport_json_find (customer, "extra", &place))
    return TRUE;
  if (!rapport_json_check_object (&place, DEPTHS, error))
    return FALSE;
  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    if (rapport_json_find (&place, DEPTHS[i], &child)
        && !rapport_json_read_integer (&child, 0, most - input->cadence.touches[i], &input->extra[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_customer (RapportCadenceInput     *input,
               RapportCadence          *cadences,
               const RapportJsonPlace  *root,
               GError                 **error)
{
  static const char *const MEMBERS[] = {
    "grade", "since", "cadence", "extra", "pauses", "convenient", "preferred_channel", "recovered_on", NULL
  };
  const RapportJsonPlace missing = { .parent = root, .member = "customer" };
  RapportJsonPlace place, child;
  int grade = 2;

  if (!rapport_json_find (root, "customer", &place))
    {
      child = (RapportJsonPlace) { .parent = &missing, .member = "since" };
      return rapport_json_fail (&child, error, _("this is missing"));
    }
  if (!rapport_json_check_object (&place, MEMBERS, error) || !rapport_json_need (&place, "since", &child, error)
      || !rapport_json_read_date (&child, &input->since, error)
      || !rapport_json_read_choice (&place, "grade", GRADES, &grade, error))
    return FALSE;
  input->cadence = cadences[grade];
  if (rapport_json_find (&place, "cadence", &child) && !read_cadence (&child, &input->cadence, error))
    return FALSE;
  if (!read_extra (input, &place, error)
      || !rapport_json_read_list (&place, "pauses", (RapportJsonReadElement) read_pause, input->pauses, error)
      || !read_method (&place, "preferred_channel", &input->preferred, error))
    return FALSE;
  if (rapport_json_find (&place, "convenient", &child)
      && (input->own_times = rapport_json_get_text (&child, error)) == NULL)
    return FALSE;
  return !rapport_json_find (&place, "recovered_on", &child)
         || rapport_json_read_date (&child, &input->recovered_on, error);
}

static gboolean
read_record (RapportCadenceInput     *input,
             const RapportJsonPlace  *place,
             GError                 **error)
{
  static const char *const MEMBERS[] = { "at", "method", "depth", "began_by", "responded", "ticket", NULL };
  RapportCadenceTouch touch = { 0 };
  int depth = RAPPORT_N_DEPTHS;
  int side = 0;
  int response = RAPPORT_RESPONSE_UNKNOWN;
  RapportJsonPlace at;

  if (!rapport_json_check_object (place, MEMBERS, error) || !rapport_json_need (place, "at", &at, error)
      || !rapport_json_read_moment (&at, rapport_calendar_get_zone (input->calendar), &touch.at, error)
      || !read_method (place, "method", &touch.method, error)
      || !rapport_json_read_choice (place, "depth", DEPTHS, &depth, error)
      || !rapport_json_read_choice (place, "began_by", SIDES, &side, error)
      || !rapport_json_read_choice (place, "responded", RESPONSES, &response, error)
      || !rapport_json_read_member_flag (place, "ticket", &touch.ticket, error))
    return FALSE;
  touch.depth = depth;
  touch.by_customer = side == 1;
  touch.response = response;
  g_array_append_val (input->records, touch);
  return TRUE;
}

static gboolean
read_plan (RapportCadenceInput     *input,
           const RapportJsonPlace  *place,
           GError                 **error)
{
  static const char *const MEMBERS[] = { "due", "method", "depth", "state", "origin", NULL };
  RapportCadencePlan plan = { 0 };
  int depth = RAPPORT_N_DEPTHS;
  int state = 0;
  int origin = 0;
  RapportJsonPlace due;

  if (!rapport_json_check_object (place, MEMBERS, error) || !rapport_json_need (place, "due", &due, error)
      || !rapport_json_read_moment (&due, rapport_calendar_get_zone (input->calendar), &plan.due, error)
      || !read_method (place, "method", &plan.method, error)
      || !rapport_json_read_choice (place, "depth", DEPTHS, &depth, error)
      || !rapport_json_read_choice (place, "state", STATES, &state, error)
      || !rapport_json_read_choice (place, "origin", ORIGINS, &origin, error))
    return FALSE;
  plan.depth = depth;
  plan.open = state == 0;
  plan.floating = origin >= FIRST_FLOATING_ORIGIN;
  g_array_append_val (input->plans, plan);
  return TRUE;
}

static gboolean
read_try (RapportCadenceFile      *self,
          const RapportJsonPlace  *root,
          GError                 **error)
{
  static const char *const MEMBERS[] = { "due", "method", "booked", "contact_left", NULL };
  GTimeZone *zone = rapport_calendar_get_zone (self->input.calendar);
  RapportMoment booked = { 0 };
  RapportJsonPlace place, child;

  self->contact.plan = -1;
  self->has_try = rapport_json_find (root, "try", &place);
  if (!self->has_try)
    return TRUE;
  if (!rapport_json_check_object (&place, MEMBERS, error) || !rapport_json_need (&place, "due", &child, error)
      || !rapport_json_read_moment (&child, zone, &self->contact.at, error)
      || !read_method (&place, "method", &self->contact.method, error)
      || !rapport_json_read_member_flag (&place, "contact_left", &self->contact.contact_left, error))
    return FALSE;
  if (rapport_json_find (&place, "booked", &child) && !rapport_json_read_moment (&child, zone, &booked, error))
    return FALSE;
  self->contact.booked = booked.day;
  return TRUE;
}

static RapportCadenceFile *
make_file (void)
{
  RapportCadenceFile *self = g_new0 (RapportCadenceFile, 1);
  RapportRules rules;

  rapport_rules_init (&rules);
  self->input.pauses = g_array_new (FALSE, FALSE, sizeof (RapportCadencePause));
  self->input.records = g_array_new (FALSE, FALSE, sizeof (RapportCadenceTouch));
  self->input.plans = g_array_new (FALSE, FALSE, sizeof (RapportCadencePlan));
  rapport_cadence_apply_rules (&rules, &self->input);
  return self;
}

/**
 * rapport_cadence_file_new_from_json:
 * @length: bytes of @json, -1 when it ends in a zero
 *
 * Returns: (transfer full): what cadence.md's Format says, but for *now*; NULL, with @error naming the
 *   path of the wrong member, for what makes no sense
 */
RapportCadenceFile *
rapport_cadence_file_new_from_json (const char  *json,
                                    gssize       length,
                                    GError     **error)
{
  static const char *const MEMBERS[] = { "calendar", "settings", "customer", "records", "plans", "try", NULL };
  g_autoptr(RapportCadenceFile) self = make_file ();
  RapportCadence cadences[G_N_ELEMENTS (GRADES)];
  RapportJsonPlace root = { 0 };
  RapportJsonPlace calendar;
  JsonParser *parser;

  g_return_val_if_fail (json != NULL, NULL);

  parser = rapport_json_parse (json, length, error);
  if (parser == NULL)
    return NULL;
  self->parser = G_OBJECT (parser);
  root.node = json_parser_get_root (parser);
  for (guint i = 0; GRADES[i] != NULL; i++)
    cadences[i] = *rapport_rules_get_cadence (&self->input.rules, GRADES[i]);
  if (!rapport_json_check_object (&root, MEMBERS, error) || !rapport_json_need (&root, "calendar", &calendar, error))
    return NULL;
  self->input.calendar = rapport_calendar_read (&calendar, error);
  if (self->input.calendar == NULL
      || !read_settings (&self->input, cadences, &root, error)
      || !read_customer (&self->input, cadences, &root, error)
      || !rapport_json_read_list (&root, "records", (RapportJsonReadElement) read_record, &self->input, error)
      || !rapport_json_read_list (&root, "plans", (RapportJsonReadElement) read_plan, &self->input, error)
      || !read_try (self, &root, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** rapport_cadence_file_free: frees @self with all that its input borrows */
void
rapport_cadence_file_free (RapportCadenceFile *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->input.calendar, rapport_calendar_unref);
  g_clear_pointer (&self->input.pauses, g_array_unref);
  g_clear_pointer (&self->input.convenient, g_array_unref);
  g_clear_pointer (&self->input.records, g_array_unref);
  g_clear_pointer (&self->input.plans, g_array_unref);
  g_clear_object (&self->parser);
  g_free (self);
}
