/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-field-controls.h"

/** Control: what fields of the kind are edited with: usually, and with words beside it, suggestions or as a score */
typedef struct
{
  GType (*plain)   (void);
  GType (*special) (void);
} Control;

static const Control controls[] = {
  [RAPPORT_FIELD_TEXT] = { rapport_entry_control_get_type, rapport_suggestion_control_get_type },
  [RAPPORT_FIELD_LONG_TEXT] = { rapport_text_view_control_get_type },
  [RAPPORT_FIELD_CHOICE] = { rapport_choice_control_get_type, rapport_words_control_get_type },
  [RAPPORT_FIELD_FLAG] = { rapport_flag_control_get_type },
  [RAPPORT_FIELD_INTEGER] = { rapport_entry_control_get_type, rapport_score_control_get_type },
  [RAPPORT_FIELD_MONEY] = { rapport_entry_control_get_type },
  [RAPPORT_FIELD_DAY] = { rapport_date_control_get_type },
  [RAPPORT_FIELD_MOMENT] = { rapport_date_control_get_type },
  [RAPPORT_FIELD_INSTANT] = { rapport_date_control_get_type },
  [RAPPORT_FIELD_REFERENCE] = { rapport_reference_control_get_type },
};

static gboolean
is_special (const RapportEntityInfo *info,
            guint                    index)
{
  const RapportField *field = &info->fields[index];

  if (field->kind == RAPPORT_FIELD_TEXT)
    return field->choices != NULL;
  if (field->kind == RAPPORT_FIELD_INTEGER)
    return (field->flags & RAPPORT_FIELD_SCORE) != 0;
  return rapport_value_has_words (info, index);
}

/** rapport_field_controls_find: Returns: the class that the field @index of @info is edited with */
GType
rapport_field_controls_find (const RapportEntityInfo *info,
                             guint                    index)
{
  const Control *control;

  g_return_val_if_fail (info != NULL && index < info->n_fields, G_TYPE_INVALID);

  control = &controls[info->fields[index].kind];
  return control->special != NULL && is_special (info, index) ? control->special () : control->plain ();
}
