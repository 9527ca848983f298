/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-control-name.h"
#include "rapport-edit.h"
#include "rapport-run.h"
#include "rapport-tag-editor.h"
#include "rapport-tag.h"
#include "rapport-tags.h"
#include "rapport-ui.h"
#include "rapport-wrap-layout.h"

#define MOST_SUGGESTIONS 100

/** RapportTagEditor: a customer's tags, each with a button to take it away, and one to add another */
struct _RapportTagEditor
{
  GtkWidget        parent_instance;

  RapportContext  *context;
  GtkWidget       *chips;
  GtkWidget       *add;
  GtkWidget       *popover;
  GtkWidget       *entry;
  GtkWidget       *suggestions;
  char           **tags;
  gint64           customer;
  GCancellable    *question;
};

G_DEFINE_FINAL_TYPE (RapportTagEditor, rapport_tag_editor, GTK_TYPE_WIDGET)

static RapportConnection *
get_connection (RapportTagEditor *self)
{
  return rapport_book_get_connection (rapport_context_get_book (self->context));
}

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RapportTagEditor *self = RAPPORT_TAG_EDITOR (widget);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) tags = NULL;

  for (guint i = 0; self->tags != NULL && self->tags[i] != NULL; i++)
    if (!g_str_equal (self->tags[i], g_variant_get_string (parameter, NULL)))
      g_strv_builder_add (builder, self->tags[i]);
  tags = g_strv_builder_end (builder);
  rapport_run_act (self->context, rapport_set_tags_new (self->customer, (const char * const *) tags),
                   _("Tag removed"));
}

static void
add_tag (RapportTagEditor *self,
         const char       *tag)
{
  g_autofree char *stripped = g_strstrip (g_strdup (tag));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (*stripped != '\0' && self->customer != 0)
    rapport_run_act (self->context, rapport_add_tag_new (&self->customer, 1, stripped), NULL);
}

static void
entry_activate_cb (RapportTagEditor *self)
{
  add_tag (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
row_activated_cb (RapportTagEditor *self,
                  GtkListBoxRow    *row)
{
  add_tag (self, gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))));
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       data)
{
  RapportTagEditor *self = data;
  const char *tag = gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row)));
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  g_autofree char *folded = g_utf8_casefold (tag, -1);

  return strstr (folded, typed) != NULL;
}

static void
append_suggestion (RapportTagEditor *self,
                   const char       *tag)
{
  GtkWidget *label;

  if (self->tags != NULL && g_strv_contains ((const char * const *) self->tags, tag))
    return;
  label = gtk_label_new (tag);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_box_append (GTK_LIST_BOX (self->suggestions), label);
  rapport_control_name_set (gtk_widget_get_parent (label), tag);
}

static void
show_suggestions (RapportTagEditor  *self,
                  char             **tags)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->suggestions)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->suggestions), row);
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    append_suggestion (self, tags[i]);
  for (guint i = 0; rapport_tag_suggestions[i].value != NULL; i++)
    {
      const char *tag = g_dpgettext2 (GETTEXT_PACKAGE, "choice", rapport_tag_suggestions[i].label);

      if (tags == NULL || !g_strv_contains ((const char * const *) tags, tag))
        append_suggestion (self, tag);
    }
}

static void
tags_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) tags = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_suggestions (data, tags);
}

static void
popover_map_cb (RapportTagEditor *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  rapport_tags_ask (rapport_context_get_book (self->context), &self->question, MOST_SUGGESTIONS, tags_read_cb, self);
  gtk_widget_grab_focus (self->entry);
}

static GtkWidget *
make_chip (const char *tag,
           const char *colour)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *label = gtk_label_new (tag);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* translators: a tag */
  g_autofree char *words = g_strdup_printf (_("Remove tag “%s”"), tag);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (chip, "chip");
  if (colour != NULL)
    {
      g_autofree char *class = g_strconcat ("chip-", colour, NULL);

      gtk_widget_add_css_class (chip, class);
    }
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tag);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "tags.remove");
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  return chip;
}

static void
rapport_tag_editor_dispose (GObject *object)
{
  RapportTagEditor *self = RAPPORT_TAG_EDITOR (object);

  rapport_book_forget (&self->question);
  g_clear_object (&self->context);
  rapport_ui_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (rapport_tag_editor_parent_class)->dispose (object);
}

static void
rapport_tag_editor_finalize (GObject *object)
{
  g_strfreev (RAPPORT_TAG_EDITOR (object)->tags);

  G_OBJECT_CLASS (rapport_tag_editor_parent_class)->finalize (object);
}

static void
rapport_tag_editor_class_init (RapportTagEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_tag_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_tag_editor_finalize;

  g_type_ensure (RAPPORT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_install_action (widget_class, "tags.remove", "s", remove_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-tag-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportTagEditor, chips);
  gtk_widget_class_bind_template_child (widget_class, RapportTagEditor, add);
  gtk_widget_class_bind_template_child (widget_class, RapportTagEditor, popover);
  gtk_widget_class_bind_template_child (widget_class, RapportTagEditor, entry);
  gtk_widget_class_bind_template_child (widget_class, RapportTagEditor, suggestions);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_map_cb);
}

static void
rapport_tag_editor_init (RapportTagEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->suggestions), filter_cb, self, NULL);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (gtk_list_box_invalidate_filter),
                           self->suggestions, G_CONNECT_SWAPPED);
}

/** rapport_tag_editor_set_context: gives the book; once */
void
rapport_tag_editor_set_context (RapportTagEditor *self,
                                RapportContext   *context)
{
  g_return_if_fail (RAPPORT_IS_TAG_EDITOR (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
}

/** rapport_tag_editor_set_customer: shows the tags of @customer */
void
rapport_tag_editor_set_customer (RapportTagEditor *self,
                                 gint64            customer)
{
  g_return_if_fail (RAPPORT_IS_TAG_EDITOR (self));

  self->customer = customer;
  rapport_tag_editor_reload (self);
}

/** rapport_tag_editor_reload: reads the tags anew */
void
rapport_tag_editor_reload (RapportTagEditor *self)
{
  GtkWidget *child;
  gboolean had_focus;

  g_return_if_fail (RAPPORT_IS_TAG_EDITOR (self));

  had_focus = gtk_widget_get_focus_child (self->chips) != NULL;
  g_clear_pointer (&self->tags, g_strfreev);
  if (self->customer != 0 && get_connection (self) != NULL)
    self->tags = rapport_tags_list_of (get_connection (self), self->customer, NULL);
  while ((child = gtk_widget_get_first_child (self->chips)) != self->add)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (guint i = 0; self->tags != NULL && self->tags[i] != NULL; i++)
    {
      const char *colour = rapport_format_get_tag_colour (rapport_context_get_format (self->context), self->tags[i]);

      gtk_widget_insert_before (make_chip (self->tags[i], colour), self->chips, self->add);
    }
  if (had_focus)
    gtk_widget_grab_focus (self->add);
}
