/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_PAGE (rapport_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (RapportPage, rapport_page, RAPPORT, PAGE, GtkWidget)

/**
 * RapportPageClass:
 * @things: (nullable): the kinds of things that the page shows, ended by NULL
 * @prepare: begins to read what the page shows, which is about to be looked at
 * @reload: reads anew what the page shows; FALSE when that has to wait, and is tried again
 * @open_thing: shows a thing of one of its kinds, and says whether it could
 * @focus_search: puts the cursor where is searched
 * @create: starts a new thing of the page's kind
 * @get_shown: the id of the thing that the page shows at the moment, 0 for none, and its kind
 * @get_customer: the customer that the page is about at the moment, 0 for none
 * @get_plan: the plan of that customer that the page is about, 0 for none
 * @show_filtered: shows what the #RapportSavedFilter finds, and says whether it is of one of its lists
 * @dup_filter: what is listed at the moment, as such a filter that has no name yet
 * @log: opens the dialog that logs a follow-up: with @customer, or nobody yet for 0, and against
 *   @plan, or none for 0
 *
 * A page of the main window. Its layout is that of its one child; a subclass with a template
 * disposes of that. Functions that a page hasn't do nothing.
 */
struct _RapportPageClass
{
  GtkWidgetClass parent_class;

  const char * const *things;
  void     (*prepare)      (RapportPage *self);
  gboolean (*reload)       (RapportPage *self);
  gboolean (*open_thing)   (RapportPage *self,
                            const char  *thing,
                            gint64       id);
  gboolean (*focus_search) (RapportPage *self);
  gboolean (*create)       (RapportPage *self);
  gint64   (*get_shown)    (RapportPage  *self,
                            const char  **thing);
  gint64   (*get_customer) (RapportPage *self);
  gint64   (*get_plan)     (RapportPage *self);
  gboolean (*show_filtered) (RapportPage   *self,
                             RapportEntity *filter);
  RapportEntity *(*dup_filter) (RapportPage *self);
  gboolean (*log)          (RapportPage *self,
                            gint64       customer,
                            gint64       plan);
};

gboolean        rapport_page_class_shows  (RapportPageClass *klass,
                                           const char  *thing);
RapportContext *rapport_page_get_context  (RapportPage *self);
const char     *rapport_page_get_badge    (RapportPage *self);
void            rapport_page_set_badge    (RapportPage *self,
                                           const char  *badge,
                                           const char  *description);
const char     *rapport_page_get_badge_description (RapportPage *self);
void            rapport_page_set_tools    (RapportPage *self,
                                           GtkWidget   *middle,
                                           GtkWidget   *end);
GtkWidget      *rapport_page_get_middle   (RapportPage *self);
GtkWidget      *rapport_page_get_end      (RapportPage *self);

void            rapport_page_prepare      (RapportPage *self);
void            rapport_page_reload_soon  (RapportPage *self);
void            rapport_page_reload_daily (RapportPage *self);
gboolean        rapport_page_open_thing   (RapportPage *self,
                                           const char  *thing,
                                           gint64       id);
gboolean        rapport_page_focus_search (RapportPage *self);
gboolean        rapport_page_create       (RapportPage *self);
gint64          rapport_page_get_shown    (RapportPage  *self,
                                           const char  **thing);
gint64          rapport_page_get_customer (RapportPage *self);
gint64          rapport_page_get_plan     (RapportPage *self);
gboolean        rapport_page_show_filtered (RapportPage *self,
                                            RapportEntity *filter);
RapportEntity  *rapport_page_dup_filter   (RapportPage *self);
void            rapport_page_filter_changed (RapportPage *self);
gboolean        rapport_page_log          (RapportPage *self,
                                           gint64       customer,
                                           gint64       plan);

G_END_DECLS
