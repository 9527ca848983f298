/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-field.h"

G_BEGIN_DECLS

/**
 * RapportConditionType:
 * What a column holds, and so what can be asked of it: TEXT is, contains; CHOICE any of; NUMBER and
 * MONEY a figure, with the column's digits behind the point; DAY, MOMENT and INSTANT a day, a moment
 * or a span such as `today`, `this-month`, `last-30d`, `overdue`; FLAG yes or no; REFERENCE who or
 * what it is, by name, number, uid or #id, or `me`; TAG has. All can be empty but FLAG.
 */
typedef enum
{
  RAPPORT_CONDITION_TEXT,
  RAPPORT_CONDITION_CHOICE,
  RAPPORT_CONDITION_NUMBER,
  RAPPORT_CONDITION_MONEY,
  RAPPORT_CONDITION_DAY,
  RAPPORT_CONDITION_MOMENT,
  RAPPORT_CONDITION_INSTANT,
  RAPPORT_CONDITION_FLAG,
  RAPPORT_CONDITION_REFERENCE,
  RAPPORT_CONDITION_TAG,
} RapportConditionType;

/**
 * RapportConditionColumn:
 * @name: stable English name, as typed in a condition
 * @title: English words for people, marked with NC_("column", …)
 * @choices: (nullable): for CHOICE, ended by a NULL value
 * @digits: for NUMBER and MONEY, how many digits of the stored integer stand behind the point
 */
typedef struct
{
  const char           *name;
  const char           *title;
  RapportConditionType  type;
  const RapportChoice  *choices;
  guint                 digits;
} RapportConditionColumn;

/** RapportConditionNth: Returns: (nullable): the column at @position, NULL behind the last */
typedef const RapportConditionColumn *(*RapportConditionNth) (gconstpointer data,
                                                              guint         position);

/** RapportConditionKind: AND and OR join parts, NOT turns its one part round, TEST asks a column */
typedef enum
{
  RAPPORT_CONDITION_AND,
  RAPPORT_CONDITION_OR,
  RAPPORT_CONDITION_NOT,
  RAPPORT_CONDITION_TEST,
} RapportConditionKind;

/** RapportConditionOperator: IS is any of the values; BETWEEN has two values and includes both */
typedef enum
{
  RAPPORT_CONDITION_IS,
  RAPPORT_CONDITION_CONTAINS,
  RAPPORT_CONDITION_BELOW,
  RAPPORT_CONDITION_AT_MOST,
  RAPPORT_CONDITION_ABOVE,
  RAPPORT_CONDITION_AT_LEAST,
  RAPPORT_CONDITION_BETWEEN,
  RAPPORT_CONDITION_EMPTY,
} RapportConditionOperator;

/** RapportCondition: what narrows a list; never changes once it is made, and any thread may read it */
typedef struct _RapportCondition RapportCondition;

/** RapportConditionMap: Returns: (transfer full) (nullable): what to ask in place of @value, %NULL for the same */
typedef char *(*RapportConditionMap) (const char *column,
                                      const char *value,
                                      gpointer    data);

/** RapportConditionTranslate: Returns: @msgid, marked with NC_(), in the language that is written */
typedef const char *(*RapportConditionTranslate) (const char *context,
                                                  const char *msgid,
                                                  gpointer    data);

#define RAPPORT_CONDITION_ERROR (rapport_condition_error_quark ())

/** RapportConditionError: what is wrong with the text of a condition; the message names the place */
typedef enum
{
  RAPPORT_CONDITION_ERROR_SYNTAX,
  RAPPORT_CONDITION_ERROR_COLUMN,
  RAPPORT_CONDITION_ERROR_OPERATOR,
  RAPPORT_CONDITION_ERROR_VALUE,
} RapportConditionError;

GQuark                    rapport_condition_error_quark  (void);

RapportCondition         *rapport_condition_parse        (const char                *text,
                                                          RapportConditionNth        nth,
                                                          gconstpointer              data,
                                                          GError                   **error);
char                     *rapport_condition_print        (const RapportCondition    *self);
char                     *rapport_condition_print_words  (const RapportCondition    *self,
                                                          RapportConditionNth        nth,
                                                          gconstpointer              columns,
                                                          RapportConditionTranslate  translate,
                                                          gpointer                   data);
const char               *rapport_condition_operator_print (RapportConditionOperator operation);

RapportCondition         *rapport_condition_new_test     (const char                *column,
                                                          RapportConditionOperator   operation,
                                                          const char * const        *values,
                                                          guint                      place);
RapportCondition         *rapport_condition_new_not      (RapportCondition          *part);
RapportCondition         *rapport_condition_new_join     (RapportConditionKind       kind,
                                                          GPtrArray                 *parts);
RapportCondition         *rapport_condition_join         (RapportCondition          *a,
                                                          RapportCondition          *b);
RapportCondition         *rapport_condition_ref          (RapportCondition          *self);
void                      rapport_condition_unref        (RapportCondition          *self);
gboolean                  rapport_condition_equal        (const RapportCondition    *a,
                                                          const RapportCondition    *b);

RapportConditionKind      rapport_condition_get_kind     (const RapportCondition    *self);
guint                     rapport_condition_get_n_parts  (const RapportCondition    *self);
const RapportCondition   *rapport_condition_get_part     (const RapportCondition    *self,
                                                          guint                      position);
const char               *rapport_condition_get_column   (const RapportCondition    *self);
RapportConditionOperator  rapport_condition_get_operator (const RapportCondition    *self);
const char * const       *rapport_condition_get_values   (const RapportCondition    *self);
guint                     rapport_condition_get_place    (const RapportCondition    *self);
gboolean                  rapport_condition_mentions     (const RapportCondition    *self,
                                                          const char                *column);
gboolean                  rapport_condition_overrides    (const RapportCondition    *self,
                                                          const RapportCondition    *usual);
const RapportCondition   *rapport_condition_find         (const RapportCondition    *self,
                                                          const char                *column);
RapportCondition         *rapport_condition_replace      (RapportCondition          *self,
                                                          const char                *column,
                                                          RapportCondition          *test);
GPtrArray                *rapport_condition_dup_musts    (RapportCondition          *self);
RapportCondition         *rapport_condition_set_must     (RapportCondition          *self,
                                                          const RapportCondition    *old,
                                                          RapportCondition          *part);
RapportCondition         *rapport_condition_map          (const RapportCondition    *self,
                                                          RapportConditionMap        func,
                                                          gpointer                   data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportCondition, rapport_condition_unref)

G_END_DECLS
