/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/**
 * RapportGreetable: somebody whom a greeting can be sent to
 * @care_date: for which occasion, and its @day, yyyymmdd
 * @contact: whom at @customer, 0 for nobody known
 * @occasion: what is celebrated, as a choice of rapport_care_kinds; @festival: (nullable): of rapport_festivals
 * @text: (nullable): what the care date says to write
 * @method: (nullable): which channel the customer prefers, a stable value
 */
typedef struct
{
  gint64 care_date;
  int    day;
  gint64 customer;
  gint64 contact;
  char  *customer_name;
  char  *contact_name;
  char  *occasion;
  char  *festival;
  char  *text;
  char  *method;
} RapportGreetable;

RapportGreetable *rapport_greetable_copy (const RapportGreetable *self);
void              rapport_greetable_free (RapportGreetable       *self);

GPtrArray *rapport_greetable_load   (RapportConnection  *connection,
                                     const gint64       *care_dates,
                                     guint               n_care_dates,
                                     gint64              owner,
                                     guint               most,
                                     GError            **error);
gboolean   rapport_greetable_find_plan (RapportConnection  *connection,
                                        gint64              care_date,
                                        gint64              customer,
                                        int                 day,
                                        gint64             *open_plan,
                                        gboolean           *is_closed,
                                        GError            **error);

G_END_DECLS
