/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/** RapportTextOffer: a text that suits a customer; @title: what it is called */
typedef struct
{
  char *title;
  char *text;
} RapportTextOffer;

/**
 * RapportTextOffers:
 * @offers: (element-type RapportTextOffer): those for the customer's tags first
 * @customer: its name
 * @contact: (nullable): that of its main contact
 */
typedef struct
{
  GPtrArray *offers;
  char      *customer;
  char      *contact;
} RapportTextOffers;

RapportTextOffers *rapport_text_offers_load (RapportConnection  *connection,
                                             gint64              customer,
                                             GError            **error);
void               rapport_text_offers_free (RapportTextOffers  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportTextOffers, rapport_text_offers_free)

G_END_DECLS
