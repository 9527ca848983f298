/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-table-pages.h"

/* a row that must be split starts on a page only if at least so many of its lines fit there */
#define LEAST_LINES 3
/* heights are sums of floating numbers: a hair too much still fits */
#define HAIR 1e-6

/**
 * RapportTablePages:
 * @parts: (element-type RapportTablePart): of all pages
 * @pages: (element-type guint): the first part of each
 * @left: of the last page
 * @next: the first band that is not on a page
 * @heading: the band to which the rows belong, -1 for none
 */
struct _RapportTablePages
{
  RapportTableRoom   room;
  RapportTableBands *bands;
  GArray            *parts;
  GArray            *pages;
  double             left;
  guint              next;
  int                heading;
};

static double
get_height (RapportTablePages *self,
            guint              n_lines)
{
  return n_lines * self->room.pitch + self->room.padding;
}

static guint
count_fitting_lines (RapportTablePages *self,
                     double             height)
{
  const double lines = (height - self->room.padding) / self->room.pitch;

  return lines > 0 ? (guint) (lines + HAIR) : 0;
}

static void
add_part (RapportTablePages    *self,
          RapportTablePartKind  kind,
          guint                 number,
          guint                 first_line,
          guint                 n_lines)
{
  const RapportTablePart part = { kind, number, first_line, n_lines };

  g_array_append_val (self->parts, part);
  self->left -= get_height (self, n_lines);
}

/* The rows that go on there are told what they belong to. */
static void
begin_page (RapportTablePages *self)
{
  self->left = self->pages->len > 0 ? self->room.next : self->room.first;
  g_array_append_val (self->pages, self->parts->len);
  if (self->heading >= 0)
    add_part (self, RAPPORT_TABLE_CONTINUED, self->heading, 0, 1);
}

/* A band stands on the page of the first @least lines after it. */
static void
add_band (RapportTablePages *self,
          guint              least)
{
  const guint band = self->next++;
  const guint n_lines = rapport_table_bands_get_n_lines (self->bands, band);
  const double needed = get_height (self, n_lines) + (least > 0 ? get_height (self, least) : 0);

  self->heading = -1;
  if (self->left + HAIR < needed && self->parts->len > 0)
    begin_page (self);
  add_part (self, RAPPORT_TABLE_BAND, band, 0, n_lines);
  self->heading = rapport_table_bands_goes_on (self->bands, band) ? (int) band : -1;
}

static void
add_row (RapportTablePages *self,
         guint              row,
         guint              n_lines,
         guint              least)
{
  guint done = 0;

  while (done < n_lines)
    {
      const guint fitting = MIN (count_fitting_lines (self, self->left), n_lines - done);

      if (fitting < MIN (least, n_lines - done))
        {
          begin_page (self);
          continue;
        }
      add_part (self, RAPPORT_TABLE_ROW, row, done, fitting);
      done += fitting;
    }
}

/**
 * rapport_table_pages_new:
 * @row_lines: (array length=n_rows): how many lines each row has
 * @bands: shaped, what stands between the rows; outlives the pages
 *
 * Pages end between rows; only a row that is taller than a page goes on over several.
 *
 * Returns: (transfer full): the pages
 */
RapportTablePages *
rapport_table_pages_new (const RapportTableRoom *room,
                         const guint            *row_lines,
                         guint                   n_rows,
                         RapportTableBands      *bands)
{
  RapportTablePages *self = g_new0 (RapportTablePages, 1);
  guint whole_page;

  self->room = *room;
  self->bands = bands;
  self->parts = g_array_new (FALSE, FALSE, sizeof (RapportTablePart));
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->heading = -1;
  whole_page = count_fitting_lines (self, room->next - (rapport_table_bands_get_n (bands) > 0 ? get_height (self, 1) : 0));
  begin_page (self);
  for (guint row = 0; row < n_rows; row++)
    {
      const guint n_lines = MAX (row_lines[row], 1);
      const guint least = n_lines > whole_page ? LEAST_LINES : n_lines;

      while (rapport_table_bands_stands_before (bands, self->next, row))
        add_band (self, least);
      add_row (self, row, n_lines, least);
    }
  while (rapport_table_bands_stands_before (bands, self->next, n_rows))
    add_band (self, 0);
  return self;
}

/** rapport_table_pages_free: Frees @self, which may be %NULL */
void
rapport_table_pages_free (RapportTablePages *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->parts);
  g_array_unref (self->pages);
  g_free (self);
}

/** rapport_table_pages_get_n: Returns: how many pages there are; 0 for %NULL */
guint
rapport_table_pages_get_n (RapportTablePages *self)
{
  return self != NULL ? self->pages->len : 0;
}

/** rapport_table_pages_get: Returns: (transfer none) (array length=n): what is on a page */
const RapportTablePart *
rapport_table_pages_get (RapportTablePages *self,
                         guint              page,
                         guint             *n)
{
  guint first, end;

  g_return_val_if_fail (self != NULL && page < self->pages->len && n != NULL, NULL);

  first = g_array_index (self->pages, guint, page);
  end = page + 1 < self->pages->len ? g_array_index (self->pages, guint, page + 1) : self->parts->len;
  *n = end - first;
  return (const RapportTablePart *) (gconstpointer) self->parts->data + first;
}
