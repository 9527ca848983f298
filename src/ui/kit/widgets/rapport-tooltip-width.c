/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-tooltip-width.h"

/* what a space and digits take beyond half of a wide character, so that a line holds just what is counted */
#define MARGIN 2

/**
 * rapport_tooltip_width_find:
 * @text: of a tooltip
 * @width: how many Latin letters GTK wants in a line of it, counted by its characters; -1 for any number
 *
 * Returns: how many Latin letters have the room of as many characters of @text
 */
int
rapport_tooltip_width_find (const char *text,
                            int         width)
{
  int n = 0, n_wide = 0;

  g_return_val_if_fail (text != NULL, width);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at), n++)
    n_wide += g_unichar_iswide (g_utf8_get_char (at));
  return width > 0 && n_wide > 0 ? width + width * n_wide / n + MARGIN : width;
}

static void
width_set_cb (GtkLabel   *label,
              GParamSpec *pspec)
{
  const int width = gtk_label_get_max_width_chars (label);

  g_signal_handlers_block_by_func (label, width_set_cb, NULL);
  gtk_label_set_max_width_chars (label, rapport_tooltip_width_find (gtk_label_get_text (label), width));
  g_signal_handlers_unblock_by_func (label, width_set_cb, NULL);
}

/* Whatever GTK wants next is another width, and told. */
static void
text_set_cb (GtkLabel   *label,
             GParamSpec *pspec)
{
  g_signal_handlers_block_by_func (label, width_set_cb, NULL);
  gtk_label_set_max_width_chars (label, -1);
  g_signal_handlers_unblock_by_func (label, width_set_cb, NULL);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

/* Each time that a tooltip is shown GTK makes a window for it. */
static gboolean
realized_cb (GSignalInvocationHint *hint,
             guint                  n_values,
             const GValue          *values,
             gpointer               data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  GtkWidget *label;

  if (!g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkTooltipWindow"))
    return TRUE;
  label = find_label (widget);
  if (label == NULL)
    return TRUE;
  g_signal_connect (label, "notify::label", G_CALLBACK (text_set_cb), NULL);
  g_signal_connect (label, "notify::max-width-chars", G_CALLBACK (width_set_cb), NULL);
  width_set_cb (GTK_LABEL (label), NULL);
  return TRUE;
}

/**
 * rapport_tooltip_width_keep:
 *
 * Lets short tooltips stand in one line in all languages. GTK gives them the room of as many Latin letters as they have
 * characters, in which only half of a Chinese text fits.
 */
void
rapport_tooltip_width_keep (void)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, realized_cb, NULL, NULL);
}
