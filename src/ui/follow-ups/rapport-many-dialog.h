/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-context.h"

G_BEGIN_DECLS

/**
 * RapportManyKind:
 * @type: the kind of thing that each of the customers gets
 * @customer: its field that names the customer
 * @fields: what is asked, the first of them first
 * @begin: (nullable): fills in what is known before anything is typed
 * @dup_title: says what is done with so many customers
 * @dup_done: says that it was done, and when it is
 * @dup_warnings: what the rules warn of, a line each; NULL for nothing, or with @error set
 * @make_act: (transfer full): does it; @reason: (nullable): why in spite of warnings
 * @hint: (nullable): RapportFormHintFunc, what to point out beside a field; its data is the RapportContext
 * @owner: its field that says who does it
 * @nobody: words for whom it falls to if @owner is left empty, untranslated
 * @find_others: (nullable): those of the customers who have such a thing already, and may be left out
 * @dup_others: (nullable): says that so many have
 *
 * What is written down, or planned, with many customers at once.
 */
typedef struct
{
  GType     (*type)         (void);
  guint       customer;
  const guint *fields;
  guint       n_fields;
  void      (*begin)        (RapportContext     *context,
                             RapportEntity      *thing);
  char     *(*dup_title)    (guint               n);
  char     *(*dup_done)     (RapportContext     *context,
                             RapportEntity      *thing,
                             guint               n);
  char     *(*dup_warnings) (RapportConnection  *connection,
                             RapportEntity      *thing,
                             const gint64       *customers,
                             guint               n_customers,
                             gint64              now,
                             GError            **error);
  RapportAct *(*make_act)   (RapportEntity      *thing,
                             const gint64       *customers,
                             guint               n_customers,
                             const char         *reason);
  char     *(*hint)         (RapportEntity      *thing,
                             guint               field,
                             gpointer            data);
  guint       owner;
  const char *nobody;
  GArray   *(*find_others)  (RapportConnection  *connection,
                             GArray             *customers,
                             GError            **error);
  char     *(*dup_others)   (guint               n);
} RapportManyKind;

#define RAPPORT_TYPE_MANY_DIALOG (rapport_many_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportManyDialog, rapport_many_dialog, RAPPORT, MANY_DIALOG, GtkWindow)

void rapport_many_dialog_show (RapportContext        *context,
                               const RapportManyKind *kind,
                               RapportEntity         *thing,
                               const gint64          *customers,
                               guint                  n_customers);

G_END_DECLS
