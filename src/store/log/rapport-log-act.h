/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-change.h"
#include "rapport-connection.h"
#include "rapport-stamp.h"

G_BEGIN_DECLS

/**
 * RapportLogValue: what a field holds, for as long as it is wanted
 * @text: (nullable): of a TEXT
 */
typedef struct
{
  RapportValueKind  kind;
  gint64            integer;
  char             *text;
} RapportLogValue;

/**
 * RapportLogOp:
 * @thing: the kind, interned; one that this program does not know is kept as it is
 * @uid: the thing
 * @op: whether it was added (or came back), changed or deleted
 * @field: (nullable): the column that was changed
 * @value: what the field was given, unless it names a thing
 * @target: the thing that the field names, all zero for none
 * @over: the stamp that was replaced
 * @settles: (nullable): the stamps of others that whoever edited it had seen, one behind the other
 * @values: (nullable): all values of the thing when it was added, and when it was deleted, as JSON with
 *   references as uids
 * @owners: (nullable): the uids of what it belongs to, one behind the other
 * @is_auto: whether the program did it by itself
 * @is_back: whether the thing was there before
 * @root: of a deletion, what the person deleted
 * @seen: of a deletion, how often persons had worked on the thing
 * @heir: of a deletion, the thing that takes its place, all zero for none
 *
 * What an act did to one thing, or to one field of it.
 */
typedef struct
{
  const char      *thing;
  guint8           uid[RAPPORT_UID_LENGTH];
  RapportChangeOp  op;
  char            *field;
  RapportLogValue  value;
  guint8           target[RAPPORT_UID_LENGTH];
  RapportStamp     over;
  GBytes          *settles;
  char            *values;
  GBytes          *owners;
  gboolean         is_auto;
  gboolean         is_back;
  guint8           root[RAPPORT_UID_LENGTH];
  gint64           seen;
  guint8           heir[RAPPORT_UID_LENGTH];
} RapportLogOp;

/**
 * RapportLogAct:
 * @stamp: its clock and uid
 * @device: the machine and login it was done on
 * @device_name: (nullable): what that is called
 * @member: who did it, all zero for nobody known
 * @at: UTC seconds
 * @undoes: the act that it takes back, all zero for none
 * @version: the schema step of the book it was done in
 * @ops: (element-type RapportLogOp): what it did, in order
 *
 * An act of the log as other books need it: everything is named by its uid.
 */
typedef struct
{
  RapportStamp  stamp;
  guint8        device[RAPPORT_UID_LENGTH];
  char         *device_name;
  guint8        member[RAPPORT_UID_LENGTH];
  gint64        at;
  char         *kind;
  char         *subject;
  char         *left_out;
  guint8        undoes[RAPPORT_UID_LENGTH];
  int           version;
  GPtrArray    *ops;
} RapportLogAct;

RapportLogAct *rapport_log_act_load (RapportConnection  *connection,
                                     gint64              action,
                                     GError            **error);
void           rapport_log_act_free (RapportLogAct      *act);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportLogAct, rapport_log_act_free)

G_END_DECLS
