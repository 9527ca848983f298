/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rapport-book-setup.h"
#include "rapport-connection-private.h"
#include "rapport-derived-key.h"
#include "rapport-renewal.h"
#include "rapport-schema.h"
#include "rapport-shipped.h"
#include "rapport-uid.h"

/* A book with so few rows to renew has them renewed at once; in a greater one that is done behind the window. */
#define FEW_ROWS 2000
#define FEW_USEC (200 * G_USEC_PER_SEC / 1000)

/* What was told and settled is of no use after this. */
#define KEEP_SETTLED_SECONDS (90 * 24 * 3600)

static char *
dup_device_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "rapport", "device", NULL);
}

static gboolean
read_device_uid (const char *path,
                 guint8     *uid)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && rapport_uid_from_text (g_strstrip (text), uid);
}

/* Of programs that start at once one says what the uid is: the file appears whole and only once. */
static void
write_device_uid (const char *path,
                  guint8     *uid)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = rapport_uid_to_text (uid);
  g_autofree char *temporary = g_strdup_printf ("%s-%s", path, text);

  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents_full (temporary, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL))
    return;
  if (link (temporary, path) == 0 || (errno == EEXIST && read_device_uid (path, uid)))
    g_unlink (temporary);
  else
    g_rename (temporary, path);
}

/* One machine and login keeps its uid in a file of its own, for all its books. */
static void
load_device_uid (guint8 *uid)
{
  g_autofree char *path = dup_device_path ();

  if (read_device_uid (path, uid))
    return;
  rapport_uid_new (g_get_real_time (), uid);
  write_device_uid (path, uid);
}

static gboolean
read_device (RapportConnection  *connection,
             const guint8       *uid,
             RapportActor       *actor,
             GError            **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection, "SELECT id, member FROM device WHERE uid = ?1", error);
  gboolean has_row;

  *actor = (RapportActor) { 0 };
  if (select == NULL)
    return FALSE;
  rapport_statement_bind_bytes (select, 1, uid, RAPPORT_UID_LENGTH);
  if (!rapport_statement_step (select, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  actor->device = rapport_statement_get_integer (select, 0);
  actor->member = rapport_statement_get_integer (select, 1);
  return TRUE;
}

/* Nobody has the book open yet, so this is done beside the writer, but by its rules: an upgrade by another
 * program between two steps stops it. */
static gboolean
begin (RapportConnection  *connection,
       GError            **error)
{
  if (!rapport_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (rapport_schema_check_version (connection, error))
    return TRUE;
  rapport_connection_execute (connection, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
end (RapportConnection  *connection,
     gboolean            fine,
     GError            **error)
{
  if (fine && rapport_connection_execute (connection, "COMMIT", error))
    return TRUE;
  rapport_connection_execute (connection, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
find_device (RapportConnection  *connection,
             const guint8       *uid,
             RapportActor       *actor,
             GError            **error)
{
  g_autoptr(RapportStatement) insert = NULL;

  if (!read_device (connection, uid, actor, error) || actor->device != 0)
    return actor->device != 0;
  insert = rapport_connection_prepare (connection,
                                       "INSERT INTO device (uid, name) VALUES (?1, ?2) ON CONFLICT DO NOTHING", error);
  if (insert == NULL)
    return FALSE;
  rapport_statement_bind_bytes (insert, 1, uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_text (insert, 2, g_get_host_name ());
  return begin (connection, error) && end (connection, rapport_statement_run (insert, error), error) &&
         read_device (connection, uid, actor, error);
}

static gboolean
is_few (const RapportRenewal *renewal)
{
  return renewal->table != NULL && renewal->n_left <= FEW_ROWS;
}

static gboolean
renew_few (RapportConnection  *connection,
           GTimeZone          *zone,
           GError            **error)
{
  RapportRenewal renewal;

  if (!rapport_derived_adopt_keys (connection, error))
    return FALSE;
  rapport_renewal_look (connection, zone, &renewal);
  return !is_few (&renewal) ||
         rapport_renewal_step (connection, g_get_real_time () / G_USEC_PER_SEC, zone, FEW_USEC, NULL, error);
}

/* Who opens a book where all is in its place does not wait for those who write. */
static gboolean
is_prepared (RapportConnection *connection,
             GTimeZone         *zone)
{
  RapportRenewal renewal;

  if (!rapport_shipped_is_complete (connection) || rapport_derived_has_old_keys (connection))
    return FALSE;
  rapport_renewal_look (connection, zone, &renewal);
  return !is_few (&renewal);
}

static gboolean
prepare_contents (RapportConnection  *connection,
                  GError            **error)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  if (is_prepared (connection, zone))
    return TRUE;
  return begin (connection, error) &&
         end (connection, rapport_shipped_insert (connection, error) && renew_few (connection, zone, error), error);
}

/* To say again what the file says already would wait for those who write. */
static gboolean
use_log (RapportConnection  *connection,
         GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, "PRAGMA journal_mode", error);
  gboolean has_row, is_used;

  if (row == NULL || !rapport_statement_step (row, &has_row, error))
    return FALSE;
  is_used = g_strcmp0 (rapport_statement_get_text (row, 0), "wal") == 0;
  g_clear_pointer (&row, rapport_statement_free);
  return is_used || rapport_connection_execute (connection, "PRAGMA journal_mode = WAL", error);
}

/**
 * rapport_book_set_up:
 * @connection: for writing
 * @actor: (out): this machine and login, and who works there
 *
 * Makes an opened file ready: the newest schema, this machine's row, what the program ships. What is
 * derived by other rules than this program's is renewed behind the window, unless it is little. Where
 * all is in its place already nothing is written.
 */
gboolean
rapport_book_set_up (RapportConnection  *connection,
                     const char         *path,
                     RapportActor       *actor,
                     GError            **error)
{
  guint8 uid[RAPPORT_UID_LENGTH];

  load_device_uid (uid);
  return rapport_schema_upgrade (connection, path, error) && use_log (connection, error) &&
         find_device (connection, uid, actor, error) && prepare_contents (connection, error);
}

/**
 * rapport_book_find_actor:
 * @connection: of a book of this schema
 * @actor: (out): this machine and login, and who works there; nobody where the book knows none
 */
gboolean
rapport_book_find_actor (RapportConnection  *connection,
                         RapportActor       *actor,
                         GError            **error)
{
  g_autofree char *path = dup_device_path ();
  guint8 uid[RAPPORT_UID_LENGTH];

  *actor = (RapportActor) { 0 };
  return !read_device_uid (path, uid) || read_device (connection, uid, actor, error);
}

/** rapport_book_forget_settled: a #RapportWriteFunc that forgets what was told and settled long ago */
gboolean
rapport_book_forget_settled (RapportConnection  *connection,
                             gpointer            data,
                             GError            **error)
{
  return rapport_connection_run (connection, "DELETE FROM alert WHERE settled = 1 AND due < ?1",
                                 g_get_real_time () / G_USEC_PER_SEC - KEEP_SETTLED_SECONDS, error);
}

/**
 * rapport_book_copy_aside:
 * @path: a damaged book, which is left as it is
 *
 * Returns: (transfer full) (nullable): a folder with a copy of the book's files; the same damage is
 *   copied once
 */
char *
rapport_book_copy_aside (const char *path)
{
  const char * const suffixes[] = { "", "-wal", "-journal" };
  g_autofree char *folder = NULL;
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return NULL;
  folder = g_strdup_printf ("%s.damaged-%" G_GINT64_FORMAT, path, (gint64) status.st_mtime);
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&folder);
  if (g_mkdir (folder, 0700) != 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from_path = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *name = g_path_get_basename (from_path);
      g_autoptr(GFile) from = g_file_new_for_path (from_path);
      g_autoptr(GFile) to = g_file_new_build_filename (folder, name, NULL);

      if (!g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL) && i == 0)
        return NULL;
    }
  return g_steal_pointer (&folder);
}
