/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-column.h"
#include "rapport-condition.h"
#include "rapport-connection.h"
#include "rapport-row.h"

G_BEGIN_DECLS

#define RAPPORT_LIST_MOST_PARTS 3
#define RAPPORT_LIST_MOST_SOURCES 2
#define RAPPORT_LIST_MOST_SUMS 3

/** RAPPORT_LIST_CUSTOMERS_THEMSELVES: as #RapportListSpec:of_customer where the customer is what is listed */
#define RAPPORT_LIST_CUSTOMERS_THEMSELVES "SELECT ?1"

/**
 * RapportListCell:
 * @sql: the expression of the column's content in the list's row; two, day and time, for a MOMENT
 * @n_columns: how many columns of the row @sql makes; 0 for as many as the column's kind has
 * @is_long: may have several lines, of which the first is shown
 * @edits: (nullable): the field of the thing that is changed where the cell is typed into; none where the cell tells
 *   what follows from something else, or what needs more than a value to be changed
 * @holds: (nullable): where nothing is typed into the cell, what a table that is read back fills in from it, such as
 *   "ticket.status", "contact.name" of a customer's or "tags"; none where the cell tells what follows from something else
 * @fill: (nullable): sets the cell from the row's columns from @column on, where no column kind does
 * @order: (nullable): the expression that the list is sorted by where the column has none of #RapportListSpec:sorts,
 *   and the first of @sql does not say it; what has none comes last
 */
typedef struct
{
  const char *sql;
  guint       n_columns;
  gboolean    is_long;
  void      (*fill) (RapportRow       *row,
                     guint             cell,
                     RapportStatement *statement,
                     int               column);
  const char *edits;
  const char *holds;
  const char *order;
} RapportListCell;

/**
 * RapportListPart: ids that follow each other
 * @is_fixed: in the same order whichever way the list goes
 * @has_empty: what has nothing in the first column of @order is among them, and comes last both ways
 */
typedef struct
{
  const char *where;
  const char *order;
  gboolean    is_fixed;
  gboolean    has_empty;
} RapportListPart;

/**
 * RapportListSort:
 * @name: the column; of several with the same name the first whose needs are met is taken
 * @needs: (nullable): the filter that has to be asked for one value
 * @value: (nullable): that value; the parts see to it then
 * @from: table, with the index that gives the order and has all that @known asks
 * @id: the thing's id in @from
 * @groups: (nullable): gives a value and its words for each group, in no order; the first part is
 *   read for each, as :group, in the order of the words
 * @known: (nullable): names of filters, ended by NULL, whose first source has its columns in @from
 * @parts: one after another they are the whole list; up to the first without @order
 * @is_scanned: no index gives the order: all there are are sorted each time, for what is asked now and then
 */
typedef struct
{
  const char         *name;
  const char         *needs;
  const char         *value;
  const char         *from;
  const char         *id;
  const char         *groups;
  const char * const *known;
  RapportListPart     parts[RAPPORT_LIST_MOST_PARTS];
  gboolean            is_scanned;
} RapportListSort;

/**
 * RapportListSource:
 * @id: the listed thing's id in @from
 * @value: what a filter compares, or sums; of a MOMENT the day. It may ask for the local day, yyyymmdd, as :today,
 *   and where nothing is grouped by it for the UTC seconds as :now
 * @at: of a MOMENT the time
 * @where: (nullable): what else must be so
 * @index: (nullable): a search index that has all of the text in @value, perhaps among others
 * @column: the index's column that has it
 * @indexed: by which id, in @from
 */
typedef struct
{
  const char *from;
  const char *id;
  const char *value;
  const char *at;
  const char *where;
  const char *index;
  const char *column;
  const char *indexed;
} RapportListFilterSource;

/**
 * RapportListFilter:
 * @target: for REFERENCE, the name of the kind of thing
 * @is_partial: the sources need not have each thing of the list, so that what is empty is what they lack
 * @sources: where it is looked up, all together; up to the first without @from
 */
typedef struct
{
  RapportConditionColumn  column;
  const char             *target;
  gboolean                is_partial;
  RapportListFilterSource sources[RAPPORT_LIST_MOST_SOURCES];
} RapportListFilter;

/**
 * RapportListOffer:
 * A filter that stands above the list for the person to choose from.
 * @column: name of one of the list's filters
 * @all: English words for no choice, marked with N_(); of a switch its words, with a mnemonic
 * @label: (nullable): English words for what is chosen, marked with N_(); NULL for the column's title
 * @choices: (nullable): what is offered, as conditions write it, where the column does not say it
 *   itself: spans of days, `empty`
 * @values: (nullable): SQL that gives what is offered, where it is known from the book only
 * @unless: (nullable): makes a switch: while it is off, only what has this value is listed
 */
typedef struct
{
  const char          *column;
  const char          *all;
  const char          *label;
  const RapportChoice *choices;
  const char          *values;
  const char          *unless;
} RapportListOffer;

/**
 * RapportListSearch:
 * @from: tables joined, with the MATCH against :match
 * @id: the listed thing's id in @from
 * @texts: the folded texts that hits are verified against, with commas between; of what no index has, the texts as they
 *   are
 * @name_columns: (nullable): where a term of one Latin letter is looked for, in FTS5's words
 * @is_read: no index has it: @from has all there is, without a MATCH, and @texts are read each time
 */
typedef struct
{
  const char *from;
  const char *id;
  const char *texts;
  const char *name_columns;
  gboolean    is_read;
} RapportListSearch;

/**
 * RapportListSpec:
 * A long list. Everything that reads, orders, narrows, shows, copies or prints one asks its spec.
 * @name: stable, as typed after `rapport-cli list` and remembered by the window
 * @title: English words for it, marked with NC_("list", …)
 * @thing: the kind of thing it lists
 * @table: has each listed thing once, by id
 * @columns: what its rows show; @cells are in the same order
 * @layout: (nullable): order, choice and widths of the columns in the window at first, as
 *   "name:220,phone:120,-address:300", where - says hidden; NULL for those of @columns
 * @pick: (nullable): the same where one of the things is picked; NULL for the first few of @columns
 * @rows: what @cells are read from, with the thing's id as ?1
 * @filters: what a condition can ask; columns of the list go by the same name there
 * @offers: (nullable): which of @filters stand above the list, ended by one without a column
 * @base: (nullable): a condition that holds unless the query asks for all, or itself asks one of its columns
 * @when: (nullable): the filter that a period of days is about
 * @groups: (nullable): names of filters, ended by NULL, each of whose values can head a group of its own: a
 *   choice, a word, a person, yes or no, of days and moments the month
 * @sums: (nullable): names of filters of NUMBER and MONEY, at most RAPPORT_LIST_MOST_SUMS, ended by NULL, that are
 *   added up for groups and for what is selected
 * @sorts: the columns whose order comes from an index, and what is to be sorted otherwise than by what the cells show,
 *   as every other column is; the first is the usual one
 * @descends: whether it usually goes the other way round
 * @news: kinds of things, ended by NULL, whose change can be seen in a row, the order or who is listed
 * @in_cells: (nullable): those of @news, ended by NULL, that only the cells of rows show: the order, the filters and the
 *   sums don't ask for them
 * @of_customer: (nullable): SQL that gives the ids of the things of the customer ?1 in which a change is seen of what is
 *   that customer's, and in no others; NULL where that can't be said. A changed thing of the list is seen in itself only
 */
typedef struct
{
  const char              *name;
  const char              *title;
  const char              *thing;
  const char              *table;
  const RapportColumn     *columns;
  const RapportListCell   *cells;
  guint                    n_columns;
  const char              *layout;
  const char              *pick;
  const char              *rows;
  const RapportListFilter *filters;
  guint                    n_filters;
  const RapportListOffer  *offers;
  const char              *base;
  const char              *when;
  const char * const      *groups;
  const char * const      *sums;
  const RapportListSort   *sorts;
  guint                    n_sorts;
  gboolean                 descends;
  RapportListSearch        search;
  const char * const      *news;
  const char * const      *in_cells;
  const char              *of_customer;
} RapportListSpec;

const RapportListSpec * const *rapport_lists_get          (void);
const RapportListSpec         *rapport_lists_find         (const char             *name);
const RapportListSpec         *rapport_lists_find_thing   (const char             *thing);

const RapportListFilter       *rapport_list_spec_filter   (const RapportListSpec  *self,
                                                           const char             *name);
const RapportConditionColumn  *rapport_list_spec_nth      (gconstpointer           self,
                                                           guint                   position);
gboolean                       rapport_list_spec_sorts_by (const RapportListSpec  *self,
                                                           const char             *name);
gboolean                       rapport_list_spec_groups_by (const RapportListSpec *self,
                                                           const char             *name);
int                            rapport_list_spec_get_edited (const RapportListSpec *self,
                                                           guint                   column);
char                          *rapport_list_spec_dup_held (const RapportListSpec  *self,
                                                           guint                   column);
int                            rapport_list_spec_find_held (const RapportListSpec *self,
                                                           const char             *thing,
                                                           const char             *field);
gboolean                       rapport_list_spec_reads    (const RapportListSpec  *self,
                                                           const char             *table);
guint                          rapport_list_spec_get_n_sums (const RapportListSpec *self);
char                         **rapport_list_offer_values  (const RapportListOffer *self,
                                                           RapportConnection      *connection,
                                                           guint                   most);

G_END_DECLS
