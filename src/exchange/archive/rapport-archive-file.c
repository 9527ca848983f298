/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-archive-file.h"
#include "rapport-archive.h"
#include "rapport-schema.h"

#define CHECKSUM_MEMBER "\"sha256\""

/* The checksum stands within so many of the last bytes. */
#define TAIL 200

/* Deeper nesting than this is no archive's, nor is a longer element of a list. */
#define DEEPEST 20
#define LONGEST (64 * 1024 * 1024)

/* what is read at once */
#define CHUNK (1024 * 1024)

/* @at to @end is what is read of the file and not used up; it stands in @buffer */
struct _RapportArchiveFile
{
  GInputStream *stream;
  goffset       length;
  goffset       n_read;
  GString      *buffer;
  const char   *at;
  const char   *end;
  JsonParser   *parser;
  char         *list;
  gboolean      in_list;
};

/** rapport_archive_file_set_damaged: Returns: FALSE, with @error saying so; @where: what is wrong */
gboolean
rapport_archive_file_set_damaged (const char  *where,
                                  GError     **error)
{
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED,
               /* translators: %s is a part of the archive's text or of its structure */
               _("The archive is damaged at “%s”. Nothing was restored."), where);
  return FALSE;
}

static gboolean
set_foreign (GError **error)
{
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       _("This file is no archive of Rapport."));
  return FALSE;
}

/* Reads on; what is used up goes. Returns: whether there is more now */
static gboolean
fill (RapportArchiveFile *self)
{
  const gsize most = MIN (CHUNK, self->length - self->n_read);
  gsize length;
  gssize n;

  g_string_erase (self->buffer, 0, self->at - self->buffer->str);
  length = self->buffer->len;
  g_string_set_size (self->buffer, length + most);
  n = g_input_stream_read (self->stream, self->buffer->str + length, most, NULL, NULL);
  g_string_set_size (self->buffer, length + MAX (n, 0));
  self->n_read += MAX (n, 0);
  self->at = self->buffer->str;
  self->end = self->at + self->buffer->len;
  return n > 0;
}

static void
skip_space (RapportArchiveFile *self)
{
  do
    while (self->at < self->end && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0')
      self->at++;
  while (self->at == self->end && fill (self));
}

static gboolean
take (RapportArchiveFile *self,
      char                wanted)
{
  skip_space (self);
  if (self->at >= self->end || *self->at != wanted)
    return FALSE;
  self->at++;
  return TRUE;
}

/* behind the string that begins at @at, NULL when it does not end */
static const char *
find_string_end (const char *at,
                 const char *end)
{
  for (at++; at < end; at++)
    {
      if (*at == '\\')
        at++;
      else if (*at == '"')
        return at + 1;
    }
  return NULL;
}

/* behind the value that begins at @at, NULL when it does not end */
static const char *
find_value_end (const char *at,
                const char *end)
{
  int depth = 0;

  while (at < end)
    {
      if (*at == '"')
        {
          at = find_string_end (at, end);
          if (at == NULL || depth == 0)
            return at;
          continue;
        }
      if ((*at == '{' || *at == '[') && ++depth > DEEPEST)
        return NULL;
      if ((*at == '}' || *at == ']') && --depth <= 0)
        return depth == 0 ? at + 1 : at;
      if (depth == 0 && (*at == ',' || g_ascii_isspace (*at)))
        return at;
      at++;
    }
  return NULL;
}

/* behind what begins where the file is read, which may be longer than what is in memory of it */
static const char *
find_end (RapportArchiveFile *self,
          const char       *(*find) (const char *at,
                                     const char *end))
{
  const char *end = self->at < self->end ? find (self->at, self->end) : NULL;

  while (end == NULL && self->end - self->at < LONGEST && fill (self))
    end = find (self->at, self->end);
  return end;
}

/* The end of all texts in C: what stands behind it would be lost. */
static gboolean
holds_nul (const char *text,
           const char *end)
{
  for (const char *at = text; at < end; at++)
    if (*at == '\\')
      {
        if (end - at >= 6 && memcmp (at, "\\u0000", 6) == 0)
          return TRUE;
        at++;
      }
  return FALSE;
}

static JsonNode *
parse_value (RapportArchiveFile  *self,
             GError             **error)
{
  const char *end;

  skip_space (self);
  end = find_end (self, find_value_end);
  if (end == NULL || end == self->at ||
      !json_parser_load_from_data (self->parser, self->at, end - self->at, NULL) ||
      json_parser_get_root (self->parser) == NULL)
    {
      g_autofree char *text = g_utf8_make_valid (self->at, MIN (self->end - self->at, 60));

      rapport_archive_file_set_damaged (text, error);
      return NULL;
    }
  if (holds_nul (self->at, end))
    {
      g_autofree char *path = g_strconcat (self->list, "/\\u0000", NULL);

      rapport_archive_file_set_damaged (path, error);
      return NULL;
    }
  self->at = end;
  return json_parser_get_root (self->parser);
}

static gboolean
set_incomplete (GError **error)
{
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED,
                       _("The archive is incomplete: its end with the checksum is missing. Nothing was restored."));
  return FALSE;
}

static gboolean
add_to_sum (GInputStream *stream,
            GChecksum    *checksum,
            goffset       length)
{
  g_autofree guint8 *bytes = g_malloc (MIN (length, CHUNK));

  while (length > 0)
    {
      const gssize n = g_input_stream_read (stream, bytes, MIN (length, CHUNK), NULL, NULL);

      if (n <= 0)
        return FALSE;
      g_checksum_update (checksum, bytes, n);
      length -= n;
    }
  return TRUE;
}

/* What follows the checksum, which covers all that stands before it, is its value only. Who edits an archive
 * leaves that empty. */
static gboolean
check_sum (RapportArchiveFile  *self,
           GError             **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const goffset before = MAX (self->length - TAIL, 0);
  char tail[TAIL + 1] = "";
  const char *mark;
  gsize n;

  if (!g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_SET, NULL, error))
    return FALSE;
  if (!add_to_sum (self->stream, checksum, before) ||
      !g_input_stream_read_all (self->stream, tail, self->length - before, &n, NULL, NULL) ||
      (goffset) n != self->length - before)
    return set_incomplete (error);
  mark = g_strstr_len (tail, n, CHECKSUM_MEMBER);
  if (mark == NULL)
    return set_incomplete (error);
  g_checksum_update (checksum, (const guchar *) tail, mark - tail);
  if (g_strstr_len (mark, tail + n - mark, g_checksum_get_string (checksum)) != NULL ||
      g_regex_match_simple ("^" CHECKSUM_MEMBER "\\s*:\\s*\"\"", mark, 0, 0))
    return TRUE;
  return rapport_archive_file_set_damaged ("sha256", error);
}

static gboolean
check_version (const char  *name,
               JsonNode    *value,
               GError     **error)
{
  gint64 known = G_MAXINT64;

  if (strcmp (name, "version") == 0)
    known = RAPPORT_ARCHIVE_VERSION;
  else if (strcmp (name, "schema") == 0)
    known = rapport_schema_get_version ();
  if (!JSON_NODE_HOLDS_VALUE (value) ||
      (known != G_MAXINT64 && (json_node_get_value_type (value) != G_TYPE_INT64 ||
                               json_node_get_int (value) < 1)))
    return rapport_archive_file_set_damaged (name, error);
  if (known == G_MAXINT64 || json_node_get_int (value) <= known)
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NEWER,
                       _("This archive was written by a newer version of Rapport. Please install that "
                         "version to restore it."));
  return FALSE;
}

static gboolean
take_name (RapportArchiveFile *self)
{
  const char *end;

  skip_space (self);
  end = self->at < self->end && *self->at == '"' ? find_end (self, find_string_end) : NULL;
  if (end == NULL)
    return FALSE;
  g_free (self->list);
  self->list = g_strndup (self->at + 1, end - self->at - 2);
  self->at = end;
  return take (self, ':');
}

static gboolean
read_head (RapportArchiveFile  *self,
           GError             **error)
{
  JsonNode *value;

  if (!take (self, '{') || !take_name (self) || strcmp (self->list, "format") != 0)
    return set_foreign (error);
  value = parse_value (self, NULL);
  if (value == NULL || json_node_get_value_type (value) != G_TYPE_STRING ||
      strcmp (json_node_get_string (value), RAPPORT_ARCHIVE_FORMAT) != 0)
    return set_foreign (error);
  return TRUE;
}

static GInputStream *
open_stream (const char  *path,
             GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  /* a pipe would wait for whoever writes into it */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      /* translators: the path of a folder or a device */
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("“%s” is no file."), path);
      return NULL;
    }
  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

/* From the beginning again, and no further than the end that was looked at: the file may grow meanwhile. */
static gboolean
begin (RapportArchiveFile  *self,
       GError             **error)
{
  g_string_truncate (self->buffer, 0);
  self->n_read = 0;
  self->at = self->end = self->buffer->str;
  return g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_SET, NULL, error) && read_head (self, error);
}

/**
 * rapport_archive_file_open:
 *
 * Opens an archive and checks that it is one, and whole.
 *
 * Returns: (transfer full) (nullable): the archive; NULL with @error set, RAPPORT_ERROR_INVALID
 *   for another file, RAPPORT_ERROR_DAMAGED for a damaged one
 */
RapportArchiveFile *
rapport_archive_file_open (const char  *path,
                           GError     **error)
{
  g_autoptr(RapportArchiveFile) self = g_new0 (RapportArchiveFile, 1);

  self->buffer = g_string_new (NULL);
  self->parser = json_parser_new_immutable ();
  self->stream = open_stream (path, error);
  if (self->stream == NULL || !g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_END, NULL, error))
    return NULL;
  self->length = g_seekable_tell (G_SEEKABLE (self->stream));
  if (!begin (self, error) || !check_sum (self, error) || !begin (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
rapport_archive_file_free (RapportArchiveFile *self)
{
  g_clear_object (&self->stream);
  g_string_free (self->buffer, TRUE);
  g_clear_object (&self->parser);
  g_free (self->list);
  g_free (self);
}

/** rapport_archive_file_get_position: Returns: how much of the archive is read, 0 to 1 */
double
rapport_archive_file_get_position (RapportArchiveFile *self)
{
  return (double) (self->n_read - (self->end - self->at)) / MAX (self->length, 1);
}

/**
 * rapport_archive_file_next_list:
 * @name: (out) (nullable) (transfer none): the list whose elements follow; NULL at the end
 *
 * Reads on to the next list. What stands between is checked.
 */
gboolean
rapport_archive_file_next_list (RapportArchiveFile  *self,
                                const char         **name,
                                GError             **error)
{
  *name = NULL;
  while (take (self, ','))
    {
      JsonNode *value;

      if (!take_name (self))
        return rapport_archive_file_set_damaged (self->list, error);
      if (take (self, '['))
        {
          *name = self->list;
          self->in_list = FALSE;
          return TRUE;
        }
      value = parse_value (self, error);
      if (value == NULL || !check_version (self->list, value, error))
        return FALSE;
    }
  if (!take (self, '}'))
    return rapport_archive_file_set_damaged (self->list, error);
  skip_space (self);
  return self->at == self->end || rapport_archive_file_set_damaged ("}", error);
}

/**
 * rapport_archive_file_next_element:
 * @element: (out) (nullable) (transfer none): the next one of the list, until the next call; NULL
 *   at the end
 */
gboolean
rapport_archive_file_next_element (RapportArchiveFile  *self,
                                   JsonObject         **element,
                                   GError             **error)
{
  JsonNode *value;

  *element = NULL;
  if (take (self, ']'))
    return TRUE;
  if (self->in_list && !take (self, ','))
    return rapport_archive_file_set_damaged (self->list, error);
  self->in_list = TRUE;
  value = parse_value (self, error);
  if (value == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (value))
    return rapport_archive_file_set_damaged (self->list, error);
  *element = json_node_get_object (value);
  return TRUE;
}

/** rapport_archive_file_is_uid: Returns: whether the column of a table that is no kind of thing holds uids */
gboolean
rapport_archive_file_is_uid (const char *column)
{
  static const char * const names[] = {
    "uid", "device", "undoes_uid", "over_act", "target", "act", "root", "heir", "series", "marked_by", "author", NULL
  };

  return g_strv_contains (names, column);
}

/** rapport_archive_file_is_base64: Returns: whether such a column holds any other bytes */
gboolean
rapport_archive_file_is_base64 (const char *column)
{
  static const char * const names[] = { "changeset", "owners", "settles", "chain", NULL };

  return g_strv_contains (names, column);
}
