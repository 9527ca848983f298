/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-action-log.h"
#include "rapport-log-texts.h"
#include "rapport-log-there.h"
#include "rapport-log-uid.h"
#include "rapport-log-values.h"
#include "rapport-log-versions.h"
#include "rapport-merge-lines.h"
#include "rapport-things.h"
#include "rapport-uid.h"

/* What was written on this laptop and overwritten unseen is merged here, and only once. */
#define OWN_OPEN \
  "SELECT f.uid, f.field, f.change, c.clock, a.uid FROM conflict f" \
  " JOIN change c ON c.id = f.change JOIN action a ON a.id = c.action" \
  " WHERE a.changeset IS NOT NULL AND a.undone_by IS NULL AND NOT EXISTS (SELECT 1 FROM change m JOIN action b ON b.id = m.action" \
  "  WHERE m.uid = f.uid AND m.field = f.field AND b.changeset IS NOT NULL" \
  "  AND b.kind = '" RAPPORT_ACT_MERGE_TEXTS "' AND b.id > a.id) ORDER BY f.uid, f.field, a.id DESC"

#define LOST "SELECT uid, field, id, clock, (SELECT uid FROM action a WHERE a.id = c.action) FROM change c WHERE id = ?1"

/* what a value replaced is also known where only its replacement came */
#define REPLACED "SELECT old FROM change WHERE uid = ?1 AND field = ?2 AND over_clock = ?3 AND over_act = ?4 LIMIT 1"

/* @row: of what it is now; @heir: the thing that is now in its place, else itself */
typedef struct
{
  guint8             uid[RAPPORT_UID_LENGTH];
  guint8             heir[RAPPORT_UID_LENGTH];
  RapportTableShape *shape;
  int                column;
  gint64             row;
  gint64             change;
  RapportStamp       stamp;
} Lost;

/* @row: of the log. Leaves @lost->row 0 for what is not there, or has another kind of value. */
static gboolean
read_lost (RapportConnection  *connection,
           RapportStatement   *row,
           const char         *column,
           Lost               *lost,
           GError            **error)
{
  g_autoptr(RapportLogThere) there = rapport_log_there_new (connection, rapport_table_shapes_get (connection));

  memset (lost, 0, sizeof *lost);
  rapport_log_read_uid (row, 0, lost->uid);
  lost->change = rapport_statement_get_integer (row, 2);
  lost->stamp.clock = rapport_statement_get_integer (row, 3);
  rapport_log_read_uid (row, 4, lost->stamp.act);
  memcpy (lost->heir, lost->uid, sizeof lost->heir);
  if (!rapport_log_there_resolve (there, lost->heir, error) ||
      !rapport_log_there_find_row (there, lost->heir, &lost->shape, &lost->row, error))
    return FALSE;
  lost->column = lost->shape != NULL ? rapport_table_shape_find (lost->shape, column) : -1;
  if (lost->column < 0 || lost->shape->columns[lost->column].field == NULL ||
      lost->shape->columns[lost->column].field->kind != RAPPORT_FIELD_LONG_TEXT)
    lost->row = 0;
  return TRUE;
}

static char *
dup_value (sqlite3_value *value)
{
  return value != NULL ? g_strdup ((const char *) sqlite3_value_text (value)) : NULL;
}

static gboolean
find_replaced (RapportConnection   *connection,
               const Lost          *lost,
               const RapportStamp  *stamp,
               char               **text,
               GError             **error)
{
  g_autoptr(RapportStatement) row = rapport_log_prepare (connection, REPLACED, lost->uid, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_text (row, 2, lost->shape->names[lost->column]);
  rapport_statement_bind_integer (row, 3, stamp->clock);
  rapport_statement_bind_bytes (row, 4, stamp->act, sizeof stamp->act);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  *text = has_row ? g_strdup (rapport_statement_get_text (row, 0)) : NULL;
  return TRUE;
}

/* @text: (out): what the field had at @stamp */
static gboolean
find_text (RapportConnection   *connection,
           const Lost          *lost,
           const RapportStamp  *stamp,
           char               **text,
           GError             **error)
{
  g_auto(RapportLogFound) found = { 0 };

  if (!rapport_log_find_version (connection, lost->uid, lost->shape, lost->column, stamp, &found, error))
    return FALSE;
  if (!found.is_known)
    return find_replaced (connection, lost, stamp, text, error);
  *text = dup_value (found.value);
  return TRUE;
}

/* Each is written over nothing where it can't be told of what both were made. */
typedef struct
{
  char *base;
  char *lost;
  char *present;
} Texts;

static void
texts_clear (Texts *texts)
{
  g_free (texts->base);
  g_free (texts->lost);
  g_free (texts->present);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Texts, texts_clear)

static gboolean
find_texts (RapportConnection  *connection,
            const Lost         *lost,
            const RapportStamp *base,
            Texts              *texts,
            GError            **error)
{
  g_auto(RapportLogFound) present = { 0 };

  if ((base != NULL && !find_text (connection, lost, base, &texts->base, error)) ||
      !find_text (connection, lost, &lost->stamp, &texts->lost, error) ||
      !rapport_log_find_value (connection, lost->heir, lost->shape, lost->column, &present, error))
    return FALSE;
  texts->present = dup_value (present.value);
  return TRUE;
}

static gboolean
write_text (RapportConnection  *connection,
            const Lost         *lost,
            const char         *text,
            GError            **error)
{
  g_autofree char *sql =
    g_strdup_printf ("UPDATE %s SET %s = ?1 WHERE id = ?2", lost->shape->info->name, lost->shape->names[lost->column]);
  g_autoptr(RapportStatement) update = rapport_connection_prepare (connection, sql, error);

  if (update == NULL)
    return FALSE;
  rapport_statement_bind_text (update, 1, text[0] != '\0' ? text : NULL);
  rapport_statement_bind_integer (update, 2, lost->row);
  return rapport_statement_run (update, error);
}

/* @base: (out): of what both were made. Returns whether to merge: what this laptop wrote itself last stays. */
static gboolean
is_to_be_merged (const RapportLogVersions *versions,
                 const Lost               *lost,
                 RapportStamp             *base)
{
  const RapportLogVersion *newest = rapport_log_versions_find_newest (versions);

  return newest != NULL && !newest->is_own &&
         rapport_log_versions_find_common (versions, &lost->stamp, &newest->stamp, base);
}

static gboolean
merge_one (RapportTransaction  *transaction,
           const Lost          *lost,
           GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  g_autoptr(RapportLogVersions) versions =
    rapport_log_versions_load (connection, lost->uid, lost->shape->names[lost->column], error);
  RapportMergedText merged = { lost->shape->info->name, lost->row, lost->column, lost->change, lost->stamp };
  g_auto(Texts) texts = { 0 };
  g_autofree char *text = NULL;
  RapportStamp base;

  if (versions == NULL)
    return FALSE;
  if (!is_to_be_merged (versions, lost, &base))
    return TRUE;
  if (!find_texts (connection, lost, &base, &texts, error))
    return FALSE;
  text = rapport_merge_lines (texts.base, texts.lost, texts.present, RAPPORT_MERGE_LATER, &merged.is_whole);
  merged.is_same = g_strcmp0 (text, texts.present != NULL ? texts.present : "") == 0;
  if (merged.is_same && !merged.is_whole)
    return TRUE;
  rapport_transaction_merge_text (transaction, &merged);
  return merged.is_same || write_text (connection, lost, text, error);
}

/**
 * rapport_log_texts_merge:
 *
 * Merges, line by line, what was written on this laptop into what others have made of the same long texts, who
 * had not seen it. Of lines that both changed those of the others stay, and that is left to be decided
 * (team.md, Meaning 9). To be done once acts of other books were taken over; it changes nothing a second time.
 */
gboolean
rapport_log_texts_merge (RapportTransaction  *transaction,
                         GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, OWN_OPEN, error);
  g_autoptr(GArray) open = g_array_new (FALSE, FALSE, sizeof (Lost));
  const Lost *last = NULL;
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error) && has_row)
    {
      Lost lost;

      if (!read_lost (connection, row, rapport_statement_get_text (row, 1), &lost, error))
        return FALSE;
      /* what was merged with its thing is for persons to decide */
      if (lost.row != 0 && memcmp (lost.uid, lost.heir, sizeof lost.uid) == 0)
        g_array_append_val (open, lost);
    }
  if (has_row)
    return FALSE;
  rapport_transaction_set_auto (transaction, TRUE);
  for (guint i = 0; i < open->len; i++)
    {
      const Lost *lost = &g_array_index (open, Lost, i);

      if (last != NULL && memcmp (last->uid, lost->uid, sizeof last->uid) == 0 && last->column == lost->column)
        continue;
      if (!merge_one (transaction, lost, error))
        return FALSE;
      last = lost;
    }
  return TRUE;
}

/**
 * rapport_log_texts_both:
 * @change: of a conflict
 * @column: of the conflict, a long text
 *
 * The person wants what both wrote, also of lines that both changed (team.md, Meaning 3).
 */
gboolean
rapport_log_texts_both (RapportTransaction  *transaction,
                        gint64               change,
                        const char          *column,
                        GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, LOST, error);
  g_autoptr(RapportLogVersions) versions = NULL;
  const RapportLogVersion *newest;
  g_auto(Texts) texts = { 0 };
  g_autofree char *text = NULL;
  RapportStamp base;
  gboolean has_row, has_base, is_whole;
  Lost lost;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, change);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  g_return_val_if_fail (has_row, FALSE);
  if (!read_lost (connection, row, column, &lost, error))
    return FALSE;
  g_return_val_if_fail (lost.row != 0, FALSE);
  versions = rapport_log_versions_load (connection, lost.uid, column, error);
  if (versions == NULL)
    return FALSE;
  newest = rapport_log_versions_find_newest (versions);
  has_base = memcmp (lost.uid, lost.heir, sizeof lost.uid) == 0 &&
             rapport_log_versions_find_common (versions, &lost.stamp, &newest->stamp, &base);
  if (!find_texts (connection, &lost, has_base ? &base : NULL, &texts, error))
    return FALSE;
  text = rapport_merge_lines (texts.base, texts.lost, texts.present, RAPPORT_MERGE_BOTH, &is_whole);
  if (g_strcmp0 (text, texts.present != NULL ? texts.present : "") != 0)
    return write_text (connection, &lost, text, error);
  rapport_transaction_confirm (transaction, lost.shape->info->name, lost.row, lost.column);
  return TRUE;
}
