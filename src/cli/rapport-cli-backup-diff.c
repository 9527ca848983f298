/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-backup-difference.h"
#include "rapport-cli-backup-diff.h"
#include "rapport-cli-backup-place.h"
#include "rapport-cli-json.h"
#include "rapport-cli-progress.h"
#include "rapport-uid.h"

/* of a kind that many added, changed and gone are told one by one */
#define MOST 1000

static const char *const OPS[] = {
  [RAPPORT_CHANGE_INSERT] = "added", [RAPPORT_CHANGE_UPDATE] = "changed", [RAPPORT_CHANGE_DELETE] = "gone"
};

static const char *const WORDS[] = {
  [RAPPORT_CHANGE_INSERT] = NC_("difference", "added"), [RAPPORT_CHANGE_UPDATE] = NC_("difference", "changed"),
  [RAPPORT_CHANGE_DELETE] = NC_("difference", "gone")
};

static void
print_thing (const RapportDifferentThing *thing)
{
  const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "thing", thing->info->label);
  g_autofree char *title = rapport_cli_dup_line (thing->title != NULL ? thing->title : label);
  g_autofree char *customer = rapport_cli_dup_line (thing->customer);

  g_print ("  %s\t%s\t%s\n", g_dpgettext2 (GETTEXT_PACKAGE, "difference", WORDS[thing->op]), title, customer);
  for (guint i = 0; i < thing->fields->len; i++)
    {
      g_autofree char *words = rapport_different_field_describe (g_ptr_array_index (thing->fields, i));
      g_autofree char *line = rapport_cli_dup_line (words);

      g_print ("    %s\n", line);
    }
}

static void
print_kind (const RapportKindDifference *kind)
{
  g_autofree char *words = rapport_kind_difference_describe (kind);
  const guint n = kind->n[RAPPORT_CHANGE_INSERT] + kind->n[RAPPORT_CHANGE_UPDATE] + kind->n[RAPPORT_CHANGE_DELETE];

  g_print ("%s\n", words);
  for (guint i = 0; i < kind->things->len; i++)
    print_thing (g_ptr_array_index (kind->things, i));
  if (n > kind->things->len)
    g_print (ngettext ("  and %'u more\n", "  and %'u more\n", n - kind->things->len), n - kind->things->len);
}

static void
add_thing (JsonBuilder                 *builder,
           const RapportDifferentThing *thing)
{
  g_autofree char *uid = rapport_uid_to_text (thing->uid);

  json_builder_begin_object (builder);
  rapport_cli_json_add_text (builder, "op", OPS[thing->op]);
  rapport_cli_json_add_text (builder, "uid", uid);
  rapport_cli_json_add_text (builder, "title", thing->title);
  rapport_cli_json_add_text (builder, "customer", thing->customer);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < thing->fields->len; i++)
    {
      const RapportDifferentField *field = g_ptr_array_index (thing->fields, i);

      json_builder_begin_object (builder);
      rapport_cli_json_add_text (builder, "field", field->field->name);
      rapport_cli_json_add_text (builder, "label", field->label);
      rapport_cli_json_add_text (builder, "then", field->then);
      rapport_cli_json_add_text (builder, "now", field->now);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *kinds)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < kinds->len; i++)
    {
      const RapportKindDifference *kind = g_ptr_array_index (kinds, i);

      json_builder_begin_object (builder);
      rapport_cli_json_add_text (builder, "kind", kind->info->name);
      for (guint op = 0; op < G_N_ELEMENTS (OPS); op++)
        {
          json_builder_set_member_name (builder, OPS[op]);
          json_builder_add_int_value (builder, kind->n[op]);
        }
      json_builder_set_member_name (builder, "things");
      json_builder_begin_array (builder);
      for (guint k = 0; k < kind->things->len; k++)
        add_thing (builder, g_ptr_array_index (kind->things, k));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  rapport_cli_json_print (builder);
}

static GPtrArray *
load (RapportCliOptions  *options,
      const char         *file,
      const char         *phrase_file,
      GError            **error)
{
  g_autoptr(RapportBook) book = rapport_cli_open_book (options, error);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(RapportUnsealed) backup = book != NULL ? rapport_cli_unseal (file, phrase_file, error) : NULL;
  RapportCliProgress *progress;
  GPtrArray *kinds;

  if (backup == NULL)
    return NULL;
  progress = rapport_cli_progress_new ();
  kinds = rapport_backup_difference_load (rapport_unsealed_get_path (backup), rapport_book_get_path (book),
                                          MOST, zone, rapport_cli_progress_start (progress), error);
  rapport_cli_progress_free (progress);
  return kinds;
}

/**
 * rapport_cli_backup_diff:
 * @file: a backup
 * @phrase_file: (nullable): of one that is encrypted
 *
 * Says how what is there now differs from a backup.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_backup_diff (RapportCliOptions *options,
                         const char        *file,
                         const char        *phrase_file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) kinds = load (options, file, phrase_file, &error);
  g_autofree char *words = NULL;

  if (kinds == NULL)
    return rapport_cli_fail (NULL, error);
  if (options->json)
    {
      print_json (kinds);
      return RAPPORT_CLI_OK;
    }
  words = rapport_difference_describe (kinds);
  g_print ("%s\n", words);
  for (guint i = 0; i < kinds->len; i++)
    print_kind (g_ptr_array_index (kinds, i));
  return RAPPORT_CLI_OK;
}
