/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-spec.h"
#include "rapport-picker.h"
#include "rapport-reference-drop-down.h"
#include "rapport-references.h"
#include "rapport-things.h"

/**
 * rapport_references_new:
 * @target: a kind of thing
 *
 * Returns: (transfer floating): a #RapportReference among all things of the kind: of which there is a long
 *   list, they are found by searching it, else all are offered
 */
GtkWidget *
rapport_references_new (RapportContext *context,
                        const char     *target)
{
  const RapportListSpec *spec;
  GtkWidget *widget;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context) && target != NULL, NULL);

  spec = rapport_lists_find_thing (target);
  if (spec != NULL)
    {
      widget = rapport_picker_new (context);
      rapport_picker_set_spec (RAPPORT_PICKER (widget), spec);
      return widget;
    }
  widget = rapport_reference_drop_down_new (context, rapport_entity_type_for (target));
  rapport_reference_drop_down_show_all (RAPPORT_REFERENCE_DROP_DOWN (widget));
  return widget;
}
