/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-activity.h"
#include "rapport-guests.h"
#include "rapport-invitations.h"
#include "rapport-lists.h"
#include "rapport-log-many-dialog.h"
#include "rapport-saved-filter.h"

/** rapport_invitations_show: lists on @page who is invited to @activity */
void
rapport_invitations_show (RapportPage *page,
                          RapportBook *book,
                          gint64       activity)
{
  g_autoptr(RapportEntity) filter = RAPPORT_ENTITY (rapport_saved_filter_new ());
  g_autoptr(RapportEntity) thing = NULL;
  g_autoptr(RapportCondition) condition = NULL;
  const char *values[] = { NULL, NULL };
  g_autofree char *text = NULL;

  g_return_if_fail (RAPPORT_IS_PAGE (page) && RAPPORT_IS_BOOK (book));

  thing = rapport_book_get (book, RAPPORT_TYPE_ACTIVITY, activity, NULL);
  if (thing == NULL)
    return;
  values[0] = rapport_entity_get_text (thing, RAPPORT_ACTIVITY_NAME);
  condition = rapport_condition_new_test ("activity", RAPPORT_CONDITION_IS, values, 0);
  text = rapport_condition_print (condition);
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_LIST, rapport_list_activity_guests.name);
  rapport_entity_set_text (filter, RAPPORT_SAVED_FILTER_CONDITION, text);
  rapport_page_show_filtered (page, filter);
}

/* What is known of a contact at the activity of @invitation */
static RapportRecord *
begin_record (RapportBook *book,
              gint64       invitation)
{
  g_autoptr(RapportEntity) guest = rapport_book_get (book, RAPPORT_TYPE_ACTIVITY_GUEST, invitation, NULL);
  g_autoptr(RapportEntity) activity = NULL;
  RapportEntity *record = RAPPORT_ENTITY (rapport_record_new ());

  if (guest != NULL)
    activity = rapport_book_get (book, RAPPORT_TYPE_ACTIVITY,
                                 rapport_entity_get_integer (guest, RAPPORT_ACTIVITY_GUEST_ACTIVITY), NULL);
  if (activity == NULL)
    return RAPPORT_RECORD (record);
  rapport_entity_set_text (record, RAPPORT_RECORD_METHOD, "event");
  rapport_entity_set_text (record, RAPPORT_RECORD_SUMMARY, rapport_entity_get_text (activity, RAPPORT_ACTIVITY_NAME));
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, rapport_entity_get_moment (activity, RAPPORT_ACTIVITY_STARTS));
  return RAPPORT_RECORD (record);
}

/** rapport_invitations_log: logs one contact, begun with what the first one's activity says, with all of @invitations */
void
rapport_invitations_log (RapportContext *context,
                         const gint64   *invitations,
                         guint           n_invitations)
{
  RapportBook *book;
  g_autoptr(RapportRecord) record = NULL;
  g_autoptr(GArray) customers = NULL;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && n_invitations > 0);

  book = rapport_context_get_book (context);
  customers = rapport_guests_load_customers (rapport_book_get_connection (book), invitations, n_invitations, &error);
  if (customers == NULL)
    {
      rapport_context_fail (context, error->message);
      return;
    }
  record = begin_record (book, invitations[0]);
  if (customers->len > 0)
    rapport_log_many_dialog_show (context, record, (const gint64 *) customers->data, customers->len);
}
