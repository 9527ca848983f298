/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rapport-entity.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CONNECTION (rapport_connection_get_type ())
G_DECLARE_FINAL_TYPE (RapportConnection, rapport_connection, RAPPORT, CONNECTION, GObject)

/**
 * RapportStatement:
 * A prepared statement borrowed from its connection's cache; freeing it resets it and gives it
 * back. Columns are counted from 0, parameters from 1.
 */
typedef struct _RapportStatement RapportStatement;

/** RapportValueKind: what a cell of a row holds */
typedef enum
{
  RAPPORT_VALUE_NULL,
  RAPPORT_VALUE_INTEGER,
  RAPPORT_VALUE_TEXT,
  RAPPORT_VALUE_BYTES,
} RapportValueKind;

/**
 * RapportValue:
 * @integer: of an INTEGER
 * @text: of a TEXT
 * @bytes: of BYTES, @length of them
 *
 * What one cell holds, as long as the statement stands at its row.
 */
typedef struct
{
  RapportValueKind  kind;
  gint64            integer;
  const char       *text;
  gconstpointer     bytes;
  gsize             length;
} RapportValue;

typedef enum
{
  RAPPORT_CONNECTION_READ_ONLY,
  RAPPORT_CONNECTION_READ_WRITE,
} RapportConnectionMode;

/**
 * RapportConnectionWatch:
 * @sql: of a statement
 * @steps: how many of SQLite's own steps it took
 */
typedef void (*RapportConnectionWatch) (const char *sql,
                                        int         steps,
                                        gpointer    data);

RapportConnection *rapport_connection_open          (const char             *path,
                                                     RapportConnectionMode   mode,
                                                     GError                **error);
void               rapport_connection_hand_over     (RapportConnection      *self);
void               rapport_connection_interrupt     (RapportConnection      *self);
void               rapport_connection_set_cancellable (RapportConnection    *self,
                                                     GCancellable           *cancellable);
void               rapport_connection_set_watch     (RapportConnection      *self,
                                                     int                     most,
                                                     RapportConnectionWatch  watch,
                                                     gpointer                data);
gboolean           rapport_connection_set_roomy     (RapportConnection      *self,
                                                     gboolean                roomy,
                                                     GError                **error);
gboolean           rapport_connection_begin         (RapportConnection      *self,
                                                     GError                **error);
gboolean           rapport_connection_is_whole      (RapportConnection      *self,
                                                     GError                **error);
void               rapport_connection_note_lost     (RapportConnection      *self,
                                                     int                     code);
gboolean           rapport_connection_execute       (RapportConnection      *self,
                                                     const char             *sql,
                                                     GError                **error);

RapportStatement  *rapport_connection_prepare       (RapportConnection      *self,
                                                     const char             *sql,
                                                     GError                **error);
void               rapport_statement_free           (RapportStatement       *self);
void               rapport_statement_bind_integer   (RapportStatement       *self,
                                                     int                     parameter,
                                                     gint64                  value);
void               rapport_statement_bind_optional  (RapportStatement       *self,
                                                     int                     parameter,
                                                     gint64                  value,
                                                     gint64                  unset);
void               rapport_statement_bind_text      (RapportStatement       *self,
                                                     int                     parameter,
                                                     const char             *text);
void               rapport_statement_bind_bytes     (RapportStatement       *self,
                                                     int                     parameter,
                                                     gconstpointer           bytes,
                                                     gsize                   length);
gboolean           rapport_statement_step           (RapportStatement       *self,
                                                     gboolean               *has_row,
                                                     GError                **error);
gboolean           rapport_statement_run            (RapportStatement       *self,
                                                     GError                **error);
gboolean           rapport_statement_is_null        (RapportStatement       *self,
                                                     int                     column);
gint64             rapport_statement_get_integer    (RapportStatement       *self,
                                                     int                     column);
const char        *rapport_statement_get_choice     (RapportStatement       *self,
                                                     int                     column,
                                                     const RapportChoice    *choices);
gint64             rapport_statement_get_optional   (RapportStatement       *self,
                                                     int                     column,
                                                     gint64                  unset);
const char        *rapport_statement_get_text       (RapportStatement       *self,
                                                     int                     column);
guint              rapport_statement_get_n_columns  (RapportStatement       *self);
const char        *rapport_statement_get_name       (RapportStatement       *self,
                                                     int                     column);
void               rapport_statement_get_value      (RapportStatement       *self,
                                                     int                     column,
                                                     RapportValue           *value);
int                rapport_statement_find_parameter (RapportStatement       *self,
                                                     const char             *name);
void               rapport_statement_bind_value     (RapportStatement       *self,
                                                     int                     parameter,
                                                     const RapportValue     *value);
void               rapport_statement_unbind         (RapportStatement       *self);
RapportMoment      rapport_statement_get_moment     (RapportStatement       *self,
                                                     int                     day_column);

RapportStatement  *rapport_connection_hold          (RapportConnection      *self,
                                                     GError                **error);
gboolean           rapport_connection_run           (RapportConnection      *self,
                                                     const char             *sql,
                                                     gint64                  value,
                                                     GError                **error);
gboolean           rapport_connection_query_integer (RapportConnection      *self,
                                                     const char             *sql,
                                                     gint64                 *value,
                                                     GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportStatement, rapport_statement_free)

G_END_DECLS
