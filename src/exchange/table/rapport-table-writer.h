/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-moment.h"

G_BEGIN_DECLS

typedef enum
{
  RAPPORT_TABLE_TEXT,
  RAPPORT_TABLE_NUMBER,
  RAPPORT_TABLE_DAY,
  RAPPORT_TABLE_MOMENT,
} RapportTableKind;

/**
 * RapportTableColumn:
 * @title: what stands in the first row
 * @digits: of a number, how many of its digits are behind the point
 * @width: how wide it is shown where a file can say so, in pixels
 */
typedef struct
{
  const char       *title;
  RapportTableKind  kind;
  guint             digits;
  int               width;
} RapportTableColumn;

/** RapportTableWriter: a table that is being written to a file, cell by cell; belongs to one thread */
typedef struct _RapportTableWriter RapportTableWriter;

/**
 * RapportTableFormat:
 * @ending: of the files' names, such as ".csv"
 * @open: returns what the other functions take, or NULL; without @name the format has none
 * @add_text: (nullable text): the next cell of the row
 * @add_number: the next cell, in units of the column's last digit
 * @add_moment: the next cell
 * @end_row: what was added is a row
 * @commit: makes the file appear
 * @free: what was not committed leaves nothing behind
 * @add_sheet: (nullable): what comes from now on is on another sheet, called @name; NULL where a file has only one
 * @set_stamp: (nullable): what the file says of itself aside of its cells; NULL where it can say nothing
 *
 * A kind of file that tables are written to.
 */
typedef struct
{
  const char *ending;
  gpointer  (*open)       (const char                *path,
                           const char                *name,
                           const RapportTableColumn  *columns,
                           guint                      n_columns,
                           GTimeZone                 *zone,
                           GError                   **error);
  void      (*add_text)   (gpointer                   file,
                           const char                *text);
  void      (*add_number) (gpointer                   file,
                           gint64                     number);
  void      (*add_moment) (gpointer                   file,
                           const RapportMoment       *moment);
  void      (*end_row)    (gpointer                   file);
  gboolean  (*commit)     (gpointer                   file,
                           GError                   **error);
  void      (*free)       (gpointer                   file);
  gboolean  (*add_sheet)  (gpointer                   file,
                           const char                *name,
                           const RapportTableColumn  *columns,
                           guint                      n_columns);
  void      (*set_stamp)  (gpointer                   file,
                           const char                *stamp);
} RapportTableFormat;

extern const RapportTableFormat rapport_table_csv;
extern const RapportTableFormat rapport_table_bare_csv;
extern const RapportTableFormat rapport_table_tsv;
extern const RapportTableFormat rapport_table_xlsx;
extern const RapportTableFormat rapport_table_ods;

const RapportTableFormat *rapport_table_format_find      (const char               *path);
char                     *rapport_table_format_dup_names (void);

RapportTableWriter       *rapport_table_writer_open      (const RapportTableFormat  *format,
                                                          const char                *path,
                                                          const char                *name,
                                                          const RapportTableColumn  *columns,
                                                          guint                      n_columns,
                                                          GTimeZone                 *zone,
                                                          GError                   **error);
void                      rapport_table_writer_add_text   (RapportTableWriter       *self,
                                                           const char               *text);
void                      rapport_table_writer_add_number (RapportTableWriter       *self,
                                                           gint64                    number);
void                      rapport_table_writer_add_moment (RapportTableWriter       *self,
                                                           const RapportMoment      *moment);
gboolean                  rapport_table_writer_add_sheet  (RapportTableWriter        *self,
                                                           const char                *name,
                                                           const RapportTableColumn  *columns,
                                                           guint                      n_columns);
void                      rapport_table_writer_set_stamp  (RapportTableWriter        *self,
                                                           const char                *stamp,
                                                           guint                      n_rows,
                                                           guint32                    which);
gboolean                  rapport_table_writer_commit     (RapportTableWriter       *self,
                                                           GError                  **error);
void                      rapport_table_writer_free       (RapportTableWriter       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportTableWriter, rapport_table_writer_free)

G_END_DECLS
