/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-change.h"
#include "rapport-connection.h"
#include "rapport-progress.h"

G_BEGIN_DECLS

/** RapportDifferentField: a field of a thing, with its words, and what it was (nullable) and is (nullable) */
typedef struct
{
  const RapportField *field;
  const char         *label;
  char               *then;
  char               *now;
} RapportDifferentField;

/**
 * RapportDifferentThing:
 * @op: whether it was added since, changed or deleted
 * @id: in the book of now; 0 for what is gone
 * @title: what it is called, now or at last
 * @customer: (nullable): the name of whose it is
 * @customer_uid: of that customer, as it was then where it was there then; zero for nobody's
 * @was_customer_there: whether that customer was there then, so that it can be brought back
 * @fields: (element-type RapportDifferentField): of what was changed
 */
typedef struct
{
  const RapportEntityInfo *info;
  RapportChangeOp          op;
  guint8                   uid[RAPPORT_UID_LENGTH];
  gint64                   id;
  char                    *title;
  char                    *customer;
  guint8                   customer_uid[RAPPORT_UID_LENGTH];
  gboolean                 was_customer_there;
  GPtrArray               *fields;
} RapportDifferentThing;

/**
 * RapportKindDifference:
 * @n: how many things of the kind there are of each RapportChangeOp
 * @things: (element-type RapportDifferentThing): the first of them
 */
typedef struct
{
  const RapportEntityInfo *info;
  guint                    n[RAPPORT_CHANGE_DELETE + 1];
  GPtrArray               *things;
} RapportKindDifference;

GPtrArray *rapport_difference_load          (RapportConnection            *then,
                                             RapportConnection            *now,
                                             guint                         most,
                                             GTimeZone                    *zone,
                                             RapportProgress              *progress,
                                             GError                      **error);
char      *rapport_kind_difference_describe (const RapportKindDifference  *self);
char      *rapport_difference_describe      (GPtrArray                    *kinds);
char      *rapport_different_field_describe (const RapportDifferentField  *self);

G_END_DECLS
