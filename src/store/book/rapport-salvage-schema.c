/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rapport-salvage-schema.h"

/* The file format of SQLite: offsets in the first page, and of the head of a page of a tree. */
#define MAGIC "SQLite format 3"
#define HEADER_SIZE 100
#define HEADER_PAGE_SIZE 16
#define HEADER_COUNTER 24
#define HEADER_N_PAGES 28
#define HEADER_FREE 32
#define HEADER_N_FREE 36
#define HEADER_USER_VERSION 60
#define HEADER_COUNTER_FOR 92
#define TREE_N_CELLS 3
#define TREE_LAST_CHILD 8
#define TREE_CELLS 12
#define INNER_PAGE 5
#define LEAF_PAGE 13

/* more pages are no schema of ours */
#define MOST_PAGES 500

typedef struct
{
  int     from;
  int     to;
  guint32 page_size;
  guint   n_copied;
} Transplant;

static guint32
read_number (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

static void
write_number (guint8  *bytes,
              guint32  number)
{
  const guint32 value = GUINT32_TO_BE (number);

  memcpy (bytes, &value, sizeof value);
}

static guint
read_short (const guint8 *bytes)
{
  return bytes[0] << 8 | bytes[1];
}

/* What the head says of the rest of the file is of the other file, and has to fit this one. */
static gboolean
fit_head (const Transplant *self,
          guint8           *page)
{
  const off_t length = lseek (self->to, 0, SEEK_END);

  write_number (page + HEADER_N_PAGES, (guint32) (length / self->page_size));
  write_number (page + HEADER_COUNTER_FOR, read_number (page + HEADER_COUNTER));
  memset (page + HEADER_FREE, 0, HEADER_N_FREE + sizeof (guint32) - HEADER_FREE);
  return length >= (off_t) self->page_size;
}

static gboolean
copy_page (Transplant *self,
           guint32     number)
{
  g_autofree guint8 *page = g_malloc (self->page_size);
  const off_t place = (off_t) (number - 1) * self->page_size;
  const guint8 *head = page + (number == 1 ? HEADER_SIZE : 0);
  guint n_cells;

  if (number == 0 || ++self->n_copied > MOST_PAGES ||
      pread (self->from, page, self->page_size, place) != (gssize) self->page_size)
    return FALSE;
  n_cells = read_short (head + TREE_N_CELLS);
  if ((*head != INNER_PAGE && *head != LEAF_PAGE) || TREE_CELLS + HEADER_SIZE + n_cells * 2 > self->page_size)
    return FALSE;
  for (guint i = 0; *head == INNER_PAGE && i < n_cells; i++)
    {
      const guint cell = read_short (head + TREE_CELLS + 2 * i);

      if (cell + sizeof (guint32) > self->page_size || !copy_page (self, read_number (page + cell)))
        return FALSE;
    }
  if (*head == INNER_PAGE && !copy_page (self, read_number (head + TREE_LAST_CHILD)))
    return FALSE;
  if (number == 1 && !fit_head (self, page))
    return FALSE;
  return pwrite (self->to, page, self->page_size, place) == (gssize) self->page_size;
}

/* A book that was brought to a newer form since has other tables. */
static gboolean
has_other_version (const guint8 *damaged,
                   const guint8 *backup)
{
  return memcmp (damaged, MAGIC, sizeof MAGIC) == 0 &&
         read_number (damaged + HEADER_USER_VERSION) != read_number (backup + HEADER_USER_VERSION);
}

static gboolean
transplant (Transplant *self)
{
  guint8 damaged[HEADER_SIZE], backup[HEADER_SIZE];

  if (pread (self->from, backup, HEADER_SIZE, 0) != HEADER_SIZE || pread (self->to, damaged, HEADER_SIZE, 0) != HEADER_SIZE ||
      memcmp (backup, MAGIC, sizeof MAGIC) != 0 || has_other_version (damaged, backup))
    return FALSE;
  self->page_size = read_short (backup + HEADER_PAGE_SIZE);
  return self->page_size >= 512 && copy_page (self, 1);
}

/**
 * rapport_salvage_schema:
 * @damaged: a copy of a book of which even that can't be read where all its tables are; it is changed
 * @backup: a whole backup of it, in which they are at the same places
 *
 * Puts the pages that say where the tables are in the place of the damaged ones.
 *
 * Returns: whether that could be done
 */
gboolean
rapport_salvage_schema (const char *damaged,
                        const char *backup)
{
  Transplant self = { 0 };
  gboolean is_done;

  g_return_val_if_fail (damaged != NULL && backup != NULL, FALSE);

  self.from = g_open (backup, O_RDONLY | O_CLOEXEC, 0);
  self.to = g_open (damaged, O_RDWR | O_CLOEXEC, 0);
  is_done = self.from >= 0 && self.to >= 0 && transplant (&self);
  if (self.from >= 0)
    close (self.from);
  if (self.to >= 0)
    close (self.to);
  return is_done;
}
