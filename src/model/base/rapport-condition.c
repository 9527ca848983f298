/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-condition.h"

struct _RapportCondition
{
  gatomicrefcount          references;
  RapportConditionKind     kind;
  GPtrArray               *parts;
  char                    *column;
  RapportConditionOperator operation;
  GStrv                    values;
  guint                    place;
};

G_DEFINE_QUARK (rapport-condition-error-quark, rapport_condition_error)

static RapportCondition *
make (RapportConditionKind kind)
{
  RapportCondition *self = g_new0 (RapportCondition, 1);

  g_atomic_ref_count_init (&self->references);
  self->kind = kind;
  return self;
}

/**
 * rapport_condition_new_test:
 * @column: stable name of a column
 * @values: (nullable): ended by NULL, as rapport_condition_print() would write them without quotes
 * @place: where it stands in a text, in characters from 1; 0 for nowhere
 *
 * Returns: (transfer full): that the column's value is like @values
 */
RapportCondition *
rapport_condition_new_test (const char               *column,
                            RapportConditionOperator  operation,
                            const char * const       *values,
                            guint                     place)
{
  RapportCondition *self;

  g_return_val_if_fail (column != NULL, NULL);

  self = make (RAPPORT_CONDITION_TEST);
  self->column = g_strdup (column);
  self->operation = operation;
  self->values = values != NULL ? g_strdupv ((GStrv) values) : g_new0 (char *, 1);
  self->place = place;
  return self;
}

/** rapport_condition_new_not: Returns: (transfer full): the opposite of @part (transfer full) */
RapportCondition *
rapport_condition_new_not (RapportCondition *part)
{
  RapportCondition *self;

  g_return_val_if_fail (part != NULL, NULL);

  if (part->kind == RAPPORT_CONDITION_NOT)
    {
      self = rapport_condition_ref (g_ptr_array_index (part->parts, 0));
      rapport_condition_unref (part);
      return self;
    }
  self = make (RAPPORT_CONDITION_NOT);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_condition_unref);
  g_ptr_array_add (self->parts, part);
  return self;
}

/**
 * rapport_condition_new_join:
 * @kind: AND or OR
 * @parts: (element-type RapportCondition): not changed
 *
 * Returns: (transfer full): all or any of @parts; one part alone is itself, and parts of the same
 *   kind are taken apart
 */
RapportCondition *
rapport_condition_new_join (RapportConditionKind  kind,
                            GPtrArray            *parts)
{
  RapportCondition *self;

  g_return_val_if_fail (kind == RAPPORT_CONDITION_AND || kind == RAPPORT_CONDITION_OR, NULL);
  g_return_val_if_fail (parts != NULL, NULL);

  if (parts->len == 1)
    return rapport_condition_ref (g_ptr_array_index (parts, 0));
  self = make (kind);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_condition_unref);
  for (guint i = 0; i < parts->len; i++)
    {
      RapportCondition *part = g_ptr_array_index (parts, i);

      for (guint k = 0; part->kind == kind && k < part->parts->len; k++)
        g_ptr_array_add (self->parts, rapport_condition_ref (g_ptr_array_index (part->parts, k)));
      if (part->kind != kind)
        g_ptr_array_add (self->parts, rapport_condition_ref (part));
    }
  if (self->parts->len == 1)
    {
      RapportCondition *only = rapport_condition_ref (g_ptr_array_index (self->parts, 0));

      rapport_condition_unref (self);
      return only;
    }
  return self;
}

/** rapport_condition_join: Returns: (transfer full) (nullable): both (nullable, transfer full) at once */
RapportCondition *
rapport_condition_join (RapportCondition *a,
                        RapportCondition *b)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_condition_unref);

  if (a != NULL)
    g_ptr_array_add (parts, a);
  if (b != NULL)
    g_ptr_array_add (parts, b);
  return parts->len > 0 ? rapport_condition_new_join (RAPPORT_CONDITION_AND, parts) : NULL;
}

/** rapport_condition_ref: Returns: (transfer full): @self */
RapportCondition *
rapport_condition_ref (RapportCondition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/** rapport_condition_unref: Gives a reference to @self back; it may be %NULL */
void
rapport_condition_unref (RapportCondition *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self->column);
  g_strfreev (self->values);
  g_free (self);
}

/** rapport_condition_equal: Returns: whether both (nullable) ask for the same in the same words */
gboolean
rapport_condition_equal (const RapportCondition *a,
                         const RapportCondition *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->kind != b->kind)
    return FALSE;
  if (a->kind == RAPPORT_CONDITION_TEST)
    return a->operation == b->operation && strcmp (a->column, b->column) == 0 &&
           g_strv_equal ((const char * const *) a->values, (const char * const *) b->values);
  if (a->parts->len != b->parts->len)
    return FALSE;
  for (guint i = 0; i < a->parts->len; i++)
    if (!rapport_condition_equal (g_ptr_array_index (a->parts, i), g_ptr_array_index (b->parts, i)))
      return FALSE;
  return TRUE;
}

RapportConditionKind
rapport_condition_get_kind (const RapportCondition *self)
{
  g_return_val_if_fail (self != NULL, RAPPORT_CONDITION_AND);

  return self->kind;
}

/** rapport_condition_get_n_parts: Returns: how many parts are joined or turned round; 0 for a test */
guint
rapport_condition_get_n_parts (const RapportCondition *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->parts != NULL ? self->parts->len : 0;
}

/** rapport_condition_get_part: Returns: (transfer none): one of the parts */
const RapportCondition *
rapport_condition_get_part (const RapportCondition *self,
                            guint                   position)
{
  g_return_val_if_fail (self != NULL && self->parts != NULL, NULL);
  g_return_val_if_fail (position < self->parts->len, NULL);

  return g_ptr_array_index (self->parts, position);
}

/** rapport_condition_get_column: Returns: the stable name of the column a test asks; NULL for others */
const char *
rapport_condition_get_column (const RapportCondition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->column;
}

/** rapport_condition_get_operator: Returns: how a test compares */
RapportConditionOperator
rapport_condition_get_operator (const RapportCondition *self)
{
  g_return_val_if_fail (self != NULL, RAPPORT_CONDITION_IS);

  return self->operation;
}

/** rapport_condition_get_values: Returns: what a test compares with, ended by NULL */
const char * const *
rapport_condition_get_values (const RapportCondition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->values;
}

/** rapport_condition_get_place: Returns: where a test stood in its text, in characters from 1, or 0 */
guint
rapport_condition_get_place (const RapportCondition *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->place;
}

/** rapport_condition_mentions: Returns: whether @self (nullable) asks @column anywhere */
gboolean
rapport_condition_mentions (const RapportCondition *self,
                            const char             *column)
{
  if (self == NULL)
    return FALSE;
  if (self->kind == RAPPORT_CONDITION_TEST)
    return strcmp (self->column, column) == 0;
  for (guint i = 0; i < self->parts->len; i++)
    if (rapport_condition_mentions (g_ptr_array_index (self->parts, i), column))
      return TRUE;
  return FALSE;
}

/**
 * rapport_condition_overrides:
 * @usual: a test that holds unless something else is asked for
 *
 * What is ruled out says nothing of the rest: `-state:done` leaves it to what is usual. Ruling out just
 * that, as `-archived:no`, asks for the others.
 *
 * Returns: whether @self (nullable) asks for other values of the column of @usual
 */
gboolean
rapport_condition_overrides (const RapportCondition *self,
                             const RapportCondition *usual)
{
  g_return_val_if_fail (usual != NULL && usual->kind == RAPPORT_CONDITION_TEST, FALSE);

  if (self == NULL)
    return FALSE;
  if (self->kind == RAPPORT_CONDITION_TEST)
    return strcmp (self->column, usual->column) == 0;
  if (self->kind == RAPPORT_CONDITION_NOT)
    return rapport_condition_equal (g_ptr_array_index (self->parts, 0), usual);
  for (guint i = 0; i < self->parts->len; i++)
    if (rapport_condition_overrides (g_ptr_array_index (self->parts, i), usual))
      return TRUE;
  return FALSE;
}

static gboolean
is_test_of (const RapportCondition *self,
            const char             *column)
{
  return self->kind == RAPPORT_CONDITION_TEST && strcmp (self->column, column) == 0;
}

/**
 * rapport_condition_find:
 *
 * Returns: (transfer none) (nullable): the one test of @column that must hold whatever else @self
 *   (nullable) asks; %NULL when there is none or are several
 */
const RapportCondition *
rapport_condition_find (const RapportCondition *self,
                        const char             *column)
{
  const RapportCondition *found = NULL;

  g_return_val_if_fail (column != NULL, NULL);

  if (self == NULL || is_test_of (self, column))
    return self;
  for (guint i = 0; self->kind == RAPPORT_CONDITION_AND && i < self->parts->len; i++)
    {
      const RapportCondition *part = g_ptr_array_index (self->parts, i);

      if (!is_test_of (part, column))
        continue;
      if (found != NULL)
        return NULL;
      found = part;
    }
  return found;
}

/**
 * rapport_condition_replace:
 * @self: (nullable) (transfer full): what is asked for
 * @test: (nullable) (transfer full): what is asked of @column from now on, %NULL for nothing
 *
 * Returns: (transfer full) (nullable): @self with @test in place of all tests of @column that must
 *   hold by themselves; %NULL when nothing is left
 */
RapportCondition *
rapport_condition_replace (RapportCondition *self,
                           const char       *column,
                           RapportCondition *test)
{
  g_autoptr(RapportCondition) before = self;
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_condition_unref);
  gboolean placed = test == NULL;

  g_return_val_if_fail (column != NULL, NULL);

  for (guint i = 0; before != NULL && i < (before->kind == RAPPORT_CONDITION_AND ? before->parts->len : 1); i++)
    {
      RapportCondition *part =
        before->kind == RAPPORT_CONDITION_AND ? g_ptr_array_index (before->parts, i) : before;

      if (!is_test_of (part, column))
        g_ptr_array_add (parts, rapport_condition_ref (part));
      else if (!placed)
        g_ptr_array_add (parts, test);
      placed = placed || is_test_of (part, column);
    }
  if (!placed)
    g_ptr_array_add (parts, test);
  return parts->len > 0 ? rapport_condition_new_join (RAPPORT_CONDITION_AND, parts) : NULL;
}

/**
 * rapport_condition_dup_musts:
 *
 * Returns: (transfer full) (element-type RapportCondition): what must hold, each by itself, for @self (nullable) to
 *   hold: the parts that are joined by AND, or @self alone
 */
GPtrArray *
rapport_condition_dup_musts (RapportCondition *self)
{
  GPtrArray *musts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_condition_unref);

  if (self != NULL && self->kind != RAPPORT_CONDITION_AND)
    g_ptr_array_add (musts, rapport_condition_ref (self));
  else
    for (guint i = 0; self != NULL && i < self->parts->len; i++)
      g_ptr_array_add (musts, rapport_condition_ref (g_ptr_array_index (self->parts, i)));
  return musts;
}

/**
 * rapport_condition_set_must:
 * @self: (nullable) (transfer full): what is asked for
 * @old: (nullable): one of the musts of @self
 * @part: (nullable): what must hold in place of @old, %NULL for nothing; behind the others where there is no @old
 *
 * Returns: (transfer full) (nullable): @self with @part; %NULL when nothing is left
 */
RapportCondition *
rapport_condition_set_must (RapportCondition       *self,
                            const RapportCondition *old,
                            RapportCondition       *part)
{
  g_autoptr(RapportCondition) before = self;
  g_autoptr(GPtrArray) musts = rapport_condition_dup_musts (before);
  guint place = musts->len;

  for (guint i = musts->len; old != NULL && i-- > 0;)
    if (rapport_condition_equal (g_ptr_array_index (musts, i), old))
      {
        g_ptr_array_remove_index (musts, i);
        place = i;
      }
  if (part != NULL)
    g_ptr_array_insert (musts, (int) place, rapport_condition_ref (part));
  return musts->len > 0 ? rapport_condition_new_join (RAPPORT_CONDITION_AND, musts) : NULL;
}

static RapportCondition *
map_test (const RapportCondition *self,
          RapportConditionMap     func,
          gpointer                data)
{
  RapportCondition *copy = rapport_condition_new_test (self->column, self->operation,
                                                       (const char * const *) self->values, self->place);

  for (guint i = 0; copy->values[i] != NULL; i++)
    {
      char *value = func (self->column, copy->values[i], data);

      if (value == NULL)
        continue;
      g_free (copy->values[i]);
      copy->values[i] = value;
    }
  return copy;
}

/** rapport_condition_map: Returns: (transfer full): the same with other values in its tests */
RapportCondition *
rapport_condition_map (const RapportCondition *self,
                       RapportConditionMap     func,
                       gpointer                data)
{
  RapportCondition *copy;

  g_return_val_if_fail (self != NULL && func != NULL, NULL);

  if (self->kind == RAPPORT_CONDITION_TEST)
    return map_test (self, func, data);
  copy = make (self->kind);
  copy->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_condition_unref);
  for (guint i = 0; i < self->parts->len; i++)
    g_ptr_array_add (copy->parts, rapport_condition_map (g_ptr_array_index (self->parts, i), func, data));
  return copy;
}
