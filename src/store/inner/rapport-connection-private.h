/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "rapport-connection.h"
#include "rapport-damage.h"

G_BEGIN_DECLS

/** RapportStatementCache: statements of a connection that are ready */
typedef struct _RapportStatementCache RapportStatementCache;

void          rapport_connection_assert_owner (RapportConnection *self);
sqlite3      *rapport_connection_get_handle (RapportConnection  *self);
void          rapport_connection_rest       (RapportConnection  *self);
RapportConnection *rapport_connection_open_telling (const char             *path,
                                                    RapportConnectionMode   mode,
                                                    RapportDamage          *damage,
                                                    GError                **error);
RapportDamage *rapport_connection_get_damage (RapportConnection *self);
RapportStatementCache *rapport_connection_get_statements (RapportConnection *self);
void          rapport_connection_tell_steps (RapportConnection  *self,
                                             sqlite3_stmt       *handle);
gboolean      rapport_connection_is_apart   (RapportConnection  *self);
gboolean      rapport_connection_lacks_room (RapportConnection  *self,
                                             int                 code);
gboolean      rapport_connection_set_error  (RapportConnection  *self,
                                             int                 code,
                                             GError            **error);
gboolean      rapport_sqlite_set_error      (int                 code,
                                             const char         *message,
                                             GError            **error);
RapportStatementCache *rapport_statement_cache_new (void);
void          rapport_statement_cache_free  (RapportStatementCache *cache);
sqlite3_stmt *rapport_statement_get_handle  (RapportStatement   *self);
void          rapport_statement_bind_raw    (RapportStatement    *self,
                                             int                  parameter,
                                             const sqlite3_value *value);

G_END_DECLS
