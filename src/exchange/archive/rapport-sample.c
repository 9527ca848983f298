/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-action-item.h"
#include "rapport-archive-tables.h"
#include "rapport-contact-name.h"
#include "rapport-customer.h"
#include "rapport-defaults.h"
#include "rapport-exchange-resources.h"
#include "rapport-grade-change.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-sample-values.h"
#include "rapport-sample.h"
#include "rapport-shipped.h"
#include "rapport-stage-change.h"
#include "rapport-subject.h"
#include "rapport-tag.h"
#include "rapport-things.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

#define SAMPLE_FILE "/io/github/rapport_app/Rapport/sample/sample.json"

/* How long after its end a follow-up was written down, where the sample does not say. */
#define WRITTEN_AFTER_SECONDS (20 * 60)

typedef struct
{
  RapportSampleValues  values;
  JsonObject          *sample;
  gint64               me;
} Filling;

typedef gboolean (*AddFunc) (RapportSampleValues  *values,
                             RapportEntity        *parent,
                             JsonObject           *object,
                             GError              **error);

static const char * const no_others[] = { NULL };

static gboolean
add_each (RapportSampleValues  *values,
          RapportEntity        *parent,
          JsonObject           *object,
          const char           *name,
          AddFunc               add,
          GError              **error)
{
  JsonArray *array;

  if (!json_object_has_member (object, name))
    return TRUE;
  array = json_object_get_array_member (object, name);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!add (values, parent, json_array_get_object_element (array, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
add_member (RapportSampleValues  *values,
            RapportEntity        *parent,
            JsonObject           *object,
            GError              **error)
{
  const char *name = json_object_get_string_member (object, "name");
  g_autoptr(RapportEntity) member = NULL;
  gint64 id = rapport_sample_values_find_member (values, name, error);

  member = id != 0 ? rapport_transaction_load (values->transaction, RAPPORT_TYPE_MEMBER, id, error)
                   : NULL;
  return member != NULL &&
         rapport_sample_values_fill (values, member, object, no_others, error) &&
         rapport_transaction_update (values->transaction, member, error);
}

static gboolean
add_known (RapportSampleValues  *values,
           RapportEntity        *entity,
           const char           *name,
           GError              **error)
{
  if (!rapport_transaction_insert (values->transaction, entity, error))
    return FALSE;
  rapport_sample_values_remember (values, entity, name);
  return TRUE;
}

static gboolean
add_contact (RapportSampleValues  *values,
             RapportEntity        *customer,
             JsonObject           *object,
             GError              **error)
{
  static const char * const others[] = { "typed", NULL };
  g_autoptr(RapportEntity) contact = RAPPORT_ENTITY (rapport_contact_new ());
  gint64 id;

  if (json_object_has_member (object, "typed"))
    rapport_contact_set_typed (RAPPORT_CONTACT (contact), json_object_get_string_member (object, "typed"));
  rapport_entity_set_integer (contact, RAPPORT_CONTACT_CUSTOMER, rapport_entity_get_id (customer));
  rapport_entity_set_integer (contact, RAPPORT_CONTACT_RANK, values->contacts->len);
  if (!rapport_sample_values_fill (values, contact, object, others, error) ||
      !add_known (values, contact, NULL, error))
    return FALSE;
  id = rapport_entity_get_id (contact);
  g_array_append_val (values->contacts, id);
  return TRUE;
}

static gboolean
add_tags (RapportSampleValues  *values,
          RapportEntity        *customer,
          JsonObject           *object,
          GError              **error)
{
  JsonArray *tags = json_object_has_member (object, "tags") ? json_object_get_array_member (object, "tags") : NULL;

  for (guint i = 0; tags != NULL && i < json_array_get_length (tags); i++)
    {
      g_autoptr(RapportEntity) tag = RAPPORT_ENTITY (rapport_tag_new ());

      rapport_entity_set_integer (tag, RAPPORT_TAG_CUSTOMER, rapport_entity_get_id (customer));
      rapport_entity_set_text (tag, RAPPORT_TAG_NAME, json_array_get_string_element (tags, i));
      if (!rapport_transaction_insert (values->transaction, tag, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_stage (RapportSampleValues  *values,
           RapportEntity        *customer,
           JsonObject           *object,
           GError              **error)
{
  g_autoptr(RapportEntity) stage = RAPPORT_ENTITY (rapport_stage_change_new ());

  rapport_entity_set_integer (stage, RAPPORT_STAGE_CHANGE_CUSTOMER, rapport_entity_get_id (customer));
  rapport_entity_set_integer (stage, RAPPORT_STAGE_CHANGE_MEMBER,
                              rapport_entity_get_integer (customer, RAPPORT_CUSTOMER_OWNER));
  return rapport_sample_values_fill (values, stage, object, no_others, error) &&
         rapport_transaction_insert (values->transaction, stage, error);
}

/* What is not told of the past began with the first contact. */
static gboolean
add_history (RapportSampleValues  *values,
             RapportEntity        *customer,
             JsonObject           *object,
             GError              **error)
{
  int since = rapport_entity_get_moment (customer, RAPPORT_CUSTOMER_FIRST_CONTACT)->day;

  if (since == 0)
    return TRUE;
  if (!json_object_has_member (object, "stages") && rapport_entity_is_set (customer, RAPPORT_CUSTOMER_STAGE))
    {
      g_autoptr(RapportEntity) stage = RAPPORT_ENTITY (rapport_stage_change_new ());

      rapport_entity_set_integer (stage, RAPPORT_STAGE_CHANGE_CUSTOMER, rapport_entity_get_id (customer));
      rapport_entity_set_text (stage, RAPPORT_STAGE_CHANGE_STAGE,
                               rapport_entity_get_text (customer, RAPPORT_CUSTOMER_STAGE));
      rapport_entity_set_day (stage, RAPPORT_STAGE_CHANGE_SINCE, since);
      if (!rapport_transaction_insert (values->transaction, stage, error))
        return FALSE;
    }
  if (rapport_entity_is_set (customer, RAPPORT_CUSTOMER_GRADE))
    {
      g_autoptr(RapportEntity) grade = RAPPORT_ENTITY (rapport_grade_change_new ());

      rapport_entity_set_integer (grade, RAPPORT_GRADE_CHANGE_CUSTOMER, rapport_entity_get_id (customer));
      rapport_entity_set_text (grade, RAPPORT_GRADE_CHANGE_GRADE,
                               rapport_entity_get_text (customer, RAPPORT_CUSTOMER_GRADE));
      rapport_entity_set_text (grade, RAPPORT_GRADE_CHANGE_REASON,
                               rapport_entity_get_text (customer, RAPPORT_CUSTOMER_GRADE_REASON));
      rapport_entity_set_day (grade, RAPPORT_GRADE_CHANGE_SINCE, since);
      if (!rapport_transaction_insert (values->transaction, grade, error))
        return FALSE;
    }
  return add_each (values, customer, object, "stages", add_stage, error);
}

static gint64
get_first_contact (RapportSampleValues *values)
{
  return values->contacts->len > 0 ? g_array_index (values->contacts, gint64, 0) : 0;
}

static void
fill_in_times (RapportEntity *record,
               JsonObject    *object)
{
  const RapportMoment *started = rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED);
  gint64 minutes = json_object_get_int_member_with_default (object, "minutes", 0);

  if (!started->has_time)
    return;
  if (minutes > 0)
    rapport_entity_set_integer (record, RAPPORT_RECORD_ENDED, started->at + minutes * 60);
  rapport_entity_set_integer (record, RAPPORT_RECORD_WRITTEN_AT,
                              started->at + minutes * 60 + WRITTEN_AFTER_SECONDS);
}

static gboolean
add_action_item (RapportSampleValues  *values,
                 RapportEntity        *record,
                 JsonObject           *object,
                 GError              **error)
{
  g_autoptr(RapportEntity) item = RAPPORT_ENTITY (rapport_action_item_new ());

  rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_CUSTOMER,
                              rapport_entity_get_integer (record, RAPPORT_RECORD_CUSTOMER));
  rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_RECORD, rapport_entity_get_id (record));
  rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_WHO,
                              rapport_entity_get_integer (record, RAPPORT_RECORD_OWNER));
  return rapport_sample_values_fill (values, item, object, no_others, error) &&
         rapport_transaction_insert (values->transaction, item, error);
}

/* A record answers the plan that the one before it made. */
static gboolean
add_next_plan (RapportSampleValues  *values,
               RapportEntity        *record,
               gint64                answered_by,
               GError              **error)
{
  g_autoptr(RapportEntity) plan = NULL;

  if (!rapport_entity_is_set (record, RAPPORT_RECORD_NEXT))
    return TRUE;
  plan = RAPPORT_ENTITY (rapport_plan_new ());
  rapport_plan_follow_record (RAPPORT_PLAN (plan), RAPPORT_RECORD (record));
  if (answered_by != 0)
    {
      rapport_entity_set_text (plan, RAPPORT_PLAN_STATE, "done");
      rapport_entity_set_integer (plan, RAPPORT_PLAN_ANSWERED_BY, answered_by);
    }
  return rapport_transaction_insert (values->transaction, plan, error);
}

static RapportEntity *
add_record (RapportSampleValues  *values,
            RapportEntity        *customer,
            JsonObject           *object,
            GError              **error)
{
  static const char * const others[] = { "minutes", "action-items", NULL };
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());

  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, rapport_entity_get_id (customer));
  rapport_entity_set_integer (record, RAPPORT_RECORD_CONTACT, get_first_contact (values));
  rapport_entity_set_integer (record, RAPPORT_RECORD_OWNER,
                              rapport_entity_get_integer (customer, RAPPORT_CUSTOMER_OWNER));
  if (!rapport_sample_values_fill (values, record, object, others, error))
    return NULL;
  fill_in_times (record, object);
  rapport_entity_set_text (record, RAPPORT_RECORD_DEPTH,
                           rapport_default_depth (rapport_entity_get_text (record, RAPPORT_RECORD_METHOD)));
  if (!rapport_transaction_insert (values->transaction, record, error) ||
      !add_each (values, record, object, "action-items", add_action_item, error))
    return NULL;
  return g_steal_pointer (&record);
}

static gboolean
add_records (RapportSampleValues  *values,
             RapportEntity        *customer,
             JsonObject           *object,
             GError              **error)
{
  g_autoptr(RapportEntity) previous = NULL;
  JsonArray *records;

  if (!json_object_has_member (object, "records"))
    return TRUE;
  records = json_object_get_array_member (object, "records");
  for (guint i = 0; i < json_array_get_length (records); i++)
    {
      g_autoptr(RapportEntity) record =
        add_record (values, customer, json_array_get_object_element (records, i), error);

      if (record == NULL)
        return FALSE;
      if (previous != NULL && !add_next_plan (values, previous, rapport_entity_get_id (record), error))
        return FALSE;
      g_set_object (&previous, record);
    }
  return previous == NULL || add_next_plan (values, previous, 0, error);
}

static gboolean
add_plan (RapportSampleValues  *values,
          RapportEntity        *customer,
          JsonObject           *object,
          GError              **error)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, rapport_entity_get_id (customer));
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CONTACT, get_first_contact (values));
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER,
                              rapport_entity_get_integer (customer, RAPPORT_CUSTOMER_OWNER));
  return rapport_sample_values_fill (values, plan, object, no_others, error) &&
         rapport_transaction_insert (values->transaction, plan, error);
}

static gboolean
add_event (RapportSampleValues  *values,
           RapportEntity        *ticket,
           JsonObject           *object,
           GError              **error)
{
  static const char * const others[] = { "after", NULL };
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());
  gint64 span = 0;

  if (json_object_has_member (object, "after") &&
      !rapport_sample_values_parse_span (json_object_get_string_member (object, "after"), &span))
    g_return_val_if_reached (FALSE);
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_TICKET, rapport_entity_get_id (ticket));
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_AT,
                              rapport_entity_get_integer (ticket, RAPPORT_TICKET_RECEIVED) + span);
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_MEMBER,
                              rapport_entity_get_integer (ticket, RAPPORT_TICKET_OWNER));
  if (!rapport_sample_values_fill (values, event, object, others, error) ||
      !rapport_transaction_insert (values->transaction, event, error))
    return FALSE;
  if (strcmp (rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND), "accepted") != 0)
    return TRUE;
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_ACCEPTED_AT,
                              rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_AT));
  return rapport_transaction_update (values->transaction, ticket, error);
}

static gboolean
add_first_events (RapportSampleValues  *values,
                  RapportEntity        *customer,
                  RapportEntity        *ticket,
                  GError              **error)
{
  const char *grade = rapport_entity_get_text (customer, RAPPORT_CUSTOMER_GRADE);
  g_autoptr(JsonObject) received = json_object_new ();
  g_autoptr(JsonObject) graded = json_object_new ();

  json_object_set_string_member (received, "kind", "received");
  json_object_set_string_member (graded, "kind", "grade");
  json_object_set_string_member (graded, "value", grade);
  return add_event (values, ticket, received, error) &&
         (grade == NULL || add_event (values, ticket, graded, error));
}

static gboolean
add_ticket (RapportSampleValues  *values,
            RapportEntity        *customer,
            JsonObject           *object,
            GError              **error)
{
  static const char * const others[] = { "events", NULL };
  RapportConnection *connection = rapport_transaction_get_connection (values->transaction);
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, rapport_entity_get_id (customer));
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CONTACT, get_first_contact (values));
  rapport_entity_set_text (ticket, RAPPORT_TICKET_COMPLEXITY, "ordinary");
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_POLICY, rapport_shipped_get_default_policy (connection));
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CALENDAR,
                              rapport_shipped_get_default_calendar (connection));
  if (!rapport_sample_values_fill (values, ticket, object, others, error))
    return FALSE;
  rapport_entity_set_text (ticket, RAPPORT_TICKET_PRIORITY,
                           rapport_default_priority (rapport_entity_get_flag (ticket, RAPPORT_TICKET_URGENT),
                                                     rapport_entity_get_flag (ticket, RAPPORT_TICKET_IMPORTANT)));
  return rapport_subject_check_number (values->transaction, ticket, error) &&
         add_known (values, ticket, rapport_entity_get_text (ticket, RAPPORT_TICKET_NUMBER), error) &&
         add_first_events (values, customer, ticket, error) &&
         add_each (values, ticket, object, "events", add_event, error);
}

static gboolean
add_things_of (RapportSampleValues      *values,
               const RapportEntityInfo  *info,
               JsonArray                *array,
               GError                  **error)
{
  static const char * const others[] = { "as", NULL };

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      g_autoptr(RapportEntity) entity = g_object_new (info->get_type (), NULL);

      if (!rapport_sample_values_fill (values, entity, object, others, error) ||
          !rapport_subject_check_number (values->transaction, entity, error) ||
          !add_known (values, entity, json_object_get_string_member_with_default (object, "as", NULL), error))
        return FALSE;
    }
  return TRUE;
}

/* All other kinds, in the order in which they refer to each other, and to things by their names. */
static gboolean
add_things (RapportSampleValues  *values,
            JsonObject           *things,
            GError              **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  for (guint i = 0; infos[i] != NULL; i++)
    if (json_object_has_member (things, infos[i]->name) &&
        !add_things_of (values, infos[i], json_object_get_array_member (things, infos[i]->name), error))
      return FALSE;
  return TRUE;
}

static gboolean
add_customer (RapportSampleValues  *values,
              RapportEntity        *parent,
              JsonObject           *object,
              GError              **error)
{
  static const char * const others[] = { "contacts", "tags", "stages", "records", "plans", "tickets", NULL };
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

  g_array_set_size (values->contacts, 0);
  return rapport_sample_values_fill (values, customer, object, others, error) &&
         rapport_subject_check_number (values->transaction, customer, error) &&
         add_known (values, customer, NULL, error) &&
         add_each (values, customer, object, "contacts", add_contact, error) &&
         add_tags (values, customer, object, error) &&
         add_history (values, customer, object, error) &&
         add_records (values, customer, object, error) &&
         add_each (values, customer, object, "plans", add_plan, error) &&
         add_each (values, customer, object, "tickets", add_ticket, error);
}

static gboolean
fill_func (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  Filling *filling = data;
  RapportSampleValues *values = &filling->values;
  gboolean empty;

  values->transaction = transaction;
  if (!rapport_archive_tables_is_empty (rapport_transaction_get_connection (transaction), &empty, error))
    return FALSE;
  if (!empty)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                           _("There are data already. The sample data only go where there are none."));
      return FALSE;
    }
  if (!add_each (values, NULL, filling->sample, "members", add_member, error) ||
      !add_each (values, NULL, filling->sample, "customers", add_customer, error) ||
      !add_things (values, json_object_get_object_member (filling->sample, "things"), error))
    return FALSE;
  filling->me = rapport_sample_values_find_member (values,
                                                   json_object_get_string_member (filling->sample, "me"),
                                                   error);
  return filling->me != 0;
}

/**
 * rapport_sample_fill:
 * @book: one without data
 * @now: UTC seconds; the sample's times lie around it
 * @zone: where the person lives
 *
 * Fills the book with the sample data, as one step that undo does not offer, and lets one of the
 * sample's team members work here, unless it was said already who does.
 *
 * Returns: FALSE with @error set, RAPPORT_ERROR_CONFLICT when there are data already
 */
gboolean
rapport_sample_fill (RapportBook  *book,
                     gint64        now,
                     GTimeZone    *zone,
                     GError      **error)
{
  g_autoptr(GBytes) text = g_resource_lookup_data (rapport_exchange_get_resource (), SAMPLE_FILE,
                                                   G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GHashTable) members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) things = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GArray) contacts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(RapportReceipt) receipt = NULL;
  Filling filling = { .values = { NULL, now, zone, members, things, contacts } };
  gsize length;
  const char *data;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), FALSE);
  g_return_val_if_fail (zone != NULL, FALSE);

  if (text == NULL)
    return FALSE;
  data = g_bytes_get_data (text, &length);
  if (!json_parser_load_from_data (parser, data, (gssize) length, error))
    return FALSE;
  filling.sample = json_node_get_object (json_parser_get_root (parser));
  receipt = rapport_book_run (book, "setup", fill_func, &filling, error);
  if (receipt == NULL)
    return FALSE;
  if (rapport_book_get_member (book) == 0)
    rapport_book_set_member (book, filling.me);
  return TRUE;
}
