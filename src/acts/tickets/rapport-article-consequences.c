/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-article.h"
#include "rapport-consequences.h"
#include "rapport-table.h"

static gboolean
note_change (RapportTransaction  *transaction,
             RapportEntity       *before,
             RapportEntity       *article,
             GError             **error)
{
  if (before != NULL || !rapport_entity_is_set (article, RAPPORT_ARTICLE_CHANGED_AT))
    rapport_entity_set_integer (article, RAPPORT_ARTICLE_CHANGED_AT, rapport_transaction_get_now (transaction));
  return TRUE;
}

static RapportEntity *
find_last (GPtrArray *versions)
{
  RapportEntity *last = NULL;

  for (guint i = 0; i < versions->len; i++)
    {
      RapportEntity *version = g_ptr_array_index (versions, i);

      if (last == NULL || rapport_entity_get_integer (version, RAPPORT_ARTICLE_VERSION_VERSION) >
                            rapport_entity_get_integer (last, RAPPORT_ARTICLE_VERSION_VERSION))
        last = version;
    }
  return last;
}

/* What it says is kept each time that it says something else; one that came with its versions says what the last
 * of them says. */
static gboolean
keep_version (RapportTransaction  *transaction,
              RapportEntity       *before,
              RapportEntity       *article,
              GError             **error)
{
  g_autoptr(RapportEntity) version = NULL;
  g_autoptr(GPtrArray) versions =
    rapport_table_load_children (rapport_transaction_get_connection (transaction), RAPPORT_TYPE_ARTICLE_VERSION,
                                 "article", rapport_entity_get_id (article), error);
  const char *body = rapport_entity_get_text (article, RAPPORT_ARTICLE_BODY);
  RapportEntity *last;

  if (versions == NULL)
    return FALSE;
  last = find_last (versions);
  if (body == NULL ||
      (last != NULL && g_strcmp0 (rapport_entity_get_text (last, RAPPORT_ARTICLE_VERSION_BODY), body) == 0))
    return TRUE;
  version = RAPPORT_ENTITY (rapport_article_version_new ());
  rapport_entity_set_integer (version, RAPPORT_ARTICLE_VERSION_ARTICLE, rapport_entity_get_id (article));
  rapport_entity_set_integer (version, RAPPORT_ARTICLE_VERSION_VERSION,
                              1 + (last != NULL ? rapport_entity_get_integer (last, RAPPORT_ARTICLE_VERSION_VERSION) : 0));
  rapport_entity_set_integer (version, RAPPORT_ARTICLE_VERSION_AT, rapport_transaction_get_now (transaction));
  rapport_entity_set_text (version, RAPPORT_ARTICLE_VERSION_BODY, body);
  rapport_entity_set_integer (version, RAPPORT_ARTICLE_VERSION_MEMBER, rapport_transaction_get_member (transaction));
  return rapport_transaction_insert (transaction, version, error);
}

const RapportConsequence rapport_article_consequences[] = {
  { &rapport_article_info, RAPPORT_ON_INSERT, .prepare = note_change, .follow = keep_version },
  { &rapport_article_info, RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_ARTICLE_NAME, RAPPORT_ARTICLE_BODY, RAPPORT_ARTICLE_KEYWORDS), .prepare = note_change },
  { &rapport_article_info, RAPPORT_ON_UPDATE, RAPPORT_ON_FIELDS (RAPPORT_ARTICLE_BODY), .follow = keep_version },
  { NULL }
};
