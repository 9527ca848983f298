/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-recorder.h"

G_BEGIN_DECLS

GArray   *rapport_recorder_list_before  (RapportRecorder *self,
                                         const char      *thing,
                                         int              column);
gboolean  rapport_recorder_is_by_person (RapportRecorder *self);

G_END_DECLS
