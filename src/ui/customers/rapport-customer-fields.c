/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer-fields.h"
#include "rapport-customer.h"

#define FIELD(name) RAPPORT_CUSTOMER_ ## name

static const guint base[] = {
  FIELD (NUMBER), FIELD (NAME), FIELD (FORMER_NAMES), FIELD (KIND), FIELD (OWNER),
  FIELD (GRADE), FIELD (GRADE_REASON), FIELD (STAGE), FIELD (STATUS), FIELD (TYPE), FIELD (HIGH_VALUE),
  FIELD (INDUSTRY), FIELD (SIZE), FIELD (YEARLY_REVENUE), FIELD (ADDRESS),
  FIELD (PREFERRED_CHANNEL), FIELD (CONVENIENT_TIMES), FIELD (COMPANY_ANNIVERSARY), FIELD (ARCHIVED),
};

static const guint needs[] = {
  FIELD (INITIAL_NEED), FIELD (FIT_NEED), FIELD (FIT_BUDGET), FIELD (FIT_POTENTIAL),
  FIELD (FOCUS_CUSTOMER), FIELD (INDUSTRY_LEADER), FIELD (PROFIT_CONTRIBUTION),
};

static const guint profile[] = {
  FIELD (PAIN_POINTS), FIELD (MOTIVES), FIELD (EXPECTATIONS), FIELD (FEATURES_OF_INTEREST),
  FIELD (DATES_THAT_MATTER), FIELD (INTERESTS), FIELD (DECISION_PROCESS),
};

static const guint cooperation[] = {
  FIELD (COOPERATION), FIELD (YEARLY_AMOUNT), FIELD (LAST_ORDER_DATE), FIELD (RENEWAL_DATE), FIELD (SEGMENT),
  FIELD (BENEFIT_DISCOUNT), FIELD (BENEFIT_POINTS), FIELD (BENEFIT_OWN_CONTACT), FIELD (OWN_CONTACT),
  FIELD (BENEFIT_GREEN_CHANNEL), FIELD (BENEFIT_OWN_PACKAGE), FIELD (PACKAGE_MONTHS), FIELD (BENEFIT_PACKAGE_FREQUENCY),
  FIELD (BENEFIT_UNTIL), FIELD (BENEFIT_NOTES), FIELD (REFERENCE_CONSENT),
};

static const guint source[] = {
  FIELD (SOURCE), FIELD (REFERRED_BY), FIELD (FIRST_CONTACT), FIELD (FIRST_CONTACT_CHANNEL), FIELD (RECEIVED_BY),
  FIELD (PROVENANCE), FIELD (CHANGE_CONFIRMED), FIELD (LAST_VERIFIED),
};

static const guint notes[] = { FIELD (NOTES) };

static const guint brief[] = {
  FIELD (NAME), FIELD (NUMBER), FIELD (OWNER), FIELD (GRADE), FIELD (STAGE), FIELD (STATUS), FIELD (INDUSTRY),
  FIELD (SOURCE), FIELD (INITIAL_NEED),
};

/** rapport_customer_fields_add: gives @form all fields of a customer, in sections */
void
rapport_customer_fields_add (RapportForm *form)
{
  rapport_form_add_section (form, _("Notes"), notes, G_N_ELEMENTS (notes));
  rapport_form_add_section (form, _("Base data"), base, G_N_ELEMENTS (base));
  rapport_form_add_section (form, _("Needs and fit"), needs, G_N_ELEMENTS (needs));
  rapport_form_add_section (form, _("Profile"), profile, G_N_ELEMENTS (profile));
  rapport_form_add_section (form, _("Cooperation and benefits"), cooperation, G_N_ELEMENTS (cooperation));
  rapport_form_add_section (form, _("Source and verification"), source, G_N_ELEMENTS (source));
}

/** rapport_customer_fields_add_brief: gives @form what is asked for of a new customer at first */
void
rapport_customer_fields_add_brief (RapportForm *form)
{
  rapport_form_add_section (form, NULL, brief, G_N_ELEMENTS (brief));
}
