/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-field.h"

G_BEGIN_DECLS

/**
 * RapportColumnKind:
 * What a list's column shows, and so which content its cells have:
 * TEXT one line of text; CHOICE the stable value of a choice (text);
 * INTEGER a number; MONEY minor units of the book's currency (integer); DAY a local day, yyyymmdd (integer);
 * MOMENT a day with or without a time (moment); INSTANT UTC seconds (integer).
 */
typedef enum
{
  RAPPORT_COLUMN_TEXT,
  RAPPORT_COLUMN_CHOICE,
  RAPPORT_COLUMN_INTEGER,
  RAPPORT_COLUMN_MONEY,
  RAPPORT_COLUMN_DAY,
  RAPPORT_COLUMN_MOMENT,
  RAPPORT_COLUMN_INSTANT,
} RapportColumnKind;

typedef enum
{
  /* a day or moment that is late when it has passed, and is marked then; of an instant it is told
     how much time remains, too */
  RAPPORT_COLUMN_DUE = 1 << 0,
  /* not shown until the person asks for it */
  RAPPORT_COLUMN_HIDDEN = 1 << 1,
  /* of a choice rows show the value itself, which says enough to who knows the list; the words are
     in the tooltip and told to screen readers */
  RAPPORT_COLUMN_BRIEF = 1 << 2,
  /* shares what room the others leave; where no column says so it is the last one's */
  RAPPORT_COLUMN_GROWS = 1 << 3,
  /* each of its words, which ", " stands between, is on a ground of its own: the value of a choice in
     its colour, a tag in the one it has */
  RAPPORT_COLUMN_CHIPS = 1 << 4,
} RapportColumnFlags;

/** RapportColumnAlign: START for words, END for figures, in the direction of the language */
typedef enum
{
  RAPPORT_COLUMN_START,
  RAPPORT_COLUMN_CENTER,
  RAPPORT_COLUMN_END,
} RapportColumnAlign;

/**
 * RapportColumn:
 * @name: stable name, for sorting and for remembering the width
 * @title: English words for the header, marked with NC_("column", …)
 * @choices: for CHOICE, ended by a NULL value
 * @width: pixels at first, at 100 % text size
 */
typedef struct
{
  const char          *name;
  const char          *title;
  RapportColumnKind    kind;
  const RapportChoice *choices;
  int                  width;
  RapportColumnFlags   flags;
  RapportColumnAlign   align;
} RapportColumn;

G_END_DECLS
