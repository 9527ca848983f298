/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-entity.h"
#include "rapport-progress.h"
#include "rapport-redaction.h"

G_BEGIN_DECLS

/** RAPPORT_ACT_ERASE, RAPPORT_ACT_ERASE_EVERYWHERE: nobody takes them back; the second also from texts of others */
#define RAPPORT_ACT_ERASE "erase"
#define RAPPORT_ACT_ERASE_EVERYWHERE "erase-everywhere"

/** RapportErasureCount: so many of a kind */
typedef struct
{
  const RapportEntityInfo *info;
  guint                    n;
} RapportErasureCount;

/**
 * RapportErasure:
 * Somebody to be erased for good (team.md, Meaning 17): all that belongs to them, what the log says of it, and where
 * else they are named.
 */
typedef struct _RapportErasure RapportErasure;

RapportErasure *rapport_erasure_new            (RapportConnection  *connection,
                                                gboolean            everywhere);
void            rapport_erasure_free           (RapportErasure     *self);
gboolean        rapport_erasure_add            (RapportErasure     *self,
                                                const guint8       *uid,
                                                GError            **error);
void            rapport_erasure_set_everywhere (RapportErasure     *self);
gboolean        rapport_erasure_look           (RapportErasure     *self,
                                                GError            **error);
const GArray   *rapport_erasure_get_counts     (RapportErasure     *self);
guint           rapport_erasure_count_deleted  (RapportErasure     *self);
guint           rapport_erasure_count_texts    (RapportErasure     *self);
gboolean        rapport_erasure_count_elsewhere (RapportErasure    *self,
                                                guint              *n,
                                                GError            **error);
GPtrArray      *rapport_erasure_list_files     (RapportErasure     *self);
RapportRedaction *rapport_erasure_steal_redaction (RapportErasure  *self);
GPtrArray      *rapport_erasure_mark           (RapportErasure     *self,
                                                GError            **error);
gboolean        rapport_erasure_scrub          (RapportErasure     *self,
                                                gint64              action,
                                                gint64              now,
                                                GTimeZone          *zone,
                                                RapportProgress    *progress,
                                                GError            **error);
GPtrArray      *rapport_erasures_load          (RapportConnection  *connection,
                                                GError            **error);
gboolean        rapport_erasure_is_act         (const char         *kind,
                                                gboolean           *everywhere);
gboolean        rapport_erasure_forget         (RapportConnection  *connection,
                                                const guint8       *uid,
                                                GError            **error);
gboolean        rapport_erasure_is_erased      (RapportConnection  *connection,
                                                const guint8       *uid,
                                                gboolean           *erased,
                                                GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportErasure, rapport_erasure_free)

G_END_DECLS
