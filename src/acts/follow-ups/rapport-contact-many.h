/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-contact-hints.h"

G_BEGIN_DECLS

/**
 * RapportContactKind:
 * @act: what it is called to give the same contact to many customers
 * @type: of the contact
 * @customer: the field that names whose contact it is
 * @owner: -1, or the field of who sees to it: where nobody is named, who is in charge of the customer
 * @fields: what is asked of it, the first of them first
 * @begin: (nullable): fills in what is known before anything is said; @now: UTC seconds, @member: who acts
 * @dup_title: says what is done with so many customers
 * @make_try: what the rules that warn are asked about
 * @complete: (nullable): fills in what is the same for all of them
 * @find_others: (nullable): those of the customers who have such a contact already, and may be left out
 *
 * What a contact is that is written down, or planned, with many customers.
 */
typedef struct
{
  const char         *act;
  GType             (*type)        (void);
  guint               customer;
  int                 owner;
  const guint        *fields;
  guint               n_fields;
  void              (*begin)       (RapportEntity      *contact,
                                    gint64              now,
                                    GTimeZone          *zone,
                                    gint64              member);
  char             *(*dup_title)   (guint               n);
  RapportContactTry (*make_try)    (RapportEntity      *contact);
  void              (*complete)    (RapportTransaction *transaction,
                                    RapportEntity      *contact);
  GArray           *(*find_others) (RapportConnection  *connection,
                                    GArray             *customers,
                                    GError            **error);
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
