/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-calendar-version.h"
#include "rapport-edit.h"
#include "rapport-policy-version.h"
#include "rapport-setting.h"
#include "rapport-uid.h"
#include "rapport-version-acts.h"

G_STATIC_ASSERT ((int) RAPPORT_POLICY_VERSION_RETIRED == (int) RAPPORT_CALENDAR_VERSION_RETIRED);

static RapportEntity *
dup_version (RapportContext *context,
             GType           type,
             gint64          id)
{
  g_autoptr(RapportEntity) live = rapport_book_get (rapport_context_get_book (context), type, id, NULL);

  return live != NULL ? rapport_entity_copy (live) : NULL;
}

/**
 * rapport_version_acts_make_default:
 * @type: of policies or of calendars
 *
 * Returns: (transfer full) (nullable): the act by which new tickets go by the version @id; NULL when that is gone
 */
RapportAct *
rapport_version_acts_make_default (RapportContext *context,
                                   GType           type,
                                   gint64          id)
{
  g_autoptr(RapportEntity) version = NULL;
  g_autofree char *setting = NULL;
  g_autofree char *uid = NULL;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);

  version = dup_version (context, type, id);
  if (version == NULL)
    return NULL;
  setting = g_strconcat ("default-", rapport_entity_get_info (version)->name, NULL);
  uid = rapport_uid_to_text (rapport_entity_get_uid (version));
  return rapport_set_setting_new (setting, uid);
}

/** rapport_version_acts_retire: Returns: as the above, of the act by which new things take it no more */
RapportAct *
rapport_version_acts_retire (RapportContext *context,
                             GType           type,
                             gint64          id)
{
  const guint field = RAPPORT_POLICY_VERSION_RETIRED;
  g_autoptr(RapportEntity) version = NULL;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);

  version = dup_version (context, type, id);
  if (version == NULL)
    return NULL;
  rapport_entity_set_flag (version, field, TRUE);
  return rapport_edit_new (version, &field, 1);
}
