/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-import-languages.h"
#include "rapport-message-file.h"
#include "rapport-words-folder.h"

#define CONTEXT_GLUE "\004"

/* @all: (element-type GHashTable): of each language its words by ours */
struct _RapportImportLanguages
{
  GPtrArray *all;
};

static GHashTable *
load (const char *folder,
      const char *language)
{
  g_autofree char *path = g_build_filename (folder, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GBytes) bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  return rapport_message_file_parse (bytes, NULL);
}

/** rapport_import_languages_load: Returns: (transfer full): those whose words are there */
RapportImportLanguages *
rapport_import_languages_load (void)
{
  RapportImportLanguages *self = g_atomic_rc_box_new0 (RapportImportLanguages);
  g_autofree char *folder = rapport_words_folder_dup ();
  g_autoptr(GDir) languages = g_dir_open (folder, 0, NULL);
  const char *name;

  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  while (languages != NULL && (name = g_dir_read_name (languages)) != NULL)
    {
      GHashTable *messages = load (folder, name);

      if (messages != NULL)
        g_ptr_array_add (self->all, messages);
    }
  return self;
}

RapportImportLanguages *
rapport_import_languages_ref (RapportImportLanguages *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  g_ptr_array_unref (((RapportImportLanguages *) data)->all);
}

void
rapport_import_languages_unref (RapportImportLanguages *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/** rapport_import_languages_count: Returns: how many there are beside English */
guint
rapport_import_languages_count (RapportImportLanguages *self)
{
  return self->all->len;
}

/** rapport_import_languages_get: Returns: (transfer none): @words as a language says them, or else as they are */
const char *
rapport_import_languages_get (RapportImportLanguages *self,
                              guint                   index,
                              const char             *context,
                              const char             *words)
{
  g_autofree char *key = g_strconcat (context, CONTEXT_GLUE, words, NULL);
  const char *said = g_hash_table_lookup (g_ptr_array_index (self->all, index), key);

  return said != NULL ? said : words;
}

/**
 * rapport_import_languages_call:
 * @self: (nullable): then only English and the language that the program speaks count
 * @words: in English
 *
 * Returns: whether @said is what @words are in one of the languages
 */
gboolean
rapport_import_languages_call (RapportImportLanguages *self,
                               const char             *context,
                               const char             *words,
                               const char             *said)
{
  if (strcmp (said, words) == 0 || strcmp (said, g_dpgettext2 (GETTEXT_PACKAGE, context, words)) == 0)
    return TRUE;
  for (guint i = 0; self != NULL && i < self->all->len; i++)
    if (strcmp (said, rapport_import_languages_get (self, i, context, words)) == 0)
      return TRUE;
  return FALSE;
}

/** rapport_import_languages_agree: Returns: whether @a and @b are words of a choice in two languages */
gboolean
rapport_import_languages_agree (RapportImportLanguages *self,
                                const char             *a,
                                const char             *b)
{
  for (guint i = 0; self != NULL && i < self->all->len; i++)
    if (strcmp (rapport_import_languages_get (self, i, "choice", a), b) == 0 ||
        strcmp (rapport_import_languages_get (self, i, "choice", b), a) == 0)
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): the one of @choices that a language calls @typed */
static const RapportChoice *
find_choice (RapportImportLanguages *self,
             const RapportChoice    *choices,
             const char             *typed)
{
  for (guint i = 0; i < self->all->len; i++)
    for (const RapportChoice *choice = choices; choice->value != NULL; choice++)
      if (strcmp (rapport_import_languages_get (self, i, "choice", choice->label), typed) == 0)
        return choice;
  return NULL;
}

/* Lists tell a flag by its name, and say nothing where it is not so. */
static gboolean
read_name (RapportImportLanguages *self,
           RapportEntity          *entity,
           guint                   field,
           const char             *text)
{
  const char *label = rapport_entity_get_info (entity)->fields[field].label;
  gboolean is_name = strcmp (label, text) == 0;

  for (guint i = 0; !is_name && i < self->all->len; i++)
    is_name = strcmp (rapport_import_languages_get (self, i, "field", label), text) == 0;
  if (is_name)
    rapport_entity_set_flag (entity, field, TRUE);
  return is_name;
}

/**
 * rapport_import_languages_read:
 * @self: (nullable): the languages that the table may be in
 *
 * Returns: what rapport_value_read() does, also of the words of other languages and of flags by their names
 */
gboolean
rapport_import_languages_read (RapportImportLanguages  *self,
                               RapportEntity           *entity,
                               guint                    field,
                               const char              *text,
                               const RapportValuePlace *place)
{
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  const gboolean is_read = rapport_value_read (entity, field, text, place, NULL);
  const RapportChoice *choice;

  if (self != NULL && !is_read && info->fields[field].kind == RAPPORT_FIELD_FLAG)
    return read_name (self, entity, field, text);
  if (self == NULL || info->fields[field].kind != RAPPORT_FIELD_CHOICE || *text == '\0' ||
      (is_read && rapport_entity_is_set (entity, field)))
    return is_read;
  choice = find_choice (self, info->fields[field].choices, text);
  if (choice == NULL)
    return is_read;
  rapport_entity_set_text (entity, field, choice->value);
  if (rapport_value_has_words (info, field))
    rapport_entity_set_text (entity, field + 1, text);
  return TRUE;
}
