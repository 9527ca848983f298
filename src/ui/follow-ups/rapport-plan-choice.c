/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-answered-plan.h"
#include "rapport-control-name.h"
#include "rapport-plan-choice.h"
#include "rapport-plan.h"
#include "rapport-plans.h"
#include "rapport-ui.h"

/**
 * RapportPlanChoice:
 * Which of a customer's open plans a follow-up answers. The one that is most likely meant is
 * chosen, until a person says otherwise.
 */
struct _RapportPlanChoice
{
  GtkWidget       parent_instance;

  RapportContext *context;
  GtkDropDown    *names;
  GPtrArray      *plans;
  gint64          customer;
  gboolean        filling;
  gboolean        chosen;
};

G_DEFINE_FINAL_TYPE (RapportPlanChoice, rapport_plan_choice, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
selected_cb (RapportPlanChoice *self)
{
  if (self->filling)
    return;
  self->chosen = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The first name is that of no plan. */
static void
fill (RapportPlanChoice *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new ((const char *[]) { _("None"), NULL });

  g_ptr_array_unref (self->plans);
  self->plans = rapport_plans_load_open (self->context, self->customer);
  for (guint i = 0; i < self->plans->len; i++)
    {
      g_autofree char *name = rapport_plans_describe (self->context, self->plans->pdata[i]);

      gtk_string_list_append (names, name);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->names, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->names, 0);
  self->filling = FALSE;
}

static guint
find (RapportPlanChoice *self,
      gint64             plan)
{
  for (guint i = 0; i < self->plans->len; i++)
    if (rapport_entity_get_id (self->plans->pdata[i]) == plan)
      return i + 1;
  return 0;
}

/* of very many plans one far from today is not offered, but stays where a person chose it */
static void
offer (RapportPlanChoice *self,
       gint64             plan)
{
  g_autoptr(RapportEntity) entity =
    rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_PLAN, plan, NULL);
  g_autofree char *name = NULL;

  if (entity == NULL || !rapport_plan_is_open (RAPPORT_PLAN (entity)) ||
      rapport_entity_get_integer (entity, RAPPORT_PLAN_CUSTOMER) != self->customer)
    return;
  name = rapport_plans_describe (self->context, entity);
  gtk_string_list_append (GTK_STRING_LIST (gtk_drop_down_get_model (self->names)), name);
  g_ptr_array_add (self->plans, g_steal_pointer (&entity));
}

static void
choose (RapportPlanChoice *self,
        gint64             plan)
{
  self->filling = TRUE;
  if (plan != 0 && find (self, plan) == 0)
    offer (self, plan);
  gtk_drop_down_set_selected (self->names, find (self, plan));
  self->filling = FALSE;
}

/* A plan made or closed elsewhere meanwhile. */
static void
book_changed_cb (RapportPlanChoice *self,
                 GArray            *changes)
{
  gint64 plan = rapport_plan_choice_get_plan (self);

  if (self->customer == 0 || !rapport_changes_concern (changes, &rapport_plan_info, self->customer))
    return;
  fill (self);
  choose (self, plan);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
rapport_plan_choice_dispose (GObject *object)
{
  RapportPlanChoice *self = RAPPORT_PLAN_CHOICE (object);

  self->filling = TRUE;
  if (self->names != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->names));
  self->names = NULL;
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_plan_choice_parent_class)->dispose (object);
}

static void
rapport_plan_choice_class_init (RapportPlanChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_plan_choice_dispose;
  widget_class->focus = rapport_ui_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /** RapportPlanChoice::changed: the person chose another, or the customer's plans changed */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rapport_plan_choice_init (RapportPlanChoice *self)
{
  self->plans = g_ptr_array_new_with_free_func (g_object_unref);
  self->names = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_parent (GTK_WIDGET (self->names), GTK_WIDGET (self));
  rapport_control_name_set (GTK_WIDGET (self->names), _("Answers the plan"));
  g_signal_connect_swapped (self->names, "notify::selected", G_CALLBACK (selected_cb), self);
}

/** rapport_plan_choice_set_context: needed before use; once */
void
rapport_plan_choice_set_context (RapportPlanChoice *self,
                                 RapportContext    *context)
{
  g_return_if_fail (RAPPORT_IS_PLAN_CHOICE (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/** rapport_plan_choice_set_customer: offers the open plans of @customer, 0 for nobody */
void
rapport_plan_choice_set_customer (RapportPlanChoice *self,
                                  gint64             customer)
{
  g_return_if_fail (RAPPORT_IS_PLAN_CHOICE (self));

  self->customer = customer;
  self->chosen = FALSE;
  fill (self);
}

/**
 * rapport_plan_choice_propose:
 * @day: the local day of the contact
 * @method: (nullable): by what, as a person says
 * @depth: (nullable): how deep, as a person says
 *
 * Chooses the plan that such a contact most likely answers, unless a person chose one.
 *
 * Returns: whether another is chosen now
 */
gboolean
rapport_plan_choice_propose (RapportPlanChoice *self,
                             int                day,
                             const char        *method,
                             const char        *depth)
{
  const gint64 before = rapport_plan_choice_get_plan (self);
  RapportEntity *answered;

  g_return_val_if_fail (RAPPORT_IS_PLAN_CHOICE (self), FALSE);

  if (self->chosen)
    return FALSE;
  answered = rapport_find_answered_plan (self->plans, day, method, depth,
                                         rapport_context_get_rules (self->context)->answer_days);
  choose (self, answered != NULL ? rapport_entity_get_id (answered) : 0);
  return rapport_plan_choice_get_plan (self) != before;
}

/** rapport_plan_choice_set_plan: chooses @plan for the person, or none when it is 0 or not open */
void
rapport_plan_choice_set_plan (RapportPlanChoice *self,
                              gint64             plan)
{
  g_return_if_fail (RAPPORT_IS_PLAN_CHOICE (self));

  self->chosen = TRUE;
  choose (self, plan);
}

/** rapport_plan_choice_get_plan: Returns: the chosen plan, 0 for none */
gint64
rapport_plan_choice_get_plan (RapportPlanChoice *self)
{
  guint selected;

  g_return_val_if_fail (RAPPORT_IS_PLAN_CHOICE (self), 0);

  selected = gtk_drop_down_get_selected (self->names);
  return selected > 0 && selected <= self->plans->len ? rapport_entity_get_id (self->plans->pdata[selected - 1]) : 0;
}

/** rapport_plan_choice_dup_others: Returns: (transfer full): the open plans that are not chosen */
GPtrArray *
rapport_plan_choice_dup_others (RapportPlanChoice *self)
{
  GPtrArray *others = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 plan = rapport_plan_choice_get_plan (self);

  for (guint i = 0; i < self->plans->len; i++)
    if (rapport_entity_get_id (self->plans->pdata[i]) != plan)
      g_ptr_array_add (others, g_object_ref (self->plans->pdata[i]));
  return others;
}

/** rapport_plan_choice_is_empty: Returns: whether there is no plan to choose */
gboolean
rapport_plan_choice_is_empty (RapportPlanChoice *self)
{
  g_return_val_if_fail (RAPPORT_IS_PLAN_CHOICE (self), TRUE);

  return self->plans->len == 0;
}
