/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-log-field.h"
#include "rapport-log-life.h"
#include "rapport-log-revert.h"
#include "rapport-log-state.h"
#include "rapport-log-values.h"
#include "rapport-referrers.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

typedef struct
{
  RapportTransaction  *transaction;
  RapportConnection   *connection;
  const RapportLogAct *act;
  RapportLogState     *state;
  RapportLogThere     *there;
} Revert;

static gboolean
write_value (Revert                   *revert,
             const RapportTableShape  *shape,
             gint64                    row,
             int                       column,
             const RapportLogFound    *found,
             GError                  **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?1 WHERE id = ?2", shape->info->name, shape->names[column]);
  g_autoptr(RapportStatement) update = rapport_connection_prepare (revert->connection, sql, error);
  RapportTableShape *target;
  guint8 uid[RAPPORT_UID_LENGTH];
  gint64 target_row = 0;

  memcpy (uid, found->target, sizeof uid);
  if (update == NULL || !rapport_log_there_resolve (revert->there, uid, error) ||
      !rapport_log_there_find_row (revert->there, uid, &target, &target_row, error))
    return FALSE;
  if (shape->columns[column].target != NULL)
    rapport_statement_bind_optional (update, 1, target_row, 0);
  else
    rapport_statement_bind_raw (update, 1, found->value);
  rapport_statement_bind_integer (update, 2, row);
  return rapport_statement_run (update, error);
}

/* What the act gave the field goes back, unless somebody edited it since. */
static gboolean
revert_field (Revert              *revert,
              const RapportLogOp  *op,
              GError             **error)
{
  g_auto(RapportLogFound) before = { 0 };
  RapportLogFieldBirth birth = { 0 };
  RapportTableShape *shape;
  RapportStamp stamp;
  gint64 row;
  int column;

  if (!rapport_log_there_find_row (revert->there, op->uid, &shape, &row, error))
    return FALSE;
  column = shape != NULL ? rapport_table_shape_find (shape, op->field) : -1;
  if (column < 0 || row == 0)
    {
      rapport_transaction_leave_out (revert->transaction, op->thing, op->field);
      return TRUE;
    }
  if (!rapport_log_field_find_stamp (revert->connection, op->uid, op->field, 0, &birth, &stamp, error) ||
      !rapport_log_find_version (revert->connection, op->uid, shape, column, &op->over, &before, error))
    return FALSE;
  if (op->settles != NULL)
    rapport_transaction_log_anyway (revert->transaction);
  if (rapport_stamp_compare (&stamp, &revert->act->stamp) == 0 && before.is_known)
    return write_value (revert, shape, row, column, &before, error);
  rapport_transaction_leave_out (revert->transaction, op->thing, op->field);
  return TRUE;
}

/* What was taken back since, and what took it back, leave the thing as it was. */
static gboolean
is_edited_since (RapportConnection   *connection,
                 const RapportStamp  *act,
                 const guint8        *uid,
                 gboolean            *is_edited,
                 GError             **error)
{
  g_autoptr(RapportStatement) later =
    rapport_connection_prepare (connection,
                                "SELECT 1 FROM change c JOIN action a ON a.id = c.action WHERE c.uid = ?1"
                                " AND c.auto IS NOT " G_STRINGIFY (RAPPORT_LOG_AUTO) " AND (c.clock, a.uid) > (?2, ?3)"
                                " AND a.undone_by IS NULL AND a.undoes_uid IS NULL LIMIT 1", error);

  if (later == NULL)
    return FALSE;
  rapport_statement_bind_bytes (later, 1, uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_integer (later, 2, act->clock);
  rapport_statement_bind_bytes (later, 3, act->act, RAPPORT_UID_LENGTH);
  return rapport_statement_step (later, is_edited, error);
}

/* What the act changed itself goes where it came from. */
static gboolean
is_added_since (RapportConnection      *connection,
                const RapportStamp     *act,
                const RapportReferrer  *part,
                gboolean               *is_added,
                GError                **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT 1 FROM %s t JOIN change c ON c.uid = t.uid JOIN action a ON a.id = c.action"
                     " WHERE t.id = ?1 AND c.field IS NULL AND c.op = 'insert' AND c.auto IS NOT "
                     G_STRINGIFY (RAPPORT_LOG_AUTO) " AND a.uid <> ?2 AND a.undone_by IS NULL"
                     " AND a.undoes_uid IS NULL AND NOT EXISTS (SELECT 1 FROM change m JOIN action b ON b.id = m.action"
                     " WHERE m.uid = t.uid AND b.uid = ?2) LIMIT 1", part->info->name);
  g_autoptr(RapportStatement) added = rapport_connection_prepare (connection, sql, error);

  if (added == NULL)
    return FALSE;
  rapport_statement_bind_integer (added, 1, part->row);
  rapport_statement_bind_bytes (added, 2, act->act, RAPPORT_UID_LENGTH);
  return rapport_statement_step (added, is_added, error);
}

/**
 * rapport_log_is_built_upon:
 * @act: the stamp of an act that added a thing
 * @row: of the table of the thing
 * @is_built_upon: (out): whether another act of a person gave it something that would go with it
 *
 * Returns: FALSE with @error set on failure
 */
gboolean
rapport_log_is_built_upon (RapportConnection        *connection,
                           const RapportStamp       *act,
                           const RapportEntityInfo  *info,
                           gint64                    row,
                           gboolean                 *is_built_upon,
                           GError                  **error)
{
  g_autoptr(GArray) referrers = rapport_referrers_load (connection, info, row, G_MAXINT, error);

  *is_built_upon = FALSE;
  for (guint i = 0; referrers != NULL && i < referrers->len && !*is_built_upon; i++)
    {
      const RapportReferrer *part = &g_array_index (referrers, RapportReferrer, i);

      if ((part->info->fields[part->field].flags & RAPPORT_FIELD_OWNER) != 0 &&
          !is_added_since (connection, act, part, is_built_upon, error))
        return FALSE;
    }
  return referrers != NULL;
}

/**
 * rapport_log_revert_added:
 * @act: the stamp of an act that added a thing
 * @row: of the table of the thing
 *
 * Takes it away, as part of @transaction, unless somebody worked on it since, which is named.
 */
gboolean
rapport_log_revert_added (RapportTransaction       *transaction,
                          const RapportStamp       *act,
                          const RapportEntityInfo  *info,
                          gint64                    row,
                          const guint8             *uid,
                          GError                  **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  gboolean is_edited, is_built_upon;

  if (!is_edited_since (connection, act, uid, &is_edited, error) ||
      !rapport_log_is_built_upon (connection, act, info, row, &is_built_upon, error))
    return FALSE;
  if (!is_edited && !is_built_upon)
    return rapport_table_delete (connection, info->get_type (), row, error);
  rapport_transaction_leave_out (transaction, info->name, "");
  return TRUE;
}

static gboolean
revert_added (Revert              *revert,
              const RapportLogOp  *op,
              GError             **error)
{
  RapportTableShape *shape;
  gint64 row;

  return rapport_log_there_find_row (revert->there, op->uid, &shape, &row, error) &&
         (row == 0 || rapport_log_revert_added (revert->transaction, &revert->act->stamp, shape->info, row, op->uid,
                                                error));
}

static gboolean
revert_added_of (Revert                   *revert,
                 const RapportEntityInfo  *info,
                 GError                  **error)
{
  for (guint i = 0; i < revert->act->ops->len; i++)
    {
      const RapportLogOp *op = g_ptr_array_index (revert->act->ops, i);

      if (op->op == RAPPORT_CHANGE_INSERT && strcmp (op->thing, info->name) == 0 && !revert_added (revert, op, error))
        return FALSE;
    }
  return TRUE;
}

/* Parts come before the whole that they belong to, and what names something before that. */
static gboolean
revert_all_added (Revert  *revert,
                  GError **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  guint n_infos = 0;

  while (infos[n_infos] != NULL)
    n_infos++;
  for (guint i = n_infos; i > 0; i--)
    if (!revert_added_of (revert, infos[i - 1], error))
      return FALSE;
  return TRUE;
}

static gboolean
revert_deleted (Revert              *revert,
                const RapportLogOp  *op,
                GError             **error)
{
  guint8 heir[RAPPORT_UID_LENGTH];
  gboolean is_back;

  memcpy (heir, op->uid, sizeof heir);
  if (!rapport_uid_is_set (op->heir) && !rapport_log_there_resolve (revert->there, heir, error))
    return FALSE;
  /* what was merged before into what the act deleted stays merged */
  if (memcmp (heir, op->uid, sizeof heir) != 0)
    return TRUE;
  if (!rapport_log_state_bring_back (revert->state, op->uid, &is_back, error))
    return FALSE;
  if (!is_back)
    rapport_transaction_leave_out (revert->transaction, op->thing, "");
  return TRUE;
}

/**
 * rapport_log_revert:
 * @act: one that was done in another book
 *
 * Takes back what @act did, as part of @transaction: fields that still have what it gave them go back,
 * others are left and named (team.md, Meaning 11).
 */
gboolean
rapport_log_revert (RapportTransaction   *transaction,
                    const RapportLogAct  *act,
                    GError              **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  GHashTable *shapes = rapport_table_shapes_get (connection);
  g_autoptr(RapportLogState) state = rapport_log_state_new (connection, shapes);
  Revert revert = { transaction, connection, act, state, rapport_log_state_get_there (state) };

  /* parts stand before the whole in an act, and come back behind it */
  for (guint i = act->ops->len; i > 0; i--)
    {
      const RapportLogOp *op = g_ptr_array_index (act->ops, i - 1);

      if (op->op == RAPPORT_CHANGE_DELETE && !revert_deleted (&revert, op, error))
        return FALSE;
    }
  for (guint i = 0; i < act->ops->len; i++)
    {
      const RapportLogOp *op = g_ptr_array_index (act->ops, i);

      if (op->op == RAPPORT_CHANGE_UPDATE && !revert_field (&revert, op, error))
        return FALSE;
    }
  return revert_all_added (&revert, error) && rapport_log_state_show (state, error);
}
