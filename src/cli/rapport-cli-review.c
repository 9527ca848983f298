/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-facts.h"
#include "rapport-cli-json.h"
#include "rapport-cli.h"
#include "rapport-customer.h"
#include "rapport-moment-text.h"
#include "rapport-review-facts.h"
#include "rapport-review-rows.h"
#include "rapport-review-words.h"
#include "rapport-settings.h"
#include "rapport-sla-json.h"

/** Review: one customer's, as far as it is known; due on @day */
typedef struct
{
  const char *number;
  const char *name;
  int         due;
  GPtrArray  *proposals;
} Review;

static const char *
get_value_words (const RapportReviewProposal *proposal)
{
  if (proposal->kind == RAPPORT_REVIEW_STAGE)
    return rapport_choice_label (rapport_stages, proposal->value);
  return proposal->value;
}

static void
print_proposal (const RapportReviewProposal *proposal)
{
  g_autofree char *value = rapport_cli_dup_line (get_value_words (proposal));
  g_autofree char *facts = rapport_cli_dup_line (proposal->facts);

  if (proposal->kind == RAPPORT_REVIEW_GRADE)
    g_print (_("  Grade: %s (%s)\n"), value, facts);
  else if (proposal->kind == RAPPORT_REVIEW_STAGE)
    g_print (_("  Stage: %s (%s)\n"), value, facts);
  else if (proposal->on)
    g_print (_("  Add the tag %s (%s)\n"), value, facts);
  else
    g_print (_("  Take off the tag %s (%s)\n"), value, facts);
}

static void
print_review (const Review *review)
{
  g_autofree char *day = rapport_day_format_iso (review->due);
  g_autofree char *number = rapport_cli_dup_line (review->number);
  g_autofree char *name = rapport_cli_dup_line (review->name);

  g_print ("%s %s\t%s\n", number, name, day);
  for (guint i = 0; i < review->proposals->len; i++)
    print_proposal (g_ptr_array_index (review->proposals, i));
}

static void
add_review (JsonBuilder  *builder,
            const Review *review)
{
  g_autofree char *day = rapport_day_format_iso (review->due);

  json_builder_begin_object (builder);
  rapport_cli_json_add_text (builder, "number", review->number);
  rapport_cli_json_add_text (builder, "name", review->name);
  rapport_cli_json_add_text (builder, "due", day);
  json_builder_set_member_name (builder, "proposals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < review->proposals->len; i++)
    {
      const RapportReviewProposal *proposal = g_ptr_array_index (review->proposals, i);

      json_builder_begin_object (builder);
      rapport_cli_json_add_text (builder, "kind", rapport_review_kind_get_id (proposal->kind));
      rapport_cli_json_add_text (builder, "value", proposal->value);
      json_builder_set_member_name (builder, "on");
      json_builder_add_boolean_value (builder, proposal->on);
      rapport_cli_json_add_text (builder, "facts", proposal->facts);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
tell (const Review *review,
      JsonBuilder  *builder)
{
  if (builder != NULL)
    add_review (builder, review);
  else
    print_review (review);
}

/* All that are due, whosever */
static gboolean
review_due (RapportBook      *book,
            RapportCalendar  *calendar,
            gint64            now,
            JsonBuilder      *builder,
            GError          **error)
{
  const RapportReviewRowsFilter filter = { .most = G_MAXINT, .most_judged = G_MAXINT };
  g_autoptr(RapportReviewRows) rows =
    rapport_review_rows_load (rapport_book_get_connection (book), &filter, calendar, now, error);

  for (guint i = 0; rows != NULL && i < rows->rows->len; i++)
    {
      const RapportReviewRow *row = g_ptr_array_index (rows->rows, i);

      tell (&(Review) { row->number, row->name, row->due, row->review->proposals }, builder);
    }
  return rows != NULL;
}

static gboolean
review_customer (RapportBook      *book,
                 RapportEntity    *customer,
                 RapportCalendar  *calendar,
                 gint64            now,
                 JsonBuilder      *builder,
                 GError          **error)
{
  const int today = rapport_day_from_instant (now, rapport_calendar_get_zone (calendar));
  const char *grade = rapport_entity_get_text (customer, RAPPORT_CUSTOMER_GRADE);
  g_autoptr(RapportReview) found =
    rapport_review_load (rapport_book_get_connection (book), rapport_entity_get_id (customer), calendar, now, error);
  RapportRules rules;

  if (found == NULL)
    return FALSE;
  rapport_settings_load_rules (rapport_book_get_connection (book), &rules);
  tell (&(Review) { rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NUMBER),
                    rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME),
                    rapport_review_find_day (calendar, &rules, grade, today), found->proposals }, builder);
  return TRUE;
}

/* One that is named twice is told once. */
static gboolean
review_named (RapportBook      *book,
              int               argc,
              char            **argv,
              RapportCalendar  *calendar,
              gint64            now,
              JsonBuilder      *builder,
              GError          **error)
{
  g_autoptr(GHashTable) told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (int i = 1; i < argc; i++)
    {
      const gint64 id = rapport_cli_find_thing (book, "customer", argv[i], error);
      g_autoptr(RapportEntity) customer = id != 0 ? rapport_book_get (book, RAPPORT_TYPE_CUSTOMER, id, error) : NULL;

      if (customer == NULL)
        return FALSE;
      if (g_hash_table_add (told, g_memdup2 (&id, sizeof id))
          && !review_customer (book, customer, calendar, now, builder, error))
        return FALSE;
    }
  return TRUE;
}

static int
review (RapportCliOptions *options,
        int                argc,
        char             **argv,
        const char        *at)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = rapport_cli_open_book (options, &error);
  g_autoptr(RapportCalendar) calendar = NULL;
  g_autoptr(JsonBuilder) builder = options->json ? json_builder_new () : NULL;
  g_autofree char *json = NULL;

  if (book != NULL)
    calendar = rapport_cadence_load_calendar (rapport_book_get_connection (book), &error);
  if (calendar == NULL)
    return rapport_cli_fail (NULL, error);
  if (!rapport_cli_read_at (at, rapport_calendar_get_zone (calendar), &now))
    return RAPPORT_CLI_USAGE;
  if (builder != NULL)
    json_builder_begin_array (builder);
  if (argc < 2 && !review_due (book, calendar, now, builder, &error))
    return rapport_cli_fail (NULL, error);
  if (!review_named (book, argc, argv, calendar, now, builder, &error))
    return rapport_cli_fail (NULL, error);
  if (builder == NULL)
    return RAPPORT_CLI_OK;
  json_builder_end_array (builder);
  json = rapport_json_write (builder);
  g_print ("%s\n", json);
  return RAPPORT_CLI_OK;
}

/**
 * rapport_cli_run_review:
 *
 * The `review` command: what a review proposes for customers of the book (FR-12), for programs or for people.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_review (RapportCliOptions *options,
                        int                argc,
                        char             **argv)
{
  g_autofree char *at = NULL;
  gboolean due = FALSE;
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_("When to judge it; without an offset, in the calendar’s zone"),
      N_("TIME") },
    { "due", 0, 0, G_OPTION_ARG_NONE, &due, N_("All customers whose review is due"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!rapport_cli_parse (options, _("review CUSTOMER…"), _("Says what a review proposes for customers."), entries, &argc,
                          &argv))
    return RAPPORT_CLI_USAGE;
  if (argc < 2 && !due)
    return rapport_cli_complain (_("a customer is needed"));
  if (argc > 1 && due)
    return rapport_cli_complain (_("name customers, or say --due, but not both"));
  return review (options, argc, argv, at);
}
