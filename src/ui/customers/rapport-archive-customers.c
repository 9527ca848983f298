/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-archive-customers.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-hand-over-dialog.h"
#include "rapport-run.h"

/**
 * rapport_archive_customers:
 * @ids: (array length=n_ids): the customers
 *
 * Archives them as one act with what becomes of what is open with them, which is asked first.
 */
void
rapport_archive_customers (RapportContext *context,
                           const gint64   *ids,
                           guint           n_ids)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (ids != NULL && n_ids > 0);

  rapport_hand_over_ask_archive (context, ids, n_ids);
}

/** rapport_take_out_customers: makes customers (array length=n_ids) that were archived current ones again */
void
rapport_take_out_customers (RapportContext *context,
                            const gint64   *ids,
                            guint           n_ids)
{
  g_autoptr(RapportEntity) values = NULL;
  const guint field = RAPPORT_CUSTOMER_ARCHIVED;
  g_autofree char *done = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (ids != NULL && n_ids > 0);

  values = RAPPORT_ENTITY (rapport_customer_new ());
  rapport_entity_set_flag (values, field, FALSE);
  done = g_strdup_printf (ngettext ("%'u customer taken out of the archive", "%'u customers taken out of the archive",
                                    n_ids), n_ids);
  rapport_run_act (context, rapport_edit_many_new (values, &field, 1, ids, n_ids), done);
}
