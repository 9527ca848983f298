/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-contract-figures.h"
#include "rapport-contract.h"
#include "rapport-customer-hints.h"
#include "rapport-customer-standing.h"
#include "rapport-customer.h"
#include "rapport-review-facts.h"
#include "rapport-review-words.h"

#define KEY "rapport-customer-hints"

/**
 * Hints:
 * @asked: whose contracts the reader was asked for last, 0 for nobody's
 * @known: whose @figures are; they stay until those that follow a change are there
 */
typedef struct
{
  RapportContext         *context;
  RapportForm            *form;
  GCancellable           *slot;
  gint64                  asked;
  gint64                  known;
  RapportContractFigures  figures;
  RapportGradeFacts       grade;
} Hints;

/** Answer: what the reader found */
typedef struct
{
  RapportContractFigures figures;
  RapportGradeFacts      grade;
} Answer;

typedef struct
{
  gint64 customer;
  int    today;
} Question;

static char *
show_day (RapportContext *context,
          int             day)
{
  g_autofree char *text = day != 0 ? rapport_format_day (rapport_context_get_format (context), day) : NULL;

  /* translators: a date that follows from the contracts of a customer */
  return text != NULL ? g_strdup_printf (_("By the contracts: %s"), text) : NULL;
}

static char *
show_amount (RapportContext *context,
             gint64          amount)
{
  g_autofree char *text = NULL;

  if (amount == RAPPORT_UNSET)
    return NULL;
  text = rapport_format_money (rapport_context_get_format (context), amount);
  /* translators: an amount of money */
  return g_strdup_printf (_("By the contracts of the last 12 months: %s"), text);
}

static char *
show_type (RapportContext *context,
           int             first)
{
  const char *type = rapport_customer_standing (first, rapport_context_get_today (context),
                                                rapport_context_get_rules (context)->new_customer_months);

  /* translators: a type of customer, such as “New customer” */
  return type != NULL ? g_strdup_printf (_("By the contracts: %s"), rapport_choice_label (rapport_customer_types, type))
                      : NULL;
}

static void
add_part (GString    *line,
          const char *part)
{
  if (part != NULL)
    g_string_append_printf (line, " · %s", part);
}

/* What is proposed, and what speaks for it (FR-1); a person may set another and says why. */
static char *
show_grade (RapportContext          *context,
            RapportEntity           *customer,
            const RapportGradeFacts *facts)
{
  const char *present = rapport_entity_get_text (customer, RAPPORT_CUSTOMER_GRADE);
  const char *profit = rapport_entity_get_text (customer, RAPPORT_CUSTOMER_PROFIT_CONTRIBUTION);
  const char *proposed = rapport_choice_label (rapport_grades, facts->proposed);
  g_autofree char *money = rapport_format_money (rapport_context_get_format (context), facts->amount);
  g_autofree char *amount = g_strdup_printf (facts->is_typed ? _("%s a year, as typed") : _("%s a year"), money);
  g_autofree char *growth = facts->has_growth ? rapport_review_dup_growth (facts->growth) : NULL;
  g_autofree char *gain = profit != NULL ? g_strdup_printf (_("profit: %s"), profit) : NULL;
  GString *line = g_string_new (NULL);

  if (g_strcmp0 (present, facts->proposed) == 0)
    g_string_append (line, _("As proposed"));
  else
    /* translators: a grade */
    g_string_append_printf (line, _("Proposed: %s"), proposed);
  add_part (line, facts->is_leader ? _("leads its industry") : NULL);
  add_part (line, amount);
  add_part (line, growth);
  add_part (line, gain);
  return g_string_free (line, FALSE);
}

/* Asked of the reader, as some customers have very many contracts. */
static gpointer
read_figures (RapportConnection  *connection,
              gpointer            data,
              GError            **error)
{
  const Question *question = data;
  g_autofree Answer *answer = g_new0 (Answer, 1);

  if (!rapport_contract_figures_load (connection, question->customer, question->today, &answer->figures, error) ||
      !rapport_grade_facts_load (connection, question->customer, question->today, &answer->grade, error))
    return NULL;
  return g_steal_pointer (&answer);
}

static void
show_all (Hints *self)
{
  static const guint fields[] = {
    RAPPORT_CUSTOMER_TYPE, RAPPORT_CUSTOMER_YEARLY_AMOUNT, RAPPORT_CUSTOMER_RENEWAL_DATE,
    RAPPORT_CUSTOMER_LAST_ORDER_DATE, RAPPORT_CUSTOMER_GRADE,
  };

  if (rapport_form_get_entity (self->form) == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (rapport_form_get_editor (self->form, fields[i]) != NULL)
      rapport_form_show_hint (self->form, fields[i]);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Hints *self = data;
  g_autofree Answer *answer = rapport_book_read_finish (RAPPORT_BOOK (source), result, NULL);

  if (answer == NULL)
    return;
  self->figures = answer->figures;
  self->grade = answer->grade;
  self->known = self->asked;
  show_all (self);
}

static void
ask (Hints  *self,
     gint64  customer)
{
  Question *question = g_new0 (Question, 1);

  self->asked = customer;
  question->customer = customer;
  question->today = rapport_context_get_today (self->context);
  rapport_book_read_async (rapport_context_get_book (self->context), &self->slot, read_figures, question, g_free, g_free,
                           read_cb, self);
}

static gboolean
has_hint (RapportEntity *customer,
          guint          field)
{
  return field == RAPPORT_CUSTOMER_GRADE ||
         (!rapport_entity_is_set (customer, field) &&
          (field == RAPPORT_CUSTOMER_TYPE || field == RAPPORT_CUSTOMER_YEARLY_AMOUNT ||
           field == RAPPORT_CUSTOMER_RENEWAL_DATE || field == RAPPORT_CUSTOMER_LAST_ORDER_DATE));
}

/* What was not typed follows from the contracts, and is told beside the empty field; so is the grade that they propose. */
static char *
dup_hint (RapportEntity *customer,
          guint          field,
          gpointer       data)
{
  Hints *self = data;
  const gint64 id = rapport_entity_get_id (customer);

  if (id == 0 || !has_hint (customer, field))
    return NULL;
  if (self->asked != id)
    ask (self, id);
  if (self->known != id)
    return NULL;
  if (field == RAPPORT_CUSTOMER_GRADE)
    return show_grade (self->context, customer, &self->grade);
  if (field == RAPPORT_CUSTOMER_TYPE)
    return show_type (self->context, self->figures.first);
  if (field == RAPPORT_CUSTOMER_YEARLY_AMOUNT)
    return show_amount (self->context, self->figures.amount);
  return show_day (self->context, field == RAPPORT_CUSTOMER_RENEWAL_DATE ? self->figures.ends : self->figures.last);
}

static void
book_changed_cb (RapportForm *form,
                 GArray      *changes,
                 RapportBook *book)
{
  Hints *self = g_object_get_data (G_OBJECT (form), KEY);

  if (self->asked != 0 && (rapport_changes_concern (changes, &rapport_contract_info, self->asked) ||
                           rapport_changes_concern (changes, &rapport_customer_info, self->asked)))
    ask (self, self->asked);
  else if (gtk_widget_get_mapped (GTK_WIDGET (form)))
    show_all (self);
}

static void
free_hints (gpointer data)
{
  Hints *self = data;

  rapport_book_forget (&self->slot);
  g_object_unref (self->context);
  g_free (self);
}

/** rapport_customer_hints_attach: tells in the form of a stored customer what follows from its contracts */
void
rapport_customer_hints_attach (RapportContext *context,
                               RapportForm    *form)
{
  Hints *self;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && RAPPORT_IS_FORM (form));

  self = g_new0 (Hints, 1);
  self->context = g_object_ref (context);
  self->form = form;
  g_object_set_data_full (G_OBJECT (form), KEY, self, free_hints);
  rapport_form_set_hints (form, dup_hint, self);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), form,
                           G_CONNECT_SWAPPED);
}
