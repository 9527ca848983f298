/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-moment.h"

G_BEGIN_DECLS

/** RAPPORT_UNSET: the integer of a field that holds none */
#define RAPPORT_UNSET G_MININT64

/**
 * RapportFieldKind:
 * What a field of a thing holds, and so its property type and its columns:
 * TEXT one line, LONG_TEXT several (string; one TEXT column);
 * CHOICE one stable value of a list (string; one TEXT column);
 * FLAG yes or no (boolean; INTEGER 0/1 NOT NULL DEFAULT 0);
 * INTEGER a number (int64, RAPPORT_UNSET for none; INTEGER);
 * MONEY minor units of the book's currency (int64, RAPPORT_UNSET for none; INTEGER);
 * DAY a local day, yyyymmdd (int, 0 for none; INTEGER);
 * MOMENT a day with or without a time (boxed RapportMoment; two INTEGER columns, _day and _at);
 * INSTANT UTC seconds (int64, RAPPORT_UNSET for none; INTEGER);
 * REFERENCE another thing (int64 id, 0 for none; INTEGER REFERENCES its table).
 */
typedef enum
{
  RAPPORT_FIELD_TEXT,
  RAPPORT_FIELD_LONG_TEXT,
  RAPPORT_FIELD_CHOICE,
  RAPPORT_FIELD_FLAG,
  RAPPORT_FIELD_INTEGER,
  RAPPORT_FIELD_MONEY,
  RAPPORT_FIELD_DAY,
  RAPPORT_FIELD_MOMENT,
  RAPPORT_FIELD_INSTANT,
  RAPPORT_FIELD_REFERENCE,
} RapportFieldKind;

typedef enum
{
  RAPPORT_FIELD_REQUIRED = 1 << 0,
  /* the words as typed or imported, for the choice, moment or reference declared just before it */
  RAPPORT_FIELD_WORDS = 1 << 1,
  /* names the owning thing; deleting that deletes this */
  RAPPORT_FIELD_OWNER = 1 << 2,
  /* kept by the program, never typed in a form */
  RAPPORT_FIELD_INTERNAL = 1 << 3,
  /* what people call the thing; of several the first that is filled in */
  RAPPORT_FIELD_TITLE = 1 << 8,
  /* its number for people: no other of the kind has it, and the program gives the next one */
  RAPPORT_FIELD_NUMBER = 1 << 9,
  /* where the thing stands in time: when it happened, begins or is due */
  RAPPORT_FIELD_WHEN = 1 << 10,
  /* the member who answers for it */
  RAPPORT_FIELD_RESPONSIBLE = 1 << 11,
  /* its words are found by searching */
  RAPPORT_FIELD_SEARCHED = 1 << 12,
  /* has happened once it is known, so one in the future is flagged */
  RAPPORT_FIELD_PAST = 1 << 13,
  /* can't be less than nothing */
  RAPPORT_FIELD_POSITIVE = 1 << 14,
  /* follows from the newest row of a history that is kept: other books make it anew, it is not sent */
  RAPPORT_FIELD_COPY = 1 << 15,
  /* together with its owner it says which thing this is: made twice, it is the same thing */
  RAPPORT_FIELD_KEY = 1 << 16,
  /* by it somebody is known: when they are erased, it goes from the texts of others too */
  RAPPORT_FIELD_IDENTIFIES = 1 << 17,
  /* once ticked, the thing is not offered any more, but stays where it is named */
  RAPPORT_FIELD_RETIRED = 1 << 20,
  /* of an INTEGER: how content somebody is, mostly from 1 to 5 */
  RAPPORT_FIELD_SCORE = 1 << 21,
  /* of an INTEGER: what entries of one owner add up to is a balance */
  RAPPORT_FIELD_BALANCE = 1 << 22,
} RapportFieldFlags;

/** RapportChoice: a stable value, as stored, and the words shown for it (marked with N_()) */
typedef struct
{
  const char *value;
  const char *label;
} RapportChoice;

/**
 * RapportField:
 * @name: the property's name, with hyphens; the column is the same with underscores
 * @label: English words for the form and the history, marked with NC_("field", …)
 * @choices: for CHOICE, ended by a NULL value; for TEXT, suggestions whose words may be taken as the text
 * @target: for REFERENCE, the name of the kind of thing
 * @least: for INTEGER and MONEY, the least value allowed
 * @most: the greatest value allowed; @least == @most means no bounds
 * @digits: for INTEGER, how many of its digits stand behind the point: 4.5 with 2 of them is 450
 * @initial: (nullable): for CHOICE, what a new thing has
 * @after: (nullable): for DAY, MOMENT and INSTANT, the field before which it can't be
 */
typedef struct
{
  const char          *name;
  RapportFieldKind     kind;
  const char          *label;
  RapportFieldFlags    flags;
  const RapportChoice *choices;
  const char          *target;
  gint64               least;
  gint64               most;
  guint                digits;
  const char          *initial;
  const char          *after;
} RapportField;

const RapportChoice *rapport_choice_find  (const RapportChoice *choices,
                                           const char          *value);
const char          *rapport_choice_label (const RapportChoice *choices,
                                           const char          *value);
GType                rapport_field_get_value_type (const RapportField *field);
char                *rapport_field_dup_column     (const RapportField *field);

G_END_DECLS
