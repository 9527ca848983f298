/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-cli-json.h"
#include "rapport-cli-table.h"
#include "rapport-cli.h"
#include "rapport-list-query.h"
#include "rapport-moment-text.h"
#include "rapport-things.h"
#include "rapport-ticket.h"

/* Rows fetched at a time. */
#define BLOCK 200

static const struct
{
  const char      *name;
  const char      *thing;
  RapportListKind  kind;
} lists[] = {
  { "customers", "customer", RAPPORT_LIST_CUSTOMERS },
  { "plans", "plan", RAPPORT_LIST_PLANS },
  { "records", "record", RAPPORT_LIST_RECORDS },
  { "tickets", "ticket", RAPPORT_LIST_TICKETS },
};

typedef struct
{
  char     *search;
  char     *owner;
  char     *grade;
  char     *status;
  char     *tag;
  char     *from;
  char     *to;
  char     *sort;
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
  g_free (choice->sort);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, clear_choice)

static gboolean
is_sortable (RapportListKind  kind,
             const char      *name)
{
  guint n_columns;
  const RapportColumn *columns = rapport_list_query_columns (kind, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (strcmp (columns[i].name, name) == 0)
      return (columns[i].flags & RAPPORT_COLUMN_SORTABLE) != 0;
  return FALSE;
}

static gboolean
fill_query (RapportListQuery *query,
            const Choice     *choice)
{
  if (!rapport_cli_check_grade (choice->grade))
    return FALSE;
  if (choice->sort != NULL && !is_sortable (query->kind, choice->sort))
    {
      rapport_cli_complain (_("--sort: the list can’t be sorted by “%s”"), choice->sort);
      return FALSE;
    }
  if (query->kind == RAPPORT_LIST_TICKETS && choice->status != NULL &&
      rapport_choice_find (rapport_ticket_statuses, choice->status) == NULL)
    {
      rapport_cli_complain (_("--status: “%s” is no status of a ticket"), choice->status);
      return FALSE;
    }
  rapport_list_query_set_text (&query->search, choice->search);
  rapport_list_query_set_text (&query->grade, choice->grade);
  rapport_list_query_set_text (&query->status, choice->status);
  rapport_list_query_set_text (&query->tag, choice->tag);
  rapport_list_query_set_text (&query->sort, choice->sort);
  query->descending = choice->reverse;
  query->archived = choice->all;
  query->open_only = FALSE;
  query->state = choice->all ? RAPPORT_LIST_STATE_ALL : RAPPORT_LIST_STATE_OPEN;
  return rapport_cli_parse_period (choice->from, choice->to, &query->from, &query->to);
}

static char *
dup_cell (const RapportColumn *column,
          RapportRow          *row,
          guint                index,
          GTimeZone           *zone)
{
  RapportMoment moment;
  const char *text;
  gint64 integer;

  switch (column->kind)
    {
    case RAPPORT_COLUMN_MOMENT:
      moment = rapport_row_get_moment (row, index);
      return rapport_moment_format_iso (&moment, zone);
    case RAPPORT_COLUMN_INSTANT:
      integer = rapport_row_get_integer (row, index);
      if (integer == RAPPORT_UNSET || integer == 0)
        return NULL;
      moment = rapport_moment_from_instant (integer, zone);
      return rapport_moment_format_iso (&moment, zone);
    case RAPPORT_COLUMN_DAY:
      return rapport_day_format_iso (rapport_row_get_integer (row, index));
    case RAPPORT_COLUMN_INTEGER:
      integer = rapport_row_get_integer (row, index);
      return integer == RAPPORT_UNSET ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, integer);
    case RAPPORT_COLUMN_CHOICE:
      text = rapport_row_get_text (row, index);
      if (text != NULL && rapport_choice_find (column->choices, text) != NULL)
        text = rapport_choice_label (column->choices, text);
      return g_strdup (text);
    case RAPPORT_COLUMN_TEXT:
    default:
      return g_strdup (rapport_row_get_text (row, index));
    }
}

static void
print_rows (RapportBook     *book,
            RapportListKind  kind,
            const gint64    *ids,
            guint            n,
            GTimeZone       *zone)
{
  guint n_columns;
  const RapportColumn *columns = rapport_list_query_columns (kind, &n_columns);
  g_autoptr(RapportCliTable) table = rapport_cli_table_new (n_columns);

  for (guint i = 0; i < n_columns; i++)
    rapport_cli_table_add (table, g_dpgettext2 (GETTEXT_PACKAGE, "column", columns[i].title));
  for (guint start = 0; start < n; start += BLOCK)
    {
      g_autoptr(GPtrArray) rows = rapport_list_query_fetch (kind, rapport_book_get_connection (book),
                                                            ids + start, MIN (BLOCK, n - start));

      for (guint i = 0; rows != NULL && i < rows->len; i++)
        for (guint k = 0; k < n_columns && g_ptr_array_index (rows, i) != NULL; k++)
          {
            g_autofree char *cell = dup_cell (&columns[k], g_ptr_array_index (rows, i), k, zone);

            rapport_cli_table_add (table, cell);
          }
    }
  rapport_cli_table_print (table);
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
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  if (entity == NULL || !rapport_cli_json_add_entity (builder, book, entity, error))
    return FALSE;
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  g_print ("%s%s", first ? "\n" : ",\n", text);
  return TRUE;
}

/* One object at a time, for there may be very many. */
static gboolean
print_json (RapportBook   *book,
            GType          type,
            const gint64  *ids,
            guint          n,
            GError       **error)
{
  g_print ("[");
  for (guint i = 0; i < n; i++)
    if (!print_object (book, type, ids[i], i == 0, error))
      return FALSE;
  g_print ("\n]\n");
  return TRUE;
}

static int
list (RapportCliOptions *options,
      RapportListQuery  *query,
      const char        *thing,
      const char        *owner)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = rapport_cli_open_book (options, &error);
  g_autofree gint64 *ids = NULL;
  guint n = 0;

  if (book == NULL)
    return rapport_cli_fail (NULL, error);
  if (owner != NULL)
    query->owner = rapport_cli_find_member (book, owner, &error);
  if (error != NULL)
    return rapport_cli_fail ("--owner", error);
  ids = rapport_list_query_run (query, rapport_book_get_connection (book), NULL,
                                g_get_real_time () / G_USEC_PER_SEC, zone, &n, &error);
  if (error != NULL)
    return rapport_cli_fail (NULL, error);
  if (!options->json)
    print_rows (book, query->kind, ids, n, zone);
  else if (!print_json (book, rapport_entity_type_for (thing), ids, n, &error))
    return rapport_cli_fail (NULL, error);
  return RAPPORT_CLI_OK;
}

/**
 * rapport_cli_run_list:
 *
 * The `list` command: customers, plans, records or tickets as a table, or as JSON with all fields.
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
    { "owner", 0, 0, G_OPTION_ARG_STRING, &choice.owner, N_("Only those of a team member"), N_("MEMBER") },
    { "grade", 0, 0, G_OPTION_ARG_STRING, &choice.grade, N_("Only customers of a grade"), "A|B|C" },
    { "status", 0, 0, G_OPTION_ARG_STRING, &choice.status, N_("Only with this status"), N_("STATUS") },
    { "tag", 0, 0, G_OPTION_ARG_STRING, &choice.tag, N_("Only customers with this tag"), N_("TAG") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &choice.from, N_("Only from this day on"), N_("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &choice.to, N_("Only up to this day"), N_("DAY") },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &choice.sort, N_("Sort by this column"), N_("COLUMN") },
    { "reverse", 0, 0, G_OPTION_ARG_NONE, &choice.reverse, N_("Sort the other way round"), NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &choice.all, N_("Also archived customers and finished plans"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(RapportListQuery) query = NULL;

  if (!rapport_cli_parse (options, "list customers|plans|records|tickets",
                          _("Lists customers, plans, records or tickets."), entries, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc > 2)
    return rapport_cli_complain (_("“%s” is too much"), argv[2]);
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (lists); i++)
    if (strcmp (argv[1], lists[i].name) == 0)
      {
        query = rapport_list_query_new (lists[i].kind);
        if (!fill_query (query, &choice))
          return RAPPORT_CLI_USAGE;
        return list (options, query, lists[i].thing, choice.owner);
      }
  return rapport_cli_complain (_("say what to list: customers, plans, records or tickets"));
}
