/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-import-cell.h"
#include "rapport-import-changes.h"
#include "rapport-import-emptied.h"
#include "rapport-import-lookup.h"
#include "rapport-import-shown.h"
#include "rapport-import-thing-changes.h"
#include "rapport-member.h"

/* a day alone says nothing of the time of that day */
static gboolean
lacks_only_time (RapportEntity *stored,
                 RapportEntity *said,
                 guint          field)
{
  return rapport_entity_get_info (said)->fields[field].kind == RAPPORT_FIELD_MOMENT &&
         !rapport_entity_get_moment (said, field)->has_time &&
         rapport_entity_get_moment (stored, field)->day == rapport_entity_get_moment (said, field)->day;
}

/* what is known is the same in any words, what is not has nothing but its words */
static gboolean
holds (RapportEntity *stored,
       RapportEntity *said,
       guint          field)
{
  return (rapport_entity_field_equal (stored, said, field) || lacks_only_time (stored, said, field)) &&
         (rapport_entity_is_set (said, field) || !rapport_value_has_words (rapport_entity_get_info (said), field) ||
          rapport_entity_field_equal (stored, said, field + 1));
}

/* whether the row says of @field what @stored does not hold; cells without content leave what is there */
static gboolean
says_other (RapportImportThingRow *reader,
            RapportEntity         *stored,
            guint                  field)
{
  return reader->said[field] && !holds (stored, reader->entity, field);
}

/* Makes @stored hold what the row says. */
static void
take_change (RapportImportThingRow *reader,
             RapportEntity         *stored,
             guint                  field,
             GString               *changes)
{
  const RapportEntityInfo *info = rapport_entity_get_info (stored);
  g_autofree char *before = rapport_import_changes_show (reader->scope, stored, field);
  g_autofree char *after = NULL;

  rapport_entity_copy_field (stored, reader->entity, field);
  if (rapport_value_has_words (info, field))
    rapport_entity_copy_field (stored, reader->entity, field + 1);
  after = rapport_import_changes_show (reader->scope, stored, field);
  rapport_import_changes_tell (changes, &info->fields[field], before, after);
}

/* one who is not known yet */
static gboolean
is_other_member (RapportImportThingRow *reader,
                 RapportEntity         *stored)
{
  return reader->member != NULL &&
         rapport_entity_get_integer (stored, reader->member_field) != rapport_entity_get_id (reader->member);
}

/* whether the row says in @field who is not on file yet */
static gboolean
names_other (RapportImportThingRow *reader,
             RapportEntity         *stored,
             guint                  field)
{
  return (is_other_member (reader, stored) && field == reader->member_field) ||
         (reader->contact != NULL && field == reader->contact_field);
}

/* Who it is is linked when the thing is written, and has no id yet. */
static void
tell_named (RapportImportThingRow *reader,
            RapportEntity         *stored,
            guint                  field,
            GString               *changes)
{
  const gboolean is_contact = reader->contact != NULL && field == reader->contact_field;
  g_autofree char *before = rapport_import_changes_show (reader->scope, stored, field);
  g_autofree char *after = rapport_entity_dup_title (is_contact ? reader->contact : reader->member);

  rapport_import_changes_tell (changes, &rapport_entity_get_info (stored)->fields[field], before, after);
}

static gboolean
is_end (const RapportEntityInfo *info,
        guint                    field,
        guint                    start)
{
  const RapportField *description = &info->fields[field];

  return g_strcmp0 (description->after, info->fields[start].name) == 0 &&
         (description->kind == RAPPORT_FIELD_MOMENT || description->kind == RAPPORT_FIELD_INSTANT);
}

/* Returns: @end as far behind @after as it was behind @before */
static RapportMoment
move_moment (const RapportMoment     *end,
             const RapportMoment     *before,
             const RapportMoment     *after,
             const RapportValuePlace *place)
{
  if (end->has_time && before->has_time && after->has_time)
    return rapport_moment_from_instant (end->at + after->at - before->at, place->zone);
  return rapport_moment_move (end, rapport_day_add (end->day, rapport_days_from_day (after->day) -
                                                              rapport_days_from_day (before->day)),
                              G_MININT64, place->zone);
}

static void
move_end (RapportEntity           *stored,
          guint                    field,
          const RapportMoment     *before,
          const RapportMoment     *after,
          const RapportValuePlace *place)
{
  const gboolean is_instant = rapport_entity_get_info (stored)->fields[field].kind == RAPPORT_FIELD_INSTANT;
  const RapportMoment end =
    is_instant ? rapport_moment_from_instant (rapport_entity_get_integer (stored, field), place->zone)
               : *rapport_entity_get_moment (stored, field);
  const RapportMoment moved = move_moment (&end, before, after, place);

  if (is_instant)
    rapport_entity_set_integer (stored, field, moved.at);
  else
    rapport_entity_set_moment (stored, field, &moved);
}

/* What was at another time lasted as long, where the table does not tell when it ended. */
static void
move_ends (RapportImportThingRow *reader,
           RapportEntity         *stored,
           const RapportMoment   *before,
           guint                  start,
           GString               *changes)
{
  const RapportEntityInfo *info = rapport_entity_get_info (stored);
  const RapportMoment *after = rapport_entity_get_moment (stored, start);

  if (!rapport_moment_is_set (before) || !rapport_moment_is_set (after) || rapport_moment_equal (before, after))
    return;
  for (guint i = 0; i < info->n_fields; i++)
    if (is_end (info, i, start) && rapport_import_thing_row_find_column (reader, i) < 0 &&
        rapport_entity_is_set (stored, i))
      {
        g_autofree char *old = rapport_import_changes_show (reader->scope, stored, i);
        g_autofree char *moved = NULL;

        move_end (stored, i, before, after, &reader->scope->place);
        moved = rapport_import_changes_show (reader->scope, stored, i);
        rapport_import_changes_tell (changes, &info->fields[i], old, moved);
      }
}

/* when such things are, where that may have a time; -1 for none */
static int
find_start (const RapportEntityInfo *info)
{
  const int when = rapport_entity_info_find_flag (info, RAPPORT_FIELD_WHEN);

  return when >= 0 && info->fields[when].kind == RAPPORT_FIELD_MOMENT ? when : -1;
}

/** rapport_import_thing_row_take: makes @stored hold what the row says; returns: whether anything changes */
gboolean
rapport_import_thing_row_take (RapportImportThingRow *reader,
                               RapportEntity         *stored)
{
  g_autoptr(GString) changes = g_string_new (NULL);
  const int start = find_start (rapport_entity_get_info (stored));
  const RapportMoment before = start >= 0 ? *rapport_entity_get_moment (stored, start) : (RapportMoment) { 0 };

  for (guint i = 0; i < rapport_entity_get_info (stored)->n_fields; i++)
    if (names_other (reader, stored, i))
      tell_named (reader, stored, i, changes);
    else if (says_other (reader, stored, i))
      take_change (reader, stored, i, changes);
  if (start >= 0)
    move_ends (reader, stored, &before, start, changes);
  if (changes->len == 0)
    return FALSE;
  g_free (reader->row->changes);
  reader->row->changes = g_string_free (g_steal_pointer (&changes), FALSE);
  return TRUE;
}

static void
forget (RapportImportThingRow *reader,
        RapportEntity         *stored,
        guint                  field,
        int                    column)
{
  rapport_entity_copy_field (reader->entity, stored, field);
  if (rapport_value_has_words (rapport_entity_get_info (stored), field))
    rapport_entity_copy_field (reader->entity, stored, field + 1);
  if (reader->member != NULL && reader->member_field == field)
    reader->member = NULL;
  if (reader->contact != NULL && reader->contact_field == field)
    reader->contact = NULL;
  rapport_import_problems_forget (&reader->row->problems, column);
}

static gboolean
says_anything_other (RapportImportThingRow *reader,
                     RapportEntity         *stored)
{
  const guint n_fields = rapport_entity_get_info (stored)->n_fields;

  if (is_other_member (reader, stored) || reader->contact != NULL || (reader->row->problems != NULL && reader->row->problems->len > 0))
    return TRUE;
  for (guint i = 0; i < n_fields; i++)
    if (says_other (reader, stored, i))
      return TRUE;
  return FALSE;
}

/** rapport_import_thing_row_forget_shown: what the list shows of the thing says nothing of it */
void
rapport_import_thing_row_forget_shown (RapportImportThingRow *reader,
                                       RapportEntity         *stored)
{
  RapportImportScope *scope = reader->scope;
  g_autoptr(RapportRow) shown =
    says_anything_other (reader, stored) ? rapport_import_shown_load (scope->connection, stored) : NULL;

  for (guint i = 0; shown != NULL && i < scope->columns->columns->len; i++)
    {
      const RapportImportColumn *column = &g_array_index (scope->columns->columns, RapportImportColumn, i);
      g_autofree char *text = rapport_import_dup_cell (scope->csv, reader->csv_row, i);

      if (column->part == RAPPORT_IMPORT_THING && column->piece == RAPPORT_IMPORT_WHOLE &&
          rapport_import_shows_text (shown, reader->entity, column->field, text, scope->columns->languages,
                                     scope->place.zone))
        forget (reader, stored, column->field, i);
    }
}

static gboolean
is_outdated (RapportImportThingRow *reader,
             RapportEntity         *stored,
             guint                  field)
{
  const gboolean is_flag = rapport_entity_get_info (stored)->fields[field].kind == RAPPORT_FIELD_FLAG;

  /* it can only be what it once was */
  return (!is_flag || reader->scope->since > 0) &&
         says_other (reader, stored, field) && rapport_entity_is_set (reader->entity, field) &&
         rapport_import_had_before (reader->scope->connection, stored, reader->entity, field, reader->scope->since);
}

/**
 * rapport_import_thing_row_forget_outdated:
 *
 * The program's own list that was written a while ago says what was replaced since.
 */
void
rapport_import_thing_row_forget_outdated (RapportImportThingRow *reader,
                                          RapportEntity         *stored)
{
  const RapportEntityInfo *info = rapport_entity_get_info (stored);

  if (reader->scope->takes_file)
    return;
  for (guint i = 0; reader->scope->columns->listed == info && i < info->n_fields; i++)
    if (is_outdated (reader, stored, i))
      {
        const int column = rapport_import_thing_row_find_column (reader, i);
        g_autofree char *kept = rapport_import_changes_show (reader->scope, stored, i);

        forget (reader, stored, i, column);
        rapport_import_shown_tell_kept (&reader->row->problems, column, kept, TRUE);
      }
}

/* whether the row says now that nothing is there */
static gboolean
take_out (RapportImportThingRow *reader,
          guint                  field)
{
  reader->said[field] |= reader->scope->clears_empty &&
                         rapport_import_emptied_can_clear (rapport_entity_get_info (reader->entity), field) &&
                         rapport_value_read (reader->entity, field, "", &reader->scope->place, NULL);
  return reader->said[field];
}

/** rapport_import_thing_row_tell_emptied: says what was taken out of the program's own list, or takes it out of @stored */
void
rapport_import_thing_row_tell_emptied (RapportImportThingRow *reader,
                                       RapportEntity         *stored)
{
  RapportImportScope *scope = reader->scope;

  for (guint i = 0; scope->since > 0 && i < scope->columns->columns->len; i++)
    {
      const RapportImportColumn *column = &g_array_index (scope->columns->columns, RapportImportColumn, i);

      if (column->part == RAPPORT_IMPORT_THING && column->piece == RAPPORT_IMPORT_WHOLE &&
          rapport_import_emptied_is_told (scope, reader->csv_row, i, stored, column->field) &&
          !take_out (reader, column->field))
        rapport_import_emptied_add (&reader->row->problems, i,
                                    rapport_import_emptied_can_clear (rapport_entity_get_info (stored), column->field));
    }
}

/* Without words it is another thing than with them, also where the cell was emptied. */
static gboolean
has_other_words (RapportImportThingRow *reader,
                 RapportEntity         *stored)
{
  const int words = rapport_import_reworded_of_kind (rapport_entity_get_info (stored));

  return words >= 0 && rapport_import_thing_row_find_column (reader, words) >= 0 &&
         rapport_entity_is_set (stored, words) != rapport_entity_is_set (reader->entity, words);
}

/* whether the row says nothing of @field, or nothing that can be read, where the list had what @stored holds */
static gboolean
lacks (RapportImportThingRow *reader,
       RapportEntity         *stored,
       guint                  field)
{
  return rapport_import_thing_row_find_column (reader, field) >= 0 && !reader->said[field] &&
         !holds (stored, reader->entity, field) &&
         !rapport_import_was_empty (reader->scope->connection, stored, field, reader->scope->since);
}

/**
 * rapport_import_thing_row_count_others:
 * @but: a field that doesn't count
 * @n_lacking: (out): of how many fields besides it says nothing, and @stored did when the table was written
 *
 * Returns: of how many fields the row says what @stored neither holds nor shows, nor did when the table was written;
 *   %G_MAXUINT where it is another thing
 */
guint
rapport_import_thing_row_count_others (const RapportImportThingRow *reader,
                                       RapportEntity               *stored,
                                       guint                        but,
                                       guint                       *n_lacking)
{
  g_autoptr(RapportEntity) said = rapport_entity_copy (reader->entity);
  RapportImportRow row = { 0 };
  RapportImportThingRow compared = *reader;
  guint n_others = 0;

  compared.entity = said;
  compared.row = &row;
  *n_lacking = 0;
  if (has_other_words (&compared, stored) ||
      rapport_import_was_added (reader->scope->connection, stored, reader->scope->since))
    return G_MAXUINT;
  rapport_import_thing_row_forget_shown (&compared, stored);
  for (guint i = 0; i < rapport_entity_get_info (stored)->n_fields; i++)
    {
      n_others += i != but && (names_other (&compared, stored, i) ||
                               (says_other (&compared, stored, i) && !is_outdated (&compared, stored, i)));
      *n_lacking += i != but && lacks (&compared, stored, i);
    }
  return n_others;
}
