/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

void rapport_version_question_ask (RapportContext       *context,
                                   GCancellable        **cancellable,
                                   GType                 type,
                                   gint64                base,
                                   const char           *json,
                                   GAsyncReadyCallback   callback,
                                   gpointer              data);

G_END_DECLS
