/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-filter-text.h"
#include "rapport-ui.h"

/** RapportFilterText: a condition as it is typed, with what is wrong with it below */
struct _RapportFilterText
{
  GtkWidget  parent_instance;

  GtkWidget *entry;
  GtkWidget *problem;
  char      *text;
};

G_DEFINE_FINAL_TYPE (RapportFilterText, rapport_filter_text, GTK_TYPE_WIDGET)

enum { APPLIED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
apply_cb (RapportFilterText *self)
{
  rapport_filter_text_complain (self, NULL);
  g_signal_emit (self, signals[APPLIED], 0, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* Escape takes back what was not applied; without that it goes back to the list. */
static gboolean
key_pressed_cb (RapportFilterText *self,
                guint              key,
                guint              code,
                GdkModifierType    state)
{
  if (key != GDK_KEY_Escape || g_strcmp0 (self->text, gtk_editable_get_text (GTK_EDITABLE (self->entry))) == 0)
    return GDK_EVENT_PROPAGATE;
  rapport_filter_text_complain (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->text != NULL ? self->text : "");
  return GDK_EVENT_STOP;
}

static gboolean
rapport_filter_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RAPPORT_FILTER_TEXT (widget)->entry);
}

static void
rapport_filter_text_dispose (GObject *object)
{
  rapport_ui_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (rapport_filter_text_parent_class)->dispose (object);
}

static void
rapport_filter_text_finalize (GObject *object)
{
  g_free (RAPPORT_FILTER_TEXT (object)->text);

  G_OBJECT_CLASS (rapport_filter_text_parent_class)->finalize (object);
}

static void
rapport_filter_text_class_init (RapportFilterTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_filter_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_filter_text_finalize;
  widget_class->focus = rapport_ui_focus_children;
  widget_class->grab_focus = rapport_filter_text_grab_focus;

  /** RapportFilterText::applied: the person is done with typing (the text) */
  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
rapport_filter_text_init (RapportFilterText *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Such as: grade:A,B next<today amount>=100000"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter as text"), -1);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->problem = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
}

/** rapport_filter_text_new: Returns: (transfer floating): an empty one */
GtkWidget *
rapport_filter_text_new (void)
{
  return g_object_new (RAPPORT_TYPE_FILTER_TEXT, NULL);
}

/** rapport_filter_text_set: shows what is asked for now */
void
rapport_filter_text_set (RapportFilterText *self,
                         const char        *text)
{
  g_return_if_fail (RAPPORT_IS_FILTER_TEXT (self));
  g_return_if_fail (text != NULL);

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  rapport_filter_text_complain (self, NULL);
}

/** rapport_filter_text_complain: says what is wrong with the text; %NULL for nothing */
void
rapport_filter_text_complain (RapportFilterText *self,
                              const char        *sentence)
{
  g_return_if_fail (RAPPORT_IS_FILTER_TEXT (self));

  gtk_label_set_text (GTK_LABEL (self->problem), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem, sentence != NULL);
  if (sentence != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}
