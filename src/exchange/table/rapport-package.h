/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** RapportPackage: a file that holds several XML documents, as those of spreadsheets do; belongs to one thread */
typedef struct _RapportPackage RapportPackage;

/**
 * RapportPackageReader: told of an XML document while it is read; names are without their prefix
 * @start: returns whether to go on; @attributes are names and values in turn, ending with NULL
 * @text: a piece of what stands between
 */
typedef struct
{
  gboolean (*start) (gpointer     data,
                     const char  *name,
                     const char **attributes,
                     GError     **error);
  gboolean (*end)   (gpointer     data,
                     const char  *name,
                     GError     **error);
  gboolean (*text)  (gpointer     data,
                     const char  *text,
                     gsize        length,
                     GError     **error);
} RapportPackageReader;

RapportPackage *rapport_package_open          (GBytes                      *bytes,
                                               GCancellable                *cancellable,
                                               GError                     **error);
void            rapport_package_free          (RapportPackage              *self);
gboolean        rapport_package_has           (RapportPackage              *self,
                                               const char                  *name);
gboolean        rapport_package_read          (RapportPackage              *self,
                                               const char                  *name,
                                               const RapportPackageReader  *reader,
                                               gpointer                     data,
                                               GError                     **error);
const char     *rapport_package_get_attribute (const char                 **attributes,
                                               const char                  *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportPackage, rapport_package_free)

G_END_DECLS
