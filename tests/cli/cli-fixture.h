/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

/* CliFixture: a folder of its own with what rapport-cli said last */
typedef struct
{
  char *folder;
  char *data; /* folder of the book */
  char *out;
  char *err;
} CliFixture;

void       cli_fixture_set_up    (CliFixture    *fixture,
                                  gconstpointer  data);
void       cli_fixture_tear_down (CliFixture    *fixture,
                                  gconstpointer  data);
int        cli_run               (CliFixture *fixture,
                                  const char *line);
void       cli_expect            (CliFixture *fixture,
                                  const char *line,
                                  int         status);
void       cli_fill              (CliFixture    *fixture,
                                  gconstpointer  made);
JsonArray *cli_parse_json        (CliFixture *fixture,
                                  JsonParser *parser);
guint      cli_count_json        (CliFixture *fixture,
                                  const char *line);
void       cli_spoil             (CliFixture *fixture,
                                  const char *sql);
void       cli_write             (CliFixture *fixture,
                                  const char *name,
                                  const char *text);
int        cli_fixture_main      (int    argc,
                                  char **argv,
                                  void (*add_tests) (const char *made));
