/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-act-words.h"
#include "rapport-add.h"
#include "rapport-control-name.h"
#include "rapport-draft-bar.h"
#include "rapport-lines.h"
#include "rapport-references.h"
#include "rapport-thing-detail.h"
#include "rapport-thing-dialog.h"
#include "rapport-things.h"
#include "rapport-ui.h"
#include "rapport-watched-run.h"

/** RapportThingDialog: writes down a new thing as its sheet says; what is half typed survives a crash */
struct _RapportThingDialog
{
  GtkWindow           parent_instance;

  RapportDraftBar    *bar;
  GtkWidget          *content;
  GtkLabel           *error;
  GtkRevealer        *error_revealer;
  GtkWidget          *owner;
  GtkWidget          *owner_label;
  RapportForm        *form;
  RapportLines       *lines;
  RapportContext     *context;
  RapportDraft       *draft;
  const RapportSheet *sheet;
  RapportEntity      *preset;
  GPtrArray          *children;
  RapportEntity      *thing;
  gboolean            filling;
};

G_DEFINE_FINAL_TYPE (RapportThingDialog, rapport_thing_dialog, GTK_TYPE_WINDOW)

static void
show_error (RapportThingDialog *self,
            const char         *sentence)
{
  gtk_label_set_text (self->error, sentence != NULL ? sentence : "");
  gtk_revealer_set_reveal_child (self->error_revealer, sentence != NULL);
}

static int
find_owner (RapportThingDialog *self)
{
  return rapport_entity_info_find_flag (self->sheet->info, RAPPORT_FIELD_OWNER);
}

/* One that comes from something, or may be nobody's, can go without. */
static gboolean
needs_owner (RapportThingDialog *self)
{
  const RapportEntityInfo *info = self->sheet->info;
  const int first = find_owner (self);

  for (guint i = 0; i < info->n_fields; i++)
    if ((int) i != first && (info->fields[i].flags & RAPPORT_FIELD_OWNER) != 0 && rapport_entity_is_set (self->thing, i))
      return FALSE;
  return self->owner != NULL && !self->sheet->may_be_nobodys;
}

static gint64
get_owner (RapportThingDialog *self)
{
  return self->owner != NULL ? rapport_reference_get_id (RAPPORT_REFERENCE (self->owner)) : 0;
}

/* What was typed, beside what was filled in by itself. */
static GVariant *
collect_typed (gpointer data)
{
  RapportThingDialog *self = data;
  g_autofree char *form = rapport_form_dup_typed (self->form);
  g_autofree char *lines = self->lines != NULL ? rapport_lines_dup_typed (self->lines) : NULL;
  g_autofree char *title = rapport_entity_dup_title (self->thing);
  GVariantDict typed;

  if (form == NULL && lines == NULL)
    return NULL;
  g_variant_dict_init (&typed, NULL);
  if (get_owner (self) != 0)
    g_variant_dict_insert (&typed, RAPPORT_DRAFT_CUSTOMER, "x", get_owner (self));
  g_variant_dict_insert (&typed, RAPPORT_DRAFT_TITLE, "s", title != NULL ? title : "");
  if (form != NULL)
    g_variant_dict_insert (&typed, "form", "s", form);
  if (lines != NULL)
    g_variant_dict_insert (&typed, "lines", "s", lines);
  return g_variant_dict_end (&typed);
}

static void
typed_cb (RapportThingDialog *self)
{
  if (!self->filling)
    rapport_draft_touch (self->draft);
}

static void
copy_preset (RapportThingDialog *self)
{
  for (guint i = 0; self->preset != NULL && i < self->sheet->info->n_fields; i++)
    if (rapport_entity_is_set (self->preset, i))
      rapport_entity_copy_field (self->thing, self->preset, i);
}

static void
set_today (RapportThingDialog *self)
{
  const int when = rapport_entity_info_find_flag (self->sheet->info, RAPPORT_FIELD_WHEN);

  if (self->sheet->begins_today && !rapport_entity_is_set (self->thing, when))
    rapport_entity_set_day (self->thing, when, rapport_context_get_today (self->context));
}

/* Begins with an empty form, or with what was typed before. */
static void
start (RapportThingDialog *self,
       gint64              owner,
       GVariant           *typed)
{
  RapportBook *book = rapport_context_get_book (self->context);
  const char *text;

  self->filling = TRUE;
  g_clear_object (&self->thing);
  self->thing = rapport_add_begin (rapport_book_get_connection (book), self->sheet->info->get_type (),
                                   rapport_context_get_member (self->context));
  copy_preset (self);
  set_today (self);
  if (self->owner != NULL)
    {
      rapport_entity_set_integer (self->thing, find_owner (self), owner);
      rapport_reference_set_id (RAPPORT_REFERENCE (self->owner), owner);
    }
  if (self->lines != NULL)
    rapport_lines_start (self->lines);
  rapport_form_start (self->form, self->thing);
  if (typed != NULL && g_variant_lookup (typed, "form", "&s", &text))
    rapport_form_set_typed (self->form, text);
  if (typed != NULL && self->lines != NULL && g_variant_lookup (typed, "lines", "&s", &text))
    rapport_lines_set_typed (self->lines, text);
  rapport_draft_bar_set_restored (self->bar, typed != NULL);
  rapport_draft_bar_offer (self->bar, self->context, self->draft, owner);
  self->filling = FALSE;
}

static void
focus_first (RapportThingDialog *self)
{
  if (needs_owner (self) && get_owner (self) == 0)
    gtk_widget_grab_focus (self->owner);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
anew_cb (RapportThingDialog *self)
{
  rapport_draft_forget (self->draft);
  start (self, get_owner (self), NULL);
  focus_first (self);
}

static void
go_on_cb (RapportThingDialog *self,
          gint64              kept)
{
  g_autoptr(GVariant) typed = NULL;
  gint64 owner;

  rapport_form_commit (self->form);
  rapport_draft_keep (self->draft);
  typed = rapport_draft_take (self->draft, kept);
  owner = rapport_draft_find_customer (self->draft, typed);
  start (self, owner != 0 ? owner : get_owner (self), typed);
  focus_first (self);
}

/* What is offered in the form may depend on whose it is. */
static void
owner_changed_cb (RapportThingDialog *self)
{
  if (self->filling)
    return;
  rapport_entity_set_integer (self->thing, find_owner (self), get_owner (self));
  for (const RapportSheetSection *section = self->sheet->sections; section->fields != NULL; section++)
    for (guint i = 0; i < section->n_fields; i++)
      {
        RapportFieldEditor *editor = rapport_form_get_editor (self->form, section->fields[i]);

        if (editor != NULL && self->sheet->info->fields[section->fields[i]].kind == RAPPORT_FIELD_REFERENCE)
          rapport_field_editor_load (editor, self->thing);
      }
  rapport_draft_touch (self->draft);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(RapportThingDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);
  g_autofree char *described = NULL;

  if (self->context == NULL)
    return;
  gtk_widget_set_sensitive (self->content, TRUE);
  if (receipt == NULL)
    {
      show_error (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : error->message);
      return;
    }
  rapport_draft_forget (self->draft);
  described = rapport_act_describe_done (receipt->kind, receipt->subject);
  /* what is written beside another thing leaves the person there */
  if (self->children == NULL)
    rapport_context_open_thing (self->context, self->sheet->info->name, receipt->created);
  rapport_context_tell (self->context, described, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportThingDialog *self = RAPPORT_THING_DIALOG (widget);
  g_autoptr(GPtrArray) lines = NULL;

  if (!gtk_widget_get_sensitive (self->content) || !rapport_form_apply (self->form))
    return;
  if (self->lines != NULL)
    {
      lines = rapport_lines_apply (self->lines);
      if (lines == NULL)
        return;
    }
  if (needs_owner (self) && get_owner (self) == 0)
    {
      show_error (self, _("Choose whose it is."));
      gtk_widget_grab_focus (self->owner);
      return;
    }
  show_error (self, NULL);
  gtk_widget_set_sensitive (self->content, FALSE);
  if (self->children != NULL && lines != NULL)
    g_ptr_array_extend (lines, self->children, (GCopyFunc) g_object_ref, NULL);
  rapport_watched_run (self->context, rapport_add_with_new (self->thing, lines != NULL ? lines : self->children),
                       GTK_WINDOW (self), _("What follows from it is worked out…"), saved_cb, g_object_ref (self));
}

static gboolean
rapport_thing_dialog_close_request (GtkWindow *window)
{
  RapportThingDialog *self = RAPPORT_THING_DIALOG (window);

  /* what becomes of it is told here */
  if (!gtk_widget_get_sensitive (self->content))
    return TRUE;
  if (self->draft != NULL)
    rapport_draft_keep (self->draft);
  return GTK_WINDOW_CLASS (rapport_thing_dialog_parent_class)->close_request (window);
}

static void
rapport_thing_dialog_dispose (GObject *object)
{
  RapportThingDialog *self = RAPPORT_THING_DIALOG (object);

  self->filling = TRUE;
  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_THING_DIALOG);
  g_clear_object (&self->preset);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_object (&self->thing);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_thing_dialog_parent_class)->dispose (object);
}

static void
rapport_thing_dialog_class_init (RapportThingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_thing_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rapport_thing_dialog_close_request;

  g_type_ensure (RAPPORT_TYPE_DRAFT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-thing-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportThingDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, RapportThingDialog, content);
  gtk_widget_class_bind_template_child (widget_class, RapportThingDialog, error);
  gtk_widget_class_bind_template_child (widget_class, RapportThingDialog, error_revealer);
  gtk_widget_class_bind_template_callback (widget_class, anew_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_on_cb);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rapport_thing_dialog_init (RapportThingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rapport_ui_add_save_keys (GTK_WIDGET (self), "dialog.save");
}

static void
add_owner (RapportThingDialog *self)
{
  const RapportField *field = &self->sheet->info->fields[find_owner (self)];
  const char *name = g_dpgettext2 (GETTEXT_PACKAGE, "field", field->label);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->owner_label = gtk_label_new (name);
  gtk_label_set_xalign (GTK_LABEL (self->owner_label), 0);
  gtk_widget_add_css_class (self->owner_label, "field-label");
  gtk_widget_add_css_class (self->owner_label, "dim-label");
  gtk_box_append (GTK_BOX (box), self->owner_label);
  self->owner = rapport_references_new (self->context, field->target);
  gtk_widget_set_hexpand (self->owner, TRUE);
  rapport_control_name_set (self->owner, name);
  gtk_box_append (GTK_BOX (box), self->owner);
  gtk_box_append (GTK_BOX (self->content), box);
}

static void
add_lines (RapportThingDialog *self)
{
  self->lines = rapport_lines_new (self->context, self->sheet->lines, self->sheet->info);
  rapport_form_add_widget (self->form, GTK_WIDGET (self->lines));
  g_signal_connect_object (self->lines, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

static void
align_owner (RapportThingDialog *self)
{
  g_autoptr(GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  RapportFieldEditor *first = rapport_form_get_editor (self->form, self->sheet->sections->fields[0]);

  gtk_size_group_add_widget (labels, self->owner_label);
  gtk_size_group_add_widget (labels, rapport_field_editor_get_label (first));
}

static void
add_form (RapportThingDialog *self)
{
  self->form = rapport_form_new (self->context, self->sheet->info->get_type ());
  for (const RapportSheetSection *section = self->sheet->sections; section->fields != NULL; section++)
    {
      rapport_form_add_section (self->form, section->title != NULL ? _(section->title) : NULL, section->fields,
                                section->n_fields);
      if (section == self->sheet->sections && self->sheet->lines != NULL)
        add_lines (self);
    }
  if (self->owner != NULL)
    align_owner (self);
  gtk_box_append (GTK_BOX (self->content), GTK_WIDGET (self->form));
  g_signal_connect_object (self->form, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

static void
show (RapportContext     *context,
      const RapportSheet *sheet,
      gint64              customer,
      RapportEntity      *preset,
      GPtrArray          *children,
      const char         *draft)
{
  RapportThingDialog *self = g_object_new (RAPPORT_TYPE_THING_DIALOG, "title", _(sheet->new_title), "transient-for",
                                           rapport_context_get_window (context), NULL);
  g_autoptr(GVariant) typed = NULL;

  self->context = g_object_ref (context);
  self->sheet = sheet;
  g_set_object (&self->preset, preset);
  self->children = children != NULL ? g_ptr_array_ref (children) : NULL;
  self->draft = rapport_draft_new (rapport_context_get_book (context), draft, collect_typed, self);
  if (find_owner (self) >= 0 && !sheet->is_common)
    add_owner (self);
  add_form (self);
  typed = rapport_draft_take_latest (self->draft, self->owner != NULL ? customer : 0);
  start (self, customer, typed);
  if (self->owner != NULL)
    g_signal_connect_object (self->owner, "changed", G_CALLBACK (owner_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  focus_first (self);
}

/**
 * rapport_thing_dialog_add:
 * @customer: whose it is, where it belongs to one; 0 to be chosen
 * @preset: (nullable): what is filled in already
 *
 * Opens the dialog over the window. What was typed for this customer before and not saved is in it; what
 * was typed for others is offered.
 */
void
rapport_thing_dialog_add (RapportContext     *context,
                          const RapportSheet *sheet,
                          gint64              customer,
                          RapportEntity      *preset)
{
  g_autofree char *draft = NULL;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && sheet != NULL);

  draft = g_strconcat ("new-", sheet->info->name, NULL);
  show (context, sheet, customer, preset, NULL, draft);
}

/**
 * rapport_thing_dialog_add_with:
 * @preset: what is filled in already
 * @children: (element-type RapportEntity): what belongs to it and is kept with it
 * @draft: what it is called while it is half typed
 *
 * Opens the dialog for a thing that is made of another.
 */
void
rapport_thing_dialog_add_with (RapportContext     *context,
                               const RapportSheet *sheet,
                               RapportEntity      *preset,
                               GPtrArray          *children,
                               const char         *draft)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && sheet != NULL && children != NULL && draft != NULL);

  show (context, sheet, 0, preset, children, draft);
}

/** rapport_thing_dialog_open: shows a stored thing of which there is no page, in a window over that of @context */
void
rapport_thing_dialog_open (RapportContext     *context,
                           const RapportSheet *sheet,
                           gint64              id)
{
  GtkWidget *window = g_object_new (GTK_TYPE_WINDOW, "title", g_dpgettext2 (GETTEXT_PACKAGE, "thing", sheet->info->label),
                                    "transient-for", rapport_context_get_window (context), "modal", TRUE,
                                    "destroy-with-parent", TRUE, "default-width", 640, "default-height", 600, NULL);
  GtkWidget *detail = rapport_thing_detail_new (context, sheet);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  rapport_thing_detail_show (RAPPORT_THING_DETAIL (detail), id);
  gtk_window_set_child (GTK_WINDOW (window), detail);
  gtk_window_present (GTK_WINDOW (window));
}
