/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <gpgme.h>
#include <string.h>
#include <unistd.h>

#include "rapport-backup-scratch.h"
#include "rapport-openpgp.h"
#include "rapport-problem.h"

#define GPG_CONF \
  "no-greeting\nno-symkey-cache\ncipher-algo AES256\ns2k-cipher-algo AES256\ns2k-digest-algo SHA512\n" \
  "s2k-mode 3\ns2k-count 65011712\n"

/* nothing is kept for the next time, neither here nor by the desktop */
#define AGENT_CONF "default-cache-ttl 0\nmax-cache-ttl 0\nno-allow-external-cache\ndisable-scdaemon\n"

/**
 * Session:
 * @home: a folder of its own for GnuPG, so that the keys and the agent of the person are not touched
 * @n_asked: how often the phrase was asked for
 */
typedef struct
{
  gpgme_ctx_t  context;
  char        *home;
  const char  *phrase;
  guint        n_asked;
} Session;

typedef struct
{
  int      fd;
  gboolean has_begun;
} Outlet;

static gboolean
set_error (GError        **error,
           gpgme_error_t   failure)
{
  const gpgme_err_code_t code = gpgme_err_code (failure);

  if (code == GPG_ERR_NO_ENGINE || code == GPG_ERR_INV_ENGINE || code == GPG_ERR_NOT_SUPPORTED)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED,
                         _("GnuPG, which encrypts and opens backups, is not installed on this computer."));
  else if (code == GPG_ERR_CANCELED)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, gpgme_strerror (failure));
  else
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED,
                 /* translators: what GnuPG says is wrong */
                 _("GnuPG could not do it: %s."), gpgme_strerror (failure));
  return FALSE;
}

static gpgme_error_t
phrase_cb (gpointer    data,
           const char *hint,
           const char *info,
           int         was_bad,
           int         fd)
{
  Session *self = data;

  if (was_bad || self->n_asked++ > 2)
    return gpgme_error (GPG_ERR_BAD_PASSPHRASE);
  if (gpgme_io_writen (fd, self->phrase, strlen (self->phrase)) != 0 || gpgme_io_writen (fd, "\n", 1) != 0)
    return gpgme_error_from_errno (errno);
  return 0;
}

static gboolean
write_conf (const char  *home,
            const char  *name,
            const char  *text,
            GError     **error)
{
  g_autofree char *path = g_build_filename (home, name, NULL);

  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, error);
}

/* GnuPG starts an agent for the home, which would stay. */
static void
end_agent (const char *home)
{
  g_autofree char *socket = g_build_filename (home, "S.gpg-agent", NULL);
  gpgme_ctx_t context;
  gpgme_error_t answer;

  if (!g_file_test (socket, G_FILE_TEST_EXISTS) || gpgme_new (&context) != 0)
    return;
  if (gpgme_set_protocol (context, GPGME_PROTOCOL_ASSUAN) == 0 &&
      gpgme_ctx_set_engine_info (context, GPGME_PROTOCOL_ASSUAN, socket, NULL) == 0)
    gpgme_op_assuan_transact_ext (context, "KILLAGENT", NULL, NULL, NULL, NULL, NULL, NULL, &answer);
  gpgme_release (context);
}

static void
session_clear (Session *self)
{
  if (self->context != NULL)
    gpgme_release (self->context);
  if (self->home == NULL)
    return;
  end_agent (self->home);
  rapport_backup_scratch_remove (self->home);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Session, session_clear)

static void
start (void)
{
  static gsize is_started;

  if (g_once_init_enter (&is_started))
    {
      gpgme_check_version (NULL);
      g_once_init_leave (&is_started, 1);
    }
}

static gboolean
session_open (Session     *self,
              const char  *phrase,
              GError     **error)
{
  gpgme_error_t failure;

  start ();
  self->phrase = phrase;
  self->home = rapport_backup_scratch_new (error);
  if (self->home == NULL || !write_conf (self->home, "gpg.conf", GPG_CONF, error) ||
      !write_conf (self->home, "gpg-agent.conf", AGENT_CONF, error))
    return FALSE;
  failure = gpgme_engine_check_version (GPGME_PROTOCOL_OpenPGP);
  if (failure == 0)
    failure = gpgme_new (&self->context);
  if (failure == 0)
    failure = gpgme_ctx_set_engine_info (self->context, GPGME_PROTOCOL_OpenPGP, NULL, self->home);
  if (failure == 0)
    failure = gpgme_set_pinentry_mode (self->context, GPGME_PINENTRY_MODE_LOOPBACK);
  if (failure != 0)
    return set_error (error, failure);
  gpgme_set_offline (self->context, 1);
  gpgme_set_passphrase_cb (self->context, phrase_cb, self);
  return TRUE;
}

static gssize
write_file_cb (gpointer       data,
               gconstpointer  buffer,
               gsize          size)
{
  if (rapport_output_file_write (data, buffer, size))
    return size;
  /* why, the file says itself */
  errno = EIO;
  return -1;
}

static gssize
write_outlet_cb (gpointer       data,
                 gconstpointer  buffer,
                 gsize          size)
{
  Outlet *outlet = data;

  outlet->has_begun = TRUE;
  return write (outlet->fd, buffer, size);
}

/**
 * rapport_openpgp_encrypt:
 * @from: an open file or pipe, read to its end
 * @to: gets it encrypted; the caller commits it
 * @phrase: with which plain `gpg --decrypt` opens it again
 *
 * Neither the keys nor the agent of the person take part, and nothing of what is encrypted, nor the pass phrase,
 * comes to the disk. May run in any thread.
 */
gboolean
rapport_openpgp_encrypt (int                 from,
                         RapportOutputFile  *to,
                         const char         *phrase,
                         GError            **error)
{
  struct gpgme_data_cbs out = { .write = write_file_cb };
  g_auto(Session) session = { 0 };
  gpgme_data_t plain = NULL;
  gpgme_data_t cipher = NULL;
  gpgme_error_t failure;

  g_return_val_if_fail (to != NULL && phrase != NULL && *phrase != '\0', FALSE);

  if (!session_open (&session, phrase, error))
    return FALSE;
  failure = gpgme_data_new_from_fd (&plain, from);
  if (failure == 0)
    failure = gpgme_data_new_from_cbs (&cipher, &out, to);
  if (failure == 0)
    failure = gpgme_op_encrypt (session.context, NULL, 0, plain, cipher);
  gpgme_data_release (plain);
  gpgme_data_release (cipher);
  return failure == 0 || set_error (error, failure);
}

/* With another phrase the very beginning makes no sense; damage further behind is found at the end. */
static gboolean
set_decrypt_error (GError        **error,
                   gpgme_error_t   failure,
                   gboolean        has_begun)
{
  const gpgme_err_code_t code = gpgme_err_code (failure);

  if (code == GPG_ERR_BAD_PASSPHRASE || (code == GPG_ERR_DECRYPT_FAILED && !has_begun))
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("That is not the pass phrase of this backup."));
  else if (code == GPG_ERR_DECRYPT_FAILED || code == GPG_ERR_NO_DATA || code == GPG_ERR_BAD_DATA)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED, _("The encrypted backup is damaged or cut short."));
  else
    set_error (error, failure);
  return FALSE;
}

/**
 * rapport_openpgp_decrypt:
 * @from: what was encrypted with a pass phrase
 * @to: gets it; what came there counts only when TRUE is returned
 *
 * Returns: FALSE with @error set: RAPPORT_ERROR_INVALID for another pass phrase, _DAMAGED for a damaged file
 */
gboolean
rapport_openpgp_decrypt (int          from,
                         int          to,
                         const char  *phrase,
                         GError     **error)
{
  struct gpgme_data_cbs out = { .write = write_outlet_cb };
  g_auto(Session) session = { 0 };
  Outlet outlet = { .fd = to };
  gpgme_data_t plain = NULL;
  gpgme_data_t cipher = NULL;
  gpgme_error_t failure;

  g_return_val_if_fail (phrase != NULL, FALSE);

  if (!session_open (&session, phrase, error))
    return FALSE;
  failure = gpgme_data_new_from_fd (&cipher, from);
  if (failure == 0)
    failure = gpgme_data_new_from_cbs (&plain, &out, &outlet);
  if (failure == 0)
    failure = gpgme_op_decrypt (session.context, cipher, plain);
  gpgme_data_release (plain);
  gpgme_data_release (cipher);
  return failure == 0 || set_decrypt_error (error, failure, outlet.has_begun);
}
