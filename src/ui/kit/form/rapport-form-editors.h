/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-field-editor.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_FORM_EDITORS (rapport_form_editors_get_type ())
G_DECLARE_FINAL_TYPE (RapportFormEditors, rapport_form_editors, RAPPORT, FORM_EDITORS, GtkBox)

RapportFormEditors *rapport_form_editors_new         (void);
void                rapport_form_editors_set_context (RapportFormEditors      *self,
                                                      RapportContext          *context,
                                                      const RapportEntityInfo *info);
void                rapport_form_editors_set_gradual (RapportFormEditors      *self);
void                rapport_form_editors_set_folding (RapportFormEditors      *self);
void                rapport_form_editors_count       (RapportFormEditors      *self,
                                                      RapportEntity           *entity);
void                rapport_form_editors_add_section (RapportFormEditors      *self,
                                                      const char              *title,
                                                      const guint             *fields,
                                                      guint                    n_fields);
void                rapport_form_editors_add_row     (RapportFormEditors      *self,
                                                      const guint             *fields,
                                                      guint                    n_fields);
void                rapport_form_editors_make_all    (RapportFormEditors      *self);
GPtrArray          *rapport_form_editors_get_all     (RapportFormEditors      *self);
RapportFieldEditor *rapport_form_editors_find        (RapportFormEditors      *self,
                                                      const char              *field);

G_END_DECLS
