/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-consequences.h"
#include "rapport-customer.h"
#include "rapport-guests.h"
#include "rapport-invite.h"
#include "rapport-subject.h"

typedef struct
{
  RapportEntity *invitation;
  GArray        *customers;
} Invite;

static void
free_invite (gpointer data)
{
  Invite *invite = data;

  g_object_unref (invite->invitation);
  g_array_unref (invite->customers);
  g_free (invite);
}

static gboolean
invite_func (RapportTransaction  *transaction,
             gpointer             data,
             GError             **error)
{
  const Invite *invite = data;
  const gint64 activity = rapport_entity_get_integer (invite->invitation, RAPPORT_ACTIVITY_GUEST_ACTIVITY);

  for (guint i = 0; i < invite->customers->len; i++)
    {
      const gint64 customer = g_array_index (invite->customers, gint64, i);
      g_autoptr(RapportEntity) guest = rapport_entity_copy (invite->invitation);
      gint64 present;

      if (!rapport_guests_find (rapport_transaction_get_connection (transaction), activity, customer, &present, error))
        return FALSE;
      if (present != 0 && invite->customers->len > 1)
        continue;
      rapport_entity_set_integer (guest, RAPPORT_ACTIVITY_GUEST_CUSTOMER, customer);
      if (!rapport_transaction_insert (transaction, guest, error))
        return FALSE;
    }
  return rapport_subject_set_many (transaction, RAPPORT_TYPE_CUSTOMER, (const gint64 *) invite->customers->data,
                                   invite->customers->len, error);
}

/**
 * rapport_invite_new:
 * @invitation: to which activity, when; copied
 * @customers: whom: of several, those who are invited already are left out
 *
 * Returns: (transfer full): the one act of inviting them all
 */
RapportAct *
rapport_invite_new (RapportActivityGuest *invitation,
                    const gint64         *customers,
                    guint                 n_customers)
{
  RapportAct *act;
  Invite *invite;

  g_return_val_if_fail (RAPPORT_IS_ACTIVITY_GUEST (invitation), NULL);
  g_return_val_if_fail (customers != NULL && n_customers > 0, NULL);

  invite = g_new0 (Invite, 1);
  invite->invitation = rapport_entity_copy (RAPPORT_ENTITY (invitation));
  invite->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (invite->customers, customers, n_customers);
  act = rapport_act_new ("invite", invite_func, invite, free_invite);
  rapport_act_back_up (act, RAPPORT_BACKUP_MANY, n_customers);
  return act;
}

/* To one activity a customer is invited once. */
static gboolean
refuse_second (RapportTransaction  *transaction,
               RapportEntity       *before,
               RapportEntity       *guest,
               GError             **error)
{
  gint64 present;

  if (!rapport_guests_find (rapport_transaction_get_connection (transaction),
                            rapport_entity_get_integer (guest, RAPPORT_ACTIVITY_GUEST_ACTIVITY),
                            rapport_entity_get_integer (guest, RAPPORT_ACTIVITY_GUEST_CUSTOMER), &present, error))
    return FALSE;
  if (present == 0)
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("This customer is invited to the activity already."));
  return FALSE;
}

/* Who came was not turned away. */
static gboolean
note_attended (RapportTransaction  *transaction,
               RapportEntity       *before,
               RapportEntity       *guest,
               GError             **error)
{
  if (rapport_entity_get_flag (guest, RAPPORT_ACTIVITY_GUEST_ATTENDED) &&
      !rapport_entity_is_set (guest, RAPPORT_ACTIVITY_GUEST_ANSWER))
    rapport_entity_set_text (guest, RAPPORT_ACTIVITY_GUEST_ANSWER, "yes");
  return TRUE;
}

const RapportConsequence rapport_activity_consequences[] = {
  { &rapport_activity_guest_info, RAPPORT_ON_INSERT, NULL, .prepare = refuse_second },
  { &rapport_activity_guest_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_ACTIVITY_GUEST_ATTENDED), .prepare = note_attended },
  { NULL }
};
