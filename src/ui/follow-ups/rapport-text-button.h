/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-form.h"
#include "rapport-ticket.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_TEXT_BUTTON (rapport_text_button_get_type ())
G_DECLARE_FINAL_TYPE (RapportTextButton, rapport_text_button, RAPPORT, TEXT_BUTTON, GtkWidget)

/** RAPPORT_TEXTS_OF_CONTACTS: the kinds of text that suit what is planned with, or noted of, a customer */
#define RAPPORT_TEXTS_OF_CONTACTS ",script,care,other,"

GtkWidget *rapport_text_button_new           (void);
void       rapport_text_button_set_context   (RapportTextButton *self,
                                              RapportContext    *context);
void       rapport_text_button_add_field     (RapportTextButton *self,
                                              RapportForm       *form,
                                              guint              field);
void       rapport_text_button_set_view      (RapportTextButton *self,
                                              GtkTextView       *view);
void       rapport_text_button_set_kinds     (RapportTextButton *self,
                                              const char        *kinds);
void       rapport_text_button_set_ticket    (RapportTextButton *self,
                                              RapportTicket     *ticket);
void       rapport_text_button_set_customer  (RapportTextButton *self,
                                              gint64             customer);
void       rapport_text_button_leave_out_tab (RapportTextButton *self);

G_END_DECLS
