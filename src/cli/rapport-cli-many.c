/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "rapport-cli-json.h"
#include "rapport-cli-progress.h"
#include "rapport-cli-table.h"
#include "rapport-cli.h"
#include "rapport-checks.h"
#include "rapport-customer.h"
#include "rapport-list-query.h"
#include "rapport-log-many.h"
#include "rapport-member.h"
#include "rapport-plan-many.h"
#include "rapport-value-text.h"

/** Many: what was said, and what is known of it then */
typedef struct
{
  const RapportContactKind  *kind;
  char                     **texts;
  char                      *where;
  char                      *reason;
  gboolean                   leaves_out;
  gboolean                   dry_run;

  RapportEntity             *thing;
  GArray                    *customers;
  guint                      n_others;
  char                      *warnings;
} Many;

static void
clear_many (Many *many)
{
  for (guint i = 0; many->texts != NULL && i < many->kind->n_fields; i++)
    g_free (many->texts[i]);
  g_free (many->texts);
  g_free (many->where);
  g_free (many->reason);
  g_clear_object (&many->thing);
  g_clear_pointer (&many->customers, g_array_unref);
  g_free (many->warnings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Many, clear_many)

static const RapportField *
get_field (const Many *many,
           guint       i)
{
  return &rapport_entity_get_info (many->thing)->fields[many->kind->fields[i]];
}

static const char *
get_label (const RapportField *field)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "field", field->label);
}

static gboolean
set_unknown (const RapportField  *field,
             const char          *text,
             GError             **error)
{
  /* translators: what was typed, and the name of a field */
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("“%s” is no value of “%s”"), text, get_label (field));
  return FALSE;
}

static gboolean
read_text (Many         *many,
           guint         i,
           RapportBook  *book,
           GTimeZone    *zone,
           GError      **error)
{
  const RapportField *field = get_field (many, i);
  const guint index = many->kind->fields[i];
  const char *text = g_strstrip (many->texts[i]);
  const RapportValuePlace place = { .zone = zone };

  if (field->kind == RAPPORT_FIELD_REFERENCE)
    {
      const gint64 member = rapport_cli_find_member (book, text, error);

      rapport_entity_set_integer (many->thing, index, member);
      return member != 0;
    }
  if (!rapport_value_check_typed (many->thing, index, text, error) ||
      !rapport_value_read (many->thing, index, text, &place, error))
    return FALSE;
  return field->kind != RAPPORT_FIELD_CHOICE || *text == '\0' || rapport_entity_is_set (many->thing, index) ||
         set_unknown (field, text, error);
}

/* What is required has to be there once it is read. */
static int
read_texts (Many        *many,
            RapportBook *book,
            GTimeZone   *zone)
{
  for (guint i = 0; i < many->kind->n_fields; i++)
    {
      const RapportField *field = get_field (many, i);
      g_autofree char *option = g_strconcat ("--", field->name, NULL);
      g_autoptr(GError) error = NULL;

      if (many->texts[i] != NULL && !read_text (many, i, book, zone, &error))
        return rapport_cli_complain ("%s: %s", option, error->message);
      if ((field->flags & RAPPORT_FIELD_REQUIRED) != 0 && !rapport_entity_is_set (many->thing, many->kind->fields[i]))
        /* translators: an option */
        return rapport_cli_complain (_("%s is missing"), option);
    }
  return RAPPORT_CLI_OK;
}

/* Both are in the same order. */
static void
take_out (GArray       *customers,
          const GArray *others)
{
  guint n_kept = 0, n_passed = 0;

  for (guint i = 0; i < customers->len; i++)
    {
      const gint64 id = g_array_index (customers, gint64, i);

      if (n_passed < others->len && g_array_index (others, gint64, n_passed) == id)
        n_passed++;
      else
        g_array_index (customers, gint64, n_kept++) = id;
    }
  g_array_set_size (customers, n_kept);
}

static gboolean
find_customers (Many              *many,
                RapportListQuery  *query,
                RapportBook       *book,
                GTimeZone         *zone,
                GError           **error)
{
  RapportConnection *connection = rapport_book_get_connection (book);
  g_autofree gint64 *ids = NULL;
  g_autoptr(GArray) others = NULL;
  guint n;

  query->me = rapport_book_get_member (book);
  ids = rapport_list_query_run (query, connection, NULL, g_get_real_time () / G_USEC_PER_SEC, zone, &n, error);
  if (ids == NULL && n > 0)
    return FALSE;
  many->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n > 0)
    g_array_append_vals (many->customers, ids, n);
  if (many->kind->find_others == NULL || n == 0)
    return TRUE;
  others = many->kind->find_others (connection, many->customers, error);
  if (others == NULL)
    return FALSE;
  many->n_others = others->len;
  if (many->leaves_out)
    take_out (many->customers, others);
  return TRUE;
}

/* What nobody could have with one customer is said before it is tried with many. */
static gboolean
find_warnings (Many         *many,
               RapportBook  *book,
               GError      **error)
{
  g_autoptr(GPtrArray) problems = NULL;
  GError *failure = NULL;

  rapport_entity_set_integer (many->thing, many->kind->customer, g_array_index (many->customers, gint64, 0));
  problems = rapport_entity_check (many->thing);
  if (!rapport_problems_to_error (problems, error))
    return FALSE;
  many->warnings = rapport_contact_many_dup_warnings (many->kind, rapport_book_get_connection (book), many->thing,
                                                      (const gint64 *) many->customers->data, many->customers->len,
                                                      g_get_real_time () / G_USEC_PER_SEC, &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static char *
dup_value (const Many   *many,
           guint         i,
           RapportBook  *book,
           GTimeZone    *zone)
{
  const RapportValuePlace place = { .zone = zone };
  const guint index = many->kind->fields[i];
  g_autoptr(RapportEntity) member = NULL;

  if (get_field (many, i)->kind != RAPPORT_FIELD_REFERENCE)
    return rapport_value_show (many->thing, index, &place);
  if (rapport_entity_is_set (many->thing, index))
    member = rapport_book_get (book, RAPPORT_TYPE_MEMBER, rapport_entity_get_integer (many->thing, index), NULL);
  return member != NULL ? g_strdup (rapport_entity_get_name (member)) : NULL;
}

static void
print_what (const Many   *many,
            RapportBook  *book,
            GTimeZone    *zone)
{
  g_autofree char *title = many->kind->dup_title (many->customers->len);

  g_print ("%s\n", title);
  for (guint i = 0; i < many->kind->n_fields; i++)
    {
      g_autofree char *value = dup_value (many, i, book, zone);
      g_autofree char *line = value != NULL ? rapport_cli_dup_line (value) : NULL;

      if (line != NULL)
        g_print (_("%s: %s"), get_label (get_field (many, i)), line);
      g_print ("%s", line != NULL ? "\n" : "");
    }
  if (many->n_others > 0 && !many->leaves_out)
    g_print (ngettext ("With %'u of them a follow-up is planned already. It stays beside this one.",
                       "With %'u of them a follow-up is planned already. It stays beside this one.", many->n_others),
             many->n_others);
  else if (many->n_others > 0)
    g_print (ngettext ("%'u customer with whom a follow-up is planned already is left out.",
                       "%'u customers with whom a follow-up is planned already are left out.", many->n_others),
             many->n_others);
  g_print ("%s", many->n_others > 0 ? "\n" : "");
}

static gboolean
print_customers (const Many   *many,
                 RapportBook  *book,
                 GError      **error)
{
  g_autoptr(RapportCliTable) table = rapport_cli_table_new (2);

  for (guint i = 0; i < many->customers->len; i++)
    {
      g_autoptr(RapportEntity) customer =
        rapport_book_get (book, RAPPORT_TYPE_CUSTOMER, g_array_index (many->customers, gint64, i), error);
      const char *number = customer != NULL ? rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NUMBER) : NULL;

      if (customer == NULL)
        return FALSE;
      rapport_cli_table_add (table, number != NULL ? number : "");
      rapport_cli_table_add (table, rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME));
    }
  rapport_cli_table_print (table);
  return TRUE;
}

static void
add_warnings (JsonBuilder *builder,
              const char  *warnings)
{
  g_auto(GStrv) lines = g_strsplit (warnings != NULL ? warnings : "", "\n", -1);

  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; lines[i] != NULL; i++)
    json_builder_add_string_value (builder, lines[i]);
  json_builder_end_array (builder);
}

static gboolean
print_json (const Many   *many,
            RapportBook  *book,
            gboolean      written,
            GError      **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "written");
  json_builder_add_boolean_value (builder, written);
  json_builder_set_member_name (builder, "customers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < many->customers->len; i++)
    {
      g_autoptr(RapportEntity) customer =
        rapport_book_get (book, RAPPORT_TYPE_CUSTOMER, g_array_index (many->customers, gint64, i), error);

      if (customer == NULL)
        return FALSE;
      json_builder_begin_object (builder);
      rapport_cli_json_add_text (builder, "number", rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NUMBER));
      rapport_cli_json_add_text (builder, "name", rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "planned-already");
  json_builder_add_int_value (builder, many->n_others);
  add_warnings (builder, many->warnings);
  json_builder_end_object (builder);
  rapport_cli_json_print (builder);
  return TRUE;
}

static gboolean
write_all (const Many   *many,
           RapportBook  *book,
           GError      **error)
{
  g_autoptr(RapportCliProgress) progress = rapport_cli_progress_new ();
  g_autoptr(RapportReceipt) receipt = NULL;
  RapportAct *act = rapport_contact_many_new (many->kind, many->thing, (const gint64 *) many->customers->data,
                                              many->customers->len, many->warnings != NULL ? many->reason : NULL);

  rapport_act_set_progress (act, rapport_cli_progress_start (progress));
  receipt = rapport_act_run (act, book, error);
  return receipt != NULL;
}

/* What the rules warn of is passed only by whoever says why. */
static int
finish (const Many        *many,
        RapportCliOptions *options,
        RapportBook       *book,
        GTimeZone         *zone)
{
  const gboolean stops = many->warnings != NULL && many->reason == NULL;
  g_autoptr(GError) error = NULL;

  if (!options->json)
    print_what (many, book, zone);
  if (many->dry_run && !options->json && !print_customers (many, book, &error))
    return rapport_cli_fail (NULL, error);
  if (many->warnings != NULL && !options->json)
    g_printerr ("%s\n", many->warnings);
  if (!many->dry_run && !stops && !write_all (many, book, &error))
    return rapport_cli_fail (NULL, error);
  if (options->json && !print_json (many, book, !many->dry_run && !stops, &error))
    return rapport_cli_fail (NULL, error);
  if (stops)
    g_printerr ("rapport-cli: %s\n", _("Nothing was written: say with --reason why it is to be done all the same."));
  else if (!options->json)
    g_print ("%s\n", many->dry_run ? _("Nothing was written: this was only to look.") : _("Written, as one act."));
  return stops && !many->dry_run ? RAPPORT_CLI_FAILED : RAPPORT_CLI_OK;
}

static int
run_many (Many              *many,
          RapportCliOptions *options,
          RapportListQuery  *query)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(RapportBook) book = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  if (rapport_cli_check_book (options, &error))
    book = many->dry_run ? rapport_cli_open_book (options, &error) : rapport_cli_open_book_to_write (options, &error);
  if (book == NULL)
    return rapport_cli_fail (NULL, error);
  many->thing = g_object_new (many->kind->type (), NULL);
  if (many->kind->begin != NULL)
    many->kind->begin (many->thing, g_get_real_time () / G_USEC_PER_SEC, zone, rapport_book_get_member (book));
  status = read_texts (many, book, zone);
  if (status != RAPPORT_CLI_OK)
    return status;
  if (!find_customers (many, query, book, zone, &error))
    return rapport_cli_fail (error->domain == RAPPORT_CONDITION_ERROR ? "--where" : NULL, error);
  if (many->customers->len == 0)
    g_set_error_literal (&error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND, _("There is no such customer; nothing was written."));
  if (error != NULL || !find_warnings (many, book, &error))
    return rapport_cli_fail (NULL, error);
  return finish (many, options, book, zone);
}

static const char *
get_value_name (const RapportField *field)
{
  if (field->kind == RAPPORT_FIELD_MOMENT)
    return N_("TIME");
  if (field->kind == RAPPORT_FIELD_REFERENCE)
    return N_("MEMBER");
  return field->kind == RAPPORT_FIELD_CHOICE ? N_("WORD") : N_("TEXT");
}

/* Returns: (transfer full): an option for each field, and those that all have */
static GArray *
make_entries (Many *many)
{
  const GOptionEntry shared[] = {
    { "where", 0, 0, G_OPTION_ARG_STRING, &many->where,
      N_("With which customers, such as 'grade:A,B tag:VIP'"), N_("CONDITION") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &many->reason, N_("Why it is done though rules warn of it"), N_("TEXT") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &many->dry_run, N_("Only say what would be written, and with whom"), NULL },
  };
  const GOptionEntry leave_out = {
    "leave-out", 0, 0, G_OPTION_ARG_NONE, &many->leaves_out,
    N_("Leave out customers with whom a follow-up is planned already"), NULL
  };
  const RapportEntityInfo *info = rapport_entity_get_info (many->thing);
  GArray *entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  g_array_append_vals (entries, shared, G_N_ELEMENTS (shared));
  if (many->kind->find_others != NULL)
    g_array_append_val (entries, leave_out);
  for (guint i = 0; i < many->kind->n_fields; i++)
    {
      const RapportField *field = &info->fields[many->kind->fields[i]];
      const GOptionEntry entry = {
        field->name, 0, 0, G_OPTION_ARG_STRING, &many->texts[i], get_label (field), get_value_name (field)
      };

      g_array_append_val (entries, entry);
    }
  return entries;
}

static int
run (RapportCliOptions         *options,
     const RapportContactKind  *kind,
     const char                *usage,
     const char                *summary,
     int                        argc,
     char                     **argv)
{
  g_auto(Many) many = { .kind = kind, .texts = g_new0 (char *, kind->n_fields + 1) };
  g_autoptr(RapportListQuery) query = rapport_list_query_new (rapport_lists_find ("customers"));
  g_autoptr(GArray) entries = NULL;
  g_autoptr(GError) error = NULL;

  many.thing = g_object_new (kind->type (), NULL);
  entries = make_entries (&many);
  g_clear_object (&many.thing);
  if (!rapport_cli_parse (options, usage, summary, (const GOptionEntry *) entries->data, &argc, &argv))
    return RAPPORT_CLI_USAGE;
  if (argc > 1)
    return rapport_cli_complain (_("“%s” is too much"), argv[1]);
  if (many.where == NULL || *g_strstrip (many.where) == '\0')
    return rapport_cli_complain (_("say with which customers: --where CONDITION"));
  if (!rapport_list_query_narrow_text (query, many.where, &error))
    return rapport_cli_complain ("--where: %s", error->message);
  return run_many (&many, options, query);
}

/**
 * rapport_cli_run_plan:
 *
 * The `plan` command: plans the same follow-up with many customers.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_plan (RapportCliOptions *options,
                      int                argc,
                      char             **argv)
{
  return run (options, &rapport_plan_many, _("plan --where CONDITION --due TIME"),
              _("Plans a follow-up with each of many customers, as one act."), argc, argv);
}

/**
 * rapport_cli_run_log:
 *
 * The `log` command: writes down the same contact with many customers.
 *
 * Returns: a #RapportCliStatus
 */
int
rapport_cli_run_log (RapportCliOptions *options,
                     int                argc,
                     char             **argv)
{
  return run (options, &rapport_log_many, _("log --where CONDITION"),
              _("Logs the same contact with each of many customers, such as a mailing or an event, as one act."), argc,
              argv);
}
