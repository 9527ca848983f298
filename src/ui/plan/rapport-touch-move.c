/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-accept-touches.h"
#include "rapport-plan-hints.h"
#include "rapport-plan.h"
#include "rapport-prompt.h"
#include "rapport-run.h"
#include "rapport-touch-move.h"

/**
 * RapportTouchMove:
 * What speaks against a day for one touch, and the act of putting it there: a warning is passed with a reason, which
 * is kept (cadence.md 11).
 */
struct _RapportTouchMove
{
  GObject                parent_instance;

  RapportContext        *context;
  RapportFollowUpChecks *checks;
  const RapportTouches  *touches;
  RapportTouchChoice     choice;
  char                  *name;
  int                    limit;
  gboolean               is_automatic;
  RapportEntity         *plan;
  int                    dropping;
};

G_DEFINE_FINAL_TYPE (RapportTouchMove, rapport_touch_move, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
rapport_touch_move_dispose (GObject *object)
{
  RapportTouchMove *self = RAPPORT_TOUCH_MOVE (object);

  g_clear_object (&self->checks);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_touch_move_parent_class)->dispose (object);
}

static void
rapport_touch_move_class_init (RapportTouchMoveClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_touch_move_dispose;

  /** RapportTouchMove::changed: what is said of days may be something else, or is known now */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rapport_touch_move_init (RapportTouchMove *self)
{
}

/* A touch that is due at this time of another day */
static RapportMoment
find_due (RapportTouchMove *self,
          int               day)
{
  if (day == self->choice.due.day)
    return self->choice.due;
  return rapport_moment_move (&self->choice.due, day, rapport_context_get_now (self->context), self->touches->zone);
}

static GArray *
find_findings (RapportTouchMove *self,
               int               day)
{
  const RapportMoment due = find_due (self, day);

  rapport_entity_set_moment (self->plan, RAPPORT_PLAN_DUE, &due);
  return rapport_plan_hints_find (self->checks, self->plan, NULL);
}

/* What becomes of it, to whom and when */
static void
plan_it (RapportTouchMove         *self,
         const RapportTouchChoice *choice,
         const char               *name)
{
  g_autofree char *when = rapport_format_moment (rapport_context_get_format (self->context), &choice->due);
  g_autofree char *done = NULL;

  if (choice->is_moved)
    /* translators: the name of a customer, and when the follow-up is now */
    done = g_strdup_printf (_("Moved: %s · now %s"), name, when);
  else
    /* translators: the name of a customer, and when the follow-up is */
    done = g_strdup_printf (_("Planned: %s · %s"), name, when);
  rapport_run_act (self->context, rapport_accept_touches_new (choice, 1), done);
}

typedef struct
{
  RapportTouchMove   *move;
  RapportTouchChoice  choice;
  GArray             *findings;
  char               *name;
} Passing;

static void
free_passing (gpointer data)
{
  Passing *passing = data;

  g_object_unref (passing->move);
  g_array_unref (passing->findings);
  g_free (passing->name);
  g_free (passing);
}

static void
passed_cb (const char *reason,
           gpointer    data)
{
  Passing *passing = data;
  g_autoptr(GPtrArray) overrides = rapport_findings_dup_overrides (passing->findings, 0, reason);

  passing->choice.overrides = overrides;
  plan_it (passing->move, &passing->choice, passing->name);
}

static void
ask_reason (RapportTouchMove         *self,
            const RapportTouchChoice *choice,
            GArray                   *warnings)
{
  Passing *passing = g_new0 (Passing, 1);
  g_autofree char *sentences = rapport_findings_dup_text (warnings, '\n');
  g_autofree char *label = g_strdup_printf (_("%s\nWhy is it planned there all the same?"), sentences);

  *passing = (Passing) { g_object_ref (self), *choice, g_array_ref (warnings), g_strdup (self->name) };
  rapport_prompt_show (rapport_context_get_window (self->context), _("Plan in Spite of a Warning"), label, "",
                       _("_Plan"), passed_cb, passing, free_passing);
}

static void
go_on (RapportTouchMove *self)
{
  RapportTouchChoice choice = self->choice;
  g_autoptr(GArray) warnings = NULL;

  choice.due = find_due (self, self->dropping);
  choice.is_moved = choice.plan != 0 && choice.due.day != self->choice.due.day;
  warnings = rapport_findings_take_warnings (find_findings (self, self->dropping));
  self->dropping = 0;
  if (warnings->len > 0)
    ask_reason (self, &choice, warnings);
  else
    plan_it (self, &choice, self->name);
}

static void
checks_changed_cb (RapportTouchMove *self)
{
  if (self->context == NULL)
    return;
  if (self->dropping != 0 && self->plan != NULL && rapport_follow_up_checks_is_ready (self->checks))
    go_on (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** rapport_touch_move_new: Returns: (transfer full): the move of nothing yet */
RapportTouchMove *
rapport_touch_move_new (RapportContext *context)
{
  RapportTouchMove *self = g_object_new (RAPPORT_TYPE_TOUCH_MOVE, NULL);

  self->context = g_object_ref (context);
  self->checks = rapport_follow_up_checks_new (context);
  g_signal_connect_object (self->checks, "changed", G_CALLBACK (checks_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static RapportEntity *
make_plan (RapportTouchMove   *self,
           const RapportTouch *touch)
{
  g_autoptr(RapportEntity) stored =
    touch->plan != 0 ? rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_PLAN, touch->plan, NULL)
                     : NULL;
  RapportEntity *plan;

  if (stored != NULL)
    return rapport_entity_copy (stored);
  plan = RAPPORT_ENTITY (rapport_plan_new ());
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, touch->customer);
  return plan;
}

/**
 * rapport_touch_move_set_touch:
 * @touches: the period that is shown; it must live until another is given
 * @touch: (nullable): what may be moved, one of them
 */
void
rapport_touch_move_set_touch (RapportTouchMove     *self,
                              const RapportTouches *touches,
                              const RapportTouch   *touch)
{
  g_return_if_fail (RAPPORT_IS_TOUCH_MOVE (self));

  self->touches = touches;
  self->dropping = 0;
  g_clear_object (&self->plan);
  if (touch == NULL || touch->state == RAPPORT_TOUCH_DONE)
    return;
  self->is_automatic = touch->is_automatic;
  self->choice = (RapportTouchChoice) {
    .plan = touch->plan, .customer = touch->customer, .owner = touches->owner, .depth = touch->depth,
    .due = touch->due, .asked = touch->asked,
  };
  g_free (self->name);
  self->name = g_strdup (touch->name);
  self->limit = touch->limit;
  self->plan = make_plan (self, touch);
  rapport_follow_up_checks_set_customer (self->checks, touch->customer);
}

static void
append_sentence (GString    *text,
                 const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

/* What the day itself says, beside what the rules say of contacts */
static void
append_day (RapportTouchMove *self,
            int               day,
            GString          *text)
{
  const RapportTouchDay *found = rapport_touches_get_day (self->touches, day);
  const guint others = found != NULL ? found->n_automatic - (self->is_automatic && day == self->choice.due.day) : 0;

  if (rapport_follow_up_checks_is_paused (self->checks, day))
    append_sentence (text, _("The customer pauses on that day."));
  if (found != NULL && found->away)
    append_sentence (text, _("The owner is away on that day."));
  if (self->touches->plans_a_day > 0 && others >= (guint) self->touches->plans_a_day)
    {
      g_autofree char *full = g_strdup_printf (ngettext ("%u other follow-up is planned on that day.",
                                                         "%u other follow-ups are planned on that day.", others),
                                               others);

      append_sentence (text, full);
    }
  if (self->limit != 0 && day > self->limit)
    {
      g_autofree char *limit = rapport_format_day (rapport_context_get_format (self->context), self->limit);
      g_autofree char *late = g_strdup_printf (_("That is too late: the cadence asks for it by %s."), limit);

      append_sentence (text, late);
    }
}

/**
 * rapport_touch_move_dup_sentences:
 * @day: yyyymmdd
 *
 * Returns: (transfer full) (nullable): what speaks against @day, as far as the book is read; NULL for nothing
 */
char *
rapport_touch_move_dup_sentences (RapportTouchMove *self,
                                  int               day)
{
  g_autoptr(GArray) findings = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *said = NULL;

  g_return_val_if_fail (RAPPORT_IS_TOUCH_MOVE (self), NULL);

  if (self->plan == NULL)
    return NULL;
  if (!rapport_touch_move_can_drop (self, day))
    return g_strdup (_("That day is past."));
  findings = find_findings (self, day);
  said = rapport_findings_dup_text (findings, ' ');
  if (said != NULL)
    g_string_append (text, said);
  append_day (self, day, text);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/** rapport_touch_move_can_drop: Returns: whether the touch can be put on @day, which is not past */
gboolean
rapport_touch_move_can_drop (RapportTouchMove *self,
                             int               day)
{
  g_return_val_if_fail (RAPPORT_IS_TOUCH_MOVE (self), FALSE);

  return self->plan != NULL && day >= self->touches->today;
}

/** rapport_touch_move_is_dropping: Returns: whether it is to be planned as soon as what the rules say of it is known */
gboolean
rapport_touch_move_is_dropping (RapportTouchMove *self)
{
  g_return_val_if_fail (RAPPORT_IS_TOUCH_MOVE (self), FALSE);

  return self->dropping != 0;
}

/** rapport_touch_move_drop: plans the touch on @day, asking for a reason where a rule warns of it */
void
rapport_touch_move_drop (RapportTouchMove *self,
                         int               day)
{
  g_return_if_fail (RAPPORT_IS_TOUCH_MOVE (self));

  if (!rapport_touch_move_can_drop (self, day))
    return;
  self->dropping = day;
  if (rapport_follow_up_checks_is_ready (self->checks))
    go_on (self);
}
