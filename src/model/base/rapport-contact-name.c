/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-contact-name.h"

#define WIDE_OPEN "\uff08"
#define WIDE_CLOSE "\uff09"

/* where @text's first bracket opens, and behind it */
static const char *
find_open (const char  *text,
           const char **inside)
{
  const char *narrow = strchr (text, '(');
  const char *wide = strstr (text, WIDE_OPEN);

  if (narrow != NULL && (wide == NULL || narrow < wide))
    {
      *inside = narrow + 1;
      return narrow;
    }
  if (wide != NULL)
    *inside = wide + strlen (WIDE_OPEN);
  return wide;
}

static char *
dup_stripped (const char *start,
              gsize       length)
{
  return g_strstrip (g_strndup (start, length));
}

/**
 * rapport_contact_name_split:
 * @typed: a contact as written in one cell, such as `*总监(市场部)`
 * @name: (out): what stands before the bracket, or all of @typed
 * @position: (out) (nullable): what stands in the bracket
 * @department: (out) (nullable): the same, if it ends in 部
 *
 * Splits at the first bracket, narrow or wide, that ends with the text. Something without a name
 * before the bracket, or with more text behind it, is a name as a whole.
 */
void
rapport_contact_name_split (const char  *typed,
                            char       **name,
                            char       **position,
                            char       **department)
{
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;
  g_autofree char *within = NULL;
  const char *open, *inside = NULL;

  g_return_if_fail (typed != NULL && name != NULL && position != NULL && department != NULL);

  *position = NULL;
  *department = NULL;
  text = dup_stripped (typed, strlen (typed));
  open = find_open (text, &inside);
  if (open != NULL)
    {
      gsize close = g_str_has_suffix (inside, ")") ? 1 :
                    g_str_has_suffix (inside, WIDE_CLOSE) ? strlen (WIDE_CLOSE) : 0;

      before = dup_stripped (text, open - text);
      within = close > 0 ? dup_stripped (inside, strlen (inside) - close) : NULL;
    }
  if (before == NULL || *before == '\0' || within == NULL || *within == '\0')
    {
      *name = g_steal_pointer (&text);
      return;
    }
  *name = g_steal_pointer (&before);
  if (g_str_has_suffix (within, "部"))
    *department = g_steal_pointer (&within);
  else
    *position = g_steal_pointer (&within);
}

/**
 * rapport_contact_set_typed:
 * @typed: (nullable): a contact as written in one cell
 *
 * Sets name, position and department from @typed and keeps it, so that it prints back byte for byte.
 */
void
rapport_contact_set_typed (RapportContact *self,
                           const char     *typed)
{
  RapportEntity *entity = RAPPORT_ENTITY (self);
  g_autofree char *name = NULL;
  g_autofree char *position = NULL;
  g_autofree char *department = NULL;

  g_return_if_fail (RAPPORT_IS_CONTACT (self));

  if (typed != NULL)
    rapport_contact_name_split (typed, &name, &position, &department);
  rapport_entity_set_text (entity, RAPPORT_CONTACT_NAME, name);
  rapport_entity_set_text (entity, RAPPORT_CONTACT_POSITION, position);
  rapport_entity_set_text (entity, RAPPORT_CONTACT_DEPARTMENT, department);
  rapport_entity_set_text (entity, RAPPORT_CONTACT_AS_TYPED, typed);
}

static gboolean
means_the_same (const char *typed,
                const char *name,
                const char *position,
                const char *department)
{
  g_autofree char *typed_name = NULL;
  g_autofree char *typed_position = NULL;
  g_autofree char *typed_department = NULL;

  rapport_contact_name_split (typed, &typed_name, &typed_position, &typed_department);
  return g_strcmp0 (typed_name, name) == 0 &&
         (typed_position == NULL || g_strcmp0 (typed_position, position) == 0) &&
         (typed_department == NULL || g_strcmp0 (typed_department, department) == 0) &&
         (typed_position != NULL || typed_department != NULL ||
          (position == NULL && department == NULL));
}

/**
 * rapport_contact_name_join:
 * @typed: (nullable): a contact as written in one cell
 * @name: (nullable): what is kept of it; likewise @position and @department
 *
 * The contact in one cell (F1): as it was typed, for as long as that still says what the fields do;
 * else the name with the position, or else the department, in brackets.
 *
 * Returns: (transfer full): the text, "" for a contact without a name
 */
char *
rapport_contact_name_join (const char *typed,
                           const char *name,
                           const char *position,
                           const char *department)
{
  const char *within = position != NULL ? position : department;

  if (typed != NULL && means_the_same (typed, name, position, department))
    return g_strdup (typed);
  if (name == NULL || within == NULL)
    return g_strdup (name != NULL ? name : within != NULL ? within : "");
  return g_strdup_printf ("%s(%s)", name, within);
}

/** rapport_contact_dup_title: Returns: (transfer full): the contact in one cell, as rapport_contact_name_join() has it */
char *
rapport_contact_dup_title (RapportContact *self)
{
  RapportEntity *entity = RAPPORT_ENTITY (self);

  g_return_val_if_fail (RAPPORT_IS_CONTACT (self), NULL);

  return rapport_contact_name_join (rapport_entity_get_text (entity, RAPPORT_CONTACT_AS_TYPED),
                                    rapport_entity_get_text (entity, RAPPORT_CONTACT_NAME),
                                    rapport_entity_get_text (entity, RAPPORT_CONTACT_POSITION),
                                    rapport_entity_get_text (entity, RAPPORT_CONTACT_DEPARTMENT));
}
