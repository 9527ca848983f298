/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-seen.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

#define MOST 8

struct _RapportSeen
{
  RapportSeenThing things[MOST];
  guint            n;
};

/** rapport_seen_new: Returns: (transfer full): for somebody who looked at nothing yet */
RapportSeen *
rapport_seen_new (void)
{
  return g_new0 (RapportSeen, 1);
}

/** rapport_seen_free: frees it */
void
rapport_seen_free (RapportSeen *self)
{
  g_free (self);
}

/** rapport_seen_note: the person looks at the thing @id of the kind @thing */
void
rapport_seen_note (RapportSeen *self,
                   const char  *thing,
                   gint64       id)
{
  const RapportSeenThing seen = { g_intern_string (thing), id };
  guint at = 0;

  g_return_if_fail (self != NULL && thing != NULL && id != 0);

  while (at < self->n && (self->things[at].thing != seen.thing || self->things[at].id != id))
    at++;
  if (at == self->n && self->n < MOST)
    self->n++;
  for (at = MIN (at, MOST - 1); at > 0; at--)
    self->things[at] = self->things[at - 1];
  self->things[0] = seen;
}

/** rapport_seen_get: Returns: (array length=n) (transfer none): what was looked at, the newest first; some may be gone */
const RapportSeenThing *
rapport_seen_get (RapportSeen *self,
                  guint       *n)
{
  g_return_val_if_fail (self != NULL && n != NULL, NULL);

  *n = self->n;
  return self->things;
}

/** rapport_seen_dup_text: Returns: (transfer full): it as text, to be kept until the next start */
char *
rapport_seen_dup_text (RapportSeen *self,
                       RapportBook *book)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && RAPPORT_IS_BOOK (book), NULL);

  for (guint i = 0; i < self->n; i++)
    {
      g_autoptr(RapportEntity) entity =
        rapport_book_get (book, rapport_entity_type_for (self->things[i].thing), self->things[i].id, NULL);
      g_autofree char *uid = entity != NULL ? rapport_uid_to_text (rapport_entity_get_uid (entity)) : NULL;

      if (uid != NULL)
        g_string_append_printf (text, "%s %s\n", self->things[i].thing, uid);
    }
  return g_string_free (text, FALSE);
}

/** rapport_seen_read: takes up @text of rapport_seen_dup_text(); what is not in @book is left out */
void
rapport_seen_read (RapportSeen *self,
                   RapportBook *book,
                   const char  *text)
{
  g_auto(GStrv) lines = NULL;

  g_return_if_fail (self != NULL && RAPPORT_IS_BOOK (book) && text != NULL);

  lines = g_strsplit (text, "\n", MOST + 1);
  for (guint i = MIN (g_strv_length (lines), MOST); i > 0; i--)
    {
      g_auto(GStrv) words = g_strsplit (lines[i - 1], " ", 2);
      const RapportEntityInfo *info = words[0] != NULL ? rapport_entity_info_for (words[0]) : NULL;
      guint8 uid[RAPPORT_UID_LENGTH];
      gint64 id;

      if (info == NULL || words[1] == NULL || !rapport_uid_from_text (words[1], uid))
        continue;
      id = rapport_table_find_uid (rapport_book_get_connection (book), info->get_type (), uid, NULL);
      if (id != 0)
        rapport_seen_note (self, info->name, id);
    }
}
