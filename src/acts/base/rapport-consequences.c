/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-consequences.h"

/* What follows from what follows: more rounds than this come only from tables that chase each other. */
#define MOST_ROUNDS 8

static const RapportConsequence * const all_tables[] = {
  rapport_contract_consequences,
  rapport_customer_consequences,
  rapport_follow_up_consequences,
  rapport_ticket_consequences,
  NULL
};

typedef struct
{
  RapportTransaction               *transaction;
  const RapportConsequence * const *tables;
  gboolean                          is_revert;
} Run;

/** rapport_consequences_get_tables: Returns: (transfer none) (array zero-terminated=1): all there are */
const RapportConsequence * const *
rapport_consequences_get_tables (void)
{
  return all_tables;
}

static gboolean
concerns (const RapportConsequence *consequence,
          const RapportEntityInfo  *info,
          RapportOccasion           occasion)
{
  return (consequence->info == NULL || consequence->info == info) && (consequence->occasions & occasion) != 0;
}

static gboolean
is_about (const RapportConsequence *consequence,
          RapportEntity            *before,
          RapportEntity            *after)
{
  if (consequence->fields == NULL || after == NULL)
    return TRUE;
  for (const int *field = consequence->fields; *field >= 0; field++)
    if (before != NULL ? !rapport_entity_field_equal (before, after, *field)
                       : rapport_entity_is_set (after, *field))
      return TRUE;
  return FALSE;
}

/**
 * rapport_consequences_prepare:
 * @before: (nullable): the thing as it stands in the book
 * @entity: the thing about to be written
 *
 * Completes @entity with what follows within it, or refuses it.
 */
gboolean
rapport_consequences_prepare (RapportTransaction  *transaction,
                              RapportEntity       *before,
                              RapportEntity       *entity,
                              GError             **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  const RapportOccasion occasion = before != NULL ? RAPPORT_ON_UPDATE : RAPPORT_ON_INSERT;

  for (guint i = 0; all_tables[i] != NULL; i++)
    for (const RapportConsequence *one = all_tables[i]; one->prepare != NULL || one->follow != NULL; one++)
      if (one->prepare != NULL && concerns (one, info, occasion) && is_about (one, before, entity) &&
          !one->prepare (transaction, before, entity, error))
        return FALSE;
  return TRUE;
}

static gboolean
follows (const RapportConsequence *consequence,
         const RapportEntityInfo  *info,
         RapportOccasion           occasion,
         gboolean                  is_revert)
{
  return consequence->follow != NULL && concerns (consequence, info, occasion) &&
         (!is_revert || (consequence->occasions & RAPPORT_ON_REVERT) != 0);
}

static gboolean
may_follow (const Run               *run,
            const RapportEntityInfo *info,
            RapportOccasion          occasions)
{
  for (guint i = 0; run->tables[i] != NULL; i++)
    for (const RapportConsequence *one = run->tables[i]; one->prepare != NULL || one->follow != NULL; one++)
      if (follows (one, info, occasions, run->is_revert))
        return TRUE;
  return FALSE;
}

/* A thing that is gone is none, which is no error. */
static gboolean
load_after (RapportTransaction    *transaction,
            const RapportTouched  *touched,
            RapportEntity        **after,
            GError               **error)
{
  g_autoptr(GError) missing = NULL;

  *after = rapport_transaction_load (transaction, touched->info->get_type (), touched->id, &missing);
  if (*after != NULL || g_error_matches (missing, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&missing));
  return FALSE;
}

static gboolean
follow_one (const Run       *run,
            const RapportEntityInfo *info,
            RapportEntity   *before,
            RapportEntity   *after,
            GError         **error)
{
  const RapportOccasion occasion = before == NULL ? RAPPORT_ON_INSERT
                                   : after == NULL ? RAPPORT_ON_DELETE : RAPPORT_ON_UPDATE;

  for (guint i = 0; run->tables[i] != NULL; i++)
    for (const RapportConsequence *one = run->tables[i]; one->prepare != NULL || one->follow != NULL; one++)
      if (follows (one, info, occasion, run->is_revert) && is_about (one, before, after) &&
          !one->follow (run->transaction, before, after, error))
        return FALSE;
  return TRUE;
}

static gboolean
follow_touched (const Run             *run,
                const RapportTouched  *touched,
                GError               **error)
{
  const RapportOccasion possible = touched->is_new ? RAPPORT_ON_INSERT : RAPPORT_ON_UPDATE | RAPPORT_ON_DELETE;
  g_autoptr(RapportEntity) before = NULL;
  g_autoptr(RapportEntity) after = NULL;

  if (!may_follow (run, touched->info, possible))
    return TRUE;
  if (!load_after (run->transaction, touched, &after, error))
    return FALSE;
  if (touched->is_new)
    return after == NULL || follow_one (run, touched->info, NULL, after, error);
  before = rapport_transaction_load_before (run->transaction, touched, error);
  return before != NULL && follow_one (run, touched->info, before, after, error);
}

static gboolean
run_rounds (const Run  *run,
            GError    **error)
{
  for (guint round = 0; round < MOST_ROUNDS; round++)
    {
      g_autoptr(GArray) touched = rapport_transaction_take_touched (run->transaction);

      if (touched->len == 0)
        return TRUE;
      for (guint i = 0; i < touched->len; i++)
        if (!follow_touched (run, &g_array_index (touched, RapportTouched, i), error))
          return FALSE;
    }
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED,
                       _("What follows from this change would never end."));
  return FALSE;
}

/**
 * rapport_consequences_follow:
 * @tables: (array zero-terminated=1): what may follow
 * @is_revert: whether the act takes something back
 *
 * Does what follows from all that @transaction changed so far, and from that in turn.
 */
gboolean
rapport_consequences_follow (RapportTransaction                *transaction,
                             const RapportConsequence * const  *tables,
                             gboolean                           is_revert,
                             GError                           **error)
{
  const Run run = { transaction, tables, is_revert };
  gboolean is_done;

  rapport_transaction_set_auto (transaction, TRUE);
  is_done = run_rounds (&run, error);
  rapport_transaction_set_auto (transaction, FALSE);
  return is_done;
}
