/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/** RapportTimelineKind: a plan is there when it was done without a record, or skipped; THING is any other kind */
typedef enum
{
  RAPPORT_TIMELINE_RECORD,
  RAPPORT_TIMELINE_PLAN,
  RAPPORT_TIMELINE_TICKET,
  RAPPORT_TIMELINE_EVENT,
  RAPPORT_TIMELINE_STAGE,
  RAPPORT_TIMELINE_GRADE,
  RAPPORT_TIMELINE_CHANGE,
  RAPPORT_TIMELINE_THING,
} RapportTimelineKind;

/**
 * RapportTimelineItem:
 * @thing: (nullable): its kind, where it can be opened
 * @id: of the record, plan, ticket, event or change
 * @ticket: of a ticket or its event, otherwise 0
 * @at: when; of a plan, when it was due
 * @value: (nullable): the stable value, or words as typed, that says what it was: a method, a
 *   ticket's priority, a kind of event, a stage or grade, the kind of thing that changed
 * @words: (nullable): a ticket's number, a plan's state, a score, what the thing is called, the field that changed
 * @text: (nullable): what was said: a record's summary, a plan's content or reason for skipping, a
 *   ticket's description, a note, a reason
 * @member: who, 0 for nobody known
 * @member_name: (nullable): the name
 * @written_late: UTC seconds at which a record (FR-6) or an important change (RG-2) was written down if that was
 *   late, else RAPPORT_UNSET
 * @feedback: (nullable): of a record
 * @agreed: (nullable): of a record
 * @next_action: (nullable): of a record
 * @contact: (nullable): with whom a record was
 * @files: (nullable) (element-type RapportAttachment): what is attached to a record or plan, NULL for nothing
 */
typedef struct
{
  RapportTimelineKind  kind;
  const char          *thing;
  gint64               id;
  gint64               ticket;
  RapportMoment        at;
  char                *value;
  char                *words;
  char                *text;
  gint64               member;
  char                *member_name;
  gint64               written_late;
  char                *feedback;
  char                *agreed;
  char                *next_action;
  char                *contact;
  GPtrArray           *files;
} RapportTimelineItem;

GPtrArray *rapport_timeline_load (RapportConnection  *connection,
                                  gint64              customer,
                                  guint               most,
                                  GTimeZone          *zone,
                                  GError            **error);

G_END_DECLS
