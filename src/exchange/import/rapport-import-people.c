/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-contact-name.h"
#include "rapport-import-cell.h"
#include "rapport-import-numbers.h"
#include "rapport-import-people.h"

/* what stands between people in a cell, and between their numbers and addresses */
#define SEPARATORS "、/／;；，\n"

/* what is given for each of the people, in their order */
static const guint own_fields[] = {
  RAPPORT_CONTACT_POSITION, RAPPORT_CONTACT_DEPARTMENT, RAPPORT_CONTACT_PHONE, RAPPORT_CONTACT_MOBILE,
  RAPPORT_CONTACT_EMAIL, RAPPORT_CONTACT_IM,
};

static gboolean
has_separator (const char *names)
{
  for (const char *at = names; *at != '\0'; at = g_utf8_next_char (at))
    if (g_utf8_strchr (SEPARATORS, -1, g_utf8_get_char (at)) != NULL)
      return TRUE;
  return FALSE;
}

/* for private use: what stands in for a separator that divides no people */
#define GUARD 0xe000

/* Within brackets a separator divides a position from a department, not two people. */
static char *
guard (const char *names,
       const char *separators)
{
  GString *guarded = g_string_new (NULL);
  guint depth = 0;

  for (const char *at = names; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);
      const char *separator = g_utf8_strchr (separators, -1, c);

      if (c == '(' || c == 0xff08)
        depth++;
      else if ((c == ')' || c == 0xff09) && depth > 0)
        depth--;
      g_string_append_unichar (guarded, depth > 0 && separator != NULL && c != '\n' && c != ';' && c != 0xff1b
                                          ? GUARD + (separator - separators) : c);
    }
  return g_string_free (guarded, FALSE);
}

static char *
unguard (const char *part,
         const char *separators)
{
  GString *text = g_string_new (NULL);

  for (const char *at = part; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (text, c >= GUARD && c < GUARD + strlen (separators)
                                     ? g_utf8_get_char (separators + c - GUARD) : c);
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
split_at (const char *names,
          const char *separators)
{
  g_autofree char *guarded = guard (names, separators);
  GPtrArray *parts = rapport_import_split (guarded, separators);

  for (guint i = 0; i < parts->len; i++)
    {
      char *part = g_ptr_array_index (parts, i);

      g_ptr_array_index (parts, i) = unguard (part, separators);
      g_free (part);
    }
  return parts;
}

static GPtrArray *
split_names (const char *names)
{
  return split_at (names, SEPARATORS);
}

/**
 * rapport_import_people_list:
 *
 * Returns: (transfer full) (element-type utf8): people in one cell, also such as may be one
 */
GPtrArray *
rapport_import_people_list (const char *names)
{
  return split_at (names, SEPARATORS ",");
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

static void
set_number (RapportEntity *contact,
            const char    *number)
{
  const gboolean is_mobile = rapport_import_number_is_mobile (number);
  const guint fields[] = {
    is_mobile ? RAPPORT_CONTACT_MOBILE : RAPPORT_CONTACT_PHONE, is_mobile ? RAPPORT_CONTACT_PHONE : RAPPORT_CONTACT_MOBILE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!rapport_entity_is_set (contact, fields[i]))
      {
        rapport_entity_set_text (contact, fields[i], number);
        return;
      }
}

/* Of several people each has one number, in their order. */
static gboolean
set_numbers (RapportEntity *contact,
             GPtrArray     *names,
             GPtrArray     *numbers)
{
  g_autoptr(GString) all = g_string_new (NULL);

  if (names->len < 2)
    {
      for (guint i = 0; i < MIN (numbers->len, 2); i++)
        set_number (contact, g_ptr_array_index (numbers, i));
      return numbers->len <= 2;
    }
  if (numbers->len != names->len)
    return numbers->len == 0;
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "、" : "", (const char *) g_ptr_array_index (numbers, i));
  rapport_entity_set_text (contact, RAPPORT_CONTACT_PHONE, all->str);
  return TRUE;
}

/**
 * rapport_import_people_take_numbers:
 * @contact: is given the telephone numbers
 * @text: people with their numbers, such as `王建国 13800138000、李敏 025-84400000`
 * @names: (out) (transfer full): the people alone
 *
 * Returns: whether all numbers have a place; of several people, whether each has one
 */
gboolean
rapport_import_people_take_numbers (RapportEntity  *contact,
                                    const char     *text,
                                    char          **names)
{
  g_autoptr(GPtrArray) parts = NULL;
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (RAPPORT_IS_ENTITY (contact) && text != NULL && names != NULL, FALSE);

  parts = split_names (text);
  for (guint i = 0; i < parts->len; i++)
    {
      char *name = rapport_import_numbers_take (g_ptr_array_index (parts, i), numbers);

      if (*name != '\0')
        g_ptr_array_add (people, name);
      else
        g_free (name);
    }
  g_ptr_array_add (people, NULL);
  *names = g_strjoinv ("、", (char **) people->pdata);
  g_ptr_array_set_size (people, people->len - 1);
  return set_numbers (contact, people, numbers);
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
