/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-checks.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-extra.h"
#include "rapport-import-care.h"
#include "rapport-import-cell.h"
#include "rapport-import-lookup.h"
#include "rapport-import-moved.h"
#include "rapport-import-of-day.h"
#include "rapport-import-reworded.h"
#include "rapport-import-rules.h"
#include "rapport-import-thing-changes.h"
#include "rapport-import-things.h"
#include "rapport-import-totals.h"
#include "rapport-member.h"
#include "rapport-record.h"
#include "rapport-table.h"
#include "rapport-tag.h"
#include "rapport-things.h"

/** rapport_import_things_can_be: Returns: whether each row of a table can be one of the kind */
gboolean
rapport_import_things_can_be (const RapportEntityInfo *info)
{
  const RapportEntityInfo * const read_together[] = {
    &rapport_customer_info, &rapport_contact_info, &rapport_record_info, &rapport_tag_info, &rapport_extra_info,
  };

  g_return_val_if_fail (info != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (read_together); i++)
    if (info == read_together[i])
      return FALSE;
  return info->label != NULL && info->plural != NULL &&
         (info->flags & (RAPPORT_ENTITY_SETUP | RAPPORT_ENTITY_VERSION | RAPPORT_ENTITY_FOLLOWS)) == 0;
}

/** rapport_import_things_list: Returns: (transfer container) (element-type RapportEntityInfo): those kinds */
GPtrArray *
rapport_import_things_list (void)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  GPtrArray *kinds = g_ptr_array_new ();

  for (guint i = 0; infos[i] != NULL; i++)
    if (rapport_import_things_can_be (infos[i]))
      g_ptr_array_add (kinds, (gpointer) infos[i]);
  return kinds;
}

static gboolean
is_rejected (const RapportImportRow *row)
{
  for (guint i = 0; row->problems != NULL && i < row->problems->len; i++)
    if (((RapportImportProblem *) g_ptr_array_index (row->problems, i))->severity == RAPPORT_SEVERITY_ERROR)
      return TRUE;
  return FALSE;
}

static gboolean
has_error (RapportEntity *entity)
{
  g_autoptr(GPtrArray) problems = rapport_entity_check (entity);

  for (guint i = 0; i < problems->len; i++)
    if (((const RapportProblem *) g_ptr_array_index (problems, i))->severity == RAPPORT_SEVERITY_ERROR)
      return TRUE;
  return FALSE;
}

/* Words that can't be read are kept as they are typed, but not where the thing is nothing without them. */
static RapportSeverity
weigh (RapportEntity        *entity,
       const RapportProblem *problem,
       int                   field)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  g_autoptr(RapportEntity) without = NULL;

  if (problem->severity != RAPPORT_SEVERITY_FLAG || field < 0 || info->fields[field].kind != RAPPORT_FIELD_TEXT ||
      (info->fields[field].flags & RAPPORT_FIELD_REQUIRED) != 0 || has_error (entity))
    return problem->severity;
  without = rapport_entity_copy (entity);
  rapport_entity_set_text (without, field, NULL);
  return has_error (without) ? RAPPORT_SEVERITY_ERROR : problem->severity;
}

/* What a thing belongs to has to be named, of a new one unless it may belong to several, or the program's own list has
 * nobody there. */
static gboolean
lacks_owner (RapportImportThingRow *reader,
             RapportEntity         *entity,
             guint                  field)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);

  return (info->fields[field].flags & RAPPORT_FIELD_OWNER) != 0 && !rapport_entity_is_set (entity, field) &&
         ((rapport_entity_get_id (entity) == 0 && rapport_entity_info_count_owners (info) == 1 &&
           (reader->scope->columns->listed != info || rapport_import_thing_row_find_column (reader, field) < 0)) ||
          rapport_import_is_needed (reader->scope->connection, info, field));
}

/* The rest is checked as when it is typed. */
static gboolean
check_thing (RapportImportThingRow *reader,
             RapportEntity         *entity)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  g_autoptr(GPtrArray) problems = rapport_entity_check (entity);

  for (guint i = 0; i < info->n_fields; i++)
    if (lacks_owner (reader, entity, i))
      rapport_import_problems_add (&reader->row->problems, rapport_import_thing_row_find_column (reader, i),
                                   RAPPORT_SEVERITY_ERROR, _("“%s” must be filled in."),
                                   g_dpgettext2 (GETTEXT_PACKAGE, "field", info->fields[i].label));
  for (guint i = 0; i < problems->len; i++)
    {
      const RapportProblem *problem = g_ptr_array_index (problems, i);
      const int field = problem->field != NULL ? rapport_entity_info_index (info, problem->field) : -1;

      rapport_import_problems_add (&reader->row->problems,
                                   field >= 0 ? rapport_import_thing_row_find_column (reader, field) : -1,
                                   weigh (entity, problem, field), "%s", problem->sentence);
    }
  return !is_rejected (reader->row);
}

/* A list that shows the title in the place of what a thing can't be without tells that of a new one as well. */
static void
take_title (RapportImportThingRow *reader)
{
  const RapportEntityInfo *info = rapport_entity_get_info (reader->entity);
  const int title = rapport_entity_info_find_flag (info, RAPPORT_FIELD_TITLE);
  const guint instead = title >= 0 ? rapport_import_get_instead (reader->entity, title) : 0;

  if (reader->scope->columns->listed != info || title < 0 || (int) instead == title ||
      !rapport_entity_is_set (reader->entity, title) || rapport_entity_is_set (reader->entity, instead))
    return;
  rapport_entity_set_text (reader->entity, instead, rapport_entity_get_text (reader->entity, title));
  rapport_import_problems_add (&reader->row->problems, rapport_import_thing_row_find_column (reader, title),
                               RAPPORT_SEVERITY_FLAG,
                               /* translators: %s is the name of a field */
                               _("This is taken for “%s” too, which the list does not tell."),
                               g_dpgettext2 (GETTEXT_PACKAGE, "field", info->fields[instead].label));
}

static RapportImportThing *
add_thing (RapportImportThingRow *reader,
           RapportImportBundle   *bundle,
           RapportEntity         *entity)
{
  RapportImportThing *thing = rapport_import_bundle_add (bundle, entity);

  if (reader->member != NULL)
    rapport_import_thing_link (thing, reader->member_field, reader->member);
  if (reader->contact != NULL)
    rapport_import_thing_link (thing, reader->contact_field, reader->contact);
  return thing;
}

static const RapportMoment *
get_time (RapportEntity *entity)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  const int when = rapport_entity_info_find_flag (info, RAPPORT_FIELD_WHEN);
  const RapportMoment *moment = when >= 0 && info->fields[when].kind == RAPPORT_FIELD_MOMENT
                                ? rapport_entity_get_moment (entity, when) : NULL;

  return moment != NULL && moment->has_time ? moment : NULL;
}

/* the first row of those before @reader that said what @key does, 0 for none */
static guint
find_row_before (RapportImportThingRow *reader,
                 GHashTable            *seen,
                 const char            *key)
{
  const guint first = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));

  return first < reader->row->row ? first : 0;
}

/* Whether a row before said just the thing @id, and this one tells another time, or one where that has none: then it is
 * another one. */
static gboolean
is_of_row_before (RapportImportThingRow  *reader,
                  GHashTable             *seen,
                  gint64                  id,
                  gboolean               *is_other,
                  GError                **error)
{
  g_autoptr(RapportEntity) stored =
    rapport_table_load (reader->scope->connection, G_OBJECT_TYPE (reader->entity), id, error);
  const RapportMoment *time = stored != NULL ? get_time (stored) : NULL;
  g_autofree char *key = stored != NULL ? rapport_import_dup_thing_key (stored) : NULL;

  *is_other = key != NULL && (time == NULL || time->at / 60 != get_time (reader->entity)->at / 60) &&
              find_row_before (reader, seen, key) > 0;
  return stored != NULL;
}

/* Of several things of a day that are told apart by their time alone, those are not meant that rows before said. */
static gboolean
pass_over_taken (RapportImportThingRow  *reader,
                 const gboolean         *told,
                 GHashTable             *seen,
                 gint64                 *id,
                 GError                **error)
{
  g_autoptr(GArray) ids = NULL;
  gboolean is_other;

  if (!is_of_row_before (reader, seen, *id, &is_other, error))
    return FALSE;
  if (!is_other)
    return TRUE;
  ids = rapport_import_find_but (reader->scope->connection, reader->entity, told, -1, error);
  for (guint i = 0; ids != NULL && is_other && i < ids->len; i++)
    {
      *id = g_array_index (ids, gint64, i);
      if (!is_of_row_before (reader, seen, *id, &is_other, error))
        return FALSE;
    }
  if (is_other)
    *id = 0;
  return ids != NULL;
}

static gboolean
find_stored (RapportImportThingRow  *reader,
             GHashTable             *seen,
             gint64                 *id,
             GError                **error)
{
  const RapportImportColumns *columns = reader->scope->columns;
  const guint n_fields = rapport_entity_get_info (reader->entity)->n_fields;
  g_autofree gboolean *told = g_new (gboolean, n_fields);

  for (guint i = 0; i < n_fields; i++)
    told[i] = rapport_import_thing_row_find_column (reader, i) >= 0;
  if (!rapport_import_find_thing (reader->scope->connection, reader->entity, told, id, error))
    return FALSE;
  if (*id != 0)
    return get_time (reader->entity) == NULL ? rapport_import_of_day_choose (reader, told, id, error)
                                             : pass_over_taken (reader, told, seen, id, error);
  if (columns->listed == columns->kind)
    return rapport_import_moved_find (reader, told, id, error);
  return rapport_import_reworded_find (reader->scope, reader->csv_row, reader->entity, told, id, error);
}

/* It is told what becomes of a row that may be one of several things with another day. */
static void
tell_several (RapportImportThingRow *reader)
{
  const int when = rapport_entity_info_find_flag (rapport_entity_get_info (reader->entity), RAPPORT_FIELD_WHEN);
  const int column = when >= 0 ? rapport_import_thing_row_find_column (reader, when) : -1;

  if (when >= 0 && !rapport_entity_is_set (reader->entity, when))
    rapport_import_problems_add (&reader->row->problems, column, RAPPORT_SEVERITY_ERROR,
                                 _("Without its day it can’t be told which of several this is; the row is rejected."));
  else
    rapport_import_problems_add (&reader->row->problems, column, RAPPORT_SEVERITY_FLAG,
                                 _("This may be a changed one of those on file, which can’t be told; "
                                   "it is added as a new one."));
}

static gboolean
compare (RapportImportThingRow  *reader,
         RapportImportBundle    *bundle,
         GHashTable             *seen,
         GError                **error)
{
  gint64 id = 0;
  g_autoptr(RapportEntity) stored = NULL;
  g_autoptr(RapportEntity) before = NULL;
  g_autoptr(GPtrArray) overrides = NULL;

  if (!find_stored (reader, seen, &id, error))
    return FALSE;
  if (id == RAPPORT_IMPORT_SEVERAL)
    tell_several (reader);
  if (is_rejected (reader->row))
    return TRUE;
  if (id <= 0)
    {
      rapport_import_care_take (reader);
      take_title (reader);
      if (!check_thing (reader, reader->entity))
        return TRUE;
      if (!rapport_import_rules_ask (reader->scope, reader->entity, reader->row, &overrides, error))
        return FALSE;
      if (is_rejected (reader->row))
        return TRUE;
      reader->row->kind = RAPPORT_IMPORT_NEW;
      rapport_import_thing_pass (add_thing (reader, bundle, reader->entity), overrides);
      return TRUE;
    }
  stored = rapport_table_load (reader->scope->connection, G_OBJECT_TYPE (reader->entity), id, error);
  if (stored == NULL)
    return FALSE;
  before = rapport_entity_copy (stored);
  rapport_import_thing_row_forget_shown (reader, stored);
  rapport_import_thing_row_forget_outdated (reader, stored);
  rapport_import_thing_row_tell_emptied (reader, before);
  if (!rapport_import_thing_row_take (reader, stored))
    {
      reader->row->kind = RAPPORT_IMPORT_SAME;
      return TRUE;
    }
  rapport_import_of_day_tell (reader, before);
  rapport_import_rules_check (reader->scope, before, stored, reader->row);
  if (check_thing (reader, stored))
    {
      reader->row->kind = RAPPORT_IMPORT_CHANGED;
      add_thing (reader, bundle, stored);
    }
  return TRUE;
}

/* A row that is rejected is no reason to leave out a later one. */
static gboolean
settle (RapportImportThingRow  *reader,
        RapportImportBundle    *bundle,
        GHashTable             *seen,
        GError                **error)
{
  g_autofree char *key = rapport_import_dup_thing_key (reader->entity);
  const guint first = find_row_before (reader, seen, key);

  if (first > 0)
    {
      reader->row->kind = RAPPORT_IMPORT_SAME;
      rapport_import_problems_add (&reader->row->problems, -1, RAPPORT_SEVERITY_FLAG,
                                   /* translators: %u is the number of a row */
                                   _("This is the same as in row %u, which counts."), first);
      return TRUE;
    }
  if (!compare (reader, bundle, seen, error))
    return FALSE;
  if (reader->row->kind != RAPPORT_IMPORT_REJECTED)
    g_hash_table_insert (seen, g_steal_pointer (&key), GUINT_TO_POINTER (reader->row->row));
  return TRUE;
}

static void
pass_over (RapportImportThingRow *reader)
{
  reader->row->kind = RAPPORT_IMPORT_PASSED_OVER;
  reader->row->warned = FALSE;
  rapport_import_problems_leave_out (&reader->row->problems, reader->scope->csv, reader->csv_row);
}

/**
 * rapport_import_things_read:
 * @seen: (element-type utf8 guint): the first row of each thing by what makes things the same, of all rows if they
 *   were read before
 * @row: (inout): which one it is; told what it does and what is wrong with it
 *
 * Compares one row, which is a thing of the kind that the columns say, with the book: what belongs to it and
 * what it names are found by their numbers or names.
 *
 * Returns: (transfer full) (nullable): what is to be written, perhaps nothing; NULL with @error set
 */
RapportImportBundle *
rapport_import_things_read (RapportImportScope  *scope,
                            guint                csv_row,
                            GHashTable          *seen,
                            RapportImportRow    *row,
                            GError             **error)
{
  const RapportEntityInfo *kind = scope->columns->kind;
  g_autoptr(RapportImportBundle) bundle = rapport_import_bundle_new ();
  g_autoptr(RapportEntity) entity = g_object_new (kind->get_type (), NULL);
  g_autofree gboolean *said = g_new0 (gboolean, kind->n_fields);
  RapportImportThingRow reader = { .scope = scope, .csv_row = csv_row, .entity = entity, .row = row, .said = said };

  bundle->is_looked_for = TRUE;
  if (rapport_import_repeats_headings (scope->csv, scope->columns->header, csv_row))
    {
      row->kind = RAPPORT_IMPORT_PASSED_OVER;
      rapport_import_problems_repeat (&row->problems);
      return g_steal_pointer (&bundle);
    }
  if (rapport_import_is_total (scope->csv, csv_row))
    {
      pass_over (&reader);
      return g_steal_pointer (&bundle);
    }
  if (!rapport_import_thing_row_read (&reader, error))
    return NULL;
  row->kind = RAPPORT_IMPORT_REJECTED;
  if (!is_rejected (row) && !settle (&reader, bundle, seen, error))
    return NULL;
  if (row->kind == RAPPORT_IMPORT_REJECTED &&
      rapport_import_find_remark (NULL, scope->csv, csv_row) == RAPPORT_IMPORT_REMARK)
    pass_over (&reader);
  return g_steal_pointer (&bundle);
}
