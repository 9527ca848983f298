/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-attached-files.h"
#include "rapport-data-care.h"
#include "rapport-settings.h"
#include "rapport-timeline.h"

/* id, ticket, day, at or instant, value, words, text, member, name and, of a record, when it was written down late, its
 * feedback, what was agreed, the next action and the contact; newest first. @uid: column of the identity by which files
 * are attached, 0 where none are */
typedef struct
{
  RapportTimelineKind  kind;
  const char          *thing;
  const char          *sql;
  int                  uid;
} Source;

static const Source sources[] = {
  { RAPPORT_TIMELINE_RECORD, "record",
    "SELECT r.id, 0, r.started_day, r.started_at, coalesce(r.method_words, r.method), NULL,"
    " nullif(trim(coalesce(r.summary, '') || coalesce((SELECT group_concat(char(10) || name || ': ' ||"
    "  substr(coalesce(value, ''), 1, 200), '') FROM extra WHERE record = r.id), ''), char(10)), ''),"
    " r.owner, coalesce(r.owner_words, m.name), " RAPPORT_RECORD_LATE_SQL ("r") ","
    " r.feedback, r.agreed, r.next_action, coalesce(r.contact_words, c.name), r.uid"
    " FROM record r LEFT JOIN member m ON m.id = r.owner LEFT JOIN contact c ON c.id = r.contact"
    " WHERE r.customer = ?1"
    " ORDER BY r.started_day DESC, r.started_at DESC, r.id DESC LIMIT ?2", 14 },
  { RAPPORT_TIMELINE_PLAN, "plan",
    "SELECT p.id, 0, p.due_day, p.due_at, coalesce(p.method_words, p.method), p.state,"
    " coalesce(p.skip_reason, p.content), p.owner, m.name, p.uid"
    " FROM plan p LEFT JOIN member m ON m.id = p.owner"
    " WHERE p.customer = ?1 AND p.state <> 'planned' AND p.answered_by IS NULL"
    " ORDER BY p.due_day DESC, p.due_at DESC, p.id DESC LIMIT ?2", 9 },
  { RAPPORT_TIMELINE_TICKET, "ticket",
    "SELECT t.id, t.id, NULL, t.received, t.priority, t.number, t.description, t.received_by, m.name"
    " FROM ticket t LEFT JOIN member m ON m.id = t.received_by WHERE t.customer = ?1"
    " ORDER BY t.received DESC, t.id DESC LIMIT ?2" },
  { RAPPORT_TIMELINE_EVENT, NULL,
    "SELECT e.id, t.id, NULL, e.at, e.kind, t.number, e.note, e.member, m.name"
    " FROM ticket t JOIN ticket_event e ON e.ticket = t.id LEFT JOIN member m ON m.id = e.member"
    " WHERE t.customer = ?1 AND e.kind <> 'received'"
    " AND NOT (e.kind = 'grade' AND e.at = t.received)"
    " ORDER BY e.at DESC, e.id DESC LIMIT ?2" },
  { RAPPORT_TIMELINE_STAGE, NULL,
    "SELECT s.id, 0, s.since, NULL, s.stage, NULL, s.reason, s.member, m.name"
    " FROM stage_change s LEFT JOIN member m ON m.id = s.member WHERE s.customer = ?1"
    " ORDER BY s.since DESC, s.id DESC LIMIT ?2" },
  { RAPPORT_TIMELINE_GRADE, NULL,
    "SELECT g.id, 0, g.since, NULL, g.grade, NULL, g.reason, g.member, m.name"
    " FROM grade_change g LEFT JOIN member m ON m.id = g.member WHERE g.customer = ?1"
    " ORDER BY g.since DESC, g.id DESC LIMIT ?2" },
  { RAPPORT_TIMELINE_CHANGE, "data_change",
    "SELECT d.id, 0, d.known_day, d.known_at, d.thing, d.field,"
    " coalesce(d.old_value, '–') || ' → ' || coalesce(d.new_value, '–'), d.member, m.name, d.entered_at"
    " FROM data_change d LEFT JOIN member m ON m.id = d.member WHERE d.customer = ?1 AND d.known_day IS NOT NULL"
    " ORDER BY d.known_day DESC, d.known_at DESC, d.id DESC LIMIT ?2" },
  { RAPPORT_TIMELINE_THING, "contract",
    "SELECT c.id, 0, c.date, NULL, NULL, coalesce(c.name, c.number), c.notes, c.owner, m.name"
    " FROM contract c LEFT JOIN member m ON m.id = c.owner WHERE c.customer = ?1"
    " ORDER BY c.date DESC, c.id DESC LIMIT ?2" },
  { RAPPORT_TIMELINE_THING, "feedback",
    "SELECT f.id, 0, f.answered_on, NULL, NULL,"
    " CASE WHEN f.score_overall IS NOT NULL THEN format('%g/%g', f.score_overall / 100.0, f.maximum / 100.0) END,"
    " f.comment, f.member, m.name"
    " FROM feedback f LEFT JOIN member m ON m.id = f.member WHERE f.customer = ?1 AND f.answered_on IS NOT NULL"
    " ORDER BY f.answered_on DESC, f.id DESC LIMIT ?2" },
};

static void
free_item (gpointer data)
{
  RapportTimelineItem *item = data;

  g_free (item->value);
  g_free (item->words);
  g_free (item->text);
  g_free (item->member_name);
  g_free (item->feedback);
  g_free (item->agreed);
  g_free (item->next_action);
  g_free (item->contact);
  g_clear_pointer (&item->files, g_ptr_array_unref);
  g_free (item);
}

static void
note_entered_late (RapportTimelineItem *item,
                   gint64               entered,
                   int                  hours,
                   GTimeZone           *zone)
{
  if (rapport_data_is_entered_late (&item->at, entered, hours, zone))
    item->written_late = entered;
}

static RapportTimelineItem *
read_item (RapportStatement *row,
           const Source     *source,
           int               entered_hours,
           GTimeZone        *zone)
{
  RapportTimelineItem *item = g_new0 (RapportTimelineItem, 1);

  item->kind = source->kind;
  item->thing = source->thing;
  item->id = rapport_statement_get_integer (row, 0);
  item->ticket = rapport_statement_get_integer (row, 1);
  item->at = rapport_statement_is_null (row, 2)
               ? rapport_moment_from_instant (rapport_statement_get_integer (row, 3), zone)
               : rapport_statement_get_moment (row, 2);
  item->value = g_strdup (rapport_statement_get_text (row, 4));
  item->words = g_strdup (rapport_statement_get_text (row, 5));
  item->text = g_strdup (rapport_statement_get_text (row, 6));
  item->member = rapport_statement_get_integer (row, 7);
  item->member_name = g_strdup (rapport_statement_get_text (row, 8));
  item->written_late = RAPPORT_UNSET;
  if (source->kind == RAPPORT_TIMELINE_CHANGE)
    note_entered_late (item, rapport_statement_get_optional (row, 9, RAPPORT_UNSET), entered_hours, zone);
  if (source->kind != RAPPORT_TIMELINE_RECORD)
    return item;
  item->written_late = rapport_statement_get_optional (row, 9, RAPPORT_UNSET);
  item->feedback = g_strdup (rapport_statement_get_text (row, 10));
  item->agreed = g_strdup (rapport_statement_get_text (row, 11));
  item->next_action = g_strdup (rapport_statement_get_text (row, 12));
  item->contact = g_strdup (rapport_statement_get_text (row, 13));
  return item;
}

static gboolean
load_files (RapportConnection    *connection,
            RapportStatement     *row,
            const Source         *source,
            RapportTimelineItem  *item,
            GError              **error)
{
  RapportValue uid;

  if (source->uid == 0)
    return TRUE;
  rapport_statement_get_value (row, source->uid, &uid);
  item->files = rapport_attached_files_load_of (connection, uid.bytes, error);
  if (item->files == NULL)
    return FALSE;
  if (item->files->len == 0)
    g_clear_pointer (&item->files, g_ptr_array_unref);
  return TRUE;
}

static gboolean
load_source (RapportConnection  *connection,
             const Source       *source,
             gint64              customer,
             guint               most,
             int                 entered_hours,
             GTimeZone          *zone,
             GPtrArray          *items,
             GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, source->sql, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  rapport_statement_bind_integer (row, 2, most);
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportTimelineItem *item;

      if (!has_row)
        return TRUE;
      item = read_item (row, source, entered_hours, zone);
      g_ptr_array_add (items, item);
      if (!load_files (connection, row, source, item, error))
        return FALSE;
    }
  return FALSE;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const RapportTimelineItem *first = *(RapportTimelineItem * const *) a;
  const RapportTimelineItem *second = *(RapportTimelineItem * const *) b;
  int order = rapport_moment_compare (&second->at, &first->at);

  if (order != 0)
    return order;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  return first->id > second->id ? -1 : first->id < second->id;
}

/**
 * rapport_timeline_load:
 * @most: how many to load
 * @zone: where the person is
 *
 * Returns: (transfer full) (element-type RapportTimelineItem) (nullable): what happened with the
 *   customer, newest first; NULL with @error set
 */
GPtrArray *
rapport_timeline_load (RapportConnection  *connection,
                       gint64              customer,
                       guint               most,
                       GTimeZone          *zone,
                       GError            **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (free_item);
  RapportRules rules;

  rapport_settings_load_rules (connection, &rules);
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (!load_source (connection, &sources[i], customer, most, rules.entered_hours, zone, items, error))
      return NULL;
  g_ptr_array_sort (items, compare_newest_first);
  if (items->len > most)
    g_ptr_array_set_size (items, most);
  return g_steal_pointer (&items);
}
