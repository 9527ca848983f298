/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "rapport-ical.h"
#include "rapport-table-file.h"
#include "rapport-vcard.h"

static RapportCells *
read_any (GBytes  *bytes,
          GError **error)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  const RapportIcalReading calendar = { NULL, NULL, 1796000000, zone, NULL, NULL };

  if (rapport_vcard_is (bytes))
    return rapport_vcard_read (bytes, NULL, error);
  if (rapport_ical_is (bytes))
    return rapport_ical_read (bytes, &calendar, error);
  return rapport_table_file_parse (bytes, NULL, NULL, error);
}

/* Whatever a file holds, it is read or refused: tables of text, workbooks, vCards, calendars. */
void
fuzz_files (const guint8 *data,
            gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCells) cells = read_any (bytes, &error);

  fuzz_assert ((cells == NULL) == (error != NULL));
  for (guint row = 0; cells != NULL && row < rapport_cells_get_n_rows (cells); row++)
    for (guint i = 0; i < rapport_cells_get_n_cells (cells, row); i++)
      fuzz_assert (g_utf8_validate (rapport_cells_get_cell (cells, row, i), -1, NULL));
}
