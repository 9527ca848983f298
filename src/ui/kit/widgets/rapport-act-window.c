/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-act-window.h"
#include "rapport-act-words.h"
#include "rapport-control-name.h"
#include "rapport-ui.h"

typedef struct
{
  GtkButton      *button;
  GtkWidget      *content;
  GtkLabel       *error;
  GtkRevealer    *error_revealer;
  RapportContext *context;
  GtkSizeGroup   *labels;
} RapportActWindowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RapportActWindow, rapport_act_window, GTK_TYPE_WINDOW)

static RapportActWindowPrivate *
get_private (RapportActWindow *self)
{
  return rapport_act_window_get_instance_private (self);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(RapportActWindow) self = data;
  RapportActWindowPrivate *priv = get_private (self);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);
  g_autofree char *described = NULL;

  if (priv->context == NULL)
    return;
  gtk_widget_set_sensitive (priv->content, TRUE);
  if (receipt == NULL)
    {
      rapport_act_window_refuse (self, error->message, NULL);
      return;
    }
  described = rapport_act_describe_done (receipt->kind, receipt->subject);
  if (RAPPORT_ACT_WINDOW_GET_CLASS (self)->done != NULL)
    RAPPORT_ACT_WINDOW_GET_CLASS (self)->done (self, receipt);
  rapport_context_tell (priv->context, described, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportActWindow *self = RAPPORT_ACT_WINDOW (widget);
  RapportActWindowPrivate *priv = get_private (self);
  RapportAct *act;

  if (!gtk_widget_get_sensitive (priv->content))
    return;
  gtk_revealer_set_reveal_child (priv->error_revealer, FALSE);
  act = RAPPORT_ACT_WINDOW_GET_CLASS (self)->create_act (self);
  if (act == NULL)
    return;
  gtk_widget_set_sensitive (priv->content, FALSE);
  rapport_act_run_async (act, rapport_context_get_book (priv->context), finished_cb, g_object_ref (self));
}

/* What becomes of what is asked for already is told here. */
static gboolean
rapport_act_window_close_request (GtkWindow *window)
{
  return !gtk_widget_get_sensitive (get_private (RAPPORT_ACT_WINDOW (window))->content) ||
         GTK_WINDOW_CLASS (rapport_act_window_parent_class)->close_request (window);
}

static void
rapport_act_window_dispose (GObject *object)
{
  RapportActWindowPrivate *priv = get_private (RAPPORT_ACT_WINDOW (object));

  /* GTK 4.8 finds no template to dispose of in a subclass; a window drops its children itself */
  g_clear_object (&priv->context);
  g_clear_object (&priv->labels);

  G_OBJECT_CLASS (rapport_act_window_parent_class)->dispose (object);
}

static void
rapport_act_window_class_init (RapportActWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_act_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rapport_act_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-act-window.ui");
  gtk_widget_class_bind_template_child_private (widget_class, RapportActWindow, button);
  gtk_widget_class_bind_template_child_private (widget_class, RapportActWindow, content);
  gtk_widget_class_bind_template_child_private (widget_class, RapportActWindow, error);
  gtk_widget_class_bind_template_child_private (widget_class, RapportActWindow, error_revealer);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rapport_act_window_init (RapportActWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  get_private (self)->labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  rapport_ui_add_save_keys (GTK_WIDGET (self), "dialog.save");
}

/**
 * rapport_act_window_begin:
 * @button: what carries it out, with a mnemonic
 *
 * To be called once, before anything is added; the window is shown by gtk_window_present().
 */
void
rapport_act_window_begin (RapportActWindow *self,
                          RapportContext   *context,
                          const char       *title,
                          const char       *button)
{
  RapportActWindowPrivate *priv = get_private (self);

  g_return_if_fail (RAPPORT_IS_ACT_WINDOW (self) && RAPPORT_IS_CONTEXT (context) && priv->context == NULL);

  priv->context = g_object_ref (context);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_transient_for (GTK_WINDOW (self), rapport_context_get_window (context));
  gtk_button_set_label (priv->button, button);
}

/** rapport_act_window_get_context: Returns: (transfer none) (nullable): what it works on; NULL once it is gone */
RapportContext *
rapport_act_window_get_context (RapportActWindow *self)
{
  g_return_val_if_fail (RAPPORT_IS_ACT_WINDOW (self), NULL);

  return get_private (self)->context;
}

/** rapport_act_window_add: puts @child below what is there */
void
rapport_act_window_add (RapportActWindow *self,
                        GtkWidget        *child)
{
  g_return_if_fail (RAPPORT_IS_ACT_WINDOW (self) && GTK_IS_WIDGET (child));

  gtk_box_append (GTK_BOX (get_private (self)->content), child);
}

/** rapport_act_window_add_row: Returns: (transfer none): the row of @control, below its @name as a label beside it */
GtkWidget *
rapport_act_window_add_row (RapportActWindow *self,
                            const char       *name,
                            GtkWidget        *control)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (name);

  g_return_val_if_fail (RAPPORT_IS_ACT_WINDOW (self) && GTK_IS_WIDGET (control), NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "field-label");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_size_group_add_widget (get_private (self)->labels, label);
  gtk_widget_set_hexpand (control, TRUE);
  rapport_control_name_set (control, name);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), control);
  rapport_act_window_add (self, row);
  return row;
}

/** rapport_act_window_add_heading: puts a heading below what is there */
void
rapport_act_window_add_heading (RapportActWindow *self,
                                const char       *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  rapport_act_window_add (self, label);
}

/**
 * rapport_act_window_refuse:
 * @focus: (nullable): where it can be put right
 *
 * Says why it can't be done so.
 */
void
rapport_act_window_refuse (RapportActWindow *self,
                           const char       *sentence,
                           GtkWidget        *focus)
{
  RapportActWindowPrivate *priv = get_private (self);

  g_return_if_fail (RAPPORT_IS_ACT_WINDOW (self) && sentence != NULL);

  gtk_label_set_text (priv->error, sentence);
  gtk_revealer_set_reveal_child (priv->error_revealer, TRUE);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}
