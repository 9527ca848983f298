/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-action-item.h"
#include "rapport-block-document.h"
#include "rapport-contact.h"
#include "rapport-customer-file.h"
#include "rapport-grade-change.h"
#include "rapport-grid-block.h"
#include "rapport-paragraph-block.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-report-parameters.h"
#include "rapport-signature-block.h"
#include "rapport-stage-change.h"
#include "rapport-thing-words.h"
#include "rapport-ticket.h"

/* how much of each kind a file holds: more than anybody takes to a visit */
#define MOST 500
#define MOST_COLUMNS 6

typedef struct
{
  RapportCustomerFile *file;
  RapportThingWords   *words;
} Loaded;

/* A column of a part of the file: a field of the part's things, under a title of its own. */
typedef struct
{
  const char *title;
  double      weight;
  guint       field;
} Column;

typedef struct
{
  const char *heading;
  gsize       things;
  Column      columns[MOST_COLUMNS];
} Part;

static const Part parts[] = {
  { NC_("form", "Contacts"), G_STRUCT_OFFSET (RapportCustomerFile, contacts),
    { { NC_("form", "Contact"), 20, RAPPORT_CONTACT_NAME },
      { NC_("form", "Position"), 18, RAPPORT_CONTACT_POSITION },
      { NC_("form", "Department"), 18, RAPPORT_CONTACT_DEPARTMENT },
      { NC_("form", "Phone"), 20, RAPPORT_CONTACT_PHONE },
      { NC_("form", "Mobile"), 20, RAPPORT_CONTACT_MOBILE },
      { NC_("form", "Email"), 28, RAPPORT_CONTACT_EMAIL } } },
  { NC_("form", "Planned follow-ups"), G_STRUCT_OFFSET (RapportCustomerFile, plans),
    { { NC_("form", "Due"), 22, RAPPORT_PLAN_DUE },
      { NC_("form", "Method"), 14, RAPPORT_PLAN_METHOD },
      { NC_("form", "Content"), 50, RAPPORT_PLAN_CONTENT },
      { NC_("form", "Status"), 14, RAPPORT_PLAN_STATE },
      { NC_("form", "Owner"), 16, RAPPORT_PLAN_OWNER } } },
  { NC_("form", "Follow-ups"), G_STRUCT_OFFSET (RapportCustomerFile, records),
    { { NC_("form", "Time"), 22, RAPPORT_RECORD_STARTED },
      { NC_("form", "Method"), 14, RAPPORT_RECORD_METHOD },
      { NC_("form", "Summary"), 38, RAPPORT_RECORD_SUMMARY },
      { NC_("form", "Feedback"), 32, RAPPORT_RECORD_FEEDBACK },
      { NC_("form", "Next action"), 30, RAPPORT_RECORD_NEXT_ACTION },
      { NC_("form", "Owner"), 16, RAPPORT_RECORD_OWNER } } },
  { NC_("form", "Tickets"), G_STRUCT_OFFSET (RapportCustomerFile, tickets),
    { { NC_("form", "Ticket number"), 18, RAPPORT_TICKET_NUMBER },
      { NC_("form", "Received"), 22, RAPPORT_TICKET_RECEIVED },
      { NC_("form", "Priority"), 16, RAPPORT_TICKET_PRIORITY },
      { NC_("form", "Description"), 44, RAPPORT_TICKET_DESCRIPTION },
      { NC_("form", "Status"), 16, RAPPORT_TICKET_STATUS },
      { NC_("form", "Owner"), 16, RAPPORT_TICKET_OWNER } } },
  { NC_("form", "Action items"), G_STRUCT_OFFSET (RapportCustomerFile, action_items),
    { { NC_("form", "What is to be done"), 50, RAPPORT_ACTION_ITEM_WHAT },
      { NC_("form", "Who"), 18, RAPPORT_ACTION_ITEM_WHO },
      { NC_("form", "Due"), 22, RAPPORT_ACTION_ITEM_DEADLINE },
      { NC_("form", "Done"), 22, RAPPORT_ACTION_ITEM_DONE } } },
};

static void
free_loaded (gpointer data)
{
  Loaded *loaded = data;

  rapport_customer_file_free (loaded->file);
  rapport_thing_words_free (loaded->words);
  g_free (loaded);
}

static GPtrArray *
get_things (RapportCustomerFile *file,
            const Part          *part)
{
  return G_STRUCT_MEMBER (GPtrArray *, file, part->things);
}

static gboolean
load_names (Loaded             *loaded,
            RapportConnection  *connection,
            GError            **error)
{
  if (!rapport_thing_words_load (loaded->words, connection, loaded->file->customer, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!rapport_thing_words_load_all (loaded->words, connection, get_things (loaded->file, &parts[i]), error))
      return FALSE;
  return rapport_thing_words_load_all (loaded->words, connection, loaded->file->stages, error) &&
         rapport_thing_words_load_all (loaded->words, connection, loaded->file->grades, error);
}

static gpointer
load (RapportConnection          *connection,
      const RapportReportValues  *values,
      const RapportReportRun     *run,
      GError                    **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->words = rapport_thing_words_new ();
  loaded->file = rapport_customer_file_load (connection, rapport_report_values_get_number (values, "customer"), MOST,
                                             error);
  if (loaded->file == NULL || !load_names (loaded, connection, error))
    g_clear_pointer (&loaded, free_loaded);
  return loaded;
}

static void
add_heading (RapportBlockDocument *document,
             const char           *words)
{
  rapport_block_document_add (document, rapport_paragraph_block_new_heading (words));
}

static void
add_grid (RapportBlockDocument *document,
          RapportFieldGrid     *fields)
{
  g_autoptr(GPtrArray) blocks = rapport_field_grid_finish (fields);

  for (guint i = 0; i < blocks->len; i++)
    rapport_block_document_add (document, g_object_ref (g_ptr_array_index (blocks, i)));
}

static void
add_head (RapportBlockDocument *document,
          Loaded               *loaded,
          RapportCatalogue     *catalogue)
{
  RapportFieldGrid *fields = rapport_field_grid_new (2);

  rapport_thing_words_add_fields (loaded->words, loaded->file->customer, fields);
  if (loaded->file->tags[0] != NULL)
    {
      g_autofree char *tags = g_strjoinv (", ", loaded->file->tags);

      rapport_field_grid_add_wide (fields, rapport_catalogue_get (catalogue, "form", NC_("form", "Tags")), tags, 0);
    }
  add_grid (document, fields);
}

static void
add_rows (RapportGridBlock *grid,
          Loaded           *loaded,
          const Part       *part,
          guint             n_columns)
{
  GPtrArray *things = get_things (loaded->file, part);

  for (guint i = 0; i < things->len; i++)
    {
      char *cells[MOST_COLUMNS] = { NULL };

      for (guint k = 0; k < n_columns; k++)
        cells[k] = rapport_thing_words_show (loaded->words, g_ptr_array_index (things, i), part->columns[k].field);
      rapport_grid_block_add_row (grid, RAPPORT_GRID_ROW_PLAIN, (const char * const *) cells, 0);
      for (guint k = 0; k < n_columns; k++)
        g_free (cells[k]);
    }
}

static void
add_part (RapportBlockDocument *document,
          Loaded               *loaded,
          const Part           *part,
          RapportCatalogue     *catalogue)
{
  RapportGridColumn columns[MOST_COLUMNS] = { 0 };
  RapportGridBlock *grid;
  guint n = 0;

  if (get_things (loaded->file, part)->len == 0)
    return;
  for (; n < MOST_COLUMNS && part->columns[n].title != NULL; n++)
    {
      columns[n].title = rapport_catalogue_get (catalogue, "form", part->columns[n].title);
      columns[n].weight = part->columns[n].weight;
    }
  grid = rapport_grid_block_new (columns, n);
  add_rows (grid, loaded, part, n);
  add_heading (document, rapport_catalogue_get (catalogue, "form", part->heading));
  rapport_block_document_add (document, RAPPORT_BLOCK (grid));
}

/* Says so when the file does not hold all of the records. */
static void
add_count (RapportBlockDocument *document,
           Loaded               *loaded,
           RapportCatalogue     *catalogue)
{
  g_autofree char *shown = g_strdup_printf ("%u", loaded->file->records->len);
  g_autofree char *all = g_strdup_printf ("%" G_GINT64_FORMAT, loaded->file->n_records);
  g_autofree char *words = NULL;

  if (loaded->file->n_records <= loaded->file->records->len)
    return;
  /* translators: how many follow-ups are printed, and how many there are */
  words = rapport_catalogue_format (catalogue, "form", NC_("form", "Most recent %s of %s follow-ups"), shown, all, NULL);
  rapport_block_document_add (document, rapport_paragraph_block_new (words));
}

static void
add_changes (RapportGridBlock *grid,
             Loaded           *loaded,
             RapportCatalogue *catalogue,
             GPtrArray        *changes,
             guint             since,
             guint             value,
             guint             reason,
             const char       *words)
{
  for (guint i = 0; i < changes->len; i++)
    {
      RapportEntity *change = g_ptr_array_index (changes, i);
      g_autofree char *day = rapport_thing_words_show (loaded->words, change, since);
      g_autofree char *to = rapport_thing_words_show (loaded->words, change, value);
      g_autofree char *what = rapport_catalogue_format (catalogue, "form", words, to != NULL ? to : "–", NULL);
      g_autofree char *why = rapport_thing_words_show (loaded->words, change, reason);
      const char *cells[] = { day, what, why };

      rapport_grid_block_add_row (grid, RAPPORT_GRID_ROW_PLAIN, cells, 0);
    }
}

static void
add_history (RapportBlockDocument *document,
             Loaded               *loaded,
             RapportCatalogue     *catalogue)
{
  const RapportGridColumn columns[] = {
    { rapport_catalogue_get (catalogue, "form", NC_("form", "Time")), 20 },
    { rapport_catalogue_get (catalogue, "form", NC_("form", "What happened")), 35 },
    { rapport_catalogue_get (catalogue, "form", NC_("form", "Notes")), 45 },
  };
  RapportGridBlock *grid = rapport_grid_block_new (columns, G_N_ELEMENTS (columns));

  add_changes (grid, loaded, catalogue, loaded->file->stages, RAPPORT_STAGE_CHANGE_SINCE, RAPPORT_STAGE_CHANGE_STAGE,
               RAPPORT_STAGE_CHANGE_REASON, NC_("form", "Stage: %s"));
  add_changes (grid, loaded, catalogue, loaded->file->grades, RAPPORT_GRADE_CHANGE_SINCE, RAPPORT_GRADE_CHANGE_GRADE,
               RAPPORT_GRADE_CHANGE_REASON, NC_("form", "Customer grade: %s"));
  if (rapport_grid_block_get_n_rows (grid) == 0)
    {
      g_object_unref (grid);
      return;
    }
  add_heading (document, rapport_catalogue_get (catalogue, "form", NC_("form", "History")));
  rapport_block_document_add (document, RAPPORT_BLOCK (grid));
}

/* Fields without a value, high enough to write in by hand. */
static void
add_visit (RapportBlockDocument *document,
           RapportCatalogue     *catalogue)
{
  static const struct { const char *label; guint lines; } blanks[] = {
    { NC_("form", "Date and time"), 2 },
    { NC_("form", "Participants"), 2 },
    { NC_("form", "Purpose of the visit"), 3 },
    { NC_("form", "What was talked about"), 8 },
    { NC_("form", "What the customer said or needs"), 6 },
    { NC_("form", "What was agreed"), 5 },
    { NC_("form", "Next steps"), 4 },
    { NC_("form", "Next follow-up"), 2 },
    { NC_("form", "Satisfaction (0–10)"), 2 },
  };
  RapportFieldGrid *fields = rapport_field_grid_new (1);
  const char *signatures[] = {
    rapport_catalogue_get (catalogue, "form", NC_("form", "Signature of the customer")),
    rapport_catalogue_get (catalogue, "form", NC_("form", "Date")),
    NULL
  };
  g_autoptr(GPtrArray) blocks = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    rapport_field_grid_add_wide (fields, rapport_catalogue_get (catalogue, "form", blanks[i].label), NULL,
                                 blanks[i].lines);
  add_heading (document, rapport_catalogue_get (catalogue, "form", NC_("form", "Visit")));
  blocks = rapport_field_grid_finish (fields);
  for (guint i = 0; i < blocks->len; i++)
    {
      rapport_block_set_keep_together (g_ptr_array_index (blocks, i), TRUE);
      rapport_block_set_keep_with_next (g_ptr_array_index (blocks, i), TRUE);
      rapport_block_document_add (document, g_object_ref (g_ptr_array_index (blocks, i)));
    }
  rapport_block_document_add (document, rapport_signature_block_new (signatures));
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

  rapport_thing_words_set_place (loaded->words, catalogue, g_date_time_get_timezone (now));
  rapport_block_document_set_filter (document, rapport_entity_get_text (loaded->file->customer, RAPPORT_CUSTOMER_NAME));
  add_head (document, loaded, catalogue);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    add_part (document, loaded, &parts[i], catalogue);
  add_count (document, loaded, catalogue);
  add_history (document, loaded, catalogue);
  if (rapport_report_values_get_number (values, "visit") != 0)
    add_visit (document, catalogue);
  free_loaded (loaded);
  return RAPPORT_DOCUMENT (document);
}

static const RapportParameter parameters[] = {
  RAPPORT_PARAMETER_CUSTOMER,
  { .name = "visit", .kind = RAPPORT_PARAMETER_FLAG, .label = NC_("parameter", "With a blank visit form"),
    .help = N_("Add a visit form to fill by hand") },
  RAPPORT_PARAMETER_END
};

extern const RapportReport rapport_report_f10;
const RapportReport rapport_report_f10 = {
  .id = "f10",
  .title = NC_("form", "Customer file"),
  .about = "customer",
  .parameters = parameters,
  .load = load,
  .free = free_loaded,
  .build = build,
};
