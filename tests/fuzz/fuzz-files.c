/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdlib.h>

#include "rapport-ical.h"
#include "rapport-table-file.h"
#include "rapport-vcard.h"

/* Whatever a file holds, it is read or refused: tables of text, workbooks, vCards, calendars. */

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

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

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCells) cells = read_any (bytes, &error);

  if ((cells != NULL) == (error != NULL))
    abort ();
  for (guint row = 0; cells != NULL && row < rapport_cells_get_n_rows (cells); row++)
    for (guint i = 0; i < rapport_cells_get_n_cells (cells, row); i++)
      if (!g_utf8_validate (rapport_cells_get_cell (cells, row, i), -1, NULL))
        abort ();
  return 0;
}
