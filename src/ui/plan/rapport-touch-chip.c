/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-record.h"
#include "rapport-touch-chip.h"

/**
 * RapportTouchChip:
 * One touch on its day: it is chosen by giving it the keyboard, dragged to another day, or moved with Alt and the
 * arrow keys. What it is asked for, the page does in its actions.
 */
struct _RapportTouchChip
{
  GtkWidget           parent_instance;

  GtkWidget          *label;
  const RapportTouch *touch;
  char               *words;
};

G_DEFINE_FINAL_TYPE (RapportTouchChip, rapport_touch_chip, GTK_TYPE_WIDGET)

static const char *
get_depth_words (const RapportTouch *touch)
{
  return touch->depth != RAPPORT_N_DEPTHS
           ? rapport_choice_label (rapport_depths, rapport_depths[touch->depth].value) : NULL;
}

static void
append_part (GString    *words,
             const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

static char *
dup_customer (const RapportTouch *touch)
{
  return touch->number != NULL ? g_strdup_printf ("%s %s", touch->number, touch->name) : g_strdup (touch->name);
}

static gboolean
is_overdue (const RapportTouch *touch,
            RapportContext     *context)
{
  return touch->state != RAPPORT_TOUCH_DONE && touch->due.day < rapport_context_get_today (context);
}

/** rapport_touch_dup_words: Returns: (transfer full): all that is known of @touch, in one line */
char *
rapport_touch_dup_words (const RapportTouch *touch,
                         RapportContext     *context)
{
  RapportFormat *format = rapport_context_get_format (context);
  g_autoptr(GString) words = g_string_new (NULL);
  g_autofree char *customer = dup_customer (touch);
  g_autofree char *due = rapport_format_moment (format, &touch->due);
  g_autofree char *limit = touch->limit != 0 ? rapport_format_day (format, touch->limit) : NULL;
  /* translators: the last day on which a follow-up is in time */
  g_autofree char *too_late = limit != NULL ? g_strdup_printf (_("too late after %s"), limit) : NULL;

  append_part (words, customer);
  append_part (words, touch->grade);
  append_part (words, get_depth_words (touch));
  append_part (words, touch->method != NULL ? rapport_choice_label (rapport_methods, touch->method) : NULL);
  append_part (words, touch->purpose != NULL ? rapport_choice_label (rapport_purposes, touch->purpose) : NULL);
  append_part (words, due);
  append_part (words, rapport_choice_label (rapport_touch_states, rapport_touch_states[touch->state].value));
  append_part (words, is_overdue (touch, context) ? _("overdue") : NULL);
  append_part (words, too_late);
  append_part (words, touch->content);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* As much as a narrow column holds: what it is by its first sign, for whom colours and borders say nothing */
static char *
dup_brief (const RapportTouch *touch)
{
  const char *sign = touch->state == RAPPORT_TOUCH_DONE    ? "✓"
                     : touch->depth == RAPPORT_DEPTH_DEEP  ? "●"
                     : touch->depth == RAPPORT_DEPTH_LIGHT ? "○" : "·";

  return g_strdup_printf ("%s %s%s%s%s", sign, touch->grade != NULL ? touch->grade : "", touch->grade != NULL ? " " : "",
                          touch->name, touch->warned ? " ⚠" : "");
}

static GdkContentProvider *
prepare_cb (RapportTouchChip *self)
{
  if (self->touch->state == RAPPORT_TOUCH_DONE)
    return NULL;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return NULL;
  return gdk_content_provider_new_typed (RAPPORT_TYPE_TOUCH_CHIP, self);
}

static void
drag_begin_cb (RapportTouchChip *self,
               GdkDrag          *drag,
               GtkDragSource    *source)
{
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
  gtk_widget_activate_action (GTK_WIDGET (self), "plan.draw", "b", TRUE);
}

static void
drag_end_cb (RapportTouchChip *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "plan.draw", "b", FALSE);
}

/* What is under the pressed pointer stays there: it may be about to be drawn. */
static void
hold_cb (RapportTouchChip *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "plan.hold", "b", TRUE);
}

static void
release_cb (RapportTouchChip *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "plan.hold", "b", FALSE);
}

static void
pressed_cb (RapportTouchChip *self,
            int               n_press)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    gtk_widget_activate_action (GTK_WIDGET (self), "plan.open", NULL);
}

static void
add_controllers (RapportTouchChip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect_swapped (drag, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "begin", G_CALLBACK (hold_cb), self);
  g_signal_connect_swapped (drag, "end", G_CALLBACK (release_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (release_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
rapport_touch_chip_dispose (GObject *object)
{
  g_clear_pointer (&RAPPORT_TOUCH_CHIP (object)->label, gtk_widget_unparent);
  g_clear_pointer (&RAPPORT_TOUCH_CHIP (object)->words, g_free);

  G_OBJECT_CLASS (rapport_touch_chip_parent_class)->dispose (object);
}

/* A tooltip that is set ahead asks the display where the pointer is, for each of hundreds. */
static gboolean
rapport_touch_chip_query_tooltip (GtkWidget  *widget,
                                  int         x,
                                  int         y,
                                  gboolean    by_keyboard,
                                  GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, RAPPORT_TOUCH_CHIP (widget)->words);
  return TRUE;
}

static void
bind_move (GtkWidgetClass *widget_class,
           guint           key,
           guint           keypad_key,
           int             days)
{
  gtk_widget_class_add_binding_action (widget_class, key, GDK_ALT_MASK, "plan.move-by", "i", days);
  gtk_widget_class_add_binding_action (widget_class, keypad_key, GDK_ALT_MASK, "plan.move-by", "i", days);
}

static void
rapport_touch_chip_class_init (RapportTouchChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_touch_chip_dispose;

  widget_class->query_tooltip = rapport_touch_chip_query_tooltip;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "touch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  bind_move (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, -1);
  bind_move (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 1);
  bind_move (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, -7);
  bind_move (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 7);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "plan.drop-or-open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "plan.drop-or-open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "plan.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "plan.accept", NULL);
}

static void
rapport_touch_chip_init (RapportTouchChip *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  add_controllers (self);
}

/**
 * rapport_touch_chip_new:
 * @touch: what it shows, which must live as long
 * @brief: whether it has only a narrow column
 *
 * Returns: (transfer floating): a chip
 */
GtkWidget *
rapport_touch_chip_new (RapportContext     *context,
                        const RapportTouch *touch,
                        gboolean            brief)
{
  static const char * const classes[] = { "planned", "proposed", "done" };
  RapportTouchChip *self = g_object_new (RAPPORT_TYPE_TOUCH_CHIP, NULL);
  g_autofree char *text = NULL;

  self->touch = touch;
  self->words = rapport_touch_dup_words (touch, context);
  text = brief ? dup_brief (touch) : g_strdup (self->words);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[touch->state]);
  if (touch->state != RAPPORT_TOUCH_DONE && touch->limit != 0 && touch->due.day > touch->limit)
    gtk_widget_add_css_class (GTK_WIDGET (self), "late");
  if (is_overdue (touch, context))
    gtk_widget_add_css_class (GTK_WIDGET (self), "overdue");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), brief);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->words,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "Alt+Left Alt+Right Alt+Up Alt+Down", -1);
  return GTK_WIDGET (self);
}

/** rapport_touch_chip_get_touch: Returns: (transfer none): what it shows */
const RapportTouch *
rapport_touch_chip_get_touch (RapportTouchChip *self)
{
  g_return_val_if_fail (RAPPORT_IS_TOUCH_CHIP (self), NULL);

  return self->touch;
}
