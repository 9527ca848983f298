/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

/** DialogFixture: an empty book, and what dialogs need of it */
typedef struct
{
  char           *folder;
  RapportBook    *book;
  RapportContext *context;
} DialogFixture;

void       dialog_fixture_open         (DialogFixture *fixture);
void       dialog_fixture_set_up       (DialogFixture *fixture,
                                        gconstpointer  data);
void       dialog_fixture_tear_down    (DialogFixture *fixture,
                                        gconstpointer  data);
gint64     dialog_fixture_add_customer (DialogFixture *fixture);
GtkWidget *dialog_find_child           (GtkWidget     *widget,
                                        GType          type);
GtkWidget *dialog_find                 (GType          type);
GtkWidget *dialog_find_other           (GType          type,
                                        GtkWidget     *other);
gboolean   dialog_press                (GtkWidget     *widget,
                                        const char    *label);
void       dialog_press_key            (GtkWidget     *widget,
                                        const char    *trigger);
GtkWidget *dialog_get_control          (GtkWidget     *dialog,
                                        guint          field);
void       dialog_type_long            (GtkWidget     *dialog,
                                        guint          field,
                                        const char    *text);
char      *dialog_read_long            (GtkWidget     *dialog,
                                        guint          field);

G_END_DECLS
