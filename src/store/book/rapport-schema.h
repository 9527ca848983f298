/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/** RAPPORT_APPLICATION_ID: marks a file as a book of Rapport ("Rprt") */
#define RAPPORT_APPLICATION_ID 0x52707274

int      rapport_schema_get_version  (void);
gboolean rapport_schema_is_database  (const char         *path);
gboolean rapport_schema_check_file   (const char         *path,
                                      GError            **error);
gboolean rapport_schema_check_tables (RapportConnection  *connection,
                                      const char         *path,
                                      GError            **error);
gboolean rapport_schema_upgrade      (RapportConnection  *connection,
                                      const char         *path,
                                      GError            **error);
gboolean rapport_schema_is_older     (RapportConnection   *connection);
gboolean rapport_schema_check_version (RapportConnection *connection,
                                      GError            **error);

G_END_DECLS
