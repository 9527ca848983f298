/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cli-json.h"
#include "rapport-cli.h"
#include "rapport-join-tickets.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-link.h"
#include "rapport-ticket-rules.h"

/* what is said beside the names of the tickets */
typedef struct
{
  char  *relation;
  char  *note;
  char  *description;
  char **events;
} Words;

static void
clear_words (Words *words)
{
  g_free (words->relation);
  g_free (words->note);
  g_free (words->description);
  g_strfreev (words->events);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, clear_words)

static RapportAct *
link_tickets (RapportBook  *book,
              gint64        ticket,
              gint64        other,
              const Words  *words,
              GError      **error)
{
  const char *relation = words->relation != NULL ? words->relation : "related";

  if (rapport_choice_find (rapport_ticket_relations, relation) != NULL && !rapport_ticket_goes_on (relation))
    return rapport_link_tickets_new (ticket, other, relation);
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("tickets can’t be linked as “%s”"), relation);
  return NULL;
}

static RapportAct *
merge_tickets (RapportBook  *book,
               gint64        ticket,
               gint64        other,
               const Words  *words,
               GError      **error)
{
  return rapport_merge_tickets_new (ticket, other, words->note);
}

static RapportAct *
split_ticket (RapportBook  *book,
              gint64        ticket,
              gint64        other,
              const Words  *words,
              GError      **error)
{
  g_autoptr(RapportTicket) part = rapport_ticket_new ();
  g_autoptr(GArray) events = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; words->events != NULL && words->events[i] != NULL; i++)
    {
      const gint64 event = rapport_cli_find_thing (book, rapport_ticket_event_info.name, words->events[i], error);

      if (event == 0)
        return NULL;
      g_array_append_val (events, event);
    }
  rapport_entity_set_text (RAPPORT_ENTITY (part), RAPPORT_TICKET_DESCRIPTION, words->description);
  return rapport_split_ticket_new (ticket, part, NULL, (const gint64 *) events->data, events->len);
}

/* @n_tickets: how many are named */
static const struct
{
  const char *name;
  int         n_tickets;
  RapportAct *(*create) (RapportBook  *book,
                         gint64        ticket,
                         gint64        other,
                         const Words  *words,
                         GError      **error);
} commands[] = {
  { "link", 2, link_tickets },
  { "merge", 2, merge_tickets },
  { "split", 1, split_ticket },
};

static void
print_created (RapportCliOptions *options,
               RapportBook       *book,
               gint64             ticket)
{
  g_autoptr(RapportEntity) created = ticket != 0 ? rapport_book_get (book, RAPPORT_TYPE_TICKET, ticket, NULL) : NULL;
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  if (created == NULL)
    return;
  if (!options->json)
    {
      g_print ("%s\n", rapport_entity_get_text (created, RAPPORT_TICKET_NUMBER));
      return;
    }
  json_builder_begin_object (builder);
  rapport_cli_json_add_text (builder, "number", rapport_entity_get_text (created, RAPPORT_TICKET_NUMBER));
  json_builder_end_object (builder);
  rapport_cli_json_print (builder);
}

static int
run (RapportCliOptions *options,
     guint              command,
     char             **names,
     const Words       *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book =
    rapport_cli_check_book (options, &error) ? rapport_cli_open_book_to_write (options, &error) : NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  gint64 tickets[2] = { 0, 0 };
  RapportAct *act = NULL;

  for (int i = 0; i < commands[command].n_tickets && book != NULL && error == NULL; i++)
    tickets[i] = rapport_cli_find_thing (book, rapport_ticket_info.name, names[i], &error);
  if (book != NULL && error == NULL)
    act = commands[command].create (book, tickets[0], tickets[1], words, &error);
  if (act != NULL)
    receipt = rapport_act_run (act, book, &error);
  if (receipt == NULL)
    return rapport_cli_fail (NULL, error);
  if (commands[command].n_tickets == 1)
    print_created (options, book, receipt->created);
  return RAPPORT_CLI_OK;
}

/**
 * rapport_cli_run_ticket:
 *
 * The `ticket` command: links two tickets, merges one into another, or splits one in two.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_ticket (RapportCliOptions *options,
                        int                argc,
                        char             **argv)
{
  g_auto(Words) words = { 0 };
  const GOptionEntry entries[] = {
    { "relation", 0, 0, G_OPTION_ARG_STRING, &words.relation, N_("link: how the first relates to the other"),
      "related|earlier" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &words.note, N_("merge: what is said of it"), N_("TEXT") },
    { "description", 0, 0, G_OPTION_ARG_STRING, &words.description, N_("split: what the new ticket is about"),
      N_("TEXT") },
    { "event", 0, 0, G_OPTION_ARG_STRING_ARRAY, &words.events, N_("split: an event that goes along, by its uid"),
      N_("UID") },
    G_OPTION_ENTRY_NULL
  };

  if (!rapport_cli_parse (options, "ticket link A B|merge A B|split A",
                          _("link says that two tickets belong together; merge closes A as merged into B, where all "
                            "that happened to both is seen; split makes a new ticket of a part of A and prints its "
                            "number."),
                          entries, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, argv[1]))
      {
        if (argc != 2 + commands[i].n_tickets)
          return rapport_cli_complain (commands[i].n_tickets == 2 ? _("name two tickets") : _("name one ticket"));
        if (commands[i].create == split_ticket && words.description == NULL)
          return rapport_cli_complain (_("say with --description what the new ticket is about"));
        return run (options, i, argv + 2, &words);
      }
  return rapport_cli_complain (_("say whether to link, merge or split"));
}
