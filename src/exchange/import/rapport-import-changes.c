/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-import-changes.h"
#include "rapport-import-wanted.h"
#include "rapport-table.h"
#include "rapport-things.h"

static char *
dup_name (RapportImportScope *scope,
          RapportEntity      *entity,
          guint               field)
{
  const RapportEntityInfo *target = rapport_entity_info_for (rapport_entity_get_info (entity)->fields[field].target);
  g_autoptr(RapportEntity) thing =
    rapport_table_load (scope->connection, target->get_type (), rapport_entity_get_integer (entity, field), NULL);

  return thing != NULL ? rapport_entity_dup_title (thing) : NULL;
}

/**
 * rapport_import_changes_show:
 *
 * Returns: (transfer full): what @field holds, short, for people, also the name of another thing and that a box is not
 *   ticked; "" for nothing
 */
char *
rapport_import_changes_show (RapportImportScope *scope,
                             RapportEntity      *entity,
                             guint               field)
{
  const RapportFieldKind kind = rapport_entity_get_info (entity)->fields[field].kind;
  char *name;

  if (kind == RAPPORT_FIELD_FLAG)
    return rapport_value_show (entity, field, &scope->place);
  name = kind == RAPPORT_FIELD_REFERENCE && rapport_entity_is_set (entity, field) ? dup_name (scope, entity, field) : NULL;
  return name != NULL ? name : rapport_import_show (entity, field, &scope->place);
}

/** rapport_import_changes_tell: adds to @changes what @field was, "" for nothing, and what it becomes */
void
rapport_import_changes_tell (GString            *changes,
                             const RapportField *field,
                             const char         *before,
                             const char         *after)
{
  const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "field", field->label);

  if (changes->len > 0)
    g_string_append_c (changes, '\n');
  if (*before != '\0')
    /* translators: the name of a field, its old and its new value */
    g_string_append_printf (changes, _("%s: %s → %s"), label, before, *after != '\0' ? after : _("(empty)"));
  else
    /* translators: the name of a field, and its value */
    g_string_append_printf (changes, _("%s: %s"), label, after);
}
