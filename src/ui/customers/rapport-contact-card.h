/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-contact.h"
#include "rapport-form.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CONTACT_CARD (rapport_contact_card_get_type ())
G_DECLARE_FINAL_TYPE (RapportContactCard, rapport_contact_card, RAPPORT, CONTACT_CARD, GtkWidget)

GtkWidget      *rapport_contact_card_new         (RapportContext     *context,
                                                  RapportEntity      *contact);
RapportEntity  *rapport_contact_card_get_contact (RapportContactCard *self);
void            rapport_contact_card_expand      (RapportContactCard *self);
RapportForm    *rapport_contact_form_new         (RapportContext     *context,
                                                  gint64              customer,
                                                  gboolean            brief);

G_END_DECLS
