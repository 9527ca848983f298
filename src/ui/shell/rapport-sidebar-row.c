/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-sidebar-row.h"
#include "rapport-ui.h"

/* a longer name does not make the sidebar wider; of Chinese, which is twice as wide, half as many */
#define WIDTH 24

/** RapportSidebarRow: a page's name, with what is due there */
struct _RapportSidebarRow
{
  GtkListBoxRow  parent_instance;

  GtkWidget     *box;
  GtkWidget     *icon;
  GtkWidget     *title;
  GtkWidget     *badge;
  char          *name;
  char          *description;
  char          *icon_name;
  char          *state;
};

G_DEFINE_FINAL_TYPE (RapportSidebarRow, rapport_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
tell_name (RapportSidebarRow *self)
{
  const char *title = gtk_label_get_text (GTK_LABEL (self->title));
  const gboolean has_both = self->state != NULL && self->description != NULL;
  g_autofree char *more = has_both ? g_strdup_printf ("%s · %s", self->state, self->description)
                                   : g_strdup (self->state != NULL ? self->state : self->description);
  g_autofree char *whole = more != NULL ? g_strdup_printf ("%s: %s", title, more) : g_strdup (title);
  const gboolean is_whole = gtk_widget_get_visible (self->title) &&
                            gtk_label_get_ellipsize (GTK_LABEL (self->title)) == PANGO_ELLIPSIZE_NONE;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), is_whole ? more : whole);
}

static void
rapport_sidebar_row_finalize (GObject *object)
{
  RapportSidebarRow *self = RAPPORT_SIDEBAR_ROW (object);

  g_free (self->name);
  g_free (self->description);
  g_free (self->icon_name);
  g_free (self->state);

  G_OBJECT_CLASS (rapport_sidebar_row_parent_class)->finalize (object);
}

static void
rapport_sidebar_row_class_init (RapportSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rapport_sidebar_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportSidebarRow, box);
  gtk_widget_class_bind_template_child (widget_class, RapportSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, RapportSidebarRow, title);
  gtk_widget_class_bind_template_child (widget_class, RapportSidebarRow, badge);
}

static void
rapport_sidebar_row_init (RapportSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
is_long (const char *title)
{
  guint width = 0;

  for (const char *at = title; *at != '\0'; at = g_utf8_next_char (at))
    width += g_unichar_iswide (g_utf8_get_char (at)) ? 2 : 1;
  return width > WIDTH;
}

/**
 * rapport_sidebar_row_new:
 * @name: the page's name, stable
 * @title: its name in words, of which a long one is seen whole in the tooltip only
 */
GtkWidget *
rapport_sidebar_row_new (const char *name,
                         const char *title,
                         const char *icon)
{
  RapportSidebarRow *self = g_object_new (RAPPORT_TYPE_SIDEBAR_ROW, NULL);

  self->name = g_strdup (name);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  if (is_long (title))
    {
      gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (self->title), WIDTH / 2);
      gtk_label_set_max_width_chars (GTK_LABEL (self->title), WIDTH);
    }
  self->icon_name = g_strdup (icon);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  tell_name (self);
  return GTK_WIDGET (self);
}

/** rapport_sidebar_row_get_name: Returns: the page's stable name */
const char *
rapport_sidebar_row_get_name (RapportSidebarRow *self)
{
  g_return_val_if_fail (RAPPORT_IS_SIDEBAR_ROW (self), NULL);

  return self->name;
}

/** rapport_sidebar_row_get_title: Returns: the page's name in words */
const char *
rapport_sidebar_row_get_title (RapportSidebarRow *self)
{
  g_return_val_if_fail (RAPPORT_IS_SIDEBAR_ROW (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->title));
}

/**
 * rapport_sidebar_row_set_badge:
 * @badge: (nullable): what is due there
 * @description: (nullable): the same in words
 */
void
rapport_sidebar_row_set_badge (RapportSidebarRow *self,
                               const char        *badge,
                               const char        *description)
{
  g_return_if_fail (RAPPORT_IS_SIDEBAR_ROW (self));

  gtk_label_set_text (GTK_LABEL (self->badge), badge != NULL ? badge : "");
  /* its room is kept, so that nothing moves when a count comes or goes */
  gtk_widget_set_opacity (self->badge, badge != NULL && *badge != '\0' ? 1 : 0);
  g_free (self->description);
  self->description = g_strdup (description);
  tell_name (self);
}

/**
 * rapport_sidebar_row_set_state:
 * @state: (nullable): in words what it has to do with what is in sight, %NULL for nothing
 * @icon: (nullable): what stands for it in place of the row's own icon, whose room it has
 *
 * Marks a row that is in sight although the page that is selected is another row's.
 */
void
rapport_sidebar_row_set_state (RapportSidebarRow *self,
                               const char        *state,
                               const char        *icon)
{
  g_return_if_fail (RAPPORT_IS_SIDEBAR_ROW (self));

  if (g_strcmp0 (self->state, state) == 0)
    return;
  g_free (self->state);
  self->state = g_strdup (state);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon != NULL ? icon : self->icon_name);
  if (state != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "shown");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "shown");
  tell_name (self);
}

/** rapport_sidebar_row_get_state: Returns: (nullable): what it has to do with what is in sight */
const char *
rapport_sidebar_row_get_state (RapportSidebarRow *self)
{
  g_return_val_if_fail (RAPPORT_IS_SIDEBAR_ROW (self), NULL);

  return self->state;
}

/** rapport_sidebar_row_get_compact: Returns: whether only icon and badge are seen */
gboolean
rapport_sidebar_row_get_compact (RapportSidebarRow *self)
{
  g_return_val_if_fail (RAPPORT_IS_SIDEBAR_ROW (self), FALSE);

  return !gtk_widget_get_visible (self->title);
}

/** rapport_sidebar_row_set_compact: leaves only icon and badge where there is little place */
void
rapport_sidebar_row_set_compact (RapportSidebarRow *self,
                                 gboolean           compact)
{
  g_return_if_fail (RAPPORT_IS_SIDEBAR_ROW (self));

  gtk_widget_set_visible (self->title, !compact);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  compact ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->box), compact ? 2 : 12);
  tell_name (self);
}
