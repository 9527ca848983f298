/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-connection-private.h"
#include "rapport-log-births.h"

/* so many are written by one statement, as beginning one costs more than a row; what is left of them, by few */
#define BLOCK 64
#define SMALL_BLOCK 8

/* so many are gathered before they are written: their lives in the order of their uids, which come one behind the
 * other in the book then */
#define MOST_GATHERED 1024

/* @births: (element-type RapportLogBirth): gathered, and not written yet */
struct _RapportLogBirths
{
  RapportConnection    *connection;
  RapportLogTouches    *touches;
  RapportStamp          stamp;
  gint64                action;
  RapportLogBirthKnown  known;
  gpointer              data;
  GArray               *births;
};

/* @touches: how often it was touched since
 * @is_known: whether something was known of it */
typedef struct
{
  const RapportLogBirth *birth;
  gint64                 touches;
  gboolean               is_known;
} Life;

static void
clear_birth (gpointer data)
{
  RapportLogBirth *birth = data;

  g_free (birth->json);
  g_byte_array_unref (birth->owners);
}

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
  self->births = g_array_new (FALSE, FALSE, sizeof (RapportLogBirth));
  g_array_set_clear_func (self->births, clear_birth);
  return self;
}

void
rapport_log_births_free (RapportLogBirths *self)
{
  g_array_unref (self->births);
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
  static const char into[] = "INSERT OR FAIL INTO life (uid, thing, row, touches, clock, act) VALUES ";
  static const char row[] = "(?, ?, ?, ?, ?, ?)";
  static const char rest[] = " ON CONFLICT (uid) DO NOTHING";
  static gsize kept[BLOCK + 1] = { 0 };

  return get_insert (&kept[n], into, row, n, rest);
}

static const char *
get_change_sql (guint n)
{
  static const char into[] =
    "INSERT OR FAIL INTO change (action, thing, row, uid, customer, op, new, owners, auto, clock) VALUES ";
  static const char row[] = "(?, ?, ?, ?, ?, 'insert', ?, ?, ?, ?)";
  static gsize kept[BLOCK + 1] = { 0 };

  return get_insert (&kept[n], into, row, n, "");
}

/* @lives: told of which of them something was known */
static gboolean
write_block_of_lives (RapportLogBirths  *self,
                      Life             **lives,
                      guint              n,
                      GError           **error)
{
  g_autoptr(RapportStatement) insert = rapport_connection_prepare (self->connection, get_life_sql (n), error);
  gboolean are_new;
  int parameter = 1;

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      rapport_statement_bind_bytes (insert, parameter++, lives[i]->birth->uid, RAPPORT_UID_LENGTH);
      rapport_statement_bind_text (insert, parameter++, lives[i]->birth->thing);
      rapport_statement_bind_integer (insert, parameter++, lives[i]->birth->row);
      rapport_statement_bind_integer (insert, parameter++, lives[i]->touches + (lives[i]->birth->automatic == 0));
      rapport_statement_bind_integer (insert, parameter++, self->stamp.clock);
      rapport_statement_bind_bytes (insert, parameter++, self->stamp.act, sizeof self->stamp.act);
    }
  if (!rapport_statement_run (insert, error))
    return FALSE;
  are_new = sqlite3_changes (rapport_connection_get_handle (self->connection)) == (int) n;
  for (guint i = 0; i < n; i++)
    lives[i]->is_known = !are_new;
  return TRUE;
}

static gboolean
write_block_of_changes (RapportLogBirths  *self,
                        const Life        *lives,
                        guint              n,
                        GError           **error)
{
  g_autoptr(RapportStatement) insert = rapport_connection_prepare (self->connection, get_change_sql (n), error);
  int parameter = 1;

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const RapportLogBirth *birth = lives[i].birth;

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
write_doubtful (RapportLogBirths  *self,
                const Life        *life,
                GError           **error)
{
  gboolean ours;

  if (!is_ours (self, life->birth, &ours, error))
    return FALSE;
  if (ours)
    return write_block_of_changes (self, life, 1, error);
  rapport_log_touches_give (self->touches, life->birth->uid, life->touches);
  return self->known (self->data, life->birth, error);
}

/* Returns: how many of @n are written by the next statement */
static guint
take_block (guint n)
{
  return n >= BLOCK ? BLOCK : n >= SMALL_BLOCK ? SMALL_BLOCK : 1;
}

static int
compare_uids (gconstpointer a,
              gconstpointer b)
{
  const Life *first = *(Life * const *) a, *second = *(Life * const *) b;

  return memcmp (first->birth->uid, second->birth->uid, RAPPORT_UID_LENGTH);
}

static gboolean
write_lives (RapportLogBirths  *self,
             GArray            *lives,
             GError           **error)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_sized_new (lives->len);
  guint n;

  for (guint i = 0; i < lives->len; i++)
    g_ptr_array_add (sorted, &g_array_index (lives, Life, i));
  g_ptr_array_sort (sorted, compare_uids);
  for (guint i = 0; i < sorted->len; i += n)
    {
      n = take_block (sorted->len - i);
      if (!write_block_of_lives (self, (Life **) sorted->pdata + i, n, error))
        return FALSE;
    }
  return TRUE;
}

/* Returns: how many of @lives from @from on nothing was known of, as many as one statement writes */
static guint
count_new (GArray *lives,
           guint   from)
{
  guint n = 0;

  while (n < BLOCK && from + n < lives->len && !g_array_index (lives, Life, from + n).is_known)
    n++;
  return n > 0 ? take_block (n) : 0;
}

static gboolean
write_changes (RapportLogBirths  *self,
               GArray            *lives,
               GError           **error)
{
  guint n;

  for (guint i = 0; i < lives->len; i += MAX (n, 1))
    {
      const Life *life = &g_array_index (lives, Life, i);

      n = count_new (lives, i);
      if (n > 0 ? !write_block_of_changes (self, life, n, error) : !write_doubtful (self, life, error))
        return FALSE;
    }
  return TRUE;
}

/** rapport_log_births_flush: writes what was gathered */
gboolean
rapport_log_births_flush (RapportLogBirths  *self,
                          GError           **error)
{
  g_autoptr(GArray) lives = g_array_sized_new (FALSE, FALSE, sizeof (Life), self->births->len);
  gboolean ok;

  for (guint i = 0; i < self->births->len; i++)
    {
      const RapportLogBirth *birth = &g_array_index (self->births, RapportLogBirth, i);
      const Life life = { birth, rapport_log_touches_take (self->touches, birth->uid), FALSE };

      g_array_append_val (lives, life);
    }
  ok = write_lives (self, lives, error) && write_changes (self, lives, error);
  g_array_set_size (self->births, 0);
  return ok;
}

/** rapport_log_births_add: takes over what @birth has; of the thing nothing else is written meanwhile */
gboolean
rapport_log_births_add (RapportLogBirths       *self,
                        const RapportLogBirth  *birth,
                        GError                **error)
{
  g_array_append_vals (self->births, birth, 1);
  return self->births->len < MOST_GATHERED || rapport_log_births_flush (self, error);
}

/** rapport_log_births_untouch_owners: takes back that a thing, unless it was added by the program, touched its owners */
void
rapport_log_births_untouch_owners (RapportLogBirths *self,
                                   const guint8     *owners,
                                   gsize             length,
                                   int               automatic)
{
  for (gsize i = 0; automatic == 0 && i < length; i += RAPPORT_UID_LENGTH)
    rapport_log_touches_give (self->touches, owners + i, -1);
}

/* What others did with it meanwhile is to be counted again. */
static gboolean
take_back_life (RapportLogBirths  *self,
                const guint8      *uid,
                int                automatic,
                GError           **error)
{
  g_autoptr(RapportStatement) life =
    rapport_connection_prepare (self->connection, "DELETE FROM life WHERE uid = ?1 RETURNING touches", error);
  gboolean has_row;

  if (life == NULL)
    return FALSE;
  rapport_statement_bind_bytes (life, 1, uid, RAPPORT_UID_LENGTH);
  if (!rapport_statement_step (life, &has_row, error))
    return FALSE;
  if (has_row)
    rapport_log_touches_give (self->touches, uid, rapport_statement_get_integer (life, 0) - (automatic == 0));
  return TRUE;
}

/* of one that is not there any more: that is looked for in the whole act */
static gboolean
find_uid (RapportLogBirths  *self,
          const char        *thing,
          gint64             row,
          guint8            *uid,
          GError           **error)
{
  g_autoptr(RapportStatement) life =
    rapport_connection_prepare (self->connection, "SELECT uid FROM life WHERE act = ?1 AND thing = ?2 AND row = ?3",
                                error);
  gboolean has_row;

  if (life == NULL)
    return FALSE;
  rapport_statement_bind_bytes (life, 1, self->stamp.act, sizeof self->stamp.act);
  rapport_statement_bind_text (life, 2, thing);
  rapport_statement_bind_integer (life, 3, row);
  if (!rapport_statement_step (life, &has_row, error))
    return FALSE;
  if (has_row)
    memcpy (uid, sqlite3_column_blob (rapport_statement_get_handle (life), 0), RAPPORT_UID_LENGTH);
  return TRUE;
}

/**
 * rapport_log_births_take_back:
 * @uid: (nullable): the thing's, where it is there still
 * @thing: its kind
 * @row: its id
 *
 * Takes back what was written of a thing that the act changed or deleted since.
 */
gboolean
rapport_log_births_take_back (RapportLogBirths  *self,
                              const guint8      *uid,
                              const char        *thing,
                              gint64             row,
                              GError           **error)
{
  g_autoptr(RapportStatement) change =
    rapport_connection_prepare (self->connection,
                                "DELETE FROM change WHERE uid = ?1 AND field IS NULL AND action = ?2"
                                " RETURNING owners, auto", error);
  guint8 found[RAPPORT_UID_LENGTH] = { 0 };
  RapportValue owners;
  gboolean has_row;
  int automatic;

  if (change == NULL || (uid == NULL && !find_uid (self, thing, row, found, error)))
    return FALSE;
  uid = uid != NULL ? uid : found;
  rapport_statement_bind_bytes (change, 1, uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_integer (change, 2, self->action);
  if (!rapport_statement_step (change, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  rapport_statement_get_value (change, 0, &owners);
  automatic = rapport_statement_get_integer (change, 1);
  if (owners.kind == RAPPORT_VALUE_BYTES)
    rapport_log_births_untouch_owners (self, owners.bytes, owners.length, automatic);
  return take_back_life (self, uid, automatic, error);
}
