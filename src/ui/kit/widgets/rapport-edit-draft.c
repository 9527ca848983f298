/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-drafts.h"
#include "rapport-edit-draft.h"
#include "rapport-value-text.h"

#define UID "uid"
#define FIELDS "fields"
#define BEGAN "began"

/** rapport_edit_draft_dup_form: Returns: (transfer full): by which name the drafts of things of @info are kept */
char *
rapport_edit_draft_dup_form (const char              *where,
                             const RapportEntityInfo *info)
{
  g_return_val_if_fail (where != NULL && info != NULL, NULL);

  return g_strconcat (where, "-", info->name, NULL);
}

static char *
dup_uid (RapportEntity *entity)
{
  const guint8 *uid = rapport_entity_get_uid (entity);
  GString *text = g_string_new (NULL);

  for (guint i = 0; uid != NULL && i < RAPPORT_UID_LENGTH; i++)
    g_string_append_printf (text, "%02x", uid[i]);
  return g_string_free (text, FALSE);
}

/* Returns: (transfer floating): what @entity holds in @field */
static GVariant *
pack_value (RapportEntity *entity,
            guint          field)
{
  const GType type = rapport_field_get_value_type (&rapport_entity_get_info (entity)->fields[field]);
  const RapportMoment *moment;

  switch (type)
    {
    case G_TYPE_STRING:
      return g_variant_new ("ms", rapport_entity_get_text (entity, field));
    case G_TYPE_BOOLEAN:
      return g_variant_new_boolean (rapport_entity_get_flag (entity, field));
    case G_TYPE_INT:
      return g_variant_new_int32 (rapport_entity_get_day (entity, field));
    case G_TYPE_INT64:
      return g_variant_new_int64 (rapport_entity_get_integer (entity, field));
    default:
      moment = rapport_entity_get_moment (entity, field);
      return moment != NULL ? g_variant_new ("(xib)", moment->at, moment->day, moment->has_time)
                            : g_variant_new ("(xib)", (gint64) 0, 0, FALSE);
    }
}

static void
unpack_value (RapportEntity *entity,
              guint          field,
              GVariant      *value)
{
  const GType type = rapport_field_get_value_type (&rapport_entity_get_info (entity)->fields[field]);

  if (type == G_TYPE_STRING && g_variant_is_of_type (value, G_VARIANT_TYPE ("ms")))
    {
      const char *text;

      g_variant_get (value, "m&s", &text);
      rapport_entity_set_text (entity, field, text);
    }
  else if (type == G_TYPE_BOOLEAN && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    rapport_entity_set_flag (entity, field, g_variant_get_boolean (value));
  else if (type == G_TYPE_INT && g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
    rapport_entity_set_day (entity, field, g_variant_get_int32 (value));
  else if (type == G_TYPE_INT64 && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    rapport_entity_set_integer (entity, field, g_variant_get_int64 (value));
  else if (type == RAPPORT_TYPE_MOMENT && g_variant_is_of_type (value, G_VARIANT_TYPE ("(xib)")))
    {
      RapportMoment moment;

      g_variant_get (value, "(xib)", &moment.at, &moment.day, &moment.has_time);
      rapport_entity_set_moment (entity, field, &moment);
    }
}

static void
read_began (RapportEntity *began,
            GVariant      *draft)
{
  g_autoptr(GVariant) kept = g_variant_lookup_value (draft, BEGAN, G_VARIANT_TYPE_VARDICT);
  GVariantIter iterator;
  const char *name;
  GVariant *value;

  if (kept == NULL)
    return;
  g_variant_iter_init (&iterator, kept);
  while (g_variant_iter_loop (&iterator, "{&sv}", &name, &value))
    {
      const int field = rapport_entity_info_index (rapport_entity_get_info (began), name);

      if (field >= 0)
        unpack_value (began, (guint) field, value);
    }
}

/* The words of a field are typed with it. */
static GVariant *
pack_began (RapportEntity *began,
            GHashTable    *typed)
{
  const RapportEntityInfo *info = rapport_entity_get_info (began);
  GVariantBuilder kept;
  GHashTableIter iterator;
  gpointer name;

  g_variant_builder_init (&kept, G_VARIANT_TYPE_VARDICT);
  g_hash_table_iter_init (&iterator, typed);
  while (g_hash_table_iter_next (&iterator, &name, NULL))
    {
      const int field = rapport_entity_info_index (info, name);

      if (field < 0)
        continue;
      g_variant_builder_add (&kept, "{sv}", name, pack_value (began, (guint) field));
      if (rapport_value_has_words (info, (guint) field))
        g_variant_builder_add (&kept, "{sv}", info->fields[field + 1].name, pack_value (began, (guint) field + 1));
    }
  return g_variant_builder_end (&kept);
}

/* Numbers of rows are given again, so that the draft of a deleted thing may have the same. */
static void
read_fields (GHashTable    *typed,
             RapportEntity *began,
             const char    *content,
             RapportEntity *entity)
{
  g_autoptr(GVariant) draft = g_variant_parse (G_VARIANT_TYPE_VARDICT, content, NULL, NULL, NULL);
  g_autoptr(GVariant) fields = NULL;
  g_autofree char *uid = dup_uid (entity);
  const char *of = NULL, *field, *text;
  GVariantIter iterator;

  if (draft == NULL || !g_variant_lookup (draft, UID, "&s", &of) || !g_str_equal (of, uid))
    return;
  fields = g_variant_lookup_value (draft, FIELDS, G_VARIANT_TYPE ("a{ss}"));
  if (fields == NULL)
    return;
  g_variant_iter_init (&iterator, fields);
  while (g_variant_iter_next (&iterator, "{&s&s}", &field, &text))
    g_hash_table_insert (typed, g_strdup (field), g_strdup (text));
  if (began != NULL)
    read_began (began, draft);
}

/**
 * rapport_edit_draft_load:
 * @where: in what it is typed
 * @entity: a stored thing
 * @began: (out) (optional) (transfer full): a copy of it, which has in the fields that are typed what they held before
 *
 * Returns: (transfer full): what was typed into its fields and is not stored, by the field's name
 */
GHashTable *
rapport_edit_draft_load (RapportBook    *book,
                         const char     *where,
                         RapportEntity  *entity,
                         RapportEntity **began)
{
  GHashTable *typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) kept = NULL;
  g_autofree char *form = NULL;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), typed);
  g_return_val_if_fail (RAPPORT_IS_ENTITY (entity), typed);

  if (began != NULL)
    *began = rapport_entity_copy (entity);
  form = rapport_edit_draft_dup_form (where, rapport_entity_get_info (entity));
  kept = rapport_drafts_list (book, form);
  for (guint i = 0; i < kept->len; i++)
    {
      const RapportKeptDraft *draft = g_ptr_array_index (kept, i);

      if (draft->thing == rapport_entity_get_id (entity))
        read_fields (typed, began != NULL ? *began : NULL, draft->content, entity);
    }
  return typed;
}

/**
 * rapport_edit_draft_store:
 * @began: has what the fields held before they were typed into
 *
 * Keeps @typed, as rapport_edit_draft_load() gave it and it was changed.
 */
void
rapport_edit_draft_store (RapportBook   *book,
                          const char    *where,
                          RapportEntity *entity,
                          GHashTable    *typed,
                          RapportEntity *began)
{
  g_autoptr(GVariant) content = NULL;
  g_autofree char *form = NULL;
  g_autofree char *uid = NULL;
  g_autofree char *text = NULL;
  GVariantBuilder fields;
  GHashTableIter iterator;
  GVariantDict draft;
  gpointer field, value;

  g_return_if_fail (RAPPORT_IS_BOOK (book));
  g_return_if_fail (RAPPORT_IS_ENTITY (entity) && RAPPORT_IS_ENTITY (began));

  form = rapport_edit_draft_dup_form (where, rapport_entity_get_info (entity));
  if (g_hash_table_size (typed) == 0)
    {
      rapport_drafts_remove (book, form, rapport_entity_get_id (entity));
      return;
    }
  uid = dup_uid (entity);
  g_variant_builder_init (&fields, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iterator, typed);
  while (g_hash_table_iter_next (&iterator, &field, &value))
    g_variant_builder_add (&fields, "{ss}", field, value);
  g_variant_dict_init (&draft, NULL);
  g_variant_dict_insert (&draft, UID, "s", uid);
  g_variant_dict_insert_value (&draft, FIELDS, g_variant_builder_end (&fields));
  g_variant_dict_insert_value (&draft, BEGAN, pack_began (began, typed));
  content = g_variant_ref_sink (g_variant_dict_end (&draft));
  text = g_variant_print (content, TRUE);
  rapport_drafts_save (book, form, rapport_entity_get_id (entity), text);
}

/**
 * rapport_edit_draft_set:
 * @typed: (nullable): what is typed into @field and not stored; NULL when nothing is
 * @before: (nullable): has what @field held before
 *
 * Keeps or forgets what one field holds.
 */
void
rapport_edit_draft_set (RapportBook   *book,
                        const char    *where,
                        RapportEntity *entity,
                        const char    *field,
                        const char    *typed,
                        RapportEntity *before)
{
  g_autoptr(RapportEntity) began = NULL;
  g_autoptr(GHashTable) fields = rapport_edit_draft_load (book, where, entity, &began);
  const RapportEntityInfo *info = rapport_entity_get_info (entity);
  const int index = rapport_entity_info_index (info, field);

  if (g_strcmp0 (g_hash_table_lookup (fields, field), typed) == 0)
    return;
  if (typed != NULL)
    g_hash_table_insert (fields, g_strdup (field), g_strdup (typed));
  else
    g_hash_table_remove (fields, field);
  if (before != NULL && index >= 0)
    rapport_entity_copy_field (began, before, (guint) index);
  if (before != NULL && index >= 0 && rapport_value_has_words (info, (guint) index))
    rapport_entity_copy_field (began, before, (guint) index + 1);
  rapport_edit_draft_store (book, where, entity, fields, began);
}
