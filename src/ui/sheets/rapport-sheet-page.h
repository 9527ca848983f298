/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-page.h"

G_BEGIN_DECLS

void rapport_sheet_page_fill_class (RapportListPageClass *klass);

/**
 * RAPPORT_DEFINE_SHEET_PAGE:
 * @thing: the kind of thing that its list and its sheet are of
 * @views: the list, as in #RapportListPageClass
 * @tools: its buttons, likewise
 *
 * A page that is nothing but a list with the sheet of its things beside it.
 */
#define RAPPORT_DEFINE_SHEET_PAGE(TypeName, type_name, thing, views_, tools_) \
  RAPPORT_DEFINE_SHEET_PAGE_WITH (TypeName, type_name, thing, views_, tools_, rapport_sheet_page_fill_class)

/** RAPPORT_DEFINE_SHEET_PAGE_WITH: such a page, whose details and new things are as @fill says */
#define RAPPORT_DEFINE_SHEET_PAGE_WITH(TypeName, type_name, thing, views_, tools_, fill) \
  typedef RapportListPage TypeName; \
  typedef RapportListPageClass TypeName##Class; \
  G_DEFINE_FINAL_TYPE (TypeName, type_name, RAPPORT_TYPE_LIST_PAGE) \
  static void \
  type_name##_class_init (TypeName##Class *klass) \
  { \
    static const char * const things[] = { thing, NULL }; \
    RAPPORT_PAGE_CLASS (klass)->things = things; \
    klass->views = views_; \
    klass->tools = tools_; \
    fill (klass); \
  } \
  static void \
  type_name##_init (TypeName *self) \
  { \
  }

G_END_DECLS
