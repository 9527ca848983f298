/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-transaction.h"

G_BEGIN_DECLS

gboolean rapport_alert_marks_note     (RapportConnection   *connection,
                                       const RapportActor  *actor,
                                       gint64               alert,
                                       GError             **error);
gboolean rapport_alert_marks_note_all (RapportConnection   *connection,
                                       const RapportActor  *actor,
                                       const char          *thing,
                                       gint64               row,
                                       GError             **error);
gboolean rapport_alert_marks_take     (RapportConnection   *connection,
                                       const char          *thing,
                                       gint64               row,
                                       GError             **error);

G_END_DECLS
