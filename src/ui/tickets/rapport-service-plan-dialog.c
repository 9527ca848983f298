/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-item.h"
#include "rapport-control-name.h"
#include "rapport-department.h"
#include "rapport-member.h"
#include "rapport-plan-service.h"
#include "rapport-service-plan-dialog.h"
#include "rapport-service-plan.h"
#include "rapport-snippet.h"

/** RapportServicePlanDialog: plans what is done for a ticket, step by step, beginning with a template (CS-1) */
struct _RapportServicePlanDialog
{
  RapportActWindow parent_instance;

  RapportEntity   *ticket;
  GPtrArray       *templates;
  GtkWidget       *choice;
  GtkWidget       *steps;
  GtkWidget       *cooperating;
};

G_DEFINE_FINAL_TYPE (RapportServicePlanDialog, rapport_service_plan_dialog, RAPPORT_TYPE_ACT_WINDOW)

static RapportContext *
get_context (RapportServicePlanDialog *self)
{
  return rapport_act_window_get_context (RAPPORT_ACT_WINDOW (self));
}

/* of those of @type the one called @name, NULL for none */
static RapportEntity *
find_named (RapportServicePlanDialog *self,
            GType                     type,
            const char               *name)
{
  GListModel *all = rapport_context_get_all (get_context (self), type);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(RapportEntity) each = g_list_model_get_item (all, i);

      if (g_strcmp0 (rapport_entity_get_name (each), name) == 0)
        return g_steal_pointer (&each);
    }
  return NULL;
}

/* A member has a step; of a department it is its head, as far as there is one. */
static void
set_who (RapportServicePlanDialog *self,
         RapportEntity            *item,
         const char               *who)
{
  g_autoptr(RapportEntity) member = who != NULL ? find_named (self, RAPPORT_TYPE_MEMBER, who) : NULL;
  g_autoptr(RapportEntity) department = who != NULL ? find_named (self, RAPPORT_TYPE_DEPARTMENT, who) : NULL;

  if (member != NULL)
    rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_WHO, rapport_entity_get_id (member));
  else if (department != NULL && rapport_entity_is_set (department, RAPPORT_DEPARTMENT_HEAD))
    rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_WHO,
                                rapport_entity_get_integer (department, RAPPORT_DEPARTMENT_HEAD));
  else if (who != NULL)
    rapport_entity_set_text (item, RAPPORT_ACTION_ITEM_WHO_WORDS, who);
}

static void
add_step (RapportServicePlanDialog *self,
          GPtrArray                *items,
          const RapportServiceStep *step)
{
  RapportEntity *item = RAPPORT_ENTITY (rapport_action_item_new ());

  rapport_entity_set_text (item, RAPPORT_ACTION_ITEM_WHAT, step->what);
  rapport_entity_set_text (item, RAPPORT_ACTION_ITEM_KIND, "task");
  set_who (self, item, step->who);
  if (step->has_deadline)
    rapport_entity_set_moment (item, RAPPORT_ACTION_ITEM_DEADLINE, &step->deadline);
  g_ptr_array_add (items, item);
}

static char *
dup_typed (RapportServicePlanDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->steps));
  char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

static RapportAct *
rapport_service_plan_dialog_create_act (RapportActWindow *window)
{
  RapportServicePlanDialog *self = RAPPORT_SERVICE_PLAN_DIALOG (window);
  g_autofree char *typed = dup_typed (self);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) steps = rapport_service_plan_parse (typed, rapport_context_get_now (get_context (self)),
                                                           rapport_context_get_zone (get_context (self)), &error);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *plan = NULL;
  const char *cooperating = gtk_editable_get_text (GTK_EDITABLE (self->cooperating));

  if (steps == NULL || steps->len == 0)
    {
      rapport_act_window_refuse (window, steps == NULL ? error->message : _("Write what is going to be done."),
                                 self->steps);
      return NULL;
    }
  for (guint i = 0; i < steps->len; i++)
    add_step (self, items, g_ptr_array_index (steps, i));
  plan = rapport_service_plan_format (steps, rapport_context_get_zone (get_context (self)));
  return rapport_plan_service_new (rapport_entity_get_id (self->ticket), plan,
                                   *cooperating != '\0' ? cooperating : NULL, items);
}

/* What other departments do in it */
static char *
dup_cooperating (RapportServicePlanDialog *self,
                 const char               *template)
{
  g_autoptr(GPtrArray) steps = rapport_service_plan_parse (template, 0, rapport_context_get_zone (get_context (self)),
                                                           NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const RapportServiceStep *step = g_ptr_array_index (steps, i);
      g_autoptr(RapportEntity) department =
        step->who != NULL ? find_named (self, RAPPORT_TYPE_DEPARTMENT, step->who) : NULL;

      if (department != NULL &&
          rapport_entity_get_id (department) != rapport_entity_get_integer (self->ticket, RAPPORT_TICKET_DEPARTMENT) &&
          !g_ptr_array_find_with_equal_func (names, step->who, g_str_equal, NULL))
        g_ptr_array_add (names, step->who);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/* What was written before comes back with Ctrl+Z. */
static void
take_template (RapportServicePlanDialog *self,
               const char               *body)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->steps));
  GtkTextIter start, end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, body, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
chosen_cb (RapportServicePlanDialog *self)
{
  const guint n = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
  RapportEntity *template = n > 0 && n <= self->templates->len ? g_ptr_array_index (self->templates, n - 1) : NULL;
  const char *body = template != NULL ? rapport_entity_get_text (template, RAPPORT_SNIPPET_BODY) : NULL;
  g_autofree char *cooperating = NULL;

  if (body == NULL)
    return;
  take_template (self, body);
  cooperating = dup_cooperating (self, body);
  if (!rapport_entity_is_set (self->ticket, RAPPORT_TICKET_COOPERATING))
    gtk_editable_set_text (GTK_EDITABLE (self->cooperating), cooperating);
}

static void
rapport_service_plan_dialog_dispose (GObject *object)
{
  RapportServicePlanDialog *self = RAPPORT_SERVICE_PLAN_DIALOG (object);

  G_OBJECT_CLASS (rapport_service_plan_dialog_parent_class)->dispose (object);

  g_clear_object (&self->ticket);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
}

static void
rapport_service_plan_dialog_class_init (RapportServicePlanDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_service_plan_dialog_dispose;
  RAPPORT_ACT_WINDOW_CLASS (klass)->create_act = rapport_service_plan_dialog_create_act;
}

static void
rapport_service_plan_dialog_init (RapportServicePlanDialog *self)
{
  self->templates = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Those for its category stand first. */
static void
add_templates (RapportServicePlanDialog *self,
               GtkStringList            *names,
               gboolean                  of_category)
{
  GListModel *all = rapport_context_get_all (get_context (self), RAPPORT_TYPE_SNIPPET);
  const char *category = rapport_entity_get_text (self->ticket, RAPPORT_TICKET_CATEGORY);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(RapportEntity) each = g_list_model_get_item (all, i);
      const gboolean fits = category != NULL &&
                            g_strcmp0 (rapport_entity_get_text (each, RAPPORT_SNIPPET_CATEGORY), category) == 0;

      if (fits != of_category || rapport_entity_get_flag (each, RAPPORT_SNIPPET_RETIRED) ||
          g_strcmp0 (rapport_entity_get_text (each, RAPPORT_SNIPPET_KIND), RAPPORT_SERVICE_PLAN) != 0)
        continue;
      gtk_string_list_append (names, rapport_entity_get_text (each, RAPPORT_SNIPPET_NAME));
      g_ptr_array_add (self->templates, g_steal_pointer (&each));
    }
}

static void
add_choice (RapportServicePlanDialog *self)
{
  GtkStringList *names = gtk_string_list_new ((const char *[]) { _("No template"), NULL });
  guint n_fitting;

  add_templates (self, names, TRUE);
  n_fitting = self->templates->len;
  add_templates (self, names, FALSE);
  self->choice = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_widget_set_halign (self->choice, GTK_ALIGN_START);
  rapport_act_window_add_row (RAPPORT_ACT_WINDOW (self), _("Template"), self->choice);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self);
  if (n_fitting > 0 && !rapport_entity_is_set (self->ticket, RAPPORT_TICKET_SERVICE_PLAN))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), 1);
}

static void
add_steps (RapportServicePlanDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *hint = gtk_label_new (_("A step a line: what | who | until when, such as 2d or 4h. Each becomes an "
                                     "action item."));
  const char *plan = rapport_entity_get_text (self->ticket, RAPPORT_TICKET_SERVICE_PLAN);
  g_auto(GStrv) lines = rapport_service_plan_dup_lines (plan != NULL ? plan : "");
  g_autofree char *text = g_strjoinv ("\n", lines);

  self->steps = gtk_text_view_new ();
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->steps), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->steps), GTK_WRAP_WORD_CHAR);
  rapport_control_name_set (self->steps, _("Steps"));
  if (plan != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->steps)), text, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->steps);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_size_request (scroller, -1, 180);
  rapport_act_window_add_row (RAPPORT_ACT_WINDOW (self), _("Steps"), scroller);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  rapport_act_window_add (RAPPORT_ACT_WINDOW (self), hint);
}

static void
add_cooperating (RapportServicePlanDialog *self)
{
  const char *cooperating = rapport_entity_get_text (self->ticket, RAPPORT_TICKET_COOPERATING);

  self->cooperating = gtk_entry_new ();
  if (cooperating != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->cooperating), cooperating);
  rapport_act_window_add_row (RAPPORT_ACT_WINDOW (self),
                              g_dpgettext2 (GETTEXT_PACKAGE, "field", "Cooperating departments"), self->cooperating);
}

/** rapport_service_plan_dialog_show: asks what is going to be done for @ticket; templates are texts of the book */
void
rapport_service_plan_dialog_show (RapportContext *context,
                                  RapportTicket  *ticket)
{
  RapportServicePlanDialog *self;

  g_return_if_fail (RAPPORT_IS_CONTEXT (context) && RAPPORT_IS_TICKET (ticket));

  self = g_object_new (RAPPORT_TYPE_SERVICE_PLAN_DIALOG, NULL);
  self->ticket = g_object_ref (RAPPORT_ENTITY (ticket));
  rapport_act_window_begin (RAPPORT_ACT_WINDOW (self), context, _("Service Plan"), _("_Save"));
  add_steps (self);
  add_cooperating (self);
  add_choice (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->steps);
}
