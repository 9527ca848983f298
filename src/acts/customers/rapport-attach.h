/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"

G_BEGIN_DECLS

RapportAct *rapport_attach_new         (RapportEntity       *owner,
                                        GPtrArray           *attachments);
RapportAct *rapport_attach_copies_new  (RapportAct          *act,
                                        GType                type,
                                        gint64               thing,
                                        GArray              *attachments);
gboolean    rapport_attach_pass        (RapportTransaction  *transaction,
                                        RapportEntity       *from,
                                        RapportEntity       *to,
                                        GError             **error);
gboolean    rapport_attach_follow_gone (RapportTransaction  *transaction,
                                        RapportEntity       *before,
                                        RapportEntity       *after,
                                        GError             **error);

G_END_DECLS
