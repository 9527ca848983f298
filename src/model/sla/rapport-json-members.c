/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-json-members.h"
#include "rapport-zone.h"

#define MOST_ELEMENTS 100000

/** rapport_json_need: Returns: whether the object at @place has @member; null is as good as none */
gboolean
rapport_json_need (const RapportJsonPlace  *place,
                   const char              *member,
                   RapportJsonPlace        *child,
                   GError                 **error)
{
  return rapport_json_find (place, member, child)
         || rapport_json_fail (child, error, _("this is missing"));
}

/**
 * rapport_json_read_choice:
 * @values: (array zero-terminated=1): what may stand there
 * @index: (inout): which of them it is; left as it is where there is none
 *
 * Returns: whether nothing or one of @values stands at @member of the object at @place
 */
gboolean
rapport_json_read_choice (const RapportJsonPlace  *place,
                          const char              *member,
                          const char *const       *values,
                          int                     *index,
                          GError                 **error)
{
  RapportJsonPlace child;
  const char *text;

  if (!rapport_json_find (place, member, &child))
    return TRUE;
  text = rapport_json_get_text (&child, error);
  if (text == NULL)
    return FALSE;
  for (int i = 0; values[i] != NULL; i++)
    if (g_str_equal (values[i], text))
      {
        *index = i;
        return TRUE;
      }
  return rapport_json_fail (&child, error, _("“%s” is not known here"), text);
}

/**
 * rapport_json_read_number:
 * @number: (inout): left as it is where there is none
 *
 * Returns: whether nothing or a whole number from @least to @most stands at @member
 */
gboolean
rapport_json_read_number (const RapportJsonPlace  *place,
                          const char              *member,
                          int                      least,
                          int                      most,
                          int                     *number,
                          GError                 **error)
{
  RapportJsonPlace child;

  return !rapport_json_find (place, member, &child)
         || rapport_json_read_integer (&child, least, most, number, error);
}

/**
 * rapport_json_read_member_flag:
 * @flag: (inout): left as it is where there is none
 *
 * Returns: whether nothing, true or false stands at @member of the object at @place
 */
gboolean
rapport_json_read_member_flag (const RapportJsonPlace  *place,
                               const char              *member,
                               gboolean                *flag,
                               GError                 **error)
{
  RapportJsonPlace child;

  return !rapport_json_find (place, member, &child) || rapport_json_read_flag (&child, flag, error);
}

/** rapport_json_read_date: Returns: whether there is a date at @place, as yyyymmdd in @day */
gboolean
rapport_json_read_date (const RapportJsonPlace  *place,
                        int                     *day,
                        GError                 **error)
{
  const char *text = rapport_json_get_text (place, error);

  return text != NULL && rapport_json_read_day (place, text, day, error);
}

/**
 * rapport_json_read_list:
 * @read: (scope call): takes @data and the place of each element
 *
 * Returns: whether nothing, or a list of which @read takes each element, stands at @member
 */
gboolean
rapport_json_read_list (const RapportJsonPlace  *place,
                        const char              *member,
                        RapportJsonReadElement   read,
                        gpointer                 data,
                        GError                 **error)
{
  RapportJsonPlace list;
  guint length;

  if (!rapport_json_find (place, member, &list))
    return TRUE;
  if (!rapport_json_check_array (&list, MOST_ELEMENTS, &length, error))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      RapportJsonPlace element = rapport_json_element (&list, i);

      if (!read (data, &element, error))
        return FALSE;
    }
  return TRUE;
}


/**
 * rapport_json_read_zone:
 * @name: (out) (optional) (transfer none): what it is called; belongs to the parser
 *
 * Returns: (transfer full): the time zone that member zone of the object at @place names; NULL with
 *   @error where there is none
 */
GTimeZone *
rapport_json_read_zone (const RapportJsonPlace  *place,
                        const char             **name,
                        GError                 **error)
{
  RapportJsonPlace child;
  const char *text;
  GTimeZone *zone;

  if (!rapport_json_find (place, "zone", &child))
    {
      rapport_json_fail (&child, error, _("the time zone is missing"));
      return NULL;
    }
  text = rapport_json_get_text (&child, error);
  if (text == NULL)
    return NULL;
  zone = rapport_zone_new (text);
  if (zone == NULL)
    rapport_json_fail (&child, error, _("no time zone is called “%s”"), text);
  if (name != NULL)
    *name = text;
  return zone;
}
