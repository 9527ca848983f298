/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-calendar-hours.h"
#include "rapport-calendar-version.h"
#include "rapport-calendar.h"
#include "rapport-cli-json.h"
#include "rapport-cli-table.h"
#include "rapport-cli.h"
#include "rapport-policy-version.h"
#include "rapport-policy.h"
#include "rapport-service-versions.h"

/* What the commands `policy` and `calendar` differ in */
typedef struct
{
  const char *name;
  const char *summary;
  GType     (*get_type) (void);
  gboolean  (*check)    (const char  *json,
                         gssize       length,
                         GError     **error);
} Service;

static gboolean
check_policy (const char  *json,
              gssize       length,
              GError     **error)
{
  g_autoptr(RapportPolicy) policy = rapport_policy_new_from_json (json, length, error);
  g_autofree char *name = policy != NULL ? g_strstrip (g_strdup (rapport_policy_get_name (policy))) : NULL;

  if (name == NULL || *name != '\0')
    return name != NULL;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("name: a policy needs a name"));
  return FALSE;
}

static gboolean
check_calendar (const char  *json,
                gssize       length,
                GError     **error)
{
  g_autoptr(RapportCalendar) calendar = rapport_calendar_new_from_json (json, length, error);
  gboolean works = FALSE;

  for (guint i = 0; calendar != NULL && i < RAPPORT_CALENDAR_N_WEEKDAYS; i++)
    {
      g_autofree char *hours = rapport_calendar_dup_hours (calendar, i);

      works = works || *hours != '\0';
    }
  if (calendar != NULL && !works)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("week: no day of the week is worked"));
  return works;
}

static void
print_json (GPtrArray *versions)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < versions->len; i++)
    {
      const RapportServiceVersion *version = g_ptr_array_index (versions, i);

      json_builder_begin_object (builder);
      rapport_cli_json_add_text (builder, "name", version->name);
      json_builder_set_member_name (builder, "version");
      json_builder_add_int_value (builder, version->version);
      json_builder_set_member_name (builder, "default");
      json_builder_add_boolean_value (builder, version->is_default);
      json_builder_set_member_name (builder, "open-tickets");
      json_builder_add_int_value (builder, version->n_open);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  rapport_cli_json_print (builder);
}

static void
print_table (GPtrArray *versions)
{
  g_autoptr(RapportCliTable) table = rapport_cli_table_new (4);

  rapport_cli_table_add_heading (table, _("Name"));
  rapport_cli_table_add_heading (table, _("Version"));
  rapport_cli_table_add_heading (table, _("Open tickets"));
  rapport_cli_table_add_heading (table, "");
  for (guint i = 0; i < versions->len; i++)
    {
      const RapportServiceVersion *version = g_ptr_array_index (versions, i);
      g_autofree char *number = g_strdup_printf ("%d", version->version);
      g_autofree char *n_open = g_strdup_printf ("%u", version->n_open);

      rapport_cli_table_add (table, version->name);
      rapport_cli_table_add (table, number);
      rapport_cli_table_add (table, n_open);
      rapport_cli_table_add (table, version->is_default ? _("default") : "");
    }
  rapport_cli_table_print (table);
}

static int
show (const Service *service,
      GPtrArray     *versions,
      const char    *name)
{
  for (guint i = 0; i < versions->len; i++)
    {
      const RapportServiceVersion *version = g_ptr_array_index (versions, i);

      if (!g_str_equal (version->name, name))
        continue;
      g_print ("%s\n", version->json);
      return RAPPORT_CLI_OK;
    }
  g_printerr (_("rapport-cli: nothing is called “%s”; “%s list” lists what there is\n"), name, service->name);
  return RAPPORT_CLI_FAILED;
}

static int
read_book (RapportCliOptions *options,
           const Service     *service,
           const char        *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportBook) book = rapport_cli_open_book (options, &error);
  g_autoptr(GPtrArray) versions = book == NULL
    ? NULL : rapport_versions_list (rapport_book_get_connection (book), service->get_type (), TRUE, &error);

  if (versions == NULL)
    return rapport_cli_fail (NULL, error);
  if (name != NULL)
    return show (service, versions, name);
  if (options->json)
    print_json (versions);
  else
    print_table (versions);
  return RAPPORT_CLI_OK;
}

static int
check (const Service *service,
       const char    *path)
{
  g_autoptr(GError) error = NULL;
  gsize length;
  g_autofree char *json = rapport_cli_read_file (path, &length, &error);

  if (json == NULL || !service->check (json, (gssize) length, &error))
    return rapport_cli_fail (path, error);
  g_print ("%s\n", _("It makes sense."));
  return RAPPORT_CLI_OK;
}

static int
run (RapportCliOptions *options,
     const Service     *service,
     int                argc,
     char             **argv)
{
  g_autofree char *usage = g_strdup_printf ("%s list | show NAME | check FILE", service->name);

  if (!rapport_cli_parse (options, usage, service->summary, NULL, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc == 2 && g_str_equal (argv[1], "list"))
    return read_book (options, service, NULL);
  if (argc == 3 && g_str_equal (argv[1], "show"))
    return read_book (options, service, argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "check"))
    return check (service, argv[2]);
  return rapport_cli_complain (_("say “list”, “show” and a name, or “check” and a file"));
}

/**
 * rapport_cli_run_policy:
 *
 * The `policy` command: lists the SLA policies, prints one as JSON, or checks one of a file.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_policy (RapportCliOptions *options,
                        int                argc,
                        char             **argv)
{
  const Service service = { "policy", _("Lists SLA policies, prints the JSON of one, or checks that of a file."),
                            rapport_policy_version_get_type, check_policy };

  return run (options, &service, argc, argv);
}

/**
 * rapport_cli_run_calendar:
 *
 * The `calendar` command: the same of working calendars.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_calendar (RapportCliOptions *options,
                          int                argc,
                          char             **argv)
{
  const Service service = { "calendar", _("Lists working calendars, prints the JSON of one, or checks that of a file."),
                            rapport_calendar_version_get_type, check_calendar };

  return run (options, &service, argc, argv);
}
