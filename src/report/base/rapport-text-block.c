/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-line-drawing.h"
#include "rapport-text-block.h"

/* Latin and Han letters of one family stand well together; the rest is what a system may have. */
#define FAMILIES "Noto Sans CJK SC, Source Han Sans SC, Source Han Sans CN, WenQuanYi Micro Hei, Sans"
/* how far the base line of Han type is below the top of its square */
#define ASCENT 0.88
/* Pango's time for a paragraph grows faster than its length: long ones are broken piece by piece */
#define PIECE_BYTES 4096

/**
 * RapportTextBlock:
 * @layouts: (element-type PangoLayout): own the lines
 *
 * Text broken into lines of one width and one height, to be drawn whole or line by line.
 */
struct _RapportTextBlock
{
  GPtrArray        *layouts;
  GPtrArray        *lines;
  double            size;
  double            width;
};

/**
 * rapport_text_context_new:
 * @language: as Pango names it
 * @size: of the font, in points
 *
 * The context has fonts of its own, so that each thread can shape with its own context.
 *
 * Returns: (transfer full): a context where one unit is one point
 */
PangoContext *
rapport_text_context_new (const char  *language,
                          double       size,
                          PangoWeight  weight)
{
  g_autoptr(PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context;
  PangoFontDescription *font = pango_font_description_from_string (FAMILIES);
  cairo_font_options_t *options = cairo_font_options_create ();

  g_return_val_if_fail (language != NULL, NULL);

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), 72);
  context = pango_font_map_create_context (fonts);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language));
  pango_font_description_set_size (font, pango_units_from_double (size));
  pango_font_description_set_weight (font, weight);
  pango_context_set_font_description (context, font);
  cairo_font_options_destroy (options);
  pango_font_description_free (font);
  return context;
}

static void
add_lines (RapportTextBlock *self,
           PangoLayout      *layout,
           guint             n_lines)
{
  GSList *lines = pango_layout_get_lines_readonly (layout);

  g_ptr_array_add (self->layouts, g_object_ref (layout));
  for (; n_lines > 0; n_lines--, lines = lines->next)
    g_ptr_array_add (self->lines, lines->data);
}

/* What is printed is what was typed: no hyphen appears where a long word is broken. */
static PangoAttrList *
create_attributes (void)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  return attributes;
}

static PangoLayout *
lay_out (PangoContext  *context,
         PangoAttrList *attributes,
         const char    *text,
         gsize          length,
         double         width)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, MAX (1, pango_units_from_double (width)));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, length);
  return layout;
}

/* Where the next piece ends: after a line break if there is one, never inside a character. */
static gsize
measure_piece (const char *text,
               gsize       length)
{
  const char *newline;

  if (length <= PIECE_BYTES)
    return length;
  newline = memrchr (text, '\n', PIECE_BYTES);
  if (newline != NULL)
    return newline - text + 1;
  return g_utf8_find_prev_char (text, text + PIECE_BYTES) - text;
}

static void
add_pieces (RapportTextBlock *self,
            PangoContext     *context,
            const char       *text,
            gsize             length)
{
  g_autoptr(PangoAttrList) attributes = create_attributes ();
  gsize at = 0;

  while (at < length)
    {
      gsize piece = measure_piece (text + at, length - at);
      gboolean paragraph_ends = at + piece == length || text[at + piece - 1] == '\n';
      gsize shown = at + piece < length && paragraph_ends ? piece - 1 : piece;
      g_autoptr(PangoLayout) layout = lay_out (context, attributes, text + at, shown,
                                               self->width);
      guint n_lines = pango_layout_get_line_count (layout);

      /* the last line of an unfinished paragraph is broken again with what follows it */
      if (!paragraph_ends && n_lines > 1)
        {
          n_lines--;
          piece = pango_layout_get_line_readonly (layout, n_lines)->start_index;
        }
      add_lines (self, layout, n_lines);
      at += piece;
    }
}

static RapportTextBlock *
create_block (PangoContext *context,
              double        width)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  RapportTextBlock *self = g_new0 (RapportTextBlock, 1);

  self->layouts = g_ptr_array_new_full (1, g_object_unref);
  self->lines = g_ptr_array_new ();
  self->width = width;
  self->size = pango_units_to_double (pango_font_description_get_size (font));
  return self;
}

/**
 * rapport_text_block_new:
 * @context: made by rapport_text_context_new(); not to be used in other threads meanwhile
 * @text: any text; what is not UTF-8 is marked as such
 * @width: in points
 *
 * Returns: (transfer full): @text broken into lines, none when it is empty
 */
RapportTextBlock *
rapport_text_block_new (PangoContext *context,
                        const char   *text,
                        double        width)
{
  RapportTextBlock *self;
  g_autofree char *valid = NULL;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  self = create_block (context, width);
  add_pieces (self, context, text, strlen (text));
  return self;
}

/* Words with a hyphen and what stands in brackets stay on one line. */
static void
keep_together (PangoAttrList *attributes,
               const char    *text,
               PangoContext  *context,
               double         width)
{
  g_autoptr(GRegex) unit = g_regex_new ("\\([^()]*\\)|\\w+-[\\w-]+", G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  for (g_regex_match (unit, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autoptr(PangoLayout) alone = pango_layout_new (context);
      g_autofree char *words = g_match_info_fetch (match, 0);
      PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);
      int start, end, needed;

      g_match_info_fetch_pos (match, 0, &start, &end);
      attribute->start_index = start;
      attribute->end_index = end;
      pango_layout_set_text (alone, words, -1);
      pango_layout_get_size (alone, &needed, NULL);
      if (needed <= pango_units_from_double (width))
        pango_attr_list_insert (attributes, attribute);
      else
        pango_attribute_destroy (attribute);
    }
}

static gboolean
fits (PangoLayout *layout,
      int          n_lines)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return pango_layout_get_line_count (layout) <= n_lines && width <= pango_layout_get_width (layout);
}

/* Narrows @layout as far as it fits in @n_lines. */
static void
balance (PangoLayout *layout,
         int          n_lines)
{
  int width = pango_layout_get_width (layout);

  while (width > PANGO_SCALE && fits (layout, n_lines))
    {
      width -= PANGO_SCALE;
      pango_layout_set_width (layout, width);
    }
  if (!fits (layout, n_lines))
    pango_layout_set_width (layout, width + PANGO_SCALE);
}

/**
 * rapport_text_block_new_heading:
 * @text: a short title
 *
 * Like rapport_text_block_new(), with lines of about the same length and no break in a word that
 * has a hyphen or in what stands in brackets, as far as the width allows.
 *
 * Returns: (transfer full): @text broken into lines
 */
RapportTextBlock *
rapport_text_block_new_heading (PangoContext *context,
                                const char   *text,
                                double        width)
{
  g_autoptr(PangoAttrList) attributes = create_attributes ();
  g_autoptr(PangoLayout) layout = NULL;
  RapportTextBlock *self;
  int n_lines;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  keep_together (attributes, text, context, width);
  layout = lay_out (context, attributes, text, strlen (text), width);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  n_lines = pango_layout_get_line_count (layout);
  if (fits (layout, n_lines))
    balance (layout, n_lines);
  else
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  self = create_block (context, width);
  add_lines (self, layout, pango_layout_get_line_count (layout));
  return self;
}

/**
 * rapport_text_block_new_short:
 * @text: any text; its line ends count as spaces
 * @n_lines: how many lines there may be
 *
 * Like rapport_text_block_new(), with an ellipsis in place of what is too long for the lines.
 *
 * Returns: (transfer full): @text broken into lines
 */
RapportTextBlock *
rapport_text_block_new_short (PangoContext *context,
                              const char   *text,
                              double        width,
                              guint         n_lines)
{
  g_autoptr(PangoAttrList) attributes = create_attributes ();
  g_autoptr(PangoLayout) layout = NULL;
  g_autofree char *line = NULL;
  RapportTextBlock *self;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (text != NULL && n_lines > 0, NULL);

  line = g_strdelimit (g_utf8_make_valid (text, -1), "\r\n", ' ');
  layout = lay_out (context, attributes, line, strlen (line), width);
  pango_layout_set_height (layout, -(int) n_lines);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  self = create_block (context, width);
  add_lines (self, layout, pango_layout_get_line_count (layout));
  return self;
}

/** rapport_text_block_free: frees @self (transfer full) (nullable) */
void
rapport_text_block_free (RapportTextBlock *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->layouts);
  g_free (self);
}

/** rapport_text_block_get_n_lines: Returns: how many lines the text needs */
guint
rapport_text_block_get_n_lines (RapportTextBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lines->len;
}

/** rapport_text_block_get_pitch: Returns: the height of each line, in points */
double
rapport_text_block_get_pitch (RapportTextBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size * RAPPORT_TEXT_PITCH;
}

/** rapport_text_block_get_height: Returns: the height of all its lines, in points */
double
rapport_text_block_get_height (RapportTextBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return rapport_text_block_get_n_lines (self) * rapport_text_block_get_pitch (self);
}

static double
find_offset (RapportTextBlock *self,
             PangoLayoutLine  *line,
             RapportTextAlign  align)
{
  PangoRectangle extents;
  double room;

  if (pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL)
    {
      if (align != RAPPORT_TEXT_ALIGN_CENTRE)
        align = RAPPORT_TEXT_ALIGN_END;
    }
  if (align == RAPPORT_TEXT_ALIGN_START)
    return 0;
  pango_layout_line_get_extents (line, NULL, &extents);
  room = self->width - pango_units_to_double (extents.width);
  return align == RAPPORT_TEXT_ALIGN_END ? room : room / 2;
}

/**
 * rapport_text_block_draw:
 * @x: left edge in points
 * @y: upper edge of the first line drawn
 * @first: the first line drawn, from 0
 * @n_lines: how many at most; those past the end are not there
 */
void
rapport_text_block_draw (RapportTextBlock *self,
                         cairo_t          *cr,
                         double            x,
                         double            y,
                         RapportTextAlign  align,
                         guint             first,
                         guint             n_lines)
{
  double base = (RAPPORT_TEXT_PITCH - 1) / 2 * self->size + ASCENT * self->size;
  guint end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  end = first < self->lines->len ? first + MIN (n_lines, self->lines->len - first) : first;
  for (guint i = first; i < end; i++)
    {
      PangoLayoutLine *line = g_ptr_array_index (self->lines, i);

      cairo_move_to (cr, x + find_offset (self, line, align),
                     y + base + (i - first) * self->size * RAPPORT_TEXT_PITCH);
      rapport_line_drawing_show (cr, line);
    }
}
