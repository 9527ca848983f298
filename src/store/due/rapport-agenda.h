/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-due-kind.h"

G_BEGIN_DECLS

/** RAPPORT_AGENDA_MOST_UNDATED: customers without a next date that are loaded; more are only counted */
#define RAPPORT_AGENDA_MOST_UNDATED 20

/** RAPPORT_AGENDA_MOST: items of a group that are loaded; more are only counted */
#define RAPPORT_AGENDA_MOST 200

/**
 * RapportAgendaGroup:
 * What is late; what is due today and not late; what is due in the seven days after today.
 */
typedef enum
{
  RAPPORT_AGENDA_OVERDUE,
  RAPPORT_AGENDA_TODAY,
  RAPPORT_AGENDA_WEEK,
  RAPPORT_AGENDA_N_GROUPS,
} RapportAgendaGroup;

/**
 * RapportAgendaItem:
 * @kind: (transfer none): how it falls due
 * @thing: (transfer none): the kind of thing, interned
 * @id: the thing's
 * @customer: 0 for what belongs to none
 * @customer_name: (nullable): its name
 * @what: (nullable): what is to be done, of several lines the first
 * @method: (nullable): how: the words as typed or the stable value
 * @method_id: (nullable): the stable value
 * @contact: whom to turn to: the contact it is about, else the customer's main one; 0 for nobody
 * @contact_name: (nullable): who it is
 * @phone: (nullable): their telephone number
 * @said: (nullable): what was said last with the customer, of several lines the first
 * @said_when: when that was
 * @due: when; a ticket's always has a time
 * @clock: (transfer none): which of its clocks, interned
 * @number: (nullable): what people call it by
 * @owner: a team member, 0 for nobody
 * @owner_name: (nullable): who it is
 * @priority: (nullable): a ticket's
 * @snoozed_until: UTC seconds until which it was put off, RAPPORT_UNSET when it is not
 */
typedef struct
{
  const RapportDueKind *kind;
  const char    *thing;
  gint64         id;
  gint64         customer;
  char          *customer_name;
  char          *what;
  char          *method;
  char          *method_id;
  gint64         contact;
  char          *contact_name;
  char          *phone;
  char          *said;
  RapportMoment  said_when;
  RapportMoment  due;
  const char    *clock;
  char          *number;
  gint64         owner;
  char          *owner_name;
  char          *priority;
  gint64         snoozed_until;
} RapportAgendaItem;

/**
 * RapportAgenda:
 * @items: (element-type RapportAgendaItem): of each group the first #RAPPORT_AGENDA_MOST by due; of the overdue
 *   broken promises first (FR-15), then tickets of P1, then other tickets and action items
 * @n: how many each group has
 * @snoozed: (element-type RapportAgendaItem): what was put off and is in no group until then, the first first
 * @undated: (element-type RapportAgendaItem): the first customers of theirs with whom nothing is planned, those
 *   talked to the longest ago first
 * @n_undated: how many there are
 * @next: when the first thing after those is due; unset when there is nothing
 * @has_customers: whether the book has any customer that is not archived, whosever
 * @all_archived: whether it has archived ones only
 */
typedef struct
{
  GPtrArray     *items[RAPPORT_AGENDA_N_GROUPS];
  guint          n[RAPPORT_AGENDA_N_GROUPS];
  GPtrArray     *snoozed;
  GPtrArray     *undated;
  guint          n_undated;
  RapportMoment  next;
  gboolean       has_customers;
  gboolean       all_archived;
} RapportAgenda;

RapportAgenda *rapport_agenda_load      (RapportConnection  *connection,
                                         gint64              member,
                                         gint64              now,
                                         GTimeZone          *zone,
                                         GError            **error);
void           rapport_agenda_free      (RapportAgenda      *agenda);
gboolean       rapport_agenda_count_due (RapportConnection  *connection,
                                         const char         *thing,
                                         gint64              member,
                                         gint64              now,
                                         GTimeZone          *zone,
                                         guint              *n,
                                         GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportAgenda, rapport_agenda_free)

G_END_DECLS
