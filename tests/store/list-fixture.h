/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "book-fixture.h"
#include "rapport-list-query.h"

G_BEGIN_DECLS

#define LIST_FIXTURE_N_CUSTOMERS 25

/** list_fixture_customers: number, name, grade, status: in the order of their numbers */
extern const char * const list_fixture_customers[LIST_FIXTURE_N_CUSTOMERS][4];

typedef struct
{
  gint64 ids[LIST_FIXTURE_N_CUSTOMERS];
  gint64 zhang;
  gint64 an;
} ListFixtureFilled;

void       list_fixture_fill              (BookFixture       *fixture,
                                           ListFixtureFilled *filled);
GPtrArray *list_fixture_run               (BookFixture            *fixture,
                                           const RapportListQuery *query,
                                           RapportListOrder       *order,
                                           guint                   cell);
void       list_fixture_want              (RapportListQuery *query,
                                           const char       *text);
char      *list_fixture_join              (GPtrArray *texts);
void       list_fixture_assert            (BookFixture            *fixture,
                                           const RapportListQuery *query,
                                           guint                   cell,
                                           const char             *expected);
void       list_fixture_add_record        (BookFixture *fixture,
                                           gint64       customer,
                                           const char  *started,
                                           const char  *summary);
gint64     list_fixture_add_plan          (BookFixture *fixture,
                                           gint64       customer,
                                           const char  *due,
                                           const char  *content);
gint64     list_fixture_add_ticket        (BookFixture *fixture,
                                           gint64       customer,
                                           const char  *number,
                                           const char  *priority,
                                           gint64       received,
                                           const char  *description);
void       list_fixture_add_products      (BookFixture *fixture);
void       list_fixture_assert_conditions (BookFixture           *fixture,
                                           const RapportListSpec *spec,
                                           guint                  cell,
                                           const char * const     (*expected)[2]);
void       list_fixture_assert_numbers    (BookFixture            *fixture,
                                           const RapportListQuery *query,
                                           const char             *expected);

G_END_DECLS
