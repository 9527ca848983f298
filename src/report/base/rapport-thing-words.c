/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-settings.h"
#include "rapport-table.h"
#include "rapport-thing-words.h"
#include "rapport-things.h"
#include "rapport-value-text.h"

/* texts longer than this many characters stand over the whole width */
#define SHORT_TEXT 24

/**
 * RapportThingWords:
 * The values of things as words of one language. What things refer to is named when they are read,
 * so that no connection is needed later.
 */
struct _RapportThingWords
{
  GHashTable            *names;
  RapportCatalogue      *catalogue;
  GTimeZone             *zone;
  const RapportCurrency *currency;
};

/** rapport_thing_words_new: Returns: (transfer full): words without any name yet */
RapportThingWords *
rapport_thing_words_new (void)
{
  RapportThingWords *self = g_new0 (RapportThingWords, 1);

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/** rapport_thing_words_free: frees @self (transfer full) (nullable) */
void
rapport_thing_words_free (RapportThingWords *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->names);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self);
}

static char *
make_key (const char *kind,
          gint64      id)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, kind, id);
}

static const char *
find_title (RapportEntity *thing)
{
  static const RapportFieldFlags flags[] = { RAPPORT_FIELD_TITLE, RAPPORT_FIELD_NUMBER };
  const RapportEntityInfo *info = rapport_entity_get_info (thing);

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    for (guint field = 0; field < info->n_fields; field++)
      if ((info->fields[field].flags & flags[i]) != 0 && rapport_entity_is_set (thing, field) &&
          rapport_field_get_value_type (&info->fields[field]) == G_TYPE_STRING)
        return rapport_entity_get_text (thing, field);
  return NULL;
}

/** rapport_thing_words_load: reads what the things that @thing refers to are called */
gboolean
rapport_thing_words_load (RapportThingWords  *self,
                          RapportConnection  *connection,
                          RapportEntity      *thing,
                          GError            **error)
{
  const RapportEntityInfo *info;

  g_return_val_if_fail (self != NULL && RAPPORT_IS_ENTITY (thing), FALSE);

  if (self->currency == NULL)
    self->currency = rapport_settings_get_currency (connection);
  info = rapport_entity_get_info (thing);
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autoptr(RapportEntity) other = NULL;
      g_autofree char *key = NULL;

      if (info->fields[i].kind != RAPPORT_FIELD_REFERENCE || !rapport_entity_is_set (thing, i))
        continue;
      key = make_key (info->fields[i].target, rapport_entity_get_integer (thing, i));
      if (g_hash_table_contains (self->names, key))
        continue;
      other = rapport_table_load (connection, rapport_entity_type_for (info->fields[i].target),
                                  rapport_entity_get_integer (thing, i), error);
      if (other == NULL)
        return FALSE;
      g_hash_table_insert (self->names, g_steal_pointer (&key), g_strdup (find_title (other)));
    }
  return TRUE;
}

/** rapport_thing_words_load_all: rapport_thing_words_load() for each of @things */
gboolean
rapport_thing_words_load_all (RapportThingWords  *self,
                              RapportConnection  *connection,
                              GPtrArray          *things,
                              GError            **error)
{
  g_return_val_if_fail (things != NULL, FALSE);

  for (guint i = 0; i < things->len; i++)
    if (!rapport_thing_words_load (self, connection, g_ptr_array_index (things, i), error))
      return FALSE;
  return TRUE;
}

/** rapport_thing_words_set_place: the language and the zone of the paper; before anything is shown */
void
rapport_thing_words_set_place (RapportThingWords *self,
                               RapportCatalogue  *catalogue,
                               GTimeZone         *zone)
{
  g_return_if_fail (self != NULL && RAPPORT_IS_CATALOGUE (catalogue));

  g_set_object (&self->catalogue, catalogue);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_time_zone_ref (zone);
}

static const char *
get_words (gpointer    data,
           const char *context,
           const char *words)
{
  RapportThingWords *self = data;

  return rapport_catalogue_get (self->catalogue, context, words);
}

static char *
show_name (gpointer    data,
           const char *target,
           gint64      id)
{
  RapportThingWords *self = data;
  g_autofree char *key = make_key (target, id);

  return g_strdup (g_hash_table_lookup (self->names, key));
}

/**
 * rapport_thing_words_show:
 *
 * Returns: (transfer full) (nullable): the value of @field as it stands on paper: as typed if that
 *   is known, else in the catalogue's words; NULL when there is none
 */
char *
rapport_thing_words_show (RapportThingWords *self,
                          RapportEntity     *thing,
                          guint              field)
{
  const RapportValuePlace place = { .zone = self->zone, .currency = self->currency, .data = self,
                                    .words = get_words, .show_name = show_name };
  const RapportEntityInfo *info;
  const char *typed = NULL;

  g_return_val_if_fail (self->catalogue != NULL, NULL);
  g_return_val_if_fail (RAPPORT_IS_ENTITY (thing), NULL);

  info = rapport_entity_get_info (thing);
  if (rapport_value_has_words (info, field))
    typed = rapport_entity_get_text (thing, field + 1);
  if (typed != NULL && (info->fields[field].kind != RAPPORT_FIELD_MOMENT || !rapport_entity_is_set (thing, field)))
    return g_strdup (typed);
  return rapport_value_show (thing, field, &place);
}

static gboolean
is_told (RapportEntity      *thing,
         const RapportField *field,
         guint               index)
{
  if ((field->flags & (RAPPORT_FIELD_OWNER | RAPPORT_FIELD_WORDS)) != 0)
    return FALSE;
  return field->kind != RAPPORT_FIELD_FLAG || rapport_entity_get_flag (thing, index);
}

/** rapport_thing_words_add_fields: adds all that is known of @thing, in the order of its declaration */
void
rapport_thing_words_add_fields (RapportThingWords *self,
                                RapportEntity     *thing,
                                RapportFieldGrid  *grid)
{
  const RapportEntityInfo *info;

  g_return_if_fail (self != NULL && self->catalogue != NULL);
  g_return_if_fail (RAPPORT_IS_ENTITY (thing) && grid != NULL);

  info = rapport_entity_get_info (thing);
  for (guint i = 0; i < info->n_fields; i++)
    {
      const RapportField *field = &info->fields[i];
      g_autofree char *value = is_told (thing, field, i) ? rapport_thing_words_show (self, thing, i) : NULL;
      const char *label = rapport_catalogue_get (self->catalogue, "field", field->label);

      if (value == NULL || *value == '\0')
        continue;
      if (field->kind == RAPPORT_FIELD_LONG_TEXT || g_utf8_strlen (value, -1) > SHORT_TEXT)
        rapport_field_grid_add_wide (grid, label, value, 0);
      else
        rapport_field_grid_add (grid, label, value);
    }
}
