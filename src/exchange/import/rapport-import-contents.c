/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-contact.h"
#include "rapport-import-cell.h"
#include "rapport-import-contents.h"
#include "rapport-import-numbers.h"
#include "rapport-import-titles.h"

/* of a column, from above */
#define MOST_ROWS 200

/* of a hundred cells of a column without a known name: fewer say nothing of the rest */
#define LEAST_ALIKE 80

/* where totals have their word, too */
#define LEAST_COUNTED 50

typedef gboolean (*IsSuch) (const char *text);

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at > text && strchr (at, '.') != NULL && strpbrk (text, " \t/") == NULL;
}

static gboolean
is_mobile (const char *text)
{
  return strspn (text, "+0123456789- ") == strlen (text) && rapport_import_number_is_mobile (text);
}

/* how many of a hundred cells are such */
static guint
find_share (RapportImportColumns *self,
            RapportCells         *csv,
            guint                 index,
            IsSuch                is_such)
{
  const guint n_rows = MIN (rapport_cells_get_n_rows (csv), self->header + 1 + MOST_ROWS);
  guint n = 0, n_such = 0;

  for (guint row = self->header + 1; row < n_rows; row++)
    {
      g_autofree char *cell = rapport_import_dup_cell (csv, row, index);

      if (*cell == '\0' || rapport_import_is_placeholder (cell))
        continue;
      n++;
      n_such += is_such (cell);
    }
  return n > 0 ? n_such * 100 / n : 0;
}

static gboolean
has_contact (RapportImportColumns *self,
             guint                 field)
{
  return rapport_import_columns_index (self, RAPPORT_IMPORT_CONTACT, field) >= 0;
}

static gboolean
has_name (RapportImportColumns *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const RapportImportColumn *column = &g_array_index (self->columns, RapportImportColumn, i);

      if (column->part == RAPPORT_IMPORT_CONTACT && column->field == RAPPORT_CONTACT_NAME)
        return TRUE;
    }
  return FALSE;
}

static void
become (RapportImportColumn *column,
        guint                field,
        RapportImportPiece   piece)
{
  column->part = RAPPORT_IMPORT_CONTACT;
  column->field = field;
  column->piece = piece;
}

/* People stand with their numbers in a column that is called after one of both, but not where the program wrote it. */
static void
settle_known (RapportImportColumns *self,
              RapportCells         *csv,
              guint                 index,
              RapportImportColumn  *column)
{
  const gboolean is_name = column->field == RAPPORT_CONTACT_NAME && column->piece == RAPPORT_IMPORT_WHOLE;
  const gboolean is_number = (column->field == RAPPORT_CONTACT_PHONE || column->field == RAPPORT_CONTACT_MOBILE) &&
                             !has_name (self);

  if (column->part == RAPPORT_IMPORT_CONTACT && (is_name || is_number) && rapport_cells_get_stamp (csv) == NULL &&
      find_share (self, csv, index, rapport_import_names_with_number) * 2 >= 100)
    become (column, RAPPORT_CONTACT_NAME, RAPPORT_IMPORT_NAME_AND_PHONE);
}

/* What its name does not say, addresses and numbers say by themselves, where no column is known for them. */
static gboolean
is_count (const char *text)
{
  return strlen (text) <= 6 && strspn (text, "0123456789") == strlen (text);
}

/* The number of a row in its table says nothing of what stands there. */
static gboolean
counts_rows (RapportImportColumns      *self,
             RapportCells              *csv,
             guint                      index,
             const RapportImportColumn *column)
{
  static const char * const titles[] = { "序号", "行号", NULL };
  g_autofree char *name = rapport_import_title_fold (column->title, -1);

  return g_strv_contains (titles, name) && find_share (self, csv, index, is_count) >= LEAST_COUNTED;
}

static void
settle_unknown (RapportImportColumns *self,
                RapportCells         *csv,
                guint                 index,
                RapportImportColumn  *column)
{
  const gboolean numbered = has_contact (self, RAPPORT_CONTACT_PHONE) || has_contact (self, RAPPORT_CONTACT_MOBILE);

  if (counts_rows (self, csv, index, column))
    column->part = RAPPORT_IMPORT_LEFT_OUT;
  else if (!has_contact (self, RAPPORT_CONTACT_EMAIL) && find_share (self, csv, index, is_email) >= LEAST_ALIKE)
    become (column, RAPPORT_CONTACT_EMAIL, RAPPORT_IMPORT_WHOLE);
  else if (!numbered && find_share (self, csv, index, is_mobile) >= LEAST_ALIKE)
    become (column, RAPPORT_CONTACT_MOBILE, RAPPORT_IMPORT_WHOLE);
  else if (!numbered && !has_name (self) &&
           find_share (self, csv, index, rapport_import_names_with_number) >= LEAST_ALIKE)
    become (column, RAPPORT_CONTACT_NAME, RAPPORT_IMPORT_NAME_AND_PHONE);
}

/** rapport_import_contents_settle: finds by what stands in the columns what their names leave open */
void
rapport_import_contents_settle (RapportImportColumns *self,
                                RapportCells         *csv)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      RapportImportColumn *column = &g_array_index (self->columns, RapportImportColumn, i);

      if (column->is_chosen || rapport_import_is_reason (column->title))
        continue;
      if (column->part == RAPPORT_IMPORT_EXTRA)
        settle_unknown (self, csv, i, column);
      else
        settle_known (self, csv, i, column);
    }
}
