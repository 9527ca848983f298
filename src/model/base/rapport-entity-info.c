/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-entity.h"

/** rapport_entity_info_index: Returns: the index of the field called @name, -1 when there is none */
int
rapport_entity_info_index (const RapportEntityInfo *info,
                           const char              *name)
{
  g_return_val_if_fail (info != NULL && name != NULL, -1);

  for (guint i = 0; i < info->n_fields; i++)
    if (strcmp (info->fields[i].name, name) == 0)
      return i;
  return -1;
}

/** rapport_entity_info_find: Returns: (nullable): the field called @name */
const RapportField *
rapport_entity_info_find (const RapportEntityInfo *info,
                          const char              *name)
{
  int index = rapport_entity_info_index (info, name);

  return index >= 0 ? &info->fields[index] : NULL;
}

/** rapport_entity_info_find_flag: Returns: the index of the first field with @flag, -1 for none */
int
rapport_entity_info_find_flag (const RapportEntityInfo *info,
                               RapportFieldFlags        flag)
{
  g_return_val_if_fail (info != NULL, -1);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & flag)
      return i;
  return -1;
}

/**
 * rapport_entity_info_find_owner:
 * @target: a kind of thing
 *
 * Returns: the index of the field that names the owning thing of the kind @target, -1 when such a
 *   thing does not own it
 */
int
rapport_entity_info_find_owner (const RapportEntityInfo *info,
                                const char              *target)
{
  g_return_val_if_fail (info != NULL && target != NULL, -1);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & RAPPORT_FIELD_OWNER && strcmp (info->fields[i].target, target) == 0)
      return i;
  return -1;
}

/** rapport_entity_info_count_owners: Returns: to how many kinds of things one may belong */
guint
rapport_entity_info_count_owners (const RapportEntityInfo *info)
{
  guint n = 0;

  g_return_val_if_fail (info != NULL, 0);

  for (guint i = 0; i < info->n_fields; i++)
    n += (info->fields[i].flags & RAPPORT_FIELD_OWNER) != 0;
  return n;
}

/** rapport_entity_get_name: Returns: (nullable): what people call it, or else its number */
const char *
rapport_entity_get_name (RapportEntity *self)
{
  const RapportEntityInfo *info;
  int number;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), NULL);

  info = rapport_entity_get_info (self);
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & RAPPORT_FIELD_TITLE && rapport_entity_is_set (self, i))
      return rapport_entity_get_text (self, i);
  number = rapport_entity_info_find_flag (info, RAPPORT_FIELD_NUMBER);
  return number >= 0 ? rapport_entity_get_text (self, number) : NULL;
}

/**
 * rapport_entity_dup_title:
 *
 * Returns: (transfer full) (nullable): how others that refer to it name it; NULL when only its kind
 *   and the customer can be told
 */
char *
rapport_entity_dup_title (RapportEntity *self)
{
  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), NULL);

  if (rapport_entity_get_info (self)->dup_title != NULL)
    return rapport_entity_get_info (self)->dup_title (self);
  return g_strdup (rapport_entity_get_name (self));
}

/** rapport_entity_is_retired: Returns: whether it is not offered any more, and only stays where it is named */
gboolean
rapport_entity_is_retired (RapportEntity *self)
{
  int field;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), FALSE);

  field = rapport_entity_info_find_flag (rapport_entity_get_info (self), RAPPORT_FIELD_RETIRED);
  return field >= 0 && rapport_entity_get_flag (self, field);
}
