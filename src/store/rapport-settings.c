/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-settings.h"

#define DEFAULT_ALERT_MINUTE (9 * 60)

/** rapport_settings_dup: Returns: (transfer full) (nullable): the book's value of the rule @name */
char *
rapport_settings_dup (RapportConnection *connection,
                      const char        *name)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (connection,
                                "SELECT value FROM setting WHERE name = ?1 ORDER BY id DESC LIMIT 1", NULL);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  rapport_statement_bind_text (statement, 1, name);
  if (!rapport_statement_step (statement, &has_row, NULL) || !has_row)
    return NULL;
  return g_strdup (rapport_statement_get_text (statement, 0));
}

/** rapport_settings_get_integer: Returns: the number set for @name, @otherwise when there is none */
gint64
rapport_settings_get_integer (RapportConnection *connection,
                              const char        *name,
                              gint64             otherwise)
{
  g_autofree char *value = rapport_settings_dup (connection, name);
  gint64 number;

  if (value == NULL || !g_ascii_string_to_signed (value, 10, G_MININT64 + 1, G_MAXINT64, &number, NULL))
    return otherwise;
  return number;
}

/** rapport_settings_get_alert_minute: Returns: minute of the day at which things due on a day alert */
int
rapport_settings_get_alert_minute (RapportConnection *connection)
{
  return CLAMP (rapport_settings_get_integer (connection, "alert-minute", DEFAULT_ALERT_MINUTE), 0, 1439);
}
