/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-customer.h"
#include "rapport-import-names.h"
#include "rapport-import-targets.h"
#include "rapport-import-things.h"
#include "rapport-import-titles.h"
#include "rapport-import-traditional.h"
#include "rapport-list-export.h"
#include "rapport-list-spec.h"
#include "rapport-record.h"
#include "rapport-things.h"

/* fewer columns may be called as those of a list by chance */
#define LEAST_TITLES 4

/* what a column is that is called so; @list: (nullable): where the program itself calls it so */
typedef struct
{
  const RapportListSpec *list;
  RapportImportColumn    column;
  char                  *name;
} Title;

/* @kind: (nullable): what each row is; @languages: (nullable): in which they may be; @listed: those of the lists that
 * the program itself writes; @list: (nullable): the list that the table was */
struct _RapportImportTitles
{
  const RapportEntityInfo *kind;
  RapportImportLanguages *languages;
  GArray                *labels;
  GArray                *listed;
  const RapportListSpec *list;
};

/** rapport_import_title_fold: Returns: (transfer full): letters and digits of @title only, in one form,
 * ideographs simplified */
char *
rapport_import_title_fold (const char *title,
                           gssize      length)
{
  g_autofree char *normal = g_utf8_normalize (title, length, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
  GString *name = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (name, rapport_import_simplify (g_utf8_get_char (at)));
  return g_string_free (name, FALSE);
}

static gboolean
is_taken (GArray                    *columns,
          const RapportImportColumn *wanted)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const RapportImportColumn *column = &g_array_index (columns, RapportImportColumn, i);

      if (column->part == wanted->part && column->field == wanted->field && column->piece == wanted->piece &&
          wanted->part != RAPPORT_IMPORT_EXTRA && wanted->part != RAPPORT_IMPORT_LEFT_OUT)
        return TRUE;
    }
  return FALSE;
}

/** rapport_import_columns_have: Returns: whether one of @columns fills in the whole of @field */
gboolean
rapport_import_columns_have (GArray            *columns,
                             RapportImportPart  part,
                             guint              field)
{
  return is_taken (columns, &(RapportImportColumn) { part, field });
}

typedef gboolean (*FindName) (const char          *name,
                              guint               *after,
                              RapportImportColumn *column);

static gboolean
find_known (GArray              *columns,
            FindName             find,
            const char          *name,
            RapportImportColumn *column)
{
  guint after = 0;
  RapportImportColumn found = *column;

  while (find (name, &after, &found))
    if (!is_taken (columns, &found))
      {
        *column = found;
        return TRUE;
      }
  return FALSE;
}

static void
clear_title (gpointer data)
{
  Title *title = data;

  g_free (title->name);
}

static void
add_name (GArray      *titles,
          const Title *title,
          const char  *words)
{
  Title named = *title;

  named.name = rapport_import_title_fold (words, -1);
  g_array_append_val (titles, named);
}

/* Whoever wrote the table may speak any language of the program. */
static void
add_title (RapportImportTitles       *self,
           GArray                    *titles,
           const RapportListSpec     *list,
           const RapportImportColumn *column,
           const char                *context,
           const char                *words)
{
  const Title title = { list, *column, NULL };
  const char *spoken = g_dpgettext2 (GETTEXT_PACKAGE, context, words);

  add_name (titles, &title, words);
  if (strcmp (spoken, words) != 0)
    add_name (titles, &title, spoken);
  for (guint i = 0; self->languages != NULL && i < rapport_import_languages_count (self->languages); i++)
    {
      const char *said = rapport_import_languages_get (self->languages, i, context, words);

      if (strcmp (said, words) != 0 && strcmp (said, spoken) != 0)
        add_name (titles, &title, said);
    }
}

static void
add_labels (RapportImportTitles     *self,
            const RapportEntityInfo *kind)
{
  g_autoptr(GArray) targets = rapport_import_targets_list (kind);

  for (guint i = 0; i < targets->len; i++)
    {
      const RapportImportColumn *target = &g_array_index (targets, RapportImportColumn, i);
      const RapportEntityInfo *info = rapport_import_column_get_info (target);

      if (info != NULL && target->piece == RAPPORT_IMPORT_WHOLE)
        add_title (self, self->labels, NULL, target, "field", info->fields[target->field].label);
    }
}

/* What can be filled in again is what typing there changes, or what the list says that it shows; the rest follows
 * from other things. */
static void
add_list (RapportImportTitles     *self,
          const RapportEntityInfo *kind,
          const RapportListSpec   *list)
{
  for (guint i = 0; i < list->n_columns; i++)
    {
      RapportImportColumn column = { kind != NULL ? RAPPORT_IMPORT_EXTRA : RAPPORT_IMPORT_LEFT_OUT, .info = kind };
      g_autofree char *name = rapport_list_spec_dup_held (list, i);

      if (name != NULL)
        rapport_import_target_find (name, &column);
      add_title (self, self->listed, list, &column, "column", list->columns[i].title);
    }
  if (list->groups != NULL)
    add_title (self, self->listed, list,
               &(RapportImportColumn) { kind != NULL ? RAPPORT_IMPORT_EXTRA : RAPPORT_IMPORT_LEFT_OUT, .info = kind },
               "column", rapport_list_export_group);
}

static gboolean
lists_such (const RapportListSpec   *list,
            const RapportEntityInfo *kind)
{
  const RapportEntityInfo *listed = rapport_entity_info_for (list->thing);

  return kind != NULL ? listed == kind : listed == &rapport_customer_info || listed == &rapport_record_info;
}

/**
 * rapport_import_titles_new:
 * @kind: (nullable): what each row of the table is; NULL for customers and follow-ups
 * @languages: (nullable): in which the columns may be called; always in English and as the program speaks
 *
 * Returns: (transfer full): the labels of the fields, and the columns of the lists of such things
 */
RapportImportTitles *
rapport_import_titles_new (const RapportEntityInfo *kind,
                           RapportImportLanguages  *languages)
{
  const RapportListSpec * const *lists = rapport_lists_get ();
  RapportImportTitles *self = g_new0 (RapportImportTitles, 1);

  self->labels = g_array_new (FALSE, FALSE, sizeof (Title));
  self->listed = g_array_new (FALSE, FALSE, sizeof (Title));
  g_array_set_clear_func (self->labels, clear_title);
  g_array_set_clear_func (self->listed, clear_title);
  self->kind = kind;
  self->languages = languages != NULL ? rapport_import_languages_ref (languages) : NULL;
  add_labels (self, kind);
  for (guint i = 0; lists[i] != NULL; i++)
    if (lists_such (lists[i], kind))
      add_list (self, kind, lists[i]);
  return self;
}

void
rapport_import_titles_free (RapportImportTitles *self)
{
  g_clear_pointer (&self->languages, rapport_import_languages_unref);
  g_array_unref (self->labels);
  g_array_unref (self->listed);
  g_free (self);
}

static gboolean
has_title (RapportImportTitles   *self,
           const RapportListSpec *list,
           const char            *name)
{
  for (guint i = 0; i < self->listed->len; i++)
    {
      const Title *title = &g_array_index (self->listed, Title, i);

      if (title->list == list && strcmp (title->name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* @n: (out): how many of @columns are called as those of @list, as far as it was counted
 * Returns: how many are not; those behind @most need not be counted */
static guint
count_others (RapportImportTitles   *self,
              const RapportListSpec *list,
              GArray                *columns,
              guint                  most,
              guint                 *n)
{
  guint n_others = 0;

  *n = 0;
  for (guint i = 0; n_others <= most && i < columns->len; i++)
    {
      g_autofree char *name = rapport_import_title_fold (g_array_index (columns, RapportImportColumn, i).title, -1);

      if (*name == '\0')
        continue;
      if (has_title (self, list, name))
        (*n)++;
      else
        n_others++;
    }
  return n_others;
}

static gboolean
has_titles (RapportImportTitles   *self,
            const RapportListSpec *list,
            GArray                *columns)
{
  guint n;

  return count_others (self, list, columns, 0, &n) == 0;
}

/* Returns: how many columns the list shows unless somebody asks for more */
static guint
count_usual (const RapportListSpec *list)
{
  guint n = 0;

  for (guint i = 0; i < list->n_columns; i++)
    if ((list->columns[i].flags & RAPPORT_COLUMN_HIDDEN) == 0)
      n++;
  return n;
}

/* Somebody put a few columns of their own beside most of the list's. */
static gboolean
has_most_titles (RapportImportTitles   *self,
                 const RapportListSpec *list,
                 GArray                *columns)
{
  const guint n_usual = count_usual (list);
  guint n;
  const guint n_others = lists_such (list, self->kind) ? count_others (self, list, columns, n_usual / 3, &n) : G_MAXUINT;

  return n_others <= n_usual / 3 && n >= LEAST_TITLES && n * 2 >= n_usual && n_others * 3 <= n;
}

/**
 * rapport_import_titles_settle:
 * @columns: (element-type RapportImportColumn): of a table
 *
 * Where all of @columns are called as those of one list, or all but a few that were put beside them, its names mean for
 * this table what they mean there.
 */
void
rapport_import_titles_settle (RapportImportTitles *self,
                              GArray              *columns)
{
  const RapportListSpec * const *lists = rapport_lists_get ();

  self->list = NULL;
  for (guint i = 0; lists[i] != NULL && self->list == NULL; i++)
    if (has_titles (self, lists[i], columns))
      self->list = lists[i];
  for (guint i = 0; lists[i] != NULL && self->list == NULL; i++)
    if (has_most_titles (self, lists[i], columns))
      self->list = lists[i];
}

/** rapport_import_titles_list: Returns: (nullable): of which things the list is that all columns were found to be of */
const RapportEntityInfo *
rapport_import_titles_list (RapportImportTitles *self)
{
  return self->list != NULL ? rapport_entity_info_for (self->list->thing) : NULL;
}

/* whether one of @columns says which of the things of @kind a row is */
static gboolean
tells_which (RapportImportTitles     *self,
             GArray                  *columns,
             const RapportEntityInfo *kind)
{
  const RapportFieldFlags flags = RAPPORT_FIELD_NUMBER | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_WHEN;

  for (guint i = 0; i < columns->len; i++)
    {
      const RapportImportColumn *column = &g_array_index (columns, RapportImportColumn, i);
      RapportImportColumn found = { RAPPORT_IMPORT_EXTRA, .info = kind };

      if (rapport_import_titles_find (self, columns, column->title, -1, &found) &&
          found.part == RAPPORT_IMPORT_THING &&
          (kind->fields[found.field].flags & flags) != 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * rapport_import_titles_guess:
 * @columns: (element-type RapportImportColumn): of a table of customers, of which not all are known
 *
 * Returns: (nullable): the kind of thing whose list @columns are of, maybe beside a few others
 */
const RapportEntityInfo *
rapport_import_titles_guess (GArray                 *columns,
                             RapportImportLanguages *languages)
{
  g_autoptr(GPtrArray) kinds = rapport_import_things_list ();
  gboolean is_known = TRUE;

  for (guint i = 0; i < columns->len; i++)
    is_known = is_known && g_array_index (columns, RapportImportColumn, i).part != RAPPORT_IMPORT_EXTRA;
  for (guint i = 0; !is_known && i < kinds->len; i++)
    {
      g_autoptr(RapportImportTitles) titles = rapport_import_titles_new (g_ptr_array_index (kinds, i), languages);

      rapport_import_titles_settle (titles, columns);
      if (titles->list != NULL && tells_which (titles, columns, g_ptr_array_index (kinds, i)))
        return g_ptr_array_index (kinds, i);
    }
  return NULL;
}

/* whether a table of @list says which of the things of @kind a row is */
static gboolean
is_read (const RapportListSpec   *list,
         const RapportEntityInfo *kind)
{
  const RapportFieldFlags flags = RAPPORT_FIELD_NUMBER | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_WHEN;

  if (lists_such (list, NULL))
    return TRUE;
  for (guint i = 0; rapport_import_things_can_be (kind) && i < list->n_columns; i++)
    {
      RapportImportColumn column = { RAPPORT_IMPORT_EXTRA, .info = kind };
      g_autofree char *name = rapport_list_spec_dup_held (list, i);

      if (name != NULL && rapport_import_target_find (name, &column) && column.part == RAPPORT_IMPORT_THING &&
          (kind->fields[column.field].flags & flags) != 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * rapport_import_titles_guess_unread:
 * @columns: (element-type RapportImportColumn): of a table
 *
 * Returns: (nullable): the list that the program writes but does not read, where @columns are most of that one, maybe
 *   beside a few others
 */
const RapportListSpec *
rapport_import_titles_guess_unread (GArray                 *columns,
                                    RapportImportLanguages *languages)
{
  const RapportListSpec * const *lists = rapport_lists_get ();

  for (guint i = 0; lists[i] != NULL; i++)
    {
      const RapportEntityInfo *kind = rapport_entity_info_for (lists[i]->thing);
      g_autoptr(RapportImportTitles) titles =
        columns->len * 2 >= lists[i]->n_columns && !is_read (lists[i], kind)
        ? rapport_import_titles_new (kind, languages) : NULL;

      if (titles != NULL && has_most_titles (titles, lists[i], columns))
        return lists[i];
    }
  return NULL;
}

/* @list: (nullable): of which list only */
static gboolean
find_title (GArray                *columns,
            GArray                *titles,
            const RapportListSpec *list,
            const char            *name,
            RapportImportColumn   *column)
{
  for (guint i = 0; i < titles->len; i++)
    {
      const Title *title = &g_array_index (titles, Title, i);

      if ((list != NULL && title->list != list) || strcmp (title->name, name) != 0 || is_taken (columns, &title->column))
        continue;
      column->part = title->column.part;
      column->field = title->column.field;
      column->piece = title->column.piece;
      return TRUE;
    }
  return FALSE;
}

/* A thing's customer is called in a table as a customer is. */
static gboolean
find_owner (GArray              *columns,
            const char          *name,
            RapportImportColumn *column)
{
  const int customer = rapport_entity_info_find_owner (column->info, rapport_customer_info.name);
  RapportImportColumn found = *column;
  guint after = 0;

  if (customer < 0 || rapport_import_columns_have (columns, RAPPORT_IMPORT_THING, customer))
    return FALSE;
  while (rapport_import_names_find (name, &after, &found))
    if (found.part == RAPPORT_IMPORT_CUSTOMER &&
        (found.field == RAPPORT_CUSTOMER_NUMBER || found.field == RAPPORT_CUSTOMER_NAME))
      {
        column->part = RAPPORT_IMPORT_THING;
        column->field = customer;
        return TRUE;
      }
  return FALSE;
}

/**
 * rapport_import_titles_find:
 * @self: (nullable): NULL where only the lesser names are asked
 * @columns: (element-type RapportImportColumn): those of the table, of which each field has one
 * @title: how a column is called
 * @column: (inout): what it is is filled in
 *
 * Returns: whether anything is known of a column that is called so
 */
gboolean
rapport_import_titles_find (RapportImportTitles *self,
                            GArray              *columns,
                            const char          *title,
                            gssize               length,
                            RapportImportColumn *column)
{
  g_autofree char *name = rapport_import_title_fold (title, length);

  if (*name == '\0')
    return FALSE;
  if (self != NULL && self->list != NULL && find_title (columns, self->listed, self->list, name, column))
    return TRUE;
  if (column->info != NULL)
    return find_title (columns, self->labels, NULL, name, column) ||
           find_known (columns, rapport_import_names_find_of_thing, name, column) ||
           find_title (columns, self->listed, NULL, name, column) ||
           find_owner (columns, name, column);
  if (self == NULL)
    return find_known (columns, rapport_import_names_find_lesser, name, column);
  return find_known (columns, rapport_import_names_find, name, column) ||
         find_title (columns, self->labels, NULL, name, column) ||
         find_title (columns, self->listed, NULL, name, column);
}
