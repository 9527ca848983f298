/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-attached-files.h"
#include "rapport-attachment.h"
#include "rapport-attachments.h"
#include "rapport-customer.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

/* What file systems take, in bytes, with room for what makes it another's */
#define MOST_NAME 200
#define MOST_ENDING 20
#define CHUNK (64 * 1024)

static void
free_file (gpointer data)
{
  RapportAttachedFile *file = data;

  g_object_unref (file->attachment);
  g_free (file->of);
  g_free (file);
}

static gboolean
is_there (const char    *folder,
          RapportEntity *attachment)
{
  const char *sha256 = rapport_entity_get_text (attachment, RAPPORT_ATTACHMENT_SHA256);
  g_autofree char *path = sha256 != NULL ? rapport_attachment_dup_path (folder, sha256) : NULL;

  return path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static char *
dup_of (RapportConnection *connection,
        RapportEntity     *attachment)
{
  const char *thing = rapport_entity_get_text (attachment, RAPPORT_ATTACHMENT_THING);
  const char *text = rapport_entity_get_text (attachment, RAPPORT_ATTACHMENT_THING_UID);
  const GType type = thing != NULL && rapport_entity_info_for (thing) != NULL ? rapport_entity_type_for (thing) : 0;
  g_autoptr(RapportEntity) of = NULL;
  guint8 uid[RAPPORT_UID_LENGTH];

  if (type == 0 || text == NULL || !rapport_uid_from_text (text, uid))
    return NULL;
  of = rapport_table_load (connection, type, rapport_table_find_uid (connection, type, uid, NULL), NULL);
  return of != NULL ? rapport_entity_dup_title (of) : NULL;
}

/**
 * rapport_attached_files_find:
 * @uid: of a thing that is no customer
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the attachments of it, the first ones first; NULL with
 *   @error set
 */
GArray *
rapport_attached_files_find (RapportConnection  *connection,
                             const guint8       *uid,
                             GError            **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(RapportStatement) row = NULL;
  g_autofree char *text = NULL;
  gboolean has_row;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection) && uid != NULL, NULL);

  row = rapport_connection_prepare (connection, "SELECT id FROM attachment WHERE thing_uid = ?1 ORDER BY added_at, id",
                                    error);
  if (row == NULL)
    return NULL;
  text = rapport_uid_to_text (uid);
  rapport_statement_bind_text (row, 1, text);
  while (rapport_statement_step (row, &has_row, error))
    {
      gint64 id;

      if (!has_row)
        return g_steal_pointer (&ids);
      id = rapport_statement_get_integer (row, 0);
      g_array_append_val (ids, id);
    }
  return NULL;
}

/**
 * rapport_attached_files_load_of:
 * @uid: of a thing that is no customer
 *
 * Returns: (transfer full) (nullable) (element-type RapportAttachment): what is attached to it, the first ones first
 */
GPtrArray *
rapport_attached_files_load_of (RapportConnection  *connection,
                                const guint8       *uid,
                                GError            **error)
{
  g_autoptr(GArray) ids = rapport_attached_files_find (connection, uid, error);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      RapportEntity *attachment = rapport_table_load (connection, RAPPORT_TYPE_ATTACHMENT,
                                                      g_array_index (ids, gint64, i), error);

      if (attachment == NULL)
        return NULL;
      g_ptr_array_add (all, attachment);
    }
  return g_steal_pointer (&all);
}

/**
 * rapport_attached_files_load:
 * @folder: that of the book
 * @owner: a customer, whose files are all that belong to it, or any other thing
 *
 * Returns: (transfer full) (nullable) (element-type RapportAttachedFile): the files attached to it, the newest first
 */
GPtrArray *
rapport_attached_files_load (RapportConnection  *connection,
                             const char         *folder,
                             RapportEntity      *owner,
                             GError            **error)
{
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (free_file);

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (RAPPORT_IS_ENTITY (owner), NULL);

  if (RAPPORT_IS_CUSTOMER (owner))
    all = rapport_table_load_children (connection, RAPPORT_TYPE_ATTACHMENT, "customer", rapport_entity_get_id (owner),
                                       error);
  else
    all = rapport_attached_files_load_of (connection, rapport_entity_get_uid (owner), error);
  if (all == NULL)
    return NULL;
  for (guint i = all->len; i > 0; i--)
    {
      RapportEntity *attachment = g_ptr_array_index (all, i - 1);
      RapportAttachedFile *file = g_new0 (RapportAttachedFile, 1);

      file->attachment = g_object_ref (attachment);
      file->of = RAPPORT_IS_CUSTOMER (owner) ? dup_of (connection, attachment) : NULL;
      file->is_there = is_there (folder, attachment);
      g_ptr_array_add (files, file);
    }
  return g_steal_pointer (&files);
}

static gboolean
is_odd (gunichar c)
{
  const GUnicodeType type = g_unichar_type (c);

  return c == '/' || c == '\\' || type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
         type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR || type == G_UNICODE_SURROGATE;
}

/* Where its ending begins, such as ".pdf"; its end when it has none worth keeping */
static const char *
find_ending (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot != name && strlen (dot) <= MOST_ENDING ? dot : name + strlen (name);
}

/**
 * rapport_attached_file_dup_safe_name:
 * @name: of a file, from anywhere
 *
 * Returns: (transfer full): @name as it may stand in a list and in a folder: valid, in one line, without what turns
 *   its direction or hides it, and not too long; its ending is kept
 */
char *
rapport_attached_file_dup_safe_name (const char *name)
{
  g_autofree char *valid = NULL;
  g_autoptr(GString) safe = g_string_new (NULL);
  const char *ending;
  gsize stem;

  g_return_val_if_fail (name != NULL, NULL);

  valid = g_utf8_make_valid (name, -1);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    if (is_odd (g_utf8_get_char (at)))
      g_string_append_c (safe, '_');
    else
      g_string_append_unichar (safe, g_utf8_get_char (at));
  g_strstrip (safe->str);
  g_string_truncate (safe, strlen (safe->str));
  while (*safe->str == '.')
    g_string_erase (safe, 0, 1);
  if (safe->len == 0)
    return g_strdup (_("File"));
  ending = find_ending (safe->str);
  stem = ending - safe->str;
  if (safe->len > MOST_NAME)
    {
      const char *cut = safe->str + MIN (stem, MOST_NAME - strlen (ending));

      while ((*cut & 0xc0) == 0x80)
        cut--;
      g_string_erase (safe, cut - safe->str, stem - (cut - safe->str));
    }
  return g_string_free (g_steal_pointer (&safe), FALSE);
}

/* Only what is a file, and not too large to be carried along with the book. */
static gboolean
check_source (const char  *path,
              const char  *name,
              GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                 G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("“%s” is not a file."), name);
      return FALSE;
    }
  if (g_file_info_get_size (info) > RAPPORT_ATTACHED_MOST_BYTES)
    {
      g_autofree char *size = g_format_size (g_file_info_get_size (info));
      g_autofree char *most = g_format_size_full (RAPPORT_ATTACHED_MOST_BYTES, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   /* translators: the name of a file, its size, and the largest size that is taken */
                   _("“%s” has %s; files up to %s are kept. Leave it where it is, and note where."), name, size, most);
      return FALSE;
    }
  return TRUE;
}

/**
 * rapport_attached_file_take:
 * @folder: that of the book
 * @path: of a file
 * @name: what it is called
 *
 * Brings a copy of the file to the disk beside the book. May run in any thread.
 *
 * Returns: (transfer full) (nullable): what is to be kept of it, to be added to the book; NULL with @error set
 */
RapportEntity *
rapport_attached_file_take (const char  *folder,
                            const char  *path,
                            const char  *name,
                            GError     **error)
{
  g_autoptr(RapportEntity) attachment = NULL;
  g_autofree char *safe = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *content_type = NULL;
  gint64 size;

  g_return_val_if_fail (folder != NULL && path != NULL && name != NULL, NULL);

  safe = rapport_attached_file_dup_safe_name (name);
  if (!check_source (path, safe, error) || !rapport_attachment_store (folder, path, &sha256, &size, error))
    return NULL;
  attachment = RAPPORT_ENTITY (rapport_attachment_new ());
  content_type = g_content_type_guess (safe, NULL, 0, NULL);
  rapport_entity_set_text (attachment, RAPPORT_ATTACHMENT_NAME, safe);
  rapport_entity_set_text (attachment, RAPPORT_ATTACHMENT_SHA256, sha256);
  rapport_entity_set_text (attachment, RAPPORT_ATTACHMENT_MEDIA_TYPE, content_type);
  rapport_entity_set_integer (attachment, RAPPORT_ATTACHMENT_SIZE, size);
  return g_steal_pointer (&attachment);
}

/**
 * rapport_attached_file_export:
 * @folder: that of the book
 * @path: where the copy is to stand; what is there is replaced once the whole copy is on the disk
 *
 * Writes a copy of what was attached. May run in any thread.
 *
 * Returns: FALSE with @error set: RAPPORT_ERROR_NOT_FOUND when its content is not there, _DAMAGED when it was changed
 */
gboolean
rapport_attached_file_export (const char     *folder,
                              RapportEntity  *attachment,
                              const char     *path,
                              GError        **error)
{
  const char *sha256;
  g_autofree guint8 *chunk = NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(RapportOutputFile) file = NULL;
  gssize length;

  g_return_val_if_fail (folder != NULL && RAPPORT_IS_ATTACHMENT (attachment) && path != NULL, FALSE);

  sha256 = rapport_entity_get_text (attachment, RAPPORT_ATTACHMENT_SHA256);
  stream = rapport_attachment_open (folder, sha256 != NULL ? sha256 : "", error);
  file = stream != NULL ? rapport_output_file_open_private (path, error) : NULL;
  if (file == NULL)
    return FALSE;
  chunk = g_malloc (CHUNK);
  while ((length = g_input_stream_read (stream, chunk, CHUNK, NULL, error)) > 0)
    rapport_output_file_write (file, chunk, length);
  return length == 0 && rapport_output_file_commit (file, error);
}
