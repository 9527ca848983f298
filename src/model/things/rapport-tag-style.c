/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-tag-style.h"

const RapportChoice rapport_colours[] = {
  { "blue", NC_("choice", "Blue") },
  { "green", NC_("choice", "Green") },
  { "yellow", NC_("choice", "Yellow") },
  { "orange", NC_("choice", "Orange") },
  { "red", NC_("choice", "Red") },
  { "purple", NC_("choice", "Purple") },
  { "brown", NC_("choice", "Brown") },
  { "grey", NC_("choice", "Grey") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_TAG_STYLE_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Tag"),
      .flags = RAPPORT_FIELD_KEY | RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_TAG_STYLE_COLOUR] =
    { "colour", RAPPORT_FIELD_CHOICE, NC_("field", "Colour"), .choices = rapport_colours },
  [RAPPORT_TAG_STYLE_PLAYBOOK] =
    { "playbook", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Playbook"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_TAG_STYLE_RETIRED] = { "retired", RAPPORT_FIELD_FLAG, NC_("field", "Retired") },
};

const RapportEntityInfo rapport_tag_style_info = {
  .name = "tag_style",
  .label = NC_("thing", "Tag in use"),
  .plural = NC_("thing", "Tags in use"),
  .icon = "user-bookmarks-symbolic",
  .search = 29,
  .get_type = rapport_tag_style_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RAPPORT_DEFINE_THING (RapportTagStyle, rapport_tag_style)
