/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-contact.h"
#include "rapport-import-targets.h"
#include "rapport-member.h"

#define TAGS "tags"
#define EXTRA "extra"
#define LEFT_OUT "left-out"
#define NAME_AND_PHONE "contact.name-and-phone"
#define TIME ".time"

/** rapport_import_can_fill: Returns: whether a column of a table can fill in @field */
gboolean
rapport_import_can_fill (const RapportField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  if (field->flags & (RAPPORT_FIELD_INTERNAL | RAPPORT_FIELD_OWNER | RAPPORT_FIELD_WORDS))
    return FALSE;
  return field->kind != RAPPORT_FIELD_REFERENCE || strcmp (field->target, rapport_member_info.name) == 0;
}

/** rapport_import_can_fill_thing: Returns: whether a column can fill in @field of a thing that a row is */
gboolean
rapport_import_can_fill_thing (const RapportField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return (field->flags & (RAPPORT_FIELD_INTERNAL | RAPPORT_FIELD_WORDS)) == 0;
}

/** rapport_import_has_time: Returns: whether what @column fills in can have a day and a time of that */
gboolean
rapport_import_has_time (const RapportImportColumn *column)
{
  const RapportEntityInfo *info = rapport_import_column_get_info (column);
  const RapportFieldKind kind = info != NULL ? info->fields[column->field].kind : RAPPORT_FIELD_TEXT;

  return kind == RAPPORT_FIELD_MOMENT || kind == RAPPORT_FIELD_INSTANT;
}

/* A moment may stand in two columns, of which one has the time. */
static void
add_target (GArray              *targets,
            RapportImportColumn  target)
{
  g_array_append_val (targets, target);
  if (!rapport_import_has_time (&target))
    return;
  target.piece = RAPPORT_IMPORT_TIME;
  g_array_append_val (targets, target);
}

static void
list_fields (GArray                  *targets,
             const RapportEntityInfo *kind)
{
  RapportImportColumn target = { RAPPORT_IMPORT_THING, .info = kind };

  for (target.field = 0; target.field < kind->n_fields; target.field++)
    if (rapport_import_can_fill_thing (&kind->fields[target.field]))
      add_target (targets, target);
}

/**
 * rapport_import_targets_list:
 * @kind: (nullable): what each row of the table is; NULL for customers and follow-ups
 *
 * Returns: (transfer full) (element-type RapportImportColumn): all that a column can be
 */
GArray *
rapport_import_targets_list (const RapportEntityInfo *kind)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (RapportImportColumn));
  RapportImportColumn target = { RAPPORT_IMPORT_EXTRA, .info = kind };

  g_array_append_val (targets, target);
  if (kind != NULL)
    {
      list_fields (targets, kind);
      return targets;
    }
  target.part = RAPPORT_IMPORT_LEFT_OUT;
  g_array_append_val (targets, target);
  for (target.part = RAPPORT_IMPORT_CUSTOMER; target.part <= RAPPORT_IMPORT_RECORD; target.part++)
    {
      const RapportEntityInfo *info = rapport_import_part_get_info (target.part);

      for (target.field = 0; target.field < info->n_fields; target.field++)
        if (rapport_import_can_fill (&info->fields[target.field]))
          add_target (targets, target);
    }
  target = (RapportImportColumn) { RAPPORT_IMPORT_CONTACT, RAPPORT_CONTACT_NAME, .piece = RAPPORT_IMPORT_NAME_AND_PHONE };
  g_array_append_val (targets, target);
  target = (RapportImportColumn) { RAPPORT_IMPORT_TAGS };
  g_array_append_val (targets, target);
  return targets;
}

/** rapport_import_target_dup_name: Returns: (transfer full): what @column is, for programs: "customer.grade" */
char *
rapport_import_target_dup_name (const RapportImportColumn *column)
{
  const RapportEntityInfo *info = rapport_import_column_get_info (column);

  if (info == NULL)
    return g_strdup (column->part == RAPPORT_IMPORT_TAGS ? TAGS :
                     column->part == RAPPORT_IMPORT_LEFT_OUT ? LEFT_OUT : EXTRA);
  if (column->piece == RAPPORT_IMPORT_NAME_AND_PHONE)
    return g_strdup (NAME_AND_PHONE);
  return g_strconcat (info->name, ".", info->fields[column->field].name,
                      column->piece == RAPPORT_IMPORT_TIME ? TIME : NULL, NULL);
}

/** rapport_import_target_dup_label: Returns: (transfer full): the same for people */
char *
rapport_import_target_dup_label (const RapportImportColumn *column)
{
  const RapportEntityInfo *info = rapport_import_column_get_info (column);
  g_autofree char *label = NULL;

  if (column->part == RAPPORT_IMPORT_LEFT_OUT || (info == NULL && column->info != NULL))
    return g_strdup (_("Left out"));
  if (info == NULL)
    return g_strdup (column->part == RAPPORT_IMPORT_TAGS ? _("Tags") : _("Kept as name and value"));
  if (column->piece == RAPPORT_IMPORT_NAME_AND_PHONE)
    return g_strdup (_("Contact: Name and phone"));
  /* translators: a kind of thing, and one of its fields: “Customer: Grade” */
  label = g_strdup_printf (_("%s: %s"), g_dpgettext2 (GETTEXT_PACKAGE, "thing", info->label),
                           g_dpgettext2 (GETTEXT_PACKAGE, "field", info->fields[column->field].label));
  if (column->piece != RAPPORT_IMPORT_TIME)
    return g_steal_pointer (&label);
  /* translators: %s is a field that has a day and a time: “Follow-up: Next follow-up” */
  return g_strdup_printf (_("%s (time)"), label);
}

static gboolean
is_called (const RapportImportColumn *target,
           const char                *text)
{
  const RapportEntityInfo *info = rapport_import_column_get_info (target);
  g_autofree char *name = rapport_import_target_dup_name (target);
  g_autofree char *label = rapport_import_target_dup_label (target);
  const char *field = info != NULL && target->piece != RAPPORT_IMPORT_TIME ? info->fields[target->field].label : NULL;

  return strcmp (name, text) == 0 || strcmp (label, text) == 0 ||
         (field != NULL && (strcmp (field, text) == 0 ||
                            strcmp (g_dpgettext2 (GETTEXT_PACKAGE, "field", field), text) == 0));
}

/**
 * rapport_import_target_find:
 * @text: a name for programs, or one for people, with the kind of thing or, where it is enough, without it
 * @column: (inout): what it names is filled in
 *
 * Returns: whether @text names anything
 */
gboolean
rapport_import_target_find (const char          *text,
                            RapportImportColumn *column)
{
  g_autoptr(GArray) targets = rapport_import_targets_list (column->info);

  g_return_val_if_fail (text != NULL && column != NULL, FALSE);

  for (guint i = 0; i < targets->len; i++)
    {
      const RapportImportColumn *target = &g_array_index (targets, RapportImportColumn, i);

      if (!is_called (target, text))
        continue;
      column->part = target->part;
      column->field = target->field;
      column->piece = target->piece;
      return TRUE;
    }
  return FALSE;
}

/** rapport_import_choices_new: Returns: (transfer full) (element-type utf8 utf8): what columns were chosen to be */
GHashTable *
rapport_import_choices_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/** rapport_import_choices_parse: Returns: (transfer full): what rapport_import_choices_dup_text() wrote */
GHashTable *
rapport_import_choices_parse (const char *text)
{
  GHashTable *choices = rapport_import_choices_new ();
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *divider = strchr (lines[i], '\t');

      if (divider != NULL)
        g_hash_table_insert (choices, g_strdup (divider + 1), g_strndup (lines[i], divider - lines[i]));
    }
  return choices;
}

/** rapport_import_choices_dup_text: Returns: (transfer full): @choices to be kept */
char *
rapport_import_choices_dup_text (GHashTable *choices)
{
  GString *text = g_string_new (NULL);
  GHashTableIter iterator;
  gpointer key, target;

  g_hash_table_iter_init (&iterator, choices);
  while (g_hash_table_iter_next (&iterator, &key, &target))
    g_string_append_printf (text, "%s\t%s\n", (const char *) target, (const char *) key);
  return g_string_free (text, FALSE);
}
