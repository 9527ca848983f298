/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-touch-bar.h"
#include "rapport-touch-chip.h"
#include "rapport-ui.h"

/** RapportTouchBar: says what the chosen touch is, what speaks against its day, and what can be done with it */
struct _RapportTouchBar
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *against;
  GtkWidget *accept;
  GtkWidget *log;
  GtkWidget *skip;
  GtkWidget *open;
  GtkWidget *drop;
  GtkWidget *cancel;
};

G_DEFINE_FINAL_TYPE (RapportTouchBar, rapport_touch_bar, GTK_TYPE_WIDGET)

static void
rapport_touch_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_TOUCH_BAR);

  G_OBJECT_CLASS (rapport_touch_bar_parent_class)->dispose (object);
}

static void
rapport_touch_bar_class_init (RapportTouchBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_touch_bar_dispose;

  widget_class->focus = rapport_ui_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-touch-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportTouchBar, box);
  gtk_widget_class_bind_template_child (widget_class, RapportTouchBar, title);
  gtk_widget_class_bind_template_child (widget_class, RapportTouchBar, against);
  gtk_widget_class_bind_template_child (widget_class, RapportTouchBar, accept);
  gtk_widget_class_bind_template_child (widget_class, RapportTouchBar, log);
  gtk_widget_class_bind_template_child (widget_class, RapportTouchBar, skip);
  gtk_widget_class_bind_template_child (widget_class, RapportTouchBar, open);
  gtk_widget_class_bind_template_child (widget_class, RapportTouchBar, drop);
  gtk_widget_class_bind_template_child (widget_class, RapportTouchBar, cancel);
}

static void
rapport_touch_bar_init (RapportTouchBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_words (RapportTouchBar *self,
            const char      *title,
            const char      *against)
{
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->against), against != NULL ? against : "");
  gtk_widget_add_css_class (self->against, "problem");
}

static void
show_buttons (RapportTouchBar    *self,
              const RapportTouch *touch,
              gboolean            is_moving)
{
  const gboolean is_open = touch != NULL && touch->state != RAPPORT_TOUCH_DONE && !is_moving;

  gtk_widget_set_visible (self->accept, is_open && touch->state == RAPPORT_TOUCH_PROPOSED);
  gtk_widget_set_visible (self->log, is_open);
  gtk_widget_set_visible (self->skip, is_open && touch->plan != 0);
  gtk_widget_set_visible (self->open, touch != NULL && !is_moving);
  gtk_widget_set_visible (self->drop, is_moving);
  gtk_widget_set_visible (self->cancel, is_moving);
}

/** rapport_touch_bar_show_note: says something about the period, while no touch is chosen */
void
rapport_touch_bar_show_note (RapportTouchBar *self,
                             const char      *note)
{
  g_return_if_fail (RAPPORT_IS_TOUCH_BAR (self));

  show_words (self, note, NULL);
  show_buttons (self, NULL, FALSE);
}

/** rapport_touch_bar_show_touch: shows @touch, and what speaks @against (nullable) its day */
void
rapport_touch_bar_show_touch (RapportTouchBar    *self,
                              RapportContext     *context,
                              const RapportTouch *touch,
                              const char         *against)
{
  g_autofree char *words = NULL;

  g_return_if_fail (RAPPORT_IS_TOUCH_BAR (self));
  g_return_if_fail (touch != NULL);

  words = rapport_touch_dup_words (touch, context);
  show_words (self, words, against);
  show_buttons (self, touch, FALSE);
}

/** rapport_touch_bar_show_move: shows that @touch would be moved to @day, and what speaks @against (nullable) that */
void
rapport_touch_bar_show_move (RapportTouchBar    *self,
                             RapportContext     *context,
                             const RapportTouch *touch,
                             int                 day,
                             const char         *against)
{
  g_autofree char *date = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (RAPPORT_IS_TOUCH_BAR (self));
  g_return_if_fail (touch != NULL);

  date = rapport_format_day (rapport_context_get_format (context), day);
  /* translators: a customer, then a day */
  words = g_strdup_printf (_("Move “%s” to %s?"), touch->name, date);
  show_words (self, words, against != NULL ? against : _("Nothing speaks against that day."));
  if (against == NULL)
    gtk_widget_remove_css_class (self->against, "problem");
  show_buttons (self, touch, TRUE);
}
