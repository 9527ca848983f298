/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer-changes.h"
#include "rapport-erasure.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-value-text.h"

/* more are no help to decide */
#define MOST_LINES 8

typedef struct
{
  GString           *lines;
  guint              n_lines;
  RapportValuePlace  place;
} Told;

static char *
show_name (gpointer    data,
           const char *target,
           gint64      id)
{
  g_autoptr(RapportEntity) thing = rapport_table_load (data, rapport_entity_type_for (target), id, NULL);

  return thing != NULL ? rapport_entity_dup_title (thing) : NULL;
}

static void
tell (Told       *told,
      const char *line)
{
  if (told->n_lines < MOST_LINES)
    g_string_append_printf (told->lines, "%s%s", told->n_lines > 0 ? "\n" : "", line);
  told->n_lines++;
}

static char *
dup_called (RapportEntity *thing)
{
  const RapportEntityInfo *info = rapport_entity_get_info (thing);
  const char *kind = g_dpgettext2 (GETTEXT_PACKAGE, "thing", info->label);
  g_autofree char *title = rapport_entity_dup_title (thing);

  /* translators: a kind of thing such as “Contract”, and what it is called */
  return title != NULL && *title != '\0' ? g_strdup_printf (_("%s “%s”"), kind, title) : g_strdup (kind);
}

static void
tell_fields (Told          *told,
             RapportEntity *wanted,
             RapportEntity *present)
{
  const RapportEntityInfo *info = rapport_entity_get_info (wanted);
  g_autofree char *called = dup_called (present);

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *now = NULL;
      g_autofree char *then = NULL;
      g_autofree char *line = NULL;

      if (rapport_entity_field_equal (wanted, present, i) || (info->fields[i].flags & RAPPORT_FIELD_COPY) != 0)
        continue;
      now = rapport_value_show (present, i, &told->place);
      then = rapport_value_show (wanted, i, &told->place);
      /* translators: a thing such as “Contract “HT-1””, one of its fields, what it is now and what it becomes */
      line = g_strdup_printf (_("%s, %s: %s → %s"), called,
                              g_dpgettext2 (GETTEXT_PACKAGE, "field", info->fields[i].label),
                              now != NULL && *now != '\0' ? now : "–", then != NULL && *then != '\0' ? then : "–");
      tell (told, line);
    }
}

static gboolean
tell_part (Told                       *told,
           RapportConnection          *connection,
           const RapportCustomerPart  *part,
           GError                    **error)
{
  g_autoptr(RapportEntity) wanted = NULL;
  g_autoptr(RapportEntity) present = NULL;
  gboolean differs, erased;

  if (!rapport_customer_part_place (connection, part, &wanted, &differs, error) ||
      !rapport_erasure_is_erased (connection, rapport_entity_get_uid (part->thing), &erased, error))
    return FALSE;
  if (erased || (wanted != NULL && !differs))
    return TRUE;
  if (wanted == NULL || rapport_entity_get_id (wanted) == 0)
    {
      g_autofree char *called = dup_called (part->thing);
      /* translators: a thing such as “Contract “HT-1”” */
      g_autofree char *line = g_strdup_printf (_("%s comes back"), called);

      tell (told, line);
      return TRUE;
    }
  present = rapport_table_load (connection, G_OBJECT_TYPE (wanted), rapport_entity_get_id (wanted), error);
  if (present != NULL)
    tell_fields (told, wanted, present);
  return present != NULL;
}

/**
 * rapport_customer_changes_describe:
 * @connection: of the book that @parts are to be in
 * @parts: (element-type RapportCustomerPart): as rapport_customer_parts_load() gives them
 *
 * Returns: (transfer full) (nullable): what bringing them back changes, a line each, as far as one reads it
 */
char *
rapport_customer_changes_describe (RapportConnection  *connection,
                                   GPtrArray          *parts,
                                   GTimeZone          *zone,
                                   GError            **error)
{
  Told told = { .place = { .zone = zone, .data = connection, .show_name = show_name } };

  g_return_val_if_fail (parts != NULL, NULL);

  told.lines = g_string_new (NULL);
  for (guint i = 0; i < parts->len; i++)
    if (!tell_part (&told, connection, g_ptr_array_index (parts, i), error))
      {
        g_string_free (told.lines, TRUE);
        return NULL;
      }
  if (told.n_lines > MOST_LINES)
    {
      const guint n = told.n_lines - MOST_LINES;

      g_string_append_c (told.lines, '\n');
      g_string_append_printf (told.lines, ngettext ("and %'u more", "and %'u more", n), n);
    }
  return g_string_free (told.lines, FALSE);
}
