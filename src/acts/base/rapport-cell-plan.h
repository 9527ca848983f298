/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-currency.h"
#include "rapport-entity.h"

G_BEGIN_DECLS

/**
 * RapportCellChange:
 * @id: the thing, 0 where there is none
 * @title: (nullable): what it is called
 * @column: what its field is called
 * @before: (nullable): what the field holds, in words
 * @after: (nullable): what it is to hold, in words; of what is refused, what was typed
 * @problem: (nullable): why it is refused
 * @is_new: whether it is free text that no such thing has yet, and none of what is suggested
 */
typedef struct
{
  gint64    id;
  char     *title;
  char     *column;
  char     *before;
  char     *after;
  char     *problem;
  gboolean  is_new;
} RapportCellChange;

/**
 * RapportCellPlan:
 * Values that are to be put into fields of many things, first looked at, then written as one act. It
 * belongs to one thread at a time.
 */
typedef struct _RapportCellPlan RapportCellPlan;

RapportCellPlan *rapport_cell_plan_new           (const RapportEntityInfo  *info,
                                                  gint64                    now,
                                                  GTimeZone                *zone,
                                                  const RapportCurrency    *currency);
void             rapport_cell_plan_free          (RapportCellPlan          *self);
void             rapport_cell_plan_type          (RapportCellPlan          *self,
                                                  gint64                    id,
                                                  guint                     field,
                                                  const char               *text);
void             rapport_cell_plan_expect        (RapportCellPlan          *self,
                                                  RapportEntity            *seen);
void             rapport_cell_plan_copy          (RapportCellPlan          *self,
                                                  gint64                    id,
                                                  guint                     field,
                                                  gint64                    from);
void             rapport_cell_plan_refuse        (RapportCellPlan          *self,
                                                  gint64                    id,
                                                  const char               *column,
                                                  const char               *text,
                                                  const char               *sentence);
char            *rapport_cell_plan_dup_problem   (RapportCellPlan          *self,
                                                  RapportConnection        *connection,
                                                  guint                     field,
                                                  const char               *text);
gboolean         rapport_cell_plan_check         (RapportCellPlan          *self,
                                                  RapportConnection        *connection,
                                                  GError                  **error);
GPtrArray       *rapport_cell_plan_get_changes   (RapportCellPlan          *self);
guint            rapport_cell_plan_get_n_changed (RapportCellPlan          *self);
guint            rapport_cell_plan_get_n_things  (RapportCellPlan          *self);
guint            rapport_cell_plan_get_n_refused (RapportCellPlan          *self);
guint            rapport_cell_plan_get_n_new     (RapportCellPlan          *self);
guint            rapport_cell_plan_get_n_open    (RapportCellPlan          *self);
RapportAct      *rapport_cell_plan_create_act    (RapportCellPlan          *self,
                                                  gboolean                  along);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportCellPlan, rapport_cell_plan_free)

G_END_DECLS
