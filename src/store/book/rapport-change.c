/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-change.h"

/** rapport_change_op_from_text: Returns: what the log calls @text */
RapportChangeOp
rapport_change_op_from_text (const char *text)
{
  g_return_val_if_fail (text != NULL, RAPPORT_CHANGE_UPDATE);

  if (g_str_equal (text, "insert"))
    return RAPPORT_CHANGE_INSERT;
  return g_str_equal (text, "update") ? RAPPORT_CHANGE_UPDATE : RAPPORT_CHANGE_DELETE;
}
