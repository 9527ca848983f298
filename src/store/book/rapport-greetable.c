/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-greetable.h"

/** rapport_greetable_copy: Returns: (transfer full): the same once more */
RapportGreetable *
rapport_greetable_copy (const RapportGreetable *self)
{
  RapportGreetable *copy = g_memdup2 (self, sizeof *self);

  copy->customer_name = g_strdup (self->customer_name);
  copy->contact_name = g_strdup (self->contact_name);
  copy->occasion = g_strdup (self->occasion);
  copy->festival = g_strdup (self->festival);
  copy->text = g_strdup (self->text);
  copy->method = g_strdup (self->method);
  return copy;
}

/** rapport_greetable_free: frees @self */
void
rapport_greetable_free (RapportGreetable *self)
{
  g_free (self->customer_name);
  g_free (self->contact_name);
  g_free (self->occasion);
  g_free (self->festival);
  g_free (self->text);
  g_free (self->method);
  g_free (self);
}

static RapportGreetable *
read_greetable (RapportStatement *row)
{
  RapportGreetable *self = g_new0 (RapportGreetable, 1);

  self->care_date = rapport_statement_get_integer (row, 0);
  self->day = (int) rapport_statement_get_integer (row, 1);
  self->customer = rapport_statement_get_integer (row, 2);
  self->contact = rapport_statement_get_optional (row, 3, 0);
  self->customer_name = g_strdup (rapport_statement_get_text (row, 4));
  self->contact_name = g_strdup (rapport_statement_get_text (row, 5));
  self->occasion = g_strdup (rapport_statement_get_text (row, 6));
  self->festival = g_strdup (rapport_statement_get_text (row, 7));
  self->text = g_strdup (rapport_statement_get_text (row, 8));
  self->method = g_strdup (rapport_statement_get_text (row, 9));
  return self;
}

/* The contact of the care date, else the customer's main one, as the agenda says whom to turn to */
#define MAIN_CONTACT \
  "(SELECT id FROM contact WHERE customer = c.id AND left_on IS NULL ORDER BY key_contact DESC, rank, id LIMIT 1)"

#define SELECT_ONE \
  "SELECT d.id, n.day, c.id, k.id, c.name, k.name, ifnull(d.kind, 'event'), d.festival, d.text, c.preferred_channel" \
  " FROM care_date d JOIN care_next n ON n.id = d.id"

#define REST \
  " LEFT JOIN contact k ON k.id = coalesce(d.contact, " MAIN_CONTACT ")" \
  " WHERE d.id = ?1 AND NOT c.archived AND ifnull(c.stage, '') <> 'lost' AND (?2 = 0 OR c.owner = ?2)" \
  " AND NOT EXISTS (SELECT 1 FROM plan p WHERE p.care_date = d.id AND p.customer = c.id AND p.asked_day = n.day" \
  "  AND p.state <> 'planned')"

/* What belongs to a customer is only for that one; the rest is for all. */
static gboolean
load_one (RapportConnection  *connection,
          gint64              care_date,
          gint64              owner,
          guint               most,
          GPtrArray          *found,
          GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                SELECT_ONE " JOIN customer c ON c.id = coalesce(d.customer,"
                                " (SELECT customer FROM contact WHERE id = d.contact))" REST
                                " UNION ALL " SELECT_ONE " JOIN customer c ON d.customer IS NULL AND d.contact IS NULL"
                                REST " LIMIT ?3", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, care_date);
  rapport_statement_bind_integer (row, 2, owner);
  rapport_statement_bind_integer (row, 3, most - MIN (most, found->len));
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      g_ptr_array_add (found, read_greetable (row));
    }
  return FALSE;
}

/**
 * rapport_greetable_load:
 * @care_dates: (array length=n_care_dates): their ids
 * @owner: only customers of theirs, 0 for everybody's
 * @most: how many at most
 *
 * Returns: (transfer full) (element-type RapportGreetable) (nullable): whom to greet on the next day of each, without
 *   those that were greeted, or left out, on that day; NULL with @error set
 */
GPtrArray *
rapport_greetable_load (RapportConnection  *connection,
                        const gint64       *care_dates,
                        guint               n_care_dates,
                        gint64              owner,
                        guint               most,
                        GError            **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_greetable_free);

  g_return_val_if_fail (care_dates != NULL || n_care_dates == 0, NULL);

  for (guint i = 0; i < n_care_dates && found->len < most; i++)
    if (!load_one (connection, care_dates[i], owner, most, found, error))
      return NULL;
  return g_steal_pointer (&found);
}

/**
 * rapport_greetable_find_plan:
 * @open_plan: (out): a plan for that day of @care_date that is still open, 0 for none
 * @is_closed: (out): whether there was one that is done or skipped
 */
gboolean
rapport_greetable_find_plan (RapportConnection  *connection,
                             gint64              care_date,
                             gint64              customer,
                             int                 day,
                             gint64             *open_plan,
                             gboolean           *is_closed,
                             GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT max(CASE WHEN state = 'planned' THEN id END), max(state <> 'planned') FROM plan"
                                " WHERE care_date = ?1 AND customer = ?2 AND asked_day = ?3", error);
  gboolean has_row;

  g_return_val_if_fail (open_plan != NULL && is_closed != NULL, FALSE);

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, care_date);
  rapport_statement_bind_integer (row, 2, customer);
  rapport_statement_bind_integer (row, 3, day);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  *open_plan = has_row ? rapport_statement_get_optional (row, 0, 0) : 0;
  *is_closed = has_row && rapport_statement_get_optional (row, 1, 0) != 0;
  return TRUE;
}
