/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "rapport-cli-json.h"
#include "rapport-cli-table.h"
#include "rapport-cli.h"
#include "rapport-condition-value.h"
#include "rapport-list-export.h"
#include "rapport-list-print.h"
#include "rapport-list-query.h"
#include "rapport-moment-text.h"
#include "rapport-money.h"
#include "rapport-settings.h"
#include "rapport-things.h"

/* Rows fetched at a time. */
#define BLOCK 200

typedef struct
{
  char     *search;
  char     *owner;
  char     *grade;
  char     *status;
  char     *tag;
  char     *from;
  char     *to;
  char     *where;
  char     *columns;
  char     *sort;
  char     *group;
  char     *output;
  gboolean  bare;
  gboolean  reverse;
  gboolean  all;
} Choice;

static void
clear_choice (Choice *choice)
{
  g_free (choice->search);
  g_free (choice->owner);
  g_free (choice->grade);
  g_free (choice->status);
  g_free (choice->tag);
  g_free (choice->from);
  g_free (choice->to);
  g_free (choice->where);
  g_free (choice->columns);
  g_free (choice->sort);
  g_free (choice->group);
  g_free (choice->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, clear_choice)

/* what the list has, in its order; @sections: (nullable): in which groups */
typedef struct
{
  gint64    *ids;
  guint      n;
  GPtrArray *sections;
} Found;

static void
clear_found (Found *found)
{
  g_free (found->ids);
  g_clear_pointer (&found->sections, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, clear_found)

static const RapportListSection *
get_section (const Found *found,
             guint        position)
{
  return found->sections != NULL && position < found->sections->len ? g_ptr_array_index (found->sections, position)
                                                                    : NULL;
}

/* an option that is short for a condition */
static gboolean
narrow (RapportListQuery *query,
        const char       *option,
        const char       *column,
        const char       *typed)
{
  const RapportListFilter *filter = rapport_list_spec_filter (query->spec, column);
  g_autofree char *value = NULL;

  if (typed == NULL || *typed == '\0')
    return TRUE;
  if (filter == NULL)
    {
      rapport_cli_complain (_("%s: the list has no column “%s”"), option, column);
      return FALSE;
    }
  value = rapport_condition_value_normalize (&filter->column, typed);
  if (value == NULL)
    {
      rapport_cli_complain (_("%s: “%s” is no value of “%s”"), option, typed, column);
      return FALSE;
    }
  rapport_list_query_narrow (query, column, value);
  return TRUE;
}

static gboolean
narrow_period (RapportListQuery *query,
               const Choice     *choice)
{
  g_autofree char *from_text = NULL;
  g_autofree char *to_text = NULL;
  g_autofree char *text = NULL;
  int from, to;

  if (!rapport_cli_parse_period (choice->from, choice->to, &from, &to))
    return FALSE;
  if (query->spec->when == NULL && (from != 0 || to != 0))
    {
      rapport_cli_complain (_("the list has no dates for --from and --to"));
      return FALSE;
    }
  from_text = rapport_day_format_iso (from);
  to_text = rapport_day_format_iso (to);
  if (from != 0 && to != 0)
    text = g_strdup_printf ("%s:%s..%s", query->spec->when, from_text, to_text);
  else if (from != 0 || to != 0)
    text = g_strdup_printf ("%s%s%s", query->spec->when, from != 0 ? ">=" : "<=", from != 0 ? from_text : to_text);
  return text == NULL || rapport_list_query_narrow_text (query, text, NULL);
}

static int
find_column (const RapportListSpec *spec,
             const char            *name)
{
  for (guint i = 0; i < spec->n_columns; i++)
    if (g_ascii_strcasecmp (spec->columns[i].name, name) == 0 ||
        strcmp (g_dpgettext2 (GETTEXT_PACKAGE, "column", spec->columns[i].title), name) == 0)
      return i;
  return -1;
}

/* Columns may be typed as they head the list. */
static char *
dup_order (const RapportListSpec *spec,
           const char            *typed)
{
  g_auto(GStrv) names = g_strsplit (typed, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *sign = g_str_has_prefix (g_strstrip (names[i]), "-") ? "-" : "";
      const int column = find_column (spec, names[i] + strlen (sign));
      char *name = column >= 0 ? g_strconcat (sign, spec->columns[column].name, NULL) : NULL;

      if (name != NULL)
        {
          g_free (names[i]);
          names[i] = name;
        }
    }
  return g_strjoinv (",", names);
}

/* Returns: (nullable): the filter that says whose things are */
static const char *
find_owner_column (const RapportListSpec *spec)
{
  static const char * const columns[] = { "owner", "who" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (rapport_list_spec_filter (spec, columns[i]) != NULL)
      return columns[i];
  return NULL;
}

static gboolean
fill_query (RapportListQuery *query,
            const Choice     *choice)
{
  g_autofree char *order = choice->sort != NULL ? dup_order (query->spec, choice->sort) : NULL;
  g_autoptr(GError) error = NULL;

  if (choice->owner != NULL && find_owner_column (query->spec) == NULL)
    {
      rapport_cli_complain (_("%s: the list has no column “%s”"), "--owner", "owner");
      return FALSE;
    }

  query->descending = FALSE;
  if (order != NULL && !rapport_list_query_set_order (query, order, &error))
    {
      rapport_cli_complain ("--sort: %s", error->message);
      return FALSE;
    }
  query->descending ^= choice->reverse;
  rapport_list_query_set_text (&query->search, choice->search);
  query->all = choice->all;
  if (choice->group != NULL && !rapport_list_spec_groups_by (query->spec, choice->group))
    {
      g_autofree char *groups = g_strjoinv (", ", (char **) query->spec->groups);

      /* translators: the name of a column as it was typed, and those that would do */
      rapport_cli_complain (_("--group: the list can’t be grouped by “%s”, only by: %s"), choice->group, groups);
      return FALSE;
    }
  rapport_list_query_set_text (&query->group, choice->group);
  if (choice->where != NULL && !rapport_list_query_narrow_text (query, choice->where, &error))
    {
      rapport_cli_complain ("--where: %s", error->message);
      return FALSE;
    }
  return narrow (query, "--grade", "grade", choice->grade) && narrow (query, "--status", "status", choice->status) &&
         narrow (query, "--tag", "tag", choice->tag) && narrow_period (query, choice);
}

/* the columns that are printed, by their positions; all, when none are named */
static GArray *
choose_columns (const RapportListSpec *spec,
                const char            *names)
{
  g_autoptr(GArray) chosen = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto(GStrv) parts = g_strsplit (names != NULL ? names : "", ",", -1);

  if (names != NULL && *names == '\0')
    {
      rapport_cli_complain (_("--columns: the list has no column “%s”"), names);
      return NULL;
    }
  for (int i = 0; names == NULL && i < (int) spec->n_columns; i++)
    g_array_append_val (chosen, i);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const int column = find_column (spec, g_strstrip (parts[i]));

      if (column < 0)
        {
          rapport_cli_complain (_("--columns: the list has no column “%s”"), parts[i]);
          return NULL;
        }
      g_array_append_val (chosen, column);
    }
  return g_steal_pointer (&chosen);
}

/* as it is written, without the book's currency */
static char *
dup_figure (RapportBook             *book,
            const RapportListFilter *filter,
            gint64                   figure)
{
  if (filter->column.type == RAPPORT_CONDITION_MONEY)
    return rapport_money_format (figure,
                                 rapport_settings_get_currency (rapport_book_get_connection (book))->digits);
  return rapport_decimal_format (figure, filter->column.digits);
}

/* the mean of figures, rounded to the unit in which they are kept */
static gint64
get_mean (const RapportListSum *sum)
{
  return (gint64) floor ((double) sum->total / sum->n + 0.5);
}

/* "A: 12, Yearly amount 1200000.00" */
static char *
dup_heading (RapportBook              *book,
             const RapportListSpec    *spec,
             const RapportListSection *section)
{
  GString *heading = g_string_new (NULL);

  /* translators: what things have in common, and how many there are */
  g_string_append_printf (heading, _("%s: %'u"), section->label, section->n);
  for (guint i = 0; i < rapport_list_spec_get_n_sums (spec); i++)
    {
      const RapportListFilter *filter = rapport_list_spec_filter (spec, spec->sums[i]);
      const gboolean is_money = filter->column.type == RAPPORT_CONDITION_MONEY;
      g_autofree char *figure = NULL;

      if (section->sums[i].n == 0)
        continue;
      figure = dup_figure (book, filter, is_money ? section->sums[i].total : get_mean (&section->sums[i]));
      g_string_append_printf (heading, is_money ? "  %s %s" : "  %s ⌀ %s",
                              g_dpgettext2 (GETTEXT_PACKAGE, "column", filter->column.title), figure);
    }
  return g_string_free (heading, FALSE);
}

static void
add_row (RapportBook           *book,
         const RapportListSpec *spec,
         GArray                *chosen,
         RapportRow            *row,
         GTimeZone             *zone,
         RapportCliTable       *table)
{
  const guint digits = rapport_settings_get_currency (rapport_book_get_connection (book))->digits;

  for (guint k = 0; k < chosen->len && row != NULL; k++)
    {
      const int column = g_array_index (chosen, int, k);
      g_autofree char *cell = rapport_list_cell_dup_text (&spec->columns[column], row, column, digits, zone);

      rapport_cli_table_add (table, cell);
    }
}

static gboolean
print_rows (RapportBook            *book,
            const RapportListSpec  *spec,
            GArray                 *chosen,
            const Found            *found,
            GTimeZone              *zone,
            GError                **error)
{
  g_autoptr(RapportCliTable) table = rapport_cli_table_new (chosen->len);
  guint section = 0;

  for (guint i = 0; i < chosen->len; i++)
    rapport_cli_table_add (table, g_dpgettext2 (GETTEXT_PACKAGE, "column",
                                                spec->columns[g_array_index (chosen, int, i)].title));
  for (guint start = 0; start < found->n; start += BLOCK)
    {
      g_autoptr(GPtrArray) rows = rapport_list_query_fetch (spec, rapport_book_get_connection (book),
                                                            found->ids + start, MIN (BLOCK, found->n - start));

      if (rows == NULL)
        {
          g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED, _("The rows can’t be read now."));
          return FALSE;
        }
      for (guint i = 0; i < rows->len; i++)
        {
          const RapportListSection *next = get_section (found, section);

          if (next != NULL && next->first == start + i)
            {
              g_autofree char *heading = dup_heading (book, spec, next);

              rapport_cli_table_add_heading (table, heading);
              section++;
            }
          add_row (book, spec, chosen, g_ptr_array_index (rows, i), zone, table);
        }
    }
  rapport_cli_table_print (table);
  return TRUE;
}

static gboolean
print_object (RapportBook   *book,
              GType          type,
              gint64         id,
              gboolean       first,
              GError       **error)
{
  g_autoptr(RapportEntity) entity = rapport_book_get (book, type, id, error);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  if (entity == NULL || !rapport_cli_json_add_entity (builder, book, entity, error))
    return FALSE;
  text = rapport_cli_json_dup_text (builder, FALSE);
  g_print ("%s%s", first ? "\n" : ",\n", text);
  return TRUE;
}

/* One object at a time, for there may be very many. */
static gboolean
print_objects (RapportBook   *book,
               GType          type,
               const gint64  *ids,
               guint          n,
               GError       **error)
{
  g_print ("[");
  for (guint i = 0; i < n; i++)
    if (!print_object (book, type, ids[i], i == 0, error))
      return FALSE;
  g_print ("\n]");
  return TRUE;
}

/* in the units that the things themselves are told in */
static void
add_sums (JsonBuilder              *builder,
          const RapportListSpec    *spec,
          const RapportListSection *section)
{
  for (guint i = 0; i < rapport_list_spec_get_n_sums (spec); i++)
    {
      const RapportListSum *sum = &section->sums[i];

      json_builder_set_member_name (builder, spec->sums[i]);
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "count");
      json_builder_add_int_value (builder, sum->n);
      json_builder_set_member_name (builder, "sum");
      json_builder_add_int_value (builder, sum->total);
      json_builder_set_member_name (builder, "average");
      if (sum->n > 0)
        json_builder_add_int_value (builder, get_mean (sum));
      else
        json_builder_add_null_value (builder);
      json_builder_end_object (builder);
    }
}

/* what is told of a group, as an object whose last member is still open */
static char *
dup_section (const RapportListSpec    *spec,
             const RapportListSection *section)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  rapport_cli_json_add_text (builder, "value", section->value);
  rapport_cli_json_add_text (builder, "label", section->label);
  json_builder_set_member_name (builder, "count");
  json_builder_add_int_value (builder, section->n);
  add_sums (builder, spec, section);
  json_builder_end_object (builder);
  text = g_strchomp (rapport_cli_json_dup_text (builder, FALSE));
  return g_strndup (text, strlen (text) - 1);
}

static gboolean
print_json (RapportBook            *book,
            const RapportListSpec  *spec,
            const Found            *found,
            GError                **error)
{
  const GType type = rapport_entity_type_for (spec->thing);
  const RapportListSection *section;

  if (found->sections == NULL)
    {
      if (!print_objects (book, type, found->ids, found->n, error))
        return FALSE;
      g_print ("\n");
      return TRUE;
    }
  g_print ("[");
  for (guint i = 0; (section = get_section (found, i)) != NULL; i++)
    {
      g_autofree char *told = dup_section (spec, section);

      g_print ("%s%s,\"things\":", i > 0 ? ",\n" : "\n", told);
      if (!print_objects (book, type, found->ids + section->first, section->n, error))
        return FALSE;
      g_print ("}");
    }
  g_print ("\n]\n");
  return TRUE;
}

static int
write_table (RapportBook           *book,
             const RapportListSpec *spec,
             GArray                *chosen,
             const Found           *found,
             const Choice          *choice,
             GTimeZone             *zone)
{
  const RapportTableFormat *format = rapport_table_format_find (choice->output);
  g_autofree char *name = g_filename_display_name (choice->output);
  g_autoptr(GError) error = NULL;

  if (choice->bare && format == &rapport_table_csv)
    format = &rapport_table_bare_csv;
  if (!rapport_list_export (spec, rapport_book_get_connection (book), (const int *) chosen->data, chosen->len,
                            found->ids, found->n, found->sections, choice->output, format, zone, NULL, &error))
    return rapport_cli_fail (NULL, error);
  /* translators: a number of rows of a table, and the file that it was written to */
  g_print (ngettext ("%'u row written to “%s”\n", "%'u rows written to “%s”\n", found->n), found->n, name);
  return RAPPORT_CLI_OK;
}

/* The list as it is printed. */
static int
write_pdf (RapportBook            *book,
           const RapportListQuery *query,
           GArray                 *chosen,
           const Found            *found,
           const char             *path)
{
  const RapportListPrint printed = {
    .query = query, .columns = (const int *) chosen->data, .n_columns = chosen->len, .ids = found->ids, .n = found->n,
    .sections = found->sections,
  };
  g_autoptr(RapportCatalogue) catalogue = rapport_catalogue_new (g_get_language_names ()[0], NULL);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportDocument) document = rapport_list_print_make (&printed, rapport_book_get_connection (book),
                                                                 catalogue, now, NULL, &error);

  if (document == NULL || !rapport_document_write_pdf (document, path, NULL, NULL, NULL, &error))
    return rapport_cli_fail (NULL, error);
  g_print (ngettext ("%'u row written to “%s”\n", "%'u rows written to “%s”\n", found->n), found->n, name);
  return RAPPORT_CLI_OK;
}

static int
list (RapportCliOptions *options,
      RapportListQuery  *query,
      GArray            *chosen,
      const Choice      *choice)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = rapport_cli_open_book (options, &error);
  g_auto(Found) found = { 0 };

  if (book == NULL)
    return rapport_cli_fail (NULL, error);
  rapport_cli_say_renewed (book);
  if (choice->owner != NULL)
    rapport_list_query_narrow_id (query, find_owner_column (query->spec),
                                  rapport_cli_find_member (book, choice->owner, &error));
  if (error != NULL)
    return rapport_cli_fail ("--owner", error);
  query->me = rapport_book_get_member (book);
  found.ids = rapport_list_query_run_grouped (query, rapport_book_get_connection (book), NULL,
                                              g_get_real_time () / G_USEC_PER_SEC, zone, &found.n, &found.sections,
                                              &error);
  if (error != NULL)
    return rapport_cli_fail (error->domain == RAPPORT_CONDITION_ERROR ? "--where" : NULL, error);
  if (choice->output != NULL && g_str_has_suffix (choice->output, ".pdf"))
    return write_pdf (book, query, chosen, &found, choice->output);
  if (choice->output != NULL)
    return write_table (book, query->spec, chosen, &found, choice, zone);
  if (!(options->json ? print_json (book, query->spec, &found, &error)
                      : print_rows (book, query->spec, chosen, &found, zone, &error)))
    return rapport_cli_fail (NULL, error);
  return RAPPORT_CLI_OK;
}

/* "customers|records|plans|tickets", or the same in words */
static char *
dup_names (const char *separator)
{
  const RapportListSpec * const *lists = rapport_lists_get ();
  GString *names = g_string_new (NULL);

  for (guint i = 0; lists[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? separator : "", lists[i]->name);
  return g_string_free (names, FALSE);
}

static int
run (RapportCliOptions *options,
     const Choice      *choice,
     int                argc,
     char             **argv)
{
  const RapportListSpec *spec = argc > 1 ? rapport_lists_find (argv[1]) : NULL;
  g_autofree char *names = dup_names (", ");
  g_autoptr(RapportListQuery) query = NULL;
  g_autoptr(GArray) chosen = NULL;

  if (argc > 2)
    return rapport_cli_complain (_("“%s” is too much"), argv[2]);
  if (spec == NULL)
    /* translators: followed by names of lists such as “customers, plans” that are to be typed */
    return rapport_cli_complain (_("say what to list: %s"), names);
  if (choice->output != NULL && options->json)
    return rapport_cli_complain (_("--json and --output don’t go together: export writes everything as JSON"));
  query = rapport_list_query_new (spec);
  chosen = choose_columns (spec, choice->columns);
  if (chosen == NULL || !fill_query (query, choice))
    return RAPPORT_CLI_USAGE;
  return list (options, query, chosen, choice);
}

/**
 * rapport_cli_run_list:
 *
 * The `list` command: any of the long lists as a table, or as JSON with all fields.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_list (RapportCliOptions *options,
                      int                argc,
                      char             **argv)
{
  g_auto(Choice) choice = { 0 };
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_STRING, &choice.search, N_("Only what contains this"), N_("TEXT") },
    { "where", 0, 0, G_OPTION_ARG_STRING, &choice.where,
      N_("Only what is so, such as 'grade:A,B next<today'"), N_("CONDITION") },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &choice.owner, N_("Only those of a team member"), N_("MEMBER") },
    { "grade", 0, 0, G_OPTION_ARG_STRING, &choice.grade, N_("Only customers of a grade"), "A|B|C" },
    { "status", 0, 0, G_OPTION_ARG_STRING, &choice.status, N_("Only with this status"), N_("STATUS") },
    { "tag", 0, 0, G_OPTION_ARG_STRING, &choice.tag, N_("Only customers with this tag"), N_("TAG") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &choice.from, N_("Only from this day on"), N_("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &choice.to, N_("Only up to this day"), N_("DAY") },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &choice.columns, N_("Only these columns, in this order"), N_("COLUMN,…") },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &choice.sort, N_("Sort by these columns, - before one for the other way round"), N_("COLUMN,…") },
    { "group", 0, 0, G_OPTION_ARG_STRING, &choice.group, N_("Put together what has the same there, with counts and sums"), N_("COLUMN") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &choice.output,
      N_("Table to write: its name ends in .csv, .tsv, .xlsx, .ods or .pdf; .vcf for customers, .ics for plans"), N_("FILE") },
    { "no-bom", 0, 0, G_OPTION_ARG_NONE, &choice.bare,
      N_("Write .csv without the byte order mark that spreadsheets know UTF-8 by"), NULL },
    { "reverse", 0, 0, G_OPTION_ARG_NONE, &choice.reverse, N_("Sort the other way round"), NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &choice.all, N_("Also archived customers and finished plans"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *names = dup_names ("|");
  g_autofree char *usage = g_strconcat ("list ", names, NULL);

  if (!rapport_cli_parse (options, usage, _("Lists what is in the book."), entries, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  return run (options, &choice, argc, argv);
}
