/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-checks.h"
#include "rapport-contact-name.h"
#include "rapport-contact.h"

const RapportChoice rapport_im_kinds[] = {
  { "wechat", NC_("choice", "WeChat") },
  { "wecom", NC_("choice", "WeCom") },
  { "dingtalk", NC_("choice", "DingTalk") },
  { "qq", NC_("choice", "QQ") },
  { "other", NC_("choice", "Other") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_CONTACT_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_CONTACT_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Name"),
      .flags = RAPPORT_FIELD_TITLE | RAPPORT_FIELD_IDENTIFIES },
  [RAPPORT_CONTACT_POSITION] = { "position", RAPPORT_FIELD_TEXT, NC_("field", "Position") },
  [RAPPORT_CONTACT_DEPARTMENT] = { "department", RAPPORT_FIELD_TEXT, NC_("field", "Department") },
  [RAPPORT_CONTACT_AS_TYPED] =
    { "as-typed", RAPPORT_FIELD_TEXT, NC_("field", "Contact as typed"),
      .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_CONTACT_DECISION_MAKER] =
    { "decision-maker", RAPPORT_FIELD_FLAG, NC_("field", "Decision maker") },
  [RAPPORT_CONTACT_KEY_CONTACT] =
    { "key-contact", RAPPORT_FIELD_FLAG, NC_("field", "Key contact") },
  [RAPPORT_CONTACT_PHONE] =
    { "phone", RAPPORT_FIELD_TEXT, NC_("field", "Phone"), .flags = RAPPORT_FIELD_IDENTIFIES },
  [RAPPORT_CONTACT_MOBILE] =
    { "mobile", RAPPORT_FIELD_TEXT, NC_("field", "Mobile"), .flags = RAPPORT_FIELD_IDENTIFIES },
  [RAPPORT_CONTACT_EMAIL] =
    { "email", RAPPORT_FIELD_TEXT, NC_("field", "Email"), .flags = RAPPORT_FIELD_IDENTIFIES },
  [RAPPORT_CONTACT_IM] =
    { "im", RAPPORT_FIELD_TEXT, NC_("field", "Instant messaging"), .flags = RAPPORT_FIELD_IDENTIFIES },
  [RAPPORT_CONTACT_IM_KIND] =
    { "im-kind", RAPPORT_FIELD_CHOICE, NC_("field", "Messaging service"),
      .choices = rapport_im_kinds },
  [RAPPORT_CONTACT_BIRTHDAY] = { "birthday", RAPPORT_FIELD_TEXT, NC_("field", "Birthday") },
  [RAPPORT_CONTACT_BIRTHDAY_LUNAR] =
    { "birthday-lunar", RAPPORT_FIELD_FLAG, NC_("field", "Lunar birthday") },
  [RAPPORT_CONTACT_LEFT_ON] = { "left-on", RAPPORT_FIELD_DAY, NC_("field", "Left the company") },
  [RAPPORT_CONTACT_RANK] =
    { "rank", RAPPORT_FIELD_INTEGER, NC_("field", "Order"), .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_CONTACT_NOTES] = { "notes", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Notes") },
};

static char *
dup_title (RapportEntity *self)
{
  return rapport_contact_dup_title (RAPPORT_CONTACT (self));
}

static void
rapport_contact_check (RapportEntity *self,
                       GPtrArray     *problems)
{
  if (!rapport_entity_is_set (self, RAPPORT_CONTACT_PHONE) &&
      !rapport_entity_is_set (self, RAPPORT_CONTACT_MOBILE) &&
      !rapport_entity_is_set (self, RAPPORT_CONTACT_LEFT_ON))
    rapport_problems_add (problems, "phone", RAPPORT_SEVERITY_FLAG,
                          _("There is no telephone number."));
  if (!rapport_entity_is_set (self, RAPPORT_CONTACT_NAME))
    rapport_problems_add (problems, "name", RAPPORT_SEVERITY_FLAG, _("There is no name."));
  rapport_check_phone (self, RAPPORT_CONTACT_PHONE, problems);
  rapport_check_phone (self, RAPPORT_CONTACT_MOBILE, problems);
  rapport_check_email (self, RAPPORT_CONTACT_EMAIL, problems);
  rapport_check_anniversary (self, RAPPORT_CONTACT_BIRTHDAY,
                             rapport_entity_get_flag (self, RAPPORT_CONTACT_BIRTHDAY_LUNAR), RAPPORT_SEVERITY_FLAG,
                             problems);
}

const RapportEntityInfo rapport_contact_info = {
  .name = "contact",
  .label = NC_("thing", "Contact"),
  .plural = NC_("thing", "Contacts"),
  .icon = "avatar-default-symbolic",
  .flags = RAPPORT_ENTITY_FILE | RAPPORT_ENTITY_FILE_FIRST,
  .get_type = rapport_contact_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = rapport_contact_check,
  .dup_title = dup_title,
};

RAPPORT_DEFINE_THING (RapportContact, rapport_contact)
