/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-catalogue.h"
#include "rapport-message-file.h"
#include "rapport-words-folder.h"

#define CONTEXT_GLUE "\004"

struct _RapportCatalogue
{
  GObject     parent_instance;
  char       *language;
  char       *text_language;
  GHashTable *messages;
};

G_DEFINE_FINAL_TYPE (RapportCatalogue, rapport_catalogue, G_TYPE_OBJECT)

static void
rapport_catalogue_finalize (GObject *object)
{
  RapportCatalogue *self = RAPPORT_CATALOGUE (object);

  g_clear_pointer (&self->messages, g_hash_table_unref);
  g_clear_pointer (&self->text_language, g_free);
  g_clear_pointer (&self->language, g_free);

  G_OBJECT_CLASS (rapport_catalogue_parent_class)->finalize (object);
}

static void
rapport_catalogue_class_init (RapportCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rapport_catalogue_finalize;
}

static void
rapport_catalogue_init (RapportCatalogue *self)
{
}

static gboolean
is_english (const char *language)
{
  return g_ascii_strncasecmp (language, "en", 2) == 0 && !g_ascii_isalpha (language[2]);
}

static gboolean
is_locale_name (const char *language)
{
  for (const char *c = language; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("_-@.", *c) == NULL)
      return FALSE;
  return *language != '\0' && *language != '.';
}

static GHashTable *
load (const char *directory,
      const char *language)
{
  g_autofree char *path = g_build_filename (directory, language, "LC_MESSAGES",
                                            GETTEXT_PACKAGE ".mo", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  GHashTable *messages;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  messages = rapport_message_file_parse (bytes, &error);
  if (messages == NULL)
    g_message ("%s: %s", path, error->message);
  return messages;
}

/* The names to look under, best first: zh_CN.UTF-8 is also zh_CN and zh, and zh is zh_CN. */
static char **
list_names (const char *language)
{
  g_autofree char *name = g_strdelimit (g_strdup (language), "-", '_');
  g_auto(GStrv) variants = g_get_locale_variants (name);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (char **variant = variants; *variant != NULL; variant++)
    g_strv_builder_add (builder, *variant);
  if (strncmp (name, "zh", 2) == 0 && !g_ascii_isalpha (name[2]))
    g_strv_builder_add (builder, "zh_CN");
  return g_strv_builder_end (builder);
}

static gboolean
try_language (RapportCatalogue *self,
              const char       *directory,
              const char       *language)
{
  g_auto(GStrv) names = NULL;

  if (!is_locale_name (language))
    return FALSE;
  names = list_names (language);
  for (char **name = names; self->messages == NULL && *name != NULL; name++)
    {
      self->messages = load (directory, *name);
      if (self->messages != NULL)
        self->language = g_strdup (*name);
    }
  return self->messages != NULL;
}

static void
choose_language (RapportCatalogue   *self,
                 const char         *directory,
                 const char * const *wanted)
{
  for (; *wanted != NULL; wanted++)
    if (is_english (*wanted) || try_language (self, directory, *wanted))
      return;
}

/**
 * rapport_catalogue_new:
 * @language: (nullable): a locale's name as zh_CN, or NULL for the process's languages
 * @directory: (nullable): where LANGUAGE/LC_MESSAGES/rapport.mo lies, or NULL for
 *   rapport_words_folder_dup()
 *
 * The words of one language, whatever the process's locale is, for pages that are printed in
 * another language than the window's. A language without a good message file is English.
 *
 * The catalogue does not change any more and may be used from several threads.
 */
RapportCatalogue *
rapport_catalogue_new (const char *language,
                       const char *directory)
{
  RapportCatalogue *self = g_object_new (RAPPORT_TYPE_CATALOGUE, NULL);
  const char * const chosen[] = { language, NULL };
  g_autofree char *usual = directory == NULL ? rapport_words_folder_dup () : NULL;

  if (directory == NULL)
    directory = usual;
  choose_language (self, directory, language != NULL ? chosen : g_get_language_names ());
  if (self->language == NULL)
    self->language = g_strdup ("en");
  self->text_language = g_ascii_strdown (self->language, -1);
  self->text_language[strcspn (self->text_language, ".@")] = '\0';
  g_strdelimit (self->text_language, "_", '-');
  return self;
}

/** rapport_catalogue_speaks: Returns: whether @language is the catalogue's, and not missing */
gboolean
rapport_catalogue_speaks (RapportCatalogue *self,
                          const char       *language)
{
  g_return_val_if_fail (RAPPORT_IS_CATALOGUE (self), FALSE);

  return self->messages != NULL || is_english (language);
}

/** rapport_catalogue_get_language: Returns: the language found, "en" for English */
const char *
rapport_catalogue_get_language (RapportCatalogue *self)
{
  g_return_val_if_fail (RAPPORT_IS_CATALOGUE (self), NULL);

  return self->language;
}

/**
 * rapport_catalogue_get_text_language:
 *
 * Returns: the language as Pango names it, on which the forms of Han characters depend
 */
const char *
rapport_catalogue_get_text_language (RapportCatalogue *self)
{
  g_return_val_if_fail (RAPPORT_IS_CATALOGUE (self), NULL);

  return self->text_language;
}

/**
 * rapport_catalogue_get:
 * @context: (nullable): the message's context, as "form"
 * @msgid: the English words
 *
 * Returns: (transfer none): the words in the catalogue's language, else @msgid
 */
const char *
rapport_catalogue_get (RapportCatalogue *self,
                       const char       *context,
                       const char       *msgid)
{
  g_autofree char *key = NULL;
  const char *text;

  g_return_val_if_fail (RAPPORT_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (msgid != NULL, NULL);

  if (self->messages == NULL)
    return msgid;
  key = context != NULL ? g_strconcat (context, CONTEXT_GLUE, msgid, NULL) : g_strdup (msgid);
  text = g_hash_table_lookup (self->messages, key);
  return text != NULL ? text : msgid;
}

/* Reads a directive at @at: "%s" or "%2$s"; returns its length, 0 when it is none. */
static gsize
read_directive (const char *at,
                guint       next,
                guint      *index)
{
  if (at[1] == 's')
    {
      *index = next;
      return 2;
    }
  if (g_ascii_isdigit (at[1]) && at[1] != '0' && at[2] == '$' && at[3] == 's')
    {
      *index = at[1] - '1';
      return 4;
    }
  return 0;
}

/**
 * rapport_catalogue_format:
 * @msgid: English words with %s, which a translation may write as %1$s
 * @...: strings for them, ended by NULL
 *
 * Fills in strings without giving a message file the power of a format string.
 *
 * Returns: (transfer full): the words in the catalogue's language, filled in
 */
char *
rapport_catalogue_format (RapportCatalogue *self,
                          const char       *context,
                          const char       *msgid,
                          ...)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr(GString) filled = g_string_new (NULL);
  const char *text = rapport_catalogue_get (self, context, msgid);
  const char *argument;
  guint next = 0;
  va_list list;

  va_start (list, msgid);
  while ((argument = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (arguments, (char *) argument);
  va_end (list);

  while (*text != '\0')
    {
      guint index = 0;
      gsize length = *text == '%' ? read_directive (text, next, &index) : 0;

      if (length > 0 && index < arguments->len)
        {
          g_string_append (filled, g_ptr_array_index (arguments, index));
          next++;
          text += length;
        }
      else
        g_string_append_c (filled, *text++);
    }
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

/**
 * rapport_catalogue_format_day:
 * @day: yyyymmdd, 0 for none
 *
 * Days are written as 2024-03-10 in every language: in Chinese that is the usual form, in English
 * the only one that is not read in two ways.
 *
 * Returns: (transfer full): @day as printed, "" for none
 */
char *
rapport_catalogue_format_day (RapportCatalogue *self,
                              int               day)
{
  g_return_val_if_fail (RAPPORT_IS_CATALOGUE (self), NULL);

  if (day == 0)
    return g_strdup ("");
  return g_strdup_printf ("%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100);
}

/**
 * rapport_catalogue_format_moment:
 * @moment: (nullable): a moment, which stays a date if it is one
 * @zone: where the reader is
 *
 * Returns: (transfer full): as 2024-03-10 or 2024-03-10 15:00, "" when @moment is not set
 */
char *
rapport_catalogue_format_moment (RapportCatalogue    *self,
                                 const RapportMoment *moment,
                                 GTimeZone           *zone)
{
  g_autoptr(GDateTime) utc = NULL;
  g_autoptr(GDateTime) local = NULL;

  g_return_val_if_fail (RAPPORT_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (zone != NULL, NULL);

  if (!rapport_moment_is_set (moment))
    return g_strdup ("");
  if (moment->has_time)
    {
      utc = g_date_time_new_from_unix_utc (moment->at);
      local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
    }
  if (local == NULL)
    return rapport_catalogue_format_day (self, moment->day);
  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}
