/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-window.h"
#include "rapport-list-body.h"
#include "rapport-list-row.h"
#include "rapport-ui.h"

static void
wait_for_frame_cb (GdkFrameClock *clock,
                   gboolean      *painted)
{
  *painted = TRUE;
}

static void
wait_for_frame (ListWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window->window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (wait_for_frame_cb),
                                     &painted);

  gtk_widget_queue_draw (window->window);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static void
set_up (ListWindow    **window,
        gconstpointer   data)
{
  *window = list_window_new (100000);
  wait_for_frame (*window);
}

static void
tear_down (ListWindow    **window,
           gconstpointer   data)
{
  list_window_free (*window);
}

static void
test_reads_what_is_seen (ListWindow    **window,
                         gconstpointer   data)
{
  g_assert_cmpuint ((*window)->n_fetched, >, 0);
  g_assert_cmpuint ((*window)->n_fetched, <=, 400);
  rapport_list_reveal_id ((*window)->list, 77777);
  (*window)->n_fetched = 0;
  wait_for_frame (*window);
  wait_for_frame (*window);
  g_assert_cmpuint ((*window)->n_fetched, >, 0);
  g_assert_cmpuint ((*window)->n_fetched, <=, 400);
}

static void
test_states (ListWindow    **window,
             gconstpointer   data)
{
  RapportList *list = (*window)->list;

  g_assert_cmpint (rapport_list_get_content (list), ==, RAPPORT_LIST_CONTENT_ROWS);
  rapport_list_take_ids (list, NULL, 0, RAPPORT_LIST_FILTERED);
  g_assert_cmpint (rapport_list_get_content (list), ==, RAPPORT_LIST_CONTENT_NO_RESULT);
  rapport_list_take_ids (list, NULL, 0, 0);
  g_assert_cmpint (rapport_list_get_content (list), ==, RAPPORT_LIST_CONTENT_EMPTY);
  rapport_list_show_error (list, "The book is damaged.");
  g_assert_cmpint (rapport_list_get_content (list), ==, RAPPORT_LIST_CONTENT_ERROR);
  rapport_list_show_loading (list);
  while (rapport_list_get_content (list) != RAPPORT_LIST_CONTENT_LOADING)
    g_main_context_iteration (NULL, TRUE);
  list_window_ask (*window, "");
  g_assert_cmpint (rapport_list_get_content (list), ==, RAPPORT_LIST_CONTENT_ROWS);
}

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);
  return found;
}

static guint
get_focused (RapportList *list)
{
  return rapport_list_body_get_focused (RAPPORT_LIST_BODY (find_child (GTK_WIDGET (list), RAPPORT_TYPE_LIST_BODY)));
}

/* The keyboard is in the list also while it is read for long; then it goes on from where it was, or from the top of what
 * was found. */
static void
test_keyboard_waits (ListWindow    **window,
                     gconstpointer   data)
{
  RapportList *list = (*window)->list;
  gint64 *ids = g_new (gint64, 1000);

  for (guint pass = 0; pass < 2; pass++)
    {
      rapport_list_select_id (list, 900);
      rapport_list_reveal_id (list, 900);
      gtk_widget_grab_focus (GTK_WIDGET (list));
      g_assert_cmpuint (get_focused (list), ==, 899);
      rapport_list_show_loading (list);
      while (rapport_list_get_content (list) != RAPPORT_LIST_CONTENT_LOADING)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (gtk_widget_get_mapped (gtk_window_get_focus (GTK_WINDOW ((*window)->window))));
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW ((*window)->window)), GTK_WIDGET (list)));
      if (pass == 1)
        break;
      for (guint i = 0; i < 1000; i++)
        ids[i] = i + 1;
      rapport_list_take_ids (list, g_steal_pointer (&ids), 1000, 0);
      g_assert_cmpuint (get_focused (list), ==, 899);
    }
  list_window_ask (*window, "9");
  g_assert_cmpuint (get_focused (list), ==, 0);
  wait_for_frame (*window);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_layout_is_remembered (ListWindow    **window,
                           gconstpointer   data)
{
  RapportList *list = (*window)->list;
  g_autofree char *first = rapport_list_dup_layout (list);
  g_autofree char *second = NULL;
  guint n_notified = 0;

  g_assert_cmpstr (first, ==, "number:80,name:220,contact:140,grade:60,phone:130,last:120,"
                              "next:160,summary:240,-created:150");
  g_signal_connect_swapped (list, "notify::layout", G_CALLBACK (count_cb), &n_notified);
  rapport_list_set_layout (list, "summary:100,gone:7,-phone:130,name:300");
  second = rapport_list_dup_layout (list);
  g_assert_cmpstr (second, ==, "summary:100,-phone:130,name:300,number:80,contact:140,grade:60,"
                               "last:120,next:160,-created:150");
  g_assert_cmpuint (n_notified, ==, 1);
  rapport_list_set_layout (list, "nonsense,,:,name:-5");
  rapport_list_set_layout (list, NULL);
  wait_for_frame (*window);
}

static int
get_row_width (ListWindow *window)
{
  int width;

  gtk_widget_measure (find_child (GTK_WIDGET (window->list), RAPPORT_TYPE_LIST_ROW), GTK_ORIENTATION_HORIZONTAL, -1, &width,
                      NULL, NULL, NULL);
  return width;
}

/* columns keep room for the same words whether the font or all text is larger: 20 points at 96 dpi
   and 10 points at 192 dpi are the same */
static void
test_columns_grow_with_text (ListWindow    **window,
                             gconstpointer   data)
{
  RapportList *list = (*window)->list;
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (list));
  g_autofree char *first = rapport_list_dup_layout (list);
  g_autofree char *font = NULL;
  const int width = get_row_width (*window);
  int dpi;

  g_object_get (settings, "gtk-font-name", &font, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-font-name", "DejaVu Sans 20", NULL);
  wait_for_frame (*window);
  g_assert_cmpint (get_row_width (*window), >=, 19 * width / 10);
  g_object_set (settings, "gtk-font-name", font, "gtk-xft-dpi", 192 * 1024, NULL);
  wait_for_frame (*window);
  g_assert_cmpint (get_row_width (*window), >=, 19 * width / 10);
  {
    g_autofree char *large = rapport_list_dup_layout (list);

    g_assert_cmpstr (large, ==, first);
  }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  wait_for_frame (*window);
  g_assert_cmpint (get_row_width (*window), ==, width);
}

static void
test_sorting_by_menu (ListWindow    **window,
                      gconstpointer   data)
{
  RapportList *list = (*window)->list;
  GActionGroup *actions = rapport_list_get_view_actions (list);
  gboolean descending = TRUE;

  g_assert_null (rapport_list_get_sort (list, NULL));
  g_action_group_activate_action (actions, "sort", g_variant_new_string ("name"));
  g_assert_cmpstr (rapport_list_get_sort (list, &descending), ==, "name");
  g_assert_false (descending);
  g_action_group_activate_action (actions, "descending", NULL);
  g_assert_cmpint (rapport_list_model_get_id ((*window)->model, 0), ==, 100000);
  rapport_list_set_order (list, "nothing");
  g_assert_null (rapport_list_get_sort (list, NULL));
}

static void
assert_order (RapportList *list,
              const char  *expected)
{
  g_autofree char *order = rapport_list_dup_order (list);

  g_assert_cmpstr (order, ==, expected);
}

static gboolean
is_on (GActionGroup *actions,
       const char   *name)
{
  g_autoptr(GVariant) state = g_action_group_get_action_state (actions, name);

  return g_variant_get_boolean (state);
}

static GtkColumnView *
find_titles (GtkWidget *widget)
{
  GtkColumnView *found = GTK_IS_COLUMN_VIEW (widget) ? GTK_COLUMN_VIEW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_titles (child);
  return found;
}

static void
assert_title (ListWindow *window,
              guint       column,
              const char *expected)
{
  GListModel *columns = gtk_column_view_get_columns (find_titles (GTK_WIDGET (window->list)));
  g_autoptr(GtkColumnViewColumn) view = g_list_model_get_item (columns, column);

  g_assert_cmpstr (gtk_column_view_column_get_title (view), ==, expected);
}

/* the menu lets a column decide after those before it, and turns each of them by itself; the titles say which place each
   has, and which way it goes */
static void
test_sorting_by_several (ListWindow    **window,
                         gconstpointer   data)
{
  RapportList *list = (*window)->list;
  GActionGroup *actions = rapport_list_get_view_actions (list);

  g_action_group_activate_action (actions, "then-last", NULL);
  assert_order (list, "last");
  g_action_group_activate_action (actions, "then-next", NULL);
  assert_order (list, "last,next");
  g_action_group_activate_action (actions, "then-name", NULL);
  g_action_group_activate_action (actions, "down-next", NULL);
  assert_order (list, "last,-next,name");
  g_assert_true (is_on (actions, "then-next") && is_on (actions, "down-next") && !is_on (actions, "down-name"));
  g_assert_false (g_action_group_get_action_enabled (actions, "then-last"));
  g_assert_false (g_action_group_get_action_enabled (actions, "down-number"));
  assert_title (*window, 5, "① Last follow-up");
  assert_title (*window, 6, "②▼ Next follow-up");
  assert_title (*window, 1, "③▲ Name");
  g_action_group_activate_action (actions, "descending", NULL);
  assert_order (list, "-last,-next,name");
  g_action_group_activate_action (actions, "then-next", NULL);
  assert_order (list, "-last,name");
  assert_title (*window, 6, "Next follow-up");
  g_action_group_activate_action (actions, "sort", g_variant_new_string ("next"));
  assert_order (list, "-next");
  assert_title (*window, 6, "Next follow-up");
  rapport_list_set_order (list, "-last,nothing,name,last,-name");
  assert_order (list, "-last,name");
}

static void
test_showing_a_column (ListWindow    **window,
                       gconstpointer   data)
{
  RapportList *list = (*window)->list;
  g_autofree char *layout = NULL;
  g_autoptr(GVariant) state = NULL;

  g_action_group_activate_action (rapport_list_get_view_actions (list), "show-created", NULL);
  layout = rapport_list_dup_layout (list);
  g_assert_true (g_str_has_suffix (layout, ",created:150"));
  state = g_action_group_get_action_state (rapport_list_get_view_actions (list), "show-created");
  g_assert_true (g_variant_get_boolean (state));
}

static void
test_other_columns (ListWindow    **window,
                    gconstpointer   data)
{
  static const RapportColumn columns[] = {
    { .name = "number", .title = "Number", .kind = RAPPORT_COLUMN_INTEGER, .width = 80 },
  };

  rapport_list_set_columns ((*window)->list, columns, G_N_ELEMENTS (columns));
  wait_for_frame (*window);
  g_assert_null (g_action_group_get_action_state (
                   rapport_list_get_view_actions ((*window)->list), "show-created"));
}

static void
test_selection_is_told (ListWindow    **window,
                        gconstpointer   data)
{
  RapportList *list = (*window)->list;
  g_autofree gint64 *ids = NULL;
  guint n_told = 0;
  guint n;

  g_signal_connect_swapped (list, "selection-changed", G_CALLBACK (count_cb), &n_told);
  rapport_list_select_id (list, 4711);
  g_assert_cmpuint (n_told, >, 0);
  g_assert_cmpint (rapport_list_get_selected_id (list), ==, 4711);
  ids = rapport_list_dup_selected_ids (list, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (ids[0], ==, 4711);
  g_assert_true (rapport_list_reveal_id (list, 4711));
  g_assert_false (rapport_list_reveal_id (list, 200000));
}

static void
test_changed_thing_is_read_again (ListWindow    **window,
                                  gconstpointer   data)
{
  (*window)->n_fetched = 0;
  rapport_list_model_invalidate ((*window)->model, 3);
  wait_for_frame (*window);
  g_assert_cmpuint ((*window)->n_fetched, >, 0);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static GtkWidget *
find_body (GtkWidget *widget)
{
  while (!RAPPORT_IS_LIST_BODY (widget))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static char *
read_clipboard (GtkWidget *widget)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  return text;
}

static void
test_rows_are_copied (ListWindow    **window,
                      gconstpointer   data)
{
  RapportList *list = (*window)->list;
  GtkWidget *body = find_body (find_child (GTK_WIDGET (list), RAPPORT_TYPE_LIST_ROW));
  g_autofree char *name = list_window_name (3);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  g_auto(GStrv) cells = NULL;

  rapport_list_select_id (list, 3);
  g_assert_true (gtk_widget_activate_action (body, "list.copy", NULL));
  text = read_clipboard (body);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpstr (lines[0], ==, "Number\tName\tContact\tGrade\tPhone\tLast follow-up\tNext follow-up\tSummary");
  g_assert_cmpstr (lines[2], ==, "");
  cells = g_strsplit (lines[1], "\t", -1);
  g_assert_cmpuint (g_strv_length (cells), ==, 8);
  g_assert_true (g_strv_contains ((const char * const *) cells, name));
}

static void
tell_cb (GSimpleAction *action,
         GVariant      *parameter,
         GPtrArray     *told)
{
  g_ptr_array_add (told, g_variant_dup_string (parameter, NULL));
}

/* Copies the rows with a 9 in their number, ten times as many as are copied at once; Returns: (transfer full):
 * what is told of it then */
static GPtrArray *
copy_many (ListWindow *window,
           GtkWidget  *body)
{
  GPtrArray *told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) tell = g_simple_action_new ("tell", G_VARIANT_TYPE_STRING);

  g_signal_connect (tell, "activate", G_CALLBACK (tell_cb), told);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (tell));
  gtk_widget_insert_action_group (window->window, "win", G_ACTION_GROUP (actions));
  g_object_set (window->list, "multiple", TRUE, NULL);
  list_window_ask (window, "9");
  g_assert_true (gtk_widget_activate_action (find_child (GTK_WIDGET (window->list), RAPPORT_TYPE_LIST_ROW), "list.select-all", NULL));
  window->n_fetched = 0;
  g_assert_true (gtk_widget_activate_action (body, "list.copy", NULL));
  return told;
}

static void
test_many_rows_are_copied (ListWindow    **window,
                           gconstpointer   data)
{
  GtkWidget *body = find_body (find_child (GTK_WIDGET ((*window)->list), RAPPORT_TYPE_LIST_ROW));
  g_autoptr(GPtrArray) told = copy_many (*window, body);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  const gint64 *ids;
  guint n;

  /* the window goes on with most of them still to be read */
  ids = rapport_list_model_get_ids ((*window)->model, &n);
  g_assert_cmpuint ((*window)->n_fetched, <, n);
  g_assert_cmpuint (told->len, ==, 1);
  g_assert_cmpstr (told->pdata[0], ==, "Copying 40951 rows…");
  while (told->len == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (told->pdata[1], ==, "40951 rows copied");

  text = read_clipboard (body);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, n + 2);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = list_window_name (ids[i]);
      g_auto(GStrv) cells = g_strsplit (lines[i + 1], "\t", -1);

      g_assert_cmpstr (cells[1], ==, name);
    }
}

static void
test_later_copy_counts (ListWindow    **window,
                        gconstpointer   data)
{
  GtkWidget *body = find_body (find_child (GTK_WIDGET ((*window)->list), RAPPORT_TYPE_LIST_ROW));
  g_autoptr(GPtrArray) told = copy_many (*window, body);
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;
  guint n_fetched;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (body), "other");
  n_fetched = (*window)->n_fetched;
  while (g_main_context_iteration (NULL, FALSE))
    ;
  wait_for_frame (*window);
  g_assert_cmpuint ((*window)->n_fetched, <, n_fetched + 400);
  text = read_clipboard (body);
  g_assert_cmpstr (text, ==, "other");
  g_assert_cmpuint (told->len, ==, 2);
  g_assert_cmpstr (told->pdata[1], ==, "The rows were not copied, as something else was copied meanwhile.");
}

#define ADD(path, func) \
  g_test_add ("/ui/list/" path, ListWindow *, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  rapport_ui_init (gdk_display_get_default ());
  ADD ("reads-what-is-seen", test_reads_what_is_seen);
  ADD ("states", test_states);
  ADD ("keyboard-waits-in-what-is-read", test_keyboard_waits);
  ADD ("layout-is-remembered", test_layout_is_remembered);
  ADD ("columns-grow-with-text", test_columns_grow_with_text);
  ADD ("sorting-by-menu", test_sorting_by_menu);
  ADD ("sorting-by-several", test_sorting_by_several);
  ADD ("showing-a-column", test_showing_a_column);
  ADD ("other-columns", test_other_columns);
  ADD ("selection-is-told", test_selection_is_told);
  ADD ("rows-are-copied", test_rows_are_copied);
  ADD ("many-rows-are-copied", test_many_rows_are_copied);
  ADD ("later-copy-counts", test_later_copy_counts);
  ADD ("changed-thing-is-read-again", test_changed_thing_is_read_again);
  return g_test_run ();
}
