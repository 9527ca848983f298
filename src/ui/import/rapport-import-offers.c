/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-csv-encoding.h"
#include "rapport-import-offers.h"

/**
 * rapport_import_offers_show_encoding:
 * @chosen: (nullable): one of rapport_csv_encodings()
 *
 * Offers the encodings; the first choice is to find out, and shows what was found.
 */
void
rapport_import_offers_show_encoding (GtkDropDown   *choice,
                                      RapportImport *import,
                                      const char    *chosen)
{
  const char * const *encodings = rapport_csv_encodings ();
  g_autoptr(GtkStringList) choices = gtk_string_list_new (NULL);
  /* translators: %s is the encoding that was found out, such as GB18030 */
  g_autofree char *found = g_strdup_printf (_("Automatic (%s)"), rapport_import_get_encoding (import));
  guint selected = 0;

  gtk_string_list_append (choices, found);
  for (guint i = 0; encodings[i] != NULL; i++)
    {
      gtk_string_list_append (choices, encodings[i]);
      if (chosen == encodings[i])
        selected = i + 1;
    }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (choices));
  gtk_drop_down_set_selected (choice, selected);
  rapport_control_name_set (GTK_WIDGET (choice), _("Encoding"));
}

/** rapport_import_offers_show_sheet: offers the sheets of a workbook */
void
rapport_import_offers_show_sheet (GtkDropDown   *choice,
                                  RapportImport *import)
{
  const char * const *sheets = rapport_import_get_sheets (import);
  g_autoptr(GtkStringList) choices = gtk_string_list_new (sheets);
  guint selected = 0;

  for (guint i = 0; sheets != NULL && sheets[i] != NULL; i++)
    if (g_strcmp0 (sheets[i], rapport_import_get_sheet (import)) == 0)
      selected = i;
  gtk_drop_down_set_model (choice, G_LIST_MODEL (choices));
  gtk_drop_down_set_selected (choice, selected);
  rapport_control_name_set (GTK_WIDGET (choice), _("S_heet"));
}

/** rapport_import_offers_show_kind: offers what each row can be: customers and follow-ups, or one of @kinds */
void
rapport_import_offers_show_kind (GtkDropDown   *choice,
                                  RapportImport *import,
                                  GPtrArray     *kinds)
{
  const RapportEntityInfo *kind = rapport_import_get_kind (import);
  g_autoptr(GtkStringList) choices = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (choices, _("Customers and follow-ups"));
  for (guint i = 0; i < kinds->len; i++)
    {
      const RapportEntityInfo *info = g_ptr_array_index (kinds, i);

      gtk_string_list_append (choices, g_dpgettext2 (GETTEXT_PACKAGE, "thing", info->plural));
      if (info == kind)
        selected = i + 1;
    }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (choices));
  gtk_drop_down_set_selected (choice, selected);
  rapport_control_name_set (GTK_WIDGET (choice), _("What Each R_ow Is"));
}
