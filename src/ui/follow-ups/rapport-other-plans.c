/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-other-plans.h"
#include "rapport-plan.h"
#include "rapport-plans.h"
#include "rapport-ui.h"

#define PLAN "plan"

/**
 * RapportOtherPlans:
 * Lists open plans of a customer to be ticked: what the next follow-up takes the place of, from the first one that
 * an earlier record's next follow-up made, or what the contact fulfils as well.
 */
struct _RapportOtherPlans
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *label;
  GtkWidget *checks;
};

G_DEFINE_FINAL_TYPE (RapportOtherPlans, rapport_other_plans, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
rapport_other_plans_dispose (GObject *object)
{
  g_clear_pointer (&RAPPORT_OTHER_PLANS (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rapport_other_plans_parent_class)->dispose (object);
}

static void
rapport_other_plans_class_init (RapportOtherPlansClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_other_plans_dispose;
  widget_class->focus = rapport_ui_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /** RapportOtherPlans::changed: a person ticked a plan, or not any more */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
toggled_cb (RapportOtherPlans *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
rapport_other_plans_init (RapportOtherPlans *self)
{
  self->heading = gtk_label_new (_("Also planned"));
  self->label = gtk_label_new (_("Tick what this takes the place of:"));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->checks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_add_css_class (self->box, "hint-box");
  gtk_box_append (GTK_BOX (self->box), self->heading);
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), self->checks);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Also planned"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
find_check (RapportOtherPlans *self,
            RapportEntity     *plan)
{
  for (GtkWidget *check = gtk_widget_get_first_child (self->checks); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (g_object_get_data (G_OBJECT (check), PLAN) == plan)
      return check;
  return NULL;
}

static GtkWidget *
make_check (RapportContext *context,
            RapportEntity  *plan,
            gboolean        by_record)
{
  g_autofree char *words = rapport_plans_describe (context, plan);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), by_record && rapport_plan_is_next (RAPPORT_PLAN (plan)));
  g_object_set_data_full (G_OBJECT (check), PLAN, g_object_ref (plan), g_object_unref);
  return check;
}

/** rapport_other_plans_set_words: says in place of the usual words what ticking a plan means, under the heading @name */
void
rapport_other_plans_set_words (RapportOtherPlans *self,
                               const char        *name,
                               const char        *words)
{
  g_return_if_fail (RAPPORT_IS_OTHER_PLANS (self));

  gtk_label_set_text (GTK_LABEL (self->heading), name);
  gtk_label_set_text (GTK_LABEL (self->label), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * rapport_other_plans_show:
 * @plans: (element-type RapportPlan): open plans; what was ticked of them stays as it is
 * @by_record: whether the next follow-up of a record is planned; then earlier ones are ticked
 */
void
rapport_other_plans_show (RapportOtherPlans *self,
                          RapportContext    *context,
                          GPtrArray         *plans,
                          gboolean           by_record)
{
  g_autoptr(GPtrArray) checks = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *old;

  g_return_if_fail (RAPPORT_IS_OTHER_PLANS (self));

  for (guint i = 0; i < plans->len; i++)
    {
      GtkWidget *check = find_check (self, plans->pdata[i]);

      if (check == NULL)
        {
          check = make_check (context, plans->pdata[i], by_record);
          g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
        }
      g_ptr_array_add (checks, g_object_ref_sink (check));
    }
  while ((old = gtk_widget_get_first_child (self->checks)) != NULL)
    gtk_box_remove (GTK_BOX (self->checks), old);
  for (guint i = 0; i < checks->len; i++)
    gtk_box_append (GTK_BOX (self->checks), checks->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), plans->len > 0);
}

/** rapport_other_plans_dup_ticked: Returns: (transfer full) (element-type gint64): the ticked plans */
GArray *
rapport_other_plans_dup_ticked (RapportOtherPlans *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (RAPPORT_IS_OTHER_PLANS (self), ids);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return ids;
  for (GtkWidget *check = gtk_widget_get_first_child (self->checks); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      {
        gint64 id = rapport_entity_get_id (g_object_get_data (G_OBJECT (check), PLAN));

        g_array_append_val (ids, id);
      }
  return ids;
}
