/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-list-chips.h"

#define BETWEEN ", "
/* a comma in a word, which the list tells apart by it */
#define WITHIN ",\302\240"
#define PADDING 7
#define GAP 4
/* what is less wide tells nothing */
#define LEAST 14
/* of the text's colour, where a word has none of its own, and on the ground of what is chosen, where none would be seen */
#define PLAIN 0.1
#define CHOSEN 0.25

static gboolean
is_chosen (GtkWidget *row)
{
  GtkWidget *item = gtk_widget_get_parent (row);

  return item != NULL && (gtk_widget_get_state_flags (item) & GTK_STATE_FLAG_SELECTED) != 0;
}

/* The style sheet says what a value or a tag's colour looks like. */
static void
get_ground (GtkWidget           *widget,
            RapportListStyle    *style,
            const RapportColumn *column,
            const char          *value,
            const char          *word,
            GdkRGBA             *ground)
{
  g_auto(GStrv) parts = g_strsplit (word, WITHIN, -1);
  g_autofree char *tag = g_strjoinv (BETWEEN, parts);
  const char *colour = column->choices == NULL
                         ? rapport_format_get_tag_colour (rapport_list_style_get_format (style), tag) : NULL;
  g_autofree char *name = column->choices != NULL ? g_strdup_printf ("chip_%s_%s", column->name, value)
                                                  : g_strdup_printf ("chip_%s", colour != NULL ? colour : "");

  if (is_chosen (widget))
    {
      rapport_list_style_get_color (widget, ground);
      ground->alpha *= CHOSEN;
      return;
    }
  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, ground))
    return;
  rapport_list_style_get_color (widget, ground);
  ground->alpha *= PLAIN;
}

static void
draw (GtkWidget       *widget,
      GtkSnapshot     *snapshot,
      PangoLayout     *layout,
      graphene_rect_t *box,
      int              x,
      int              baseline,
      const GdkRGBA   *ground)
{
  GskRoundedRect round;
  GdkRGBA color;

  rapport_list_style_get_color (widget, &color);
  gsk_rounded_rect_init_from_rect (&round, box, box->size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, ground, box);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (
    (float) x, (float) (baseline - PANGO_PIXELS (pango_layout_get_baseline (layout)))));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
set_text (PangoLayout      *layout,
          RapportListStyle *style,
          const char       *word,
          int               room)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_layout_set_text (layout, word, -1);
  rapport_list_style_highlight (style, word, attributes);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, room * PANGO_SCALE);
}

/**
 * rapport_list_chips_snapshot:
 * @widget: the row
 * @snapshot: (nullable): NULL to find out only whether all has room
 * @layout: to be used for each word
 * @value: (nullable): the stable value of a choice
 * @text: what the cell says
 * @cell: what the cell has for it, as high as the row
 *
 * Returns: whether nothing is cut or left out
 */
gboolean
rapport_list_chips_snapshot (GtkWidget             *widget,
                             GtkSnapshot           *snapshot,
                             PangoLayout           *layout,
                             RapportListStyle      *style,
                             const RapportColumn   *column,
                             const char            *value,
                             const char            *text,
                             const graphene_rect_t *cell)
{
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_auto(GStrv) words = g_strsplit (text, BETWEEN, column->choices != NULL ? 1 : -1);
  const int right = (int) (cell->origin.x + cell->size.width);
  gboolean is_whole = TRUE;
  int baseline, start = 0;

  rapport_list_style_get_height (style, &baseline);
  for (guint i = 0; words[i] != NULL; i++)
    {
      const int room = (int) cell->size.width - start - 2 * PADDING;
      PangoRectangle logical;
      graphene_rect_t box;
      GdkRGBA ground;
      float width;

      if (room < LEAST)
        return FALSE;
      set_text (layout, style, words[i], room);
      is_whole &= !pango_layout_is_ellipsized (layout);
      pango_layout_get_pixel_extents (layout, NULL, &logical);
      width = MAX ((float) logical.width + 2 * PADDING, cell->size.height - 4);
      graphene_rect_init (&box, rtl ? (float) (right - start) - width : cell->origin.x + (float) start, 2, width,
                          cell->size.height - 4);
      get_ground (widget, style, column, value, words[i], &ground);
      if (snapshot != NULL)
        draw (widget, snapshot, layout, &box, (int) (box.origin.x + (width - (float) logical.width) / 2) - logical.x,
              baseline, &ground);
      start += (int) width + GAP;
    }
  return is_whole;
}
