/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "rapport-decimal.h"
#include "rapport-list-heading.h"
#include "rapport-money.h"

#define MARGIN 6
/* a press so far from the row's start opens or closes the section */
#define ARROW_ROOM 24
/* of the text's colour behind a heading */
#define SHADE 0.07F

static char *
dup_figure (const RapportListFilter *filter,
            RapportFormat           *format,
            double                   figure)
{
  const gint64 rounded = (gint64) floor (figure + 0.5);

  return filter->column.type == RAPPORT_CONDITION_MONEY ? rapport_format_money (format, rounded)
                                                        : rapport_decimal_format (rounded, filter->column.digits);
}

/**
 * rapport_list_heading_dup_sums:
 * @n: how many there are, of which not all may have a value
 * @sums: of each of the list's sums
 *
 * Money is added up; of figures such as scores only the mean says anything.
 *
 * Returns: (transfer full): what @sums come to, in words; "" when there is nothing to add up
 */
char *
rapport_list_heading_dup_sums (const RapportListSpec *spec,
                               guint                  n,
                               const RapportListSum  *sums,
                               RapportFormat         *format)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < rapport_list_spec_get_n_sums (spec); i++)
    {
      const RapportListFilter *filter = rapport_list_spec_filter (spec, spec->sums[i]);
      const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "column", filter->column.title);
      g_autofree char *total = NULL;
      g_autofree char *mean = NULL;
      g_autofree char *sum = NULL;
      g_autofree char *number = NULL;

      if (sums[i].n == 0)
        continue;
      total = dup_figure (filter, format, sums[i].total);
      mean = dup_figure (filter, format, (double) sums[i].total / sums[i].n);
      g_string_append (words, words->len > 0 ? " · " : "");
      if (filter->column.type == RAPPORT_CONDITION_MONEY)
        /* translators: a column such as “Amount”, the sum of it and the mean */
        sum = g_strdup_printf (_("%s %s, on average %s"), title, total, mean);
      else
        /* translators: a column such as “Satisfaction” and the mean of it */
        sum = g_strdup_printf (_("%s on average %s"), title, mean);
      number = g_strdup_printf ("%'u", sums[i].n);
      if (sums[i].n < n)
        /* translators: a sum and a mean, and of how many of the rows they are: the others have no value */
        g_string_append_printf (words, _("%s (%s with a value)"), sum, number);
      else
        g_string_append (words, sum);
    }
  return g_string_free (words, FALSE);
}

/* Returns: (transfer full): how many there are and their sums, with @between, once that is known */
static char *
dup_counts (RapportListStyle         *style,
            const RapportListSection *section,
            const char               *between)
{
  g_autofree char *sums = NULL;

  if (section->is_begun)
    return g_strdup ("");
  sums = rapport_list_heading_dup_sums (rapport_list_style_get_spec (style), section->n, section->sums,
                                        rapport_list_style_get_format (style));
  return g_strdup_printf ("%s%'u%s%s", between, section->n, *sums != '\0' ? between : "", sums);
}

/** rapport_list_heading_dup_name: Returns: (transfer full): what a screen reader says of the heading */
char *
rapport_list_heading_dup_name (RapportListStyle         *style,
                               const RapportListSection *section,
                               gboolean                  open)
{
  g_autofree char *counts = dup_counts (style, section, ", ");

  return g_strdup_printf ("%s%s, %s", section->label, counts, open ? C_("group", "open") : C_("group", "closed"));
}

static PangoLayout *
lay_out (GtkWidget                *row,
         RapportListStyle         *style,
         const RapportListSection *section,
         gboolean                  open)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (row, NULL);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  const gboolean rtl = gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL;
  g_autofree char *counts = dup_counts (style, section, "   ");
  g_autofree char *start = g_strdup_printf ("%s  %s", open ? "▾" : rtl ? "◂" : "▸", section->label);
  g_autofree char *text = g_strconcat (start, counts, NULL);

  bold->end_index = strlen (start);
  pango_attr_list_insert (attributes, bold);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, MAX (gtk_widget_get_width (row) - 2 * MARGIN, 0) * PANGO_SCALE);
  return layout;
}

/** rapport_list_heading_snapshot: draws the heading of @section over the whole width of @row */
void
rapport_list_heading_snapshot (GtkWidget                *row,
                               GtkSnapshot              *snapshot,
                               RapportListStyle         *style,
                               const RapportListSection *section,
                               gboolean                  open)
{
  g_autoptr(PangoLayout) layout = lay_out (row, style, section, open);
  GdkRGBA color, shade;
  int baseline;

  rapport_list_style_get_color (row, &color);
  shade = color;
  shade.alpha *= SHADE;
  gtk_snapshot_append_color (snapshot, &shade,
                             &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (row), gtk_widget_get_height (row)));
  rapport_list_style_get_height (style, &baseline);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (MARGIN, baseline - PANGO_PIXELS (pango_layout_get_baseline (layout))));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/** rapport_list_heading_is_arrow: Returns: whether @x of a heading is where its arrow is */
gboolean
rapport_list_heading_is_arrow (GtkWidget *row,
                               double     x)
{
  if (gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (row) - x;
  return x >= 0 && x < ARROW_ROOM;
}
