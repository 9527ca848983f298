/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-book-doubts.h"
#include "rapport-moment-text.h"

#define MOUNTS "/proc/self/mountinfo"

/* fields of a line before the first that may be missing, and where the place stands among them */
#define FIELDS 6
#define FIELD_PLACE 4

/* clocks that are set by a time server go back a little now and then */
#define SMALL_SECONDS (10 * 60)

static gboolean
is_network (const char *type)
{
  static const char * const types[] = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "lustre", "gpfs", "davfs", "glusterfs",
    "fuse.glusterfs", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.curlftpfs", "fuse.davfs2",
    "fuse.smbnetfs", "fuse.ceph", "fuse.kio-fuse", NULL
  };

  return g_strv_contains (types, type);
}

static gboolean
lies_below (const char *path,
            const char *place)
{
  const gsize length = strlen (place);

  return strcmp (place, "/") == 0 ||
         (strncmp (path, place, length) == 0 && (path[length] == '/' || path[length] == '\0'));
}

/**
 * rapport_place_dup_network:
 * @path: of a file, without links
 * @mounts: as the system lists what is mounted where, in /proc/self/mountinfo
 *
 * Returns: (transfer full) (nullable): the kind of the network's file system that @path lies on; NULL for none
 */
char *
rapport_place_dup_network (const char *path,
                           const char *mounts)
{
  g_auto(GStrv) lines = NULL;
  g_autofree char *type = NULL;
  gsize longest = 0;

  g_return_val_if_fail (path != NULL && mounts != NULL, NULL);

  lines = g_strsplit (mounts, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) fields = g_strsplit (lines[i], " ", -1);
      const char *kind = strstr (lines[i], " - ");
      g_autofree char *place = NULL;

      if (g_strv_length (fields) < FIELDS || kind == NULL)
        continue;
      /* spaces in names are written as octal numbers */
      place = g_strcompress (fields[FIELD_PLACE]);
      /* what is mounted later hides what was */
      if (!lies_below (path, place) || strlen (place) < longest)
        continue;
      longest = strlen (place);
      kind += strlen (" - ");
      g_free (type);
      type = g_strndup (kind, strcspn (kind, " "));
    }
  return type != NULL && is_network (type) ? g_steal_pointer (&type) : NULL;
}

static void
doubt_place (GString     *doubts,
             RapportBook *book)
{
  g_autofree char *mounts = NULL;
  g_autofree char *network = NULL;

  if (g_file_get_contents (MOUNTS, &mounts, NULL, NULL))
    network = rapport_place_dup_network (rapport_book_get_path (book), mounts);
  if (network != NULL)
    g_string_append_printf (doubts,
                            /* translators: a kind of file system such as nfs or cifs */
                            _("These data lie in a network folder (%s), where two computers that write at once can damage "
                              "them. Open them on one computer only, or keep them on this one."), network);
}

/* What was done here last, as this machine's clock said then */
static gint64
find_last (RapportBook *book)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (rapport_book_get_connection (book),
                                "SELECT at FROM action WHERE device = ?1 AND changeset IS NOT NULL"
                                " ORDER BY id DESC LIMIT 1", NULL);
  RapportActor actor;
  gboolean has_row;

  rapport_book_get_actor (book, &actor);
  if (row == NULL)
    return 0;
  rapport_statement_bind_integer (row, 1, actor.device);
  return rapport_statement_step (row, &has_row, NULL) && has_row ? rapport_statement_get_integer (row, 0) : 0;
}

static void
doubt_clock (GString     *doubts,
             RapportBook *book,
             gint64       now,
             GTimeZone   *zone)
{
  const gint64 last = find_last (book);
  const RapportMoment here = rapport_moment_from_instant (now, zone);
  const RapportMoment there = rapport_moment_from_instant (last, zone);
  g_autofree char *now_text = rapport_moment_format_iso (&here, zone);
  g_autofree char *last_text = rapport_moment_format_iso (&there, zone);

  if (last <= now + SMALL_SECONDS)
    return;
  if (doubts->len > 0)
    g_string_append_c (doubts, ' ');
  g_string_append_printf (doubts,
                          /* translators: two moments */
                          _("This computer’s clock says %s, but the newest entry was made here on %s. Set the clock; what is "
                            "entered until then gets wrong times."), now_text, last_text);
}

/**
 * rapport_book_dup_doubts:
 * @now: UTC seconds
 * @zone: in which moments are told
 *
 * Returns: (transfer full) (nullable): why what is entered may not be safe or right where and when the book is open: it
 *   lies in a network folder, or the clock was set back; NULL when all is well
 */
char *
rapport_book_dup_doubts (RapportBook *book,
                         gint64       now,
                         GTimeZone   *zone)
{
  g_autoptr(GString) doubts = g_string_new (NULL);

  g_return_val_if_fail (RAPPORT_IS_BOOK (book) && zone != NULL, NULL);

  doubt_place (doubts, book);
  doubt_clock (doubts, book, now, zone);
  return doubts->len > 0 ? g_string_free (g_steal_pointer (&doubts), FALSE) : NULL;
}
