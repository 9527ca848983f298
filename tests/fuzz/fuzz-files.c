/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "rapport-csv.h"
#include "rapport-ical.h"
#include "rapport-table-file.h"
#include "rapport-vcard.h"

/* Long before what people write today, so that what repeats is followed for some times only; and before all that can be
 * written, so that it is not followed at all, as that takes longer than all the rest */
#define NOW 946684800
#define BEFORE_ALL (-62000000000)
/* so manieth input is followed */
#define FOLLOWED 8

/** fuzz_check_cells: whatever a file holds, it is read or refused: @cells: (transfer full) (nullable) */
void
fuzz_check_cells (RapportCells  *cells,
                  GError       **error)
{
  fuzz_assert ((cells == NULL) == (*error != NULL));
  for (guint row = 0; cells != NULL && row < rapport_cells_get_n_rows (cells); row++)
    for (guint i = 0; i < rapport_cells_get_n_cells (cells, row); i++)
      fuzz_assert (g_utf8_validate (rapport_cells_get_cell (cells, row, i), -1, NULL));
  g_clear_error (error);
  if (cells != NULL)
    rapport_cells_unref (cells);
}

void
fuzz_text_table (const guint8 *data,
                 gsize         size)
{
  GError *error = NULL;

  fuzz_check_cells (rapport_csv_parse ((const char *) data, size, NULL, &error), &error);
}

void
fuzz_cards (const guint8 *data,
            gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (data, size);
  GError *error = NULL;

  fuzz_check_cells (rapport_vcard_read (bytes, NULL, &error), &error);
}

void
fuzz_calendars (const guint8 *data,
                gsize         size)
{
  static GTimeZone *zone;
  g_autoptr(GBytes) bytes = g_bytes_new_static (data, size);
  const gint64 now = fuzz_is_chosen (data, size, FOLLOWED) ? NOW : BEFORE_ALL;
  GError *error = NULL;

  if (zone == NULL)
    zone = g_time_zone_new_identifier ("Asia/Shanghai");
  fuzz_check_cells (rapport_ical_read (bytes, &(RapportIcalReading) { NULL, NULL, now, zone, NULL, NULL }, &error), &error);
}

/* Whole files, also those that are no zip file any more */
void
fuzz_books (const guint8 *data,
            gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (data, size);
  GError *error = NULL;

  fuzz_check_cells (rapport_table_file_parse (bytes, NULL, NULL, &error), &error);
}
