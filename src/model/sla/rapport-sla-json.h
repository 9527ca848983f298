/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rapport-calendar.h"
#include "rapport-moment.h"
#include "rapport-policy.h"

G_BEGIN_DECLS

/**
 * RapportJsonPlace:
 * A node and how it was reached, so that an error can name it: targets[2].duration. Lives on the
 * stack of the reader; @member is NULL for an element of a list and for the root.
 */
typedef struct _RapportJsonPlace RapportJsonPlace;

struct _RapportJsonPlace
{
  const RapportJsonPlace *parent;
  JsonNode               *node;
  const char             *member;
  guint                   index;
};

JsonParser *rapport_json_parse        (const char              *json,
                                       gssize                   length,
                                       GError                 **error);
char       *rapport_json_write        (JsonBuilder             *builder);
void        rapport_json_write_since  (JsonBuilder             *builder,
                                       gint64                   since);
gboolean    rapport_json_fail         (const RapportJsonPlace  *place,
                                       GError                 **error,
                                       const char              *format,
                                       ...) G_GNUC_PRINTF (3, 4);
gboolean    rapport_json_find         (const RapportJsonPlace  *place,
                                       const char              *member,
                                       RapportJsonPlace        *child);
RapportJsonPlace rapport_json_element (const RapportJsonPlace  *place,
                                       guint                    index);
gboolean    rapport_json_check_object (const RapportJsonPlace  *place,
                                       const char *const       *members,
                                       GError                 **error);
gboolean    rapport_json_check_array  (const RapportJsonPlace  *place,
                                       guint                    most,
                                       guint                   *length,
                                       GError                 **error);
const char *rapport_json_get_text     (const RapportJsonPlace  *place,
                                       GError                 **error);
gboolean    rapport_json_read_flag    (const RapportJsonPlace  *place,
                                       gboolean                *flag,
                                       GError                 **error);
gboolean    rapport_json_read_day     (const RapportJsonPlace  *place,
                                       const char              *text,
                                       int                     *day,
                                       GError                 **error);
gboolean    rapport_json_read_instant (const RapportJsonPlace  *place,
                                       gint64                  *at,
                                       GError                 **error);
gboolean    rapport_json_read_value   (const RapportJsonPlace  *place,
                                       RapportSlaKey            key,
                                       const char             **value,
                                       GError                 **error);
gboolean    rapport_json_read_integer (const RapportJsonPlace  *place,
                                       int                      least,
                                       int                      most,
                                       int                     *number,
                                       GError                 **error);
gboolean    rapport_json_read_moment  (const RapportJsonPlace  *place,
                                       GTimeZone               *zone,
                                       RapportMoment           *moment,
                                       GError                 **error);
gboolean    rapport_json_read_minute  (const RapportJsonPlace  *place,
                                       int                     *minute,
                                       GError                 **error);
RapportCalendar *rapport_calendar_read (const RapportJsonPlace  *place,
                                       GError                 **error);
char       *rapport_instant_dup_complaint (const char          *text);
gboolean    rapport_instant_from_text (const char              *text,
                                       GTimeZone               *zone,
                                       gint64                  *at);

G_END_DECLS
