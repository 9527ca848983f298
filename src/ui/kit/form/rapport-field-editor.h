/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_FIELD_EDITOR (rapport_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (RapportFieldEditor, rapport_field_editor, RAPPORT, FIELD_EDITOR, GtkWidget)

RapportFieldEditor *rapport_field_editor_new          (RapportContext          *context,
                                                       const RapportEntityInfo *info,
                                                       guint                    index);
guint               rapport_field_editor_get_index    (RapportFieldEditor      *self);
guint               rapport_field_editor_get_indices  (RapportFieldEditor      *self,
                                                       guint                   *indices);
gboolean            rapport_field_editor_is_same      (RapportFieldEditor      *self,
                                                       RapportEntity           *one,
                                                       RapportEntity           *other);
void                rapport_field_editor_copy_fields  (RapportFieldEditor      *self,
                                                       RapportEntity           *entity,
                                                       RapportEntity           *from);
GtkWidget          *rapport_field_editor_get_label    (RapportFieldEditor      *self);
void                rapport_field_editor_hide_label   (RapportFieldEditor      *self);
void                rapport_field_editor_set_name     (RapportFieldEditor      *self,
                                                       const char              *name);
void                rapport_field_editor_set_none     (RapportFieldEditor      *self,
                                                       const char              *words);
GtkWidget          *rapport_field_editor_get_control  (RapportFieldEditor      *self);
void                rapport_field_editor_load         (RapportFieldEditor      *self,
                                                       RapportEntity           *entity);
gboolean            rapport_field_editor_is_saving    (RapportFieldEditor      *self);
void                rapport_field_editor_begin_saving (RapportFieldEditor      *self);
void                rapport_field_editor_end_saving   (RapportFieldEditor      *self);
gboolean            rapport_field_editor_is_edited    (RapportFieldEditor      *self);
char               *rapport_field_editor_swap_saved   (RapportFieldEditor      *self,
                                                       char                    *saved);
gboolean            rapport_field_editor_apply        (RapportFieldEditor      *self,
                                                       RapportEntity           *entity,
                                                       GError                 **error);
char               *rapport_field_editor_dup_typed    (RapportFieldEditor      *self);
void                rapport_field_editor_set_typed    (RapportFieldEditor      *self,
                                                       const char              *typed);
void                rapport_field_editor_reveal       (RapportFieldEditor      *self);
void                rapport_field_editor_show_problem (RapportFieldEditor      *self,
                                                       RapportSeverity          severity,
                                                       const char              *sentence);
char               *rapport_field_editor_dup_shown    (RapportFieldEditor      *self,
                                                       RapportEntity           *entity);
void                rapport_field_editor_set_choice   (RapportFieldEditor      *self,
                                                       gboolean                 offered);
gboolean            rapport_field_editor_has_choice   (RapportFieldEditor      *self);
gboolean            rapport_field_editor_can_edit     (const RapportField      *field);

G_END_DECLS
