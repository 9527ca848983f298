/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-recorded-value.h"

/** rapport_recorded_values_free: frees @values and what they hold */
void
rapport_recorded_values_free (RapportRecordedValue *values,
                              int                   n_values)
{
  for (int i = 0; i < n_values; i++)
    g_free (values[i].bytes);
  g_free (values);
}

/** rapport_recorded_value_copy: makes @to hold what @from does */
void
rapport_recorded_value_copy (RapportRecordedValue *to,
                             sqlite3_value        *from)
{
  to->type = sqlite3_value_type (from);
  if (to->type == SQLITE_INTEGER)
    to->integer = sqlite3_value_int64 (from);
  else if (to->type == SQLITE_FLOAT)
    to->real = sqlite3_value_double (from);
  else if (to->type == SQLITE_TEXT || to->type == SQLITE_BLOB)
    {
      const void *bytes = to->type == SQLITE_TEXT ? (const void *) sqlite3_value_text (from)
                                                  : sqlite3_value_blob (from);

      to->length = sqlite3_value_bytes (from);
      to->bytes = g_memdup2 (bytes, to->length);
    }
}

/** rapport_recorded_value_equal: Returns: whether both are of one type and the same */
gboolean
rapport_recorded_value_equal (const RapportRecordedValue *a,
                              const RapportRecordedValue *b)
{
  if (a->type != b->type)
    return FALSE;
  if (a->type == SQLITE_INTEGER)
    return a->integer == b->integer;
  if (a->type == SQLITE_FLOAT)
    return a->real == b->real;
  return a->type == SQLITE_NULL ||
         (a->length == b->length && (a->length == 0 || memcmp (a->bytes, b->bytes, a->length) == 0));
}

/** rapport_recorded_value_bind: binds a value, which must live until the next reset */
void
rapport_recorded_value_bind (sqlite3_stmt               *handle,
                             int                         parameter,
                             const RapportRecordedValue *value)
{
  if (value->type == SQLITE_INTEGER)
    sqlite3_bind_int64 (handle, parameter, value->integer);
  else if (value->type == SQLITE_FLOAT)
    sqlite3_bind_double (handle, parameter, value->real);
  else if (value->type == SQLITE_TEXT)
    sqlite3_bind_text (handle, parameter, value->bytes != NULL ? value->bytes : "", value->length, SQLITE_STATIC);
  else if (value->type == SQLITE_BLOB)
    sqlite3_bind_blob (handle, parameter, value->bytes, value->length, SQLITE_STATIC);
  else
    sqlite3_bind_null (handle, parameter);
}

/** rapport_recorded_append_byte: writes a byte of a changeset */
void
rapport_recorded_append_byte (GByteArray *out,
                              guint8      byte)
{
  g_byte_array_append (out, &byte, 1);
}

/** rapport_recorded_append_length: writes in SQLite's variable length: seven bits a byte, the highest first */
void
rapport_recorded_append_length (GByteArray *out,
                                guint32     length)
{
  guint8 bytes[5];
  int n = 0;

  do
    {
      bytes[sizeof bytes - 1 - n] = (length & 0x7f) | (n > 0 ? 0x80 : 0);
      length >>= 7;
      n++;
    }
  while (length > 0);
  g_byte_array_append (out, bytes + sizeof bytes - n, n);
}

static void
append_integer (GByteArray *out,
                guint64     integer)
{
  guint64 big_endian = GUINT64_TO_BE (integer);

  g_byte_array_append (out, (const guint8 *) &big_endian, sizeof big_endian);
}

/** rapport_recorded_value_append: writes a value as a changeset has it */
void
rapport_recorded_value_append (GByteArray                 *out,
                               const RapportRecordedValue *value)
{
  guint64 bits;

  rapport_recorded_append_byte (out, value->type);
  if (value->type == SQLITE_INTEGER)
    append_integer (out, value->integer);
  else if (value->type == SQLITE_FLOAT)
    {
      memcpy (&bits, &value->real, sizeof bits);
      append_integer (out, bits);
    }
  else if (value->type == SQLITE_TEXT || value->type == SQLITE_BLOB)
    {
      rapport_recorded_append_length (out, value->length);
      g_byte_array_append (out, (const guint8 *) value->bytes, value->length);
    }
}

/** rapport_recorded_value_read: Returns: what stands in the row; text or bytes are borrowed until the next step */
RapportRecordedValue
rapport_recorded_value_read (sqlite3_stmt *statement,
                             int           column)
{
  RapportRecordedValue value = { .type = sqlite3_column_type (statement, column) };

  if (value.type == SQLITE_INTEGER)
    value.integer = sqlite3_column_int64 (statement, column);
  else if (value.type == SQLITE_FLOAT)
    value.real = sqlite3_column_double (statement, column);
  else if (value.type == SQLITE_TEXT || value.type == SQLITE_BLOB)
    {
      value.bytes = value.type == SQLITE_TEXT ? (char *) sqlite3_column_text (statement, column)
                                              : (char *) sqlite3_column_blob (statement, column);
      value.length = sqlite3_column_bytes (statement, column);
    }
  return value;
}
