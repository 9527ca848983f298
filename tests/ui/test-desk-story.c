/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <glib/gi18n-lib.h>

#include "desk-story-window.h"
#include "rapport-alerts.h"
#include "rapport-clock-list.h"
#include "rapport-form.h"
#include "rapport-list-row.h"
#include "rapport-list.h"
#include "rapport-service-desk.h"

/* where the translations lie, and whether the window speaks Chinese */
static const char *words;
static gboolean in_chinese;

static void
set_up (DeskWindow    *f,
        gconstpointer  data)
{
  window_fixture_set_up (&f->window, data);
  f->book = f->window.base.book;
  f->context = f->window.base.context;
  desk_set_clock (f, desk_story_at ("12 17:00"));
  desk_story_gather (&f->cast, f->book);
}

static void
tear_down (DeskWindow    *f,
           gconstpointer  data)
{
  window_fixture_tear_down (&f->window, data);
}

static void
collect_labels (GtkWidget *widget,
                GPtrArray *texts)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_ptr_array_add (texts, (gpointer) gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_labels (child, texts);
}

/* What is to be read beside the clock's name: when it was or is due, or how it was met. */
static gboolean
says_clock (DeskWindow *f,
            GPtrArray  *texts,
            const char *clock)
{
  g_auto(GStrv) parts = g_strsplit (clock, " ", 4);
  const int target = rapport_sla_target_find (parts[0]);
  g_autofree char *at = g_strdup_printf ("%s %s", parts[1], parts[2]);
  g_autofree char *due = rapport_format_instant (rapport_context_get_format (f->context), desk_story_at (at));
  const char *met = g_str_equal (parts[3], "met") ? _("Met in time: %s")
                    : g_str_equal (parts[3], "late") ? _("Met late: %s, %s after the deadline") : NULL;
  g_autofree char *said = met != NULL ? g_strndup (met, strchrnul (met, '%') - met) : g_strdup (due);

  for (guint i = 0; i + 1 < texts->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (texts, i), rapport_sla_target_get_label (target)))
      return strstr (g_ptr_array_index (texts, i + 1), said) != NULL;
  return FALSE;
}

static gboolean
says_clocks (DeskWindow *f,
             guint       story)
{
  g_auto(GStrv) clocks = g_strsplit (desk_stories[story].clocks, "; ", -1);
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  collect_labels (desk_find_part (f, RAPPORT_TYPE_CLOCK_LIST), texts);
  for (guint i = 0; clocks[i] != NULL; i++)
    if (!says_clock (f, texts, clocks[i]))
      return FALSE;
  return TRUE;
}

/* an evening, and what there is to see: reckoned from the stories without the program; @first: which tickets run out
 * first */
typedef struct
{
  const char *at;
  guint       n[RAPPORT_DESK_N_COUNTS];
  guint       n_told;
  guint       n_late;
  guint       n_to_lead;
  guint       n_to_top;
  const char *first;
} Evening;

static const Evening evenings[] = {
  { "13 18:00", { 26, 12, 6, 0, 4, 4, 0 }, 7, 7, 0, 0, "T-08 T-04 T-10 T-12 T-16 T-24 T-28 T-06" },
  { "14 18:00", { 31, 13, 19, 0, 4, 4, 4 }, 35, 35, 4, 0, "T-08 T-10 T-12 T-16 T-24 T-09 T-11 T-13 T-14 T-15" },
  { "24 18:00", { 34, 11, 21, 2, 4, 0, 4 }, 41, 39, 0, 4, "T-08 T-10 T-16 T-24 T-09 T-11" },
};

static void
collect_buttons (GtkWidget *widget,
                 GPtrArray *texts)
{
  if (gtk_widget_has_css_class (widget, "desk-count"))
    collect_labels (widget, texts);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_buttons (child, texts);
}

static gboolean
desk_says (DeskWindow    *f,
           const Evening *evening)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  collect_buttons (GTK_WIDGET (rapport_window_get_page (f->window.window)), texts);
  if (texts->len != 2 * RAPPORT_DESK_N_COUNTS)
    return FALSE;
  for (guint i = 0; i < RAPPORT_DESK_N_COUNTS; i++)
    if (g_ascii_strtoull (g_ptr_array_index (texts, 2 * i), NULL, 10) != evening->n[i])
      return FALSE;
  return TRUE;
}

static void
collect_rows (GtkWidget *widget,
              GString   *numbers)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (RAPPORT_IS_LIST_ROW (widget))
    {
      g_autofree char *name = NULL;

      rapport_list_row_update_name (RAPPORT_LIST_ROW (widget));
      name = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, "", NULL);
      if (name != NULL && g_str_has_prefix (name, "T-"))
        g_string_append_printf (numbers, "%s%.4s", numbers->len > 0 ? " " : "", name);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, numbers);
}

static void
scroll_up (GtkWidget *widget)
{
  if (GTK_IS_SCROLLBAR (widget))
    gtk_adjustment_set_value (gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (widget)), 0);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    scroll_up (child);
}

/* the list begins with what runs out first */
static gboolean
list_says (DeskWindow    *f,
           const Evening *evening)
{
  g_autoptr(GString) numbers = g_string_new (NULL);

  scroll_up (dialog_find_child (GTK_WIDGET (rapport_window_get_page (f->window.window)), RAPPORT_TYPE_LIST));
  collect_rows (GTK_WIDGET (rapport_window_get_page (f->window.window)), numbers);
  return g_str_has_prefix (numbers->str, evening->first);
}

/* so many are late of what is theirs, as their Today has it */
static gboolean
today_says (DeskWindow *f,
            guint       n_late)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  collect_labels (GTK_WIDGET (rapport_window_get_page (f->window.window)), texts);
  for (guint i = 0; i + 1 < texts->len; i++)
    if (g_str_equal (g_ptr_array_index (texts, i), _("Overdue")))
      return g_ascii_strtoull (g_ptr_array_index (texts, i + 1), NULL, 10) == n_late;
  return n_late == 0 && texts->len > 0;
}

/* How many deadlines somebody is told of, or how many escalations. */
static guint
count_told (DeskWindow *f,
            gint64      member,
            gint64      now,
            const char *thing)
{
  RapportConnection *connection = rapport_book_get_connection (f->book);
  g_autoptr(GArray) keys = rapport_alerts_list_pending (connection, now, NULL);
  g_autoptr(GPtrArray) alerts = NULL;
  const gboolean of_ticket = g_str_equal (thing, "ticket");
  guint n = 0;

  g_assert_true (rapport_alerts_keep_mine (connection, keys, member, rapport_context_get_today (f->context), NULL));
  alerts = rapport_alerts_load (connection, keys, keys->len, NULL);
  for (guint i = 0; i < alerts->len; i++)
    {
      const RapportAlert *alert = g_ptr_array_index (alerts, i);

      n += g_str_equal (alert->thing, thing) && (of_ticket || g_str_equal (alert->clock, "escalated"));
    }
  return n;
}

/* The lead sees the desk, and each their own day. */
static void
look (DeskWindow    *f,
      const Evening *evening)
{
  const gint64 now = desk_story_at (evening->at);

  desk_set_clock (f, now);
  rapport_context_show_page (f->context, "tickets");
  window_wait_until (list_says (f, evening));
  rapport_context_show_page (f->context, "today");
  window_wait_until (today_says (f, evening->n_late));
  g_assert_cmpuint (count_told (f, f->cast.agent, now, "ticket"), ==, evening->n_told);
  rapport_book_set_member (f->book, f->cast.lead);
  window_wait_until (today_says (f, evening->n_to_lead));
  g_assert_cmpuint (count_told (f, f->cast.lead, now, "ticket"), ==, evening->n_late);
  g_assert_cmpuint (count_told (f, f->cast.lead, now, "ticket_event"), ==, evening->n_to_lead);
  g_assert_cmpuint (count_told (f, f->cast.management, now, "ticket_event"), ==, evening->n_to_top);
  rapport_context_show_page (f->context, "desk");
  window_wait_until (desk_says (f, evening));
  rapport_book_set_member (f->book, f->cast.agent);
}

static void
live_through (DeskWindow *f)
{
  g_autoptr(GArray) steps = desk_story_make_steps ();
  guint evening = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const DeskStep *step = &g_array_index (steps, DeskStep, i);

      if (step->at > desk_story_at (evenings[evening].at))
        look (f, &evenings[evening++]);
      desk_take_step (f, step);
    }
  desk_plan_by_hand (f, 37);
  look (f, &evenings[evening]);
}

/* Forty tickets of all priorities are worked through three days with a weekend, a holiday and a make-up day between,
 * each kind of step once in the window: what it shows is as reckoned by hand. */
static void
test_three_days (DeskWindow    *f,
                 gconstpointer  data)
{
  live_through (f);
  for (guint i = 0; i < DESK_STORY_N; i++)
    {
      desk_show_ticket (f, i);
      window_wait_until (says_clocks (f, i));
    }
  /* what is on paper does not follow the window's language */
  if (!in_chinese)
    desk_assert_papers (f, words);
}

static void
add_tests (GtkApplication *application)
{
  if (in_chinese)
    {
      g_assert_nonnull (setlocale (LC_ALL, ""));
      bindtextdomain (GETTEXT_PACKAGE, words);
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
      g_assert_cmpstr (dgettext (GETTEXT_PACKAGE, "_Cancel"), !=, "_Cancel");
    }
  g_test_add ("/ui/desk-story/three-days", DeskWindow, application, set_up, test_three_days, tear_down);
}

/* With the place of the translations; and with a further word in Chinese */
int
main (int   argc,
      char *argv[])
{
  words = argv[1];
  in_chinese = argc > 2;
  if (in_chinese)
    window_fixture_make_chinese ();
  return window_fixture_run (argc, argv, add_tests);
}
