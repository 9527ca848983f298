/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-contact-hints.h"

G_BEGIN_DECLS

/**
 * RapportContactKind:
 * @act: what it is called to give the same contact to many customers
 * @customer: the field that names whose contact it is
 * @owner: -1, or the field of who sees to it: where nobody is named, who is in charge of the customer
 * @make_try: what the rules that warn are asked about
 * @complete: (nullable): fills in what is the same for all of them
 *
 * What a contact is that is written down, or planned, with many customers.
 */
typedef struct
{
  const char         *act;
  guint               customer;
  int                 owner;
  RapportContactTry (*make_try) (RapportEntity      *contact);
  void              (*complete) (RapportTransaction *transaction,
                                 RapportEntity      *contact);
} RapportContactKind;

char       *rapport_contact_many_dup_warnings (const RapportContactKind  *kind,
                                               RapportConnection         *connection,
                                               RapportEntity             *contact,
                                               const gint64              *customers,
                                               guint                      n_customers,
                                               gint64                     now,
                                               GError                   **error);
RapportAct *rapport_contact_many_new          (const RapportContactKind  *kind,
                                               RapportEntity             *contact,
                                               const gint64              *customers,
                                               guint                      n_customers,
                                               const char                *reason);

G_END_DECLS
