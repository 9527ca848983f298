/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-archive-customers.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-hand-over-dialog.h"
#include "rapport-run.h"

typedef struct
{
  RapportContext *context;
  GArray         *ids;
} Archived;

static RapportAct *
make_act (const gint64 *ids,
          guint         n_ids,
          gboolean      archived)
{
  g_autoptr(RapportCustomer) values = rapport_customer_new ();
  const guint field = RAPPORT_CUSTOMER_ARCHIVED;

  rapport_entity_set_flag (RAPPORT_ENTITY (values), RAPPORT_CUSTOMER_ARCHIVED, archived);
  return rapport_edit_many_new (RAPPORT_ENTITY (values), &field, 1, ids, n_ids);
}

static void
archived_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autofree Archived *archived = data;
  g_autoptr(RapportContext) context = archived->context;
  g_autoptr(GArray) ids = archived->ids;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);
  g_autofree char *done = NULL;

  if (receipt == NULL)
    {
      rapport_context_fail (context, error->message);
      return;
    }
  if (receipt->action == 0)
    return;
  done = g_strdup_printf (ngettext ("%u customer archived", "%u customers archived", ids->len), ids->len);
  rapport_context_tell (context, done, TRUE);
  rapport_hand_over_ask_archived (context, (const gint64 *) ids->data, ids->len);
}

/**
 * rapport_archive_customers:
 * @ids: (array length=n_ids): the customers
 *
 * Archives them as one act, and asks what becomes of what is open with them.
 */
void
rapport_archive_customers (RapportContext *context,
                           const gint64   *ids,
                           guint           n_ids)
{
  Archived *archived;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (ids != NULL && n_ids > 0);

  archived = g_new (Archived, 1);
  archived->context = g_object_ref (context);
  archived->ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, n_ids);
  rapport_act_run_async (make_act (ids, n_ids, TRUE), rapport_context_get_book (context), archived_cb, archived);
}

/** rapport_take_out_customers: makes customers (array length=n_ids) that were archived current ones again */
void
rapport_take_out_customers (RapportContext *context,
                            const gint64   *ids,
                            guint           n_ids)
{
  g_autofree char *done = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (ids != NULL && n_ids > 0);

  done = g_strdup_printf (ngettext ("%u customer taken out of the archive", "%u customers taken out of the archive",
                                    n_ids), n_ids);
  rapport_run_act (context, make_act (ids, n_ids, FALSE), done);
}
