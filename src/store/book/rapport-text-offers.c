/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-customer.h"
#include "rapport-playbook.h"
#include "rapport-text-offers.h"

/* so many are offered at most */
#define MOST "40"

static void
free_offer (gpointer data)
{
  RapportTextOffer *offer = data;

  g_free (offer->title);
  g_free (offer->text);
  g_free (offer);
}

static void
add (RapportTextOffers *self,
     const char        *title,
     const char        *text)
{
  RapportTextOffer *offer;

  if (title == NULL || text == NULL)
    return;
  offer = g_new0 (RapportTextOffer, 1);
  offer->title = g_strdup (title);
  offer->text = g_strdup (text);
  g_ptr_array_add (self->offers, offer);
}

static RapportStatement *
ask (RapportConnection  *connection,
     const char         *sql,
     gint64              customer,
     GError            **error)
{
  RapportStatement *row = rapport_connection_prepare (connection, sql, error);

  if (row != NULL)
    rapport_statement_bind_integer (row, 1, customer);
  return row;
}

static gboolean
read_customer (RapportConnection  *connection,
               RapportTextOffers  *self,
               gint64              customer,
               GError            **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT name, stage, (SELECT name FROM contact WHERE customer = c.id AND left_on IS NULL"
                     " ORDER BY key_contact DESC, rank, id LIMIT 1) FROM customer c WHERE id = ?1", customer, error);
  const char *stage;
  gboolean has_row;

  if (row == NULL || !rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  self->customer = g_strdup (rapport_statement_get_text (row, 0));
  self->contact = g_strdup (rapport_statement_get_text (row, 2));
  stage = rapport_statement_get_text (row, 1);
  if (stage != NULL)
    add (self, rapport_choice_label (rapport_stages, stage), rapport_playbook_find_stage (stage));
  return TRUE;
}

/* What the office wrote for a tag, else what is shipped for it */
static gboolean
read_playbooks (RapportConnection  *connection,
                RapportTextOffers  *self,
                gint64              customer,
                GError            **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT t.name, (SELECT playbook FROM tag_style s WHERE s.name = t.name AND NOT s.retired"
                     " AND s.playbook IS NOT NULL LIMIT 1) FROM tag t WHERE t.customer = ?1 ORDER BY t.id", customer,
         error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      const char *tag = has_row ? rapport_statement_get_text (row, 0) : NULL;

      if (!has_row)
        return TRUE;
      add (self, tag, !rapport_statement_is_null (row, 1) ? rapport_statement_get_text (row, 1)
                                                          : rapport_playbook_find (tag));
    }
  return FALSE;
}

/* Those for one of its tags, its stage or its industry, then those for everybody */
static gboolean
read_snippets (RapportConnection  *connection,
               RapportTextOffers  *self,
               gint64              customer,
               GError            **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT s.name, s.body FROM snippet s JOIN customer c ON c.id = ?1 WHERE NOT s.retired"
                     " AND s.category IS NULL"
                     " AND (s.tag IS NULL OR s.tag IN (SELECT name FROM tag WHERE customer = c.id))"
                     " AND (s.stage IS NULL OR s.stage = c.stage)"
                     " AND (s.industry IS NULL OR s.industry = c.industry)"
                     " ORDER BY (s.tag IS NOT NULL) + (s.stage IS NOT NULL) + (s.industry IS NOT NULL) DESC, s.name"
                     " LIMIT " MOST, customer, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      add (self, rapport_statement_get_text (row, 0), rapport_statement_get_text (row, 1));
    }
  return FALSE;
}

/**
 * rapport_text_offers_load:
 *
 * Returns: (transfer full) (nullable): what can be said to @customer: the playbooks of its tags and stage, then the
 *   texts that suit them (FR-14); NULL with @error set
 */
RapportTextOffers *
rapport_text_offers_load (RapportConnection  *connection,
                          gint64              customer,
                          GError            **error)
{
  g_autoptr(RapportTextOffers) self = g_new0 (RapportTextOffers, 1);

  self->offers = g_ptr_array_new_with_free_func (free_offer);
  if (!read_customer (connection, self, customer, error) || !read_playbooks (connection, self, customer, error) ||
      !read_snippets (connection, self, customer, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** rapport_text_offers_free: frees @self */
void
rapport_text_offers_free (RapportTextOffers *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->offers);
  g_free (self->customer);
  g_free (self->contact);
  g_free (self);
}
