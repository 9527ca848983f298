/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-data-care.h"
#include "rapport-field.h"

/* in the order of the bits */
static const char * const gaps_words[] = {
  NC_("gap", "contact’s name"), NC_("gap", "position"), NC_("gap", "company"), NC_("gap", "phone"), NC_("gap", "email"),
  NC_("gap", "address"), NC_("gap", "products"), NC_("gap", "amount"), NC_("gap", "contract period"),
  NC_("gap", "decision maker"), NC_("gap", "first contact"),
};

/** rapport_file_gaps_describe: Returns: (transfer full) (nullable): what is missing, NULL for nothing (RG-8) */
char *
rapport_file_gaps_describe (RapportFileGap gaps)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (gaps_words); i++)
    if (gaps & (1 << i))
      {
        if (text->len > 0)
          /* translators: what stands between the parts of a list */
          g_string_append (text, C_("gap", ", "));
        g_string_append (text, g_dpgettext2 (GETTEXT_PACKAGE, "gap", gaps_words[i]));
      }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * rapport_file_is_stale:
 * @verified: yyyymmdd, 0 for never
 * @today: yyyymmdd
 * @months: so many calendar months after it was verified a file is stale (RG-2)
 *
 * Returns: whether the file has to be verified again
 */
gboolean
rapport_file_is_stale (int verified,
                       int today,
                       int months)
{
  return verified == 0 || today > rapport_day_add_months (verified, months);
}

#define SECONDS_AN_HOUR 3600

/**
 * rapport_data_is_entered_late:
 * @known: when something about a customer became known
 * @entered: UTC seconds at which it was written down
 * @hours: within how many it should have been
 *
 * Returns: whether that was later than so many hours after (RG-2); of a day only, after the end of that day
 */
gboolean
rapport_data_is_entered_late (const RapportMoment *known,
                              gint64               entered,
                              int                  hours,
                              GTimeZone           *zone)
{
  const gint64 within = (gint64) hours * SECONDS_AN_HOUR;

  g_return_val_if_fail (known != NULL && zone != NULL, FALSE);

  if (!rapport_moment_is_set (known) || entered == RAPPORT_UNSET)
    return FALSE;
  if (known->has_time)
    return entered - known->at > within;
  return entered >= rapport_day_start (rapport_day_add (known->day, 1), zone) + within;
}

/** rapport_sample_get_size: Returns: how many files are verified of @n_customers: ceil (@percent %) (RG-2) */
guint
rapport_sample_get_size (guint n_customers,
                         int   percent)
{
  g_return_val_if_fail (percent >= 0, 0);

  return (guint) (((guint64) n_customers * (guint) percent + 99) / 100);
}

/* Puts @n of those from @from on in random order at @from. */
static void
shuffle (GArray *ids,
         guint   n,
         GRand  *random)
{
  for (guint i = 0; i < n; i++)
    {
      const guint other = i + (guint) g_rand_int_range (random, 0, (gint32) (ids->len - i));
      const gint64 id = g_array_index (ids, gint64, i);

      g_array_index (ids, gint64, i) = g_array_index (ids, gint64, other);
      g_array_index (ids, gint64, other) = id;
    }
}

static void
draw_from (GArray   *candidates,
           gboolean  recent,
           guint     size,
           GRand    *random,
           GArray   *drawn)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n;

  for (guint i = 0; i < candidates->len; i++)
    {
      const RapportSampleCandidate *candidate = &g_array_index (candidates, RapportSampleCandidate, i);

      if (candidate->recent == recent)
        g_array_append_val (ids, candidate->id);
    }
  n = MIN (ids->len, size - drawn->len);
  shuffle (ids, n, random);
  g_array_append_vals (drawn, ids->data, n);
}

/**
 * rapport_sample_draw:
 * @candidates: (element-type RapportSampleCandidate): all that can be drawn
 *
 * Returns: (transfer full) (element-type gint64): @size of them at random, without the recent ones as long as others
 *   are left (RG-2)
 */
GArray *
rapport_sample_draw (GArray *candidates,
                     guint   size,
                     GRand  *random)
{
  GArray *drawn = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (candidates != NULL && random != NULL, drawn);

  draw_from (candidates, FALSE, size, random, drawn);
  draw_from (candidates, TRUE, size, random, drawn);
  return drawn;
}
