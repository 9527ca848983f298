/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-touch-cell.h"
#include "rapport-touch-chip.h"

/* In a narrow column so many are shown of a day at first; the others at a key press. */
#define MOST_CHIPS 6

/** RapportTouchCell: a day of the plan with its touches, or what is overdue since before it */
struct _RapportTouchCell
{
  GtkWidget       parent_instance;

  RapportContext *context;
  int             day;
  gboolean        takes;
  gboolean        brief;
  GtkWidget      *number;
  GtkWidget      *note;
  GtkWidget      *chips;
  GtkWidget      *more;
  guint           n_chips;
};

G_DEFINE_FINAL_TYPE (RapportTouchCell, rapport_touch_cell, GTK_TYPE_WIDGET)

static void
show_all (RapportTouchCell *self)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    gtk_widget_set_visible (chip, TRUE);
  gtk_widget_set_visible (self->more, FALSE);
}

static void
more_cb (RapportTouchCell *self)
{
  GtkWidget *chip = gtk_widget_get_first_child (self->chips);

  show_all (self);
  for (guint i = 0; i < MOST_CHIPS && chip != NULL; i++)
    chip = gtk_widget_get_next_sibling (chip);
  if (chip != NULL)
    gtk_widget_grab_focus (chip);
}

static void
rapport_touch_cell_dispose (GObject *object)
{
  RapportTouchCell *self = RAPPORT_TOUCH_CELL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_touch_cell_parent_class)->dispose (object);
}

static void
rapport_touch_cell_class_init (RapportTouchCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_touch_cell_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "touchday");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rapport_touch_cell_init (RapportTouchCell *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->number = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->number, "heading");
  self->note = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->note), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->note), 1);
  gtk_widget_set_hexpand (self->note, TRUE);
  gtk_widget_add_css_class (self->note, "caption");
  gtk_box_append (GTK_BOX (head), self->number);
  gtk_box_append (GTK_BOX (head), self->note);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  self->chips = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_parent (self->chips, GTK_WIDGET (self));
  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "caption");
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
}

static gboolean
is_overdue (const RapportTouches  *touches,
            const RapportTouchDay *day)
{
  return day->day < touches->today && day->n_open > 0;
}

static gboolean
is_full (const RapportTouches  *touches,
         const RapportTouchDay *day)
{
  return touches->plans_a_day > 0 && day->n_automatic > (guint) touches->plans_a_day;
}

static char *
dup_note (const RapportTouches  *touches,
          const RapportTouchDay *day)
{
  if (is_overdue (touches, day))
    /* translators: of a day that is past: how many follow-ups of it were not done */
    return g_strdup_printf (_("%u overdue"), day->n_open);
  if (is_full (touches, day))
    /* translators: of a day: how many follow-ups there are, more than there should be */
    return g_strdup_printf (_("%u: too many"), day->n_automatic);
  if (day->away)
    return g_strdup (_("away"));
  if (day->unusual)
    return g_strdup (day->works ? _("make-up day") : _("day off"));
  return NULL;
}

static char *
dup_name (RapportTouchCell      *self,
          const RapportTouchDay *day,
          const char            *note)
{
  g_autoptr(GDateTime) date = g_date_time_new_utc (day->day / 10000, day->day / 100 % 100, day->day % 100, 0, 0, 0);
  g_autofree char *weekday = g_date_time_format (date, "%A");
  g_autofree char *text = rapport_format_day (rapport_context_get_format (self->context), day->day);

  return g_strdup_printf ("%s %s%s%s", weekday, text, note != NULL ? " · " : "", note != NULL ? note : "");
}

static void
show_day (RapportTouchCell      *self,
          const RapportTouches  *touches,
          const RapportTouchDay *day)
{
  g_autofree char *note = dup_note (touches, day);
  g_autofree char *name = dup_name (self, day, note);
  g_autofree char *number = self->brief ? g_strdup_printf ("%d", day->day % 100) : g_strdup (name);

  gtk_label_set_text (GTK_LABEL (self->number), number);
  gtk_label_set_text (GTK_LABEL (self->note), self->brief && note != NULL ? note : "");
  if (is_overdue (touches, day) || is_full (touches, day))
    gtk_widget_add_css_class (self->note, "error-text");
  if (!day->works || day->away)
    gtk_widget_add_css_class (GTK_WIDGET (self), "off");
  if (day->day == touches->today)
    gtk_widget_add_css_class (GTK_WIDGET (self), "today");
  if (day->day < touches->today)
    gtk_widget_add_css_class (GTK_WIDGET (self), "past");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * rapport_touch_cell_new:
 * @day: (nullable): a day of @touches, NULL for what is overdue since before them
 * @brief: whether it is a narrow column
 *
 * Returns: (transfer floating): the day without its touches
 */
GtkWidget *
rapport_touch_cell_new (RapportContext        *context,
                        const RapportTouches  *touches,
                        const RapportTouchDay *day,
                        gboolean               brief)
{
  RapportTouchCell *self = g_object_new (RAPPORT_TYPE_TOUCH_CELL, NULL);

  self->context = g_object_ref (context);
  self->brief = brief;
  self->day = day != NULL ? day->day : 0;
  self->takes = day != NULL && day->day >= touches->today;
  if (day != NULL)
    show_day (self, touches, day);
  else
    {
      gtk_label_set_text (GTK_LABEL (self->number), _("Overdue from before"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Overdue from before"),
                                      -1);
    }
  return GTK_WIDGET (self);
}

/** rapport_touch_cell_get_day: Returns: yyyymmdd, 0 for what is overdue */
int
rapport_touch_cell_get_day (RapportTouchCell *self)
{
  g_return_val_if_fail (RAPPORT_IS_TOUCH_CELL (self), 0);

  return self->day;
}

/** rapport_touch_cell_takes: Returns: whether touches can be moved here: the day is not past */
gboolean
rapport_touch_cell_takes (RapportTouchCell *self)
{
  g_return_val_if_fail (RAPPORT_IS_TOUCH_CELL (self), FALSE);

  return self->takes;
}

/** rapport_touch_cell_add: shows @touch, which must live as long; Returns: how many the day has now */
guint
rapport_touch_cell_add (RapportTouchCell   *self,
                        const RapportTouch *touch)
{
  GtkWidget *chip;

  g_return_val_if_fail (RAPPORT_IS_TOUCH_CELL (self), 0);

  chip = rapport_touch_chip_new (self->context, touch, self->brief);
  gtk_box_append (GTK_BOX (self->chips), chip);
  self->n_chips++;
  if (self->brief && self->n_chips > MOST_CHIPS)
    {
      const guint rest = self->n_chips - MOST_CHIPS;
      /* translators: %u is how many things are not listed */
      g_autofree char *text = g_strdup_printf (ngettext ("and %'u more", "and %'u more", rest), rest);

      gtk_widget_set_visible (chip, FALSE);
      gtk_button_set_label (GTK_BUTTON (self->more), text);
      gtk_widget_set_visible (self->more, TRUE);
    }
  return self->n_chips;
}

/** rapport_touch_cell_set_target: shows whether a touch would be moved here */
void
rapport_touch_cell_set_target (RapportTouchCell *self,
                               gboolean          is_target)
{
  g_return_if_fail (RAPPORT_IS_TOUCH_CELL (self));

  if (is_target)
    gtk_widget_add_css_class (GTK_WIDGET (self), "target");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "target");
}

/** rapport_touch_cell_focus_touch: Returns: whether @touch is shown here, and has the keyboard now */
gboolean
rapport_touch_cell_focus_touch (RapportTouchCell   *self,
                                const RapportTouch *touch)
{
  g_return_val_if_fail (RAPPORT_IS_TOUCH_CELL (self), FALSE);

  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    if (rapport_touch_chip_get_touch (RAPPORT_TOUCH_CHIP (chip)) == touch)
      {
        if (!gtk_widget_get_visible (chip))
          show_all (self);
        return gtk_widget_grab_focus (chip);
      }
  return FALSE;
}
