/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-filter-bar.h"

G_BEGIN_DECLS

/**
 * RapportFilterBar:
 * What a list is narrowed by: one condition, and for each filter that the list offers a button or a
 * switch that shows what the condition says of it.
 */
struct _RapportFilterBar
{
  GtkWidget              parent_instance;

  GtkWidget             *box;
  GtkWidget             *add;
  GtkWidget             *clear;
  GtkWidget             *save;
  GtkWidget             *as_text;
  GtkWidget             *text;
  RapportContext        *context;
  const RapportListSpec *spec;
  RapportCondition      *condition;
  RapportCondition      *changed;
  GPtrArray             *filters;
  GPtrArray             *pills;
  gboolean               quiet;
};

/** RapportFilterBarFilter: one of the filters that the list offers, and the button or switch for it */
typedef struct
{
  RapportFilterBar             *bar;
  const RapportListOffer       *offer;
  const RapportConditionColumn *column;
  GtkWidget                    *widget;
  GCancellable                 *question;
} RapportFilterBarFilter;

gboolean rapport_filter_bar_has_button  (RapportFilterBar       *self,
                                         const RapportCondition *part);
void     rapport_filter_bar_show_pills  (RapportFilterBar       *self);
gboolean rapport_filter_bar_needs_text  (RapportFilterBar       *self);

G_END_DECLS
