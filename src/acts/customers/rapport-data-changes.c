/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-consequences.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-data-change.h"
#include "rapport-settings.h"
#include "rapport-value-text.h"

static const int of_customer[] = {
  RAPPORT_CUSTOMER_NAME, RAPPORT_CUSTOMER_ADDRESS, RAPPORT_CUSTOMER_INDUSTRY, RAPPORT_CUSTOMER_SIZE,
  RAPPORT_CUSTOMER_YEARLY_AMOUNT, RAPPORT_CUSTOMER_RENEWAL_DATE, -1
};

static const int of_contact[] = {
  RAPPORT_CONTACT_NAME, RAPPORT_CONTACT_POSITION, RAPPORT_CONTACT_DEPARTMENT, RAPPORT_CONTACT_PHONE,
  RAPPORT_CONTACT_MOBILE, RAPPORT_CONTACT_EMAIL, RAPPORT_CONTACT_LEFT_ON, -1
};

/* It became known when it was written down, until somebody says since when. */
static gboolean
note (RapportTransaction       *transaction,
      gint64                    customer,
      RapportEntity            *before,
      RapportEntity            *after,
      guint                     field,
      GError                  **error)
{
  const gint64 now = rapport_transaction_get_now (transaction);
  const RapportMoment known = rapport_moment_from_instant (now, rapport_transaction_get_zone (transaction));
  const RapportEntityInfo *info = rapport_entity_get_info (after);
  const RapportValuePlace place = {
    .zone = rapport_transaction_get_zone (transaction),
    .currency = info->fields[field].kind == RAPPORT_FIELD_MONEY
                  ? rapport_settings_get_currency (rapport_transaction_get_connection (transaction)) : NULL,
  };
  g_autoptr(RapportEntity) change = RAPPORT_ENTITY (rapport_data_change_new ());
  g_autofree char *old_value = rapport_value_show (before, field, &place);
  g_autofree char *new_value = rapport_value_show (after, field, &place);

  rapport_entity_set_integer (change, RAPPORT_DATA_CHANGE_CUSTOMER, customer);
  rapport_entity_set_text (change, RAPPORT_DATA_CHANGE_THING, info->name);
  rapport_entity_set_text (change, RAPPORT_DATA_CHANGE_FIELD, info->fields[field].name);
  rapport_entity_set_text (change, RAPPORT_DATA_CHANGE_OLD_VALUE, old_value);
  rapport_entity_set_text (change, RAPPORT_DATA_CHANGE_NEW_VALUE, new_value);
  rapport_entity_set_moment (change, RAPPORT_DATA_CHANGE_KNOWN, &known);
  rapport_entity_set_integer (change, RAPPORT_DATA_CHANGE_ENTERED_AT, now);
  rapport_entity_set_integer (change, RAPPORT_DATA_CHANGE_MEMBER, rapport_transaction_get_member (transaction));
  return rapport_transaction_insert_later (transaction, change, error);
}

static gboolean
note_all (RapportTransaction  *transaction,
          gint64               customer,
          RapportEntity       *before,
          RapportEntity       *after,
          const int           *fields,
          GError             **error)
{
  for (; customer != 0 && *fields >= 0; fields++)
    if (!rapport_entity_field_equal (before, after, *fields) &&
        !note (transaction, customer, before, after, *fields, error))
      return FALSE;
  return TRUE;
}

static gboolean
note_customer (RapportTransaction  *transaction,
               RapportEntity       *before,
               RapportEntity       *after,
               GError             **error)
{
  return note_all (transaction, rapport_entity_get_id (after), before, after, of_customer, error);
}

static gboolean
note_contact (RapportTransaction  *transaction,
              RapportEntity       *before,
              RapportEntity       *after,
              GError             **error)
{
  return note_all (transaction, rapport_entity_get_integer (after, RAPPORT_CONTACT_CUSTOMER), before, after, of_contact,
                   error);
}

/* RG-2: each important change of a file is kept with the moment at which it became known. */
const RapportConsequence rapport_data_consequences[] = {
  { &rapport_customer_info, RAPPORT_ON_UPDATE, of_customer, .follow = note_customer },
  { &rapport_contact_info, RAPPORT_ON_UPDATE, of_contact, .follow = note_contact },
  { NULL }
};
