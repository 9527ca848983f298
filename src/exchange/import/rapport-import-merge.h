/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-calendar.h"
#include "rapport-import-customers.h"
#include "rapport-import-rows.h"
#include "rapport-import-wanted.h"
#include "rapport-open-things.h"
#include "rapport-rules.h"

G_BEGIN_DECLS

/**
 * RapportImportScope: what the merging of all customers of a table shares
 * @connection: to the book as it stands
 * @place: where the table was written, and the book's currency
 * @members: (element-type utf8 RapportEntity): team members by name, found or to be added, and contacts to be added, by
 *   their customer's id and name
 * @named: (element-type utf8): the names of such people that a row gave
 * @today: yyyymmdd
 * @now: UTC seconds
 * @reason: (nullable): why what the rules warn of is written
 * @takes_file: whether what the table says counts also where it was changed here since
 * @clears_empty: whether what was taken out of the program's own list is taken out here
 * @planned: (nullable) (element-type gint64 GArray): the contacts that rows before plan, by customer; NULL while
 *   they are written
 * @open: (nullable): what is open with customers that get another owner, of the one before; NULL while they are written
 * @told: (element-type utf8): what the rows of the program's own list of things tell, once it was asked
 * @moved: (nullable) (element-type guint gint64): what rows of that list are whose words or day are other than in the
 *   book, by row, once it was asked: rapport_import_moved_find()
 * @rules: the ⚙ values of the book, once @has_rules
 * @calendar: (nullable): that of the book, once it was asked: rapport_import_scope_get_calendar()
 * @since: the act after which the table was written, where its file tells it; 0 where nothing does
 * @has_customers: whether there were customers in the book before
 * @is_longer: whether rows were added to a list that did not show all there is, once @has_counted
 * @n_asked: of how many rows of that list it was asked whether they are of another customer's thing
 * @n_past_plans: how many plans were made for days that are over
 */
typedef struct
{
  RapportCells               *csv;
  const RapportImportColumns *columns;
  RapportConnection          *connection;
  RapportValuePlace           place;
  GHashTable                 *members;
  GHashTable                 *named;
  int                         today;
  gint64                      now;
  const char                 *reason;
  gboolean                    takes_file;
  gboolean                    clears_empty;
  GHashTable                 *planned;
  RapportOpenThings          *open;
  GHashTable                 *told;
  GHashTable                 *moved;
  GPtrArray                  *nothing;
  RapportRules                rules;
  gboolean                    has_rules;
  RapportCalendar            *calendar;
  gint64                      since;
  gboolean                    has_customers;
  gboolean                    has_counted;
  gboolean                    is_longer;
  guint                       n_asked;
  guint                       n_past_plans;
} RapportImportScope;

RapportCalendar     *rapport_import_scope_get_calendar (RapportImportScope *scope,
                                                        GError            **error);
RapportImportBundle *rapport_import_merge (RapportImportScope           *scope,
                                           const RapportImportCustomer  *customer,
                                           GPtrArray                    *items,
                                           GError                      **error);

G_END_DECLS
