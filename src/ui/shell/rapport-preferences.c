/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-act.h"
#include "rapport-add.h"
#include "rapport-backups-pane.h"
#include "rapport-calendar-pane.h"
#include "rapport-file-picker.h"
#include "rapport-form.h"
#include "rapport-hand-over-dialog.h"
#include "rapport-member.h"
#include "rapport-policies-pane.h"
#include "rapport-preferences.h"
#include "rapport-rule-row.h"
#include "rapport-tag-cadences.h"
#include "rapport-toast.h"
#include "rapport-ui.h"
#include "rapport-window.h"

/** RapportPreferences: the book's rule values and its team */
struct _RapportPreferences
{
  GtkWindow       parent_instance;

  GtkStack       *stack;
  GtkWidget      *rules;
  GtkWidget      *tags;
  GtkWidget      *members;
  GtkWidget      *detail;
  RapportForm    *form;
  GtkWidget      *me;
  GtkWidget      *everybody;
  GtkWidget      *policies;
  GtkWidget      *folder_row;
  GtkWidget      *folder;
  GtkWidget      *forget_button;
  GtkWidget      *calendar;
  GtkWidget      *backups;
  RapportToast   *toast;
  RapportContext *context;
  gint64          added;
  gboolean        archived;
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (RapportPreferences, rapport_preferences, GTK_TYPE_WINDOW)

static const guint member_fields[] = {
  RAPPORT_MEMBER_NAME, RAPPORT_MEMBER_ROLE, RAPPORT_MEMBER_DEPARTMENT, RAPPORT_MEMBER_SUPERIOR,
  RAPPORT_MEMBER_ARCHIVED,
};

static void
show_me (RapportPreferences *self)
{
  RapportEntity *member = rapport_form_get_entity (self->form);
  gboolean is_me = member != NULL && rapport_entity_get_id (member) == rapport_context_get_member (self->context);

  self->filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->me), is_me);
  gtk_widget_set_sensitive (self->me, !is_me);
  gtk_widget_set_visible (self->everybody, is_me);
  gtk_widget_set_visible (self->folder_row, is_me);
  self->filling = FALSE;
}

static void
member_selected_cb (RapportPreferences *self,
                    GtkListBoxRow      *row)
{
  g_autoptr(RapportEntity) listed = NULL;
  g_autoptr(RapportEntity) member = NULL;

  if (self->context == NULL || row == NULL)
    return;
  listed = g_list_model_get_item (rapport_context_get_members (self->context), gtk_list_box_row_get_index (row));
  if (listed != NULL)
    member = rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_MEMBER,
                               rapport_entity_get_id (listed), NULL);
  rapport_form_set_entity (self->form, member);
  self->archived = member != NULL && rapport_entity_get_flag (member, RAPPORT_MEMBER_ARCHIVED);
  gtk_widget_set_sensitive (self->detail, member != NULL);
  show_me (self);
}

/* The list is filled anew when a member changes; the one shown stays selected. */
static void
members_changed_cb (RapportPreferences *self)
{
  GListModel *members = rapport_context_get_members (self->context);
  RapportEntity *shown = rapport_form_get_entity (self->form);
  gint64 id = self->added != 0 ? self->added : shown != NULL ? rapport_entity_get_id (shown) : 0;

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr(RapportEntity) member = g_list_model_get_item (members, i);

      if (rapport_entity_get_id (member) != id)
        continue;
      gtk_list_box_select_row (GTK_LIST_BOX (self->members),
                               gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->members), i));
      self->added = 0;
    }
}

static void
saved_cb (RapportPreferences *self)
{
  RapportEntity *member = rapport_form_get_entity (self->form);

  if (member == NULL)
    return;
  if (rapport_entity_get_flag (member, RAPPORT_MEMBER_ARCHIVED) && !self->archived)
    rapport_hand_over_ask_member (self->context, rapport_entity_get_id (member));
  self->archived = rapport_entity_get_flag (member, RAPPORT_MEMBER_ARCHIVED);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(RapportPreferences) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);

  if (self->context == NULL)
    return;
  if (receipt == NULL)
    {
      rapport_context_fail (self->context, error->message);
      return;
    }
  self->added = receipt->created;
  members_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
add_member_cb (RapportPreferences *self)
{
  g_autoptr(RapportMember) member = rapport_member_new ();

  rapport_entity_set_text (RAPPORT_ENTITY (member), RAPPORT_MEMBER_NAME, _("New member"));
  rapport_act_run_async (rapport_add_new (RAPPORT_ENTITY (member)), rapport_context_get_book (self->context),
                         added_cb, g_object_ref (self));
}

static void
me_toggled_cb (RapportPreferences *self)
{
  RapportEntity *member = rapport_form_get_entity (self->form);

  if (self->filling || member == NULL)
    return;
  rapport_book_set_member (rapport_context_get_book (self->context), rapport_entity_get_id (member));
  show_me (self);
}

static void
show_folder (RapportPreferences *self)
{
  g_autofree char *path = g_settings_get_string (rapport_context_get_settings (self->context), "calendar-folder");
  g_autofree char *name = g_filename_display_name (path);

  gtk_label_set_text (GTK_LABEL (self->folder), *path != '\0' ? name : _("nowhere"));
  gtk_widget_set_visible (self->forget_button, *path != '\0');
}

static void
set_folder (RapportPreferences *self,
            const char         *path)
{
  g_settings_set_string (rapport_context_get_settings (self->context), "calendar-folder", path);
  show_folder (self);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(RapportPreferences) self = data;
  g_autoptr(GFile) folder = rapport_file_picker_save_finish (GTK_WINDOW (source), result, NULL);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  if (self->context != NULL && path != NULL)
    set_folder (self, path);
}

static void
choose_folder_cb (RapportPreferences *self)
{
  rapport_file_picker_folder_async (GTK_WINDOW (self), _("Folder of the Calendar"), folder_chosen_cb,
                                    g_object_ref (self));
}

static void
forget_folder_cb (RapportPreferences *self)
{
  set_folder (self, "");
}

static GtkWidget *
create_member_cb (gpointer item,
                  gpointer data)
{
  GtkWidget *label = gtk_label_new (rapport_entity_get_text (item, RAPPORT_MEMBER_NAME));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (rapport_entity_get_flag (item, RAPPORT_MEMBER_ARCHIVED))
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
rapport_preferences_dispose (GObject *object)
{
  RapportPreferences *self = RAPPORT_PREFERENCES (object);

  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (rapport_context_get_members (self->context), self);
  gtk_widget_dispose_template (GTK_WIDGET (self), RAPPORT_TYPE_PREFERENCES);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_preferences_parent_class)->dispose (object);
}

static void
rapport_preferences_class_init (RapportPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_preferences_dispose;

  g_type_ensure (RAPPORT_TYPE_BACKUPS_PANE);
  g_type_ensure (RAPPORT_TYPE_CALENDAR_PANE);
  g_type_ensure (RAPPORT_TYPE_FORM);
  g_type_ensure (RAPPORT_TYPE_POLICIES_PANE);
  g_type_ensure (RAPPORT_TYPE_TAG_CADENCES);
  g_type_ensure (RAPPORT_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, stack);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, rules);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, tags);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, members);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, detail);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, form);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, me);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, everybody);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, policies);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, folder_row);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, folder);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, forget_button);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, calendar);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, backups);
  gtk_widget_class_bind_template_child (widget_class, RapportPreferences, toast);
  gtk_widget_class_bind_template_callback (widget_class, member_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_member_cb);
  gtk_widget_class_bind_template_callback (widget_class, me_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_folder_cb);
}

static void
rapport_preferences_init (RapportPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_heading (const char *topic)
{
  GtkWidget *heading = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "topic", topic));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  return heading;
}

/* All there are, those of one topic together */
static void
add_rules (RapportPreferences *self)
{
  guint n;
  const RapportRule *rules = rapport_rules_describe (&n);

  for (guint i = 0; i < n; i++)
    {
      if (i == 0 || !g_str_equal (rules[i].topic, rules[i - 1].topic))
        gtk_box_append (GTK_BOX (self->rules), make_heading (rules[i].topic));
      gtk_box_append (GTK_BOX (self->rules), rapport_rule_row_new (self->context, &rules[i]));
    }
}

/* It stands before the window, and would hide what is told there: it is told once, where the person is. */
static void
tell_cb (RapportPreferences *self,
         const char         *text,
         gboolean            undoable)
{
  GtkWindow *window = rapport_context_get_window (self->context);

  if (window != NULL && gtk_window_is_active (window))
    return;
  if (RAPPORT_IS_WINDOW (window))
    rapport_window_hide_toast (RAPPORT_WINDOW (window));
  rapport_toast_show (self->toast, text, undoable ? _("Undo") : NULL, "win.undo-act");
}

static void
failed_cb (RapportPreferences *self,
           const char         *sentence)
{
  rapport_toast_show (self->toast, sentence, NULL, NULL);
}

static void
follow_context (RapportPreferences *self)
{
  GtkWindow *window = rapport_context_get_window (self->context);

  if (G_IS_ACTION_GROUP (window))
    gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (window));
  g_signal_connect_object (self->context, "tell", G_CALLBACK (tell_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}

/** rapport_preferences_new: Returns: (transfer none): a window for what is set in the book */
RapportPreferences *
rapport_preferences_new (RapportContext *context)
{
  RapportPreferences *self;
  GListModel *members;

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);

  self = g_object_new (RAPPORT_TYPE_PREFERENCES, "transient-for", rapport_context_get_window (context), NULL);
  self->context = g_object_ref (context);
  g_settings_bind (rapport_context_get_settings (context), "remind-everybody", self->everybody, "active",
                   G_SETTINGS_BIND_DEFAULT);
  follow_context (self);
  show_folder (self);
  add_rules (self);
  rapport_policies_pane_set_context (RAPPORT_POLICIES_PANE (self->policies), context);
  rapport_calendar_pane_set_context (RAPPORT_CALENDAR_PANE (self->calendar), context);
  rapport_tag_cadences_set_context (RAPPORT_TAG_CADENCES (self->tags), context);
  rapport_backups_pane_set_context (RAPPORT_BACKUPS_PANE (self->backups), context);
  rapport_form_set_context (self->form, context, RAPPORT_TYPE_MEMBER);
  g_signal_connect_object (self->form, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  rapport_form_add_section (self->form, NULL, member_fields, G_N_ELEMENTS (member_fields));
  members = rapport_context_get_members (context);
  gtk_list_box_bind_model (GTK_LIST_BOX (self->members), members, create_member_cb, NULL, NULL);
  g_signal_connect_swapped (members, "items-changed", G_CALLBACK (members_changed_cb), self);
  gtk_list_box_select_row (GTK_LIST_BOX (self->members),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->members), 0));
  return self;
}

/** rapport_preferences_show: shows its page called @page: rules, team, policies, calendar or backups */
void
rapport_preferences_show (RapportPreferences *self,
                          const char         *page)
{
  g_return_if_fail (RAPPORT_IS_PREFERENCES (self));
  g_return_if_fail (gtk_stack_get_child_by_name (self->stack, page) != NULL);

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}
