/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-block-document.h"
#include "rapport-confirmation-letter.h"
#include "rapport-field-grid.h"
#include "rapport-paragraph-block.h"
#include "rapport-problem.h"
#include "rapport-report-parameters.h"
#include "rapport-signature-block.h"
#include "rapport-table.h"
#include "rapport-thing-words.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

typedef struct
{
  RapportEntity     *ticket;
  RapportEntity     *exception;
  RapportThingWords *words;
} Loaded;

static void
free_loaded (gpointer data)
{
  Loaded *loaded = data;

  g_clear_object (&loaded->ticket);
  g_clear_object (&loaded->exception);
  rapport_thing_words_free (loaded->words);
  g_free (loaded);
}

/* The letter is about the newest exception. */
static gboolean
find_exception (Loaded     *loaded,
                GPtrArray  *events,
                GError    **error)
{
  for (guint i = 0; i < events->len; i++)
    {
      RapportEntity *event = g_ptr_array_index (events, i);

      if (g_strcmp0 (rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND), "exception") == 0 &&
          (loaded->exception == NULL ||
           rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_AT) >=
             rapport_entity_get_integer (loaded->exception, RAPPORT_TICKET_EVENT_AT)))
        g_set_object (&loaded->exception, event);
    }
  if (loaded->exception == NULL)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                         _("No exception was recorded for this ticket."));
  return loaded->exception != NULL;
}

static gboolean
fill (Loaded             *loaded,
      RapportConnection  *connection,
      gint64              ticket,
      GError            **error)
{
  g_autoptr(GPtrArray) events = NULL;

  loaded->ticket = rapport_table_load (connection, RAPPORT_TYPE_TICKET, ticket, error);
  if (loaded->ticket == NULL)
    return FALSE;
  events = rapport_table_load_children (connection, RAPPORT_TYPE_TICKET_EVENT, "ticket", ticket, error);
  return events != NULL && find_exception (loaded, events, error) &&
         rapport_thing_words_load (loaded->words, connection, loaded->ticket, error);
}

static gpointer
load (RapportConnection          *connection,
      const RapportReportValues  *values,
      const RapportReportRun     *run,
      GError                    **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->words = rapport_thing_words_new ();
  if (!fill (loaded, connection, rapport_report_values_get_number (values, "ticket"), error))
    g_clear_pointer (&loaded, free_loaded);
  return loaded;
}

static const struct { const char *label; guint field; } lines[] = {
  { NC_("form", "Cause of the exception"), RAPPORT_TICKET_EVENT_EXCEPTION_CAUSE },
  { NC_("form", "Alternative"), RAPPORT_TICKET_EVENT_ALTERNATIVE },
  { NC_("form", "New time"), RAPPORT_TICKET_EVENT_NEW_DATE },
};

#define OPENING \
  NC_("form", "about the ticket named below something came up that keeps us from going on as agreed. With this " \
              "letter we confirm what we talked about with you.")

/* translators: how a letter begins; %s is the customer's name */
#define SALUTATION NC_("form", "Dear customer %s,")

static void
add_fields (RapportBlockDocument *document,
            Loaded               *loaded,
            RapportCatalogue     *catalogue,
            const char           *customer)
{
  RapportFieldGrid *fields = rapport_field_grid_new (1);
  g_autofree char *number = rapport_thing_words_show (loaded->words, loaded->ticket, RAPPORT_TICKET_NUMBER);
  g_autofree char *description = rapport_thing_words_show (loaded->words, loaded->ticket, RAPPORT_TICKET_DESCRIPTION);
  g_autofree char *ticket = g_strjoin ("   ", number != NULL ? number : "", description, NULL);
  g_autoptr(GPtrArray) blocks = NULL;

  rapport_field_grid_add_wide (fields, rapport_catalogue_get (catalogue, "form", NC_("form", "Customer")), customer, 0);
  rapport_field_grid_add_wide (fields, rapport_catalogue_get (catalogue, "form", NC_("form", "Ticket")), ticket, 0);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *value = rapport_thing_words_show (loaded->words, loaded->exception, lines[i].field);

      rapport_field_grid_add_wide (fields, rapport_catalogue_get (catalogue, "form", lines[i].label), value, 2);
    }
  blocks = rapport_field_grid_finish (fields);
  for (guint i = 0; i < blocks->len; i++)
    rapport_block_document_add (document, g_object_ref (g_ptr_array_index (blocks, i)));
}

static RapportDocument *
build (gpointer                    data,
       const RapportReportValues  *values,
       RapportCatalogue           *catalogue,
       GDateTime                  *now)
{
  Loaded *loaded = data;
  RapportBlockDocument *document = rapport_block_document_new (
    catalogue, rapport_catalogue_get (catalogue, "form", rapport_report_values_get_report (values)->title), now, FALSE);
  const char *signatures[] = {
    rapport_catalogue_get (catalogue, "form", NC_("form", "Signature of the service agent")),
    rapport_catalogue_get (catalogue, "form", NC_("form", "Signature of the customer")),
    rapport_catalogue_get (catalogue, "form", NC_("form", "Date")),
    NULL
  };
  g_autofree char *customer = NULL;
  g_autofree char *salutation = NULL;

  rapport_thing_words_set_place (loaded->words, catalogue, g_date_time_get_timezone (now));
  customer = rapport_thing_words_show (loaded->words, loaded->ticket, RAPPORT_TICKET_CUSTOMER);
  salutation = rapport_catalogue_format (catalogue, "form", SALUTATION, customer != NULL ? customer : "", NULL);
  rapport_block_document_add (document, rapport_paragraph_block_new (salutation));
  rapport_block_document_add (
    document, rapport_paragraph_block_new (rapport_catalogue_get (catalogue, "form", OPENING)));
  add_fields (document, loaded, catalogue, customer);
  rapport_block_document_add (
    document, rapport_paragraph_block_new (rapport_catalogue_get (
      catalogue, "form", NC_("form", "Please sign if you agree, and send one copy back to us."))));
  rapport_block_document_add (document, rapport_signature_block_new (signatures));
  free_loaded (loaded);
  return RAPPORT_DOCUMENT (document);
}

static void
append_line (GString          *text,
             RapportCatalogue *catalogue,
             const char       *label,
             const char       *value)
{
  /* translators: in a letter: the name of a field, then what it holds */
  g_autofree char *line = rapport_catalogue_format (catalogue, "form", NC_("form", "%s: %s"),
                                                    rapport_catalogue_get (catalogue, "form", label),
                                                    value != NULL ? value : "", NULL);

  if (value != NULL && *value != '\0')
    g_string_append_printf (text, "%s\n", line);
}

/**
 * rapport_confirmation_letter_dup_text:
 * @ticket: id of a ticket with an exception
 * @zone: where days begin
 *
 * Returns: (transfer full) (nullable): the letter (F14) about the newest exception as plain text, to be sent or copied;
 *   NULL with @error set
 */
char *
rapport_confirmation_letter_dup_text (RapportConnection  *connection,
                                      gint64              ticket,
                                      RapportCatalogue   *catalogue,
                                      GTimeZone          *zone,
                                      GError            **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *customer = NULL;
  g_autofree char *salutation = NULL;
  g_autofree char *number = NULL;
  g_autofree char *description = NULL;
  g_autofree char *about = NULL;

  g_return_val_if_fail (RAPPORT_IS_CATALOGUE (catalogue), NULL);

  loaded->words = rapport_thing_words_new ();
  if (!fill (loaded, connection, ticket, error))
    {
      free_loaded (loaded);
      return NULL;
    }
  rapport_thing_words_set_place (loaded->words, catalogue, zone);
  customer = rapport_thing_words_show (loaded->words, loaded->ticket, RAPPORT_TICKET_CUSTOMER);
  number = rapport_thing_words_show (loaded->words, loaded->ticket, RAPPORT_TICKET_NUMBER);
  description = rapport_thing_words_show (loaded->words, loaded->ticket, RAPPORT_TICKET_DESCRIPTION);
  salutation = rapport_catalogue_format (catalogue, "form", SALUTATION, customer != NULL ? customer : "", NULL);
  g_string_append_printf (text, "%s\n\n%s\n\n", salutation, rapport_catalogue_get (catalogue, "form", OPENING));
  about = g_strjoin ("   ", number != NULL ? number : "", description, NULL);
  append_line (text, catalogue, NC_("form", "Ticket"), about);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *value = rapport_thing_words_show (loaded->words, loaded->exception, lines[i].field);

      append_line (text, catalogue, lines[i].label, value);
    }
  free_loaded (loaded);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const RapportParameter parameters[] = {
  RAPPORT_PARAMETER_TICKET,
  RAPPORT_PARAMETER_END
};

extern const RapportReport rapport_report_f14;
const RapportReport rapport_report_f14 = {
  .id = "f14",
  .title = NC_("form", "Confirmation letter"),
  .parameters = parameters,
  .load = load,
  .free = free_loaded,
  .build = build,
};
