/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dialog-fixture.h"

G_BEGIN_DECLS

#define PLANS_ADD(path, func) \
  g_test_add (path, DialogFixture, NULL, dialog_fixture_set_up, func, dialog_fixture_tear_down)

gint64       plans_count       (DialogFixture *fixture,
                                const char    *state);
gint64       plans_add_plan_on (DialogFixture *fixture,
                                gint64         customer,
                                int            day,
                                const char    *method,
                                const char    *origin);
gint64       plans_add_plan    (DialogFixture *fixture,
                                gint64         customer,
                                int            days,
                                const char    *method,
                                const char    *origin);
GtkWidget   *plans_open_log    (DialogFixture *fixture,
                                gint64         customer);
GtkEditable *plans_get_method  (GtkWidget     *dialog,
                                guint          field);
void         plans_choose_none (GtkWidget     *dialog);
void         plans_type_next   (GtkWidget     *dialog,
                                const char    *text);
void         plans_type_method (GtkWidget     *dialog,
                                guint          field,
                                const char    *method);
void         plans_save_by     (GtkWidget     *dialog,
                                const char    *action);
void         plans_save        (DialogFixture *fixture,
                                GtkWidget     *dialog);

void plans_add_warnings (void);
void plans_add_many     (void);

G_END_DECLS
