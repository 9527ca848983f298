/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-contact-name.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-defaults.h"
#include "rapport-import-emptied.h"
#include "rapport-import-lookup.h"
#include "rapport-import-members.h"
#include "rapport-import-plans.h"
#include "rapport-import-records.h"
#include "rapport-import-shown.h"
#include "rapport-record.h"

/* what makes two records of a customer the same: day, method and summary */
static char *
dup_record_key (RapportEntity *record)
{
  const char *method = rapport_entity_get_text (record, RAPPORT_RECORD_METHOD);
  const char *summary = rapport_entity_get_text (record, RAPPORT_RECORD_SUMMARY);

  if (method == NULL)
    method = rapport_entity_get_text (record, RAPPORT_RECORD_METHOD_WORDS);
  return g_strdup_printf ("%d\n%s\n%s",
                          rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED)->day,
                          method != NULL ? method : "", summary != NULL ? summary : "");
}

static char *
dup_day_key (RapportEntity *record)
{
  return g_strdup_printf ("%d", rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED)->day);
}

static gboolean
tells_only (RapportEntity *record,
            const gboolean allowed[RAPPORT_RECORD_N_FIELDS])
{
  for (guint i = 0; i < RAPPORT_RECORD_N_FIELDS; i++)
    if (!allowed[i] && rapport_entity_is_set (record, i))
      return FALSE;
  return TRUE;
}

static gboolean
tells_only_day (RapportEntity *record)
{
  static const gboolean allowed[RAPPORT_RECORD_N_FIELDS] = {
    [RAPPORT_RECORD_STARTED] = TRUE, [RAPPORT_RECORD_NEXT] = TRUE, [RAPPORT_RECORD_NEXT_WORDS] = TRUE,
    [RAPPORT_RECORD_IMPORTED] = TRUE,
  };

  return tells_only (record, allowed);
}

/* (element-type utf8): of the rows that tell more of a follow-up than its day */
static GHashTable *
collect_keys (RapportImportMerge *merge)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < merge->items->len; i++)
    {
      RapportEntity *record = ((RapportImportItem *) g_ptr_array_index (merge->items, i))->values->record;

      if (record != NULL && !tells_only_day (record))
        g_hash_table_add (keys, dup_record_key (record));
    }
  return keys;
}

/* A list of customers tells of the last follow-up its day only, which is no other one where that day is on file. What
 * tells the same of it, on file or in a row, is what it is about. */
static gboolean
is_on_file (const RapportImportItem *item,
            const char              *key,
            GHashTable              *stored,
            GHashTable              *told)
{
  RapportEntity *record = item->values->record;
  g_autofree char *day = dup_day_key (record);

  return tells_only_day (record) && !g_hash_table_contains (stored, key) && !g_hash_table_contains (told, key) &&
         g_hash_table_contains (stored, day);
}

/* What is said of a next follow-up in words stands beside the customer then. */
static void
leave_record (RapportImportMerge *merge,
              RapportImportItem  *item)
{
  RapportImportValues *values = item->values;
  const int column = rapport_import_columns_index (merge->scope->columns, RAPPORT_IMPORT_RECORD, RAPPORT_RECORD_NEXT);

  values->next = *rapport_entity_get_moment (values->record, RAPPORT_RECORD_NEXT);
  if (column >= 0 && rapport_entity_is_set (values->record, RAPPORT_RECORD_NEXT_WORDS))
    g_array_append_val (values->extras, column);
  g_clear_object (&values->record);
}

static void
point_out_repeated (RapportImportItem *item,
                    guint              row)
{
  rapport_import_problems_add (item->problems, -1, RAPPORT_SEVERITY_FLAG,
                               /* translators: %u is the number of a row */
                               _("This is the same follow-up as in row %u."), row);
}

/* how the row writes its contact, or all whom it names */
static char *
dup_typed (const RapportImportMerge *merge,
           const RapportImportItem  *item)
{
  const int column = rapport_import_columns_index (merge->scope->columns, RAPPORT_IMPORT_CONTACT, RAPPORT_CONTACT_NAME);

  return item->values->others->len > 0 && column >= 0
           ? rapport_import_dup_cell (merge->scope->csv, item->row - 1, column)
           : g_strdup (rapport_entity_get_text (item->values->contact, RAPPORT_CONTACT_AS_TYPED));
}

/* a contact written in another way than it is known prints as it was written */
static void
keep_contact_words (RapportImportMerge  *merge,
                    RapportImportWanted *wanted,
                    RapportEntity       *contact)
{
  g_autofree char *title = rapport_contact_dup_title (RAPPORT_CONTACT (contact));
  g_autofree char *typed = dup_typed (merge, wanted->first);

  rapport_entity_set_text (wanted->target, RAPPORT_RECORD_CONTACT_WORDS,
                           g_strcmp0 (title, typed) != 0 ? typed : NULL);
}

/* Where a follow-up has no contact its list shows one of the customer's. */
static gboolean
shows_contact (RapportImportMerge  *merge,
               RapportImportWanted *wanted)
{
  const RapportImportScope *scope = merge->scope;
  g_autoptr(RapportRow) shown = NULL;
  g_autofree char *title = NULL;

  if (scope->columns->listed != &rapport_record_info || rapport_entity_get_id (wanted->target) == 0)
    return FALSE;
  shown = rapport_import_shown_load (scope->connection, wanted->target);
  title = rapport_import_shown_dup_text (shown, wanted->target, &rapport_contact_info, RAPPORT_CONTACT_NAME,
                                         scope->place.zone);
  return title != NULL &&
         g_strcmp0 (title, rapport_entity_get_text (wanted->first->values->contact, RAPPORT_CONTACT_AS_TYPED)) == 0;
}

static gboolean
link_record (RapportImportMerge   *merge,
             RapportImportWanted  *wanted,
             RapportImportThing   *thing,
             GError              **error)
{
  RapportEntity *record = wanted->target;
  RapportImportItem *item = wanted->first;
  RapportEntity *contact = item->contact != NULL ? item->contact->target : NULL;

  if (contact != NULL && (rapport_entity_get_id (contact) == 0 ||
                          rapport_entity_get_integer (record, RAPPORT_RECORD_CONTACT) !=
                          rapport_entity_get_id (contact)) &&
      !shows_contact (merge, wanted))
    {
      if (thing == NULL)
        thing = rapport_import_bundle_add (merge->bundle, record);
      rapport_import_thing_link (thing, RAPPORT_RECORD_CONTACT, contact);
      keep_contact_words (merge, wanted, contact);
      if (rapport_entity_get_id (record) != 0)
        {
          g_autofree char *title = rapport_contact_dup_title (RAPPORT_CONTACT (contact));

          rapport_import_item_tell (item, g_dpgettext2 (GETTEXT_PACKAGE, "field", "Contact"), NULL,
                                    title);
        }
    }
  /* a list of customers says whose they are, not who followed up */
  if (rapport_entity_get_id (record) != 0 && merge->scope->columns->listed == &rapport_customer_info)
    return TRUE;
  return rapport_import_link_member (merge, record, RAPPORT_RECORD_OWNER, item->values->owner, item, &thing, error);
}

typedef struct
{
  RapportImportMerge  *merge;
  RapportImportWanted *wanted;
} KeptRecord;

/* A list of customers tells of the next follow-up what it showed when it was written. */
static gboolean
is_outdated_next (const KeptRecord  *kept,
                  RapportImportItem *item)
{
  const RapportMoment *next = rapport_entity_get_moment (kept->wanted->values, RAPPORT_RECORD_NEXT);

  return rapport_import_merge_lists_next (kept->merge, next) || rapport_import_merge_keeps_next (kept->merge, item, next);
}

/* What the program's own list of customers shows as next is a plan, which moves; words stand beside it. */
static void
leave_next_to_plan (const KeptRecord  *kept,
                    RapportImportItem *item,
                    int                column)
{
  RapportEntity *said = kept->wanted->values;

  if (rapport_entity_is_set (said, RAPPORT_RECORD_NEXT_WORDS))
    {
      g_array_append_val (item->values->extras, column);
      return;
    }
  if (is_outdated_next (kept, item))
    return;
  item->values->next = *rapport_entity_get_moment (said, RAPPORT_RECORD_NEXT);
  item->moves_next = rapport_moment_is_set (&item->values->next);
}

/* Words in place of a day that is planned stand beside it: nobody said that nothing is planned any more. */
static gboolean
leaves_day_to_words (const KeptRecord  *kept,
                     RapportImportItem *item,
                     int                column)
{
  RapportEntity *said = kept->wanted->values;

  if (column < 0 || rapport_entity_is_set (said, RAPPORT_RECORD_NEXT) ||
      !rapport_entity_is_set (said, RAPPORT_RECORD_NEXT_WORDS) ||
      !rapport_entity_is_set (kept->wanted->target, RAPPORT_RECORD_NEXT))
    return FALSE;
  g_array_append_val (item->values->extras, column);
  return TRUE;
}

/* An old table says what was replaced since. */
static gboolean
keep_record_cb (gpointer           data,
                RapportImportItem *item,
                guint              field)
{
  const KeptRecord *kept = data;
  RapportImportScope *scope = kept->merge->scope;
  const int column = rapport_import_columns_index (scope->columns, RAPPORT_IMPORT_RECORD, field);
  g_autoptr(RapportRow) shown = rapport_import_shown_load (scope->connection, kept->wanted->target);
  g_autofree char *value = NULL;

  if (field == RAPPORT_RECORD_NEXT && scope->columns->listed == &rapport_customer_info)
    {
      leave_next_to_plan (kept, item, column);
      return TRUE;
    }
  if (rapport_import_shows_value (shown, kept->wanted->values, field, scope->place.zone) ||
      (field == RAPPORT_RECORD_NEXT && leaves_day_to_words (kept, item, column)))
    return TRUE;
  if (scope->takes_file || !rapport_entity_is_set (kept->wanted->values, field) ||
      !rapport_import_had_before (scope->connection, kept->wanted->target, kept->wanted->values, field,
                                 scope->since))
    return FALSE;
  value = rapport_import_show (kept->wanted->target, field, &scope->place);
  rapport_import_shown_tell_kept (item->problems, column, value, TRUE);
  return TRUE;
}

/* A follow-up that was at another time lasted as long; what the row says of its end counts more. */
static void
move_end (RapportImportMerge  *merge,
          RapportImportWanted *wanted,
          const RapportMoment *before)
{
  RapportEntity *record = wanted->target;
  const RapportMoment *now = rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED);
  g_autofree char *old = rapport_import_show (record, RAPPORT_RECORD_ENDED, &merge->scope->place);
  g_autofree char *moved = NULL;

  if (wanted->sources[RAPPORT_RECORD_ENDED] != NULL || !rapport_entity_is_set (record, RAPPORT_RECORD_ENDED) ||
      !before->has_time || !now->has_time || before->at == now->at)
    return;
  rapport_entity_set_integer (record, RAPPORT_RECORD_ENDED,
                              rapport_entity_get_integer (record, RAPPORT_RECORD_ENDED) + now->at - before->at);
  moved = rapport_import_show (record, RAPPORT_RECORD_ENDED, &merge->scope->place);
  rapport_import_item_tell (wanted->first,
                            g_dpgettext2 (GETTEXT_PACKAGE, "field",
                                          rapport_record_info.fields[RAPPORT_RECORD_ENDED].label),
                            old, moved);
}

static gboolean
settle_record (RapportImportMerge   *merge,
               RapportImportWanted  *wanted,
               RapportEntity        *stored,
               GError              **error)
{
  RapportImportThing *thing = NULL;

  if (stored == NULL)
    {
      wanted->target = g_object_ref (wanted->values);
      if (!rapport_entity_is_set (wanted->target, RAPPORT_RECORD_DEPTH))
        rapport_entity_set_text (wanted->target, RAPPORT_RECORD_DEPTH,
                                 rapport_default_depth (rapport_entity_get_text (wanted->target,
                                                                                 RAPPORT_RECORD_METHOD)));
      thing = rapport_import_bundle_add (merge->bundle, wanted->target);
      rapport_import_thing_link (thing, RAPPORT_RECORD_CUSTOMER, merge->customer);
      wanted->first->made = TRUE;
    }
  else
    {
      const RapportMoment before = *rapport_entity_get_moment (stored, RAPPORT_RECORD_STARTED);

      wanted->target = g_object_ref (stored);
      rapport_import_emptied_mark (merge, RAPPORT_IMPORT_RECORD, wanted);
      if (rapport_import_wanted_settle (wanted, &merge->scope->place, keep_record_cb, &(KeptRecord) { merge, wanted }))
        {
          thing = rapport_import_bundle_add (merge->bundle, stored);
          move_end (merge, wanted, &before);
        }
    }
  return link_record (merge, wanted, thing, error);
}

/* none is a method, too */
static gboolean
has_same_method (RapportEntity *a,
                 RapportEntity *b)
{
  return rapport_entity_field_equal (a, b, RAPPORT_RECORD_METHOD) &&
         (rapport_entity_is_set (a, RAPPORT_RECORD_METHOD) ||
          rapport_entity_field_equal (a, b, RAPPORT_RECORD_METHOD_WORDS));
}

static gboolean
has_same_summary (RapportEntity *a,
                  RapportEntity *b)
{
  return rapport_entity_is_set (a, RAPPORT_RECORD_SUMMARY) && rapport_entity_field_equal (a, b, RAPPORT_RECORD_SUMMARY);
}

/* in whatever zone */
static gboolean
is_same_time (RapportEntity *stored,
              RapportEntity *said)
{
  const RapportMoment *before = rapport_entity_get_moment (stored, RAPPORT_RECORD_STARTED);
  const RapportMoment *after = rapport_entity_get_moment (said, RAPPORT_RECORD_STARTED);

  if (before->has_time && after->has_time)
    return before->at / 60 == after->at / 60;
  return before->day == after->day;
}

static gboolean
is_timed (RapportEntity *record)
{
  return rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED)->has_time;
}

/* Where both have a time, that is enough to be the same in a list of them; else something else must be. */
static gboolean
may_be_rewritten (RapportEntity *stored,
                  RapportEntity *said,
                  gboolean       is_listed)
{
  if (is_listed && is_timed (stored) && is_timed (said))
    return is_same_time (stored, said);
  return rapport_entity_get_moment (stored, RAPPORT_RECORD_STARTED)->day ==
           rapport_entity_get_moment (said, RAPPORT_RECORD_STARTED)->day &&
         (has_same_method (stored, said) || (is_listed && has_same_summary (stored, said)));
}

static gboolean
lists_records (const RapportImportMerge *merge)
{
  return merge->scope->columns->listed == &rapport_record_info;
}

static gboolean
has_other_contact (RapportImportWanted *wanted,
                   RapportEntity       *stored)
{
  const RapportImportWanted *contact = wanted->first->contact;

  return contact != NULL && rapport_entity_is_set (stored, RAPPORT_RECORD_CONTACT) &&
         rapport_entity_get_id (contact->target) != rapport_entity_get_integer (stored, RAPPORT_RECORD_CONTACT);
}

static gboolean
has_other_owner (RapportImportMerge  *merge,
                 RapportImportWanted *wanted,
                 RapportEntity       *stored)
{
  const char *name = wanted->first->values->owner;
  g_autofree char *owner = name != NULL ? rapport_import_dup_member (merge, stored, RAPPORT_RECORD_OWNER) : NULL;

  return owner != NULL && strcmp (owner, name) != 0;
}

/* whether the table would have shown @stored otherwise, but for how it was and what about */
static gboolean
contradicts (RapportImportMerge  *merge,
             RapportImportWanted *wanted,
             RapportEntity       *stored)
{
  for (guint i = 0; i < RAPPORT_RECORD_N_FIELDS; i++)
    if (i != RAPPORT_RECORD_STARTED && i != RAPPORT_RECORD_METHOD && i != RAPPORT_RECORD_SUMMARY &&
        rapport_record_info.fields[i].kind != RAPPORT_FIELD_REFERENCE &&
        rapport_import_columns_index (merge->scope->columns, RAPPORT_IMPORT_RECORD, i) >= 0 &&
        rapport_import_says_something (stored, i) && !rapport_entity_field_equal (stored, wanted->values, i))
      return TRUE;
  return has_other_contact (wanted, stored) || has_other_owner (merge, wanted, stored);
}

/* What came into the book later can't have been in the list. */
static gboolean
was_listed (RapportImportMerge *merge,
            RapportEntity      *stored)
{
  return !rapport_import_was_added (merge->scope->connection, stored, merge->scope->since);
}

static guint
count_rows (const RapportImportScope *scope)
{
  guint n = 0;

  for (guint row = scope->columns->header + 1; row < rapport_cells_get_n_rows (scope->csv); row++)
    n += !rapport_import_row_is_empty (scope->csv, row);
  return n;
}

/* whether rows were added to this book's own list, which did not show all follow-ups */
static gboolean
is_longer (RapportImportScope *scope)
{
  const guint n_listed = scope->since > 0 ? rapport_cells_get_n_stamped (scope->csv) : 0;

  if (!scope->has_counted)
    scope->is_longer = n_listed > 0 && count_rows (scope) > n_listed &&
                       rapport_import_count_stored (scope->connection, &rapport_record_info) > n_listed;
  scope->has_counted = TRUE;
  return scope->is_longer;
}

/* Where nothing else says which one it was, another one of that day is rather new than written over it. */
static gboolean
is_meant (RapportImportMerge  *merge,
          RapportImportWanted *wanted,
          RapportEntity       *stored)
{
  const gboolean is_known = has_same_summary (stored, wanted->values) ||
                            (is_timed (stored) && is_timed (wanted->values)) ||
                            (rapport_import_says_something (stored, RAPPORT_RECORD_METHOD) &&
                             rapport_entity_is_set (stored, RAPPORT_RECORD_SUMMARY) && !is_longer (merge->scope));

  return was_listed (merge, stored) && (is_known || !contradicts (merge, wanted, stored));
}

/* what is known of a follow-up, first of all what it was about */
static char *
dup_about (RapportImportMerge *merge,
           RapportEntity      *record)
{
  static const guint fields[] = {
    RAPPORT_RECORD_SUMMARY, RAPPORT_RECORD_FEEDBACK, RAPPORT_RECORD_NEXT_ACTION, RAPPORT_RECORD_METHOD,
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (rapport_import_says_something (record, fields[i]))
      return rapport_import_show (record, fields[i], &merge->scope->place);
  return rapport_import_show (record, RAPPORT_RECORD_STARTED, &merge->scope->place);
}

static void
point_out_another (RapportImportMerge  *merge,
                   RapportImportWanted *wanted,
                   RapportEntity       *other)
{
  g_autofree char *about = dup_about (merge, other);

  rapport_import_problems_add (wanted->first->problems,
                               rapport_import_columns_index (merge->scope->columns, RAPPORT_IMPORT_RECORD,
                                                             RAPPORT_RECORD_SUMMARY),
                               RAPPORT_SEVERITY_FLAG,
                               /* translators: %s is what a follow-up is about */
                               _("There is a follow-up of this day already (“%s”); this makes another one."), about);
}

/* In a list of follow-ups that is handed in again one may be rewritten. Elsewhere it is another one, which is said.
 * @told: those that rows tell as they are */
static RapportEntity *
find_rewritten (RapportImportMerge  *merge,
                RapportImportWanted *wanted,
                GHashTable          *told)
{
  const gboolean is_listed = lists_records (merge);
  RapportEntity *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < merge->stored_records->len; i++)
    {
      RapportEntity *stored = g_ptr_array_index (merge->stored_records, i);

      if (g_hash_table_contains (told, stored) || !may_be_rewritten (stored, wanted->values, is_listed))
        continue;
      found = stored;
      n_found++;
    }
  if (is_listed && n_found == 1 && is_meant (merge, wanted, found))
    {
      g_hash_table_add (told, found);
      return found;
    }
  if (found != NULL)
    point_out_another (merge, wanted, found);
  return NULL;
}

/* A cell without content leaves what is there: what says nothing other than a follow-up on file is that one, even where
 * it lacks its words. */
static RapportEntity *
find_emptied (RapportImportMerge  *merge,
              RapportImportWanted *wanted,
              GHashTable          *told)
{
  for (guint i = 0; lists_records (merge) && i < merge->stored_records->len; i++)
    {
      RapportEntity *stored = g_ptr_array_index (merge->stored_records, i);

      if (!g_hash_table_contains (told, stored) && is_same_time (stored, wanted->values) &&
          rapport_import_wanted_agrees (wanted, stored, RAPPORT_RECORD_STARTED))
        {
          g_hash_table_add (told, stored);
          return stored;
        }
    }
  return NULL;
}

/* A list of customers tells of their last follow-up only the day, whose it is and what comes next: the list of
 * follow-ups says the rest. What a person wrote down is not such. */
static gboolean
is_bare (RapportEntity *stored)
{
  static const gboolean allowed[RAPPORT_RECORD_N_FIELDS] = {
    [RAPPORT_RECORD_CUSTOMER] = TRUE, [RAPPORT_RECORD_CONTACT] = TRUE, [RAPPORT_RECORD_CONTACT_WORDS] = TRUE,
    [RAPPORT_RECORD_STARTED] = TRUE, [RAPPORT_RECORD_DEPTH] = TRUE, [RAPPORT_RECORD_NEXT] = TRUE,
    [RAPPORT_RECORD_NEXT_WORDS] = TRUE, [RAPPORT_RECORD_OWNER] = TRUE, [RAPPORT_RECORD_OWNER_WORDS] = TRUE,
    [RAPPORT_RECORD_WRITTEN_AT] = TRUE, [RAPPORT_RECORD_IMPORTED] = TRUE,
  };

  return rapport_entity_get_flag (stored, RAPPORT_RECORD_IMPORTED) && !is_timed (stored) && tells_only (stored, allowed);
}

/* In this book's own list it stood as it is. */
static gboolean
is_filled_in (RapportImportMerge  *merge,
              RapportImportWanted *wanted,
              RapportEntity       *stored)
{
  return is_bare (stored) && is_same_time (stored, wanted->values) && was_listed (merge, stored) &&
         (merge->scope->since == 0 || !contradicts (merge, wanted, stored));
}

static RapportEntity *
find_bare (RapportImportMerge  *merge,
           RapportImportWanted *wanted,
           GHashTable          *told)
{
  for (guint i = 0; lists_records (merge) && i < merge->stored_records->len; i++)
    {
      RapportEntity *stored = g_ptr_array_index (merge->stored_records, i);

      if (g_hash_table_contains (told, stored) || !is_filled_in (merge, wanted, stored))
        continue;
      g_hash_table_add (told, stored);
      return stored;
    }
  return NULL;
}

static gboolean
settle_records (RapportImportMerge  *merge,
                GHashTable          *stored,
                GError             **error)
{
  g_autoptr(GHashTable) told = g_hash_table_new (NULL, NULL);
  g_autofree RapportEntity **same = g_new (RapportEntity *, merge->records->len);

  for (guint i = 0; i < merge->records->len; i++)
    {
      RapportImportWanted *wanted = g_ptr_array_index (merge->records, i);
      g_autofree char *key = dup_record_key (wanted->values);

      same[i] = g_hash_table_lookup (stored, key);
      g_hash_table_add (told, same[i]);
    }
  for (guint i = 0; i < merge->records->len; i++)
    if (same[i] == NULL)
      same[i] = find_emptied (merge, g_ptr_array_index (merge->records, i), told);
  for (guint i = 0; i < merge->records->len; i++)
    if (same[i] == NULL)
      same[i] = find_bare (merge, g_ptr_array_index (merge->records, i), told);
  for (guint i = 0; i < merge->records->len; i++)
    {
      RapportImportWanted *wanted = g_ptr_array_index (merge->records, i);

      if (same[i] == NULL)
        same[i] = find_rewritten (merge, wanted, told);
      if (!settle_record (merge, wanted, same[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
tells_records (const RapportImportMerge *merge)
{
  for (guint i = 0; i < merge->items->len; i++)
    if (((RapportImportItem *) g_ptr_array_index (merge->items, i))->values->record != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
merge_records (RapportImportMerge  *merge,
               GError             **error)
{
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) told = collect_keys (merge);

  for (guint i = merge->stored_records->len; i > 0; i--)
    {
      RapportEntity *record = g_ptr_array_index (merge->stored_records, i - 1);

      g_hash_table_insert (stored, dup_record_key (record), record);
      g_hash_table_insert (stored, dup_day_key (record), record);
    }
  for (guint i = 0; i < merge->items->len; i++)
    {
      RapportImportItem *item = g_ptr_array_index (merge->items, i);
      g_autofree char *key = item->values->record != NULL ? dup_record_key (item->values->record) : NULL;

      if (key == NULL)
        continue;
      if (is_on_file (item, key, stored, told))
        {
          leave_record (merge, item);
          continue;
        }
      item->record = g_hash_table_lookup (known, key);
      if (item->record != NULL)
        {
          point_out_repeated (item, item->record->first->row);
          rapport_import_wanted_add (item->record, merge->scope->columns, RAPPORT_IMPORT_RECORD,
                                     item, item->values->record, &merge->scope->place);
          continue;
        }
      item->record = rapport_import_wanted_new (item, item->values->record);
      g_ptr_array_add (merge->records, item->record);
      g_hash_table_insert (known, g_steal_pointer (&key), item->record);
    }
  return settle_records (merge, stored, error);
}

/** rapport_import_records_merge: compares the follow-ups that the rows tell of, if any, with those of the customer */
gboolean
rapport_import_records_merge (RapportImportMerge  *merge,
                              GError             **error)
{
  return !tells_records (merge) || merge_records (merge, error);
}
