/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-decide.h"
#include "rapport-long-text.h"
#include "rapport-run.h"
#include "rapport-things.h"
#include "rapport-undecided-rows.h"

/* more of a long text is no help to choose */
#define MOST_LINES 6

/* @column: NULL for a number that was given twice */
typedef struct
{
  RapportContext *context;
  const char     *thing;
  gint64          row;
  char           *column;
  gint64          change;
} Choice;

static void
free_choice (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->context);
  g_free (choice->column);
  g_free (choice);
}

static void
keep_cb (GtkWidget *button,
         Choice    *choice)
{
  rapport_run_told (choice->context, rapport_keep_value_new (choice->thing, choice->row, choice->column));
}

static void
take_cb (GtkWidget *button,
         Choice    *choice)
{
  rapport_run_told (choice->context,
                    rapport_take_value_new (choice->thing, choice->row, choice->column, choice->change));
}

static void
both_cb (GtkWidget *button,
         Choice    *choice)
{
  rapport_run_told (choice->context,
                    rapport_take_both_new (choice->thing, choice->row, choice->column, choice->change));
}

static void
renumber_cb (GtkWidget *button,
             Choice    *choice)
{
  rapport_run_told (choice->context, rapport_renumber_new (rapport_entity_type_for (choice->thing), &choice->row, 1));
}

static void
open_cb (GtkWidget *button,
         Choice    *choice)
{
  if (rapport_context_open_thing (choice->context, choice->thing, choice->row))
    gtk_window_present (rapport_context_get_window (choice->context));
}

/* @title: of what is decided, which a screen reader reads with the button */
static GtkWidget *
make_button (RapportContext *context,
             const char     *label,
             const char     *title,
             GCallback       callback,
             const Choice   *choice)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf (_("%s: %s"), label, title);
  Choice *own = g_memdup2 (choice, sizeof *choice);

  own->context = g_object_ref (context);
  own->column = g_strdup (choice->column);
  g_signal_connect_data (button, "clicked", callback, own, free_choice, 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  rapport_control_name_set (button, name);
  return button;
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), MOST_LINES);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
dup_author (RapportContext *context,
            const char     *by,
            gint64          at)
{
  g_autofree char *when = at != 0 ? rapport_format_instant (rapport_context_get_format (context), at) : NULL;

  if (by == NULL || when == NULL)
    return g_strdup (by != NULL ? by : when != NULL ? when : _("Not known by whom"));
  /* translators: a team member, then when something was written */
  return g_strdup_printf (_("%s, %s"), by, when);
}

/* One of the two values, by whom it is and when, and the button that chooses it. */
static GtkWidget *
make_version (RapportContext *context,
              const char     *text,
              const char     *by,
              gint64          at,
              GtkWidget      *button)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *author = dup_author (context, by, at);

  /* translators: a field that holds nothing */
  gtk_box_append (GTK_BOX (words), make_label (text != NULL ? text : _("(empty)"), NULL));
  gtk_box_append (GTK_BOX (words), make_label (author, "dim-label"));
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), button);
  return line;
}

static GtkWidget *
make_head (RapportContext *context,
           const char     *title,
           const Choice   *choice)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *open = make_button (context, _("Open"), title, G_CALLBACK (open_cb), choice);

  gtk_widget_add_css_class (open, "flat");
  gtk_box_append (GTK_BOX (head), make_label (title, "heading"));
  gtk_box_append (GTK_BOX (head), open);
  return head;
}

static GtkWidget *
make_row (GtkWidget *rows)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "detail-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  return box;
}

static void
append_conflict (RapportContext        *context,
                 GtkWidget             *rows,
                 const RapportConflict *conflict)
{
  const Choice choice = { context, conflict->thing, conflict->row, conflict->column, conflict->change };
  GtkWidget *box = make_row (rows);
  const RapportEntityInfo *info = rapport_entity_info_for (conflict->thing);
  g_autofree char *title =
    /* translators: a customer or the like, then one of its fields */
    g_strdup_printf (_("%s: %s"), conflict->title != NULL ? conflict->title
                                    : g_dpgettext2 (GETTEXT_PACKAGE, "thing", info->label), conflict->label);

  gtk_box_append (GTK_BOX (box), make_head (context, title, &choice));
  gtk_box_append (GTK_BOX (box), make_version (context, conflict->text, conflict->by, conflict->at,
                                               make_button (context, _("Keep This"), title, G_CALLBACK (keep_cb),
                                                            &choice)));
  gtk_box_append (GTK_BOX (box), make_version (context, conflict->lost_text, conflict->lost_by, conflict->lost_at,
                                               make_button (context, _("Take This"), title, G_CALLBACK (take_cb),
                                                            &choice)));
  if (conflict->is_text && conflict->text != NULL && conflict->lost_text != NULL)
    {
      GtkWidget *both = make_button (context, _("Keep Both"), title, G_CALLBACK (both_cb), &choice);

      gtk_widget_set_halign (both, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (box), both);
    }
}

static void
append_doubled (RapportContext       *context,
                GtkWidget            *rows,
                const RapportDoubled *doubled)
{
  const Choice choice = { context, doubled->thing, doubled->row, NULL, 0 };
  GtkWidget *box = make_row (rows);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *title = g_strdup_printf ("%s %s", doubled->number, doubled->title != NULL ? doubled->title : "");

  gtk_box_append (GTK_BOX (box), make_head (context, title, &choice));
  gtk_box_append (GTK_BOX (line),
                  make_label (doubled->is_own ? _("Another one had this number before.")
                                              : _("Another one had this number before. It gets a new one on the laptop "
                                                  "where it was made."), "dim-label"));
  if (doubled->is_own)
    gtk_box_append (GTK_BOX (line), make_button (context, _("Renumber"), title, G_CALLBACK (renumber_cb), &choice));
  gtk_box_append (GTK_BOX (box), line);
}

/** rapport_undecided_rows_new: Returns: (transfer floating): a list of all that @undecided has, each with its choices */
GtkWidget *
rapport_undecided_rows_new (RapportContext         *context,
                            const RapportUndecided *undecided)
{
  GtkWidget *rows = gtk_list_box_new ();

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (undecided != NULL, NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_widget_set_valign (rows, GTK_ALIGN_START);
  rapport_control_name_set (rows, _("To Be Decided"));
  for (guint i = 0; i < undecided->conflicts->len; i++)
    append_conflict (context, rows, g_ptr_array_index (undecided->conflicts, i));
  for (guint i = 0; i < undecided->doubled->len; i++)
    append_doubled (context, rows, g_ptr_array_index (undecided->doubled, i));
  return rows;
}
