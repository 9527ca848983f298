/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-filter-bar-private.h"
#include "rapport-filter-dialog.h"
#include "rapport-filter-pill.h"

/** rapport_filter_bar_needs_text: Returns: whether something that neither a button nor a pill can show is asked for */
gboolean
rapport_filter_bar_needs_text (RapportFilterBar *self)
{
  g_autoptr(GPtrArray) parts = rapport_condition_dup_musts (self->condition);

  for (guint i = 0; i < parts->len; i++)
    if (!rapport_filter_bar_has_button (self, parts->pdata[i]) &&
        !rapport_filter_pill_can_show (self->spec, parts->pdata[i]))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_pill (RapportFilterBar       *self,
           const RapportCondition *part)
{
  for (guint i = 0; i < self->pills->len; i++)
    {
      RapportFilterPill *pill = g_ptr_array_index (self->pills, i);

      if (rapport_condition_equal (rapport_filter_pill_get_part (pill), part))
        return GTK_WIDGET (pill);
    }
  return NULL;
}

static void
set_must (RapportFilterBar       *self,
          const RapportCondition *old,
          RapportCondition       *part)
{
  RapportCondition *before = self->condition != NULL ? rapport_condition_ref (self->condition) : NULL;
  g_autoptr(RapportCondition) condition = rapport_condition_set_must (before, old, part);

  rapport_filter_bar_set_condition (self, condition);
}

static void
applied_cb (RapportFilterBar *self,
            RapportCondition *part)
{
  g_autoptr(RapportCondition) old = g_steal_pointer (&self->changed);
  GtkWidget *pill;

  set_must (self, old, part);
  pill = find_pill (self, part);
  gtk_widget_grab_focus (pill != NULL ? pill : self->add);
}

static void
ask (RapportFilterBar       *self,
     const char             *column,
     const RapportCondition *part)
{
  RapportFilterDialog *dialog = rapport_filter_dialog_show (self->context, self->spec, column, part);

  g_clear_pointer (&self->changed, rapport_condition_unref);
  if (part != NULL)
    self->changed = rapport_condition_ref ((RapportCondition *) part);
  g_signal_connect_object (dialog, "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
}

/* Several values, of which the dialog can ask for one only, are changed in the text. */
static void
pill_opened_cb (RapportFilterBar  *self,
                RapportFilterPill *pill)
{
  const RapportCondition *part = rapport_filter_pill_get_part (pill);

  if (rapport_filter_dialog_can_change (self->spec, part))
    ask (self, NULL, part);
  else if (gtk_widget_get_visible (self->text))
    gtk_widget_grab_focus (self->text);
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->as_text), TRUE);
}

static void
pill_removed_cb (RapportFilterBar  *self,
                 RapportFilterPill *pill)
{
  g_autoptr(RapportCondition) part = rapport_condition_ref ((RapportCondition *) rapport_filter_pill_get_part (pill));

  gtk_widget_grab_focus (self->add);
  set_must (self, part, NULL);
}

static void
add_pill (RapportFilterBar       *self,
          const RapportCondition *part)
{
  GtkWidget *pill = rapport_filter_pill_new (self->spec, part);

  g_signal_connect_object (pill, "opened", G_CALLBACK (pill_opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pill, "removed", G_CALLBACK (pill_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_before (pill, self->box, self->add);
  g_ptr_array_add (self->pills, pill);
}

/* whether @pill shows one of @parts that no button shows */
static gboolean
stays (RapportFilterBar  *self,
       GPtrArray         *parts,
       RapportFilterPill *pill)
{
  for (guint i = 0; i < parts->len; i++)
    if (rapport_condition_equal (parts->pdata[i], rapport_filter_pill_get_part (pill)))
      return !rapport_filter_bar_has_button (self, parts->pdata[i]);
  return FALSE;
}

/**
 * rapport_filter_bar_show_pills:
 *
 * Has a pill for each condition that no button shows. One whose condition stays is kept: it may have the keyboard.
 */
void
rapport_filter_bar_show_pills (RapportFilterBar *self)
{
  g_autoptr(GPtrArray) parts = rapport_condition_dup_musts (self->condition);

  for (guint i = self->pills->len; i-- > 0;)
    {
      RapportFilterPill *pill = g_ptr_array_index (self->pills, i);

      if (stays (self, parts, pill))
        continue;
      g_ptr_array_remove_index (self->pills, i);
      gtk_widget_unparent (GTK_WIDGET (pill));
    }
  for (guint i = 0; i < parts->len; i++)
    if (!rapport_filter_bar_has_button (self, parts->pdata[i]) &&
        rapport_filter_pill_can_show (self->spec, parts->pdata[i]) && find_pill (self, parts->pdata[i]) == NULL)
      add_pill (self, parts->pdata[i]);
  for (guint i = 0; i < self->pills->len; i++)
    rapport_filter_pill_show (g_ptr_array_index (self->pills, i), self->context);
}

/** rapport_filter_bar_ask: lets the person add a condition, of @column (nullable) unless another is chosen */
void
rapport_filter_bar_ask (RapportFilterBar *self,
                        const char       *column)
{
  g_return_if_fail (RAPPORT_IS_FILTER_BAR (self));

  ask (self, column, NULL);
}
