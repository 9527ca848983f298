/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer-children.h"
#include "rapport-defaults.h"
#include "rapport-log-dialog-private.h"
#include "rapport-override-rows.h"
#include "rapport-plan-hints.h"
#include "rapport-record-check.h"
#include "rapport-uid.h"

/* a quarter, which is how often most duties come: what is due later is for a later contact */
#define DUTY_DAYS 92

/* With whom it was, 0 for nobody yet. */
gint64
rapport_log_dialog_get_customer (RapportLogDialog *self)
{
  return rapport_entity_get_integer (self->record, RAPPORT_RECORD_CUSTOMER);
}

/* Stable value of how the next follow-up will be, NULL for unknown. */
const char *
rapport_log_dialog_get_next_method (RapportLogDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->next_method);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? rapport_methods[selected - 1].value : NULL;
}

static void
load_field (RapportLogDialog *self,
            RapportForm      *form,
            guint             field)
{
  RapportFieldEditor *editor = rapport_form_get_editor (form, field);

  if (!rapport_field_editor_is_edited (editor))
    rapport_field_editor_load (editor, self->record);
}

/* The plan that is answered says when a visit was booked, and counts no more; nor do those that are replaced. */
static GArray *
collect_closed (RapportLogDialog *self,
                GArray           *replaced)
{
  GArray *closed = replaced != NULL ? g_array_copy (replaced) : g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 answered = rapport_plan_choice_get_plan (self->plan);
  g_autoptr(GArray) also = rapport_other_plans_dup_ticked (self->also);

  g_array_append_val (closed, answered);
  g_array_append_vals (closed, also->data, also->len);
  return closed;
}

static RapportEntity *
dup_answered (RapportLogDialog *self)
{
  const gint64 id = rapport_plan_choice_get_plan (self->plan);

  return id != 0 ? rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_PLAN, id, NULL) : NULL;
}

/* The day on which what was planned was booked with the customer; what nobody says of it, was when it was planned. */
static int
get_booked (RapportLogDialog *self)
{
  g_autoptr(RapportEntity) plan = dup_answered (self);
  const RapportMoment *booked = plan != NULL ? rapport_entity_get_moment (plan, RAPPORT_PLAN_BOOKED) : NULL;
  gint64 made;

  if (plan == NULL)
    return 0;
  if (rapport_moment_is_set (booked))
    return booked->day;
  made = rapport_uid_get_time (rapport_entity_get_uid (plan));
  return made >= 0 ? rapport_day_from_instant (made / G_USEC_PER_SEC, rapport_context_get_zone (self->context)) : 0;
}

/* What was gone on in spite of when it was planned is not asked again. */
static void
take_passed (RapportLogDialog *self,
             GArray           *findings)
{
  g_autoptr(RapportEntity) plan = dup_answered (self);
  g_autoptr(GPtrArray) passed = NULL;

  if (plan == NULL)
    return;
  passed = rapport_override_rows_load (rapport_book_get_connection (rapport_context_get_book (self->context)), plan);
  for (guint i = findings->len; i > 0; i--)
    {
      const RapportFinding *finding = &g_array_index (findings, RapportFinding, i - 1);

      if (finding->contact == 0 && rapport_override_rows_has (passed, finding->hint.rule))
        g_array_remove_index (findings, i - 1);
    }
}

static GArray *
find (RapportLogDialog *self,
      GArray           *replaced)
{
  const RapportContactCheck contacts[] = {
    { .method = rapport_entity_get_text (self->record, RAPPORT_RECORD_METHOD),
      .when = rapport_entity_get_moment (self->record, RAPPORT_RECORD_STARTED),
      .contact = rapport_entity_get_integer (self->record, RAPPORT_RECORD_CONTACT),
      .booked = get_booked (self),
      .by_customer = rapport_record_is_by_customer (RAPPORT_RECORD (self->record)),
      .ticket = rapport_entity_is_set (self->record, RAPPORT_RECORD_TICKET) },
    { .method = rapport_log_dialog_get_next_method (self),
      .when = rapport_entity_get_moment (self->record, RAPPORT_RECORD_NEXT),
      .planned = TRUE },
  };
  g_autoptr(GArray) closed = collect_closed (self, replaced);

  return rapport_follow_up_checks_find (self->checks, contacts, G_N_ELEMENTS (contacts), closed);
}

/* Mere hints: how it was beside the method, what comes next beside its day. Warnings are told before storing. */
static gboolean
is_hint_for (const RapportFinding *finding,
             guint                 field,
             gboolean              ours)
{
  if (finding->hint.warns)
    return FALSE;
  if (field == RAPPORT_RECORD_NEXT)
    return finding->contact == 1;
  return finding->contact == 0 && ours && (finding->hint.preferred != NULL) == (field == RAPPORT_RECORD_METHOD);
}

/* FR-6: said while it is written down, so that it is no surprise later. */
static char *
dup_late (RapportLogDialog *self)
{
  const RapportRules *rules = rapport_context_get_rules (self->context);

  if (!rapport_rules_is_late_record (rules, rapport_entity_get_moment (self->record, RAPPORT_RECORD_STARTED),
                                     rapport_entity_get_integer (self->record, RAPPORT_RECORD_ENDED),
                                     rapport_context_get_now (self->context)))
    return NULL;
  return g_strdup_printf (ngettext ("This is written down late: more than %d minute after its end.",
                                    "This is written down late: more than %d minutes after its end.",
                                    rules->late_record_minutes), rules->late_record_minutes);
}

/* An empty next date would leave the person in doubt whether anything comes next. */
static char *
dup_unproposed (RapportLogDialog *self)
{
  g_autoptr(GArray) closed = collect_closed (self, NULL);

  return rapport_follow_up_checks_dup_unproposed (self->checks, RAPPORT_RECORD (self->record), closed);
}

/* What the rules point out about how it was, and about what comes next. */
char *
rapport_log_dialog_dup_hint (RapportEntity *record,
                             guint          field,
                             gpointer       data)
{
  RapportLogDialog *self = data;
  g_autoptr(GArray) findings = NULL;
  g_autofree char *text = NULL;
  g_autofree char *late = NULL; /* what is said of the time itself */

  if (field != RAPPORT_RECORD_NEXT && field != RAPPORT_RECORD_METHOD && field != RAPPORT_RECORD_STARTED)
    return NULL;
  if (field == RAPPORT_RECORD_NEXT && !rapport_entity_is_set (record, RAPPORT_RECORD_NEXT))
    return dup_unproposed (self);
  findings = find (self, NULL);
  for (guint i = findings->len; i > 0; i--)
    if (!is_hint_for (&g_array_index (findings, RapportFinding, i - 1), field,
                      !rapport_record_is_by_customer (RAPPORT_RECORD (self->record))))
      g_array_remove_index (findings, i - 1);
  text = rapport_findings_dup_text (findings, ' ');
  if (field == RAPPORT_RECORD_STARTED)
    late = dup_late (self);
  else if (field == RAPPORT_RECORD_NEXT)
    late = rapport_plan_hints_dup_past (self->context, rapport_entity_get_moment (record, RAPPORT_RECORD_NEXT));
  if (text != NULL && late != NULL)
    return g_strconcat (late, " ", text, NULL);
  return late != NULL ? g_steal_pointer (&late) : g_steal_pointer (&text);
}

/* Looks anew at what the rules say, as something else that it depends on changed. */
void
rapport_log_dialog_show_hints (RapportLogDialog *self)
{
  if (rapport_entity_is_set (self->record, RAPPORT_RECORD_METHOD))
    rapport_form_show_hint (self->form, RAPPORT_RECORD_METHOD);
  rapport_form_show_hint (self->form, RAPPORT_RECORD_NEXT);
}

/* What the contact fulfils has its place. */
static void
leave_out_ticked (RapportLogDialog *self,
                  GPtrArray        *plans)
{
  g_autoptr(GArray) also = rapport_other_plans_dup_ticked (self->also);

  for (guint i = plans->len; i > 0; i--)
    for (guint j = 0; j < also->len; j++)
      if (rapport_entity_get_id (g_ptr_array_index (plans, i - 1)) == g_array_index (also, gint64, j))
        {
          g_ptr_array_remove_index (plans, i - 1);
          break;
        }
}

/* A duty that is near, or what is due about then, may be fulfilled by the same contact. */
static gboolean
may_be_fulfilled (RapportLogDialog *self,
                  RapportEntity    *plan)
{
  const RapportMoment *started = rapport_entity_get_moment (self->record, RAPPORT_RECORD_STARTED);
  const int day = rapport_moment_is_set (started) ? started->day : rapport_context_get_today (self->context);
  const int ahead = rapport_entity_is_set (plan, RAPPORT_PLAN_PURPOSE)
                      ? DUTY_DAYS : rapport_context_get_rules (self->context)->answer_days;

  return rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE)->day <= rapport_day_add (day, ahead);
}

/* What else the contact may fulfil; a person ticks it. */
void
rapport_log_dialog_show_also (RapportLogDialog *self)
{
  g_autoptr(GPtrArray) plans = rapport_plan_choice_dup_others (self->plan);

  for (guint i = plans->len; i > 0; i--)
    if (!may_be_fulfilled (self, g_ptr_array_index (plans, i - 1)))
      g_ptr_array_remove_index (plans, i - 1);
  rapport_other_plans_show (self->also, self->context, plans, FALSE);
}

static gboolean
is_value_review (RapportLogDialog *self)
{
  g_autoptr(GArray) also = rapport_other_plans_dup_ticked (self->also);

  if (rapport_record_has_purpose (RAPPORT_RECORD (self->record), RAPPORT_PURPOSE_VALUE))
    return TRUE;
  for (guint i = 0; i < also->len; i++)
    {
      g_autoptr(RapportEntity) plan = rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_PLAN,
                                                        g_array_index (also, gint64, i), NULL);

      if (plan != NULL && g_strcmp0 (rapport_entity_get_text (plan, RAPPORT_PLAN_PURPOSE), RAPPORT_PURPOSE_VALUE) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What a value review found has its place where that is the purpose (RG-3). */
void
rapport_log_dialog_show_findings (RapportLogDialog *self)
{
  static const guint findings[] = { RAPPORT_RECORD_COST_SAVED, RAPPORT_RECORD_EFFICIENCY, RAPPORT_RECORD_GROWTH };
  const gboolean is_asked = is_value_review (self);

  for (guint i = 0; i < G_N_ELEMENTS (findings); i++)
    gtk_widget_set_visible (GTK_WIDGET (rapport_form_get_editor (self->form, findings[i])),
                            is_asked || rapport_entity_is_set (self->record, findings[i]));
}

/* What the record lacks to be complete is pointed out once it says something, and does not stop anybody. */
void
rapport_log_dialog_show_lacking (RapportLogDialog *self)
{
  g_autofree char *lacking = rapport_record_dup_lacking (RAPPORT_RECORD (self->record));

  if (!rapport_entity_is_set (self->record, RAPPORT_RECORD_SUMMARY))
    g_clear_pointer (&lacking, g_free);
  gtk_label_set_text (GTK_LABEL (self->lacking), lacking != NULL ? lacking : "");
}

/* What else is planned matters when something is planned now. */
void
rapport_log_dialog_show_other_plans (RapportLogDialog *self)
{
  const RapportMoment *next = rapport_entity_get_moment (self->record, RAPPORT_RECORD_NEXT);
  g_autoptr(GPtrArray) others = rapport_plan_choice_dup_others (self->plan);

  if (!rapport_moment_is_set (next))
    g_ptr_array_set_size (others, 0);
  leave_out_ticked (self, others);
  rapport_other_plans_show (self->others, self->context, others, TRUE);
  gtk_widget_set_visible (self->plan_row, !rapport_plan_choice_is_empty (self->plan));
}

/* With whom it most likely was: the only contact, or the key one. */
void
rapport_log_dialog_propose_contact (RapportLogDialog *self)
{
  RapportConnection *connection = rapport_book_get_connection (rapport_context_get_book (self->context));
  const gint64 customer = rapport_log_dialog_get_customer (self);
  const gint64 found = customer != 0 ? rapport_customer_children_find_usual_contact (connection, customer) : 0;

  rapport_entity_set_integer (self->record, RAPPORT_RECORD_CONTACT, found);
}

/* When the cadence wants the next follow-up, unless the person said when. */
void
rapport_log_dialog_propose_next (RapportLogDialog *self)
{
  g_autoptr(GArray) closed = NULL;
  RapportMoment next;

  if (rapport_field_editor_is_edited (rapport_form_get_editor (self->form, RAPPORT_RECORD_NEXT)))
    return;
  closed = collect_closed (self, NULL);
  next = rapport_follow_up_checks_propose (self->checks, RAPPORT_RECORD (self->record), closed, NULL);
  rapport_entity_set_moment (self->record, RAPPORT_RECORD_NEXT, &next);
  load_field (self, self->form, RAPPORT_RECORD_NEXT);
}

/* What the cadence proposed and nobody changed is planned by it, and moves with it (cadence.md 8). */
void
rapport_log_dialog_keep_proposal (RapportLogDialog *self,
                                  RapportEntity    *plan)
{
  g_autoptr(GArray) closed = collect_closed (self, NULL);
  RapportDepth depth;
  const RapportMoment next =
    rapport_follow_up_checks_propose (self->checks, RAPPORT_RECORD (self->record), closed, &depth);

  if (rapport_log_dialog_get_next_method (self) != NULL || !rapport_moment_is_set (&next)
      || rapport_context_get_rules (self->context)->plans_a_day == 0
      || !rapport_moment_equal (&next, rapport_entity_get_moment (self->record, RAPPORT_RECORD_NEXT)))
    return;
  rapport_entity_set_text (plan, RAPPORT_PLAN_ORIGIN, "cadence");
  rapport_entity_set_text (plan, RAPPORT_PLAN_DEPTH, rapport_depths[depth].value);
}

/* What the book knows of the customer is there. */
void
rapport_log_dialog_look_anew (RapportLogDialog *self)
{
  if (self->filling)
    return;
  rapport_log_dialog_propose_next (self);
  rapport_log_dialog_show_hints (self);
  rapport_log_dialog_show_other_plans (self);
  if (self->save_waits)
    gtk_widget_activate_action (GTK_WIDGET (self), "log.save", NULL);
}

/* How deep a contact by such a method is, unless the person said so. */
void
rapport_log_dialog_propose_depth (RapportLogDialog *self)
{
  RapportFieldEditor *editor = rapport_form_get_editor (self->more, RAPPORT_RECORD_DEPTH);

  if (rapport_field_editor_is_edited (editor))
    return;
  rapport_entity_set_text (self->record, RAPPORT_RECORD_DEPTH,
                           rapport_default_depth (rapport_entity_get_text (self->record, RAPPORT_RECORD_METHOD)));
  rapport_field_editor_load (editor, self->record);
}

static gboolean
is_edited (RapportForm *form,
           guint        field)
{
  return rapport_field_editor_is_edited (rapport_form_get_editor (form, field));
}

/* What the plan says of how and with whom is how it was, unless told otherwise. */
static void
take_over_plan (RapportLogDialog *self)
{
  g_autoptr(RapportEntity) plan = dup_answered (self);

  if (plan == NULL)
    return;
  if (!is_edited (self->form, RAPPORT_RECORD_METHOD))
    {
      rapport_entity_set_text (self->record, RAPPORT_RECORD_METHOD, rapport_entity_get_text (plan, RAPPORT_PLAN_METHOD));
      rapport_entity_set_text (self->record, RAPPORT_RECORD_METHOD_WORDS,
                               rapport_entity_get_text (plan, RAPPORT_PLAN_METHOD_WORDS));
    }
  if (rapport_entity_is_set (plan, RAPPORT_PLAN_CONTACT) && !is_edited (self->form, RAPPORT_RECORD_CONTACT))
    rapport_entity_set_integer (self->record, RAPPORT_RECORD_CONTACT,
                                rapport_entity_get_integer (plan, RAPPORT_PLAN_CONTACT));
  if (rapport_entity_is_set (plan, RAPPORT_PLAN_DEPTH) && !is_edited (self->more, RAPPORT_RECORD_DEPTH))
    rapport_entity_set_text (self->record, RAPPORT_RECORD_DEPTH, rapport_entity_get_text (plan, RAPPORT_PLAN_DEPTH));
  if (!is_edited (self->more, RAPPORT_RECORD_PURPOSE))
    rapport_entity_set_text (self->record, RAPPORT_RECORD_PURPOSE,
                             rapport_entity_get_text (plan, RAPPORT_PLAN_PURPOSE));
}

/* The plan that is answered is another one. */
void
rapport_log_dialog_load_plan (RapportLogDialog *self)
{
  take_over_plan (self);
  load_field (self, self->form, RAPPORT_RECORD_METHOD);
  load_field (self, self->form, RAPPORT_RECORD_CONTACT);
  load_field (self, self->more, RAPPORT_RECORD_DEPTH);
  load_field (self, self->more, RAPPORT_RECORD_PURPOSE);
  rapport_log_dialog_show_also (self);
  rapport_log_dialog_show_findings (self);
  rapport_log_dialog_propose_next (self);
  rapport_log_dialog_show_hints (self);
  rapport_log_dialog_show_other_plans (self);
}

static const char *
get_edited (RapportLogDialog *self,
            RapportForm      *form,
            guint             field)
{
  return is_edited (form, field) ? rapport_entity_get_text (self->record, field) : NULL;
}

/* The plan that fits what the person says of the contact, unless the person chose one. */
void
rapport_log_dialog_propose_plan (RapportLogDialog *self)
{
  const RapportMoment *started = rapport_entity_get_moment (self->record, RAPPORT_RECORD_STARTED);
  int day = rapport_moment_is_set (started) ? started->day : rapport_context_get_today (self->context);

  if (rapport_plan_choice_propose (self->plan, day, get_edited (self, self->form, RAPPORT_RECORD_METHOD),
                                   get_edited (self, self->more, RAPPORT_RECORD_DEPTH)))
    rapport_log_dialog_load_plan (self);
}

/* What there is to be warned of before it is stored */
GArray *
rapport_log_dialog_find_warnings (RapportLogDialog *self,
                                  GArray           *replaced)
{
  GArray *findings = rapport_findings_take_warnings (find (self, replaced));

  take_passed (self, findings);
  return findings;
}
