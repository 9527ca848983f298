/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-act-words.h"
#include "rapport-attach.h"
#include "rapport-chosen-files.h"
#include "rapport-control-name.h"
#include "rapport-draft-bar.h"
#include "rapport-edit.h"
#include "rapport-event-dialog.h"
#include "rapport-event-shapes.h"
#include "rapport-form.h"
#include "rapport-references.h"
#include "rapport-text-button.h"
#include "rapport-ticket-acts.h"
#include "rapport-ui.h"

/* as wide as those of a form */
#define LABEL_LEAST_CHARS 10
#define LABEL_MOST_CHARS 14

/** RapportEventDialog: writes down what happened to a ticket, or puts right what was written down of it */
struct _RapportEventDialog
{
  GtkWindow                parent_instance;

  GtkWidget               *remove;
  RapportDraftBar         *bar;
  GtkWidget               *content;
  GtkLabel                *error;
  GtkRevealer             *error_revealer;
  GtkWidget               *value;
  GtkWidget               *other;
  RapportForm             *form;
  RapportForm             *ticket_form;
  RapportChosenFiles      *files;
  RapportContext          *context;
  RapportDraft            *draft;
  RapportTicket           *ticket;
  const RapportEventShape *shape;
  RapportEntity           *stored;
  RapportEntity           *preset;
  RapportEntity           *event;
  RapportEntity           *values;
  gint64                   opened;
  gboolean                 filling;
};

G_DEFINE_FINAL_TYPE (RapportEventDialog, rapport_event_dialog, GTK_TYPE_WINDOW)

static void
show_error (RapportEventDialog *self,
            const char         *sentence)
{
  gtk_label_set_text (self->error, sentence != NULL ? sentence : "");
  gtk_revealer_set_reveal_child (self->error_revealer, sentence != NULL);
}

static const RapportChoice *
get_value (RapportEventDialog *self)
{
  const guint selected = self->value != NULL ? gtk_drop_down_get_selected (GTK_DROP_DOWN (self->value)) : 0;

  return selected > 0 ? &rapport_event_value_choices (self->shape->kind)[selected - 1] : NULL;
}

static gint64
get_other (RapportEventDialog *self)
{
  return self->other != NULL ? rapport_reference_get_id (RAPPORT_REFERENCE (self->other)) : 0;
}

/* What was typed, beside what was filled in by itself. */
static GVariant *
collect_typed (gpointer data)
{
  RapportEventDialog *self = data;
  g_autofree char *form = rapport_form_dup_typed (self->form);
  g_autofree char *files = rapport_chosen_files_dup_typed (self->files);
  GVariantDict typed;

  if (form == NULL && files == NULL)
    return NULL;
  g_variant_dict_init (&typed, NULL);
  g_variant_dict_insert (&typed, RAPPORT_DRAFT_CUSTOMER, "x",
                         rapport_entity_get_integer (RAPPORT_ENTITY (self->ticket), RAPPORT_TICKET_CUSTOMER));
  g_variant_dict_insert (&typed, RAPPORT_DRAFT_TITLE, "s", _(self->shape->title));
  if (form != NULL)
    g_variant_dict_insert (&typed, "form", "s", form);
  if (files != NULL)
    g_variant_dict_insert (&typed, "files", "s", files);
  return g_variant_dict_end (&typed);
}

static void
typed_cb (RapportEventDialog *self)
{
  if (!self->filling && self->draft != NULL)
    rapport_draft_touch (self->draft);
}

static void
load_value (RapportEventDialog *self)
{
  const RapportChoice *choices = rapport_event_value_choices (self->shape->kind);
  const RapportChoice *chosen =
    rapport_choice_find (choices, rapport_entity_get_text (self->event, RAPPORT_TICKET_EVENT_VALUE));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->value), chosen != NULL ? chosen - choices + 1 : 0);
}

static void
start (RapportEventDialog *self,
       GVariant           *typed)
{
  const char *text;
  const char *files = NULL;

  self->filling = TRUE;
  g_clear_object (&self->event);
  if (self->stored != NULL)
    self->event = rapport_entity_copy (self->stored);
  else
    {
      self->event = self->preset != NULL ? rapport_entity_copy (self->preset)
                                         : RAPPORT_ENTITY (rapport_ticket_event_new ());
      rapport_entity_set_text (self->event, RAPPORT_TICKET_EVENT_KIND, self->shape->kind);
      rapport_entity_set_integer (self->event, RAPPORT_TICKET_EVENT_AT, self->opened);
    }
  if (self->value != NULL)
    load_value (self);
  rapport_form_start (self->form, self->event);
  if (self->ticket_form != NULL)
    {
      g_clear_object (&self->values);
      self->values = rapport_entity_copy (RAPPORT_ENTITY (self->ticket));
      rapport_form_start (self->ticket_form, self->values);
    }
  if (typed != NULL && g_variant_lookup (typed, "form", "&s", &text))
    rapport_form_set_typed (self->form, text);
  if (typed != NULL)
    g_variant_lookup (typed, "files", "&s", &files);
  rapport_chosen_files_set_typed (self->files, files);
  rapport_draft_bar_set_restored (self->bar, typed != NULL);
  self->filling = FALSE;
}

static void
focus_first (RapportEventDialog *self)
{
  gtk_widget_grab_focus (self->value != NULL ? self->value : GTK_WIDGET (self->form));
}

static void
anew_cb (RapportEventDialog *self)
{
  if (self->draft != NULL)
    rapport_draft_forget (self->draft);
  start (self, NULL);
  focus_first (self);
}

/**
 * rapport_event_dup_done:
 * @subject: (nullable): a ticket's number
 * @kind: of event
 *
 * Returns: (transfer full) (nullable): what is said once it is noted; NULL without a number
 */
char *
rapport_event_dup_done (const char *subject,
                        const char *kind)
{
  if (subject == NULL)
    return NULL;
  /* translators: a ticket's number, then what happened: "Ticket 029: Solved" */
  return g_strdup_printf (_("Ticket %s: %s"), subject, rapport_choice_label (rapport_event_kinds, kind));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(RapportEventDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);
  g_autofree char *described = NULL;

  if (self->context == NULL)
    return;
  gtk_widget_set_sensitive (self->content, TRUE);
  if (receipt == NULL)
    {
      show_error (self, error->message);
      return;
    }
  if (self->draft != NULL)
    rapport_draft_forget (self->draft);
  if (self->stored == NULL)
    described = rapport_event_dup_done (receipt->subject, self->shape->kind);
  if (described == NULL)
    described = rapport_act_describe_done (receipt->kind, receipt->subject);
  rapport_context_tell (self->context, described, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
run (RapportEventDialog *self,
     RapportAct         *act)
{
  show_error (self, NULL);
  gtk_widget_set_sensitive (self->content, FALSE);
  rapport_act_run_async (act, rapport_context_get_book (self->context), saved_cb, g_object_ref (self));
}

/* A time is typed to the minute, and a ticket was received at a second of it. */
static void
settle_time (RapportEventDialog *self)
{
  const gint64 received = rapport_entity_get_integer (RAPPORT_ENTITY (self->ticket), RAPPORT_TICKET_RECEIVED);
  const gint64 at = rapport_entity_get_integer (self->event, RAPPORT_TICKET_EVENT_AT);

  if (self->stored == NULL && at == self->opened)
    rapport_entity_set_integer (self->event, RAPPORT_TICKET_EVENT_AT, RAPPORT_UNSET);
  else if (at < received && at / 60 == received / 60)
    rapport_entity_set_integer (self->event, RAPPORT_TICKET_EVENT_AT, received);
}

static gboolean
has_needed (RapportEventDialog *self)
{
  RapportFieldEditor *editor;

  if (self->shape->needed == NULL)
    return TRUE;
  for (const int *field = self->shape->needed; *field >= 0; field++)
    if (rapport_entity_is_set (self->event, *field))
      return TRUE;
  if (self->shape->needed[0] == RAPPORT_TICKET_EVENT_VALUE)
    {
      show_error (self, _(self->shape->missing));
      gtk_widget_grab_focus (self->value);
      return FALSE;
    }
  editor = rapport_form_get_editor (self->form, self->shape->needed[0]);
  rapport_field_editor_show_problem (editor, RAPPORT_SEVERITY_ERROR, _(self->shape->missing));
  gtk_widget_grab_focus (GTK_WIDGET (editor));
  return FALSE;
}

static gboolean
check_new_date (RapportEventDialog *self)
{
  g_autoptr(GError) error = NULL;
  RapportFieldEditor *editor;

  if (rapport_ticket_event_check_new_date (RAPPORT_TICKET_EVENT (self->event),
                                           rapport_context_get_now (self->context),
                                           rapport_context_get_zone (self->context), &error))
    return TRUE;
  editor = rapport_form_get_editor (self->form, RAPPORT_TICKET_EVENT_NEW_DATE);
  rapport_field_editor_show_problem (editor, RAPPORT_SEVERITY_ERROR, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (editor));
  return FALSE;
}

static void
note_new (RapportEventDialog *self)
{
  const gint64 ticket = rapport_entity_get_id (RAPPORT_ENTITY (self->ticket));
  g_autoptr(GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) files = rapport_chosen_files_dup_ids (self->files);
  RapportAct *act;

  for (guint i = 0; i < self->shape->n_ticket_fields; i++)
    if (!rapport_entity_field_equal (self->values, RAPPORT_ENTITY (self->ticket), self->shape->ticket_fields[i]))
      g_array_append_val (fields, self->shape->ticket_fields[i]);
  act = rapport_note_event_with_new (ticket, RAPPORT_TICKET_EVENT (self->event),
                                     self->values != NULL ? RAPPORT_TICKET (self->values) : NULL,
                                     (const guint *) fields->data, fields->len, get_other (self));
  run (self, rapport_attach_copies_new (act, RAPPORT_TYPE_TICKET, ticket, files));
}

static void
keep_changes (RapportEventDialog *self)
{
  g_autoptr(GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint value = RAPPORT_TICKET_EVENT_VALUE;

  for (guint i = 0; i < self->shape->n_fields; i++)
    if (!rapport_entity_field_equal (self->event, self->stored, self->shape->fields[i]))
      g_array_append_val (fields, self->shape->fields[i]);
  if (self->value != NULL && !rapport_entity_field_equal (self->event, self->stored, value))
    g_array_append_val (fields, value);
  if (fields->len == 0)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    run (self, rapport_edit_new (self->event, (const guint *) fields->data, fields->len));
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportEventDialog *self = RAPPORT_EVENT_DIALOG (widget);
  const RapportChoice *value = get_value (self);

  if (!gtk_widget_get_sensitive (self->content) || !rapport_form_apply (self->form) ||
      (self->ticket_form != NULL && !rapport_form_apply (self->ticket_form)))
    return;
  if (self->value != NULL)
    rapport_entity_set_text (self->event, RAPPORT_TICKET_EVENT_VALUE, value != NULL ? value->value : NULL);
  if (!has_needed (self) || !check_new_date (self))
    return;
  settle_time (self);
  if (self->stored != NULL)
    keep_changes (self);
  else
    note_new (self);
}

static void
delete_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RapportEventDialog *self = RAPPORT_EVENT_DIALOG (widget);
  gint64 id;

  if (self->stored == NULL || !gtk_widget_get_sensitive (self->content))
    return;
  id = rapport_entity_get_id (self->stored);
  run (self, rapport_delete_new (RAPPORT_TYPE_TICKET_EVENT, &id, 1));
}

static gboolean
rapport_event_dialog_close_request (GtkWindow *window)
{
  RapportEventDialog *self = RAPPORT_EVENT_DIALOG (window);

  /* what becomes of it is told here */
  if (!gtk_widget_get_sensitive (self->content))
    return TRUE;
  if (self->draft != NULL)
    rapport_draft_keep (self->draft);
  return GTK_WINDOW_CLASS (rapport_event_dialog_parent_class)->close_request (window);
}

static void
rapport_event_dialog_dispose (GObject *object)
{
  RapportEventDialog *self = RAPPORT_EVENT_DIALOG (object);

  self->filling = TRUE;
  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_EVENT_DIALOG);
  g_clear_object (&self->event);
  g_clear_object (&self->stored);
  g_clear_object (&self->preset);
  g_clear_object (&self->values);
  g_clear_object (&self->files);
  g_clear_object (&self->ticket);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_event_dialog_parent_class)->dispose (object);
}

static void
rapport_event_dialog_class_init (RapportEventDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_event_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rapport_event_dialog_close_request;

  g_type_ensure (RAPPORT_TYPE_DRAFT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-event-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportEventDialog, remove);
  gtk_widget_class_bind_template_child (widget_class, RapportEventDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, RapportEventDialog, content);
  gtk_widget_class_bind_template_child (widget_class, RapportEventDialog, error);
  gtk_widget_class_bind_template_child (widget_class, RapportEventDialog, error_revealer);
  gtk_widget_class_bind_template_callback (widget_class, anew_cb);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "dialog.delete", NULL, delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rapport_event_dialog_init (RapportEventDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_ui_add_save_keys (GTK_WIDGET (self), "dialog.save");
}

static void
add_row (RapportEventDialog *self,
         const char         *name,
         GtkWidget          *control)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (name);
  g_autoptr(GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), LABEL_LEAST_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_MOST_CHARS);
  gtk_widget_add_css_class (label, "field-label");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_size_group_add_widget (labels, label);
  gtk_size_group_add_widget (labels, rapport_field_editor_get_label (
                                       rapport_form_get_editor (self->form, self->shape->fields[0])));
  gtk_widget_set_hexpand (control, TRUE);
  rapport_control_name_set (control, name);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), control);
  gtk_box_append (GTK_BOX (self->content), box);
}

/* What it is no event of its kind without says so where it is filled in. */
static char *
dup_name (RapportEventDialog *self,
          guint               field,
          const char         *label)
{
  const int *needed = self->shape->needed;
  const gboolean is_alone = needed != NULL && needed[1] < 0;

  for (; needed != NULL && *needed >= 0; needed++)
    if (*needed == (int) field)
      /* translators: %s is the name of a field, which is to be filled in; or of one of several, one of which is */
      return g_strdup_printf (is_alone ? _("%s (required)") : _("%s (one is required)"), label);
  return g_strdup (label);
}

static void
name_needed (RapportEventDialog *self)
{
  for (guint i = 0; i < self->shape->n_fields; i++)
    {
      const guint field = self->shape->fields[i];
      g_autofree char *name = dup_name (self, field, g_dpgettext2 (GETTEXT_PACKAGE, "field",
                                                                   rapport_ticket_event_info.fields[field].label));

      rapport_field_editor_set_name (rapport_form_get_editor (self->form, field), name);
    }
}

static void
add_value (RapportEventDialog *self)
{
  g_autofree char *name = dup_name (self, RAPPORT_TICKET_EVENT_VALUE,
                                    g_dpgettext2 (GETTEXT_PACKAGE, "field", self->shape->value));
  GtkStringList *names = gtk_string_list_new ((const char *[]) { _("Not set"), NULL });

  for (const RapportChoice *choice = rapport_event_value_choices (self->shape->kind); choice->value != NULL; choice++)
    gtk_string_list_append (names, g_dpgettext2 (GETTEXT_PACKAGE, "choice", choice->label));
  self->value = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_widget_set_halign (self->value, GTK_ALIGN_START);
  add_row (self, name, self->value);
}

static void
add_other (RapportEventDialog *self)
{
  self->other = rapport_references_new (self->context, "ticket");
  add_row (self, g_dpgettext2 (GETTEXT_PACKAGE, "field", "Other ticket"), self->other);
}

/* What is written to or heard from the customer can be begun with a text that is kept. */
static void
add_texts (RapportEventDialog *self)
{
  GtkWidget *texts;

  self->files = RAPPORT_CHOSEN_FILES (g_object_ref_sink (rapport_chosen_files_new ()));
  rapport_chosen_files_set_context (self->files, self->context);
  if (self->shape->texts == NULL)
    return;
  texts = rapport_text_button_new ();
  if (self->stored == NULL)
    g_signal_connect_object (texts, "file-chosen", G_CALLBACK (rapport_chosen_files_add), self->files,
                             G_CONNECT_SWAPPED);
  rapport_text_button_set_kinds (RAPPORT_TEXT_BUTTON (texts), self->shape->texts);
  rapport_text_button_set_context (RAPPORT_TEXT_BUTTON (texts), self->context);
  for (guint i = 0; i < self->shape->n_fields; i++)
    if (rapport_ticket_event_info.fields[self->shape->fields[i]].kind == RAPPORT_FIELD_LONG_TEXT)
      rapport_text_button_add_field (RAPPORT_TEXT_BUTTON (texts), self->form, self->shape->fields[i]);
  rapport_text_button_set_ticket (RAPPORT_TEXT_BUTTON (texts), self->ticket);
  rapport_text_button_leave_out_tab (RAPPORT_TEXT_BUTTON (texts));
  gtk_box_append (GTK_BOX (self->content), texts);
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->files));
  g_signal_connect_object (self->files, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_forms (RapportEventDialog *self)
{
  self->form = rapport_form_new (self->context, RAPPORT_TYPE_TICKET_EVENT);
  rapport_form_add_section (self->form, NULL, self->shape->fields, self->shape->n_fields);
  name_needed (self);
  if (self->shape->value != NULL)
    add_value (self);
  if (self->shape->names_other && self->stored == NULL)
    add_other (self);
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->form));
  g_signal_connect_object (self->form, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  if (self->shape->n_ticket_fields == 0 || self->stored != NULL)
    return;
  self->ticket_form = rapport_form_new (self->context, RAPPORT_TYPE_TICKET);
  rapport_form_add_section (self->ticket_form, NULL, self->shape->ticket_fields, self->shape->n_ticket_fields);
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->ticket_form));
}

static void
show (RapportContext          *context,
      RapportTicket           *ticket,
      const RapportEventShape *shape,
      RapportEntity           *stored,
      RapportEntity           *preset)
{
  RapportEventDialog *self = g_object_new (RAPPORT_TYPE_EVENT_DIALOG, "title", _(shape->title), "transient-for",
                                           rapport_context_get_window (context), NULL);
  g_autoptr(GVariant) typed = NULL;
  g_autofree char *name = NULL;

  self->context = g_object_ref (context);
  self->ticket = g_object_ref (ticket);
  self->shape = shape;
  g_set_object (&self->stored, stored);
  g_set_object (&self->preset, preset);
  self->opened = rapport_context_get_now (context);
  gtk_widget_set_visible (self->remove, stored != NULL);
  add_forms (self);
  add_texts (self);
  if (stored == NULL)
    {
      name = g_strdup_printf ("event-%s-%" G_GINT64_FORMAT, shape->kind,
                              rapport_entity_get_id (RAPPORT_ENTITY (ticket)));
      self->draft = rapport_draft_new (rapport_context_get_book (context), name, collect_typed, self);
      typed = rapport_draft_take_latest (self->draft, rapport_entity_get_integer (RAPPORT_ENTITY (ticket),
                                                                                  RAPPORT_TICKET_CUSTOMER));
    }
  start (self, typed);
  gtk_window_present (GTK_WINDOW (self));
  focus_first (self);
}

/**
 * rapport_event_dialog_note:
 * @ticket: as the book has it
 * @kind: of an event that has a #RapportEventShape
 * @preset: (nullable) (type RapportTicketEvent): what is filled in already
 *
 * Asks over the window what is to be noted of it. What was typed of it before and not saved is in it.
 */
void
rapport_event_dialog_note (RapportContext *context,
                           RapportTicket  *ticket,
                           const char     *kind,
                           RapportEntity  *preset)
{
  const RapportEventShape *shape = rapport_event_shape_find (kind);

  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && RAPPORT_IS_TICKET (ticket) && shape != NULL);

  show (context, ticket, shape, NULL, preset);
}

/** rapport_event_dialog_edit: lets an event of @ticket be put right or deleted; its clocks follow */
void
rapport_event_dialog_edit (RapportContext *context,
                           RapportTicket  *ticket,
                           gint64          event)
{
  g_autoptr(RapportEntity) stored = NULL;
  const RapportEventShape *shape;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && RAPPORT_IS_TICKET (ticket));

  stored = rapport_book_get (rapport_context_get_book (context), RAPPORT_TYPE_TICKET_EVENT, event, NULL);
  shape = stored != NULL
            ? rapport_event_shape_find (rapport_entity_get_text (stored, RAPPORT_TICKET_EVENT_KIND)) : NULL;
  if (shape != NULL)
    show (context, ticket, shape, stored, NULL);
}
