/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cell-plan.h"
#include "rapport-checks.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-hand-over.h"
#include "rapport-known-words.h"
#include "rapport-moment-text.h"
#include "rapport-named.h"
#include "rapport-numbers.h"
#include "rapport-open-things.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-value-text.h"

/* @from: the thing whose value it is to be, 0 where it is @text; @column: of what is refused already, for @sentence */
typedef struct
{
  gint64  id;
  guint   field;
  gint64  from;
  char   *text;
  char   *column;
  char   *sentence;
} Wanted;

struct _RapportCellPlan
{
  const RapportEntityInfo *info;
  gint64                   now;
  GTimeZone               *zone;
  const RapportCurrency   *currency;
  GArray                  *wanted;
  GPtrArray               *changes;
  /* of RapportThingEdit */
  GPtrArray               *edits;
  guint                    n_refused;
  guint                    n_new;
  /* of the thing with its id what the person saw; of others what was found when they were looked at */
  RapportEntity           *seen;
  /* what can go along with customers, by who would get it */
  GHashTable              *open;
  /* what things were called when they were looked at, for those that are gone then */
  GHashTable              *titles;

  /* while it is looked at */
  RapportConnection       *connection;
  RapportEntity           *source;
  GHashTable              *numbers;
  GHashTable              *names;
  /* (element-type utf8 GHashTable): the words that things have, by what their field is called */
  GHashTable              *words;
};

/* where dates are typed */
typedef struct
{
  RapportCellPlan *plan;
  RapportLean      lean;
} Place;

static void
clear_wanted (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->text);
  g_free (wanted->column);
  g_free (wanted->sentence);
}

static void
free_change (gpointer data)
{
  RapportCellChange *change = data;

  g_free (change->title);
  g_free (change->column);
  g_free (change->before);
  g_free (change->after);
  g_free (change->problem);
  g_free (change);
}

/**
 * rapport_cell_plan_new:
 * @info: the kind of the things
 * @now: UTC seconds, for dates such as “tomorrow”
 * @currency: (nullable): the book's
 *
 * Returns: (transfer full): a plan without values
 */
RapportCellPlan *
rapport_cell_plan_new (const RapportEntityInfo *info,
                       gint64                   now,
                       GTimeZone               *zone,
                       const RapportCurrency   *currency)
{
  RapportCellPlan *self;

  g_return_val_if_fail (info != NULL && zone != NULL, NULL);

  self = g_new0 (RapportCellPlan, 1);
  self->info = info;
  self->now = now;
  self->zone = g_time_zone_ref (zone);
  self->currency = currency;
  self->wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  g_array_set_clear_func (self->wanted, clear_wanted);
  self->changes = g_ptr_array_new_with_free_func (free_change);
  self->edits = g_ptr_array_new_with_free_func (rapport_thing_edit_free);
  self->open = rapport_hand_over_find_new ();
  self->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
rapport_cell_plan_free (RapportCellPlan *self)
{
  g_time_zone_unref (self->zone);
  g_array_unref (self->wanted);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->edits);
  g_hash_table_unref (self->open);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->words);
  g_clear_object (&self->source);
  g_clear_object (&self->seen);
  g_free (self);
}

static void
want (RapportCellPlan *self,
      Wanted           wanted)
{
  g_array_append_val (self->wanted, wanted);
}

/** rapport_cell_plan_type: @text is to be read into @field of the thing @id; values of one thing follow each other */
void
rapport_cell_plan_type (RapportCellPlan *self,
                        gint64           id,
                        guint            field,
                        const char      *text)
{
  g_return_if_fail (self != NULL && text != NULL && field < self->info->n_fields);

  want (self, (Wanted) { .id = id, .field = field, .text = g_strstrip (g_strdup (text)) });
}

/**
 * rapport_cell_plan_expect:
 *
 * What is typed into the thing of @seen, which is copied, is meant to take the place of what it has there.
 */
void
rapport_cell_plan_expect (RapportCellPlan *self,
                          RapportEntity   *seen)
{
  g_return_if_fail (self != NULL && self->seen == NULL);

  self->seen = rapport_entity_copy (seen);
}

/** rapport_cell_plan_copy: @field of the thing @id is to hold what that of the thing @from holds */
void
rapport_cell_plan_copy (RapportCellPlan *self,
                        gint64           id,
                        guint            field,
                        gint64           from)
{
  g_return_if_fail (self != NULL && from != 0 && field < self->info->n_fields);

  want (self, (Wanted) { .id = id, .field = field, .from = from });
}

/**
 * rapport_cell_plan_refuse:
 * @id: the thing, 0 for none
 * @column: what would hold it
 *
 * Tells with the rest that @text has no place, for @sentence.
 */
void
rapport_cell_plan_refuse (RapportCellPlan *self,
                          gint64           id,
                          const char      *column,
                          const char      *text,
                          const char      *sentence)
{
  g_return_if_fail (self != NULL && sentence != NULL);

  want (self, (Wanted) {
    .id = id, .text = g_strdup (text), .column = g_strdup (column), .sentence = g_strdup (sentence),
  });
}

static gboolean
read_moment (gpointer        data,
             const char     *text,
             RapportMoment  *moment,
             GError        **error)
{
  const Place *place = data;

  return rapport_moment_parse (text, place->plan->now, place->plan->zone, place->lean, moment, error);
}

static char *
show_name (gpointer    data,
           const char *target,
           gint64      id)
{
  RapportCellPlan *self = ((Place *) data)->plan;
  g_autofree char *key = g_strdup_printf ("%s %" G_GINT64_FORMAT, target, id);
  char *name;

  if (!g_hash_table_lookup_extended (self->names, key, NULL, (gpointer *) &name))
    {
      g_autoptr(RapportEntity) thing =
        rapport_table_load (self->connection, rapport_entity_type_for (target), id, NULL);

      name = thing != NULL ? rapport_entity_dup_title (thing) : NULL;
      g_hash_table_insert (self->names, g_steal_pointer (&key), name);
    }
  return g_strdup (name);
}

static RapportValuePlace
get_place (RapportCellPlan *self,
           Place           *place)
{
  return (RapportValuePlace) {
    .zone = self->zone, .currency = self->currency, .data = place, .show_name = show_name, .read_moment = read_moment,
  };
}

/* Returns: (nullable): what @field holds, or the words that are kept in its place */
static char *
show (RapportCellPlan *self,
      RapportEntity   *entity,
      guint            field)
{
  Place place = { self };
  const RapportValuePlace where = get_place (self, &place);
  char *shown = rapport_value_show (entity, field, &where);

  if (shown == NULL && rapport_value_has_words (self->info, field))
    shown = g_strdup (rapport_entity_get_text (entity, field + 1));
  return shown;
}

static char *
take_sentence (GError *error)
{
  char *sentence = g_strdup (error->message);

  g_error_free (error);
  return sentence;
}

static char *
read_reference (RapportCellPlan *self,
                RapportEntity   *entity,
                guint            field,
                const char      *text)
{
  const RapportEntityInfo *target = rapport_entity_info_for (self->info->fields[field].target);
  GError *error = NULL;
  gint64 id = 0;

  if (*text != '\0')
    {
      id = rapport_named_find (self->connection, target, text, &error);
      if (error != NULL)
        return take_sentence (error);
      if (id == 0)
        /* translators: a kind of thing such as “Member”, and the name that was typed */
        return g_strdup_printf (_("%s: nothing is called “%s”."),
                                g_dpgettext2 (GETTEXT_PACKAGE, "thing", target->label), text);
    }
  rapport_entity_set_integer (entity, field, id);
  if (rapport_value_has_words (self->info, field))
    rapport_entity_set_text (entity, field + 1, NULL);
  return NULL;
}

/* What was typed as the choice is shown needs no keeping. */
static void
drop_shown_words (RapportCellPlan *self,
                  RapportEntity   *entity,
                  guint            field,
                  const char      *text)
{
  const RapportField *description = &self->info->fields[field];
  const RapportChoice *choice;

  if (description->kind != RAPPORT_FIELD_CHOICE || !rapport_value_has_words (self->info, field) ||
      !rapport_entity_is_set (entity, field))
    return;
  choice = rapport_choice_find (description->choices, rapport_entity_get_text (entity, field));
  if (choice != NULL && g_str_equal (g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->label), text))
    rapport_entity_set_text (entity, field + 1, NULL);
}

/* Returns: (nullable): why it can't be read */
static char *
read_typed (RapportCellPlan *self,
            RapportEntity   *entity,
            const Wanted    *wanted)
{
  const RapportField *field = &self->info->fields[wanted->field];
  Place place = { self, field->flags & RAPPORT_FIELD_PAST ? RAPPORT_LEAN_PAST : RAPPORT_LEAN_COMING };
  const RapportValuePlace where = get_place (self, &place);
  g_autofree char *text = g_strdup (wanted->text);
  GError *error = NULL;

  if (field->kind == RAPPORT_FIELD_REFERENCE)
    return read_reference (self, entity, wanted->field, text);
  if (field->kind != RAPPORT_FIELD_LONG_TEXT)
    g_strdelimit (text, "\r\n\t", ' ');
  if (!rapport_value_read (entity, wanted->field, text, &where, &error))
    return take_sentence (error);
  drop_shown_words (self, entity, wanted->field, text);
  return NULL;
}

/**
 * rapport_cell_plan_dup_problem:
 * @connection: to the book
 *
 * Returns: (transfer full) (nullable): why @text can't be what @field of any thing is to hold
 */
char *
rapport_cell_plan_dup_problem (RapportCellPlan   *self,
                               RapportConnection *connection,
                               guint              field,
                               const char        *text)
{
  g_autoptr(RapportEntity) thing = NULL;
  g_autofree char *typed = g_strdup (text);
  const Wanted wanted = { .field = field, .text = typed };
  char *problem;

  g_return_val_if_fail (self != NULL && field < self->info->n_fields && text != NULL, NULL);

  thing = g_object_new (self->info->get_type (), NULL);
  self->connection = connection;
  problem = read_typed (self, thing, &wanted);
  self->connection = NULL;
  return problem;
}

static char *
copy_value (RapportCellPlan *self,
            RapportEntity   *entity,
            const Wanted    *wanted)
{
  GError *error = NULL;

  if (self->source == NULL || rapport_entity_get_id (self->source) != wanted->from)
    {
      g_clear_object (&self->source);
      self->source = rapport_table_load (self->connection, G_OBJECT_TYPE (entity), wanted->from, &error);
    }
  if (self->source == NULL)
    return take_sentence (error);
  rapport_entity_copy_field (entity, self->source, wanted->field);
  if (rapport_value_has_words (self->info, wanted->field))
    rapport_entity_copy_field (entity, self->source, wanted->field + 1);
  return NULL;
}

static char *
put (RapportCellPlan *self,
     RapportEntity   *entity,
     const Wanted    *wanted)
{
  if (wanted->sentence != NULL)
    return g_strdup (wanted->sentence);
  return wanted->from != 0 ? copy_value (self, entity, wanted) : read_typed (self, entity, wanted);
}

static gboolean
differs (RapportCellPlan *self,
         RapportEntity   *before,
         RapportEntity   *after,
         guint            field)
{
  return !rapport_entity_field_equal (before, after, field) ||
         (rapport_value_has_words (self->info, field) && !rapport_entity_field_equal (before, after, field + 1));
}

/* Returns: (nullable): why @after can't be written */
static char *
find_problem (RapportCellPlan *self,
              RapportEntity   *before,
              RapportEntity   *after)
{
  const int number = rapport_entity_info_find_flag (self->info, RAPPORT_FIELD_NUMBER);
  const char *text = number >= 0 ? rapport_entity_get_text (after, number) : NULL;
  g_autoptr(GPtrArray) problems = rapport_entity_check (after);
  g_autoptr(GPtrArray) there = rapport_problems_new ();
  g_autoptr(GPtrArray) today = rapport_problems_new ();
  const RapportProblem *problem = rapport_problems_find_error (problems);

  if (problem != NULL)
    return g_strdup (problem->sentence);
  rapport_entity_check_at (after, self->now, self->zone, today);
  problem = rapport_problems_find_error (today);
  rapport_entity_check_at (before, self->now, self->zone, there);
  if (problem != NULL && rapport_problems_find_error (there) == NULL)
    return g_strdup (problem->sentence);
  if (number >= 0 && text == NULL && rapport_entity_is_set (before, number))
    return g_strdup (_("The number can’t be left empty."));
  if (text != NULL && !rapport_entity_field_equal (before, after, number) &&
      (g_hash_table_contains (self->numbers, text) ||
       rapport_numbers_find (self->connection, G_OBJECT_TYPE (after), text, rapport_entity_get_id (after)) != 0))
    return g_strdup_printf (_("The number “%s” is taken already."), text);
  return NULL;
}

/* One after the other, so that what can't be is known from what can. */
static void
put_singly (RapportCellPlan *self,
            RapportEntity   *before,
            RapportEntity  **after,
            const Wanted    *wanted,
            guint            n,
            char           **problems)
{
  g_set_object (after, before);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(RapportEntity) trial = rapport_entity_copy (*after);

      if (problems[i] != NULL)
        continue;
      problems[i] = put (self, trial, &wanted[i]);
      if (problems[i] == NULL)
        problems[i] = find_problem (self, before, trial);
      if (problems[i] == NULL)
        g_set_object (after, trial);
    }
}

/* What can't be read is not pointed out. */
static gboolean
is_new_word (RapportCellPlan *self,
             const Wanted    *wanted)
{
  const char *name = self->info->fields[wanted->field].name;
  GHashTable *words;

  if (wanted->text == NULL || !rapport_known_words_may_be_new (self->info, wanted->field, wanted->text))
    return FALSE;
  words = g_hash_table_lookup (self->words, name);
  if (words == NULL)
    {
      words = rapport_known_words_load (self->connection, self->info, wanted->field, NULL);
      if (words == NULL)
        return FALSE;
      g_hash_table_insert (self->words, (char *) name, words);
    }
  return !g_hash_table_contains (words, wanted->text);
}

/* Returns: (transfer full) (nullable): what the thing is called, or was */
static char *
dup_title (RapportCellPlan *self,
           RapportEntity   *before,
           gint64           id)
{
  if (before == NULL)
    return g_strdup (g_hash_table_lookup (self->titles, &id));
  if (!g_hash_table_contains (self->titles, &id))
    g_hash_table_insert (self->titles, g_memdup2 (&id, sizeof id), rapport_entity_dup_title (before));
  return rapport_entity_dup_title (before);
}

static void
add_change (RapportCellPlan *self,
            RapportEntity   *before,
            RapportEntity   *after,
            const Wanted    *wanted,
            char            *problem)
{
  RapportCellChange *change;

  if (problem == NULL && !differs (self, before, after, wanted->field))
    return;
  change = g_new0 (RapportCellChange, 1);
  change->id = wanted->id;
  change->title = dup_title (self, before, wanted->id);
  change->column = wanted->column != NULL
                     ? g_strdup (wanted->column)
                     : g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "field", self->info->fields[wanted->field].label));
  if (before != NULL && wanted->column == NULL)
    change->before = show (self, before, wanted->field);
  change->after = problem != NULL ? g_strdup (wanted->text) : show (self, after, wanted->field);
  change->problem = problem;
  change->is_new = problem == NULL && is_new_word (self, wanted);
  self->n_refused += problem != NULL;
  self->n_new += change->is_new;
  g_ptr_array_add (self->changes, change);
}

static void
add_edit (RapportCellPlan *self,
          RapportEntity   *before,
          RapportEntity   *after,
          const Wanted    *wanted,
          guint            n,
          char           **problems)
{
  const int number = rapport_entity_info_find_flag (self->info, RAPPORT_FIELD_NUMBER);
  const gboolean is_seen =
    self->seen != NULL && rapport_entity_get_id (self->seen) == rapport_entity_get_id (before);
  g_autoptr(GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));
  RapportThingEdit *edit;

  for (guint i = 0; i < n; i++)
    {
      const guint words = wanted[i].field + 1;

      if (problems[i] != NULL || !differs (self, before, after, wanted[i].field))
        continue;
      g_array_append_val (fields, wanted[i].field);
      if (rapport_value_has_words (self->info, wanted[i].field))
        g_array_append_val (fields, words);
    }
  if (fields->len == 0)
    return;
  if (number >= 0 && rapport_entity_get_text (after, number) != NULL)
    g_hash_table_add (self->numbers, g_strdup (rapport_entity_get_text (after, number)));
  edit = rapport_thing_edit_new (after, (const guint *) fields->data, fields->len);
  rapport_thing_edit_expect (edit, is_seen ? self->seen : before, (const guint *) fields->data, fields->len);
  g_ptr_array_add (self->edits, edit);
}

static gboolean
check_thing (RapportCellPlan  *self,
             const Wanted     *wanted,
             guint             n,
             GError          **error)
{
  g_autofree char **problems = g_new0 (char *, n);
  g_autoptr(RapportEntity) before = NULL;
  g_autoptr(RapportEntity) after = NULL;
  g_autoptr(GError) failure = NULL;
  g_autofree char *problem = NULL;

  if (wanted->id != 0)
    before = rapport_table_load (self->connection, self->info->get_type (), wanted->id, &failure);
  if (failure != NULL && !g_error_matches (failure, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (before == NULL)
    {
      for (guint i = 0; i < n; i++)
        add_change (self, NULL, NULL, &wanted[i],
                    g_strdup (wanted[i].sentence != NULL ? wanted[i].sentence : failure->message));
      return TRUE;
    }
  after = rapport_entity_copy (before);
  for (guint i = 0; i < n; i++)
    problems[i] = put (self, after, &wanted[i]);
  problem = find_problem (self, before, after);
  if (problem != NULL)
    put_singly (self, before, &after, wanted, n, problems);
  add_edit (self, before, after, wanted, n, problems);
  for (guint i = 0; i < n; i++)
    add_change (self, before, after, &wanted[i], problems[i]);
  return self->info != &rapport_customer_info ||
         rapport_hand_over_find (self->connection, before, after, self->open, error);
}

/* What was found when it was looked at before does not count. */
static void
forget_found (RapportCellPlan *self)
{
  g_ptr_array_set_size (self->changes, 0);
  g_ptr_array_unref (self->edits);
  self->edits = g_ptr_array_new_with_free_func (rapport_thing_edit_free);
  self->n_refused = 0;
  self->n_new = 0;
  g_hash_table_remove_all (self->open);
  g_hash_table_remove_all (self->numbers);
  g_hash_table_remove_all (self->names);
  g_hash_table_remove_all (self->words);
  g_clear_object (&self->source);
}

/**
 * rapport_cell_plan_check:
 *
 * Finds out what of it changes something and what is refused, and why, before anything below is asked; again where
 * the book is another by then.
 *
 * Returns: whether that could be found out
 */
gboolean
rapport_cell_plan_check (RapportCellPlan    *self,
                         RapportConnection  *connection,
                         GError            **error)
{
  const Wanted *wanted;
  gboolean is_checked = TRUE;

  g_return_val_if_fail (self != NULL && RAPPORT_IS_CONNECTION (connection), FALSE);

  forget_found (self);
  wanted = (const Wanted *) self->wanted->data;
  self->connection = connection;
  for (guint i = 0, end; i < self->wanted->len && is_checked; i = end)
    {
      for (end = i + 1; end < self->wanted->len && wanted[end].id == wanted[i].id; end++)
        ;
      is_checked = check_thing (self, &wanted[i], end - i, error);
    }
  self->connection = NULL;
  return is_checked;
}

/** rapport_cell_plan_get_changes: Returns: (transfer none) (element-type RapportCellChange): as the values came */
GPtrArray *
rapport_cell_plan_get_changes (RapportCellPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->changes;
}

/** rapport_cell_plan_get_n_changed: Returns: how many fields would hold something else */
guint
rapport_cell_plan_get_n_changed (RapportCellPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->changes->len - self->n_refused;
}

/** rapport_cell_plan_get_n_things: Returns: how many things would change */
guint
rapport_cell_plan_get_n_things (RapportCellPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->edits->len;
}

/** rapport_cell_plan_get_n_refused: Returns: how many values are refused */
guint
rapport_cell_plan_get_n_refused (RapportCellPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_refused;
}

/** rapport_cell_plan_get_n_new: Returns: how many fields would hold words that nothing has yet and nobody suggests */
guint
rapport_cell_plan_get_n_new (RapportCellPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_new;
}

/** rapport_cell_plan_get_n_open: Returns: how many plans, action items and tickets are open with customers whose owner
 *  would change, and can go along */
guint
rapport_cell_plan_get_n_open (RapportCellPlan *self)
{
  GHashTableIter iter;
  gpointer things;
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, NULL, &things))
    n += rapport_open_things_count (things);
  return n;
}

/**
 * rapport_cell_plan_create_act:
 * @along: whether what is counted by rapport_cell_plan_get_n_open() goes along
 *
 * Returns: (transfer full): the one act of writing what is not refused; it fails with %RAPPORT_ERROR_CONFLICT when
 *   some of it was changed since it was looked at
 */
RapportAct *
rapport_cell_plan_create_act (RapportCellPlan *self,
                              gboolean         along)
{
  g_return_val_if_fail (self != NULL, NULL);

  return rapport_edit_things_new (self->info, self->edits, along);
}
