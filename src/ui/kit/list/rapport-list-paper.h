/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-catalogue.h"
#include "rapport-document.h"
#include "rapport-list-query.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_LIST_PAPER (rapport_list_paper_get_type ())
G_DECLARE_FINAL_TYPE (RapportListPaper, rapport_list_paper, RAPPORT, LIST_PAPER, GObject)

RapportListPaper       *rapport_list_paper_new         (const char              *title,
                                                        const RapportListQuery  *query,
                                                        GArray                  *columns,
                                                        GTimeZone               *zone);
void                    rapport_list_paper_take_ids    (RapportListPaper        *self,
                                                        gint64                  *ids,
                                                        guint                    n,
                                                        gboolean                 whole);
void                    rapport_list_paper_take_selection (RapportListPaper     *self,
                                                        gint64                  *ids,
                                                        guint                    n);
void                    rapport_list_paper_take_closed (RapportListPaper        *self,
                                                        GHashTable              *closed);
const RapportListQuery *rapport_list_paper_get_query   (RapportListPaper        *self);
RapportListPaper       *rapport_list_paper_get_selection (RapportListPaper      *self);
const char             *rapport_list_paper_get_title   (RapportListPaper        *self);
const char             *rapport_list_paper_get_thing   (RapportListPaper        *self);
const gint64           *rapport_list_paper_get_ids     (RapportListPaper        *self,
                                                        guint                   *n);
RapportDocument        *rapport_list_paper_make        (RapportListPaper        *self,
                                                        RapportConnection       *connection,
                                                        RapportCatalogue        *catalogue,
                                                        guint                   *n_rows,
                                                        GCancellable            *cancellable,
                                                        GError                 **error);
gboolean                rapport_list_paper_export      (RapportListPaper        *self,
                                                        RapportConnection       *connection,
                                                        const char              *path,
                                                        guint                   *n_rows,
                                                        GCancellable            *cancellable,
                                                        GError                 **error);

G_END_DECLS
