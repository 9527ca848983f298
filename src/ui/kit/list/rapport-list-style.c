/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-list-style.h"

#define PADDING 4

struct _RapportListStyle
{
  GObject             parent_instance;
  RapportListHeader *header;
  RapportFormat      *format;
  const RapportListSpec *spec;
  /* of lower-case gunichar strings, ended by 0 */
  GPtrArray          *terms;
  GdkRGBA             late;
  int                 height;
  int                 baseline;
  int                 cursor;
};

G_DEFINE_FINAL_TYPE (RapportListStyle, rapport_list_style, G_TYPE_OBJECT)

static void
rapport_list_style_finalize (GObject *object)
{
  RapportListStyle *self = RAPPORT_LIST_STYLE (object);

  g_clear_object (&self->header);
  g_clear_object (&self->format);
  g_ptr_array_unref (self->terms);
  G_OBJECT_CLASS (rapport_list_style_parent_class)->finalize (object);
}

static void
rapport_list_style_class_init (RapportListStyleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rapport_list_style_finalize;
}

static void
rapport_list_style_init (RapportListStyle *self)
{
  self->terms = g_ptr_array_new_with_free_func (g_free);
  self->cursor = -1;
}

/**
 * rapport_list_style_new:
 *
 * Returns: (transfer full): what the rows of one list have in common
 */
RapportListStyle *
rapport_list_style_new (RapportListHeader *header)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  RapportListStyle *self;

  g_return_val_if_fail (RAPPORT_IS_LIST_HEADER (header), NULL);

  self = g_object_new (RAPPORT_TYPE_LIST_STYLE, NULL);
  self->header = g_object_ref (header);
  self->format = rapport_format_new (zone);
  return self;
}

/** rapport_list_style_get_header: Returns: (transfer none): the list's columns */
RapportListHeader *
rapport_list_style_get_header (RapportListStyle *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_STYLE (self), NULL);

  return self->header;
}

/** rapport_list_style_get_format: Returns: (transfer none): how values are written */
RapportFormat *
rapport_list_style_get_format (RapportListStyle *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_STYLE (self), NULL);

  return self->format;
}

/** rapport_list_style_set_format: Sets how values are written, and in which time zone */
void
rapport_list_style_set_format (RapportListStyle *self,
                               RapportFormat    *format)
{
  g_return_if_fail (RAPPORT_IS_LIST_STYLE (self));
  g_return_if_fail (RAPPORT_IS_FORMAT (format));

  g_set_object (&self->format, format);
}

/** rapport_list_style_get_cursor: Returns: the column whose cell is marked in the row with the keyboard, -1 for none */
int
rapport_list_style_get_cursor (RapportListStyle *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_STYLE (self), -1);

  return self->cursor;
}

/** rapport_list_style_set_cursor: marks cells of the column @cursor, -1 for none; rows are to be drawn again then */
void
rapport_list_style_set_cursor (RapportListStyle *self,
                               int               cursor)
{
  g_return_if_fail (RAPPORT_IS_LIST_STYLE (self));

  self->cursor = cursor;
}

/** rapport_list_style_get_spec: Returns: (nullable): which list it is */
const RapportListSpec *
rapport_list_style_get_spec (RapportListStyle *self)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_STYLE (self), NULL);

  return self->spec;
}

/** rapport_list_style_set_spec: says which list it is, before it has sections */
void
rapport_list_style_set_spec (RapportListStyle      *self,
                             const RapportListSpec *spec)
{
  g_return_if_fail (RAPPORT_IS_LIST_STYLE (self));

  self->spec = spec;
}

/**
 * rapport_list_style_get_color:
 * @widget: one that a style applies to
 * @color: (out caller-allocates): the colour of its text
 *
 * The one place to change when GTK 4.10, which has a function for it, becomes the floor.
 */
void
rapport_list_style_get_color (GtkWidget *widget,
                              GdkRGBA   *color)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}

/**
 * rapport_list_style_measure:
 * @widget: the list
 * @late: a widget that wears the style of what is late
 *
 * All rows are as high as Latin or Han letters need, so that a mixed list stays even.
 *
 * Returns: whether rows have another height now
 */
gboolean
rapport_list_style_measure (RapportListStyle *self,
                            GtkWidget        *widget,
                            GtkWidget        *late)
{
  static const char *const languages[] = { "en", "zh-cn" };
  PangoContext *context;
  int ascent = 0, descent = 0, height;

  g_return_val_if_fail (RAPPORT_IS_LIST_STYLE (self), FALSE);

  context = gtk_widget_get_pango_context (widget);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      PangoLanguage *language = pango_language_from_string (languages[i]);
      PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, language);

      ascent = MAX (ascent, pango_font_metrics_get_ascent (metrics));
      descent = MAX (descent, pango_font_metrics_get_descent (metrics));
      pango_font_metrics_unref (metrics);
    }
  rapport_list_style_get_color (late, &self->late);
  self->baseline = PADDING + PANGO_PIXELS_CEIL (ascent);
  height = self->baseline + PANGO_PIXELS_CEIL (descent) + PADDING;
  if (height == self->height)
    return FALSE;
  self->height = height;
  return TRUE;
}

/** rapport_list_style_get_height: Returns: pixels that a row is high; @baseline from its top */
int
rapport_list_style_get_height (RapportListStyle *self,
                               int              *baseline)
{
  g_return_val_if_fail (RAPPORT_IS_LIST_STYLE (self), 0);

  if (baseline != NULL)
    *baseline = self->baseline;
  return self->height;
}

/** rapport_list_style_get_late: Sets @color to that of what is late */
void
rapport_list_style_get_late (RapportListStyle *self,
                             GdkRGBA          *color)
{
  g_return_if_fail (RAPPORT_IS_LIST_STYLE (self));

  *color = self->late;
}

/**
 * rapport_list_style_set_highlight:
 * @text: (nullable): words as typed into a search entry
 *
 * Makes rows show where the words stand.
 */
void
rapport_list_style_set_highlight (RapportListStyle *self,
                                  const char       *text)
{
  g_auto(GStrv) words = NULL;

  g_return_if_fail (RAPPORT_IS_LIST_STYLE (self));

  g_ptr_array_set_size (self->terms, 0);
  words = g_strsplit (text != NULL ? text : "", " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gunichar *term;

      if (*words[i] == '\0')
        continue;
      term = g_utf8_to_ucs4_fast (words[i], -1, NULL);
      for (gunichar *c = term; *c != 0; c++)
        *c = g_unichar_tolower (*c);
      g_ptr_array_add (self->terms, term);
    }
}

/* the end of @term where it stands at @text, else NULL */
static const char *
match_at (const char     *text,
          const gunichar *term)
{
  for (; *term != 0; term++)
    {
      if (*text == '\0' || g_unichar_tolower (g_utf8_get_char (text)) != *term)
        return NULL;
      text = g_utf8_next_char (text);
    }
  return text;
}

/** rapport_list_style_highlight: Adds to @attributes what shows the searched words in @text */
void
rapport_list_style_highlight (RapportListStyle *self,
                              const char       *text,
                              PangoAttrList    *attributes)
{
  g_return_if_fail (RAPPORT_IS_LIST_STYLE (self));

  for (guint i = 0; i < self->terms->len; i++)
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
      {
        const char *end = match_at (at, g_ptr_array_index (self->terms, i));
        PangoAttribute *attribute;

        if (end == NULL)
          continue;
        attribute = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
        attribute->start_index = (guint) (at - text);
        attribute->end_index = (guint) (end - text);
        pango_attr_list_insert (attributes, attribute);
        attribute = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
        attribute->start_index = (guint) (at - text);
        attribute->end_index = (guint) (end - text);
        pango_attr_list_insert (attributes, attribute);
      }
}
