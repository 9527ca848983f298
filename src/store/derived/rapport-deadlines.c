/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-deadlines.h"

/** rapport_deadline_free: Frees @deadline */
void
rapport_deadline_free (RapportDeadline *deadline)
{
  g_free (deadline->number);
  g_free (deadline->target);
  g_free (deadline);
}

/**
 * rapport_deadlines_load:
 *
 * Returns: (transfer full) (element-type RapportDeadline): what is still to be done of open tickets, by ticket,
 *   target and round
 */
GPtrArray *
rapport_deadlines_load (RapportConnection  *connection,
                        GError            **error)
{
  g_autoptr(GPtrArray) deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_deadline_free);
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT t.id, t.number, c.target, c.round, c.due FROM clock c"
                                " JOIN ticket t ON t.id = c.ticket WHERE c.due IS NOT NULL AND c.met_at IS NULL"
                                " AND t.status NOT IN ('accepted', 'closed') ORDER BY t.id, c.target, c.round", error);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportDeadline *deadline;

      if (!has_row)
        return g_steal_pointer (&deadlines);
      deadline = g_new0 (RapportDeadline, 1);
      deadline->ticket = rapport_statement_get_integer (row, 0);
      deadline->number = g_strdup (rapport_statement_get_text (row, 1));
      deadline->target = g_strdup (rapport_statement_get_text (row, 2));
      deadline->round = rapport_statement_get_integer (row, 3);
      deadline->due = rapport_statement_get_integer (row, 4);
      g_ptr_array_add (deadlines, deadline);
    }
  return NULL;
}

static int
compare (const RapportDeadline *a,
         const RapportDeadline *b)
{
  if (a->ticket != b->ticket)
    return a->ticket < b->ticket ? -1 : 1;
  if (!g_str_equal (a->target, b->target))
    return g_strcmp0 (a->target, b->target);
  return a->round - b->round;
}

/**
 * rapport_deadlines_find_moved:
 * @before: (element-type RapportDeadline): as rapport_deadlines_load() gave it before a change
 * @after: (element-type RapportDeadline): and after
 *
 * Returns: (transfer container) (element-type RapportDeadline): those of @after that were due at another time
 *   before; they belong to @after
 */
GPtrArray *
rapport_deadlines_find_moved (GPtrArray *before,
                              GPtrArray *after)
{
  GPtrArray *moved = g_ptr_array_new ();
  guint b = 0;

  g_return_val_if_fail (before != NULL && after != NULL, moved);

  for (guint a = 0; a < after->len; a++)
    {
      RapportDeadline *now = g_ptr_array_index (after, a);

      while (b < before->len && compare (g_ptr_array_index (before, b), now) < 0)
        b++;
      if (b == before->len || compare (g_ptr_array_index (before, b), now) != 0)
        continue;
      now->was_due = ((RapportDeadline *) g_ptr_array_index (before, b))->due;
      if (now->was_due != now->due)
        g_ptr_array_add (moved, now);
    }
  return moved;
}
