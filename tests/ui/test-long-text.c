/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rapport-long-text.h"
#include "rapport-tooltip-width.h"
#include "rapport-ui.h"

#define FAMILY "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"

static char *
repeat (const char *text,
        guint       n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
assert_same (const char *text)
{
  g_autoptr(GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autofree char *again = NULL;

  rapport_long_text_load (buffer, text);
  again = rapport_long_text_dup (buffer);
  g_assert_cmpstr (again, ==, text);
  for (int i = 0; i < gtk_text_buffer_get_line_count (buffer); i++)
    {
      GtkTextIter line;

      gtk_text_buffer_get_iter_at_line (buffer, &line, i);
      g_assert_cmpint (gtk_text_iter_get_chars_in_line (&line), <, 1100);
    }
}

static void
test_view_keeps_the_text (void)
{
  const char * const parts[] = {
    "长文本", "a paragraph without an end ", "نص طويل ", FAMILY, "a\nb\r\n", "\n\n",
  };
  g_autofree char *mixed = NULL;

  assert_same ("");
  assert_same ("short");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *text = repeat (parts[i], 30000);

      assert_same (text);
    }
  mixed = repeat ("separator of a person\xe2\x80\xa9" "and <b>more</b> & more", 500);
  assert_same (mixed);
}

static void
test_view_is_edited (void)
{
  g_autoptr(GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autofree char *text = repeat ("0123456789", 1000);
  g_autofree char *edited = NULL;
  g_autofree char *expected = g_strconcat (text, " and more", NULL);
  g_autofree char *shorter = NULL;
  GtkTextIter end;

  rapport_long_text_load (buffer, text);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, " and more", -1);
  edited = rapport_long_text_dup (buffer);
  g_assert_cmpstr (edited, ==, expected);
  rapport_long_text_load (buffer, "short again");
  shorter = rapport_long_text_dup (buffer);
  g_assert_cmpstr (shorter, ==, "short again");
}

static void
test_cut (void)
{
  g_autofree char *families = repeat (FAMILY, 4);
  g_autofree char *nothing = rapport_long_text_cut (NULL, 5);
  g_autofree char *fits = rapport_long_text_cut ("科技有限", 4);
  g_autofree char *cut = rapport_long_text_cut ("科技有限公司", 4);
  g_autofree char *whole_people = rapport_long_text_cut (families, 7);
  g_autofree char *accents = rapport_long_text_cut ("ae\xcc\x81i", 2);

  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (fits, ==, "科技有限");
  g_assert_cmpstr (cut, ==, "科技有限…");
  g_assert_cmpstr (whole_people, ==, FAMILY "…");
  g_assert_cmpstr (accents, ==, "a…");
}

static void
test_label (void)
{
  g_autofree char *name = repeat ("<i>名称</i> & ", 1000);
  g_autofree char *line = repeat ("记录", 5000);
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  GtkWidget *text = g_object_ref_sink (rapport_long_text_new (line));

  rapport_long_text_set (GTK_LABEL (label), name, RAPPORT_LONG_TEXT_NAME);
  g_assert_cmpint (g_utf8_strlen (gtk_label_get_text (GTK_LABEL (label)), -1), <=,
                   RAPPORT_LONG_TEXT_NAME + 1);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), "<i>名称</i> & "));
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (label), "<i>名称</i> & "));
  rapport_long_text_set (GTK_LABEL (label), "短", RAPPORT_LONG_TEXT_NAME);
  g_assert_null (gtk_widget_get_tooltip_text (label));

  g_assert_true (GTK_IS_BUTTON (gtk_widget_get_last_child (text)));
  g_object_unref (text);
  g_object_unref (label);
}

static void
test_entry (void)
{
  g_autofree char *line = repeat ("名", 10000);
  g_autofree char *kept = NULL;
  g_autofree char *typed = NULL;
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());

  rapport_long_text_load_entry (GTK_EDITABLE (entry), line);
  kept = rapport_long_text_dup_entry (GTK_EDITABLE (entry));
  g_assert_cmpstr (kept, ==, line);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry)));
  rapport_long_text_load_entry (GTK_EDITABLE (entry), "短");
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (entry)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "更短");
  typed = rapport_long_text_dup_entry (GTK_EDITABLE (entry));
  g_assert_cmpstr (typed, ==, "更短");
  g_object_unref (entry);
}

/* A Chinese tooltip has room for as many characters as GTK counted for Latin ones. */
static void
test_tooltip (void)
{
  g_assert_cmpint (rapport_tooltip_width_find ("Sort and Columns", 16), ==, 16);
  g_assert_cmpint (rapport_tooltip_width_find ("排序与列", 4), >=, 8);
  g_assert_cmpint (rapport_tooltip_width_find ("10 位客户待复核", 9), >=, 16);
  g_assert_cmpint (rapport_tooltip_width_find ("排序与列", -1), ==, -1);
  g_assert_cmpint (rapport_tooltip_width_find ("", 5), ==, 5);
}

typedef struct
{
  GtkLabel *label;
  guint     n_shown;
} Tooltip;

static GtkLabel *
find_label (GtkWidget *widget)
{
  GtkLabel *found = GTK_IS_LABEL (widget) ? GTK_LABEL (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  Tooltip *tooltip = data;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkTooltipWindow"))
    {
      g_set_weak_pointer (&tooltip->label, find_label (widget));
      tooltip->n_shown++;
    }
  return TRUE;
}

static void
point (int x)
{
  g_autofree char *command = g_strdup_printf ("xdotool mousemove %d 400 mousemove %d 404", x, x);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

/* Each time that a tooltip is shown its words stand in one line. */
static void
test_tooltip_again (void)
{
  GtkWidget *window = gtk_window_new (), *button = gtk_button_new_with_label ("…");
  const guint signal = g_signal_lookup ("map", GTK_TYPE_WIDGET);
  Tooltip tooltip = { NULL };
  const gulong hook = g_signal_add_emission_hook (signal, 0, mapped_cb, &tooltip, NULL);

  gtk_widget_set_tooltip_text (button, "主菜单");
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_window_is_active (GTK_WINDOW (window)))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 1; i <= 2; i++)
    {
      point (683);
      while (tooltip.n_shown < i || gtk_widget_get_width (GTK_WIDGET (tooltip.label)) == 0)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (tooltip.label)), ==, 1);
      /* beside the window */
      point (1360);
      /* GTK 4.8 drops it then, and makes another */
      for (gint64 end = g_get_monotonic_time () + G_TIME_SPAN_SECOND;
           tooltip.label != NULL && g_get_monotonic_time () < end;)
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (1000);
      g_clear_weak_pointer (&tooltip.label);
    }
  g_signal_remove_emission_hook (signal, hook);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  rapport_ui_init (gdk_display_get_default ());

  g_test_add_func ("/ui/long-text/view-keeps-the-text", test_view_keeps_the_text);
  g_test_add_func ("/ui/long-text/view-is-edited", test_view_is_edited);
  g_test_add_func ("/ui/long-text/cut", test_cut);
  g_test_add_func ("/ui/long-text/label", test_label);
  g_test_add_func ("/ui/long-text/entry", test_entry);
  g_test_add_func ("/ui/long-text/tooltip", test_tooltip);
  g_test_add_func ("/ui/long-text/tooltip-each-time", test_tooltip_again);
  return g_test_run ();
}
