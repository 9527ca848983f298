/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-sla-json.h"

G_BEGIN_DECLS

/** RapportJsonReadElement: takes the element at @place into @data, or refuses it */
typedef gboolean (*RapportJsonReadElement) (gpointer                 data,
                                            const RapportJsonPlace  *place,
                                            GError                 **error);

gboolean rapport_json_need             (const RapportJsonPlace   *place,
                                        const char               *member,
                                        RapportJsonPlace         *child,
                                        GError                  **error);
gboolean rapport_json_read_choice      (const RapportJsonPlace   *place,
                                        const char               *member,
                                        const char *const        *values,
                                        int                      *index,
                                        GError                  **error);
gboolean rapport_json_read_number      (const RapportJsonPlace   *place,
                                        const char               *member,
                                        int                       least,
                                        int                       most,
                                        int                      *number,
                                        GError                  **error);
gboolean rapport_json_read_member_flag (const RapportJsonPlace   *place,
                                        const char               *member,
                                        gboolean                 *flag,
                                        GError                  **error);
gboolean rapport_json_read_date        (const RapportJsonPlace   *place,
                                        int                      *day,
                                        GError                  **error);
gboolean rapport_json_read_list        (const RapportJsonPlace   *place,
                                        const char               *member,
                                        RapportJsonReadElement    read,
                                        gpointer                  data,
                                        GError                  **error);
GTimeZone *rapport_json_read_zone      (const RapportJsonPlace   *place,
                                        const char              **name,
                                        GError                  **error);

G_END_DECLS
