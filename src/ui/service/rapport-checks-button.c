/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-checks-button.h"
#include "rapport-control-name.h"
#include "rapport-ui.h"

#define BUTTON_CHARS 30
#define COLUMNS 3

/**
 * RapportChecksButton:
 * Says which of some choices are taken, and offers them all, group by group, when it is opened. Values that are none
 * of its choices are kept as they came.
 */
struct _RapportChecksButton
{
  GtkWidget   parent_instance;

  GtkWidget  *button;
  GtkWidget  *words;
  GtkWidget  *grid;
  char       *name;
  char       *none;
  GPtrArray  *groups;
  gboolean    filling;
};

/* Group: the check of each choice, and what else was set */
typedef struct
{
  const RapportChoice *choices;
  GPtrArray           *checks;
  GPtrArray           *others;
} Group;

G_DEFINE_FINAL_TYPE (RapportChecksButton, rapport_checks_button, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
free_group (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->checks);
  g_ptr_array_unref (group->others);
  g_free (group);
}

static void
append_word (GString    *text,
             const char *word)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", word);
}

static void
show_words (RapportChecksButton *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *name = NULL;

  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = g_ptr_array_index (self->groups, i);

      for (guint k = 0; k < group->checks->len; k++)
        if (gtk_check_button_get_active (g_ptr_array_index (group->checks, k)))
          append_word (text, rapport_choice_label (group->choices, group->choices[k].value));
      for (guint k = 0; k < group->others->len; k++)
        append_word (text, g_ptr_array_index (group->others, k));
    }
  if (text->len == 0)
    g_string_append (text, self->none);
  gtk_label_set_text (GTK_LABEL (self->words), text->str);
  gtk_widget_set_tooltip_text (self->button, text->str);
  name = g_strdup_printf ("%s: %s", self->name, text->str);
  rapport_control_name_set (self->button, name);
}

static void
toggled_cb (RapportChecksButton *self)
{
  if (self->filling)
    return;
  show_words (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
rapport_checks_button_dispose (GObject *object)
{
  RapportChecksButton *self = RAPPORT_CHECKS_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->none, g_free);

  G_OBJECT_CLASS (rapport_checks_button_parent_class)->dispose (object);
}

static void
rapport_checks_button_class_init (RapportChecksButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_checks_button_dispose;

  GTK_WIDGET_CLASS (klass)->focus = rapport_ui_focus_children;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* something was taken or left by the person */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
rapport_checks_button_init (RapportChecksButton *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->groups = g_ptr_array_new_with_free_func (free_group);
  self->words = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->words), BUTTON_CHARS);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 12);
  gtk_popover_set_child (GTK_POPOVER (popover), self->grid);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->words);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

static void
add_group (RapportChecksButton      *self,
           const RapportChecksGroup *added)
{
  Group *group = g_new0 (Group, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  group->choices = added->choices;
  group->checks = g_ptr_array_new ();
  group->others = g_ptr_array_new_with_free_func (g_free);
  if (added->title != NULL)
    {
      GtkWidget *title = gtk_label_new (added->title);

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_widget_add_css_class (title, "heading");
      gtk_box_append (GTK_BOX (box), title);
    }
  for (guint i = 0; group->choices[i].value != NULL; i++)
    {
      GtkWidget *check =
        rapport_control_name_check_new (rapport_choice_label (group->choices, group->choices[i].value));

      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (group->checks, check);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_grid_attach (GTK_GRID (self->grid), box, self->groups->len % COLUMNS, self->groups->len / COLUMNS, 1, 1);
  g_ptr_array_add (self->groups, group);
}

/**
 * rapport_checks_button_new:
 * @name: what is chosen with it, for who can't see it
 * @none: what it says while nothing is taken
 *
 * Returns: (transfer floating): a button that offers @groups
 */
GtkWidget *
rapport_checks_button_new (const char               *name,
                           const char               *none,
                           const RapportChecksGroup *groups,
                           guint                     n_groups)
{
  RapportChecksButton *self = g_object_new (RAPPORT_TYPE_CHECKS_BUTTON, NULL);

  self->name = g_strdup (name);
  self->none = g_strdup (none);
  for (guint i = 0; i < n_groups; i++)
    add_group (self, &groups[i]);
  show_words (self);
  return GTK_WIDGET (self);
}

static guint
find_choice (const Group *group,
             const char  *value)
{
  guint found = 0;

  while (group->choices[found].value != NULL && !g_str_equal (group->choices[found].value, value))
    found++;
  return found;
}

/** rapport_checks_button_set_chosen: takes exactly @values (nullable) of @group, without a signal */
void
rapport_checks_button_set_chosen (RapportChecksButton  *self,
                                  guint                 group,
                                  char                **values)
{
  Group *taken;

  g_return_if_fail (RAPPORT_IS_CHECKS_BUTTON (self));
  g_return_if_fail (group < self->groups->len);

  taken = g_ptr_array_index (self->groups, group);
  self->filling = TRUE;
  g_ptr_array_set_size (taken->others, 0);
  for (guint i = 0; i < taken->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (taken->checks, i), FALSE);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      const guint found = find_choice (taken, values[i]);

      if (found < taken->checks->len)
        gtk_check_button_set_active (g_ptr_array_index (taken->checks, found), TRUE);
      else
        g_ptr_array_add (taken->others, g_strdup (values[i]));
    }
  self->filling = FALSE;
  show_words (self);
}

/** rapport_checks_button_dup_chosen: Returns: (transfer full) (nullable): what is taken of @group, NULL for nothing */
char **
rapport_checks_button_dup_chosen (RapportChecksButton *self,
                                  guint                group)
{
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();
  const Group *taken;
  guint n = 0;

  g_return_val_if_fail (RAPPORT_IS_CHECKS_BUTTON (self), NULL);
  g_return_val_if_fail (group < self->groups->len, NULL);

  taken = g_ptr_array_index (self->groups, group);
  for (guint i = 0; i < taken->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (taken->checks, i)))
      {
        g_strv_builder_add (values, taken->choices[i].value);
        n++;
      }
  for (guint i = 0; i < taken->others->len; i++, n++)
    g_strv_builder_add (values, g_ptr_array_index (taken->others, i));
  return n > 0 ? g_strv_builder_end (values) : NULL;
}
