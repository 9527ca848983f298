/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-anniversary.h"
#include "rapport-care-date.h"
#include "rapport-checks.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-extra.h"
#include "rapport-import-cell.h"
#include "rapport-import-changes.h"
#include "rapport-import-lookup.h"
#include "rapport-import-members.h"
#include "rapport-import-reworded.h"
#include "rapport-import-rules.h"
#include "rapport-import-shown.h"
#include "rapport-import-things.h"
#include "rapport-import-totals.h"
#include "rapport-member.h"
#include "rapport-moment-cell.h"
#include "rapport-named.h"
#include "rapport-record.h"
#include "rapport-table.h"
#include "rapport-tag.h"
#include "rapport-things.h"

/* the row being read */
typedef struct
{
  RapportImportScope        *scope;
  guint                      csv_row;
  const RapportImportColumn *column;
  int                        index;
  RapportEntity             *entity;
  RapportImportRow          *row;
  /* for each field whether the row has a value for it; what a new thing begins with is said by nobody */
  gboolean                  *said;
  RapportEntity             *member;
  guint                      member_field;
} Reader;

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

/* A workbook tells of midnight only the day, which is enough for what is on file; a new thing is checked as a whole. */
static gboolean
is_needed (const RapportField *field)
{
  return field->kind != RAPPORT_FIELD_INSTANT && (field->flags & (RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_OWNER)) != 0;
}

static void
leave_out (Reader     *reader,
           guint       field,
           const char *text)
{
  const RapportField *description = &rapport_entity_get_info (reader->entity)->fields[field];

  /* without its amount it would count as one that has none */
  if (rapport_value_is_meant_as_amount (description, text, &reader->scope->place))
    {
      rapport_import_problems_add (&reader->row->problems, reader->index, RAPPORT_SEVERITY_ERROR,
                                   _("“%s” is not an amount of money."), text);
      return;
    }
  if (is_needed (description))
    rapport_import_problems_add (&reader->row->problems, reader->index, RAPPORT_SEVERITY_ERROR,
                                 /* translators: what was typed, and the name of a column */
                                 _("“%s” is nothing that “%s” can be; the row is rejected."), text,
                                 reader->column->title);
  else
    rapport_import_problems_add (&reader->row->problems, reader->index, RAPPORT_SEVERITY_FLAG,
                                 /* translators: what was typed, and the name of a column */
                                 _("“%s” is nothing that “%s” can be; it is left out."), text, reader->column->title);
}

/* A team member who is not known yet is added with the thing. */
static gboolean
take_member (Reader     *reader,
             guint       field,
             const char *name)
{
  GHashTable *members = reader->scope->members;
  RapportEntity *member = g_hash_table_lookup (members, name);

  if (member == NULL)
    {
      member = RAPPORT_ENTITY (rapport_member_new ());
      rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, name);
      g_hash_table_insert (members, g_strdup (name), member);
    }
  if (reader->member != NULL && reader->member != member)
    return FALSE;
  reader->member = member;
  reader->member_field = field;
  rapport_import_members_tell_new (reader->scope, name, reader->index, &reader->row->problems);
  return TRUE;
}

static gboolean
read_reference (Reader      *reader,
                guint        field,
                const char  *text,
                GError     **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (reader->entity);
  const RapportEntityInfo *target = rapport_entity_info_for (info->fields[field].target);
  g_autoptr(GError) doubt = NULL;
  const gint64 id = rapport_named_find (reader->scope->connection, target, text, &doubt);

  if (doubt != NULL && g_error_matches (doubt, RAPPORT_ERROR, RAPPORT_ERROR_FAILED))
    rapport_import_problems_add (&reader->row->problems, reader->index, RAPPORT_SEVERITY_ERROR, "%s", doubt->message);
  else if (doubt != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&doubt));
      return FALSE;
    }
  else if (id != 0)
    {
      rapport_entity_set_integer (reader->entity, field, id);
      reader->said[field] = TRUE;
    }
  else if (target == &rapport_member_info && take_member (reader, field, text))
    return TRUE;
  else if (rapport_value_has_words (info, field))
    {
      rapport_entity_set_text (reader->entity, field + 1, text);
      reader->said[field] = TRUE;
    }
  else
    leave_out (reader, field, text);
  return TRUE;
}

/* What is planned or came at a time of its own is near to the day when the table is read. */
static gboolean
read_without_year (Reader        *reader,
                   const char    *text,
                   RapportMoment *moment)
{
  const RapportFieldKind kind = rapport_entity_get_info (reader->entity)->fields[reader->column->field].kind;
  GTimeZone *zone = reader->scope->place.zone;

  if (kind == RAPPORT_FIELD_DAY ||
      !rapport_moment_parse_without_year (text, reader->scope->now, zone, kind == RAPPORT_FIELD_INSTANT, moment))
    return FALSE;
  rapport_import_problems_add_day (&reader->row->problems, reader->index, text, moment, zone);
  return TRUE;
}

static gboolean
read_cell_moment (gpointer        data,
                  const char     *text,
                  RapportMoment  *moment,
                  GError        **error)
{
  Reader *reader = data;
  g_autoptr(GError) unclear = NULL;

  if (rapport_moment_parse_cell (text, reader->column->order, reader->scope->place.zone, moment, &unclear) ||
      read_without_year (reader, text, moment))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&unclear));
  return FALSE;
}

static gboolean
read_cell (Reader      *reader,
           const char  *text,
           GError     **error)
{
  const guint field = reader->column->field;
  const RapportField *description = &rapport_entity_get_info (reader->entity)->fields[field];
  RapportValuePlace place = reader->scope->place;

  if (*text == '\0' ||
      (description->kind != RAPPORT_FIELD_LONG_TEXT && rapport_import_is_placeholder (text)))
    return TRUE;
  if (description->kind == RAPPORT_FIELD_REFERENCE)
    return read_reference (reader, field, text, error);
  if (rapport_import_problems_add_rounded (&reader->row->problems, reader->index, reader->entity, field, text, &place))
    return TRUE;
  place.zeros = reader->column->zeros;
  place.data = reader;
  place.read_moment = read_cell_moment;
  if (rapport_import_languages_read (reader->scope->columns->languages, reader->entity, field, text, &place))
    reader->said[field] = TRUE;
  else
    leave_out (reader, field, text);
  return TRUE;
}

static int
find_column (const RapportImportColumns *columns,
             guint                       field)
{
  return rapport_import_columns_index (columns, RAPPORT_IMPORT_THING, field);
}

/* Whose the thing is, where no column but the person says it. */
static gboolean
read_owner (Reader  *reader,
            GError **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (reader->entity);
  const int field = rapport_entity_info_find_owner (info, rapport_customer_info.name);
  const char *customer = reader->scope->columns->customer;
  RapportImportColumn column = { RAPPORT_IMPORT_THING, MAX (field, 0), .info = info };

  if (customer == NULL || field < 0 || find_column (reader->scope->columns, field) >= 0)
    return TRUE;
  column.title = (char *) g_dpgettext2 (GETTEXT_PACKAGE, "field", info->fields[field].label);
  reader->column = &column;
  reader->index = -1;
  return read_reference (reader, field, customer, error);
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
lacks_owner (Reader        *reader,
             RapportEntity *entity,
             guint          field)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);

  return (info->fields[field].flags & RAPPORT_FIELD_OWNER) != 0 && !rapport_entity_is_set (entity, field) &&
         ((rapport_entity_get_id (entity) == 0 && rapport_entity_info_count_owners (info) == 1 &&
           (reader->scope->columns->listed != info || find_column (reader->scope->columns, field) < 0)) ||
          rapport_import_is_needed (reader->scope->connection, info, field));
}

/* The rest is checked as when it is typed. */
static gboolean
check_thing (Reader        *reader,
             RapportEntity *entity)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  g_autoptr(GPtrArray) problems = rapport_entity_check (entity);

  for (guint i = 0; i < info->n_fields; i++)
    if (lacks_owner (reader, entity, i))
      rapport_import_problems_add (&reader->row->problems, find_column (reader->scope->columns, i),
                                   RAPPORT_SEVERITY_ERROR, _("“%s” must be filled in."),
                                   g_dpgettext2 (GETTEXT_PACKAGE, "field", info->fields[i].label));
  for (guint i = 0; i < problems->len; i++)
    {
      const RapportProblem *problem = g_ptr_array_index (problems, i);
      const int field = problem->field != NULL ? rapport_entity_info_index (info, problem->field) : -1;

      rapport_import_problems_add (&reader->row->problems,
                                   field >= 0 ? find_column (reader->scope->columns, field) : -1,
                                   weigh (entity, problem, field), "%s", problem->sentence);
    }
  return !is_rejected (reader->row);
}

/* The list of care dates names a festival where there is no day of the year. */
static void
take_festival (Reader *reader)
{
  RapportEntity *care = reader->entity;
  const gboolean is_care = rapport_entity_get_info (care) == &rapport_care_date_info;
  const char *day = is_care ? rapport_entity_get_text (care, RAPPORT_CARE_DATE_DATE) : NULL;
  RapportAnniversary date;

  if (day == NULL || rapport_entity_is_set (care, RAPPORT_CARE_DATE_FESTIVAL) ||
      rapport_anniversary_parse (day, FALSE, &date, NULL) ||
      !rapport_import_languages_read (reader->scope->columns->languages, care, RAPPORT_CARE_DATE_FESTIVAL, day,
                                      &reader->scope->place) ||
      !rapport_entity_is_set (care, RAPPORT_CARE_DATE_FESTIVAL))
    return;
  rapport_entity_set_text (care, RAPPORT_CARE_DATE_DATE, NULL);
}

static RapportImportThing *
add_thing (Reader              *reader,
           RapportImportBundle *bundle,
           RapportEntity       *entity)
{
  RapportImportThing *thing = rapport_import_bundle_add (bundle, entity);

  if (reader->member != NULL)
    rapport_import_thing_link (thing, reader->member_field, reader->member);
  return thing;
}

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
says_other (Reader        *reader,
            RapportEntity *stored,
            guint          field)
{
  return find_column (reader->scope->columns, field) >= 0 && reader->said[field] &&
         !holds (stored, reader->entity, field);
}

/* Makes @stored hold what the row says. */
static void
take_change (Reader        *reader,
             RapportEntity *stored,
             guint          field,
             GString       *changes)
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
is_other_member (Reader        *reader,
                 RapportEntity *stored)
{
  return reader->member != NULL &&
         rapport_entity_get_integer (stored, reader->member_field) != rapport_entity_get_id (reader->member);
}

/* The member is linked when the thing is written, and has no id yet. */
static void
tell_member (Reader        *reader,
             RapportEntity *stored,
             GString       *changes)
{
  g_autofree char *before = rapport_import_changes_show (reader->scope, stored, reader->member_field);

  rapport_import_changes_tell (changes, &rapport_entity_get_info (stored)->fields[reader->member_field], before,
                               rapport_entity_get_text (reader->member, RAPPORT_MEMBER_NAME));
}

/* Returns: whether anything changes */
static gboolean
take_changes (Reader        *reader,
              RapportEntity *stored)
{
  g_autoptr(GString) changes = g_string_new (NULL);

  for (guint i = 0; i < rapport_entity_get_info (stored)->n_fields; i++)
    if (is_other_member (reader, stored) && i == reader->member_field)
      tell_member (reader, stored, changes);
    else if (says_other (reader, stored, i))
      take_change (reader, stored, i, changes);
  if (changes->len == 0)
    return FALSE;
  g_free (reader->row->changes);
  reader->row->changes = g_string_free (g_steal_pointer (&changes), FALSE);
  return TRUE;
}

static void
forget (Reader        *reader,
        RapportEntity *stored,
        guint          field,
        int            column)
{
  GPtrArray *problems = reader->row->problems;

  rapport_entity_copy_field (reader->entity, stored, field);
  if (rapport_value_has_words (rapport_entity_get_info (stored), field))
    rapport_entity_copy_field (reader->entity, stored, field + 1);
  if (reader->member != NULL && reader->member_field == field)
    reader->member = NULL;
  for (guint i = problems != NULL ? problems->len : 0; i > 0; i--)
    if (((RapportImportProblem *) g_ptr_array_index (problems, i - 1))->column == column)
      g_ptr_array_remove_index (problems, i - 1);
}

static gboolean
says_anything_other (Reader        *reader,
                     RapportEntity *stored)
{
  const guint n_fields = rapport_entity_get_info (stored)->n_fields;

  if (is_other_member (reader, stored) || (reader->row->problems != NULL && reader->row->problems->len > 0))
    return TRUE;
  for (guint i = 0; i < n_fields; i++)
    if (says_other (reader, stored, i))
      return TRUE;
  return FALSE;
}

/* What the list shows of the thing says nothing of it. */
static void
forget_shown (Reader        *reader,
              RapportEntity *stored)
{
  RapportImportScope *scope = reader->scope;
  g_autoptr(RapportRow) shown =
    says_anything_other (reader, stored) ? rapport_import_shown_load (scope->connection, stored) : NULL;

  for (guint i = 0; shown != NULL && i < scope->columns->columns->len; i++)
    {
      const RapportImportColumn *column = &g_array_index (scope->columns->columns, RapportImportColumn, i);
      g_autofree char *text = rapport_import_dup_cell (scope->csv, reader->csv_row, i);

      if (column->part == RAPPORT_IMPORT_THING &&
          rapport_import_shows_text (shown, reader->entity, column->field, text, scope->columns->languages,
                                     scope->place.zone))
        forget (reader, stored, column->field, i);
    }
}

static gboolean
is_outdated (Reader        *reader,
             RapportEntity *stored,
             guint          field)
{
  return rapport_entity_get_info (stored)->fields[field].kind != RAPPORT_FIELD_FLAG &&
         says_other (reader, stored, field) && rapport_entity_is_set (reader->entity, field) &&
         rapport_import_had_before (reader->scope->connection, stored, reader->entity, field, reader->scope->since);
}

/* The program's own list that was written a while ago says what was replaced since. */
static void
forget_outdated (Reader        *reader,
                 RapportEntity *stored)
{
  const RapportEntityInfo *info = rapport_entity_get_info (stored);

  for (guint i = 0; reader->scope->columns->listed == info && i < info->n_fields; i++)
    if (is_outdated (reader, stored, i))
      {
        const int column = find_column (reader->scope->columns, i);
        g_autofree char *kept = rapport_import_changes_show (reader->scope, stored, i);

        forget (reader, stored, i, column);
        rapport_import_shown_tell_kept (&reader->row->problems, column, kept);
      }
}

static gboolean
find_stored (Reader  *reader,
             gint64  *id,
             GError **error)
{
  const guint n_fields = rapport_entity_get_info (reader->entity)->n_fields;
  g_autofree gboolean *told = g_new (gboolean, n_fields);

  for (guint i = 0; i < n_fields; i++)
    told[i] = find_column (reader->scope->columns, i) >= 0;
  return rapport_import_find_thing (reader->scope->connection, reader->entity, told, id, error) &&
         (*id != 0 ||
          rapport_import_reworded_find (reader->scope, reader->csv_row, reader->entity, told, id, error));
}

static gboolean
compare (Reader               *reader,
         RapportImportBundle  *bundle,
         GError              **error)
{
  gint64 id = 0;
  g_autoptr(RapportEntity) stored = NULL;
  g_autoptr(RapportEntity) before = NULL;
  g_autoptr(GPtrArray) overrides = NULL;

  if (!find_stored (reader, &id, error))
    return FALSE;
  if (id == 0)
    {
      take_festival (reader);
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
  forget_shown (reader, stored);
  forget_outdated (reader, stored);
  if (!take_changes (reader, stored))
    {
      reader->row->kind = RAPPORT_IMPORT_SAME;
      return TRUE;
    }
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
settle (Reader               *reader,
        RapportImportBundle  *bundle,
        GHashTable           *seen,
        GError              **error)
{
  g_autofree char *key = rapport_import_dup_thing_key (reader->entity);
  gpointer first = seen != NULL ? g_hash_table_lookup (seen, key) : NULL;

  if (first != NULL)
    {
      reader->row->kind = RAPPORT_IMPORT_SAME;
      rapport_import_problems_add (&reader->row->problems, -1, RAPPORT_SEVERITY_FLAG,
                                   /* translators: %u is the number of a row */
                                   _("This is the same as in row %u, which counts."), GPOINTER_TO_UINT (first));
      return TRUE;
    }
  if (!compare (reader, bundle, error))
    return FALSE;
  if (seen != NULL && reader->row->kind != RAPPORT_IMPORT_REJECTED)
    g_hash_table_insert (seen, g_steal_pointer (&key), GUINT_TO_POINTER (reader->row->row));
  return TRUE;
}

static void
pass_over (Reader *reader)
{
  reader->row->kind = RAPPORT_IMPORT_PASSED_OVER;
  reader->row->warned = FALSE;
  rapport_import_problems_leave_out (&reader->row->problems, reader->scope->csv, reader->csv_row);
}

/**
 * rapport_import_things_read:
 * @seen: (nullable) (element-type utf8 guint): the things of the rows before, by what makes them the same
 * @row: (inout): told what it does and what is wrong with it
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
  Reader reader = { .scope = scope, .csv_row = csv_row, .entity = entity, .row = row, .said = said };

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
  for (guint i = 0; i < scope->columns->columns->len; i++)
    {
      g_autofree char *text = rapport_import_dup_cell (scope->csv, csv_row, i);

      reader.index = i;
      reader.column = &g_array_index (scope->columns->columns, RapportImportColumn, i);
      if (reader.column->part == RAPPORT_IMPORT_THING && !read_cell (&reader, text, error))
        return NULL;
    }
  if (!read_owner (&reader, error))
    return NULL;
  row->kind = RAPPORT_IMPORT_REJECTED;
  if (!is_rejected (row) && !settle (&reader, bundle, seen, error))
    return NULL;
  if (row->kind == RAPPORT_IMPORT_REJECTED &&
      rapport_import_find_remark (NULL, scope->csv, csv_row) == RAPPORT_IMPORT_REMARK)
    pass_over (&reader);
  return g_steal_pointer (&bundle);
}
