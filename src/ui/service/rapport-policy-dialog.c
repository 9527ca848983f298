/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-checks-button.h"
#include "rapport-control-name.h"
#include "rapport-drafts.h"
#include "rapport-keyboard.h"
#include "rapport-policy-dialog.h"
#include "rapport-policy-draft.h"
#include "rapport-policy-sample.h"
#include "rapport-policy-version.h"
#include "rapport-policy-words.h"
#include "rapport-sla-shipped.h"
#include "rapport-target-row.h"
#include "rapport-ui.h"
#include "rapport-version-saving.h"

/* What is typed and not saved yet is kept as a draft, one for each policy. */
#define DRAFT_FORM "policy"

/**
 * RapportPolicyDialog:
 * An SLA policy is written: it is checked as one types, shows what a ticket gets by it, and says before it is saved
 * which deadlines of open tickets move.
 */
struct _RapportPolicyDialog
{
  GtkWindow       parent_instance;

  GtkWidget      *spinner;
  GtkWidget      *status;
  GtkGrid        *head;
  GtkWidget      *name;
  GtkWidget      *when;
  GtkDropDown    *recount;
  GtkWidget      *rows;
  GtkWidget      *sample;
  RapportContext *context;
  gint64          base;
  char           *base_name;
  char           *opened;
  RapportVersionSaving *saving;
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (RapportPolicyDialog, rapport_policy_dialog, GTK_TYPE_WINDOW)

static void changed_cb (RapportPolicyDialog *self);

static void
tell (RapportPolicyDialog *self,
      const char          *sentence,
      gboolean             is_error)
{
  rapport_ui_set_status (self->status, sentence, is_error);
}

static RapportPolicyDraft *
dup_draft (RapportPolicyDialog *self)
{
  RapportPolicyDraft *draft = rapport_policy_draft_new (NULL);

  g_free (draft->name);
  draft->name = self->base_name != NULL
                  ? g_strdup (self->base_name) : g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  draft->from_change = gtk_drop_down_get_selected (self->recount) == 1;
  for (guint key = 0; key < RAPPORT_SLA_N_KEYS; key++)
    draft->when[key] = rapport_checks_button_dup_chosen (RAPPORT_CHECKS_BUTTON (self->when), key);
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    g_ptr_array_add (draft->rows, rapport_target_row_dup_row (RAPPORT_TARGET_ROW (row)));
  return draft;
}

static char *
dup_json (RapportPolicyDialog *self)
{
  g_autoptr(RapportPolicyDraft) draft = dup_draft (self);

  return rapport_policy_draft_to_json (draft);
}

static gboolean
check_rows (RapportPolicyDialog *self)
{
  gboolean ok = TRUE;

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    ok = rapport_target_row_check (RAPPORT_TARGET_ROW (row)) && ok;
  return ok;
}

static void
keep_draft (RapportPolicyDialog *self,
            const char          *json)
{
  RapportBook *book = rapport_context_get_book (self->context);

  if (g_strcmp0 (json, self->opened) != 0)
    rapport_drafts_save (book, DRAFT_FORM, self->base, json);
  else
    rapport_drafts_remove (book, DRAFT_FORM, self->base);
}

/* What stands wrong in a row is said there; what the policy lacks as a whole, above. */
static void
look (RapportPolicyDialog *self)
{
  g_autofree char *json = dup_json (self);
  const gboolean rows_ok = check_rows (self);
  const gboolean is_named = *gtk_editable_get_text (GTK_EDITABLE (self->name)) != '\0';
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportPolicy) policy = rows_ok ? rapport_policy_new_from_json (json, -1, &error) : NULL;
  const gboolean is_changed = self->base == 0 || g_strcmp0 (json, self->opened) != 0;
  const gboolean is_read_only = rapport_book_is_read_only (rapport_context_get_book (self->context));

  rapport_control_name_set_problem (self->name, is_named ? NULL : _("The name is missing."), TRUE);
  if (error != NULL)
    tell (self, _("A policy needs at least one target."), TRUE);
  else
    tell (self, is_named ? NULL : _("The name is missing."), TRUE);
  rapport_policy_sample_set_policy (RAPPORT_POLICY_SAMPLE (self->sample), policy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "policy.save", policy != NULL && is_named && is_changed &&
                                                                     !is_read_only && !rapport_version_saving_is_busy (self->saving));
}

static void
changed_cb (RapportPolicyDialog *self)
{
  g_autofree char *json = NULL;

  if (self->context == NULL || self->filling)
    return;
  json = dup_json (self);
  keep_draft (self, json);
  look (self);
}

static void
row_moved_cb (RapportPolicyDialog *self,
              int                  by,
              GtkWidget           *row)
{
  GtkWidget *other = by < 0 ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row);

  if (other == NULL)
    return;
  gtk_box_reorder_child_after (GTK_BOX (self->rows), row, by < 0 ? gtk_widget_get_prev_sibling (other) : other);
  changed_cb (self);
}

/* The keyboard goes to what stands nearest. */
static void
row_removed_cb (RapportPolicyDialog *self,
                GtkWidget           *row)
{
  GtkWidget *near = gtk_widget_get_next_sibling (row);

  if (near == NULL)
    near = gtk_widget_get_prev_sibling (row);
  gtk_box_remove (GTK_BOX (self->rows), row);
  gtk_widget_child_focus (near != NULL ? near : self->name, GTK_DIR_TAB_FORWARD);
  changed_cb (self);
}

static GtkWidget *
add_row (RapportPolicyDialog    *self,
         const RapportPolicyRow *content)
{
  GtkWidget *row = rapport_target_row_new (content);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "move", G_CALLBACK (row_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (row_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->rows), row);
  return row;
}

static void
add_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  RapportPolicyDialog *self = RAPPORT_POLICY_DIALOG (widget);
  g_autoptr(RapportPolicyRow) content = rapport_policy_row_new (NULL);
  GtkWidget *row = add_row (self, content);

  changed_cb (self);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
set_busy (RapportPolicyDialog *self,
          const char          *sentence)
{
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), sentence != NULL);
  gtk_widget_set_sensitive (gtk_window_get_child (GTK_WINDOW (self)), sentence == NULL);
  if (sentence != NULL)
    tell (self, sentence, FALSE);
}

static void
ended_cb (RapportPolicyDialog *self,
          const char          *problem)
{
  if (self->context == NULL)
    return;
  set_busy (self, NULL);
  look (self);
  if (problem != NULL)
    tell (self, problem, TRUE);
}

static void
saved_cb (RapportPolicyDialog         *self,
          const char                  *done,
          const RapportVersionPreview *preview)
{
  if (self->context == NULL)
    return;
  rapport_drafts_remove (rapport_context_get_book (self->context), DRAFT_FORM, self->base);
  rapport_context_tell (self->context, done, TRUE);
  rapport_keyboard_give_back (GTK_WINDOW (self));
  gtk_window_destroy (GTK_WINDOW (self));
}

/* While the person is asked nothing is worked out. */
static void
asked_cb (RapportPolicyDialog *self)
{
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), FALSE);
  tell (self, NULL, FALSE);
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportPolicyDialog *self = RAPPORT_POLICY_DIALOG (widget);
  g_autofree char *json = dup_json (self);

  rapport_version_saving_start (self->saving, self->base, json);
  gtk_widget_action_set_enabled (widget, "policy.save", FALSE);
  set_busy (self, _("Working out which deadlines move…"));
}

/* Leaving it on purpose gives up what was typed. */
static gboolean
rapport_policy_dialog_close_request (GtkWindow *window)
{
  RapportPolicyDialog *self = RAPPORT_POLICY_DIALOG (window);

  rapport_drafts_remove (rapport_context_get_book (self->context), DRAFT_FORM, self->base);
  return GTK_WINDOW_CLASS (rapport_policy_dialog_parent_class)->close_request (window);
}

static void
rapport_policy_dialog_dispose (GObject *object)
{
  RapportPolicyDialog *self = RAPPORT_POLICY_DIALOG (object);

  g_clear_object (&self->saving);
  g_clear_object (&self->context);
  g_clear_pointer (&self->base_name, g_free);
  g_clear_pointer (&self->opened, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_POLICY_DIALOG);

  G_OBJECT_CLASS (rapport_policy_dialog_parent_class)->dispose (object);
}

static void
rapport_policy_dialog_class_init (RapportPolicyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_policy_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rapport_policy_dialog_close_request;

  g_type_ensure (RAPPORT_TYPE_POLICY_SAMPLE);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-policy-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportPolicyDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, RapportPolicyDialog, status);
  gtk_widget_class_bind_template_child (widget_class, RapportPolicyDialog, head);
  gtk_widget_class_bind_template_child (widget_class, RapportPolicyDialog, name);
  gtk_widget_class_bind_template_child (widget_class, RapportPolicyDialog, recount);
  gtk_widget_class_bind_template_child (widget_class, RapportPolicyDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, RapportPolicyDialog, sample);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "policy.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "policy.save", NULL, save_cb);
}

static void
rapport_policy_dialog_init (RapportPolicyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->when = rapport_policy_words_new_when (_("New tickets it is chosen for"),
                                              _("only by a contract, or as the default"));
  gtk_widget_set_halign (self->when, GTK_ALIGN_START);
  gtk_grid_attach (self->head, self->when, 1, 1, 1, 1);
  g_signal_connect_object (self->when, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  rapport_control_name_set (GTK_WIDGET (self->recount), _("When something about a ticket changes"));
  rapport_ui_add_close_key (GTK_WIDGET (self));
  rapport_ui_add_save_keys (GTK_WIDGET (self), "policy.save");
}

static void
fill (RapportPolicyDialog      *self,
      const RapportPolicyDraft *draft)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name), rapport_sla_shipped_get_label (draft->name));
  gtk_drop_down_set_selected (self->recount, draft->from_change);
  for (guint key = 0; key < RAPPORT_SLA_N_KEYS; key++)
    rapport_checks_button_set_chosen (RAPPORT_CHECKS_BUTTON (self->when), key, draft->when[key]);
  rapport_ui_drop_children (self->rows);
  for (guint i = 0; i < draft->rows->len; i++)
    add_row (self, g_ptr_array_index (draft->rows, i));
  self->filling = FALSE;
}

/* What was typed and lost by a crash is there again, as far as it made sense. */
static void
show_kept (RapportPolicyDialog *self)
{
  g_autoptr(GPtrArray) drafts = rapport_drafts_list (rapport_context_get_book (self->context), DRAFT_FORM);

  for (guint i = 0; i < drafts->len; i++)
    {
      const RapportKeptDraft *kept = g_ptr_array_index (drafts, i);
      g_autoptr(RapportPolicy) policy = NULL;
      g_autoptr(RapportPolicyDraft) draft = NULL;

      if (kept->thing != self->base || (policy = rapport_policy_new_from_json (kept->content, -1, NULL)) == NULL)
        continue;
      draft = rapport_policy_draft_new (policy);
      fill (self, draft);
      look (self);
      tell (self, _("This was typed before, and is not saved yet."), FALSE);
      return;
    }
}

/* What is copied is called after it, and nothing else is called so already, as a rule. */
static void
name_copy (RapportPolicyDraft *draft)
{
  /* translators: the name of a copy of an SLA policy */
  char *name = *draft->name != '\0' ? g_strdup_printf (_("Copy of %s"), rapport_sla_shipped_get_label (draft->name))
                                    : g_strdup ("");

  g_free (draft->name);
  draft->name = name;
}

/**
 * rapport_policy_dialog_show:
 * @policy: (nullable): what is shown at first
 * @base: the version that is changed; 0 for a policy of its own, such as a copy, which needs a name of its own
 *
 * Returns: (transfer none): the dialog, over @parent
 */
RapportPolicyDialog *
rapport_policy_dialog_show (RapportContext *context,
                            GtkWindow      *parent,
                            RapportPolicy  *policy,
                            gint64          base)
{
  RapportPolicyDialog *self;
  g_autoptr(RapportPolicyDraft) draft = rapport_policy_draft_new (policy);

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);

  self = g_object_new (RAPPORT_TYPE_POLICY_DIALOG, "modal", TRUE, "transient-for", parent, NULL);
  self->base = base;
  if (base == 0)
    name_copy (draft);
  else
    self->base_name = g_strdup (draft->name);
  rapport_policy_sample_set_context (RAPPORT_POLICY_SAMPLE (self->sample), context);
  fill (self, draft);
  gtk_widget_set_sensitive (self->name, base == 0);
  self->opened = dup_json (self);
  self->context = g_object_ref (context);
  self->saving = rapport_version_saving_new (context, GTK_WIDGET (self), RAPPORT_TYPE_POLICY_VERSION,
                                             _("Save the New Version?"));
  g_signal_connect_object (self->saving, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saving, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saving, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  look (self);
  show_kept (self);
  gtk_widget_child_focus (base == 0 ? self->name : self->rows, GTK_DIR_TAB_FORWARD);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
