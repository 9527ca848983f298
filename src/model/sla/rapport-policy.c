/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-policy-private.h"

#define MASK RAPPORT_SLA_MASK

static const struct
{
  const char *id;
  const char *label;
  guint32     met_by;
} TARGETS[] = {
  [RAPPORT_SLA_FIRST_RESPONSE] = { "first-response", NC_("choice", "First response"),
                                   MASK (RAPPORT_SLA_RESPONDED) | MASK (RAPPORT_SLA_TOLD)
                                   | MASK (RAPPORT_SLA_PROPOSED) | MASK (RAPPORT_SLA_SOLVED) },
  [RAPPORT_SLA_ANALYSIS] = { "analysis", NC_("choice", "Analysis"),
                             MASK (RAPPORT_SLA_ANALYSED) | MASK (RAPPORT_SLA_SOLVED) },
  [RAPPORT_SLA_HAND_OVER] = { "hand-over", NC_("choice", "Hand-over"),
                              MASK (RAPPORT_SLA_TRANSFERRED) | MASK (RAPPORT_SLA_SOLVED) },
  [RAPPORT_SLA_UPDATE] = { "update", NC_("choice", "Progress update"),
                           MASK (RAPPORT_SLA_TOLD) | MASK (RAPPORT_SLA_RESPONDED) },
  [RAPPORT_SLA_SOLUTION] = { "solution", NC_("choice", "Solution"), MASK (RAPPORT_SLA_SOLVED) },
  [RAPPORT_SLA_ESCALATION] = { "escalation", NC_("choice", "Escalation"),
                               MASK (RAPPORT_SLA_ESCALATED) | MASK (RAPPORT_SLA_SOLVED) },
  [RAPPORT_SLA_ACCEPTANCE] = { "acceptance", NC_("choice", "Acceptance"),
                               MASK (RAPPORT_SLA_ACCEPTED) },
};

static const char *const KINDS[] = {
  [RAPPORT_SLA_RECEIVED] = "received",
  [RAPPORT_SLA_ACKNOWLEDGED] = "acknowledged",
  [RAPPORT_SLA_RESPONDED] = "responded",
  [RAPPORT_SLA_TOLD] = "told",
  [RAPPORT_SLA_PROPOSED] = "proposed",
  [RAPPORT_SLA_WAITING] = "waiting",
  [RAPPORT_SLA_RESUMED] = "resumed",
  [RAPPORT_SLA_CANNOT_SOLVE] = "cannot-solve",
  [RAPPORT_SLA_TRANSFERRED] = "transferred",
  [RAPPORT_SLA_ANALYSED] = "analysed",
  [RAPPORT_SLA_ESCALATED] = "escalated",
  [RAPPORT_SLA_EXCEPTION] = "exception",
  [RAPPORT_SLA_SOLVED] = "solved",
  [RAPPORT_SLA_ACCEPTED] = "accepted",
  [RAPPORT_SLA_REOPENED] = "reopened",
  [RAPPORT_SLA_CLOSED] = "closed",
  [RAPPORT_SLA_COMMENT] = "comment",
  [RAPPORT_SLA_FEEDBACK] = "feedback",
  [RAPPORT_SLA_PRIORITY] = "priority",
  [RAPPORT_SLA_COMPLEXITY] = "complexity",
  [RAPPORT_SLA_CHANNEL] = "channel",
  [RAPPORT_SLA_GRADE] = "grade",
  [RAPPORT_SLA_NATURE] = "nature",
  [RAPPORT_SLA_CATEGORY] = "category",
  [RAPPORT_SLA_POLICY] = "policy",
  [RAPPORT_SLA_AGREED] = "agreed",
};

static const char *const PRIORITIES[] = { "P1", "P2", "P3", "P4", NULL };
static const char *const COMPLEXITIES[] = { "ordinary", "complex", "special", NULL };
static const char *const GRADES[] = { "A", "B", "C", NULL };

/* Where there are no values, the list is one that people may lengthen, so any name will do. */
static const struct
{
  const char        *id;
  const char *const *values;
} KEYS[] = {
  [RAPPORT_SLA_KEY_PRIORITY] = { "priority", PRIORITIES },
  [RAPPORT_SLA_KEY_CHANNEL] = { "channel", NULL },
  [RAPPORT_SLA_KEY_COMPLEXITY] = { "complexity", COMPLEXITIES },
  [RAPPORT_SLA_KEY_GRADE] = { "grade", GRADES },
  [RAPPORT_SLA_KEY_NATURE] = { "nature", NULL },
  [RAPPORT_SLA_KEY_CATEGORY] = { "category", NULL },
};

G_DEFINE_BOXED_TYPE (RapportPolicy, rapport_policy, rapport_policy_ref, rapport_policy_unref)

void
rapport_policy_entry_free (RapportPolicyEntry *entry)
{
  for (guint i = 0; i < G_N_ELEMENTS (entry->when); i++)
    g_strfreev (entry->when[i]);
  g_free (entry);
}

/** rapport_policy_new: Returns: (transfer full): an empty policy for its maker to fill */
RapportPolicy *
rapport_policy_new (void)
{
  RapportPolicy *self = g_new0 (RapportPolicy, 1);

  g_atomic_ref_count_init (&self->refs);
  self->since = G_MININT64;
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_policy_entry_free);
  return self;
}

RapportPolicy *
rapport_policy_ref (RapportPolicy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rapport_policy_unref (RapportPolicy *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->when); i++)
    g_strfreev (self->when[i]);
  g_ptr_array_unref (self->entries);
  g_free (self->name);
  g_free (self);
}

/** rapport_policy_get_name: Returns: what people and *policy* events call it */
const char *
rapport_policy_get_name (RapportPolicy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * rapport_policy_recounts_from_change:
 *
 * Returns: whether a clock whose entry is exchanged restarts at the change instead of being
 *   recomputed from receipt (sla.md 8)
 */
gboolean
rapport_policy_recounts_from_change (RapportPolicy *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->from_change;
}

/**
 * rapport_policy_get_entries:
 *
 * Returns: (transfer none) (element-type RapportPolicyEntry): the entries, first matching first
 */
GPtrArray *
rapport_policy_get_entries (RapportPolicy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->entries;
}

static gboolean
holds (char              **const *when,
       const char *const         *values)
{
  for (guint i = 0; i < RAPPORT_SLA_N_KEYS; i++)
    if (when[i] != NULL
        && (values[i] == NULL || !g_strv_contains ((const char *const *) when[i], values[i])))
      return FALSE;
  return TRUE;
}

/**
 * rapport_policy_get_since:
 *
 * Returns: UTC seconds from which this version is in force; G_MININT64 for one that always was
 */
gint64
rapport_policy_get_since (RapportPolicy *self)
{
  g_return_val_if_fail (self != NULL, G_MININT64);

  return self->since;
}

/** rapport_policy_get_when: Returns: (nullable): the values of @key of tickets that it is for, NULL for any */
char **
rapport_policy_get_when (RapportPolicy *self,
                         RapportSlaKey  key)
{
  g_return_val_if_fail (self != NULL && key < RAPPORT_SLA_N_KEYS, NULL);

  return self->when[key];
}

/**
 * rapport_policy_match:
 * @values: a ticket's value for each #RapportSlaKey, NULL where it has none
 *
 * Returns: by how many keys the policy chooses such a ticket for itself; 0 when it does not
 */
int
rapport_policy_match (RapportPolicy     *self,
                      const char *const *values)
{
  int n = 0;

  g_return_val_if_fail (self != NULL && values != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (self->when); i++)
    n += self->when[i] != NULL;
  return holds (self->when, values) ? n : 0;
}

/**
 * rapport_policy_find_entry:
 * @values: the ticket's value for each #RapportSlaKey, NULL where it has none
 *
 * Returns: (nullable): the first entry for @target whose `when` holds entirely
 */
const RapportPolicyEntry *
rapport_policy_find_entry (RapportPolicy     *self,
                           RapportSlaTarget   target,
                           const char *const *values)
{
  g_return_val_if_fail (self != NULL && values != NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const RapportPolicyEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->target == target && holds (entry->when, values))
        return entry;
    }
  return NULL;
}

/** rapport_policy_names_target: Returns: whether any entry is for @target */
gboolean
rapport_policy_names_target (RapportPolicy    *self,
                             RapportSlaTarget  target)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    if (((const RapportPolicyEntry *) g_ptr_array_index (self->entries, i))->target == target)
      return TRUE;
  return FALSE;
}

/** rapport_policy_entry_get_duration: Returns: (transfer full): "30m", "24h", "2wd", "agreed" */
char *
rapport_policy_entry_get_duration (const RapportPolicyEntry *entry)
{
  static const char *const UNITS[] = { "m", "h", "wd" };

  g_return_val_if_fail (entry != NULL, NULL);

  if (entry->unit == RAPPORT_SLA_AGREED_TIME)
    return g_strdup ("agreed");
  return g_strdup_printf ("%d%s", entry->amount, UNITS[entry->unit]);
}

static gboolean
same_values (char **a,
             char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

/** rapport_policy_entry_equal: Returns: whether both ask the same, or both are NULL */
gboolean
rapport_policy_entry_equal (const RapportPolicyEntry *a,
                            const RapportPolicyEntry *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  for (guint i = 0; i < G_N_ELEMENTS (a->when); i++)
    if (!same_values (a->when[i], b->when[i]))
      return FALSE;
  return a->target == b->target && a->unit == b->unit && a->amount == b->amount && a->working == b->working
         && a->pause == b->pause && a->from_cannot_solve == b->from_cannot_solve && a->met_by == b->met_by;
}

/** rapport_sla_target_get_id: Returns: the stable name of @target, like "first-response" */
const char *
rapport_sla_target_get_id (RapportSlaTarget target)
{
  g_return_val_if_fail (target < G_N_ELEMENTS (TARGETS), NULL);

  return TARGETS[target].id;
}

/** rapport_sla_target_get_label: Returns: @target in the words of the person's language */
const char *
rapport_sla_target_get_label (RapportSlaTarget target)
{
  g_return_val_if_fail (target < G_N_ELEMENTS (TARGETS), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "choice", TARGETS[target].label);
}

/** rapport_sla_target_get_met_by: Returns: the kinds that satisfy @target by default (sla.md 5) */
guint32
rapport_sla_target_get_met_by (RapportSlaTarget target)
{
  g_return_val_if_fail (target < G_N_ELEMENTS (TARGETS), 0);

  return TARGETS[target].met_by;
}

/** rapport_sla_kind_get_id: Returns: the stable name of @kind, like "cannot-solve" */
const char *
rapport_sla_kind_get_id (RapportSlaKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (KINDS), NULL);

  return KINDS[kind];
}

/** rapport_sla_target_find: Returns: the target of that name, -1 when there is none */
int
rapport_sla_target_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (TARGETS); i++)
    if (g_strcmp0 (TARGETS[i].id, id) == 0)
      return (int) i;
  return -1;
}

/** rapport_sla_kind_find: Returns: the kind of event of that name, -1 when there is none */
int
rapport_sla_kind_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (g_strcmp0 (KINDS[i], id) == 0)
      return (int) i;
  return -1;
}

/** rapport_sla_key_get_id: Returns: the stable name of @key, like "complexity" */
const char *
rapport_sla_key_get_id (RapportSlaKey key)
{
  g_return_val_if_fail (key < G_N_ELEMENTS (KEYS), NULL);

  return KEYS[key].id;
}

/** rapport_sla_key_has_value: Returns: whether a ticket's @key can be @value */
gboolean
rapport_sla_key_has_value (RapportSlaKey  key,
                           const char    *value)
{
  g_return_val_if_fail (key < G_N_ELEMENTS (KEYS) && value != NULL, FALSE);

  return KEYS[key].values == NULL || g_strv_contains (KEYS[key].values, value);
}
