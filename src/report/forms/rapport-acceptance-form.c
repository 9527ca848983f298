/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-block-document.h"
#include "rapport-feedback.h"
#include "rapport-grid-block.h"
#include "rapport-milestone.h"
#include "rapport-paragraph-block.h"
#include "rapport-report-parameters.h"
#include "rapport-signature-block.h"
#include "rapport-table.h"
#include "rapport-thing-words.h"

/* lines left to write suggestions by hand */
#define SUGGESTION_LINES 4

typedef struct
{
  RapportEntity     *milestone;
  GPtrArray         *notes;
  GPtrArray         *feedback;
  RapportThingWords *words;
} Loaded;

static void
free_loaded (gpointer data)
{
  Loaded *loaded = data;

  g_clear_object (&loaded->milestone);
  g_clear_pointer (&loaded->notes, g_ptr_array_unref);
  g_clear_pointer (&loaded->feedback, g_ptr_array_unref);
  rapport_thing_words_free (loaded->words);
  g_free (loaded);
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  return rapport_moment_compare (rapport_entity_get_moment (*(RapportEntity * const *) a, RAPPORT_PROGRESS_NOTE_AT),
                                 rapport_entity_get_moment (*(RapportEntity * const *) b, RAPPORT_PROGRESS_NOTE_AT));
}

static gboolean
fill (Loaded             *loaded,
      RapportConnection  *connection,
      gint64              milestone,
      GError            **error)
{
  loaded->milestone = rapport_table_load (connection, RAPPORT_TYPE_MILESTONE, milestone, error);
  if (loaded->milestone == NULL)
    return FALSE;
  loaded->notes = rapport_table_load_children (connection, RAPPORT_TYPE_PROGRESS_NOTE, "milestone", milestone, error);
  loaded->feedback = loaded->notes != NULL ? rapport_table_load_children (connection, RAPPORT_TYPE_FEEDBACK, "milestone",
                                                                          milestone, error) : NULL;
  if (loaded->feedback == NULL)
    return FALSE;
  g_ptr_array_sort (loaded->notes, compare_notes);
  return rapport_thing_words_load (loaded->words, connection, loaded->milestone, error) &&
         rapport_thing_words_load_all (loaded->words, connection, loaded->notes, error) &&
         rapport_thing_words_load_all (loaded->words, connection, loaded->feedback, error);
}

static gpointer
load (RapportConnection          *connection,
      const RapportReportValues  *values,
      const RapportReportRun     *run,
      GError                    **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->words = rapport_thing_words_new ();
  if (!fill (loaded, connection, rapport_report_values_get_number (values, "milestone"), error))
    g_clear_pointer (&loaded, free_loaded);
  return loaded;
}

static void
add_progress (RapportBlockDocument *document,
              Loaded               *loaded,
              RapportCatalogue     *catalogue)
{
  static const struct { guint field; double width; } shown[] = {
    { RAPPORT_PROGRESS_NOTE_AT, 16 }, { RAPPORT_PROGRESS_NOTE_DONE, 26 }, { RAPPORT_PROGRESS_NOTE_NEXT, 22 },
    { RAPPORT_PROGRESS_NOTE_RISKS, 18 }, { RAPPORT_PROGRESS_NOTE_MEASURES, 18 },
  };
  RapportGridColumn columns[G_N_ELEMENTS (shown)];
  RapportGridBlock *grid;

  if (loaded->notes->len == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    columns[i] = (RapportGridColumn) {
      rapport_catalogue_get (catalogue, "field", rapport_progress_note_info.fields[shown[i].field].label), shown[i].width
    };
  grid = rapport_grid_block_new (columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < loaded->notes->len; i++)
    {
      char *cells[G_N_ELEMENTS (shown)];

      for (guint k = 0; k < G_N_ELEMENTS (shown); k++)
        cells[k] = rapport_thing_words_show (loaded->words, g_ptr_array_index (loaded->notes, i), shown[k].field);
      rapport_grid_block_add_row (grid, RAPPORT_GRID_ROW_PLAIN, (const char * const *) cells, 0);
      for (guint k = 0; k < G_N_ELEMENTS (shown); k++)
        g_free (cells[k]);
    }
  rapport_block_document_add (
    document, rapport_paragraph_block_new_heading (rapport_catalogue_get (catalogue, "form", NC_("form", "Progress"))));
  rapport_block_document_add (document, RAPPORT_BLOCK (grid));
}

/* Returns: (transfer full) (nullable): the newest answer to a question, of how many; NULL while there is none */
static char *
dup_score (Loaded *loaded,
           guint   field)
{
  for (guint i = loaded->feedback->len; i > 0; i--)
    {
      RapportEntity *feedback = g_ptr_array_index (loaded->feedback, i - 1);
      g_autofree char *score = NULL;
      g_autofree char *most = NULL;

      if (!rapport_entity_is_set (feedback, field))
        continue;
      score = rapport_thing_words_show (loaded->words, feedback, field);
      most = rapport_thing_words_show (loaded->words, feedback, RAPPORT_FEEDBACK_MAXIMUM);
      return g_strdup_printf ("%s / %s", score, most);
    }
  return NULL;
}

/* What the customer is asked at the acceptance (FC-11); what was not answered is left to be written by hand. */
static void
add_scores (RapportBlockDocument *document,
            Loaded               *loaded,
            RapportCatalogue     *catalogue)
{
  static const guint scores[] = {
    RAPPORT_FEEDBACK_SCORE_SPEED, RAPPORT_FEEDBACK_SCORE_SOLUTION, RAPPORT_FEEDBACK_SCORE_TEAM,
  };
  RapportFieldGrid *grid = rapport_field_grid_new (1);
  g_autofree char *suggestions =
    rapport_thing_words_show (loaded->words, loaded->milestone, RAPPORT_MILESTONE_SUGGESTIONS);
  g_autoptr(GPtrArray) blocks = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      g_autofree char *score = dup_score (loaded, scores[i]);

      rapport_field_grid_add (grid,
                              rapport_catalogue_get (catalogue, "field", rapport_feedback_info.fields[scores[i]].label),
                              score != NULL ? score : "□ 1   □ 2   □ 3   □ 4   □ 5");
    }
  rapport_field_grid_add_wide (grid, rapport_catalogue_get (catalogue, "form", NC_("form", "Suggestions")), suggestions,
                               SUGGESTION_LINES);
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

static void
add_fields (RapportBlockDocument *document,
            Loaded               *loaded,
            RapportCatalogue     *catalogue)
{
  static const guint fields[] = {
    RAPPORT_MILESTONE_CUSTOMER, RAPPORT_MILESTONE_CONTRACT, RAPPORT_MILESTONE_NAME, RAPPORT_MILESTONE_OWNER,
    RAPPORT_MILESTONE_PLANNED, RAPPORT_MILESTONE_DONE, RAPPORT_MILESTONE_TOLD, RAPPORT_MILESTONE_TOLD_HOW,
    RAPPORT_MILESTONE_ACCEPTED_ON, RAPPORT_MILESTONE_ACCEPTED_BY, RAPPORT_MILESTONE_ACCEPTED_HOW,
    RAPPORT_MILESTONE_NOTES,
  };
  RapportFieldGrid *grid = rapport_field_grid_new (2);
  g_autoptr(GPtrArray) blocks = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = rapport_thing_words_show (loaded->words, loaded->milestone, fields[i]);

      rapport_field_grid_add (grid, rapport_catalogue_get (catalogue, "field",
                                                           rapport_milestone_info.fields[fields[i]].label), value);
    }
  blocks = rapport_field_grid_finish (grid);
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
    rapport_catalogue_get (catalogue, "form", NC_("form", "Signature of the project lead")),
    rapport_catalogue_get (catalogue, "form", NC_("form", "Signature of the customer")),
    rapport_catalogue_get (catalogue, "form", NC_("form", "Date")),
    NULL
  };

  rapport_thing_words_set_place (loaded->words, catalogue, g_date_time_get_timezone (now));
  rapport_block_document_set_filter (document, rapport_entity_get_text (loaded->milestone, RAPPORT_MILESTONE_NAME));
  add_fields (document, loaded, catalogue);
  add_progress (document, loaded, catalogue);
  add_scores (document, loaded, catalogue);
  rapport_block_document_add (document, rapport_signature_block_new (signatures));
  free_loaded (loaded);
  return RAPPORT_DOCUMENT (document);
}

static const RapportParameter parameters[] = {
  RAPPORT_PARAMETER_MILESTONE,
  RAPPORT_PARAMETER_END
};

extern const RapportReport rapport_report_f6m;
const RapportReport rapport_report_f6m = {
  .id = "f6m",
  .title = NC_("form", "Acceptance of a delivery milestone"),
  .about = "milestone",
  .parameters = parameters,
  .load = load,
  .free = free_loaded,
  .build = build,
};
