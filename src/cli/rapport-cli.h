/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"

G_BEGIN_DECLS

/** RapportCliStatus: what the program ends with; USAGE when the command line makes no sense */
typedef enum
{
  RAPPORT_CLI_OK = 0,
  RAPPORT_CLI_FAILED = 1,
  RAPPORT_CLI_USAGE = 2,
} RapportCliStatus;

/**
 * RapportCliOptions:
 * Options that all commands have, before or after the command's name.
 * @json: print for programs, not for people
 * @data: (nullable): the folder of the book; the person's own unless given
 * @as: (nullable): name or uid of the team member who acts; who works on this machine unless given
 * @book: (nullable): what the command opened, until rapport_cli_close()
 * @failed: whether something that was to be noted in it could not be written, which was said
 */
typedef struct
{
  gboolean     json;
  char        *data;
  char        *as;
  RapportBook *book;
  gboolean     failed;
} RapportCliOptions;

/**
 * RapportCliCommand:
 * @name: as typed
 * @help: one line, marked with N_()
 * @run: gets the arguments from the command's name on, and returns a RapportCliStatus
 */
typedef struct
{
  const char *name;
  const char *help;
  int (*run) (RapportCliOptions *options,
              int                argc,
              char             **argv);
} RapportCliCommand;

gboolean rapport_cli_parse        (RapportCliOptions   *options,
                                   const char          *usage,
                                   const char          *summary,
                                   const GOptionEntry  *entries,
                                   int                 *argc,
                                   char              ***argv);
void     rapport_cli_clear        (RapportCliOptions   *options);
gboolean rapport_cli_close        (RapportCliOptions   *options);
void     rapport_cli_warn_of_missing_files (RapportCliOptions *options);
void     rapport_cli_remove_tree  (const char          *path);
int      rapport_cli_complain     (const char          *format,
                                   ...) G_GNUC_PRINTF (1, 2);
int      rapport_cli_fail         (const char          *place,
                                   const GError        *error);
gboolean rapport_cli_read_at      (const char          *at,
                                   GTimeZone           *zone,
                                   gint64              *now);
char    *rapport_cli_dup_line     (const char          *text);
GBytes  *rapport_cli_read_stream  (GInputStream        *input,
                                   gsize                most,
                                   GError             **error);
char    *rapport_cli_read_file    (const char          *path,
                                   gsize               *length,
                                   GError             **error);

char    *rapport_cli_dup_folder   (RapportCliOptions   *options);
gboolean rapport_cli_check_book   (RapportCliOptions   *options,
                                   GError             **error);
void     rapport_cli_advise_damaged (RapportCliOptions *options);
gboolean rapport_cli_has_book     (RapportCliOptions   *options);
RapportBook *rapport_cli_open_book (RapportCliOptions   *options,
                                   GError             **error);
void         rapport_cli_say_renewed (RapportBook        *book);
gboolean     rapport_cli_renew     (RapportBook         *book,
                                    gboolean             urgent_only,
                                    GError             **error);
RapportBook *rapport_cli_open_book_to_write (RapportCliOptions   *options,
                                             GError             **error);

gint64   rapport_cli_find_member  (RapportBook         *book,
                                   const char          *name,
                                   GError             **error);

gint64   rapport_cli_find_thing   (RapportBook         *book,
                                   const char          *kind,
                                   const char          *name,
                                   GError             **error);

int      rapport_cli_run_backup   (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_cadence  (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_calendar (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_care     (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_changes  (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_check    (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_conflicts (RapportCliOptions  *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_due      (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_erase    (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_export   (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_health   (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_import   (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_kpi      (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_list     (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_log      (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_merge    (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_plan     (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_plan_month (RapportCliOptions *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_policy   (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_print    (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_renumber (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_restore  (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_review   (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_salvage  (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_sample   (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_setting  (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_sla      (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_ticket   (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);
int      rapport_cli_run_verify   (RapportCliOptions   *options,
                                   int                  argc,
                                   char               **argv);

gboolean rapport_cli_parse_period (const char          *from_text,
                                   const char          *to_text,
                                   int                 *from,
                                   int                 *to);
gboolean rapport_cli_check_grade  (const char          *grade);

G_END_DECLS
