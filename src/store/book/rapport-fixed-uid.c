/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-fixed-uid.h"
#include "rapport-fold.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

/* what a new thing refers to, which may be as new as it is */
static RapportEntity *
load_target (RapportConnection  *connection,
             RapportLaterRows   *later,
             const char         *kind,
             gint64              id,
             GError            **error)
{
  RapportEntity *found = later != NULL ? rapport_later_rows_find (later, kind, id) : NULL;

  return found != NULL ? g_object_ref (found)
                       : rapport_table_load (connection, rapport_entity_type_for (kind), id, error);
}

static gboolean
append_key (RapportConnection  *connection,
            RapportLaterRows   *later,
            RapportEntity      *entity,
            guint               field,
            GString            *key,
            GError            **error)
{
  const RapportField *info = &rapport_entity_get_info (entity)->fields[field];
  g_autoptr(RapportEntity) target = NULL;
  g_autofree char *text = NULL;

  if (info->kind == RAPPORT_FIELD_REFERENCE)
    {
      target = load_target (connection, later, info->target, rapport_entity_get_integer (entity, field), error);
      if (target == NULL)
        return FALSE;
      text = rapport_uid_to_text (rapport_entity_get_uid (target));
    }
  else if (info->kind == RAPPORT_FIELD_TEXT || info->kind == RAPPORT_FIELD_CHOICE)
    text = rapport_fold (rapport_entity_get_text (entity, field), -1);
  else
    text = g_strdup_printf ("%" G_GINT64_FORMAT, rapport_entity_get_integer (entity, field));
  g_string_append_printf (key, "\n%s", text);
  return TRUE;
}

/** rapport_fixed_uid_has_key: Returns: whether things of the kind of @entity have a key that says which one it is */
gboolean
rapport_fixed_uid_has_key (RapportEntity *entity)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);

  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & RAPPORT_FIELD_KEY) != 0)
      return TRUE;
  return FALSE;
}

/**
 * rapport_fixed_uid_make:
 * @later: (nullable): things that are not written yet
 * @uid: (out): of #RAPPORT_UID_LENGTH bytes
 *
 * What two laptops make apart from each other under one name is one thing, where the kind has such a key
 * (team.md, Meaning 7).
 */
gboolean
rapport_fixed_uid_make (RapportConnection  *connection,
                        RapportLaterRows   *later,
                        RapportEntity      *entity,
                        guint8             *uid,
                        GError            **error)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  g_autoptr(GString) key = g_string_new (info->name);

  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & (RAPPORT_FIELD_KEY | RAPPORT_FIELD_OWNER)) != 0 &&
        !append_key (connection, later, entity, i, key, error))
      return FALSE;
  rapport_uid_make_fixed (key->str, uid);
  return TRUE;
}
