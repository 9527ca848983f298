/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import-fixture.h"
#include "rapport-list-spec.h"
#include "rapport-table.h"

G_BEGIN_DECLS

/* The program's own list of things of one kind, as it was written to a file, and where it keeps their day */
typedef struct
{
  ImportFixture           *fixture;
  const RapportEntityInfo *kind;
  const RapportListSpec   *list;
  RapportCells            *cells;
  int                      when;
  guint                    n_left_out;
  const char              *other_stamp;
} Returned;

void      returned_clear            (Returned                *self);
gboolean  returned_is_fixed         (const RapportEntityInfo *kind,
                                     guint                    field);
char     *returned_dup_value        (const RapportField      *field,
                                     guint                    round);
int       returned_find_field       (const RapportEntityInfo *kind,
                                     const RapportListSpec   *list,
                                     guint                    column);
gboolean  returned_is_read_back     (const Returned          *self);
void      returned_add_things       (Returned                *self);
void      returned_write            (Returned                *self);
void      returned_check            (Returned                *self,
                                     const char * const      *texts);
void      returned_assert_untouched (Returned                *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Returned, returned_clear)

void import_lists_add_rows (void);

G_END_DECLS
