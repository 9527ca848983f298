/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-contact-many.h"
#include "rapport-log-follow-up.h"
#include "rapport-log-many.h"

const guint rapport_log_many_fields[RAPPORT_LOG_MANY_N_FIELDS] = {
  RAPPORT_RECORD_METHOD, RAPPORT_RECORD_STARTED, RAPPORT_RECORD_PURPOSE, RAPPORT_RECORD_SUMMARY,
  RAPPORT_RECORD_RESPONDED, RAPPORT_RECORD_OWNER, RAPPORT_RECORD_NEXT_ACTION, RAPPORT_RECORD_NEXT,
};

static RapportContactTry
make_try (RapportEntity *record)
{
  return (RapportContactTry) {
    .at = *rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED), .plan = -1,
    .method = rapport_entity_get_text (record, RAPPORT_RECORD_METHOD),
    .by_customer = rapport_record_is_by_customer (RAPPORT_RECORD (record)),
  };
}

static const RapportContactKind kind = {
  .act = "log-follow-up", .customer = RAPPORT_RECORD_CUSTOMER, .owner = -1, .make_try = make_try,
  .complete = rapport_log_complete_record,
};

/**
 * rapport_log_many_dup_warnings:
 * @record: what is about to be logged with each of @customers
 * @now: UTC seconds
 *
 * Returns: (transfer full) (nullable): what the rules warn of, a line each with how many customers it is about; NULL
 *   where they warn of nothing, or with @error set
 */
char *
rapport_log_many_dup_warnings (RapportConnection  *connection,
                               RapportRecord      *record,
                               const gint64       *customers,
                               guint               n_customers,
                               gint64              now,
                               GError            **error)
{
  g_return_val_if_fail (RAPPORT_IS_RECORD (record), NULL);

  return rapport_contact_many_dup_warnings (&kind, connection, RAPPORT_ENTITY (record), customers, n_customers, now,
                                            error);
}

/**
 * rapport_log_many_new:
 * @record: what happened with each of @customers, such as an event or a mailing; copied
 * @reason: (nullable): why the person goes on in spite of what the rules warn of, which is kept
 *
 * Returns: (transfer full): the one act of logging it with all of them
 */
RapportAct *
rapport_log_many_new (RapportRecord *record,
                      const gint64  *customers,
                      guint          n_customers,
                      const char    *reason)
{
  g_return_val_if_fail (RAPPORT_IS_RECORD (record), NULL);

  return rapport_contact_many_new (&kind, RAPPORT_ENTITY (record), customers, n_customers, reason);
}
