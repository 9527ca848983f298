/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-moment.h"

G_BEGIN_DECLS

/** RAPPORT_DESK_MOST_TICKETS: so many of a group are read at most */
#define RAPPORT_DESK_MOST_TICKETS 25
#define RAPPORT_DESK_HOURS 24

/** RapportDeskGroup: why a lead looks at a ticket; it stands in the first group that it belongs to (CS-3) */
typedef enum
{
  RAPPORT_DESK_FIRST,
  RAPPORT_DESK_LATE,
  RAPPORT_DESK_SOON,
  RAPPORT_DESK_UNANSWERED,
  RAPPORT_DESK_WAITING,
  RAPPORT_DESK_N_GROUPS,
} RapportDeskGroup;

/** RapportDeskCount: what is counted of open tickets, each whatever else it is too */
typedef enum
{
  RAPPORT_DESK_COUNT_OPEN,
  RAPPORT_DESK_COUNT_FIRST,
  RAPPORT_DESK_COUNT_LATE,
  RAPPORT_DESK_COUNT_SOON,
  RAPPORT_DESK_COUNT_UNANSWERED,
  RAPPORT_DESK_COUNT_WAITING,
  RAPPORT_DESK_COUNT_ESCALATED,
  RAPPORT_DESK_N_COUNTS,
} RapportDeskCount;

/**
 * RapportDeskTicket:
 * @due: UTC seconds of the deadline that runs out first, RAPPORT_UNSET without one, and its @target
 * @new_date: what the customer was promised by the last exception, without a day when nothing
 * @waiting_for: (nullable): what the customer is asked for, while they are waited for
 */
typedef struct
{
  gint64            id;
  RapportDeskGroup  group;
  gint64            due;
  gint64            received;
  gboolean          is_late;
  gboolean          is_soon;
  gboolean          is_unanswered;
  char             *number;
  char             *priority;
  char             *status;
  char             *customer;
  char             *description;
  char             *owner;
  char             *target;
  char             *waiting_for;
  char             *escalated_to;
  RapportMoment     new_date;
} RapportDeskTicket;

/**
 * RapportDeskLoad: how much somebody, or a department, has
 * @id: of the team member or the department, 0 for what is nobody's
 * @name: (nullable): NULL for what is nobody's
 * @is_away: of a member, on the day that was asked for
 * @deputy: of a member that is away, 0 for none
 */
typedef struct
{
  gint64    id;
  char     *name;
  gboolean  is_away;
  gint64    deputy;
  guint     n[RAPPORT_DESK_N_COUNTS];
} RapportDeskLoad;

/** RapportDeskException: what could not go as agreed, and what is promised instead (CS-4) */
typedef struct
{
  gint64         ticket;
  gint64         at;
  char          *number;
  char          *customer;
  char          *kind;
  char          *cause;
  RapportMoment  new_date;
} RapportDeskException;

/**
 * RapportServiceDesk:
 * @tickets: (element-type RapportDeskTicket): by group, in each what runs out first, of each group the first
 * @n_in_group: how many there are in all
 * @n: how many open tickets there are of each sort
 * @persons: (element-type RapportDeskLoad): who has tickets or is away with something, the most late ones first
 * @departments: (element-type RapportDeskLoad): likewise
 * @exceptions: (element-type RapportDeskException): of this week, the newest first; @n_exceptions in all
 * @hours: how many tickets were received in each hour of the day in the last seven days, and @hours_today
 *
 * What a lead has to see of all tickets (CS-3).
 */
typedef struct
{
  GPtrArray *tickets;
  guint      n_in_group[RAPPORT_DESK_N_GROUPS];
  guint      n[RAPPORT_DESK_N_COUNTS];
  GPtrArray *persons;
  GPtrArray *departments;
  GPtrArray *exceptions;
  guint      n_exceptions;
  guint      hours[RAPPORT_DESK_HOURS];
  guint      hours_today[RAPPORT_DESK_HOURS];
} RapportServiceDesk;

RapportServiceDesk *rapport_service_desk_load (RapportConnection   *connection,
                                               gint64               now,
                                               GTimeZone           *zone,
                                               GError             **error);
void                rapport_service_desk_free (RapportServiceDesk  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportServiceDesk, rapport_service_desk_free)

G_END_DECLS
