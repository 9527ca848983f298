/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "rapport-cli-json.h"
#include "rapport-cli.h"
#include "rapport-figure-value.h"
#include "rapport-member.h"
#include "rapport-moment-text.h"

/* More than this is no whole number for a double. */
#define MOST_WHOLE 9007199254740992.0

/* In the order of RapportFigureBy */
static const char *const GROUPINGS[] = { "owner", "grade", "month" };

/** Choice: what was typed, and what it means */
typedef struct
{
  char *period_text;
  char *from_text;
  char *to_text;
  char *owner_text;
  char *grade;
  char *segment;
  char *by_text;
  char *only_text;
  gboolean ids;
  RapportFigurePeriod period;
  RapportFigureFilter filter;
  GPtrArray *figures;
} Choice;

static void
clear_choice (Choice *self)
{
  g_free (self->period_text);
  g_free (self->from_text);
  g_free (self->to_text);
  g_free (self->owner_text);
  g_free (self->grade);
  g_free (self->segment);
  g_free (self->by_text);
  g_free (self->only_text);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, clear_choice)

static void
add_number (JsonBuilder *builder,
            const char  *name,
            double       number)
{
  json_builder_set_member_name (builder, name);
  if (number == floor (number) && fabs (number) < MOST_WHOLE)
    json_builder_add_int_value (builder, (gint64) number);
  else
    json_builder_add_double_value (builder, number);
}

static void
add_optional (JsonBuilder *builder,
              const char  *name,
              gboolean     has,
              double       number)
{
  if (has)
    {
      add_number (builder, name, number);
      return;
    }
  json_builder_set_member_name (builder, name);
  json_builder_add_null_value (builder);
}

/* The things behind a number, by kind and uid */
static gboolean
add_things (JsonBuilder        *builder,
            const char         *name,
            RapportConnection  *connection,
            GArray             *things,
            GError            **error)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; things != NULL && i < things->len; i++)
    {
      const RapportFigureThing *thing = &g_array_index (things, RapportFigureThing, i);
      g_autofree char *uid = rapport_figure_thing_dup_uid (connection, thing, error);

      if (uid == NULL)
        return FALSE;
      json_builder_begin_object (builder);
      rapport_cli_json_add_text (builder, "thing", thing->kind);
      rapport_cli_json_add_text (builder, "uid", uid);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return TRUE;
}

/* The members that the figure itself and each of its parts have */
static gboolean
add_value (JsonBuilder               *builder,
           const Choice              *choice,
           RapportConnection         *connection,
           const RapportFigureValue  *value,
           GError                   **error)
{
  add_optional (builder, "value", value->has_value, value->value);
  add_number (builder, "numerator", value->numerator);
  add_number (builder, "denominator", value->denominator);
  add_optional (builder, "target", value->has_target, value->target);
  json_builder_set_member_name (builder, "met");
  if (value->met == RAPPORT_FIGURE_UNKNOWN)
    json_builder_add_null_value (builder);
  else
    json_builder_add_boolean_value (builder, value->met == RAPPORT_FIGURE_MET);
  return !choice->ids
         || (add_things (builder, "numerator_things", connection, value->numerator_things, error)
             && add_things (builder, "denominator_things", connection, value->denominator_things, error));
}

static gboolean
add_values (JsonBuilder               *builder,
            const Choice              *choice,
            RapportConnection         *connection,
            const RapportFigureGroup  *group,
            GError                   **error)
{
  if (!add_value (builder, choice, connection, g_ptr_array_index (group->values, 0), error))
    return FALSE;
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 1; i < group->values->len; i++)
    {
      const RapportFigureValue *value = g_ptr_array_index (group->values, i);

      json_builder_begin_object (builder);
      rapport_cli_json_add_text (builder, "part", value->part->id);
      if (value->key != NULL)
        rapport_cli_json_add_text (builder, "key", value->key);
      if (!add_value (builder, choice, connection, value, error))
        return FALSE;
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return TRUE;
}

static char *
dup_group_name (const Choice              *choice,
                RapportBook               *book,
                const RapportFigureGroup  *group,
                GError                   **error)
{
  g_autoptr(RapportEntity) member = NULL;

  if (choice->filter.by != RAPPORT_FIGURE_BY_OWNER || *group->group == '\0')
    return g_strdup (group->group);
  member = rapport_book_get (book, RAPPORT_TYPE_MEMBER, g_ascii_strtoll (group->group, NULL, 10), error);
  return member != NULL ? rapport_entity_dup_title (member) : NULL;
}

static gboolean
add_groups (JsonBuilder  *builder,
            const Choice *choice,
            RapportBook  *book,
            GPtrArray    *groups,
            GError      **error)
{
  json_builder_set_member_name (builder, "groups");
  json_builder_begin_array (builder);
  for (guint i = 1; i < groups->len; i++)
    {
      const RapportFigureGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *name = dup_group_name (choice, book, group, error);

      if (name == NULL)
        return FALSE;
      json_builder_begin_object (builder);
      rapport_cli_json_add_text (builder, "group", name);
      if (!add_values (builder, choice, rapport_book_get_connection (book), group, error))
        return FALSE;
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return TRUE;
}

static void
add_period (JsonBuilder               *builder,
            const RapportFigurePeriod *period)
{
  g_autofree char *from = rapport_day_format_iso (period->from);
  g_autofree char *to = rapport_day_format_iso (period->to);

  json_builder_set_member_name (builder, "period");
  json_builder_begin_object (builder);
  rapport_cli_json_add_text (builder, "from", from);
  rapport_cli_json_add_text (builder, "to", to);
  json_builder_end_object (builder);
}

static gboolean
print_json (const Choice  *choice,
            RapportBook   *book,
            GPtrArray     *counted,
            GError       **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_period (builder, &choice->period);
  json_builder_set_member_name (builder, "kpis");
  json_builder_begin_array (builder);
  for (guint i = 0; i < counted->len; i++)
    {
      const RapportFigure *figure = g_ptr_array_index (choice->figures, i);
      GPtrArray *groups = g_ptr_array_index (counted, i);

      json_builder_begin_object (builder);
      rapport_cli_json_add_text (builder, "kpi", figure->id);
      if (!add_values (builder, choice, rapport_book_get_connection (book), g_ptr_array_index (groups, 0), error)
          || (choice->by_text != NULL && !add_groups (builder, choice, book, groups, error)))
        return FALSE;
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  g_print ("%s\n", text);
  return TRUE;
}

static void
print_value (const RapportFigureValue *value,
             const char               *name)
{
  g_autofree char *text = value->has_value ? rapport_figure_part_format (value->part, value->value) : NULL;
  g_autofree char *key = rapport_cli_dup_line (value->key);
  g_autofree char *target = value->has_target ? rapport_figure_part_format (value->part, value->target) : NULL;

  if (value->key != NULL)
    g_print ("%s, %s: ", name, key);
  else
    g_print ("%s: ", name);
  g_print ("%s", text != NULL ? text : _("no data"));
  if (target != NULL && value->met == RAPPORT_FIGURE_MISSED)
    /* translators: a value that a figure is held against */
    g_print (_(", misses %s"), target);
  else if (target != NULL && value->met == RAPPORT_FIGURE_MET)
    /* translators: a value that a figure is held against */
    g_print (_(", meets %s"), target);
  g_print ("\n");
}

static void
print_group (const RapportFigure      *figure,
             const RapportFigureGroup *group,
             const char               *name)
{
  for (guint i = 0; i < group->values->len; i++)
    {
      const RapportFigureValue *value = g_ptr_array_index (group->values, i);
      const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "figure", i > 0 ? value->part->label : figure->title);
      g_autofree char *first = name != NULL ? g_strdup_printf ("  %s", name) : g_strdup_printf ("%s %s", figure->id,
                                                                                               label);
      g_autofree char *further = g_strdup_printf ("    %s", label);

      print_value (value, i > 0 ? further : first);
    }
}

static gboolean
print_text (const Choice  *choice,
            RapportBook   *book,
            GPtrArray     *counted,
            GError       **error)
{
  for (guint i = 0; i < counted->len; i++)
    {
      GPtrArray *groups = g_ptr_array_index (counted, i);

      for (guint k = 0; k < groups->len; k++)
        {
          const RapportFigureGroup *group = g_ptr_array_index (groups, k);
          g_autofree char *name = k > 0 ? dup_group_name (choice, book, group, error) : NULL;

          if (k > 0 && name == NULL)
            return FALSE;
          print_group (g_ptr_array_index (choice->figures, i), group, k == 0 || *name != '\0' ? name : _("none"));
        }
    }
  return TRUE;
}

static gboolean
choose_figure (Choice     *self,
               const char *id)
{
  const RapportFigure *figure = rapport_figure_find (id);

  if (figure == NULL)
    {
      rapport_cli_complain (_("there is no figure “%s”"), id);
      return FALSE;
    }
  g_ptr_array_add (self->figures, (gpointer) figure);
  return TRUE;
}

/* Those that were named, behind --only or by themselves, else all */
static gboolean
choose_figures (Choice *self,
                char  **names)
{
  g_auto(GStrv) only = g_strsplit (self->only_text != NULL ? self->only_text : "", ",", -1);
  guint n_figures;
  const RapportFigure *const *figures = rapport_figure_list (&n_figures);

  self->figures = g_ptr_array_new ();
  for (guint i = 0; only[i] != NULL; i++)
    if (!choose_figure (self, g_strstrip (only[i])))
      return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    if (!choose_figure (self, names[i]))
      return FALSE;
  if (self->figures->len > 0)
    return TRUE;
  for (guint i = 0; i < n_figures; i++)
    g_ptr_array_add (self->figures, (gpointer) figures[i]);
  return TRUE;
}

static gboolean
choose_by (Choice *self)
{
  if (self->by_text == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (GROUPINGS); i++)
    if (g_str_equal (GROUPINGS[i], self->by_text))
      {
        self->filter.by = RAPPORT_FIGURE_BY_OWNER + i;
        return TRUE;
      }
  rapport_cli_complain (_("--by: “%s” is none of owner, grade, month"), self->by_text);
  return FALSE;
}

/* The period that was asked for, else the present month */
static gboolean
choose_period (Choice *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *month = g_date_time_format (now, "%Y-%m");
  const gboolean by_days = self->from_text != NULL || self->to_text != NULL;

  if (by_days && (self->from_text == NULL || self->to_text == NULL || self->period_text != NULL))
    {
      rapport_cli_complain (_("a period is --period, or both --from and --to"));
      return FALSE;
    }
  if (by_days)
    return rapport_cli_parse_period (self->from_text, self->to_text, &self->period.from, &self->period.to);
  if (rapport_figure_period_parse (self->period_text != NULL ? self->period_text : month, &self->period))
    return TRUE;
  rapport_cli_complain (_("--period: “%s” is no period like 2026-07, 2026-Q3 or 2026"), self->period_text);
  return FALSE;
}

static GPtrArray *
count_all (const Choice  *choice,
           RapportBook   *book,
           GError       **error)
{
  g_autoptr(GPtrArray) counted = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr(RapportFigureRun) run =
    rapport_figure_run_new (rapport_book_get_connection (book), &choice->period, &choice->filter,
                            g_get_real_time () / G_USEC_PER_SEC, error);

  for (guint i = 0; run != NULL && i < choice->figures->len; i++)
    {
      GPtrArray *groups = rapport_figure_count (g_ptr_array_index (choice->figures, i), run, error);

      if (groups == NULL)
        return NULL;
      g_ptr_array_add (counted, groups);
    }
  return run != NULL ? g_steal_pointer (&counted) : NULL;
}

static int
run_choice (RapportCliOptions *options,
            Choice            *choice)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = rapport_cli_open_book (options, &error);
  g_autoptr(GPtrArray) counted = NULL;
  gboolean printed;

  if (book == NULL || !rapport_cli_renew (book, FALSE, &error))
    return rapport_cli_fail (NULL, error);
  if (choice->owner_text != NULL
      && (choice->filter.owner = rapport_cli_find_member (book, choice->owner_text, &error)) == 0)
    return rapport_cli_fail (NULL, error);
  choice->filter.grade = choice->grade;
  choice->filter.segment = choice->segment;
  choice->filter.with_ids = choice->ids;
  counted = count_all (choice, book, &error);
  if (counted == NULL)
    return rapport_cli_fail (NULL, error);
  printed = options->json ? print_json (choice, book, counted, &error) : print_text (choice, book, counted, &error);
  return printed ? RAPPORT_CLI_OK : rapport_cli_fail (NULL, error);
}

/**
 * rapport_cli_run_kpi:
 *
 * The `kpi` command: the figures of a period (health.md 3), for programs or for people.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_kpi (RapportCliOptions *options,
                     int                argc,
                     char             **argv)
{
  g_auto(Choice) choice = { 0 };
  const GOptionEntry entries[] = {
    { "period", 0, 0, G_OPTION_ARG_STRING, &choice.period_text, N_("Year, quarter or month: 2026, 2026-Q3, 2026-07"),
      N_("PERIOD") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &choice.from_text, N_("First day"), N_("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &choice.to_text, N_("Last day"), N_("DAY") },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &choice.owner_text, N_("Only customers of this team member"), N_("NAME") },
    { "grade", 0, 0, G_OPTION_ARG_STRING, &choice.grade, N_("Only customers of this grade"), "A|B|C" },
    { "segment", 0, 0, G_OPTION_ARG_STRING, &choice.segment, N_("Only customers of this segment"), N_("TEXT") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &choice.by_text, N_("Give them apart too"), "owner|grade|month" },
    { "only", 0, 0, G_OPTION_ARG_STRING, &choice.only_text, N_("Only these figures"), "K1,K5" },
    { "ids", 0, 0, G_OPTION_ARG_NONE, &choice.ids, N_("Name the things behind the numbers (with --json)"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!rapport_cli_parse (options, _("kpi [FIGURE…]"), _("Counts the figures of a period."), entries, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (!choose_figures (&choice, argv + 1) || !choose_by (&choice) || !choose_period (&choice)
      || !rapport_cli_check_grade (choice.grade))
    return RAPPORT_CLI_USAGE;
  return run_choice (options, &choice);
}
