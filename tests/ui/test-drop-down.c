/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-drop-down-search.h"
#include "window-fixture.h"

typedef struct
{
  GtkWidget   *window;
  GtkDropDown *drop_down;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  static const char * const words[] = { "Not set", "Phone", "Post", "P4 neither", "电话", "电子邮件", NULL };

  f->window = gtk_window_new ();
  f->drop_down = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (words));
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->drop_down));
  gtk_window_present (GTK_WINDOW (f->window));
  window_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Whether a controller of @widget took the key */
static gboolean
press (GtkWidget       *widget,
       guint            key,
       GdkModifierType  state)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &taken);
    }
  return taken;
}

static GtkWidget *
get_popover (Fixture *f)
{
  return dialog_find_child (GTK_WIDGET (f->drop_down), GTK_TYPE_POPOVER);
}

static void
type (Fixture    *f,
      const char *letters)
{
  for (; *letters != '\0'; letters = g_utf8_next_char (letters))
    {
      GtkWidget *popover = get_popover (f);

      g_assert_true (press (gtk_widget_get_mapped (popover) ? popover : GTK_WIDGET (f->drop_down),
                            gdk_unicode_to_keyval (g_utf8_get_char (letters)), 0));
    }
}

/* the row of the choices with the keyboard, which Return takes */
static void
take (Fixture *f)
{
  GtkWidget *row = gtk_window_get_focus (GTK_WINDOW (f->window));

  g_assert_true (gtk_widget_is_ancestor (row, get_popover (f)));
  gtk_widget_activate (row);
  g_assert_false (gtk_widget_get_visible (get_popover (f)));
}

static void
assert_chosen (Fixture    *f,
               const char *words)
{
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (f->drop_down)), ==, words);
}

/* Nothing is chosen before it is taken. */
static void
test_letters (Fixture       *f,
              gconstpointer  data)
{
  type (f, "po");
  assert_chosen (f, "Not set");
  take (f);
  assert_chosen (f, "Post");
}

static void
test_same_letter (Fixture       *f,
                  gconstpointer  data)
{
  type (f, "ppp");
  take (f);
  assert_chosen (f, "P4 neither");
}

static void
test_same_letter_begins_anew (Fixture       *f,
                              gconstpointer  data)
{
  type (f, "pppp");
  take (f);
  assert_chosen (f, "Phone");
}

static void
test_letters_of_pinyin (Fixture       *f,
                        gconstpointer  data)
{
  type (f, "dz");
  take (f);
  assert_chosen (f, "电子邮件");
}

static guint
count_found (Fixture    *f,
             const char *typed)
{
  GtkWidget *entry = dialog_find_child (get_popover (f), GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *list = dialog_find_child (get_popover (f), GTK_TYPE_LIST_VIEW);

  gtk_editable_set_text (GTK_EDITABLE (entry), typed);
  g_signal_emit_by_name (entry, "search-changed");
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

/* Long lists of choices are searched by their pinyin, too. */
static void
test_search_by_pinyin (Fixture       *f,
                       gconstpointer  data)
{
  GtkWidget *entry;

  rapport_drop_down_search_enable (f->drop_down);
  gtk_popover_popup (GTK_POPOVER (get_popover (f)));
  window_wait_until (gtk_widget_get_mapped (get_popover (f)));
  g_assert_cmpuint (count_found (f, "p"), ==, 3);
  g_assert_cmpuint (count_found (f, "dianhua"), ==, 1);
  g_assert_cmpuint (count_found (f, "nobody"), ==, 0);
  g_assert_cmpuint (count_found (f, "YJ"), ==, 1);
  entry = dialog_find_child (get_popover (f), GTK_TYPE_SEARCH_ENTRY);
  g_signal_emit_by_name (entry, "activate");
  assert_chosen (f, "电子邮件");
}

/* Escape closes what is searched, takes nothing, and the keyboard is where it was. */
static void
test_search_is_left (Fixture       *f,
                     gconstpointer  data)
{
  GtkWidget *focus;

  rapport_drop_down_search_enable (f->drop_down);
  gtk_popover_popup (GTK_POPOVER (get_popover (f)));
  window_wait_until (gtk_widget_get_mapped (get_popover (f)));
  g_assert_cmpuint (count_found (f, "dianhua"), ==, 1);
  g_signal_emit_by_name (dialog_find_child (get_popover (f), GTK_TYPE_SEARCH_ENTRY), "stop-search");
  window_wait_until (!gtk_widget_get_visible (get_popover (f)));
  assert_chosen (f, "Not set");
  focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (f->drop_down)));
  g_assert_false (gtk_widget_is_ancestor (focus, get_popover (f)));
}

/* What would be taken is seen, also far down. */
static void
test_far_down (Fixture       *f,
               gconstpointer  data)
{
  GtkWidget *scrolled = dialog_find_child (get_popover (f), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t row;
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *word = g_strdup_printf ("%c%u", i < 50 ? 'a' : 'z', i);

      gtk_string_list_append (words, word);
    }
  gtk_drop_down_set_model (f->drop_down, G_LIST_MODEL (words));
  type (f, "z");
  window_wait_until (gtk_widget_compute_bounds (gtk_window_get_focus (GTK_WINDOW (f->window)), scrolled, &row) &&
                     row.size.height > 0 && row.origin.y >= 0 &&
                     row.origin.y + row.size.height <= gtk_widget_get_height (scrolled));
  take (f);
  assert_chosen (f, "z50");
}

static void
test_nothing_begins_so (Fixture       *f,
                        gconstpointer  data)
{
  type (f, "x");
  g_assert_false (gtk_widget_get_visible (get_popover (f)));
  assert_chosen (f, "Not set");
}

/* A key for a command is left to whom it is meant for. */
static void
test_commands (Fixture       *f,
               gconstpointer  data)
{
  g_assert_false (press (GTK_WIDGET (f->drop_down), GDK_KEY_p, GDK_CONTROL_MASK));
  g_assert_false (press (GTK_WIDGET (f->drop_down), GDK_KEY_Tab, 0));
  g_assert_false (press (GTK_WIDGET (f->drop_down), GDK_KEY_space, 0));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

static void
add_tests (GtkApplication *application)
{
  ADD ("/ui/drop-down/letters", test_letters);
  ADD ("/ui/drop-down/search-by-pinyin", test_search_by_pinyin);
  ADD ("/ui/drop-down/search-is-left", test_search_is_left);
  ADD ("/ui/drop-down/same-letter", test_same_letter);
  ADD ("/ui/drop-down/same-letter-begins-anew", test_same_letter_begins_anew);
  ADD ("/ui/drop-down/letters-of-pinyin", test_letters_of_pinyin);
  ADD ("/ui/drop-down/far-down", test_far_down);
  ADD ("/ui/drop-down/nothing-begins-so", test_nothing_begins_so);
  ADD ("/ui/drop-down/commands", test_commands);
}

int
main (int   argc,
      char *argv[])
{
  return window_fixture_run (argc, argv, add_tests);
}
