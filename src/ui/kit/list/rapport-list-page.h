/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list.h"
#include "rapport-list-paper.h"
#include "rapport-list-query.h"
#include "rapport-page.h"

G_BEGIN_DECLS

/**
 * RapportListView:
 * One of the lists of a page; most pages have one. Words are English, marked with N_().
 * @spec: the list, with the filters that it offers
 * @label: what is listed, for screen readers and for the switch between the lists of a page
 * @search: what the search entry is called
 * @hint: what can be searched for
 * @count: Returns: (transfer full): how many there are; @all when also what is usually left out is listed
 * @empty: what to say when there is nothing at all
 * @empty_button: (nullable): the next step then, with a mnemonic; @empty_action does it
 * @other_button: (nullable): another next step; @other_action does it
 * @left_out: (nullable): what to say when there is only what is usually left out; @left_out_button, with a mnemonic,
 *   lists that, too
 * @not_found: what to say when the search or a filter leaves nothing
 * @show_all: the button that takes search and filters away, with a mnemonic
 */
typedef struct
{
  const RapportListSpec *spec;
  const char            *label;
  const char            *search;
  const char            *hint;
  char                *(*count) (guint    n,
                                 gboolean all);
  const char            *empty;
  const char            *empty_button;
  const char            *empty_action;
  const char            *other_button;
  const char            *other_action;
  const char            *left_out;
  const char            *left_out_button;
  const char            *not_found;
  const char            *show_all;
} RapportListView;

/** RapportListTool: a button of the page in the header bar; @label is English, marked with N_(); @leads_away: it stands
 *  behind those of every list */
typedef struct
{
  const char *icon;
  const char *label;
  const char *action;
  gboolean    leads_away;
} RapportListTool;

#define RAPPORT_TYPE_LIST_PAGE (rapport_list_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (RapportListPage, rapport_list_page, RAPPORT, LIST_PAGE, RapportPage)

/**
 * RapportListPageClass:
 * @views: the lists, ended by one without a spec
 * @tools: (nullable): buttons, ended by one without an icon
 * @at_once: whether the window waits for the rows when it begins with this page, as they are read in no time
 * @create_detail: Returns: (transfer floating): what shows one thing of the lists
 * @show: shows the thing @id of the kind @thing in the detail, for 0 none
 * @create_menu: (nullable): Returns: (transfer full) (nullable): what can be done with the selected
 *   things of the kind @thing, beside what can be done with all: copy, delete, set the owner, open the customer
 * @set_owner: makes the selected things of the kind @thing another's, 0 for nobody's; usually just that
 *
 * A page with a long list and a detail beside it: search, filters, selection, copy, delete with undo,
 * keys, empty states and the count are the same on each. A subclass declares its lists and adds its
 * detail and its acts.
 */
struct _RapportListPageClass
{
  RapportPageClass parent_class;

  const RapportListView *views;
  const RapportListTool *tools;
  gboolean               at_once;
  GtkWidget  *(*create_detail) (RapportListPage *self);
  void        (*show)          (RapportListPage *self,
                                const char      *thing,
                                gint64           id);
  GMenuModel *(*create_menu)   (RapportListPage *self,
                                const char      *thing);
  void        (*set_owner)     (RapportListPage *self,
                                const char      *thing,
                                const gint64    *ids,
                                guint            n,
                                gint64           member);
};

GtkWidget   *rapport_list_page_get_detail       (RapportListPage *self);
RapportList *rapport_list_page_get_list         (RapportListPage *self,
                                                 const char      *thing);
const char  *rapport_list_page_get_thing        (RapportListPage *self);
gint64       rapport_list_page_get_shown        (RapportListPage *self);
gboolean     rapport_list_page_lists_shown      (RapportListPage *self);
gint64      *rapport_list_page_dup_selected_ids (RapportListPage *self,
                                                 guint           *n);
RapportListPaper *
             rapport_list_page_dup_paper        (RapportListPage *self);

G_END_DECLS
