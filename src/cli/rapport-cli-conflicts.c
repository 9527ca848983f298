/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "rapport-cli-json.h"
#include "rapport-cli-table.h"
#include "rapport-cli.h"
#include "rapport-decide.h"
#include "rapport-things.h"
#include "rapport-undecided.h"

static RapportUndecided *
load (RapportBook  *book,
      GError      **error)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  return rapport_undecided_load (rapport_book_get_connection (book), zone, error);
}

static char *
dup_when (gint64 at)
{
  g_autoptr(GDateTime) time = at != 0 ? g_date_time_new_from_unix_local (at) : NULL;

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : NULL;
}

static void
add_version (JsonBuilder *builder,
             const char  *name,
             const char  *text,
             const char  *by,
             gint64       at)
{
  g_autofree char *when = dup_when (at);

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  rapport_cli_json_add_text (builder, "value", text);
  rapport_cli_json_add_text (builder, "by", by);
  rapport_cli_json_add_text (builder, "at", when);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *conflicts)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const RapportConflict *conflict = g_ptr_array_index (conflicts, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_int_value (builder, conflict->change);
      rapport_cli_json_add_text (builder, "thing", conflict->thing);
      rapport_cli_json_add_text (builder, "title", conflict->title);
      rapport_cli_json_add_text (builder, "field", conflict->column);
      add_version (builder, "present", conflict->text, conflict->by, conflict->at);
      add_version (builder, "other", conflict->lost_text, conflict->lost_by, conflict->lost_at);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  rapport_cli_json_print (builder);
}

static void
print_table (GPtrArray *conflicts)
{
  g_autoptr(RapportCliTable) table = rapport_cli_table_new (6);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const RapportConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, conflict->change);

      rapport_cli_table_add (table, id);
      rapport_cli_table_add (table, conflict->title != NULL ? conflict->title : "");
      rapport_cli_table_add (table, conflict->label);
      rapport_cli_table_add (table, conflict->text != NULL ? conflict->text : "–");
      rapport_cli_table_add (table, conflict->lost_text != NULL ? conflict->lost_text : "–");
      rapport_cli_table_add (table, conflict->lost_by != NULL ? conflict->lost_by : "");
    }
  rapport_cli_table_print (table);
}

static int
list_conflicts (RapportCliOptions *options)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = rapport_cli_open_book (options, &error);
  g_autoptr(RapportUndecided) undecided = book != NULL ? load (book, &error) : NULL;

  if (undecided == NULL)
    return rapport_cli_fail (NULL, error);
  if (options->json)
    print_json (undecided->conflicts);
  else
    print_table (undecided->conflicts);
  return RAPPORT_CLI_OK;
}

static const RapportConflict *
find_conflict (const RapportUndecided  *undecided,
               const char              *id,
               GError                 **error)
{
  for (guint i = 0; i < undecided->conflicts->len; i++)
    {
      const RapportConflict *conflict = g_ptr_array_index (undecided->conflicts, i);

      if (conflict->change == g_ascii_strtoll (id, NULL, 10))
        return conflict;
    }
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
               /* translators: what was typed, a number */
               _("Nothing that is to be decided has the number “%s”."), id);
  return NULL;
}

static RapportAct *
new_decision (const RapportConflict *conflict,
              const char            *what)
{
  if (g_str_equal (what, "keep"))
    return rapport_keep_value_new (conflict->thing, conflict->row, conflict->column);
  if (g_str_equal (what, "both"))
    return rapport_take_both_new (conflict->thing, conflict->row, conflict->column, conflict->change);
  return rapport_take_value_new (conflict->thing, conflict->row, conflict->column, conflict->change);
}

static int
decide (RapportCliOptions *options,
        const char        *id,
        const char        *what)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book =
    rapport_cli_check_book (options, &error) ? rapport_cli_open_book_to_write (options, &error) : NULL;
  g_autoptr(RapportUndecided) undecided = book != NULL ? load (book, &error) : NULL;
  const RapportConflict *conflict = undecided != NULL ? find_conflict (undecided, id, &error) : NULL;
  g_autoptr(RapportReceipt) receipt = NULL;

  if (conflict != NULL && g_str_equal (what, "both") && !conflict->is_text)
    return rapport_cli_complain (_("only of long texts both can be kept"));
  if (conflict != NULL)
    receipt = rapport_act_run (new_decision (conflict, what), book, &error);
  return receipt != NULL ? RAPPORT_CLI_OK : rapport_cli_fail (NULL, error);
}

/**
 * rapport_cli_run_conflicts:
 *
 * The `conflicts` command: lists what was changed on two laptops, of which one had not seen the other, and
 * leaves the present value, takes the other, or of long texts keeps both.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_conflicts (RapportCliOptions *options,
                           int                argc,
                           char             **argv)
{
  const char *what;

  if (!rapport_cli_parse (options, _("conflicts list|keep ID|take ID|both ID"),
                          _("Shows what was changed on two laptops, and lets one of the values stay."), NULL,
                          &argc, &argv))
    return RAPPORT_CLI_USAGE;
  what = argc > 1 ? argv[1] : "list";
  if (g_str_equal (what, "list") && argc <= 2)
    return list_conflicts (options);
  if ((!g_str_equal (what, "keep") && !g_str_equal (what, "take") && !g_str_equal (what, "both")) || argc != 3)
    return rapport_cli_complain (_("say “list”, “keep ID”, “take ID” or “both ID”"));
  return decide (options, argv[2], what);
}

/* One number after the other, as each depends on those before. */
static gboolean
renumber (RapportBook          *book,
          const RapportDoubled  *doubled,
          GError              **error)
{
  const RapportEntityInfo *info = rapport_entity_info_for (doubled->thing);
  const int number = rapport_entity_info_find_flag (info, RAPPORT_FIELD_NUMBER);
  g_autofree char *old_number = rapport_cli_dup_line (doubled->number);
  g_autofree char *title = rapport_cli_dup_line (doubled->title);
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(RapportEntity) thing = NULL;

  if (!doubled->is_own)
    {
      /* translators: a number, and the name of what has it */
      g_print (_("%s %s: gets another number where it was made.\n"), old_number, title);
      return TRUE;
    }
  receipt = rapport_act_run (rapport_renumber_new (info->get_type (), &doubled->row, 1), book, error);
  thing = receipt != NULL ? rapport_book_get (book, info->get_type (), doubled->row, error) : NULL;
  if (thing == NULL)
    return FALSE;
  g_print ("%s → %s %s\n", old_number, rapport_entity_get_text (thing, number), title);
  return TRUE;
}

/**
 * rapport_cli_run_renumber:
 *
 * The `renumber` command: gives what was given a number that another thing has, and was made in this book,
 * the number after the highest there is.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_renumber (RapportCliOptions *options,
                          int                argc,
                          char             **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(RapportUndecided) undecided = NULL;

  if (!rapport_cli_parse (options, "renumber", _("Gives numbers anew that two laptops gave apart from each other."), NULL,
                          &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc > 1)
    return rapport_cli_complain (_("“%s” is too much"), argv[1]);
  if (rapport_cli_check_book (options, &error))
    book = rapport_cli_open_book_to_write (options, &error);
  undecided = book != NULL ? load (book, &error) : NULL;
  if (undecided == NULL)
    return rapport_cli_fail (NULL, error);
  for (guint i = 0; i < undecided->doubled->len; i++)
    if (!renumber (book, g_ptr_array_index (undecided->doubled, i), &error))
      return rapport_cli_fail (NULL, error);
  return RAPPORT_CLI_OK;
}
