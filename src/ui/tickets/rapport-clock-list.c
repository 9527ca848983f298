/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-clock-list.h"
#include "rapport-ticket-rules.h"
#include "rapport-ui.h"
#include "rapport-clock-picture.h"

/* A clock counted over months has many intervals; the last ones say why it is due then. */
#define MOST_INTERVALS 30

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/**
 * RapportClockList:
 * The SLA clocks of one ticket, each with its state, its deadline and, unfolded, what was counted
 * and paused (sla.md, point 11).
 */
struct _RapportClockList
{
  GtkWidget  parent_instance;

  GtkWidget *rows;
};

/* what a clock is shown with; a target has one clock and so one row, which stays as long as that does */
typedef struct
{
  RapportSlaTarget  target;
  const char       *css_class;
  GtkWidget        *icon;
  GtkWidget        *title;
  GtkWidget        *state;
  GtkWidget        *rounds;
  GtkWidget        *expander;
  GtkWidget        *picture;
  GtkWidget        *sums;
  GtkWidget        *why;
} Row;

G_DEFINE_FINAL_TYPE (RapportClockList, rapport_clock_list, GTK_TYPE_WIDGET)

static void
rapport_clock_list_dispose (GObject *object)
{
  g_clear_pointer (&RAPPORT_CLOCK_LIST (object)->rows, gtk_widget_unparent);

  G_OBJECT_CLASS (rapport_clock_list_parent_class)->dispose (object);
}

static void
rapport_clock_list_class_init (RapportClockListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_clock_list_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rapport_clock_list_init (RapportClockList *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "clock-list");
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
}

/** rapport_clock_list_new: Returns: an empty list */
RapportClockList *
rapport_clock_list_new (void)
{
  return g_object_new (RAPPORT_TYPE_CLOCK_LIST, NULL);
}

/* Hours of working time are no part of a day. */
static char *
say_length (gint64   seconds,
            gboolean working)
{
  const int days = ABS (seconds) / DAY;

  if (working || days < 2)
    return rapport_format_span (seconds);
  return g_strdup_printf (ngettext ("%d day", "%d days", days), days);
}

static char *
dup_met_sentence (const RapportClock *clock,
                  RapportFormat      *format)
{
  g_autofree char *at = rapport_format_instant (format, clock->met_at);
  g_autofree char *late = clock->has_late ? say_length (clock->late_s, clock->working) : NULL;

  if (clock->state == RAPPORT_SLA_MISSED && clock->reprioritised)
    /* translators: when a deadline was met that a change of priority had put into the past */
    return g_strdup_printf (_("Met: %s; the deadline was already past when the priority changed"), at);
  if (clock->state == RAPPORT_SLA_MISSED && late != NULL)
    /* translators: when a deadline was met, and how late that was */
    return g_strdup_printf (_("Met late: %s, %s after the deadline"), at, late);
  /* translators: %s is when a deadline was met */
  return g_strdup_printf (_("Met in time: %s"), at);
}

/**
 * rapport_clock_dup_sentence:
 * @now: UTC seconds
 *
 * Returns: (transfer full): the state of the clock in words, with remaining time and exact time
 */
char *
rapport_clock_dup_sentence (const RapportClock *clock,
                            RapportFormat      *format,
                            gint64              now)
{
  RapportMoment moment = { 0 };
  g_autofree char *due = NULL;
  g_autofree char *relative = NULL;
  g_autofree char *left = say_length (clock->remaining_s, clock->working);

  if (clock->lost)
    return g_strdup (_("The calendar has no working time within five years."));
  if (clock->has_met_at)
    return dup_met_sentence (clock, format);
  if (clock->state == RAPPORT_SLA_PAUSED)
    /* translators: %s is a length of time */
    return g_strdup_printf (_("Paused, %s left"), left);
  if (!clock->has_due)
    return g_strdup (_("Not running"));
  moment = rapport_moment_from_instant (clock->due, rapport_format_get_zone (format));
  due = rapport_format_moment (format, &moment);
  relative = rapport_format_remaining (format, clock->due, now);
  if (clock->state == RAPPORT_SLA_MISSED && clock->reprioritised)
    /* translators: %s is the time of a deadline */
    return g_strdup_printf (_("Already past when the priority changed: was due %s"), due);
  if (clock->stopped)
    /* translators: the time of a deadline, and how long it was past when the ticket ended */
    return g_strdup_printf (_("Missed: was due %s, never met (%s late at the end)"), due, left);
  if (clock->due < now)
    /* translators: how late (3 h 5 min late), and the time of a deadline */
    return g_strdup_printf (_("%s: was due %s"), relative, due);
  if (clock->working)
    /* translators: a length of working time, and the time of a deadline */
    return g_strdup_printf (_("%s of working time left: due %s"), left, due);
  /* translators: when (in 3 h 5 min, tomorrow), and the time of a deadline */
  return g_strdup_printf (_("Due %s: %s"), relative, due);
}

static const char *
get_state_class (const RapportClock *clock,
                 gint64              now)
{
  if (clock->state == RAPPORT_SLA_MISSED || (!clock->has_met_at && clock->has_due && clock->due < now))
    return "missed";
  return rapport_sla_state_get_id (clock->state);
}

static const char *
get_state_icon (const RapportClock *clock,
                gint64              now)
{
  const char *state = get_state_class (clock, now);

  if (g_str_equal (state, "missed"))
    return "dialog-warning-symbolic";
  if (g_str_equal (state, "met"))
    return "object-select-symbolic";
  return g_str_equal (state, "paused") ? "media-playback-pause-symbolic" : "appointment-soon-symbolic";
}

static void
append_intervals (GString       *text,
                  GArray        *intervals,
                  const char    *heading,
                  RapportFormat *format,
                  gint64         now)
{
  guint first;

  if (intervals == NULL || intervals->len == 0)
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", heading);
  first = intervals->len > MOST_INTERVALS ? intervals->len - MOST_INTERVALS : 0;
  if (first > 0)
    g_string_append (text, "\n   …");
  for (guint i = first; i < intervals->len; i++)
    {
      const RapportInterval *interval = &g_array_index (intervals, RapportInterval, i);
      gint64 end_at = MAX (MIN (interval->end, now), interval->start);
      g_autofree char *start = rapport_format_instant (format, interval->start);
      g_autofree char *end = rapport_format_instant (format, end_at);
      g_autofree char *length = say_length (end_at - interval->start, FALSE);

      /* what lasted less than a minute began and ended at the same time */
      if (g_str_equal (start, end))
        g_string_append_printf (text, "\n   %s", start);
      else
        g_string_append_printf (text, "\n   %s – %s (%s)", start, end, length);
    }
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_expander (Row *row)
{
  GtkWidget *expander = gtk_expander_new (_("Why is it due then?"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = row->why;

  gtk_widget_add_css_class (label, "why");
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  /* a label that is not shown would take the focus and keep it, if it were selectable */
  g_object_bind_property (expander, "expanded", label, "selectable", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), row->picture);
  gtk_box_append (GTK_BOX (box), row->sums);
  gtk_box_append (GTK_BOX (box), label);
  rapport_ui_set_folded (GTK_EXPANDER (expander), box);
  return expander;
}

#define ROW "rapport-row"

static GtkWidget *
make_row (RapportSlaTarget target)
{
  GtkWidget *grid = gtk_grid_new ();
  Row *row = g_new0 (Row, 1);

  row->target = target;
  row->icon = gtk_image_new ();
  row->title = make_label ("clock-title");
  row->state = make_label ("clock-state");
  row->rounds = make_label ("clock-rounds");
  row->why = make_label (NULL);
  row->sums = make_label ("caption");
  row->picture = GTK_WIDGET (rapport_clock_picture_new ());
  row->expander = make_expander (row);
  gtk_widget_add_css_class (grid, "clock");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_widget_set_valign (row->icon, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_grid_attach (GTK_GRID (grid), row->icon, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), row->title, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), row->state, 1, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), row->rounds, 1, 2, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), row->expander, 1, 3, 1, 1);
  g_object_set_data_full (G_OBJECT (grid), ROW, row, g_free);
  return grid;
}

/* What is marked to be copied stays marked in a new text; but not what was left: marking it again would
   take from what was marked elsewhere since. */
static void
set_text (GtkWidget  *widget,
          const char *text)
{
  GtkLabel *label = GTK_LABEL (widget);
  const int length = g_utf8_strlen (text, -1);
  int start, end;
  gboolean is_marked = gtk_label_get_selection_bounds (label, &start, &end) && gtk_widget_is_focus (widget);

  if (g_str_equal (gtk_label_get_text (label), text))
    return;
  gtk_label_set_text (label, text);
  if (is_marked)
    gtk_label_select_region (label, MIN (start, length), MIN (end, length));
}

static void
show_why (Row                *row,
          const RapportClock *clock,
          const char         *title,
          RapportFormat      *format,
          gint64              now)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *sums = rapport_clock_picture_dup_words (clock, now);

  append_intervals (text, clock->counted, _("Counted:"), format, now);
  append_intervals (text, clock->paused, _("Paused:"), format, now);
  set_text (row->why, text->str);
  set_text (row->sums, sums != NULL ? sums : "");
  rapport_clock_picture_show (RAPPORT_CLOCK_PICTURE (row->picture), clock, now);
  gtk_widget_set_visible (row->expander, text->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->expander),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Why is it due then?"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
}

/* An earlier round that was missed stays to be seen whatever comes later (sla.md 6). */
static void
show_missed_rounds (Row                *row,
                    const RapportClock *clock,
                    RapportFormat      *format)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; clock->missed_rounds != NULL && i < clock->missed_rounds->len; i++)
    {
      const RapportMissedRound *round = &g_array_index (clock->missed_rounds, RapportMissedRound, i);
      g_autofree char *due = rapport_format_instant (format, round->due);
      g_autofree char *met = round->has_met_at ? rapport_format_instant (format, round->met_at) : NULL;
      g_autofree char *late = round->has_met_at ? say_length (round->late_s, clock->working) : NULL;

      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (met != NULL)
        /* translators: of a deadline that repeats: when one was due, when it was met, how late that was */
        g_string_append_printf (text, _("Missed earlier: due %s, met %s, %s late"), due, met, late);
      else
        /* translators: of a deadline that repeats: when one was due that nobody met */
        g_string_append_printf (text, _("Missed earlier: due %s, never met"), due);
    }
  set_text (row->rounds, text->str);
  gtk_widget_set_visible (row->rounds, text->len > 0);
}

static void
show_clock (GtkWidget          *grid,
            const RapportClock *clock,
            RapportFormat      *format,
            gint64              now)
{
  Row *row = g_object_get_data (G_OBJECT (grid), ROW);
  const char *css_class = get_state_class (clock, now);
  g_autofree char *sentence = rapport_clock_dup_sentence (clock, format, now);
  g_autofree char *duration = rapport_format_duration (clock->duration);
  /* translators: an SLA target such as "First response", then the time given for it, "30 min" */
  g_autofree char *title = g_strdup_printf (_("%s (%s)"), rapport_sla_target_get_label (clock->target), duration);

  if (row->css_class != css_class)
    {
      if (row->css_class != NULL)
        gtk_widget_remove_css_class (grid, row->css_class);
      gtk_widget_add_css_class (grid, css_class);
      row->css_class = css_class;
      gtk_image_set_from_icon_name (GTK_IMAGE (row->icon), get_state_icon (clock, now));
    }
  set_text (row->title, title);
  set_text (row->state, sentence);
  show_missed_rounds (row, clock, format);
  show_why (row, clock, title, format, now);
}

static GtkWidget *
find_row (RapportClockList *self,
          RapportSlaTarget  target)
{
  for (GtkWidget *grid = gtk_widget_get_first_child (self->rows); grid != NULL;
       grid = gtk_widget_get_next_sibling (grid))
    if (((Row *) g_object_get_data (G_OBJECT (grid), ROW))->target == target)
      return grid;
  return NULL;
}

/**
 * rapport_clock_list_show:
 * @clocks: (element-type RapportClock): judged with RAPPORT_SLA_WHY
 * @now: UTC seconds
 *
 * The rows of clocks that were shown before stay, and with them the keyboard focus and what is
 * unfolded and marked in them; only what is said of them is told anew.
 */
void
rapport_clock_list_show (RapportClockList *self,
                         GPtrArray        *clocks,
                         RapportFormat    *format,
                         gint64            now)
{
  GtkWidget *last = NULL;
  GtkWidget *gone;

  g_return_if_fail (RAPPORT_IS_CLOCK_LIST (self));

  for (guint i = 0; clocks != NULL && i < clocks->len; i++)
    {
      const RapportClock *clock = g_ptr_array_index (clocks, i);
      GtkWidget *grid = find_row (self, clock->target);

      if (clock->state == RAPPORT_SLA_NONE && !clock->lost && clock->missed_rounds == NULL)
        continue;
      if (grid == NULL)
        gtk_box_append (GTK_BOX (self->rows), grid = make_row (clock->target));
      gtk_box_reorder_child_after (GTK_BOX (self->rows), grid, last);
      show_clock (grid, clock, format, now);
      last = grid;
    }
  while ((gone = last != NULL ? gtk_widget_get_next_sibling (last) : gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), gone);
}

/**
 * rapport_clock_list_find_plan:
 * @clocks: (element-type RapportClock): those of @ticket
 *
 * Returns: (transfer none) (nullable): the clock by whose deadline the ticket owes its service plan (CS-1); NULL
 *   when it owes none
 */
const RapportClock *
rapport_clock_list_find_plan (RapportEntity *ticket,
                              GPtrArray     *clocks)
{
  const char *status = rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS);

  if (g_strcmp0 (rapport_entity_get_text (ticket, RAPPORT_TICKET_PRIORITY), "P2") != 0 ||
      rapport_entity_is_set (ticket, RAPPORT_TICKET_SERVICE_PLAN) ||
      !rapport_ticket_status_is_open (status) || g_strcmp0 (status, "solved") == 0)
    return NULL;
  for (guint i = 0; i < clocks->len; i++)
    {
      const RapportClock *clock = g_ptr_array_index (clocks, i);

      if (clock->target == RAPPORT_SLA_FIRST_RESPONSE && clock->has_due && !clock->stopped)
        return clock;
    }
  return NULL;
}

/** rapport_clock_dup_plan_sentence: Returns: (transfer full): until when the service plan is owed */
char *
rapport_clock_dup_plan_sentence (const RapportClock *clock,
                                 RapportFormat      *format,
                                 gint64              now)
{
  const RapportMoment moment = rapport_moment_from_instant (clock->due, rapport_format_get_zone (format));
  g_autofree char *due = rapport_format_moment (format, &moment);
  g_autofree char *relative = rapport_format_remaining (format, clock->due, now);

  if (clock->due < now)
    /* translators: the time until which the service plan was owed, and how late it is */
    return g_strdup_printf (_("Service plan: was owed by %s (%s)"), due, relative);
  /* translators: the time until which the service plan is owed, and how long that is */
  return g_strdup_printf (_("Service plan: owed by %s (%s)"), due, relative);
}
