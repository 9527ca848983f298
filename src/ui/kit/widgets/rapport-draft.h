/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_DRAFT (rapport_draft_get_type ())
G_DECLARE_FINAL_TYPE (RapportDraft, rapport_draft, RAPPORT, DRAFT, GObject)

/** RAPPORT_DRAFT_CUSTOMER: whom a draft is about, in its content: x, not there for nobody */
#define RAPPORT_DRAFT_CUSTOMER "customer"
/** RAPPORT_DRAFT_TITLE: words by which a person knows a draft, in its content: s */
#define RAPPORT_DRAFT_TITLE "title"

/** RapportDraftFunc: Returns: (transfer floating) (nullable): a{sv} of what is typed now, NULL for nothing */
typedef GVariant *(*RapportDraftFunc) (gpointer data);

/**
 * RapportDraftOffer:
 * @thing: tells it from others
 * @customer: whom it is about, 0 for nobody yet
 * @title: words by which a person knows it
 * @at: UTC seconds at which it was kept
 *
 * What was typed earlier and is neither stored nor thrown away.
 */
typedef struct
{
  gint64    thing;
  gint64    customer;
  char     *title;
  gint64    at;
  GVariant *content;
} RapportDraftOffer;

RapportDraft *rapport_draft_new           (RapportBook      *book,
                                           const char       *form,
                                           RapportDraftFunc  func,
                                           gpointer          data);
GPtrArray    *rapport_draft_dup_offers    (RapportDraft     *self);
GVariant     *rapport_draft_take          (RapportDraft     *self,
                                           gint64            thing);
GVariant     *rapport_draft_take_latest   (RapportDraft     *self,
                                           gint64            customer);
gint64        rapport_draft_find_customer (RapportDraft     *self,
                                           GVariant         *content);
void          rapport_draft_touch         (RapportDraft     *self);
void          rapport_draft_keep          (RapportDraft     *self);
void          rapport_draft_forget        (RapportDraft     *self);

G_END_DECLS
