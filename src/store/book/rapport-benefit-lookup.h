/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/**
 * RapportPackage: the own service package of a customer
 * @months: it asks for a contact every so many months; 0 where there is none, or not any more
 * @until: yyyymmdd of the last day of the benefits, 0 for no end
 * @owner: who plans it, 0 for nobody
 * @last: yyyymmdd for which a contact was asked last that is over, 0 for none
 * @open: the plan that is still open, 0 for none
 * @open_is_automatic: nobody edited it
 */
typedef struct
{
  int      months;
  int      until;
  gint64   owner;
  int      last;
  gint64   open;
  gboolean open_is_automatic;
} RapportPackage;

gboolean rapport_package_load        (RapportConnection  *connection,
                                      gint64              customer,
                                      RapportPackage     *package,
                                      GError            **error);
gboolean rapport_points_find_balance (RapportConnection  *connection,
                                      gint64              customer,
                                      gint64              without,
                                      gint64             *balance,
                                      GError            **error);

G_END_DECLS
