/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-attach.h"
#include "rapport-control-name.h"
#include "rapport-customer.h"
#include "rapport-date-entry.h"
#include "rapport-log-dialog-private.h"
#include "rapport-log-follow-up.h"
#include "rapport-plans.h"
#include "rapport-ui.h"

#define DRAFT "log-follow-up"

/** RapportLogDialog: writes down what was said with a customer, and plans what comes next */
G_DEFINE_FINAL_TYPE (RapportLogDialog, rapport_log_dialog, GTK_TYPE_WINDOW)

static const guint essential_fields[] = {
  RAPPORT_RECORD_CONTACT, RAPPORT_RECORD_METHOD, RAPPORT_RECORD_STARTED, RAPPORT_RECORD_SUMMARY,
  RAPPORT_RECORD_FEEDBACK, RAPPORT_RECORD_AGREED, RAPPORT_RECORD_SATISFACTION, RAPPORT_RECORD_COST_SAVED,
  RAPPORT_RECORD_EFFICIENCY, RAPPORT_RECORD_GROWTH, RAPPORT_RECORD_NEXT_ACTION, RAPPORT_RECORD_NEXT,
};

static const guint more_fields[] = {
  RAPPORT_RECORD_PARTICIPANTS, RAPPORT_RECORD_ENDED, RAPPORT_RECORD_DEPTH, RAPPORT_RECORD_BEGAN_BY,
  RAPPORT_RECORD_RESPONDED, RAPPORT_RECORD_WILL_END, RAPPORT_RECORD_PURPOSE, RAPPORT_RECORD_OWNER,
};

/* What was typed, beside what was filled in by itself. */
static GVariant *
collect_typed (gpointer data)
{
  RapportLogDialog *self = data;
  GVariantDict typed;
  g_autofree char *form = rapport_form_dup_typed (self->form);
  g_autofree char *more = rapport_form_dup_typed (self->more);
  g_autofree char *items = rapport_action_item_editor_dup_typed (self->items);
  g_autofree char *files = rapport_chosen_files_dup_typed (self->files);
  g_autofree char *summary =
    rapport_field_editor_dup_typed (rapport_form_get_editor (self->form, RAPPORT_RECORD_SUMMARY));

  if (form == NULL && more == NULL && *items == '\0' && files == NULL)
    return NULL;
  g_variant_dict_init (&typed, NULL);
  if (rapport_log_dialog_get_customer (self) != 0)
    g_variant_dict_insert (&typed, RAPPORT_DRAFT_CUSTOMER, "x", rapport_log_dialog_get_customer (self));
  g_variant_dict_insert (&typed, RAPPORT_DRAFT_TITLE, "s", summary != NULL ? summary : "");
  g_variant_dict_insert (&typed, "plan", "x", rapport_plan_choice_get_plan (self->plan));
  if (rapport_log_dialog_get_next_method (self) != NULL)
    g_variant_dict_insert (&typed, "next-method", "s", rapport_log_dialog_get_next_method (self));
  g_variant_dict_insert (&typed, "items", "s", items);
  g_variant_dict_insert (&typed, "files", "s", files != NULL ? files : "");
  g_variant_dict_insert (&typed, "ticket", "x", rapport_ticket_choice_get_ticket (self->ticket));
  g_variant_dict_insert (&typed, "told", "b", rapport_ticket_choice_is_told (self->ticket));
  g_variant_dict_insert (&typed, "reason", "s", rapport_warning_box_get_typed (self->warning));
  if (form != NULL)
    g_variant_dict_insert (&typed, "form", "s", form);
  if (more != NULL)
    g_variant_dict_insert (&typed, "more", "s", more);
  return g_variant_dict_end (&typed);
}

static void
typed_cb (RapportLogDialog *self)
{
  if (!self->filling && self->draft != NULL)
    rapport_draft_touch (self->draft);
}

static void
edited_cb (RapportLogDialog *self,
           guint             field)
{
  if (self->form == NULL || self->more == NULL)
    return;
  rapport_log_dialog_show_lacking (self);
  if (field == RAPPORT_RECORD_METHOD)
    rapport_log_dialog_propose_depth (self);
  if (field == RAPPORT_RECORD_METHOD || field == RAPPORT_RECORD_DEPTH || field == RAPPORT_RECORD_STARTED)
    rapport_log_dialog_propose_plan (self);
  if (field == RAPPORT_RECORD_METHOD || field == RAPPORT_RECORD_DEPTH || field == RAPPORT_RECORD_STARTED ||
      field == RAPPORT_RECORD_RESPONDED)
    rapport_log_dialog_propose_next (self);
  if (field == RAPPORT_RECORD_PURPOSE)
    rapport_log_dialog_show_findings (self);
  if (field == RAPPORT_RECORD_BEGAN_BY)
    rapport_log_dialog_show_hints (self);
  if (field == RAPPORT_RECORD_NEXT)
    rapport_log_dialog_show_other_plans (self);
}

static void
next_method_cb (RapportLogDialog *self)
{
  if (self->filling)
    return;
  rapport_log_dialog_show_hints (self);
  typed_cb (self);
}

static void
plan_changed_cb (RapportLogDialog *self)
{
  if (self->filling)
    return;
  rapport_log_dialog_load_plan (self);
  typed_cb (self);
}

static void
also_changed_cb (RapportLogDialog *self)
{
  if (self->filling)
    return;
  rapport_log_dialog_propose_next (self);
  rapport_log_dialog_show_findings (self);
  rapport_log_dialog_show_hints (self);
  rapport_log_dialog_show_other_plans (self);
}

static void
ticket_changed_cb (RapportLogDialog *self)
{
  if (self->filling)
    return;
  rapport_entity_set_integer (self->record, RAPPORT_RECORD_TICKET, rapport_ticket_choice_get_ticket (self->ticket));
  rapport_log_dialog_show_hints (self);
  typed_cb (self);
}

static void
set_ticket_customer (RapportLogDialog *self,
                     gint64            customer)
{
  rapport_ticket_choice_set_customer (self->ticket, customer);
  gtk_widget_set_visible (self->ticket_row, !rapport_ticket_choice_is_empty (self->ticket));
}

static void
offer_drafts (RapportLogDialog *self)
{
  rapport_draft_bar_offer (self->bar, self->context, self->draft, rapport_log_dialog_get_customer (self));
}

static void
customer_changed_cb (RapportLogDialog *self)
{
  if (self->filling)
    return;
  rapport_entity_set_integer (self->record, RAPPORT_RECORD_CUSTOMER, rapport_picker_get_id (self->customer));
  rapport_log_dialog_propose_contact (self);
  gtk_widget_set_visible (self->customer_problem, FALSE);
  rapport_field_editor_load (rapport_form_get_editor (self->form, RAPPORT_RECORD_CONTACT), self->record);
  rapport_plan_choice_set_customer (self->plan, rapport_log_dialog_get_customer (self));
  set_ticket_customer (self, rapport_log_dialog_get_customer (self));
  rapport_log_dialog_propose_plan (self);
  rapport_follow_up_checks_set_customer (self->checks, rapport_log_dialog_get_customer (self));
  rapport_text_button_set_customer (self->texts, rapport_log_dialog_get_customer (self));
  rapport_log_dialog_load_plan (self);
  typed_cb (self);
  offer_drafts (self);
  gtk_widget_grab_focus (GTK_WIDGET (rapport_form_get_editor (self->form, RAPPORT_RECORD_METHOD)));
}

/* What was agreed is most likely what was promised. */
static void
promise_cb (RapportLogDialog *self)
{
  const char *agreed;
  g_autofree char *line = NULL;

  rapport_form_commit (self->form);
  agreed = rapport_entity_get_text (self->record, RAPPORT_RECORD_AGREED);
  line = agreed != NULL ? g_strndup (agreed, strcspn (agreed, "\r\n")) : NULL;
  rapport_action_item_editor_add_promise (self->items, line);
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

static void
set_next_method (RapportLogDialog *self,
                 const char       *method)
{
  guint selected = 0;

  for (guint i = 0; method != NULL && rapport_methods[i].value != NULL; i++)
    if (g_str_equal (rapport_methods[i].value, method))
      selected = i + 1;
  gtk_drop_down_set_selected (self->next_method, selected);
}

/* What was typed before, beside the customer and the plan. */
static void
restore (RapportLogDialog *self,
         GVariant         *typed)
{
  const char *form = NULL, *more = NULL, *items = NULL, *files = NULL, *next_method = NULL, *reason = NULL;
  gboolean told = TRUE;
  gint64 ticket = 0;

  if (typed != NULL)
    {
      g_variant_lookup (typed, "form", "&s", &form);
      g_variant_lookup (typed, "more", "&s", &more);
      g_variant_lookup (typed, "items", "&s", &items);
      g_variant_lookup (typed, "files", "&s", &files);
      g_variant_lookup (typed, "next-method", "&s", &next_method);
      g_variant_lookup (typed, "reason", "&s", &reason);
      g_variant_lookup (typed, "ticket", "x", &ticket);
      g_variant_lookup (typed, "told", "b", &told);
    }
  rapport_ticket_choice_set (self->ticket, ticket, ticket == 0 || told);
  rapport_entity_set_integer (self->record, RAPPORT_RECORD_TICKET, rapport_ticket_choice_get_ticket (self->ticket));
  set_next_method (self, next_method);
  rapport_action_item_editor_set_typed (self->items, items);
  rapport_chosen_files_set_typed (self->files, files);
  rapport_warning_box_set_typed (self->warning, reason);
  if (form != NULL)
    rapport_form_set_typed (self->form, form);
  if (more != NULL)
    {
      rapport_form_set_typed (self->more, more);
      gtk_expander_set_expanded (GTK_EXPANDER (self->expander), TRUE);
    }
  rapport_draft_bar_set_restored (self->bar, typed != NULL);
}

/* Begins with an empty form, or with what was typed before. */
static void
start (RapportLogDialog *self,
       gint64            customer,
       gint64            plan,
       GVariant         *typed)
{
  self->filling = TRUE;
  rapport_picker_set_id (self->customer, customer);
  make_record (self);
  rapport_plan_choice_set_customer (self->plan, customer);
  set_ticket_customer (self, customer);
  rapport_follow_up_checks_set_customer (self->checks, customer);
  rapport_text_button_set_customer (self->texts, customer);
  if (plan != 0 || (typed != NULL && g_variant_lookup (typed, "plan", "x", &plan)))
    rapport_plan_choice_set_plan (self->plan, plan);
  rapport_log_dialog_propose_contact (self);
  rapport_form_start (self->form, self->record);
  rapport_form_start (self->more, self->record);
  rapport_log_dialog_propose_plan (self);
  rapport_log_dialog_load_plan (self);
  rapport_log_dialog_propose_next (self);
  restore (self, typed);
  self->filling = FALSE;
  rapport_log_dialog_show_findings (self);
  rapport_log_dialog_show_hints (self);
  rapport_log_dialog_show_other_plans (self);
  rapport_log_dialog_show_lacking (self);
  offer_drafts (self);
}

/* Goes on with what was begun before with this customer, or with nobody for nobody. */
static void
start_where_left (RapportLogDialog *self,
                  gint64            customer,
                  gint64            plan)
{
  g_autoptr(GVariant) typed = rapport_draft_take_latest (self->draft, customer);

  start (self, customer, plan, typed);
}

static void
focus_first (RapportLogDialog *self)
{
  if (rapport_log_dialog_get_customer (self) == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->customer));
  else
    gtk_widget_grab_focus (GTK_WIDGET (rapport_form_get_editor (self->form, RAPPORT_RECORD_METHOD)));
}

static void
anew_cb (RapportLogDialog *self)
{
  rapport_draft_forget (self->draft);
  start (self, rapport_log_dialog_get_customer (self), rapport_plan_choice_get_plan (self->plan), NULL);
  focus_first (self);
}

static void
go_on_cb (RapportLogDialog *self,
          gint64            thing)
{
  g_autoptr(GVariant) typed = NULL;
  gint64 customer;

  rapport_form_commit (self->form);
  rapport_form_commit (self->more);
  rapport_draft_keep (self->draft);
  typed = rapport_draft_take (self->draft, thing);
  customer = rapport_draft_find_customer (self->draft, typed);
  start (self, customer != 0 ? customer : rapport_log_dialog_get_customer (self), 0, typed);
  focus_first (self);
}

static void
show_error (RapportLogDialog *self,
            const char       *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->error), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->error, sentence != NULL);
}

/* With whom, and when next: what the book has planned now, for the cadence may have found that day full. */
static void
tell_logged (RapportLogDialog *self)
{
  const gint64 id = rapport_log_dialog_get_customer (self);
  g_autoptr(GPtrArray) plans = rapport_plans_load_open (self->context, id);
  const RapportMoment *next = NULL;
  g_autoptr(RapportEntity) customer =
    rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_CUSTOMER, id, NULL);
  const char *name = customer != NULL ? rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME) : NULL;
  g_autofree char *when = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < plans->len && next == NULL; i++)
    if (rapport_entity_get_moment (plans->pdata[i], RAPPORT_PLAN_DUE)->day >= rapport_context_get_today (self->context))
      next = rapport_entity_get_moment (plans->pdata[i], RAPPORT_PLAN_DUE);
  if (next == NULL)
    /* translators: the name of a customer */
    sentence = g_strdup_printf (_("Logged: %s"), name != NULL ? name : "");
  else
    {
      when = rapport_format_moment (rapport_context_get_format (self->context), next);
      /* translators: the name of a customer, and when the next follow-up is */
      sentence = g_strdup_printf (_("Logged: %s · next %s"), name != NULL ? name : "", when);
    }
  rapport_context_tell (self->context, sentence, TRUE);
}

static void
logged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(RapportLogDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);

  self->saving = FALSE;
  if (self->context == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "log.save", TRUE);
  if (receipt == NULL)
    {
      show_error (self, error->message);
      return;
    }
  rapport_draft_forget (self->draft);
  tell_logged (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
apply (RapportLogDialog *self)
{
  rapport_form_commit (self->form);
  rapport_form_commit (self->more);
  if (rapport_log_dialog_get_customer (self) == 0)
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

/* What was chosen is there with the record, whatever becomes of the text that it is attached to. */
static void
run (RapportLogDialog *self,
     RapportAct       *act)
{
  g_autoptr(GArray) files = rapport_chosen_files_dup_ids (self->files);

  self->saving = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "log.save", FALSE);
  rapport_act_run_async (rapport_attach_copies_new (act, RAPPORT_TYPE_RECORD, 0, files),
                         rapport_context_get_book (self->context), logged_cb, g_object_ref (self));
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportLogDialog *self = RAPPORT_LOG_DIALOG (widget);
  g_autoptr(RapportPlan) next = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GArray) replaced = NULL;
  g_autoptr(GArray) also = NULL;
  g_autoptr(GArray) findings = NULL;
  g_autoptr(GPtrArray) overrides = NULL;
  g_autoptr(GPtrArray) next_overrides = NULL;
  g_autofree char *warnings = NULL;

  if (self->saving || !apply (self))
    return;
  self->save_waits = !rapport_follow_up_checks_is_ready (self->checks);
  if (self->save_waits)
    return;
  items = rapport_action_item_editor_dup_items (self->items);
  if (items == NULL)
    return;
  rapport_log_dialog_show_other_plans (self);
  replaced = rapport_other_plans_dup_ticked (self->others);
  also = rapport_other_plans_dup_ticked (self->also);
  findings = rapport_log_dialog_find_warnings (self, replaced);
  warnings = rapport_findings_dup_text (findings, '\n');
  if (!rapport_warning_box_tell (self->warning, warnings))
    return;
  show_error (self, NULL);
  overrides = rapport_findings_dup_overrides (findings, 0, rapport_warning_box_get_typed (self->warning));
  next_overrides = rapport_findings_dup_overrides (findings, 1, rapport_warning_box_get_typed (self->warning));
  next = rapport_plan_new ();
  rapport_entity_set_text (RAPPORT_ENTITY (next), RAPPORT_PLAN_METHOD, rapport_log_dialog_get_next_method (self));
  rapport_log_dialog_keep_proposal (self, RAPPORT_ENTITY (next));
  run (self, rapport_log_follow_up_new (&(RapportFollowUp) {
         .record = RAPPORT_RECORD (self->record),
         .action_items = items,
         .answered_plan = rapport_plan_choice_get_plan (self->plan),
         .also_answered = also,
         .replaced_plans = replaced,
         .tells_ticket = rapport_ticket_choice_is_told (self->ticket),
         .next = next,
         .overrides = overrides,
         .next_overrides = next_overrides,
       }));
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

/* Dialogs of this kind are filled in by Tab, which does not stop at it. */
static void
set_up_texts (RapportLogDialog *self)
{
  static const guint texts[] = {
    RAPPORT_RECORD_SUMMARY, RAPPORT_RECORD_FEEDBACK, RAPPORT_RECORD_AGREED, RAPPORT_RECORD_NEXT_ACTION,
  };

  rapport_chosen_files_set_context (self->files, self->context);
  g_signal_connect_object (self->texts, "file-chosen", G_CALLBACK (rapport_chosen_files_add), self->files,
                           G_CONNECT_SWAPPED);
  rapport_text_button_set_context (self->texts, self->context);
  rapport_text_button_set_kinds (self->texts, RAPPORT_TEXTS_OF_CONTACTS);
  rapport_text_button_leave_out_tab (self->texts);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    rapport_text_button_add_field (self->texts, self->form, texts[i]);
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
  self->checks = rapport_follow_up_checks_new (context);
  g_signal_connect_object (self->checks, "changed", G_CALLBACK (rapport_log_dialog_look_anew), self,
                           G_CONNECT_SWAPPED);
  self->draft = rapport_draft_new (rapport_context_get_book (context), DRAFT, collect_typed, self);
  rapport_picker_set_context (self->customer, context);
  rapport_plan_choice_set_context (self->plan, context);
  rapport_action_item_editor_set_context (self->items, context);
  rapport_ticket_choice_set_context (self->ticket, context);
  rapport_other_plans_set_words (self->also, _("Fulfilled by this contact as well"),
                                 _("Tick the plans that it answers too:"));
  rapport_other_plans_set_words (self->others, _("Planned beside the next follow-up"),
                                 _("Tick the plans that the next follow-up takes the place of:"));
  rapport_form_set_context (self->form, context, RAPPORT_TYPE_RECORD);
  rapport_form_set_context (self->more, context, RAPPORT_TYPE_RECORD);
  rapport_form_add_section (self->form, NULL, essential_fields, G_N_ELEMENTS (essential_fields));
  rapport_form_add_section (self->more, NULL, more_fields, G_N_ELEMENTS (more_fields));
  rapport_form_set_hints (self->form, rapport_log_dialog_dup_hint, self);
  set_up_texts (self);
  set_lean (self->form, RAPPORT_RECORD_STARTED);
  set_lean (self->more, RAPPORT_RECORD_ENDED);
  gtk_size_group_add_widget (self->labels, self->customer_label);
  gtk_size_group_add_widget (self->labels, self->plan_label);
  gtk_size_group_add_widget (self->labels, self->ticket_label);
  gtk_size_group_add_widget (self->labels, self->next_method_label);
  gtk_size_group_add_widget (self->labels, self->items_label);
  gtk_size_group_add_widget (self->labels, rapport_field_editor_get_label
                             (rapport_form_get_editor (self->form, RAPPORT_RECORD_METHOD)));
  gtk_size_group_add_widget (self->labels, rapport_field_editor_get_label
                             (rapport_form_get_editor (self->more, RAPPORT_RECORD_PARTICIPANTS)));
}

static gboolean
rapport_log_dialog_close_request (GtkWindow *window)
{
  RapportLogDialog *self = RAPPORT_LOG_DIALOG (window);

  /* what becomes of it is told here */
  if (self->saving)
    return TRUE;
  rapport_draft_keep (self->draft);
  return GTK_WINDOW_CLASS (rapport_log_dialog_parent_class)->close_request (window);
}

static void
rapport_log_dialog_dispose (GObject *object)
{
  RapportLogDialog *self = RAPPORT_LOG_DIALOG (object);

  self->filling = TRUE;
  g_clear_object (&self->draft);
  if (self->form != NULL)
    rapport_form_set_hints (self->form, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_LOG_DIALOG);
  g_clear_object (&self->checks);
  g_clear_object (&self->record);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_log_dialog_parent_class)->dispose (object);
}

static void
rapport_log_dialog_finalize (GObject *object)
{
  RapportLogDialog *self = RAPPORT_LOG_DIALOG (object);

  g_object_unref (self->labels);

  G_OBJECT_CLASS (rapport_log_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, customer);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, customer_label);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, customer_problem);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, plan_row);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, plan_label);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, plan);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, also);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, ticket_row);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, ticket_label);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, ticket);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, texts);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, files);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, form);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, next_method_label);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, next_method);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, others);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, items_label);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, items);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, lacking);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, expander);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, more);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, error);
  gtk_widget_class_bind_template_child (widget_class, RapportLogDialog, warning);
}

static void
rapport_log_dialog_class_init (RapportLogDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_log_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_log_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = rapport_log_dialog_close_request;

  g_type_ensure (RAPPORT_TYPE_ACTION_ITEM_EDITOR);
  g_type_ensure (RAPPORT_TYPE_CHOSEN_FILES);
  g_type_ensure (RAPPORT_TYPE_DRAFT_BAR);
  g_type_ensure (RAPPORT_TYPE_FORM);
  g_type_ensure (RAPPORT_TYPE_OTHER_PLANS);
  g_type_ensure (RAPPORT_TYPE_PICKER);
  g_type_ensure (RAPPORT_TYPE_PLAN_CHOICE);
  g_type_ensure (RAPPORT_TYPE_TEXT_BUTTON);
  g_type_ensure (RAPPORT_TYPE_TICKET_CHOICE);
  g_type_ensure (RAPPORT_TYPE_WARNING_BOX);
  gtk_widget_class_install_action (widget_class, "log.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-log-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, customer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, also_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, anew_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_on_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_method_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, promise_cb);
  gtk_widget_class_bind_template_callback (widget_class, ticket_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_anyway_cb);
}

static void
rapport_log_dialog_init (RapportLogDialog *self)
{
  self->filling = TRUE;
  self->labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_ui_add_save_keys (GTK_WIDGET (self), "log.save");
  fill_methods (self);
  rapport_control_name_set (GTK_WIDGET (self->customer), _("Customer"));
  rapport_control_name_set (GTK_WIDGET (self->next_method), _("Next by"));
}

/**
 * rapport_log_dialog_show:
 * @customer: with whom it was, 0 for nobody yet
 * @plan: the plan that is answered by it, 0 for none
 *
 * Opens the dialog over the main window. What was typed for this customer before and not saved is
 * in it; what was typed for others is offered.
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
  start_where_left (self, customer, plan);
  focus_first (self);
  gtk_window_present (GTK_WINDOW (self));
}
