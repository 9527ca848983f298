/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-erasure.h"

G_BEGIN_DECLS

/**
 * RapportErasePreview:
 * @title: whom it is about
 * @counts: (element-type RapportErasureCount): what goes, by its kind
 * @n_deleted: how many things were deleted before and are still in the log
 * @n_texts: how many things stay, without the name
 * @n_elsewhere: in how many others the same name stands, which stays unless asked
 * @n_files: how many attached files go, unless something else has the same
 * @backups: (element-type RapportHoldingBackup): that still have it afterwards
 *
 * What a person is to know before somebody is erased.
 */
typedef struct
{
  char   *title;
  GArray *counts;
  guint   n_deleted;
  guint   n_texts;
  guint   n_elsewhere;
  guint   n_files;
  GArray *backups;
} RapportErasePreview;

/** RapportEraseRest: what is left to do outside of the book once the act is done, in whatever thread */
typedef struct _RapportEraseRest RapportEraseRest;

RapportErasePreview *rapport_erase_preview_load  (RapportConnection    *connection,
                                                  const char           *folder,
                                                  const char           *place,
                                                  GType                 type,
                                                  gint64                id,
                                                  GError              **error);
void                 rapport_erase_preview_free  (RapportErasePreview  *self);
GPtrArray           *rapport_erase_preview_describe (const RapportErasePreview *self);

RapportAct          *rapport_erase_new           (GType                 type,
                                                  gint64                id,
                                                  gboolean              everywhere,
                                                  const char           *folder,
                                                  RapportEraseRest    **rest);
RapportEraseRest    *rapport_erase_rest_ref      (RapportEraseRest     *self);
void                 rapport_erase_rest_unref    (RapportEraseRest     *self);
gboolean             rapport_erase_rest_finds    (RapportEraseRest     *self,
                                                  const char           *text);
gboolean             rapport_erase_rest_finish   (RapportEraseRest     *self,
                                                  gboolean              drops_backups,
                                                  const char           *place,
                                                  GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportErasePreview, rapport_erase_preview_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportEraseRest, rapport_erase_rest_unref)

G_END_DECLS
