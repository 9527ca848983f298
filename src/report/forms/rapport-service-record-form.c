/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-block-document.h"
#include "rapport-grid-block.h"
#include "rapport-paragraph-block.h"
#include "rapport-report-parameters.h"
#include "rapport-signature-block.h"
#include "rapport-table.h"
#include "rapport-thing-words.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

typedef struct
{
  RapportEntity     *ticket;
  GPtrArray         *events;
  RapportThingWords *words;
} Loaded;

static void
free_loaded (gpointer data)
{
  Loaded *loaded = data;

  g_clear_object (&loaded->ticket);
  g_clear_pointer (&loaded->events, g_ptr_array_unref);
  rapport_thing_words_free (loaded->words);
  g_free (loaded);
}

static int
compare_time (gconstpointer a,
              gconstpointer b)
{
  gint64 first = rapport_entity_get_integer (*(RapportEntity **) a, RAPPORT_TICKET_EVENT_AT);
  gint64 second = rapport_entity_get_integer (*(RapportEntity **) b, RAPPORT_TICKET_EVENT_AT);

  return first < second ? -1 : first > second;
}

static gboolean
fill (Loaded             *loaded,
      RapportConnection  *connection,
      gint64              ticket,
      GError            **error)
{
  loaded->ticket = rapport_table_load (connection, RAPPORT_TYPE_TICKET, ticket, error);
  if (loaded->ticket == NULL)
    return FALSE;
  loaded->events = rapport_table_load_children (connection, RAPPORT_TYPE_TICKET_EVENT, "ticket", ticket, error);
  if (loaded->events == NULL)
    return FALSE;
  g_ptr_array_sort (loaded->events, compare_time);
  return rapport_thing_words_load (loaded->words, connection, loaded->ticket, error) &&
         rapport_thing_words_load_all (loaded->words, connection, loaded->events, error);
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

static char *
describe_event (Loaded           *loaded,
                RapportEntity    *event,
                RapportCatalogue *catalogue)
{
  static const guint fields[] = {
    RAPPORT_TICKET_EVENT_NOTE, RAPPORT_TICKET_EVENT_EXCEPTION_KIND, RAPPORT_TICKET_EVENT_EXCEPTION_CAUSE,
    RAPPORT_TICKET_EVENT_COORDINATED_BY, RAPPORT_TICKET_EVENT_ALTERNATIVE, RAPPORT_TICKET_EVENT_TOLD_CUSTOMER,
    RAPPORT_TICKET_EVENT_CUSTOMER_ANSWER, RAPPORT_TICKET_EVENT_NEW_DATE, RAPPORT_TICKET_EVENT_OUTCOME,
  };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = rapport_thing_words_show (loaded->words, event, fields[i]);

      if (value == NULL || *value == '\0')
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (fields[i] != RAPPORT_TICKET_EVENT_NOTE)
        g_string_append_printf (text, "%s: ", rapport_catalogue_get (catalogue, "field",
                                                                     rapport_ticket_event_info.fields[fields[i]].label));
      g_string_append (text, value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_timeline (RapportBlockDocument *document,
              Loaded               *loaded,
              RapportCatalogue     *catalogue)
{
  const RapportGridColumn columns[] = {
    { rapport_catalogue_get (catalogue, "form", NC_("form", "Time")), 18 },
    { rapport_catalogue_get (catalogue, "form", NC_("form", "What happened")), 18 },
    { rapport_catalogue_get (catalogue, "form", NC_("form", "Notes")), 48 },
    { rapport_catalogue_get (catalogue, "form", NC_("form", "By")), 14 },
  };
  RapportGridBlock *grid = rapport_grid_block_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < loaded->events->len; i++)
    {
      RapportEntity *event = g_ptr_array_index (loaded->events, i);
      g_autofree char *at = rapport_thing_words_show (loaded->words, event, RAPPORT_TICKET_EVENT_AT);
      g_autofree char *kind = rapport_thing_words_show (loaded->words, event, RAPPORT_TICKET_EVENT_KIND);
      g_autofree char *notes = describe_event (loaded, event, catalogue);
      g_autofree char *member = rapport_thing_words_show (loaded->words, event, RAPPORT_TICKET_EVENT_MEMBER);
      const char *cells[] = { at, kind, notes, member };

      rapport_grid_block_add_row (grid, RAPPORT_GRID_ROW_PLAIN, cells, 0);
    }
  rapport_block_document_add (
    document, rapport_paragraph_block_new_heading (rapport_catalogue_get (catalogue, "form", NC_("form", "Timeline"))));
  rapport_block_document_add (document, RAPPORT_BLOCK (grid));
}

/* The newest answer to each question; what nobody answered is left to be written by hand. */
static void
add_scores (RapportBlockDocument *document,
            Loaded               *loaded,
            RapportCatalogue     *catalogue)
{
  static const struct { const char *label; guint field; } scores[] = {
    { NC_("form", "Speed of response"), RAPPORT_TICKET_EVENT_SCORE_SPEED },
    { NC_("form", "Result"), RAPPORT_TICKET_EVENT_SCORE_RESULT },
    { NC_("form", "Attitude"), RAPPORT_TICKET_EVENT_SCORE_ATTITUDE },
    { NC_("form", "Overall"), RAPPORT_TICKET_EVENT_SCORE_OVERALL },
  };
  RapportFieldGrid *grid = rapport_field_grid_new (2);
  g_autoptr(GPtrArray) blocks = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      g_autofree char *value = NULL;
      g_autofree char *text = NULL;

      for (guint k = loaded->events->len; k > 0 && value == NULL; k--)
        value = rapport_thing_words_show (loaded->words, g_ptr_array_index (loaded->events, k - 1), scores[i].field);
      text = value != NULL ? g_strdup_printf ("%s / 5", value) : g_strdup ("□ 1   □ 2   □ 3   □ 4   □ 5");
      rapport_field_grid_add (grid, rapport_catalogue_get (catalogue, "form", scores[i].label), text);
    }
  rapport_block_document_add (
    document,
    rapport_paragraph_block_new_heading (rapport_catalogue_get (catalogue, "form", NC_("form", "Scores of the customer"))));
  blocks = rapport_field_grid_finish (grid);
  for (guint i = 0; i < blocks->len; i++)
    {
      rapport_block_set_keep_with_next (g_ptr_array_index (blocks, i), TRUE);
      rapport_block_document_add (document, g_object_ref (g_ptr_array_index (blocks, i)));
    }
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
  RapportFieldGrid *fields = rapport_field_grid_new (2);
  const char *signatures[] = {
    rapport_catalogue_get (catalogue, "form", NC_("form", "Signature of the service agent")),
    rapport_catalogue_get (catalogue, "form", NC_("form", "Signature of the customer")),
    rapport_catalogue_get (catalogue, "form", NC_("form", "Date")),
    NULL
  };
  g_autofree char *customer = NULL;
  g_autoptr(GPtrArray) blocks = NULL;

  rapport_thing_words_set_place (loaded->words, catalogue, g_date_time_get_timezone (now));
  rapport_block_document_set_filter (document, rapport_entity_get_text (loaded->ticket, RAPPORT_TICKET_NUMBER));
  customer = rapport_thing_words_show (loaded->words, loaded->ticket, RAPPORT_TICKET_CUSTOMER);
  rapport_field_grid_add (fields, rapport_catalogue_get (catalogue, "form", NC_("form", "Customer")), customer);
  rapport_thing_words_add_fields (loaded->words, loaded->ticket, fields);
  blocks = rapport_field_grid_finish (fields);
  for (guint i = 0; i < blocks->len; i++)
    rapport_block_document_add (document, g_object_ref (g_ptr_array_index (blocks, i)));
  add_timeline (document, loaded, catalogue);
  add_scores (document, loaded, catalogue);
  rapport_block_document_add (document, rapport_signature_block_new (signatures));
  free_loaded (loaded);
  return RAPPORT_DOCUMENT (document);
}

static const RapportParameter parameters[] = {
  RAPPORT_PARAMETER_TICKET,
  RAPPORT_PARAMETER_END
};

extern const RapportReport rapport_report_f6;
const RapportReport rapport_report_f6 = {
  .id = "f6",
  .title = NC_("form", "Ticket service record"),
  .about = "ticket",
  .parameters = parameters,
  .load = load,
  .free = free_loaded,
  .build = build,
};
