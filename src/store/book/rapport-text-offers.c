/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-customer.h"
#include "rapport-playbook.h"
#include "rapport-snippet.h"
#include "rapport-text-offers.h"
#include "rapport-uid.h"

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
add_to (GPtrArray  *offers,
        const char *title,
        const char *text,
        gint64      file)
{
  RapportTextOffer *offer;

  if (title == NULL || text == NULL)
    return;
  offer = g_new0 (RapportTextOffer, 1);
  offer->title = g_strdup (title);
  offer->text = g_strdup (text);
  offer->file = file;
  g_ptr_array_add (offers, offer);
}

static void
add (RapportTextOffers *self,
     const char        *title,
     const char        *text)
{
  add_to (self->offers, title, text, 0);
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

/* A playbook is a script. */
static gboolean
wants_playbooks (const RapportTextOccasion *occasion)
{
  return occasion == NULL || strstr (occasion->kinds, ",script,") != NULL;
}

static gboolean
read_customer (RapportConnection          *connection,
               RapportTextOffers          *self,
               gint64                      customer,
               const RapportTextOccasion  *occasion,
               GError                    **error)
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
  if (stage != NULL && wants_playbooks (occasion))
    add (self, rapport_choice_label (rapport_stages, stage), rapport_playbook_find_stage (stage));
  return TRUE;
}

/* The files attached to what column @uid of @row identifies, a text or a tag */
static gboolean
read_files (RapportConnection  *connection,
            RapportStatement   *row,
            int                 uid,
            GPtrArray          *files,
            GError            **error)
{
  g_autoptr(RapportStatement) file = NULL;
  g_autofree char *text = NULL;
  RapportValue of;
  gboolean has_row;

  if (rapport_statement_is_null (row, uid))
    return TRUE;
  rapport_statement_get_value (row, uid, &of);
  text = rapport_uid_to_text (of.bytes);
  file = rapport_connection_prepare (connection, "SELECT id, name FROM attachment WHERE thing_uid = ?1"
                                                 " ORDER BY name, id LIMIT " MOST, error);
  if (file == NULL)
    return FALSE;
  rapport_statement_bind_text (file, 1, text);
  while (rapport_statement_step (file, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      add_to (files, rapport_statement_get_text (file, 1), rapport_statement_get_text (file, 1),
              rapport_statement_get_integer (file, 0));
    }
  return FALSE;
}

/* What the office wrote for a tag, else what is shipped for it */
static gboolean
read_playbooks (RapportConnection  *connection,
                RapportTextOffers  *self,
                gint64              customer,
                GPtrArray          *files,
                GError            **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT t.name, s.playbook, s.uid FROM tag t LEFT JOIN tag_style s ON s.id ="
                     " (SELECT id FROM tag_style WHERE name = t.name AND NOT retired"
                     " ORDER BY playbook IS NULL, id LIMIT 1) WHERE t.customer = ?1 ORDER BY t.id", customer, error);
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
      if (!read_files (connection, row, 2, files, error))
        return FALSE;
    }
  return FALSE;
}

/* Those for one of its tags, its stage or its industry, then those for everybody; of the kinds that suit the occasion */
static gboolean
read_snippets (RapportConnection          *connection,
               RapportTextOffers          *self,
               gint64                      customer,
               const RapportTextOccasion  *occasion,
               GPtrArray                  *files,
               GError                    **error)
{
  g_autoptr(RapportStatement) row =
    ask (connection, "SELECT s.name, s.body, s.uid FROM snippet s JOIN customer c ON c.id = ?1 WHERE NOT s.retired"
                     " AND (s.category IS NULL OR s.category = ?2)"
                     " AND (s.kind IS NULL OR (s.kind <> '" RAPPORT_SERVICE_PLAN "'"
                     "  AND (?3 IS NULL OR instr(?3, ',' || s.kind || ',') > 0)))"
                     " AND (s.tag IS NULL OR s.tag IN (SELECT name FROM tag WHERE customer = c.id))"
                     " AND (s.stage IS NULL OR s.stage = c.stage)"
                     " AND (s.industry IS NULL OR s.industry = c.industry)"
                     " ORDER BY (s.tag IS NOT NULL) + (s.stage IS NOT NULL) + (s.industry IS NOT NULL) DESC, s.name"
                     " LIMIT " MOST, customer, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_text (row, 2, occasion != NULL ? occasion->category : NULL);
  rapport_statement_bind_text (row, 3, occasion != NULL ? occasion->kinds : NULL);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      add (self, rapport_statement_get_text (row, 0), rapport_statement_get_text (row, 1));
      if (!read_files (connection, row, 2, files, error))
        return FALSE;
    }
  return FALSE;
}

/**
 * rapport_text_offers_load:
 * @occasion: (nullable): what the texts are to suit; NULL for whatever is said
 *
 * Returns: (transfer full) (nullable): what can be said to @customer: the playbooks of its tags and stage, then the
 *   texts that suit them, then the files attached to these (FR-14); NULL with @error set
 */
RapportTextOffers *
rapport_text_offers_load (RapportConnection          *connection,
                          gint64                      customer,
                          const RapportTextOccasion  *occasion,
                          GError                    **error)
{
  g_autoptr(RapportTextOffers) self = g_new0 (RapportTextOffers, 1);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (free_offer);

  self->offers = g_ptr_array_new_with_free_func (free_offer);
  if (!read_customer (connection, self, customer, occasion, error) ||
      (wants_playbooks (occasion) && !read_playbooks (connection, self, customer, files, error)) ||
      !read_snippets (connection, self, customer, occasion, files, error))
    return NULL;
  g_ptr_array_extend_and_steal (self->offers, g_steal_pointer (&files));
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
