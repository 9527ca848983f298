/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rapport-transaction.h"

G_BEGIN_DECLS

/**
 * RapportSampleValues:
 * @now: UTC seconds that the sample's times count from
 * @zone: where the person lives
 * @members: (element-type utf8 gint64): ids of the team members by name
 * @things: (element-type utf8 gint64): ids of things by kind and name
 * @contacts: (element-type gint64): ids of the contacts of the customer being made, in order
 *
 * What the words of the sample file mean while a book is filled.
 */
typedef struct
{
  RapportTransaction *transaction;
  gint64              now;
  GTimeZone          *zone;
  GHashTable         *members;
  GHashTable         *things;
  GArray             *contacts;
} RapportSampleValues;

gboolean rapport_sample_values_fill        (RapportSampleValues  *self,
                                            RapportEntity        *entity,
                                            JsonObject           *object,
                                            const char * const   *others,
                                            GError              **error);
gboolean rapport_sample_values_parse_time  (RapportSampleValues  *self,
                                            const char           *text,
                                            RapportMoment        *moment,
                                            GError              **error);
gboolean rapport_sample_values_parse_span  (const char           *text,
                                            gint64               *seconds);
void     rapport_sample_values_remember    (RapportSampleValues  *self,
                                            RapportEntity        *entity,
                                            const char           *name);
gint64   rapport_sample_values_find_member (RapportSampleValues  *self,
                                            const char           *name,
                                            GError              **error);

G_END_DECLS
