/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-changeset.h"
#include "rapport-derived.h"
#include "rapport-erasure-private.h"
#include "rapport-log-act.h"
#include "rapport-log-uid.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

/* what a draft says about whom it is, as the dialogs write it */
#define DRAFT_CUSTOMER "customer"

#define IS_ERASURE "SELECT id FROM action WHERE kind IN ('" RAPPORT_ACT_ERASE "', '" RAPPORT_ACT_ERASE_EVERYWHERE "')"

#define MARK "INSERT INTO erased (uid) VALUES (?1) ON CONFLICT DO NOTHING"

/* how often it is told how far the reading of the log is, and looked whether to go on */
#define LINES_BETWEEN_LOOKS 1000

/* @actions: (element-type gint64): entries of the log that had anything of it; @theirs: those that were about them;
 * @changes: (element-type RapportChange): what is derived anew; @progress: (nullable): who watches */
typedef struct
{
  RapportErasure  *erasure;
  GHashTable      *actions;
  GHashTable      *theirs;
  GArray          *changes;
  RapportProgress *progress;
} Scrub;

static void
note_action (GHashTable *actions,
             gint64      action)
{
  g_hash_table_add (actions, g_memdup2 (&action, sizeof action));
}

static gboolean
run_with_uid (RapportConnection  *connection,
              const char         *sql,
              const guint8       *uid,
              GError            **error)
{
  g_autoptr(RapportStatement) statement = rapport_log_prepare (connection, sql, uid, error);

  return statement != NULL && rapport_statement_run (statement, error);
}

static gboolean
note_actions_of (Scrub         *scrub,
                 const guint8  *uid,
                 GError       **error)
{
  g_autoptr(RapportStatement) row =
    rapport_log_prepare (scrub->erasure->connection, "SELECT DISTINCT action FROM change WHERE uid = ?1", uid, error);
  gboolean has_row;

  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      note_action (scrub->theirs, rapport_statement_get_integer (row, 0));
    }
  return FALSE;
}

/* What reminds of a thing is kept by its uid. */
static gboolean
forget_marks (RapportConnection  *connection,
              const guint8       *uid,
              GError            **error)
{
  g_autoptr(RapportStatement) forget =
    rapport_connection_prepare (connection, "DELETE FROM mark WHERE key >= ?1 AND key < ?2", error);
  g_autofree char *text = rapport_uid_to_text (uid);
  g_autofree char *from = g_strconcat ("alert:", text, ":", NULL);
  g_autofree char *to = g_strconcat ("alert:", text, ";", NULL);

  if (forget == NULL)
    return FALSE;
  rapport_statement_bind_text (forget, 1, from);
  rapport_statement_bind_text (forget, 2, to);
  return rapport_statement_run (forget, error);
}

/* Of what goes the log keeps that it is gone, and nothing else: so it does not come back from others. */
static gboolean
purge (Scrub   *scrub,
       GError **error)
{
  static const char * const statements[] = {
    MARK,
    "DELETE FROM conflict WHERE uid = ?1",
    "DELETE FROM waiting WHERE target = ?1",
    "DELETE FROM change WHERE uid = ?1 AND NOT (op = 'delete' AND field IS NULL AND action IN (" IS_ERASURE "))",
    "UPDATE change SET old = NULL, new = NULL, settles = NULL WHERE uid = ?1",
  };
  RapportConnection *connection = scrub->erasure->connection;
  GHashTableIter iterator;
  gpointer uid;

  g_hash_table_iter_init (&iterator, scrub->erasure->gone);
  while (g_hash_table_iter_next (&iterator, &uid, NULL))
    {
      if (!note_actions_of (scrub, uid, error) || !forget_marks (connection, uid, error))
        return FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
        if (!run_with_uid (connection, statements[i], uid, error))
          return FALSE;
    }
  return rapport_connection_execute (connection, "DELETE FROM waiting WHERE uid IN (SELECT uid FROM erased)", error);
}

/**
 * rapport_erasure_mark:
 *
 * Keeps that all this is gone for good, before it is taken from the book.
 *
 * Returns: (transfer container) (element-type guint8*) (nullable): the uids; NULL with @error set
 */
GPtrArray *
rapport_erasure_mark (RapportErasure  *self,
                      GError         **error)
{
  g_autoptr(GPtrArray) uids = g_ptr_array_new ();
  GHashTableIter iterator;
  gpointer uid;

  g_return_val_if_fail (self != NULL, NULL);

  g_hash_table_iter_init (&iterator, self->gone);
  while (g_hash_table_iter_next (&iterator, &uid, NULL))
    {
      if (!run_with_uid (self->connection, MARK, uid, error))
        return NULL;
      g_ptr_array_add (uids, uid);
    }
  return g_steal_pointer (&uids);
}

/** rapport_erasure_forget: keeps no more of the thing with @uid, which came with somebody who was erased, than that */
gboolean
rapport_erasure_forget (RapportConnection  *connection,
                        const guint8       *uid,
                        GError            **error)
{
  return run_with_uid (connection, MARK, uid, error) &&
         run_with_uid (connection, "DELETE FROM change WHERE uid = ?1", uid, error);
}

static gboolean
set_text (RapportConnection  *connection,
          const char         *sql,
          gint64              id,
          const char         *text,
          GError            **error)
{
  g_autoptr(RapportStatement) update = rapport_connection_prepare (connection, sql, error);

  if (update == NULL)
    return FALSE;
  rapport_statement_bind_integer (update, 1, id);
  rapport_statement_bind_text (update, 2, text);
  return rapport_statement_run (update, error);
}

/* one text of the log that names somebody */
typedef struct
{
  gint64      id;
  gint64      action;
  const char *thing;
  char       *field;
  char       *texts[2];
} Line;

static void
clear_line (gpointer data)
{
  Line *line = data;

  g_free (line->field);
  g_free (line->texts[0]);
  g_free (line->texts[1]);
}

static const char * const columns[] = { "old", "new" };

/* All that a thing held when it was made or deleted stands in one text. */
static char *
redact_values (Scrub                    *scrub,
               const RapportEntityInfo  *info,
               const char               *json,
               GError                  **error)
{
  RapportConnection *connection = scrub->erasure->connection;
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT key, atom FROM json_each (?1) WHERE type = 'text'", error);
  g_autofree char *present = g_strdup (json);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  rapport_statement_bind_text (row, 1, json);
  while (rapport_statement_step (row, &has_row, error))
    {
      g_autofree char *path = NULL;
      g_autofree char *text = NULL;
      g_autoptr(RapportStatement) set = NULL;

      if (!has_row)
        return g_steal_pointer (&present);
      if (!rapport_erasure_may_redact (info, rapport_statement_get_text (row, 0)))
        continue;
      text = rapport_redaction_apply (scrub->erasure->redaction, rapport_statement_get_text (row, 1));
      if (text == NULL)
        continue;
      path = g_strconcat ("$.", rapport_statement_get_text (row, 0), NULL);
      set = rapport_connection_prepare (connection, "SELECT json_set (?1, ?2, ?3)", error);
      if (set == NULL)
        return NULL;
      rapport_statement_bind_text (set, 1, present);
      rapport_statement_bind_text (set, 2, path);
      rapport_statement_bind_text (set, 3, text);
      if (!rapport_statement_step (set, &has_row, error))
        return NULL;
      g_free (present);
      present = g_strdup (rapport_statement_get_text (set, 0));
    }
  return NULL;
}

static gboolean
redact_line (Scrub   *scrub,
             Line    *line,
             GError **error)
{
  const RapportEntityInfo *info = rapport_entity_info_for (line->thing);
  gboolean is_changed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE change SET %s = ?2 WHERE id = ?1", columns[i]);
      g_autofree char *text = NULL;

      if (line->texts[i] == NULL)
        continue;
      if (line->field == NULL)
        text = redact_values (scrub, info, line->texts[i], error);
      else if (rapport_erasure_may_redact (info, line->field))
        text = rapport_redaction_apply (scrub->erasure->redaction, line->texts[i]);
      if (text == NULL && line->field == NULL)
        return FALSE;
      if (text == NULL || strcmp (text, line->texts[i]) == 0)
        continue;
      is_changed = TRUE;
      if (!set_text (scrub->erasure->connection, sql, line->id, text, error))
        return FALSE;
    }
  if (is_changed)
    note_action (scrub->actions, line->action);
  return TRUE;
}

static void
note_line (Scrub            *scrub,
           RapportStatement *row,
           GArray           *lines)
{
  Line line = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      RapportValue value;

      rapport_statement_get_value (row, 4 + i, &value);
      if (value.kind == RAPPORT_VALUE_TEXT && rapport_redaction_finds (scrub->erasure->redaction, value.text))
        line.texts[i] = g_strdup (value.text);
    }
  if (line.texts[0] == NULL && line.texts[1] == NULL)
    return;
  line.id = rapport_statement_get_integer (row, 0);
  line.action = rapport_statement_get_integer (row, 1);
  line.thing = g_intern_string (rapport_statement_get_text (row, 2));
  line.field = g_strdup (rapport_statement_get_text (row, 3));
  g_array_append_val (lines, line);
}

/* @which: of the lines of the log; its ?1 is @uid, or else @customer */
static gboolean
redact_log (Scrub         *scrub,
            const char    *which,
            const guint8  *uid,
            gint64         customer,
            GError       **error)
{
  g_autofree char *sql = g_strconcat ("SELECT id, action, thing, field, old, new FROM change", which, NULL);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (scrub->erasure->connection, sql, error);
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  gboolean has_row = TRUE;
  gint64 n = 0, n_all = 1;

  g_array_set_clear_func (lines, clear_line);
  if (row == NULL ||
      (*which == '\0' && scrub->progress != NULL &&
       !rapport_connection_query_integer (scrub->erasure->connection, "SELECT count (*) FROM change", &n_all, error)))
    return FALSE;
  if (uid != NULL)
    rapport_statement_bind_bytes (row, 1, uid, RAPPORT_UID_LENGTH);
  else if (customer != 0)
    rapport_statement_bind_integer (row, 1, customer);
  while (has_row)
    {
      if (!rapport_statement_step (row, &has_row, error) ||
          (n++ % LINES_BETWEEN_LOOKS == 0 && !rapport_progress_tell (scrub->progress, (double) n / MAX (n, n_all), error)))
        return FALSE;
      if (has_row)
        note_line (scrub, row, lines);
    }
  g_clear_pointer (&row, rapport_statement_free);
  for (guint i = 0; i < lines->len; i++)
    if (!redact_line (scrub, &g_array_index (lines, Line, i), error))
      return FALSE;
  return TRUE;
}

/* The words beside a reference are blotted out, whatever they are. */
static gboolean
blot_words (Scrub                      *scrub,
            const RapportErasurePlace  *place,
            GError                    **error)
{
  RapportConnection *connection = scrub->erasure->connection;
  g_autofree char *row = g_strdup_printf ("UPDATE %s SET %s = ?2 WHERE id = ?1 AND %s IS NOT NULL", place->info->name,
                                          place->words, place->words);
  g_autofree char *path = g_strconcat ("$.", place->words, NULL);
  static const char * const statements[] = {
    "UPDATE change SET old = iif (old IS NULL, NULL, ?3), new = iif (new IS NULL, NULL, ?3)"
    " WHERE uid = ?1 AND field = ?2",
    "UPDATE change SET new = json_set (new, ?2, ?3) WHERE uid = ?1 AND field IS NULL AND op = 'insert'"
    " AND json_extract (new, ?2) IS NOT NULL",
  };

  if (!note_actions_of (scrub, place->uid, error) ||
      !set_text (connection, row, place->row, RAPPORT_REDACTED, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr(RapportStatement) update = rapport_log_prepare (connection, statements[i], place->uid, error);

      if (update == NULL)
        return FALSE;
      rapport_statement_bind_text (update, 2, i == 0 ? place->words : path);
      rapport_statement_bind_text (update, 3, RAPPORT_REDACTED);
      if (!rapport_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
note_change (Scrub                    *scrub,
             const RapportEntityInfo  *info,
             gint64                    row,
             const char               *column,
             GError                  **error)
{
  RapportConnection *connection = scrub->erasure->connection;
  RapportTableShape *shape = rapport_table_shape_get (connection, rapport_table_shapes_get (connection), info->name,
                                                      error);
  RapportChange change = {
    .thing = info->name, .row = row, .op = RAPPORT_CHANGE_UPDATE,
    .sources = rapport_derived_find_sources (info->name, column),
    .parts = rapport_derived_find_parts (info->name, column),
  };

  if (shape == NULL || !rapport_changeset_find_owners (connection, shape, &change, error))
    return FALSE;
  g_array_append_val (scrub->changes, change);
  return TRUE;
}

static gboolean
redact_thing (Scrub          *scrub,
              RapportEntity  *entity,
              GError        **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  const gint64 row = rapport_entity_get_id (entity);

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *column = rapport_field_dup_column (&info->fields[i]);
      g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?2 WHERE id = ?1", info->name, column);
      g_autofree char *text =
        rapport_erasure_may_redact (info, column)
          ? rapport_redaction_apply (scrub->erasure->redaction, rapport_entity_get_text (entity, i)) : NULL;

      if (text != NULL && (!set_text (scrub->erasure->connection, sql, row, text, error) ||
                           !note_change (scrub, info, row, column, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
redact_place (Scrub                      *scrub,
              const RapportErasurePlace  *place,
              GError                    **error)
{
  g_autoptr(RapportEntity) entity = NULL;

  if (place->words != NULL)
    return blot_words (scrub, place, error) &&
           note_change (scrub, place->info, place->row, place->words, error);
  /* it may have gone since, with what it belonged to */
  if (!rapport_erasure_load (scrub->erasure, place->info, place->uid, &entity, error))
    return FALSE;
  return (entity == NULL || redact_thing (scrub, entity, error)) &&
         redact_log (scrub, " WHERE uid = ?1", place->uid, 0, error);
}

static gboolean
redact_all_of (Scrub                    *scrub,
               const RapportEntityInfo  *info,
               GError                  **error)
{
  g_autoptr(GArray) named = rapport_erasure_list_named (scrub->erasure, info, scrub->progress, error);

  for (guint i = 0; named != NULL && i < named->len; i++)
    {
      g_autoptr(RapportEntity) entity = rapport_table_load (scrub->erasure->connection, info->get_type (),
                                                            g_array_index (named, gint64, i), error);

      if (entity == NULL || !redact_thing (scrub, entity, error))
        return FALSE;
    }
  return named != NULL;
}

/* A kind after the other, and then the log, which is about as much as all of them. */
static gboolean
redact_everywhere (Scrub   *scrub,
                   GError **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  const double begin = scrub->progress != NULL ? scrub->progress->to : 0;
  guint n = 0;

  while (infos[n] != NULL)
    n++;
  for (guint i = 0; i < n; i++)
    {
      if (scrub->progress != NULL)
        rapport_progress_begin (scrub->progress, begin + (1 - begin) * (i + 1) / (2 * n));
      if (!redact_all_of (scrub, infos[i], error))
        return FALSE;
    }
  if (scrub->progress != NULL)
    rapport_progress_begin (scrub->progress, 1);
  return redact_log (scrub, "", NULL, 0, error);
}

static gboolean
redact (Scrub   *scrub,
        GError **error)
{
  RapportErasure *erasure = scrub->erasure;

  for (guint i = 0; i < erasure->places->len; i++)
    if (!redact_place (scrub, &g_array_index (erasure->places, RapportErasurePlace, i), error))
      return FALSE;
  for (guint i = 0; i < erasure->customers->len; i++)
    if (!redact_log (scrub, " WHERE customer = ?1", NULL, g_array_index (erasure->customers, gint64, i), error))
      return FALSE;
  return !erasure->everywhere || redact_everywhere (scrub, error);
}

static char *
redact_subject (Scrub      *scrub,
                gint64      action,
                const char *subject)
{
  RapportErasure *erasure = scrub->erasure;
  const gboolean is_theirs = g_hash_table_contains (scrub->theirs, &action);
  char *text;

  if (is_theirs && (erasure->is_customer || g_hash_table_contains (erasure->values, subject)))
    return g_strdup (RAPPORT_REDACTED);
  text = rapport_redaction_apply (erasure->redaction, subject);
  return text != NULL ? text : g_strdup (subject);
}

/* An act that had anything of it can't be taken back any more: what it changed is not known as it was. */
static gboolean
clear_action (Scrub   *scrub,
              gint64   action,
              GError **error)
{
  RapportConnection *connection = scrub->erasure->connection;
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT subject FROM action WHERE id = ?1", error);
  g_autofree char *subject = NULL;
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, action);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (has_row && rapport_statement_get_text (row, 0) != NULL)
    subject = redact_subject (scrub, action, rapport_statement_get_text (row, 0));
  g_clear_pointer (&row, rapport_statement_free);
  return set_text (connection, "UPDATE action SET changeset = NULL, subject = ?2 WHERE id = ?1", action, subject, error);
}

static gboolean
note_subjects (Scrub   *scrub,
               GError **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (scrub->erasure->connection, "SELECT id, subject FROM action WHERE subject IS NOT NULL",
                                error);
  gboolean has_row;

  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (rapport_redaction_finds (scrub->erasure->redaction, rapport_statement_get_text (row, 1)))
        note_action (scrub->actions, rapport_statement_get_integer (row, 0));
    }
  return FALSE;
}

/* @own: the act that erases, 0 when it came from another book */
static gboolean
clear_actions (Scrub   *scrub,
               gint64   own,
               GError **error)
{
  GHashTable *sets[] = { scrub->theirs, scrub->actions };

  if (scrub->erasure->everywhere && !note_subjects (scrub, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      GHashTableIter iterator;
      gint64 *action;

      g_hash_table_iter_init (&iterator, sets[i]);
      while (g_hash_table_iter_next (&iterator, (gpointer *) &action, NULL))
        if (*action != own && !clear_action (scrub, *action, error))
          return FALSE;
    }
  /* one of this book has a changeset, if an empty one */
  return own == 0 ||
         rapport_connection_run (scrub->erasure->connection,
                                 "UPDATE action SET changeset = x'', subject = NULL WHERE id = ?1", own, error);
}

static gboolean
is_draft_theirs (Scrub      *scrub,
                 const char *content)
{
  RapportErasure *erasure = scrub->erasure;
  g_autoptr(GVariant) draft = g_variant_parse (G_VARIANT_TYPE_VARDICT, content, NULL, NULL, NULL);
  gint64 customer = 0;

  if (rapport_redaction_finds (erasure->redaction, content))
    return TRUE;
  if (draft != NULL)
    g_variant_lookup (draft, DRAFT_CUSTOMER, "x", &customer);
  for (guint i = 0; erasure->is_customer && customer != 0 && i < erasure->customers->len; i++)
    if (g_array_index (erasure->customers, gint64, i) == customer)
      return TRUE;
  for (guint i = 0; i < erasure->living->len; i++)
    {
      const guint8 *uid = rapport_entity_get_uid (g_ptr_array_index (erasure->living, i));
      g_autofree char *text = rapport_uid_to_text (uid);
      g_auto(GStrv) parts = g_strsplit (text, "-", -1);
      g_autofree char *digits = g_strjoinv ("", parts);

      if (strstr (content, digits) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
forget_drafts (Scrub   *scrub,
               GError **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (scrub->erasure->connection, "SELECT id, content FROM draft", error);
  g_autoptr(GArray) theirs = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = row != NULL;

  while (has_row)
    {
      if (!rapport_statement_step (row, &has_row, error))
        return FALSE;
      if (has_row && is_draft_theirs (scrub, rapport_statement_get_text (row, 1)))
        {
          const gint64 id = rapport_statement_get_integer (row, 0);

          g_array_append_val (theirs, id);
        }
    }
  if (row == NULL)
    return FALSE;
  g_clear_pointer (&row, rapport_statement_free);
  for (guint i = 0; i < theirs->len; i++)
    if (!rapport_connection_run (scrub->erasure->connection, "DELETE FROM draft WHERE id = ?1",
                                 g_array_index (theirs, gint64, i), error))
      return FALSE;
  return TRUE;
}

/**
 * rapport_erasure_scrub:
 * @action: the act that deleted what goes, already in the log; 0 when it came from another book
 * @now: UTC seconds
 * @zone: where the person lives
 * @progress: (nullable): told how far it is, and may end it
 *
 * Takes all values out of the log, and the name out of what stays, once rapport_erasure_look() found them and the
 * things themselves are deleted. What that leaves between the rows of the file is left to rapport_book_wipe().
 */
gboolean
rapport_erasure_scrub (RapportErasure  *self,
                       gint64           action,
                       gint64           now,
                       GTimeZone       *zone,
                       RapportProgress *progress,
                       GError         **error)
{
  g_autoptr(GHashTable) actions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GHashTable) theirs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (RapportChange));
  Scrub scrub = { self, actions, theirs, changes, progress };

  g_return_val_if_fail (self != NULL, FALSE);

  return purge (&scrub, error) && redact (&scrub, error) && clear_actions (&scrub, action, error) &&
         forget_drafts (&scrub, error) &&
         rapport_connection_execute (self->connection,
                                     "INSERT INTO meta (name, value) VALUES ('wipe', 1)"
                                     " ON CONFLICT (name) DO UPDATE SET value = 1", error) &&
         (changes->len == 0 || rapport_derived_refresh (self->connection, changes, now, zone, NULL, error));
}

/**
 * rapport_erasures_load:
 *
 * Returns: (transfer full) (element-type RapportLogAct) (nullable): all acts of the log that erased somebody, to be taken
 *   over by another state of the book; NULL with @error set
 */
GPtrArray *
rapport_erasures_load (RapportConnection  *connection,
                       GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, IS_ERASURE " ORDER BY id", error);
  g_autoptr(GPtrArray) acts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_log_act_free);
  gboolean has_row;

  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      RapportLogAct *act;

      if (!has_row)
        return g_steal_pointer (&acts);
      act = rapport_log_act_load (connection, rapport_statement_get_integer (row, 0), error);
      if (act == NULL)
        return NULL;
      g_ptr_array_add (acts, act);
    }
  return NULL;
}
