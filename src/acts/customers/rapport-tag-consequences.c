/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-attach.h"
#include "rapport-cadence-rule.h"
#include "rapport-consequences.h"
#include "rapport-snippet.h"
#include "rapport-tag-style.h"
#include "rapport-tag.h"
#include "rapport-tags.h"

/* Renamed: what it was called, and is called now */
typedef struct
{
  RapportTransaction *transaction;
  const char         *from;
  const char         *to;
} Renamed;

/* Who has both has it once. */
static gboolean
rename_tag (const Renamed  *self,
            gint64          id,
            GError        **error)
{
  g_autoptr(RapportEntity) tag = rapport_transaction_load (self->transaction, RAPPORT_TYPE_TAG, id, error);
  g_auto(GStrv) others = NULL;

  if (tag == NULL)
    return FALSE;
  others = rapport_tags_list_of (rapport_transaction_get_connection (self->transaction),
                                 rapport_entity_get_integer (tag, RAPPORT_TAG_CUSTOMER), error);
  if (others == NULL)
    return FALSE;
  if (g_strv_contains ((const char * const *) others, self->to))
    return rapport_transaction_delete (self->transaction, RAPPORT_TYPE_TAG, id, error);
  rapport_entity_set_text (tag, RAPPORT_TAG_NAME, self->to);
  return rapport_transaction_update (self->transaction, tag, error);
}

static gboolean
rename_in (const Renamed  *self,
           GType           type,
           guint           field,
           gint64          id,
           GError        **error)
{
  g_autoptr(RapportEntity) thing = rapport_transaction_load (self->transaction, type, id, error);

  if (thing == NULL)
    return FALSE;
  rapport_entity_set_text (thing, field, self->to);
  return rapport_transaction_update (self->transaction, thing, error);
}

static gboolean
rename_cadence (const Renamed  *self,
                gint64          id,
                GError        **error)
{
  return rename_in (self, RAPPORT_TYPE_CADENCE_RULE, RAPPORT_CADENCE_RULE_TAG, id, error);
}

static gboolean
rename_snippet (const Renamed  *self,
                gint64          id,
                GError        **error)
{
  return rename_in (self, RAPPORT_TYPE_SNIPPET, RAPPORT_SNIPPET_TAG, id, error);
}

/* Wherever a tag is named */
static const struct
{
  const char *thing;
  gboolean  (*rename) (const Renamed  *self,
                       gint64          id,
                       GError        **error);
} PLACES[] = {
  { "tag", rename_tag },
  { "cadence_rule", rename_cadence },
  { "snippet", rename_snippet },
};

/* What was said of a tag of that name goes into the one that has it now. */
static gboolean
take_over (RapportTransaction  *transaction,
           RapportEntity       *style,
           gint64               other_id,
           GError             **error)
{
  static const guint fields[] = { RAPPORT_TAG_STYLE_COLOUR, RAPPORT_TAG_STYLE_PLAYBOOK };
  g_autoptr(RapportEntity) other = rapport_transaction_load (transaction, RAPPORT_TYPE_TAG_STYLE, other_id, error);

  if (other == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!rapport_entity_is_set (style, fields[i]))
      rapport_entity_copy_field (style, other, fields[i]);
  return rapport_attach_pass (transaction, other, style, error)
         && rapport_transaction_delete (transaction, RAPPORT_TYPE_TAG_STYLE, other_id, error)
         && rapport_transaction_update (transaction, style, error);
}

/* A tag that gets another name gets it everywhere; the name of another one makes one of both. */
static gboolean
rename_everywhere (RapportTransaction  *transaction,
                   RapportEntity       *before,
                   RapportEntity       *after,
                   GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  const Renamed self = { transaction, rapport_entity_get_text (before, RAPPORT_TAG_STYLE_NAME),
                         rapport_entity_get_text (after, RAPPORT_TAG_STYLE_NAME) };
  g_autoptr(GArray) same = NULL;

  if (self.from == NULL || self.to == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (PLACES); i++)
    {
      g_autoptr(GArray) ids = rapport_tags_find_named (connection, PLACES[i].thing, self.from, error);

      for (guint k = 0; ids != NULL && k < ids->len; k++)
        if (!PLACES[i].rename (&self, g_array_index (ids, gint64, k), error))
          return FALSE;
      if (ids == NULL)
        return FALSE;
    }
  same = rapport_tags_find_named (connection, "tag_style", self.to, error);
  for (guint i = 0; same != NULL && i < same->len; i++)
    if (g_array_index (same, gint64, i) != rapport_entity_get_id (after) &&
        !take_over (transaction, after, g_array_index (same, gint64, i), error))
      return FALSE;
  return same != NULL;
}

const RapportConsequence rapport_tag_consequences[] = {
  { &rapport_tag_style_info, RAPPORT_ON_UPDATE, RAPPORT_ON_FIELDS (RAPPORT_TAG_STYLE_NAME),
    .follow = rename_everywhere },
  { &rapport_tag_style_info, RAPPORT_ON_DELETE, NULL, .follow = rapport_attach_follow_gone },
  { &rapport_snippet_info, RAPPORT_ON_DELETE, NULL, .follow = rapport_attach_follow_gone },
  { NULL }
};
