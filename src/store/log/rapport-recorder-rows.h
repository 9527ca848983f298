/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-recorder.h"

G_BEGIN_DECLS

typedef gboolean (*RapportRecorderLeftOut) (gpointer                  data,
                                            const RapportEntityInfo  *info,
                                            gint64                    id,
                                            gboolean                  is_logged,
                                            RapportStatement         *row,
                                            GError                  **error);

GArray   *rapport_recorder_list_before  (RapportRecorder *self,
                                         const char      *thing,
                                         int              column);
gboolean  rapport_recorder_is_by_person (RapportRecorder *self);
gboolean  rapport_recorder_set_logged   (RapportRecorder *self,
                                         const char      *thing,
                                         gint64           id,
                                         gboolean         is_logged);
gboolean  rapport_recorder_each_left_out (RapportRecorder         *self,
                                          RapportRecorderLeftOut   func,
                                          gpointer                 data,
                                          GError                 **error);

G_END_DECLS
