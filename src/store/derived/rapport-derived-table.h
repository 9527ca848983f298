/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-rules.h"

G_BEGIN_DECLS

typedef struct _RapportDerivedTable RapportDerivedTable;

/**
 * RapportDerivedBy: which id of a changed thing leads to the derived row
 * @RAPPORT_DERIVED_BY_CUSTOMER_ALONE: its customer's, unless it belongs to something of the customer's
 * @RAPPORT_DERIVED_BY_SEARCH: that by which the index of texts knows it
 */
typedef enum
{
  RAPPORT_DERIVED_BY_ROW,
  RAPPORT_DERIVED_BY_PARENT,
  RAPPORT_DERIVED_BY_CUSTOMER,
  RAPPORT_DERIVED_BY_CUSTOMER_ALONE,
  RAPPORT_DERIVED_BY_SEARCH,
} RapportDerivedBy;

/**
 * RapportDerivedNeeds: what else than the book a derived table is made from
 * @RAPPORT_DERIVED_NEEDS_TOKENIZER: how text is folded and cut
 * @RAPPORT_DERIVED_NEEDS_PINYIN: the table of readings
 * @RAPPORT_DERIVED_NEEDS_ZONE: where the person lives
 * @RAPPORT_DERIVED_NEEDS_TZDATA: the rules of zones
 */
typedef enum
{
  RAPPORT_DERIVED_NEEDS_TOKENIZER = 1 << 0,
  RAPPORT_DERIVED_NEEDS_PINYIN    = 1 << 1,
  RAPPORT_DERIVED_NEEDS_ZONE      = 1 << 2,
  RAPPORT_DERIVED_NEEDS_TZDATA    = 1 << 3,
} RapportDerivedNeeds;

/**
 * RapportDerivedSource:
 * @thing: a kind of thing; with RAPPORT_DERIVED_BY_SEARCH only a name for all kinds with texts to search
 * @by: which id of a changed one leads to the derived row
 * @columns: (nullable): the columns that count, NULL for all
 * @expand: (nullable): SQL that finds the derived rows by that id; it counts for updates only, as
 *   what comes or goes with the thing is a change of its own
 * @expands_always: it counts for what comes or goes, too
 */
typedef struct
{
  const char          *thing;
  RapportDerivedBy     by;
  const char * const  *columns;
  const char          *expand;
  gboolean             expands_always;
} RapportDerivedSource;

/**
 * RapportDerivedRun:
 * @now: UTC seconds
 * @zone: where the person lives
 * @rules: the book's ⚙ values
 * @renewing: what is derived changed, not the thing: what was told stays told
 * @table: (nullable): which is being refreshed
 * @is_new: nothing was derived yet from the thing, which the act added
 * @parts: of the row may differ, as @parts_of of the table says; all for a row made anew
 * @is_unindexed: the table's indexes are made when all rows are filled in: their order does not matter
 */
typedef struct
{
  RapportConnection         *connection;
  gint64                     now;
  GTimeZone                 *zone;
  const RapportRules        *rules;
  gboolean                   renewing;
  const RapportDerivedTable *table;
  gboolean                   is_new;
  guint                      parts;
  gboolean                   is_unindexed;
} RapportDerivedRun;

#define RAPPORT_DERIVED_ALL_PARTS G_MAXUINT

/**
 * RapportDerivedTable:
 * @name: stable; the book keeps by it what the rows were made with
 * @label: what is made from it, as people say it, marked with NC_("derived", …)
 * @version: grows when the rows get another form
 * @in_first_step: a book of step 1 has it, with what it was made with
 * @needs: what else than the book the rows are made from
 * @settings: (nullable): names of settings that they are made from
 * @thing: the kind of thing that each row belongs to
 * @ids_a_thing: how far the ids of two things lie apart, where that is not 1
 * @all: (nullable): SQL that lists all ids greater than ?1, ascending, where those of @thing would be
 *   too many
 * @urgent: (nullable): SQL that lists those of them that matter today: by the local day ?2 and the UTC
 *   seconds ?3, a few days on; they are renewed first
 * @clear: SQL that empties it
 * @index: (nullable): a search index, which a new tokenizer finds nothing in
 * @rows: (nullable): a table with as many rows as there are of @thing
 * @content: (nullable): SQL that gives all that is derived from ?1 as one value, where a refresh
 *   writes also what it found
 * @sources: from what it is derived, up to one without thing
 * @passed: (nullable): SQL that lists, by an index, the ids of rows that are not any more what the local day ?1 asks;
 *   each refreshed one is not among them
 * @then: (nullable): a table with the same ids that is refreshed after them
 * @parts_of: (nullable): which parts of a row show that column of a thing; NULL for all columns
 * @parts_without: (nullable): which of those parts a thing that comes or goes does not change where it has nothing in
 *   that column
 * @refresh: makes one row agree with the book
 * @last: (nullable): SQL that tells the greatest id of which something is derived
 * @fill: (nullable): makes the rows of ids above @from up to @to at once, where none of them has any yet; what one
 *   act adds in great number is left to it
 *
 * A table that can be made anew from the things at any time.
 */
struct _RapportDerivedTable
{
  const char                 *name;
  const char                 *label;
  int                         version;
  gboolean                    in_first_step;
  RapportDerivedNeeds         needs;
  const char * const         *settings;
  const char                 *thing;
  int                         ids_a_thing;
  const char                 *all;
  const char                 *urgent;
  const char                 *clear;
  const char                 *index;
  const char                 *rows;
  const char                 *content;
  const RapportDerivedSource *sources;
  const char                 *passed;
  const RapportDerivedTable  *then;
  guint                     (*parts_of) (const char               *thing,
                                         const char               *column);
  guint                     (*parts_without) (const char          *thing,
                                              const char          *column);
  gboolean                  (*refresh)  (const RapportDerivedRun  *run,
                                         gint64                    id,
                                         GError                  **error);
  const char                 *last;
  gboolean                  (*fill)     (const RapportDerivedRun  *run,
                                         gint64                    from,
                                         gint64                    to,
                                         GError                  **error);
};

const RapportDerivedTable * const *rapport_derived_tables (guint *n_tables);

extern const RapportDerivedTable rapport_customer_row_table;
extern const RapportDerivedTable rapport_customer_texts_table;
extern const RapportDerivedTable rapport_duplicate_keys_table;
extern const RapportDerivedTable rapport_record_text_table;
extern const RapportDerivedTable rapport_ticket_text_table;
extern const RapportDerivedTable rapport_thing_text_table;
extern const RapportDerivedTable rapport_ticket_clocks_table;
extern const RapportDerivedTable rapport_customer_facts_table;
extern const RapportDerivedTable rapport_activity_guests_table;

G_END_DECLS
