/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RAPPORT_UID_TEXT_LENGTH: letters of a uid as text, without the end */
#define RAPPORT_UID_TEXT_LENGTH 36

/** RAPPORT_UID_RANDOM_LENGTH: random bytes that one uid needs */
#define RAPPORT_UID_RANDOM_LENGTH 8

void     rapport_uid_make      (gint64        now_us,
                                const guint8 *random,
                                guint8       *uid);
gint64   rapport_uid_get_time  (const guint8 *uid);
void     rapport_uid_make_fixed (const char *key,
                                 guint8     *uid);
void     rapport_uid_new       (gint64        now_us,
                                guint8       *uid);
void     rapport_uid_new_after (gint64        now_us,
                                const guint8 *last,
                                guint8       *uid);
guint    rapport_uid_hash      (gconstpointer uid);
gboolean rapport_uid_equal     (gconstpointer a,
                                gconstpointer b);
gboolean rapport_uid_is_set    (const guint8 *uid);
char    *rapport_uid_to_text   (const guint8 *uid);
gboolean rapport_uid_from_text (const char   *text,
                                guint8       *uid);

G_END_DECLS
