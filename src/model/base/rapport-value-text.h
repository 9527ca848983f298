/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-currency.h"
#include "rapport-entity.h"

G_BEGIN_DECLS

/**
 * RapportValuePlace:
 * @zone: where the person is
 * @currency: (nullable): the book's; NULL for that of a book that names none
 * @now: when that is, by which a day without its year is meant; 0 where each has it
 * @zeros: how many zeros the unit that stands over an amount adds: 4 for 万元
 * @data: for the functions
 * @words: (nullable): the words in the language of the place; NULL for the person's language
 * @show_name: (nullable): (transfer full) (nullable): what the thing @target @id is called there
 * @read_moment: (nullable): what is meant by a date as typed there; NULL for 2026-03-12 15:00 alone
 *
 * Where a value is shown or typed: a form, the history, a sheet of paper, a table.
 */
typedef struct
{
  GTimeZone             *zone;
  const RapportCurrency *currency;
  gint64                 now;
  guint                  zeros;
  gpointer               data;
  const char          *(*words)       (gpointer        data,
                                       const char     *context,
                                       const char     *words);
  char                *(*show_name)   (gpointer        data,
                                       const char     *target,
                                       gint64          id);
  gboolean             (*read_moment) (gpointer        data,
                                       const char     *text,
                                       RapportMoment  *moment,
                                       GError        **error);
} RapportValuePlace;

gboolean      rapport_value_has_words     (const RapportEntityInfo  *info,
                                           guint                     field);
char         *rapport_value_show          (RapportEntity            *entity,
                                           guint                     field,
                                           const RapportValuePlace  *place);
char         *rapport_value_show_stored   (const RapportField       *field,
                                           const char               *text,
                                           gint64                    integer,
                                           const RapportValuePlace  *place);
gboolean      rapport_value_read          (RapportEntity            *entity,
                                           guint                     field,
                                           const char               *text,
                                           const RapportValuePlace  *place,
                                           GError                  **error);
gboolean      rapport_value_check_typed   (RapportEntity            *entity,
                                           guint                     field,
                                           const char               *text,
                                           GError                  **error);
RapportMoment rapport_value_get_moment    (RapportEntity            *entity,
                                           guint                     field,
                                           GTimeZone                *zone);
gboolean      rapport_value_set_moment    (RapportEntity            *entity,
                                           guint                     field,
                                           const RapportMoment      *moment,
                                           GError                  **error);
gboolean      rapport_value_is_meant_as_amount
                                          (const RapportField       *field,
                                           const char               *text,
                                           const RapportValuePlace  *place);

G_END_DECLS
