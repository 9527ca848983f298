/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-policies-pane.h"
#include "rapport-policy-dialog.h"
#include "rapport-policy-version.h"
#include "rapport-policy-words.h"
#include "rapport-sla-shipped.h"
#include "rapport-ui.h"
#include "rapport-version-list.h"

/** RapportPoliciesPane: the SLA policies of the book, each in its newest version, and what can be done with them */
struct _RapportPoliciesPane
{
  GtkBox          parent_instance;

  GtkListBox     *list;
  GtkWidget      *problem;
  RapportContext *context;
  RapportVersionList *versions;
  char           *shown;
};

G_DEFINE_FINAL_TYPE (RapportPoliciesPane, rapport_policies_pane, GTK_TYPE_BOX)

static const RapportServiceVersion *
get_selected (RapportPoliciesPane *self)
{
  GtkListBoxRow *row = self->list != NULL ? gtk_list_box_get_selected_row (self->list) : NULL;
  const int place = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  return place >= 0 && self->versions != NULL ? rapport_version_list_get (self->versions, place) : NULL;
}

static void
tell (RapportPoliciesPane *self,
      const char          *problem)
{
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}

static void
update_actions (RapportPoliciesPane *self)
{
  const RapportServiceVersion *selected = get_selected (self);
  const gboolean is_read_only =
    self->context == NULL || rapport_book_is_read_only (rapport_context_get_book (self->context));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "policies.add", !is_read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "policies.edit", selected != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "policies.copy", selected != NULL && !is_read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "policies.default",
                                 selected != NULL && !is_read_only && !selected->is_default);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "policies.retire",
                                 selected != NULL && !is_read_only && !selected->is_default);
}

static void
selected_cb (RapportPoliciesPane *self)
{
  const RapportServiceVersion *selected = get_selected (self);

  if (selected != NULL)
    {
      g_free (self->shown);
      self->shown = g_strdup (selected->name);
    }
  update_actions (self);
}

static char *
describe (const RapportServiceVersion *version,
          RapportPolicy               *policy)
{
  GString *text = g_string_new (NULL);
  g_autofree char *when = policy != NULL ? rapport_policy_words_when (policy) : NULL;

  /* translators: %d is a number, counted from 1 */
  g_string_append_printf (text, _("Version %d"), version->version);
  g_string_append (text, " · ");
  g_string_append_printf (text, ngettext ("%'u open ticket", "%'u open tickets", version->n_open), version->n_open);
  if (version->is_default)
    g_string_append_printf (text, " · %s", _("default"));
  if (when != NULL)
    {
      g_string_append (text, " · ");
      /* translators: %s names kinds of tickets, such as “P1, P2 · Phone” */
      g_string_append_printf (text, _("for %s"), when);
    }
  return g_string_free (text, FALSE);
}

static void
add_row (RapportPoliciesPane         *self,
         const RapportServiceVersion *version)
{
  g_autoptr(RapportPolicy) policy = rapport_policy_new_from_json (version->json, -1, NULL);
  g_autofree char *text = describe (version, policy);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (rapport_sla_shipped_get_label (version->name));
  GtkWidget *more = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (more), 0);
  gtk_label_set_wrap (GTK_LABEL (more), TRUE);
  gtk_widget_add_css_class (more, "caption");
  gtk_widget_add_css_class (more, "dim-label");
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), more);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->list, row);
  if (g_strcmp0 (version->name, self->shown) == 0)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static void
show (RapportPoliciesPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const gboolean has_focus = focus != NULL && (focus == GTK_WIDGET (self->list) ||
                                               gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)));
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  tell (self, NULL);
  for (guint i = 0; i < rapport_version_list_get_n (self->versions); i++)
    add_row (self, rapport_version_list_get (self->versions, i));
  if (gtk_list_box_get_selected_row (self->list) == NULL)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  if (has_focus && gtk_list_box_get_selected_row (self->list) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));
  update_actions (self);
}

/* Whoever came from here goes on here: what came of it is told in the window behind, which would get the keyboard. */
static void
dialog_closed_cb (RapportPoliciesPane *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
open_dialog (RapportPoliciesPane         *self,
             const RapportServiceVersion *version,
             gint64                       base)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportPolicy) policy =
    version != NULL ? rapport_policy_new_from_json (version->json, -1, &error) : NULL;
  RapportPolicyDialog *dialog;

  tell (self, error != NULL ? error->message : NULL);
  if (error != NULL)
    return;
  dialog = rapport_policy_dialog_show (self->context, GTK_WINDOW (root), policy, base);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (dialog_closed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  open_dialog (RAPPORT_POLICIES_PANE (widget), NULL, 0);
}

static void
edit_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportPoliciesPane *self = RAPPORT_POLICIES_PANE (widget);

  open_dialog (self, get_selected (self), get_selected (self)->id);
}

static void
activated_cb (RapportPoliciesPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "policies.edit", NULL);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportPoliciesPane *self = RAPPORT_POLICIES_PANE (widget);

  open_dialog (self, get_selected (self), 0);
}

static void
default_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  RapportPoliciesPane *self = RAPPORT_POLICIES_PANE (widget);

  rapport_version_list_make_default (self->versions, get_selected (self)->id);
}

static void
retire_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RapportPoliciesPane *self = RAPPORT_POLICIES_PANE (widget);

  rapport_version_list_retire (self->versions, get_selected (self)->id);
}

static gboolean
rapport_policies_pane_grab_focus (GtkWidget *widget)
{
  RapportPoliciesPane *self = RAPPORT_POLICIES_PANE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

static void
rapport_policies_pane_dispose (GObject *object)
{
  RapportPoliciesPane *self = RAPPORT_POLICIES_PANE (object);

  if (self->versions != NULL)
    g_signal_handlers_disconnect_by_data (self->versions, self);
  g_clear_object (&self->versions);
  g_clear_object (&self->context);
  g_clear_pointer (&self->shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_POLICIES_PANE);

  G_OBJECT_CLASS (rapport_policies_pane_parent_class)->dispose (object);
}

static void
rapport_policies_pane_class_init (RapportPoliciesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_policies_pane_dispose;

  widget_class->grab_focus = rapport_policies_pane_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-policies-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportPoliciesPane, list);
  gtk_widget_class_bind_template_child (widget_class, RapportPoliciesPane, problem);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "policies.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "policies.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "policies.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "policies.default", NULL, default_cb);
  gtk_widget_class_install_action (widget_class, "policies.retire", NULL, retire_cb);
}

static void
rapport_policies_pane_init (RapportPoliciesPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/** rapport_policies_pane_set_context: shows the policies of the book of @context; once */
void
rapport_policies_pane_set_context (RapportPoliciesPane *self,
                                   RapportContext      *context)
{
  g_return_if_fail (RAPPORT_IS_POLICIES_PANE (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && self->context == NULL);

  self->context = g_object_ref (context);
  self->versions = rapport_version_list_new (context, GTK_WIDGET (self), RAPPORT_TYPE_POLICY_VERSION);
  g_signal_connect_object (self->versions, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->versions, "failed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
}
