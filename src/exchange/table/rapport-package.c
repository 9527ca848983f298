/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <string.h>

#include "rapport-package.h"
#include "rapport-problem.h"

/* What is small in the file and immense outside it is no table but an attack. */
#define MOST_UNPACKED (G_GINT64_CONSTANT (2) * 1024 * 1024 * 1024)
#define HARMLESS (64 * 1024 * 1024)
#define MOST_RATIO 250
#define MOST_PARTS 20000
#define MOST_DEPTH 100

struct _RapportPackage
{
  GBytes       *bytes;
  GHashTable   *parts;
  GCancellable *cancellable;
  gint64        unpacked;
};

/* one document that is being read */
typedef struct
{
  RapportPackage             *package;
  const char                 *name;
  struct archive             *archive;
  xmlParserCtxt              *parser;
  const RapportPackageReader *reader;
  gpointer                    data;
  guint                       depth;
  /* of the element that begins: what its attributes are called and their values, and those in turn */
  GString                    *values;
  GPtrArray                  *pairs;
  GError                     *error;
} Reading;

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       _("The file is damaged or incomplete. Open it in a spreadsheet and save it anew, or get it once more."));
}

static struct archive *
open_archive (GBytes  *bytes,
              GError **error)
{
  struct archive *archive = archive_read_new ();
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (archive_read_support_format_zip_seekable (archive) == ARCHIVE_OK &&
      archive_read_open_memory (archive, data, length) == ARCHIVE_OK)
    return archive;
  archive_read_free (archive);
  set_damaged (error);
  return NULL;
}

static gboolean
note_part (RapportPackage        *self,
           struct archive_entry  *entry,
           GError               **error)
{
  const char *name = archive_entry_pathname (entry);

  if (archive_entry_is_encrypted (entry))
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                           _("The file is protected by a password. Save it without one, then import it."));
      return FALSE;
    }
  if (name != NULL)
    g_hash_table_add (self->parts, g_strdup (name));
  if (g_hash_table_size (self->parts) <= MOST_PARTS)
    return TRUE;
  set_damaged (error);
  return FALSE;
}

static gboolean
list_parts (RapportPackage  *self,
            GError         **error)
{
  struct archive *archive = open_archive (self->bytes, error);
  struct archive_entry *entry;
  gboolean ok = archive != NULL;
  int status = ARCHIVE_OK;

  while (ok && (status = archive_read_next_header (archive, &entry)) >= ARCHIVE_WARN && status != ARCHIVE_EOF)
    ok = note_part (self, entry, error);
  if (ok && status != ARCHIVE_EOF)
    {
      set_damaged (error);
      ok = FALSE;
    }
  if (archive != NULL)
    archive_read_free (archive);
  return ok;
}

/**
 * rapport_package_open:
 *
 * Returns: (transfer full) (nullable): the parts of a zip file; NULL with @error set where it is damaged or
 *   protected by a password
 */
RapportPackage *
rapport_package_open (GBytes        *bytes,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(RapportPackage) self = g_new0 (RapportPackage, 1);

  g_return_val_if_fail (bytes != NULL, NULL);

  self->bytes = g_bytes_ref (bytes);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_set_object (&self->cancellable, cancellable);
  return list_parts (self, error) ? g_steal_pointer (&self) : NULL;
}

void
rapport_package_free (RapportPackage *self)
{
  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->parts);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/** rapport_package_has: Returns: whether there is a part of this name */
gboolean
rapport_package_has (RapportPackage *self,
                     const char     *name)
{
  return g_hash_table_contains (self->parts, name);
}

/** rapport_package_get_attribute: Returns: (transfer none) (nullable): the value of the attribute called @name */
const char *
rapport_package_get_attribute (const char **attributes,
                               const char  *name)
{
  for (; *attributes != NULL; attributes += 2)
    if (strcmp (attributes[0], name) == 0)
      return attributes[1];
  return NULL;
}

static void
stop (Reading *self)
{
  xmlStopParser (self->parser);
}

static gboolean
check_size (Reading *self)
{
  const gint64 size = g_bytes_get_size (self->package->bytes);
  const gint64 unpacked = self->package->unpacked;

  if (unpacked <= HARMLESS || (unpacked <= MOST_UNPACKED && unpacked / MAX (size, 1) <= MOST_RATIO))
    return TRUE;
  g_set_error_literal (&self->error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       _("The file unpacks to far more than a table holds. It was not read any further."));
  return FALSE;
}

static int
read_cb (void *context,
         char *buffer,
         int   length)
{
  Reading *self = context;
  la_ssize_t n;

  if (self->error != NULL || g_cancellable_set_error_if_cancelled (self->package->cancellable, &self->error))
    return -1;
  n = archive_read_data (self->archive, buffer, length);
  if (n < 0)
    {
      set_damaged (&self->error);
      return -1;
    }
  self->package->unpacked += n;
  return check_size (self) ? (int) n : -1;
}

static void
refuse_cb (void          *context,
           const xmlChar *name,
           const xmlChar *external,
           const xmlChar *system)
{
  Reading *self = context;

  if (self->error == NULL)
    set_damaged (&self->error);
  stop (self);
}

/* A spreadsheet repeats some of what it says in words of its own. */
static gboolean
is_repeated (const xmlChar *uri)
{
  return uri != NULL && strstr ((const char *) uri, ":calcext:") != NULL;
}

static void
gather_attributes (Reading        *self,
                   int             n,
                   const xmlChar **attributes)
{
  gsize at = 0;

  g_string_truncate (self->values, 0);
  g_ptr_array_set_size (self->pairs, 0);
  for (int i = 0; i < n; i++)
    if (!is_repeated (attributes[5 * i + 2]))
      {
        g_string_append_len (self->values, (const char *) attributes[5 * i + 3],
                             attributes[5 * i + 4] - attributes[5 * i + 3]);
        g_string_append_c (self->values, '\0');
      }
  for (int i = 0; i < n; i++)
    if (!is_repeated (attributes[5 * i + 2]))
      {
        g_ptr_array_add (self->pairs, (gpointer) attributes[5 * i]);
        g_ptr_array_add (self->pairs, self->values->str + at);
        at += attributes[5 * i + 4] - attributes[5 * i + 3] + 1;
      }
  g_ptr_array_add (self->pairs, NULL);
}

static void
start_cb (void           *context,
          const xmlChar  *name,
          const xmlChar  *prefix,
          const xmlChar  *uri,
          int             n_namespaces,
          const xmlChar **namespaces,
          int             n_attributes,
          int             n_defaulted,
          const xmlChar **attributes)
{
  Reading *self = context;

  if (self->error != NULL)
    return;
  if (++self->depth > MOST_DEPTH)
    set_damaged (&self->error);
  gather_attributes (self, n_attributes, attributes);
  if (self->error != NULL ||
      !self->reader->start (self->data, (const char *) name, (const char **) self->pairs->pdata, &self->error))
    stop (self);
}

static void
end_cb (void          *context,
        const xmlChar *name,
        const xmlChar *prefix,
        const xmlChar *uri)
{
  Reading *self = context;

  self->depth--;
  if (self->error == NULL && self->reader->end != NULL &&
      !self->reader->end (self->data, (const char *) name, &self->error))
    stop (self);
}

static void
text_cb (void          *context,
         const xmlChar *text,
         int            length)
{
  Reading *self = context;

  if (self->error == NULL && self->reader->text != NULL &&
      !self->reader->text (self->data, (const char *) text, length, &self->error))
    stop (self);
}

/* from 2.12 on the error can't be changed */
#if LIBXML_VERSION >= 21200
typedef const xmlError *Failure;
#else
typedef xmlError *Failure;
#endif

static void
silent_cb (void    *context,
           Failure  error)
{
}

static void
parse (Reading *self)
{
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = refuse_cb,
    .externalSubset = refuse_cb,
    .startElementNs = start_cb,
    .endElementNs = end_cb,
    .characters = text_cb,
    .ignorableWhitespace = text_cb,
    .cdataBlock = text_cb,
    .serror = silent_cb,
  };
  g_autofree char *name = g_strdup (self->name);

  self->parser = xmlCreateIOParserCtxt (&handler, self, read_cb, NULL, self, XML_CHAR_ENCODING_NONE);
  if (self->parser == NULL)
    {
      set_damaged (&self->error);
      return;
    }
  /* without it the signs of attributes come as references; there are no entities, as those are refused */
  xmlCtxtUseOptions (self->parser, XML_PARSE_NOENT | XML_PARSE_NONET);
  if ((xmlParseDocument (self->parser) != 0 || !self->parser->wellFormed) && self->error == NULL)
    g_set_error (&self->error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                 /* translators: the name of a part of a file, and the number of a line in it */
                 _("The file is damaged: “%s” in it can’t be read at line %d. Open it in a spreadsheet and save it anew."),
                 self->name, self->parser->lastError.line);
  if (self->parser->myDoc != NULL)
    xmlFreeDoc (self->parser->myDoc);
  xmlFreeParserCtxt (self->parser);
}

static gboolean
find_part (struct archive *archive,
           const char     *name)
{
  struct archive_entry *entry;
  int status;

  while ((status = archive_read_next_header (archive, &entry)) >= ARCHIVE_WARN && status != ARCHIVE_EOF)
    if (g_strcmp0 (archive_entry_pathname (entry), name) == 0)
      return TRUE;
  return FALSE;
}

/**
 * rapport_package_read:
 * @name: of the part
 * @reader: told of what is read
 *
 * Reads an XML document without keeping it. Documents that name others, that are nested deeper than any table or
 * that are far larger than their file are not read.
 *
 * Returns: whether all of it was read
 */
gboolean
rapport_package_read (RapportPackage              *self,
                      const char                  *name,
                      const RapportPackageReader  *reader,
                      gpointer                     data,
                      GError                     **error)
{
  Reading reading = { .package = self, .name = name, .reader = reader, .data = data };

  g_return_val_if_fail (self != NULL && name != NULL && reader != NULL, FALSE);

  reading.archive = open_archive (self->bytes, error);
  if (reading.archive == NULL)
    return FALSE;
  reading.values = g_string_new (NULL);
  reading.pairs = g_ptr_array_new ();
  if (find_part (reading.archive, name))
    parse (&reading);
  else
    set_damaged (&reading.error);
  g_string_free (reading.values, TRUE);
  g_ptr_array_unref (reading.pairs);
  archive_read_free (reading.archive);
  if (reading.error == NULL)
    return TRUE;
  g_propagate_error (error, reading.error);
  return FALSE;
}
