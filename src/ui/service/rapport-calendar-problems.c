/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-calendar-days.h"
#include "rapport-calendar-problems.h"

/**
 * rapport_calendar_problems_mark:
 * @wrong: a tag of the buffer of @view, for the lines that make no sense
 * @problems: (element-type RapportCalendarProblem): at least one
 *
 * Marks the lines, and puts the cursor behind the first.
 *
 * Returns: (transfer full): what is wrong with each of them, a line each
 */
char *
rapport_calendar_problems_mark (GtkTextView *view,
                                GtkTextTag  *wrong,
                                GArray      *problems)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autoptr(GString) sentences = g_string_new (NULL);
  GtkTextIter start;

  for (guint i = 0; i < problems->len; i++)
    {
      const RapportCalendarProblem *problem = &g_array_index (problems, RapportCalendarProblem, i);
      GtkTextIter end;

      if (i > 0)
        g_string_append_c (sentences, '\n');
      /* translators: the first is the number of a line of text, the second what is wrong with it */
      g_string_append_printf (sentences, _("Line %u: %s"), problem->line + 1, problem->sentence);
      gtk_text_buffer_get_iter_at_line (buffer, &start, problem->line);
      end = start;
      gtk_text_iter_forward_to_line_end (&end);
      gtk_text_buffer_apply_tag (buffer, wrong, &start, &end);
    }
  gtk_text_buffer_get_iter_at_line (buffer, &start, g_array_index (problems, RapportCalendarProblem, 0).line);
  if (!gtk_text_iter_ends_line (&start))
    gtk_text_iter_forward_to_line_end (&start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (buffer), 0, FALSE, 0, 0);
  return g_string_free (g_steal_pointer (&sentences), FALSE);
}
