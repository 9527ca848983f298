/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportLogHeirs: which of the merges of things stand, found out by the log alone (team.md, Meaning 10) */
typedef struct _RapportLogHeirs RapportLogHeirs;

RapportLogHeirs *rapport_log_heirs_new         (RapportConnection  *connection);
void             rapport_log_heirs_free        (RapportLogHeirs    *self);
gboolean         rapport_log_heirs_find        (RapportLogHeirs    *self,
                                                const guint8       *uid,
                                                guint8             *heir,
                                                GError            **error);
gboolean         rapport_log_heirs_stands      (RapportLogHeirs    *self,
                                                const guint8       *uid,
                                                const guint8       *act,
                                                gboolean           *stands,
                                                GError            **error);
gboolean         rapport_log_heirs_list_ahead  (RapportConnection  *connection,
                                                const guint8       *uid,
                                                GByteArray         *uids,
                                                GError            **error);
gboolean         rapport_log_heirs_list_behind (RapportConnection  *connection,
                                                const guint8       *uid,
                                                GByteArray         *uids,
                                                GError            **error);
GByteArray      *rapport_log_heirs_list_brought_back (RapportConnection *connection,
                                                gint64              action,
                                                GError            **error);
gboolean         rapport_log_heirs_find_named  (RapportConnection  *connection,
                                                const RapportEntityInfo *info,
                                                const char         *name,
                                                guint8             *heir,
                                                GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportLogHeirs, rapport_log_heirs_free)

G_END_DECLS
