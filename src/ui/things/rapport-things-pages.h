/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-page.h"

G_BEGIN_DECLS

/* one a kind of thing whose page is just its list beside its sheet */
GType rapport_contracts_page_get_type     (void);
GType rapport_products_page_get_type      (void);
GType rapport_opportunities_page_get_type (void);
GType rapport_requirements_page_get_type  (void);
GType rapport_meetings_page_get_type      (void);
GType rapport_milestones_page_get_type    (void);
GType rapport_articles_page_get_type      (void);
GType rapport_snippets_page_get_type      (void);
GType rapport_tags_page_get_type          (void);
GType rapport_action_items_page_get_type  (void);

G_END_DECLS
