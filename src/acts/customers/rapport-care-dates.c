/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-anniversary.h"
#include "rapport-care-date.h"
#include "rapport-care-dates.h"
#include "rapport-care-sources.h"
#include "rapport-consequences.h"
#include "rapport-contact.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-history.h"
#include "rapport-table.h"

#define ANY (RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE | RAPPORT_ON_DELETE)

static gboolean
find (RapportTransaction  *transaction,
      const guint8        *uid,
      gint64              *id,
      GError             **error)
{
  g_autoptr(GError) failed = NULL;

  *id = rapport_table_find_uid (rapport_transaction_get_connection (transaction), RAPPORT_TYPE_CARE_DATE, uid, &failed);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static const char *
get_name (const RapportCareSource *source)
{
  return source->name != NULL ? source->name : rapport_choice_label (rapport_care_kinds, source->kind);
}

static gboolean
add (RapportTransaction       *transaction,
     gint64                    customer,
     const RapportCareSource  *source,
     GError                  **error)
{
  g_autoptr(RapportEntity) care = RAPPORT_ENTITY (rapport_care_date_new ());

  rapport_entity_set_uid (care, source->uid);
  rapport_entity_set_integer (care, RAPPORT_CARE_DATE_CUSTOMER, customer);
  rapport_entity_set_integer (care, RAPPORT_CARE_DATE_CONTACT, source->contact);
  rapport_entity_set_text (care, RAPPORT_CARE_DATE_NAME, get_name (source));
  rapport_entity_set_text (care, RAPPORT_CARE_DATE_KIND, source->kind);
  rapport_entity_set_text (care, RAPPORT_CARE_DATE_DATE, source->date);
  rapport_entity_set_flag (care, RAPPORT_CARE_DATE_LUNAR, source->lunar);
  return rapport_transaction_insert (transaction, care, error);
}

/* What somebody said of it, its message and how long ahead, stays. */
static gboolean
change (RapportTransaction       *transaction,
        gint64                    customer,
        const RapportCareSource  *source,
        gint64                    id,
        GError                  **error)
{
  g_autoptr(RapportEntity) care = rapport_transaction_load (transaction, RAPPORT_TYPE_CARE_DATE, id, error);
  g_autoptr(RapportEntity) before = NULL;

  if (care == NULL)
    return FALSE;
  before = rapport_entity_copy (care);
  rapport_entity_set_integer (care, RAPPORT_CARE_DATE_CUSTOMER, customer);
  rapport_entity_set_text (care, RAPPORT_CARE_DATE_NAME, get_name (source));
  rapport_entity_set_text (care, RAPPORT_CARE_DATE_DATE, source->date);
  rapport_entity_set_flag (care, RAPPORT_CARE_DATE_LUNAR, source->lunar);
  for (guint i = 0; i < RAPPORT_CARE_DATE_N_FIELDS; i++)
    if (!rapport_entity_field_equal (before, care, i))
      return rapport_transaction_update (transaction, care, error);
  return TRUE;
}

/* What is no day of the year is kept as typed where it was written, and none here; what a person deleted stays away. */
static gboolean
keep (RapportTransaction       *transaction,
      gint64                    customer,
      const RapportCareSource  *source,
      GError                  **error)
{
  RapportAnniversary anniversary;
  const gboolean is_day = source->date != NULL &&
                          rapport_anniversary_parse (source->date, source->lunar, &anniversary, NULL);
  gboolean deleted;
  gint64 id;

  if (!find (transaction, source->uid, &id, error))
    return FALSE;
  if (id == 0 && !is_day)
    return TRUE;
  if (id == 0)
    return rapport_history_was_deleted (rapport_transaction_get_connection (transaction), source->uid, &deleted,
                                        error) &&
           (deleted || add (transaction, customer, source, error));
  if (!is_day)
    return rapport_transaction_delete (transaction, RAPPORT_TYPE_CARE_DATE, id, error);
  return change (transaction, customer, source, id, error);
}

static gboolean
keep_of_customer (RapportTransaction  *transaction,
                  gint64               customer,
                  GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  g_autoptr(GPtrArray) sources = rapport_care_sources_load (connection, customer, error);
  g_autoptr(GArray) stale = NULL;

  if (sources == NULL)
    return FALSE;
  stale = rapport_care_sources_find_stale (connection, customer, sources, error);
  if (stale == NULL)
    return FALSE;
  for (guint i = 0; i < stale->len; i++)
    if (!rapport_transaction_delete (transaction, RAPPORT_TYPE_CARE_DATE, g_array_index (stale, gint64, i), error))
      return FALSE;
  for (guint i = 0; i < sources->len; i++)
    if (!keep (transaction, customer, g_ptr_array_index (sources, i), error))
      return FALSE;
  return TRUE;
}

/* The care dates that follow from what the files of customers say; the program does that, not the person. */
static gboolean
keep_care_dates (RapportTransaction  *transaction,
                 GArray              *customers,
                 GError             **error)
{
  const gboolean was_auto = rapport_transaction_is_auto (transaction);
  gboolean ok = TRUE;

  rapport_transaction_set_auto (transaction, TRUE);
  for (guint i = 0; ok && i < customers->len; i++)
    ok = keep_of_customer (transaction, g_array_index (customers, gint64, i), error);
  rapport_transaction_set_auto (transaction, was_auto);
  return ok;
}

static gboolean
keep_care_dates_func (RapportTransaction  *transaction,
                      gpointer             customers,
                      GError             **error)
{
  return keep_care_dates (transaction, customers, error);
}

/**
 * rapport_keep_care_dates_new:
 * @customers: (element-type gint64): ids
 *
 * Returns: (transfer full): the act of letting birthdays and anniversaries that their files tell be care dates
 */
RapportAct *
rapport_keep_care_dates_new (GArray *customers)
{
  g_return_val_if_fail (customers != NULL, NULL);

  return rapport_act_new (RAPPORT_ACT_CADENCE, keep_care_dates_func, g_array_ref (customers),
                          (GDestroyNotify) g_array_unref);
}

/* What is written in words of the Chinese calendar is by that calendar. */
static void
note_lunar (RapportEntity *entity,
            guint          date,
            guint          lunar)
{
  const char *typed = rapport_entity_get_text (entity, date);
  RapportAnniversary anniversary;

  if (typed != NULL && rapport_anniversary_parse (typed, FALSE, &anniversary, NULL) && anniversary.lunar)
    rapport_entity_set_flag (entity, lunar, TRUE);
}

static gboolean
note_lunar_birthday (RapportTransaction  *transaction,
                     RapportEntity       *before,
                     RapportEntity       *contact,
                     GError             **error)
{
  note_lunar (contact, RAPPORT_CONTACT_BIRTHDAY, RAPPORT_CONTACT_BIRTHDAY_LUNAR);
  return TRUE;
}

static gboolean
note_lunar_day (RapportTransaction  *transaction,
                RapportEntity       *before,
                RapportEntity       *care,
                GError             **error)
{
  const char *typed = rapport_entity_get_text (care, RAPPORT_CARE_DATE_DATE);
  RapportAnniversary anniversary;

  note_lunar (care, RAPPORT_CARE_DATE_DATE, RAPPORT_CARE_DATE_LUNAR);
  return typed == NULL || rapport_anniversary_parse (typed, rapport_entity_get_flag (care, RAPPORT_CARE_DATE_LUNAR),
                                                     &anniversary, error);
}

const RapportConsequence rapport_care_consequences[] = {
  { &rapport_contact_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_CONTACT_BIRTHDAY, RAPPORT_CONTACT_BIRTHDAY_LUNAR), .prepare = note_lunar_birthday },
  { &rapport_care_date_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_CARE_DATE_DATE, RAPPORT_CARE_DATE_LUNAR), .prepare = note_lunar_day },
  { &rapport_care_date_info, RAPPORT_ON_UPDATE, RAPPORT_ON_FIELDS (RAPPORT_CARE_DATE_CUSTOMER),
    .mark = rapport_consequence_mark_customer, .settle = keep_care_dates },
  { &rapport_contact_info, RAPPORT_ON_INSERT, RAPPORT_ON_FIELDS (RAPPORT_CONTACT_BIRTHDAY),
    .mark = rapport_consequence_mark_customer, .settle = keep_care_dates },
  { &rapport_contact_info, RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_CONTACT_BIRTHDAY, RAPPORT_CONTACT_BIRTHDAY_LUNAR, RAPPORT_CONTACT_LEFT_ON,
                       RAPPORT_CONTACT_NAME, RAPPORT_CONTACT_CUSTOMER),
    .mark = rapport_consequence_mark_customer, .settle = keep_care_dates },
  { &rapport_customer_info, RAPPORT_ON_INSERT, RAPPORT_ON_FIELDS (RAPPORT_CUSTOMER_COMPANY_ANNIVERSARY),
    .mark = rapport_consequence_mark_customer, .settle = keep_care_dates },
  { &rapport_customer_info, RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_CUSTOMER_COMPANY_ANNIVERSARY, RAPPORT_CUSTOMER_NAME),
    .mark = rapport_consequence_mark_customer, .settle = keep_care_dates },
  { &rapport_contract_info, ANY, RAPPORT_ON_FIELDS (RAPPORT_CONTRACT_CUSTOMER, RAPPORT_CONTRACT_DATE),
    .mark = rapport_consequence_mark_customer, .settle = keep_care_dates },
  { NULL }
};

static gboolean
add_festival (RapportTransaction   *transaction,
              const RapportChoice  *festival,
              GError              **error)
{
  g_autofree char *key = g_strconcat ("festival ", festival->value, NULL);
  g_autoptr(RapportEntity) care = RAPPORT_ENTITY (rapport_care_date_new ());
  guint8 uid[RAPPORT_UID_LENGTH];
  gboolean has;

  if (!rapport_care_has_festival (rapport_transaction_get_connection (transaction), festival->value, &has, error))
    return FALSE;
  if (has)
    return TRUE;
  rapport_uid_make_fixed (key, uid);
  rapport_entity_set_uid (care, uid);
  rapport_entity_set_text (care, RAPPORT_CARE_DATE_NAME, rapport_choice_label (rapport_festivals, festival->value));
  rapport_entity_set_text (care, RAPPORT_CARE_DATE_KIND, "festival");
  rapport_entity_set_text (care, RAPPORT_CARE_DATE_FESTIVAL, festival->value);
  return rapport_transaction_insert (transaction, care, error);
}

static gboolean
add_festivals_func (RapportTransaction  *transaction,
                    gpointer             data,
                    GError             **error)
{
  static const char * const usual[] = {
    "new-year", "spring-festival", "qingming", "dragon-boat", "mid-autumn", "national-day", NULL
  };

  for (guint i = 0; usual[i] != NULL; i++)
    if (!add_festival (transaction, rapport_choice_find (rapport_festivals, usual[i]), error))
      return FALSE;
  return TRUE;
}

/** rapport_add_festivals_new: Returns: (transfer full): the act of adding the usual festivals that are not there yet */
RapportAct *
rapport_add_festivals_new (void)
{
  return rapport_act_new ("add-festivals", add_festivals_func, NULL, NULL);
}
