/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-contact-many.h"
#include "rapport-context.h"

G_BEGIN_DECLS

/**
 * RapportManyKind:
 * @contact: what each of the customers gets
 * @hint: (nullable): RapportFormHintFunc, what to point out beside a field; its data is the RapportContext
 * @owner: its field that says who does it
 * @nobody: words for whom it falls to if @owner is left empty, untranslated
 * @dup_done: says that it was done, and when it is
 * @dup_others: says that so many have such a contact already; NULL where they are not looked for
 *
 * How many customers are asked about in the window.
 */
typedef struct
{
  const RapportContactKind *contact;
  char                   *(*hint)       (RapportEntity  *thing,
                                         guint           field,
                                         gpointer        data);
  guint                     owner;
  const char               *nobody;
  char                   *(*dup_done)   (RapportContext *context,
                                         RapportEntity  *thing,
                                         guint           n);
  char                   *(*dup_others) (guint           n);
} RapportManyKind;

#define RAPPORT_TYPE_MANY_DIALOG (rapport_many_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportManyDialog, rapport_many_dialog, RAPPORT, MANY_DIALOG, GtkWindow)

void rapport_many_dialog_show (RapportContext        *context,
                               const RapportManyKind *kind,
                               RapportEntity         *thing,
                               const gint64          *customers,
                               guint                  n_customers);

G_END_DECLS
