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
  return g_test_run ();
}
