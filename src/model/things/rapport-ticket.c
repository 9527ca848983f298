/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-defaults.h"
#include "rapport-ticket.h"

const RapportChoice rapport_ticket_channels[] = {
  { "phone", NC_("choice", "Phone") },
  { "online-chat", NC_("choice", "Online chat") },
  { "email", NC_("choice", "Email") },
  { "store", NC_("choice", "Store") },
  { "social-media", NC_("choice", "Social media") },
  { "sales", NC_("choice", "Passed on by sales") },
  { NULL }
};

const RapportChoice rapport_ticket_categories[] = {
  { "pre-sales", NC_("choice", "Pre-sales enquiry") },
  { "in-sales", NC_("choice", "In-sales support") },
  { "after-sales", NC_("choice", "After-sales problem") },
  { "value-added", NC_("choice", "Value-added service") },
  { NULL }
};

const RapportChoice rapport_ticket_subcategories[] = {
  { "product-features", NC_("choice", "Product features") },
  { "price-policy", NC_("choice", "Price policy") },
  { "order-change", NC_("choice", "Change of an order") },
  { "logistics", NC_("choice", "Logistics") },
  { "repair", NC_("choice", "Repair") },
  { "returns", NC_("choice", "Return or exchange") },
  { "training", NC_("choice", "Training") },
  { "custom-needs", NC_("choice", "Custom needs") },
  { NULL }
};

const RapportChoice rapport_ticket_natures[] = {
  { "product-fault", NC_("choice", "Product fault") },
  { "service-complaint", NC_("choice", "Service complaint") },
  { "enquiry", NC_("choice", "Enquiry") },
  { "billing", NC_("choice", "Billing question") },
  { "other", NC_("choice", "Other") },
  { NULL }
};

const RapportChoice rapport_priorities[] = {
  { "P1", NC_("choice", "P1 urgent and important") },
  { "P2", NC_("choice", "P2 important, not urgent") },
  { "P3", NC_("choice", "P3 urgent, not important") },
  { "P4", NC_("choice", "P4 neither urgent nor important") },
  { NULL }
};

const RapportChoice rapport_complexities[] = {
  { "ordinary", NC_("choice", "Ordinary") },
  { "complex", NC_("choice", "Complex") },
  { "special", NC_("choice", "Special") },
  { NULL }
};

const RapportChoice rapport_ticket_statuses[] = {
  { "new", NC_("choice", "New") },
  { "acknowledged", NC_("choice", "Acknowledged") },
  { "in-progress", NC_("choice", "In progress") },
  { "waiting", NC_("choice", "Waiting for the customer") },
  { "solved", NC_("choice", "Solved") },
  { "accepted", NC_("choice", "Accepted and closed") },
  { "reopened", NC_("choice", "Reopened") },
  { "closed", NC_("choice", "Closed") },
  { NULL }
};

const RapportChoice rapport_acceptance_ways[] = {
  { "signature", NC_("choice", "Signature") },
  { "system", NC_("choice", "In the system") },
  { "phone", NC_("choice", "By phone") },
  { NULL }
};

const RapportChoice rapport_remedies[] = {
  { "apology", NC_("choice", "Apology") },
  { "compensation", NC_("choice", "Compensation") },
  { "both", NC_("choice", "Apology and compensation") },
  { "other", NC_("choice", "Other") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_TICKET_NUMBER] =
    { "number", RAPPORT_FIELD_TEXT, NC_("field", "Ticket number"),
      .flags = RAPPORT_FIELD_NUMBER },
  [RAPPORT_TICKET_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_TICKET_CONTACT] =
    { "contact", RAPPORT_FIELD_REFERENCE, NC_("field", "Contact"), .target = "contact" },
  [RAPPORT_TICKET_CHANNEL] =
    { "channel", RAPPORT_FIELD_CHOICE, NC_("field", "Channel"),
      .choices = rapport_ticket_channels },
  [RAPPORT_TICKET_CHANNEL_WORDS] =
    { "channel-words", RAPPORT_FIELD_TEXT, NC_("field", "Channel as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_TICKET_RECEIVED] =
    { "received", RAPPORT_FIELD_INSTANT, NC_("field", "Received"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN | RAPPORT_FIELD_PAST, .after = "occurred" },
  [RAPPORT_TICKET_RECEIVED_BY] =
    { "received-by", RAPPORT_FIELD_REFERENCE, NC_("field", "Received by"), .target = "member" },
  [RAPPORT_TICKET_OCCURRED] =
    { "occurred", RAPPORT_FIELD_MOMENT, NC_("field", "Occurred"),
      .flags = RAPPORT_FIELD_PAST },
  [RAPPORT_TICKET_CATEGORY] =
    { "category", RAPPORT_FIELD_CHOICE, NC_("field", "Category"),
      .choices = rapport_ticket_categories },
  [RAPPORT_TICKET_SUBCATEGORY] =
    { "subcategory", RAPPORT_FIELD_CHOICE, NC_("field", "Subcategory"),
      .choices = rapport_ticket_subcategories },
  [RAPPORT_TICKET_NATURE] =
    { "nature", RAPPORT_FIELD_CHOICE, NC_("field", "Nature"), .choices = rapport_ticket_natures },
  [RAPPORT_TICKET_COMPLAINT] = { "complaint", RAPPORT_FIELD_FLAG, NC_("field", "Complaint") },
  [RAPPORT_TICKET_DESCRIPTION] =
    { "description", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Description") },
  [RAPPORT_TICKET_EXPLICIT_NEED] =
    { "explicit-need", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Explicit need") },
  [RAPPORT_TICKET_IMPLICIT_NEED] =
    { "implicit-need", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Implicit need") },
  [RAPPORT_TICKET_URGENT] = { "urgent", RAPPORT_FIELD_FLAG, NC_("field", "Urgent") },
  [RAPPORT_TICKET_IMPORTANT] = { "important", RAPPORT_FIELD_FLAG, NC_("field", "Important") },
  [RAPPORT_TICKET_PRIORITY] =
    { "priority", RAPPORT_FIELD_CHOICE, NC_("field", "Priority"),
      .flags = RAPPORT_FIELD_REQUIRED, .choices = rapport_priorities, .initial = "P4" },
  [RAPPORT_TICKET_COMPLEXITY] =
    { "complexity", RAPPORT_FIELD_CHOICE, NC_("field", "Complexity"),
      .choices = rapport_complexities },
  [RAPPORT_TICKET_AGREED] =
    { "agreed", RAPPORT_FIELD_INSTANT, NC_("field", "Agreed solution time"),
      .after = "received" },
  [RAPPORT_TICKET_OWNER] =
    { "owner", RAPPORT_FIELD_REFERENCE, NC_("field", "Owner"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_TICKET_COOPERATING] =
    { "cooperating", RAPPORT_FIELD_TEXT, NC_("field", "Cooperating departments") },
  [RAPPORT_TICKET_SERVICE_PLAN] =
    { "service-plan", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Service plan") },
  [RAPPORT_TICKET_STATUS] =
    { "status", RAPPORT_FIELD_CHOICE, NC_("field", "Status"),
      .flags = RAPPORT_FIELD_COPY | RAPPORT_FIELD_REQUIRED, .choices = rapport_ticket_statuses, .initial = "new" },
  [RAPPORT_TICKET_ESCALATION_LEVEL] =
    { "escalation-level", RAPPORT_FIELD_INTEGER, NC_("field", "Escalation level"),
      .least = 0, .most = 9, .flags = RAPPORT_FIELD_COPY },
  [RAPPORT_TICKET_ACCEPTED_BY] = { "accepted-by", RAPPORT_FIELD_TEXT, NC_("field", "Accepted by") },
  [RAPPORT_TICKET_ACCEPTED_HOW] =
    { "accepted-how", RAPPORT_FIELD_CHOICE, NC_("field", "How it was accepted"),
      .choices = rapport_acceptance_ways },
  [RAPPORT_TICKET_ACCEPTED_AT] =
    { "accepted-at", RAPPORT_FIELD_INSTANT, NC_("field", "Accepted"),
      .after = "received" },
  [RAPPORT_TICKET_POLICY] =
    { "policy", RAPPORT_FIELD_REFERENCE, NC_("field", "SLA policy"),
      .flags = RAPPORT_FIELD_INTERNAL, .target = "policy" },
  [RAPPORT_TICKET_CALENDAR] =
    { "calendar", RAPPORT_FIELD_REFERENCE, NC_("field", "Calendar"),
      .flags = RAPPORT_FIELD_INTERNAL, .target = "calendar" },
  [RAPPORT_TICKET_DEPARTMENT] =
    { "department", RAPPORT_FIELD_REFERENCE, NC_("field", "Responsible department"),
      .target = "department" },
  [RAPPORT_TICKET_DEPARTMENT_WORDS] =
    { "department-words", RAPPORT_FIELD_TEXT, NC_("field", "Responsible department as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_TICKET_EARLIER] = { "earlier", RAPPORT_FIELD_TEXT, NC_("field", "Earlier tickets") },
  [RAPPORT_TICKET_REMEDY] =
    { "remedy", RAPPORT_FIELD_CHOICE, NC_("field", "Remedy"), .choices = rapport_remedies },
  [RAPPORT_TICKET_REMEDY_NOTE] =
    { "remedy-note", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Notes on the remedy") },
  [RAPPORT_TICKET_REMEDY_COST] =
    { "remedy-cost", RAPPORT_FIELD_MONEY, NC_("field", "Cost of the remedy"),
      .flags = RAPPORT_FIELD_POSITIVE },
  [RAPPORT_TICKET_ENTERED_AT] =
    { "entered-at", RAPPORT_FIELD_INSTANT, NC_("field", "Entered"),
      .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_TICKET_PRIORITY_REASON] =
    { "priority-reason", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Reason for the priority") },
  [RAPPORT_TICKET_PRODUCT] =
    { "product", RAPPORT_FIELD_REFERENCE, NC_("field", "Product"), .target = "product" },
  [RAPPORT_TICKET_CONTRACT] =
    { "contract", RAPPORT_FIELD_REFERENCE, NC_("field", "Contract"), .target = "contract" },
};

static void
rapport_ticket_check (RapportEntity *self,
                      GPtrArray     *problems)
{
  const char *complexity = rapport_entity_get_text (self, RAPPORT_TICKET_COMPLEXITY);
  const char *category = rapport_entity_get_text (self, RAPPORT_TICKET_CATEGORY);
  const char *subcategory = rapport_entity_get_text (self, RAPPORT_TICKET_SUBCATEGORY);

  if (category != NULL && subcategory != NULL &&
      g_strcmp0 (rapport_default_category (subcategory), category) != 0)
    rapport_problems_add (problems, "subcategory", RAPPORT_SEVERITY_FLAG,
                          _("The subcategory is part of another category."));
  if (g_strcmp0 (complexity, "special") == 0 &&
      !rapport_entity_is_set (self, RAPPORT_TICKET_AGREED))
    rapport_problems_add (problems, "agreed", RAPPORT_SEVERITY_FLAG,
                          _("A special ticket needs an agreed solution time."));
}

const RapportEntityInfo rapport_ticket_info = {
  .name = "ticket",
  .label = NC_("thing", "Ticket"),
  .plural = NC_("thing", "Tickets"),
  .icon = "emblem-important-symbolic",
  .get_type = rapport_ticket_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = rapport_ticket_check,
};

RAPPORT_DEFINE_THING (RapportTicket, rapport_ticket)
