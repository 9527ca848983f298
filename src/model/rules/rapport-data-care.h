/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-moment.h"

G_BEGIN_DECLS

/** RapportFileGap: what a customer's file lacks after the first deal (RG-8), as bits of a mask */
typedef enum
{
  RAPPORT_FILE_LACKS_NAME = 1 << 0,
  RAPPORT_FILE_LACKS_POSITION = 1 << 1,
  RAPPORT_FILE_LACKS_COMPANY = 1 << 2,
  RAPPORT_FILE_LACKS_PHONE = 1 << 3,
  RAPPORT_FILE_LACKS_EMAIL = 1 << 4,
  RAPPORT_FILE_LACKS_ADDRESS = 1 << 5,
  RAPPORT_FILE_LACKS_PRODUCTS = 1 << 6,
  RAPPORT_FILE_LACKS_AMOUNT = 1 << 7,
  RAPPORT_FILE_LACKS_PERIOD = 1 << 8,
  RAPPORT_FILE_LACKS_DECISION_MAKER = 1 << 9,
  RAPPORT_FILE_LACKS_FIRST_CONTACT = 1 << 10,
} RapportFileGap;

/** RapportSampleCandidate: a customer that a sample may be drawn from; @recent: it was in one of the last samples */
typedef struct
{
  gint64   id;
  gboolean recent;
} RapportSampleCandidate;

char    *rapport_file_gaps_describe (RapportFileGap  gaps);
gboolean rapport_file_is_stale      (int             verified,
                                     int             today,
                                     int             months);
gboolean rapport_data_is_entered_late (const RapportMoment *known,
                                       gint64               entered,
                                       int                  hours,
                                       GTimeZone           *zone);
guint    rapport_sample_get_size    (guint           n_customers,
                                     int             percent);
GArray  *rapport_sample_draw        (GArray         *candidates,
                                     guint           size,
                                     GRand          *random);

G_END_DECLS
