/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-connection-private.h"
#include "rapport-log-births.h"

/* so many are written by one statement, as beginning one costs more than a row */
#define BLOCK 32

struct _RapportLogBirths
{
  RapportConnection    *connection;
  RapportLogTouches    *touches;
  RapportStamp          stamp;
  gint64                action;
  RapportLogBirthKnown  known;
  gpointer              data;
  RapportLogBirth       block[BLOCK];
  guint                 n;
};

/**
 * rapport_log_births_new:
 * @life: (transfer none): of the same act, knows how often the things were touched
 * @stamp: the act's
 * @action: its entry in the log
 * @known: called with @data for each that something is known of
 */
RapportLogBirths *
rapport_log_births_new (RapportConnection    *connection,
                        RapportLogLife       *life,
                        const RapportStamp   *stamp,
                        gint64                action,
                        RapportLogBirthKnown  known,
                        gpointer              data)
{
  RapportLogBirths *self = g_new0 (RapportLogBirths, 1);

  self->connection = connection;
  self->touches = rapport_log_life_get_touches (life);
  self->stamp = *stamp;
  self->action = action;
  self->known = known;
  self->data = data;
  return self;
}

static void
clear_block (RapportLogBirths *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_free (self->block[i].json);
      g_byte_array_unref (self->block[i].owners);
    }
  self->n = 0;
}

void
rapport_log_births_free (RapportLogBirths *self)
{
  clear_block (self);
  g_free (self);
}

/* @row: the values of one row, "?" for each parameter */
static char *
make_insert (const char *into,
             const char *row,
             guint       n_rows,
             const char *rest)
{
  GString *sql = g_string_new (into);

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", row);
  g_string_append (sql, rest);
  return g_string_free (sql, FALSE);
}

/* A whole block is the rule; what is left of one is written row by row. */
static const char *
get_insert (gsize      *kept,
            const char *into,
            const char *row,
            guint       n_rows,
            const char *rest)
{
  if (g_once_init_enter (kept))
    g_once_init_leave (kept, GPOINTER_TO_SIZE (make_insert (into, row, n_rows, rest)));
  return GSIZE_TO_POINTER (*kept);
}

static const char *
get_life_sql (guint n)
{
  static const char into[] = "INSERT INTO life (uid, thing, row, touches, clock, act) VALUES ";
  static const char row[] = "(?, ?, ?, ?, ?, ?)";
  static const char rest[] = " ON CONFLICT (uid) DO NOTHING";
  static gsize one = 0, block = 0;

  return n == BLOCK ? get_insert (&block, into, row, n, rest) : get_insert (&one, into, row, 1, rest);
}

static const char *
get_change_sql (guint n)
{
  static const char into[] = "INSERT INTO change (action, thing, row, uid, customer, op, new, owners, auto, clock) VALUES ";
  static const char row[] = "(?, ?, ?, ?, ?, 'insert', ?, ?, ?, ?)";
  static gsize one = 0, block = 0;

  return n == BLOCK ? get_insert (&block, into, row, n, "") : get_insert (&one, into, row, 1, "");
}

/* @are_new: (out): FALSE when something was known of one of them */
static gboolean
write_lives (RapportLogBirths       *self,
             const RapportLogBirth  *births,
             guint                   n,
             const gint64           *touches,
             gboolean               *are_new,
             GError                **error)
{
  g_autoptr(RapportStatement) insert = rapport_connection_prepare (self->connection, get_life_sql (n), error);
  int parameter = 1;

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      rapport_statement_bind_bytes (insert, parameter++, births[i].uid, RAPPORT_UID_LENGTH);
      rapport_statement_bind_text (insert, parameter++, births[i].thing);
      rapport_statement_bind_integer (insert, parameter++, births[i].row);
      rapport_statement_bind_integer (insert, parameter++, touches[i]);
      rapport_statement_bind_integer (insert, parameter++, self->stamp.clock);
      rapport_statement_bind_bytes (insert, parameter++, self->stamp.act, sizeof self->stamp.act);
    }
  if (!rapport_statement_run (insert, error))
    return FALSE;
  *are_new = sqlite3_changes (rapport_connection_get_handle (self->connection)) == (int) n;
  return TRUE;
}

static gboolean
write_changes (RapportLogBirths       *self,
               const RapportLogBirth  *births,
               guint                   n,
               GError                **error)
{
  g_autoptr(RapportStatement) insert = rapport_connection_prepare (self->connection, get_change_sql (n), error);
  int parameter = 1;

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const RapportLogBirth *birth = &births[i];

      rapport_statement_bind_integer (insert, parameter++, self->action);
      rapport_statement_bind_text (insert, parameter++, birth->thing);
      rapport_statement_bind_integer (insert, parameter++, birth->row);
      rapport_statement_bind_bytes (insert, parameter++, birth->uid, RAPPORT_UID_LENGTH);
      rapport_statement_bind_optional (insert, parameter++, birth->customer, 0);
      rapport_statement_bind_text (insert, parameter++, birth->json);
      rapport_statement_bind_bytes (insert, parameter++, birth->owners->len > 0 ? birth->owners->data : NULL,
                                    birth->owners->len);
      rapport_statement_bind_optional (insert, parameter++, birth->automatic, 0);
      rapport_statement_bind_integer (insert, parameter++, self->stamp.clock);
    }
  return rapport_statement_run (insert, error);
}

static gboolean
is_ours (RapportLogBirths       *self,
         const RapportLogBirth  *birth,
         gboolean               *ours,
         GError                **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (self->connection, "SELECT 1 FROM life WHERE uid = ?1 AND act = ?2", error);

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_bytes (select, 1, birth->uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_bytes (select, 2, self->stamp.act, sizeof self->stamp.act);
  return rapport_statement_step (select, ours, error);
}

/* Lives of which something was known stay as they are until they are looked at. */
static gboolean
write_one (RapportLogBirths       *self,
           const RapportLogBirth  *birth,
           gint64                  touches,
           GError                **error)
{
  gboolean ours;

  if (!is_ours (self, birth, &ours, error))
    return FALSE;
  if (ours)
    return write_changes (self, birth, 1, error);
  rapport_log_touches_give (self->touches, birth->uid, touches - (birth->automatic == 0));
  return self->known (self->data, birth->thing, birth->row, error);
}

static gboolean
write_lives_in_turn (RapportLogBirths  *self,
                     const gint64      *touches,
                     GError           **error)
{
  gboolean is_new;

  for (guint i = 0; i < self->n; i++)
    if (!write_lives (self, &self->block[i], 1, &touches[i], &is_new, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_in_turn (RapportLogBirths  *self,
               const gint64      *touches,
               GError           **error)
{
  for (guint i = 0; i < self->n; i++)
    if (!write_one (self, &self->block[i], touches[i], error))
      return FALSE;
  return TRUE;
}

/** rapport_log_births_flush: writes what was gathered */
gboolean
rapport_log_births_flush (RapportLogBirths  *self,
                          GError           **error)
{
  gint64 touches[BLOCK];
  gboolean are_new = FALSE, ok;

  for (guint i = 0; i < self->n; i++)
    touches[i] = rapport_log_touches_take (self->touches, self->block[i].uid) + (self->block[i].automatic == 0);
  if (self->n == BLOCK)
    ok = write_lives (self, self->block, BLOCK, touches, &are_new, error);
  else
    ok = write_lives_in_turn (self, touches, error);
  ok = ok && (are_new ? write_changes (self, self->block, BLOCK, error) : write_in_turn (self, touches, error));
  clear_block (self);
  return ok;
}

/** rapport_log_births_add: takes over what @birth has; of the thing nothing else is written meanwhile */
gboolean
rapport_log_births_add (RapportLogBirths       *self,
                        const RapportLogBirth  *birth,
                        GError                **error)
{
  self->block[self->n++] = *birth;
  return self->n < BLOCK || rapport_log_births_flush (self, error);
}
