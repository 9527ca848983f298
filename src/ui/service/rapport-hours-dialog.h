/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-calendar.h"

G_BEGIN_DECLS

/** RapportHoursFunc: is given the changed calendar as JSON */
typedef void (*RapportHoursFunc) (const char *json,
                                  gpointer    data);

#define RAPPORT_TYPE_HOURS_DIALOG (rapport_hours_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportHoursDialog, rapport_hours_dialog, RAPPORT, HOURS_DIALOG, GtkWindow)

void rapport_hours_dialog_show     (GtkWindow           *parent,
                                    RapportCalendar     *calendar,
                                    RapportHoursFunc     func,
                                    gpointer             data);
void rapport_hours_dialog_show_new (GtkWindow           *parent,
                                    RapportCalendar     *calendar,
                                    const char * const  *taken,
                                    RapportHoursFunc     func,
                                    gpointer             data);

G_END_DECLS
