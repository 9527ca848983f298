/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-record-table.h"

/** rapport_record_table_row_new: Returns: (transfer full): a row with nothing in it */
RapportRecordTableRow *
rapport_record_table_row_new (void)
{
  return g_new0 (RapportRecordTableRow, 1);
}

/** rapport_record_table_row_free: frees @row (transfer full) (nullable) and its texts */
void
rapport_record_table_row_free (RapportRecordTableRow *row)
{
  if (row == NULL)
    return;
  g_free (row->number);
  g_free (row->name);
  g_free (row->contact);
  g_free (row->grade);
  g_free (row->status);
  g_free (row->method);
  g_free (row->method_words);
  g_free (row->summary);
  g_free (row->feedback);
  g_free (row->next_action);
  g_free (row->owner);
  g_free (row->next_words);
  g_free (row);
}

/** rapport_record_table_filter_new: Returns: (transfer full): a filter that lets everything pass */
RapportRecordTableFilter *
rapport_record_table_filter_new (void)
{
  return g_new0 (RapportRecordTableFilter, 1);
}

/** rapport_record_table_filter_copy: Returns: (transfer full): a filter that says the same */
RapportRecordTableFilter *
rapport_record_table_filter_copy (const RapportRecordTableFilter *filter)
{
  RapportRecordTableFilter *copy;

  g_return_val_if_fail (filter != NULL, NULL);

  copy = g_memdup2 (filter, sizeof *filter);
  copy->owner = g_strdup (filter->owner);
  copy->grade = g_strdup (filter->grade);
  if (filter->customers != NULL)
    g_hash_table_ref (filter->customers);
  return copy;
}

/** rapport_record_table_filter_free: frees @filter (transfer full) (nullable) and its texts */
void
rapport_record_table_filter_free (RapportRecordTableFilter *filter)
{
  if (filter == NULL)
    return;
  g_free (filter->owner);
  g_free (filter->grade);
  g_free (filter->asked);
  g_clear_pointer (&filter->customers, g_hash_table_unref);
  g_free (filter);
}
