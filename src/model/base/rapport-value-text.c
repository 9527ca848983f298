/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-line.h"
#include "rapport-moment-text.h"
#include "rapport-money.h"
#include "rapport-value-text.h"
#include "rapport-words.h"

static const RapportField *
get_field (RapportEntity *entity,
           guint          field)
{
  return &rapport_entity_get_info (entity)->fields[field];
}

static const RapportCurrency *
get_currency (const RapportValuePlace *place)
{
  return place->currency != NULL ? place->currency : rapport_currency_standard ();
}

static const char *
get_words (const RapportValuePlace *place,
           const char              *context,
           const char              *words)
{
  return place->words != NULL ? place->words (place->data, context, words)
                              : g_dpgettext2 (GETTEXT_PACKAGE, context, words);
}

static char *
show_choice (const RapportField      *field,
             const char              *value,
             const RapportValuePlace *place)
{
  const RapportChoice *choice = rapport_choice_find (field->choices, value);

  return g_strdup (choice != NULL ? get_words (place, "choice", choice->label) : value);
}

/** rapport_value_has_words: Returns: whether the words as typed for @field are kept, in the field after it */
gboolean
rapport_value_has_words (const RapportEntityInfo *info,
                         guint                    field)
{
  g_return_val_if_fail (info != NULL, FALSE);

  return field + 1 < info->n_fields && (info->fields[field + 1].flags & RAPPORT_FIELD_WORDS) != 0;
}

/**
 * rapport_value_show_stored:
 * @text: (nullable): what a column of text has
 * @integer: what any other has: of a MOMENT the day
 *
 * Returns: (transfer full) (nullable): what the column of @field holds, in the words of @place; NULL for
 *   a text that is none and a thing without a name
 */
char *
rapport_value_show_stored (const RapportField      *field,
                           const char              *text,
                           gint64                   integer,
                           const RapportValuePlace *place)
{
  RapportMoment moment;

  g_return_val_if_fail (field != NULL && place != NULL, NULL);

  switch (field->kind)
    {
    case RAPPORT_FIELD_CHOICE:
      return show_choice (field, text, place);
    case RAPPORT_FIELD_FLAG:
      return g_strdup (integer != 0 ? get_words (place, "value", NC_("value", "Yes"))
                                    : get_words (place, "value", NC_("value", "No")));
    case RAPPORT_FIELD_INTEGER:
      return rapport_decimal_format (integer, field->digits);
    case RAPPORT_FIELD_MONEY:
      return rapport_money_format (integer, get_currency (place)->digits);
    case RAPPORT_FIELD_DAY:
    case RAPPORT_FIELD_MOMENT:
      moment = rapport_moment_from_day (integer);
      return rapport_moment_format_iso (&moment, place->zone);
    case RAPPORT_FIELD_INSTANT:
      moment = rapport_moment_from_instant (integer, place->zone);
      return rapport_moment_format_iso (&moment, place->zone);
    case RAPPORT_FIELD_REFERENCE:
      return place->show_name != NULL ? place->show_name (place->data, field->target, integer)
                                      : g_strdup_printf ("%" G_GINT64_FORMAT, integer);
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    default:
      return g_strdup (text);
    }
}

/**
 * rapport_value_show:
 *
 * Returns: (transfer full) (nullable): what @field holds, in the words of @place, the one way that it is
 *   shown wherever it is; NULL when it holds nothing
 */
char *
rapport_value_show (RapportEntity           *entity,
                    guint                    field,
                    const RapportValuePlace *place)
{
  const RapportField *description;
  GType type;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (entity) && place != NULL, NULL);

  description = get_field (entity, field);
  type = rapport_field_get_value_type (description);
  if (description->kind == RAPPORT_FIELD_FLAG)
    return rapport_value_show_stored (description, NULL, rapport_entity_get_flag (entity, field), place);
  if (!rapport_entity_is_set (entity, field))
    return NULL;
  if (type == RAPPORT_TYPE_MOMENT)
    return rapport_moment_format_iso (rapport_entity_get_moment (entity, field), place->zone);
  if (type == G_TYPE_STRING)
    return rapport_value_show_stored (description, rapport_entity_get_text (entity, field), 0, place);
  return rapport_value_show_stored (description, NULL,
                                    type == G_TYPE_INT ? rapport_entity_get_day (entity, field)
                                                       : rapport_entity_get_integer (entity, field), place);
}

/** rapport_value_get_moment: Returns: what the DAY, MOMENT or INSTANT @field holds, as a moment in @zone */
RapportMoment
rapport_value_get_moment (RapportEntity *entity,
                          guint          field,
                          GTimeZone     *zone)
{
  const RapportMoment none = rapport_moment_from_day (0);

  g_return_val_if_fail (RAPPORT_IS_ENTITY (entity), none);

  if (!rapport_entity_is_set (entity, field))
    return none;
  if (get_field (entity, field)->kind == RAPPORT_FIELD_MOMENT)
    return *rapport_entity_get_moment (entity, field);
  if (get_field (entity, field)->kind == RAPPORT_FIELD_DAY)
    return rapport_moment_from_day (rapport_entity_get_day (entity, field));
  return rapport_moment_from_instant (rapport_entity_get_integer (entity, field), zone);
}

/** rapport_value_set_moment: Returns: whether the DAY, MOMENT or INSTANT @field can hold @moment, maybe unset */
gboolean
rapport_value_set_moment (RapportEntity        *entity,
                          guint                 field,
                          const RapportMoment  *moment,
                          GError              **error)
{
  g_return_val_if_fail (RAPPORT_IS_ENTITY (entity) && moment != NULL, FALSE);

  if (get_field (entity, field)->kind == RAPPORT_FIELD_MOMENT)
    rapport_entity_set_moment (entity, field, moment);
  else if (get_field (entity, field)->kind == RAPPORT_FIELD_DAY)
    rapport_entity_set_day (entity, field, moment->day);
  else if (!rapport_moment_is_set (moment))
    rapport_entity_set_integer (entity, field, RAPPORT_UNSET);
  else if (moment->has_time)
    rapport_entity_set_integer (entity, field, moment->at);
  else
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("A time of the day is needed too."));
      return FALSE;
    }
  return TRUE;
}

/* so many words are told all; of more the first */
#define MOST_WORDS_TOLD 8
#define WORDS_OF_MORE 6

static guint
count_choices (const RapportChoice *choices)
{
  guint n = 0;

  while (choices[n].value != NULL)
    n++;
  return n;
}

/* Returns: (transfer full): which words are known */
static char *
dup_known (const RapportChoice     *choices,
           const RapportValuePlace *place)
{
  const guint n = count_choices (choices);
  const guint told = n > MOST_WORDS_TOLD ? WORDS_OF_MORE : n;
  GString *known = g_string_new (NULL);

  for (guint i = 0; i < told; i++)
    /* translators: between words of which one is meant */
    g_string_append_printf (known, "%s%s", i > 0 ? C_("words", ", ") : "", get_words (place, "choice", choices[i].label));
  if (n > told)
    {
      g_autofree char *first = g_string_free (known, FALSE);

      /* translators: the first of very many words, and how many more there are */
      return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n - told), first, n - told);
    }
  return g_string_free (known, FALSE);
}

static gboolean
fail (const char  *text,
      const char  *known,
      GError     **error)
{
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: what was typed, and what can be */
               _("“%s” is none of the words for it: %s."), text, known);
  return FALSE;
}

static gboolean
read_choice (RapportEntity            *entity,
             const RapportField       *description,
             guint                     field,
             const char               *text,
             const RapportValuePlace  *place,
             GError                  **error)
{
  const gboolean has_words = rapport_value_has_words (rapport_entity_get_info (entity), field);
  const char *value = rapport_words_find (description->choices, text);

  if (value == NULL && !has_words)
    {
      g_autofree char *known = dup_known (description->choices, place);

      return fail (text, known, error);
    }
  rapport_entity_set_text (entity, field, value);
  if (has_words)
    rapport_entity_set_text (entity, field + 1, g_strcmp0 (value, text) != 0 ? text : NULL);
  return TRUE;
}

static gboolean
read_flag (RapportEntity            *entity,
           guint                     field,
           const char               *text,
           const RapportValuePlace  *place,
           GError                  **error)
{
  gboolean flag;

  if (!rapport_words_find_flag (text, &flag))
    {
      g_autofree char *known = g_strconcat (get_words (place, "value", NC_("value", "Yes")), C_("words", ", "),
                                            get_words (place, "value", NC_("value", "No")), NULL);

      return fail (text, known, error);
    }
  rapport_entity_set_flag (entity, field, flag);
  return TRUE;
}

static gboolean
read_number (RapportEntity            *entity,
             guint                     field,
             const char               *text,
             const RapportValuePlace  *place,
             GError                  **error)
{
  const RapportField *description = get_field (entity, field);
  gint64 number;

  if (description->kind == RAPPORT_FIELD_MONEY
        ? !rapport_money_parse (text, get_currency (place), place->zeros, &number, error)
        : !rapport_decimal_parse (text, description->digits, &number, error))
    return FALSE;
  rapport_entity_set_integer (entity, field, number);
  return TRUE;
}

static gboolean
read_moment (RapportEntity            *entity,
             guint                     field,
             const char               *text,
             const RapportValuePlace  *place,
             GError                  **error)
{
  RapportMoment moment;

  if (place->read_moment != NULL ? !place->read_moment (place->data, text, &moment, error)
                                 : !rapport_moment_parse_strict (text, place->zone, &moment, error))
    return FALSE;
  return rapport_value_set_moment (entity, field, &moment, error);
}

static void
clear (RapportEntity *entity,
       guint          field)
{
  const char *name = get_field (entity, field)->name;
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (entity), name);

  g_object_set_property (G_OBJECT (entity), name, g_param_spec_get_default_value (pspec));
  if (get_field (entity, field)->kind == RAPPORT_FIELD_CHOICE &&
      rapport_value_has_words (rapport_entity_get_info (entity), field))
    rapport_entity_set_text (entity, field + 1, NULL);
}

/* By what a thing is known it stands in sentences and lists. */
static void
read_line (RapportEntity      *entity,
           const RapportField *description,
           guint               field,
           const char         *text)
{
  const gboolean names = (description->flags & (RAPPORT_FIELD_TITLE | RAPPORT_FIELD_IDENTIFIES)) != 0;

  rapport_entity_take_text (entity, field,
                            names && !rapport_line_is_clean (text) ? rapport_line_clean (text) : g_strdup (text));
}

/**
 * rapport_value_check_typed:
 * @text: as typed or pasted into an entry, which holds no more than some thousands of characters
 *
 * Returns: FALSE with @error set when it may have been cut; a text that is there already may be longer
 */
gboolean
rapport_value_check_typed (RapportEntity  *entity,
                           guint           field,
                           const char     *text,
                           GError        **error)
{
  const RapportField *description;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (entity) && text != NULL, FALSE);

  description = &rapport_entity_get_info (entity)->fields[field];
  if (description->kind != RAPPORT_FIELD_TEXT || g_utf8_strlen (text, -1) <= RAPPORT_MOST_LINE ||
      g_strcmp0 (text, rapport_entity_get_text (entity, field)) == 0)
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: a number of characters, and the name of a field */
               _("This is longer than the %d characters that “%s” can have."), RAPPORT_MOST_LINE,
               g_dpgettext2 (GETTEXT_PACKAGE, "field", description->label));
  return FALSE;
}

/**
 * rapport_value_read:
 * @text: as typed in @place, without space around it; "" empties the field
 *
 * Puts what is meant by @text into @field; the words of a choice are kept beside it where they can be.
 * What a REFERENCE names is looked for by whoever knows the book.
 *
 * Returns: whether @text means a value of @field, else @error says why not and nothing is changed
 */
gboolean
rapport_value_read (RapportEntity            *entity,
                    guint                     field,
                    const char               *text,
                    const RapportValuePlace  *place,
                    GError                  **error)
{
  const RapportField *description;

  g_return_val_if_fail (RAPPORT_IS_ENTITY (entity) && text != NULL && place != NULL, FALSE);

  if (*text == '\0')
    {
      clear (entity, field);
      return TRUE;
    }
  description = get_field (entity, field);
  switch (description->kind)
    {
    case RAPPORT_FIELD_CHOICE:
      return read_choice (entity, description, field, text, place, error);
    case RAPPORT_FIELD_FLAG:
      return read_flag (entity, field, text, place, error);
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
      return read_number (entity, field, text, place, error);
    case RAPPORT_FIELD_DAY:
    case RAPPORT_FIELD_MOMENT:
    case RAPPORT_FIELD_INSTANT:
      return read_moment (entity, field, text, place, error);
    case RAPPORT_FIELD_REFERENCE:
      g_return_val_if_reached (FALSE);
    case RAPPORT_FIELD_TEXT:
      read_line (entity, description, field, text);
      return TRUE;
    case RAPPORT_FIELD_LONG_TEXT:
    default:
      rapport_entity_set_text (entity, field, text);
      return TRUE;
    }
}

/** rapport_value_is_meant_as_amount: Returns: whether @text is meant as an amount that @field holds, though it may be none */
gboolean
rapport_value_is_meant_as_amount (const RapportField       *field,
                                  const char               *text,
                                  const RapportValuePlace  *place)
{
  g_return_val_if_fail (field != NULL && text != NULL && place != NULL, FALSE);

  return field->kind == RAPPORT_FIELD_MONEY && rapport_money_is_meant (text, get_currency (place));
}
