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

/** Invitations: @ids: whose customers are asked */
typedef struct
{
  gint64 *ids;
  guint   n;
} Invitations;

static void
free_invitations (gpointer data)
{
  g_free (((Invitations *) data)->ids);
  g_free (data);
}

/* a #RapportBookRead */
static gpointer
read_customers (RapportConnection  *connection,
                gpointer            data,
                GError            **error)
{
  const Invitations *invitations = data;

  return rapport_guests_load_customers (connection, invitations->ids, invitations->n, error);
}

/* Logging: on its way to the reader and back; @record: what is known of a contact at the activity */
typedef struct
{
  RapportContext *context;
  RapportEntity  *record;
  GCancellable   *question;
} Logging;

static void
free_logging (Logging *logging)
{
  g_object_unref (logging->context);
  g_object_unref (logging->record);
  g_clear_object (&logging->question);
  g_free (logging);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Logging, free_logging)

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(Logging) logging = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) customers = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      rapport_context_get_window (logging->context) == NULL)
    return;
  if (customers == NULL)
    rapport_context_fail (logging->context, error->message);
  else if (customers->len > 0)
    rapport_log_many_dialog_show (logging->context, RAPPORT_RECORD (logging->record),
                                  (const gint64 *) (gpointer) customers->data, customers->len);
}

/* What is known of a contact at the activity of @invitation */
static RapportEntity *
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
    return record;
  rapport_entity_set_text (record, RAPPORT_RECORD_METHOD, "event");
  rapport_entity_set_text (record, RAPPORT_RECORD_SUMMARY, rapport_entity_get_text (activity, RAPPORT_ACTIVITY_NAME));
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, rapport_entity_get_moment (activity, RAPPORT_ACTIVITY_STARTS));
  return record;
}

/** rapport_invitations_log: logs one contact, begun with what the first one's activity says, with all of @invitations */
void
rapport_invitations_log (RapportContext *context,
                         const gint64   *invitations,
                         guint           n_invitations)
{
  RapportBook *book;
  Invitations *asked;
  Logging *logging;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && n_invitations > 0);

  book = rapport_context_get_book (context);
  asked = g_new0 (Invitations, 1);
  asked->ids = g_memdup2 (invitations, n_invitations * sizeof *invitations);
  asked->n = n_invitations;
  logging = g_new0 (Logging, 1);
  logging->context = g_object_ref (context);
  logging->record = begin_record (book, invitations[0]);
  rapport_book_read_async (book, &logging->question, read_customers, asked, free_invitations,
                           (GDestroyNotify) g_array_unref, found_cb, logging);
}
