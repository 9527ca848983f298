/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-customer.h"
#include "rapport-settings.h"
#include "rapport-table.h"
#include "rapport-team-changes.h"
#include "rapport-things.h"

/* So many acts are looked at, the newest first; so many changes of each; and so many lines tell of it. */
#define MOST_ACTS 2000
#define MOST_CHANGES 2000
#define MOST_LINES 12

#define SECONDS_AN_HOUR ((gint64) 60 * 60)
#define SECONDS_A_DAY (24 * SECONDS_AN_HOUR)

static const char acts_sql[] =
  "SELECT a.id, a.uid, a.at, m.name, a.kind, a.subject FROM action a LEFT JOIN member m ON m.id = a.member"
  " WHERE a.at > ?1 AND ifnull (a.member, 0) <> ?2 AND a.first_change IS NOT NULL"
  " AND a.kind NOT IN ('setup', '" RAPPORT_ACT_CADENCE "') ORDER BY a.at DESC, a.id DESC LIMIT ?3";

static void
free_change (gpointer data)
{
  RapportTeamChange *change = data;

  g_free (change->key);
  g_free (change->member_name);
  g_free (change->act);
  g_free (change->subject);
  g_free (change->customer_name);
  g_clear_pointer (&change->names, g_ptr_array_unref);
  g_clear_pointer (&change->lines, g_ptr_array_unref);
  g_free (change);
}

/** rapport_team_changes_free: frees @self with all that it lists */
void
rapport_team_changes_free (RapportTeamChanges *self)
{
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/* The day stands in the key, so that the marks of old acts need not be read. */
static char *
dup_area (gint64 at)
{
  return g_strdup_printf ("seen-%" G_GINT64_FORMAT, at / SECONDS_A_DAY);
}

/* Reader: what was marked as seen on the days that were asked for already */
typedef struct
{
  RapportConnection  *connection;
  const RapportActor *actor;
  GTimeZone          *zone;
  GHashTable         *days;
} Reader;

static gboolean
is_seen (Reader                   *reader,
         const RapportTeamChange  *change,
         gboolean                 *seen,
         GError                  **error)
{
  g_autofree char *area = dup_area (change->at);
  GHashTable *marks = g_hash_table_lookup (reader->days, area);

  if (marks == NULL)
    {
      g_autofree char *prefix = g_strconcat (area, ":", NULL);

      marks = rapport_marks_load (reader->connection, reader->actor, prefix, error);
      if (marks == NULL)
        return FALSE;
      g_hash_table_insert (reader->days, g_steal_pointer (&area), marks);
    }
  *seen = g_hash_table_contains (marks, change->key);
  return TRUE;
}

static gboolean
is_first (const RapportHistoryItem *item)
{
  const RapportEntityInfo *info = rapport_entity_info_for (item->thing);

  return info != NULL && (info->flags & RAPPORT_ENTITY_FILE_FIRST) != 0;
}

static guint
count_customers (GPtrArray *items)
{
  g_autoptr(GHashTable) customers = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (customers, &((RapportHistoryItem *) items->pdata[i])->customer);
  return g_hash_table_size (customers);
}

/* of what the program keeps for itself beside what is shown, as how the name of a contact was typed */
static gboolean
is_internal (const RapportHistoryItem *item)
{
  const RapportEntityInfo *info = rapport_entity_info_for (item->thing);
  const int field = info != NULL && item->field != NULL ? rapport_entity_info_index (info, item->field) : -1;

  return field >= 0 && (info->fields[field].flags & RAPPORT_FIELD_INTERNAL) != 0;
}

/* Where anything else changed, what nobody sees says nothing. */
static void
leave_out_internal (GPtrArray *items)
{
  guint n_internal = 0;

  for (guint i = 0; i < items->len; i++)
    n_internal += is_internal (g_ptr_array_index (items, i));
  for (guint i = items->len; n_internal < items->len && i > 0; i--)
    if (is_internal (g_ptr_array_index (items, i - 1)))
      {
        g_ptr_array_remove_index (items, i - 1);
        n_internal--;
      }
}

/* In the order in which they were made, contacts before the rest; so many as are worth reading are left. */
static void
take_lines (RapportTeamChange *change,
            GPtrArray         *items)
{
  g_autoptr(GPtrArray) rest = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_history_item_free);

  leave_out_internal (items);
  change->n_customers = count_customers (items);
  change->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_history_item_free);
  while (items->len > 0)
    {
      RapportHistoryItem *item = g_ptr_array_steal_index (items, items->len - 1);

      g_ptr_array_add (is_first (item) ? change->lines : rest, item);
    }
  change->is_first = change->lines->len > 0;
  g_ptr_array_extend_and_steal (change->lines, g_steal_pointer (&rest));
  if (change->lines->len > MOST_LINES)
    {
      change->n_more = change->lines->len - MOST_LINES;
      g_ptr_array_set_size (change->lines, MOST_LINES);
    }
}

/* A customer that was deleted since has no name any more. */
static char *
dup_name (RapportConnection *connection,
          gint64             id)
{
  g_autoptr(RapportEntity) customer = rapport_table_load (connection, RAPPORT_TYPE_CUSTOMER, id, NULL);

  return customer != NULL ? g_strdup (rapport_entity_get_name (customer)) : NULL;
}

/* Of several customers each line says whose it is, but for one that tells of the customer itself. */
static void
name_customers (RapportTeamChange *change,
                RapportConnection *connection)
{
  change->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < change->lines->len; i++)
    {
      const RapportHistoryItem *line = g_ptr_array_index (change->lines, i);
      const gboolean is_own = line->field == NULL && g_str_equal (line->thing, rapport_customer_info.name);
      char *name = change->n_customers > 1 && !is_own ? dup_name (connection, line->customer) : NULL;

      g_ptr_array_add (change->names, name != NULL ? name : g_strdup (""));
    }
  if (change->n_customers > 1)
    return;
  change->customer_name = dup_name (connection, ((RapportHistoryItem *) change->lines->pdata[0])->customer);
  if (change->customer_name != NULL)
    change->customer = ((RapportHistoryItem *) change->lines->pdata[0])->customer;
}

/** rapport_team_change_dup_line: Returns: (transfer full): one of its lines, in the person's language */
char *
rapport_team_change_dup_line (const RapportTeamChange *self,
                              guint                    line)
{
  g_autofree char *words = NULL;
  const char *name;

  g_return_val_if_fail (self != NULL && line < self->lines->len, NULL);

  words = rapport_history_item_describe (self->lines->pdata[line]);
  name = self->names->pdata[line];
  return *name != '\0' ? g_strdup_printf ("%s · %s", name, words) : g_steal_pointer (&words);
}

static RapportTeamChange *
read_act (RapportStatement *row)
{
  RapportTeamChange *change = g_new0 (RapportTeamChange, 1);
  g_autofree char *area = NULL;
  RapportValue uid;

  rapport_statement_get_value (row, 1, &uid);
  change->action = rapport_statement_get_integer (row, 0);
  change->at = rapport_statement_get_integer (row, 2);
  change->member_name = g_strdup (rapport_statement_get_text (row, 3));
  change->act = g_strdup (rapport_statement_get_text (row, 4));
  change->subject = g_strdup (rapport_statement_get_text (row, 5));
  area = dup_area (change->at);
  change->key = rapport_marks_dup_key (area, uid.bytes);
  return change;
}

/* Takes @change; what changed no file is left out. */
static gboolean
add_change (RapportTeamChanges  *self,
            Reader              *reader,
            RapportTeamChange   *change,
            GError             **error)
{
  g_autoptr(GPtrArray) items = rapport_history_load_act (reader->connection, change->action, RAPPORT_ENTITY_FILE,
                                                         MOST_CHANGES, reader->zone, error);

  if (items == NULL || items->len == 0)
    {
      free_change (change);
      return items != NULL;
    }
  g_ptr_array_add (self->changes, change);
  take_lines (change, items);
  name_customers (change, reader->connection);
  if (!is_seen (reader, change, &change->is_seen, error))
    return FALSE;
  self->n_unseen += !change->is_seen;
  return TRUE;
}

static int
compare_changes (gconstpointer first,
                 gconstpointer second)
{
  const RapportTeamChange *a = *(RapportTeamChange * const *) first;
  const RapportTeamChange *b = *(RapportTeamChange * const *) second;

  if (a->is_seen != b->is_seen)
    return a->is_seen - b->is_seen;
  if (!a->is_seen && a->is_first != b->is_first)
    return b->is_first - a->is_first;
  if (a->at != b->at)
    return a->at > b->at ? -1 : 1;
  return a->action > b->action ? -1 : a->action < b->action;
}

/**
 * rapport_team_changes_load:
 * @actor: who reads it: own acts are left out
 * @now: UTC seconds, by the clock that the log is written by
 * @zone: where the person is
 *
 * What the rest of the team changed in files of customers in the last ⚙ hours (FR-13), and what of it the person
 * has not seen.
 *
 * Returns: (transfer full) (nullable): NULL with @error set
 */
RapportTeamChanges *
rapport_team_changes_load (RapportConnection   *connection,
                           const RapportActor  *actor,
                           gint64               now,
                           GTimeZone           *zone,
                           GError             **error)
{
  g_autoptr(RapportTeamChanges) self = g_new0 (RapportTeamChanges, 1);
  g_autoptr(GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                      (GDestroyNotify) g_hash_table_unref);
  Reader reader = { connection, actor, zone, days };
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, acts_sql, error);
  RapportRules rules;
  gboolean has_row;

  rapport_settings_load_rules (connection, &rules);
  self->changes = g_ptr_array_new_with_free_func (free_change);
  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, now - rules.changes_hours * SECONDS_AN_HOUR);
  rapport_statement_bind_integer (row, 2, actor->member);
  rapport_statement_bind_integer (row, 3, MOST_ACTS + 1);
  for (guint n = 0;; n++)
    {
      if (!rapport_statement_step (row, &has_row, error))
        return NULL;
      self->has_more = has_row && n == MOST_ACTS;
      if (!has_row || self->has_more)
        break;
      if (!add_change (self, &reader, read_act (row), error))
        return NULL;
    }
  g_ptr_array_sort (self->changes, compare_changes);
  return g_steal_pointer (&self);
}

/** rapport_team_changes_dup_keys: Returns: (transfer full): what marks all that is not seen as seen */
char **
rapport_team_changes_dup_keys (const RapportTeamChanges *self)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const RapportTeamChange *change = g_ptr_array_index (self->changes, i);

      if (!change->is_seen)
        g_ptr_array_add (keys, g_strdup (change->key));
    }
  g_ptr_array_add (keys, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&keys), FALSE);
}
