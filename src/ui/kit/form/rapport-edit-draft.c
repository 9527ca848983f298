/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-drafts.h"
#include "rapport-edit-draft.h"

#define UID "uid"
#define FIELDS "fields"

static char *
dup_form (RapportEntity *entity)
{
  return g_strconcat ("edit-", rapport_entity_get_info (entity)->name, NULL);
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

/* Numbers of rows are given again, so that the draft of a deleted thing may have the same. */
static void
read_fields (GHashTable    *typed,
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
}

/**
 * rapport_edit_draft_load:
 * @entity: a stored thing
 *
 * Returns: (transfer full): what was typed into its fields and is not stored, by the field's name
 */
GHashTable *
rapport_edit_draft_load (RapportBook   *book,
                         RapportEntity *entity)
{
  GHashTable *typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) kept = NULL;
  g_autofree char *form = NULL;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), typed);
  g_return_val_if_fail (RAPPORT_IS_ENTITY (entity), typed);

  form = dup_form (entity);
  kept = rapport_drafts_list (book, form);
  for (guint i = 0; i < kept->len; i++)
    {
      const RapportKeptDraft *draft = g_ptr_array_index (kept, i);

      if (draft->thing == rapport_entity_get_id (entity))
        read_fields (typed, draft->content, entity);
    }
  return typed;
}

/** rapport_edit_draft_store: keeps @typed, as rapport_edit_draft_load() gave it and it was changed */
void
rapport_edit_draft_store (RapportBook   *book,
                          RapportEntity *entity,
                          GHashTable    *typed)
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
  g_return_if_fail (RAPPORT_IS_ENTITY (entity));

  form = dup_form (entity);
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
  content = g_variant_ref_sink (g_variant_dict_end (&draft));
  text = g_variant_print (content, TRUE);
  rapport_drafts_save (book, form, rapport_entity_get_id (entity), text);
}

/**
 * rapport_edit_draft_set:
 * @typed: (nullable): what is typed into @field and not stored; NULL when nothing is
 *
 * Keeps or forgets what one field holds.
 */
void
rapport_edit_draft_set (RapportBook   *book,
                        RapportEntity *entity,
                        const char    *field,
                        const char    *typed)
{
  g_autoptr(GHashTable) fields = rapport_edit_draft_load (book, entity);

  if (g_strcmp0 (g_hash_table_lookup (fields, field), typed) == 0)
    return;
  if (typed != NULL)
    g_hash_table_insert (fields, g_strdup (field), g_strdup (typed));
  else
    g_hash_table_remove (fields, field);
  rapport_edit_draft_store (book, entity, fields);
}
