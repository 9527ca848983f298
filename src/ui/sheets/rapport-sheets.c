/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-sheets.h"
#include "rapport-thing-dialog.h"

static const RapportSheet * const sheets[] = { RAPPORT_SHEETS };

/** rapport_sheets_find: Returns: (nullable): how things of the kind @thing are written down */
const RapportSheet *
rapport_sheets_find (const char *thing)
{
  g_return_val_if_fail (thing != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (g_str_equal (sheets[i]->info->name, thing))
      return sheets[i];
  return NULL;
}

/** rapport_sheets_open: shows a thing on the page for its kind, or in a window where there is no such page */
void
rapport_sheets_open (RapportContext *context,
                     const char     *thing,
                     gint64          id)
{
  const RapportSheet *sheet = rapport_sheets_find (thing);

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  if (!rapport_context_open_thing (context, thing, id) && sheet != NULL)
    rapport_thing_dialog_open (context, sheet, id);
}
