/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-field-controls.h"
#include "rapport-long-text.h"

struct _RapportTextViewControl
{
  RapportFieldControl parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportTextViewControl, rapport_text_view_control, RAPPORT_TYPE_FIELD_CONTROL)

/* Nothing to scroll leaves the wheel to the form around it. */
static void
fit_cb (GtkWidget     *window,
        GtkAdjustment *place)
{
  const gboolean fits = gtk_adjustment_get_upper (place) <= gtk_adjustment_get_page_size (place);
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller) &&
          gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        gtk_event_controller_set_propagation_phase (controller, fits ? GTK_PHASE_NONE : GTK_PHASE_BUBBLE);
    }
}

static GtkTextBuffer *
get_buffer (RapportFieldControl *control)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (rapport_field_control_get_widget (control)));
}

static GtkWidget *
rapport_text_view_control_make (RapportFieldControl *control)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), view);
  gtk_widget_add_css_class (window, "text-frame");
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)), "changed",
                           G_CALLBACK (fit_cb), window, G_CONNECT_SWAPPED);
  rapport_field_control_set_widget (control, view);
  g_signal_connect_object (get_buffer (control), "changed", G_CALLBACK (rapport_field_control_changed), control,
                           G_CONNECT_SWAPPED);
  return window;
}

static void
rapport_text_view_control_load (RapportFieldControl *control,
                                RapportEntity       *entity)
{
  rapport_long_text_load (get_buffer (control),
                          rapport_entity_get_text (entity, rapport_field_control_get_index (control)));
}

static char *
rapport_text_view_control_dup_typed (RapportFieldControl *control)
{
  return rapport_long_text_dup (get_buffer (control));
}

static gboolean
rapport_text_view_control_apply (RapportFieldControl  *control,
                                 RapportEntity        *entity,
                                 GError              **error)
{
  rapport_entity_take_text (entity, rapport_field_control_get_index (control),
                            rapport_text_view_control_dup_typed (control));
  return TRUE;
}

static void
rapport_text_view_control_set_typed (RapportFieldControl *control,
                                     const char          *typed)
{
  rapport_long_text_load (get_buffer (control), typed);
}

static void
rapport_text_view_control_class_init (RapportTextViewControlClass *klass)
{
  RapportFieldControlClass *control_class = RAPPORT_FIELD_CONTROL_CLASS (klass);

  control_class->make = rapport_text_view_control_make;
  control_class->load = rapport_text_view_control_load;
  control_class->apply = rapport_text_view_control_apply;
  control_class->dup_typed = rapport_text_view_control_dup_typed;
  control_class->set_typed = rapport_text_view_control_set_typed;
}

static void
rapport_text_view_control_init (RapportTextViewControl *self)
{
}
