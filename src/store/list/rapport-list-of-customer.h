/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-customer.h"
#include "rapport-list-spec.h"

/* What lists of things that belong to a customer can ask about that customer; of @table. The files
   that use it mark the titles, too. */
#define RAPPORT_LIST_CUSTOMER_FROM(table) "customer_row c CROSS JOIN " table " x ON x.customer = c.id"
#define RAPPORT_LIST_CUSTOMER_ITSELF(table) "customer c CROSS JOIN " table " x ON x.customer = c.id"

#define RAPPORT_LIST_CUSTOMER_FILTERS(table) \
  { { "customer", NC_("column", "Customer"), RAPPORT_CONDITION_REFERENCE }, "customer", \
    .sources = { { table, "id", "customer" } } }, \
  { { "customer-name", NC_("column", "Customer’s name"), RAPPORT_CONDITION_TEXT }, \
    .sources = { { RAPPORT_LIST_CUSTOMER_ITSELF (table), "x.id", "c.name", NULL, NULL, "customer_search", "name", \
                   "c.id" } } }, \
  { { "customer-number", NC_("column", "Customer’s number"), RAPPORT_CONDITION_TEXT }, \
    .sources = { { RAPPORT_LIST_CUSTOMER_ITSELF (table), "x.id", "c.number" } } }, \
  { { "grade", NC_("column", "Grade"), RAPPORT_CONDITION_CHOICE, rapport_grades }, \
    .sources = { { RAPPORT_LIST_CUSTOMER_FROM (table), "x.id", "c.grade" } } }, \
  { { "stage", NC_("column", "Stage"), RAPPORT_CONDITION_CHOICE, rapport_stages }, \
    .sources = { { RAPPORT_LIST_CUSTOMER_FROM (table), "x.id", "c.stage" } } }, \
  { { "tag", NC_("column", "Tags"), RAPPORT_CONDITION_TAG }, NULL, TRUE, \
    .sources = { { "tag g CROSS JOIN " table " x ON x.customer = g.customer", "x.id", "g.name" } } }

/* What a customer's status is in this book; people write there what they like. */
#define RAPPORT_LIST_STATUSES \
  "WITH RECURSIVE g (v) AS (SELECT min(status) FROM customer_row UNION ALL" \
  " SELECT (SELECT min(status) FROM customer_row WHERE status > v) FROM g WHERE v IS NOT NULL)" \
  " SELECT v FROM g WHERE v IS NOT NULL"

/* What @table's own texts say, which are @number among those of all kinds, and what its customer is called. */
#define RAPPORT_LIST_OF_CUSTOMER_FOUND(table, number) \
  "(SELECT rowid / 256 AS id, body FROM thing_search WHERE thing_search MATCH :match AND rowid % 256 = " number \
  " UNION ALL SELECT x.id, s.name FROM customer_search s JOIN " table " x ON x.customer = s.rowid" \
  "  WHERE s.customer_search MATCH :match)"
