/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-saved-text.h"

#define KEY "rapport-saved-text"

/**
 * rapport_saved_text_set:
 * @editor: an entry or text view
 * @text: (nullable): what is stored of its field
 *
 * Notes what is stored, so that undo takes back typing before it takes back an act.
 */
void
rapport_saved_text_set (GtkWidget  *editor,
                        const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (editor));

  g_object_set_data_full (G_OBJECT (editor), KEY, g_strdup (text != NULL ? text : ""), g_free);
}

static char *
dup_typed_text (GtkWidget *focus)
{
  if (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
    }
  if (GTK_IS_EDITABLE (focus) && gtk_editable_get_editable (GTK_EDITABLE (focus)))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  return NULL;
}

static const char *
find_saved_text (GtkWidget *focus)
{
  /* an entry's focus is in the text inside */
  for (GtkWidget *each = focus; each != NULL; each = gtk_widget_get_parent (each))
    {
      const char *saved = g_object_get_data (G_OBJECT (each), KEY);

      if (saved != NULL)
        return saved;
    }
  return "";
}

static gboolean
activate_if_typed (GtkWidget  *focus,
                   const char *action)
{
  g_autofree char *typed = focus != NULL ? dup_typed_text (focus) : NULL;

  return typed != NULL && !g_str_equal (typed, find_saved_text (focus)) &&
         gtk_widget_activate_action (focus, action, NULL);
}

/** rapport_saved_text_undo: Returns: whether something was typed into @focus, and some of it was taken back */
gboolean
rapport_saved_text_undo (GtkWidget *focus)
{
  return activate_if_typed (focus, "text.undo");
}

/** rapport_saved_text_redo: Returns: whether something was typed into @focus, and more of it was brought back */
gboolean
rapport_saved_text_redo (GtkWidget *focus)
{
  return activate_if_typed (focus, "text.redo");
}
