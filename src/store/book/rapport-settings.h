/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-currency.h"
#include "rapport-rules.h"

G_BEGIN_DECLS

/** RAPPORT_SETTING_SQL: the book's value of a rule that is a number; @standard is the one shipped */
#define RAPPORT_SETTING_SQL(name, standard) \
  "coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = '" name "' ORDER BY id DESC LIMIT 1), " standard ")"

/**
 * RAPPORT_RECORD_LATE_SQL:
 * @r: the table of records, or what it goes by
 *
 * When a record was written down, if that was late (FR-6), else NULL; as rapport_rules_is_late_record() says.
 */
#define RAPPORT_RECORD_LATE_SQL(r) \
  "CASE WHEN " r ".started_at IS NOT NULL AND " r ".written_at - coalesce(" r ".ended, " r ".started_at)" \
  " > 60 * " RAPPORT_SETTING_SQL ("late-record-minutes", "120") " THEN " r ".written_at END"

char *rapport_settings_dup        (RapportConnection *connection,
                                   const char        *name);
void  rapport_settings_load_rules (RapportConnection *connection,
                                   RapportRules      *rules);
const RapportCurrency *
      rapport_settings_get_currency (RapportConnection *connection);
char **
      rapport_settings_dup_options  (RapportConnection *connection,
                                     const RapportRule *rule,
                                     char            ***labels);
char *rapport_settings_dup_words    (RapportConnection *connection,
                                     const RapportRule *rule,
                                     const char        *value);
gboolean
      rapport_settings_find_amounts (RapportConnection *connection,
                                     gboolean          *has_amounts,
                                     GError           **error);

G_END_DECLS
