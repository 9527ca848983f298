/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "rapport-backup-place.h"
#include "rapport-backups-holding.h"
#include "rapport-cli-json.h"
#include "rapport-cli-person.h"
#include "rapport-cli.h"
#include "rapport-erase.h"

static void
add_number (JsonBuilder *builder,
            const char  *name,
            guint        n)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, n);
}

static void
print_json (const RapportErasePreview *preview,
            gboolean                   erased)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "erased");
  json_builder_add_boolean_value (builder, erased);
  json_builder_set_member_name (builder, "things");
  json_builder_begin_object (builder);
  for (guint i = 0; i < preview->counts->len; i++)
    {
      const RapportErasureCount *count = &g_array_index (preview->counts, RapportErasureCount, i);

      add_number (builder, count->info->name, count->n);
    }
  json_builder_end_object (builder);
  add_number (builder, "deleted_before", preview->n_deleted);
  add_number (builder, "files", preview->n_files);
  add_number (builder, "texts", preview->n_texts);
  add_number (builder, "texts_elsewhere", preview->n_elsewhere);
  json_builder_set_member_name (builder, "backups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < preview->backups->len; i++)
    json_builder_add_string_value (builder, g_array_index (preview->backups, RapportHoldingBackup, i).backup.path);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  rapport_cli_json_print (builder);
}

static void
print_preview (const RapportErasePreview *preview)
{
  g_autoptr(GPtrArray) lines = rapport_erase_preview_describe (preview);

  for (guint i = 0; i < lines->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (lines, i));
}

static gboolean
erase (RapportBook    *book,
       RapportEntity  *person,
       gboolean        everywhere,
       gboolean        drops_backups,
       const char     *place,
       GError        **error)
{
  g_autoptr(RapportEraseRest) rest = NULL;
  g_autoptr(RapportReceipt) receipt =
    rapport_act_run (rapport_erase_new (G_OBJECT_TYPE (person), rapport_entity_get_id (person), everywhere,
                                        rapport_book_get_folder (book), &rest), book, error);

  return receipt != NULL && rapport_erase_rest_finish (rest, drops_backups, place, error);
}

/**
 * rapport_cli_run_erase:
 *
 * The `erase` command: says what would be erased for good, and does it when told so.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_erase (RapportCliOptions *options,
                       int                argc,
                       char             **argv)
{
  gboolean yes = FALSE, everywhere = FALSE, backups = FALSE;
  g_autofree char *contact = NULL;
  const GOptionEntry entries[] = {
    { "contact", 0, 0, G_OPTION_ARG_STRING, &contact, N_("Only this contact of the customer"), N_("NAME") },
    { "everywhere", 0, 0, G_OPTION_ARG_NONE, &everywhere, N_("Also from texts that belong to others"), NULL },
    { "backups", 0, 0, G_OPTION_ARG_NONE, &backups, N_("Also remove the backups that still have it"), NULL },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, N_("Erase it; without this, only say what would go"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(RapportErasePreview) preview = NULL;
  g_autoptr(RapportBackupPlace) place = NULL;
  const char *copies = NULL;
  g_autoptr(RapportEntity) person = NULL;
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(GError) error = NULL;

  if (!rapport_cli_parse (options, _("erase CUSTOMER [--contact NAME] [--yes]"),
                          _("Erases a customer, or one contact, for good: with all that belongs to it, from the data, the "
                            "log and the search index. It can’t be undone."), entries, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc != 2)
    return rapport_cli_complain (_("name a customer"));
  if (rapport_cli_check_book (options, &error))
    book = yes ? rapport_cli_open_book_to_write (options, &error) : rapport_cli_open_book (options, &error);
  if (book != NULL)
    person = rapport_cli_find_person (book, argv[1], contact, &error);
  if (person != NULL)
    {
      place = rapport_backup_place_load (rapport_book_get_folder (book));
      copies = place != NULL && rapport_backup_place_is_there (place) ? place->path : NULL;
      preview = rapport_erase_preview_load (rapport_book_get_connection (book), rapport_book_get_folder (book), copies,
                                            G_OBJECT_TYPE (person), rapport_entity_get_id (person), &error);
    }
  if (preview == NULL || (yes && !erase (book, person, everywhere, backups, copies, &error)))
    return rapport_cli_fail (NULL, error);
  if (options->json)
    print_json (preview, yes);
  else if (yes)
    g_print ("%s\n", _("Erased for good."));
  else
    print_preview (preview);
  if (!yes && !options->json)
    g_print ("%s\n", _("Nothing was erased yet; add --yes to do it."));
  return RAPPORT_CLI_OK;
}
