/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "rapport-attached-files.h"
#include "rapport-attachment.h"
#include "rapport-attachments.h"
#include "rapport-customer-parts.h"
#include "rapport-customer.h"
#include "rapport-history.h"
#include "rapport-output-file.h"
#include "rapport-person-file.h"
#include "rapport-referrers.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

#define FORMAT "rapport-person"
#define VERSION 1
#define FILES "files"

/* entries of the history that are read at a time */
#define AT_A_TIME 500
#define BLOCK (64 * 1024)

/* @theirs, @naming: (element-type RapportEntity): what belongs to the person, and what else names them
 * @history: (element-type RapportHistoryItem)
 * @names: (element-type utf8 utf8): under which name each attached file stands in the package, by its check sum */
typedef struct
{
  RapportConnection *connection;
  const char        *folder;
  RapportEntity     *person;
  GTimeZone         *zone;
  RapportValuePlace  place;
  GPtrArray         *theirs;
  GPtrArray         *naming;
  GPtrArray         *history;
  GHashTable        *names;
} Person;

static void
person_clear (Person *person)
{
  g_ptr_array_unref (person->theirs);
  g_ptr_array_unref (person->naming);
  g_ptr_array_unref (person->history);
  g_hash_table_unref (person->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Person, person_clear)

static gboolean
add_naming (Person         *person,
            RapportEntity  *entity,
            GHashTable     *known,
            GError        **error)
{
  g_autoptr(GArray) referrers =
    rapport_referrers_load (person->connection, rapport_entity_get_info (entity), rapport_entity_get_id (entity),
                            G_MAXINT, error);

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      const RapportReferrer *referrer = &g_array_index (referrers, RapportReferrer, i);
      RapportEntity *thing =
        rapport_table_load (person->connection, referrer->info->get_type (), referrer->row, error);

      if (thing == NULL)
        return FALSE;
      if (g_hash_table_add (known, rapport_uid_to_text (rapport_entity_get_uid (thing))))
        g_ptr_array_add (person->naming, thing);
      else
        g_object_unref (thing);
    }
  return referrers != NULL;
}

static gboolean
load_things (Person  *person,
             GError **error)
{
  g_autoptr(GPtrArray) parts = rapport_customer_parts_load_of (person->connection, person->person, error);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (parts == NULL)
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    {
      RapportEntity *thing = ((RapportCustomerPart *) g_ptr_array_index (parts, i))->thing;

      g_ptr_array_add (person->theirs, g_object_ref (thing));
      g_hash_table_add (known, rapport_uid_to_text (rapport_entity_get_uid (thing)));
    }
  for (guint i = 0; i < person->theirs->len; i++)
    if (!add_naming (person, g_ptr_array_index (person->theirs, i), known, error))
      return FALSE;
  return TRUE;
}

static gint64
get_customer (Person *person)
{
  const RapportEntityInfo *info = rapport_entity_get_info (person->person);
  const int field = rapport_entity_info_find_owner (info, rapport_customer_info.name);

  return field < 0 ? rapport_entity_get_id (person->person) : rapport_entity_get_integer (person->person, field);
}

static gboolean
is_about (Person                   *person,
          const RapportHistoryItem *item)
{
  const RapportEntityInfo *info = rapport_entity_get_info (person->person);

  return (info->flags & RAPPORT_ENTITY_CUSTOMER) != 0 ||
         (g_strcmp0 (item->thing, info->name) == 0 && item->row == rapport_entity_get_id (person->person));
}

static gboolean
load_history (Person  *person,
              GError **error)
{
  guint n_read = AT_A_TIME;

  for (guint offset = 0; n_read == AT_A_TIME; offset += n_read)
    {
      g_autoptr(GPtrArray) items =
        rapport_history_load (person->connection, get_customer (person), offset, AT_A_TIME, person->zone, error);

      if (items == NULL)
        return FALSE;
      n_read = items->len;
      g_ptr_array_set_free_func (items, NULL);
      for (guint i = 0; i < items->len; i++)
        {
          RapportHistoryItem *item = g_ptr_array_index (items, i);

          if (is_about (person, item))
            g_ptr_array_add (person->history, item);
          else
            rapport_history_item_free (item);
        }
    }
  return TRUE;
}

/* Files of the same name stand beside each other. */
static void
name_files (Person *person)
{
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < person->theirs->len; i++)
    {
      RapportEntity *thing = g_ptr_array_index (person->theirs, i);
      g_autofree char *safe = NULL;
      g_autofree char *name = NULL;
      const char *sha256;

      if (!RAPPORT_IS_ATTACHMENT (thing))
        continue;
      sha256 = rapport_entity_get_text (thing, RAPPORT_ATTACHMENT_SHA256);
      if (sha256 == NULL || g_hash_table_contains (person->names, sha256))
        continue;
      safe = rapport_attached_file_dup_safe_name (rapport_entity_get_name (thing));
      name = g_strdup (safe);
      for (guint n = 2; g_hash_table_contains (taken, name); n++)
        {
          g_free (name);
          name = g_strdup_printf ("%u-%s", n, safe);
        }
      g_hash_table_add (taken, g_strdup (name));
      g_hash_table_insert (person->names, g_strdup (sha256), g_steal_pointer (&name));
    }
}

static char *
dup_instant (Person *person,
             gint64  at)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (at);
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, person->zone) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("");
}

static void
append_thing (Person        *person,
              RapportEntity *thing,
              GString       *text)
{
  const RapportEntityInfo *info = rapport_entity_get_info (thing);
  g_autofree char *title = rapport_entity_dup_title (thing);

  g_string_append_printf (text, "\n%s%s%s\n", g_dpgettext2 (GETTEXT_PACKAGE, "thing", info->label),
                          title != NULL ? ": " : "", title != NULL ? title : "");
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *value =
        rapport_entity_is_set (thing, i) ? rapport_value_show (thing, i, &person->place) : NULL;
      g_auto(GStrv) lines = value != NULL ? g_strsplit (value, "\n", -1) : NULL;
      g_autofree char *indented = lines != NULL ? g_strjoinv ("\n    ", lines) : NULL;

      if (indented != NULL && *indented != '\0')
        g_string_append_printf (text, "  %s: %s\n", g_dpgettext2 (GETTEXT_PACKAGE, "field", info->fields[i].label),
                                indented);
    }
}

static void
append_things (Person     *person,
               GPtrArray  *things,
               const char *heading,
               GString    *text)
{
  if (things->len > 0)
    g_string_append_printf (text, "\n== %s ==\n", heading);
  for (guint i = 0; i < things->len; i++)
    append_thing (person, g_ptr_array_index (things, i), text);
}

static char *
dup_text (Person *person)
{
  g_autofree char *title = rapport_entity_dup_title (person->person);
  g_autofree char *now = dup_instant (person, g_get_real_time () / G_USEC_PER_SEC);
  g_autoptr(GString) text = g_string_new (NULL);

  /* translators: a customer or a contact, and when */
  g_string_append_printf (text, _("What is kept about %s, as of %s"), title, now);
  g_string_append_c (text, '\n');
  append_things (person, person->theirs, _("What belongs to them"), text);
  append_things (person, person->naming, _("What names them"), text);
  if (person->history->len > 0)
    g_string_append_printf (text, "\n== %s ==\n", _("Where it came from, and what was changed"));
  for (guint i = 0; i < person->history->len; i++)
    {
      const RapportHistoryItem *item = g_ptr_array_index (person->history, i);
      g_autofree char *at = dup_instant (person, item->at);
      g_autofree char *words = rapport_history_item_describe (item);

      g_string_append_printf (text, "  %s  %s  %s\n", at, item->member_name != NULL ? item->member_name : "", words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/* Numbers, choices and flags as they are stored, everything else as it is read. */
static void
add_field (Person        *person,
           JsonBuilder   *builder,
           RapportEntity *thing,
           guint          index)
{
  const RapportField *field = &rapport_entity_get_info (thing)->fields[index];
  g_autofree char *value = NULL;

  if (!rapport_entity_is_set (thing, index))
    return;
  if (field->kind == RAPPORT_FIELD_FLAG)
    {
      json_builder_set_member_name (builder, field->name);
      json_builder_add_boolean_value (builder, rapport_entity_get_flag (thing, index));
      return;
    }
  if (field->kind == RAPPORT_FIELD_CHOICE)
    value = g_strdup (rapport_entity_get_text (thing, index));
  else
    value = rapport_value_show (thing, index, &person->place);
  add_text (builder, field->name, value);
}

static void
add_things (Person      *person,
            JsonBuilder *builder,
            const char  *name,
            GPtrArray   *things)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < things->len; i++)
    {
      RapportEntity *thing = g_ptr_array_index (things, i);
      const RapportEntityInfo *info = rapport_entity_get_info (thing);
      g_autofree char *uid = rapport_uid_to_text (rapport_entity_get_uid (thing));

      json_builder_begin_object (builder);
      add_text (builder, "kind", info->name);
      add_text (builder, "uid", uid);
      for (guint k = 0; k < info->n_fields; k++)
        add_field (person, builder, thing, k);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_history (Person      *person,
             JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "history");
  json_builder_begin_array (builder);
  for (guint i = 0; i < person->history->len; i++)
    {
      const RapportHistoryItem *item = g_ptr_array_index (person->history, i);
      g_autofree char *at = dup_instant (person, item->at);

      json_builder_begin_object (builder);
      add_text (builder, "at", at);
      add_text (builder, "by", item->member_name);
      add_text (builder, "act", item->act);
      add_text (builder, "kind", item->thing);
      add_text (builder, "field", item->field);
      add_text (builder, "old", item->old_text);
      add_text (builder, "new", item->new_text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_files (Person      *person,
           JsonBuilder *builder)
{
  GHashTableIter iterator;
  gpointer sha256, name;

  json_builder_set_member_name (builder, FILES);
  json_builder_begin_array (builder);
  g_hash_table_iter_init (&iterator, person->names);
  while (g_hash_table_iter_next (&iterator, &sha256, &name))
    {
      g_autofree char *path = rapport_attachment_dup_path (person->folder, sha256);

      json_builder_begin_object (builder);
      add_text (builder, "name", name);
      add_text (builder, "sha256", sha256);
      json_builder_set_member_name (builder, "missing");
      json_builder_add_boolean_value (builder, path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static char *
dup_json (Person *person)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *title = rapport_entity_dup_title (person->person);
  g_autofree char *now = dup_instant (person, g_get_real_time () / G_USEC_PER_SEC);

  json_builder_begin_object (builder);
  add_text (builder, "format", FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION);
  add_text (builder, "about", title);
  add_text (builder, "made", now);
  add_things (person, builder, "things", person->theirs);
  add_things (person, builder, "named_by", person->naming);
  add_history (person, builder);
  add_files (person, builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

static gboolean
set_archive_error (struct archive  *archive,
                   GError         **error)
{
  const char *reason = archive_error_string (archive);

  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED,
               /* translators: what is wrong */
               _("The package could not be put together: %s."), reason != NULL ? reason : "");
  return FALSE;
}

static gboolean
begin_part (struct archive  *archive,
            const char      *name,
            gint64           size,
            GError         **error)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean ok;

  archive_entry_set_pathname_utf8 (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_size (entry, size);
  ok = archive_write_header (archive, entry) >= ARCHIVE_WARN || set_archive_error (archive, error);
  archive_entry_free (entry);
  return ok;
}

static gboolean
add_part (struct archive  *archive,
          const char      *name,
          const char      *text,
          GError         **error)
{
  const gsize length = strlen (text);

  return begin_part (archive, name, length, error) &&
         (archive_write_data (archive, text, length) == (la_ssize_t) length || set_archive_error (archive, error));
}

/* What is missing is said to be in the list of the files. */
static gboolean
add_file (Person          *person,
          struct archive  *archive,
          const char      *sha256,
          const char      *name,
          GError         **error)
{
  g_autoptr(GError) missing = NULL;
  g_autoptr(GInputStream) stream = rapport_attachment_open (person->folder, sha256, &missing);
  g_autofree char *path = rapport_attachment_dup_path (person->folder, sha256);
  g_autofree char *part = g_build_filename (FILES, name, NULL);
  g_autofree guint8 *block = g_malloc (BLOCK);
  gssize length;

  if (stream == NULL)
    return TRUE;
  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, NULL, error) ||
      !begin_part (archive, part, g_seekable_tell (G_SEEKABLE (stream)), error) ||
      !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, error))
    return FALSE;
  while ((length = g_input_stream_read (stream, block, BLOCK, NULL, error)) > 0)
    if (archive_write_data (archive, block, length) != (la_ssize_t) length)
      return set_archive_error (archive, error);
  return length == 0;
}

static la_ssize_t
write_cb (struct archive *archive,
          void           *data,
          const void     *bytes,
          size_t          length)
{
  return rapport_output_file_write (data, bytes, length) ? (la_ssize_t) length : -1;
}

static gboolean
add_all (Person          *person,
         struct archive  *archive,
         const char      *text,
         const char      *json,
         GError         **error)
{
  GHashTableIter iterator;
  gpointer sha256, name;

  if (!add_part (archive, "about.txt", text, error) || !add_part (archive, "about.json", json, error))
    return FALSE;
  g_hash_table_iter_init (&iterator, person->names);
  while (g_hash_table_iter_next (&iterator, &sha256, &name))
    if (!add_file (person, archive, sha256, name, error))
      return FALSE;
  return archive_write_close (archive) == ARCHIVE_OK || set_archive_error (archive, error);
}

static gboolean
write_package (Person             *person,
               RapportOutputFile  *file,
               const char         *text,
               const char         *json,
               GError            **error)
{
  struct archive *archive = archive_write_new ();
  gboolean ok = (archive_write_set_format_zip (archive) == ARCHIVE_OK &&
                 archive_write_set_bytes_in_last_block (archive, 1) == ARCHIVE_OK &&
                 archive_write_set_options (archive, "hdrcharset=UTF-8") >= ARCHIVE_WARN &&
                 archive_write_open (archive, file, NULL, write_cb, NULL) == ARCHIVE_OK) ||
                set_archive_error (archive, error);

  ok = ok && add_all (person, archive, text, json, error);
  archive_write_free (archive);
  return ok;
}

/**
 * rapport_person_file_write:
 * @folder: that of the book
 * @person: a customer or a contact
 * @path: where it is written: by its ending a text (.txt), JSON (.json), or a package (.zip) with both and what was attached
 * @zone: where the person who asks lives
 *
 * Writes all that is kept about somebody, to be given to them: what belongs to them, what names them, where each datum
 * came from and what was changed. May run in any thread.
 */
gboolean
rapport_person_file_write (RapportConnection  *connection,
                           const char         *folder,
                           RapportEntity      *person,
                           const char         *path,
                           GTimeZone          *zone,
                           GError            **error)
{
  g_auto(Person) self = {
    connection, folder, person, zone, rapport_history_get_place (connection, zone),
    g_ptr_array_new_with_free_func (g_object_unref), g_ptr_array_new_with_free_func (g_object_unref),
    g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_history_item_free),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
  };
  g_autoptr(RapportOutputFile) file = NULL;
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;
  gboolean ok = TRUE;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (folder != NULL && RAPPORT_IS_ENTITY (person) && path != NULL && zone != NULL, FALSE);

  if (!load_things (&self, error) || !load_history (&self, error))
    return FALSE;
  name_files (&self);
  text = dup_text (&self);
  json = dup_json (&self);
  file = rapport_output_file_open_private (path, error);
  if (file == NULL)
    return FALSE;
  if (g_str_has_suffix (path, ".txt"))
    rapport_output_file_write (file, text, strlen (text));
  else if (g_str_has_suffix (path, ".json"))
    rapport_output_file_write (file, json, strlen (json));
  else
    ok = write_package (&self, file, text, json, error);
  return ok && rapport_output_file_commit (file, error);
}
