/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-record-table-form.h"
#include "record-rows.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
} TableFormFixture;

#define assert_has(text, part)                                                  \
  G_STMT_START {                                                                \
    if (strstr ((text), (part)) == NULL)                                        \
      g_error ("%d: “%s” is not in “%s”", __LINE__, (part), (text));            \
  } G_STMT_END

#define TABLE_FORM_ADD(name, function) \
  g_test_add ("/report/F1/" name, TableFormFixture, NULL, table_form_set_up, function, table_form_tear_down)

void             table_form_set_up      (TableFormFixture         *fixture,
                                         gconstpointer             data);
void             table_form_tear_down   (TableFormFixture         *fixture,
                                         gconstpointer             data);
RapportDocument *table_form_create      (GPtrArray                *rows,
                                         RapportRecordTableFilter *filter,
                                         const char               *language);
void             table_form_write_pdf   (TableFormFixture         *fixture,
                                         RapportDocument          *document);
void             table_form_print       (TableFormFixture         *fixture,
                                         GPtrArray                *rows,
                                         const char               *language);
char            *table_form_ask         (const char               *tool,
                                         ...);
char            *table_form_drop_spaces (const char               *text);
char            *table_form_read_page   (TableFormFixture         *fixture,
                                         guint                     page);
guint            table_form_count_pages (TableFormFixture         *fixture);

void table_form_add_file (void);

G_END_DECLS
