/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-change-grade.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-grade-preview.h"
#include "rapport-question.h"
#include "rapport-record.h"
#include "rapport-run.h"

/* So many plans are named, and of so many customers it is found out which move. */
#define MOST_LINES 12
#define MOST_CUSTOMERS 500

typedef struct
{
  RapportContext         *context;
  guint                   n_customers;
  GString                *reason;
  RapportChangeGradeFunc  func;
  gpointer                data;
} Asking;

static void
answer (Asking   *asking,
        gboolean  on)
{
  RapportChangeGradeFunc func = asking->func;

  asking->func = NULL;
  g_strchomp (g_strchug (asking->reason->str));
  if (func != NULL)
    func (on, *asking->reason->str != '\0' ? asking->reason->str : NULL, asking->data);
}

static void
go_on_cb (gpointer data)
{
  answer (data, TRUE);
}

/* Whoever went on has answered by now. */
static gboolean
left_cb (gpointer data)
{
  Asking *asking = data;

  answer (asking, FALSE);
  g_string_free (asking->reason, TRUE);
  g_object_unref (asking->context);
  g_free (asking);
  return G_SOURCE_REMOVE;
}

static void
destroyed_cb (Asking *asking)
{
  g_idle_add (left_cb, asking);
}

static char *
describe_day (RapportContext      *context,
              const RapportMoment *moment,
              const char          *none)
{
  return rapport_moment_is_set (moment) ? rapport_format_day (rapport_context_get_format (context), moment->day)
                                        : g_strdup (none);
}

static void
append_move (GString               *text,
             RapportContext        *context,
             const RapportPlanMove *move)
{
  /* translators: in place of the day of a plan that is not there yet, and of one that will not be there any more */
  g_autofree char *before = describe_day (context, &move->before, _("new"));
  g_autofree char *after = describe_day (context, &move->after, _("none"));
  const char *what = move->purpose != NULL             ? rapport_choice_label (rapport_purposes, move->purpose)
                     : move->depth != RAPPORT_N_DEPTHS ? rapport_choice_label (rapport_depths,
                                                                              rapport_depths[move->depth].value) : "";

  g_string_append_c (text, '\n');
  g_string_append_printf (text, _("%s · %s: %s → %s"), move->name, what, before, after);
}

static char *
describe_moves (RapportContext *context,
                GPtrArray      *moves)
{
  GString *text = g_string_new (moves->len == 0 ? _("No plan changes with that grade.") : NULL);

  if (moves->len == 0)
    return g_string_free (text, FALSE);
  g_string_append_printf (text, ngettext ("With that grade %u plan changes:", "With that grade %u plans change:",
                                          moves->len), moves->len);
  for (guint i = 0; i < MIN (moves->len, MOST_LINES); i++)
    append_move (text, context, moves->pdata[i]);
  if (moves->len > MOST_LINES)
    {
      const guint rest = moves->len - MOST_LINES;

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %'u more", "and %'u more", rest), rest);
    }
  return g_string_free (text, FALSE);
}

static void
ask (Asking     *asking,
     const char *sentence)
{
  GtkWindow *window = rapport_question_ask (rapport_context_get_window (asking->context), _("Change the Grade?"),
                                            sentence, _("_Leave It"), _("_Change the Grade"), go_on_cb, asking);

  rapport_question_add_text (RAPPORT_QUESTION (window), C_("field", "Reason for the grade"), asking->reason);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (destroyed_cb), asking);
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Asking *asking = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) moves = rapport_grade_preview_finish (RAPPORT_BOOK (source), result, &error);

  /* what stands in the way, the act itself says */
  if (moves == NULL || rapport_context_get_window (asking->context) == NULL)
    {
      answer (asking, TRUE);
      left_cb (asking);
    }
  else
    {
      g_autofree char *sentence = describe_moves (asking->context, moves);

      ask (asking, sentence);
    }
}

/**
 * rapport_change_grade_ask:
 * @customers: (array length=n_customers): ids
 * @grade: (nullable): stable value, NULL for none
 * @func: called once, at the latest when the person has answered
 *
 * Shows which plans move when the customers get @grade, before anything is changed (FR-12), and asks why (FR-1).
 */
void
rapport_change_grade_ask (RapportContext         *context,
                          const gint64           *customers,
                          guint                   n_customers,
                          const char             *grade,
                          RapportChangeGradeFunc  func,
                          gpointer                data)
{
  Asking *asking;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (customers != NULL && n_customers > 0 && func != NULL);

  asking = g_new0 (Asking, 1);
  *asking = (Asking) { g_object_ref (context), n_customers, g_string_new (NULL), func, data };
  if (n_customers <= MOST_CUSTOMERS)
    rapport_grade_preview_async (rapport_context_get_book (context), customers, n_customers, grade, previewed_cb,
                                 asking);
  else
    {
      g_autofree char *sentence = g_strdup_printf (
        ngettext ("The automatic plans of %'u customer are worked out anew.",
                  "The automatic plans of %'u customers are worked out anew.", n_customers), n_customers);

      ask (asking, sentence);
    }
}

typedef struct
{
  RapportContext *context;
  GArray         *customers;
  char           *grade;
} Change;

static void
change_cb (gboolean    on,
           const char *reason,
           gpointer    data)
{
  static const guint fields[] = { RAPPORT_CUSTOMER_GRADE, RAPPORT_CUSTOMER_GRADE_REASON };
  Change *change = data;
  const guint n = change->customers->len;
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());
  g_autofree char *done = g_strdup_printf (ngettext ("Grade of %'u customer changed", "Grade of %'u customers changed", n),
                                           n);

  rapport_entity_set_text (values, RAPPORT_CUSTOMER_GRADE, change->grade);
  rapport_entity_set_text (values, RAPPORT_CUSTOMER_GRADE_REASON, reason);
  if (on)
    rapport_run_act (change->context,
                     rapport_edit_many_new (values, fields, G_N_ELEMENTS (fields), (gint64 *) change->customers->data, n),
                     done);
  g_object_unref (change->context);
  g_array_unref (change->customers);
  g_free (change->grade);
  g_free (change);
}

/** rapport_change_grade_run: gives customers the @grade (nullable), as one act, once the person has seen what moves */
void
rapport_change_grade_run (RapportContext *context,
                          const gint64   *customers,
                          guint           n_customers,
                          const char     *grade)
{
  Change *change;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context));
  g_return_if_fail (customers != NULL && n_customers > 0);

  change = g_new0 (Change, 1);
  change->context = g_object_ref (context);
  change->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (change->customers, customers, n_customers);
  change->grade = g_strdup (grade);
  rapport_change_grade_ask (context, customers, n_customers, grade, change_cb, change);
}

/* An edit of the form that waits for its answer */
typedef struct
{
  RapportEntity         *changed;
  RapportFormAnswerFunc  func;
  gpointer               data;
} Edit;

/* The reason belongs to the new grade: that of the one before is none. */
static void
edit_cb (gboolean    on,
         const char *reason,
         gpointer    data)
{
  Edit *edit = data;

  if (on)
    rapport_entity_set_text (edit->changed, RAPPORT_CUSTOMER_GRADE_REASON, reason);
  edit->func (on ? RAPPORT_FORM_KEEP : RAPPORT_FORM_LEAVE, NULL, NULL, edit->data);
  g_object_unref (edit->changed);
  g_free (edit);
}

static void
guard_cb (RapportEntity         *changed,
          RapportFormAnswerFunc  answer_func,
          gpointer               answer_data,
          gpointer               context)
{
  const gint64 id = rapport_entity_get_id (changed);
  Edit *edit = g_new (Edit, 1);

  *edit = (Edit) { g_object_ref (changed), answer_func, answer_data };
  rapport_change_grade_ask (context, &id, 1, rapport_entity_get_text (changed, RAPPORT_CUSTOMER_GRADE), edit_cb, edit);
}

/** rapport_change_grade_attach: lets the form of a stored customer show what moves before its grade is another, and ask why */
void
rapport_change_grade_attach (RapportContext *context,
                             RapportForm    *form)
{
  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && RAPPORT_IS_FORM (form));

  rapport_form_add_guard (form, RAPPORT_CUSTOMER_GRADE, guard_cb, context);
}
