/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

GPtrArray *rapport_customer_children_load_plans   (RapportConnection  *connection,
                                                   gint64              customer,
                                                   guint               most,
                                                   GError            **error);
GPtrArray *rapport_customer_children_load_open_plans (RapportConnection *connection,
                                                   gint64              customer,
                                                   int                 today,
                                                   guint               most,
                                                   GError            **error);
GPtrArray *rapport_customer_children_load_tickets (RapportConnection  *connection,
                                                   gint64              customer,
                                                   guint               most,
                                                   GError            **error);

GPtrArray *rapport_customer_children_load_contacts (RapportConnection *connection,
                                                   gint64              customer,
                                                   guint               most,
                                                   GError            **error);
GPtrArray *rapport_customer_children_load_callable (RapportConnection *connection,
                                                   gint64              customer,
                                                   guint               most,
                                                   GError            **error);
gint64     rapport_customer_children_find_usual_contact (RapportConnection *connection,
                                                   gint64              customer);
gboolean   rapport_customer_children_next_rank    (RapportConnection  *connection,
                                                   gint64              customer,
                                                   gint64             *rank,
                                                   GError            **error);

GPtrArray *rapport_customer_children_load         (RapportConnection        *connection,
                                                   const RapportEntityInfo  *info,
                                                   gint64                    customer,
                                                   guint                     most,
                                                   GError                  **error);
gboolean   rapport_customer_children_sum          (RapportConnection        *connection,
                                                   const RapportEntityInfo  *info,
                                                   guint                     field,
                                                   gint64                    customer,
                                                   gint64                   *sum,
                                                   GError                  **error);

G_END_DECLS
