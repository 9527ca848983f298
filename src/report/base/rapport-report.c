/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-problem.h"
#include "rapport-report.h"
#include "rapport-table.h"

typedef struct
{
  char   *text;
  gint64  number;
} Value;

/** RapportReportValues: what a person gave for the parameters of one form */
struct _RapportReportValues
{
  const RapportReport *report;
  guint                n_values;
  Value               *values;
  /* (nullable) (element-type gint64): ids of the things that the form is limited to */
  GHashTable          *things;
  /* (nullable): how the list that they are of was found */
  RapportListQuery    *query;
};

static guint
find_parameter (const RapportReportValues *self,
                const char                *name)
{
  guint i = 0;

  while (i < self->n_values && !g_str_equal (self->report->parameters[i].name, name))
    i++;
  return i;
}

/** rapport_report_values_new: Returns: (transfer full): nothing given for any parameter of @report */
RapportReportValues *
rapport_report_values_new (const RapportReport *report)
{
  RapportReportValues *self;

  g_return_val_if_fail (report != NULL, NULL);

  self = g_new0 (RapportReportValues, 1);
  self->report = report;
  while (report->parameters[self->n_values].name != NULL)
    self->n_values++;
  self->values = g_new0 (Value, self->n_values);
  return self;
}

/** rapport_report_values_copy: Returns: (transfer full): values that say the same */
RapportReportValues *
rapport_report_values_copy (const RapportReportValues *self)
{
  RapportReportValues *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = rapport_report_values_new (self->report);
  copy->query = self->query != NULL ? rapport_list_query_copy (self->query) : NULL;
  copy->things = self->things != NULL ? g_hash_table_ref (self->things) : NULL;
  for (guint i = 0; i < self->n_values; i++)
    {
      copy->values[i].text = g_strdup (self->values[i].text);
      copy->values[i].number = self->values[i].number;
    }
  return copy;
}

/** rapport_report_values_free: frees @self (transfer full) (nullable) */
void
rapport_report_values_free (RapportReportValues *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_values; i++)
    g_free (self->values[i].text);
  g_free (self->values);
  g_clear_pointer (&self->things, g_hash_table_unref);
  g_clear_pointer (&self->query, rapport_list_query_free);
  g_free (self);
}

/** rapport_report_values_set_text: gives a TEXT, or the stable value of a CHOICE; NULL or nothing typed for none */
void
rapport_report_values_set_text (RapportReportValues *self,
                                const char          *name,
                                const char          *text)
{
  guint i;

  g_return_if_fail (self != NULL && name != NULL);

  i = find_parameter (self, name);
  g_return_if_fail (i < self->n_values);
  g_free (self->values[i].text);
  self->values[i].text = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/** rapport_report_values_set_number: gives a DAY (yyyymmdd), FLAG (0 or 1) or REFERENCE; 0 for none */
void
rapport_report_values_set_number (RapportReportValues *self,
                                  const char          *name,
                                  gint64               number)
{
  guint i;

  g_return_if_fail (self != NULL && name != NULL);

  i = find_parameter (self, name);
  g_return_if_fail (i < self->n_values);
  self->values[i].number = number;
}

/** rapport_report_values_get_text: Returns: (nullable): what was given; NULL too without such a parameter */
const char *
rapport_report_values_get_text (const RapportReportValues *self,
                                const char                *name)
{
  guint i;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  i = find_parameter (self, name);
  return i < self->n_values ? self->values[i].text : NULL;
}

/** rapport_report_values_get_number: Returns: what was given; 0 too without such a parameter */
gint64
rapport_report_values_get_number (const RapportReportValues *self,
                                  const char                *name)
{
  guint i;

  g_return_val_if_fail (self != NULL && name != NULL, 0);

  i = find_parameter (self, name);
  return i < self->n_values ? self->values[i].number : 0;
}

/** rapport_report_values_limit: the form is of these things only, of the kind that it can be limited to; @query
 *  (nullable), which is copied, found the list that they are of */
void
rapport_report_values_limit (RapportReportValues    *self,
                             const gint64           *ids,
                             guint                   n,
                             const RapportListQuery *query)
{
  g_return_if_fail (self != NULL && self->report->limited_to != NULL && (ids != NULL || n == 0));

  g_clear_pointer (&self->things, g_hash_table_unref);
  self->things = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    g_hash_table_add (self->things, g_memdup2 (&ids[i], sizeof ids[i]));
  g_clear_pointer (&self->query, rapport_list_query_free);
  if (query != NULL)
    self->query = rapport_list_query_copy (query);
}

/** rapport_report_values_get_query: Returns: (transfer none) (nullable): how the list that the form is limited to was
 *  found */
const RapportListQuery *
rapport_report_values_get_query (const RapportReportValues *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->query;
}

/**
 * rapport_report_values_get_things:
 *
 * Returns: (transfer none) (nullable) (element-type gint64): ids of what the form is limited to, which does not change;
 *   NULL for all there are
 */
GHashTable *
rapport_report_values_get_things (const RapportReportValues *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->things;
}

/** rapport_report_values_get_report: Returns: the form whose parameters these are */
const RapportReport *
rapport_report_values_get_report (const RapportReportValues *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->report;
}

static gboolean
is_backward (const RapportReportValues *self,
             const RapportParameter    *parameter,
             const Value               *value)
{
  gint64 first;

  if (parameter->not_before == NULL || value->number == 0)
    return FALSE;
  first = rapport_report_values_get_number (self, parameter->not_before);
  return first > value->number;
}

/**
 * rapport_report_values_check:
 *
 * Returns: whether a form can be made of them; FALSE with a sentence in @error
 */
gboolean
rapport_report_values_check (const RapportReportValues  *self,
                             GError                    **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->n_values; i++)
    {
      const RapportParameter *parameter = &self->report->parameters[i];
      const Value *value = &self->values[i];

      if (parameter->required && value->text == NULL && value->number == 0)
        {
          g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                       /* translators: %s is what is missing for a printed form, as “Customer” */
                       _("%s: choose one first."),
                       g_dpgettext2 (GETTEXT_PACKAGE, "parameter", parameter->label));
          return FALSE;
        }
      if (is_backward (self, parameter, value))
        {
          g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED,
                               _("The period ends before it begins."));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * rapport_report_load_name:
 * @id: of a thing of @type, 0 for none
 * @name: (out): what it is called; left alone for none
 *
 * Reads what is said above a form of the thing it was chosen by.
 *
 * Returns: FALSE with @error when it could not be read
 */
gboolean
rapport_report_load_name (RapportConnection  *connection,
                          GType               type,
                          gint64              id,
                          char              **name,
                          GError            **error)
{
  g_autoptr(RapportEntity) thing = NULL;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection) && name != NULL, FALSE);

  if (id == 0)
    return TRUE;
  thing = rapport_table_load (connection, type, id, error);
  if (thing != NULL)
    *name = rapport_entity_dup_title (thing);
  return thing != NULL;
}

/**
 * rapport_report_make:
 * @values: for the form's parameters
 * @run: when, and whom to tell
 *
 * Reads what the form needs and makes its document, in any thread.
 *
 * Returns: (transfer full) (nullable): the document, not laid out yet; NULL with @error
 */
RapportDocument *
rapport_report_make (RapportConnection          *connection,
                     const RapportReportValues  *values,
                     RapportCatalogue           *catalogue,
                     const RapportReportRun     *run,
                     GError                    **error)
{
  RapportReportRun told;
  gpointer data;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection) && values != NULL, NULL);
  g_return_val_if_fail (RAPPORT_IS_CATALOGUE (catalogue) && run != NULL, NULL);

  if (!rapport_report_values_check (values, error))
    return NULL;
  told = *run;
  told.catalogue = catalogue;
  data = values->report->load (connection, values, &told, error);
  return data != NULL ? values->report->build (data, values, catalogue, run->now) : NULL;
}
