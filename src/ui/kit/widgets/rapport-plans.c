/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer-children.h"
#include "rapport-edit.h"
#include "rapport-log-follow-up.h"
#include "rapport-plan.h"
#include "rapport-plans.h"
#include "rapport-prompt.h"
#include "rapport-record.h"
#include "rapport-run.h"

/* How much of a plan's content tells it from others. */
#define PLAN_WORDS 40

/* As many as a person looks through. */
#define MOST_PLANS 60

/* A plan that is about to be skipped. */
typedef struct
{
  RapportContext *context;
  gint64          plan;
} Skip;

static gint
compare_due (gconstpointer a,
             gconstpointer b)
{
  return rapport_moment_compare (rapport_entity_get_moment (*(RapportEntity **) a, RAPPORT_PLAN_DUE),
                                 rapport_entity_get_moment (*(RapportEntity **) b, RAPPORT_PLAN_DUE));
}

/** rapport_plans_load_open: Returns: (transfer full): the customer's open plans, the next one first; of very many
 * those nearest to today */
GPtrArray *
rapport_plans_load_open (RapportContext *context,
                         gint64          customer)
{
  RapportConnection *connection = rapport_book_get_connection (rapport_context_get_book (context));
  GPtrArray *plans = NULL;

  if (customer != 0 && connection != NULL)
    plans = rapport_customer_children_load_open_plans (connection, customer, rapport_context_get_today (context),
                                                       MOST_PLANS, NULL);
  if (plans == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_sort (plans, compare_due);
  return plans;
}

/* What nobody wrote anything of is told apart by its purpose, or how deep it is. */
static void
append_nature (GString       *text,
               RapportEntity *plan)
{
  const char *purpose = rapport_entity_get_text (plan, RAPPORT_PLAN_PURPOSE);
  const char *depth = rapport_entity_get_text (plan, RAPPORT_PLAN_DEPTH);

  if (purpose != NULL)
    g_string_append_printf (text, " · %s", rapport_choice_label (rapport_purposes, purpose));
  else if (depth != NULL)
    g_string_append_printf (text, " · %s", rapport_choice_label (rapport_depths, depth));
}

/** rapport_plans_describe: Returns: (transfer full): when, how and what in one line */
char *
rapport_plans_describe (RapportContext *context,
                        RapportEntity  *plan)
{
  const char *method = rapport_entity_get_text (plan, RAPPORT_PLAN_METHOD);
  const char *words = rapport_entity_get_text (plan, RAPPORT_PLAN_METHOD_WORDS);
  const char *content = rapport_entity_get_text (plan, RAPPORT_PLAN_CONTENT);
  g_autofree char *due = rapport_format_moment (rapport_context_get_format (context),
                                                rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE));
  g_autoptr(GString) text = g_string_new (due);

  if (method != NULL || words != NULL)
    g_string_append_printf (text, " · %s", method != NULL ? rapport_choice_label (rapport_methods, method) : words);
  if (content != NULL)
    {
      g_autofree char *line = g_strdelimit (g_strdup (content), "\n\r", ' ');
      glong length = g_utf8_strlen (line, -1);
      g_autofree char *start = g_utf8_substring (line, 0, MIN (length, PLAN_WORDS));

      g_string_append_printf (text, " · %s%s", start, length > PLAN_WORDS ? "…" : "");
    }
  else
    append_nature (text, plan);
  return g_strdup (text->str);
}

/** rapport_plans_finish: the plan is done, without a record */
void
rapport_plans_finish (RapportContext *context,
                      gint64          plan)
{
  rapport_run_act (context, rapport_finish_plan_new (plan, NULL), _("Plan done"));
}

static void
skip_typed_cb (const char *text,
               gpointer    data)
{
  Skip *skip = data;

  rapport_run_act (skip->context, rapport_finish_plan_new (skip->plan, text), _("Plan skipped"));
}

static void
free_skip (gpointer data)
{
  Skip *skip = data;

  g_object_unref (skip->context);
  g_free (skip);
}

/** rapport_plans_skip: asks why the plan won't happen, and closes it */
void
rapport_plans_skip (RapportContext *context,
                    gint64          plan)
{
  Skip *skip = g_new0 (Skip, 1);

  skip->context = g_object_ref (context);
  skip->plan = plan;
  rapport_prompt_show (rapport_context_get_window (context), _("Skip Follow-up"), _("Reason"), NULL, _("_Skip"),
                       skip_typed_cb, skip, free_skip);
}

/** rapport_plans_delete: deletes the plans; it can be undone */
void
rapport_plans_delete (RapportContext *context,
                      const gint64   *plans,
                      guint           n_plans)
{
  rapport_run_act (context, rapport_delete_new (RAPPORT_TYPE_PLAN, plans, n_plans), _("Plan deleted"));
}
