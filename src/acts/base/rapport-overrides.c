/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-customer.h"
#include "rapport-override.h"
#include "rapport-overrides.h"
#include "rapport-subject.h"
#include "rapport-uid.h"

/** rapport_overrides_add: adds to @overrides what is kept of a warning that is passed, and why it is */
void
rapport_overrides_add (GPtrArray                *overrides,
                       const RapportContactHint *hint,
                       const char               *reason)
{
  RapportEntity *override;
  g_autofree char *facts = NULL;

  g_return_if_fail (overrides != NULL && hint != NULL && reason != NULL);

  facts = rapport_contact_hint_dup_facts (hint);
  override = RAPPORT_ENTITY (rapport_override_new ());
  rapport_entity_set_text (override, RAPPORT_OVERRIDE_RULE, hint->rule);
  rapport_entity_set_text (override, RAPPORT_OVERRIDE_FACTS, facts);
  rapport_entity_set_text (override, RAPPORT_OVERRIDE_REASON, reason);
  g_ptr_array_add (overrides, override);
}

/** rapport_overrides_copy: Returns: (transfer full) (element-type RapportOverride): copies of @overrides (nullable) */
GPtrArray *
rapport_overrides_copy (GPtrArray *overrides)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; overrides != NULL && i < overrides->len; i++)
    g_ptr_array_add (copies, rapport_entity_copy (overrides->pdata[i]));
  return copies;
}

/**
 * rapport_overrides_note:
 * @thing: what was stored in spite of warnings
 * @overrides: (nullable) (element-type RapportOverride): with their rule, what it rested on, and the reason
 *
 * Keeps which warnings were passed, by whom, when and why: a row a rule, whatever becomes of the thing.
 */
gboolean
rapport_overrides_note (RapportTransaction  *transaction,
                        RapportEntity       *thing,
                        GPtrArray           *overrides,
                        GError             **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (thing);
  const int customer = rapport_entity_info_find_owner (info, rapport_customer_info.name);

  for (guint i = 0; overrides != NULL && i < overrides->len; i++)
    {
      g_autoptr(RapportEntity) row = rapport_entity_copy (overrides->pdata[i]);
      g_autofree char *uid = rapport_uid_to_text (rapport_entity_get_uid (thing));

      if (customer >= 0)
        rapport_entity_set_integer (row, RAPPORT_OVERRIDE_CUSTOMER, rapport_entity_get_integer (thing, customer));
      rapport_entity_set_text (row, RAPPORT_OVERRIDE_THING, info->name);
      rapport_entity_set_text (row, RAPPORT_OVERRIDE_THING_UID, uid);
      rapport_entity_set_integer (row, RAPPORT_OVERRIDE_MEMBER, rapport_transaction_get_member (transaction));
      rapport_entity_set_integer (row, RAPPORT_OVERRIDE_AT, rapport_transaction_get_now (transaction));
      if (!rapport_transaction_insert (transaction, row, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  RapportEntity *thing;
  GPtrArray     *overrides;
} Passed;

static void
free_passed (gpointer data)
{
  Passed *passed = data;

  g_object_unref (passed->thing);
  g_ptr_array_unref (passed->overrides);
  g_free (passed);
}

static gboolean
pass_warnings_func (RapportTransaction  *transaction,
                    gpointer             data,
                    GError             **error)
{
  Passed *passed = data;
  g_autoptr(RapportEntity) thing = rapport_transaction_load (transaction, G_OBJECT_TYPE (passed->thing),
                                                             rapport_entity_get_id (passed->thing), error);

  if (thing == NULL)
    return FALSE;
  rapport_subject_set (transaction, thing);
  return rapport_overrides_note (transaction, thing, passed->overrides, error);
}

/**
 * rapport_pass_warnings_new:
 * @thing: a stored thing; copied
 * @overrides: (element-type RapportOverride): one a warning that was passed; copied
 *
 * Returns: (transfer full): the act of letting a stored thing stand in spite of warnings
 */
RapportAct *
rapport_pass_warnings_new (RapportEntity *thing,
                           GPtrArray     *overrides)
{
  g_autofree char *kind = NULL;
  Passed *passed;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (thing), NULL);

  kind = g_strconcat ("edit-", rapport_entity_get_info (thing)->name, NULL);
  passed = g_new0 (Passed, 1);
  passed->thing = rapport_entity_copy (thing);
  passed->overrides = rapport_overrides_copy (overrides);
  return rapport_act_new (kind, pass_warnings_func, passed, free_passed);
}
