/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-form-editors.h"
#include "rapport-form.h"
#include "rapport-keep-timer.h"

G_BEGIN_DECLS

/** RapportFormGuard: is asked before an edit of @field is kept */
typedef struct
{
  guint                 field;
  RapportFormGuardFunc  func;
  gpointer              data;
} RapportFormGuard;

/**
 * RapportForm:
 * Labelled editors for the fields of a thing. Of a stored thing each edit is kept when the field is
 * left; a new thing is applied as a whole.
 */
struct _RapportForm
{
  GtkWidget                parent_instance;

  RapportFormEditors      *fields;
  RapportContext          *context;
  const RapportEntityInfo *info;
  GPtrArray               *editors;
  RapportEntity           *entity;
  /* of a stored thing: what its fields held as their editors were filled */
  RapportEntity           *began;
  RapportFormHintFunc      hint_func;
  gpointer                 hint_data;
  GArray                  *guards;
  gulong                   notify_handler;
  guint                    check_idle;
  RapportKeepTimer         keep_timer;
  GHashTable              *restored;
  gboolean                 is_new;
  gboolean                 loading;
};

GPtrArray            *rapport_form_check         (RapportForm        *self,
                                                  RapportEntity      *entity);
const RapportProblem *rapport_form_judge         (RapportForm        *self,
                                                  RapportEntity      *entity,
                                                  GPtrArray          *problems,
                                                  RapportFieldEditor *editor);
void                  rapport_form_check_soon    (RapportForm        *self);
void                  rapport_form_apply_edit    (RapportForm        *self,
                                                  RapportFieldEditor *editor);
void                  rapport_form_save_edit     (RapportForm        *self,
                                                  RapportFieldEditor *editor);
void                  rapport_form_keep_edits    (RapportForm        *self);
void                  rapport_form_restore_edits (RapportForm        *self,
                                                  guint               first);
void                  rapport_form_load_editor   (RapportForm        *self,
                                                  RapportFieldEditor *editor);
void                  rapport_form_begin_from    (RapportForm        *self,
                                                  RapportFieldEditor *editor,
                                                  RapportEntity      *entity);
gboolean              rapport_form_find_conflict (RapportForm        *self,
                                                  RapportFieldEditor *editor);
void                  rapport_form_catch_up      (RapportForm        *self,
                                                  RapportFieldEditor *editor);
void                  rapport_form_settle        (RapportForm        *self,
                                                  RapportFieldEditor *editor);
void                  rapport_form_keep_mine     (RapportForm        *self,
                                                  RapportFieldEditor *editor);
void                  rapport_form_take_other    (RapportForm        *self,
                                                  RapportFieldEditor *editor);

G_END_DECLS
