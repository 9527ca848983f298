/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cli-backup-place.h"
#include "rapport-cli-json.h"
#include "rapport-cli-phrase.h"
#include "rapport-moment-text.h"

/** rapport_cli_place_print: says where the second place is and how it stands */
void
rapport_cli_place_print (const RapportBackupPlace *place)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *state = rapport_backup_place_describe (place, zone);

  /* translators: a folder, whether what is there is encrypted, and how it stands */
  g_print (_("Second place: %s%s. %s.\n"), place->path, place->is_sealed ? _(" (encrypted)") : "", state);
}

static void
add_moment (JsonBuilder *builder,
            const char  *name,
            gint64       at,
            GTimeZone   *zone)
{
  const RapportMoment moment = rapport_moment_from_instant (at, zone);
  g_autofree char *text = at != 0 ? rapport_moment_format_iso (&moment, zone) : NULL;

  rapport_cli_json_add_text (builder, name, text);
}

static void
print_json (const RapportBackupPlace *place)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rapport_cli_json_add_text (builder, "path", place != NULL ? place->path : NULL);
  if (place != NULL)
    {
      json_builder_set_member_name (builder, "encrypted");
      json_builder_add_boolean_value (builder, place->is_sealed);
      json_builder_set_member_name (builder, "there");
      json_builder_add_boolean_value (builder, rapport_backup_place_is_there (place));
      add_moment (builder, "copied", place->copied, zone);
      add_moment (builder, "missing", place->missing, zone);
    }
  json_builder_end_object (builder);
  rapport_cli_json_print (builder);
}

static int
show (RapportCliOptions *options)
{
  g_autofree char *folder = rapport_cli_dup_folder (options);
  g_autoptr(RapportBackupPlace) place = rapport_backup_place_load (folder);

  if (options->json)
    print_json (place);
  else if (place != NULL)
    rapport_cli_place_print (place);
  else
    g_print ("%s\n", _("No second place is chosen."));
  return RAPPORT_CLI_OK;
}

static gboolean
copy (const RapportBackupPlace  *place,
      const char                *folder,
      const char                *phrase,
      GError                   **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  const gint64 at = g_date_time_to_unix (now);
  guint n_copied;

  if (!rapport_backup_place_catch_up (place, folder, phrase, now, NULL, &n_copied, error))
    return FALSE;
  g_print (ngettext ("%u backup copied to the second place\n", "%u backups copied to the second place\n", n_copied),
           n_copied);
  return rapport_backup_place_note (folder, TRUE, at, at, error);
}

/**
 * rapport_cli_place_catch_up:
 * @phrase_file: (nullable)
 *
 * Copies to the second place, if one is chosen and there; where it is not, or nobody can be asked for the pass phrase,
 * that is said and no failure.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_place_catch_up (RapportCliOptions *options,
                            const char        *phrase_file)
{
  g_autofree char *folder = rapport_cli_dup_folder (options);
  g_autoptr(RapportBackupPlace) place = rapport_backup_place_load (folder);
  g_autoptr(GError) error = NULL;
  char *phrase = NULL;
  gboolean done;

  if (place == NULL)
    return RAPPORT_CLI_OK;
  if (!rapport_backup_place_is_there (place))
    {
      rapport_backup_place_note (folder, FALSE, 0, g_get_real_time () / G_USEC_PER_SEC, NULL);
      g_printerr ("rapport-cli: %s\n", _("The second place of the backups is not there. What is to be copied is copied "
                                         "when it is back."));
      return RAPPORT_CLI_OK;
    }
  if (place->is_sealed && phrase_file == NULL && !rapport_cli_can_ask ())
    {
      g_printerr ("rapport-cli: %s\n", _("The backups wait to be copied: the pass phrase of the second place is needed."));
      return RAPPORT_CLI_OK;
    }
  if (place->is_sealed)
    phrase = rapport_cli_ask_phrase (phrase_file, FALSE, &error);
  done = (!place->is_sealed || phrase != NULL) && copy (place, folder, phrase, &error);
  rapport_backup_phrase_free (phrase);
  return done ? RAPPORT_CLI_OK : rapport_cli_fail (NULL, error);
}

static int
choose (RapportCliOptions *options,
        const char        *typed,
        gboolean           encrypt,
        const char        *phrase_file)
{
  g_autofree char *folder = rapport_cli_dup_folder (options);
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (typed);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr(RapportBackupPlace) place = NULL;
  g_autoptr(GError) error = NULL;
  char *phrase = NULL;
  gboolean done = rapport_cli_check_book (options, &error);

  if (done && encrypt)
    {
      phrase = rapport_cli_ask_phrase (phrase_file, TRUE, &error);
      done = phrase != NULL;
    }
  done = done && rapport_backup_place_choose (folder, path != NULL ? path : typed, phrase, &error);
  place = done ? rapport_backup_place_load (folder) : NULL;
  done = place != NULL && copy (place, folder, phrase, &error);
  rapport_backup_phrase_free (phrase);
  return done ? RAPPORT_CLI_OK : rapport_cli_fail (NULL, error);
}

/**
 * rapport_cli_place:
 * @path: (nullable): the second place from now on, “none” for none; NULL to say which it is
 * @encrypt: whether what is copied there is encrypted
 * @phrase_file: (nullable)
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_place (RapportCliOptions *options,
                   const char        *path,
                   gboolean           encrypt,
                   const char        *phrase_file)
{
  g_autofree char *folder = rapport_cli_dup_folder (options);
  g_autoptr(GError) error = NULL;

  if (path == NULL)
    return show (options);
  if (!g_str_equal (path, "none"))
    return choose (options, path, encrypt, phrase_file);
  if (!rapport_backup_place_forget (folder, &error))
    return rapport_cli_fail (NULL, error);
  return RAPPORT_CLI_OK;
}

/** rapport_cli_unseal: Returns: (transfer full) (nullable): the backup @file to read, its pass phrase asked for */
RapportUnsealed *
rapport_cli_unseal (const char  *file,
                    const char  *phrase_file,
                    GError     **error)
{
  RapportUnsealed *backup;
  char *phrase = NULL;

  if (rapport_sealed_backup_is_name (file) && g_file_test (file, G_FILE_TEST_EXISTS))
    {
      phrase = rapport_cli_ask_phrase (phrase_file, FALSE, error);
      if (phrase == NULL)
        return NULL;
    }
  backup = rapport_unsealed_open (file, phrase != NULL ? phrase : "", NULL, error);
  rapport_backup_phrase_free (phrase);
  return backup;
}
