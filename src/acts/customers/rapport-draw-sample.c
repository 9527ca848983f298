/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-data-care.h"
#include "rapport-data-change.h"
#include "rapport-draw-sample.h"
#include "rapport-problem.h"
#include "rapport-sample-lookup.h"
#include "rapport-settings.h"

static gboolean
insert_check (RapportTransaction  *transaction,
              gint64               customer,
              int                  today,
              GError             **error)
{
  g_autoptr(RapportEntity) check = RAPPORT_ENTITY (rapport_data_check_new ());

  rapport_entity_set_integer (check, RAPPORT_DATA_CHECK_CUSTOMER, customer);
  rapport_entity_set_day (check, RAPPORT_DATA_CHECK_DRAWN_ON, today);
  return rapport_transaction_insert (transaction, check, error);
}

static gboolean
draw_func (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  const int today = rapport_day_from_instant (rapport_transaction_get_now (transaction),
                                              rapport_transaction_get_zone (transaction));
  g_autoptr(GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autoptr(GArray) candidates = NULL;
  g_autoptr(GArray) drawn = NULL;
  RapportRules rules;
  int last;

  rapport_settings_load_rules (connection, &rules);
  candidates = rapport_sample_find_candidates (connection, rules.samples_apart, today / 100 * 100 + 1, &last, error);
  if (candidates == NULL)
    return FALSE;
  if (last != 0)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("The sample of this month is drawn already."));
      return FALSE;
    }
  if (candidates->len == 0)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                           _("There are no customers to draw a sample from."));
      return FALSE;
    }
  drawn = rapport_sample_draw (candidates, rapport_sample_get_size (candidates->len, rules.sample_percent), random);
  for (guint i = 0; i < drawn->len; i++)
    if (!insert_check (transaction, g_array_index (drawn, gint64, i), today, error))
      return FALSE;
  return TRUE;
}

/**
 * rapport_draw_sample_new:
 * @seed: of the chance
 *
 * Returns: (transfer full): the act of drawing the month's sample of files to verify (RG-2), once a month
 */
RapportAct *
rapport_draw_sample_new (guint32 seed)
{
  return rapport_act_new ("draw-sample", draw_func, GUINT_TO_POINTER (seed), NULL);
}
