/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-consequences.h"
#include "rapport-customer.h"

/* What follows from what follows: more rounds than this come only from tables that chase each other. */
#define MOST_ROUNDS 8

static const RapportConsequence * const all_tables[] = {
  rapport_activity_consequences,
  rapport_article_consequences,
  rapport_benefit_consequences,
  rapport_care_consequences,
  rapport_contract_consequences,
  rapport_customer_consequences,
  rapport_data_consequences,
  rapport_follow_up_consequences,
  rapport_requirement_consequences,
  rapport_risk_consequences,
  rapport_tag_consequences,
  rapport_ticket_consequences,
  rapport_ticket_event_rights,
  rapport_ticket_feedback_consequences,
  rapport_cadence_consequences,
  NULL
};

/* @by_info: of a kind of thing what may follow from one that came, went or changed, found when it is asked for first
 * @marked: of a set of customers each settle function that is still to run, NULL once they run */
struct _RapportConsequences
{
  RapportTransaction               *transaction;
  const RapportConsequence * const *tables;
  gboolean                          is_revert;
  GHashTable                       *by_info;
  GHashTable                       *marked;
};

typedef RapportConsequences Run;

/* a table ends with a line without functions */
static gboolean
is_end (const RapportConsequence *consequence)
{
  return consequence->prepare == NULL && consequence->follow == NULL && consequence->mark == NULL;
}

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
    for (const RapportConsequence *one = all_tables[i]; !is_end (one); one++)
      if (one->prepare != NULL && concerns (one, info, occasion) && is_about (one, before, entity) &&
          !one->prepare (transaction, before, entity, error))
        return FALSE;
  return TRUE;
}

/* Returns: (transfer none) (element-type RapportConsequence): what may follow from a thing of the kind */
static GPtrArray *
list_following (const Run               *run,
                const RapportEntityInfo *info)
{
  GPtrArray *following = g_hash_table_lookup (run->by_info, info);

  if (following != NULL)
    return following;
  following = g_ptr_array_new ();
  for (guint i = 0; run->tables[i] != NULL; i++)
    for (const RapportConsequence *one = run->tables[i]; !is_end (one); one++)
      if ((one->follow != NULL || one->mark != NULL) && (one->info == NULL || one->info == info) &&
          (!run->is_revert || (one->occasions & RAPPORT_ON_REVERT) != 0))
        g_ptr_array_add (following, (gpointer) one);
  g_hash_table_insert (run->by_info, (gpointer) info, following);
  return following;
}

static gboolean
follows (const Run                *run,
         const RapportConsequence *consequence,
         RapportOccasion           occasion)
{
  return (consequence->follow != NULL || run->marked != NULL) && (consequence->occasions & occasion) != 0;
}

static gboolean
may_follow (const Run               *run,
            const RapportEntityInfo *info,
            RapportOccasion          occasions)
{
  const GPtrArray *following = list_following (run, info);

  for (guint i = 0; i < following->len; i++)
    if (follows (run, g_ptr_array_index (following, i), occasions))
      return TRUE;
  return FALSE;
}

static GHashTable *
get_marked (const Run                *run,
            RapportConsequenceSettle  settle)
{
  GHashTable *customers = g_hash_table_lookup (run->marked, settle);

  if (customers == NULL)
    {
      customers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (run->marked, settle, customers);
    }
  return customers;
}

static gboolean
do_one (const Run                *run,
        const RapportConsequence *consequence,
        RapportEntity            *before,
        RapportEntity            *after,
        GError                  **error)
{
  if (consequence->follow != NULL)
    return consequence->follow (run->transaction, before, after, error);
  return consequence->mark (run->transaction, before, after, get_marked (run, consequence->settle), error);
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

  const GPtrArray *following = list_following (run, info);

  for (guint i = 0; i < following->len; i++)
    {
      const RapportConsequence *one = g_ptr_array_index (following, i);

      if (follows (run, one, occasion) && is_about (one, before, after) && !do_one (run, one, before, after, error))
        return FALSE;
    }
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
  if (!rapport_transaction_load_touched (run->transaction, touched, &before, &after, error))
    return FALSE;
  return (before == NULL && after == NULL) || follow_one (run, touched->info, before, after, error);
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

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const gint64 first = *(const gint64 *) a;
  const gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static GArray *
sort_ids (GHashTable *customers)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), g_hash_table_size (customers));
  GHashTableIter iterator;
  gpointer id;

  g_hash_table_iter_init (&iterator, customers);
  while (g_hash_table_iter_next (&iterator, &id, NULL))
    g_array_append_vals (ids, id, 1);
  g_array_sort (ids, compare_ids);
  return ids;
}

/* What is settled may have what follows from it, but marks nobody anew. */
static gboolean
settle (Run     *run,
        GError **error)
{
  g_autoptr(GHashTable) marked = g_steal_pointer (&run->marked);
  GHashTableIter iterator;
  gpointer func, customers;

  g_hash_table_iter_init (&iterator, marked);
  while (g_hash_table_iter_next (&iterator, &func, &customers))
    {
      g_autoptr(GArray) ids = sort_ids (customers);

      if (ids->len > 0 && !((RapportConsequenceSettle) func) (run->transaction, ids, error))
        return FALSE;
    }
  return g_hash_table_size (marked) == 0 || run_rounds (run, error);
}

/** rapport_consequence_mark: adds @customer, 0 for none, to @customers */
void
rapport_consequence_mark (GHashTable *customers,
                          gint64      customer)
{
  g_return_if_fail (customers != NULL);

  if (customer != 0 && !g_hash_table_contains (customers, &customer))
    g_hash_table_add (customers, g_memdup2 (&customer, sizeof customer));
}

static void
mark_owner (RapportEntity *entity,
            GHashTable    *customers)
{
  int owner;

  if (entity == NULL)
    return;
  owner = rapport_entity_info_find_owner (rapport_entity_get_info (entity), rapport_customer_info.name);
  if (owner >= 0)
    rapport_consequence_mark (customers, rapport_entity_get_integer (entity, owner));
  else if (rapport_entity_get_info (entity) == &rapport_customer_info)
    rapport_consequence_mark (customers, rapport_entity_get_id (entity));
}

/** rapport_consequence_mark_customer: a #RapportConsequence.mark: the customer that the thing is, or belongs to */
gboolean
rapport_consequence_mark_customer (RapportTransaction  *transaction,
                                   RapportEntity       *before,
                                   RapportEntity       *after,
                                   GHashTable          *customers,
                                   GError             **error)
{
  mark_owner (before, customers);
  mark_owner (after, customers);
  return TRUE;
}

/**
 * rapport_consequences_new:
 * @tables: (array zero-terminated=1): what may follow
 * @is_revert: whether the act takes something back
 */
RapportConsequences *
rapport_consequences_new (RapportTransaction               *transaction,
                          const RapportConsequence * const *tables,
                          gboolean                          is_revert)
{
  RapportConsequences *self = g_new0 (RapportConsequences, 1);

  self->transaction = transaction;
  self->tables = tables;
  self->is_revert = is_revert;
  self->by_info = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->marked = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
rapport_consequences_free (RapportConsequences *self)
{
  g_hash_table_unref (self->by_info);
  g_clear_pointer (&self->marked, g_hash_table_unref);
  g_free (self);
}

/** rapport_consequences_catch_up: does what follows from what the act changed so far, but for what is settled once */
gboolean
rapport_consequences_catch_up (RapportConsequences  *self,
                               GError              **error)
{
  gboolean is_done;

  rapport_transaction_set_auto (self->transaction, TRUE);
  is_done = run_rounds (self, error);
  rapport_transaction_set_auto (self->transaction, FALSE);
  return is_done;
}

/** rapport_consequences_finish: does all that still follows, once the act changed all that it is about */
gboolean
rapport_consequences_finish (RapportConsequences  *self,
                             GError              **error)
{
  gboolean is_done;

  rapport_transaction_set_auto (self->transaction, TRUE);
  is_done = run_rounds (self, error) && settle (self, error);
  rapport_transaction_set_auto (self->transaction, FALSE);
  return is_done;
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
  g_autoptr(RapportConsequences) self = rapport_consequences_new (transaction, tables, is_revert);

  return rapport_consequences_finish (self, error);
}
