/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-review-acts.h"
#include "rapport-review-decision.h"
#include "rapport-review-words.h"
#include "rapport-settings.h"
#include "rapport-subject.h"
#include "rapport-table.h"
#include "rapport-tag.h"

/** Decision: @value: of a changed one, what it is instead */
typedef struct
{
  gint64                customer;
  RapportReviewProposal proposal;
  gboolean              has_proposal;
  RapportReviewVerdict  verdict;
  char                 *value;
} Decision;

struct _RapportReviewDecisions
{
  GPtrArray *all;
  char      *reason;
};

static void
free_decision (gpointer data)
{
  Decision *decision = data;

  g_free (decision->proposal.facts);
  g_free (decision->value);
  g_free (decision);
}

/** rapport_review_decisions_new: Returns: (transfer full): nothing decided yet */
RapportReviewDecisions *
rapport_review_decisions_new (void)
{
  RapportReviewDecisions *self = g_new0 (RapportReviewDecisions, 1);

  self->all = g_ptr_array_new_with_free_func (free_decision);
  return self;
}

/** rapport_review_decisions_set_reason: says why it is decided so */
void
rapport_review_decisions_set_reason (RapportReviewDecisions *self,
                                     const char             *reason)
{
  g_return_if_fail (self != NULL);

  g_free (self->reason);
  self->reason = g_strdup (reason);
}

/** rapport_review_decisions_free: frees @self */
void
rapport_review_decisions_free (RapportReviewDecisions *self)
{
  g_ptr_array_unref (self->all);
  g_free (self->reason);
  g_free (self);
}

/**
 * rapport_review_decisions_add:
 * @proposal: (nullable): of a customer that is confirmed as it is NULL
 * @value: (nullable): of a CHANGED grade or stage, what it is instead
 *
 * Adds what was decided about a customer.
 */
void
rapport_review_decisions_add (RapportReviewDecisions       *self,
                              gint64                        customer,
                              const RapportReviewProposal  *proposal,
                              RapportReviewVerdict          verdict,
                              const char                   *value)
{
  Decision *decision;

  g_return_if_fail (self != NULL && customer != 0);
  g_return_if_fail ((proposal == NULL) == (verdict == RAPPORT_REVIEW_CONFIRMED));
  g_return_if_fail ((value != NULL) == (verdict == RAPPORT_REVIEW_CHANGED));

  decision = g_new0 (Decision, 1);
  decision->customer = customer;
  decision->has_proposal = proposal != NULL;
  if (proposal != NULL)
    {
      decision->proposal = *proposal;
      decision->proposal.facts = g_strdup (proposal->facts);
    }
  decision->verdict = verdict;
  decision->value = g_strdup (value);
  g_ptr_array_add (self->all, decision);
}

/** rapport_review_decisions_get_n: Returns: how many there are */
guint
rapport_review_decisions_get_n (RapportReviewDecisions *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->all->len;
}

static gboolean
write_tag (RapportTransaction  *transaction,
           const Decision      *decision,
           GError             **error)
{
  const char *name = decision->proposal.value;
  g_autoptr(RapportEntity) tag = NULL;
  g_autoptr(GPtrArray) stored =
    rapport_table_load_children (rapport_transaction_get_connection (transaction), RAPPORT_TYPE_TAG, "customer",
                                 decision->customer, error);

  if (stored == NULL)
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    {
      RapportEntity *one = g_ptr_array_index (stored, i);

      if (g_strcmp0 (rapport_entity_get_text (one, RAPPORT_TAG_NAME), name) == 0)
        return decision->proposal.on ||
               rapport_transaction_delete (transaction, RAPPORT_TYPE_TAG, rapport_entity_get_id (one), error);
    }
  if (!decision->proposal.on)
    return TRUE;
  tag = RAPPORT_ENTITY (rapport_tag_new ());
  rapport_entity_set_integer (tag, RAPPORT_TAG_CUSTOMER, decision->customer);
  rapport_entity_set_text (tag, RAPPORT_TAG_NAME, name);
  return rapport_transaction_insert (transaction, tag, error);
}

/* An act is named by the customers about whom is decided, which stand together. */
static gboolean
name_act (RapportTransaction            *transaction,
          const RapportReviewDecisions  *decisions,
          GError                       **error)
{
  g_autoptr(GArray) customers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < decisions->all->len; i++)
    {
      const gint64 customer = ((const Decision *) g_ptr_array_index (decisions->all, i))->customer;

      if (customers->len == 0 || g_array_index (customers, gint64, customers->len - 1) != customer)
        g_array_append_val (customers, customer);
    }
  return rapport_subject_set_many (transaction, RAPPORT_TYPE_CUSTOMER, (const gint64 *) customers->data, customers->len,
                                   error);
}

/* The history of grades tells why: what the person said, else what the proposal rests on. */
static gboolean
write_standing (RapportTransaction  *transaction,
                const Decision      *decision,
                const char          *reason,
                GError             **error)
{
  const gboolean is_grade = decision->proposal.kind == RAPPORT_REVIEW_GRADE;
  const char *value = decision->value != NULL ? decision->value : decision->proposal.value;
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  g_autofree char *facts = rapport_review_dup_facts (&decision->proposal, rapport_settings_get_currency (connection));
  g_autoptr(RapportEntity) customer =
    rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, decision->customer, error);

  if (customer == NULL)
    return FALSE;
  rapport_entity_set_text (customer, is_grade ? RAPPORT_CUSTOMER_GRADE : RAPPORT_CUSTOMER_STAGE, value);
  if (is_grade)
    rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE_REASON, reason != NULL ? reason : facts);
  return rapport_transaction_update (transaction, customer, error);
}

static gboolean
carry_out (RapportTransaction  *transaction,
           const Decision      *decision,
           const char          *reason,
           GError             **error)
{
  if (decision->verdict != RAPPORT_REVIEW_ACCEPTED && decision->verdict != RAPPORT_REVIEW_CHANGED)
    return TRUE;
  return decision->proposal.kind == RAPPORT_REVIEW_TAG ? write_tag (transaction, decision, error)
                                                       : write_standing (transaction, decision, reason, error);
}

static gboolean
note (RapportTransaction  *transaction,
      const Decision      *decision,
      const char          *reason,
      GError             **error)
{
  g_autoptr(RapportEntity) noted = RAPPORT_ENTITY (rapport_review_decision_new ());
  g_autofree char *name = decision->has_proposal ? rapport_review_dup_name (&decision->proposal)
                                                 : g_strdup (RAPPORT_REVIEW_AS_IT_IS);

  rapport_entity_set_integer (noted, RAPPORT_REVIEW_DECISION_CUSTOMER, decision->customer);
  rapport_entity_set_integer (noted, RAPPORT_REVIEW_DECISION_AT, rapport_transaction_get_now (transaction));
  rapport_entity_set_text (noted, RAPPORT_REVIEW_DECISION_PROPOSAL, name);
  rapport_entity_set_text (noted, RAPPORT_REVIEW_DECISION_FACTS, decision->proposal.facts);
  rapport_entity_set_text (noted, RAPPORT_REVIEW_DECISION_DECISION, rapport_decisions[decision->verdict].value);
  rapport_entity_set_text (noted, RAPPORT_REVIEW_DECISION_REASON, reason);
  rapport_entity_set_integer (noted, RAPPORT_REVIEW_DECISION_MEMBER, rapport_transaction_get_member (transaction));
  return rapport_transaction_insert (transaction, noted, error);
}

static gboolean
review_func (RapportTransaction  *transaction,
             gpointer             data,
             GError             **error)
{
  const RapportReviewDecisions *decisions = data;

  if (!name_act (transaction, decisions, error))
    return FALSE;
  for (guint i = 0; i < decisions->all->len; i++)
    {
      const Decision *decision = g_ptr_array_index (decisions->all, i);

      if (!carry_out (transaction, decision, decisions->reason, error) ||
          !note (transaction, decision, decisions->reason, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rapport_review_new:
 * @decisions: (transfer full)
 *
 * Returns: (transfer full): the act of deciding about what a review proposed (FR-12): what is accepted or changed is
 *   carried out, and each decision is kept with the facts that it rests on
 */
RapportAct *
rapport_review_new (RapportReviewDecisions *decisions)
{
  RapportAct *act;
  guint n;

  g_return_val_if_fail (decisions != NULL && decisions->all->len > 0, NULL);

  n = decisions->all->len;
  act = rapport_act_new ("review", review_func, decisions, (GDestroyNotify) rapport_review_decisions_free);
  rapport_act_back_up (act, RAPPORT_BACKUP_MANY, n);
  return act;
}
