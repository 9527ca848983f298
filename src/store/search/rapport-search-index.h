/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

#define RAPPORT_SEARCH_MAX_TEXTS 6
#define RAPPORT_SEARCH_ALL_TEXTS G_MAXUINT

/** RapportSearchIndex: a table of searchable texts, one row a thing */
typedef struct
{
  const char *table;
  const char *select;
  const char *insert;
  const char *update;
  int         n_texts;
} RapportSearchIndex;

extern const RapportSearchIndex rapport_customer_index;
extern const RapportSearchIndex rapport_record_index;
extern const RapportSearchIndex rapport_ticket_index;
extern const RapportSearchIndex rapport_thing_index;

gboolean rapport_search_index_store      (RapportConnection         *connection,
                                          const RapportSearchIndex  *index,
                                          gint64                     id,
                                          GString                  **texts,
                                          guint                      which,
                                          gboolean                   is_new,
                                          GError                   **error);
gboolean rapport_search_index_delete     (RapportConnection         *connection,
                                          const RapportSearchIndex  *index,
                                          gint64                     id,
                                          GError                   **error);
gboolean rapport_search_index_set_bulk   (RapportConnection         *connection,
                                          gboolean                   bulk,
                                          GError                   **error);
void     rapport_search_text_append      (GString                   *out,
                                          const char                *text);
void     rapport_search_texts_append     (GString                   *out,
                                          RapportStatement          *row,
                                          int                        first,
                                          int                        last);
gboolean rapport_search_text_append_list (RapportConnection         *connection,
                                          const char                *sql,
                                          gint64                     owner,
                                          GString                   *out,
                                          GError                   **error);

G_END_DECLS
