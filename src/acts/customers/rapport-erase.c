/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-attachments.h"
#include "rapport-backups-holding.h"
#include "rapport-book-wipe.h"
#include "rapport-erase.h"
#include "rapport-table.h"

/* how much of the act it is to find all that goes */
#define LOOKING 0.2

/* @files: (element-type utf8): the check sums of what was attached, @redaction: by what they were known; once the act is
 * done */
struct _RapportEraseRest
{
  gatomicrefcount  refs;
  char            *folder;
  guint8           uid[RAPPORT_UID_LENGTH];
  GPtrArray       *files;
  RapportRedaction *redaction;
};

typedef struct
{
  GType             type;
  gint64            id;
  gboolean          everywhere;
  RapportErasure   *erasure;
  RapportEraseRest *rest;
} Erase;

/** rapport_erase_preview_free: frees it */
void
rapport_erase_preview_free (RapportErasePreview *self)
{
  g_free (self->title);
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->backups, g_array_unref);
  g_free (self);
}

/**
 * rapport_erase_preview_load:
 * @folder: that of the book
 * @place: (nullable): a second place, where copies of its backups are
 * @type: of a customer or a contact
 *
 * Reads the whole book, and opens all backups: not for the thread of a window.
 *
 * Returns: (transfer full) (nullable): NULL with @error set
 */
RapportErasePreview *
rapport_erase_preview_load (RapportConnection  *connection,
                            const char         *folder,
                            const char         *place,
                            GType               type,
                            gint64              id,
                            GError            **error)
{
  g_autoptr(RapportEntity) entity = rapport_table_load (connection, type, id, error);
  g_autoptr(RapportErasure) erasure = rapport_erasure_new (connection, FALSE);
  g_autoptr(RapportErasePreview) self = g_new0 (RapportErasePreview, 1);
  g_autoptr(GPtrArray) files = NULL;
  const GArray *counts;

  if (entity == NULL || !rapport_erasure_add (erasure, rapport_entity_get_uid (entity), error) ||
      !rapport_erasure_look (erasure, error) ||
      !rapport_erasure_count_elsewhere (erasure, &self->n_elsewhere, error))
    return NULL;
  counts = rapport_erasure_get_counts (erasure);
  files = rapport_erasure_list_files (erasure);
  self->title = rapport_entity_dup_title (entity);
  self->counts = g_array_copy ((GArray *) counts);
  self->n_deleted = rapport_erasure_count_deleted (erasure);
  self->n_texts = rapport_erasure_count_texts (erasure);
  self->n_files = files->len;
  self->backups = rapport_backups_list_holding (folder, place, rapport_entity_get_uid (entity));
  return g_steal_pointer (&self);
}

static char *
dup_counts (const RapportErasePreview *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->counts->len; i++)
    {
      const RapportErasureCount *count = &g_array_index (self->counts, RapportErasureCount, i);

      /* translators: between the kinds of things of a list */
      g_string_append_printf (text, "%s%s %'u", text->len > 0 ? C_("kinds of things", ", ") : "",
                              g_dpgettext2 (GETTEXT_PACKAGE, "thing", count->n == 1 ? count->info->label
                                                                                    : count->info->plural), count->n);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_backups (const RapportErasePreview *self,
             GPtrArray                 *lines)
{
  const guint n = self->backups->len;

  if (n == 0)
    return;
  g_ptr_array_add (lines, g_strdup_printf (ngettext ("%u backup still has it afterwards:",
                                                     "%u backups still have it afterwards:", n), n));
  for (guint i = 0; i < n; i++)
    {
      const RapportHoldingBackup *one = &g_array_index (self->backups, RapportHoldingBackup, i);
      const int day = one->backup.day;
      g_autofree char *when = g_strdup_printf ("%04d-%02d-%02d %02d:%02d", day / 10000, day / 100 % 100, day % 100,
                                               one->backup.time / 10000, one->backup.time / 100 % 100);

      g_ptr_array_add (lines,
                       one->is_unknown
                         /* translators: when a backup was made */
                         ? g_strdup_printf (_("• %s (can’t be looked into)"), when)
                         /* translators: when a backup was made, and why */
                         : g_strdup_printf (_("• %s, %s"), when, rapport_backup_get_reason (&one->backup)));
    }
  g_ptr_array_add (lines, g_strdup (_("They go by and by as newer ones are made, the last after a year. When one is "
                                      "brought back, what was erased is erased from it again. Backups and copies in "
                                      "other places are yours to look for.")));
}

/** rapport_erase_preview_describe: Returns: (transfer full) (element-type utf8): it in sentences, one a line */
GPtrArray *
rapport_erase_preview_describe (const RapportErasePreview *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *counts = NULL;

  g_return_val_if_fail (self != NULL, lines);

  counts = dup_counts (self);
  /* translators: kinds of things and how many of each */
  g_ptr_array_add (lines, g_strdup_printf (_("Goes for good: %s"), counts));
  if (self->n_deleted > 0)
    g_ptr_array_add (lines, g_strdup_printf (ngettext ("and %'u thing that was deleted before",
                                                       "and %'u things that were deleted before", self->n_deleted),
                                             self->n_deleted));
  if (self->n_files > 0)
    g_ptr_array_add (lines, g_strdup_printf (ngettext ("and %'u attached file", "and %'u attached files", self->n_files),
                                             self->n_files));
  if (self->n_texts > 0)
    g_ptr_array_add (lines, g_strdup_printf (ngettext ("Stays, without the name in its text: %'u thing",
                                                       "Stay, without the name in their texts: %'u things",
                                                       self->n_texts), self->n_texts));
  if (self->n_elsewhere > 0)
    g_ptr_array_add (lines, g_strdup_printf (ngettext ("The same name or number stands in the text of %'u other thing.",
                                                       "The same name or number stands in the texts of %'u other things.",
                                                       self->n_elsewhere), self->n_elsewhere));
  g_ptr_array_add (lines, g_strdup (_("This can’t be undone, and neither can what was done with it before.")));
  add_backups (self, lines);
  return lines;
}

/** rapport_erase_rest_ref: Returns: (transfer full): @self */
RapportEraseRest *
rapport_erase_rest_ref (RapportEraseRest *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** rapport_erase_rest_unref: gives up a reference */
void
rapport_erase_rest_unref (RapportEraseRest *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->folder);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->redaction, rapport_redaction_free);
  g_free (self);
}

static void
free_erase (gpointer data)
{
  Erase *erase = data;

  g_clear_pointer (&erase->erasure, rapport_erasure_free);
  rapport_erase_rest_unref (erase->rest);
  g_free (erase);
}

static gboolean
scrub (RapportTransaction  *transaction,
       gint64               action,
       gpointer             data,
       GError             **error)
{
  Erase *erase = data;

  if (!rapport_erasure_scrub (erase->erasure, action, rapport_transaction_get_now (transaction),
                              rapport_transaction_get_zone (transaction), rapport_transaction_get_progress (transaction),
                              error))
    return FALSE;
  erase->rest->redaction = rapport_erasure_steal_redaction (erase->erasure);
  return TRUE;
}

static gboolean
erase_func (RapportTransaction  *transaction,
            gpointer             data,
            GError             **error)
{
  Erase *erase = data;
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  g_autoptr(RapportEntity) entity = NULL;

  rapport_transaction_begin_part (transaction, LOOKING);
  if (!rapport_transaction_tell (transaction, 0, error))
    return FALSE;
  entity = rapport_transaction_load (transaction, erase->type, erase->id, error);
  if (entity == NULL)
    return FALSE;
  memcpy (erase->rest->uid, rapport_entity_get_uid (entity), sizeof erase->rest->uid);
  erase->erasure = rapport_erasure_new (connection, erase->everywhere);
  if (!rapport_erasure_add (erase->erasure, rapport_entity_get_uid (entity), error) ||
      !rapport_erasure_look (erase->erasure, error))
    return FALSE;
  erase->rest->files = rapport_erasure_list_files (erase->erasure);
  rapport_transaction_set_prepare (transaction, NULL);
  rapport_transaction_set_last (transaction, scrub, erase);
  return rapport_transaction_delete (transaction, erase->type, erase->id, error);
}

/**
 * rapport_erase_new:
 * @type: of a customer or a contact
 * @everywhere: whether the name also goes from texts that do not belong to them
 * @folder: that of the book
 * @rest: (out) (transfer full): what is to be done once the act is
 *
 * Returns: (transfer full): the act of erasing them for good, with all that belongs to them and all that the log knows
 *   of it; nobody takes it back
 */
RapportAct *
rapport_erase_new (GType               type,
                   gint64              id,
                   gboolean            everywhere,
                   const char         *folder,
                   RapportEraseRest  **rest)
{
  Erase *erase;

  g_return_val_if_fail (id != 0 && folder != NULL && rest != NULL, NULL);

  *rest = g_new0 (RapportEraseRest, 1);
  g_atomic_ref_count_init (&(*rest)->refs);
  (*rest)->folder = g_strdup (folder);
  erase = g_new0 (Erase, 1);
  *erase = (Erase) { type, id, everywhere, NULL, rapport_erase_rest_ref (*rest) };
  return rapport_act_new_revert (everywhere ? RAPPORT_ACT_ERASE_EVERYWHERE : RAPPORT_ACT_ERASE, erase_func, erase,
                                 free_erase);
}

static gboolean
remove_files (RapportEraseRest  *self,
              const char        *path,
              GError           **error)
{
  g_autoptr(RapportConnection) connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_ONLY, error);

  return connection != NULL && rapport_attachments_remove (connection, self->folder, self->files, error);
}

/** rapport_erase_rest_finds: Returns: whether who was erased is named in @text, once the act is done */
gboolean
rapport_erase_rest_finds (RapportEraseRest *self,
                          const char       *text)
{
  return self->redaction != NULL && rapport_redaction_finds (self->redaction, text);
}

/**
 * rapport_erase_rest_finish:
 * @drops_backups: whether the backups that have them go too, for a new one
 * @place: (nullable): a second place, from where they go as well
 *
 * Makes the file of the book anew, and removes the attached files. What could not be done of that is done with the next
 * daily backup. May run in any thread, and take as long as a backup.
 */
gboolean
rapport_erase_rest_finish (RapportEraseRest  *self,
                           gboolean           drops_backups,
                           const char        *place,
                           GError           **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *path = NULL;
  guint n_dropped;

  g_return_val_if_fail (self != NULL && self->files != NULL, FALSE);

  path = g_build_filename (self->folder, "rapport.db", NULL);
  if (remove_files (self, path, error) && rapport_book_wipe (path, error) &&
      (!drops_backups || rapport_backups_drop_holding (self->folder, place, self->uid, now, &n_dropped, error)))
    return TRUE;
  g_prefix_error (error, "%s ", _("It is erased, but something of it may still be in the files."));
  return FALSE;
}
