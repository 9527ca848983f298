/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-saved-filter.h"

const RapportChoice rapport_segment_bases[] = {
  { "value", NC_("choice", "By value") },
  { "need", NC_("choice", "By need") },
  { "behaviour", NC_("choice", "By behaviour") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_SAVED_FILTER_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Name"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_SAVED_FILTER_LIST] =
    { "list", RAPPORT_FIELD_TEXT, NC_("field", "List"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_INTERNAL },
  [RAPPORT_SAVED_FILTER_CONDITION] =
    { "condition", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Condition") },
  [RAPPORT_SAVED_FILTER_SEARCH] = { "search", RAPPORT_FIELD_TEXT, NC_("field", "Search") },
  [RAPPORT_SAVED_FILTER_SORT] =
    { "sort", RAPPORT_FIELD_TEXT, NC_("field", "Sorted by"), .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_SAVED_FILTER_COLUMNS] =
    { "columns", RAPPORT_FIELD_TEXT, NC_("field", "Columns"), .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_SAVED_FILTER_SEGMENT] = { "segment", RAPPORT_FIELD_FLAG, NC_("field", "Segment") },
  [RAPPORT_SAVED_FILTER_BASIS] =
    { "basis", RAPPORT_FIELD_CHOICE, NC_("field", "Basis of the segment"),
      .choices = rapport_segment_bases },
  [RAPPORT_SAVED_FILTER_PROFILE] =
    { "profile", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Profile of the group"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_SAVED_FILTER_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "Only for"), .target = "member" },
  [RAPPORT_SAVED_FILTER_RANK] =
    { "rank", RAPPORT_FIELD_INTEGER, NC_("field", "Order"), .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_SAVED_FILTER_GROUP_BY] =
    { "group-by", RAPPORT_FIELD_TEXT, NC_("field", "Grouped by"), .flags = RAPPORT_FIELD_INTERNAL },
};

const RapportEntityInfo rapport_saved_filter_info = {
  .name = "saved_filter",
  .label = NC_("thing", "Saved filter"),
  .plural = NC_("thing", "Saved filters"),
  .icon = "folder-saved-search-symbolic",
  .search = 27,
  .get_type = rapport_saved_filter_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RAPPORT_DEFINE_THING (RapportSavedFilter, rapport_saved_filter)
