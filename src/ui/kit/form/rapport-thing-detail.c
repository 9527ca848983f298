/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-belongings.h"
#include "rapport-lines.h"
#include "rapport-long-text.h"
#include "rapport-thing-detail.h"
#include "rapport-things.h"
#include "rapport-ui.h"

/** RapportThingDetail: a stored thing as its sheet says: its name, whose it is, its fields, and what belongs to it */
struct _RapportThingDetail
{
  GtkWidget           parent_instance;

  GtkStack           *stack;
  GtkWidget          *nothing;
  GtkWidget          *page;
  GtkLabel           *title;
  GtkWidget          *owners;
  char              **owner_names;
  GtkWidget          *below;
  RapportForm        *form;
  RapportLines       *lines;
  GPtrArray          *belongings;
  RapportContext     *context;
  const RapportSheet *sheet;
  RapportEntity      *thing;
};

G_DEFINE_FINAL_TYPE (RapportThingDetail, rapport_thing_detail, GTK_TYPE_WIDGET)

static void
open_owner_cb (RapportThingDetail *self,
               GtkWidget          *button)
{
  const int field = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "field"));
  GtkRoot *root = gtk_widget_get_root (button);
  const char *target;
  gint64 id;

  if (self->thing == NULL)
    return;
  target = self->sheet->info->fields[field].target;
  id = rapport_entity_get_integer (self->thing, field);
  if (!rapport_context_open_thing (self->context, target, id))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-thing", "(sx)", target, id);
  else if (GTK_WINDOW (root) != rapport_context_get_window (self->context))
    gtk_window_close (GTK_WINDOW (root));
}

static const char *
get_kind (RapportThingDetail *self,
          guint               field)
{
  const RapportEntityInfo *info = rapport_entity_info_for (self->sheet->info->fields[field].target);

  return g_dpgettext2 (GETTEXT_PACKAGE, "thing", info->label);
}

static char *
dup_owner_name (RapportThingDetail *self,
                guint               field)
{
  g_autoptr(RapportEntity) owner =
    rapport_book_get (rapport_context_get_book (self->context),
                      rapport_entity_type_for (self->sheet->info->fields[field].target),
                      rapport_entity_get_integer (self->thing, field), NULL);
  g_autofree char *title = owner != NULL ? rapport_entity_dup_title (owner) : NULL;

  return title != NULL && *title != '\0' ? g_steal_pointer (&title) : g_strdup (get_kind (self, field));
}

static void
append_owner (RapportThingDetail *self,
              guint               field,
              const char         *name)
{
  GtkWidget *button = gtk_button_new_with_label (name);

  g_object_set_data (G_OBJECT (button), "field", GUINT_TO_POINTER (field));
  gtk_widget_set_tooltip_text (button, get_kind (self, field));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "head-link");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (open_owner_cb), self);
  gtk_box_append (GTK_BOX (self->owners), button);
}

static gboolean
is_owner (RapportThingDetail *self,
          guint               field)
{
  return (self->sheet->info->fields[field].flags & RAPPORT_FIELD_OWNER) != 0 &&
         rapport_entity_is_set (self->thing, field);
}

/* Whose it is, and what else it comes from. Buttons that stay as they are keep the keyboard. */
static void
show_owners (RapportThingDetail *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const guint n_fields = self->sheet->info->n_fields;
  GtkWidget *child;

  for (guint i = 0; i < n_fields; i++)
    if (is_owner (self, i))
      g_ptr_array_add (names, dup_owner_name (self, i));
  g_ptr_array_add (names, NULL);
  if (self->owner_names != NULL && g_strv_equal ((const char * const *) names->pdata, (const char * const *) self->owner_names))
    return;
  g_strfreev (self->owner_names);
  self->owner_names = g_strdupv ((char **) names->pdata);
  while ((child = gtk_widget_get_first_child (self->owners)) != NULL)
    gtk_box_remove (GTK_BOX (self->owners), child);
  for (guint i = 0, place = 0; i < n_fields; i++)
    if (is_owner (self, i))
      append_owner (self, i, g_ptr_array_index (names, place++));
}

static void
show_head (RapportThingDetail *self)
{
  const char *kind = g_dpgettext2 (GETTEXT_PACKAGE, "thing", self->sheet->info->label);
  g_autofree char *title = rapport_entity_dup_title (self->thing);

  rapport_long_text_set (self->title, title != NULL && *title != '\0' ? title : kind, RAPPORT_LONG_TEXT_NAME);
  show_owners (self);
}

/* What is deleted, here or elsewhere, is gone. */
static void
book_changed_cb (RapportThingDetail *self,
                 GArray             *changes)
{
  g_autoptr(RapportEntity) still = NULL;
  gint64 id;

  if (self->thing == NULL)
    return;
  id = rapport_entity_get_id (self->thing);
  still = rapport_book_get (rapport_context_get_book (self->context), self->sheet->info->get_type (), id, NULL);
  if (still != self->thing)
    rapport_thing_detail_show (self, still != NULL ? id : 0);
  else
    show_head (self);
}

static void
rapport_thing_detail_dispose (GObject *object)
{
  RapportThingDetail *self = RAPPORT_THING_DETAIL (object);

  rapport_ui_drop_children (GTK_WIDGET (object));
  g_clear_pointer (&self->belongings, g_ptr_array_unref);
  g_clear_pointer (&self->owner_names, g_strfreev);
  g_clear_object (&self->below);
  g_clear_object (&self->thing);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_thing_detail_parent_class)->dispose (object);
}

static void
rapport_thing_detail_class_init (RapportThingDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_thing_detail_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rapport_thing_detail_init (RapportThingDetail *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  self->belongings = g_ptr_array_new ();
  self->nothing = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_stack_add_child (self->stack, self->nothing);
}

static GtkWidget *
make_tools (const RapportSheet *sheet)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (const RapportSheetTool *tool = sheet->tools; tool->label != NULL; tool++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_(tool->label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), tool->action);
      gtk_box_append (GTK_BOX (tools), button);
    }
  return tools;
}

static GtkWidget *
make_head (RapportThingDetail *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (head, "head-card");
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title-2");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  self->owners = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (head), self->owners);
  if (self->sheet->tools != NULL)
    gtk_box_append (GTK_BOX (head), make_tools (self->sheet));
  return head;
}

static void
add_lines (RapportThingDetail *self)
{
  self->lines = rapport_lines_new (self->context, self->sheet->lines, self->sheet->info);
  rapport_form_add_widget (self->form, GTK_WIDGET (self->lines));
}

static void
add_belongings (RapportThingDetail *self,
                GtkWidget          *box)
{
  for (const RapportSheet * const *sheet = self->sheet->belongings; sheet != NULL && *sheet != NULL; sheet++)
    {
      GtkWidget *belongings = rapport_belongings_new (self->context, *sheet, NULL);

      gtk_box_append (GTK_BOX (box), belongings);
      g_ptr_array_add (self->belongings, belongings);
    }
}

static void
set_owner (RapportThingDetail *self,
           RapportEntity      *thing)
{
  for (guint i = 0; i < self->belongings->len; i++)
    rapport_belongings_set_owner (g_ptr_array_index (self->belongings, i), thing);
}

/* A form has many widgets: it is made when there is a thing to show in it. */
static void
ensure_page (RapportThingDetail *self)
{
  GtkWidget *box;

  if (self->page != NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (box, "detail");
  gtk_box_append (GTK_BOX (box), make_head (self));
  self->form = rapport_form_new (self->context, self->sheet->info->get_type ());
  rapport_form_set_gradual (self->form);
  if (self->sheet->dup_hint != NULL)
    rapport_form_set_hints (self->form, self->sheet->dup_hint, rapport_context_get_book (self->context));
  for (const RapportSheetSection *section = self->sheet->sections; section->fields != NULL; section++)
    {
      rapport_form_add_section (self->form, section->title != NULL ? _(section->title) : NULL, section->fields,
                                section->n_fields);
      if (section == self->sheet->sections && self->sheet->lines != NULL)
        add_lines (self);
    }
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  add_belongings (self, box);
  if (self->below != NULL)
    gtk_box_append (GTK_BOX (box), self->below);
  self->page = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->page), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->page), box);
  gtk_stack_add_child (self->stack, self->page);
}

/** rapport_thing_detail_new: Returns: (transfer floating): showing none yet */
GtkWidget *
rapport_thing_detail_new (RapportContext     *context,
                          const RapportSheet *sheet)
{
  RapportThingDetail *self = g_object_new (RAPPORT_TYPE_THING_DETAIL, NULL);

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context) && sheet != NULL, NULL);

  self->context = g_object_ref (context);
  self->sheet = sheet;
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * rapport_thing_detail_set_below:
 * @below: (transfer floating): what stands below the form; to be given before a thing is shown
 */
void
rapport_thing_detail_set_below (RapportThingDetail *self,
                                GtkWidget          *below)
{
  g_return_if_fail (RAPPORT_IS_THING_DETAIL (self) && self->page == NULL);

  self->below = g_object_ref_sink (below);
}

/** rapport_thing_detail_show: shows the thing, or for 0 that none is selected */
void
rapport_thing_detail_show (RapportThingDetail *self,
                           gint64              id)
{
  g_autoptr(RapportEntity) thing = NULL;

  g_return_if_fail (RAPPORT_IS_THING_DETAIL (self));

  if (id != 0)
    thing = rapport_book_get (rapport_context_get_book (self->context), self->sheet->info->get_type (), id, NULL);
  g_set_object (&self->thing, thing);
  if (thing == NULL)
    {
      if (self->page != NULL)
        rapport_form_set_entity (self->form, NULL);
      if (self->lines != NULL)
        rapport_lines_set_parent (self->lines, 0);
      set_owner (self, NULL);
      gtk_stack_set_visible_child (self->stack, self->nothing);
      return;
    }
  ensure_page (self);
  show_head (self);
  rapport_form_set_entity (self->form, thing);
  if (self->lines != NULL)
    rapport_lines_set_parent (self->lines, id);
  set_owner (self, thing);
  gtk_stack_set_visible_child (self->stack, self->page);
}

/** rapport_thing_detail_get_thing: Returns: (transfer none) (nullable): what it shows */
RapportEntity *
rapport_thing_detail_get_thing (RapportThingDetail *self)
{
  g_return_val_if_fail (RAPPORT_IS_THING_DETAIL (self), NULL);

  return self->thing;
}
