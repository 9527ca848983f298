/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/**
 * RapportTextOffer: a text or a file that suits a customer
 * @title: what it is called
 * @text: the text, or the name of the file
 * @file: the attachment, 0 for a text
 */
typedef struct
{
  char   *title;
  char   *text;
  gint64  file;
} RapportTextOffer;

/**
 * RapportTextOffers:
 * @offers: (element-type RapportTextOffer): the texts, those for the customer's tags first, then the files
 * @customer: its name
 * @contact: (nullable): that of its main contact
 */
typedef struct
{
  GPtrArray *offers;
  char      *customer;
  char      *contact;
} RapportTextOffers;

/**
 * RapportTextOccasion: what is written down
 * @kinds: the kinds of text that suit it, of rapport_snippet_kinds, with a comma before and behind each
 * @category: (nullable): of the ticket about which it is
 */
typedef struct
{
  const char *kinds;
  const char *category;
} RapportTextOccasion;

RapportTextOffers *rapport_text_offers_load (RapportConnection          *connection,
                                             gint64                      customer,
                                             const RapportTextOccasion  *occasion,
                                             GError                    **error);
void               rapport_text_offers_free (RapportTextOffers          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportTextOffers, rapport_text_offers_free)

G_END_DECLS
