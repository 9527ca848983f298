/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-conflicts.h"
#include "rapport-decide.h"
#include "rapport-log-texts.h"
#include "rapport-numbers.h"
#include "rapport-subject.h"
#include "rapport-things.h"

typedef struct
{
  const RapportEntityInfo *info;
  gint64                   row;
  char                    *column;
  gint64                   change;
} Decision;

static void
free_decision (gpointer data)
{
  Decision *decision = data;

  g_free (decision->column);
  g_free (decision);
}

static Decision *
new_decision (const char *thing,
              gint64      row,
              const char *column,
              gint64      change)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->info = rapport_entity_info_for (thing);
  decision->row = row;
  decision->column = g_strdup (column);
  decision->change = change;
  return decision;
}

static gboolean
name_act (RapportTransaction  *transaction,
          const Decision      *decision,
          GError             **error)
{
  g_autoptr(RapportEntity) thing =
    rapport_transaction_load (transaction, decision->info->get_type (), decision->row, error);

  if (thing != NULL)
    rapport_subject_set (transaction, thing);
  return thing != NULL;
}

static gboolean
keep_func (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  const Decision *decision = data;

  return name_act (transaction, decision, error) &&
         rapport_conflict_keep (transaction, decision->info->name, decision->row, decision->column, error);
}

/**
 * rapport_keep_value_new:
 * @thing: a kind
 * @row: one of it
 * @column: one of its columns that others had given other values
 *
 * Returns: (transfer full): the act of leaving what it holds, having seen the others
 */
RapportAct *
rapport_keep_value_new (const char *thing,
                        gint64      row,
                        const char *column)
{
  g_return_val_if_fail (thing != NULL && column != NULL, NULL);

  return rapport_act_new (RAPPORT_ACT_KEEP, keep_func, new_decision (thing, row, column, 0), free_decision);
}

static gboolean
take_func (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  const Decision *decision = data;

  return name_act (transaction, decision, error) &&
         rapport_conflict_take (transaction, decision->change, decision->column, error);
}

/**
 * rapport_take_value_new:
 * @column: as for rapport_keep_value_new()
 * @change: where the log has the value that was overwritten
 *
 * Returns: (transfer full): the act of taking that value
 */
RapportAct *
rapport_take_value_new (const char *thing,
                        gint64      row,
                        const char *column,
                        gint64      change)
{
  g_return_val_if_fail (thing != NULL && column != NULL, NULL);

  return rapport_act_new ("take-value", take_func, new_decision (thing, row, column, change), free_decision);
}

static gboolean
both_func (RapportTransaction  *transaction,
           gpointer             data,
           GError             **error)
{
  const Decision *decision = data;

  return name_act (transaction, decision, error) &&
         rapport_log_texts_both (transaction, decision->change, decision->column, error);
}

/**
 * rapport_take_both_new:
 * @column: as for rapport_take_value_new(), a long text
 *
 * Returns: (transfer full): the act of keeping what both wrote (team.md, Meaning 3)
 */
RapportAct *
rapport_take_both_new (const char *thing,
                       gint64      row,
                       const char *column,
                       gint64      change)
{
  g_return_val_if_fail (thing != NULL && column != NULL, NULL);

  return rapport_act_new ("take-both", both_func, new_decision (thing, row, column, change), free_decision);
}

static gboolean
merge_texts_func (RapportTransaction  *transaction,
                  gpointer             data,
                  GError             **error)
{
  return rapport_log_texts_merge (transaction, error);
}

/**
 * rapport_merge_texts_new:
 *
 * Returns: (transfer full): the act of merging what was written here into the long texts of others who had not
 *   seen it; whoever takes over acts of other books runs it after (team.md, Meaning 9)
 */
RapportAct *
rapport_merge_texts_new (void)
{
  return rapport_act_new (RAPPORT_ACT_MERGE_TEXTS, merge_texts_func, NULL, NULL);
}

typedef struct
{
  GType   type;
  GArray *ids;
} Renumber;

static void
free_renumber (gpointer data)
{
  Renumber *renumber = data;

  g_array_unref (renumber->ids);
  g_free (renumber);
}

/* Meanwhile it may have another number already. */
static gboolean
renumber_one (RapportTransaction  *transaction,
              const Renumber      *renumber,
              gint64               id,
              GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  g_autoptr(RapportEntity) thing = rapport_transaction_load (transaction, renumber->type, id, error);
  g_autofree char *next = NULL;
  int number;

  if (thing == NULL)
    return FALSE;
  number = rapport_entity_info_find_flag (rapport_entity_get_info (thing), RAPPORT_FIELD_NUMBER);
  if (rapport_numbers_find (connection, renumber->type, rapport_entity_get_text (thing, number), id) == 0)
    return TRUE;
  next = rapport_numbers_next (connection, renumber->type, error);
  if (next == NULL)
    return FALSE;
  if (renumber->ids->len == 1)
    rapport_subject_set (transaction, thing);
  rapport_entity_set_text (thing, number, next);
  return rapport_transaction_update (transaction, thing, error);
}

static gboolean
renumber_func (RapportTransaction  *transaction,
               gpointer             data,
               GError             **error)
{
  const Renumber *renumber = data;

  for (guint i = 0; i < renumber->ids->len; i++)
    if (!renumber_one (transaction, renumber, g_array_index (renumber->ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

/**
 * rapport_renumber_new:
 * @type: of things that have numbers
 * @ids: (array length=n_ids): some whose number another one has, too
 *
 * Returns: (transfer full): the act of giving each the number after the highest there is, with its prefix and
 *   width
 */
RapportAct *
rapport_renumber_new (GType         type,
                      const gint64 *ids,
                      guint         n_ids)
{
  Renumber *renumber;
  RapportAct *act;

  g_return_val_if_fail (g_type_is_a (type, RAPPORT_TYPE_ENTITY), NULL);
  g_return_val_if_fail (ids != NULL && n_ids > 0, NULL);

  renumber = g_new0 (Renumber, 1);
  renumber->type = type;
  renumber->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (renumber->ids, ids, n_ids);
  act = rapport_act_new ("renumber", renumber_func, renumber, free_renumber);
  rapport_act_back_up (act, RAPPORT_BACKUP_MANY, n_ids);
  return act;
}
