/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-act-words.h"
#include "rapport-cli-json.h"
#include "rapport-cli.h"
#include "rapport-moment-text.h"
#include "rapport-team-changes.h"

static void
print_change (const RapportTeamChange *change,
              GTimeZone               *zone)
{
  const RapportMoment at = rapport_moment_from_instant (change->at, zone);
  g_autofree char *when = rapport_moment_format_iso (&at, zone);
  g_autofree char *member = rapport_cli_dup_line (change->member_name);
  g_autofree char *act = rapport_act_describe (change->act, change->subject);
  g_autofree char *what = rapport_cli_dup_line (act);

  /* translators: whether somebody marked a change as seen */
  g_print ("%s\t%s\t%s\t%s\n", when, member, what, change->is_seen ? _("seen") : _("not seen"));
  for (guint i = 0; i < change->lines->len; i++)
    {
      g_autofree char *words = rapport_team_change_dup_line (change, i);
      g_autofree char *line = rapport_cli_dup_line (words);

      g_print ("  %s\n", line);
    }
  if (change->n_more > 0)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %'u change more", "and %'u changes more", change->n_more),
                                               change->n_more);

      g_print ("  %s\n", more);
    }
}

static const char *const OPS[] = {
  [RAPPORT_CHANGE_INSERT] = "added", [RAPPORT_CHANGE_UPDATE] = "changed", [RAPPORT_CHANGE_DELETE] = "deleted"
};

static void
add_line (JsonBuilder              *builder,
          const RapportHistoryItem *item)
{
  json_builder_begin_object (builder);
  rapport_cli_json_add_text (builder, "thing", item->thing);
  rapport_cli_json_add_text (builder, "op", OPS[item->op]);
  rapport_cli_json_add_text (builder, "field", item->field);
  rapport_cli_json_add_text (builder, "old", item->old_text);
  rapport_cli_json_add_text (builder, "new", item->new_text != NULL ? item->new_text : item->which);
  json_builder_end_object (builder);
}

static void
add_change (JsonBuilder             *builder,
            const RapportTeamChange *change,
            GTimeZone               *zone)
{
  const RapportMoment at = rapport_moment_from_instant (change->at, zone);
  g_autofree char *when = rapport_moment_format_iso (&at, zone);

  json_builder_begin_object (builder);
  rapport_cli_json_add_text (builder, "at", when);
  rapport_cli_json_add_text (builder, "member", change->member_name);
  rapport_cli_json_add_text (builder, "act", change->act);
  rapport_cli_json_add_text (builder, "customer", change->customer_name);
  json_builder_set_member_name (builder, "seen");
  json_builder_add_boolean_value (builder, change->is_seen);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < change->lines->len; i++)
    add_line (builder, g_ptr_array_index (change->lines, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "more");
  json_builder_add_int_value (builder, change->n_more);
  json_builder_end_object (builder);
}

static void
print_changes (const RapportCliOptions  *options,
               const RapportTeamChanges *changes,
               GTimeZone                *zone)
{
  g_autoptr(JsonBuilder) builder = options->json ? json_builder_new () : NULL;

  if (builder != NULL)
    json_builder_begin_array (builder);
  for (guint i = 0; i < changes->changes->len; i++)
    {
      if (builder != NULL)
        add_change (builder, g_ptr_array_index (changes->changes, i), zone);
      else
        print_change (g_ptr_array_index (changes->changes, i), zone);
    }
  if (builder == NULL)
    return;
  json_builder_end_array (builder);
  rapport_cli_json_print (builder);
}

static void
noted_cb (GObject      *book,
          GAsyncResult *result,
          gpointer      done)
{
  *(int *) done = rapport_book_note_finish (RAPPORT_BOOK (book), result, NULL) ? 1 : -1;
}

static gboolean
mark_all (RapportBook              *book,
          const RapportTeamChanges *changes)
{
  g_auto(GStrv) keys = rapport_team_changes_dup_keys (changes);
  int done = 0;

  rapport_marks_note_async (book, (const char * const *) keys, "1", noted_cb, &done);
  while (done == 0)
    g_main_context_iteration (NULL, TRUE);
  return done > 0;
}

/**
 * rapport_cli_run_changes:
 *
 * The `changes` command: what the rest of the team changed in files of customers lately, what was not seen first
 * (FR-13), for programs or for people.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_changes (RapportCliOptions *options,
                         int                argc,
                         char             **argv)
{
  gboolean seen = FALSE;
  const GOptionEntry entries[] = {
    { "seen", 0, 0, G_OPTION_ARG_NONE, &seen, N_("Mark them all as seen"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(RapportTeamChanges) changes = NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  RapportActor actor;

  if (!rapport_cli_parse (options, "changes", _("Lists what others changed in files of customers lately."), entries,
                          &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc > 1)
    return rapport_cli_complain (_("“%s” is too much"), argv[1]);
  book = seen ? rapport_cli_open_book_to_write (options, &error) : rapport_cli_open_book (options, &error);
  if (book == NULL)
    return rapport_cli_fail (NULL, error);
  rapport_book_get_actor (book, &actor);
  changes = rapport_team_changes_load (rapport_book_get_connection (book), &actor, g_get_real_time () / G_USEC_PER_SEC,
                                       zone, &error);
  if (changes == NULL)
    return rapport_cli_fail (NULL, error);
  print_changes (options, changes, zone);
  return !seen || mark_all (book, changes) ? RAPPORT_CLI_OK : RAPPORT_CLI_FAILED;
}
