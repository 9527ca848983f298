/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-add.h"
#include "rapport-form.h"
#include "rapport-plan-dialog.h"
#include "rapport-plan.h"
#include "rapport-reference-drop-down.h"
#include "rapport-ui.h"
#include "rapport-window.h"

/** RapportPlanDialog: a follow-up that should happen, new or planned already */
struct _RapportPlanDialog
{
  GtkWindow       parent_instance;

  RapportContext *context;
  GtkWidget      *box;
  GtkWidget      *error;
  GtkWidget      *add;
  GtkWidget      *cancel;
  RapportForm    *form;
  gboolean        is_new;
};

G_DEFINE_FINAL_TYPE (RapportPlanDialog, rapport_plan_dialog, GTK_TYPE_WINDOW)

static const guint fields[] = {
  RAPPORT_PLAN_DUE, RAPPORT_PLAN_METHOD, RAPPORT_PLAN_DEPTH, RAPPORT_PLAN_CONTACT, RAPPORT_PLAN_OWNER,
  RAPPORT_PLAN_CONTENT, RAPPORT_PLAN_GOAL, RAPPORT_PLAN_PREPARATION, RAPPORT_PLAN_BOOKED,
};

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(RapportPlanDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);

  gtk_widget_set_sensitive (self->add, TRUE);
  if (receipt == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->error), error->message);
      gtk_widget_set_visible (self->error, TRUE);
      return;
    }
  if (rapport_window_from (self->context) != NULL)
    rapport_window_toast (rapport_window_from (self->context), _("Follow-up planned"), TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add_cb (RapportPlanDialog *self)
{
  if (!self->is_new)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (!rapport_form_apply (self->form))
    return;
  gtk_widget_set_sensitive (self->add, FALSE);
  rapport_act_run_async (rapport_add_new (rapport_form_get_entity (self->form)),
                         rapport_context_get_book (self->context), added_cb, g_object_ref (self));
}

static void
discard_cb (RapportPlanDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
save_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  add_cb (RAPPORT_PLAN_DIALOG (widget));
  return TRUE;
}

static void
rapport_plan_dialog_dispose (GObject *object)
{
  RapportPlanDialog *self = RAPPORT_PLAN_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_PLAN_DIALOG);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_plan_dialog_parent_class)->dispose (object);
}

static void
rapport_plan_dialog_class_init (RapportPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_plan_dialog_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportPlanDialog, box);
  gtk_widget_class_bind_template_child (widget_class, RapportPlanDialog, error);
  gtk_widget_class_bind_template_child (widget_class, RapportPlanDialog, add);
  gtk_widget_class_bind_template_child (widget_class, RapportPlanDialog, cancel);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, save_key_cb, NULL);
}

static void
rapport_plan_dialog_init (RapportPlanDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static RapportPlanDialog *
make_dialog (RapportContext *context,
             gint64          customer)
{
  RapportPlanDialog *self = g_object_new (RAPPORT_TYPE_PLAN_DIALOG, "modal", TRUE, "transient-for",
                                          rapport_context_get_window (context), NULL);
  RapportFieldEditor *contact;

  self->context = g_object_ref (context);
  self->form = rapport_form_new (context, RAPPORT_TYPE_PLAN);
  rapport_form_add_section (self->form, NULL, fields, G_N_ELEMENTS (fields));
  contact = rapport_form_get_editor (self->form, RAPPORT_PLAN_CONTACT);
  if (contact != NULL && RAPPORT_IS_REFERENCE_DROP_DOWN (rapport_field_editor_get_control (contact)))
    rapport_reference_drop_down_show_contacts (
      RAPPORT_REFERENCE_DROP_DOWN (rapport_field_editor_get_control (contact)), context, customer);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->form));
  return self;
}

/** rapport_plan_dialog_add: plans a follow-up with @customer */
void
rapport_plan_dialog_add (RapportContext *context,
                         gint64          customer)
{
  RapportPlanDialog *self;
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  self = make_dialog (context, customer);
  self->is_new = TRUE;
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, rapport_context_get_member (context));
  rapport_form_start (self->form, plan, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  gtk_window_present (GTK_WINDOW (self));
}

/** rapport_plan_dialog_edit: shows a plan; each edit is kept when its field is left */
void
rapport_plan_dialog_edit (RapportContext *context,
                          gint64          plan)
{
  g_autoptr(RapportEntity) entity = NULL;
  RapportPlanDialog *self;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  entity = rapport_book_get (rapport_context_get_book (context), RAPPORT_TYPE_PLAN, plan, NULL);
  if (entity == NULL)
    return;
  self = make_dialog (context, rapport_entity_get_integer (entity, RAPPORT_PLAN_CUSTOMER));
  gtk_window_set_title (GTK_WINDOW (self), _("Edit Plan"));
  gtk_button_set_label (GTK_BUTTON (self->add), _("_Close"));
  gtk_widget_remove_css_class (self->add, "suggested-action");
  gtk_widget_set_visible (self->cancel, FALSE);
  rapport_form_set_entity (self->form, entity);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  gtk_window_present (GTK_WINDOW (self));
}
