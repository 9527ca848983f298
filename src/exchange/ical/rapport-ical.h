/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cells.h"
#include "rapport-connection.h"

G_BEGIN_DECLS

/**
 * RapportIcalFind:
 * @emails: (array zero-terminated=1): of those who take part
 * @text: what is said of an event
 *
 * @number: (out) (nullable): of the customer that an event is with; NULL when that is nobody known
 * @name: (out) (nullable): of the customer
 *
 * Returns: whether it could be looked up
 */
typedef gboolean (*RapportIcalFind) (gpointer             data,
                                     const char * const  *emails,
                                     const char          *text,
                                     char               **number,
                                     char               **name,
                                     GError             **error);

/**
 * RapportIcalReading: how a calendar is read
 * @encoding: (nullable): one of rapport_csv_encodings(); NULL to find out
 * @sheet: (nullable): what is planned or what is past; NULL for the first that there is
 * @now: UTC seconds
 * @zone: of times that say none, and in which moments are written
 */
typedef struct
{
  const char      *encoding;
  const char      *sheet;
  gint64           now;
  GTimeZone       *zone;
  RapportIcalFind  find;
  gpointer         find_data;
} RapportIcalReading;

gboolean      rapport_ical_is   (GBytes                    *bytes);
RapportCells *rapport_ical_read (GBytes                    *bytes,
                                 const RapportIcalReading  *reading,
                                 GError                   **error);
gboolean      rapport_ical_export_plans (RapportConnection         *connection,
                                         const gint64              *ids,
                                         guint                      n,
                                         const char                *path,
                                         gint64                     now,
                                         GCancellable              *cancellable,
                                         GError                   **error);
gboolean      rapport_ical_export_due   (RapportConnection         *connection,
                                         gint64                     until,
                                         const char                *path,
                                         GTimeZone                 *zone,
                                         gint64                     now,
                                         guint                     *n,
                                         GError                   **error);

G_END_DECLS
