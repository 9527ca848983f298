/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "rapport-cli-phrase.h"
#include "rapport-cli.h"
#include "rapport-problem.h"

#define MOST_BYTES 1024
#define CTRL_C '\003'

static gboolean
check (const char  *phrase,
       GError     **error)
{
  if (*phrase != '\0' && g_utf8_validate (phrase, -1, NULL))
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("The pass phrase is empty."));
  return FALSE;
}

static char *
read_file (const char  *path,
           GError     **error)
{
  gsize length;
  char *phrase = rapport_cli_read_file (path, &length, error);

  if (phrase == NULL)
    return NULL;
  phrase[strcspn (phrase, "\r\n")] = '\0';
  if (check (phrase, error))
    return phrase;
  rapport_backup_phrase_free (phrase);
  return NULL;
}

static gboolean
read_line (int          terminal,
           char        *line,
           GError     **error)
{
  const gssize length = read (terminal, line, MOST_BYTES - 1);

  line[MAX (length, 0)] = '\0';
  if (length <= 0 || strchr (line, CTRL_C) != NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, g_strerror (ECANCELED));
      return FALSE;
    }
  line[strcspn (line, "\r\n")] = '\0';
  return TRUE;
}

/* Ctrl+C is read as a letter, so that what is typed is shown again also after it. */
static char *
ask (int          terminal,
     const char  *question,
     GError     **error)
{
  char line[MOST_BYTES];
  struct termios before, silent;
  char *phrase = NULL;

  if (tcgetattr (terminal, &before) != 0)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED, g_strerror (errno));
      return NULL;
    }
  silent = before;
  silent.c_lflag &= ~(tcflag_t) (ECHO | ISIG);
  silent.c_cc[VEOL] = CTRL_C;
  dprintf (terminal, "%s ", question);
  tcsetattr (terminal, TCSAFLUSH, &silent);
  if (read_line (terminal, line, error) && check (line, error))
    phrase = g_strdup (line);
  tcsetattr (terminal, TCSAFLUSH, &before);
  (void) !write (terminal, "\n", 1);
  explicit_bzero (line, sizeof line);
  return phrase;
}

static int
open_terminal (void)
{
  return open ("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
}

/** rapport_cli_can_ask: Returns: whether there is a person at a terminal */
gboolean
rapport_cli_can_ask (void)
{
  const int terminal = open_terminal ();

  if (terminal >= 0)
    close (terminal);
  return terminal >= 0;
}

static char *
ask_terminal (int          terminal,
              gboolean     is_new,
              GError     **error)
{
  char *phrase = ask (terminal, _("Pass phrase:"), error);
  char *again = phrase != NULL && is_new ? ask (terminal, _("The same once more:"), error) : NULL;

  if (!is_new || phrase == NULL)
    return phrase;
  if (again != NULL && strcmp (phrase, again) != 0)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("The two pass phrases are not the same."));
  else if (again != NULL)
    {
      rapport_backup_phrase_free (again);
      return phrase;
    }
  rapport_backup_phrase_free (again);
  rapport_backup_phrase_free (phrase);
  return NULL;
}

/**
 * rapport_cli_ask_phrase:
 * @file: (nullable): whose first line is the pass phrase; else it is asked for at the terminal, and not shown
 * @is_new: whether it is asked for twice
 *
 * Returns: (transfer full) (nullable): for rapport_backup_phrase_free(); NULL with @error set
 */
char *
rapport_cli_ask_phrase (const char  *file,
                        gboolean     is_new,
                        GError     **error)
{
  char *phrase;
  int terminal;

  if (file != NULL)
    return read_file (file, error);
  terminal = open_terminal ();
  if (terminal < 0)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("The backup is encrypted, and there is no terminal to ask for the pass phrase: give it with "
                             "--passphrase-file FILE."));
      return NULL;
    }
  phrase = ask_terminal (terminal, is_new, error);
  close (terminal);
  return phrase;
}
