/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/** RapportProgressFunc: told now and then that @fraction (0 to 1) is done, in the working thread */
typedef void (*RapportProgressFunc) (double   fraction,
                                     gpointer user_data);

#define RAPPORT_TYPE_DOCUMENT (rapport_document_get_type ())
G_DECLARE_DERIVABLE_TYPE (RapportDocument, rapport_document, RAPPORT, DOCUMENT, GObject)

/**
 * RapportDocumentClass:
 * @layout: finds where the pages begin; called once, and again when it failed or was cancelled
 * @get_n_pages: called only after @layout
 * @draw_page: draws one page in points; never called twice at the same time
 */
struct _RapportDocumentClass
{
  GObjectClass parent_class;
  gboolean (*layout)      (RapportDocument      *self,
                           RapportProgressFunc   progress,
                           gpointer              progress_data,
                           GCancellable         *cancellable,
                           GError              **error);
  guint    (*get_n_pages) (RapportDocument      *self);
  void     (*draw_page)   (RapportDocument      *self,
                           guint                 page,
                           cairo_t              *cr);
};

const char *rapport_document_get_title     (RapportDocument      *self);
const char *rapport_document_get_author    (RapportDocument      *self);
void        rapport_document_set_author    (RapportDocument      *self,
                                            const char           *author);
void        rapport_document_get_page_size (RapportDocument      *self,
                                            double               *width,
                                            double               *height);
gboolean    rapport_document_layout        (RapportDocument      *self,
                                            RapportProgressFunc   progress,
                                            gpointer              progress_data,
                                            GCancellable         *cancellable,
                                            GError              **error);
guint       rapport_document_get_n_pages   (RapportDocument      *self);
void        rapport_document_draw_page     (RapportDocument      *self,
                                            guint                 page,
                                            cairo_t              *cr);
gboolean    rapport_document_write_pdf     (RapportDocument      *self,
                                            const char           *path,
                                            RapportProgressFunc   progress,
                                            gpointer              progress_data,
                                            GCancellable         *cancellable,
                                            GError              **error);

G_END_DECLS
