/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-activity.h"
#include "rapport-list-of-customer.h"
#include "rapport-lists.h"
#include "rapport-record.h"

enum { INVITED, ACTIVITY, STARTS, CUSTOMER, CONTACT, ANSWER, ATTENDED, SCORE, OWNER };

static const RapportChoice came[] = {
  { "yes", NC_("choice", "Attended") },
  { "no", NC_("choice", "–") },
  { NULL }
};

static const RapportColumn columns[] = {
  [INVITED] = { "invited", NC_("column", "Invited on"), RAPPORT_COLUMN_DAY, NULL, 104 },
  [ACTIVITY] = { "activity", NC_("column", "Activity"), RAPPORT_COLUMN_TEXT, NULL, 180, RAPPORT_COLUMN_GROWS },
  [STARTS] = { "starts", NC_("column", "Starts"), RAPPORT_COLUMN_MOMENT, NULL, 130 },
  [CUSTOMER] = { "customer", NC_("column", "Customer"), RAPPORT_COLUMN_TEXT, NULL, 180 },
  [CONTACT] = { "contact", NC_("column", "Contact"), RAPPORT_COLUMN_TEXT, NULL, 90 },
  [ANSWER] = { "answer", NC_("column", "Accepted"), RAPPORT_COLUMN_CHOICE, rapport_answers, 80 },
  [ATTENDED] = { "attended", NC_("column", "Attended"), RAPPORT_COLUMN_CHOICE, came, 80 },
  [SCORE] = { "score", NC_("column", "Score"), RAPPORT_COLUMN_INTEGER, NULL, 60, .align = RAPPORT_COLUMN_END },
  [OWNER] = { "owner", NC_("column", "Owner"), RAPPORT_COLUMN_TEXT, NULL, 86 },
};

static const RapportListCell cells[] = {
  [INVITED] = { "g.invited" },
  [ACTIVITY] = { "a.name" },
  [STARTS] = { "a.starts_day, a.starts_at" },
  [CUSTOMER] = { "c.name" },
  [CONTACT] = { "coalesce(k.name, g.contact_words)" },
  [ANSWER] = { "g.answer" },
  [ATTENDED] = { "CASE g.attended WHEN 1 THEN 'yes' ELSE 'no' END" },
  [SCORE] = { "g.score" },
  [OWNER] = { "m.name" },
};

static const RapportListFilter filters[] = {
  RAPPORT_LIST_CUSTOMER_FILTERS ("activity_guest"),
  { { "activity", NC_("column", "Activity"), RAPPORT_CONDITION_REFERENCE }, "activity",
    .sources = { { "activity_guest", "id", "activity" } } },
  { { "invited", NC_("column", "Invited on"), RAPPORT_CONDITION_DAY },
    .sources = { { "activity_guest", "id", "invited" } } },
  { { "answer", NC_("column", "Accepted"), RAPPORT_CONDITION_CHOICE, rapport_answers },
    .sources = { { "activity_guest", "id", "answer" } } },
  { { "attended", NC_("column", "Attended"), RAPPORT_CONDITION_FLAG },
    .sources = { { "activity_guest", "id", "attended" } } },
  { { "score", NC_("column", "Score"), RAPPORT_CONDITION_NUMBER },
    .sources = { { "activity_guest", "id", "score" } } },
  { { "owner", NC_("column", "Owner"), RAPPORT_CONDITION_REFERENCE }, "member",
    .sources = { { RAPPORT_LIST_CUSTOMER_FROM ("activity_guest"), "x.id", "c.owner" } } },
};

static const RapportListOffer offers[] = {
  { "activity", N_("All activities") },
  { "answer", N_("Any answer") },
  { "attended", N_("Attended or not") },
  { "owner", N_("All owners") },
  { "grade", N_("All grades") },
  { NULL }
};

static const char * const known[] = { "invited", NULL };
static const char * const known_of_customer[] = { "customer", "invited", NULL };

static const RapportListSort sorts[] = {
  { "invited", "customer", NULL, "activity_guest INDEXED BY activity_guest_customer", "id", NULL, known_of_customer,
    { { "invited IS NOT NULL", "invited, id" }, { "invited IS NULL", "id" } } },
  { "invited", NULL, NULL, "activity_guest INDEXED BY activity_guest_invited", "id", NULL, known,
    { { "invited IS NOT NULL", "invited, id" }, { "invited IS NULL", "id" } } },
};

static const char * const groups[] = { "activity", "invited", "answer", "owner", "customer", "grade", "stage", NULL };
static const char * const news[] = { "activity_guest", "activity", "customer", "contact", "member", "tag", NULL };

/* Who is invited to what, and who came */
const RapportListSpec rapport_list_activity_guests = {
  .name = "invitations",
  .title = NC_("list", "invitations"),
  .thing = "activity_guest",
  .table = "activity_guest",
  .columns = columns,
  .cells = cells,
  .n_columns = G_N_ELEMENTS (columns),
  .rows = "activity_guest g JOIN activity a ON a.id = g.activity JOIN customer c ON c.id = g.customer"
          " LEFT JOIN contact k ON k.id = g.contact LEFT JOIN member m ON m.id = c.owner WHERE g.id = ?1",
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .offers = offers,
  .when = "invited",
  .groups = groups,
  .sorts = sorts,
  .n_sorts = G_N_ELEMENTS (sorts),
  .descends = TRUE,
  .search = { RAPPORT_LIST_OF_CUSTOMER_FOUND ("activity_guest", "20"), "id", "body" },
  .news = news,
  .of_customer = "SELECT id FROM activity_guest WHERE customer = ?1",
};
