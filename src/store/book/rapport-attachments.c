/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rapport-attachments.h"

/* The files stand beside the book as files/ab/<sha256>, where ab are the first digits: what is in
 * one never changes, and the same file attached twice is there once. */
#define FOLDER "files"
#define SHA256_LENGTH 64
#define CHUNK (64 * 1024)

static gboolean
is_sha256 (const char *name)
{
  return strlen (name) == SHA256_LENGTH && strspn (name, "0123456789abcdef") == SHA256_LENGTH;
}

static gboolean
set_file_error (GError     **error,
                const char  *path,
                int          failure)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, RAPPORT_ERROR, failure == ENOSPC ? RAPPORT_ERROR_FULL : RAPPORT_ERROR_FAILED,
               /* translators: a file's name, then what the system says is wrong with it */
               _("The file “%s” can’t be kept: %s"), name, g_strerror (failure));
  return FALSE;
}

static char *
dup_folder (const char *folder,
            const char *sha256)
{
  const char digits[] = { sha256[0], sha256[1], '\0' };

  return g_build_filename (folder, FOLDER, digits, NULL);
}

/**
 * rapport_attachment_dup_path:
 * @folder: that of the book
 *
 * Returns: (transfer full) (nullable): where the file with the checksum @sha256 stands; NULL when it is none
 */
char *
rapport_attachment_dup_path (const char *folder,
                             const char *sha256)
{
  g_autofree char *within = NULL;

  g_return_val_if_fail (folder != NULL && sha256 != NULL, NULL);

  if (!is_sha256 (sha256))
    return NULL;
  within = dup_folder (folder, sha256);
  return g_build_filename (within, sha256, NULL);
}

/* A name is only kept once its folder is on the disk. */
static gboolean
sync_folder (const char  *path,
             GError     **error)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  int failure = fd < 0 || fsync (fd) != 0 ? errno : 0;

  if (fd >= 0)
    close (fd);
  return failure == 0 || set_file_error (error, path, failure);
}

static gboolean
make_folder (const char  *folder,
             const char  *sha256,
             GError     **error)
{
  g_autofree char *files = g_build_filename (folder, FOLDER, NULL);
  g_autofree char *within = dup_folder (folder, sha256);

  if (g_file_test (within, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (g_mkdir_with_parents (within, 0700) != 0)
    return set_file_error (error, within, errno);
  return sync_folder (files, error) && sync_folder (folder, error);
}

/* feeds all of @stream to @checksum and, where given, to @file; -1 with @error set */
static gint64
read_through (GInputStream       *stream,
              GChecksum          *checksum,
              RapportOutputFile  *file,
              GError            **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gint64 size = 0;

  while (TRUE)
    {
      gssize length = g_input_stream_read (stream, chunk, CHUNK, NULL, error);

      if (length <= 0)
        return length == 0 ? size : -1;
      g_checksum_update (checksum, chunk, length);
      if (file != NULL)
        rapport_output_file_write (file, chunk, length);
      size += length;
    }
}

static GInputStream *
open_source (const char  *path,
             GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

static char *
dup_checksum (const char  *path,
              gint64      *size,
              GError     **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr(GInputStream) stream = open_source (path, error);

  if (stream == NULL)
    return NULL;
  *size = read_through (stream, checksum, NULL, error);
  return *size >= 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/**
 * rapport_attachment_create:
 * @folder: that of the book
 * @sha256: the checksum of what will be written
 *
 * Returns: (transfer full) (nullable): a file to write, for rapport_attachment_commit()
 */
RapportOutputFile *
rapport_attachment_create (const char  *folder,
                           const char  *sha256,
                           GError     **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (folder != NULL && sha256 != NULL, NULL);

  if (!is_sha256 (sha256))
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED,
                           _("The checksum of the file can’t be read."));
      return NULL;
    }
  if (!make_folder (folder, sha256, error))
    return NULL;
  path = rapport_attachment_dup_path (folder, sha256);
  return rapport_output_file_open_private (path, error);
}

/**
 * rapport_attachment_commit:
 * @file: from rapport_attachment_create(), all written
 * @checksum: of what was written
 *
 * Brings the file to the disk and to its place; from then on a row may name it.
 *
 * Returns: FALSE with @error set, RAPPORT_ERROR_DAMAGED when it is not what @sha256 says
 */
gboolean
rapport_attachment_commit (const char         *folder,
                           const char         *sha256,
                           RapportOutputFile  *file,
                           GChecksum          *checksum,
                           GError            **error)
{
  g_return_val_if_fail (folder != NULL && sha256 != NULL && file != NULL && checksum != NULL, FALSE);

  if (strcmp (g_checksum_get_string (checksum), sha256) != 0)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED,
                           _("An attached file is not what it was when it was attached."));
      return FALSE;
    }
  return rapport_output_file_commit (file, error);
}

/* One that is there as it should be is only seen to be on the disk. */
static gboolean
is_stored (const char *folder,
           const char *sha256)
{
  g_autofree char *path = rapport_attachment_dup_path (folder, sha256);
  g_autofree char *within = dup_folder (folder, sha256);
  g_autofree char *found = NULL;
  gint64 size;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  found = dup_checksum (path, &size, NULL);
  return g_strcmp0 (found, sha256) == 0 && sync_folder (within, NULL);
}

/**
 * rapport_attachment_store:
 * @folder: that of the book
 * @source: any file
 * @sha256: (out): its checksum, by which it is kept
 * @size: (out): its size in bytes
 *
 * Copies the file beside the book and to the disk, so that a row may name it. A crash before that
 * row is written leaves a file that rapport_attachments_clean_up() removes. May run in any thread.
 */
gboolean
rapport_attachment_store (const char  *folder,
                          const char  *source,
                          char       **sha256,
                          gint64      *size,
                          GError     **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr(RapportOutputFile) file = NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autofree char *hash = NULL;

  g_return_val_if_fail (folder != NULL && source != NULL && sha256 != NULL && size != NULL, FALSE);

  hash = dup_checksum (source, size, error);
  if (hash == NULL)
    return FALSE;
  if (is_stored (folder, hash))
    {
      *sha256 = g_steal_pointer (&hash);
      return TRUE;
    }
  file = rapport_attachment_create (folder, hash, error);
  stream = file != NULL ? open_source (source, error) : NULL;
  if (stream == NULL || read_through (stream, checksum, file, error) < 0 ||
      !rapport_attachment_commit (folder, hash, file, checksum, error))
    return FALSE;
  *sha256 = g_steal_pointer (&hash);
  return TRUE;
}

/**
 * rapport_attachment_open:
 * @folder: that of the book
 * @sha256: of an attachment
 *
 * Returns: (transfer full) (nullable): the file, from its beginning and looked through; NULL with
 *   @error set: RAPPORT_ERROR_NOT_FOUND, or _DAMAGED when it was changed
 */
GInputStream *
rapport_attachment_open (const char  *folder,
                         const char  *sha256,
                         GError     **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr(GInputStream) stream = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (folder != NULL && sha256 != NULL, NULL);

  path = rapport_attachment_dup_path (folder, sha256);
  stream = path != NULL ? open_source (path, NULL) : NULL;
  if (stream == NULL)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND, _("The attached file is not there."));
      return NULL;
    }
  if (read_through (stream, checksum, NULL, error) < 0)
    return NULL;
  if (strcmp (g_checksum_get_string (checksum), sha256) != 0)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED,
                           _("An attached file is not what it was when it was attached."));
      return NULL;
    }
  return g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, error) ? g_steal_pointer (&stream) : NULL;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* the names in @path, ascending; none when there is no such folder */
static GPtrArray *
list_names (const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* all files, as "ab/name" */
static GPtrArray *
list_files (const char *folder)
{
  g_autofree char *files = g_build_filename (folder, FOLDER, NULL);
  g_autoptr(GPtrArray) folders = list_names (files);
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *within = g_build_filename (files, g_ptr_array_index (folders, i), NULL);
      g_autoptr(GPtrArray) names = list_names (within);

      for (guint k = 0; k < names->len; k++)
        g_ptr_array_add (all, g_build_filename (g_ptr_array_index (folders, i), g_ptr_array_index (names, k), NULL));
    }
  return all;
}

static gboolean
add_named (RapportConnection  *connection,
           GHashTable         *kept,
           GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT sha256 FROM attachment UNION SELECT new FROM change"
                                " WHERE thing = 'attachment' AND field = 'sha256'"
                                " UNION SELECT old FROM change WHERE thing = 'attachment' AND field = 'sha256'"
                                " UNION SELECT json_extract (coalesce (new, old), '$.sha256') FROM change"
                                " WHERE thing = 'attachment' AND field IS NULL AND json_valid (coalesce (new, old))",
                                error);
  gboolean has_row;

  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (rapport_statement_get_text (row, 0) != NULL)
        g_hash_table_add (kept, g_strdup (rapport_statement_get_text (row, 0)));
    }
  return FALSE;
}

static void
add_mentioned (GHashTable         *kept,
               GPtrArray          *files,
               const RapportValue *changeset)
{
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_path_get_basename (g_ptr_array_index (files, i));

      if (is_sha256 (name) && memmem (changeset->bytes, changeset->length, name, SHA256_LENGTH) != NULL)
        g_hash_table_add (kept, g_steal_pointer (&name));
    }
}

/* What undo can bring back is named by nothing but the changesets of the log. */
static gboolean
add_logged (RapportConnection  *connection,
            GHashTable         *kept,
            GPtrArray          *files,
            GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT a.changeset FROM action a WHERE a.id IN"
                                " (SELECT action FROM change WHERE thing = 'attachment')", error);
  gboolean has_row;

  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      RapportValue changeset;

      if (!has_row)
        return TRUE;
      rapport_statement_get_value (row, 0, &changeset);
      if (changeset.kind == RAPPORT_VALUE_BYTES)
        add_mentioned (kept, files, &changeset);
    }
  return FALSE;
}

static GHashTable *
find_kept (RapportConnection  *connection,
           GPtrArray          *files,
           GError            **error)
{
  g_autoptr(GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!add_named (connection, kept, error) || !add_logged (connection, kept, files, error))
    return NULL;
  return g_steal_pointer (&kept);
}

/**
 * rapport_attachments_list_kept:
 * @connection: to the book, which may be of a step that knows no attachments
 * @folder: that of the book
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the checksums of the files that are
 *   there and that a thing or the log refers to, ascending
 */
GPtrArray *
rapport_attachments_list_kept (RapportConnection  *connection,
                               const char         *folder,
                               GError            **error)
{
  g_autoptr(GPtrArray) files = list_files (folder);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) kept = NULL;
  gint64 n_tables;

  if (!rapport_connection_query_integer (connection,
                                         "SELECT count(*) FROM sqlite_schema WHERE name = 'attachment'",
                                         &n_tables, error))
    return NULL;
  if (n_tables == 0)
    return g_steal_pointer (&names);
  kept = find_kept (connection, files, error);
  if (kept == NULL)
    return NULL;
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_path_get_basename (g_ptr_array_index (files, i));

      if (g_hash_table_contains (kept, name))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  return g_steal_pointer (&names);
}

/* What is in a file never changes, so two folders may share it. */
static gboolean
copy_file (const char  *from,
           const char  *to,
           const char  *sha256,
           GError     **error)
{
  g_autofree char *source = rapport_attachment_dup_path (from, sha256);
  g_autofree char *target = rapport_attachment_dup_path (to, sha256);
  g_autofree char *within = dup_folder (to, sha256);
  g_autofree char *copied = NULL;
  gint64 size;

  if (g_file_test (target, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!make_folder (to, sha256, error))
    return FALSE;
  if (link (source, target) == 0)
    return sync_folder (within, error);
  return rapport_attachment_store (to, source, &copied, &size, error);
}

/**
 * rapport_attachments_copy:
 * @connection: to the book, which may be of a step that knows no attachments
 * @from: its folder
 * @to: the folder of another book, or of a copy of this one
 *
 * Brings the files to which a thing or the log refers beside another book, shared where the file
 * system can do that. May run in any thread.
 */
gboolean
rapport_attachments_copy (RapportConnection  *connection,
                          const char         *from,
                          const char         *to,
                          GError            **error)
{
  g_autoptr(GPtrArray) names = NULL;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  if (strcmp (from, to) == 0)
    return TRUE;
  names = rapport_attachments_list_kept (connection, from, error);
  for (guint i = 0; names != NULL && i < names->len; i++)
    if (!copy_file (from, to, g_ptr_array_index (names, i), error))
      return FALSE;
  return names != NULL;
}

/**
 * rapport_attachments_clean_up:
 * @folder: that of the book
 * @before: UTC seconds: younger files stay, for their rows may be being written
 * @n_removed: (out): how many files were removed
 *
 * Removes the files to which neither a thing nor anything in the log refers.
 */
gboolean
rapport_attachments_clean_up (RapportConnection  *connection,
                              const char         *folder,
                              gint64              before,
                              guint              *n_removed,
                              GError            **error)
{
  g_autoptr(GPtrArray) files = list_files (folder);
  g_autoptr(GHashTable) kept = find_kept (connection, files, error);

  *n_removed = 0;
  if (kept == NULL)
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, FOLDER, g_ptr_array_index (files, i), NULL);
      g_autofree char *name = g_path_get_basename (path);
      GStatBuf status;

      if (g_hash_table_contains (kept, name) || g_stat (path, &status) != 0 || status.st_mtime >= before)
        continue;
      if (g_unlink (path) != 0)
        return set_file_error (error, path, errno);
      (*n_removed)++;
    }
  return TRUE;
}

/**
 * rapport_attachments_keep_only:
 * @folder: that of copies of a book
 * @names: (element-type utf8): checksums
 * @before: UTC seconds: what came there later stays, for it may be that of a copy that is being made
 *
 * Removes the other files there; what can't be removed stays.
 */
void
rapport_attachments_keep_only (const char *folder,
                               GHashTable *names,
                               gint64      before)
{
  g_autoptr(GPtrArray) files = list_files (folder);

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, FOLDER, g_ptr_array_index (files, i), NULL);
      g_autofree char *name = g_path_get_basename (path);
      GStatBuf status;

      /* a link to a file is made when its time of change is set, whatever its other time is */
      if (!g_hash_table_contains (names, name) && g_stat (path, &status) == 0 && status.st_ctime < before)
        g_unlink (path);
    }
}

/**
 * rapport_attachments_list_missing:
 * @connection: to a book or a copy of one, which may be of a step that knows no attachments
 * @folder: beside which the files stand
 * @most: so many are enough
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a sentence for each attached file that is not there, or not as
 *   long as it was, with whose it is; NULL with @error set
 */
GPtrArray *
rapport_attachments_list_missing (RapportConnection  *connection,
                                  const char         *folder,
                                  guint               most,
                                  GError            **error)
{
  g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(RapportStatement) row = NULL;
  gboolean has_row;
  gint64 n_tables;

  if (!rapport_connection_query_integer (connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'attachment'",
                                         &n_tables, error))
    return NULL;
  if (n_tables == 0)
    return g_steal_pointer (&missing);
  row = rapport_connection_prepare (connection,
                                    "SELECT a.sha256, a.name, a.size, c.name FROM attachment a"
                                    " LEFT JOIN customer c ON c.id = a.customer ORDER BY a.id", error);
  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      const char *sha256 = has_row ? rapport_statement_get_text (row, 0) : NULL;
      g_autofree char *path = sha256 != NULL ? rapport_attachment_dup_path (folder, sha256) : NULL;
      const char *customer;
      GStatBuf status;

      if (!has_row || missing->len >= most)
        return g_steal_pointer (&missing);
      if (path != NULL && g_stat (path, &status) == 0 && status.st_size == rapport_statement_get_integer (row, 2))
        continue;
      customer = rapport_statement_get_text (row, 3);
      g_ptr_array_add (missing,
                       customer != NULL
                         /* translators: the name of an attached file, and of the customer that it belongs to */
                         ? g_strdup_printf (_("The attached file “%s” of “%s” is missing."),
                                            rapport_statement_get_text (row, 1), customer)
                         : g_strdup_printf (_("The attached file “%s” is missing."),
                                            rapport_statement_get_text (row, 1)));
    }
  return NULL;
}

/**
 * rapport_attachments_remove:
 * @folder: that of the book
 * @names: (element-type utf8): checksums of what was attached to something that was erased
 *
 * Removes those of the files to which nothing else refers, at once.
 */
gboolean
rapport_attachments_remove (RapportConnection  *connection,
                            const char         *folder,
                            GPtrArray          *names,
                            GError            **error)
{
  g_autoptr(GPtrArray) files = list_files (folder);
  g_autoptr(GHashTable) kept = find_kept (connection, files, error);

  for (guint i = 0; kept != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = rapport_attachment_dup_path (folder, name);

      if (path != NULL && !g_hash_table_contains (kept, name) && g_unlink (path) != 0 && errno != ENOENT)
        return set_file_error (error, path, errno);
    }
  return kept != NULL;
}
