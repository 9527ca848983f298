/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-context.h"
#include "rapport-field-editor.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_FORM (rapport_form_get_type ())
G_DECLARE_FINAL_TYPE (RapportForm, rapport_form, RAPPORT, FORM, GtkWidget)

/** RapportFormHintFunc: Returns: (transfer full) (nullable): what to point out beside @field of @entity */
typedef char *(*RapportFormHintFunc) (RapportEntity *entity,
                                      guint          field,
                                      gpointer       data);

/**
 * RapportFormAnswer:
 * @RAPPORT_FORM_LEAVE: the edit is not kept
 * @RAPPORT_FORM_KEEP: it is
 * @RAPPORT_FORM_KEEP_ALONG: it is, and what is open goes along, see rapport_edit_things_new()
 */
typedef enum
{
  RAPPORT_FORM_LEAVE,
  RAPPORT_FORM_KEEP,
  RAPPORT_FORM_KEEP_ALONG,
} RapportFormAnswer;

/**
 * RapportFormAnswerFunc:
 * @act: (transfer full) (nullable): what makes the edit that is kept, with all that is to come of it
 * @done: (nullable): is told with an offer to undo once the edit is kept
 *
 * To be called once.
 */
typedef void (*RapportFormAnswerFunc) (RapportFormAnswer  answer,
                                       RapportAct        *act,
                                       const char        *done,
                                       gpointer           data);

/** RapportFormGuardFunc: is asked of an edit of a stored thing before it is kept; @changed: the thing with it */
typedef void (*RapportFormGuardFunc) (RapportEntity         *changed,
                                      RapportFormAnswerFunc  answer,
                                      gpointer               answer_data,
                                      gpointer               data);

RapportForm        *rapport_form_new          (RapportContext *context,
                                               GType           type);
void                rapport_form_set_context  (RapportForm    *self,
                                               RapportContext *context,
                                               GType           type);
void                rapport_form_set_gradual  (RapportForm    *self);
void                rapport_form_set_folding  (RapportForm    *self);
void                rapport_form_add_section  (RapportForm    *self,
                                               const char     *title,
                                               const guint    *fields,
                                               guint           n_fields);
void                rapport_form_add_row      (RapportForm    *self,
                                               const guint    *fields,
                                               guint           n_fields);
void                rapport_form_add_widget   (RapportForm    *self,
                                               GtkWidget      *widget);
void                rapport_form_set_hints    (RapportForm         *self,
                                               RapportFormHintFunc  func,
                                               gpointer             data);
void                rapport_form_add_guard    (RapportForm          *self,
                                               guint                 field,
                                               RapportFormGuardFunc  func,
                                               gpointer              data);
void                rapport_form_show_hint    (RapportForm    *self,
                                               guint           field);
void                rapport_form_set_entity   (RapportForm    *self,
                                               RapportEntity  *entity);
void                rapport_form_start        (RapportForm    *self,
                                               RapportEntity  *entity);
RapportEntity      *rapport_form_get_entity   (RapportForm    *self);
RapportFieldEditor *rapport_form_get_editor   (RapportForm    *self,
                                               guint           field);
void                rapport_form_commit       (RapportForm    *self);
gboolean            rapport_form_apply        (RapportForm    *self);
gboolean            rapport_form_is_edited    (RapportForm    *self);
void                rapport_form_focus_edited (RapportForm    *self);
gboolean            rapport_form_is_saving    (RapportForm    *self);
char               *rapport_form_dup_typed    (RapportForm    *self);
void                rapport_form_set_typed    (RapportForm    *self,
                                               const char     *typed);

G_END_DECLS
