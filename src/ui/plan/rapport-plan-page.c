/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-accept-touches.h"
#include "rapport-control-name.h"
#include "rapport-customer.h"
#include "rapport-member.h"
#include "rapport-plan-dialog.h"
#include "rapport-plan-page.h"
#include "rapport-plan-period.h"
#include "rapport-plans.h"
#include "rapport-reference-drop-down.h"
#include "rapport-record.h"
#include "rapport-run.h"
#include "rapport-touch-bar.h"
#include "rapport-touch-grid.h"
#include "rapport-touch-move.h"
#include "rapport-ui.h"

/**
 * RapportPlanPage:
 * What one owner has to do in a month or week, planned and proposed, to be moved and accepted. What is moved is
 * planned at once, and can be taken back.
 *
 * @current: (nullable): the touch that had the keyboard last, of @touches
 * @chosen: what it was before the touches were read again, to find it among them
 * @aim: yyyymmdd, the day to which it would be moved, 0 for none
 * @is_pressed: whether the pointer is pressed on a touch
 * @is_drawn: whether the pointer holds it
 */
struct _RapportPlanPage
{
  RapportPage        parent_instance;

  GtkWidget         *title;
  GtkWidget         *summary;
  GtkWidget         *now;
  GtkWidget         *week;
  GtkWidget         *list;
  RapportTouchGrid  *grid;
  RapportTouchBar   *bar;

  GtkWidget         *owner;
  GtkWidget         *accept_all;
  RapportPlanPeriod  period;
  RapportTouches    *touches;
  RapportTouchMove  *move;
  const RapportTouch *current;
  RapportTouch       chosen;
  int                aim;
  gboolean           is_pressed;
  gboolean           is_drawn;
  GCancellable      *question;
};

G_DEFINE_FINAL_TYPE (RapportPlanPage, rapport_plan_page, RAPPORT_TYPE_PAGE)

static RapportContext *
get_context (RapportPlanPage *self)
{
  return rapport_page_get_context (RAPPORT_PAGE (self));
}

static void
show_summary (RapportPlanPage *self)
{
  const guint n_planned = rapport_touches_count (self->touches, RAPPORT_TOUCH_PLANNED);
  const guint n_proposed = rapport_touches_count (self->touches, RAPPORT_TOUCH_PROPOSED);
  const guint n_done = rapport_touches_count (self->touches, RAPPORT_TOUCH_DONE);
  /* translators: how many follow-ups of a period there are */
  g_autofree char *text = g_strdup_printf (_("%u proposed, %u planned, %u done"), n_proposed, n_planned, n_done);
  g_autofree char *title = rapport_plan_period_dup_title (&self->period,
                                                          rapport_context_get_format (get_context (self)));

  gtk_button_set_label (GTK_BUTTON (self->now), self->period.by_week ? C_("plan period", "This Week")
                                                                     : C_("plan period", "This Month"));
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->summary), text);
  gtk_widget_set_sensitive (self->accept_all, n_proposed > 0);
}

static void
show_note (RapportPlanPage *self)
{
  if (self->touches->owner == 0)
    rapport_touch_bar_show_note (self->bar, _("Choose whose follow-ups are planned."));
  else if (self->touches->touches->len == 0)
    rapport_touch_bar_show_note (self->bar, _("Nothing is planned in this period, and no cadence asks for anything."));
  else
    rapport_touch_bar_show_note (self->bar, _("Choose a follow-up; drag it to another day, or move it with Alt and the "
                                              "arrow keys.\n● deep   ○ light   ✓ done   ⚠ a rule warns of it"));
}

/* Whoever doesn't see the bar hears of it with the touch. */
static void
describe_chosen (RapportPlanPage *self,
                 const char      *words)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (rapport_touch_grid_get_chosen (self->grid) == self->current)
    gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    words != NULL ? words : "", -1);
}

static void
show_chosen (RapportPlanPage *self)
{
  const RapportTouch *touch = self->current;
  g_autofree char *against = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.cancel", self->aim != 0);
  if (touch == NULL)
    {
      if (self->touches != NULL)
        show_note (self);
      return;
    }
  against = rapport_touch_move_dup_sentences (self->move, self->aim != 0 ? self->aim : touch->due.day);
  if (self->aim != 0)
    rapport_touch_bar_show_move (self->bar, get_context (self), touch, self->aim, against);
  else
    rapport_touch_bar_show_touch (self->bar, get_context (self), touch, touch->due.day >= self->touches->today
                                                                          ? against : NULL);
  describe_chosen (self, against);
}

static void
set_aim (RapportPlanPage *self,
         int              day)
{
  self->aim = day;
  rapport_touch_grid_set_target (self->grid, day);
  show_chosen (self);
}

static void
choose (RapportPlanPage    *self,
        const RapportTouch *touch)
{
  self->current = touch;
  if (touch != NULL)
    self->chosen = *touch;
  rapport_touch_move_set_touch (self->move, self->touches, touch);
  set_aim (self, 0);
}

/* What has the keyboard is chosen, and stays so while that is where something is done with it. */
static void
focus_changed_cb (RapportPlanPage *self)
{
  const RapportTouch *touch = self->touches != NULL ? rapport_touch_grid_get_chosen (self->grid) : NULL;

  if (touch != NULL && touch != self->current)
    choose (self, touch);
}

/* 0 to what is chosen, less the better, -1 for another; what is planned comes before what is proposed beside it */
static int
compare_to_chosen (const RapportTouch *touch,
                   const RapportTouch *chosen)
{
  if (chosen->plan != 0 && touch->plan == chosen->plan)
    return 0;
  if (touch->customer != chosen->customer || touch->depth != chosen->depth || touch->state == RAPPORT_TOUCH_DONE)
    return -1;
  return 1 + 2 * ABS (rapport_days_from_day (touch->due.day) - rapport_days_from_day (chosen->due.day)) +
         (touch->state != RAPPORT_TOUCH_PLANNED);
}

static const RapportTouch *
find_chosen (const RapportTouches *touches,
             const RapportTouch   *chosen)
{
  const RapportTouch *best = NULL;
  int least = G_MAXINT;

  for (guint i = 0; i < touches->touches->len; i++)
    {
      const int rank = compare_to_chosen (touches->touches->pdata[i], chosen);

      if (rank >= 0 && rank < least)
        {
          best = touches->touches->pdata[i];
          least = rank;
        }
    }
  return best;
}

static void
show_touches (RapportPlanPage *self,
              RapportTouches  *touches)
{
  const gboolean had_focus = self->touches != NULL && rapport_touch_grid_get_chosen (self->grid) != NULL;
  const gboolean had_one = self->current != NULL;
  g_autoptr(RapportTouches) old = self->touches;
  const RapportTouch *chosen;

  self->touches = touches;
  self->current = NULL;
  rapport_touch_grid_show (self->grid, get_context (self), touches,
                           gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->list)));
  show_summary (self);
  chosen = had_one ? find_chosen (touches, &self->chosen) : NULL;
  choose (self, chosen);
  if (chosen != NULL && had_focus)
    rapport_touch_grid_focus (self->grid, chosen);
}

/* What is being moved is not taken from under the person's hand, nor before it has arrived. */
static gboolean
is_held (RapportPlanPage *self)
{
  return self->aim != 0 || self->is_pressed || self->is_drawn || rapport_touch_move_is_dropping (self->move);
}

typedef struct
{
  gint64            owner;
  RapportPlanPeriod period;
  gint64            now;
} Question;

static gpointer
read_touches (RapportConnection  *connection,
              gpointer            data,
              GError            **error)
{
  const Question *question = data;

  return rapport_touches_load (connection, question->owner, question->period.from, question->period.to, question->now,
                               error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportTouches) touches = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  RapportPlanPage *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  rapport_book_forget (&self->question);
  if (touches == NULL)
    rapport_touch_bar_show_note (self->bar, error->message);
  else if (!is_held (self))
    show_touches (self, g_steal_pointer (&touches));
  else
    rapport_page_reload_soon (RAPPORT_PAGE (self));
}

static void
reload (RapportPlanPage *self)
{
  RapportContext *context = get_context (self);
  const Question question = {
    rapport_reference_get_id (RAPPORT_REFERENCE (self->owner)), self->period, rapport_context_get_now (context),
  };

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  rapport_book_read_async (rapport_context_get_book (context), &self->question, read_touches,
                           g_memdup2 (&question, sizeof question), g_free, (GDestroyNotify) rapport_touches_free,
                           loaded_cb, self);
}

/* Whoever says who they are sees what they have to do. */
static void
member_changed_cb (RapportPlanPage *self)
{
  rapport_reference_set_id (RAPPORT_REFERENCE (self->owner), rapport_context_get_member (get_context (self)));
  reload (self);
}

static void
set_period (RapportPlanPage   *self,
            RapportPlanPeriod  period)
{
  set_aim (self, 0);
  self->period = period;
  reload (self);
}

static void
step_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *n)
{
  RapportPlanPage *self = RAPPORT_PLAN_PAGE (widget);

  set_period (self, rapport_plan_period_step (&self->period, g_variant_get_int32 (n)));
}

/* Whatever has the keyboard in the window, while the page is in sight. */
static gboolean
step_key_cb (GtkWidget *widget,
             GVariant  *n,
             gpointer   data)
{
  if (!gtk_widget_get_mapped (widget))
    return GDK_EVENT_PROPAGATE;
  step_cb (widget, NULL, n);
  return GDK_EVENT_STOP;
}

/* Before the list of the pages takes them. */
static void
add_step_keys (RapportPlanPage *self)
{
  static const struct
  {
    const char *keys;
    int         step;
  } ways[] = {
    { "<Control>Page_Down|<Control>KP_Page_Down", 1 },
    { "<Control>Page_Up|<Control>KP_Page_Up", -1 },
  };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (ways[i].keys),
                                                gtk_callback_action_new (step_key_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (ways[i].step));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
now_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  RapportPlanPage *self = RAPPORT_PLAN_PAGE (widget);

  set_period (self, rapport_plan_period_of (rapport_context_get_today (get_context (self)), self->period.by_week));
}

/* The week of today where that is in the month, else its first. */
static void
week_toggled_cb (RapportPlanPage *self)
{
  const int today = rapport_context_get_today (get_context (self));
  const gboolean is_now = self->period.from <= today && today <= self->period.to;

  set_period (self, rapport_plan_period_of (is_now ? today : self->period.from,
                                            gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->week))));
}

static void
list_toggled_cb (RapportPlanPage *self)
{
  set_aim (self, 0);
  reload (self);
}

static void
aim_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *day)
{
  set_aim (RAPPORT_PLAN_PAGE (widget), g_variant_get_int32 (day));
}

static void
draw_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *is_drawn)
{
  RapportPlanPage *self = RAPPORT_PLAN_PAGE (widget);

  self->is_drawn = g_variant_get_boolean (is_drawn);
  set_aim (self, 0);
}

static void
hold_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *is_pressed)
{
  RAPPORT_PLAN_PAGE (widget)->is_pressed = g_variant_get_boolean (is_pressed);
}

static void
move_by_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *days)
{
  RapportPlanPage *self = RAPPORT_PLAN_PAGE (widget);
  const RapportTouch *touch = self->current;
  int day;

  if (touch == NULL || touch->state == RAPPORT_TOUCH_DONE)
    return;
  day = rapport_day_add (self->aim != 0 ? self->aim : touch->due.day, g_variant_get_int32 (days));
  if (rapport_touches_get_day (self->touches, day) == NULL)
    day = day < self->touches->from ? self->touches->from : self->touches->to;
  set_aim (self, MAX (day, MIN (self->touches->today, self->touches->to)));
}

static void
drop_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportPlanPage *self = RAPPORT_PLAN_PAGE (widget);
  const int day = self->aim;

  if (day == 0 || self->current == NULL)
    return;
  self->chosen.due = rapport_moment_from_day (day);
  set_aim (self, 0);
  rapport_touch_move_drop (self->move, day);
}

static void
cancel_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  set_aim (RAPPORT_PLAN_PAGE (widget), 0);
}

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportPlanPage *self = RAPPORT_PLAN_PAGE (widget);
  const RapportTouch *touch = self->current;

  if (touch == NULL)
    return;
  if (touch->plan != 0)
    rapport_plan_dialog_edit (get_context (self), touch->plan);
  else if (touch->record != 0)
    rapport_context_open_thing (get_context (self), rapport_record_info.name, touch->record);
  else
    rapport_context_open_thing (get_context (self), rapport_customer_info.name, touch->customer);
}

static void
drop_or_open_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  if (RAPPORT_PLAN_PAGE (widget)->aim != 0)
    drop_cb (widget, action, parameter);
  else
    open_cb (widget, action, parameter);
}

static void
accept_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RapportPlanPage *self = RAPPORT_PLAN_PAGE (widget);
  const RapportTouch *touch = self->current;

  if (touch != NULL && touch->state == RAPPORT_TOUCH_PROPOSED)
    rapport_touch_move_drop (self->move, MAX (touch->due.day, self->touches->today));
}

static void
skip_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RapportPlanPage *self = RAPPORT_PLAN_PAGE (widget);
  const RapportTouch *touch = self->current;

  if (touch != NULL && touch->plan != 0)
    rapport_plans_skip (get_context (self), touch->plan);
}

static void
log_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  RapportPlanPage *self = RAPPORT_PLAN_PAGE (widget);
  const RapportTouch *touch = self->current;

  if (touch != NULL)
    rapport_context_log (get_context (self), touch->customer, touch->plan);
}

static void
accept_all_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  RapportPlanPage *self = RAPPORT_PLAN_PAGE (widget);
  g_autofree char *done = NULL;
  RapportAct *act;
  guint n;

  if (self->touches == NULL)
    return;
  act = rapport_accept_proposed_new (self->touches, &n);
  done = g_strdup_printf (ngettext ("%'u proposed follow-up planned", "%'u proposed follow-ups planned", n), n);
  if (n > 0)
    rapport_run_act (get_context (self), act, done);
  else
    rapport_act_free (act);
}

static void
accept_all_clicked_cb (RapportPlanPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "plan.accept-all", NULL);
}

static void
make_tools (RapportPlanPage *self)
{
  RapportContext *context = get_context (self);
  GtkWidget *accept = gtk_button_new_with_mnemonic (_("_Accept All"));

  self->owner = g_object_ref_sink (rapport_reference_drop_down_new (context, RAPPORT_TYPE_MEMBER));
  rapport_reference_drop_down_show_all (RAPPORT_REFERENCE_DROP_DOWN (self->owner));
  rapport_reference_set_none (RAPPORT_REFERENCE (self->owner), _("Nobody"));
  rapport_reference_set_id (RAPPORT_REFERENCE (self->owner), rapport_context_get_member (context));
  rapport_control_name_set (self->owner, _("Whose follow-ups"));
  g_signal_connect_object (self->owner, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  gtk_widget_set_tooltip_text (accept, _("Plan all that is proposed in this period"));
  gtk_widget_add_css_class (accept, "suggested-action");
  self->accept_all = g_object_ref_sink (accept);
  g_signal_connect_object (accept, "clicked", G_CALLBACK (accept_all_clicked_cb), self, G_CONNECT_SWAPPED);
  rapport_page_set_tools (RAPPORT_PAGE (self), self->owner, accept);
}

static void
rapport_plan_page_constructed (GObject *object)
{
  RapportPlanPage *self = RAPPORT_PLAN_PAGE (object);
  RapportContext *context = get_context (self);

  G_OBJECT_CLASS (rapport_plan_page_parent_class)->constructed (object);

  self->period = rapport_plan_period_of (rapport_context_get_today (context), FALSE);
  self->move = rapport_touch_move_new (context);
  g_signal_connect_object (self->move, "changed", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  make_tools (self);
  g_signal_connect (self, "map", G_CALLBACK (reload), NULL);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (rapport_page_reload_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_context_get_book (context), "member-changed", G_CALLBACK (member_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "ticked", G_CALLBACK (rapport_page_reload_soon), self, G_CONNECT_SWAPPED);
}

static void
rapport_plan_page_dispose (GObject *object)
{
  RapportPlanPage *self = RAPPORT_PLAN_PAGE (object);

  rapport_book_forget (&self->question);
  g_clear_object (&self->move);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_PLAN_PAGE);
  g_clear_pointer (&self->touches, rapport_touches_free);
  g_clear_object (&self->owner);
  g_clear_object (&self->accept_all);

  G_OBJECT_CLASS (rapport_plan_page_parent_class)->dispose (object);
}

static gint64
rapport_plan_page_get_customer (RapportPage *page)
{
  const RapportTouch *touch = RAPPORT_PLAN_PAGE (page)->current;

  return touch != NULL ? touch->customer : 0;
}

static gint64
rapport_plan_page_get_plan (RapportPage *page)
{
  const RapportTouch *touch = RAPPORT_PLAN_PAGE (page)->current;

  return touch != NULL ? touch->plan : 0;
}

/* What is printed of it is whose it is. */
static gint64
rapport_plan_page_get_shown (RapportPage  *page,
                             const char  **thing)
{
  *thing = rapport_member_info.name;
  return rapport_reference_get_id (RAPPORT_REFERENCE (RAPPORT_PLAN_PAGE (page)->owner));
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "plan.aim", "i", aim_cb);
  gtk_widget_class_install_action (widget_class, "plan.draw", "b", draw_cb);
  gtk_widget_class_install_action (widget_class, "plan.hold", "b", hold_cb);
  gtk_widget_class_install_action (widget_class, "plan.move-by", "i", move_by_cb);
  gtk_widget_class_install_action (widget_class, "plan.drop", NULL, drop_cb);
  gtk_widget_class_install_action (widget_class, "plan.drop-or-open", NULL, drop_or_open_cb);
  gtk_widget_class_install_action (widget_class, "plan.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "plan.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "plan.accept", NULL, accept_cb);
  gtk_widget_class_install_action (widget_class, "plan.accept-all", NULL, accept_all_cb);
  gtk_widget_class_install_action (widget_class, "plan.skip", NULL, skip_cb);
  gtk_widget_class_install_action (widget_class, "plan.log", NULL, log_cb);
  gtk_widget_class_install_action (widget_class, "plan.step", "i", step_cb);
  gtk_widget_class_install_action (widget_class, "plan.now", NULL, now_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "plan.cancel", NULL);
}

static void
rapport_plan_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rapport_plan_page_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_changed_cb), widget,
                           G_CONNECT_SWAPPED);
}

static void
rapport_plan_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_changed_cb, widget);

  GTK_WIDGET_CLASS (rapport_plan_page_parent_class)->unroot (widget);
}

static gboolean
rapport_plan_page_reload (RapportPage *page)
{
  RapportPlanPage *self = RAPPORT_PLAN_PAGE (page);

  if (is_held (self))
    return FALSE;
  reload (self);
  return TRUE;
}

static void
rapport_plan_page_class_init (RapportPlanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = rapport_plan_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = rapport_plan_page_dispose;

  widget_class->root = rapport_plan_page_root;
  widget_class->unroot = rapport_plan_page_unroot;

  RAPPORT_PAGE_CLASS (klass)->reload = rapport_plan_page_reload;
  RAPPORT_PAGE_CLASS (klass)->get_customer = rapport_plan_page_get_customer;
  RAPPORT_PAGE_CLASS (klass)->get_plan = rapport_plan_page_get_plan;
  RAPPORT_PAGE_CLASS (klass)->get_shown = rapport_plan_page_get_shown;

  g_type_ensure (RAPPORT_TYPE_TOUCH_BAR);
  g_type_ensure (RAPPORT_TYPE_TOUCH_GRID);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-plan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportPlanPage, title);
  gtk_widget_class_bind_template_child (widget_class, RapportPlanPage, summary);
  gtk_widget_class_bind_template_child (widget_class, RapportPlanPage, now);
  gtk_widget_class_bind_template_child (widget_class, RapportPlanPage, week);
  gtk_widget_class_bind_template_child (widget_class, RapportPlanPage, list);
  gtk_widget_class_bind_template_child (widget_class, RapportPlanPage, grid);
  gtk_widget_class_bind_template_child (widget_class, RapportPlanPage, bar);
  gtk_widget_class_bind_template_callback (widget_class, week_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_toggled_cb);
}

static void
rapport_plan_page_init (RapportPlanPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_step_keys (self);
}
