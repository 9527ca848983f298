/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"

G_BEGIN_DECLS

/** RapportThingEdit: a thing with its new values, and which of its fields are written */
typedef struct _RapportThingEdit RapportThingEdit;

RapportThingEdit *rapport_thing_edit_new (RapportEntity      *entity,
                                          const guint        *fields,
                                          guint               n_fields);
void        rapport_thing_edit_expect
                                    (RapportThingEdit   *self,
                                     RapportEntity      *before,
                                     const guint        *fields,
                                     guint               n_fields);
void        rapport_thing_edit_free (gpointer            data);

RapportAct *rapport_edit_new        (RapportEntity      *entity,
                                     const guint        *fields,
                                     guint               n_fields);
RapportAct *rapport_edit_many_new   (RapportEntity      *values,
                                     const guint        *fields,
                                     guint               n_fields,
                                     const gint64       *ids,
                                     guint               n_ids);
RapportAct *rapport_edit_things_new (const RapportEntityInfo *info,
                                     GPtrArray          *edits,
                                     gboolean            along);
RapportAct *rapport_delete_new      (GType               type,
                                     const gint64       *ids,
                                     guint               n_ids);
RapportAct *rapport_set_tags_new    (gint64              customer,
                                     const char * const *tags);
RapportAct *rapport_add_tag_new     (const gint64       *customers,
                                     guint               n_customers,
                                     const char         *tag);
RapportAct *rapport_remove_tag_new  (const gint64       *customers,
                                     guint               n_customers,
                                     const char         *tag);
RapportAct *rapport_list_tags_new   (void);
gboolean    rapport_setting_write   (RapportTransaction *transaction,
                                     RapportEntity      *wanted,
                                     GError            **error);
RapportAct *rapport_set_setting_new (const char         *name,
                                     const char         *value);
RapportAct *rapport_undo_new        (gint64              action);
RapportAct *rapport_redo_new        (gint64              undo_action);

G_END_DECLS
