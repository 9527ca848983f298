/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-log-act.h"
#include "rapport-log-life.h"
#include "rapport-uid.h"

/* A member who was deleted is still known by its life. */
#define SELECT_ACT \
  "SELECT a.uid, a.clock, d.uid, d.name, coalesce (a.author, (SELECT uid FROM member WHERE id = a.member)," \
  " (SELECT uid FROM life WHERE thing = 'member' AND row = a.member)), a.at, a.kind, a.subject, a.left_out," \
  " a.undoes_uid, a.version FROM action a JOIN device d ON d.id = a.device WHERE a.id = ?1"

/* What only follows in this book is no part of the act. */
#define SELECT_OPS \
  "SELECT c.thing, c.uid, c.op, c.field, c.new, c.target, c.over_clock, c.over_act, c.settles," \
  " CASE c.op WHEN 'insert' THEN c.new WHEN 'delete' THEN c.old END, c.owners, c.auto, c.back," \
  " g.root, g.seen, g.heir FROM change c LEFT JOIN grave g ON g.act = ?2 AND g.uid = c.uid AND c.op = 'delete'" \
  " WHERE c.id >= (SELECT first_change FROM action WHERE id = ?1)" \
  " AND c.id < ifnull ((SELECT first_change FROM action WHERE id > ?1 ORDER BY id LIMIT 1)," \
  " 9223372036854775807) AND c.action = ?1 AND c.auto IS NOT 2 ORDER BY c.id"

static void
free_op (gpointer data)
{
  RapportLogOp *op = data;

  g_free (op->field);
  g_free (op->value.text);
  g_free (op->values);
  g_clear_pointer (&op->settles, g_bytes_unref);
  g_clear_pointer (&op->owners, g_bytes_unref);
  g_free (op);
}

void
rapport_log_act_free (RapportLogAct *act)
{
  g_free (act->device_name);
  g_free (act->kind);
  g_free (act->subject);
  g_free (act->left_out);
  g_ptr_array_unref (act->ops);
  g_free (act);
}

static void
read_uid (RapportStatement *row,
          int               column,
          guint8           *uid)
{
  RapportValue value;

  rapport_statement_get_value (row, column, &value);
  if (value.kind == RAPPORT_VALUE_BYTES && value.length == RAPPORT_UID_LENGTH)
    memcpy (uid, value.bytes, RAPPORT_UID_LENGTH);
}

static GBytes *
read_bytes (RapportStatement *row,
            int               column)
{
  RapportValue value;

  rapport_statement_get_value (row, column, &value);
  return value.kind == RAPPORT_VALUE_BYTES && value.length > 0 ? g_bytes_new (value.bytes, value.length) : NULL;
}

static RapportLogOp *
read_op (RapportStatement *row)
{
  RapportLogOp *op = g_new0 (RapportLogOp, 1);
  RapportValue value;

  op->thing = g_intern_string (rapport_statement_get_text (row, 0));
  read_uid (row, 1, op->uid);
  op->op = rapport_change_op_from_text (rapport_statement_get_text (row, 2));
  op->field = g_strdup (rapport_statement_get_text (row, 3));
  read_uid (row, 5, op->target);
  if (op->field != NULL && !rapport_uid_is_set (op->target))
    {
      rapport_statement_get_value (row, 4, &value);
      op->value.kind = value.kind;
      op->value.integer = value.kind == RAPPORT_VALUE_INTEGER ? value.integer : 0;
      op->value.text = value.kind == RAPPORT_VALUE_TEXT ? g_strdup (value.text) : NULL;
    }
  op->over.clock = rapport_statement_get_integer (row, 6);
  read_uid (row, 7, op->over.act);
  op->settles = read_bytes (row, 8);
  op->values = g_strdup (rapport_statement_get_text (row, 9));
  op->owners = read_bytes (row, 10);
  op->is_auto = rapport_statement_get_integer (row, 11) != 0;
  op->is_back = rapport_statement_get_integer (row, 12) != 0;
  read_uid (row, 13, op->root);
  op->seen = rapport_statement_get_integer (row, 14);
  read_uid (row, 15, op->heir);
  return op;
}

static gboolean
load_ops (RapportConnection  *connection,
          gint64              action,
          RapportLogAct      *act,
          GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, SELECT_OPS, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, action);
  rapport_statement_bind_bytes (row, 2, act->stamp.act, sizeof act->stamp.act);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      g_ptr_array_add (act->ops, read_op (row));
    }
  return FALSE;
}

/**
 * rapport_log_act_load:
 * @action: an entry of the log
 *
 * Returns: (transfer full) (nullable): the act as another book can take it over; NULL with @error set
 */
RapportLogAct *
rapport_log_act_load (RapportConnection  *connection,
                      gint64              action,
                      GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, SELECT_ACT, error);
  g_autoptr(RapportLogAct) act = g_new0 (RapportLogAct, 1);
  gboolean has_row;

  act->ops = g_ptr_array_new_with_free_func (free_op);
  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, action);
  if (!rapport_statement_step (row, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND, _("There is no such act in the log."));
      return NULL;
    }
  read_uid (row, 0, act->stamp.act);
  act->stamp.clock = rapport_statement_get_integer (row, 1);
  read_uid (row, 2, act->device);
  act->device_name = g_strdup (rapport_statement_get_text (row, 3));
  read_uid (row, 4, act->member);
  act->at = rapport_statement_get_integer (row, 5);
  act->kind = g_strdup (rapport_statement_get_text (row, 6));
  act->subject = g_strdup (rapport_statement_get_text (row, 7));
  act->left_out = g_strdup (rapport_statement_get_text (row, 8));
  read_uid (row, 9, act->undoes);
  act->version = rapport_statement_get_integer (row, 10);
  return load_ops (connection, action, act, error) ? g_steal_pointer (&act) : NULL;
}
