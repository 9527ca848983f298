/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-checks-button.h"
#include "rapport-control-name.h"
#include "rapport-format.h"
#include "rapport-policy-words.h"
#include "rapport-target-row.h"
#include "rapport-ticket-event.h"

/* as wide as “3 working days” */
#define DURATION_CHARS 14

/**
 * RapportTargetRow:
 * One target of a policy that is being written: what is due, after how long in which kind of time, from when, for which
 * tickets, and what satisfies it. What makes no sense is said beside it.
 */
struct _RapportTargetRow
{
  GtkBox     parent_instance;

  GtkWidget *target;
  GtkWidget *duration;
  GtkWidget *time;
  GtkWidget *from;
  GtkWidget *pause;
  GtkWidget *when;
  GtkWidget *met_by;
  GtkWidget *problem;
  guint32    usual_met_by;
  gboolean   filling;
};

G_DEFINE_FINAL_TYPE (RapportTargetRow, rapport_target_row, GTK_TYPE_BOX)

enum { CHANGED, MOVE, REMOVE, N_SIGNALS };

static guint signals[N_SIGNALS];

static RapportSlaTarget
get_target (RapportTargetRow *self)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->target));
}

static void
show_met_by (RapportTargetRow *self,
             guint32           met_by)
{
  g_autoptr(GStrvBuilder) kinds = g_strv_builder_new ();
  g_auto(GStrv) values = NULL;

  for (guint kind = 0; kind < RAPPORT_SLA_N_KINDS; kind++)
    if ((met_by & RAPPORT_SLA_MASK (kind)) != 0)
      g_strv_builder_add (kinds, rapport_sla_kind_get_id (kind));
  values = g_strv_builder_end (kinds);
  rapport_checks_button_set_chosen (RAPPORT_CHECKS_BUTTON (self->met_by), 0, values);
}

static guint32
get_met_by (RapportTargetRow *self)
{
  g_auto(GStrv) kinds = rapport_checks_button_dup_chosen (RAPPORT_CHECKS_BUTTON (self->met_by), 0);
  guint32 met_by = 0;

  for (guint i = 0; kinds != NULL && kinds[i] != NULL; i++)
    if (rapport_sla_kind_find (kinds[i]) >= 0)
      met_by |= RAPPORT_SLA_MASK (rapport_sla_kind_find (kinds[i]));
  return met_by;
}

static void
changed_cb (RapportTargetRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* What usually satisfies a target follows it, unless something else was chosen; a first response is never paused. */
static void
target_chosen_cb (RapportTargetRow *self)
{
  const RapportSlaTarget target = get_target (self);

  if (self->filling)
    return;
  self->filling = TRUE;
  if (get_met_by (self) == self->usual_met_by)
    show_met_by (self, rapport_sla_target_get_met_by (target));
  self->usual_met_by = rapport_sla_target_get_met_by (target);
  if (target == RAPPORT_SLA_FIRST_RESPONSE)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->pause), FALSE);
  self->filling = FALSE;
  changed_cb (self);
}

static void
up_cb (RapportTargetRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, -1);
}

static void
down_cb (RapportTargetRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, 1);
}

static void
remove_cb (RapportTargetRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
rapport_target_row_class_init (RapportTargetRowClass *klass)
{
  /* the person changed something in it */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /* it is to stand before (-1) or behind (1) the one it stands beside */
  signals[MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  /* it is no longer wanted */
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static GtkWidget *
add_drop_down (RapportTargetRow   *self,
               GtkWidget          *box,
               const char         *name,
               const char * const *words)
{
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (words);

  rapport_control_name_set (drop_down, name);
  gtk_box_append (GTK_BOX (box), drop_down);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return drop_down;
}

static void
add_icon (RapportTargetRow *self,
          GtkWidget        *box,
          const char       *icon,
          const char       *name,
          GCallback         clicked_cb)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  rapport_control_name_set (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_object (button, "clicked", clicked_cb, self, G_CONNECT_SWAPPED);
}

static void
add_target (RapportTargetRow *self,
            GtkWidget        *box)
{
  const char *words[RAPPORT_SLA_N_TARGETS + 1] = { NULL };

  for (guint i = 0; i < RAPPORT_SLA_N_TARGETS; i++)
    words[i] = rapport_sla_target_get_label (i);
  self->target = gtk_drop_down_new_from_strings (words);
  rapport_control_name_set (self->target, _("Target"));
  gtk_box_append (GTK_BOX (box), self->target);
  g_signal_connect_object (self->target, "notify::selected", G_CALLBACK (target_chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
add_duration (RapportTargetRow *self,
              GtkWidget        *box)
{
  self->duration = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->duration), DURATION_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->duration), DURATION_CHARS);
  /* translators: what can be written as a duration; a shorter way, such as “2h”, is read too */
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->duration), _("such as 2 hours"));
  gtk_widget_set_tooltip_text (self->duration,
                               _("Minutes (30m), hours (24h), working days (2wd), or the time agreed for the ticket "
                                 "(agreed)"));
  rapport_control_name_set (self->duration, _("Duration"));
  gtk_box_append (GTK_BOX (box), self->duration);
  g_signal_connect_object (self->duration, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
add_line (RapportTargetRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (self), line);
  return line;
}

static void
add_first_line (RapportTargetRow *self)
{
  const char * const times[] = { C_("kind of time", "elapsed time"), C_("kind of time", "working time"), NULL };
  const char * const starts[] = { _("from receipt"), _("from “cannot be solved”"), NULL };
  GtkWidget *line = add_line (self);
  GtkWidget *room = gtk_label_new (NULL);

  add_target (self, line);
  add_duration (self, line);
  self->time = add_drop_down (self, line, _("Kind of time"), times);
  self->from = add_drop_down (self, line, _("Start"), starts);
  gtk_widget_set_hexpand (room, TRUE);
  gtk_box_append (GTK_BOX (line), room);
  add_icon (self, line, "go-up-symbolic", _("Move Up"), G_CALLBACK (up_cb));
  add_icon (self, line, "go-down-symbolic", _("Move Down"), G_CALLBACK (down_cb));
  add_icon (self, line, "edit-delete-symbolic", _("Remove Target"), G_CALLBACK (remove_cb));
}

static void
add_second_line (RapportTargetRow *self)
{
  const RapportChecksGroup kinds = { NULL, rapport_event_kinds };
  GtkWidget *line = add_line (self);

  self->when = rapport_policy_words_new_when (_("For"), _("All tickets"));
  gtk_box_append (GTK_BOX (line), self->when);
  g_signal_connect_object (self->when, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->met_by = rapport_checks_button_new (_("Satisfied by"), _("Nothing"), &kinds, 1);
  gtk_box_append (GTK_BOX (line), self->met_by);
  g_signal_connect_object (self->met_by, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->pause = rapport_control_name_check_new (_("Stands still while the ticket waits for the customer"));
  gtk_box_append (GTK_BOX (line), self->pause);
  g_signal_connect_object (self->pause, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
rapport_target_row_init (RapportTargetRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "boxed-card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "padded");
  self->filling = TRUE;
  add_first_line (self);
  add_second_line (self);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_add_css_class (self->problem, "error-text");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (self), self->problem);
  self->filling = FALSE;
}

/* In words, as far as they are read again as what they say. */
static char *
dup_duration (const char *duration)
{
  g_autofree char *words = rapport_format_duration (duration);
  g_autofree char *read = rapport_policy_duration_dup_read (words);

  return g_strdup (g_str_equal (read, duration) ? words : duration);
}

/** rapport_target_row_new: Returns: (transfer floating): a row that shows @row */
GtkWidget *
rapport_target_row_new (const RapportPolicyRow *row)
{
  RapportTargetRow *self = g_object_new (RAPPORT_TYPE_TARGET_ROW, NULL);
  g_autofree char *duration = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  duration = dup_duration (row->duration);
  self->filling = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->target), row->target);
  gtk_editable_set_text (GTK_EDITABLE (self->duration), duration);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->time), row->working);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->from), row->from_cannot_solve);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->pause), row->pause);
  for (guint key = 0; key < RAPPORT_SLA_N_KEYS; key++)
    rapport_checks_button_set_chosen (RAPPORT_CHECKS_BUTTON (self->when), key, row->when[key]);
  show_met_by (self, row->met_by);
  self->usual_met_by = rapport_sla_target_get_met_by (row->target);
  self->filling = FALSE;
  return GTK_WIDGET (self);
}

/** rapport_target_row_dup_row: Returns: (transfer full): what stands in it */
RapportPolicyRow *
rapport_target_row_dup_row (RapportTargetRow *self)
{
  RapportPolicyRow *row = g_new0 (RapportPolicyRow, 1);

  g_return_val_if_fail (RAPPORT_IS_TARGET_ROW (self), row);

  row->target = get_target (self);
  row->duration = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->duration)));
  row->working = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->time)) == 1;
  row->from_cannot_solve = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->from)) == 1;
  row->pause = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->pause));
  for (guint key = 0; key < RAPPORT_SLA_N_KEYS; key++)
    row->when[key] = rapport_checks_button_dup_chosen (RAPPORT_CHECKS_BUTTON (self->when), key);
  row->met_by = get_met_by (self);
  return row;
}

static GtkWidget *
find_control (RapportTargetRow *self,
              const char       *field)
{
  const struct { const char *field; GtkWidget *control; } controls[] = {
    { "duration", self->duration }, { "time", self->time }, { "from", self->from }, { "pause", self->pause },
  };

  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    if (g_strcmp0 (controls[i].field, field) == 0)
      return controls[i].control;
  return self->target;
}

/** rapport_target_row_check: Returns: whether what stands in it makes sense; what does not is said beside it */
gboolean
rapport_target_row_check (RapportTargetRow *self)
{
  RapportPolicyRow *row = rapport_target_row_dup_row (self);
  g_autofree char *field = NULL;
  g_autofree char *sentence = rapport_policy_row_check (row, &field);
  GtkWidget * const controls[] = { self->target, self->duration, self->time, self->from, self->pause };

  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    rapport_control_name_set_problem (controls[i], NULL, FALSE);
  if (sentence != NULL)
    rapport_control_name_set_problem (find_control (self, field), sentence, TRUE);
  gtk_label_set_text (GTK_LABEL (self->problem), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem, sentence != NULL);
  rapport_policy_row_free (row);
  return sentence == NULL;
}
