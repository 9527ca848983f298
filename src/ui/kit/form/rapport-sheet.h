/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportSheetSection: fields under a heading (nullable), English and marked with N_() */
typedef struct
{
  const char  *title;
  const guint *fields;
  guint        n_fields;
} RapportSheetSection;

/**
 * RapportSheetLines:
 * @info: the kind of what belongs to the thing, a line each
 * @title: a heading, English and marked with N_()
 * @add: what adds a line, with a mnemonic
 * @fields: what stands in a line
 * @rank: the field that keeps the lines in order
 * @sum: the field that is summed below them, -1 for none
 */
typedef struct
{
  const RapportEntityInfo *info;
  const char              *title;
  const char              *add;
  const guint             *fields;
  guint                    n_fields;
  guint                    rank;
  int                      sum;
} RapportSheetLines;

/** RapportSheetTool: a button in the head of a thing; @label has a mnemonic, @action is one of the page */
typedef struct
{
  const char *label;
  const char *action;
} RapportSheetTool;

/**
 * RapportSheet:
 * @info: the kind of thing
 * @new_title: of the window in which a new one is written down, English and marked with N_()
 * @sections: ended by one without fields
 * @lines: (nullable): what belongs to it line by line
 * @facts: what a row tells of it where it is listed with what it belongs to
 * @none: there, when there are none
 * @add: there, what adds one, with a mnemonic
 * @is_common: it is not asked whose a new one is, though others of its kind belong to somebody
 * @begins_today: the day of a new one is today until another is typed
 * @may_be_nobodys: it is asked whose a new one is, but nobody need be chosen
 * @belongings: (nullable): the sheets of the kinds of which a few belong to it, ended by %NULL
 * @add_action: (nullable): what adds one, where that is not the window for a new one
 * @tools: (nullable): what can be done with it on its page, ended by one without a label
 * @dup_hint: (nullable): what stands beside @field of @thing, one of @book, (transfer full) and NULL for nothing
 *
 * How a thing is written down and shown. One declaration a kind serves the pane beside its list and
 * the window for a new one.
 */
typedef struct _RapportSheet RapportSheet;
struct _RapportSheet
{
  const RapportEntityInfo    *info;
  const char                 *new_title;
  const RapportSheetSection  *sections;
  const RapportSheetLines    *lines;
  const guint                *facts;
  guint                       n_facts;
  const char                 *none;
  const char                 *add;
  gboolean                    is_common;
  gboolean                    begins_today;
  gboolean                    may_be_nobodys;
  const RapportSheet * const *belongings;
  const char                 *add_action;
  const RapportSheetTool     *tools;
  char                     *(*dup_hint) (RapportEntity *thing,
                                         guint          field,
                                         gpointer       book);
};

/** RAPPORT_SHEET_FIELDS: the fields of a section or of lines, and how many */
#define RAPPORT_SHEET_FIELDS(array) array, G_N_ELEMENTS (array)

G_END_DECLS
