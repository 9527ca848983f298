/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-value-text.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_FIELD_CONTROL (rapport_field_control_get_type ())
G_DECLARE_DERIVABLE_TYPE (RapportFieldControl, rapport_field_control, RAPPORT, FIELD_CONTROL, GObject)

/**
 * RapportFieldControlClass:
 * @make: Returns: (transfer floating): the widget for the form; what is edited with, when that lies
 *   inside it, is told by rapport_field_control_set_widget()
 * @load: shows the field of a thing
 * @apply: puts what was typed into the field of a thing, or says why that can't be
 * @dup_typed: Returns: (transfer full): the content as text, to compare it and for drafts
 * @set_typed: puts back what @dup_typed gave
 *
 * What fields of one type are edited with. A subclass says with rapport_field_control_changed(),
 * _left() and _picked() what the person does.
 */
struct _RapportFieldControlClass
{
  GObjectClass parent_class;

  GtkWidget *(*make)      (RapportFieldControl  *self);
  void       (*load)      (RapportFieldControl  *self,
                           RapportEntity        *entity);
  gboolean   (*apply)     (RapportFieldControl  *self,
                           RapportEntity        *entity,
                           GError              **error);
  char      *(*dup_typed) (RapportFieldControl  *self);
  void       (*set_typed) (RapportFieldControl  *self,
                           const char           *typed);
};

RapportFieldControl     *rapport_field_control_new         (GType                     type,
                                                            RapportContext           *context,
                                                            const RapportEntityInfo  *info,
                                                            guint                     index);
GtkWidget               *rapport_field_control_make        (RapportFieldControl      *self);
GtkWidget               *rapport_field_control_get_widget  (RapportFieldControl      *self);
void                     rapport_field_control_set_widget  (RapportFieldControl      *self,
                                                            GtkWidget                *widget);
void                     rapport_field_control_load        (RapportFieldControl      *self,
                                                            RapportEntity            *entity);
gboolean                 rapport_field_control_apply       (RapportFieldControl      *self,
                                                            RapportEntity            *entity,
                                                            GError                  **error);
char                    *rapport_field_control_dup_typed   (RapportFieldControl      *self);
void                     rapport_field_control_set_typed   (RapportFieldControl      *self,
                                                            const char               *typed);

RapportContext          *rapport_field_control_get_context (RapportFieldControl      *self);
const RapportEntityInfo *rapport_field_control_get_info    (RapportFieldControl      *self);
const RapportField      *rapport_field_control_get_field   (RapportFieldControl      *self);
guint                    rapport_field_control_get_index   (RapportFieldControl      *self);
RapportValuePlace        rapport_field_control_get_place   (RapportFieldControl      *self);
const char              *rapport_field_control_get_words   (RapportFieldControl      *self,
                                                            RapportEntity            *entity);
void                     rapport_field_control_set_none    (RapportFieldControl      *self,
                                                            const char               *words);
const char              *rapport_field_control_get_none    (RapportFieldControl      *self);
void                     rapport_field_control_changed     (RapportFieldControl      *self);
void                     rapport_field_control_left        (RapportFieldControl      *self);
void                     rapport_field_control_picked      (RapportFieldControl      *self);

G_END_DECLS
