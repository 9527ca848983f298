/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-record.h"

const RapportChoice rapport_methods[] = {
  { "phone", NC_("choice", "Phone") },
  { "visit", NC_("choice", "Visit") },
  { "video", NC_("choice", "Video") },
  { "wechat", NC_("choice", "WeChat") },
  { "im", NC_("choice", "Other instant messaging") },
  { "email", NC_("choice", "Email") },
  { "sms", NC_("choice", "SMS") },
  { "online-meeting", NC_("choice", "Online meeting") },
  { "social-media", NC_("choice", "Social media") },
  { "event", NC_("choice", "Event") },
  { NULL }
};

const RapportChoice rapport_depths[] = {
  { "deep", NC_("choice", "Deep") },
  { "light", NC_("choice", "Light") },
  { NULL }
};

const RapportChoice rapport_sides[] = {
  { "we", NC_("choice", "We") },
  { "customer", NC_("choice", "The customer") },
  { NULL }
};

const RapportChoice rapport_answers[] = {
  { "yes", NC_("choice", "Yes") },
  { "no", NC_("choice", "No") },
  { "unknown", NC_("choice", "Unknown") },
  { NULL }
};

const RapportChoice rapport_purposes[] = {
  { "call-back", NC_("choice", "First call-back") },
  { "care", NC_("choice", "Care") },
  { "survey", NC_("choice", "Satisfaction survey") },
  { "deep-review", NC_("choice", "Deep review") },
  { RAPPORT_PURPOSE_VALUE, NC_("choice", "Value review") },
  { "renewal", NC_("choice", "Talk about renewal") },
  { "recovery", NC_("choice", "Recovery") },
  { "training", NC_("choice", "Guidance and training") },
  { "announcement", NC_("choice", "Announcement of a milestone") },
  { "progress", NC_("choice", "Progress") },
  { "other", NC_("choice", "Other") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_RECORD_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_RECORD_CONTACT] =
    { "contact", RAPPORT_FIELD_REFERENCE, NC_("field", "Contact"), .target = "contact" },
  [RAPPORT_RECORD_CONTACT_WORDS] =
    { "contact-words", RAPPORT_FIELD_TEXT, NC_("field", "Contact as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_RECORD_STARTED] =
    { "started", RAPPORT_FIELD_MOMENT, NC_("field", "Started"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN | RAPPORT_FIELD_PAST },
  [RAPPORT_RECORD_ENDED] =
    { "ended", RAPPORT_FIELD_INSTANT, NC_("field", "Ended"),
      .flags = RAPPORT_FIELD_PAST, .after = "started" },
  [RAPPORT_RECORD_METHOD] =
    { "method", RAPPORT_FIELD_CHOICE, NC_("field", "Method"), .choices = rapport_methods },
  [RAPPORT_RECORD_METHOD_WORDS] =
    { "method-words", RAPPORT_FIELD_TEXT, NC_("field", "Method as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_RECORD_DEPTH] =
    { "depth", RAPPORT_FIELD_CHOICE, NC_("field", "Depth"), .choices = rapport_depths },
  [RAPPORT_RECORD_BEGAN_BY] =
    { "began-by", RAPPORT_FIELD_CHOICE, NC_("field", "Begun by"), .choices = rapport_sides },
  [RAPPORT_RECORD_PARTICIPANTS] =
    { "participants", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Participants") },
  [RAPPORT_RECORD_SUMMARY] = { "summary", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Summary") },
  [RAPPORT_RECORD_FEEDBACK] =
    { "feedback", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Feedback and needs") },
  [RAPPORT_RECORD_AGREED] = { "agreed", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Agreed") },
  [RAPPORT_RECORD_RESPONDED] =
    { "responded", RAPPORT_FIELD_CHOICE, NC_("field", "Responded"), .choices = rapport_answers },
  [RAPPORT_RECORD_SATISFACTION] =
    { "satisfaction", RAPPORT_FIELD_INTEGER, NC_("field", "Satisfaction"), .least = 0, .most = 10 },
  [RAPPORT_RECORD_WILL_END] =
    { "will-end", RAPPORT_FIELD_FLAG, NC_("field", "Says it will end the cooperation") },
  [RAPPORT_RECORD_NEXT_ACTION] =
    { "next-action", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Next action") },
  [RAPPORT_RECORD_NEXT] = { "next", RAPPORT_FIELD_MOMENT, NC_("field", "Next follow-up") },
  [RAPPORT_RECORD_NEXT_WORDS] =
    { "next-words", RAPPORT_FIELD_TEXT, NC_("field", "Next follow-up as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_RECORD_WARNING_REASON] =
    { "warning-reason", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Reason in spite of a warning") },
  [RAPPORT_RECORD_OWNER] =
    { "owner", RAPPORT_FIELD_REFERENCE, NC_("field", "Owner"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_RECORD_OWNER_WORDS] =
    { "owner-words", RAPPORT_FIELD_TEXT, NC_("field", "Owner as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_RECORD_WRITTEN_AT] =
    { "written-at", RAPPORT_FIELD_INSTANT, NC_("field", "Written down"),
      .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_RECORD_IMPORTED] =
    { "imported", RAPPORT_FIELD_FLAG, NC_("field", "Imported"), .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_RECORD_PURPOSE] =
    { "purpose", RAPPORT_FIELD_CHOICE, NC_("field", "Purpose"), .choices = rapport_purposes },
  [RAPPORT_RECORD_PURPOSE_WORDS] =
    { "purpose-words", RAPPORT_FIELD_TEXT, NC_("field", "Purpose as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_RECORD_FURTHER_PURPOSES] =
    { "further-purposes", RAPPORT_FIELD_TEXT, NC_("field", "Further purposes"),
      .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_RECORD_TICKET] =
    { "ticket", RAPPORT_FIELD_REFERENCE, NC_("field", "Ticket"), .target = "ticket" },
  [RAPPORT_RECORD_COST_SAVED] =
    { "cost-saved", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Cost saved") },
  [RAPPORT_RECORD_EFFICIENCY] =
    { "efficiency", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Efficiency") },
  [RAPPORT_RECORD_GROWTH] = { "growth", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Growth") },
};

static void
rapport_record_check (RapportEntity *self,
                      GPtrArray     *problems)
{
  if (!rapport_entity_is_set (self, RAPPORT_RECORD_METHOD) &&
      !rapport_entity_is_set (self, RAPPORT_RECORD_METHOD_WORDS))
    rapport_problems_add (problems, "method", RAPPORT_SEVERITY_FLAG, _("No method is given."));
}

const RapportEntityInfo rapport_record_info = {
  .name = "record",
  .label = NC_("thing", "Follow-up record"),
  .plural = NC_("thing", "Follow-up records"),
  .icon = "call-start-symbolic",
  .get_type = rapport_record_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = rapport_record_check,
};

RAPPORT_DEFINE_THING (RapportRecord, rapport_record)

/** rapport_record_is_by_customer: Returns: whether the customer began it; what nobody says, we did */
gboolean
rapport_record_is_by_customer (RapportRecord *self)
{
  g_return_val_if_fail (RAPPORT_IS_RECORD (self), FALSE);

  return g_strcmp0 (rapport_entity_get_text (RAPPORT_ENTITY (self), RAPPORT_RECORD_BEGAN_BY), "customer") == 0;
}

/** rapport_record_has_purpose: Returns: whether @purpose, a stable value, is its own or was fulfilled as well */
gboolean
rapport_record_has_purpose (RapportRecord *self,
                            const char    *purpose)
{
  RapportEntity *entity = RAPPORT_ENTITY (self);
  const char *further;
  g_auto(GStrv) all = NULL;

  g_return_val_if_fail (RAPPORT_IS_RECORD (self) && purpose != NULL, FALSE);

  further = rapport_entity_get_text (entity, RAPPORT_RECORD_FURTHER_PURPOSES);
  all = g_strsplit (further != NULL ? further : "", ",", -1);
  return g_strcmp0 (rapport_entity_get_text (entity, RAPPORT_RECORD_PURPOSE), purpose) == 0 ||
         g_strv_contains ((const char * const *) all, purpose);
}

/** rapport_record_dup_further: Returns: (transfer full) (nullable): the words of what it fulfilled beside its purpose */
char *
rapport_record_dup_further (RapportRecord *self)
{
  const char *further;
  g_auto(GStrv) all = NULL;
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();
  g_auto(GStrv) labels = NULL;

  g_return_val_if_fail (RAPPORT_IS_RECORD (self), NULL);

  further = rapport_entity_get_text (RAPPORT_ENTITY (self), RAPPORT_RECORD_FURTHER_PURPOSES);
  if (further == NULL)
    return NULL;
  all = g_strsplit (further, ",", -1);
  for (guint i = 0; all[i] != NULL; i++)
    g_strv_builder_add (words, rapport_choice_label (rapport_purposes, all[i]));
  labels = g_strv_builder_end (words);
  /* translators: between the names in a list */
  return g_strjoinv (C_("list", ", "), labels);
}
