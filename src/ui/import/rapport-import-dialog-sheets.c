/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-import-dialog-private.h"

/* A workbook is imported sheet by sheet, a calendar part by part: behind each, those that are left are told of. */

/** rapport_import_dialog_forget_sheets: begins another file */
void
rapport_import_dialog_forget_sheets (RapportImportDialog *self)
{
  g_hash_table_remove_all (self->imported_sheets);
  g_hash_table_remove_all (self->passed_sheets);
  self->chose_sheet = FALSE;
  g_clear_pointer (&self->next_sheet, g_free);
}

/**
 * rapport_import_dialog_read_sheet:
 *
 * Reads another sheet, which is another table: what was said of the columns of this one does not hold for it.
 */
void
rapport_import_dialog_read_sheet (RapportImportDialog *self,
                                  const char          *sheet)
{
  self->chose_sheet = TRUE;
  rapport_import_dialog_show_error (self, NULL);
  rapport_import_forget_columns (self->import);
  rapport_import_set_kind (self->import, NULL);
  rapport_import_set_sheet (self->import, sheet);
  rapport_import_dialog_check (self);
}

static gboolean
is_left (RapportImportDialog *self,
         const char          *sheet)
{
  return !g_hash_table_contains (self->imported_sheets, sheet) && !g_hash_table_contains (self->passed_sheets, sheet);
}

/* what is left, from the one behind @shown on: (element-type utf8) (transfer container) */
static GPtrArray *
list_left (RapportImportDialog *self,
           const char * const  *sheets,
           guint                shown)
{
  const guint n = g_strv_length ((char **) sheets);
  GPtrArray *left = g_ptr_array_new ();

  for (guint i = 1; i < n; i++)
    if (is_left (self, sheets[(shown + i) % n]))
      g_ptr_array_add (left, (gpointer) sheets[(shown + i) % n]);
  return left;
}

static guint
find_sheet (const char * const *sheets,
            const char         *name)
{
  guint i = 0;

  while (sheets[i] != NULL && g_strcmp0 (sheets[i], name) != 0)
    i++;
  return i;
}

static char *
dup_names (GPtrArray *left)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < left->len; i++)
    {
      if (i > 0)
        /* translators: between the names of sheets */
        g_string_append (names, C_("sheets", ", "));
      /* translators: the name of a sheet */
      g_string_append_printf (names, C_("sheets", "“%s”"), (const char *) g_ptr_array_index (left, i));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
dup_rest (RapportImportDialog *self,
          GPtrArray           *left)
{
  g_autofree char *names = dup_names (left);

  if (rapport_import_is_calendar (self->import))
    /* translators: parts of a calendar, such as “Past” */
    return g_strdup_printf (_("Of this calendar there are other events that are not imported yet: %s"), names);
  /* translators: a number of sheets, and their names */
  return g_strdup_printf (ngettext ("%'u sheet of this workbook is not imported yet: %s",
                                    "%'u sheets of this workbook are not imported yet: %s", left->len),
                          left->len, names);
}

static void
show_left (RapportImportDialog *self,
           GPtrArray           *left)
{
  g_autofree char *rest = dup_rest (self, left);
  /* translators: the name of a sheet */
  g_autofree char *next = g_strdup_printf (_("Go On with “%s”"), (const char *) g_ptr_array_index (left, 0));

  gtk_label_set_text (self->rest_label, rest);
  gtk_label_set_text (self->next_sheet_label, next);
  rapport_import_dialog_show_page (self, "rest");
  gtk_widget_set_visible (self->next_sheet_button, TRUE);
  gtk_widget_grab_focus (self->next_sheet_button);
}

/**
 * rapport_import_dialog_offer_rest:
 * @told: (nullable): what was just done
 *
 * Says behind the import of a sheet which ones of the workbook are left, and offers to go on with them.
 *
 * Returns: whether there are any
 */
gboolean
rapport_import_dialog_offer_rest (RapportImportDialog *self,
                                  const char          *told)
{
  const char * const *sheets = self->import != NULL ? rapport_import_get_sheets (self->import) : NULL;
  g_autoptr(GPtrArray) left = NULL;
  guint shown;

  if (sheets == NULL)
    return FALSE;
  shown = find_sheet (sheets, rapport_import_get_sheet (self->import));
  /* where nobody chose, what stands before is no table, or hidden */
  for (guint i = 0; !self->chose_sheet && !rapport_import_is_calendar (self->import) && i < shown; i++)
    g_hash_table_add (self->passed_sheets, g_strdup (sheets[i]));
  g_hash_table_add (self->imported_sheets, g_strdup (rapport_import_get_sheet (self->import)));
  left = list_left (self, sheets, shown);
  if (left->len == 0)
    return FALSE;
  rapport_import_dialog_forget_said (self);
  gtk_label_set_text (self->written_label, told != NULL ? told : "");
  gtk_widget_set_visible (GTK_WIDGET (self->written_label), told != NULL);
  show_left (self, left);
  return TRUE;
}

/* Returns: whether there is one */
static gboolean
read_next (RapportImportDialog *self)
{
  const char * const *sheets = rapport_import_get_sheets (self->import);
  g_autoptr(GPtrArray) left = list_left (self, sheets, find_sheet (sheets, rapport_import_get_sheet (self->import)));

  if (left->len == 0)
    return FALSE;
  g_free (self->next_sheet);
  self->next_sheet = g_strdup (g_ptr_array_index (left, 0));
  rapport_import_dialog_read_sheet (self, self->next_sheet);
  return TRUE;
}

static void
next_sheet_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  RapportImportDialog *self = RAPPORT_IMPORT_DIALOG (widget);

  if (self->import == NULL || self->writing)
    return;
  rapport_import_set_reason (self->import, "");
  rapport_import_set_customer (self->import, "");
  read_next (self);
}

/**
 * rapport_import_dialog_pass_sheet:
 *
 * Passes a sheet that was to be next and can't be understood, as a cover can't.
 *
 * Returns: whether there was such a sheet
 */
gboolean
rapport_import_dialog_pass_sheet (RapportImportDialog *self)
{
  if (self->next_sheet == NULL)
    return FALSE;
  g_hash_table_add (self->passed_sheets, g_steal_pointer (&self->next_sheet));
  if (read_next (self))
    return TRUE;
  gtk_label_set_text (self->rest_label, _("The other sheets have no table: no row of theirs names the columns."));
  rapport_import_dialog_show_page (self, "rest");
  gtk_widget_set_visible (self->next_sheet_button, FALSE);
  gtk_widget_grab_focus (self->no_more_button);
  return TRUE;
}

static void
no_more_sheets_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  rapport_import_dialog_go_on (RAPPORT_IMPORT_DIALOG (widget));
}

/** rapport_import_dialog_install_sheets: adds to the class what is offered behind a sheet */
void
rapport_import_dialog_install_sheets (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "dialog.next-sheet", NULL, next_sheet_cb);
  gtk_widget_class_install_action (widget_class, "dialog.no-more-sheets", NULL, no_more_sheets_cb);
}
