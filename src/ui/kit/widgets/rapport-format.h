/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-column.h"
#include "rapport-currency.h"
#include "rapport-row.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_FORMAT (rapport_format_get_type ())
G_DECLARE_FINAL_TYPE (RapportFormat, rapport_format, RAPPORT, FORMAT, GObject)

RapportFormat *rapport_format_new      (GTimeZone     *zone);
GTimeZone     *rapport_format_get_zone (RapportFormat *self);
void           rapport_format_set_zone (RapportFormat *self,
                                        GTimeZone     *zone);

void           rapport_format_set_tag_colours (RapportFormat      *self,
                                               GHashTable         *colours);
const char    *rapport_format_get_tag_colour (RapportFormat       *self,
                                              const char          *tag);
void           rapport_format_set_currency (RapportFormat         *self,
                                            const RapportCurrency *currency);

char    *rapport_format_day          (RapportFormat       *self,
                                      int                  day);
char    *rapport_format_moment       (RapportFormat       *self,
                                      const RapportMoment *moment);
char    *rapport_format_instant      (RapportFormat       *self,
                                      gint64               at);
char    *rapport_format_time         (RapportFormat       *self,
                                      gint64               at);
char    *rapport_format_span         (gint64               seconds);
char    *rapport_format_duration     (const char          *duration);
char    *rapport_format_integer      (RapportFormat       *self,
                                      gint64               integer);
char    *rapport_format_money        (RapportFormat       *self,
                                      gint64               minor);
char    *rapport_format_due          (RapportFormat       *self,
                                      const RapportMoment *moment,
                                      gint64               now);
char    *rapport_format_remaining    (RapportFormat       *self,
                                      gint64               at,
                                      gint64               now);
char    *rapport_format_deadline     (RapportFormat       *self,
                                      gint64               at,
                                      gint64               now);
char    *rapport_format_ago          (RapportFormat       *self,
                                      const RapportMoment *moment,
                                      gint64               now);
char    *rapport_format_cell         (RapportFormat       *self,
                                      const RapportColumn *column,
                                      RapportRow          *row,
                                      guint                index,
                                      gint64               now);
char    *rapport_format_cell_brief   (RapportFormat       *self,
                                      const RapportColumn *column,
                                      RapportRow          *row,
                                      guint                index,
                                      gint64               now);
gboolean rapport_format_cell_is_late (RapportFormat       *self,
                                      const RapportColumn *column,
                                      RapportRow          *row,
                                      guint                index,
                                      gint64               now);

G_END_DECLS
