/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scratch-thing.h"

#include "rapport-cadence-rule.h"
#include "rapport-things.h"
#include "rapport-ticket-link.h"

static gint64
get_integer (const RapportField *field,
             guint               round)
{
  return field->least != field->most ? field->least + round : G_GINT64_CONSTANT (9007199254740993) + round;
}

/* the first of a kind refers to none of its own yet, nor to a kind that is added later */
static gint64
find_target (RapportTransaction *transaction,
             const char         *target,
             guint               round)
{
  GType type = rapport_entity_type_for (target);
  g_autoptr(RapportEntity) first = rapport_transaction_load (transaction, type, 1, NULL);
  g_autoptr(RapportEntity) other = rapport_transaction_load (transaction, type, 1 + round, NULL);

  return other != NULL ? 1 + round : first != NULL ? 1 : 0;
}

/**
 * scratch_thing_fill_field:
 * @round: 0 or 1, for two values that differ
 *
 * Gives the field what is hardest to store. Not every value goes with every other: see
 * scratch_thing_fill().
 */
void
scratch_thing_fill_field (RapportTransaction *transaction,
                          RapportEntity      *entity,
                          guint               index,
                          guint               round)
{
  const RapportField *field = &rapport_entity_get_info (entity)->fields[index];
  RapportMoment moment = { .day = 20240229, .at = 1709136000, .has_time = (index + round) % 2 };
  g_autofree char *text = NULL;
  guint n_choices = 0;

  switch (field->kind)
    {
    case RAPPORT_FIELD_CHOICE:
      while (field->choices[n_choices].value != NULL)
        n_choices++;
      rapport_entity_set_text (entity, index, field->choices[round % n_choices].value);
      break;
    case RAPPORT_FIELD_FLAG:
      rapport_entity_set_flag (entity, index, round == 0);
      break;
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
      rapport_entity_set_integer (entity, index, get_integer (field, round));
      break;
    case RAPPORT_FIELD_DAY:
      rapport_entity_set_day (entity, index, round == 0 ? 20231201 : 20240101);
      break;
    case RAPPORT_FIELD_MOMENT:
      rapport_entity_set_moment (entity, index, &moment);
      break;
    case RAPPORT_FIELD_INSTANT:
      rapport_entity_set_integer (entity, index, 1709136000 + 3600 * round);
      break;
    case RAPPORT_FIELD_REFERENCE:
      rapport_entity_set_integer (entity, index, find_target (transaction, field->target, round));
      break;
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    default:
      if (g_str_equal (field->name, "sha256"))
        text = g_strnfill (64, "ab"[round]);
      else
        text = g_strdup_printf ("%s %u: \"北京\" \\ <b>&\n\t\001 عربي 🙂", field->name, round);
      rapport_entity_set_text (entity, index, text);
    }
}

/** scratch_thing_fill: gives all fields of @entity a value, as far as they go together */
void
scratch_thing_fill (RapportTransaction *transaction,
                    RapportEntity      *entity,
                    guint               round)
{
  for (guint i = 0; i < rapport_entity_get_info (entity)->n_fields; i++)
    scratch_thing_fill_field (transaction, entity, i, round);
  if (RAPPORT_IS_CADENCE_RULE (entity))
    {
      rapport_entity_set_text (entity, RAPPORT_CADENCE_RULE_TAG, NULL);
      rapport_entity_set_integer (entity, RAPPORT_CADENCE_RULE_LIGHT, 1 + round);
    }
  if (RAPPORT_IS_TICKET_LINK (entity))
    rapport_entity_set_integer (entity, RAPPORT_TICKET_LINK_OTHER, 2 - round);
}
