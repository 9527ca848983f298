/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "rapport-cadence-json.h"

/* Whatever the JSON of a cadence is, it is judged or refused with a sentence. */
void
fuzz_cadence (const guint8 *data,
              gsize         size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCadenceFile) file =
    rapport_cadence_file_new_from_json ((const char *) data, (gssize) size, &error);
  g_autoptr(RapportCadenceResult) result = NULL;
  g_autoptr(GArray) hints = NULL;
  g_autofree char *json = NULL;

  fuzz_assert ((file == NULL) == (error != NULL));
  if (file == NULL)
    return;
  file->input.now = 1773115200;
  result = rapport_cadence_judge (&file->input);
  if (file->has_try)
    hints = rapport_contact_find_hints (&file->input, &file->contact);
  json = rapport_cadence_result_to_json (result, hints, rapport_calendar_get_zone (file->input.calendar));
  fuzz_assert (json != NULL);
}
