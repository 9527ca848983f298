/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-log-follow-up.h"
#include "rapport-log-many.h"

static const guint fields[] = {
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

/* It was now, unless it is known better, and we began it. */
static void
begin (RapportEntity *record,
       gint64         now,
       GTimeZone     *zone,
       gint64         member)
{
  const RapportMoment started = rapport_moment_from_instant (now / 60 * 60, zone);

  if (!rapport_entity_is_set (record, RAPPORT_RECORD_STARTED))
    rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (record, RAPPORT_RECORD_BEGAN_BY, "we");
  rapport_entity_set_integer (record, RAPPORT_RECORD_OWNER, member);
}

static char *
dup_title (guint n)
{
  return g_strdup_printf (ngettext ("Log Follow-up with %'u Customer", "Log Follow-up with %'u Customers", n), n);
}

const RapportContactKind rapport_log_many = {
  .act = "log-follow-up", .type = rapport_record_get_type, .customer = RAPPORT_RECORD_CUSTOMER, .owner = -1,
  .fields = fields, .n_fields = G_N_ELEMENTS (fields), .begin = begin, .dup_title = dup_title, .make_try = make_try,
  .complete = rapport_log_complete_record,
};
