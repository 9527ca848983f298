/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-action-log.h"
#include "rapport-connection-private.h"
#include "rapport-derived.h"
#include "rapport-erasure.h"
#include "rapport-log-apply.h"
#include "rapport-log-copies.h"
#include "rapport-copies.h"
#include "rapport-log-ends.h"
#include "rapport-log-heirs.h"
#include "rapport-log-life.h"
#include "rapport-log-state.h"
#include "rapport-log-uid.h"
#include "rapport-recorder.h"
#include "rapport-things.h"
#include "rapport-uid.h"

/* @first: the first row of the log that is written now; @erasure: (nullable): who is erased by what came now */
typedef struct
{
  RapportConnection *connection;
  GHashTable        *shapes;
  RapportLogState   *state;
  RapportLogEnds    *ends;
  gint64             first;
  RapportErasure    *erasure;
} Apply;

static gboolean
is_known (Apply         *apply,
          const char    *sql,
          const guint8  *uid,
          gboolean      *known,
          GError       **error)
{
  g_autoptr(RapportStatement) select = rapport_log_prepare (apply->connection, sql, uid, error);

  return select != NULL && rapport_statement_step (select, known, error);
}

static gboolean
find_device (Apply                *apply,
             const RapportLogAct  *act,
             GError              **error)
{
  g_autoptr(RapportStatement) insert =
    rapport_log_prepare (apply->connection,
                         "INSERT INTO device (uid, name) VALUES (?1, ?2) ON CONFLICT DO NOTHING", act->device, error);

  if (insert == NULL)
    return FALSE;
  rapport_statement_bind_text (insert, 2, act->device_name != NULL ? act->device_name : "");
  return rapport_statement_run (insert, error);
}

static gboolean
insert_act (Apply                *apply,
            const RapportLogAct  *act,
            gint64               *action,
            GError              **error)
{
  g_autoptr(RapportStatement) insert =
    rapport_log_prepare (apply->connection,
                         "INSERT INTO action (uid, device, clock, at, member, kind, subject, undoes, left_out, version,"
                     " undoes_uid, author, first_change) VALUES (?1, (SELECT id FROM device WHERE uid = ?2), ?3, ?4,"
                     " (SELECT id FROM member WHERE uid = ?10), ?5, ?6, (SELECT id FROM action WHERE uid = ?9), ?7, ?8,"
                         " ?9, ?10, ifnull ((SELECT max (id) FROM change), 0) + 1)", act->stamp.act, error);

  if (insert == NULL || !find_device (apply, act, error))
    return FALSE;
  rapport_statement_bind_bytes (insert, 2, act->device, sizeof act->device);
  rapport_statement_bind_integer (insert, 3, act->stamp.clock);
  rapport_statement_bind_integer (insert, 4, act->at);
  rapport_statement_bind_text (insert, 5, act->kind);
  rapport_statement_bind_text (insert, 6, act->subject);
  rapport_statement_bind_text (insert, 7, act->left_out);
  rapport_statement_bind_integer (insert, 8, act->version);
  if (rapport_uid_is_set (act->undoes))
    rapport_statement_bind_bytes (insert, 9, act->undoes, sizeof act->undoes);
  if (rapport_uid_is_set (act->member))
    rapport_statement_bind_bytes (insert, 10, act->member, sizeof act->member);
  if (!rapport_statement_run (insert, error))
    return FALSE;
  *action = sqlite3_last_insert_rowid (rapport_connection_get_handle (apply->connection));
  return TRUE;
}

static void
bind_op_value (RapportStatement   *insert,
               int                 parameter,
               const RapportLogOp *op)
{
  if (op->op == RAPPORT_CHANGE_INSERT)
    rapport_statement_bind_text (insert, parameter, op->values);
  else if (op->value.kind == RAPPORT_VALUE_INTEGER)
    rapport_statement_bind_integer (insert, parameter, op->value.integer);
  else if (op->value.kind == RAPPORT_VALUE_TEXT)
    rapport_statement_bind_text (insert, parameter, op->value.text);
}

static void
bind_bytes (RapportStatement *insert,
            int               parameter,
            GBytes           *bytes)
{
  if (bytes != NULL)
    rapport_statement_bind_bytes (insert, parameter, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What a field had before is what the stamp gave it that was replaced, as far as it is known here. */
static gboolean
insert_op (Apply                *apply,
           const RapportLogAct  *act,
           gint64                action,
           const RapportLogOp   *op,
           GError              **error)
{
  static const char * const words[] = { "insert", "update", "delete" };
  g_autoptr(RapportStatement) insert =
    rapport_log_prepare (apply->connection,
                         "INSERT INTO change (uid, action, thing, row, op, field, new, old, over_clock, over_act,"
                         " target, owners, auto, back, clock, settles) VALUES (?1, ?2, ?3,"
                         " ifnull ((SELECT row FROM life WHERE uid = ?1), 0), ?4, ?5, ?6, ifnull (?7,"
                     " (SELECT o.new FROM change o JOIN action a ON a.id = o.action WHERE o.uid = ?1 AND o.field = ?5"
                         "  AND a.uid = ?9 LIMIT 1)), ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)", op->uid, error);

  if (insert == NULL)
    return FALSE;
  rapport_statement_bind_integer (insert, 2, action);
  rapport_statement_bind_text (insert, 3, op->thing);
  rapport_statement_bind_text (insert, 4, words[op->op]);
  rapport_statement_bind_text (insert, 5, op->field);
  bind_op_value (insert, 6, op);
  rapport_statement_bind_text (insert, 7, op->op == RAPPORT_CHANGE_DELETE ? op->values : NULL);
  if (op->op == RAPPORT_CHANGE_UPDATE)
    {
      rapport_statement_bind_integer (insert, 8, op->over.clock);
      rapport_statement_bind_bytes (insert, 9, op->over.act, sizeof op->over.act);
    }
  if (rapport_uid_is_set (op->target))
    rapport_statement_bind_bytes (insert, 10, op->target, sizeof op->target);
  bind_bytes (insert, 11, op->owners);
  rapport_statement_bind_optional (insert, 12, op->is_auto, FALSE);
  rapport_statement_bind_optional (insert, 13, op->is_back, FALSE);
  rapport_statement_bind_integer (insert, 14, act->stamp.clock);
  bind_bytes (insert, 15, op->settles);
  return rapport_statement_run (insert, error);
}

/* Of a thing that was made twice apart the greater stamp is its birth. */
static gboolean
note_life (Apply                *apply,
           const RapportLogAct  *act,
           const RapportLogOp   *op,
           GError              **error)
{
  const gboolean is_birth = op->op == RAPPORT_CHANGE_INSERT && op->values != NULL;
  const RapportStamp none = { 0 };
  const RapportStamp *birth = is_birth ? &act->stamp : &none;
  g_autoptr(RapportStatement) insert =
    rapport_log_prepare (apply->connection, "INSERT INTO life (uid, thing, row, clock, act) VALUES (?1, ?2, 0, ?3, ?4)"
                         " ON CONFLICT (uid) DO UPDATE SET thing = excluded.thing, clock = max (clock, excluded.clock),"
                     " act = CASE WHEN (excluded.clock, excluded.act) > (clock, act) THEN excluded.act ELSE act END",
                         op->uid, error);

  if (insert == NULL)
    return FALSE;
  rapport_statement_bind_text (insert, 2, op->thing);
  rapport_statement_bind_integer (insert, 3, birth->clock);
  rapport_statement_bind_bytes (insert, 4, birth->act, sizeof birth->act);
  return rapport_statement_run (insert, error);
}

static gboolean
touch (Apply         *apply,
       const guint8  *uid,
       GError       **error)
{
  g_autoptr(RapportStatement) update =
    rapport_log_prepare (apply->connection,
                         "INSERT INTO life (uid, thing, row, clock, act, touches) VALUES (?1, '', 0, 0,"
                         " zeroblob (16), 1) ON CONFLICT (uid) DO UPDATE SET touches = touches + 1", uid, error);

  return update != NULL && rapport_statement_run (update, error) &&
         rapport_log_state_add_grave (apply->state, uid, error);
}

/* A person's work on a thing counts once an act, and as work on all that it belongs to. */
static gboolean
note_touches (Apply               *apply,
              const RapportLogOp  *op,
              const guint8        *last,
              GError             **error)
{
  gsize length = 0;
  const guint8 *owners = op->owners != NULL ? g_bytes_get_data (op->owners, &length) : NULL;

  if (op->is_auto || memcmp (op->uid, last, RAPPORT_UID_LENGTH) == 0)
    return TRUE;
  if (op->op != RAPPORT_CHANGE_DELETE && !touch (apply, op->uid, error))
    return FALSE;
  for (gsize i = 0; i + RAPPORT_UID_LENGTH <= length; i += RAPPORT_UID_LENGTH)
    if (!touch (apply, owners + i, error))
      return FALSE;
  return TRUE;
}

/* Whether a merge stands depends on others: all that may come back or go with it is looked at. */
static gboolean
look_ahead (Apply         *apply,
            const guint8  *uid,
            GError       **error)
{
  g_autoptr(GByteArray) ahead = g_byte_array_new ();

  if (!rapport_log_heirs_list_ahead (apply->connection, uid, ahead, error))
    return FALSE;
  for (guint i = 0; i < ahead->len; i += RAPPORT_UID_LENGTH)
    if (!rapport_log_state_add_grave (apply->state, ahead->data + i, error))
      return FALSE;
  return TRUE;
}

static gboolean
bury (Apply                *apply,
      const RapportLogAct  *act,
      const RapportLogOp   *op,
      GError              **error)
{
  g_autoptr(RapportStatement) insert =
    rapport_log_prepare (apply->connection,
                         "INSERT INTO grave (uid, act, root, seen, clock, heir) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                         " ON CONFLICT DO NOTHING", op->uid, error);

  if (insert == NULL)
    return FALSE;
  rapport_statement_bind_bytes (insert, 2, act->stamp.act, sizeof act->stamp.act);
  rapport_statement_bind_bytes (insert, 3, op->root, sizeof op->root);
  rapport_statement_bind_integer (insert, 4, op->seen);
  rapport_statement_bind_integer (insert, 5, act->stamp.clock);
  if (rapport_uid_is_set (op->heir))
    rapport_statement_bind_bytes (insert, 6, op->heir, sizeof op->heir);
  if (!rapport_statement_run (insert, error) || !rapport_log_state_add_grave (apply->state, op->uid, error))
    return FALSE;
  if (!rapport_uid_is_set (op->heir))
    return TRUE;
  rapport_log_ends_add (apply->ends, op->uid, op->thing, NULL);
  return look_ahead (apply, op->uid, error) && (op->is_auto || touch (apply, op->heir, error));
}

/* What follows from a history is looked at in what a row of it belonged to, and in what it belongs to now. */
static void
add_owners (Apply              *apply,
            const RapportLogOp *op)
{
  const RapportEntityInfo *info = op->field != NULL ? rapport_entity_info_for (op->thing) : NULL;
  gsize length = 0;
  const guint8 *owners = op->owners != NULL ? g_bytes_get_data (op->owners, &length) : NULL;

  if (info == NULL || rapport_copies_find (info) == NULL)
    return;
  for (gsize i = 0; i + RAPPORT_UID_LENGTH <= length; i += RAPPORT_UID_LENGTH)
    rapport_log_state_add (apply->state, owners + i, NULL);
}

static gboolean
take_op (Apply                *apply,
         const RapportLogAct  *act,
         gint64                action,
         const RapportLogOp   *op,
         GError              **error)
{
  if (!insert_op (apply, act, action, op, error) || !note_life (apply, act, op, error) ||
      (op->op == RAPPORT_CHANGE_DELETE && !bury (apply, act, op, error)))
    return FALSE;
  if (op->is_back && !look_ahead (apply, op->uid, error))
    return FALSE;
  add_owners (apply, op);
  rapport_log_state_add (apply->state, op->uid, op->field);
  if (op->field != NULL || op->op == RAPPORT_CHANGE_INSERT)
    rapport_log_ends_add (apply->ends, op->uid, op->thing, op->field);
  return TRUE;
}

/* What was erased is not taken again, nor what was given to it by somebody who did not know of that. */
static gboolean
is_dropped (Apply               *apply,
            const RapportLogOp  *op,
            gboolean            *dropped,
            GError             **error)
{
  gsize length = 0;
  const guint8 *owners = op->owners != NULL ? g_bytes_get_data (op->owners, &length) : NULL;

  if (!rapport_erasure_is_erased (apply->connection, op->uid, dropped, error))
    return FALSE;
  if (*dropped || op->op != RAPPORT_CHANGE_INSERT)
    return TRUE;
  for (gsize i = 0; i + RAPPORT_UID_LENGTH <= length && !*dropped; i += RAPPORT_UID_LENGTH)
    if (!rapport_erasure_is_erased (apply->connection, owners + i, dropped, error))
      return FALSE;
  return !*dropped || rapport_erasure_forget (apply->connection, op->uid, error);
}

/* An act on somebody who was erased may be called after them. */
static gboolean
take_ops (Apply                *apply,
          const RapportLogAct  *act,
          gint64                action,
          GError              **error)
{
  guint8 last[RAPPORT_UID_LENGTH] = { 0 };
  gboolean has_dropped = FALSE;

  for (guint i = 0; i < act->ops->len; i++)
    {
      const RapportLogOp *op = g_ptr_array_index (act->ops, i);
      gboolean dropped;

      if (!is_dropped (apply, op, &dropped, error) || (!dropped && !take_op (apply, act, action, op, error)) ||
          !note_touches (apply, op, last, error))
        return FALSE;
      has_dropped = has_dropped || dropped;
      if (!op->is_auto)
        memcpy (last, op->uid, sizeof last);
    }
  return !has_dropped ||
         rapport_connection_run (apply->connection, "UPDATE action SET subject = NULL WHERE id = ?1", action, error);
}

static gboolean
note_erased (Apply                *apply,
             const RapportLogAct  *act,
             GError              **error)
{
  gboolean everywhere;

  if (!rapport_erasure_is_act (act->kind, &everywhere))
    return TRUE;
  if (apply->erasure == NULL)
    apply->erasure = rapport_erasure_new (apply->connection, FALSE);
  if (everywhere)
    rapport_erasure_set_everywhere (apply->erasure);
  for (guint i = 0; i < act->ops->len; i++)
    {
      const RapportLogOp *op = g_ptr_array_index (act->ops, i);

      if (op->op == RAPPORT_CHANGE_DELETE && !rapport_erasure_add (apply->erasure, op->uid, error))
        return FALSE;
    }
  return TRUE;
}

/* Takes the act over, unless it is here already. */
static gboolean
take_act (Apply                *apply,
          const RapportLogAct  *act,
          GError              **error)
{
  gboolean known;
  gint64 action;

  if (!is_known (apply, "SELECT 1 FROM action WHERE uid = ?1", act->stamp.act, &known, error))
    return FALSE;
  if (known)
    return TRUE;
  if (!insert_act (apply, act, &action, error) || !take_ops (apply, act, action, error) ||
      !note_erased (apply, act, error) ||
      !is_known (apply, "SELECT 1 FROM action WHERE undoes_uid = ?1", act->stamp.act, &known, error))
    return FALSE;
  if (!known && !rapport_uid_is_set (act->undoes))
    return TRUE;
  return rapport_action_log_judge_undone (apply->connection, act->stamp.act, error) &&
         (!rapport_uid_is_set (act->undoes) || rapport_log_ends_add_undone (apply->ends, act->stamp.act, error));
}

/* All that is known here of who is erased is looked for while it is there; then it is not there any more. */
static gboolean
look_at_erased (Apply   *apply,
                GError **error)
{
  g_autoptr(GPtrArray) gone = NULL;

  if (apply->erasure == NULL)
    return TRUE;
  if (!rapport_erasure_look (apply->erasure, error))
    return FALSE;
  gone = rapport_erasure_mark (apply->erasure, error);
  for (guint i = 0; gone != NULL && i < gone->len; i++)
    rapport_log_state_add (apply->state, g_ptr_array_index (gone, i), NULL);
  return gone != NULL;
}

/* The log names the rows of this book too, by which it is read here. */
static gboolean
name_rows (Apply   *apply,
           GError **error)
{
  GHashTableIter iterator;
  gpointer uid;

  g_hash_table_iter_init (&iterator, rapport_log_state_get_shown (apply->state));
  while (g_hash_table_iter_next (&iterator, &uid, NULL))
    {
      g_autoptr(RapportStatement) update = NULL;
      RapportTableShape *shape;
      RapportChange change = { 0 };

      if (!rapport_log_there_find_row (rapport_log_state_get_there (apply->state), uid, &shape, &change.row, error))
        return FALSE;
      if (shape == NULL || change.row == 0)
        continue;
      change.thing = shape->info->name;
      if (!rapport_changeset_find_owners (apply->connection, shape, &change, error))
        return FALSE;
      update = rapport_log_prepare (apply->connection, "UPDATE change SET row = ?2, customer = ?3"
                                    " WHERE uid = ?1 AND (id >= ?4 OR row = 0)", uid, error);
      if (update == NULL)
        return FALSE;
      rapport_statement_bind_integer (update, 2, change.row);
      rapport_statement_bind_optional (update, 3, change.customer, 0);
      rapport_statement_bind_integer (update, 4, apply->first);
      if (!rapport_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}

/* Members may come after what they did. */
static gboolean
name_authors (Apply   *apply,
              GError **error)
{
  return rapport_connection_execute (apply->connection,
                                     "UPDATE action SET member = (SELECT id FROM member m WHERE m.uid = action.author)"
                                     " WHERE author IS NOT NULL AND member IS NULL", error);
}

static gboolean
refresh_derived (Apply            *apply,
                 RapportRecorder  *recorder,
                 gint64            now,
                 GTimeZone        *zone,
                 GError          **error)
{
  g_autoptr(GBytes) changeset = rapport_recorder_dup_changeset (recorder, NULL, error);
  g_autoptr(GArray) changes = changeset == NULL ? NULL
    : rapport_changeset_list_changes (apply->connection, apply->shapes, changeset, error);

  return changes != NULL && rapport_derived_refresh (apply->connection, changes, now, zone, NULL, error);
}

/**
 * rapport_log_apply:
 * @connection: for writing, within a transaction
 * @acts: (element-type RapportLogAct): of other books, in any order; those that are here already are left
 * @now: UTC seconds
 * @zone: where the person lives
 *
 * Takes acts of other books into the log, and makes the things what the log says then. What a book shows
 * is a function of the acts it has, whatever the order, the way and the times they came (team.md, Meaning).
 * Nothing follows from them here: that happened where the person acted.
 */
gboolean
rapport_log_apply (RapportConnection  *connection,
                   GPtrArray          *acts,
                   gint64              now,
                   GTimeZone          *zone,
                   GError            **error)
{
  GHashTable *shapes = rapport_table_shapes_get (connection);
  g_autoptr(RapportLogState) state = rapport_log_state_new (connection, shapes);
  g_autoptr(RapportLogEnds) ends = rapport_log_ends_new (connection, shapes);
  g_autoptr(RapportRecorder) recorder = NULL;
  g_autoptr(RapportErasure) erasure = NULL;
  Apply apply = { connection, shapes, state, ends };

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (acts != NULL, FALSE);

  if (!rapport_connection_query_integer (connection, "SELECT ifnull (max (id), 0) + 1 FROM change", &apply.first,
                                         error))
    return FALSE;
  recorder = rapport_recorder_new (connection);
  for (guint i = 0; i < acts->len; i++)
    if (!take_act (&apply, g_ptr_array_index (acts, i), error))
      {
        g_clear_pointer (&apply.erasure, rapport_erasure_free);
        return FALSE;
      }
  erasure = apply.erasure;
  return look_at_erased (&apply, error) && rapport_log_state_show (state, error) &&
         rapport_log_copies_refresh (connection, shapes, rapport_log_state_get_shown (state), error) &&
         rapport_log_ends_judge (ends, error) && name_rows (&apply, error) && name_authors (&apply, error) &&
         refresh_derived (&apply, recorder, now, zone, error) &&
         (erasure == NULL || rapport_erasure_scrub (erasure, 0, now, zone, NULL, error));
}
