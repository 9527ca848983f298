/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/**
 * RapportCareDate: a day on which a customer likes to hear from us; without a customer it is one for all
 */
#define RAPPORT_TYPE_CARE_DATE (rapport_care_date_get_type ())
G_DECLARE_FINAL_TYPE (RapportCareDate, rapport_care_date, RAPPORT, CARE_DATE, RapportEntity)

/** RapportCareDateField: indices of the fields */
typedef enum
{
  RAPPORT_CARE_DATE_CUSTOMER,
  RAPPORT_CARE_DATE_CONTACT,
  RAPPORT_CARE_DATE_NAME,
  RAPPORT_CARE_DATE_KIND,
  RAPPORT_CARE_DATE_DATE,
  RAPPORT_CARE_DATE_LUNAR,
  RAPPORT_CARE_DATE_FESTIVAL,
  RAPPORT_CARE_DATE_DAY,
  RAPPORT_CARE_DATE_DAYS_AHEAD,
  RAPPORT_CARE_DATE_TEXT,
  RAPPORT_CARE_DATE_OFF,
  RAPPORT_CARE_DATE_N_FIELDS,
} RapportCareDateField;

extern const RapportEntityInfo rapport_care_date_info;

extern const RapportChoice rapport_care_kinds[];
extern const RapportChoice rapport_festivals[];

/**
 * RapportCareDay: when it is, as the fields of a care date say
 * @date: (nullable): day of the year
 * @lunar: by the Chinese calendar
 * @festival: (nullable): one of rapport_festivals
 * @once: yyyymmdd of what is on one day only, 0 for none
 */
typedef struct
{
  const char *date;
  gboolean    lunar;
  const char *festival;
  int         once;
} RapportCareDay;

RapportCareDate *rapport_care_date_new (void);

int              rapport_care_day_find_next (const RapportCareDay *self,
                                             int                   from);

G_END_DECLS
