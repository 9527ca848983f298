/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-ft.h>
#include <pango/pangofc-font.h>

#include "rapport-line-drawing.h"

/* cairo has no other meaning for this bit than that the font's file does not tell its letters' forms */
#define FORMS_NOT_FROM_FILE (1u << 8)
#define FACE_KEY "rapport-outline-face"

/* Whether the font's file holds outlines in the Compact Font Format, as large Han fonts do. */
static gboolean
is_compact (PangoFont *font)
{
  FcPattern *pattern;
  FcChar8 *format;

  if (!PANGO_IS_FC_FONT (font))
    return FALSE;
  pattern = pango_fc_font_get_pattern (PANGO_FC_FONT (font));
  return FcPatternGetString (pattern, FC_FONTFORMAT, 0, &format) == FcResultMatch &&
         g_str_equal ((const char *) format, "CFF");
}

static cairo_font_face_t *
get_face (PangoFont *font)
{
  cairo_font_face_t *face = g_object_get_data (G_OBJECT (font), FACE_KEY);

  if (face == NULL)
    {
      face = cairo_ft_font_face_create_for_pattern (pango_fc_font_get_pattern (PANGO_FC_FONT (font)));
      cairo_ft_font_face_set_synthesize (face, FORMS_NOT_FROM_FILE);
      g_object_set_data_full (G_OBJECT (font), FACE_KEY, face, (GDestroyNotify) cairo_font_face_destroy);
    }
  return face;
}

static gboolean
is_plain (const PangoGlyphItem *run)
{
  const PangoGlyphString *glyphs = run->glyphs;

  if (run->item->analysis.level % 2 != 0 || run->y_offset != 0)
    return FALSE;
  for (int i = 0; i < glyphs->num_glyphs; i++)
    if (glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY && (glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
      return FALSE;
  return TRUE;
}

/* Glyphs that stand for the same letters are one cluster; those that show nothing are in it by their bytes. */
static void
show_outlines (cairo_t              *cr,
               const char           *text,
               const PangoGlyphItem *run,
               double                x,
               double                y)
{
  const PangoGlyphString *string = run->glyphs;
  g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, MAX (string->num_glyphs, 1));
  g_autofree cairo_text_cluster_t *clusters = g_new0 (cairo_text_cluster_t, MAX (string->num_glyphs, 1));
  int n_glyphs = 0, n_clusters = 0, begin = -1;

  for (int i = 0; i < string->num_glyphs; i++)
    {
      const PangoGlyphInfo *glyph = &string->glyphs[i];

      if (string->log_clusters[i] != begin)
        {
          if (n_clusters > 0)
            clusters[n_clusters - 1].num_bytes = string->log_clusters[i] - begin;
          begin = string->log_clusters[i];
          n_clusters++;
        }
      if (glyph->glyph != PANGO_GLYPH_EMPTY)
        {
          glyphs[n_glyphs].index = glyph->glyph;
          glyphs[n_glyphs].x = x + pango_units_to_double (glyph->geometry.x_offset);
          glyphs[n_glyphs].y = y + pango_units_to_double (glyph->geometry.y_offset);
          n_glyphs++;
          clusters[n_clusters - 1].num_glyphs++;
        }
      x += pango_units_to_double (glyph->geometry.width);
    }
  if (n_clusters > 0)
    clusters[n_clusters - 1].num_bytes = run->item->length - begin;
  cairo_show_text_glyphs (cr, text + run->item->offset, run->item->length, glyphs, n_glyphs, clusters, n_clusters, 0);
}

static void
set_face (cairo_t   *cr,
          PangoFont *font)
{
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_matrix_t matrix;

  cairo_scaled_font_get_font_matrix (scaled, &matrix);
  cairo_scaled_font_get_font_options (scaled, options);
  cairo_set_font_face (cr, get_face (font));
  cairo_set_font_matrix (cr, &matrix);
  cairo_set_font_options (cr, options);
  cairo_font_options_destroy (options);
}

/**
 * rapport_line_drawing_show:
 * @cr: whose current point is at the left end of the line's base
 *
 * Draws a line as pango_cairo_show_layout_line() does. When cairo 1.16 puts a part of a CFF font
 * into a PDF, it leaves out subroutines of glyphs whose hints follow their outline, and those glyphs
 * are blank. So there the outlines themselves are put in, which takes less room too.
 */
void
rapport_line_drawing_show (cairo_t         *cr,
                           PangoLayoutLine *line)
{
  const char *text;
  double x, y;

  g_return_if_fail (cr != NULL && line != NULL);

  if (cairo_surface_get_type (cairo_get_target (cr)) != CAIRO_SURFACE_TYPE_PDF)
    {
      pango_cairo_show_layout_line (cr, line);
      return;
    }
  text = pango_layout_get_text (line->layout);
  cairo_get_current_point (cr, &x, &y);
  for (GSList *runs = line->runs; runs != NULL; runs = runs->next)
    {
      PangoGlyphItem *run = runs->data;
      PangoFont *font = run->item->analysis.font;

      x += pango_units_to_double (run->start_x_offset);
      if (is_compact (font) && is_plain (run))
        {
          set_face (cr, font);
          show_outlines (cr, text, run, x, y);
        }
      else
        {
          cairo_move_to (cr, x, y);
          pango_cairo_show_glyph_item (cr, text, run);
        }
      x += pango_units_to_double (pango_glyph_string_get_width (run->glyphs) + run->end_x_offset);
    }
}
