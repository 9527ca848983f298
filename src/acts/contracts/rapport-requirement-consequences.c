/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-consequences.h"
#include "rapport-requirement.h"
#include "rapport-table.h"

static const char *
get_priority (RapportEntity *requirement)
{
  const gboolean urgent = rapport_entity_get_flag (requirement, RAPPORT_REQUIREMENT_URGENT);
  const gboolean important = rapport_entity_get_flag (requirement, RAPPORT_REQUIREMENT_IMPORTANT);

  return urgent && important ? "high" : urgent || important ? "medium" : "low";
}

/* Urgent and important is high, one of them medium, none low (FC-9), unless a person says otherwise at once. */
static gboolean
set_priority (RapportTransaction  *transaction,
              RapportEntity       *before,
              RapportEntity       *requirement,
              GError             **error)
{
  const char *priority = rapport_entity_get_text (requirement, RAPPORT_REQUIREMENT_PRIORITY);
  const char *earlier = before != NULL ? rapport_entity_get_text (before, RAPPORT_REQUIREMENT_PRIORITY) : NULL;

  if (before == NULL ? priority == NULL : g_strcmp0 (priority, earlier) == 0)
    rapport_entity_set_text (requirement, RAPPORT_REQUIREMENT_PRIORITY, get_priority (requirement));
  return TRUE;
}

static gint64
find_last_version (GPtrArray *versions)
{
  gint64 last = 0;

  for (guint i = 0; i < versions->len; i++)
    last = MAX (last, rapport_entity_get_integer (g_ptr_array_index (versions, i),
                                                  RAPPORT_REQUIREMENT_VERSION_VERSION));
  return last;
}

static RapportEntity *
make_version (RapportTransaction *transaction,
              RapportEntity      *before)
{
  static const guint texts[][2] = {
    { RAPPORT_REQUIREMENT_SOLUTION, RAPPORT_REQUIREMENT_VERSION_SOLUTION },
    { RAPPORT_REQUIREMENT_DELIVERY_PERIOD, RAPPORT_REQUIREMENT_VERSION_DELIVERY_PERIOD },
    { RAPPORT_REQUIREMENT_QUOTATION, RAPPORT_REQUIREMENT_VERSION_QUOTATION },
  };
  RapportEntity *version = RAPPORT_ENTITY (rapport_requirement_version_new ());

  rapport_entity_set_integer (version, RAPPORT_REQUIREMENT_VERSION_REQUIREMENT, rapport_entity_get_id (before));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    rapport_entity_set_text (version, texts[i][1], rapport_entity_get_text (before, texts[i][0]));
  if (rapport_entity_is_set (before, RAPPORT_REQUIREMENT_QUOTED_AMOUNT))
    rapport_entity_set_integer (version, RAPPORT_REQUIREMENT_VERSION_QUOTED_AMOUNT,
                                rapport_entity_get_integer (before, RAPPORT_REQUIREMENT_QUOTED_AMOUNT));
  if (rapport_transaction_get_member (transaction) != 0)
    rapport_entity_set_integer (version, RAPPORT_REQUIREMENT_VERSION_MEMBER,
                                rapport_transaction_get_member (transaction));
  return version;
}

/* A solution that is replaced stays as a version, so that it can be told what a review changed. */
static gboolean
keep_version (RapportTransaction  *transaction,
              RapportEntity       *before,
              RapportEntity       *after,
              GError             **error)
{
  g_autoptr(GPtrArray) versions = NULL;
  g_autoptr(RapportEntity) version = NULL;

  if (!rapport_entity_is_set (before, RAPPORT_REQUIREMENT_SOLUTION))
    return TRUE;
  versions = rapport_table_load_children (rapport_transaction_get_connection (transaction),
                                          RAPPORT_TYPE_REQUIREMENT_VERSION, "requirement",
                                          rapport_entity_get_id (after), error);
  if (versions == NULL)
    return FALSE;
  version = make_version (transaction, before);
  rapport_entity_set_integer (version, RAPPORT_REQUIREMENT_VERSION_VERSION, find_last_version (versions) + 1);
  return rapport_transaction_insert (transaction, version, error);
}

const RapportConsequence rapport_requirement_consequences[] = {
  { &rapport_requirement_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_REQUIREMENT_URGENT, RAPPORT_REQUIREMENT_IMPORTANT), .prepare = set_priority },
  { &rapport_requirement_info, RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_REQUIREMENT_SOLUTION, RAPPORT_REQUIREMENT_QUOTATION,
                       RAPPORT_REQUIREMENT_QUOTED_AMOUNT, RAPPORT_REQUIREMENT_DELIVERY_PERIOD),
    .follow = keep_version },
  { NULL }
};
