/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-anniversary.h"
#include "rapport-checks.h"

/* the shortest numbers one can dial, such as 95588 */
#define LEAST_PHONE_DIGITS 5

static const char *
get_label (const RapportField *field)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "field", field->label);
}

static const RapportField *
get_field (RapportEntity *self,
           guint          field)
{
  return &rapport_entity_get_info (self)->fields[field];
}

/* flags the choices and moments that hold only the words as typed */
static void
check_words (RapportEntity  *self,
             const gboolean *is_set,
             GPtrArray      *problems)
{
  const RapportEntityInfo *info = rapport_entity_get_info (self);

  for (guint i = 1; i < info->n_fields; i++)
    {
      const RapportField *field = &info->fields[i - 1];

      if (!is_set[i] || is_set[i - 1] || !(info->fields[i].flags & RAPPORT_FIELD_WORDS) ||
          field->kind == RAPPORT_FIELD_REFERENCE)
        continue;
      rapport_problems_add (problems, field->name, RAPPORT_SEVERITY_FLAG,
                            field->kind == RAPPORT_FIELD_MOMENT
                              /* translators: the first %s is what was typed, the second a field */
                              ? _("“%s” is no date for “%s”; it is kept as typed.")
                              /* translators: the first %s is what was typed, the second a field */
                              : _("“%s” is none of the choices of “%s”; it is kept as typed."),
                            rapport_entity_get_text (self, i), get_label (field));
    }
}

static char *
dup_narrow (const char *text)
{
  char *narrow = g_str_is_ascii (text) ? g_strdup (text) : g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return narrow != NULL ? narrow : g_strdup ("");
}

/* drops the words that lead to an extension */
static void
drop_extension_words (char *phone)
{
  static const char * const words[] = { "ext", "Ext", "EXT", "转", "分机", "x" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      char *at = strstr (phone, words[i]);

      if (at != NULL)
        memset (at, ' ', strlen (words[i]));
    }
}

/* Returns: whether @phone consists of digits and what stands between them */
static gboolean
count_digits (const char *phone,
              guint      *digits)
{
  gboolean strange = FALSE;

  *digits = 0;
  for (const char *at = phone; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      (*digits)++;
    else
      strange = strange || strchr ("+-() ./,;*#\t\n", *at) == NULL;
  return !strange;
}

/** rapport_check_phone: flags a telephone number that is too short or holds letters */
void
rapport_check_phone (RapportEntity *self,
                     guint          field,
                     GPtrArray     *problems)
{
  const char *typed = rapport_entity_get_text (self, field);
  g_autofree char *phone = NULL;
  guint digits;

  if (typed == NULL || (count_digits (typed, &digits) && digits >= LEAST_PHONE_DIGITS))
    return;
  phone = dup_narrow (typed);
  drop_extension_words (phone);
  if (!count_digits (phone, &digits))
    rapport_problems_add (problems, get_field (self, field)->name, RAPPORT_SEVERITY_FLAG,
                          /* translators: %s is what was typed */
                          _("“%s” does not look like a telephone number."), typed);
  else if (digits < LEAST_PHONE_DIGITS)
    rapport_problems_add (problems, get_field (self, field)->name, RAPPORT_SEVERITY_FLAG,
                          /* translators: %s is what was typed */
                          _("“%s” is too short for a telephone number."), typed);
}

static gboolean
is_whole_email (const char *address)
{
  const char *at = strchr (address, '@');
  const char *dot = at != NULL ? strrchr (at, '.') : NULL;

  return at != NULL && at > address && strchr (at + 1, '@') == NULL && dot != NULL &&
         dot > at + 1 && at[1] != '.' && dot[1] != '\0';
}

/** rapport_check_email: flags an e-mail address, or one of several, that is not whole */
void
rapport_check_email (RapportEntity *self,
                     guint          field,
                     GPtrArray     *problems)
{
  const char *typed = rapport_entity_get_text (self, field);
  g_autofree char *narrow = NULL;
  g_auto(GStrv) addresses = NULL;
  gboolean whole = FALSE;

  if (typed == NULL || (g_str_is_ascii (typed) && strpbrk (typed, "\t\n ,;") == NULL && is_whole_email (typed)))
    return;
  narrow = dup_narrow (typed);
  addresses = g_strsplit_set (g_strdelimit (narrow, "\t\n", ' '), " ,;", -1);
  for (guint i = 0; addresses[i] != NULL; i++)
    {
      if (*addresses[i] == '\0')
        continue;
      whole = is_whole_email (addresses[i]);
      if (!whole)
        break;
    }
  if (!whole)
    rapport_problems_add (problems, get_field (self, field)->name, RAPPORT_SEVERITY_FLAG,
                          /* translators: %s is what was typed */
                          _("“%s” is not a whole e-mail address."), typed);
}

/**
 * rapport_check_anniversary:
 * @field: a day of the year, as people write it
 * @lunar: it is by the Chinese calendar
 * @severity: of what is none
 *
 * Adds why what is written in @field is no day of the year.
 */
void
rapport_check_anniversary (RapportEntity   *self,
                           guint            field,
                           gboolean         lunar,
                           RapportSeverity  severity,
                           GPtrArray       *problems)
{
  const char *typed = rapport_entity_get_text (self, field);
  g_autoptr(GError) error = NULL;
  RapportAnniversary anniversary;

  if (typed != NULL && !rapport_anniversary_parse (typed, lunar, &anniversary, &error))
    rapport_problems_add (problems, get_field (self, field)->name, severity, "%s", error->message);
}

static void
flag_future (RapportEntity *self,
             guint          field,
             gint64         now,
             GTimeZone     *zone,
             GPtrArray     *problems)
{
  gboolean future;

  if (!rapport_entity_is_set (self, field))
    return;
  if (get_field (self, field)->kind == RAPPORT_FIELD_MOMENT)
    {
      const RapportMoment *moment = rapport_entity_get_moment (self, field);

      future = moment->has_time ? moment->at > now
                                : moment->day > rapport_day_from_instant (now, zone);
    }
  else
    future = rapport_entity_get_integer (self, field) > now;
  if (future)
    rapport_problems_add (problems, get_field (self, field)->name, RAPPORT_SEVERITY_FLAG,
                          /* translators: %s is the name of a field with a time */
                          _("“%s” lies in the future."), get_label (get_field (self, field)));
}

/**
 * rapport_entity_check_at:
 * @now: UTC seconds
 * @zone: where the person is
 * @problems: (element-type RapportProblem): where to add what is wrong
 *
 * Adds what only shows when the time is known: what has happened, in the future. To be asked beside rapport_entity_check().
 */
void
rapport_entity_check_at (RapportEntity *self,
                         gint64         now,
                         GTimeZone     *zone,
                         GPtrArray     *problems)
{
  const RapportEntityInfo *info;

  g_return_if_fail (RAPPORT_IS_ENTITY (self));
  g_return_if_fail (zone != NULL && problems != NULL);

  info = rapport_entity_get_info (self);
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & RAPPORT_FIELD_PAST)
      flag_future (self, i, now, zone, problems);
}

/* what two fields can be compared by: seconds where both have a time, else days where both have one */
static gboolean
get_point (RapportEntity *self,
           guint          field,
           gboolean       by_time,
           gint64        *point)
{
  const RapportFieldKind kind = get_field (self, field)->kind;
  const RapportMoment *moment;

  if (kind != RAPPORT_FIELD_MOMENT)
    {
      *point = kind == RAPPORT_FIELD_DAY ? rapport_entity_get_day (self, field)
                                         : rapport_entity_get_integer (self, field);
      return by_time == (kind == RAPPORT_FIELD_INSTANT);
    }
  moment = rapport_entity_get_moment (self, field);
  *point = by_time ? moment->at : moment->day;
  return !by_time || moment->has_time;
}

static gboolean
is_reversed (RapportEntity *self,
             guint          first,
             guint          second)
{
  gint64 before, after;

  if (!rapport_entity_is_set (self, first) || !rapport_entity_is_set (self, second))
    return FALSE;
  if (get_point (self, first, TRUE, &before) && get_point (self, second, TRUE, &after))
    return after < before;
  return get_point (self, first, FALSE, &before) && get_point (self, second, FALSE, &after) && after < before;
}

static void
check_order (RapportEntity *self,
             guint          second,
             GPtrArray     *problems)
{
  const RapportField *field = get_field (self, second);
  const int first = rapport_entity_info_index (rapport_entity_get_info (self), field->after);

  if (first >= 0 && is_reversed (self, first, second))
    rapport_problems_add (problems, field->name, RAPPORT_SEVERITY_ERROR,
                          /* translators: both %s are names of fields with a time */
                          _("“%s” can’t be before “%s”."), get_label (field), get_label (get_field (self, first)));
}

static void
check_bounds (const RapportField *field,
              gint64              value,
              GPtrArray          *problems)
{
  if (field->least != field->most && (value < field->least || value > field->most))
    {
      g_autofree char *least = g_strdup_printf ("%" G_GINT64_FORMAT, field->least);
      g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, field->most);

      rapport_problems_add (problems, field->name, RAPPORT_SEVERITY_ERROR,
                            /* translators: %s is a field; then the least and the greatest number */
                            _("“%s” must be between %s and %s."), get_label (field), least, most);
    }
  if (field->flags & RAPPORT_FIELD_POSITIVE && value < 0)
    rapport_problems_add (problems, field->name, RAPPORT_SEVERITY_ERROR,
                          /* translators: %s is the name of a field */
                          _("“%s” can’t be less than nothing."), get_label (field));
}

static void
check_text (RapportEntity      *self,
            const RapportField *field,
            guint               index,
            GPtrArray          *problems)
{
  const char *text = rapport_entity_get_text (self, index);

  if (field->kind == RAPPORT_FIELD_CHOICE && rapport_choice_find (field->choices, text) == NULL)
    rapport_problems_add (problems, field->name, RAPPORT_SEVERITY_ERROR,
                          /* translators: the first %s is what was typed, the second a field */
                          _("“%s” is not one of the choices of “%s”."), text, get_label (field));
  if (!g_utf8_validate (text, -1, NULL))
    rapport_problems_add (problems, field->name, RAPPORT_SEVERITY_ERROR,
                          /* translators: %s is the name of a field */
                          _("“%s” is not text."), get_label (field));
}

static void
check_day (const RapportField *field,
           gint64              day,
           GPtrArray          *problems)
{
  if (!rapport_day_is_valid (day))
    rapport_problems_add (problems, field->name, RAPPORT_SEVERITY_ERROR,
                          /* translators: %s is the name of a field */
                          _("“%s” is not a day of the calendar."), get_label (field));
}

static void
check_reference (RapportEntity      *self,
                 const RapportField *field,
                 guint               index,
                 GPtrArray          *problems)
{
  if (rapport_entity_get_integer (self, index) == rapport_entity_get_id (self) &&
      strcmp (field->target, rapport_entity_get_info (self)->name) == 0)
    rapport_problems_add (problems, field->name, RAPPORT_SEVERITY_ERROR,
                          /* translators: %s is the name of a field such as Superior */
                          _("“%s” can’t be the thing itself."), get_label (field));
}

static void
check_value (RapportEntity      *self,
             const RapportField *field,
             guint               index,
             GPtrArray          *problems)
{
  switch (field->kind)
    {
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CHOICE:
      check_text (self, field, index, problems);
      break;
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
      check_bounds (field, rapport_entity_get_integer (self, index), problems);
      break;
    case RAPPORT_FIELD_DAY:
      check_day (field, rapport_entity_get_day (self, index), problems);
      break;
    case RAPPORT_FIELD_MOMENT:
      check_day (field, rapport_entity_get_moment (self, index)->day, problems);
      break;
    case RAPPORT_FIELD_REFERENCE:
      check_reference (self, field, index, problems);
      break;
    case RAPPORT_FIELD_FLAG:
    case RAPPORT_FIELD_INSTANT:
    default:
      break;
    }
}

/**
 * rapport_entity_check:
 *
 * Returns: (transfer full) (element-type RapportProblem): all that is wrong with the values, an
 *   empty list when nothing is
 */
GPtrArray *
rapport_entity_check (RapportEntity *self)
{
  g_autoptr(GPtrArray) problems = rapport_problems_new ();
  const RapportEntityInfo *info;
  gboolean *is_set;
  gboolean any_later = FALSE, any_words = FALSE;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (self), NULL);

  info = rapport_entity_get_info (self);
  is_set = g_newa0 (gboolean, info->n_fields);
  rapport_entity_mark_set (self, is_set);
  for (guint i = 0; i < info->n_fields; i++)
    if (is_set[i])
      {
        check_value (self, &info->fields[i], i, problems);
        any_later = any_later || info->fields[i].after != NULL;
        any_words = any_words || (info->fields[i].flags & RAPPORT_FIELD_WORDS) != 0;
      }
    else if (info->fields[i].flags & RAPPORT_FIELD_REQUIRED)
      rapport_problems_add (problems, info->fields[i].name, RAPPORT_SEVERITY_ERROR,
                            /* translators: %s is the name of a field */
                            _("“%s” must be filled in."), get_label (&info->fields[i]));
  if (any_words)
    check_words (self, is_set, problems);
  for (guint i = 0; any_later && i < info->n_fields; i++)
    if (is_set[i] && info->fields[i].after != NULL)
      check_order (self, i, problems);
  if (info->check != NULL)
    info->check (self, problems);
  return g_steal_pointer (&problems);
}
