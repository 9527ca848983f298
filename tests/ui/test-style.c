/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-list-chips.h"
#include "rapport-ui.h"

static guint n_errors;

static void
parsing_error_cb (GtkCssProvider *provider,
                  GtkCssSection  *section,
                  const GError   *error)
{
  n_errors++;
  g_test_message ("%s", error->message);
}

static void
test_style_sheet (void)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  rapport_ui_init (gdk_display_get_default ());
  g_signal_connect (provider, "parsing-error", G_CALLBACK (parsing_error_cb), NULL);
  gtk_css_provider_load_from_resource (provider, RAPPORT_UI_RESOURCES "style.css");
  g_assert_cmpuint (n_errors, ==, 0);
}

/* What is wrong is told in one red, which can be read on dark ground, too. */
static void
test_errors (void)
{
  static const char * const classes[] = { "error", "error-text" };
  GdkRGBA colours[G_N_ELEMENTS (classes)];
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_child (GTK_WINDOW (window), box);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      GtkWidget *label = gtk_label_new ("!");

      gtk_widget_add_css_class (label, classes[i]);
      gtk_box_append (GTK_BOX (box), label);
      rapport_list_style_get_color (label, &colours[i]);
    }
  g_assert_true (gdk_rgba_equal (&colours[0], &colours[1]));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* the first colour that is drawn */
static const GdkRGBA *
find_colour (GskRenderNode *node)
{
  const GdkRGBA *found = NULL;

  if (gsk_render_node_get_node_type (node) == GSK_COLOR_NODE)
    return gsk_color_node_get_color (node);
  if (gsk_render_node_get_node_type (node) == GSK_ROUNDED_CLIP_NODE)
    return find_colour (gsk_rounded_clip_node_get_child (node));
  if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    for (guint i = 0; found == NULL && i < gsk_container_node_get_n_children (node); i++)
      found = find_colour (gsk_container_node_get_child (node, i));
  return found;
}

/* What a cell of so many pixels draws behind its first word; says whether all of it has room. */
static gboolean
draw (GtkWidget           *widget,
      RapportListStyle    *style,
      const RapportColumn *column,
      const char          *text,
      float                width,
      GdkRGBA             *ground)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  graphene_rect_t cell = GRAPHENE_RECT_INIT (0, 0, width, 28);
  const gboolean is_whole =
    rapport_list_chips_snapshot (widget, snapshot, layout, style, column, text, text, &cell);
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);

  *ground = *find_colour (node);
  gsk_render_node_unref (node);
  return is_whole;
}

/* Grades and tags stand on grounds of their own colours; a word that has none, or that has no room, is told apart. */
static void
test_chips (void)
{
  const RapportColumn grade = { "grade", "Grade", RAPPORT_COLUMN_CHOICE, (const RapportChoice[]) { { NULL } } };
  const RapportColumn tags = { "tags", "Tags", RAPPORT_COLUMN_TEXT, NULL };
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr(RapportListHeader) header = g_object_ref_sink (g_object_new (RAPPORT_TYPE_LIST_HEADER, NULL));
  g_autoptr(RapportListStyle) style = rapport_list_style_new (header);
  GHashTable *colours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GdkRGBA a, b, red, plain;

  g_hash_table_insert (colours, g_strdup ("续约预警"), g_strdup ("red"));
  rapport_format_set_tag_colours (rapport_list_style_get_format (style), colours);
  g_assert_true (draw (widget, style, &grade, "A", 60, &a));
  g_assert_true (draw (widget, style, &grade, "B", 60, &b));
  g_assert_false (gdk_rgba_equal (&a, &b));
  g_assert_true (draw (widget, style, &tags, "续约预警, 竞品对比中", 400, &red));
  g_assert_true (draw (widget, style, &tags, "竞品对比中", 400, &plain));
  g_assert_true (red.red > 0.8 && red.green < 0.2 && red.blue < 0.2);
  g_assert_false (gdk_rgba_equal (&red, &plain));
  g_assert_false (draw (widget, style, &tags, "续约预警, 竞品对比中", 80, &red));
  g_object_unref (widget);
}

/* On the ground of a chosen row a grade is told from it by the colour of its letter. */
static void
test_chips_of_chosen (void)
{
  const RapportColumn grade = { "grade", "Grade", RAPPORT_COLUMN_CHOICE, (const RapportChoice[]) { { NULL } } };
  GtkWidget *row = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *widget = gtk_label_new (NULL);
  g_autoptr(RapportListHeader) header = g_object_ref_sink (g_object_new (RAPPORT_TYPE_LIST_HEADER, NULL));
  g_autoptr(RapportListStyle) style = rapport_list_style_new (header);
  GdkRGBA before, chosen, text;

  gtk_box_append (GTK_BOX (row), widget);
  g_assert_true (draw (widget, style, &grade, "A", 60, &before));
  gtk_widget_set_state_flags (row, GTK_STATE_FLAG_SELECTED, FALSE);
  g_assert_true (draw (widget, style, &grade, "A", 60, &chosen));
  rapport_list_style_get_color (widget, &text);
  g_assert_false (gdk_rgba_equal (&before, &chosen));
  text.alpha = chosen.alpha;
  g_assert_true (gdk_rgba_equal (&text, &chosen));
  g_object_unref (row);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/style/sheet", test_style_sheet);
  g_test_add_func ("/ui/style/errors", test_errors);
  g_test_add_func ("/ui/style/chips", test_chips);
  g_test_add_func ("/ui/style/chips-of-chosen", test_chips_of_chosen);
  return g_test_run ();
}
