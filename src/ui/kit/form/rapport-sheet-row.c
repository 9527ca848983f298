/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-detail-row.h"
#include "rapport-sheet-row.h"
#include "rapport-things.h"
#include "rapport-value-text.h"

static char *
show_name (gpointer    data,
           const char *target,
           gint64      id)
{
  g_autoptr(RapportEntity) thing =
    rapport_book_get (rapport_context_get_book (data), rapport_entity_type_for (target), id, NULL);

  return thing != NULL ? rapport_entity_dup_title (thing) : NULL;
}

static char *
show_fact (RapportContext *context,
           RapportEntity  *thing,
           guint           index)
{
  const RapportField *field = &rapport_entity_get_info (thing)->fields[index];
  const RapportValuePlace place = { .zone = rapport_context_get_zone (context),
                                    .currency = rapport_context_get_currency (context),
                                    .data = context, .show_name = show_name };
  const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "field", field->label);
  g_autofree char *value = NULL;

  if (rapport_value_has_words (rapport_entity_get_info (thing), index) && rapport_entity_is_set (thing, index + 1))
    return g_strdup (rapport_entity_get_text (thing, index + 1));
  if (!rapport_entity_is_set (thing, index))
    return NULL;
  if (field->kind == RAPPORT_FIELD_DAY)
    value = rapport_format_day (rapport_context_get_format (context), rapport_entity_get_day (thing, index));
  else
    value = rapport_value_show (thing, index, &place);
  if (field->kind == RAPPORT_FIELD_CHOICE || field->kind == RAPPORT_FIELD_MONEY || field->kind == RAPPORT_FIELD_TEXT)
    return g_steal_pointer (&value);
  /* translators: the name of a field, and its value */
  return g_strdup_printf (_("%s: %s"), label, value);
}

static void
append (GString    *text,
        const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static char *
dup_when (RapportContext *context,
          RapportEntity  *thing)
{
  const int when = rapport_entity_info_find_flag (rapport_entity_get_info (thing), RAPPORT_FIELD_WHEN);
  RapportMoment moment;

  if (when < 0)
    return NULL;
  moment = rapport_value_get_moment (thing, when, rapport_context_get_zone (context));
  return rapport_format_moment (rapport_context_get_format (context), &moment);
}

static const char *
find_body (RapportEntity *thing)
{
  const RapportEntityInfo *info = rapport_entity_get_info (thing);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].kind == RAPPORT_FIELD_LONG_TEXT && (info->fields[i].flags & RAPPORT_FIELD_SEARCHED) != 0 &&
        rapport_entity_is_set (thing, i))
      return rapport_entity_get_text (thing, i);
  return NULL;
}

/** rapport_sheet_row_new: Returns: (transfer floating): a row that tells what @thing is, where it is one of several */
GtkWidget *
rapport_sheet_row_new (RapportContext     *context,
                       const RapportSheet *sheet,
                       RapportEntity      *thing)
{
  g_autofree char *name = NULL;
  g_autofree char *when = NULL;
  g_autoptr(GString) facts = g_string_new (NULL);
  GtkWidget *row;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context) && sheet != NULL && RAPPORT_IS_ENTITY (thing), NULL);

  name = rapport_entity_dup_title (thing);
  when = dup_when (context, thing);
  append (facts, when);
  for (guint i = 0; i < sheet->n_facts; i++)
    {
      g_autofree char *fact = show_fact (context, thing, sheet->facts[i]);

      if (g_strcmp0 (fact, name) != 0)
        append (facts, fact);
    }
  row = rapport_detail_row_new (sheet->info->icon,
                                name != NULL ? name : g_dpgettext2 (GETTEXT_PACKAGE, "thing", sheet->info->label),
                                facts->str, find_body (thing));
  rapport_detail_row_set_thing (RAPPORT_DETAIL_ROW (row), sheet->info->name, rapport_entity_get_id (thing));
  return row;
}
