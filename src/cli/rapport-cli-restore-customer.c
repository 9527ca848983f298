/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-backup-reading.h"
#include "rapport-cli-backup-place.h"
#include "rapport-cli-restore-customer.h"
#include "rapport-customer-parts.h"
#include "rapport-restore-customer.h"

/* more are no help to choose */
#define MOST_FOUND 20

static void
print_found (GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    {
      const RapportCustomerFound *one = g_ptr_array_index (found, i);
      g_autofree char *number = rapport_cli_dup_line (one->number != NULL ? one->number : "");
      g_autofree char *name = rapport_cli_dup_line (one->name);

      g_print ("%s  %s\n", number, name);
    }
}

/* The one with that number, or else the only one with that in its name */
static const RapportCustomerFound *
choose (GPtrArray   *found,
        const char  *text,
        GError     **error)
{
  const RapportCustomerFound *first = found->len > 0 ? g_ptr_array_index (found, 0) : NULL;

  if (first != NULL && (found->len == 1 || g_strcmp0 (first->number, text) == 0))
    return first;
  if (first != NULL)
    {
      print_found (found);
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                   /* translators: what was typed */
                   _("“%s” is in the name of several customers of the backup: say the number of one."), text);
      return NULL;
    }
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
               /* translators: what was typed */
               _("The backup has no customer “%s”."), text);
  return NULL;
}

static GPtrArray *
load_parts (const char  *source,
            const char  *text,
            const char  *phrase_file,
            GError     **error)
{
  g_autoptr(RapportUnsealed) unsealed = rapport_cli_unseal (source, phrase_file, error);
  const char *file = unsealed != NULL ? rapport_unsealed_get_path (unsealed) : NULL;
  g_autoptr(RapportBackupReading) backup =
    file != NULL && rapport_backup_check (file, error) ? rapport_backup_reading_open (file, error) : NULL;
  RapportConnection *connection = backup != NULL ? rapport_backup_reading_get_connection (backup) : NULL;
  g_autoptr(GPtrArray) found =
    connection != NULL ? rapport_customer_parts_find (connection, text, MOST_FOUND, error) : NULL;
  const RapportCustomerFound *one = found != NULL ? choose (found, text, error) : NULL;

  return one != NULL ? rapport_customer_parts_load (connection, one->uid, error) : NULL;
}

/**
 * rapport_cli_restore_customer:
 * @source: a backup
 * @customer: a number, or some of a name
 * @phrase_file: (nullable): of an encrypted backup
 *
 * Makes one customer what it was in the backup, and says how much that changed.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_restore_customer (RapportCliOptions *options,
                              const char        *source,
                              const char        *customer,
                              const char        *phrase_file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) parts =
    rapport_cli_check_book (options, &error) ? load_parts (source, customer, phrase_file, &error) : NULL;
  g_autoptr(RapportBook) book = parts != NULL ? rapport_cli_open_book_to_write (options, &error) : NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autofree char *words = NULL;
  RapportCustomerParted parted;

  if (book == NULL ||
      !rapport_customer_parts_compare (rapport_book_get_connection (book), parts, &parted, &error))
    return rapport_cli_fail (NULL, error);
  receipt = rapport_act_run (rapport_restore_customer_new (parts), book, &error);
  if (receipt == NULL)
    return rapport_cli_fail (NULL, error);
  words = rapport_customer_parted_describe (&parted);
  g_print ("%s\n", words);
  return RAPPORT_CLI_OK;
}
