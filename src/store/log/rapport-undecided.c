/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-numbers.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-undecided.h"

static void
free_doubled (gpointer data)
{
  RapportDoubled *doubled = data;

  g_free (doubled->number);
  g_free (doubled->title);
  g_free (doubled);
}

void
rapport_undecided_free (RapportUndecided *self)
{
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_ptr_array_unref (self->doubled);
  g_free (self);
}

static gboolean
load_doubled (RapportUndecided         *self,
              RapportConnection        *connection,
              const RapportEntityInfo  *info,
              GError                  **error)
{
  const int number = rapport_entity_info_find_flag (info, RAPPORT_FIELD_NUMBER);
  g_autoptr(GArray) doubles = NULL;

  if (number < 0)
    return TRUE;
  doubles = rapport_numbers_load_doubles (connection, info->get_type (), error);
  for (guint i = 0; doubles != NULL && i < doubles->len; i++)
    {
      const RapportNumberDouble *one = &g_array_index (doubles, RapportNumberDouble, i);
      g_autoptr(RapportEntity) thing = rapport_table_load (connection, info->get_type (), one->row, error);
      RapportDoubled *doubled;

      if (thing == NULL)
        return FALSE;
      doubled = g_new0 (RapportDoubled, 1);
      doubled->thing = info->name;
      doubled->row = one->row;
      doubled->number = g_strdup (rapport_entity_get_text (thing, number));
      doubled->title = rapport_entity_dup_title (thing);
      doubled->is_own = one->is_own;
      g_ptr_array_add (self->doubled, doubled);
    }
  return doubles != NULL;
}

/**
 * rapport_undecided_load:
 * @zone: where the person is
 *
 * Returns: (transfer full) (nullable): all that is to be decided (team.md, Meaning 3, 12); NULL with @error set
 */
RapportUndecided *
rapport_undecided_load (RapportConnection  *connection,
                        GTimeZone          *zone,
                        GError            **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autoptr(RapportUndecided) self = g_new0 (RapportUndecided, 1);

  self->doubled = g_ptr_array_new_with_free_func (free_doubled);
  self->conflicts = rapport_conflicts_load (connection, NULL, 0, zone, error);
  if (self->conflicts == NULL)
    return NULL;
  for (guint i = 0; infos[i] != NULL; i++)
    if (!load_doubled (self, connection, infos[i], error))
      return NULL;
  return g_steal_pointer (&self);
}
