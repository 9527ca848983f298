/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-choice-entry.h"
#include "rapport-contact.h"
#include "rapport-date-entry.h"
#include "rapport-field-value.h"
#include "rapport-long-text.h"
#include "rapport-money.h"
#include "rapport-picker.h"
#include "rapport-reference-drop-down.h"

static const RapportField *
get_field (RapportEntity *entity,
           guint          index)
{
  return &rapport_entity_get_info (entity)->fields[index];
}

static void
set_view_text (GtkWidget  *view,
               const char *text)
{
  rapport_long_text_load (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text);
}

static char *
dup_view_text (GtkWidget *view)
{
  return rapport_long_text_dup (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
}

static void
load_entry (GtkWidget     *entry,
            RapportEntity *entity,
            guint          index)
{
  const RapportField *field = get_field (entity, index);
  g_autofree char *text = NULL;
  gint64 number;

  if (field->kind == RAPPORT_FIELD_TEXT)
    text = g_strdup (rapport_entity_get_text (entity, index));
  else if ((number = rapport_entity_get_integer (entity, index)) != RAPPORT_UNSET)
    text = field->kind == RAPPORT_FIELD_MONEY ? rapport_money_format (number, rapport_currency_standard ()->digits)
                                              : rapport_decimal_format (number, field->digits);
  rapport_long_text_load_entry (GTK_EDITABLE (entry), text);
}

static void
load_date (RapportDateEntry *date,
           RapportContext   *context,
           RapportEntity    *entity,
           guint             index,
           gboolean          has_words)
{
  RapportMoment moment = rapport_moment_from_day (0);

  switch (get_field (entity, index)->kind)
    {
    case RAPPORT_FIELD_DAY:
      moment = rapport_moment_from_day (rapport_entity_get_day (entity, index));
      break;
    case RAPPORT_FIELD_INSTANT:
      if (rapport_entity_get_integer (entity, index) != RAPPORT_UNSET)
        moment = rapport_moment_from_instant (rapport_entity_get_integer (entity, index),
                                              rapport_context_get_zone (context));
      break;
    case RAPPORT_FIELD_MOMENT:
      if (rapport_entity_get_moment (entity, index) != NULL)
        moment = *rapport_entity_get_moment (entity, index);
      break;
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CHOICE:
    case RAPPORT_FIELD_FLAG:
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
    case RAPPORT_FIELD_REFERENCE:
    default:
      g_assert_not_reached ();
    }
  rapport_date_entry_set_moment (date, &moment);
  if (!rapport_moment_is_set (&moment) && has_words)
    rapport_date_entry_set_text (date, rapport_entity_get_text (entity, index + 1));
}

static void
load_drop_down (GtkWidget     *drop_down,
                RapportEntity *entity,
                guint          index)
{
  const RapportChoice *choices = get_field (entity, index)->choices;
  const char *value = rapport_entity_get_text (entity, index);
  guint selected = 0;

  for (guint i = 0; value != NULL && choices[i].value != NULL; i++)
    if (g_str_equal (choices[i].value, value))
      selected = i + 1;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
}

static void
load_reference (RapportReferenceDropDown *drop_down,
                RapportContext           *context,
                RapportEntity            *entity,
                guint                     index,
                gboolean                  has_words)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  const char *words = has_words ? rapport_entity_get_text (entity, index + 1) : NULL;
  int customer;

  if (g_strcmp0 (info->fields[index].target, "contact") == 0)
    {
      customer = rapport_entity_info_index (info, "customer");
      rapport_reference_drop_down_show_contacts (drop_down, context,
                                                 customer >= 0 ? rapport_entity_get_integer (entity, customer) : 0);
    }
  /* who was named in words only is shown so */
  rapport_reference_drop_down_set_none (drop_down, words != NULL && *words != '\0' ? words : _("None"));
  rapport_reference_drop_down_set_id (drop_down, rapport_entity_get_integer (entity, index));
}

/**
 * rapport_field_value_load:
 * @control: made for the field's kind
 * @has_words: whether the field after @index holds its words as typed
 *
 * Shows a field of @entity.
 */
void
rapport_field_value_load (GtkWidget      *control,
                          RapportContext *context,
                          RapportEntity  *entity,
                          guint           index,
                          gboolean        has_words)
{
  if (GTK_IS_TEXT_VIEW (control))
    set_view_text (control, rapport_entity_get_text (entity, index));
  else if (GTK_IS_CHECK_BUTTON (control))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (control), rapport_entity_get_flag (entity, index));
  else if (GTK_IS_DROP_DOWN (control))
    load_drop_down (control, entity, index);
  else if (RAPPORT_IS_CHOICE_ENTRY (control) && has_words)
    rapport_choice_entry_set_value (RAPPORT_CHOICE_ENTRY (control), rapport_entity_get_text (entity, index),
                                    rapport_entity_get_text (entity, index + 1));
  else if (RAPPORT_IS_CHOICE_ENTRY (control))
    load_entry (rapport_choice_entry_get_entry (RAPPORT_CHOICE_ENTRY (control)), entity, index);
  else if (RAPPORT_IS_DATE_ENTRY (control))
    load_date (RAPPORT_DATE_ENTRY (control), context, entity, index, has_words);
  else if (RAPPORT_IS_PICKER (control))
    rapport_picker_set_id (RAPPORT_PICKER (control), rapport_entity_get_integer (entity, index));
  else if (RAPPORT_IS_REFERENCE_DROP_DOWN (control))
    load_reference (RAPPORT_REFERENCE_DROP_DOWN (control), context, entity, index, has_words);
  else
    load_entry (control, entity, index);
}

static gboolean
apply_entry (GtkWidget      *entry,
             RapportEntity  *entity,
             guint           index,
             GError        **error)
{
  const RapportField *field = get_field (entity, index);
  g_autofree char *text = g_strstrip (rapport_long_text_dup_entry (GTK_EDITABLE (entry)));
  gint64 number = RAPPORT_UNSET;

  if (field->kind == RAPPORT_FIELD_TEXT)
    {
      rapport_entity_set_text (entity, index, *text != '\0' ? text : NULL);
      return TRUE;
    }
  if (*text != '\0' && field->kind == RAPPORT_FIELD_MONEY)
    {
      if (!rapport_money_parse (text, rapport_currency_standard (), 0, &number, error))
        return FALSE;
    }
  else if (*text != '\0' && !rapport_decimal_parse (text, field->digits, &number, error))
    return FALSE;
  rapport_entity_set_integer (entity, index, number);
  return TRUE;
}

static gboolean
apply_date (RapportDateEntry  *date,
            RapportEntity     *entity,
            guint              index,
            gboolean           has_words,
            GError           **error)
{
  RapportFieldKind kind = get_field (entity, index)->kind;
  g_autoptr(GError) problem = NULL;
  RapportMoment moment;

  if (!rapport_date_entry_get_moment (date, &moment, &problem))
    {
      const char *text = rapport_date_entry_get_text (date);

      /* words that were kept may stay */
      if (has_words && g_strcmp0 (text, rapport_entity_get_text (entity, index + 1)) == 0)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (kind == RAPPORT_FIELD_DAY)
    rapport_entity_set_day (entity, index, moment.day);
  else if (kind == RAPPORT_FIELD_MOMENT)
    rapport_entity_set_moment (entity, index, &moment);
  else if (rapport_moment_is_set (&moment) && !moment.has_time)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("A time of the day is needed too."));
      return FALSE;
    }
  else
    rapport_entity_set_integer (entity, index, rapport_moment_is_set (&moment) ? moment.at : RAPPORT_UNSET);
  if (has_words)
    rapport_entity_set_text (entity, index + 1, NULL);
  return TRUE;
}

/** rapport_field_value_apply: Returns: whether what was typed could be put into @entity; else @error says why */
gboolean
rapport_field_value_apply (GtkWidget      *control,
                           RapportEntity  *entity,
                           guint           index,
                           gboolean        has_words,
                           GError        **error)
{
  if (GTK_IS_TEXT_VIEW (control))
    {
      g_autofree char *text = dup_view_text (control);

      rapport_entity_set_text (entity, index, *text != '\0' ? text : NULL);
    }
  else if (GTK_IS_CHECK_BUTTON (control))
    rapport_entity_set_flag (entity, index, gtk_check_button_get_active (GTK_CHECK_BUTTON (control)));
  else if (GTK_IS_DROP_DOWN (control))
    {
      guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (control));

      rapport_entity_set_text (entity, index,
                               selected > 0 ? get_field (entity, index)->choices[selected - 1].value : NULL);
    }
  else if (RAPPORT_IS_CHOICE_ENTRY (control) && has_words)
    {
      rapport_entity_set_text (entity, index, rapport_choice_entry_get_value (RAPPORT_CHOICE_ENTRY (control)));
      rapport_entity_set_text (entity, index + 1, rapport_choice_entry_get_words (RAPPORT_CHOICE_ENTRY (control)));
    }
  else if (RAPPORT_IS_CHOICE_ENTRY (control))
    return apply_entry (rapport_choice_entry_get_entry (RAPPORT_CHOICE_ENTRY (control)), entity, index, error);
  else if (RAPPORT_IS_DATE_ENTRY (control))
    return apply_date (RAPPORT_DATE_ENTRY (control), entity, index, has_words, error);
  else if (RAPPORT_IS_PICKER (control))
    rapport_entity_set_integer (entity, index, rapport_picker_get_id (RAPPORT_PICKER (control)));
  else if (RAPPORT_IS_REFERENCE_DROP_DOWN (control))
    rapport_entity_set_integer (entity, index,
                                rapport_reference_drop_down_get_id (RAPPORT_REFERENCE_DROP_DOWN (control)));
  else
    return apply_entry (control, entity, index, error);
  return TRUE;
}

/** rapport_field_value_dup_typed: Returns: (transfer full): the content as text */
char *
rapport_field_value_dup_typed (GtkWidget *control)
{
  gint64 id;

  if (GTK_IS_TEXT_VIEW (control))
    return dup_view_text (control);
  if (GTK_IS_CHECK_BUTTON (control))
    return g_strdup (gtk_check_button_get_active (GTK_CHECK_BUTTON (control)) ? "1" : "");
  if (RAPPORT_IS_CHOICE_ENTRY (control))
    control = rapport_choice_entry_get_entry (RAPPORT_CHOICE_ENTRY (control));
  if (RAPPORT_IS_DATE_ENTRY (control))
    control = rapport_date_entry_get_entry (RAPPORT_DATE_ENTRY (control));
  if (GTK_IS_EDITABLE (control))
    return rapport_long_text_dup_entry (GTK_EDITABLE (control));
  if (GTK_IS_DROP_DOWN (control))
    id = gtk_drop_down_get_selected (GTK_DROP_DOWN (control));
  else if (RAPPORT_IS_PICKER (control))
    id = rapport_picker_get_id (RAPPORT_PICKER (control));
  else
    id = rapport_reference_drop_down_get_id (RAPPORT_REFERENCE_DROP_DOWN (control));
  return id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup ("");
}

/** rapport_field_value_set_typed: puts back what rapport_field_value_dup_typed() gave */
void
rapport_field_value_set_typed (GtkWidget  *control,
                               const char *typed)
{
  if (GTK_IS_TEXT_VIEW (control))
    set_view_text (control, typed);
  else if (GTK_IS_CHECK_BUTTON (control))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (control), *typed != '\0');
  else if (RAPPORT_IS_CHOICE_ENTRY (control))
    rapport_long_text_load_entry (GTK_EDITABLE (rapport_choice_entry_get_entry (RAPPORT_CHOICE_ENTRY (control))),
                                  typed);
  else if (RAPPORT_IS_DATE_ENTRY (control))
    rapport_date_entry_set_text (RAPPORT_DATE_ENTRY (control), typed);
  else if (GTK_IS_DROP_DOWN (control))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (control), g_ascii_strtoull (typed, NULL, 10));
  else if (RAPPORT_IS_PICKER (control))
    rapport_picker_set_id (RAPPORT_PICKER (control), g_ascii_strtoll (typed, NULL, 10));
  else if (RAPPORT_IS_REFERENCE_DROP_DOWN (control))
    rapport_reference_drop_down_set_id (RAPPORT_REFERENCE_DROP_DOWN (control), g_ascii_strtoll (typed, NULL, 10));
  else
    rapport_long_text_load_entry (GTK_EDITABLE (control), typed);
}
