/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-mentions.h"

/* A shorter name stands in too many texts by chance. */
#define SHORTEST_NAME "2"

/* So much of a Chinese name, its place and the word behind it, is what people say of it. */
#define SHORT_NAME "4"

static gboolean
find (RapportConnection  *connection,
      const char         *sql,
      const char         *text,
      char              **number,
      char              **name,
      GError            **error)
{
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_text (statement, 1, text);
  if (!rapport_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  *number = g_strdup (rapport_statement_get_text (statement, 0));
  *name = g_strdup (rapport_statement_get_text (statement, 1));
  return TRUE;
}

/**
 * rapport_mentions_find_customer:
 * @emails: (array zero-terminated=1): of people who take part in something
 * @text: what is said of it
 * @number: (out) (nullable): of the customer; NULL for nobody known
 * @name: (out) (nullable): of the customer
 *
 * Finds whom an appointment is with: the customer of a contact with one of the addresses, else the one whose name
 * stands in the text, the longest name where there are several, else the only one whose Chinese name begins as
 * something in the first line of the text does, such as 杭州云帆.
 *
 * Returns: whether it could be looked up
 */
gboolean
rapport_mentions_find_customer (RapportConnection   *connection,
                                const char * const  *emails,
                                const char          *text,
                                char               **number,
                                char               **name,
                                GError             **error)
{
  g_autofree char *line = NULL;

  g_return_val_if_fail (connection != NULL && emails != NULL && text != NULL, FALSE);
  g_return_val_if_fail (number != NULL && name != NULL, FALSE);

  *number = *name = NULL;
  for (guint i = 0; emails[i] != NULL && *name == NULL; i++)
    if (!find (connection,
               "SELECT c.number, c.name FROM contact k JOIN customer c ON c.id = k.customer"
               " WHERE lower (k.email) = lower (?1) ORDER BY k.left_on IS NOT NULL, k.id LIMIT 1",
               emails[i], number, name, error))
      return FALSE;
  if (*name == NULL && *text != '\0' &&
      !find (connection,
             "SELECT number, name FROM customer WHERE length (name) >= " SHORTEST_NAME
             " AND instr (?1, name) > 0 ORDER BY length (name) DESC, id LIMIT 1", text, number, name, error))
    return FALSE;
  line = g_strndup (text, strcspn (text, "\n"));
  return *name != NULL || *line == '\0' ||
         find (connection,
               "SELECT number, name FROM (SELECT number, name, count(*) AS n FROM customer"
               " WHERE unicode (name) >= 0x3400 AND length (name) >= " SHORT_NAME
               " AND instr (?1, substr (name, 1, " SHORT_NAME ")) > 0) WHERE n = 1", line, number, name, error);
}
