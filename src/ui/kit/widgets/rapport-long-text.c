/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-long-text.h"

#define TOOLTIP_CHARS 1000

/* A text view lays out a paragraph at a time: a long one is divided after so many characters. */
#define PIECE 1000
#define PARAGRAPH_SEPARATOR "\xe2\x80\xa9"
#define SOFT "soft-break"

/* an entry lays out all of its text at each change */
#define MOST_IN_ENTRY 5000
#define WHOLE "rapport-whole-text"

#define ZERO_WIDTH_JOINER 0x200d

/* whether nothing is torn apart before @at: a letter and its accents, the people of one emoji */
static gboolean
is_boundary (const char *text,
             const char *at)
{
  gunichar next = g_utf8_get_char (at);
  gunichar before = at > text ? g_utf8_get_char (g_utf8_prev_char (at)) : 0;

  return !g_unichar_ismark (next) && next != ZERO_WIDTH_JOINER && before != ZERO_WIDTH_JOINER;
}

/* the place after @most characters of @text, or a little before it; NULL when there are no more */
static const char *
find_cut (const char *text,
          guint       most)
{
  const char *at = text;

  for (guint i = 0; i < most && *at != '\0'; i++)
    at = g_utf8_next_char (at);
  if (*at == '\0')
    return NULL;
  for (guint i = 0; i < 8 && at > text && !is_boundary (text, at); i++)
    at = g_utf8_prev_char (at);
  return at;
}

/**
 * rapport_long_text_cut:
 * @text: (nullable): as typed or imported, perhaps a whole book
 * @most: characters to be shown
 *
 * Returns: (transfer full): @text, or its beginning and "…"; "" for NULL
 */
char *
rapport_long_text_cut (const char *text,
                       guint       most)
{
  const char *end = text != NULL ? find_cut (text, most) : NULL;
  g_autofree char *beginning = NULL;

  if (end == NULL)
    return g_strdup (text != NULL ? text : "");
  beginning = g_strndup (text, end - text);
  return g_strconcat (beginning, "…", NULL);
}

/** rapport_long_text_set: shows at most @most characters of @text; more stand in the tooltip */
void
rapport_long_text_set (GtkLabel   *label,
                       const char *text,
                       guint       most)
{
  g_autofree char *shown = rapport_long_text_cut (text, most);
  g_autofree char *more = NULL;

  g_return_if_fail (GTK_IS_LABEL (label));

  /* setting it would take away what is marked, here or in another label */
  if (!g_str_equal (shown, gtk_label_get_text (label)))
    gtk_label_set_text (label, shown);
  if (text != NULL && find_cut (text, most) != NULL)
    more = rapport_long_text_cut (text, TOOLTIP_CHARS);
  if (more != NULL || gtk_widget_get_has_tooltip (GTK_WIDGET (label)))
    gtk_widget_set_tooltip_text (GTK_WIDGET (label), more);
}

static void
show_all_cb (GtkWidget  *button,
             const char *text)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkRoot *root = gtk_widget_get_root (button);

  rapport_long_text_load (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text);
  g_object_set (view, "editable", FALSE, "cursor-visible", FALSE, "wrap-mode", GTK_WRAP_WORD_CHAR,
                "left-margin", 12, "right-margin", 12, "top-margin", 12, "bottom-margin", 12, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text"),
                                  -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_title (GTK_WINDOW (window), _("Text"));
  gtk_window_set_default_size (GTK_WINDOW (window), 720, 560);
  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
free_text_cb (gpointer  text,
              GClosure *closure)
{
  g_free (text);
}

/**
 * rapport_long_text_new:
 *
 * Returns: (transfer floating): a label with @text, or with its beginning and a button that shows
 *   it all
 */
GtkWidget *
rapport_long_text_new (const char *text)
{
  GtkWidget *box, *button;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (find_cut (text, RAPPORT_LONG_TEXT_BODY) == NULL)
    {
      gtk_label_set_text (GTK_LABEL (label), text);
      return label;
    }
  rapport_long_text_set (GTK_LABEL (label), text, RAPPORT_LONG_TEXT_BODY);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  button = gtk_button_new_with_mnemonic (_("Show _All"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_data (button, "clicked", G_CALLBACK (show_all_cb), g_strdup (text), free_text_cb,
                         0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
insert_paragraph (GtkTextBuffer *buffer,
                  const char    *start,
                  const char    *end)
{
  GtkTextIter place;
  const char *piece_end;

  gtk_text_buffer_get_end_iter (buffer, &place);
  while (end - start > PIECE && (piece_end = find_cut (start, PIECE)) != NULL && piece_end < end)
    {
      gtk_text_buffer_insert (buffer, &place, start, piece_end - start);
      gtk_text_buffer_insert_with_tags_by_name (buffer, &place, PARAGRAPH_SEPARATOR, -1, SOFT,
                                                NULL);
      start = piece_end;
    }
  gtk_text_buffer_insert (buffer, &place, start, end - start);
}

/**
 * rapport_long_text_load:
 *
 * Shows @text in a text view, whose undo forgets what was there. A paragraph of thousands of
 * characters is divided where it is shown, for it would take seconds to be laid out; what
 * rapport_long_text_dup() gives is whole.
 */
void
rapport_long_text_load (GtkTextBuffer *buffer,
                        const char    *text)
{
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  gtk_text_buffer_begin_irreversible_action (buffer);
  if (text == NULL || strlen (text) <= PIECE)
    gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  else
    {
      gtk_text_buffer_set_text (buffer, "", 0);
      if (gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), SOFT) == NULL)
        gtk_text_buffer_create_tag (buffer, SOFT, NULL);
      while (*text != '\0')
        {
          const char *line = strchr (text, '\n');
          const char *end = line != NULL ? line + 1 : text + strlen (text);

          insert_paragraph (buffer, text, end);
          text = end;
        }
    }
  gtk_text_buffer_end_irreversible_action (buffer);
}

/** rapport_long_text_dup: Returns: (transfer full): the text, undivided */
char *
rapport_long_text_dup (GtkTextBuffer *buffer)
{
  GtkTextTag *soft;
  GtkTextIter start, end, next;
  g_autoptr(GString) text = NULL;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);

  soft = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), SOFT);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  if (soft == NULL)
    return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  text = g_string_new (NULL);
  for (; !gtk_text_iter_is_end (&start); start = next)
    {
      next = start;
      if (!gtk_text_iter_forward_to_tag_toggle (&next, soft))
        next = end;
      if (!gtk_text_iter_has_tag (&start, soft))
        {
          g_autofree char *piece = gtk_text_buffer_get_text (buffer, &start, &next, TRUE);

          g_string_append (text, piece);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * rapport_long_text_load_entry:
 *
 * Shows @text in an entry, whose undo forgets what was there. One line of thousands of characters
 * shows its beginning only, and is kept as it is: nobody edits it in an entry.
 */
void
rapport_long_text_load_entry (GtkEditable *entry,
                              const char  *text)
{
  gboolean is_long = text != NULL && find_cut (text, MOST_IN_ENTRY) != NULL;
  g_autofree char *shown =
    rapport_long_text_cut (text, is_long ? RAPPORT_LONG_TEXT_BODY : MOST_IN_ENTRY);

  g_return_if_fail (GTK_IS_EDITABLE (entry));

  gtk_editable_set_enable_undo (entry, FALSE);
  gtk_editable_set_text (entry, shown);
  gtk_editable_set_enable_undo (entry, TRUE);
  if (is_long || g_object_get_data (G_OBJECT (entry), WHOLE) != NULL)
    gtk_editable_set_editable (entry, !is_long);
  g_object_set_data_full (G_OBJECT (entry), WHOLE, is_long ? g_strdup (text) : NULL, g_free);
}

/** rapport_long_text_dup_entry: Returns: (transfer full): what is in @entry, the whole of it */
char *
rapport_long_text_dup_entry (GtkEditable *entry)
{
  const char *whole;

  g_return_val_if_fail (GTK_IS_EDITABLE (entry), NULL);

  whole = g_object_get_data (G_OBJECT (entry), WHOLE);
  return g_strdup (whole != NULL ? whole : gtk_editable_get_text (entry));
}
