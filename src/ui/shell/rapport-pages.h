/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-page.h"

G_BEGIN_DECLS

/**
 * RapportPageEntry:
 * A page of the main window.
 * @name: stable, as actions and settings call it
 * @title: English words for it, marked with NC_("page", …)
 * @icon: the name of a symbolic icon
 * @group: English words for what it belongs to, marked with NC_("page", …); entries of a group follow each other
 * @get_type: its class, a #RapportPage
 * @within: (nullable): the page from which it is reached, instead of from the sidebar
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  const char *group;
  GType     (*get_type) (void);
  const char *within;
} RapportPageEntry;

const RapportPageEntry *rapport_pages_get        (guint                  *n);
const RapportPageEntry *rapport_pages_find       (const char             *name);
const RapportPageEntry *rapport_pages_find_thing (const char             *thing);
gboolean                rapport_page_entry_shows (const RapportPageEntry *self,
                                                  const char             *thing);

G_END_DECLS
