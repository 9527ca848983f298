/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-care-pages.h"
#include "rapport-changes-page.h"
#include "rapport-customers-page.h"
#include "rapport-data-care-page.h"
#include "rapport-desk-page.h"
#include "rapport-follow-ups-page.h"
#include "rapport-pages.h"
#include "rapport-plan-page.h"
#include "rapport-reviews-page.h"
#include "rapport-things-pages.h"
#include "rapport-tickets-page.h"
#include "rapport-today-page.h"

#define WORK NC_("page", "Work")
#define BUSINESS NC_("page", "Business")
#define STEERING NC_("page", "Steering")
#define KNOWLEDGE NC_("page", "Knowledge")

/* in the order of the sidebar */
static const RapportPageEntry entries[] = {
  { "today", NC_("page", "Today"), "x-office-calendar-symbolic", WORK, rapport_today_page_get_type },
  { "plan", NC_("page", "Plan"), "view-grid-symbolic", WORK, rapport_plan_page_get_type },
  { "customers", NC_("page", "Customers"), "system-users-symbolic", WORK, rapport_customers_page_get_type },
  { "follow-ups", NC_("page", "Follow-ups"), "call-start-symbolic", WORK, rapport_follow_ups_page_get_type },
  { "action-items", NC_("page", "Action Items"), "object-select-symbolic", WORK, rapport_action_items_page_get_type },
  { "tickets", NC_("page", "Tickets"), "emblem-important-symbolic", WORK, rapport_tickets_page_get_type },
  { "desk", NC_("page", "Service Desk"), "audio-headset-symbolic", WORK, rapport_desk_page_get_type },
  { "contracts", NC_("page", "Contracts"), "x-office-document-symbolic", BUSINESS, rapport_contracts_page_get_type },
  { "opportunities", NC_("page", "Opportunities"), "starred-symbolic", BUSINESS, rapport_opportunities_page_get_type },
  { "requirements", NC_("page", "Requirements"), "view-list-symbolic", BUSINESS, rapport_requirements_page_get_type },
  { "milestones", NC_("page", "Milestones"), "emblem-default-symbolic", BUSINESS, rapport_milestones_page_get_type },
  { "care-dates", NC_("page", "Care"), "emblem-favorite-symbolic", BUSINESS, rapport_care_dates_page_get_type },
  { "products", NC_("page", "Products"), "package-x-generic-symbolic", BUSINESS, rapport_products_page_get_type },
  { "data-care", NC_("page", "Data Care"), "emblem-ok-symbolic", STEERING, rapport_data_care_page_get_type },
  { "reviews", NC_("page", "Reviews"), "view-list-symbolic", STEERING, rapport_reviews_page_get_type },
  { "meetings", NC_("page", "Meetings"), "view-list-symbolic", STEERING, rapport_meetings_page_get_type,
    .within = "reviews" },
  { "changes", NC_("page", "Changes"), "document-edit-symbolic", STEERING, rapport_changes_page_get_type },
  { "articles", NC_("page", "Articles"), "accessories-dictionary-symbolic", KNOWLEDGE, rapport_articles_page_get_type },
  { "texts", NC_("page", "Texts"), "insert-text-symbolic", KNOWLEDGE, rapport_snippets_page_get_type },
  { "tags", NC_("page", "Tags"), "user-bookmarks-symbolic", KNOWLEDGE, rapport_tags_page_get_type },
};

/** rapport_pages_get: Returns: (array length=n) (transfer none): all pages */
const RapportPageEntry *
rapport_pages_get (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (entries);
  return entries;
}

/** rapport_pages_find: Returns: (nullable): the page called @name */
const RapportPageEntry *
rapport_pages_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_str_equal (entries[i].name, name))
      return &entries[i];
  return NULL;
}

/** rapport_pages_find_thing: Returns: (nullable): the first page that shows things of the kind @thing */
const RapportPageEntry *
rapport_pages_find_thing (const char *thing)
{
  g_return_val_if_fail (thing != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (rapport_page_entry_shows (&entries[i], thing))
      return &entries[i];
  return NULL;
}

/** rapport_page_entry_shows: Returns: whether it shows things of the kind @thing */
gboolean
rapport_page_entry_shows (const RapportPageEntry *self,
                          const char             *thing)
{
  RapportPageClass *klass;
  gboolean shows;

  g_return_val_if_fail (self != NULL && thing != NULL, FALSE);

  klass = g_type_class_ref (self->get_type ());
  shows = rapport_page_class_shows (klass, thing);
  g_type_class_unref (klass);
  return shows;
}
