/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"

#define NAME_KEY "rapport-control-name"
#define WRAPS_KEY "rapport-control-wraps"

/** rapport_control_name_wrap: says that the first child of @control is the control that people use */
void
rapport_control_name_wrap (GtkWidget *control)
{
  g_return_if_fail (GTK_IS_WIDGET (control));

  g_object_set_data (G_OBJECT (control), WRAPS_KEY, GINT_TO_POINTER (TRUE));
}

static gboolean
wraps_another (GtkWidget *control)
{
  return g_object_get_data (G_OBJECT (control), WRAPS_KEY) != NULL;
}

/** rapport_control_name_get_wrapped: Returns: (transfer none): the control that people use in @control, or itself */
GtkWidget *
rapport_control_name_get_wrapped (GtkWidget *control)
{
  g_return_val_if_fail (GTK_IS_WIDGET (control), NULL);

  return wraps_another (control) ? gtk_widget_get_first_child (control) : control;
}

static void
set_label (GtkWidget  *widget,
           const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
set_label_and_value (GtkWidget  *widget,
                     const char *name,
                     const char *value)
{
  g_autofree char *whole = NULL;

  if (value != NULL && *value != '\0')
    /* translators: the name of a field and what is chosen in it */
    whole = g_strdup_printf (_("%s: %s"), name, value);
  set_label (widget, whole != NULL ? whole : name);
}

static char *
dup_selected (GtkDropDown *drop_down)
{
  GObject *item = gtk_drop_down_get_selected_item (drop_down);
  GtkExpression *words = gtk_drop_down_get_expression (drop_down);
  g_auto(GValue) value = G_VALUE_INIT;

  if (item == NULL)
    return NULL;
  if (words != NULL && gtk_expression_evaluate (words, item, &value) && G_VALUE_HOLDS_STRING (&value))
    return g_value_dup_string (&value);
  return GTK_IS_STRING_OBJECT (item) ? g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item))) : NULL;
}

static void
selected_cb (GtkDropDown *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  g_autofree char *value = dup_selected (drop_down);

  /* later releases name both after what is chosen alone, each time something is */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  /* before 4.10 the button tells its own name, since then that of the drop-down */
  set_label_and_value (button, g_object_get_data (G_OBJECT (drop_down), NAME_KEY), value);
  set_label_and_value (GTK_WIDGET (drop_down), g_object_get_data (G_OBJECT (drop_down), NAME_KEY), value);
}

static void
item_label_changed_cb (GtkLabel   *label,
                       GParamSpec *pspec,
                       GtkWidget  *item)
{
  set_label (item, gtk_label_get_text (label));
}

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* what is offered has no name either, nor what searches it: neither what is there now nor what takes
   its place later */
static void
popover_mapped_cb (GtkWidget *popover)
{
  GtkWidget *view = find_child (popover, GTK_TYPE_LIST_VIEW);
  GtkWidget *search = find_child (popover, GTK_TYPE_SEARCH_ENTRY);

  if (search != NULL)
    set_label (search, g_object_get_data (G_OBJECT (gtk_widget_get_parent (popover)), NAME_KEY));
  for (GtkWidget *item = view != NULL ? gtk_widget_get_first_child (view) : NULL; item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *label = find_child (item, GTK_TYPE_LABEL);

      if (label == NULL || g_object_get_data (G_OBJECT (label), NAME_KEY) != NULL)
        continue;
      g_object_set_data (G_OBJECT (label), NAME_KEY, (gpointer) "item");
      g_signal_connect_object (label, "notify::label", G_CALLBACK (item_label_changed_cb), item, 0);
      item_label_changed_cb (GTK_LABEL (label), NULL, item);
    }
}

static void
name_drop_down (GtkWidget  *drop_down,
                const char *name)
{
  const gboolean first = g_object_get_data (G_OBJECT (drop_down), NAME_KEY) == NULL;
  GtkWidget *popover = gtk_widget_get_last_child (drop_down);

  g_object_set_data_full (G_OBJECT (drop_down), NAME_KEY, g_strdup (name), g_free);
  if (first)
    {
      g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (selected_cb), NULL);
      g_signal_connect_after (popover, "map", G_CALLBACK (popover_mapped_cb), NULL);
    }
  selected_cb (GTK_DROP_DOWN (drop_down));
}

static void
button_label_changed_cb (GtkLabel   *label,
                         GParamSpec *pspec,
                         GtkWidget  *button)
{
  set_label_and_value (button, g_object_get_data (G_OBJECT (button), NAME_KEY), gtk_label_get_text (label));
}

static void
name_menu_button (GtkWidget  *button,
                  const char *name)
{
  const gboolean first = g_object_get_data (G_OBJECT (button), NAME_KEY) == NULL;
  GtkWidget *child = gtk_menu_button_get_child (GTK_MENU_BUTTON (button));

  g_object_set_data_full (G_OBJECT (button), NAME_KEY, g_strdup (name), g_free);
  if (!GTK_IS_LABEL (child))
    {
      set_label (button, name);
      return;
    }
  if (first)
    g_signal_connect_object (child, "notify::label", G_CALLBACK (button_label_changed_cb), button, 0);
  button_label_changed_cb (GTK_LABEL (child), NULL, button);
}

/* The widget in @control that has the focus. */
static GtkWidget *
get_inner (GtkWidget *control)
{
  if (wraps_another (control))
    return get_inner (gtk_widget_get_first_child (control));
  if (GTK_IS_DROP_DOWN (control) || GTK_IS_MENU_BUTTON (control))
    return gtk_widget_get_first_child (control);
  return control;
}

/**
 * rapport_control_name_set:
 * @control: any widget, also one of Rapport's own that consists of several
 * @name: what it is for, as its label says
 *
 * Names @control for assistive technology. What is chosen in a drop-down or with a picker follows its
 * name: the button in them that has the focus would tell neither.
 */
void
rapport_control_name_set (GtkWidget  *control,
                          const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (control));
  g_return_if_fail (name != NULL);

  control = rapport_control_name_get_wrapped (control);
  if (GTK_IS_DROP_DOWN (control))
    name_drop_down (control, name);
  else if (GTK_IS_MENU_BUTTON (control))
    name_menu_button (control, name);
  else
    set_label (get_inner (control), name);
}

static void
set_problem (GtkAccessible *accessible,
             const char    *sentence,
             gboolean       is_error)
{
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                               is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (sentence != NULL)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  else
    gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * rapport_control_name_set_problem:
 * @control: as of rapport_control_name_set()
 * @sentence: (nullable): what is to be known of what is in it; NULL when there is nothing
 * @is_error: whether it is refused for that
 *
 * Tells assistive technology the sentence when @control gets the focus.
 */
void
rapport_control_name_set_problem (GtkWidget  *control,
                                  const char *sentence,
                                  gboolean    is_error)
{
  GtkWidget *inner;
  GtkWidget *outer;

  g_return_if_fail (GTK_IS_WIDGET (control));

  inner = get_inner (control);
  outer = gtk_widget_get_parent (inner);
  set_problem (GTK_ACCESSIBLE (inner), sentence, is_error);
  /* as with its name, later releases read to the button what is said of what it is in */
  if (GTK_IS_DROP_DOWN (outer) || GTK_IS_MENU_BUTTON (outer))
    set_problem (GTK_ACCESSIBLE (outer), sentence, is_error);
}

/**
 * rapport_control_name_check_new:
 * @label: with an underscore before the letter of its key
 *
 * Returns: (transfer floating): a check button whose name, which GTK takes with the underscore, is without
 */
GtkWidget *
rapport_control_name_check_new (const char *label)
{
  GtkWidget *button;
  g_autoptr(GString) name = g_string_new (label);

  g_return_val_if_fail (label != NULL, NULL);

  button = gtk_check_button_new_with_mnemonic (label);
  g_string_replace (name, "_", "", 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
  return button;
}
