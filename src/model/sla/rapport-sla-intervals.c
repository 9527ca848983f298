/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-sla-private.h"

/** rapport_intervals_new: Returns: (transfer full): an empty list of RapportInterval */
GArray *
rapport_intervals_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (RapportInterval));
}

/**
 * rapport_intervals_add:
 *
 * Appends an interval that does not begin before the last one does; what touches becomes one, and
 * an empty one is left out.
 */
void
rapport_intervals_add (GArray *self,
                       gint64  start,
                       gint64  end)
{
  RapportInterval interval = { start, end };

  if (start >= end)
    return;
  if (self->len > 0)
    {
      RapportInterval *last = &g_array_index (self, RapportInterval, self->len - 1);

      if (start <= last->end)
        {
          last->end = MAX (last->end, end);
          return;
        }
    }
  g_array_append_val (self, interval);
}

/** rapport_intervals_unite: Returns: (transfer full): what is in @a, in @b, or in both */
GArray *
rapport_intervals_unite (GArray *a,
                         GArray *b)
{
  GArray *united = rapport_intervals_new ();
  guint i = 0;
  guint k = 0;

  while (i < a->len || k < b->len)
    {
      const RapportInterval *next;

      if (k == b->len
          || (i < a->len && g_array_index (a, RapportInterval, i).start
                            <= g_array_index (b, RapportInterval, k).start))
        next = &g_array_index (a, RapportInterval, i++);
      else
        next = &g_array_index (b, RapportInterval, k++);
      rapport_intervals_add (united, next->start, next->end);
    }
  return united;
}

static void
split_by_pauses (RapportInterval  span,
                 GArray          *pauses,
                 gint64           until,
                 GArray          *counted,
                 GArray          *paused)
{
  gint64 at = span.start;

  for (guint i = 0; pauses != NULL && i < pauses->len; i++)
    {
      const RapportInterval *pause = &g_array_index (pauses, RapportInterval, i);
      gint64 start = MAX (pause->start, span.start);
      gint64 end = MIN (MIN (pause->end, until), span.end);

      if (start >= end)
        continue;
      rapport_intervals_add (counted, at, start);
      rapport_intervals_add (paused, start, end);
      at = end;
    }
  rapport_intervals_add (counted, at, span.end);
}

/**
 * rapport_sla_explain:
 * @span: from the start of the clock to its end, or now
 * @until: pauses later than this no longer stop it
 * @counted: where what was counted is appended
 * @paused: where what was paused is appended
 *
 * Why a clock is due when it is (sla.md 11); what is in neither list was closed.
 */
void
rapport_sla_explain (RapportCalendar *calendar,
                     gboolean         working,
                     RapportInterval  span,
                     GArray          *pauses,
                     gint64           until,
                     GArray          *counted,
                     GArray          *paused)
{
  g_autoptr(GArray) open = rapport_intervals_new ();

  if (working)
    rapport_table_append_open (calendar, span.start, span.end, open);
  else
    rapport_intervals_add (open, span.start, span.end);
  for (guint i = 0; i < open->len; i++)
    split_by_pauses (g_array_index (open, RapportInterval, i), pauses, until, counted, paused);
}
