/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "rapport-list-words.h"
#include "rapport-money.h"
#include "rapport-table.h"
#include "rapport-things.h"
#include "rapport-uid.h"

/* between what a heading says */
#define BETWEEN "   "

static gboolean
is_dated (const RapportListFilter *filter)
{
  return filter->column.type >= RAPPORT_CONDITION_DAY && filter->column.type <= RAPPORT_CONDITION_INSTANT;
}

/**
 * rapport_list_words_dup_section:
 * @group: by what the list is grouped
 *
 * Returns: (transfer full): what the things of @section have in common, in the language of @catalogue
 */
char *
rapport_list_words_dup_section (const RapportListSpec    *spec,
                                const char               *group,
                                const RapportListSection *section,
                                RapportCatalogue         *catalogue)
{
  const RapportListFilter *filter = rapport_list_spec_filter (spec, group);
  const char *language = g_get_language_names ()[0];

  g_return_val_if_fail (filter != NULL && section != NULL, NULL);

  if (section->value == NULL)
    return g_strdup (rapport_catalogue_get (catalogue, "group", "None"));
  if (filter->column.choices != NULL && rapport_choice_find (filter->column.choices, section->value) != NULL)
    return g_strdup (rapport_catalogue_get (catalogue, "choice",
                                            rapport_choice_find (filter->column.choices, section->value)->label));
  if (filter->column.type == RAPPORT_CONDITION_FLAG)
    return rapport_catalogue_format (catalogue, NULL, "%s: %s",
                                     rapport_catalogue_get (catalogue, "column", filter->column.title),
                                     rapport_catalogue_get (catalogue, "group", section->value), NULL);
  /* months have their names from the process's language */
  if (is_dated (filter) && strncmp (language, rapport_catalogue_get_language (catalogue), 2) != 0)
    return g_strdup (section->value);
  return g_strdup (section->label);
}

static char *
dup_figure (const RapportListFilter *filter,
            guint                    digits,
            double                   figure)
{
  const gint64 rounded = (gint64) floor (figure + 0.5);

  return filter->column.type == RAPPORT_CONDITION_MONEY ? rapport_money_format (rounded, digits)
                                                        : rapport_decimal_format (rounded, filter->column.digits);
}

/**
 * rapport_list_words_dup_sums:
 * @name: what has them
 * @n: how many there are
 * @sums: of each of the list's sums
 * @digits: of the book's currency
 *
 * As in the window money is added up, of figures such as scores the mean is told, and of how many where some have none.
 *
 * Returns: (transfer full): @name, @n and what @sums come to
 */
char *
rapport_list_words_dup_sums (const RapportListSpec *spec,
                             const char            *name,
                             guint                  n,
                             const RapportListSum  *sums,
                             guint                  digits,
                             RapportCatalogue      *catalogue)
{
  GString *words = g_string_new (name);

  g_string_append_printf (words, BETWEEN "%u", n);
  for (guint i = 0; i < rapport_list_spec_get_n_sums (spec); i++)
    {
      const RapportListFilter *filter = rapport_list_spec_filter (spec, spec->sums[i]);
      const char *title = rapport_catalogue_get (catalogue, "column", filter->column.title);
      g_autofree char *total = NULL;
      g_autofree char *mean = NULL;
      g_autofree char *sum = NULL;
      g_autofree char *number = g_strdup_printf ("%u", sums[i].n);
      g_autofree char *part = NULL;

      if (sums[i].n == 0)
        continue;
      total = dup_figure (filter, digits, sums[i].total);
      mean = dup_figure (filter, digits, (double) sums[i].total / sums[i].n);
      sum = filter->column.type == RAPPORT_CONDITION_MONEY
            ? rapport_catalogue_format (catalogue, NULL, "%s %s, on average %s", title, total, mean, NULL)
            : rapport_catalogue_format (catalogue, NULL, "%s on average %s", title, mean, NULL);
      part = sums[i].n < n ? rapport_catalogue_format (catalogue, NULL, "%s (%s with a value)", sum, number, NULL) : NULL;
      g_string_append_printf (words, BETWEEN "%s", part != NULL ? part : sum);
    }
  return g_string_free (words, FALSE);
}

/** Naming: where what a condition asks for is called by its name */
typedef struct
{
  const RapportListSpec *spec;
  RapportConnection     *connection;
  RapportCatalogue      *catalogue;
} Naming;

/* on paper nothing is typed: the colon is that of the language */
static const char *
translate (const char *context,
           const char *msgid,
           gpointer    data)
{
  if (g_str_equal (context, "operator") && g_str_equal (msgid, ":"))
    /* translators: in a printed filter, between a column and what is asked of it, such as “Grade:A” */
    return rapport_catalogue_get (data, "form", NC_("form", ":"));
  return rapport_catalogue_get (data, context, msgid);
}

/* what is named by what it has in all books is called by its name */
static char *
dup_name (const char *column,
          const char *value,
          gpointer    data)
{
  const Naming *self = data;
  const RapportListFilter *filter = rapport_list_spec_filter (self->spec, column);
  g_autoptr(RapportEntity) thing = NULL;
  guint8 uid[RAPPORT_UID_LENGTH];
  GType type;
  gint64 id;

  if (filter == NULL || filter->target == NULL || !rapport_uid_from_text (value, uid))
    return NULL;
  type = rapport_entity_type_for (filter->target);
  id = rapport_table_find_uid (self->connection, type, uid, NULL);
  if (id > 0)
    thing = rapport_table_load (self->connection, type, id, NULL);
  if (thing != NULL)
    return rapport_entity_dup_title (thing);
  /* translators: in a printed filter: what only another book knows by name */
  return g_strdup (rapport_catalogue_get (self->catalogue, "condition", NC_("condition", "unknown")));
}

/* What the list asks by itself is no choice of anybody. */
static RapportCondition *
leave_out_usual (const RapportListQuery *query)
{
  g_autoptr(RapportCondition) usual = query->spec->base != NULL
    ? rapport_condition_parse (query->spec->base, rapport_list_spec_nth, query->spec, NULL) : NULL;
  RapportCondition *asked = rapport_condition_ref (query->condition);
  const char *column = usual != NULL && rapport_condition_get_kind (usual) == RAPPORT_CONDITION_TEST
                       ? rapport_condition_get_column (usual) : NULL;

  if (column != NULL && rapport_condition_equal (rapport_condition_find (asked, column), usual))
    return rapport_condition_replace (asked, column, NULL);
  return asked;
}

static char *
dup_condition (const RapportListQuery *query,
               RapportConnection      *connection,
               RapportCatalogue       *catalogue)
{
  Naming naming = { query->spec, connection, catalogue };
  g_autoptr(RapportCondition) asked = leave_out_usual (query);
  g_autoptr(RapportCondition) named = NULL;

  if (asked == NULL)
    return NULL;
  named = rapport_condition_map (asked, dup_name, &naming);
  return rapport_condition_print_words (named, rapport_list_spec_nth, query->spec, translate, catalogue);
}

/**
 * rapport_list_words_dup_asked:
 * @connection: where what a condition names is called by its name
 *
 * Returns: (transfer full) (nullable): what narrows the list, as it can be typed, in the language of @catalogue; NULL for
 *   nothing
 */
char *
rapport_list_words_dup_asked (const RapportListQuery *query,
                              RapportConnection      *connection,
                              RapportCatalogue       *catalogue)
{
  g_autofree char *condition = NULL;
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();

  g_return_val_if_fail (query != NULL && RAPPORT_IS_CATALOGUE (catalogue), NULL);

  condition = query->condition != NULL ? dup_condition (query, connection, catalogue) : NULL;
  if (query->search != NULL && *query->search != '\0')
    g_ptr_array_add (parts, query->search);
  if (condition != NULL && *condition != '\0')
    g_ptr_array_add (parts, condition);
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (RAPPORT_LIST_WORDS_BETWEEN, (char **) parts->pdata);
}
