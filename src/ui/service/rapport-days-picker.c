/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-days-picker.h"
#include "rapport-file-picker.h"
#include "rapport-ical-days.h"

/** rapport_days_picker_open_async: lets the person choose a file of days, above @parent */
void
rapport_days_picker_open_async (GtkWindow           *parent,
                                GAsyncReadyCallback  callback,
                                gpointer             data)
{
  static const char * const suffixes[] = { "ics", "ical", "ifb", NULL };

  g_return_if_fail (GTK_IS_WINDOW (parent));

  rapport_file_picker_open_async (parent, _("Days from iCalendar"), _("Calendars"), suffixes, callback, data);
}

/**
 * rapport_days_picker_open_finish:
 * @year: whose days are wanted
 *
 * Returns: (transfer full) (nullable) (element-type RapportCalendarDay): the days of the file; NULL when none was
 *   chosen, or with @error set
 */
GArray *
rapport_days_picker_open_finish (GtkWindow     *parent,
                                 GAsyncResult  *result,
                                 int            year,
                                 GError       **error)
{
  g_autoptr(GListModel) files = rapport_file_picker_open_finish (parent, result, error);
  g_autoptr(GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;
  g_autoptr(GBytes) bytes = file != NULL ? g_file_load_bytes (file, NULL, NULL, error) : NULL;

  return bytes != NULL ? rapport_ical_days_read (bytes, year, error) : NULL;
}
