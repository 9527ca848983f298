/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-derived-table.h"
#include "rapport-rules.h"

G_BEGIN_DECLS

/**
 * RapportDueButton: what can be done at once about a thing that is due
 * @clock: (nullable): only for this clock
 * @act: what it does: "log", "open", "plan-next", or an act of rapport_due_act_new()
 * @label: (nullable): on Today, with a mnemonic, marked with N_(); NULL where it has none
 * @notice_label: (nullable): in a notification, marked with N_(); NULL where it has none
 * @notice_action: (nullable): the GAction of the notification's button
 */
typedef struct
{
  const char *clock;
  const char *act;
  const char *label;
  const char *notice_label;
  const char *notice_action;
} RapportDueButton;

/**
 * RapportDueLevel: a moment at which to tell of a thing (sla.md, 12)
 * @level: below 0 before it is due, 0 when it is, above 0 after it; the highest that passed is told
 * @fire: (nullable): the UTC seconds of it, for a clock that runs from @started until @due; NULL for
 *   @due itself; it gives RAPPORT_UNSET for not at all
 * @is_days_ahead: of what is due all day: it is so many days before, as @dues tells instead of where the clock runs from
 */
typedef struct
{
  int    level;
  gint64 (*fire) (gint64              started,
                  gint64              due,
                  const RapportRules *rules);
  gboolean is_days_ahead;
} RapportDueLevel;

/**
 * RapportDueTold: who is told of a thing, beside whose it is (RG-6)
 * @level: from this level on
 * @member: SQL for the id of a member, within the kind's @from; NULL after the last
 */
typedef struct
{
  int         level;
  const char *member;
} RapportDueTold;

/**
 * RapportDueKind:
 * @alerts: how its alerts are derived; its @thing is the kind of thing that is due
 * @clock: (nullable): the clock that alerts of it name, NULL when @dues tells which
 * @levels: when to tell of it, up to one after the last
 * @n_levels: how many
 * @dues: SQL that tells when the thing ?1 is due, while it is open: clock, day, UTC seconds, and the UTC
 *   seconds from which the clock runs
 * @is_ahead: what is thought of from @since on stands under its own day where that is within a week
 * @is_instant: it is due at a moment, never all day
 * @is_promise: once late it comes before what is only planned
 * @first_clock: (nullable): what runs on this clock stands before everything once it is late (FR-15)
 * @is_urgent: a notification of it waits on the screen
 * @id: SQL names, within @from: of its id
 * @uid: of its uid, and so on
 * @number: (nullable): what people call it by
 * @contact: (nullable): the id of the contact concerned
 * @from: the thing and what it belongs to, found by @id; has the customer as c
 * @queue: the same, in the order in which things fall due
 * @open: what is not done yet, within @queue, on the day :today
 * @count: how @queue is counted
 * @owner: whose it is, within @queue and @from
 * @told: (nullable): who is told, too, the later the higher
 * @day: (nullable): the day it is due, within @queue
 * @since: (nullable): the day from which on it is to be thought of until @day, after which it is over; NULL where
 *   it is late after @day
 * @at: the UTC seconds
 * @due_clock: the clock
 * @icon: name of an icon
 * @say_clock: (nullable): words for a clock
 * @say_due: words for when it is due, as "today 15:00"
 * @say_after: (nullable): the same, when it is told of again after it was due
 * @say_name: words that name one among others
 * @buttons: what can be done at once; the last has no act
 *
 * A kind of thing that falls due: the agenda, alerts, notifications and the `due` command take all from here.
 */
typedef struct
{
  RapportDerivedTable     alerts;
  const char             *clock;
  const RapportDueLevel  *levels;
  guint                   n_levels;
  const char             *dues;

  gboolean                is_instant;
  gboolean                is_ahead;
  gboolean                is_promise;
  const char             *first_clock;
  gboolean                is_urgent;

  const char             *id;
  const char             *uid;
  const char             *customer;
  const char             *what;
  const char             *method;
  const char             *method_words;
  const char             *number;
  const char             *priority;
  const char             *contact;
  const char             *from;

  const char             *queue;
  const char             *open;
  const char             *count;
  const char             *owner;
  const RapportDueTold   *told;
  const char             *day;
  const char             *since;
  const char             *at;
  const char             *due_clock;

  const char             *icon;
  const char           *(*say_clock) (const char *clock);
  char                 *(*say_due)   (const char *number,
                                      const char *clock,
                                      const char *when,
                                      gboolean    passed);
  char                 *(*say_after) (const char *when);
  char                 *(*say_name)  (const char *number,
                                      const char *clock);
  const RapportDueButton *buttons;
} RapportDueKind;

/** RAPPORT_DUE_NOT_ARCHIVED: SQL: the customer c, if any, is not archived; what is due there is told to nobody */
#define RAPPORT_DUE_NOT_ARCHIVED "ifnull(c.archived, 0) = 0"

/** RAPPORT_DUE_OF_TICKET: what a kind says of the ticket t */
#define RAPPORT_DUE_OF_TICKET \
  .customer = "t.customer", .what = "t.description", .number = "t.number", .priority = "t.priority", \
  .contact = "t.contact"

/** RAPPORT_DUE_WORDS_OF: SQL for the what of a thing of which nobody wrote anything: @value is a purpose or a depth */
#define RAPPORT_DUE_WORDS_OF(value) "char (1) || " value

/** RAPPORT_DUE_N_COLUMNS: of rapport_due_kind_dup_columns() */
#define RAPPORT_DUE_N_COLUMNS 11

const RapportDueKind * const *rapport_due_kinds            (guint                *n_kinds);
const RapportDueKind         *rapport_due_kind_find        (const char           *thing,
                                                            const char           *clock);
const RapportDueButton       *rapport_due_kind_find_button (const RapportDueKind *kind,
                                                            const char           *clock);
char                         *rapport_due_kind_dup_columns (const RapportDueKind *kind);
const char                   *rapport_due_get_words        (const char           *what);
gint64                        rapport_due_warn_before      (gint64                started,
                                                            gint64                due,
                                                            const RapportRules   *rules);

extern const RapportDerivedSource rapport_due_ticket_sources[];

/* of a ticket t of the customer c: the lead of who has it, and those above */
extern const RapportDueTold rapport_due_ticket_lead[];
extern const RapportDueTold rapport_due_ticket_path[];

extern const RapportDueKind rapport_due_plan;
extern const RapportDueKind rapport_due_action_item;
extern const RapportDueKind rapport_due_ticket_clock;
extern const RapportDueKind rapport_due_service_plan;
extern const RapportDueKind rapport_due_escalation;
extern const RapportDueKind rapport_due_new_date;
extern const RapportDueKind rapport_due_contract;
extern const RapportDueKind rapport_due_care_date;

/* no kind of alert: a customer with whom nothing is planned */
extern const RapportDueKind rapport_due_undated;

G_END_DECLS
