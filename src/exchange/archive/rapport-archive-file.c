/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-archive-file.h"
#include "rapport-archive.h"
#include "rapport-schema.h"

#define CHECKSUM_MEMBER "\"sha256\""

/* Deeper nesting than this is no archive's. */
#define DEEPEST 20

struct _RapportArchiveFile
{
  GMappedFile *map;
  const char  *at;
  const char  *end;
  JsonParser  *parser;
  char        *list;
  gboolean     in_list;
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

static void
skip_space (RapportArchiveFile *self)
{
  while (self->at < self->end && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0')
    self->at++;
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

static JsonNode *
parse_value (RapportArchiveFile  *self,
             GError             **error)
{
  const char *start, *end;

  skip_space (self);
  start = self->at;
  end = start < self->end ? find_value_end (start, self->end) : NULL;
  if (end == NULL || end == start ||
      !json_parser_load_from_data (self->parser, start, end - start, NULL) ||
      json_parser_get_root (self->parser) == NULL)
    {
      g_autofree char *text = g_utf8_make_valid (start, MIN (self->end - start, 60));

      rapport_archive_file_set_damaged (text, error);
      return NULL;
    }
  self->at = end;
  return json_parser_get_root (self->parser);
}

/* What follows the checksum, which covers all that stands before it, is its value only. */
static gboolean
check_sum (RapportArchiveFile  *self,
           GError             **error)
{
  const char *tail = self->end - self->at > 200 ? self->end - 200 : self->at;
  const char *mark = g_strstr_len (tail, self->end - tail, CHECKSUM_MEMBER);
  g_autofree char *sum = NULL;

  if (mark == NULL)
    return TRUE;
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) self->at, mark - self->at);
  if (g_strstr_len (mark, self->end - mark, sum) != NULL)
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
  const char *start, *end;

  skip_space (self);
  start = self->at;
  end = start < self->end && *start == '"' ? find_string_end (start, self->end) : NULL;
  if (end == NULL)
    return FALSE;
  g_free (self->list);
  self->list = g_strndup (start + 1, end - start - 2);
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
  const char *start;

  self->map = g_mapped_file_new (path, FALSE, error);
  if (self->map == NULL)
    return NULL;
  self->parser = json_parser_new_immutable ();
  self->at = start = g_mapped_file_get_contents (self->map);
  self->end = self->at + g_mapped_file_get_length (self->map);
  if (start == NULL || !read_head (self, error))
    {
      if (start == NULL)
        set_foreign (error);
      return NULL;
    }
  self->at = start;
  if (!check_sum (self, error) || !read_head (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
rapport_archive_file_free (RapportArchiveFile *self)
{
  g_clear_pointer (&self->map, g_mapped_file_unref);
  g_clear_object (&self->parser);
  g_free (self->list);
  g_free (self);
}

/** rapport_archive_file_get_position: Returns: how much of the archive is read, 0 to 1 */
double
rapport_archive_file_get_position (RapportArchiveFile *self)
{
  const gsize length = g_mapped_file_get_length (self->map);

  return 1 - (double) (self->end - self->at) / MAX (length, 1);
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
