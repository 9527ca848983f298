/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-act.h"
#include "rapport-add.h"
#include "rapport-control-name.h"
#include "rapport-member.h"
#include "rapport-ui.h"
#include "rapport-who-dialog.h"

/** RapportWhoDialog: asks, on the first start on a machine, which team member sits there */
struct _RapportWhoDialog
{
  GtkWindow       parent_instance;

  GtkWidget      *name;
  GtkWidget      *problem;
  GtkWidget      *team;
  GtkWidget      *members;
  GtkWidget      *start;
  RapportContext *context;
};

G_DEFINE_FINAL_TYPE (RapportWhoDialog, rapport_who_dialog, GTK_TYPE_WINDOW)

static char *
dup_typed_name (RapportWhoDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static void
be (RapportWhoDialog *self,
    gint64            member)
{
  rapport_book_set_member (rapport_context_get_book (self->context), member);
  gtk_window_close (GTK_WINDOW (self));
}

static gint64
find_member (RapportWhoDialog *self,
             const char       *name)
{
  GListModel *members = rapport_context_get_members (self->context);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr(RapportEntity) member = g_list_model_get_item (members, i);

      if (g_strcmp0 (rapport_entity_get_text (member, RAPPORT_MEMBER_NAME), name) == 0)
        return rapport_entity_get_id (member);
    }
  return 0;
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(RapportWhoDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);

  if (self->context == NULL)
    return;
  if (receipt != NULL)
    {
      be (self, receipt->created);
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->problem), error->message);
  gtk_widget_set_visible (self->problem, TRUE);
  gtk_widget_set_sensitive (self->start, TRUE);
}

/* Returns: the member whose row the keyboard was on last, 0 where that was the name */
static gint64
get_chosen (RapportWhoDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->members));
  g_autoptr(RapportEntity) member =
    row != NULL ? g_list_model_get_item (rapport_context_get_members (self->context), gtk_list_box_row_get_index (row))
                : NULL;

  return member != NULL ? rapport_entity_get_id (member) : 0;
}

static void
start_cb (RapportWhoDialog *self)
{
  g_autofree char *name = dup_typed_name (self);
  g_autoptr(RapportMember) member = NULL;
  const gint64 chosen = get_chosen (self);
  const gint64 id = chosen != 0 ? chosen : find_member (self, name);

  if (id != 0)
    {
      be (self, id);
      return;
    }
  member = rapport_member_new ();
  rapport_entity_set_text (RAPPORT_ENTITY (member), RAPPORT_MEMBER_NAME, name);
  gtk_widget_set_sensitive (self->start, FALSE);
  rapport_act_run_async (rapport_add_new (RAPPORT_ENTITY (member)), rapport_context_get_book (self->context),
                         added_cb, g_object_ref (self));
}

static void
update_start (RapportWhoDialog *self)
{
  g_autofree char *name = dup_typed_name (self);

  gtk_widget_set_sensitive (self->start, *name != '\0' || get_chosen (self) != 0);
}

/* The keyboard says which of the two answers is meant; on the buttons the last one stays. */
static void
focus_cb (RapportWhoDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || self->context == NULL)
    return;
  if (gtk_widget_is_ancestor (focus, self->members))
    gtk_list_box_select_row (GTK_LIST_BOX (self->members), GTK_LIST_BOX_ROW (focus));
  else if (gtk_widget_is_ancestor (focus, self->name))
    gtk_list_box_unselect_all (GTK_LIST_BOX (self->members));
  update_start (self);
}

static void
member_activated_cb (RapportWhoDialog *self,
                     GtkListBoxRow    *row)
{
  g_autoptr(RapportEntity) member =
    g_list_model_get_item (rapport_context_get_members (self->context), gtk_list_box_row_get_index (row));

  if (member != NULL)
    be (self, rapport_entity_get_id (member));
}

/* Once: the list does not follow the member that is added here, with the dialog about to go. */
static void
list_members (RapportWhoDialog *self)
{
  GListModel *members = rapport_context_get_members (self->context);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr(RapportEntity) member = g_list_model_get_item (members, i);
      GtkWidget *label = gtk_label_new (rapport_entity_get_text (member, RAPPORT_MEMBER_NAME));
      GtkWidget *row;

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_append (GTK_LIST_BOX (self->members), label);
      row = gtk_widget_get_parent (label);
      /* so that Enter chooses the member, not the default button with the other name */
      gtk_widget_set_receives_default (row, TRUE);
      rapport_control_name_set (row, gtk_label_get_text (GTK_LABEL (label)));
    }
  gtk_widget_set_visible (self->team, g_list_model_get_n_items (members) > 0);
}

static void
rapport_who_dialog_dispose (GObject *object)
{
  RapportWhoDialog *self = RAPPORT_WHO_DIALOG (object);

  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAPPORT_TYPE_WHO_DIALOG);

  G_OBJECT_CLASS (rapport_who_dialog_parent_class)->dispose (object);
}

static void
rapport_who_dialog_class_init (RapportWhoDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_who_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-who-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportWhoDialog, name);
  gtk_widget_class_bind_template_child (widget_class, RapportWhoDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, RapportWhoDialog, team);
  gtk_widget_class_bind_template_child (widget_class, RapportWhoDialog, members);
  gtk_widget_class_bind_template_child (widget_class, RapportWhoDialog, start);
  gtk_widget_class_bind_template_callback (widget_class, focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_start);
  gtk_widget_class_bind_template_callback (widget_class, member_activated_cb);
}

static void
rapport_who_dialog_init (RapportWhoDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_ui_add_save_keys (GTK_WIDGET (self), "default.activate");
}

/** rapport_who_dialog_new: Returns: (transfer none): one that proposes the login's real name */
RapportWhoDialog *
rapport_who_dialog_new (RapportContext *context)
{
  RapportWhoDialog *self;
  const char *name = g_get_real_name ();

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);

  self = g_object_new (RAPPORT_TYPE_WHO_DIALOG, "transient-for", rapport_context_get_window (context), NULL);
  self->context = g_object_ref (context);
  if (name == NULL || *name == '\0' || g_str_equal (name, "Unknown"))
    name = g_get_user_name ();
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  list_members (self);
  gtk_widget_grab_focus (self->name);
  return self;
}
