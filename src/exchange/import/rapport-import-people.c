/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-contact-name.h"
#include "rapport-import-cell.h"
#include "rapport-import-people.h"

/* what stands between people in a cell, and between their numbers and addresses */
#define SEPARATORS "、/／;；\n"

/* what is given for each of the people, in their order */
static const guint own_fields[] = {
  RAPPORT_CONTACT_POSITION, RAPPORT_CONTACT_DEPARTMENT, RAPPORT_CONTACT_PHONE, RAPPORT_CONTACT_MOBILE,
  RAPPORT_CONTACT_EMAIL, RAPPORT_CONTACT_IM,
};

/* A slash within brackets divides a position from a department, not two people. */
static gboolean
has_separator (const char *names)
{
  for (const char *at = names; *at != '\0'; at = g_utf8_next_char (at))
    if (g_utf8_strchr (SEPARATORS, -1, g_utf8_get_char (at)) != NULL)
      return TRUE;
  return FALSE;
}

static GPtrArray *
split_names (const char *names)
{
  g_autoptr(GString) guarded = g_string_new (NULL);
  GPtrArray *parts;
  guint depth = 0;

  for (const char *at = names; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (c == '(' || c == 0xff08)
        depth++;
      else if ((c == ')' || c == 0xff09) && depth > 0)
        depth--;
      g_string_append_unichar (guarded, depth > 0 && (c == '/' || c == 0x3001) ? 0xe000 + (c == '/') : c);
    }
  parts = rapport_import_split (guarded->str, SEPARATORS);
  for (guint i = 0; i < parts->len; i++)
    {
      g_autoptr(GString) part = g_string_new (g_ptr_array_index (parts, i));

      g_string_replace (part, "\xee\x80\x80", "、", 0);
      g_string_replace (part, "\xee\x80\x81", "/", 0);
      g_free (g_ptr_array_index (parts, i));
      g_ptr_array_index (parts, i) = g_strdup (part->str);
    }
  return parts;
}

/* Whether what else is said of the people can be given to each: nothing, or as many as there are people */
static gboolean
can_divide (RapportEntity *contact,
            guint          n_people)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_fields); i++)
    {
      const char *text = rapport_entity_get_text (contact, own_fields[i]);
      g_autoptr(GPtrArray) parts = text != NULL ? rapport_import_split (text, SEPARATORS) : NULL;

      if (parts != NULL && parts->len != n_people)
        return FALSE;
    }
  return TRUE;
}

static RapportEntity *
make_person (RapportEntity *all,
             const char    *name,
             guint          index)
{
  RapportEntity *person = RAPPORT_ENTITY (rapport_contact_new ());

  rapport_contact_set_typed (RAPPORT_CONTACT (person), name);
  for (guint i = 0; i < G_N_ELEMENTS (own_fields); i++)
    {
      const char *text = rapport_entity_get_text (all, own_fields[i]);
      g_autoptr(GPtrArray) parts = text != NULL ? rapport_import_split (text, SEPARATORS) : NULL;

      if (parts != NULL)
        rapport_entity_set_text (person, own_fields[i], g_ptr_array_index (parts, index));
    }
  return person;
}

/**
 * rapport_import_people_split:
 * @values: whose contact holds what the row's other cells say of the people
 * @names: what stands in the cell of the contact, such as `王建国(采购总监)/张敏(采购部)`
 *
 * Makes a contact of each of several people in one cell, with their telephones and addresses in the same
 * order, where there are as many.
 *
 * Returns: whether it did; else @values is as before
 */
gboolean
rapport_import_people_split (RapportImportValues *values,
                             const char          *names)
{
  g_autoptr(GPtrArray) people = NULL;
  g_autoptr(RapportEntity) all = NULL;

  g_return_val_if_fail (values != NULL && names != NULL, FALSE);

  if (!has_separator (names))
    return FALSE;
  people = split_names (names);
  if (people->len < 2 || values->contact == NULL || !can_divide (values->contact, people->len))
    return FALSE;
  all = g_steal_pointer (&values->contact);
  values->contact = make_person (all, g_ptr_array_index (people, 0), 0);
  for (guint i = 1; i < people->len; i++)
    g_ptr_array_add (values->others, make_person (all, g_ptr_array_index (people, i), i));
  return TRUE;
}

static gboolean
is_chinese (const char *text)
{
  return text != NULL && g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN;
}

/**
 * rapport_import_people_dup_name:
 * @family: (nullable): family name
 * @given: (nullable): given name
 *
 * Returns: (transfer full): both as they are written together: 张伟, Ann Lee
 */
char *
rapport_import_people_dup_name (const char *family,
                                const char *given)
{
  if (family == NULL || given == NULL)
    return g_strdup (family != NULL ? family : given);
  if (is_chinese (family) || is_chinese (given))
    return g_strconcat (family, given, NULL);
  return g_strdup_printf ("%s %s", given, family);
}
