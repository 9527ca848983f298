/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-attach.h"
#include "rapport-chosen-files.h"
#include "rapport-customer.h"
#include "rapport-draft-bar.h"
#include "rapport-files-pane.h"
#include "rapport-form.h"
#include "rapport-log-follow-up.h"
#include "rapport-other-plans.h"
#include "rapport-override-rows.h"
#include "rapport-overrides.h"
#include "rapport-plan-dialog.h"
#include "rapport-plan-hints.h"
#include "rapport-plan.h"
#include "rapport-plans.h"
#include "rapport-run.h"
#include "rapport-text-button.h"
#include "rapport-ui.h"
#include "rapport-warning-box.h"

#define DRAFT "new-plan"

typedef enum
{
  STAY,
  LEAVE,
  /* a warning is not left unanswered */
  FINISH,
} Leaving;

/** RapportPlanDialog: a follow-up that should happen, new or planned already */
struct _RapportPlanDialog
{
  GtkWindow          parent_instance;

  RapportContext    *context;
  RapportDraftBar   *bar;
  GtkWidget         *box;
  GtkWidget         *error;
  GtkWidget         *add;
  GtkWidget         *cancel;
  RapportForm       *form;
  RapportFollowUpChecks *checks;
  RapportTextButton *texts;
  RapportChosenFiles *files;
  RapportOtherPlans *others;
  RapportWarningBox *warning;
  RapportDraft      *draft;
  gint64             customer;

  /* of a stored plan: what was changed, refused and warned of, and how it is to be left */
  gboolean           is_changed;
  char              *refused;
  char              *warned;
  Leaving            leaving;
  gboolean           adding;
};

G_DEFINE_FINAL_TYPE (RapportPlanDialog, rapport_plan_dialog, GTK_TYPE_WINDOW)

static const guint fields[] = {
  RAPPORT_PLAN_DUE, RAPPORT_PLAN_METHOD, RAPPORT_PLAN_DEPTH, RAPPORT_PLAN_CONTACT, RAPPORT_PLAN_OWNER,
  RAPPORT_PLAN_CONTENT, RAPPORT_PLAN_GOAL, RAPPORT_PLAN_PREPARATION, RAPPORT_PLAN_BOOKED,
};

static const guint reason_field[] = { RAPPORT_PLAN_WARNING_REASON };

static gboolean
is_new (RapportPlanDialog *self)
{
  return self->draft != NULL;
}

/* What was typed, beside what was filled in by itself. */
static GVariant *
collect_typed (gpointer data)
{
  RapportPlanDialog *self = data;
  g_autofree char *form = rapport_form_dup_typed (self->form);
  g_autofree char *files = rapport_chosen_files_dup_typed (self->files);
  GVariantDict typed;

  if (form == NULL && files == NULL)
    return NULL;
  g_variant_dict_init (&typed, NULL);
  g_variant_dict_insert (&typed, RAPPORT_DRAFT_CUSTOMER, "x", self->customer);
  if (form != NULL)
    g_variant_dict_insert (&typed, "form", "s", form);
  if (files != NULL)
    g_variant_dict_insert (&typed, "files", "s", files);
  g_variant_dict_insert (&typed, "reason", "s", rapport_warning_box_get_typed (self->warning));
  return g_variant_dict_end (&typed);
}

static void
typed_cb (RapportPlanDialog *self)
{
  if (self->draft != NULL)
    rapport_draft_touch (self->draft);
}

static void
show_error (RapportPlanDialog *self,
            const char        *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->error), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->error, sentence != NULL);
}

static void
tell_planned (RapportPlanDialog *self)
{
  RapportEntity *plan = rapport_form_get_entity (self->form);
  g_autoptr(RapportEntity) customer =
    rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_CUSTOMER,
                      rapport_entity_get_integer (plan, RAPPORT_PLAN_CUSTOMER), NULL);
  g_autofree char *when = rapport_format_moment (rapport_context_get_format (self->context),
                                                 rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE));
  /* translators: the name of a customer, and when the follow-up is */
  g_autofree char *sentence =
    g_strdup_printf (_("Planned: %s · %s"), customer != NULL ? rapport_entity_get_name (customer) : "", when);

  rapport_context_tell (self->context, sentence, TRUE);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(RapportPlanDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);

  if (self->context == NULL)
    return;
  gtk_widget_set_sensitive (self->add, TRUE);
  if (receipt == NULL)
    {
      show_error (self, error->message);
      return;
    }
  if (is_new (self))
    {
      rapport_draft_forget (self->draft);
      tell_planned (self);
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
run (RapportPlanDialog *self,
     RapportAct        *act)
{
  gtk_widget_set_sensitive (self->add, FALSE);
  rapport_act_run_async (act, rapport_context_get_book (self->context), saved_cb, g_object_ref (self));
}

/* A stored plan is kept already; what is left to be kept is why it is so in spite of a warning. */
static void
keep_reason (RapportPlanDialog *self,
             GArray            *findings)
{
  g_autoptr(GPtrArray) overrides =
    rapport_findings_dup_overrides (findings, 0, rapport_warning_box_get_typed (self->warning));

  run (self, rapport_pass_warnings_new (rapport_form_get_entity (self->form), overrides));
}

/* What was not understood holds the dialog once, so that it is seen. */
static gboolean
is_refused (RapportPlanDialog *self)
{
  g_autofree char *refused = rapport_form_dup_typed (self->form);
  gboolean is_told = g_strcmp0 (refused, self->refused) == 0;

  show_error (self, refused != NULL ? _("What is marked is not stored. Close once more to go on another time.") : NULL);
  g_free (self->refused);
  self->refused = g_steal_pointer (&refused);
  if (self->refused != NULL && !is_told)
    rapport_form_focus_edited (self->form);
  return self->refused != NULL && !is_told;
}

static GArray *
find_warnings (RapportPlanDialog *self,
               GArray            *replaced)
{
  return rapport_findings_take_warnings (
    rapport_plan_hints_find (self->checks, rapport_form_get_entity (self->form), replaced));
}

/* What was gone on in spite of once is not asked again of the same plan. */
static void
take_passed (RapportPlanDialog *self,
             GArray            *findings)
{
  RapportEntity *plan = rapport_form_get_entity (self->form);
  RapportConnection *connection = rapport_book_get_connection (rapport_context_get_book (self->context));
  g_autoptr(GPtrArray) passed = rapport_override_rows_load (connection, plan);

  for (guint i = findings->len; i > 0; i--)
    if (rapport_entity_is_set (plan, RAPPORT_PLAN_WARNING_REASON)
        || rapport_override_rows_has (passed, g_array_index (findings, RapportFinding, i - 1).hint.rule))
      g_array_remove_index (findings, i - 1);
}

/* A warning that a change gives rise to is told once, too; only to finish, it needs an answer. */
static gboolean
is_warned (RapportPlanDialog *self,
           Leaving            leaving)
{
  g_autoptr(GArray) findings = find_warnings (self, NULL);
  g_autofree char *warnings = NULL;
  gboolean is_told;

  take_passed (self, findings);
  if (self->is_changed)
    warnings = rapport_findings_dup_text (findings, '\n');
  is_told = g_strcmp0 (warnings, self->warned) == 0;
  g_free (self->warned);
  self->warned = g_strdup (warnings);
  if (!rapport_warning_box_tell (self->warning, warnings))
    return leaving == FINISH || !is_told;
  if (warnings != NULL)
    keep_reason (self, findings);
  return warnings != NULL;
}

/* The edits of a stored plan are kept already, or are tried to be; says whether that is all. */
static gboolean
leave (RapportPlanDialog *self,
       Leaving            leaving)
{
  self->leaving = leaving;
  rapport_form_commit (self->form);
  if (rapport_form_is_saving (self->form) || !rapport_follow_up_checks_is_ready (self->checks))
    return FALSE;
  self->leaving = STAY;
  return !is_refused (self) && !is_warned (self, leaving);
}

static void
settled_cb (RapportPlanDialog *self)
{
  if (self->leaving != STAY && leave (self, self->leaving))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
changed_cb (RapportPlanDialog *self)
{
  self->is_changed = TRUE;
}

static void
add_new (RapportPlanDialog *self)
{
  RapportEntity *plan = rapport_form_get_entity (self->form);
  g_autoptr(GArray) replaced = rapport_other_plans_dup_ticked (self->others);
  g_autoptr(GArray) files = rapport_chosen_files_dup_ids (self->files);
  g_autoptr(GArray) findings = NULL;
  g_autoptr(GPtrArray) overrides = NULL;
  g_autofree char *warnings = NULL;

  rapport_form_commit (self->form);
  if (!rapport_form_apply (self->form))
    return;
  self->adding = !rapport_follow_up_checks_is_ready (self->checks);
  if (self->adding)
    return;
  findings = find_warnings (self, replaced);
  warnings = rapport_findings_dup_text (findings, '\n');
  if (!rapport_warning_box_tell (self->warning, warnings))
    return;
  overrides = rapport_findings_dup_overrides (findings, 0, rapport_warning_box_get_typed (self->warning));
  run (self, rapport_attach_copies_new (rapport_add_plan_new (RAPPORT_PLAN (plan), replaced, overrides),
                                        RAPPORT_TYPE_PLAN, 0, files));
}

static void
add_cb (RapportPlanDialog *self)
{
  if (!gtk_widget_get_sensitive (self->add))
    return;
  if (is_new (self))
    add_new (self);
  else if (leave (self, FINISH))
    gtk_window_destroy (GTK_WINDOW (self));
}

/* The book is read, which the plan is held against: what waited for that goes on. */
static void
checks_changed_cb (RapportPlanDialog *self)
{
  if (self->context == NULL)
    return;
  if (self->adding)
    add_new (self);
  else if (!is_new (self))
    settled_cb (self);
}

static void
start (RapportPlanDialog *self,
       GVariant          *typed)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  const char *form;
  const char *files = NULL;
  const char *reason = NULL;

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, self->customer);
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, rapport_context_get_member (self->context));
  rapport_form_start (self->form, plan);
  if (typed != NULL && g_variant_lookup (typed, "form", "&s", &form))
    rapport_form_set_typed (self->form, form);
  if (typed != NULL)
    {
      g_variant_lookup (typed, "reason", "&s", &reason);
      g_variant_lookup (typed, "files", "&s", &files);
    }
  rapport_chosen_files_set_typed (self->files, files);
  rapport_warning_box_set_typed (self->warning, reason);
  rapport_draft_bar_set_restored (self->bar, typed != NULL);
}

static void
anew_cb (RapportPlanDialog *self)
{
  rapport_draft_forget (self->draft);
  start (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

/* A stored plan has it at once. */
static void
file_chosen_cb (RapportPlanDialog *self,
                gint64             attachment)
{
  g_autoptr(GArray) files = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (is_new (self))
    {
      rapport_chosen_files_add (self->files, attachment);
      return;
    }
  g_array_append_val (files, attachment);
  rapport_run_told (self->context,
                    rapport_attach_copies_new (NULL, RAPPORT_TYPE_PLAN,
                                               rapport_entity_get_id (rapport_form_get_entity (self->form)), files));
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  if (gtk_widget_get_sensitive (RAPPORT_PLAN_DIALOG (widget)->add))
    add_cb (RAPPORT_PLAN_DIALOG (widget));
}

static gboolean
rapport_plan_dialog_close_request (GtkWindow *window)
{
  RapportPlanDialog *self = RAPPORT_PLAN_DIALOG (window);

  /* what becomes of it is told here */
  if (!gtk_widget_get_sensitive (self->add) || (!is_new (self) && !leave (self, LEAVE)))
    return TRUE;
  if (is_new (self))
    rapport_draft_keep (self->draft);
  return GTK_WINDOW_CLASS (rapport_plan_dialog_parent_class)->close_request (window);
}

static void
rapport_plan_dialog_dispose (GObject *object)
{
  RapportPlanDialog *self = RAPPORT_PLAN_DIALOG (object);

  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_PLAN_DIALOG);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_plan_dialog_parent_class)->dispose (object);
}

static void
rapport_plan_dialog_finalize (GObject *object)
{
  RapportPlanDialog *self = RAPPORT_PLAN_DIALOG (object);

  g_free (self->refused);
  g_free (self->warned);

  G_OBJECT_CLASS (rapport_plan_dialog_parent_class)->finalize (object);
}

static void
rapport_plan_dialog_class_init (RapportPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_plan_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_plan_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = rapport_plan_dialog_close_request;

  g_type_ensure (RAPPORT_TYPE_CHOSEN_FILES);
  g_type_ensure (RAPPORT_TYPE_DRAFT_BAR);
  g_type_ensure (RAPPORT_TYPE_OTHER_PLANS);
  g_type_ensure (RAPPORT_TYPE_TEXT_BUTTON);
  g_type_ensure (RAPPORT_TYPE_WARNING_BOX);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportPlanDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, RapportPlanDialog, box);
  gtk_widget_class_bind_template_child (widget_class, RapportPlanDialog, error);
  gtk_widget_class_bind_template_child (widget_class, RapportPlanDialog, add);
  gtk_widget_class_bind_template_child (widget_class, RapportPlanDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, RapportPlanDialog, texts);
  gtk_widget_class_bind_template_child (widget_class, RapportPlanDialog, files);
  gtk_widget_class_bind_template_child (widget_class, RapportPlanDialog, others);
  gtk_widget_class_bind_template_child (widget_class, RapportPlanDialog, warning);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, anew_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_cb);
}

static void
rapport_plan_dialog_init (RapportPlanDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_ui_add_save_keys (GTK_WIDGET (self), "dialog.save");
}

static RapportPlanDialog *
make_dialog (RapportContext *context,
             gint64          customer)
{
  RapportPlanDialog *self = g_object_new (RAPPORT_TYPE_PLAN_DIALOG, "modal", TRUE, "transient-for",
                                          rapport_context_get_window (context), NULL);

  self->context = g_object_ref (context);
  self->customer = customer;
  self->form = rapport_form_new (context, RAPPORT_TYPE_PLAN);
  rapport_form_add_section (self->form, NULL, fields, G_N_ELEMENTS (fields));
  self->checks = rapport_plan_hints_attach (context, self->form);
  rapport_follow_up_checks_set_customer (self->checks, customer);
  g_signal_connect_object (self->checks, "changed", G_CALLBACK (checks_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (GTK_BOX (self->box), GTK_WIDGET (self->form), self->error);
  rapport_chosen_files_set_context (self->files, context);
  rapport_text_button_set_context (self->texts, context);
  rapport_text_button_set_kinds (self->texts, RAPPORT_TEXTS_OF_CONTACTS);
  rapport_text_button_add_field (self->texts, self->form, RAPPORT_PLAN_CONTENT);
  rapport_text_button_add_field (self->texts, self->form, RAPPORT_PLAN_GOAL);
  rapport_text_button_add_field (self->texts, self->form, RAPPORT_PLAN_PREPARATION);
  rapport_text_button_set_customer (self->texts, customer);
  return self;
}

/** rapport_plan_dialog_add: plans a follow-up with @customer, going on where it was left */
void
rapport_plan_dialog_add (RapportContext *context,
                         gint64          customer)
{
  RapportPlanDialog *self;
  g_autoptr(GPtrArray) others = NULL;
  g_autoptr(GVariant) typed = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  self = make_dialog (context, customer);
  self->draft = rapport_draft_new (rapport_context_get_book (context), DRAFT, collect_typed, self);
  typed = rapport_draft_take_latest (self->draft, customer);
  start (self, typed);
  g_signal_connect_object (self->form, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  others = rapport_plans_load_open (context, customer);
  rapport_other_plans_show (self->others, context, others, FALSE);
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
  GtkWidget *files;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));

  entity = rapport_book_get (rapport_context_get_book (context), RAPPORT_TYPE_PLAN, plan, NULL);
  if (entity == NULL)
    return;
  self = make_dialog (context, rapport_entity_get_integer (entity, RAPPORT_PLAN_CUSTOMER));
  gtk_window_set_title (GTK_WINDOW (self), _("Edit Plan"));
  gtk_button_set_label (GTK_BUTTON (self->add), _("_Close"));
  gtk_widget_remove_css_class (self->add, "suggested-action");
  gtk_widget_set_visible (self->cancel, FALSE);
  if (rapport_entity_is_set (entity, RAPPORT_PLAN_WARNING_REASON))
    rapport_form_add_section (self->form, NULL, reason_field, G_N_ELEMENTS (reason_field));
  rapport_form_set_entity (self->form, entity);
  files = rapport_files_pane_new (context);
  rapport_files_pane_set_owner (RAPPORT_FILES_PANE (files), entity);
  gtk_box_append (GTK_BOX (self->box), files);
  self->refused = rapport_form_dup_typed (self->form);
  g_signal_connect_object (self->form, "saved", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  gtk_window_present (GTK_WINDOW (self));
}
