/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-cadence-facts.h"
#include "rapport-control-name.h"
#include "rapport-date-entry.h"
#include "rapport-policy-sample.h"
#include "rapport-policy-words.h"
#include "rapport-sla.h"

/**
 * RapportPolicySample:
 * A ticket that is made up, and until when each of its clocks would run by a policy and the book's calendar.
 */
struct _RapportPolicySample
{
  GtkBox           parent_instance;

  GtkWidget       *values[RAPPORT_SLA_N_KEYS];
  GtkWidget       *received;
  GtkWidget       *answer;
  RapportContext  *context;
  RapportCalendar *calendar;
  RapportPolicy   *policy;
};

G_DEFINE_FINAL_TYPE (RapportPolicySample, rapport_policy_sample, GTK_TYPE_BOX)

static RapportTicketHistory *
make_history (RapportPolicySample *self,
              gint64               received)
{
  RapportTicketHistory *history = rapport_ticket_history_new (received);

  /* what people agree on and what nobody can solve is beyond a sample */
  for (guint key = 0; key < RAPPORT_SLA_N_KEYS; key++)
    {
      const guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->values[key]));

      if (chosen > 0 && chosen != GTK_INVALID_LIST_POSITION)
        rapport_ticket_history_set_value (history, key, rapport_policy_words_choices (key)[chosen - 1].value);
    }
  return history;
}

static void
append_clock (GString            *text,
              RapportFormat      *format,
              const RapportClock *clock)
{
  g_autofree char *due = clock->has_due ? rapport_format_instant (format, clock->due) : NULL;
  g_autofree char *duration = rapport_format_duration (clock->duration);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (clock->lost)
    /* translators: %s is a target such as “Solution” */
    g_string_append_printf (text, _("%s: there is no working time for it within 5 years"),
                            rapport_sla_target_get_label (clock->target));
  else if (due != NULL)
    /* translators: a target such as “Solution”, how long it takes, and when it is due */
    g_string_append_printf (text, _("%s (%s): due %s"), rapport_sla_target_get_label (clock->target), duration, due);
  else
    /* translators: %s is a target such as “Solution” */
    g_string_append_printf (text, _("%s: no clock yet"), rapport_sla_target_get_label (clock->target));
}

static void
show_answer (RapportPolicySample *self)
{
  g_autoptr(RapportTicketHistory) history = NULL;
  g_autoptr(GPtrArray) clocks = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  RapportMoment moment;
  gint64 at;

  if (self->policy == NULL || self->calendar == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->answer), _("Once all targets make sense, it is shown here what a ticket gets."));
      return;
    }
  if (!rapport_date_entry_get_moment (RAPPORT_DATE_ENTRY (self->received), &moment, &error) || !moment.has_time)
    {
      gtk_label_set_text (GTK_LABEL (self->answer), error != NULL ? error->message : _("Say when it is received, with the time."));
      return;
    }
  at = moment.at;
  history = make_history (self, at);
  clocks = rapport_sla_judge (&self->policy, 1, &self->calendar, 1, history, at, RAPPORT_SLA_PLAIN);
  for (guint i = 0; i < clocks->len; i++)
    append_clock (text, rapport_context_get_format (self->context), g_ptr_array_index (clocks, i));
  gtk_label_set_text (GTK_LABEL (self->answer), text->str);
}

static void
rapport_policy_sample_dispose (GObject *object)
{
  RapportPolicySample *self = RAPPORT_POLICY_SAMPLE (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->calendar, rapport_calendar_unref);
  g_clear_pointer (&self->policy, rapport_policy_unref);

  G_OBJECT_CLASS (rapport_policy_sample_parent_class)->dispose (object);
}

static void
rapport_policy_sample_class_init (RapportPolicySampleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_policy_sample_dispose;
}

static void
attach (GtkWidget  *grid,
        const char *title,
        GtkWidget  *control,
        int         place)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_grid_attach (GTK_GRID (grid), label, place % 4, place / 4 * 2, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), control, place % 4, place / 4 * 2 + 1, 1, 1);
}

static GtkWidget *
make_choice (RapportPolicySample *self,
             RapportSlaKey        key)
{
  const RapportChoice *choices = rapport_policy_words_choices (key);
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  /* translators: nothing is chosen */
  gtk_string_list_append (words, C_("sample", "none"));
  for (guint i = 0; choices[i].value != NULL; i++)
    gtk_string_list_append (words, rapport_choice_label (choices, choices[i].value));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  rapport_control_name_set (drop_down, rapport_policy_words_key (key));
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (show_answer), self, G_CONNECT_SWAPPED);
  return drop_down;
}

static void
rapport_policy_sample_init (RapportPolicySample *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
}

/** rapport_policy_sample_set_context: @context is where the calendar and the clock are from; once */
void
rapport_policy_sample_set_context (RapportPolicySample *self,
                                   RapportContext      *context)
{
  GtkWidget *grid = gtk_grid_new ();
  RapportMoment now;

  g_return_if_fail (RAPPORT_IS_POLICY_SAMPLE (self));
  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && self->context == NULL);

  self->context = g_object_ref (context);
  self->calendar =
    rapport_cadence_load_calendar (rapport_book_get_connection (rapport_context_get_book (context)), NULL);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (guint key = 0; key < RAPPORT_SLA_N_KEYS; key++)
    {
      self->values[key] = make_choice (self, key);
      attach (grid, rapport_policy_words_key (key), self->values[key], (int) key);
    }
  self->received = rapport_date_entry_new (context);
  now = rapport_moment_from_instant (rapport_context_get_now (context), rapport_context_get_zone (context));
  rapport_date_entry_set_moment (RAPPORT_DATE_ENTRY (self->received), &now);
  rapport_control_name_set (rapport_date_entry_get_entry (RAPPORT_DATE_ENTRY (self->received)), _("Received"));
  g_signal_connect_object (rapport_date_entry_get_entry (RAPPORT_DATE_ENTRY (self->received)), "changed",
                           G_CALLBACK (show_answer), self, G_CONNECT_SWAPPED);
  attach (grid, _("Received"), self->received, RAPPORT_SLA_N_KEYS);
  gtk_box_append (GTK_BOX (self), grid);
  self->answer = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->answer), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->answer), 0);
  gtk_label_set_selectable (GTK_LABEL (self->answer), TRUE);
  gtk_box_append (GTK_BOX (self), self->answer);
  show_answer (self);
}

/** rapport_policy_sample_set_policy: shows what the ticket gets by @policy; NULL for one that makes no sense yet */
void
rapport_policy_sample_set_policy (RapportPolicySample *self,
                                  RapportPolicy       *policy)
{
  g_return_if_fail (RAPPORT_IS_POLICY_SAMPLE (self));

  g_clear_pointer (&self->policy, rapport_policy_unref);
  self->policy = policy != NULL ? rapport_policy_ref (policy) : NULL;
  show_answer (self);
}
