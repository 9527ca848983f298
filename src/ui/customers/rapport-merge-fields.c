/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-merge-fields.h"
#include "rapport-things.h"
#include "rapport-value-text.h"

#define CHOICES "taken-fields"

/* more of a long text is no help to choose */
#define MOST_LINES 4

typedef struct
{
  guint      field;
  GtkWidget *taken;
} Choice;

static char *
show_name (gpointer    data,
           const char *target,
           gint64      id)
{
  RapportBook *book = rapport_context_get_book (data);
  g_autoptr(RapportEntity) thing = rapport_book_get (book, rapport_entity_type_for (target), id, NULL);

  return thing != NULL ? rapport_entity_dup_title (thing) : NULL;
}

static gboolean
has_words (guint field)
{
  return field + 1 < rapport_customer_info.n_fields &&
         (rapport_customer_info.fields[field + 1].flags & RAPPORT_FIELD_WORDS) != 0;
}

static char *
dup_text (RapportContext *context,
          RapportEntity  *customer,
          guint           field)
{
  const RapportValuePlace place = { .zone = rapport_context_get_zone (context),
                                    .currency = rapport_context_get_currency (context),
                                    .data = context, .show_name = show_name };

  if (rapport_entity_is_set (customer, field))
    return rapport_value_show (customer, field, &place);
  return has_words (field) ? g_strdup (rapport_entity_get_text (customer, field + 1)) : NULL;
}

static gboolean
is_open (RapportEntity *into,
         RapportEntity *from,
         guint          field)
{
  const RapportField *info = &rapport_customer_info.fields[field];

  return field != RAPPORT_CUSTOMER_FORMER_NAMES && (info->flags & RAPPORT_FIELD_WORDS) == 0 &&
         !rapport_entity_field_equal (into, from, field);
}

static GtkWidget *
make_choice (const char *label,
             const char *text,
             GtkWidget  *group)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *words = gtk_label_new (text);
  g_autofree char *name = g_strdup_printf (_("%s: %s"), label, text);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (words), MOST_LINES);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), words);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (group));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), group == NULL);
  gtk_widget_set_hexpand (button, TRUE);
  rapport_control_name_set (button, name);
  return button;
}

/* What only one of them has is no question. */
static void
append_field (RapportContext *context,
              GtkWidget      *grid,
              RapportEntity  *into,
              RapportEntity  *from,
              guint           field)
{
  const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "field", rapport_customer_info.fields[field].label);
  g_autofree char *kept = dup_text (context, into, field);
  g_autofree char *other = dup_text (context, from, field);
  GArray *choices = g_object_get_data (G_OBJECT (grid), CHOICES);
  const int row = choices->len;
  GtkWidget *title, *keep;
  Choice choice = { .field = field };

  if (kept == NULL || other == NULL || g_str_equal (kept, other))
    return;
  title = gtk_label_new (label);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "dim-label");
  keep = make_choice (label, kept, NULL);
  choice.taken = make_choice (label, other, keep);
  gtk_grid_attach (GTK_GRID (grid), title, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), keep, 1, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), choice.taken, 2, row, 1, 1);
  g_array_append_val (choices, choice);
}

/**
 * rapport_merge_fields_new:
 * @into: the customer who stays
 * @from: the one who is merged into it
 *
 * Returns: (transfer floating): the fields in which both have something else, with both values to choose from
 */
GtkWidget *
rapport_merge_fields_new (RapportContext *context,
                          RapportEntity  *into,
                          RapportEntity  *from)
{
  GtkWidget *grid = gtk_grid_new ();

  g_return_val_if_fail (RAPPORT_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (RAPPORT_IS_ENTITY (into) && RAPPORT_IS_ENTITY (from), NULL);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  g_object_set_data_full (G_OBJECT (grid), CHOICES, g_array_new (FALSE, FALSE, sizeof (Choice)),
                          (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < rapport_customer_info.n_fields; i++)
    if (is_open (into, from, i))
      append_field (context, grid, into, from, i);
  return grid;
}

/** rapport_merge_fields_list_taken: Returns: (transfer full) (element-type guint): the fields whose other value is wanted */
GArray *
rapport_merge_fields_list_taken (GtkWidget *fields)
{
  const GArray *choices = g_object_get_data (G_OBJECT (fields), CHOICES);
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const Choice *choice = &g_array_index (choices, Choice, i);

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (choice->taken)))
        g_array_append_val (taken, choice->field);
    }
  return taken;
}
