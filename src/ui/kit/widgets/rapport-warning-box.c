/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-ui.h"
#include "rapport-warning-box.h"

/** RapportWarningBox: says what there is to be warned of, and asks why to go on all the same */
struct _RapportWarningBox
{
  GtkWidget  parent_instance;

  GtkWidget *revealer;
  GtkWidget *warning;
  GtkWidget *reason;
  GtkWidget *anyway;
  char      *told;
};

G_DEFINE_FINAL_TYPE (RapportWarningBox, rapport_warning_box, GTK_TYPE_WIDGET)

enum { GO_ON, TYPED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
reason_changed_cb (RapportWarningBox *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  gtk_widget_set_sensitive (self->anyway, *reason != '\0');
  g_signal_emit (self, signals[TYPED], 0);
}

static void
go_on_cb (RapportWarningBox *self)
{
  g_signal_emit (self, signals[GO_ON], 0);
}

static void
rapport_warning_box_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_WARNING_BOX);

  G_OBJECT_CLASS (rapport_warning_box_parent_class)->dispose (object);
}

static void
rapport_warning_box_finalize (GObject *object)
{
  g_free (RAPPORT_WARNING_BOX (object)->told);

  G_OBJECT_CLASS (rapport_warning_box_parent_class)->finalize (object);
}

static void
rapport_warning_box_class_init (RapportWarningBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_warning_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_warning_box_finalize;
  widget_class->focus = rapport_ui_focus_children;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-warning-box.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportWarningBox, revealer);
  gtk_widget_class_bind_template_child (widget_class, RapportWarningBox, warning);
  gtk_widget_class_bind_template_child (widget_class, RapportWarningBox, reason);
  gtk_widget_class_bind_template_child (widget_class, RapportWarningBox, anyway);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_on_cb);

  /** RapportWarningBox::go-on: the person wants to go on */
  signals[GO_ON] = g_signal_new ("go-on", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  /** RapportWarningBox::typed: the reason was typed in */
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rapport_warning_box_init (RapportWarningBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rapport_warning_box_tell:
 * @warnings: (nullable): sentences, one a line; NULL when there is nothing to be warned of
 *
 * Returns: whether the person can go on: there is no warning, or the same ones were told before and
 *   there is a reason; otherwise the cursor is where the reason is asked for
 */
gboolean
rapport_warning_box_tell (RapportWarningBox *self,
                          const char        *warnings)
{
  gboolean told;

  g_return_val_if_fail (RAPPORT_IS_WARNING_BOX (self), FALSE);

  told = g_strcmp0 (warnings, self->told) == 0;
  g_free (self->told);
  self->told = g_strdup (warnings);
  gtk_label_set_text (GTK_LABEL (self->warning), warnings != NULL ? warnings : "");
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), warnings != NULL);
  if (warnings == NULL || (told && gtk_widget_get_sensitive (self->anyway)))
    return TRUE;
  gtk_widget_grab_focus (self->reason);
  return FALSE;
}

/** rapport_warning_box_get_typed: Returns: (transfer none): the reason as it is typed */
const char *
rapport_warning_box_get_typed (RapportWarningBox *self)
{
  g_return_val_if_fail (RAPPORT_IS_WARNING_BOX (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->reason));
}

/** rapport_warning_box_set_typed: puts back what was typed; it is seen when there is something to be warned of */
void
rapport_warning_box_set_typed (RapportWarningBox *self,
                               const char        *reason)
{
  g_return_if_fail (RAPPORT_IS_WARNING_BOX (self));

  gtk_editable_set_text (GTK_EDITABLE (self->reason), reason != NULL ? reason : "");
}
