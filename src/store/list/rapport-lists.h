/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-spec.h"

G_BEGIN_DECLS

/* one a long list, in the order in which they are offered */
extern const RapportListSpec rapport_list_customers;
extern const RapportListSpec rapport_list_records;
extern const RapportListSpec rapport_list_plans;
extern const RapportListSpec rapport_list_action_items;
extern const RapportListSpec rapport_list_tickets;
extern const RapportListSpec rapport_list_contracts;
extern const RapportListSpec rapport_list_products;
extern const RapportListSpec rapport_list_feedback;
extern const RapportListSpec rapport_list_overrides;
extern const RapportListSpec rapport_list_opportunities;
extern const RapportListSpec rapport_list_requirements;
extern const RapportListSpec rapport_list_milestones;
extern const RapportListSpec rapport_list_care_dates;
extern const RapportListSpec rapport_list_articles;
extern const RapportListSpec rapport_list_snippets;
extern const RapportListSpec rapport_list_tag_styles;
extern const RapportListSpec rapport_list_data_checks;
extern const RapportListSpec rapport_list_activities;
extern const RapportListSpec rapport_list_activity_guests;
extern const RapportListSpec rapport_list_meetings;

#define RAPPORT_LISTS \
  &rapport_list_customers, \
  &rapport_list_records, \
  &rapport_list_plans, \
  &rapport_list_action_items, \
  &rapport_list_tickets, \
  &rapport_list_contracts, \
  &rapport_list_products, \
  &rapport_list_feedback, \
  &rapport_list_overrides, \
  &rapport_list_opportunities, \
  &rapport_list_requirements, \
  &rapport_list_milestones, \
  &rapport_list_care_dates, \
  &rapport_list_articles, \
  &rapport_list_snippets, \
  &rapport_list_tag_styles, \
  &rapport_list_data_checks, \
  &rapport_list_activities, \
  &rapport_list_activity_guests, \
  &rapport_list_meetings

G_END_DECLS
