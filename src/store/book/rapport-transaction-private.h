/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-action-log.h"
#include "rapport-later-rows.h"
#include "rapport-recorder.h"
#include "rapport-transaction.h"
#include "rapport-uid.h"
#include "rapport-written-things.h"

G_BEGIN_DECLS

struct _RapportTransaction
{
  RapportConnection *connection;
  RapportActor       actor;
  GTimeZone         *zone;
  char              *kind;
  char              *subject;
  char              *undone_kind;
  GString           *left_out;
  gint64             undoes;
  gint64             created;
  guint              n_changes;
  guint8             last_uid[RAPPORT_UID_LENGTH];
  RapportProgress   *progress;
  RapportRecorder   *recorder;
  GArray            *confirmed;
  GArray            *merged;
  GArray            *heirs;
  gboolean           is_auto;
  gboolean           logs_anyway;

  /* @later_error: (nullable): why what was to be written later could not be, when nobody could be told */
  RapportLaterRows *later;
  GError           *later_error;

  RapportTransactionPrepareFunc prepare;
  RapportTransactionFollowFunc  follow;
  gpointer                      follow_data;
  RapportTransactionLastFunc    last;
  gpointer                      last_data;

  /* of an act that follows in parts: what was written since it did, what is being followed now, and what the part added
   * that is not in the log yet; @writer: (nullable): has what the parts before added */
  RapportWrittenThings *written;
  RapportWrittenThings *following;
  GPtrArray            *part;
  RapportActionWriter  *writer;
};

gboolean rapport_transaction_write_later (RapportTransaction  *self,
                                          GError             **error);

G_END_DECLS
