/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-calendar.h"
#include "rapport-connection.h"
#include "rapport-rules.h"

G_BEGIN_DECLS

/** RapportFigureUnit: of a value; SECONDS and MONEY (minor units) are plain numbers otherwise */
typedef enum
{
  RAPPORT_FIGURE_SHARE,
  RAPPORT_FIGURE_NUMBER,
  RAPPORT_FIGURE_SECONDS,
  RAPPORT_FIGURE_MONEY,
} RapportFigureUnit;

/** RapportFigureSense: when a value meets its target; FALLING and RISING look at the period before */
typedef enum
{
  RAPPORT_FIGURE_PLAIN,
  RAPPORT_FIGURE_AT_LEAST,
  RAPPORT_FIGURE_AT_MOST,
  RAPPORT_FIGURE_FALLING,
  RAPPORT_FIGURE_RISING,
} RapportFigureSense;

/** RapportFigureWay: RATIO is numerator ÷ denominator; COUNT the numerator; MEDIAN of the values given */
typedef enum
{
  RAPPORT_FIGURE_RATIO,
  RAPPORT_FIGURE_COUNT,
  RAPPORT_FIGURE_MEDIAN,
} RapportFigureWay;

/**
 * RapportFigurePart:
 * @id: stable; of the first part, the figure itself, ""
 * @label: English words, marked with NC_("figure", …)
 * @keyed: whether there is one for each key that is found, such as each method
 * @of_money: whether what is counted is money, in minor units
 * @scale: what a ratio is multiplied with, 0 for 1
 * @target: used until the book has one; 0 for none
 */
typedef struct
{
  const char         *id;
  const char         *label;
  RapportFigureUnit   unit;
  RapportFigureWay    way;
  gboolean            keyed;
  gboolean            of_money;
  double              scale;
  RapportFigureSense  sense;
  double              target;
} RapportFigurePart;

/**
 * RapportFigurePeriod:
 * @from: first day, yyyymmdd
 * @to: last day
 * @months: how many whole calendar months it is, 0 when it is none
 */
typedef struct
{
  int from;
  int to;
  int months;
} RapportFigurePeriod;

typedef enum
{
  RAPPORT_FIGURE_BY_NOTHING,
  RAPPORT_FIGURE_BY_OWNER,
  RAPPORT_FIGURE_BY_GRADE,
  RAPPORT_FIGURE_BY_MONTH,
} RapportFigureBy;

/**
 * RapportFigureFilter:
 * @owner: only what concerns the customers of this member, 0 for all
 * @grade: (nullable): and of this grade
 * @segment: (nullable): and of this segment
 * @by: what the figures are given apart by
 * @with_ids: whether the things behind the numbers are named
 *
 * Owner, grade and segment are those at the end of the period.
 */
typedef struct
{
  gint64           owner;
  const char      *grade;
  const char      *segment;
  RapportFigureBy  by;
  gboolean         with_ids;
} RapportFigureFilter;

/**
 * RapportFigureCustomer:
 * What figures ask of a customer in a period.
 * @entered: day of the first contact, else on which it came into the book
 * @registered_before: entered, neither lost nor archived on the day before the period
 * @registered: likewise on its last day
 * @became_lost: in the period, and was lost at its end
 * @lost: at the end
 * @archived: at the end
 */
typedef struct
{
  gint64      id;
  int         entered;
  gint64      owner;
  const char *grade;
  const char *segment;
  gboolean    registered_before;
  gboolean    registered;
  gboolean    became_lost;
  gboolean    lost;
  gboolean    archived;
} RapportFigureCustomer;

/**
 * RapportFigureRun:
 * @now: UTC seconds
 * @today: its day
 * @starts: UTC seconds at which the period starts
 * @ends: at which it is over: the first that is not part of it
 * @customers: (element-type RapportFigureCustomer) (nullable): in the order of their ids, all of the book
 */
typedef struct
{
  RapportConnection   *connection;
  RapportCalendar     *calendar;
  GTimeZone           *zone;
  RapportFigurePeriod  period;
  RapportFigureFilter  filter;
  RapportRules         rules;
  gint64               now;
  int                  today;
  gint64               starts;
  gint64               ends;
  GArray              *customers;
  GStringChunk        *words;
} RapportFigureRun;

/** RapportFigureTally: what a figure adds up, for all customers that the filter lets pass and for each group */
typedef struct _RapportFigureTally RapportFigureTally;

/**
 * RapportFigureQuery:
 * @part: which part of the figure it is counted into
 * @things: the kind of the things that are counted
 * @sql: rows of customer (NULL for none), numerator, denominator, id of the thing, and the key where the
 *   part has keys; it may ask for :from and :to (days), :starts, :ends and :now (UTC seconds),
 *   :year (the day 12 months before :to) and :late (seconds, FR-6)
 */
typedef struct
{
  const char *part;
  const char *things;
  const char *sql;
} RapportFigureQuery;

/**
 * RapportFigure:
 * @id: such as K1
 * @title: English words, marked with NC_("figure", …)
 * @formula: how it is counted, in one sentence, likewise
 * @parts: (array zero-terminated=1): the figure itself, then what stands beside it
 * @queries: (array zero-terminated=1) (nullable): what is counted by SQL alone
 * @count: (nullable): adds what else is counted to a tally
 */
typedef struct
{
  const char               *id;
  const char               *title;
  const char               *formula;
  const RapportFigurePart  *parts;
  const RapportFigureQuery *queries;
  gboolean (*count) (RapportFigureRun    *run,
                     RapportFigureTally  *tally,
                     GError             **error);
} RapportFigure;

/** RapportFigureTake: takes a row into a tally */
typedef void (*RapportFigureTake) (RapportFigureRun   *run,
                                   RapportStatement   *row,
                                   RapportFigureTally *tally);

gboolean          rapport_figure_period_parse (const char                 *text,
                                               RapportFigurePeriod        *period);
void              rapport_figure_period_get_before (const RapportFigurePeriod *period,
                                               RapportFigurePeriod        *before);
RapportFigureRun *rapport_figure_run_new      (RapportConnection          *connection,
                                               const RapportFigurePeriod  *period,
                                               const RapportFigureFilter  *filter,
                                               gint64                      now,
                                               GError                    **error);
void              rapport_figure_run_free     (RapportFigureRun           *self);
const RapportFigureCustomer *rapport_figure_run_find (RapportFigureRun    *self,
                                               gint64                      customer);
gboolean          rapport_figure_run_load_customers (RapportFigureRun     *self,
                                               GError                    **error);
gboolean          rapport_figure_run_read     (RapportFigureRun           *self,
                                               const char                 *sql,
                                               RapportFigureTake           take,
                                               RapportFigureTally         *tally,
                                               GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportFigureRun, rapport_figure_run_free)

G_END_DECLS
