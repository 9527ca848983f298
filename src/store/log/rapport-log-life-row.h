/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-stamp.h"

G_BEGIN_DECLS

/**
 * RapportLogLifeRow:
 * @count: how often it was touched
 *
 * What the table of lives says of one thing.
 */
typedef struct
{
  guint8      uid[RAPPORT_UID_LENGTH];
  const char *thing;
  gint64      row;
  gint64      count;
} RapportLogLifeRow;

gboolean rapport_log_life_row_write       (RapportConnection        *connection,
                                           const RapportLogLifeRow  *row,
                                           const RapportStamp       *birth,
                                           GError                  **error);
gboolean rapport_log_life_row_write_first (RapportConnection        *connection,
                                           const RapportLogLifeRow  *row,
                                           const RapportStamp       *act,
                                           gboolean                 *is_new,
                                           GError                  **error);
gboolean rapport_log_life_row_is_born     (RapportConnection        *connection,
                                           const guint8             *uid,
                                           gboolean                 *born,
                                           GError                  **error);
gboolean rapport_log_life_row_was_there   (RapportConnection        *connection,
                                           const guint8             *uid,
                                           gboolean                 *there,
                                           GError                  **error);

G_END_DECLS
