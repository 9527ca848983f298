/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-checks.h"
#include "rapport-customer.h"
#include "rapport-record.h"

const RapportChoice rapport_customer_kinds[] = {
  { "company", NC_("choice", "Company") },
  { "person", NC_("choice", "Person") },
  { NULL }
};

const RapportChoice rapport_customer_types[] = {
  { "new", NC_("choice", "New customer") },
  { "existing", NC_("choice", "Existing customer") },
  { NULL }
};

const RapportChoice rapport_customer_sources[] = {
  { "market-event", NC_("choice", "Market event") },
  { "channel", NC_("choice", "Channel partner") },
  { "referral", NC_("choice", "Customer referral") },
  { NULL }
};

const RapportChoice rapport_contact_channels[] = {
  { "phone", NC_("choice", "Phone") },
  { "online-chat", NC_("choice", "Online chat") },
  { "email", NC_("choice", "Email") },
  { "wechat", NC_("choice", "WeChat") },
  { "store", NC_("choice", "Store") },
  { "social-media", NC_("choice", "Social media") },
  { "event", NC_("choice", "Event") },
  { "visit", NC_("choice", "Visit") },
  { NULL }
};

const RapportChoice rapport_grades[] = {
  { "A", NC_("choice", "A") },
  { "B", NC_("choice", "B") },
  { "C", NC_("choice", "C") },
  { NULL }
};

const RapportChoice rapport_stages[] = {
  { "prospect", NC_("choice", "Prospect") },
  { "needs", NC_("choice", "Needs and solution") },
  { "delivery", NC_("choice", "Delivery") },
  { "deepening", NC_("choice", "Deepening") },
  { "at-risk", NC_("choice", "At risk") },
  { "lost", NC_("choice", "Lost") },
  { "won-back", NC_("choice", "Won back") },
  { NULL }
};

const RapportChoice rapport_cooperations[] = {
  { "first", NC_("choice", "First cooperation") },
  { "renewal", NC_("choice", "Renewal") },
  { NULL }
};

const RapportChoice rapport_reference_consents[] = {
  { "no", NC_("choice", "No") },
  { "named", NC_("choice", "By name") },
  { "anonymous", NC_("choice", "With names removed") },
  { NULL }
};

const RapportChoice rapport_status_suggestions[] = {
  { "high-intent", NC_("choice", "High intent") },
  { "low-activity", NC_("choice", "Low activity") },
  { "first-enquiry", NC_("choice", "First enquiry") },
  { "comparing", NC_("choice", "Comparing competitors") },
  { "needs-support", NC_("choice", "Needs technical support") },
  { "renewal-due", NC_("choice", "Renewal due") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_CUSTOMER_NUMBER] =
    { "number", RAPPORT_FIELD_TEXT, NC_("field", "Customer number"),
      .flags = RAPPORT_FIELD_NUMBER },
  [RAPPORT_CUSTOMER_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Customer name"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_IDENTIFIES },
  [RAPPORT_CUSTOMER_FORMER_NAMES] =
    { "former-names", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Former names"), .flags = RAPPORT_FIELD_IDENTIFIES },
  [RAPPORT_CUSTOMER_KIND] =
    { "kind", RAPPORT_FIELD_CHOICE, NC_("field", "Kind of customer"),
      .choices = rapport_customer_kinds },
  [RAPPORT_CUSTOMER_TYPE] =
    { "type", RAPPORT_FIELD_CHOICE, NC_("field", "Customer type"),
      .choices = rapport_customer_types },
  [RAPPORT_CUSTOMER_HIGH_VALUE] =
    { "high-value", RAPPORT_FIELD_FLAG, NC_("field", "High-value customer") },
  [RAPPORT_CUSTOMER_INDUSTRY] = { "industry", RAPPORT_FIELD_TEXT, NC_("field", "Industry") },
  [RAPPORT_CUSTOMER_SIZE] =
    { "size", RAPPORT_FIELD_TEXT, NC_("field", "Company size (employees)") },
  [RAPPORT_CUSTOMER_YEARLY_REVENUE] =
    { "yearly-revenue", RAPPORT_FIELD_MONEY, NC_("field", "Yearly revenue"),
      .flags = RAPPORT_FIELD_POSITIVE },
  [RAPPORT_CUSTOMER_ADDRESS] = { "address", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Address") },
  [RAPPORT_CUSTOMER_SOURCE] =
    { "source", RAPPORT_FIELD_CHOICE, NC_("field", "Source"), .choices = rapport_customer_sources },
  [RAPPORT_CUSTOMER_SOURCE_WORDS] =
    { "source-words", RAPPORT_FIELD_TEXT, NC_("field", "Source as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_CUSTOMER_REFERRED_BY] =
    { "referred-by", RAPPORT_FIELD_REFERENCE, NC_("field", "Referred by"), .target = "customer" },
  [RAPPORT_CUSTOMER_FIRST_CONTACT] =
    { "first-contact", RAPPORT_FIELD_MOMENT, NC_("field", "First contact") },
  [RAPPORT_CUSTOMER_FIRST_CONTACT_CHANNEL] =
    { "first-contact-channel", RAPPORT_FIELD_CHOICE, NC_("field", "First contact channel"),
      .choices = rapport_contact_channels },
  [RAPPORT_CUSTOMER_FIRST_CONTACT_CHANNEL_WORDS] =
    { "first-contact-channel-words", RAPPORT_FIELD_TEXT, NC_("field", "First contact channel as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_CUSTOMER_RECEIVED_BY] =
    { "received-by", RAPPORT_FIELD_REFERENCE, NC_("field", "Received by"), .target = "member" },
  [RAPPORT_CUSTOMER_INITIAL_NEED] =
    { "initial-need", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Initial need") },
  [RAPPORT_CUSTOMER_FIT_NEED] = { "fit-need", RAPPORT_FIELD_TEXT, NC_("field", "Fit of the need") },
  [RAPPORT_CUSTOMER_FIT_BUDGET] = { "fit-budget", RAPPORT_FIELD_TEXT, NC_("field", "Budget") },
  [RAPPORT_CUSTOMER_FIT_POTENTIAL] =
    { "fit-potential", RAPPORT_FIELD_TEXT, NC_("field", "Potential") },
  [RAPPORT_CUSTOMER_FOCUS_CUSTOMER] =
    { "focus-customer", RAPPORT_FIELD_FLAG, NC_("field", "Focus customer") },
  [RAPPORT_CUSTOMER_INDUSTRY_LEADER] =
    { "industry-leader", RAPPORT_FIELD_FLAG, NC_("field", "Industry leader") },
  [RAPPORT_CUSTOMER_PROFIT_CONTRIBUTION] =
    { "profit-contribution", RAPPORT_FIELD_TEXT, NC_("field", "Profit contribution") },
  [RAPPORT_CUSTOMER_PAIN_POINTS] =
    { "pain-points", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Pain points") },
  [RAPPORT_CUSTOMER_MOTIVES] = { "motives", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Motives") },
  [RAPPORT_CUSTOMER_EXPECTATIONS] =
    { "expectations", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Expectations") },
  [RAPPORT_CUSTOMER_FEATURES_OF_INTEREST] =
    { "features-of-interest", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Features of interest") },
  [RAPPORT_CUSTOMER_DATES_THAT_MATTER] =
    { "dates-that-matter", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Dates that matter") },
  [RAPPORT_CUSTOMER_INTERESTS] =
    { "interests", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Interests") },
  [RAPPORT_CUSTOMER_DECISION_PROCESS] =
    { "decision-process", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Decision process") },
  [RAPPORT_CUSTOMER_OWNER] =
    { "owner", RAPPORT_FIELD_REFERENCE, NC_("field", "Owner"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_CUSTOMER_GRADE] =
    { "grade", RAPPORT_FIELD_CHOICE, NC_("field", "Grade"), .choices = rapport_grades, .flags = RAPPORT_FIELD_COPY },
  [RAPPORT_CUSTOMER_GRADE_WORDS] =
    { "grade-words", RAPPORT_FIELD_TEXT, NC_("field", "Grade as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_CUSTOMER_GRADE_REASON] =
    { "grade-reason", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Reason for the grade") },
  [RAPPORT_CUSTOMER_STAGE] =
    { "stage", RAPPORT_FIELD_CHOICE, NC_("field", "Stage"), .choices = rapport_stages, .flags = RAPPORT_FIELD_COPY },
  [RAPPORT_CUSTOMER_STATUS] =
    { "status", RAPPORT_FIELD_TEXT, NC_("field", "Current status"), .choices = rapport_status_suggestions },
  [RAPPORT_CUSTOMER_PREFERRED_CHANNEL] =
    { "preferred-channel", RAPPORT_FIELD_CHOICE, NC_("field", "Preferred channel"),
      .choices = rapport_methods },
  [RAPPORT_CUSTOMER_PREFERRED_CHANNEL_WORDS] =
    { "preferred-channel-words", RAPPORT_FIELD_TEXT, NC_("field", "Preferred channel as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_CUSTOMER_CONVENIENT_TIMES] =
    { "convenient-times", RAPPORT_FIELD_TEXT, NC_("field", "Convenient times") },
  [RAPPORT_CUSTOMER_YEARLY_AMOUNT] =
    { "yearly-amount", RAPPORT_FIELD_MONEY, NC_("field", "Yearly amount"),
      .flags = RAPPORT_FIELD_POSITIVE },
  [RAPPORT_CUSTOMER_RENEWAL_DATE] =
    { "renewal-date", RAPPORT_FIELD_DAY, NC_("field", "Renewal date") },
  [RAPPORT_CUSTOMER_LAST_ORDER_DATE] =
    { "last-order-date", RAPPORT_FIELD_DAY, NC_("field", "Last order") },
  [RAPPORT_CUSTOMER_COOPERATION] =
    { "cooperation", RAPPORT_FIELD_CHOICE, NC_("field", "Cooperation"),
      .choices = rapport_cooperations },
  [RAPPORT_CUSTOMER_COOPERATION_WORDS] =
    { "cooperation-words", RAPPORT_FIELD_TEXT, NC_("field", "Cooperation as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_CUSTOMER_BENEFIT_DISCOUNT] =
    { "benefit-discount", RAPPORT_FIELD_FLAG, NC_("field", "Discount") },
  [RAPPORT_CUSTOMER_BENEFIT_POINTS] =
    { "benefit-points", RAPPORT_FIELD_FLAG, NC_("field", "Points") },
  [RAPPORT_CUSTOMER_BENEFIT_OWN_CONTACT] =
    { "benefit-own-contact", RAPPORT_FIELD_FLAG, NC_("field", "Own contact person") },
  [RAPPORT_CUSTOMER_BENEFIT_GREEN_CHANNEL] =
    { "benefit-green-channel", RAPPORT_FIELD_FLAG, NC_("field", "Green channel") },
  [RAPPORT_CUSTOMER_BENEFIT_OWN_PACKAGE] =
    { "benefit-own-package", RAPPORT_FIELD_FLAG, NC_("field", "Own service package") },
  [RAPPORT_CUSTOMER_BENEFIT_PACKAGE_FREQUENCY] =
    { "benefit-package-frequency", RAPPORT_FIELD_TEXT, NC_("field", "Frequency of the service package"),
       },
  [RAPPORT_CUSTOMER_BENEFIT_NOTES] =
    { "benefit-notes", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Notes on benefits") },
  [RAPPORT_CUSTOMER_SEGMENT] = { "segment", RAPPORT_FIELD_TEXT, NC_("field", "Segment") },
  [RAPPORT_CUSTOMER_COMPANY_ANNIVERSARY] =
    { "company-anniversary", RAPPORT_FIELD_TEXT, NC_("field", "Company anniversary") },
  [RAPPORT_CUSTOMER_REFERENCE_CONSENT] =
    { "reference-consent", RAPPORT_FIELD_CHOICE, NC_("field", "May be named as a reference"),
      .choices = rapport_reference_consents },
  [RAPPORT_CUSTOMER_PROVENANCE] =
    { "provenance", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Where the data came from") },
  [RAPPORT_CUSTOMER_CHANGE_CONFIRMED] =
    { "change-confirmed", RAPPORT_FIELD_MOMENT, NC_("field", "Important change confirmed") },
  [RAPPORT_CUSTOMER_LAST_VERIFIED] =
    { "last-verified", RAPPORT_FIELD_DAY, NC_("field", "Last verified") },
  [RAPPORT_CUSTOMER_ARCHIVED] = { "archived", RAPPORT_FIELD_FLAG, NC_("field", "Archived") },
  [RAPPORT_CUSTOMER_NOTES] = { "notes", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Notes") },
  [RAPPORT_CUSTOMER_OWN_CONTACT] =
    { "own-contact", RAPPORT_FIELD_REFERENCE, NC_("field", "Own contact"), .target = "member" },
  [RAPPORT_CUSTOMER_PACKAGE_MONTHS] =
    { "package-months", RAPPORT_FIELD_INTEGER, NC_("field", "Own service package every … months"),
      .least = 1, .most = 24 },
  [RAPPORT_CUSTOMER_BENEFIT_UNTIL] =
    { "benefit-until", RAPPORT_FIELD_DAY, NC_("field", "Benefits until") },
};

static void
rapport_customer_check (RapportEntity *self,
                        GPtrArray     *problems)
{
  const char *name = rapport_entity_get_text (self, RAPPORT_CUSTOMER_NAME);

  if (name != NULL && strspn (name, " \t\r\n") == strlen (name))
    rapport_problems_add (problems, "name", RAPPORT_SEVERITY_ERROR,
                          _("The customer needs a name."));
  if (rapport_entity_get_id (self) != 0 &&
      rapport_entity_get_integer (self, RAPPORT_CUSTOMER_REFERRED_BY) == rapport_entity_get_id (self))
    rapport_problems_add (problems, "referred-by", RAPPORT_SEVERITY_ERROR,
                          _("A customer can’t have referred itself."));
  rapport_check_anniversary (self, RAPPORT_CUSTOMER_COMPANY_ANNIVERSARY, FALSE, RAPPORT_SEVERITY_FLAG, problems);
}

static void
rapport_customer_begin (RapportEntity *self)
{
  rapport_entity_set_text (self, RAPPORT_CUSTOMER_STAGE, "prospect");
}

const RapportEntityInfo rapport_customer_info = {
  .name = "customer",
  .label = NC_("thing", "Customer"),
  .plural = NC_("thing", "Customers"),
  .icon = "system-users-symbolic",
  .flags = RAPPORT_ENTITY_CUSTOMER | RAPPORT_ENTITY_FILE,
  .get_type = rapport_customer_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = rapport_customer_check,
  .begin = rapport_customer_begin,
};

RAPPORT_DEFINE_THING (RapportCustomer, rapport_customer)
