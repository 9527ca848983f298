/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-csv-encoding.h"
#include "rapport-customer.h"
#include "rapport-import-dialog-private.h"
#include "rapport-import-offers.h"
#include "rapport-import-targets.h"

/* What a person says here is asked about before it is dropped. */
static void
note_said (RapportImportDialog *self)
{
  self->had_said = self->has_said;
  self->has_said = TRUE;
}

/* A table that can't be understood like that is shown as it was before. */
static void
take_back_column (RapportImportDialog *self,
                  const GError        *error)
{
  g_autofree char *before = g_steal_pointer (&self->chosen_before);

  rapport_import_dialog_show_error (self, error->message);
  if (rapport_import_set_column (self->import, self->chosen_key, before, NULL))
    rapport_import_dialog_check (self);
}

static void
take_back_sheet (RapportImportDialog *self,
                 const GError        *error)
{
  self->tries_sheet = FALSE;
  rapport_import_dialog_show_error (self, error->message);
  rapport_import_set_sheet (self->import, rapport_import_get_sheet (self->import));
  rapport_import_dialog_check (self);
}

static void
take_back_kind (RapportImportDialog *self,
                const GError        *error)
{
  self->tries_kind = FALSE;
  rapport_import_dialog_show_error (self, error->message);
  rapport_import_set_kind (self->import, NULL);
  rapport_import_dialog_check (self);
}

/**
 * rapport_import_dialog_take_back_choice:
 * @error: why the file can't be understood as was chosen last
 *
 * Returns: whether there was a choice to take back, and the file is read again
 */
gboolean
rapport_import_dialog_take_back_choice (RapportImportDialog *self,
                                        const GError        *error)
{
  if (self->tries_sheet)
    take_back_sheet (self, error);
  else if (self->chosen_before != NULL)
    take_back_column (self, error);
  else if (self->tries_kind)
    take_back_kind (self, error);
  else
    return FALSE;
  self->has_said = self->had_said;
  return TRUE;
}

static void
encoding_cb (RapportImportDialog *self)
{
  const guint selected = gtk_drop_down_get_selected (self->encoding);

  if (self->import == NULL || self->writing || selected == GTK_INVALID_LIST_POSITION)
    return;
  note_said (self);
  self->chosen_encoding = selected > 0 ? rapport_csv_encodings ()[selected - 1] : NULL;
  rapport_import_set_encoding (self->import, self->chosen_encoding);
  rapport_import_dialog_check (self);
}

static void
sheet_cb (RapportImportDialog *self)
{
  const guint selected = gtk_drop_down_get_selected (self->sheet);
  const char * const *sheets = self->import != NULL ? rapport_import_get_sheets (self->import) : NULL;

  if (sheets == NULL || self->writing || selected >= g_strv_length ((char **) sheets))
    return;
  note_said (self);
  self->tries_sheet = TRUE;
  rapport_import_dialog_read_sheet (self, sheets[selected]);
}

static void
kind_cb (RapportImportDialog *self)
{
  const guint selected = gtk_drop_down_get_selected (self->kind);

  if (self->import == NULL || self->writing || selected > self->kinds->len)
    return;
  rapport_import_dialog_show_error (self, NULL);
  rapport_import_forget_columns (self->import);
  note_said (self);
  self->tries_kind = TRUE;
  rapport_import_set_kind (self->import,
                           selected > 0 ? g_ptr_array_index (self->kinds, selected - 1) : &rapport_customer_info);
  rapport_import_dialog_check (self);
}

static void
dates_cb (RapportImportDialog *self)
{
  const guint selected = gtk_drop_down_get_selected (self->dates);

  if (self->import == NULL || self->writing || selected == GTK_INVALID_LIST_POSITION)
    return;
  note_said (self);
  rapport_import_set_date_order (self->import, rapport_import_offers_get_order (selected));
  rapport_import_dialog_check (self);
}

/**
 * rapport_import_dialog_show_offers:
 *
 * Offers how else the file can be understood: a text has an encoding, a workbook has sheets, and a date such as
 * 3/5/2026 may be two days.
 */
void
rapport_import_dialog_show_offers (RapportImportDialog *self)
{
  const char *encoding = rapport_import_get_encoding (self->import);

  gtk_widget_set_visible (self->encoding_row, encoding != NULL);
  gtk_widget_set_visible (self->sheet_row, rapport_import_get_sheets (self->import) != NULL);
  gtk_label_set_label (self->sheet_label, rapport_import_is_calendar (self->import) ? _("Ev_ents") : _("S_heet"));
  gtk_widget_set_visible (self->dates_row, rapport_import_get_doubtful (self->import) != NULL);
  g_signal_handlers_block_by_func (self->encoding, encoding_cb, self);
  if (encoding != NULL)
    rapport_import_offers_show_encoding (self->encoding, self->import, self->chosen_encoding);
  g_signal_handlers_unblock_by_func (self->encoding, encoding_cb, self);
  g_signal_handlers_block_by_func (self->sheet, sheet_cb, self);
  rapport_import_offers_show_sheet (self->sheet, self->import, self->imported_sheets);
  g_signal_handlers_unblock_by_func (self->sheet, sheet_cb, self);
  g_signal_handlers_block_by_func (self->kind, kind_cb, self);
  rapport_import_offers_show_kind (self->kind, self->import, self->kinds);
  g_signal_handlers_unblock_by_func (self->kind, kind_cb, self);
  g_signal_handlers_block_by_func (self->dates, dates_cb, self);
  rapport_import_offers_show_dates (self->dates, self->import);
  g_signal_handlers_unblock_by_func (self->dates, dates_cb, self);
}

/* What was changed here since the file was written stays, unless the person says that the file counts. */
static void
takes_file_cb (RapportImportDialog *self)
{
  if (self->import == NULL || self->writing)
    return;
  note_said (self);
  rapport_import_set_takes_file (self->import, gtk_check_button_get_active (self->takes_file));
  rapport_import_dialog_look_again (self);
}

static void
clears_empty_cb (RapportImportDialog *self)
{
  if (self->import == NULL || self->writing)
    return;
  note_said (self);
  rapport_import_set_clears_empty (self->import, gtk_check_button_get_active (self->clears_empty));
  rapport_import_dialog_look_again (self);
}

static void
show_emptied (RapportImportDialog *self)
{
  const gboolean clears = rapport_import_get_clears_empty (self->import);
  const guint n = rapport_import_get_n_emptied (self->import);
  g_autofree char *emptied =
    g_strdup_printf (ngettext ("In %'u row a cell was emptied. What is here stays.",
                               "In %'u rows cells were emptied. What is here stays.", n), n);

  gtk_label_set_text (self->emptied_label, clears ? _("What was emptied in the file is emptied here.") : emptied);
  gtk_widget_set_visible (self->emptied_row, n > 0 || clears);
}

/** rapport_import_dialog_show_kept: tells in how many rows something stays though the file says otherwise, and may not */
void
rapport_import_dialog_show_kept (RapportImportDialog *self)
{
  const gboolean takes_file = rapport_import_get_takes_file (self->import);
  const guint n = rapport_import_get_n_kept (self->import);
  g_autofree char *kept =
    g_strdup_printf (ngettext ("In %'u row something was changed here since the file was written. It stays.",
                               "In %'u rows something was changed here since the file was written. It stays.", n), n);

  gtk_label_set_text (self->kept_label,
                      takes_file ? _("What was changed here since the file was written gives way to it.") : kept);
  gtk_widget_set_visible (self->kept_row, n > 0 || takes_file);
  show_emptied (self);
}

static void
untick (RapportImportDialog *self,
        GtkCheckButton      *check,
        gpointer             callback)
{
  g_signal_handlers_block_by_func (check, callback, self);
  gtk_check_button_set_active (check, FALSE);
  g_signal_handlers_unblock_by_func (check, callback, self);
}

/** rapport_import_dialog_forget_kept: takes back that the file counts, or its empty cells do */
void
rapport_import_dialog_forget_kept (RapportImportDialog *self)
{
  untick (self, self->takes_file, takes_file_cb);
  untick (self, self->clears_empty, clears_empty_cb);
  if (self->import == NULL)
    return;
  rapport_import_set_takes_file (self->import, FALSE);
  rapport_import_set_clears_empty (self->import, FALSE);
}

static char *
dup_target_of (RapportImportDialog *self,
               const char          *key)
{
  const GArray *columns = rapport_import_get_columns (self->import)->columns;

  for (guint i = 0; i < columns->len; i++)
    if (strcmp (g_array_index (columns, RapportImportColumn, i).key, key) == 0)
      return rapport_import_target_dup_name (&g_array_index (columns, RapportImportColumn, i));
  return NULL;
}

static void
choose_column_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  RapportImportDialog *self = RAPPORT_IMPORT_DIALOG (widget);
  const char *key, *target;

  if (self->import == NULL || self->writing)
    return;
  g_variant_get (parameter, "(&s&s)", &key, &target);
  note_said (self);
  g_free (self->chosen_key);
  self->chosen_key = g_strdup (key);
  g_free (self->chosen_before);
  self->chosen_before = dup_target_of (self, key);
  rapport_import_dialog_show_error (self, NULL);
  if (rapport_import_set_column (self->import, key, target, NULL))
    rapport_import_dialog_check (self);
}

/* What holds for all rows: the reason in spite of warnings, and whose they are where the table does not say it. */
static void
said_cb (RapportImportDialog *self)
{
  if (self->import == NULL || self->writing)
    return;
  if (*gtk_editable_get_text (self->reason) != '\0' || *gtk_editable_get_text (self->customer) != '\0')
    note_said (self);
  rapport_import_dialog_take_typed (self);
  rapport_import_dialog_check (self);
}

static void
typed_cb (RapportImportDialog *self)
{
  if (self->import != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "found") == 0)
    rapport_import_dialog_look_again (self);
}

static void
decided_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  RapportImportDialog *self = RAPPORT_IMPORT_DIALOG (widget);

  note_said (self);
  rapport_import_dialog_look_again (self);
}

/* Which rows are not to be imported counts at once. */
static void
omitted_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  RapportImportDialog *self = RAPPORT_IMPORT_DIALOG (widget);

  if (self->import == NULL || self->writing)
    return;
  note_said (self);
  rapport_import_dialog_check (self);
}

/** rapport_import_dialog_install_choices: adds to the class what its template and its table choose by */
void
rapport_import_dialog_install_choices (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, encoding_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, dates_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_cb);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, kept_row);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, kept_label);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, takes_file);
  gtk_widget_class_bind_template_callback (widget_class, takes_file_cb);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, emptied_row);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, emptied_label);
  gtk_widget_class_bind_template_child (widget_class, RapportImportDialog, clears_empty);
  gtk_widget_class_bind_template_callback (widget_class, clears_empty_cb);
  gtk_widget_class_bind_template_callback (widget_class, said_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_install_action (widget_class, "dialog.decided", NULL, decided_cb);
  gtk_widget_class_install_action (widget_class, "dialog.omitted", NULL, omitted_cb);
  gtk_widget_class_install_action (widget_class, "dialog.choose-column", "(ss)", choose_column_cb);
}
