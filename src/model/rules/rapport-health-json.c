/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-customer.h"
#include "rapport-health-json.h"
#include "rapport-json-members.h"

#define MOST_COUNT 1000
#define MOST_MONTHS 1200
#define MOST_POINTS 100
#define MOST_PERCENT 1000
#define MOST_SATISFACTION 10
#define MOST_SCORE 1000000
#define MOST_USE 1000000000
#define MOST_USE_PLACES 6

static const char *const SIDES[] = { "us", "customer", NULL };
static const char *const RESPONSES[] = {
  [RAPPORT_RESPONSE_UNKNOWN] = "unknown", [RAPPORT_RESPONSE_YES] = "yes", [RAPPORT_RESPONSE_NO] = "no", NULL
};
static const char *const SOURCES[] = { "survey", "ticket", "milestone", "interview", "review", "nps", NULL };
static const char *const USES[] = { [RAPPORT_USE_LOGINS] = "logins", [RAPPORT_USE_SERVICE] = "use", NULL };
static const char *const DEDUCTIONS[] = {
  [RAPPORT_HEALTH_ENDING] = "FR-10",
  [RAPPORT_HEALTH_SATISFACTION] = "satisfaction",
  [RAPPORT_HEALTH_NO_ORDER] = "FC-3-order",
  [RAPPORT_HEALTH_CONTACT_LEFT] = "FC-3-contact",
  [RAPPORT_HEALTH_UNANSWERED] = "FR-9",
  [RAPPORT_HEALTH_COMPLAINTS] = "FC-3-complaints",
  [RAPPORT_HEALTH_USE] = "FC-3-use",
  NULL
};

#define SOURCES_THAT_COUNT 3

/* A number that is not negative at @place */
static gboolean
read_decimal (const RapportJsonPlace  *place,
              int                      most,
              RapportDecimal          *decimal,
              GError                 **error)
{
  GType type = JSON_NODE_HOLDS_VALUE (place->node) ? json_node_get_value_type (place->node) : G_TYPE_NONE;
  double number;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return rapport_json_fail (place, error, _("a number is wanted here"));
  number = json_node_get_double (place->node);
  if (!(number >= 0 && number <= most))
    return rapport_json_fail (place, error, _("a number from %d to %d is wanted here"), 0, most);
  if (!rapport_decimal_from_double (number, decimal))
    return rapport_json_fail (place, error, _("this number has too many decimals"));
  return TRUE;
}

/* As read_decimal(), at @member, which may be missing */
static gboolean
read_decimal_member (const RapportJsonPlace  *place,
                     const char              *member,
                     int                      most,
                     gboolean                *has,
                     RapportDecimal          *decimal,
                     GError                 **error)
{
  RapportJsonPlace child;
  gboolean found = rapport_json_find (place, member, &child);

  if (has != NULL)
    *has = found;
  return !found || read_decimal (&child, most, decimal, error);
}

static gboolean
read_deductions (const RapportJsonPlace  *settings,
                 int                     *deduct,
                 GError                 **error)
{
  RapportJsonPlace place;

  if (!rapport_json_find (settings, "deduct", &place))
    return TRUE;
  if (!rapport_json_check_object (&place, DEDUCTIONS, error))
    return FALSE;
  for (guint i = 0; i < RAPPORT_N_HEALTH_DEDUCTIONS; i++)
    if (!rapport_json_read_number (&place, DEDUCTIONS[i], 0, MOST_POINTS, &deduct[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_settings (RapportHealthSettings   *settings,
               const RapportJsonPlace  *root,
               GError                 **error)
{
  static const char *const MEMBERS[] = {
    "unanswered", "satisfaction_below", "satisfaction_drop", "score_below", "months_without_order",
    "months_contact_left", "complaints", "use_percent", "high_below", "opportunity_from", "deduct", NULL
  };
  RapportJsonPlace place;

  if (!rapport_json_find (root, "settings", &place))
    return TRUE;
  return rapport_json_check_object (&place, MEMBERS, error)
         && rapport_json_read_number (&place, "unanswered", 1, MOST_COUNT, &settings->unanswered, error)
         && read_decimal_member (&place, "satisfaction_below", MOST_SATISFACTION, NULL,
                                 &settings->satisfaction_below, error)
         && read_decimal_member (&place, "satisfaction_drop", MOST_SATISFACTION, NULL,
                                 &settings->satisfaction_drop, error)
         && read_decimal_member (&place, "score_below", MOST_POINTS, NULL, &settings->score_below, error)
         && rapport_json_read_number (&place, "months_without_order", 0, MOST_MONTHS,
                                      &settings->months_without_order, error)
         && rapport_json_read_number (&place, "months_contact_left", 0, MOST_MONTHS,
                                      &settings->months_contact_left, error)
         && rapport_json_read_number (&place, "complaints", 0, MOST_COUNT, &settings->complaints, error)
         && read_decimal_member (&place, "use_percent", MOST_PERCENT, NULL, &settings->use_percent, error)
         && rapport_json_read_number (&place, "high_below", 0, MOST_POINTS, &settings->high_below, error)
         && read_decimal_member (&place, "opportunity_from", MOST_POINTS, NULL, &settings->opportunity_from, error)
         && read_deductions (&place, settings->deduct, error);
}

static gboolean
read_stage (RapportHealthInput      *input,
            const RapportJsonPlace  *place,
            GError                 **error)
{
  RapportJsonPlace child;
  const char *stage;

  if (!rapport_json_find (place, "stage", &child))
    return TRUE;
  stage = rapport_json_get_text (&child, error);
  if (stage == NULL)
    return FALSE;
  if (rapport_choice_find (rapport_stages, stage) == NULL)
    return rapport_json_fail (&child, error, _("“%s” is not known here"), stage);
  input->left = g_str_equal (stage, "lost");
  return TRUE;
}

static gboolean
read_customer (RapportHealthInput      *input,
               const RapportJsonPlace  *root,
               GError                 **error)
{
  static const char *const MEMBERS[] = { "stage", "archived", "recovered_on", NULL };
  RapportJsonPlace place, child;
  gboolean archived = FALSE;

  if (!rapport_json_find (root, "customer", &place))
    return TRUE;
  if (!rapport_json_check_object (&place, MEMBERS, error) || !read_stage (input, &place, error)
      || !rapport_json_read_member_flag (&place, "archived", &archived, error))
    return FALSE;
  input->left |= archived;
  return !rapport_json_find (&place, "recovered_on", &child)
         || rapport_json_read_date (&child, &input->recovered_on, error);
}

static gboolean
read_contact (RapportHealthInput      *input,
              const RapportJsonPlace  *place,
              GError                 **error)
{
  static const char *const MEMBERS[] = { "key", "left", NULL };
  RapportHealthContact contact = { 0 };
  RapportJsonPlace child;

  if (!rapport_json_check_object (place, MEMBERS, error)
      || !rapport_json_read_member_flag (place, "key", &contact.key, error))
    return FALSE;
  if (rapport_json_find (place, "left", &child) && !rapport_json_read_date (&child, &contact.left, error))
    return FALSE;
  g_array_append_val (input->contacts, contact);
  return TRUE;
}

static gboolean
read_record (RapportHealthInput      *input,
             const RapportJsonPlace  *place,
             GError                 **error)
{
  static const char *const MEMBERS[] = { "at", "began_by", "responded", "satisfaction", "will_end", NULL };
  RapportHealthRecord record = { 0 };
  RapportJsonPlace at;
  int side = 0;
  int response = RAPPORT_RESPONSE_UNKNOWN;

  if (!rapport_json_check_object (place, MEMBERS, error) || !rapport_json_need (place, "at", &at, error)
      || !rapport_json_read_moment (&at, input->zone, &record.at, error)
      || !rapport_json_read_choice (place, "began_by", SIDES, &side, error)
      || !rapport_json_read_choice (place, "responded", RESPONSES, &response, error)
      || !read_decimal_member (place, "satisfaction", MOST_SATISFACTION, &record.has_satisfaction,
                               &record.satisfaction, error)
      || !rapport_json_read_member_flag (place, "will_end", &record.will_end, error))
    return FALSE;
  record.by_customer = side == 1;
  record.response = response;
  g_array_append_val (input->records, record);
  return TRUE;
}

static gboolean
read_order (RapportHealthInput      *input,
            const RapportJsonPlace  *place,
            GError                 **error)
{
  static const char *const MEMBERS[] = { "date", NULL };
  RapportJsonPlace child;
  int day;

  if (!rapport_json_check_object (place, MEMBERS, error) || !rapport_json_need (place, "date", &child, error)
      || !rapport_json_read_date (&child, &day, error))
    return FALSE;
  g_array_append_val (input->orders, day);
  return TRUE;
}

/* The maximum is above 0, and the score not above it. */
static gboolean
check_scores (const RapportHealthFeedback  *feedback,
              const RapportJsonPlace       *place,
              GError                      **error)
{
  RapportJsonPlace child;

  rapport_json_find (place, "maximum", &child);
  if (feedback->maximum.units == 0)
    return rapport_json_fail (&child, error, _("a number above 0 is wanted here"));
  rapport_json_find (place, "score", &child);
  if (rapport_decimal_compare (feedback->score, feedback->maximum) > 0)
    return rapport_json_fail (&child, error, _("this is above the maximum"));
  return TRUE;
}

static gboolean
read_feedback (RapportHealthInput      *input,
               const RapportJsonPlace  *place,
               GError                 **error)
{
  static const char *const MEMBERS[] = { "answered", "source", "score", "maximum", NULL };
  RapportHealthFeedback feedback = { 0 };
  RapportJsonPlace child;
  gboolean answered, has_score, has_maximum;
  int source = -1;

  if (!rapport_json_check_object (place, MEMBERS, error))
    return FALSE;
  answered = rapport_json_find (place, "answered", &child);
  if (child.node == NULL)
    return rapport_json_fail (&child, error, _("this is missing"));
  if ((answered && !rapport_json_read_moment (&child, input->zone, &feedback.answered, error))
      || !rapport_json_read_choice (place, "source", SOURCES, &source, error)
      || !read_decimal_member (place, "score", MOST_SCORE, &has_score, &feedback.score, error)
      || !read_decimal_member (place, "maximum", MOST_SCORE, &has_maximum, &feedback.maximum, error))
    return FALSE;
  if (!answered)
    return TRUE;
  if (!rapport_json_need (place, "source", &child, error) || !rapport_json_need (place, "score", &child, error)
      || !rapport_json_need (place, "maximum", &child, error) || !check_scores (&feedback, place, error))
    return FALSE;
  feedback.counts = source < SOURCES_THAT_COUNT;
  g_array_append_val (input->feedback, feedback);
  return TRUE;
}

static gboolean
read_complaint (RapportHealthInput      *input,
                const RapportJsonPlace  *place,
                GError                 **error)
{
  int day;

  if (!rapport_json_read_date (place, &day, error))
    return FALSE;
  g_array_append_val (input->complaints, day);
  return TRUE;
}

/* A month such as 2026-02, as yyyymm */
static gboolean
read_month (const RapportJsonPlace  *place,
            int                     *month,
            GError                 **error)
{
  const char *text = rapport_json_get_text (place, error);
  g_autofree char *day_text = g_strconcat (text != NULL ? text : "", "-01", NULL);
  int day;

  if (text == NULL)
    return FALSE;
  if (strlen (text) != strlen ("2026-02"))
    return rapport_json_fail (place, error, _("a month like 2026-02 is wanted here"));
  if (!rapport_json_read_day (place, day_text, &day, error))
    return FALSE;
  *month = day / 100;
  return TRUE;
}

static gboolean
read_usage (RapportHealthInput      *input,
            const RapportJsonPlace  *place,
            GError                 **error)
{
  static const char *const MEMBERS[] = { "month", "logins", "use", NULL };
  RapportHealthUsage usage = { 0 };
  RapportJsonPlace month, child;

  if (!rapport_json_check_object (place, MEMBERS, error) || !rapport_json_need (place, "month", &month, error)
      || !read_month (&month, &usage.month, error))
    return FALSE;
  for (guint i = 0; i < input->usage->len; i++)
    if (g_array_index (input->usage, RapportHealthUsage, i).month == usage.month)
      return rapport_json_fail (&month, error, _("this month stands there already"));
  for (guint use = 0; use < RAPPORT_N_USES; use++)
    {
      if (!read_decimal_member (place, USES[use], MOST_USE, &usage.has[use], &usage.values[use], error))
        return FALSE;
      rapport_json_find (place, USES[use], &child);
      if (usage.values[use].places > MOST_USE_PLACES)
        return rapport_json_fail (&child, error, _("this number has too many decimals"));
    }
  g_array_append_val (input->usage, usage);
  return TRUE;
}

/**
 * rapport_health_input_read:
 * @input: initialised: gets what health.md's format says, but for *now*
 * @length: bytes of @json, -1 when it ends in a zero
 *
 * Returns: FALSE, with @error naming the path of the wrong member, for what makes no sense
 */
gboolean
rapport_health_input_read (RapportHealthInput  *input,
                           const char          *json,
                           gssize               length,
                           GError             **error)
{
  static const char *const MEMBERS[] = {
    "zone", "settings", "customer", "contacts", "records", "orders", "feedback", "complaints", "usage", NULL
  };
  static const struct
  {
    const char *member;
    RapportJsonReadElement read;
  } LISTS[] = {
    { "contacts", (RapportJsonReadElement) read_contact },
    { "records", (RapportJsonReadElement) read_record },
    { "orders", (RapportJsonReadElement) read_order },
    { "feedback", (RapportJsonReadElement) read_feedback },
    { "complaints", (RapportJsonReadElement) read_complaint },
    { "usage", (RapportJsonReadElement) read_usage },
  };
  g_autoptr(JsonParser) parser = NULL;
  RapportJsonPlace root = { 0 };

  g_return_val_if_fail (input != NULL && json != NULL, FALSE);

  parser = rapport_json_parse (json, length, error);
  if (parser == NULL)
    return FALSE;
  root.node = json_parser_get_root (parser);
  if (!rapport_json_check_object (&root, MEMBERS, error)
      || (input->zone = rapport_json_read_zone (&root, NULL, error)) == NULL
      || !read_settings (&input->settings, &root, error) || !read_customer (input, &root, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (LISTS); i++)
    if (!rapport_json_read_list (&root, LISTS[i].member, LISTS[i].read, input, error))
      return FALSE;
  return TRUE;
}

static void
add_findings (JsonBuilder *builder,
              GArray      *findings)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const RapportHealthFinding *finding = &g_array_index (findings, RapportHealthFinding, i);
      g_autofree char *since = g_strdup_printf ("%04d-%02d-%02d", finding->since / 10000,
                                                finding->since / 100 % 100, finding->since % 100);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "rule");
      json_builder_add_string_value (builder, finding->rule->id);
      json_builder_set_member_name (builder, "since");
      json_builder_add_string_value (builder, since);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/** rapport_health_result_to_json: Returns: (transfer full): it as health.md's format says */
char *
rapport_health_result_to_json (const RapportHealthResult *result)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (result != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "level");
  json_builder_add_string_value (builder, rapport_health_level_get_id (result->level));
  json_builder_set_member_name (builder, "score");
  if (result->level != RAPPORT_HEALTH_NONE)
    json_builder_add_int_value (builder, result->score);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "rules");
  add_findings (builder, result->findings);
  json_builder_set_member_name (builder, "opportunity");
  json_builder_add_boolean_value (builder, result->opportunity);
  json_builder_end_object (builder);
  return rapport_json_write (builder);
}
