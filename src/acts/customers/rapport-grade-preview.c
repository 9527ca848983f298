/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-consequences.h"
#include "rapport-customer.h"
#include "rapport-grade-preview.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-table.h"

/* What is to be found out, and @moves, which is found. */
typedef struct
{
  GArray    *customers;
  char      *grade;
  GPtrArray *moves;
} Preview;

static void
free_move (gpointer data)
{
  RapportPlanMove *move = data;

  g_free (move->name);
  g_free (move->purpose);
  g_free (move);
}

static void
free_preview (gpointer data)
{
  Preview *preview = data;

  g_array_unref (preview->customers);
  g_free (preview->grade);
  g_ptr_array_unref (preview->moves);
  g_free (preview);
}

/* The open plans of a customer, by id */
static GHashTable *
load_plans (RapportTransaction  *transaction,
            gint64               customer,
            GError             **error)
{
  g_autoptr(GPtrArray) plans = rapport_table_load_children (rapport_transaction_get_connection (transaction),
                                                            RAPPORT_TYPE_PLAN, "customer", customer, error);
  GHashTable *open;

  if (plans == NULL)
    return NULL;
  open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  for (guint i = 0; i < plans->len; i++)
    {
      const gint64 id = rapport_entity_get_id (plans->pdata[i]);

      if (rapport_plan_is_open (plans->pdata[i]))
        g_hash_table_insert (open, g_memdup2 (&id, sizeof id), g_object_ref (plans->pdata[i]));
    }
  return open;
}

static RapportMoment
get_due (RapportEntity *plan)
{
  return plan != NULL ? *rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE) : (RapportMoment) { 0 };
}

/* @before or @after may be none */
static void
add_move (Preview       *preview,
          RapportEntity *customer,
          RapportEntity *before,
          RapportEntity *after)
{
  RapportEntity *plan = after != NULL ? after : before;
  const char *depth = rapport_entity_get_text (plan, RAPPORT_PLAN_DEPTH);
  RapportPlanMove *move = g_new0 (RapportPlanMove, 1);

  move->name = g_strdup (rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME));
  move->depth = g_strcmp0 (depth, rapport_depths[RAPPORT_DEPTH_DEEP].value) == 0    ? RAPPORT_DEPTH_DEEP
                : g_strcmp0 (depth, rapport_depths[RAPPORT_DEPTH_LIGHT].value) == 0 ? RAPPORT_DEPTH_LIGHT
                                                                                    : RAPPORT_N_DEPTHS;
  move->purpose = g_strdup (rapport_entity_get_text (plan, RAPPORT_PLAN_PURPOSE));
  move->before = get_due (before);
  move->after = get_due (after);
  g_ptr_array_add (preview->moves, move);
}

static void
compare_plans (Preview       *preview,
               RapportEntity *customer,
               GHashTable    *before,
               GHashTable    *after)
{
  GHashTableIter iterator;
  gpointer id, plan;

  g_hash_table_iter_init (&iterator, before);
  while (g_hash_table_iter_next (&iterator, &id, &plan))
    {
      RapportEntity *now = g_hash_table_lookup (after, id);
      const RapportMoment was = get_due (plan), is = get_due (now);

      if (!rapport_moment_equal (&was, &is))
        add_move (preview, customer, plan, now);
    }
  g_hash_table_iter_init (&iterator, after);
  while (g_hash_table_iter_next (&iterator, &id, &plan))
    if (!g_hash_table_contains (before, id))
      add_move (preview, customer, NULL, plan);
}

static gboolean
set_grade (RapportTransaction  *transaction,
           gint64               id,
           const char          *grade,
           GError             **error)
{
  g_autoptr(RapportEntity) customer = rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, id, error);

  if (customer == NULL)
    return FALSE;
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, grade);
  return rapport_transaction_update (transaction, customer, error);
}

static gboolean
load_all (RapportTransaction  *transaction,
          Preview             *preview,
          GPtrArray           *all,
          GError             **error)
{
  for (guint i = 0; i < preview->customers->len; i++)
    {
      GHashTable *plans = load_plans (transaction, g_array_index (preview->customers, gint64, i), error);

      if (plans == NULL)
        return FALSE;
      g_ptr_array_add (all, plans);
    }
  return TRUE;
}

static gboolean
compare_all (RapportTransaction  *transaction,
             Preview             *preview,
             GPtrArray           *before,
             GPtrArray           *after,
             GError             **error)
{
  for (guint i = 0; i < preview->customers->len; i++)
    {
      g_autoptr(RapportEntity) customer = rapport_transaction_load (
        transaction, RAPPORT_TYPE_CUSTOMER, g_array_index (preview->customers, gint64, i), error);

      if (customer == NULL)
        return FALSE;
      compare_plans (preview, customer, before->pdata[i], after->pdata[i]);
    }
  return TRUE;
}

/* All that would follow is done, looked at, and not kept. */
static gboolean
preview_func (RapportTransaction  *transaction,
              gpointer             data,
              GError             **error)
{
  Preview *preview = data;
  g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_autoptr(GPtrArray) after = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  if (!load_all (transaction, preview, before, error))
    return FALSE;
  for (guint i = 0; i < preview->customers->len; i++)
    if (!set_grade (transaction, g_array_index (preview->customers, gint64, i), preview->grade, error))
      return FALSE;
  if (!rapport_consequences_follow (transaction, rapport_consequences_get_tables (), FALSE, error)
      || !load_all (transaction, preview, after, error) || !compare_all (transaction, preview, before, after, error))
    return FALSE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "previewed");
  return FALSE;
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GTask) task = data;
  Preview *preview = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_pointer (task, g_ptr_array_ref (preview->moves), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * rapport_grade_preview_async:
 * @customers: (array length=n_customers): ids
 * @grade: (nullable): stable value, NULL for none
 *
 * Finds out which plans would move if the customers were of @grade: nothing is changed (FR-12).
 */
void
rapport_grade_preview_async (RapportBook         *book,
                             const gint64        *customers,
                             guint                n_customers,
                             const char          *grade,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;
  Preview *preview;

  g_return_if_fail (RAPPORT_IS_BOOK (book));
  g_return_if_fail (customers != NULL && n_customers > 0);

  preview = g_new0 (Preview, 1);
  preview->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (preview->customers, customers, n_customers);
  preview->grade = g_strdup (grade);
  preview->moves = g_ptr_array_new_with_free_func (free_move);
  task = g_task_new (book, NULL, callback, user_data);
  g_task_set_task_data (task, preview, free_preview);
  rapport_act_run_async (rapport_act_new ("edit-customer", preview_func, preview, NULL), book, previewed_cb, task);
}

/** rapport_grade_preview_finish: Returns: (transfer full) (element-type RapportPlanMove) (nullable): what moves */
GPtrArray *
rapport_grade_preview_finish (RapportBook   *book,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
