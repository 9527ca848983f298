/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-desk-parts.h"

#define KEY "rapport-desk-key"

/** what is counted: its words, and under which condition the list of tickets shows the same */
static const struct
{
  const char *title;
  const char *condition;
} counts[RAPPORT_DESK_N_COUNTS] = {
  [RAPPORT_DESK_COUNT_OPEN] = { NC_("desk", "Open"), "open:yes" },
  [RAPPORT_DESK_COUNT_FIRST] = { NC_("desk", "P1 and P2"), "open:yes priority:P1,P2 -status:solved" },
  [RAPPORT_DESK_COUNT_LATE] = { NC_("desk", "Over time"), "open:yes next:overdue" },
  [RAPPORT_DESK_COUNT_SOON] = { NC_("desk", "Soon over time"), "open:yes soon:yes" },
  [RAPPORT_DESK_COUNT_UNANSWERED] = { NC_("desk", "Unanswered"), "open:yes unanswered:yes" },
  [RAPPORT_DESK_COUNT_WAITING] = { NC_("desk", "Waiting"), "open:yes waiting:yes" },
  [RAPPORT_DESK_COUNT_ESCALATED] = { NC_("desk", "Escalated"), "open:yes escalated:yes -status:solved" },
};

/** rapport_desk_set_key: names what can have the keyboard, so that what is made anew of it gets it back */
void
rapport_desk_set_key (GtkWidget  *widget,
                      const char *key,
                      gint64      id)
{
  g_object_set_data_full (G_OBJECT (widget), KEY, g_strdup_printf ("%s:%" G_GINT64_FORMAT, key, id), g_free);
}

/** rapport_desk_dup_focused: Returns: (nullable): the key of what has the keyboard within @within */
char *
rapport_desk_dup_focused (GtkWidget *within)
{
  GtkRoot *root = gtk_widget_get_root (within);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, within))
    return NULL;
  for (; focus != within; focus = gtk_widget_get_parent (focus))
    if (g_object_get_data (G_OBJECT (focus), KEY) != NULL)
      return g_strdup (g_object_get_data (G_OBJECT (focus), KEY));
  return NULL;
}

/** rapport_desk_focus: Returns: whether something within @within has the key, and the keyboard now */
gboolean
rapport_desk_focus (GtkWidget  *within,
                    const char *key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((g_strcmp0 (g_object_get_data (G_OBJECT (child), KEY), key) == 0 && gtk_widget_grab_focus (child)) ||
        rapport_desk_focus (child, key))
      return TRUE;
  return FALSE;
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/** rapport_desk_make_heading: Returns: (transfer floating): the words above a part, and how many there are */
GtkWidget *
rapport_desk_make_heading (const char *words,
                           guint       n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *number = g_strdup_printf ("%'u", n);

  gtk_widget_add_css_class (box, "agenda-heading");
  gtk_box_append (GTK_BOX (box), make_label (words, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (number, "badge"));
  return box;
}

/** rapport_desk_make_count: Returns: (transfer floating): a button that shows the @n tickets that are counted */
GtkWidget *
rapport_desk_make_count (RapportDeskCount count,
                         guint            n)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "desk", counts[count].title);
  g_autofree char *number = g_strdup_printf ("%'u", n);
  /* translators: what is counted, then how many: "Over time: 3" */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), title, number);
  GtkWidget *words = make_label (title, "caption");

  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), make_label (number, "title-2"));
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "desk-count");
  if (n > 0 && count == RAPPORT_DESK_COUNT_LATE)
    gtk_widget_add_css_class (button, "late");
  gtk_widget_set_hexpand (button, TRUE);
  rapport_control_name_set (button, name);
  rapport_desk_set_key (button, "count", count);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", counts[count].condition);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), RAPPORT_DESK_SHOW);
  return button;
}

/* in a narrow column the words are short; the whole ones are in the tooltip */
static const struct
{
  RapportDeskCount  count;
  const char       *title;
} load_columns[] = {
  { RAPPORT_DESK_COUNT_OPEN, NC_("desk column", "Open") },
  { RAPPORT_DESK_COUNT_LATE, NC_("desk column", "Late") },
  { RAPPORT_DESK_COUNT_SOON, NC_("desk column", "Soon") },
  { RAPPORT_DESK_COUNT_UNANSWERED, NC_("desk column", "New") },
  { RAPPORT_DESK_COUNT_WAITING, NC_("desk column", "Wait") },
};

static GtkWidget *
make_load_grid (const char *words)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (grid, "desk-loads");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  for (guint i = 0; i < G_N_ELEMENTS (load_columns); i++)
    {
      GtkWidget *title =
        make_label (g_dpgettext2 (GETTEXT_PACKAGE, "desk column", load_columns[i].title), "caption");
      const char *in_full = g_dpgettext2 (GETTEXT_PACKAGE, "desk", counts[load_columns[i].count].title);

      gtk_widget_add_css_class (title, "dim-label");
      gtk_widget_set_tooltip_text (title, in_full);
      gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL, in_full, -1);
      gtk_label_set_xalign (GTK_LABEL (title), 1);
      gtk_grid_attach (GTK_GRID (grid), title, i + 1, 0, 1, 1);
    }
  return grid;
}

static GtkWidget *
make_name (const RapportDeskLoad *load,
           const char            *column)
{
  GtkWidget *button = gtk_button_new ();
  const char *name = load->id == 0 ? C_("desk", "Nobody’s") : load->name != NULL ? load->name : "";
  /* translators: %s is a team member who is away today */
  g_autofree char *text = load->is_away ? g_strdup_printf (_("%s (away)"), name) : g_strdup (name);
  g_autofree char *condition =
    load->id == 0 ? g_strdup_printf ("open:yes %s:empty", column)
                  : g_strdup_printf ("open:yes %s:#%" G_GINT64_FORMAT, column, load->id);
  GtkWidget *label = make_label (text, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, text);
  rapport_control_name_set (button, text);
  rapport_desk_set_key (button, column, load->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", condition);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), RAPPORT_DESK_SHOW);
  return button;
}

static void
attach_load (GtkGrid               *grid,
             int                    row,
             const RapportDeskLoad *load,
             const char            *column)
{
  gtk_grid_attach (grid, make_name (load, column), 0, row, 1, 1);
  for (guint i = 0; i < G_N_ELEMENTS (load_columns); i++)
    {
      const guint n = load->n[load_columns[i].count];
      g_autofree char *number = g_strdup_printf ("%'u", n);
      GtkWidget *label = make_label (number, n == 0 ? "dim-label" : NULL);

      if (n > 0 && load_columns[i].count == RAPPORT_DESK_COUNT_LATE)
        gtk_widget_add_css_class (label, "late");
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_grid_attach (grid, label, i + 1, row, 1, 1);
    }
}

static void
attach_hand_over (GtkGrid               *grid,
                  int                    row,
                  const RapportDeskLoad *load)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("system-users-symbolic");
  g_autofree char *name = NULL;

  gtk_widget_add_css_class (button, load->is_away ? "suggested-action" : "flat");
  /* translators: %s is a team member whose tickets, plans and action items somebody else takes over */
  name = g_strdup_printf (_("Hand over what is open of %s"), load->name != NULL ? load->name : "");
  gtk_widget_set_tooltip_text (button, name);
  rapport_control_name_set (button, name);
  rapport_desk_set_key (button, "hand-over", load->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), RAPPORT_DESK_MEMBER_AND_DEPUTY, load->id, load->deputy);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), RAPPORT_DESK_HAND_OVER);
  gtk_grid_attach (grid, button, G_N_ELEMENTS (load_columns) + 1, row, 1, 1);
}

/** rapport_desk_make_persons: Returns: (transfer floating): who has how much, each with a way to hand it over */
GtkWidget *
rapport_desk_make_persons (const RapportServiceDesk *desk)
{
  GtkWidget *grid = make_load_grid (_("Load by person"));

  for (guint i = 0; i < desk->persons->len; i++)
    {
      const RapportDeskLoad *load = g_ptr_array_index (desk->persons, i);

      attach_load (GTK_GRID (grid), i + 1, load, "owner");
      if (load->id != 0)
        attach_hand_over (GTK_GRID (grid), i + 1, load);
    }
  return grid;
}

/** rapport_desk_make_departments: Returns: (transfer floating): which department has how much */
GtkWidget *
rapport_desk_make_departments (const RapportServiceDesk *desk)
{
  GtkWidget *grid = make_load_grid (_("Load by department"));

  for (guint i = 0; i < desk->departments->len; i++)
    attach_load (GTK_GRID (grid), i + 1, g_ptr_array_index (desk->departments, i), "department");
  return grid;
}
