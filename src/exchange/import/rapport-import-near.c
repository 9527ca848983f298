/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-import-near.h"

/* What names are told apart by least: with and without it one may mean the same company. Longer
 * ones come before those they end in. */
#define ENDING(text) { text, sizeof (text) - 1 }
static const struct
{
  const char *text;
  gsize       length;
} endings[] = {
  ENDING ("有限责任公司"), ENDING ("股份有限公司"), ENDING ("集团有限公司"), ENDING ("有限公司"), ENDING ("集团公司"),
  ENDING ("公司"), ENDING ("集团"),
  ENDING ("coltd"), ENDING ("limited"), ENDING ("ltd"), ENDING ("incorporated"), ENDING ("inc"), ENDING ("llc"),
  ENDING ("gmbh"), ENDING ("corporation"), ENDING ("corp"), ENDING ("company"), ENDING ("co"), ENDING ("ag"),
};

/* less of a name stands in many others by chance: characters, where a plain letter counts as half */
#define LEAST_WEIGHT 8

/* more is no name but a text that got into its place, and takes long to compare */
#define MOST_WEIGHT 400

/* more of them begin alike only where they are numbered */
#define MOST_LOOKED_AT 8

/* a name, or what it ends in from one of its characters on: no number is taken apart */
typedef struct
{
  const char                  *text;
  const RapportImportCustomer *customer;
} Ending;

struct _RapportImportNear
{
  GStringChunk *texts;
  GHashTable   *by_core;
  /* of the names known before the first question, sorted: what begins with a text contains it */
  GArray       *endings;
  gboolean      is_sorted;
};

/** rapport_import_near_new: Returns: (transfer full): that knows no customer yet */
RapportImportNear *
rapport_import_near_new (void)
{
  RapportImportNear *self = g_new0 (RapportImportNear, 1);

  self->texts = g_string_chunk_new (64 * 1024);
  self->by_core = g_hash_table_new (g_str_hash, g_str_equal);
  self->endings = g_array_new (FALSE, FALSE, sizeof (Ending));
  return self;
}

void
rapport_import_near_free (RapportImportNear *self)
{
  g_hash_table_unref (self->by_core);
  g_array_unref (self->endings);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/* U+5000 to U+8FFF are ideographs */
static gboolean
is_letter_or_digit (const char *at)
{
  return ((guchar) *at >= 0xe5 && (guchar) *at <= 0xe8) || g_unichar_isalnum (g_utf8_get_char (at));
}

/**
 * rapport_import_near_dup_core:
 *
 * Returns: (transfer full): what of a name tells its company apart, by which it is added and looked for
 */
char *
rapport_import_near_dup_core (const char *folded_name)
{
  char *core = g_malloc (strlen (folded_name) + 1);
  char *end = core;
  gboolean shorter = TRUE;

  for (const char *at = folded_name; *at != '\0'; at = g_utf8_next_char (at))
    if (is_letter_or_digit (at))
      for (const char *byte = at; byte < g_utf8_next_char (at); byte++)
        *end++ = *byte;
  while (shorter)
    {
      shorter = FALSE;
      for (guint i = 0; !shorter && i < G_N_ELEMENTS (endings); i++)
        {
          const gsize length = endings[i].length;

          shorter = (gsize) (end - core) > length && memcmp (end - length, endings[i].text, length) == 0;
          if (shorter)
            end -= length;
        }
    }
  *end = '\0';
  return core;
}

static guint
weigh_one (const char *at)
{
  return (guchar) *at < 0x80 ? 1 : 2;
}

static guint
weigh (const char *text)
{
  guint weight = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    weight += weigh_one (at);
  return weight;
}

/* whether a name that is divided before @at has a number there */
static gboolean
divides_number (const char *name,
                const char *at)
{
  return at > name && g_ascii_isdigit (at[0]) && g_ascii_isdigit (at[-1]);
}

static void
add_endings (RapportImportNear           *self,
             const char                  *core,
             const RapportImportCustomer *customer)
{
  guint weight = weigh (core);

  if (weight > MOST_WEIGHT)
    return;
  for (const char *at = core; weight >= LEAST_WEIGHT; at = g_utf8_next_char (at))
    {
      const Ending ending = { at, customer };

      if (!divides_number (core, at))
        g_array_append_val (self->endings, ending);
      weight -= weigh_one (at);
    }
}

/**
 * rapport_import_near_add:
 * @customer: (transfer none): must live as long as this
 * @core: of its name
 *
 * The customers of the book are added before the first question; one that is added later is found by a
 * longer name, not by a part of its own.
 */
void
rapport_import_near_add (RapportImportNear           *self,
                         const RapportImportCustomer *customer,
                         const char                  *core)
{
  const char *kept;

  if (*core == '\0' || g_hash_table_contains (self->by_core, core))
    return;
  kept = g_string_chunk_insert (self->texts, core);
  g_hash_table_insert (self->by_core, (gpointer) kept, (gpointer) customer);
  if (!self->is_sorted)
    add_endings (self, kept, customer);
}

static int
compare_endings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (((const Ending *) a)->text, ((const Ending *) b)->text);
}

/* one whose name contains @core */
static const RapportImportCustomer *
find_longer (RapportImportNear *self,
             const char        *core)
{
  guint from = 0;
  guint to = self->endings->len;

  while (from < to)
    {
      const guint middle = (from + to) / 2;

      if (strcmp (g_array_index (self->endings, Ending, middle).text, core) < 0)
        from = middle + 1;
      else
        to = middle;
    }
  for (to = MIN (from + MOST_LOOKED_AT, self->endings->len); from < to; from++)
    {
      const Ending *ending = &g_array_index (self->endings, Ending, from);

      if (!g_str_has_prefix (ending->text, core))
        return NULL;
      if (!divides_number (ending->text, ending->text + strlen (core)))
        return ending->customer;
    }
  return NULL;
}

/* one whose name @core begins or ends with */
static const RapportImportCustomer *
find_shorter (RapportImportNear *self,
              const char        *whole)
{
  g_autofree char *core = g_strdup (whole);
  const guint weight = weigh (core);
  char *end = core + strlen (core);
  const RapportImportCustomer *found = NULL;
  guint left = weight - weigh_one (core);

  for (const char *at = g_utf8_next_char (core); found == NULL && left >= LEAST_WEIGHT; at = g_utf8_next_char (at))
    {
      if (!divides_number (core, at))
        found = g_hash_table_lookup (self->by_core, at);
      left -= weigh_one (at);
    }
  left = weight;
  while (found == NULL && (end = g_utf8_find_prev_char (core, end)) != NULL)
    {
      const gboolean divided = divides_number (core, end);

      left -= weigh_one (end);
      *end = '\0';
      if (left < LEAST_WEIGHT)
        break;
      found = divided ? NULL : g_hash_table_lookup (self->by_core, core);
    }
  return found;
}

/**
 * rapport_import_near_find:
 * @core: of a name
 *
 * Returns: (transfer none) (nullable): a customer whose name differs in its legal form only, or contains
 *   that name, or is what that begins or ends with; what is longer than 200 Chinese characters contains none
 */
const RapportImportCustomer *
rapport_import_near_find (RapportImportNear *self,
                          const char        *core)
{
  const RapportImportCustomer *found = g_hash_table_lookup (self->by_core, core);
  const guint weight = weigh (core);

  if (!self->is_sorted)
    g_array_sort (self->endings, compare_endings);
  self->is_sorted = TRUE;
  if (found != NULL || weight < LEAST_WEIGHT || weight > MOST_WEIGHT)
    return found;
  found = find_longer (self, core);
  return found != NULL ? found : find_shorter (self, core);
}
