/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RapportOutputFile RapportOutputFile;

RapportOutputFile *rapport_output_file_open         (const char         *path,
                                                     GError            **error);
RapportOutputFile *rapport_output_file_open_private (const char         *path,
                                                     GError            **error);
gboolean           rapport_output_file_write        (RapportOutputFile  *self,
                                                     gconstpointer       data,
                                                     gsize               length);
int                rapport_output_file_get_failure  (RapportOutputFile  *self);
gboolean           rapport_output_file_commit       (RapportOutputFile  *self,
                                                     GError            **error);
void               rapport_output_file_free         (RapportOutputFile  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportOutputFile, rapport_output_file_free)

G_END_DECLS
