/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-item-editor.h"
#include "rapport-control-name.h"
#include "rapport-date-entry.h"
#include "rapport-defaults.h"
#include "rapport-drafts.h"
#include "rapport-extra.h"
#include "rapport-form.h"
#include "rapport-log-dialog.h"
#include "rapport-log-follow-up.h"
#include "rapport-log-warnings.h"
#include "rapport-long-text.h"
#include "rapport-picker.h"
#include "rapport-ui.h"
#include "rapport-window.h"

#define DRAFT "log-follow-up"
#define DRAFT_TYPE "(xxxs)"
/* So soon after a change it is kept, in milliseconds. */
#define DRAFT_DELAY 500
/* How much of a plan's content tells it from others. */
#define PLAN_WORDS 40

/** RapportLogDialog: writes down what was said with a customer, and plans what comes next */
struct _RapportLogDialog
{
  GtkWindow                parent_instance;

  GtkWidget               *save;
  GtkWidget               *restored;
  GtkWidget               *scroller;
  RapportPicker           *customer;
  GtkWidget               *customer_label;
  GtkWidget               *customer_problem;
  GtkWidget               *plan_row;
  GtkWidget               *plan_label;
  GtkDropDown             *plan;
  RapportForm             *form;
  GtkWidget               *next_method_label;
  GtkDropDown             *next_method;
  GtkWidget               *items_label;
  RapportActionItemEditor *items;
  GtkWidget               *expander;
  RapportForm             *more;
  GtkWidget               *error;
  GtkWidget               *warning_revealer;
  GtkWidget               *warning;
  GtkWidget               *reason;
  GtkWidget               *anyway;

  RapportContext          *context;
  RapportEntity           *record;
  GArray                  *plans;
  GtkSizeGroup            *labels;
  char                    *draft;
  char                    *warned;
  guint                    draft_timeout;
  gboolean                 filling;
  gboolean                 saving;
};

G_DEFINE_FINAL_TYPE (RapportLogDialog, rapport_log_dialog, GTK_TYPE_WINDOW)

static const guint essential_fields[] = {
  RAPPORT_RECORD_METHOD, RAPPORT_RECORD_STARTED, RAPPORT_RECORD_SUMMARY, RAPPORT_RECORD_FEEDBACK,
  RAPPORT_RECORD_NEXT_ACTION, RAPPORT_RECORD_NEXT,
};

static const guint more_fields[] = {
  RAPPORT_RECORD_CONTACT, RAPPORT_RECORD_PARTICIPANTS, RAPPORT_RECORD_ENDED, RAPPORT_RECORD_DEPTH,
  RAPPORT_RECORD_BEGAN_BY, RAPPORT_RECORD_AGREED, RAPPORT_RECORD_RESPONDED, RAPPORT_RECORD_SATISFACTION,
  RAPPORT_RECORD_WILL_END, RAPPORT_RECORD_OWNER,
};

static gint64
get_customer (RapportLogDialog *self)
{
  return rapport_entity_get_integer (self->record, RAPPORT_RECORD_CUSTOMER);
}

static gint64
get_plan (RapportLogDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->plan);

  return selected < self->plans->len ? g_array_index (self->plans, gint64, selected) : 0;
}

static const char *
get_next_method (RapportLogDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->next_method);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? rapport_methods[selected - 1].value : NULL;
}

/* Whether there is more than what was filled in by itself. */
static gboolean
is_typed (RapportLogDialog *self)
{
  g_autofree char *items = rapport_action_item_editor_dup_typed (self->items);

  return *items != '\0' || rapport_form_is_edited (self->form) || rapport_form_is_edited (self->more);
}

static void
save_draft (RapportLogDialog *self)
{
  g_autofree char *items = rapport_action_item_editor_dup_typed (self->items);
  g_autoptr(GVariant) content = NULL;
  g_autofree char *text = NULL;

  content = g_variant_ref_sink (g_variant_new (DRAFT_TYPE, get_customer (self), get_plan (self),
                                               (gint64) gtk_drop_down_get_selected (self->next_method), items));
  text = g_variant_print (content, TRUE);
  rapport_drafts_save (rapport_context_get_book (self->context), self->draft, 0, text);
}

static gboolean
draft_timeout_cb (gpointer data)
{
  RapportLogDialog *self = data;

  self->draft_timeout = 0;
  save_draft (self);
  return G_SOURCE_REMOVE;
}

static void
about_changed_cb (RapportLogDialog *self)
{
  if (self->filling || self->draft == NULL)
    return;
  if (self->draft_timeout == 0)
    self->draft_timeout = g_timeout_add (DRAFT_DELAY, draft_timeout_cb, self);
}

static void
load_field (RapportLogDialog *self,
            RapportForm      *form,
            guint             field)
{
  RapportFieldEditor *editor = rapport_form_get_editor (form, field);

  if (!rapport_field_editor_is_edited (editor))
    rapport_field_editor_load (editor, self->record);
}

static void
show_hint (RapportLogDialog *self)
{
  g_autofree char *hint =
    rapport_log_warnings_dup_hint (self->context, get_customer (self),
                                   rapport_entity_get_moment (self->record, RAPPORT_RECORD_NEXT));

  rapport_field_editor_show_problem (rapport_form_get_editor (self->form, RAPPORT_RECORD_NEXT),
                                     RAPPORT_SEVERITY_FLAG, hint);
}

static void
propose_next (RapportLogDialog *self)
{
  RapportMoment next;

  if (rapport_field_editor_is_edited (rapport_form_get_editor (self->form, RAPPORT_RECORD_NEXT)))
    return;
  rapport_log_warnings_propose (self->context, get_customer (self), rapport_context_get_today (self->context), &next);
  rapport_entity_set_moment (self->record, RAPPORT_RECORD_NEXT, &next);
  load_field (self, self->form, RAPPORT_RECORD_NEXT);
  show_hint (self);
}

static void
propose_depth (RapportLogDialog *self)
{
  RapportFieldEditor *editor = rapport_form_get_editor (self->more, RAPPORT_RECORD_DEPTH);

  if (rapport_field_editor_is_edited (editor))
    return;
  rapport_entity_set_text (self->record, RAPPORT_RECORD_DEPTH,
                           rapport_default_depth (rapport_entity_get_text (self->record, RAPPORT_RECORD_METHOD)));
  rapport_field_editor_load (editor, self->record);
}

static void
edited_cb (RapportLogDialog *self,
           guint             field)
{
  if (self->form == NULL || self->more == NULL)
    return;
  if (field == RAPPORT_RECORD_METHOD)
    propose_depth (self);
  else if (field == RAPPORT_RECORD_NEXT)
    show_hint (self);
}

static char *
describe_plan (RapportLogDialog *self,
               RapportEntity    *plan)
{
  const char *method = rapport_entity_get_text (plan, RAPPORT_PLAN_METHOD);
  const char *content = rapport_entity_get_text (plan, RAPPORT_PLAN_CONTENT);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *due = rapport_format_moment (rapport_context_get_format (self->context),
                                                rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE));

  g_string_append (text, due);
  if (method != NULL)
    g_string_append_printf (text, " · %s", g_dpgettext2 (GETTEXT_PACKAGE, "choice",
                                                         rapport_choice_label (rapport_methods, method)));
  if (content != NULL)
    {
      g_autofree char *line = g_strdelimit (g_strdup (content), "\n\r", ' ');
      g_autofree char *start = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), PLAN_WORDS));

      g_string_append_printf (text, " · %s", start);
    }
  return g_strdup (text->str);
}

static gint
compare_plans (gconstpointer a,
               gconstpointer b)
{
  return rapport_moment_compare (rapport_entity_get_moment (*(RapportEntity **) a, RAPPORT_PLAN_DUE),
                                 rapport_entity_get_moment (*(RapportEntity **) b, RAPPORT_PLAN_DUE));
}

/* Offers the customer's open plans; the one that is due, if it is the only one, is meant. */
static void
fill_plans (RapportLogDialog *self,
            gint64            wanted)
{
  const int today = rapport_context_get_today (self->context);
  g_autoptr(GPtrArray) plans = NULL;
  g_autoptr(GtkStringList) names = gtk_string_list_new ((const char *[]) { _("None"), NULL });
  const gint64 none = 0;
  guint selected = 0, only_due = 0, n_due = 0;

  if (get_customer (self) != 0)
    plans = rapport_book_get_children (rapport_context_get_book (self->context), RAPPORT_TYPE_PLAN,
                                       "customer", get_customer (self), NULL);
  if (plans != NULL)
    g_ptr_array_sort (plans, compare_plans);
  g_array_set_size (self->plans, 0);
  g_array_append_val (self->plans, none);
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      RapportEntity *plan = g_ptr_array_index (plans, i);
      g_autofree char *name = NULL;
      gint64 id = rapport_entity_get_id (plan);

      if (g_strcmp0 (rapport_entity_get_text (plan, RAPPORT_PLAN_STATE), "planned") != 0)
        continue;
      name = describe_plan (self, plan);
      gtk_string_list_take (names, rapport_long_text_cut (name, RAPPORT_LONG_TEXT_NAME));
      if (id == wanted)
        selected = self->plans->len;
      if (rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE)->day <= today && n_due++ == 0)
        only_due = self->plans->len;
      g_array_append_val (self->plans, id);
    }
  gtk_drop_down_set_model (self->plan, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->plan, selected != 0 || n_due != 1 ? selected : only_due);
  gtk_widget_set_visible (self->plan_row, self->plans->len > 1);
}

/* What the plan says of how and with whom is how it was, unless told otherwise. */
static void
take_over_plan (RapportLogDialog *self)
{
  g_autoptr(RapportEntity) plan = NULL;

  if (get_plan (self) != 0)
    plan = rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_PLAN, get_plan (self), NULL);
  if (plan == NULL)
    return;
  rapport_entity_set_text (self->record, RAPPORT_RECORD_METHOD, rapport_entity_get_text (plan, RAPPORT_PLAN_METHOD));
  rapport_entity_set_text (self->record, RAPPORT_RECORD_METHOD_WORDS,
                           rapport_entity_get_text (plan, RAPPORT_PLAN_METHOD_WORDS));
  rapport_entity_set_integer (self->record, RAPPORT_RECORD_CONTACT,
                              rapport_entity_get_integer (plan, RAPPORT_PLAN_CONTACT));
  rapport_entity_set_text (self->record, RAPPORT_RECORD_DEPTH, rapport_entity_get_text (plan, RAPPORT_PLAN_DEPTH));
}

static void
customer_changed_cb (RapportLogDialog *self)
{
  if (self->record == NULL || self->form == NULL || self->more == NULL)
    return;
  rapport_entity_set_integer (self->record, RAPPORT_RECORD_CUSTOMER, rapport_picker_get_id (self->customer));
  rapport_entity_set_integer (self->record, RAPPORT_RECORD_CONTACT, 0);
  gtk_widget_set_visible (self->customer_problem, FALSE);
  rapport_field_editor_load (rapport_form_get_editor (self->more, RAPPORT_RECORD_CONTACT), self->record);
  self->filling = TRUE;
  fill_plans (self, 0);
  self->filling = FALSE;
  propose_next (self);
  about_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (rapport_form_get_editor (self->form, RAPPORT_RECORD_METHOD)));
}

static void
make_record (RapportLogDialog *self)
{
  const gint64 now = rapport_context_get_now (self->context) / 60 * 60;
  RapportMoment started = rapport_moment_from_instant (now, rapport_context_get_zone (self->context));

  g_clear_object (&self->record);
  self->record = RAPPORT_ENTITY (rapport_record_new ());
  rapport_entity_set_integer (self->record, RAPPORT_RECORD_CUSTOMER, rapport_picker_get_id (self->customer));
  rapport_entity_set_moment (self->record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (self->record, RAPPORT_RECORD_BEGAN_BY, "we");
  rapport_entity_set_integer (self->record, RAPPORT_RECORD_OWNER, rapport_context_get_member (self->context));
}

/* What was kept of a dialog that was not saved: the customer if there is none, plan and action items. */
static void
restore_about (RapportLogDialog *self,
               gint64            plan)
{
  g_autofree char *content = rapport_drafts_load (rapport_context_get_book (self->context), self->draft, 0);
  g_autoptr(GVariant) about = NULL;
  gint64 customer, answered, next_method;
  const char *items;

  if (content != NULL)
    about = g_variant_parse (G_VARIANT_TYPE (DRAFT_TYPE), content, NULL, NULL, NULL);
  if (about == NULL)
    {
      fill_plans (self, plan);
      return;
    }
  g_variant_get (about, "(xxx&s)", &customer, &answered, &next_method, &items);
  if (get_customer (self) == 0 && customer != 0)
    {
      rapport_picker_set_id (self->customer, customer);
      rapport_entity_set_integer (self->record, RAPPORT_RECORD_CUSTOMER, customer);
    }
  fill_plans (self, plan != 0 ? plan : answered);
  gtk_drop_down_set_selected (self->next_method, next_method);
  rapport_action_item_editor_set_typed (self->items, items);
}

static void
start (RapportLogDialog *self,
       gint64            plan,
       gboolean          anew)
{
  void (*start_form) (RapportForm *, RapportEntity *, const char *) =
    anew ? rapport_form_start_anew : rapport_form_start;
  g_autofree char *form_draft = g_strconcat (self->draft, "-form", NULL);
  g_autofree char *more_draft = g_strconcat (self->draft, "-more", NULL);
  RapportMoment next;

  self->filling = TRUE;
  make_record (self);
  if (anew)
    fill_plans (self, plan);
  else
    restore_about (self, plan);
  take_over_plan (self);
  rapport_log_warnings_propose (self->context, get_customer (self), rapport_context_get_today (self->context), &next);
  rapport_entity_set_moment (self->record, RAPPORT_RECORD_NEXT, &next);
  start_form (self->form, self->record, form_draft);
  start_form (self->more, self->record, more_draft);
  gtk_widget_set_visible (self->restored, is_typed (self));
  if (rapport_form_is_edited (self->more))
    gtk_expander_set_expanded (GTK_EXPANDER (self->expander), TRUE);
  self->filling = FALSE;
  show_hint (self);
}

static void
forget_drafts (RapportLogDialog *self)
{
  rapport_form_forget_draft (self->form);
  rapport_form_forget_draft (self->more);
  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  rapport_drafts_remove (rapport_context_get_book (self->context), self->draft, 0);
}

static void
focus_first (RapportLogDialog *self)
{
  if (get_customer (self) == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->customer));
  else
    gtk_widget_grab_focus (GTK_WIDGET (rapport_form_get_editor (self->form, RAPPORT_RECORD_METHOD)));
}

static void
start_anew_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  RapportLogDialog *self = RAPPORT_LOG_DIALOG (widget);

  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  rapport_drafts_remove (rapport_context_get_book (self->context), self->draft, 0);
  self->filling = TRUE;
  rapport_action_item_editor_set_typed (self->items, NULL);
  gtk_drop_down_set_selected (self->next_method, 0);
  self->filling = FALSE;
  start (self, get_plan (self), TRUE);
  gtk_widget_set_visible (self->restored, FALSE);
  focus_first (self);
}

static void
show_error (RapportLogDialog *self,
            const char       *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->error), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->error, sentence != NULL);
}

static void
logged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(RapportLogDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);
  RapportWindow *window;

  self->saving = FALSE;
  if (self->context == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "log.save", TRUE);
  if (receipt == NULL)
    {
      show_error (self, error->message);
      return;
    }
  forget_drafts (self);
  window = rapport_window_from (self->context);
  if (window != NULL)
    rapport_window_toast (window, _("Follow-up logged"), TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
apply (RapportLogDialog *self)
{
  rapport_form_commit (self->form);
  rapport_form_commit (self->more);
  if (get_customer (self) == 0)
    {
      gtk_widget_set_visible (self->customer_problem, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->customer));
      return FALSE;
    }
  if (!rapport_form_apply (self->form))
    return FALSE;
  if (rapport_form_apply (self->more))
    return TRUE;
  gtk_expander_set_expanded (GTK_EXPANDER (self->expander), TRUE);
  rapport_form_apply (self->more);
  return FALSE;
}

/* Whether the person knows what there is to be warned of and said why it is right all the same. */
static gboolean
is_warned (RapportLogDialog *self)
{
  g_autofree char *warnings = rapport_log_warnings_collect (self->context, RAPPORT_RECORD (self->record),
                                                            get_next_method (self), get_plan (self));
  gboolean told = g_strcmp0 (warnings, self->warned) == 0;

  g_free (self->warned);
  self->warned = g_steal_pointer (&warnings);
  gtk_label_set_text (GTK_LABEL (self->warning), self->warned != NULL ? self->warned : "");
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->warning_revealer), self->warned != NULL);
  if (self->warned == NULL || (told && gtk_widget_get_sensitive (self->anyway)))
    return TRUE;
  gtk_widget_grab_focus (self->reason);
  return FALSE;
}

static void
add_reason (RapportLogDialog *self,
            GPtrArray        *things)
{
  g_autofree char *reason = NULL;
  g_autofree char *value = NULL;
  RapportEntity *extra;

  if (self->warned == NULL)
    return;
  reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
  value = g_strdup_printf ("%s\n%s", self->warned, reason);
  extra = RAPPORT_ENTITY (rapport_extra_new ());
  rapport_entity_set_text (extra, RAPPORT_EXTRA_NAME, _("Reason"));
  rapport_entity_set_text (extra, RAPPORT_EXTRA_VALUE, value);
  g_ptr_array_add (things, extra);
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportLogDialog *self = RAPPORT_LOG_DIALOG (widget);
  g_autoptr(RapportPlan) next = NULL;
  g_autoptr(GPtrArray) things = NULL;

  if (self->saving || !apply (self))
    return;
  things = rapport_action_item_editor_dup_items (self->items);
  if (things == NULL || !is_warned (self))
    return;
  add_reason (self, things);
  show_error (self, NULL);
  next = rapport_plan_new ();
  rapport_entity_set_text (RAPPORT_ENTITY (next), RAPPORT_PLAN_METHOD, get_next_method (self));
  self->saving = TRUE;
  gtk_widget_action_set_enabled (widget, "log.save", FALSE);
  rapport_act_run_async (rapport_log_follow_up_and_plan_new (RAPPORT_RECORD (self->record), things, get_plan (self), next),
                         rapport_context_get_book (self->context), logged_cb, g_object_ref (self));
}

static void
reason_changed_cb (RapportLogDialog *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  gtk_widget_set_sensitive (self->anyway, *reason != '\0');
}

static void
save_anyway_cb (RapportLogDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "log.save", NULL);
}

static void
fill_methods (RapportLogDialog *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new ((const char *[]) { _("Not set"), NULL });

  for (const RapportChoice *choice = rapport_methods; choice->value != NULL; choice++)
    gtk_string_list_append (names, g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->label));
  gtk_drop_down_set_model (self->next_method, G_LIST_MODEL (names));
}

static void
set_lean (RapportForm *form,
          guint        field)
{
  GtkWidget *control = rapport_field_editor_get_control (rapport_form_get_editor (form, field));

  rapport_date_entry_set_lean (RAPPORT_DATE_ENTRY (control), RAPPORT_LEAN_PAST);
}

static void
set_context (RapportLogDialog *self,
             RapportContext   *context)
{
  self->context = g_object_ref (context);
  rapport_picker_set_context (self->customer, context);
  rapport_action_item_editor_set_context (self->items, context);
  rapport_form_set_context (self->form, context, RAPPORT_TYPE_RECORD);
  rapport_form_set_context (self->more, context, RAPPORT_TYPE_RECORD);
  rapport_form_add_section (self->form, NULL, essential_fields, G_N_ELEMENTS (essential_fields));
  rapport_form_add_section (self->more, NULL, more_fields, G_N_ELEMENTS (more_fields));
  set_lean (self->form, RAPPORT_RECORD_STARTED);
  set_lean (self->more, RAPPORT_RECORD_ENDED);
  gtk_size_group_add_widget (self->labels, self->customer_label);
  gtk_size_group_add_widget (self->labels, self->plan_label);
  gtk_size_group_add_widget (self->labels, self->next_method_label);
  gtk_size_group_add_widget (self->labels, self->items_label);
  gtk_size_group_add_widget (self->labels, rapport_field_editor_get_label
                             (rapport_form_get_editor (self->form, RAPPORT_RECORD_METHOD)));
  gtk_size_group_add_widget (self->labels, rapport_field_editor_get_label
                             (rapport_form_get_editor (self->more, RAPPORT_RECORD_CONTACT)));
}

static gboolean
rapport_log_dialog_close_request (GtkWindow *window)
{
  RapportLogDialog *self = RAPPORT_LOG_DIALOG (window);

  if (!is_typed (self))
    forget_drafts (self);
  else
    save_draft (self);
  return GTK_WINDOW_CLASS (rapport_log_dialog_parent_class)->close_request (window);
}

static void
rapport_log_dialog_dispose (GObject *object)
{
  RapportLogDialog *self = RAPPORT_LOG_DIALOG (object);

  self->filling = TRUE;
  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_LOG_DIALOG);
  g_clear_object (&self->record);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_log_dialog_parent_class)->dispose (object);
}

static void
rapport_log_dialog_finalize (GObject *object)
{
  RapportLogDialog *self = RAPPORT_LOG_DIALOG (object);

  g_array_unref (self->plans);
  g_object_unref (self->labels);
  g_free (self->draft);
  g_free (self->warned);

  G_OBJECT_CLASS (rapport_log_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, save);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, restored);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, customer);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, customer_label);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, customer_problem);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, plan_row);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, plan_label);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, plan);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, form);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, next_method_label);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, next_method);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, items_label);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, items);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, expander);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, more);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, error);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, warning_revealer);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, warning);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, anyway);
}

static void
rapport_log_dialog_class_init (RapportLogDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_log_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_log_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = rapport_log_dialog_close_request;

  g_type_ensure (RAPPORT_TYPE_ACTION_ITEM_EDITOR);
  g_type_ensure (RAPPORT_TYPE_FORM);
  g_type_ensure (RAPPORT_TYPE_PICKER);
  gtk_widget_class_install_action (widget_class, "log.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "log.start-anew", NULL, start_anew_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-log-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, customer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, about_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_anyway_cb);
}

static void
rapport_log_dialog_init (RapportLogDialog *self)
{
  self->filling = TRUE;
  self->plans = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_methods (self);
  rapport_control_name_set (GTK_WIDGET (self->customer), _("Customer"));
  rapport_control_name_set (GTK_WIDGET (self->plan), _("Answers the plan"));
  rapport_control_name_set (GTK_WIDGET (self->next_method), _("Next by"));
}

/**
 * rapport_log_dialog_show:
 * @customer: with whom it was, 0 for nobody yet
 * @plan: the plan that is answered by it, 0 for none
 *
 * Opens the dialog over the main window. What was typed for this customer before and not saved is
 * in it.
 */
void
rapport_log_dialog_show (RapportContext *context,
                         gint64          customer,
                         gint64          plan)
{
  RapportLogDialog *self;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  self = g_object_new (RAPPORT_TYPE_LOG_DIALOG, "transient-for", rapport_context_get_window (context), NULL);
  set_context (self, context);
  self->draft = customer != 0 ? g_strdup_printf (DRAFT "-%" G_GINT64_FORMAT, customer) : g_strdup (DRAFT);
  if (customer != 0)
    rapport_picker_set_id (self->customer, customer);
  start (self, plan, FALSE);
  focus_first (self);
  gtk_window_present (GTK_WINDOW (self));
}
