/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "rapport-document.h"
#include "rapport-output-file.h"
#include "rapport-problem.h"

/* of the work of a PDF, about this much is done when the layout is */
#define LAYOUT_SHARE 0.4

typedef struct
{
  char      *title;
  char      *author;
  GDateTime *created;
  double     width;
  double     height;
  GMutex     lock;
  gboolean   laid_out;
} RapportDocumentPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RapportDocument, rapport_document, G_TYPE_OBJECT)

enum
{
  PROP_TITLE = 1,
  PROP_AUTHOR,
  PROP_CREATED,
  PROP_WIDTH,
  PROP_HEIGHT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
rapport_document_finalize (GObject *object)
{
  RapportDocumentPrivate *priv =
    rapport_document_get_instance_private (RAPPORT_DOCUMENT (object));

  g_mutex_clear (&priv->lock);
  g_clear_pointer (&priv->created, g_date_time_unref);
  g_clear_pointer (&priv->author, g_free);
  g_clear_pointer (&priv->title, g_free);

  G_OBJECT_CLASS (rapport_document_parent_class)->finalize (object);
}

static void
rapport_document_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  RapportDocumentPrivate *priv =
    rapport_document_get_instance_private (RAPPORT_DOCUMENT (object));

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_AUTHOR:
      g_value_set_string (value, priv->author);
      break;
    case PROP_CREATED:
      g_value_set_boxed (value, priv->created);
      break;
    case PROP_WIDTH:
      g_value_set_double (value, priv->width);
      break;
    case PROP_HEIGHT:
      g_value_set_double (value, priv->height);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rapport_document_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  RapportDocument *self = RAPPORT_DOCUMENT (object);
  RapportDocumentPrivate *priv = rapport_document_get_instance_private (self);

  switch (prop_id)
    {
    case PROP_TITLE:
      priv->title = g_value_dup_string (value);
      break;
    case PROP_AUTHOR:
      rapport_document_set_author (self, g_value_get_string (value));
      break;
    case PROP_CREATED:
      priv->created = g_value_dup_boxed (value);
      break;
    case PROP_WIDTH:
      priv->width = g_value_get_double (value);
      break;
    case PROP_HEIGHT:
      priv->height = g_value_get_double (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rapport_document_class_init (RapportDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = rapport_document_finalize;
  object_class->get_property = rapport_document_get_property;
  object_class->set_property = rapport_document_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, once);
  properties[PROP_AUTHOR] =
    g_param_spec_string ("author", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CREATED] = g_param_spec_boxed ("created", NULL, NULL, G_TYPE_DATE_TIME, once);
  properties[PROP_WIDTH] = g_param_spec_double ("width", NULL, NULL, 1, G_MAXDOUBLE, 595.276, once);
  properties[PROP_HEIGHT] = g_param_spec_double ("height", NULL, NULL, 1, G_MAXDOUBLE, 841.89, once);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rapport_document_init (RapportDocument *self)
{
  RapportDocumentPrivate *priv = rapport_document_get_instance_private (self);

  g_mutex_init (&priv->lock);
}

/** rapport_document_get_title: Returns: (nullable): what stands at the head of the first page */
const char *
rapport_document_get_title (RapportDocument *self)
{
  RapportDocumentPrivate *priv = rapport_document_get_instance_private (self);

  g_return_val_if_fail (RAPPORT_IS_DOCUMENT (self), NULL);

  return priv->title;
}

/** rapport_document_get_author: Returns: (nullable): who made the document */
const char *
rapport_document_get_author (RapportDocument *self)
{
  RapportDocumentPrivate *priv = rapport_document_get_instance_private (self);

  g_return_val_if_fail (RAPPORT_IS_DOCUMENT (self), NULL);

  return priv->author;
}

/** rapport_document_set_author: @author (nullable) is named in a PDF's properties, not on paper */
void
rapport_document_set_author (RapportDocument *self,
                             const char      *author)
{
  RapportDocumentPrivate *priv = rapport_document_get_instance_private (self);

  g_return_if_fail (RAPPORT_IS_DOCUMENT (self));

  if (g_strcmp0 (priv->author, author) == 0)
    return;
  g_free (priv->author);
  priv->author = g_strdup (author);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTHOR]);
}

/** rapport_document_get_page_size: gives the size of every page in points (1/72 inch) */
void
rapport_document_get_page_size (RapportDocument *self,
                                double          *width,
                                double          *height)
{
  RapportDocumentPrivate *priv = rapport_document_get_instance_private (self);

  g_return_if_fail (RAPPORT_IS_DOCUMENT (self));

  if (width != NULL)
    *width = priv->width;
  if (height != NULL)
    *height = priv->height;
}

static gboolean
lay_out (RapportDocument      *self,
         RapportProgressFunc   progress,
         gpointer              progress_data,
         GCancellable         *cancellable,
         GError              **error)
{
  RapportDocumentPrivate *priv = rapport_document_get_instance_private (self);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!priv->laid_out)
    priv->laid_out = RAPPORT_DOCUMENT_GET_CLASS (self)->layout (self, progress, progress_data,
                                                                cancellable, error);
  return priv->laid_out;
}

/**
 * rapport_document_layout:
 * @progress: (nullable): told how much is done, in this thread
 *
 * Breaks the text into lines and pages; does nothing when that is done. It may take long and needs
 * no display: run it in a worker thread, and the other functions after it.
 *
 * Returns: FALSE with @error when cancelled
 */
gboolean
rapport_document_layout (RapportDocument      *self,
                         RapportProgressFunc   progress,
                         gpointer              progress_data,
                         GCancellable         *cancellable,
                         GError              **error)
{
  RapportDocumentPrivate *priv = rapport_document_get_instance_private (self);
  gboolean done;

  g_return_val_if_fail (RAPPORT_IS_DOCUMENT (self), FALSE);

  g_mutex_lock (&priv->lock);
  done = lay_out (self, progress, progress_data, cancellable, error);
  g_mutex_unlock (&priv->lock);
  return done;
}

/** rapport_document_get_n_pages: Returns: how many pages there are; 0 before the layout */
guint
rapport_document_get_n_pages (RapportDocument *self)
{
  RapportDocumentPrivate *priv = rapport_document_get_instance_private (self);
  guint n_pages;

  g_return_val_if_fail (RAPPORT_IS_DOCUMENT (self), 0);

  g_mutex_lock (&priv->lock);
  n_pages = priv->laid_out ? RAPPORT_DOCUMENT_GET_CLASS (self)->get_n_pages (self) : 0;
  g_mutex_unlock (&priv->lock);
  return n_pages;
}

/**
 * rapport_document_draw_page:
 * @page: from 0
 * @cr: where one unit is one point and the page's upper left corner is at 0, 0
 *
 * Draws the same page to a screen, a printer, or a file. Threads may call it, one draws at a time.
 */
void
rapport_document_draw_page (RapportDocument *self,
                            guint            page,
                            cairo_t         *cr)
{
  RapportDocumentPrivate *priv = rapport_document_get_instance_private (self);
  RapportDocumentClass *klass;

  g_return_if_fail (RAPPORT_IS_DOCUMENT (self));
  g_return_if_fail (cr != NULL);
  g_return_if_fail (page < rapport_document_get_n_pages (self));

  klass = RAPPORT_DOCUMENT_GET_CLASS (self);
  g_mutex_lock (&priv->lock);
  cairo_save (cr);
  klass->draw_page (self, page, cr);
  cairo_restore (cr);
  g_mutex_unlock (&priv->lock);
}

typedef struct
{
  RapportProgressFunc progress;
  gpointer            progress_data;
} LayoutProgress;

static void
layout_progressed_cb (double   fraction,
                      gpointer user_data)
{
  LayoutProgress *layout = user_data;

  layout->progress (fraction * LAYOUT_SHARE, layout->progress_data);
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  RapportOutputFile *file = closure;

  return rapport_output_file_write (file, data, length) ? CAIRO_STATUS_SUCCESS
                                                        : CAIRO_STATUS_WRITE_ERROR;
}

static void
set_metadata (RapportDocument *self,
              cairo_surface_t *surface)
{
  RapportDocumentPrivate *priv = rapport_document_get_instance_private (self);

  if (priv->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, priv->title);
  if (priv->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, priv->author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                  "Rapport " RAPPORT_VERSION);
  if (priv->created != NULL)
    {
      g_autofree char *iso = g_date_time_format_iso8601 (priv->created);

      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, iso);
    }
}

static gboolean
draw_pages (RapportDocument      *self,
            cairo_surface_t      *surface,
            RapportProgressFunc   progress,
            gpointer              progress_data,
            GCancellable         *cancellable,
            GError              **error)
{
  guint n_pages = rapport_document_get_n_pages (self);
  cairo_t *cr = cairo_create (surface);

  for (guint page = 0; page < n_pages; page++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          cairo_status (cr) != CAIRO_STATUS_SUCCESS)
        break;
      rapport_document_draw_page (self, page, cr);
      cairo_show_page (cr);
      if (progress != NULL)
        progress (LAYOUT_SHARE + (1 - LAYOUT_SHARE) * (page + 1) / n_pages, progress_data);
    }
  cairo_destroy (cr);
  return !g_cancellable_is_cancelled (cancellable);
}

static gboolean
draw_pdf (RapportDocument      *self,
          RapportOutputFile    *file,
          RapportProgressFunc   progress,
          gpointer              progress_data,
          GCancellable         *cancellable,
          GError              **error)
{
  RapportDocumentPrivate *priv = rapport_document_get_instance_private (self);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, file,
                                                                  priv->width, priv->height);
  cairo_status_t status;
  gboolean drawn;

  set_metadata (self, surface);
  drawn = draw_pages (self, surface, progress, progress_data, cancellable, error);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!drawn)
    return FALSE;
  /* a write error keeps its own sentence, which closing the file tells */
  if (status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_WRITE_ERROR)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED,
                   /* translators: %s is a reason in technical English */
                   _("The PDF could not be made: %s."), cairo_status_to_string (status));
      return FALSE;
    }
  return TRUE;
}

/**
 * rapport_document_write_pdf:
 * @path: the file, in the file system's encoding; one that is there is replaced when all is written
 * @progress: (nullable): told how much is done, in this thread
 *
 * Lays the document out if that is not done, and writes it as a PDF. When it fails or is cancelled
 * nothing is left behind and a file that was there is untouched. Meant for a worker thread.
 *
 * Returns: FALSE with @error: G_IO_ERROR_CANCELLED, or RAPPORT_ERROR_FULL, _READ_ONLY, _NOT_FOUND,
 *   _FAILED with a sentence that names the file
 */
gboolean
rapport_document_write_pdf (RapportDocument      *self,
                            const char           *path,
                            RapportProgressFunc   progress,
                            gpointer              progress_data,
                            GCancellable         *cancellable,
                            GError              **error)
{
  g_autoptr(RapportOutputFile) file = NULL;
  LayoutProgress layout = { progress, progress_data };

  g_return_val_if_fail (RAPPORT_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  /* opened first: a place that can't be written is told before the work */
  file = rapport_output_file_open (path, error);
  if (file == NULL)
    return FALSE;
  if (!rapport_document_layout (self, progress != NULL ? layout_progressed_cb : NULL, &layout,
                                cancellable, error))
    return FALSE;
  if (!draw_pdf (self, file, progress, progress_data, cancellable, error))
    return FALSE;
  return rapport_output_file_commit (file, error);
}
