/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-stamp.h"

G_BEGIN_DECLS

/** RapportLogFieldBirth: the stamp of the birth of the thing @uid */
typedef struct
{
  guint8       uid[RAPPORT_UID_LENGTH];
  RapportStamp stamp;
} RapportLogFieldBirth;

gboolean rapport_log_field_find_stamp (RapportConnection     *connection,
                                       const guint8          *uid,
                                       const char            *field,
                                       gint64                 except,
                                       RapportLogFieldBirth  *birth,
                                       RapportStamp          *stamp,
                                       GError               **error);
gboolean rapport_log_field_settle     (RapportConnection  *connection,
                                       const guint8       *uid,
                                       const char         *field,
                                       GByteArray         *settled,
                                       GError            **error);
gboolean rapport_log_field_settle_one (RapportConnection  *connection,
                                       const guint8       *uid,
                                       const char         *field,
                                       gint64              change,
                                       GError            **error);
gboolean rapport_log_field_list_newest (RapportConnection  *connection,
                                        const guint8       *uid,
                                        GByteArray         *stamps,
                                        GError            **error);

G_END_DECLS
