/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-list-chips.h"
#include "rapport-list-heading.h"
#include "rapport-list-row.h"

#define MARGIN 6
/* of the lines between cells */
#define GRID_OPACITY 0.18f
/* of what can't be typed into, and of its ground */
#define FIXED_OPACITY 0.6
#define SELECTED_FIXED_OPACITY 0.8
#define SHADE_OPACITY 0.05f
/* more than any column can show; a note of ten pages is not shaped for its first line */
#define MOST_BYTES 600
#define LATE_SIGN "\xe2\x9a\xa0\xef\xb8\x8e "

struct _RapportListRow
{
  GtkWidget         parent_instance;
  RapportListStyle *style;
  RapportSlot      *slot;
  PangoLayout      *layout;
  gboolean          named;
};

/* the part of the row that one cell takes, from the left */
typedef struct
{
  const RapportShownCell *cell;
  int                    x;
  int                    width;
} Place;

G_DEFINE_FINAL_TYPE (RapportListRow, rapport_list_row, GTK_TYPE_WIDGET)

static RapportRow *
get_row (RapportListRow *self)
{
  if (self->slot == NULL)
    return NULL;
  return rapport_list_model_get_row (rapport_slot_get_model (self->slot),
                                     rapport_slot_get_position (self->slot));
}

/* the section whose heading the row is, if any */
static const RapportListSection *
get_section (RapportListRow *self,
             gboolean       *open)
{
  RapportListModel *model = self->slot != NULL ? rapport_slot_get_model (self->slot) : NULL;
  const guint position = self->slot != NULL ? rapport_slot_get_position (self->slot) : 0;

  *open = model != NULL && rapport_list_model_is_open (model, position);
  return model != NULL ? rapport_list_model_get_section (model, position) : NULL;
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
next_place (RapportListRow *self,
            Place          *place,
            guint           i)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  RapportListHeader *header = rapport_list_style_get_header (self->style);
  guint n;
  const RapportShownCell *cells;
  int start;

  cells = rapport_list_header_get_cells (header, &n);
  if (i >= n)
    return FALSE;
  if (i == 0)
    start = 0;
  else
    start = rtl ? width - place->x : place->x + place->width;
  place->cell = &cells[i];
  place->width = cells[i].width;
  if (cells[i].grows)
    place->width += rapport_list_header_get_growth (header, width);
  place->x = rtl ? width - start - place->width : start;
  return TRUE;
}

/* @text: (transfer full) */
static char *
make_line (char *text)
{
  if (strlen (text) > MOST_BYTES)
    *g_utf8_find_prev_char (text, text + MOST_BYTES) = '\0';
  return g_strdelimit (text, "\n\r\t", ' ');
}

/* what the row shows */
static char *
dup_drawn (RapportListRow        *self,
           const RapportShownCell *cell,
           RapportRow            *row,
           gboolean               late)
{
  g_autofree char *text = make_line (rapport_format_cell_brief (rapport_list_style_get_format (self->style),
                                                                cell->column, row, cell->index, get_now ()));

  return late ? g_strconcat (LATE_SIGN, text, NULL) : g_steal_pointer (&text);
}

/* the whole words */
static char *
dup_told (RapportListRow        *self,
          const RapportShownCell *cell,
          RapportRow            *row)
{
  return make_line (rapport_format_cell (rapport_list_style_get_format (self->style), cell->column, row, cell->index,
                                         get_now ()));
}

static void
set_attributes (RapportListRow *self,
                const char     *text,
                gboolean        late)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  rapport_list_style_highlight (self->style, text, attributes);
  if (late)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (self->layout, attributes);
}

/* puts a cell's text into the layout; FALSE when there is none */
static gboolean
lay_out (RapportListRow *self,
         const Place    *place,
         RapportRow     *row,
         gboolean       *late)
{
  g_autofree char *text = NULL;

  *late = rapport_format_cell_is_late (rapport_list_style_get_format (self->style),
                                       place->cell->column, row, place->cell->index, get_now ());
  text = dup_drawn (self, place->cell, row, *late);
  if (*text == '\0' || place->width <= 2 * MARGIN)
    return FALSE;
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
    }
  pango_layout_set_text (self->layout, text, -1);
  set_attributes (self, text, *late);
  pango_layout_set_width (self->layout, (place->width - 2 * MARGIN) * PANGO_SCALE);
  return TRUE;
}

static double
find_x (RapportListRow *self,
        const Place    *place)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  PangoRectangle logical;
  int room;

  pango_layout_get_pixel_extents (self->layout, NULL, &logical);
  room = place->width - 2 * MARGIN - logical.width;
  switch (place->cell->column->align)
    {
    case RAPPORT_COLUMN_CENTER:
      room /= 2;
      break;
    case RAPPORT_COLUMN_END:
      room = rtl ? 0 : room;
      break;
    case RAPPORT_COLUMN_START:
    default:
      room = rtl ? room : 0;
      break;
    }
  return place->x + MARGIN + room - logical.x;
}

static gboolean
is_selected (RapportListRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  return parent != NULL && (gtk_widget_get_state_flags (parent) & GTK_STATE_FLAG_SELECTED) != 0;
}

/* the cell that the keyboard is on */
static gboolean
is_cursor (RapportListRow         *self,
           const RapportShownCell *cell)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  return (int) cell->index == rapport_list_style_get_cursor (self->style) && item != NULL &&
         gtk_widget_has_focus (item);
}

static void
draw_cursor (RapportListRow *self,
             GtkSnapshot    *snapshot,
             const Place    *place,
             const GdkRGBA  *color)
{
  const GskRoundedRect ring =
    GSK_ROUNDED_RECT_INIT (place->x, 0, place->width, gtk_widget_get_height (GTK_WIDGET (self)));
  const GdkRGBA colors[] = { *color, *color, *color, *color };

  gtk_snapshot_append_border (snapshot, &ring, (const float[]) { 2, 2, 2, 2 }, colors);
}

/* Where cells are typed into, each is seen as one. */
static void
draw_cell_edges (RapportListRow *self,
                 GtkSnapshot    *snapshot,
                 const Place    *place,
                 const GdkRGBA  *color)
{
  const GdkRGBA faint = { color->red, color->green, color->blue, color->alpha * GRID_OPACITY };
  const float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const float end = (float) (rtl ? place->x : place->x + place->width - 1);

  gtk_snapshot_append_color (snapshot, &faint, &GRAPHENE_RECT_INIT (end, 0, 1, height));
  gtk_snapshot_append_color (snapshot, &faint, &GRAPHENE_RECT_INIT ((float) place->x, height - 1,
                                                                    (float) place->width, 1));
}

/* Where cells are typed into, those that can't be look as if they were further away. */
static gboolean
is_fixed (RapportListRow         *self,
          const RapportShownCell *cell)
{
  const RapportListSpec *spec = rapport_list_style_get_spec (self->style);

  return rapport_list_style_get_cursor (self->style) >= 0 && spec != NULL && cell->index < spec->n_columns &&
         spec->cells[cell->index].edits == NULL;
}

static void
draw_shade (RapportListRow *self,
            GtkSnapshot    *snapshot,
            const Place    *place,
            const GdkRGBA  *color)
{
  const GdkRGBA shade = { color->red, color->green, color->blue, color->alpha * SHADE_OPACITY };

  gtk_snapshot_append_color (snapshot, &shade,
                             &GRAPHENE_RECT_INIT ((float) place->x, 0, (float) place->width,
                                                  (float) gtk_widget_get_height (GTK_WIDGET (self))));
}

/* what lay_out() said, word by word */
static gboolean
snapshot_chips (RapportListRow *self,
                GtkSnapshot    *snapshot,
                const Place    *place,
                RapportRow     *row)
{
  const RapportColumn *column = place->cell->column;
  const gboolean is_choice = column->kind == RAPPORT_COLUMN_CHOICE;
  g_autofree char *text = g_strdup (pango_layout_get_text (self->layout));
  graphene_rect_t cell;

  graphene_rect_init (&cell, (float) (place->x + MARGIN), 0, (float) (place->width - 2 * MARGIN),
                      (float) gtk_widget_get_height (GTK_WIDGET (self)));
  return rapport_list_chips_snapshot (GTK_WIDGET (self), snapshot, self->layout, self->style, column,
                                      is_choice ? rapport_row_get_text (row, place->cell->index) : NULL, text, &cell);
}

static void
snapshot_content (RapportListRow *self,
                  GtkSnapshot    *snapshot,
                  const Place    *place,
                  RapportRow     *row,
                  const GdkRGBA  *color)
{
  int baseline;

  if ((place->cell->column->flags & RAPPORT_COLUMN_CHIPS) != 0)
    {
      snapshot_chips (self, snapshot, place, row);
      return;
    }
  rapport_list_style_get_height (self->style, &baseline);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) find_x (self, place), (float) (
    baseline - PANGO_PIXELS (pango_layout_get_baseline (self->layout)))));
  gtk_snapshot_append_layout (snapshot, self->layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_cell (RapportListRow *self,
               GtkSnapshot    *snapshot,
               const Place    *place,
               RapportRow     *row,
               const GdkRGBA  *color,
               const GdkRGBA  *late_color)
{
  const gboolean fixed = is_fixed (self, place->cell);
  gboolean late;

  if (fixed)
    draw_shade (self, snapshot, place, color);
  if (rapport_list_style_get_cursor (self->style) >= 0)
    draw_cell_edges (self, snapshot, place, color);
  if (is_cursor (self, place->cell))
    draw_cursor (self, snapshot, place, color);
  if (!lay_out (self, place, row, &late))
    return;
  if (fixed)
    gtk_snapshot_push_opacity (snapshot, is_selected (self) ? SELECTED_FIXED_OPACITY : FIXED_OPACITY);
  snapshot_content (self, snapshot, place, row, late ? late_color : color);
  if (fixed)
    gtk_snapshot_pop (snapshot);
}

static void
rapport_list_row_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  RapportListRow *self = RAPPORT_LIST_ROW (widget);
  g_autoptr(RapportRow) row = NULL;
  GdkRGBA color, late_color;
  const RapportListSection *section;
  gboolean open;
  Place place;

  section = get_section (self, &open);
  if (section != NULL)
    {
      rapport_list_heading_snapshot (widget, snapshot, self->style, section, open);
      return;
    }
  if (!g_set_object (&row, get_row (self)))
    return;
  rapport_list_style_get_color (widget, &color);
  late_color = color;
  if (!is_selected (self))
    rapport_list_style_get_late (self->style, &late_color);
  for (guint i = 0; next_place (self, &place, i); i++)
    snapshot_cell (self, snapshot, &place, row, &color, &late_color);
}

static void
rapport_list_row_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  RapportListRow *self = RAPPORT_LIST_ROW (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = rapport_list_style_get_height (self->style, NULL);
  else
    *minimum = rapport_list_header_get_width (rapport_list_style_get_header (self->style));
  *natural = *minimum;
}

static void
rapport_list_row_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  g_clear_object (&RAPPORT_LIST_ROW (widget)->layout);
  GTK_WIDGET_CLASS (rapport_list_row_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
rapport_list_row_system_setting_changed (GtkWidget       *widget,
                                         GtkSystemSetting setting)
{
  g_clear_object (&RAPPORT_LIST_ROW (widget)->layout);
  GTK_WIDGET_CLASS (rapport_list_row_parent_class)->system_setting_changed (widget, setting);
}

/* whether what was laid out is shown but for its end */
static gboolean
is_cut (RapportListRow *self,
        const Place    *place,
        RapportRow     *row)
{
  if ((place->cell->column->flags & RAPPORT_COLUMN_CHIPS) != 0)
    return !snapshot_chips (self, NULL, place, row);
  return pango_layout_is_ellipsized (self->layout);
}

static gboolean
rapport_list_row_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    keyboard,
                                GtkTooltip *tooltip)
{
  RapportListRow *self = RAPPORT_LIST_ROW (widget);
  g_autoptr(RapportRow) row = NULL;
  Place place;

  if (keyboard || !g_set_object (&row, get_row (self)))
    return FALSE;
  for (guint i = 0; next_place (self, &place, i); i++)
    {
      g_autofree char *told = NULL;
      gboolean late;

      if (x < place.x || x >= place.x + place.width)
        continue;
      if (!lay_out (self, &place, row, &late))
        return FALSE;
      told = dup_told (self, place.cell, row);
      if (!is_cut (self, &place, row) && (place.cell->column->flags & RAPPORT_COLUMN_BRIEF) == 0)
        return FALSE;
      gtk_tooltip_set_text (tooltip, told);
      return TRUE;
    }
  return FALSE;
}

static void
rapport_list_row_dispose (GObject *object)
{
  RapportListRow *self = RAPPORT_LIST_ROW (object);

  g_clear_object (&self->layout);
  g_clear_object (&self->slot);
  g_clear_object (&self->style);
  G_OBJECT_CLASS (rapport_list_row_parent_class)->dispose (object);
}

static void
rapport_list_row_class_init (RapportListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_list_row_dispose;
  widget_class->snapshot = rapport_list_row_snapshot;
  widget_class->measure = rapport_list_row_measure;
  widget_class->css_changed = rapport_list_row_css_changed;
  widget_class->system_setting_changed = rapport_list_row_system_setting_changed;
  widget_class->query_tooltip = rapport_list_row_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "cells");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
rapport_list_row_init (RapportListRow *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * rapport_list_row_new:
 *
 * One widget a row, which draws its cells itself: eight labels would cost twenty times as much at
 * each change of what the list shows.
 *
 * Returns: (transfer floating): a row of a list
 */
GtkWidget *
rapport_list_row_new (RapportListStyle *style)
{
  RapportListRow *self;

  g_return_val_if_fail (RAPPORT_IS_LIST_STYLE (style), NULL);

  self = g_object_new (RAPPORT_TYPE_LIST_ROW, NULL);
  self->style = g_object_ref (style);
  return GTK_WIDGET (self);
}

/** rapport_list_row_set_slot: Sets which place of which list the row shows; NULL for none */
void
rapport_list_row_set_slot (RapportListRow *self,
                           RapportSlot    *slot)
{
  g_return_if_fail (RAPPORT_IS_LIST_ROW (self));

  if (g_set_object (&self->slot, slot))
    rapport_list_row_redraw (self);
}

/** rapport_list_row_get_position: Returns: the place in the list */
guint
rapport_list_row_get_position (RapportListRow *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_ROW (self), GTK_INVALID_LIST_POSITION);

  if (self->slot == NULL)
    return GTK_INVALID_LIST_POSITION;
  return rapport_slot_get_position (self->slot);
}

/** rapport_list_row_get_cell: Returns: whether @column is shown, with the room that its cell has in the row */
gboolean
rapport_list_row_get_cell (RapportListRow *self,
                           guint           column,
                           GdkRectangle   *area)
{
  Place place;

  g_return_val_if_fail (RAPPORT_IS_LIST_ROW (self), FALSE);

  for (guint i = 0; next_place (self, &place, i); i++)
    if (place.cell->index == column)
      {
        *area = (GdkRectangle) { place.x, 0, place.width, gtk_widget_get_height (GTK_WIDGET (self)) };
        return TRUE;
      }
  return FALSE;
}

/** rapport_list_row_find_cell: Returns: the column whose cell is at @x, -1 for none */
int
rapport_list_row_find_cell (RapportListRow *self,
                            int             x)
{
  Place place;

  g_return_val_if_fail (RAPPORT_IS_LIST_ROW (self), -1);

  for (guint i = 0; next_place (self, &place, i); i++)
    if (x >= place.x && x < place.x + place.width)
      return (int) place.cell->index;
  return -1;
}

/** rapport_list_row_redraw: Shows what the list holds now; the name follows with update_name() */
void
rapport_list_row_redraw (RapportListRow *self)
{
  g_return_if_fail (RAPPORT_IS_LIST_ROW (self));

  self->named = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
add_to_name (RapportListRow        *self,
             const RapportShownCell *cell,
             RapportRow            *row,
             GString               *name)
{
  RapportFormat *format = rapport_list_style_get_format (self->style);
  g_autofree char *text = dup_told (self, cell, row);

  if (*text == '\0')
    return;
  if (name->len > 0)
    g_string_append_printf (name, ", %s ",
                            g_dpgettext2 (GETTEXT_PACKAGE, "column", cell->column->title));
  g_string_append (name, text);
  if (cell->column->kind != RAPPORT_COLUMN_INSTANT &&
      rapport_format_cell_is_late (format, cell->column, row, cell->index, get_now ()))
    g_string_append_printf (name, " (%s)", _("late"));
}

/* The cell that the keyboard is on is said first. */
static void
add_cursor_to_name (RapportListRow         *self,
                    const RapportShownCell *cell,
                    RapportRow             *row,
                    GString                *name)
{
  g_autofree char *text = dup_told (self, cell, row);

  g_string_append_printf (name, "%s: %s", g_dpgettext2 (GETTEXT_PACKAGE, "column", cell->column->title),
                          *text != '\0' ? text : C_("cell", "empty"));
  if (is_fixed (self, cell))
    g_string_append_printf (name, " (%s)", C_("cell", "can’t be changed in the table"));
}

static char *
dup_name (RapportListRow *self)
{
  GString *name = g_string_new (NULL);
  g_autoptr(RapportRow) row = NULL;
  const RapportShownCell *cells;
  guint n;

  g_set_object (&row, get_row (self));
  cells = rapport_list_header_get_cells (rapport_list_style_get_header (self->style), &n);
  for (guint i = 0; row != NULL && i < n; i++)
    if (is_cursor (self, &cells[i]))
      add_cursor_to_name (self, &cells[i], row, name);
  for (guint i = 0; row != NULL && i < n; i++)
    add_to_name (self, &cells[i], row, name);
  return g_string_free (name, FALSE);
}

/**
 * rapport_list_row_update_name:
 *
 * Tells assistive technology what the row shows. It takes longer than drawing, and so comes later.
 *
 * Returns: whether there was something to do
 */
gboolean
rapport_list_row_update_name (RapportListRow *self)
{
  const RapportListSection *section;
  g_autofree char *name = NULL;
  gboolean open;

  g_return_val_if_fail (RAPPORT_IS_LIST_ROW (self), FALSE);

  if (self->named)
    return FALSE;
  self->named = TRUE;
  section = get_section (self, &open);
  name = section != NULL ? rapport_list_heading_dup_name (self->style, section, open) : dup_name (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* what has the focus is the place in the list around it */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return TRUE;
}
