/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * RapportRecordedValue:
 * @type: as SQLite counts types
 * @bytes: of a TEXT or BLOB, @length of them
 *
 * What one column of a row held, kept beyond the moment in which SQLite tells it.
 */
typedef struct
{
  int     type;
  gint64  integer;
  double  real;
  char   *bytes;
  int     length;
} RapportRecordedValue;

void                 rapport_recorded_values_free   (RapportRecordedValue       *values,
                                                     int                         n_values);
void                 rapport_recorded_value_copy    (RapportRecordedValue       *to,
                                                     sqlite3_value              *from);
gboolean             rapport_recorded_value_equal   (const RapportRecordedValue *a,
                                                     const RapportRecordedValue *b);
void                 rapport_recorded_value_bind    (sqlite3_stmt               *handle,
                                                     int                         parameter,
                                                     const RapportRecordedValue *value);
RapportRecordedValue rapport_recorded_value_read    (sqlite3_stmt               *statement,
                                                     int                         column);
void                 rapport_recorded_value_append  (GByteArray                 *out,
                                                     const RapportRecordedValue *value);
void                 rapport_recorded_append_byte   (GByteArray                 *out,
                                                     guint8                      byte);
void                 rapport_recorded_append_length (GByteArray                 *out,
                                                     guint32                     length);

G_END_DECLS
