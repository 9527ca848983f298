/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-article.h"
#include "rapport-block-document.h"
#include "rapport-paragraph-block.h"
#include "rapport-report-parameters.h"
#include "rapport-table.h"
#include "rapport-thing-words.h"

typedef struct
{
  RapportEntity     *article;
  RapportThingWords *words;
} Loaded;

static void
free_loaded (gpointer data)
{
  Loaded *loaded = data;

  g_clear_object (&loaded->article);
  rapport_thing_words_free (loaded->words);
  g_free (loaded);
}

static gpointer
load (RapportConnection          *connection,
      const RapportReportValues  *values,
      const RapportReportRun     *run,
      GError                    **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->words = rapport_thing_words_new ();
  loaded->article = rapport_table_load (connection, RAPPORT_TYPE_ARTICLE,
                                        rapport_report_values_get_number (values, "article"), error);
  if (loaded->article == NULL || !rapport_thing_words_load (loaded->words, connection, loaded->article, error))
    g_clear_pointer (&loaded, free_loaded);
  return loaded;
}

static void
add_facts (RapportBlockDocument *document,
           Loaded               *loaded,
           RapportCatalogue     *catalogue)
{
  static const guint facts[] = { RAPPORT_ARTICLE_CATEGORY, RAPPORT_ARTICLE_PRODUCT, RAPPORT_ARTICLE_KEYWORDS,
                                 RAPPORT_ARTICLE_OWNER, RAPPORT_ARTICLE_CHANGED_AT };
  RapportFieldGrid *grid = rapport_field_grid_new (2);
  g_autoptr(GPtrArray) blocks = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *value = rapport_thing_words_show (loaded->words, loaded->article, facts[i]);

      if (value != NULL && *value != '\0')
        rapport_field_grid_add (grid, rapport_catalogue_get (catalogue, "field",
                                                             rapport_article_info.fields[facts[i]].label), value);
    }
  blocks = rapport_field_grid_finish (grid);
  for (guint i = 0; i < blocks->len; i++)
    rapport_block_document_add (document, g_object_ref (g_ptr_array_index (blocks, i)));
}

/* An empty line parts two paragraphs. */
static void
add_body (RapportBlockDocument *document,
          const char           *body)
{
  g_auto(GStrv) paragraphs = g_strsplit (body != NULL ? body : "", "\n\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (*g_strstrip (paragraphs[i]) != '\0')
      rapport_block_document_add (document, rapport_paragraph_block_new (paragraphs[i]));
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
  const char *name = rapport_entity_get_text (loaded->article, RAPPORT_ARTICLE_NAME);

  rapport_thing_words_set_place (loaded->words, catalogue, g_date_time_get_timezone (now));
  rapport_block_document_add (document, rapport_paragraph_block_new_heading (name));
  add_facts (document, loaded, catalogue);
  add_body (document, rapport_entity_get_text (loaded->article, RAPPORT_ARTICLE_BODY));
  free_loaded (loaded);
  return RAPPORT_DOCUMENT (document);
}

static const RapportParameter parameters[] = {
  { .name = "article", .kind = RAPPORT_PARAMETER_REFERENCE, .label = NC_("parameter", "Knowledge article"),
    .help = N_("This knowledge article: its title"), .target = "article", .required = TRUE },
  RAPPORT_PARAMETER_END
};

extern const RapportReport rapport_report_article;
const RapportReport rapport_report_article = {
  .id = "article",
  .title = NC_("form", "Knowledge article"),
  .about = "article",
  .parameters = parameters,
  .load = load,
  .free = free_loaded,
  .build = build,
};
